"""What can be asked of a record: one frozen value that commands, pages and the Python API all fill in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from onrecord.records import StatementKind

Named = Literal["named", "unnamed", "unknown"]  # whose the words are: somebody's with a name, somebody's without, not told


@dataclass(frozen=True, slots=True)
class Ask:
    """Filters of a listing; None does not filter.

    `speaker` is an actor's id or any form of a name, matched without regard to case; `about` is words that must all
    stand in the passage (the last one may be a beginning); `since` and `until` are days, both included, held against
    the article's date (for a timeline against the date told). `via` is a medium that carried a statement, `named` whether its
    speaker has a name; `article` and `story` are ids, `limit` the most rows.
    """

    speaker: str | None = None
    about: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    outlet: str | None = None
    kind: StatementKind | None = None
    named: Named | None = None
    via: str | None = None
    article: str | None = None
    story: str | None = None
    limit: int | None = None
    offset: int = 0
