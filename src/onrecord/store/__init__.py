"""Records <-> database: one SQLite file. The only place that knows SQL."""

from __future__ import annotations

from onrecord.store.answers import Broken, Counts, Kept
from onrecord.store.store import Store

__all__ = ["Broken", "Counts", "Kept", "Store"]
