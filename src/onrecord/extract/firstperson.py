"""Whose words "I" and "we" are outside quotation marks: of who signs the post they stand in, of who is announced in the
paragraph before ("Her statement reads:"), else of the article's author.
"""

from __future__ import annotations

import re

from onrecord.records import Article, Span

LAST = 120  # characters in which the line before a post may end in a signature and a date
BLOCK = 4  # paragraphs of somebody's words after the one that announces them
_SIGNED = re.compile(r"(?:^|\s)[—–-]{1,2}\s?([^()\n—–]{2,60}?)\s\(@\w{1,20}\)")
_NEXT = re.compile(r"\s*([—–-])?")
_SEVERAL = re.compile(r",\s|;\s|\s(?:and|&)\s")


def signature(text: str, span: Span) -> Span | None:
    """The name that signs the line at `span` as posts are signed: "I agree. — Ada Moor (@adamoor)"; or the next line, where
    that begins with the dash or where the line before ends in a signature, as among posts printed one after another."""
    start, end = text.rfind("\n", 0, span.start) + 1, _line_end(text, span.end)
    following = _NEXT.match(text, end)
    if following and (following[1] or _SIGNED.search(text, max(0, start - LAST), start)):
        end = _line_end(text, following.end())
    found = _SIGNED.search(text, span.end, end)
    return Span(*found.span(1)) if found else None


def announcement(text: str, at: int) -> Span | None:
    """The paragraph that ends in a colon before the one at `at`, or a few before it."""
    start = text.rfind("\n", 0, at) + 1
    for _ in range(BLOCK):
        end = start
        while end and text[end - 1].isspace():
            end -= 1
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].endswith(":"):
            return Span(start, end)
    return None


def unopened(text: str, span: Span) -> bool:
    """Whether a quotation closes in the line at `span` that no mark opens after it: the one that did is missing or was closed
    too early."""
    rest = text[span.end : _line_end(text, span.end)]
    if rest.count('"') % 2:
        return True
    closing = rest.find("”")
    return closing >= 0 and "“" not in rest[:closing]


def author(article: Article) -> str | None:
    """Who "I" is in the article's own words: its one author; None where there are several or that is no full name."""
    only = article.authors[0].strip() if len(article.authors) == 1 else ""
    return only if " " in only and not _SEVERAL.search(only) else None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
