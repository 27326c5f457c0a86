"""Single actors of articles where sums do not tell enough: those on file together with those of articles not linked yet."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection, bindparam, func, literal_column, select

from onrecord.link.evidence import Sight
from onrecord.link.gathering import Gathered
from onrecord.link.signatures import Person, Signature, surname
from onrecord.store import evidence
from onrecord.store.batches import rows_with
from onrecord.store.regrouping import Regrouped
from onrecord.store.schema import articles, casts, links, signatures

_CASTS = (casts.c.article == links.c.article) & (casts.c.n == links.c.n)
_SIGHT = select(links.c.signature, articles.c.id, links.c.n, articles.c.published, links.c.article).join_from(
    links, articles, articles.c.key == links.c.article
)
_FULL_HERE = (
    select(links.c.article, signatures.c.key, signatures.c.block, signatures.c.decided)
    .join_from(links, signatures, signatures.c.key == links.c.signature)
    .where(signatures.c.what == evidence.FULL)
)
_BESIDE = select(links.c.article, links.c.signature).where(
    literal_column("+links.article").in_(select(func.json_each(bindparam("these")).table_valued("value").c.value))
)


class SeenOnFile:
    """evidence.Seen of a record with articles that come in. `full` are the keys of all full names of the blocks at hand."""

    def __init__(self, connection: Connection, gathered: Gathered, regrouped: Regrouped, full: Mapping[Person, str]) -> None:
        self._connection = connection
        self._gathered = gathered
        self._held = regrouped.held
        self._full = full
        self._key_of = {regrouped.held[person].key: key for person, key in full.items()}
        self._sights: dict[Signature, list[Sight]] = {}
        self._rows: dict[str, int] = {}  # of the articles seen: their row keys
        self._company: dict[str, set[str]] = {}
        self._blocks: dict[str, int] = {}  # of persons by their keys, of those in company
        self._settled = _settled(regrouped, full)
        names = _chosen(regrouped) - self._settled
        asked = [each for each in self._held if isinstance(each, Person) and surname(each.name) in names]
        list(self.sights(asked))  # all in two queries, and not in two for each surname

    def sights(self, asked: Collection[Signature]) -> Iterator[Sight]:
        new = [each for each in asked if each not in self._sights]
        self._sights.update((each, []) for each in new)
        full = {self._held[each].key: each for each in new if isinstance(each, Person) and not each.bare}
        rest = {self._held[each].key: each for each in new if self._held[each].key not in full}
        for key, article, n, day, row in rows_with(self._connection, _SIGHT, links.c.signature, sorted(full)):
            self._rows[article] = row
            self._sights[full[key]].append(Sight(f"{article}.e{n}", article, full[key], day))
        query = _SIGHT.join(casts, _CASTS).add_columns(casts.c.roles)
        for key, article, n, day, row, roles in rows_with(self._connection, query, links.c.signature, sorted(rest)):
            self._rows[article] = row
            told = tuple(role.role for role in roles)
            self._sights[rest[key]].append(Sight(f"{article}.e{n}", article, rest[key], day, told))
        for each in asked:
            yield from self._sights[each]
        yield from self._gathered.sights(asked)

    def company(self, asked: Collection[str], *, among: Collection[str] | None = None) -> dict[str, set[str]]:
        if among is not None:
            return self._beside(asked, set(among))
        self._look_up(asked)
        return {each: self._company[each] for each in asked}

    def settled(self, surname: str) -> bool:
        return surname in self._settled

    def unsettle(self, surnames: Iterable[str]) -> bool:
        """Has choices for these made again; False where all are anyway."""
        before = len(self._settled)
        self._settled = self._settled - set(surnames)
        return len(self._settled) < before

    def _look_up(self, asked: Collection[str]) -> None:
        """Everybody named in full in articles seen."""
        new = {each for each in asked if each not in self._company}
        self._company.update((each, self._coming(each)) for each in new)
        id_of = {self._rows[each]: each for each in new if each in self._rows}
        for article, key, block, decided in rows_with(self._connection, _FULL_HERE, links.c.article, sorted(id_of)):
            own = self._key_of.get(key, decided)
            self._blocks[own] = block
            self._company[id_of[article]].add(own)

    def _beside(self, asked: Collection[str], among: set[str]) -> dict[str, set[str]]:
        """These persons in articles seen, by way of the persons: a surname's articles hold thousands of others."""
        found = {each: self._coming(each) & among for each in asked}
        id_of = {self._rows[each]: each for each in asked if each in self._rows}
        keys = self._signatures(among)
        query = _BESIDE.params(these=json.dumps(sorted(id_of)))
        for article, key in rows_with(self._connection, query, links.c.signature, sorted(keys)):
            found[id_of[article]].add(keys[key])
        return found

    def _coming(self, article: str) -> set[str]:
        """Everybody named in full in an article that comes in."""
        return {self._full[person] for _, person in self._gathered.persons(article) if person in self._full}

    def _signatures(self, among: set[str]) -> dict[int, str]:
        """All full names of persons who were seen in company, with the persons' keys: they stand in one block, as they share
        their surname."""
        blocks = {self._blocks[each] for each in among if each in self._blocks}
        query = select(signatures.c.key, signatures.c.decided).where(signatures.c.what == evidence.FULL)
        found = {row[0]: row[1] for row in rows_with(self._connection, query, signatures.c.block, sorted(blocks))}
        return {key: own for key, own in (found | self._key_of).items() if own in among}


def _chosen(regrouped: Regrouped) -> set[str]:
    """The surnames that were contested."""
    return {
        surname(each.name) for each, held in regrouped.held.items() if isinstance(each, Person) and held.verdict.how == "chosen"
    }


def _settled(regrouped: Regrouped, full: Mapping[Person, str]) -> set[str]:
    """Of these the ones that nobody bears in the new articles, while everybody goes by the same key as before."""
    if any(regrouped.renamed(person, key) for person, key in full.items()):
        return set()
    return _chosen(regrouped) - {surname(each.name) for each in regrouped.more if isinstance(each, Person)}
