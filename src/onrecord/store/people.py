"""Actors of the record: found by id or by any form of a name, listed with their names and roles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from onrecord.ask import Ask
from onrecord.errors import Usage
from onrecord.records import Actor, Name, Role
from onrecord.store import corrections, heads
from onrecord.store.schema import actor_names, actor_roles, actors, articles, links
from onrecord.store.words import checked, folded

_BATCH = 500  # actors whose names and roles are fetched at once; old builds of SQLite bind at most 999 values
_WORDS = 50  # of a name; SQLite's parser fails on some two hundred
_ACTOR = (actors.c.key, actors.c.id, actors.c.kind, actors.c.name, actors.c.anonymous, actors.c.statements)
_NAME = (actor_names.c.actor, actor_names.c.name, actor_names.c.count)
_ROLE = (actor_roles.c.actor, actor_roles.c.role, actor_roles.c.first, actor_roles.c.last, actor_roles.c.count)
_BY_STATEMENTS = (actors.c.statements.desc(), actors.c.name, actors.c.id)

Clause = ColumnElement[Any]
Counted = tuple[Actor, int]
Fits = Callable[[str], bool]


def named(connection: Connection, asked: str) -> Select[int]:
    """Keys of the actors meant: the one with that id; else all with exactly that name, whatever its case; else all that
    have a name with all of its words."""
    name = folded(checked(asked))
    by_id = select(actors.c.key).where(actors.c.id == checked(asked))
    exact = select(actor_names.c.actor).where(actor_names.c.folded == name, actor_names.c.folded != "")
    for query in (by_id, exact):
        if connection.execute(query).first() is not None:
            return query
    return select(actor_names.c.actor).where(*_holding(name))


def count_statements(connection: Connection, asked: str) -> int:
    """How many statements those make whom `named` finds."""
    summed = select(func.coalesce(func.sum(actors.c.statements), 0)).where(actors.c.key.in_(named(connection, asked)))
    return int(connection.execute(summed).scalar_one())


def _holding(name: str) -> list[Clause]:
    """A name without a word means nobody; that clause is never true. Raises Usage for one that SQLite cannot be asked for."""
    words = dict.fromkeys(name.split())
    if len(words) > _WORDS:
        raise Usage(f"{len(words)} different words are asked for as a name; at most {_WORDS} can be")
    return [actor_names.c.folded.contains(f" {word} ") for word in words] or [actor_names.c.actor.is_(None)]


def listed(connection: Connection, *where: Clause, limit: int | None = None, offset: int = 0) -> Iterator[Counted]:
    """Actors with the number of their statements: most first, then by name."""
    query = select(*_ACTOR).where(*where).order_by(*_BY_STATEMENTS)
    if limit is not None or offset:
        query = query.limit(-1 if limit is None else limit).offset(offset)
    return _whole(connection, query)


def asked(connection: Connection, ask: Ask, *, titled: Fits | None = None, akin: Fits | None = None) -> Iterator[Counted]:
    """Actors named `ask.speaker`, or with a role that is `titled` so. With days, only those who have a role on some of them,
    from the first article that gives it to the last; of those titled so, from the first that gives such a role, or one that
    is `akin`, to the last."""
    where: list[Clause] = []
    if ask.speaker:
        where.append(actors.c.key.in_(named(connection, ask.speaker)))
    if ask.since or ask.until:
        where.append(_having(*_on(ask, actor_roles.c.first, actor_roles.c.last)))
    meant = and_(true(), *where)
    if ask.speaker and titled is not None:
        meant = or_(meant, _titled(connection, ask, titled, akin or titled))
    return listed(connection, meant, limit=ask.limit, offset=ask.offset)


def _titled(connection: Connection, ask: Ask, titled: Fits, akin: Fits) -> Clause:
    roles = heads.roles(connection, ask.speaker or "")
    fit = [role for role in roles if titled(role)]
    near = [role for role in roles if akin(role)] if fit else []
    days = _on(ask, func.min(actor_roles.c.first), func.max(actor_roles.c.last))
    then = select(actor_roles.c.actor).where(_among([*fit, *near])).group_by(actor_roles.c.actor)
    return and_(_having(_among(fit)), actors.c.key.in_(then.having(and_(true(), *days))))


def _on(ask: Ask, first: Clause, last: Clause) -> Iterator[Clause]:
    """That some of the days asked for lie between two days, both included."""
    if ask.since is not None:
        yield last >= ask.since
    if ask.until is not None:
        yield first <= ask.until


def _having(*where: Clause) -> Clause:
    """Actors with such a role."""
    return actors.c.key.in_(select(actor_roles.c.actor).where(*where))


def _among(roles: Sequence[str]) -> Clause:
    """As one value to bind, for a title may be part of thousands of roles."""
    return actor_roles.c.role.in_(select(func.json_each(json.dumps(roles)).table_valued("value").c.value))


def speaking(connection: Connection, *, limit: int | None) -> Iterator[Counted]:
    return listed(connection, actors.c.statements > 0, limit=limit)


def one(connection: Connection, id: str) -> Actor | None:
    return next((actor for actor, _ in listed(connection, actors.c.id == id)), None)


def every(connection: Connection) -> Iterator[Actor]:
    """All actors, by id."""
    return (actor for actor, _ in _whole(connection, select(*_ACTOR).order_by(actors.c.id)))


def met_in(connection: Connection, article: str) -> Iterator[Actor]:
    """The actors of one article, in the order in which it brings them."""
    first = func.min(links.c.n)
    query = select(*_ACTOR).join_from(articles, links, links.c.article == articles.c.key).join(actors)
    query = query.where(articles.c.id == article).group_by(actors.c.key).order_by(first)
    return (actor for actor, _ in _whole(connection, query))


def linked(connection: Connection, article: str, n: int) -> Actor | None:
    """The actor that the article's n-th is."""
    theirs = select(links.c.actor).join(articles, articles.c.key == links.c.article)
    return next(
        (a for a, _ in listed(connection, actors.c.key.in_(theirs.where(articles.c.id == article, links.c.n == n)))), None
    )


def _whole(connection: Connection, query: Select[Any]) -> Iterator[Counted]:
    marks = corrections.marks(connection)
    for rows in connection.execute(query).partitions(_BATCH):
        keys = [row[0] for row in rows]
        names = _by_actor(connection, _NAME, keys)
        roles = _by_actor(connection, _ROLE, keys)
        for key, id, kind, name, anonymous, statements in rows:
            forms = tuple(Name(*row) for row in names.get(key, ()))
            offices = tuple(Role(*row) for row in roles.get(key, ()))
            yield Actor(id, kind, name, forms, offices, anonymous, marks.get(id, ())), statements


def _by_actor(connection: Connection, columns: tuple[Any, ...], keys: Sequence[int]) -> dict[int, list[Sequence[Any]]]:
    """Rows without their first column, which is the actor's key, in the order that linking gave them."""
    table = columns[0].table
    rows = connection.execute(select(*columns).where(columns[0].in_(keys)).order_by(columns[0], table.c.n))
    return {key: [row[1:] for row in group] for key, group in groupby(rows, key=lambda row: row[0])}
