"""Words as search sees them: what a reader types against what stands in a text or a name.

A word is a run of letters and digits; case and diacritics do not count. What is typed is cut at blanks; a piece such as
"U.S." or "1,500" is several words that must follow one another. All pieces must be there, in any order; the last may be
the beginning of a word, since it may still be being typed. The full-text index (FTS5, unicode61) does the same, but for
letters that only full case folding joins ("ß" and "ss").
"""

from __future__ import annotations

import re
import unicodedata

from onrecord.errors import Usage

LONGEST = 1_000  # characters of a question; the index's parser fails on thousands of words
_WORD = re.compile(r"[^\W_]+")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def folded(text: str) -> str:
    """The words of `text` with a blank before, between and after; empty where there is none."""
    bare = "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    words = _WORD.findall(bare.casefold())
    return f" {' '.join(words)} " if words else ""


def checked(asked: str) -> str:
    """What is typed, as long as it is short enough and without what no text can hold. Raises Usage."""
    if len(asked) > LONGEST:
        raise Usage(f"{len(asked)} characters are asked for; at most {LONGEST} can be")
    return _UNSTORABLE.sub(" ", asked)


def pieces(asked: str) -> list[str]:
    """What is typed, cut at blanks, without pieces that hold no word."""
    return [piece for piece in checked(asked).split() if folded(piece)]


def wanted(asked: str) -> list[str]:
    """Strings that must all stand in `folded(text)` for the text to match; none where nothing is asked."""
    whole = [folded(piece) for piece in pieces(asked)]
    return [*whole[:-1], whole[-1].rstrip()] if whole else []


def match(asked: str) -> str | None:
    """The question in the language of FTS5: every piece quoted, so that none of its syntax is read; None for no words."""
    quoted = ['"' + piece.replace('"', '""') + '"' for piece in pieces(asked)]
    return " ".join(quoted) + " *" if quoted else None
