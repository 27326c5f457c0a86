"""Persons across articles: a key for every person of a block, equal where they are one.

Full names are one where first and last name agree; an initial or a short form ("Bill") joins the one given name that it can
stand for among the bearers of its surname, unless an article has both. A surname alone joins the one full name that the
record knows for it, or the one that clearly leads; where several share it, the one that the offices given, the company kept
or the days speak for. Where nothing does, it stays in its article.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from onrecord.knowledge import given_names, is_nickname, short_forms
from onrecord.language.forms import ROYAL, body_form, middle, suffix, tokens
from onrecord.link.evidence import Block, Decided, Seen, Sight, Verdict, own_key
from onrecord.link.offices import fits_role
from onrecord.link.signatures import Person, surname
from onrecord.link.union import Union

LEADS = 0.9  # share of a name's articles that the leading actor must have to take the bare form
ALONE = 5  # articles with the bare form alone, at most, to one with the whole name; more, and the form is something else's
COMPANY = 0.8  # share of the votes of those named beside it that one bearer of a surname must have
ALIKE = 0.8  # of two given names that may be one in two spellings: share of letters in common, as difflib counts them
NEAR = dt.timedelta(days=30)  # within which a bearer named in full speaks for a surname


def leading(counted: Counter[str], share: float = LEADS, *, others: int = 0) -> str | None:
    """The one that clearly leads, else None; `others` are counted for nobody."""
    if not counted.total():
        return None
    best, count = min(counted.items(), key=lambda each: (-each[1], each[0]))
    return best if count >= share * (counted.total() + others) else None


# --- full names ---


def full_keys(block: Block) -> dict[Person, str]:
    """The key of every person with a full name."""
    named = [each for each in block.persons if not each.bare]
    middles: dict[str, Counter[str]] = defaultdict(Counter)
    for each in named:
        middles[_name_key(each.name)][middle(each.name)] += block.counts[each]
    keys = {each: _full_key(each.name, middles) for each in named}
    union = _given_names(block, keys)
    return {each: union.root(key) for each, key in keys.items()}


def _name_key(name: str) -> str:
    return " ".join(["person", tokens(name)[0], surname(name), suffix(name)]).strip()


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
    """One key among those of a surname: its given name, in which offices, and in which crowds of the block."""

    name: str
    offices: set[str] = field(default_factory=set)
    middles: set[str] = field(default_factory=set)
    crowds: set[int] = field(default_factory=set)

    def may_be(self, whole: _Given) -> bool:
        """Whether its given name stands for the other's: an initial, a short form, or much the same letters in one office."""
        told = [(one, other) for one in self.middles for other in whole.middles]
        if told and not any(one.startswith(other) or other.startswith(one) for one, other in told):
            return False  # "J. Karl Moor" is not John Paul Moor
        initial = self.name.replace(".", "")
        if (len(initial) == 1 and len(whole.name) > 2 and whole.name[0] == initial) or is_nickname(self.name, whole.name):
            return True
        if not self.offices or not whole.offices or self.name[0] != whole.name[0]:
            return False
        short = len(self.name) > 2 and whole.name.startswith(self.name)
        if not short and 2 * min(len(self.name), len(whole.name)) < ALIKE * (len(self.name) + len(whole.name)):
            return False  # of so different lengths that they cannot have enough letters in common
        one_office = any(fits_role(one, other) for one in self.offices for other in whole.offices)
        return one_office and (short or SequenceMatcher(None, self.name, whole.name).ratio() >= ALIKE)


def _given_names(block: Block, keys: dict[Person, str]) -> Union:
    """Keys of one surname whose given names stand for one another: "a moor", "bill moor"."""
    groups: dict[tuple[str, str], dict[str, _Given]] = defaultdict(dict)
    for person, key in keys.items():
        given = groups[_group(person)].setdefault(key, _Given(tokens(person.name)[0]))
        given.offices.update(role for role in block.roles.get(person, ()) if " " in role)
        given.middles.update(filter(None, [middle(person.name)]))
    for number, crowd in enumerate(block.crowds):
        for each in crowd:
            if isinstance(each, Person) and each in keys:
                groups[_group(each)][keys[each]].crowds.add(number)
    union = Union()
    for group in groups.values():
        for key, wider in _wider(group):
            if len(wider) == 1 and not group[key].crowds & group[wider[0]].crowds:
                union.join(key, wider[0])
    return union


def _group(person: Person) -> tuple[str, str]:
    """Surname and generation."""
    return surname(person.name), suffix(person.name)


def _wider(group: dict[str, _Given]) -> Iterator[tuple[str, list[str]]]:
    """For each key those that it may stand for. They begin with its letter or list it as a short form, so that only these
    are looked at: a surname may have hundreds of bearers."""
    listed: dict[str, set[str]] = defaultdict(set)
    for key, given in group.items():
        for beginning in {given.name[0], *short_forms(given.name)}:
            listed[beginning].add(key)
    for key, given in group.items():
        near = {*listed[given.name[0]], *listed.get(given.name, ())} - {key}
        yield key, [other for other in near if given.may_be(group[other])]


# --- surnames alone ---


@dataclass(slots=True)
class _Bearer:
    """Who bears a surname: in how many articles, in which offices."""

    count: int = 0
    roles: set[str] = field(default_factory=set)


_Bearers = dict[str, _Bearer]


def decide(block: Block, full: Mapping[Person, str], seen: Seen, decided: Decided) -> None:
    """Puts down what is decided of all persons. `full` are the keys of the full names, of this block at least."""
    bare: dict[str, list[Person]] = defaultdict(list)
    bearers: dict[str, _Bearers] = defaultdict(lambda: defaultdict(_Bearer))
    for each in block.persons:
        if each not in full:
            bare[f"{surname(each.name)} {suffix(each.name)}".strip()].append(each)
            continue
        decided.verdicts[each] = Verdict("joined", full[each])
        bearer = bearers[surname(each.name)][full[each]]
        bearer.count += block.counts[each]
        bearer.roles |= block.roles.get(each, set())
    _count_articles_once(block, full, bearers)
    for name, shown in bare.items():
        if suffix(name):
            decided.verdicts.update(dict.fromkeys(shown, _junior(name, bearers)))
            continue
        crowned = any(_crowned(role) for each in shown for role in block.roles.get(each, ()))
        alone = sum(block.counts[each] for each in shown)
        verdict = _bare_verdict(name, alone, bearers.get(name, {}), crowned=crowned)
        decided.verdicts.update(dict.fromkeys(shown, verdict))
        if verdict.how == "chosen" and not (seen.settled(name) and _no_body(shown, block)):
            named = [each for each in block.persons if each in full and surname(each.name) == name]
            for sight, key in _choices(name, seen.sights([*named, *shown]), full, bearers[name], seen):
                decided.single.setdefault(sight.signature, {})[sight.id] = key


def _no_body(bare: Iterable[Person], block: Block) -> bool:
    """Whether none of them goes by a body's name of several words: link.blocks looks at how choices were made for these."""
    forms = {form for each in bare if " " in (form := body_form(each.name))}
    return not forms or all(forms.isdisjoint(body.called) for body in block.bodies)


def _count_articles_once(block: Block, full: Mapping[Person, str], bearers: dict[str, _Bearers]) -> None:
    for crowd, articles in block.crowds.items():
        persons = [each for each in crowd if isinstance(each, Person) and each in full]
        if len(persons) > 1:
            for (name, key), times in Counter((surname(each.name), full[each]) for each in persons).items():
                bearers[name][key].count -= articles * (times - 1)


def _junior(name: str, bearers: Mapping[str, _Bearers]) -> Verdict:
    """Of "Moor Jr." alone: the only junior who bears the surname, else nobody else."""
    word, _, generation = name.partition(" ")
    sons = [key for key in bearers.get(word, {}) if key.endswith(f" {generation}")]
    return Verdict("joined", sons[0]) if len(sons) == 1 else Verdict("apart", f"person {word} {generation}")


def _crowned(role: str) -> bool:
    """Whether who has that title goes by a given name alone."""
    return not ROYAL.isdisjoint(role.lower().split())


def _bare_verdict(name: str, alone: int, bearers: _Bearers, *, crowned: bool) -> Verdict:
    if not name:
        return Verdict("apart", "person")
    if not bearers and name in given_names() and not crowned:
        return Verdict("apart", f"person {name}")  # the Ada of one article is not that of another
    if not bearers or alone > ALONE * sum(each.count for each in bearers.values()):
        return Verdict("joined", f"person {name}")
    leader = leading(Counter({key: each.count for key, each in bearers.items()}))
    return Verdict("joined", leader) if leader else Verdict("chosen")


def _choices(
    name: str, sights: Iterable[Sight], full: Mapping[Person, str], bearers: _Bearers, seen: Seen
) -> Iterator[tuple[Sight, str]]:
    """Each actor with a contested surname alone, and its key."""
    bare: list[Sight] = []
    told = _Told(bearers)
    for each in sights:
        if isinstance(each.signature, Person) and each.signature in full:
            told.add(full[each.signature], each)
        else:
            bare.append(each)
    holders = {each.id: told.holder(each.roles) for each in bare}
    beside = seen.company({each.article for each in bare if holders[each.id] is None and not told.names(each.article)})
    told.keep_company(seen.company(told.named, among=set().union(*beside.values())) if beside else {})
    for each in bare:
        key = holders[each.id]
        if key is None and each.article in beside:
            key = told.spoken_for(each.day, beside[each.article])
        yield each, key or own_key(f"person {name}", each.id)


class _Told:
    """What the articles that name its bearers in full tell of a contested surname."""

    def __init__(self, bearers: _Bearers) -> None:
        self.bearers = bearers
        self.named: set[str] = set()  # articles with any of them
        self.articles: dict[str, set[str]] = {key: set() for key in bearers}
        self.days: dict[str, list[dt.date]] = {key: [] for key in bearers}
        self.company: dict[str, Counter[str]] = defaultdict(Counter)  # who is named beside them, by bearer
        self.having: dict[str, list[str]] = {}  # by office

    def add(self, key: str, sight: Sight) -> None:
        self.named.add(sight.article)
        self.articles[key].add(sight.article)
        if sight.day is not None:
            insort(self.days[key], sight.day)

    def names(self, article: str) -> bool:
        """Whether it names a bearer in full and yet did not tell: nor does its company then."""
        return article in self.named

    def keep_company(self, present: Mapping[str, set[str]]) -> None:
        """Of those alone who stand beside a surname that nothing else speaks for: most never do."""
        for key, articles in self.articles.items():
            for beside in (each for article in articles for each in present.get(article, ()) if each != key):
                self.company[beside][key] += 1

    def holder(self, given: Collection[str]) -> str | None:
        """Whom the offices given speak for."""
        holders = {key for role in given for key in self._holding(role)}
        return holders.pop() if len(holders) == 1 else None

    def spoken_for(self, day: dt.date | None, company: Collection[str]) -> str | None:
        """Whom the company kept and else the day speak for."""
        votes: Counter[str] = Counter()
        for beside in company:
            seen = self.company.get(beside, Counter())
            for key, count in seen.items():
                votes[key] += round(1000 * count / seen.total())
        led = leading(votes, COMPANY)
        if led is not None or day is None:
            return led
        return leading(Counter({key: _near(day, days) for key, days in self.days.items()}))

    def _holding(self, role: str) -> Collection[str]:
        """The bearers with an office that fits; many articles give the same."""
        if role not in self.having:
            self.having[role] = [key for key, one in self.bearers.items() if any(fits_role(role, b) for b in one.roles)]
        return self.having[role]


def _near(day: dt.date, days: list[dt.date]) -> int:
    """How many of the days, which are in order, are near."""
    before = NEAR if day - dt.date.min > NEAR else day - dt.date.min
    after = NEAR if dt.date.max - day > NEAR else dt.date.max - day
    return bisect_right(days, day + after) - bisect_left(days, day - before)
