"""Bodies across articles: a key for every organisation, place and group of every article, equal where they are one.

They join by written-out name (legal forms and ways to write a country aside) and by the entries of a public dictionary of
armed groups and organisations. A shorter form joins the body that the articles teach it for, where one clearly leads: an
acronym, the beginning of a name ("Moor" of "Moor Works"), or what follows a country ("Senate"). Where several countries have
such a body, it stays in its article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.knowledge import aliases, entry_size
from onrecord.language.forms import HOLDINGS, body_form, body_key, is_acronym, nationless
from onrecord.link.persons import ALONE, leading
from onrecord.link.union import Union
from onrecord.records import Actor, Head

TAUGHT = 3  # articles that teach a short form are enough, however many have it alone
KINDS = ("organisation", "place", "group")


@dataclass(frozen=True, slots=True)
class Body:
    """A body of one article with its forms: those that name it whole, and those that are short for these."""

    id: str
    article: str
    whole: tuple[str, ...]
    short: tuple[str, ...]
    acronyms: frozenset[str]
    kind: str


def body_keys(every: Sequence[tuple[Head, Actor]]) -> dict[str, str]:
    """Actor id -> key of all bodies that have a name."""
    named = [(head, actor) for head, actor in every if not actor.anonymous]
    bodies = [_body(head, actor) for head, actor in named if actor.kind in KINDS]
    known = _Known(bodies, {body_form(actor.name) for _, actor in named if actor.kind == "person"})
    return {body.id: "body " + known.key(body) for body in known.bodies}


def _body(head: Head, actor: Actor) -> Body:
    forms = {body_form(name.name): name.name for name in actor.names}
    acronyms = frozenset(form for form, name in forms.items() if is_acronym(name) and form.islower())
    entries = sorted({entry for name in actor.names for entry in _entries(name.name)})
    listed = {form for form, name in forms.items() if _entries(name)}
    short = [form for form in forms if form not in listed and (form in acronyms or _shortens(form, forms))]
    whole = [f"entry {entries[0][1]}"] if entries else []
    whole += [form for form in forms if form not in listed and form not in short]
    return Body(actor.id, head.id, tuple(whole), tuple(short), acronyms, actor.kind)


def _entries(name: str) -> list[tuple[int, int]]:
    """The dictionary's entry for a name with its size: the narrowest of several."""
    return sorted((entry_size(entry), entry) for entry in aliases().get(body_key(name), ()))[:1]


def _shortens(form: str, forms: dict[str, str]) -> bool:
    return any(other.startswith(form + " ") or other.endswith(" " + form) for other in forms)


@dataclass(slots=True)
class _Owners:
    """The whole names that a short form is taught for, by article; and the articles that tell the two apart."""

    counted: Counter[str] = field(default_factory=Counter)
    apart: Counter[str] = field(default_factory=Counter)


class _Known:
    """All that the record's bodies teach of names."""

    def __init__(self, bodies: Sequence[Body], persons: set[str]) -> None:
        self.bodies = bodies
        self.union = Union()
        self.alone = Counter(form for body in bodies for form in _only(body))
        self.acronyms = {form for body in bodies for form in body.acronyms}
        self.owners: dict[str, _Owners] = defaultdict(_Owners)
        self.national: dict[str, set[str]] = defaultdict(set)
        for body in bodies:
            for form in body.whole[1:]:
                self.union.join(body.whole[0], form)
        self.kinds: dict[str, set[str]] = defaultdict(set, {form: {"person"} for form in persons})
        for body in bodies:
            for form in (*body.whole, *body.short):
                self.kinds[form].add(body.kind)
        self._holdings()
        self._teach()
        self._apart()
        for short, owner in [(short, self._leader(short)) for short in sorted(self.owners)]:
            if owner is not None:
                self.union.join(short, owner)

    def _holdings(self) -> None:
        """ "Moor Group" is Moor where the record knows Moor, and not for a place ("Minsk Group")."""
        for form in self.kinds:
            core, _, last = form.rpartition(" ")
            if last in HOLDINGS and "place" not in self.kinds.get(core, {"place"}):
                self.union.join(core, form)

    def _teach(self) -> None:
        for body in self.bodies:
            if body.whole:
                for short in body.short:
                    self.owners[short].counted[body.whole[0]] += 1
            for form in body.whole:
                rest = nationless(form)
                if rest is not None and "group" not in self.kinds.get(rest, set()) | self.kinds[form]:
                    self.national[rest].add(form)
                    if rest not in body.short:
                        self.owners[rest].counted[form] += 1

    def _apart(self) -> None:
        """Articles in which a short form is one actor and what it is taught for another."""
        present: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for body in self.bodies:
            for form in (*body.whole, *body.short):
                present[body.article][form].add(body.id)
        for forms in present.values():
            for short in forms.keys() & self.owners.keys():
                for owner in self.owners[short].counted:
                    if owner in forms and not forms[owner] & forms[short]:
                        self.owners[short].apart[owner] += 1

    def _leader(self, short: str) -> str | None:
        owners, counted = self.owners[short], Counter[str]()
        for owner, count in owners.counted.items():
            counted[self.union.root(owner)] += count
        best = leading(counted)
        if best is None:
            return None
        apart = sum(count for owner, count in owners.apart.items() if self.union.root(owner) == best)
        enough = short in self.acronyms or counted[best] >= TAUGHT or self.alone[short] <= ALONE * counted[best]
        return best if enough and apart < counted[best] else None

    def key(self, body: Body) -> str:
        forms = (*body.whole, *body.short)
        if not forms:
            return body.id
        root = self.union.root(forms[0])
        only = body.whole[0] if len(body.whole) == 1 and not body.short else body.short[0] if not body.whole else None
        return f"{root} {body.id}" if only is not None and self._several(only) else root

    def _several(self, short: str) -> bool:
        """Whether a form is short for several bodies, none of which leads: the ministry of two countries, the letters of two
        parties."""
        if self._leader(short) is not None:
            return False
        roots = {self.union.root(owner) for owner in self.owners[short].counted} if short in self.owners else set()
        return len(roots) > 1 and (short in self.acronyms or len(self.national.get(short, ())) > 1)


def _only(body: Body) -> Iterator[str]:
    """The form of a body that goes by no other."""
    forms = (*body.whole, *body.short)
    if len(forms) == 1:
        yield forms[0]
