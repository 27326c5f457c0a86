"""What links are derived from, added up (link.evidence): signatures with their tallies and verdicts, blocks, crowds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from onrecord.link.actors import Evidence
from onrecord.link.evidence import Block, Verdict
from onrecord.link.joining import Tally
from onrecord.link.signatures import Body, Person, Signature, terms
from onrecord.records import Name
from onrecord.store.batches import Row, insert, rows_with
from onrecord.store.schema import crowds, signatures
from onrecord.store.schema import terms as terms_table

FULL, BARE = "person", "surname"  # what persons' signatures are
_SAME = (0,)  # names, where they are those shown

_s = signatures.c
_HELD = (_s.key, _s.block, _s.what, _s.words, _s.count, _s.roles, _s.how, _s.decided, _s.tied)
_TALLY = (_s.key, _s.what, _s.words, _s.count, _s.shown, _s.names, _s.roles)


@dataclass(frozen=True, slots=True)
class Held:
    """A signature on file: its key, block, count, what it is called and the verdict."""

    key: int
    block: int
    signature: Signature
    count: int
    roles: frozenset[str]
    verdict: Verdict


def clear(connection: Connection) -> None:
    for table in (signatures, terms_table, crowds):
        connection.execute(table.delete())


def keep_all(connection: Connection, evidence: Evidence) -> dict[str, int]:
    """Keeps the evidence of all links in place of what there was, and gives the signature of each actor of an article."""
    clear(connection)
    blocks = [block for block, _ in evidence.blocks]
    every = [each for block in blocks for each in block.counts]
    keys = {each: key for key, each in enumerate(every, 1)}
    verdicts = {each: verdict for _, decided in evidence.blocks for each, verdict in decided.verdicts.items()}
    block_of = {each: number for number, block in enumerate(blocks, 1) for each in block.counts}
    tallies = evidence.gathered.tallies
    insert(connection, signatures, (new(keys[e], block_of[e], e, tallies[e]) | told(verdicts[e]) for e in every))
    shared = {term: number for each, number in block_of.items() for term in terms(each)}
    insert(connection, terms_table, ({"term": term, "block": number} for term, number in shared.items()))
    for number, block in enumerate(blocks, 1):
        found = Counter[str]()
        for crowd, articles in block.crowds.items():
            found[members(keys[each] for each in crowd)] += articles
        insert(connection, crowds, ({"block": number, "members": own, "count": count} for own, count in found.items()))
    return {id: keys[each] for id, each in evidence.gathered.signatures.items()}


# --- blocks ---


def blocks_with(connection: Connection, asked: Iterable[str]) -> dict[str, int]:
    """Term -> the block that has it, of those that are known."""
    query = select(terms_table.c.term, terms_table.c.block)
    return {row[0]: row[1] for row in rows_with(connection, query, terms_table.c.term, sorted(asked))}


def in_blocks(connection: Connection, blocks: Iterable[int]) -> list[Held]:
    return [_held(row) for row in rows_with(connection, select(*_HELD), _s.block, sorted(blocks))]


def crowds_in(connection: Connection, blocks: Iterable[int]) -> dict[int, Counter[str]]:
    """By block, how many articles have exactly these members."""
    found: dict[int, Counter[str]] = {}
    query = select(crowds.c.block, crowds.c.members, crowds.c.count)
    for block, own, count in rows_with(connection, query, crowds.c.block, sorted(blocks)):
        found.setdefault(block, Counter())[own] = count
    return found


def block(held: Iterable[Held], crowded: Counter[str]) -> Block:
    """A block as linking looks at it."""
    every = list(held)
    of = {str(each.key): each.signature for each in every}
    made = Block(Counter({each.signature: each.count for each in every}))
    made.roles.update((each.signature, set(each.roles)) for each in every if isinstance(each.signature, Person))
    made.crowds.update({tuple([of[key] for key in own.split(",")]): articles for own, articles in crowded.items()})
    return made


def next_key(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(_s.key), 0))).scalar_one()) + 1


def next_block(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(_s.block), 0))).scalar_one()) + 1


def members(keys: Iterable[int]) -> str:
    return ",".join(map(str, sorted(keys)))


# --- rows ---


def new(key: int, block: int, signature: Signature, tally: Tally) -> Row:
    """The row of a signature, but for its verdict."""
    row: Row = {"key": key, "block": block}
    if isinstance(signature, Person):
        what = BARE if signature.bare else FULL
        return {**row, "what": what, "words": signature.name, **summed(tally, person=True)}
    return {**row, "what": signature.kind, "words": _forms(signature), **summed(tally, person=False)}


def summed(tally: Tally, *, person: bool) -> Row:
    return {
        "count": tally.shown.total(),
        "shown": () if person else _pairs(tally.shown),
        "names": _SAME if list(tally.names.items()) == list(tally.shown.items()) else _pairs(tally.names),
        "roles": tuple(tally.roles.values()),
    }


def told(verdict: Verdict) -> Row:
    return {"how": verdict.how, "decided": verdict.key, "tied": verdict.tied}


def tallies(connection: Connection, keys: Collection[int]) -> dict[int, Tally]:
    """The tallies of signatures by their keys."""
    return {row[0]: _tally(row[1:]) for row in rows_with(connection, select(*_TALLY), _s.key, sorted(keys))}


def _tally(row: Sequence[Any]) -> Tally:
    what, words, count, shown, names, roles = row
    made = Tally("person" if what in (FULL, BARE) else what)
    made.shown.update({each.name: each.count for each in shown} or {words: count})
    made.names.update(made.shown if names == _SAME else {each.name: each.count for each in names})
    made.roles.update((each.role, each) for each in roles)
    return made


def _pairs(counted: Counter[str]) -> tuple[Name, ...]:
    return tuple(Name(*each) for each in counted.items())


def _held(row: Sequence[Any]) -> Held:
    key, number, what, words, count, roles, how, decided, tied = row
    return Held(key, number, _signature(what, words), count, frozenset(r.role for r in roles), Verdict(how, decided, tied))


def _forms(body: Body) -> str:
    parts = [body.whole, body.short, body.acronyms, body.listed]
    while not parts[-1]:
        parts.pop()
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def _signature(what: Any, words: str) -> Signature:
    if what in (FULL, BARE):
        return Person(words)
    return Body(what, *(tuple(part) for part in json.loads(words)))
