"""Single actors of articles where sums do not tell enough: those on file together with those of articles not linked yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import Connection, select

from onrecord.link.evidence import Sight
from onrecord.link.gathering import Gathered
from onrecord.link.signatures import Person, Signature, surname
from onrecord.store import evidence
from onrecord.store.batches import rows_with
from onrecord.store.regrouping import Regrouped
from onrecord.store.schema import articles, casts, links, signatures

_CASTS = (casts.c.article == links.c.article) & (casts.c.n == links.c.n)
_SIGHT = select(links.c.signature, articles.c.id, links.c.n, articles.c.published).join_from(
    links, articles, articles.c.key == links.c.article
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
        self._company: dict[str, set[str]] = {}
        self._settled = _settled(regrouped, full)
        names = _chosen(regrouped) - self._settled
        asked = [each for each in self._held if isinstance(each, Person) and surname(each.name) in names]
        self._look_up({sight.article for sight in self.sights(asked)})  # all in two queries, and not in two for each surname

    def sights(self, asked: Collection[Signature]) -> Iterator[Sight]:
        new = [each for each in asked if each not in self._sights]
        self._sights.update((each, []) for each in new)
        full = {self._held[each].key: each for each in new if isinstance(each, Person) and not each.bare}
        rest = {self._held[each].key: each for each in new if self._held[each].key not in full}
        for key, article, n, day in rows_with(self._connection, _SIGHT, links.c.signature, sorted(full)):
            self._sights[full[key]].append(Sight(f"{article}.e{n}", article, full[key], day))
        query = _SIGHT.join(casts, _CASTS).add_columns(casts.c.roles)
        for key, article, n, day, roles in rows_with(self._connection, query, links.c.signature, sorted(rest)):
            told = tuple(role.role for role in roles)
            self._sights[rest[key]].append(Sight(f"{article}.e{n}", article, rest[key], day, told))
        for each in asked:
            yield from self._sights[each]
        yield from self._gathered.sights(asked)

    def company(self, asked: Collection[str]) -> dict[str, set[str]]:
        self._look_up(asked)
        return {each: self._company[each] for each in asked}

    def settled(self, surname: str) -> bool:
        return surname in self._settled

    def _look_up(self, asked: Collection[str]) -> None:
        new = {each for each in asked if each not in self._company}
        self._company.update((each, set()) for each in new)
        joined = links.join(articles, articles.c.key == links.c.article)
        joined = joined.join(signatures, signatures.c.key == links.c.signature)
        query = select(articles.c.id, signatures.c.key, signatures.c.decided).select_from(joined)
        query = query.where(signatures.c.what == evidence.FULL)
        for article, key, decided in rows_with(self._connection, query, articles.c.id, sorted(new)):
            self._company[article].add(self._key_of.get(key, decided))
        for article in new:
            here = (person for _, person in self._gathered.persons(article) if person in self._full)
            self._company[article].update(self._full[person] for person in here)


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
