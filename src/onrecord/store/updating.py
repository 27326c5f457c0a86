"""Links that follow articles as they are added, at a cost of what the articles touch and not of the record.

The blocks (link.evidence) that the new articles' actors fall into are decided anew, by the same functions as in a derivation of
everything and on the same evidence, added up; who is somebody else then is linked anew (store.moving), and so are the offices
that this may bear upon (store.offices). The links are those that a derivation of everything would make.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, literal_column, select

from onrecord.link.blocks import decided
from onrecord.link.evidence import Block, Decided, own_key
from onrecord.link.gathering import Gathered
from onrecord.link.offices import asked
from onrecord.link.persons import full_keys
from onrecord.link.signatures import Person, Signature, surname
from onrecord.store import moving, offices, regrouping
from onrecord.store.batches import rows_with
from onrecord.store.moving import Bound
from onrecord.store.regrouping import Regrouped
from onrecord.store.schema import articles, links, signatures
from onrecord.store.seen import SeenOnFile

_Decisions = Mapping[Signature, Decided]


def update(connection: Connection, gathered: Gathered, keys: Mapping[str, int]) -> set[int]:
    """Links the articles gathered, whose row keys are given by id, within the caller's transaction. Gives the row keys of
    articles in which somebody became somebody else."""
    regrouped = regrouping.regrouped(connection, gathered)
    made = _decided(connection, gathered, regrouped)
    bound = dict([*_new(gathered, keys, regrouped, made), *_known(connection, regrouped, made)])
    regrouping.write(connection, regrouped, {each: own.verdicts[each] for each, own in made.items()})
    moved = moving.move(connection, bound)
    return moved.articles | offices.settle(connection, moved, new=keys.values())


def _decided(connection: Connection, gathered: Gathered, regrouped: Regrouped) -> dict[Signature, Decided]:
    """By signature what is decided of its block."""
    blocks = regrouped.blocks()
    full = _full(blocks)
    changed = [regrouped.held[person].key for person, key in full.items() if regrouped.renamed(person, key)]
    if changed:
        regrouped.load(connection, _contested_beside(connection, changed))
        blocks = regrouped.blocks()
        full = _full(blocks)
    seen = SeenOnFile(connection, gathered, regrouped, full)
    made: dict[Signature, Decided] = {}
    for block in blocks:
        made.update(dict.fromkeys(block.counts, _decided_with_ties(block, full, seen, regrouped)))
    return made


def _decided_with_ties(block: Block, full: Mapping[Person, str], seen: SeenOnFile, regrouped: Regrouped) -> Decided:
    """What is decided of a block, with choices for its settled surnames, too, where a bearer became one with a body, or is so
    no more: whoever was chosen goes along."""
    first = decided(block, full, seen)
    tied = ((regrouped.held[each].verdict.tied, first.verdicts[each].tied) for each in block.persons if each in full)
    if any(before != now for before, now in tied) and seen.unsettle(surname(each.name) for each in block.persons):
        return decided(block, full, seen)
    return first


def _full(blocks: Iterable[Block]) -> dict[Person, str]:
    return {person: key for block in blocks for person, key in full_keys(block).items()}


def _contested_beside(connection: Connection, keys: list[int]) -> set[int]:
    """Blocks in which a surname is contested, of all that an article has beside one of these signatures: the company kept
    there goes by other keys now."""
    touched = {row[0] for row in rows_with(connection, select(links.c.article), links.c.signature, keys)}
    chosen = select(signatures.c.block).where(signatures.c.how == literal_column("'c'"))
    query = select(signatures.c.block).join_from(links, signatures, signatures.c.key == links.c.signature)
    query = query.where(signatures.c.block.in_(chosen)).distinct()
    return {row[0] for row in rows_with(connection, query, links.c.article, sorted(touched))}


def _new(gathered: Gathered, keys: Mapping[str, int], regrouped: Regrouped, made: _Decisions) -> Iterator[tuple[Bound, str]]:
    """Where the new articles' actors go."""
    for id, (head, actor) in gathered.actors.items():
        own = gathered.signatures.get(id)
        key = made[own].key(own, id) if own is not None else own_key("own", id)
        signature = regrouped.held[own].key if own is not None else None
        yield Bound(keys[head.id], int(id.rpartition(".e")[2]), None, signature, asked(actor)), key


def _known(connection: Connection, regrouped: Regrouped, made: _Decisions) -> Iterator[tuple[Bound, str]]:
    """Where those that are linked go of whom it may be decided otherwise now."""
    again = {held.key: held.signature for held in regrouped.held.values() if _otherwise(held.signature, regrouped, made)}
    query = select(links.c.signature, links.c.article, links.c.n, links.c.actor, articles.c.id)
    query = query.join_from(links, articles, articles.c.key == links.c.article)
    for key, article, n, actor, id in rows_with(connection, query, links.c.signature, sorted(again)):
        own = again[key]
        yield Bound(article, n, actor, key), made[own].key(own, f"{id}.e{n}")


def _otherwise(signature: Signature, regrouped: Regrouped, made: _Decisions) -> bool:
    if signature in regrouped.new:
        return False
    decided = made[signature]
    chosen = decided.verdicts[signature].how == "chosen" and signature in decided.single
    return chosen or decided.verdicts[signature] != regrouped.held[signature].verdict
