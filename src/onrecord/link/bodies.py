"""Bodies across articles: a key for every organisation, place and group of a block, equal where they are one.

They join by written-out name (legal forms and ways to write a country aside) and by the entries of a public dictionary of
armed groups and organisations, as far as the articles do not tell names apart (link.wholes); an article that mixes up two such
bodies keeps its actor to itself. A shorter form joins the body that the articles teach it for, where one clearly leads: an
acronym, the beginning of a name ("Moor" of "Moor Works"), or what follows a country ("Senate"). Where several countries have
such a body, it stays in its article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.language.forms import body_form, nationless
from onrecord.link.evidence import Block, Decided, Verdict
from onrecord.link.persons import ALONE, leading
from onrecord.link.signatures import Body, Signature, holding_core
from onrecord.link.wholes import names, whole_names

TAUGHT = 3  # articles that teach a short form are enough, however many have it alone


def decide(block: Block, decided: Decided) -> None:
    """Puts down what is decided of all bodies."""
    known = _Known(block)
    decided.verdicts.update((body, known.verdict(body)) for body in known.bodies)


@dataclass(slots=True)
class _Owners:
    """The bodies that a short form is taught for, by article, or has with a country before it (`national`, which are counted
    too); and the articles that tell the two apart."""

    counted: Counter[str] = field(default_factory=Counter)
    national: Counter[str] = field(default_factory=Counter)
    apart: Counter[str] = field(default_factory=Counter)


class _Known:
    """All that a block teaches of names."""

    def __init__(self, block: Block) -> None:
        self.bodies = {body: block.counts[body] for body in block.bodies}
        self.union = whole_names(block)
        self.home = dict(self._homes())
        self.alone: Counter[str] = Counter()
        self.acronyms = {form for body in self.bodies for form in body.acronyms}
        self.owners: dict[str, _Owners] = defaultdict(_Owners)
        self.national: dict[str, set[str]] = defaultdict(set)
        for body, count in self.bodies.items():
            for form in _only(body):
                self.alone[form] += count
        self.kinds: dict[str, set[str]] = defaultdict(set)
        for person in block.persons:
            self.kinds[body_form(person.name)].add("person")
        for body in self.bodies:
            for form in (*body.whole, *body.short):
                self.kinds[form].add(body.kind)
        self._holdings()
        self._teach()
        self._apart(block)
        for short, owner in [(short, self._leader(short)) for short in sorted(self.owners)]:
            if owner is not None:
                self.union.join(short, owner)

    def _homes(self) -> Iterator[tuple[Body, str]]:
        """What each with a whole name is; none where an article mixes up what others tell apart."""
        for body in self.bodies:
            roots = {self.union.root(form) for form in names(body)}
            if len(roots) == 1:
                yield body, roots.pop()

    def _holdings(self) -> None:
        """ "Moor Group" is Moor where the record knows Moor, and not for a place ("Minsk Group")."""
        for form in self.kinds:
            core = holding_core(form)
            if core is not None and "place" not in self.kinds.get(core, {"place"}):
                self.union.join(core, form)

    def _teach(self) -> None:
        for body, count in self.bodies.items():
            if body in self.home:
                for short in body.short:
                    self.owners[short].counted[self.home[body]] += count
            for form in names(body):
                rest = nationless(form)
                if rest is not None and "group" not in self.kinds.get(rest, set()) | self.kinds[form]:
                    self.national[rest].add(form)
                    if rest not in body.short:
                        self.owners[rest].counted[self.union.root(form)] += count
                        self.owners[rest].national[self.union.root(form)] += count

    def _apart(self, block: Block) -> None:
        """Articles in which a short form is one actor and what it is taught for another."""
        owners = {owner for each in self.owners.values() for owner in each.counted}
        telling: dict[Signature, list[str]] = {each: own for each in self.bodies if (own := self._telling(each, owners))}
        for crowd, articles in block.crowds.items():
            here = [telling[each] for each in crowd if each in telling]
            if len(here) > 1:
                self._tell_apart(here, articles)

    def _telling(self, body: Body, owners: Collection[str]) -> list[str]:
        """The forms of a body that are short for others or have a short form: of most bodies none."""
        forms = {*names(body), *map(self.union.root, names(body)), *body.short}
        return [form for form in forms if form in self.owners or form in owners]

    def _tell_apart(self, crowd: Sequence[Collection[str]], articles: int) -> None:
        present: dict[str, int] = {}  # a bit an actor
        for number, forms in enumerate(crowd):
            for form in forms:
                present[form] = present.get(form, 0) | 1 << number
        for short in present.keys() & self.owners.keys():
            own = self.owners[short]
            for owner in present.keys() & own.counted.keys():
                if not present[owner] & present[short]:
                    own.apart[owner] += articles

    def _leader(self, short: str) -> str | None:
        owners, counted = self.owners[short], Counter[str]()
        for owner, count in owners.counted.items():
            counted[self.union.root(owner)] += count
        best = leading(counted)
        if best is None:
            return None
        apart = sum(count for owner, count in owners.apart.items() if self.union.root(owner) == best)
        national = sum(count for owner, count in owners.national.items() if self.union.root(owner) == best)
        taught = counted[best] - national >= TAUGHT
        enough = short in self.acronyms or taught or self.alone[short] <= ALONE * counted[best]
        return best if enough and apart < counted[best] else None

    def verdict(self, body: Body) -> Verdict:
        forms = (*body.whole, *body.short)
        root = self.union.root(self.home.get(body, forms[0]))
        if body.whole and body not in self.home:
            return Verdict("apart", f"body {root}")
        only = body.whole[0] if len(body.whole) == 1 and not body.short else body.short[0] if not body.whole else None
        several = only is not None and self._several(only)
        return Verdict("apart" if several else "joined", f"body {root}")

    def _several(self, short: str) -> bool:
        """Whether a form is short for several bodies, none of which leads: the ministry of two countries, the letters of two
        parties."""
        if short not in self.owners or self._leader(short) is not None:
            return False
        roots = {self.union.root(owner) for owner in self.owners[short].counted}
        return len(roots) > 1 and (short in self.acronyms or len(self.national.get(short, ())) > 1)


def _only(body: Body) -> Iterator[str]:
    """The form of a body that goes by no other."""
    forms = (*body.whole, *body.short)
    if len(forms) == 1:
        yield forms[0]
