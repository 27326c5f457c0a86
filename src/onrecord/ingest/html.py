"""A saved web page: its main text, title, date, outlet, address and authors, by trafilatura in its standard mode.

Nothing is fetched: links, images and scripts of the page are text. Reader comments are left out.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from onrecord.errors import Unreadable
from onrecord.ingest.decoding import decoded
from onrecord.ingest.draft import Draft

if TYPE_CHECKING:
    from trafilatura.settings import Document

SENTENCE_WORDS = 8  # a page without one line of as many words and a sentence's end is a list of links, no article
MOST_TAGS = 100_000  # hostile pages of as many took 20 s, of three times as many a minute; real ones have some thousands
DECLARED_WITHIN = 4096  # bytes in which a page must declare its encoding; HTML asks for 1024

_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*(?:\s|$)""")
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE
)
_TEXT_CODEC = re.compile(r"utf-8|ascii|iso8859-\d+|cp(?:125\d|932|949|950)|koi8-[rut]|gb\w+|big5\w*|shift_jis\w*|euc_\w+")
_LATIN = {"ascii": "cp1252", "iso8859-1": "cp1252"}  # as browsers read them (WHATWG Encoding Standard)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_METADATA = ".//meta | .//link | .//title | .//script[contains(@type, 'ld+json')]"


def from_page(raw: bytes) -> Draft:
    """The article of a page. Raises Unreadable where the page has none or its bytes do not fit its encoding.

    A date in the page's metadata (meta elements, JSON-LD, address) is stated; one found in its visible parts is inferred.
    """
    if raw.count(b"<") > MOST_TAGS:
        raise Unreadable(f"too long: over {MOST_TAGS:,} tags in one page")
    page = _DECLARATION.sub("", page_text(raw), count=1)
    document = _extracted(page)
    text = (document.text or "") if document else ""
    if document is None or not any(_is_sentence(line) for line in text.splitlines()):
        raise Unreadable("no article in this page: no sentence of running text was found", step="parsing")
    stated = _stated_date(page, document.url)
    return Draft(
        text,
        url=_web_address(document.url),
        outlet=document.sitename or document.hostname,
        title=document.title,
        authors=tuple(name.strip() for name in (document.author or "").split(";")),
        published=stated or document.date,
        inferred=stated is None,
    )


def page_text(raw: bytes) -> str:
    """The page decoded: UTF-8 or a byte order mark first, then what the page declares; never a guess."""
    declared = _CHARSET.search(raw[:DECLARED_WITHIN])
    try:
        return decoded(raw)
    except Unreadable:
        codec = _codec(declared[1].decode("ascii")) if declared else None
        if codec is None or b"\0" in raw:
            raise
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        reason = f"not the {codec} text that it says it is: byte {error.start} ({raw[error.start]:#04x}) does not fit"
        raise Unreadable(reason, step="decoding") from None


def _codec(declared: str) -> str | None:
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    return _LATIN.get(name, name) if _TEXT_CODEC.fullmatch(name) else None


def _extracted(page: str) -> Document | None:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    dates = {"original_date": True, "extensive_search": False}
    try:
        document = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=dates)
    except Exception as error:  # a foreign parser on foreign bytes: whatever it trips over is this page's trouble
        raise Unreadable(f"the page cannot be taken apart ({type(error).__name__}: {error})", step="parsing") from error
    return document if isinstance(document, Document) else None


def _stated_date(page: str, url: str | None) -> str | None:
    """The date of the metadata alone, so that a date in the running text is not taken for a stated one."""
    from htmldate import find_date
    from lxml.html import tostring  # type: ignore[import-untyped]  # lxml comes with trafilatura, without types
    from trafilatura import load_html

    tree = load_html(page)
    parts = tree.xpath(_METADATA) if tree is not None else []
    head = "".join(tostring(part, encoding="unicode", with_tail=False) for part in parts)
    document = f"<html><head>{head}</head><body><p></p></body></html>"
    return find_date(document, extensive_search=False, original_date=True, url=url, deferred_url_extractor=True)


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= SENTENCE_WORDS and bool(_SENTENCE_END.search(line))


def _web_address(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
