"""A record's corrections: what a person says of its actors, kept apart from what is derived, and stronger.

with onrecord.open("record.db") as record:
    made = record.corrections.merge("Ada Moor", "A. Moor")
    record.corrections.undo(made.number)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Literal, get_args

from sqlalchemy import Connection

from onrecord.ask import Ask
from onrecord.errors import NotOnRecord, Usage
from onrecord.link.corrections import split_off
from onrecord.records import Actor, ActorKind, Correction
from onrecord.store import Store, corrections, people, queries
from onrecord.store.words import checked, folded

CANDIDATES = 5  # actors named where a name may mean several
Linked = Callable[[], AbstractContextManager[Connection]]


class Corrections:
    """The corrections of one record. Each that is made is given back as it stands once applied.

    An actor is given by its id or by a name: the only actor that has that form, else the only one that is shown under it.
    Raises NotOnRecord where it means nobody, and Usage, with some of those it may mean, where it means several.
    """

    def __init__(self, store: Store, linked: Linked) -> None:
        self._store = store
        self._linked = linked  # a connection on which actors are current

    def all(self) -> list[Correction]:
        """Every correction by its number, the undone ones too, each with its standing."""
        with self._linked() as connection:
            return list(corrections.every(connection))

    def one(self, number: int) -> Correction:
        """Raises NotOnRecord."""
        with self._linked() as connection:
            return corrections.one(connection, number)

    def marks(self) -> dict[str, tuple[int, ...]]:
        """Actor's id -> the numbers of the corrections that are applied to it at present, for those that have any."""
        with self._linked() as connection:
            return corrections.marks(connection)

    def merge(self, *actors: str) -> Correction:
        """Makes two or more actors one. Raises Usage where they are one already."""
        with self._linked() as connection:
            found = {who.id: who for who in (_one(connection, each) for each in actors)}
            if len(found) < max(len(actors), 2):
                told = " and ".join(map(repr, actors))
                raise Usage(f"a merge takes two actors or more, each once; {told}: {len(found)} in all")
            meant = tuple(corrections.meant(connection, who) for who in found.values())
        return self._made(Correction(0, "merge", meant))

    def split(self, actor: str, *, articles: Iterable[str] = (), name: str | None = None) -> Correction:
        """Takes the actor's appearances in these articles, or wherever an article shows it under this name, out into an
        actor of its own. Raises Usage where that is nothing or all of it, NotOnRecord for an article that is not there.

        What one article takes for one actor stays together.
        """
        ids = tuple(sorted({articles} if isinstance(articles, str) else set(articles)))
        if bool(ids) == bool(name):
            raise Usage("a split takes either articles or a name")
        with self._linked() as connection:
            who = _one(connection, actor)
            draft = Correction(0, "split", (), _clean(name) if name else None, ids)
            taken = _taken(connection, who, draft)
            meant = corrections.meant(connection, who, but=taken)
        return self._made(Correction(0, "split", (meant,), draft.value, ids))

    def rename(self, actor: str, name: str) -> Correction:
        """Gives the name under which the actor is shown, and may be asked for. Raises Usage for one without a word."""
        return self._given("rename", actor, _clean(name))

    def retype(self, actor: str, kind: str) -> Correction:
        """Gives the actor's kind. Raises Usage where there is no such kind."""
        if kind not in get_args(ActorKind):
            raise Usage(f"{kind!r} is no kind of actor; there are {', '.join(get_args(ActorKind))}")
        return self._given("retype", actor, kind)

    def undo(self, number: int) -> Correction:
        """Undoes one correction; those made after it stay. Raises NotOnRecord, and Usage where it is undone already or a
        later one stands that was said of the actor which this one made."""
        upon = _building(self.all(), number)
        if upon:
            raise Usage(f"correction {upon[0].number} is about the actor that {number} made; undo that first")
        self._store.undo(number, _now())
        return self.one(number)

    def copy(self, other: Corrections) -> int:
        """Takes over another record's corrections, the undone ones too, and gives how many were new.

        They mean actors by their places in articles: so they hold for a record that read the same articles anew.
        """
        with other._store.reading() as connection:
            theirs = list(corrections.every(connection))
        with self._store.reading() as connection:
            known = {_content(each) for each in corrections.every(connection)}
        new = [each for each in theirs if _content(each) not in known]
        for each in new:
            self._store.correct(each)
        return len(new)

    def _given(self, what: Literal["rename", "retype"], actor: str, value: str) -> Correction:
        with self._linked() as connection:
            meant = corrections.meant(connection, _one(connection, actor))
        return self._made(Correction(0, what, (meant,), value))

    def _made(self, correction: Correction) -> Correction:
        return self.one(self._store.correct(replace(correction, made=_now())))


def _one(connection: Connection, asked: str) -> Actor:
    """The one actor meant."""
    found = [actor for actor, _ in people.asked(connection, Ask(speaker=asked))] if asked.strip() else []
    if not found:
        raise NotOnRecord(f"nobody on record has the id or name {asked!r}")
    shown = [actor for actor in found if folded(actor.name) == folded(asked)]
    for fitting in (found, shown):
        if len(fitting) == 1:
            return fitting[0]
    some = "; ".join(f"{actor.name} ({actor.kind}) {actor.id}" for actor in (shown or found)[:CANDIDATES])
    raise Usage(f"{asked!r} may mean {len(found)} actors, give an id: {some}")


def _taken(connection: Connection, who: Actor, split: Correction) -> list[str]:
    """The actors of articles that a split takes; never none nor all."""
    cast = corrections.cast_of(connection, who.id)
    for article in split.articles:
        if queries.article(connection, article) is None:
            raise NotOnRecord(f"nothing on record has the id {article!r}")
        if not any(each.id.startswith(f"{article}.") for each in cast):
            raise Usage(f"{who.name} does not appear in {article}")
    taken = split_off(split, cast)
    if not taken:
        names = ", ".join(sorted({each.name for each in cast})[:CANDIDATES])
        raise Usage(f"no article shows {who.name} under the name {split.value!r}; they show {names}")
    if len(taken) == len(cast):
        raise Usage(f"that is all of {who.name}: nothing would be left to split it from")
    return taken


def _building(made: Sequence[Correction], number: int) -> list[Correction]:
    """Those that would be about somebody else without the merge or split of that number; the last first."""
    actor = {each.number: each.actors[-1:] for each in made if each.what in ("merge", "split") and each.standing == "applied"}
    later = (each for each in made if each.number > number and each.standing == "applied")
    return [each for each in later if set(actor.get(number, ())) & set(each.actors)][::-1]


def _clean(name: str) -> str:
    cleaned = " ".join(checked(name).split())
    if not folded(cleaned):
        raise Usage(f"{name!r} is no name: it holds no word")
    return cleaned


def _content(correction: Correction) -> tuple[object, ...]:
    return correction.what, correction.meant, correction.value, correction.articles, correction.made


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
