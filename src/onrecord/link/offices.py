"""An office without a name goes to the person of its article to whom the record gives it, where there is one only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from onrecord.language.forms import same_office

_Key = TypeVar("_Key")


def holder(office: str, present: Iterable[_Key], roles: Mapping[_Key, Collection[str]]) -> _Key | None:
    """Of the persons that an article names the one who holds the office; `roles` are what the record calls each of them."""
    fits = {each for each in present if any(fits_role(office, role) for role in roles.get(each, ()))}
    return fits.pop() if len(fits) == 1 else None


@lru_cache(maxsize=65_536)  # the same few offices are held against the same roles over and over
def fits_role(office: str, role: str) -> bool:
    return same_office(office, role) >= 1.0
