"""onrecord reads news and keeps the record: who said what, when, through whom, and which figures were given.

    import onrecord

    for statement in onrecord.read("text of one article", published="2019-11-15").statements:
        print(statement.speaker, statement.cue, statement.content)

    with onrecord.open("record.db") as record:
        record.add("articles/")
        for statement in record.statements(about="withdrawal"):
            print(statement.article.published, statement.speaker, statement.content)

Importing it is cheap: the database and the network are loaded by the first `open` or `read`. The errors other than
OnrecordError are in onrecord.errors.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.ask import Ask
from onrecord.errors import OnrecordError
from onrecord.overtime import Happening
from onrecord.records import Actor, Article, Date, Figure, Findings, Head, Mention, Passage, Rejected, Span, Speaker, Statement

if TYPE_CHECKING:
    from onrecord.ingest import Stated
    from onrecord.record import Record, open, read

    __version__: str

__all__ = [
    "Actor",
    "Article",
    "Ask",
    "Date",
    "Figure",
    "Findings",
    "Happening",
    "Head",
    "Mention",
    "OnrecordError",
    "Passage",
    "Record",
    "Rejected",
    "Span",
    "Speaker",
    "Stated",
    "Statement",
    "__version__",
    "open",
    "read",
]

_LATER = {"Record": "onrecord.record", "open": "onrecord.record", "read": "onrecord.record", "Stated": "onrecord.ingest"}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version("onrecord")
    elif name in _LATER:
        value = getattr(import_module(_LATER[name]), name)
    else:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
