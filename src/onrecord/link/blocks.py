"""What is decided of one block: its persons, its bodies, and what some articles take for the one and others for the other.

The same for a record derived afresh and for one that articles are added to: whoever has a block's evidence whole gets the
same verdicts, whatever else the record holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from onrecord.language.forms import body_form
from onrecord.link import bodies, persons
from onrecord.link.evidence import Block, Decided, Seen, own_key
from onrecord.link.persons import leading
from onrecord.link.signatures import Person, Signature, surname
from onrecord.link.union import Union


def decided(block: Block, full: Mapping[Person, str], seen: Seen) -> Decided:
    """The verdicts of a block. `full` are the keys of its full names (persons.full_keys); those of other blocks do not matter,
    as the company kept is asked of `seen`."""
    made = Decided()
    persons.decide(block, full, seen, made)
    bodies.decide(block, made)
    _tie(block, seen, made)
    return made


@dataclass(slots=True)
class _Taken:
    """Whom a form is taken for: how often for each key, and how often for one that is joined with no other."""

    counted: Counter[str] = field(default_factory=Counter)
    apart: int = 0
    alone: Signature | None = None  # of one of those

    def total(self) -> int:
        return self.counted.total() + self.apart


def _tie(block: Block, seen: Seen, made: Decided) -> None:
    """What some articles take for a person and others for a body is one: a single word is the body, while nobody has it for a
    surname; a name of several words, where more articles take it for the body, or the body goes by no other name."""
    persons_by, bodies_by = _forms(block.persons, block, made), _forms(block.bodies, block, made)
    union = Union()
    for form in sorted(persons_by.keys() & bodies_by.keys()):
        person, body = _leader(persons_by[form], seen, made), _leader(bodies_by[form], seen, made)
        if person is None or body is None:
            continue
        one_word = " " not in form and person == f"person {surname(form)}"
        more = bodies_by[form].total() >= persons_by[form].total() or body == f"body {form}"
        if one_word or (" " in form and more):
            union.join(person, body)
    _put_down(union, made)


def _forms(signatures: Iterable[Signature], block: Block, made: Decided) -> dict[str, _Taken]:
    found: dict[str, _Taken] = defaultdict(_Taken)
    for each in signatures:
        verdict = made.verdicts[each]
        for form in [body_form(each.name)] if isinstance(each, Person) else each.called:
            if verdict.how == "joined":
                found[form].counted[verdict.key] += block.counts[each]
            elif verdict.how == "chosen":
                found[form].counted.update(made.single.get(each, {}).values())
            else:
                found[form].apart += block.counts[each]
                found[form].alone = each
    return found


def _leader(taken: _Taken, seen: Seen, made: Decided) -> str | None:
    """The key that clearly leads; that of an actor of one article only where the form stands nowhere else."""
    if taken.alone is None or taken.total() > 1:
        return leading(taken.counted, others=taken.apart)
    (sight,) = seen.sights([taken.alone])
    made.single[taken.alone] = {sight.id: own_key(made.verdicts[taken.alone].key, sight.id)}
    return made.single[taken.alone][sight.id]


def _put_down(union: Union, made: Decided) -> None:
    for signature, verdict in made.verdicts.items():
        own = made.single.get(signature, {})
        made.single.update({signature: {id: union.root(key) for id, key in own.items()}} if own else {})
        keys = {verdict.key} if verdict.how == "joined" else set(own.values()) if verdict.how == "apart" else set()
        for key in keys:
            if union.root(key) != key:
                made.verdicts[signature] = replace(verdict, tied=union.root(key))
