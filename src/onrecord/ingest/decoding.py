"""Bytes into text without guessing: UTF-8, or UTF-16 where a byte order mark says so; anything else is refused.

A byte order mark names the encoding and is not part of the text. Newlines stay as they are.
"""

from __future__ import annotations

import codecs
import re

from onrecord.errors import Unreadable

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SURROGATE = re.compile("[\ud800-\udfff]")


def decoded(raw: bytes) -> str:
    """The text of a file. Raises Unreadable (step decoding) with the position of the first byte that is wrong."""
    if raw.startswith(UTF16):
        return _strictly(raw, "utf-16", "UTF-16")
    zero = raw.find(b"\0")
    if zero >= 0:
        raise Unreadable(f"binary data, not text: byte {zero} is zero", step="decoding")
    return _strictly(raw, "utf-8-sig", "UTF-8")


def _strictly(raw: bytes, codec: str, name: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        offset = error.start + (3 if codec == "utf-8-sig" and raw.startswith(codecs.BOM_UTF8) else 0)
        reason = f"not {name} text: byte {offset} ({raw[offset]:#04x}) does not fit; save it as UTF-8 and add it again"
        raise Unreadable(reason, step="decoding") from None


def sound(text: str, longest: int) -> str:
    """The same text where it can be stored and read: not blank, not too long, whole characters only."""
    if not text.strip():
        raise Unreadable("no text in it: empty or only white space")
    if len(text) > longest:
        raise Unreadable(f"too long: {len(text):,} characters, at most {longest:,} are read")
    _printable(text, "the text")
    return text


def _printable(text: str, what: str) -> None:
    zero = text.find("\0")
    if zero >= 0:
        raise Unreadable(f"{what} holds a zero character, at {zero}: binary data, not text", step="decoding")
    half = _SURROGATE.search(text)
    if half:
        raise Unreadable(f"{what} holds half a character (a lone surrogate), at {half.start()}", step="decoding")


def label(text: str, what: str) -> str | None:
    """A title, outlet and the like without outer white space; None where nothing is left."""
    _printable(text, what)
    return text.strip() or None
