"""The sample story and its gold: all of it loads, every span holds, and the difficulties it was written for are in it."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from onrecord import sample
from onrecord.ingest import articles
from onrecord.language.quotation import quotations
from onrecord.records import ActorKind, Article, DateType, Qualifier, Rejected

GOLD = Path(__file__).parent.parent / "evals" / "gold" / "sample"
PARTS = ("source", "cue", "content")
GROUP = ("Orva Defence Front", "ODF", "Ordef", "Hesk Orvani", "Floodmen")
CUT = ("intermere-2023-10-05", "courier-2023-10-06", "ledger-coalition-cut")


def gold(table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]


STATEMENTS, FIGURES, DATES, ACTORS = (gold(table) for table in ("statements", "figures", "dates", "actors"))


@pytest.fixture(scope="module")
def read() -> dict[str, Article]:
    """The articles by the name that the gold has for them; none is rejected, none comes twice."""
    with sample.story() as paths:
        found = list(articles(paths))
    assert not [each for each in found if isinstance(each, Rejected)]
    named = {each.external_id or Path(each.path or "").name: each for each in found if isinstance(each, Article)}
    assert len(named) == len(found)
    return named


@pytest.fixture(scope="module")
def told(read: dict[str, Article]) -> str:
    return "\n".join(each.text for each in read.values())


def spans() -> Iterator[tuple[str, int, int]]:
    for row in STATEMENTS:
        yield from ((row["article"], start, end) for part in PARTS for start, end in row[part])
    for row in [*FIGURES, *DATES]:
        yield row["article"], *row["span"]


def of_article(id: str) -> list[dict[str, Any]]:
    """The gold's statements of one article."""
    return [row for row in STATEMENTS if row["article"] == id]


def words(article: Article, row: dict[str, Any], part: str) -> str:
    return " ".join(article.text[start:end] for start, end in row[part])


# The story


def test_every_file_is_named() -> None:
    with sample.story() as paths:
        beside = {path.name for path in paths[0].parent.iterdir() if path.suffix not in (".py", "") and path.is_file()}
        assert {path.name for path in paths} == beside


def test_the_story_spans_eighteen_months(read: dict[str, Article]) -> None:
    days = sorted(each.published for each in read.values() if each.published)
    assert (days[0], days[-1]) == (dt.date(2023, 3, 9), dt.date(2024, 9, 12))
    assert sum(each.published is None for each in read.values()) == 3


def test_five_outlets_and_an_agency(read: dict[str, Article]) -> None:
    outlets = {each.outlet for each in read.values() if each.outlet}
    assert outlets == {"Intermere", "The Ansel Courier", "The Daily Kite", "The Ostrel Ledger", "Gullhaven News", "Tidewrack"}


def test_addresses_are_reserved_ones(read: dict[str, Article]) -> None:
    assert all(".example/" in each.url for each in read.values() if each.url)


def test_the_web_page_is_read_without_its_furniture(read: dict[str, Article]) -> None:
    page = read["tidewrack.html"]
    assert (page.outlet, page.published, page.authors) == ("Tidewrack", dt.date(2024, 2, 12), ("Ines Carrowby",))
    assert "Turbines can be mended" in page.text
    assert not [litter for litter in ("cookies", "Subscribe", "a letter arrives") if litter in page.text]


@pytest.mark.parametrize("id", sorted({row["article"] for row in STATEMENTS}))
def test_articles_are_short(read: dict[str, Article], id: str) -> None:
    assert 130 <= len(read[id].text.split()) <= 350


# The gold


def test_every_span_holds(read: dict[str, Article]) -> None:
    for article, start, end in spans():
        shown = read[article].text[start:end]
        assert 0 <= start < end <= len(read[article].text)
        assert shown == shown.strip()


def test_the_web_page_has_no_gold(read: dict[str, Article]) -> None:
    assert {article for article, _, _ in spans()} == read.keys() - {"tidewrack.html"}


@pytest.mark.parametrize("table", [STATEMENTS, FIGURES, DATES], ids=["statements", "figures", "dates"])
def test_nothing_stands_twice(table: list[dict[str, Any]]) -> None:
    keys = Counter(json.dumps([row["article"], *(row.get(each) for each in (*PARTS, "span"))]) for row in table)
    assert max(keys.values()) == 1


def test_there_is_enough_of_it() -> None:
    assert (len(STATEMENTS) >= 90, len(FIGURES) >= 40, len(DATES) >= 50) == (True, True, True)


def test_source_cue_and_content_are_apart() -> None:
    for row in STATEMENTS:
        ordered = sorted(span for part in PARTS for span in row[part])
        assert all(one[1] <= other[0] for one, other in pairwise(ordered))
        assert all(row[part] for part in PARTS)


def test_kinds_agree_with_the_quotation_marks(read: dict[str, Article]) -> None:
    for row in STATEMENTS:
        article = read[row["article"]]
        inside = list(_quoted(article.text, row["content"]))
        expected = "direct" if all(inside) else "mixed" if any(inside) else "indirect"
        turn = article.kind == "transcript" and words(article, row, "cue") == ":"
        assert row["kind"] == ("direct" if turn else expected), words(article, row, "content")


def _quoted(text: str, content: list[list[int]]) -> Iterator[bool]:
    """For each letter and digit of the content, whether it stands in quotation marks."""
    marked = quotations(text)
    for start, end in content:
        yield from (any(one.start <= at < one.end for one in marked) for at in range(start, end) if text[at].isalnum())


def test_half_of_it_is_indirect() -> None:
    kinds = Counter(row["kind"] for row in STATEMENTS)
    assert 0.4 <= kinds["indirect"] / len(STATEMENTS) <= 0.6
    assert min(kinds["direct"], kinds["mixed"]) >= 0.2 * len(STATEMENTS)


def test_speakers_are_actors() -> None:
    known = {row["name"] for row in ACTORS}
    assert {row["speaker_name"] for row in STATEMENTS} - {None} <= known
    assert all((row["speaker_name"] is None) == row["anonymous"] for row in STATEMENTS)
    assert {name for row in STATEMENTS for name in row["via"]} <= known


def test_actors_are_named_in_the_story(told: str) -> None:
    names = [row["name"] for row in ACTORS]
    assert len(set(names)) == len(names)
    for row in ACTORS:
        assert row["kind"] in get_args(ActorKind)
        assert row["aliases"]
        assert not [alias for alias in row["aliases"] if alias not in told]


def test_roles_are_given_on_days_of_the_story(read: dict[str, Article]) -> None:
    days = {str(each.published) for each in read.values()}
    for role in (role for row in ACTORS for role in row["roles"]):
        assert {role["from"], role["to"]} <= days
        assert role["from"] <= role["to"]


def test_figures_are_whole(read: dict[str, Article]) -> None:
    bounds = {"at_least": (True, False), "more_than": (True, False), "at_most": (False, True), "less_than": (False, True)}
    for row in FIGURES:
        assert row["qualifier"] in get_args(Qualifier)
        given = (row["low"] is not None, row["high"] is not None)
        assert given == bounds.get(row["qualifier"], (row["qualifier"] != "vague",) * 2)
        assert (row["qualifier"] == "between") == (row["low"] != row["high"] and all(given))
        assert row["counted"] is None or row["counted"] in read[row["article"]].text


def test_dates_have_values_where_their_article_gives_them(read: dict[str, Article]) -> None:
    for row in DATES:
        assert row["type"] in get_args(DateType)
        if read[row["article"]].published is not None:
            assert row["value"]


@pytest.mark.parametrize("row", [row for row in DATES if row["value"] and len(row["value"]) == 10])
def test_a_weekday_in_the_text_is_that_of_the_value(read: dict[str, Article], row: dict[str, Any]) -> None:
    shown = read[row["article"]].text[slice(*row["span"])]
    weekdays = {dt.date(2024, 1, day).strftime("%A"): dt.date(2024, 1, day).weekday() for day in range(1, 8)}
    assert weekdays.get(shown, dt.date.fromisoformat(row["value"]).weekday()) == dt.date.fromisoformat(row["value"]).weekday()


# What the story was written for


@pytest.mark.parametrize("name", GROUP)
def test_one_group_has_five_names(told: str, name: str) -> None:
    group = next(row for row in ACTORS if row["name"] == GROUP[0])
    assert sorted(group["aliases"]) == sorted(GROUP)
    assert name in told


@pytest.mark.parametrize(
    "joint",
    [
        "Orva Defence Front (ODF)",
        "Ordef, the armed movement also known as the ODF",
        "Hesk Orvani, as the Orva Defence Front calls itself",
        "using another name for the group",
        "The Floodmen, known to diplomats as the ODF",
    ],
)
def test_the_text_joins_its_names(told: str, joint: str) -> None:
    assert joint in told


@pytest.mark.parametrize(
    ("office", "holders"),
    [("president", ["Ilmar Restan", "Mirela Sostan"]), ("foreign minister", ["Lena Dravik", "Tomas Ilvane"])],
)
def test_offices_change_hands(office: str, holders: list[str]) -> None:
    held = sorted((role["from"], row["name"]) for row in ACTORS for role in row["roles"] if role["role"] == office)
    assert [name for _, name in held] == holders


def test_two_people_share_a_surname() -> None:
    assert sum(row["kind"] == "person" and "Dravik" in row["aliases"] for row in ACTORS) == 2


def test_the_displaced_are_a_range_a_dispute_and_a_figure_that_moves() -> None:
    def given(article: str) -> set[tuple[float, float]]:
        return {(row["low"], row["high"]) for row in FIGURES if row["article"] == article}

    assert {(40_000, 55_000), (28_000, 28_000)} <= given("ledger-2023-05-24")
    assert {(61_000, 61_000), (70_000, 70_000)} <= given("gullhaven-2023-11-22")


@pytest.mark.parametrize(
    ("article", "cue", "speaker"),
    [
        ("courier-2023-03-18", "has pledged", "Isolde Farrant"),
        ("intermere-2023-03-09", "asked", "Lena Dravik"),
        ("intermere-2023-03-09", "denied", "Tolvek"),
        ("courier-2023-03-18", "predicted", "Ilmar Restan"),
        ("intermere-2023-03-09", "ruled out", "Ilmar Restan"),
        ("intermere-2024-04-29", "had dropped", "Ilmar Restan"),
        ("courier-2024-02-07", "concludes", "Maravec Inquiry report"),
    ],
)
def test_it_holds_a_promise_a_request_a_denial_and_more(read: dict[str, Article], article: str, cue: str, speaker: str) -> None:
    assert (cue, speaker) in [(words(read[article], row, "cue"), row["speaker_name"]) for row in of_article(article)]


@pytest.mark.parametrize("copy", CUT[1:])
def test_two_outlets_carry_the_agency_almost_word_for_word(read: dict[str, Article], copy: str) -> None:
    likeness = SequenceMatcher(None, read[CUT[0]].text.split(), read[copy].text.split(), autojunk=False).ratio()
    assert 0.7 < likeness < 1


@pytest.mark.parametrize(
    ("article", "wording"),
    [
        (
            "intermere-2023-03-16-transcript",
            "until the last turbine at Maravec is turning again, and not one day longer than that.",
        ),
        ("gullhaven-2023-03-17", '"until the last turbine is turning, and not a day longer"'),
        ("courier-2023-03-18", "until every turbine at Maravec is turning again, and not one day more,”"),
    ],
)
def test_one_quote_has_three_wordings(read: dict[str, Article], article: str, wording: str) -> None:
    assert wording in read[article].text


def test_a_quote_runs_over_two_paragraphs(read: dict[str, Article]) -> None:
    text = read["courier-2023-03-18"].text
    running = [row for row in of_article("courier-2023-03-18") if "\n\n" in text[row["content"][0][0] : row["content"][-1][1]]]
    assert len(running) == 1
    assert words(read["courier-2023-03-18"], running[0], "content").count("”") == 2  # three openings


def test_speakers_without_a_name_are_there() -> None:
    assert sum(row["anonymous"] for row in STATEMENTS) >= 10


@pytest.mark.parametrize("litter", ["Image copyright", "Read more:", "By Dex Hollis", "ADVERTISEMENT", "Share this story"])
def test_page_litter_is_left_in_the_texts(told: str, litter: str) -> None:
    assert litter in told


@pytest.mark.parametrize(
    ("article", "mark"), [("intermere-2023-03-09", '"'), ("courier-2023-03-18", "“"), ("kite-2023-03-12", "‘")]
)
def test_each_outlet_has_its_quotation_marks(read: dict[str, Article], article: str, mark: str) -> None:
    text = read[article].text
    assert {text[each.start] for each in quotations(text)} == {mark}
