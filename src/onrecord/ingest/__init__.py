"""Sources in, articles out: files, folders, globs and standard input become Article or Rejected, one by one."""

from __future__ import annotations

from onrecord.ingest.files import articles, count
from onrecord.ingest.places import missing
from onrecord.ingest.stated import Stated

__all__ = ["Stated", "articles", "count", "missing"]
