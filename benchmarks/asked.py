"""What a record is asked in benchmarks.million: every page of the web app and every listing, with arguments that it holds.

Arguments are drawn from the record itself, always the same of one record: names of those who speak most and of anybody, words
that stand in many statements and in few, days, outlets, ids.
"""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.record import Record
from onrecord.records import Statement
from onrecord.web import render
from onrecord.web.answers import ANSWERS
from onrecord.web.asking import asked

EACH = 24  # arguments of a question, and of each kind of a listing's
Query = dict[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of question and the arguments that it is asked with."""

    name: str
    ask: Callable[[Any], object]
    arguments: Sequence[Any]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What stands in the record, to ask for."""

    ids: dict[str, list[str]]
    said: list[Statement]
    speakers: list[str]
    names: list[str]
    words: list[str]
    outlets: list[str]
    media: list[str]
    days: list[str]


def questions(record: Record, path: Path) -> list[Question]:
    """All kinds, ready to be asked."""
    drawn = _drawn(record, path)
    pages = [_page(record, address, drawn) for address in ANSWERS if "{id}" in address and _of(address) in drawn.ids]
    listings = [question for address in ANSWERS if "{id}" not in address for question in _listings(record, address, drawn)]
    listed = [_listed(name, getattr(record, name), drawn) for name in _LISTS]
    return [each for each in (*pages, *listings, *listed, _csv(record, drawn), _check(record, drawn)) if each.arguments]


def _csv(record: Record, drawn: _Drawn) -> Question:
    """The data of the chart of statements by days."""
    return Question(
        "/statements?about, as CSV",
        lambda query: render.as_csv(ANSWERS["/statements"](record, asked("/statements", "", query))),
        [{"about": each} for each in drawn.words],
    )


def _listed(name: str, method: Callable[..., object], drawn: _Drawn) -> Question:
    return Question(f"record.{name}", lambda ask: method(**ask), _asks(drawn))


_LISTS = ("statements", "quotes", "figures", "articles", "stories", "count_statements")


def _of(address: str) -> str:
    return address.split("/")[1]


def _page(record: Record, address: str, drawn: _Drawn) -> Question:
    return Question(address, lambda id: ANSWERS[address](record, asked(address, id, {})), drawn.ids[_of(address)])


def _listings(record: Record, address: str, drawn: _Drawn) -> list[Question]:
    if address in ("/check", "/corrections", "/rejected"):
        return []

    def ask(query: Query) -> object:
        return ANSWERS[address](record, asked(address, "", query))

    if address == "/":
        return [Question("/", ask, [{}] * EACH)]
    return [Question(f"{address}?{name}", ask, every) for name, every in _queries(address, drawn).items()]


def _queries(address: str, drawn: _Drawn) -> dict[str, list[Query]]:
    """By kind, what may be asked at that address."""
    chance = random.Random(3)
    names = drawn.speakers + drawn.names
    days = [sorted(chance.sample(drawn.days, 2)) for _ in range(EACH)]
    found: dict[str, list[Query]] = {
        "page": [{"page": str(number)} for number in (*range(1, 17), 20, 30, 50, 75, 100, 120, 150, 200)],
        "days": [{"since": since, "until": until} for since, until in days],
    }
    if address == "/actors":
        offices = ("president", "foreign minister", "spokesman", "senator")
        return found | {"name": [{"name": each} for each in (*names, *offices)]}
    found["about"] = [{"about": each} for each in drawn.words]
    found["outlet"] = [{"outlet": each} for each in drawn.outlets]
    found["outlet, about"] = [{"outlet": o, "about": w} for o, w in zip(drawn.outlets, drawn.words, strict=False)]
    if address != "/timeline":
        found["speaker"] = [{"speaker": each} for each in names]
        found["speaker, about"] = [{"speaker": n, "about": w} for n, w in zip(drawn.speakers, drawn.words, strict=False)]
        if address == "/statements":
            found["named"] = [{"named": each} for each in ("named", "unnamed", "unknown")] * (EACH // 3)
            found["via"] = [{"via": each} for each in drawn.media]
            found["story"] = [{"story": each} for each in drawn.ids["stories"]]
        found["kind, days"] = [{"kind": "direct", "since": since, "until": until} for since, until in days]
    return found


def _asks(drawn: _Drawn) -> list[dict[str, Any]]:
    some: list[dict[str, Any]] = [{"speaker": each} for each in drawn.speakers[:8]]
    some += [{"about": each} for each in drawn.words[:12]]
    some += [{"outlet": each} for each in drawn.outlets[:8]]
    return [each | {"limit": 100} for each in some]


def _check(record: Record, drawn: _Drawn) -> Question:
    """Quotes on record, some with a word changed, and words that nobody said."""
    quoted = [each.content.text for each in drawn.said if each.kind == "direct"][:20]
    altered = [re.sub(r"\b(\w{5})\w*", r"\1", text, count=2) for text in quoted[:10]]
    return Question("check", record.check, [*quoted, *altered, "nobody ever said these seven words here", "we will see"])


def _drawn(record: Record, path: Path) -> _Drawn:
    chance = random.Random(7)
    raw = sqlite3.connect(path)
    articles = _some(raw, "SELECT id FROM articles", chance)
    speakers = [actor for actor, _ in record.speakers(limit=2_000)]
    said = [next(iter(record.statements(article=id, limit=1)), None) for id in articles]
    held = [record.findings(id) for id in articles]
    statements = [each for found in held for each in found.statements]
    words = _words(statements, chance)
    media = sorted({each for statement in statements for each in statement.via})[:EACH]
    series = sorted({each.series for found in held for each in found.figures if each.series is not None})
    ids = {
        "articles": articles,
        "statements": [each.id for each in said if each is not None],
        "actors": [each.id for each in (*speakers[:12], *chance.sample(speakers, min(24, len(speakers))))],
        "figures": [each.figures[0].id for each in held if each.figures],
        "dates": [each.dates[0].id for each in held if each.dates],
        "mentions": [each.mentions[0].id for each in held if each.mentions],
        "quotes": _some(raw, "SELECT id FROM quotes", chance),
        "stories": _some(raw, "SELECT id FROM stories", chance),
        "series": [each.id for each in record.series(limit=EACH // 2)] + series[: EACH // 2],
    }
    outlets = _some(raw, "SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL", chance)
    days = _some(raw, "SELECT DISTINCT published FROM articles WHERE published IS NOT NULL", chance)
    raw.close()
    names = [each.name for each in chance.sample(speakers, min(EACH, len(speakers)))]
    some = [each.name for each in speakers[:EACH]] + [f"President {each.name}" for each in speakers[:4]]
    return _Drawn(ids, statements, some, names, words, outlets, media, days)


def _words(said: Sequence[Statement], chance: random.Random) -> list[str]:
    """Words from statements, common and rare, and pairs of them from one statement."""
    every = [re.findall("[A-Za-z]{4,}", each.content.text) for each in chance.sample(said, min(len(said), 2 * EACH))]
    held = [words for words in every if len(words) > 2]
    single = [chance.choice(words) for words in held[: EACH // 2]]
    pairs = [" ".join(chance.sample(words, 2)) for words in held[EACH // 2 : EACH]]
    return [*single, *pairs, "president", "said", "government", "the", "U.S."]


def _some(raw: sqlite3.Connection, query: str, chance: random.Random) -> list[str]:
    found = sorted(row[0] for row in raw.execute(query))
    return chance.sample(found, min(EACH, len(found)))
