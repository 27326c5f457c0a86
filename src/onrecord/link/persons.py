"""Persons across articles: a key for every person of every article, equal where they are one.

Full names are one where first and last name agree; an initial or a short form ("Bill") joins the one given name that it can
stand for among the bearers of its surname, unless an article has both. A surname alone joins the one full name that the
record knows for it, or the one that clearly leads; where several share it, the one that the offices given, the company kept
or the days speak for. Where nothing does, it stays in its article.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from onrecord.knowledge import is_nickname
from onrecord.language.forms import bare_surname, middle, same_office, suffix, tokens
from onrecord.link.union import Union
from onrecord.records import Actor, Head

LEADS = 0.9  # share of a name's articles that the leading actor must have to take the bare form
ALONE = 5  # articles with the bare form alone, at most, to one with the whole name; more, and the form is something else's
COMPANY = 0.8  # share of the votes of those named beside it that one bearer of a surname must have
ALIKE = 0.8  # of two given names that may be one in two spellings: share of letters in common, as difflib counts them
NEAR = dt.timedelta(days=30)  # within which a bearer named in full speaks for a surname


def leading(counted: Counter[str], share: float = LEADS) -> str | None:
    """The one that clearly leads, else None."""
    if not counted.total():
        return None
    best, count = min(counted.items(), key=lambda each: (-each[1], each[0]))
    return best if count >= share * counted.total() else None


def person_keys(every: Sequence[tuple[Head, Actor]]) -> dict[str, str]:
    """Actor id -> key of all persons that have a name."""
    persons = [(head, actor) for head, actor in every if actor.kind == "person" and not actor.anonymous]
    full = _full_keys([(head, actor) for head, actor in persons if not bare_surname(actor.name)])
    bare = [(head, actor) for head, actor in persons if bare_surname(actor.name)]
    return {**full, **_Bearers(persons, full).bare_keys(bare)}


# --- full names ---


def surname(name: str) -> str:
    words = tokens(name)
    return words[-1].removeprefix("al-") if words else ""


def _name_key(name: str) -> str:
    return " ".join(["person", tokens(name)[0], surname(name), suffix(name)]).strip()


def _full_keys(named: Sequence[tuple[Head, Actor]]) -> dict[str, str]:
    middles: dict[str, Counter[str]] = defaultdict(Counter)
    for _, actor in named:
        middles[_name_key(actor.name)][middle(actor.name)] += 1
    keys = {actor.id: _full_key(actor.name, middles) for _, actor in named}
    union = _given_names(named, keys)
    return {actor: union.root(key) for actor, key in keys.items()}


def _full_key(name: str, middles: dict[str, Counter[str]]) -> str:
    """First and last name; with the middle initials where they disagree: "george w bush", "george hw bush"."""
    key, own = _name_key(name), middle(name)
    given = [each for each in middles[key] if each]
    if all(one.startswith(other) or other.startswith(one) for one in given for other in given):
        return key
    if own:
        return f"{key} {min((each for each in given if own.startswith(each)), key=len)}"
    leader = leading(Counter({each: middles[key][each] for each in given}))
    return f"{key} {leader}" if leader else key


@dataclass(slots=True)
class _Given:
    """One key among those of a surname: its given name, in which articles, in which offices."""

    name: str
    articles: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)

    def may_be(self, whole: _Given) -> bool:
        """Whether its given name stands for the other's: an initial, a short form, or much the same letters in one office."""
        initial = self.name.replace(".", "")
        if (len(initial) == 1 and len(whole.name) > 2 and whole.name[0] == initial) or is_nickname(self.name, whole.name):
            return True
        if not self.offices or not whole.offices or self.name[0] != whole.name[0]:
            return False
        short = len(self.name) > 2 and whole.name.startswith(self.name)
        alike = short or SequenceMatcher(None, self.name, whole.name).ratio() >= ALIKE
        return alike and any(same_office(one, other) >= 1.0 for one in self.offices for other in whole.offices)


def _given_names(named: Sequence[tuple[Head, Actor]], keys: dict[str, str]) -> Union:
    """Keys of one surname whose given names stand for one another: "a moor", "bill moor"."""
    groups: dict[tuple[str, str], dict[str, _Given]] = defaultdict(dict)
    for head, actor in named:
        group = groups[surname(actor.name), suffix(actor.name)]
        given = group.setdefault(keys[actor.id], _Given(tokens(actor.name)[0]))
        given.articles.add(head.id)
        given.offices.update(role.role for role in actor.roles if " " in role.role)
    union = Union()
    for group in groups.values():
        for key, given in group.items():
            wider = [other for other, whole in group.items() if other != key and given.may_be(whole)]
            if len(wider) == 1 and not given.articles & group[wider[0]].articles:
                union.join(key, wider[0])
    return union


# --- surnames alone ---


@dataclass(slots=True)
class _Bearer:
    """Who bears a surname: in which articles, on which days, in which offices, and beside whom."""

    articles: set[str] = field(default_factory=set)
    days: list[dt.date] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    company: Counter[str] = field(default_factory=Counter)


class _Bearers:
    """The full names of the record by surname, and what speaks for each of them."""

    def __init__(self, persons: Iterable[tuple[Head, Actor]], full: dict[str, str]) -> None:
        self.by_surname: dict[str, dict[str, _Bearer]] = defaultdict(lambda: defaultdict(_Bearer))
        self.present: dict[str, set[str]] = defaultdict(set)
        named = [(head, actor, full[actor.id]) for head, actor in persons if actor.id in full]
        for head, _, key in named:
            self.present[head.id].add(key)
        for head, actor, key in named:
            bearer = self.by_surname[surname(actor.name)][key]
            bearer.articles.add(head.id)
            bearer.roles.update(role.role for role in actor.roles)
            if head.published is not None:
                bearer.days.append(head.published)
        for bearers in self.by_surname.values():
            if len(bearers) > 1:
                self._keep_company(bearers)

    def _keep_company(self, bearers: dict[str, _Bearer]) -> None:
        for key, bearer in bearers.items():
            for article in bearer.articles:
                bearer.company.update(self.present[article] - {key})

    def bare_keys(self, bare: Sequence[tuple[Head, Actor]]) -> dict[str, str]:
        alone = Counter(surname(actor.name) for _, actor in bare)
        return {actor.id: self._bare_key(head, actor, alone) for head, actor in bare}

    def _bare_key(self, head: Head, actor: Actor, alone: Counter[str]) -> str:
        name = surname(actor.name)
        bearers = self.by_surname.get(name, {})
        if not name:
            return f"person {actor.id}"
        if not bearers or alone[name] > ALONE * sum(len(bearer.articles) for bearer in bearers.values()):
            return f"person {name}"
        counted = Counter({key: len(bearer.articles) for key, bearer in bearers.items()})
        chosen = leading(counted) or next(filter(None, self._spoken_for(head, actor, bearers)), None)
        return chosen or f"person {name} {actor.id}"

    def _spoken_for(self, head: Head, actor: Actor, bearers: dict[str, _Bearer]) -> Iterator[str | None]:
        """Whom the office given, the company kept and the day speak for, in this order."""
        given = [role.role for role in actor.roles]
        holders = [key for key, one in bearers.items() if any(same_office(a, b) >= 1.0 for a in given for b in one.roles)]
        yield holders[0] if len(holders) == 1 else None
        votes: Counter[str] = Counter()
        for beside in self.present[head.id]:
            seen = {key: bearer.company[beside] for key, bearer in bearers.items()}
            for key, count in seen.items():
                votes[key] += round(1000 * count / max(1, sum(seen.values())))
        yield leading(votes, COMPANY)
        day = head.published
        if day is not None:
            yield leading(Counter({key: sum(abs(each - day) <= NEAR for each in one.days) for key, one in bearers.items()}))
