"""Casts of articles made by chance, with few names, so that surnames collide, acronyms fit two and offices change hands."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from onrecord.link.actors import Sighting
from onrecord.records import Actor, ActorKind, AnonymousKind, Head, Name, Role


def sighting(number: int, *people: Actor, day: dt.date | None = None) -> Sighting:
    """Actors of one article, which appears on the day of its number where no other is given."""
    own = tuple(
        Actor(f"a{number}.e{at}", each.kind, each.name, each.names, each.roles, each.anonymous)
        for at, each in enumerate(people, 1)
    )
    published = day or dt.date(2024, 1, 1) + dt.timedelta(days=number - 1)
    return Sighting(Head(f"a{number}", published=published, published_how="stated"), own)


def actor(kind: ActorKind, *forms: str, role: str | None = None, day: int = 1, anonymous: AnonymousKind | None = None) -> Actor:
    roles = (Role(role, dt.date(2024, 1, day), dt.date(2024, 1, day)),) if role else ()
    return Actor("", kind, forms[0], tuple(Name(form, 1) for form in forms), roles, anonymous)


_GIVEN = st.sampled_from(("Ada", "Tom", "Mike", "Michael", "M.", "A.", "Serge", "Sergei"))
_MIDDLE = st.sampled_from(("", "", "K.", "H.W."))
_SURNAME = st.sampled_from(("Moor", "Reed", "al-Masri", "Masri", "de Moor"))
_GENERATION = st.sampled_from(("", "", "Jr.", "III"))
_CORE = st.sampled_from(("Moor", "Reed", "River Front", "Harbour Board", "Road Forum", "Hamas"))
_LAND = st.sampled_from(("", "", "U.S.", "United States", "Norlandish", "the"))
_LEGAL = st.sampled_from(("", "", "Inc.", "Group", "Ltd", "Works", "Works Corp."))
_SHORT = st.sampled_from(("RF", "R.F.", "MW", "USHB", "HB"))
_ROLE = st.sampled_from(
    (
        None,
        None,
        "Harbour Minister",
        "Foreign Minister",
        "mayor",
        "Mayor",
        "Norlandish Harbour Minister",
        "Sudanese Foreign Minister",
    )
)
_OFFICE = st.sampled_from(
    (
        "foreign minister",
        "mayor",
        "harbour minister",
        "Norlandish harbour minister",
        "Norlandish Harbor Minister",
        "Sudan's foreign minister",
    )
)
_KIND = st.sampled_from(("organisation", "organisation", "place", "group"))


def _joined_words(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _named(kind: ActorKind, forms: list[str], role: str | None = None, anonymous: AnonymousKind | None = None) -> Actor:
    return actor(kind, *dict.fromkeys(forms), role=role, anonymous=anonymous)


_PERSON = st.one_of(st.builds(_joined_words, _GIVEN, _MIDDLE, _SURNAME, _GENERATION), _SURNAME)
_BODY = st.one_of(st.builds(_joined_words, _LAND, _CORE, _LEGAL), _SHORT)
ACTOR = st.one_of(
    st.builds(_named, st.just("person"), st.lists(_PERSON, min_size=1, max_size=2), _ROLE),
    st.builds(_named, _KIND, st.lists(_BODY, min_size=1, max_size=3)),
    st.builds(_named, st.just("person"), st.lists(_BODY, min_size=1, max_size=1)),
    st.builds(_named, st.just("office"), st.lists(_OFFICE, min_size=1, max_size=1)),
    st.builds(_named, st.just("group"), st.just(["officials"]), st.none(), st.just("official")),
)
CASTS = st.lists(st.lists(ACTOR, min_size=1, max_size=4), min_size=2, max_size=8)
RECORD = CASTS.map(lambda articles: [sighting(number, *people) for number, people in enumerate(articles, 1)])
