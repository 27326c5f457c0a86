"""Blocks as new articles leave them: counts go up, signatures come in, blocks that a new one connects become one.

Blocks only grow, and are what all articles at once would give: articles never leave a record.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, bindparam, select

from onrecord.link.evidence import Block, Verdict
from onrecord.link.gathering import Gathered
from onrecord.link.joining import Tally
from onrecord.link.signatures import Person, Signature, terms
from onrecord.link.union import Union
from onrecord.store import evidence
from onrecord.store.batches import Row, delete_with, insert, rows_with
from onrecord.store.evidence import Held
from onrecord.store.schema import crowds, links, signatures
from onrecord.store.schema import terms as terms_table

_UNDECIDED = Verdict("apart")


@dataclass(slots=True)
class Regrouped:
    """Whole blocks: their signatures and crowds. `new` are the signatures that were not on file before, `more` the tallies of
    all that the new articles have."""

    held: dict[Signature, Held] = field(default_factory=dict)
    crowds: dict[int, Counter[str]] = field(default_factory=dict)
    new: set[Signature] = field(default_factory=set)
    more: dict[Signature, Tally] = field(default_factory=dict)

    def blocks(self) -> list[Block]:
        """As linking looks at them."""
        of: dict[int, list[Held]] = defaultdict(list)
        for each in self.held.values():
            of[each.block].append(each)
        return [evidence.block(every, self.crowds.get(number, Counter())) for number, every in of.items()]

    def renamed(self, person: Person, key: str) -> bool:
        """Whether a person with a full name was on file under another key."""
        return person not in self.new and self.held[person].verdict.key != key

    def load(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Blocks that are on file, where they are not here already."""
        asked = set(numbers) - {each.block for each in self.held.values()}
        self.held.update((each.signature, each) for each in evidence.in_blocks(connection, asked))
        self.crowds.update(evidence.crowds_in(connection, asked))


def regrouped(connection: Connection, gathered: Gathered) -> Regrouped:
    """The blocks that articles not linked yet touch, with these counted in; on file but for signatures' rows (`write`)."""
    made = Regrouped(more=gathered.tallies)
    groups, known = _groups(connection, gathered.tallies)
    made.load(connection, {number for numbers, _ in groups for number in numbers})
    before = {number: Counter(crowded) for number, crowded in made.crowds.items()}
    key, block = evidence.next_key(connection), evidence.next_block(connection)
    block_of: dict[str, int] = {}
    for numbers, found in groups:
        stays = _merged(connection, made, numbers, block_of) if numbers else block
        block += not numbers
        for each in found:
            block_of.update(dict.fromkeys(terms(each), stays))
            key += _count_in(made, each, key=key, block=stays)
    for crowd in gathered.crowds({each: held.block for each, held in made.held.items()}):
        number = made.held[crowd[0]].block
        made.crowds.setdefault(number, Counter())[evidence.members(made.held[each].key for each in crowd)] += 1
    _write_crowds(connection, before, made.crowds)
    _write_terms(connection, {term: number for term, number in block_of.items() if known.get(term) != number})
    return made


_Groups = list[tuple[set[int], list[Signature]]]


def _groups(connection: Connection, found: Iterable[Signature]) -> tuple[_Groups, dict[str, int]]:
    """Signatures that terms connect, with the blocks on file that are connected with them; and which block has a term."""
    shared = {each: sorted(terms(each)) for each in found}
    known = evidence.blocks_with(connection, {term for own in shared.values() for term in own})
    union = Union()
    for own in shared.values():
        for term in own:
            union.join(own[0], term)
    for term, number in known.items():
        union.join(term, f"block {number},")  # no term: a form ends with no comma, a surname has no blank
    groups: dict[str, tuple[set[int], list[Signature]]] = defaultdict(lambda: (set(), []))
    for each, own in shared.items():
        groups[union.root(own[0])][1].append(each)
    for term, number in known.items():
        groups[union.root(term)][0].add(number)
    return list(groups.values()), known


def _count_in(made: Regrouped, signature: Signature, *, key: int, block: int) -> bool:
    """Counts the new articles' actors with a signature; True where it is new and takes that key."""
    more = made.more[signature]
    roles = frozenset(more.roles) if isinstance(signature, Person) else frozenset[str]()
    known = made.held.get(signature)
    if known is not None:
        count = known.count + more.shown.total()
        made.held[signature] = replace(known, count=count, roles=known.roles | roles)
        return False
    made.held[signature] = Held(key, block, signature, more.shown.total(), roles, _UNDECIDED)
    made.new.add(signature)
    return True


# --- blocks that become one ---


def _merged(connection: Connection, made: Regrouped, numbers: set[int], block_of: dict[str, int]) -> int:
    """Makes them one, which is given: the one with most actors of articles, so that least is moved. Terms that go along
    are put into `block_of`."""
    if len(numbers) == 1:
        return next(iter(numbers))
    here = [each for each in made.held.values() if each.block in numbers]
    sizes = Counter({number: sum(each.count for each in here if each.block == number) for number in numbers})
    stays = min(numbers, key=lambda number: (-sizes[number], number))
    made.crowds[stays] = _crowded_together(connection, made, here, stays)
    for each in here:
        if each.block != stays:
            made.held[each.signature] = replace(each, block=stays)
            block_of.update(dict.fromkeys(terms(each.signature), stays))
    gone = numbers - {stays}
    for number in gone:
        made.crowds[number] = Counter()
        connection.execute(signatures.update().where(signatures.c.block == number).values(block=stays))
    return stays


def _crowded_together(connection: Connection, made: Regrouped, here: Sequence[Held], stays: int) -> Counter[str]:
    """The crowds of all in one: as they were, but for articles that have actors of several."""
    block_of = {each.key: each.block for each in here}
    crowded = Counter[str]()
    for number in set(block_of.values()):
        crowded.update(made.crowds.get(number, Counter()))
    for keys in _met(connection, block_of, {each.key for each in here if each.block != stays}):
        parts: dict[int, list[int]] = defaultdict(list)
        for key in keys:
            parts[block_of[key]].append(key)
        if len(parts) > 1:
            crowded.subtract(evidence.members(part) for part in parts.values() if len(part) > 1)
            crowded[evidence.members(keys)] += 1
    return crowded


def _met(connection: Connection, block_of: Mapping[int, int], moved: Collection[int]) -> Iterable[list[int]]:
    """Article by article the signatures of these blocks, of all articles that have one of `moved`."""
    touched = {row[0] for row in rows_with(connection, select(links.c.article), links.c.signature, moved)}
    query = select(links.c.article, links.c.signature).where(links.c.signature.is_not(None))
    found: dict[int, list[int]] = defaultdict(list)
    for article, key in rows_with(connection, query, links.c.article, sorted(touched)):
        if key in block_of:
            found[article].append(key)
    return found.values()


# --- on file ---


def _write_terms(connection: Connection, block_of: Mapping[str, int]) -> None:
    delete_with(connection, terms_table, terms_table.c.term, sorted(block_of))
    insert(connection, terms_table, ({"term": term, "block": block} for term, block in block_of.items()))


def _write_crowds(connection: Connection, before: Mapping[int, Counter[str]], after: Mapping[int, Counter[str]]) -> None:
    """Only what changed."""
    changed: list[Row] = []
    for block, crowded in after.items():
        known = before.get(block, Counter())
        for own in crowded.keys() | known.keys():
            if crowded[own] != known[own]:
                changed.append({"block": block, "members": own, "count": crowded[own]})
    where = (crowds.c.block == bindparam("at_block")) & (crowds.c.members == bindparam("at_members"))
    if changed:
        places = [{"at_block": row["block"], "at_members": row["members"]} for row in changed]
        connection.execute(crowds.delete().where(where), places)
        insert(connection, crowds, (row for row in changed if row["count"] > 0))


def write(connection: Connection, made: Regrouped, verdicts: Mapping[Signature, Verdict]) -> None:
    """Puts down the rows of signatures that are new, have new articles or another verdict."""
    fresh = (
        evidence.new(made.held[each].key, made.held[each].block, each, made.more[each]) | evidence.told(verdicts[each])
        for each in sorted(made.new, key=lambda each: made.held[each].key)
    )
    insert(connection, signatures, fresh)
    known = {made.held[each].key: each for each in made.more if each not in made.new}
    grown = [
        {"at": key, **evidence.summed(_summed(tally, made.more[known[key]]), person=isinstance(known[key], Person))}
        for key, tally in evidence.tallies(connection, known).items()
    ]
    _change(connection, grown)
    decided = ((held, verdicts[each]) for each, held in made.held.items() if each not in made.new)
    _change(connection, [{"at": held.key, **evidence.told(verdict)} for held, verdict in decided if held.verdict != verdict])


def _summed(tally: Tally, more: Tally) -> Tally:
    tally.shown.update(more.shown)
    tally.names.update(more.names)
    for role in more.roles.values():
        tally.give(role)
    return tally


def _change(connection: Connection, rows: Sequence[Row]) -> None:
    if rows:
        values: Row = {name: bindparam(name) for name in rows[0] if name != "at"}
        connection.execute(signatures.update().where(signatures.c.key == bindparam("at")).values(values), list(rows))
