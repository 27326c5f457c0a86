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
from onrecord.records import Span

LONGEST = 1_000  # characters of a question; the index's parser fails on thousands of words
_WORD = re.compile(r"[^\W_]+")
_MAYBE_MARK = re.compile("[^\x00-\u02ff]")  # every combining mark, and few other characters of news
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def folded(text: str) -> str:
    """The words of `text` with a blank before, between and after; empty where there is none."""
    bare = text if text.isascii() else _MAYBE_MARK.sub(_unmarked, unicodedata.normalize("NFD", text))
    words = _WORD.findall(bare.casefold())
    return f" {' '.join(words)} " if words else ""


def _unmarked(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]


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


def places(text: str, asked: str) -> list[Span]:
    """Where in `text` the pieces of what is typed stand, from the first of a piece's words to its last; in order."""
    spans = [Span(*each.span()) for each in _WORD.finditer(text)]
    forms = [folded(span.of(text)).strip() for span in spans]
    typed = [folded(piece).split() for piece in pieces(asked)]
    found = {
        Span(spans[at].start, spans[at + len(piece) - 1].end)
        for number, piece in enumerate(typed)
        for at in range(len(forms) - len(piece) + 1)
        if _same(forms[at : at + len(piece)], piece, begun=number == len(typed) - 1)
    }
    return sorted(found)


def _same(forms: list[str], piece: list[str], *, begun: bool) -> bool:
    if forms[:-1] != piece[:-1]:
        return False
    return forms[-1].startswith(piece[-1]) if begun else forms[-1] == piece[-1]


def match(asked: str) -> str | None:
    """The question in the language of FTS5: every piece quoted, so that none of its syntax is read; None for no words."""
    quoted = ['"' + piece.replace('"', '""') + '"' for piece in pieces(asked)]
    return " ".join(quoted) + " *" if quoted else None
