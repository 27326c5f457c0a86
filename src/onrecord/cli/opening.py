"""The record that a command works on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.record import Record


def opened(path: Path | None, *, create: bool = False) -> Record:
    """The record at `path`, else where the settings say. Raises RecordMissing (without create), RecordNewer, RecordDamaged."""
    from onrecord import record  # late: it loads the database, which a wrong call should not wait for

    return record.open(Settings.load(record=path).record, create=create)
