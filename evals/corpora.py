"""Where the public corpora are read from: the folder in ONRECORD_CORPORA. None of their text is kept in the project."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def folder() -> Path | None:
    """The corpora's folder, or None where ONRECORD_CORPORA is not set or names none."""
    given = os.environ.get("ONRECORD_CORPORA")
    path = Path(given) if given else None
    return path if path is not None and path.is_dir() else None


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a .jsonl or .jsonl.gz file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def digest(*paths: Path) -> str:
    """Twelve hex digits over the files' bytes: a floor holds for the data it was measured on, and no other."""
    made = hashlib.sha256()
    for path in paths:
        made.update(path.read_bytes())
    return made.hexdigest()[:12]
