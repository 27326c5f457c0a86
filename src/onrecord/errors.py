"""The errors of onrecord, named by what they mean for the caller.

OnrecordError
├── Usage            the call cannot be meant: an unknown kind, a date that is none, no such source   (exit 2)
├── Unreadable       one item cannot be read; it is rejected and the rest goes on                      (exit 1)
├── NotOnRecord      no article, statement, actor or figure has that id                                (exit 2)
├── TookTooLong      a question was stopped as it took longer than it was given                        (exit 2)
└── RecordUnusable   the record file cannot be used as it is                                           (exit 2)
    ├── RecordMissing   there is none at that path
    ├── RecordNewer     a later version of onrecord wrote it
    └── RecordDamaged   it is no record, or its pages are broken
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Every error that onrecord raises on purpose."""


class Usage(OnrecordError):
    """The call cannot be meant as it stands."""


class Unreadable(OnrecordError):
    """One item cannot be read. `step` is where (reading, decoding, parsing, extraction), the message is why."""

    def __init__(self, reason: str, *, step: str = "reading") -> None:
        super().__init__(reason)
        self.reason = reason
        self.step = step


class NotOnRecord(OnrecordError):
    """Nothing in the record has that id."""


class TookTooLong(OnrecordError):
    """A question was stopped, as it took longer than it was given."""


class RecordUnusable(OnrecordError):
    """The record file cannot be used as it is."""


class RecordMissing(RecordUnusable):
    """There is no record at that path."""


class RecordNewer(RecordUnusable):
    """A later version of onrecord wrote this record."""


class RecordDamaged(RecordUnusable):
    """The file is no record, or its pages are broken."""
