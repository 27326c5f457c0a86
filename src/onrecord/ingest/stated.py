"""What the user states for sources that do not say it themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onrecord.records import ArticleKind


@dataclass(frozen=True, slots=True)
class Stated:
    """Outlet, date and kind for articles whose source gives none; what a source says of itself wins."""

    outlet: str | None = None
    published: dt.date | None = None
    kind: ArticleKind | None = None


NOTHING = Stated()
