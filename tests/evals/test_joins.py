"""The table of joins for a judge, and what is made of the verdicts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals import joins
from onrecord.link.actors import Sighting
from onrecord.records import Actor, Head, Name

KNOWN = [
    joins.Verdict("Ada Moor", "person", frozenset({"Ada Moor", "Moor"}), frozenset({"Moor Works"})),
    joins.Verdict("Tom Moor", "person", frozenset({"Tom Moor", "Moor"}), frozenset({"Ada Moor"})),
    joins.Verdict("Eva Reed", "person", frozenset({"Eva Reed"}), frozenset({"Reed", "Eve"}), {"Reed": 2, "Eve": 9}),
]


def actor(*names: str, kind: str = "person") -> Actor:
    return Actor("p1", kind, names[0], tuple(Name(each, 2) for each in names))  # type: ignore[arg-type]


def test_the_table_lists_the_actors_with_most_names_first() -> None:
    forms = (("Ada Moor",), ("Ada K. Moor", "Moor"), ("Tom Reed",))
    made = [
        Sighting(Head(f"a{n}"), (Actor(f"a{n}.e1", "person", of[0], tuple(Name(form, 2) for form in of)),))
        for n, of in enumerate(forms)
    ]
    assert list(joins.table(*joins.ranked(made))) == [
        "1. person Ada Moor (2): Ada K. Moor 2; Ada Moor 2; Moor 2",
        "2. person Tom Reed (1): Tom Reed 2",
    ]


JUDGED = [  # names of an actor; the verdict they come under; wrong, not judged
    (("Ada Moor", "Moor"), "Ada Moor", (), ()),
    (("Ada Moor", "Moor Works"), "Ada Moor", ("Moor Works",), ()),
    (("Ada Moor", "Moor Works", "A. Moor"), "Ada Moor", ("Moor Works",), ("A. Moor",)),
    (("Tom Moor", "Moor"), "Tom Moor", (), ()),
    (("Tom Moor", "Ada Moor"), "Tom Moor", ("Ada Moor",), ()),  # one name of each: the name shown decides
    (("Ada Moor", "Tom Moor"), "Ada Moor", (), ("Tom Moor",)),
    (("Moor",), "Ada Moor", (), ()),
    (("Moor Works", "Works"), None, (), ("Moor Works", "Works")),  # wrong for one, and a body of its own here
    (("Tom Reed",), None, (), ("Tom Reed",)),
    (("Eva Reed", "Reed", "Eve"), "Eva Reed", ("Reed",), ("Eve",)),  # the one stands as often as when it was judged
]


@pytest.mark.parametrize(("names", "verdict", "wrong", "unjudged"), JUDGED)
def test_judged(names: tuple[str, ...], verdict: str | None, wrong: tuple[str, ...], unjudged: tuple[str, ...]) -> None:
    [found] = joins.judged([actor(*names)], KNOWN)
    assert found.verdict == next((each for each in KNOWN if each.name == verdict), joins.NOBODY)
    assert (found.wrong, found.unjudged) == (wrong, unjudged)


def test_without_verdicts_nothing_is_judged() -> None:
    [found] = joins.judged([actor("Ada Moor")], [])
    assert (found.verdict, found.wrong, found.unjudged) == (joins.NOBODY, (), ("Ada Moor",))


def test_the_report_counts_actors_and_names() -> None:
    every = list(joins.judged([actor("Ada Moor", "Moor Works", "A. Moor", "Ada M."), actor("Tom Moor")], KNOWN))
    assert list(joins.report(every)) == [
        "wrong joins: 1 of 2 actors (at most 3)",
        "  person Ada Moor: Moor Works",
        "not judged: 2 names of 1 actors",
        "  person Ada Moor: A. Moor; Ada M.",
    ]


def test_rows_to_be_filled_in() -> None:
    every = list(joins.judged([actor("Ada Moor", "A. Moor"), actor("Tom Moor"), actor("Moor Works", kind="group")], KNOWN))
    assert [json.loads(row) for row in joins.rows(every)] == [
        {
            **{"name": "Ada Moor", "kind": "person", "own": ["Ada Moor", "Moor"], "wrong": ["Moor Works"]},
            **{"reason": "", "open": ["A. Moor"]},
        },
        {"name": "Moor Works", "kind": "group", "own": [], "wrong": [], "reason": "", "open": ["Moor Works"]},
    ]


def test_the_judged_file_is_whole() -> None:
    rows = [json.loads(line) for line in joins.GOLD.read_text(encoding="utf-8").splitlines()]
    assert all([each for each in row if each != "uses"] == ["name", "kind", "own", "wrong", "reason"] for row in rows)
    assert all(set(row.get("uses", ())) <= {*row["wrong"], *row["own"]} for row in rows)
    assert all(row["own"] and row["name"] in row["own"] and not set(row["own"]) & set(row["wrong"]) for row in rows)
    assert all(row["reason"] for row in rows)
    assert len(joins.verdicts()) == len({(row["name"], row["kind"]) for row in rows}) >= joins.MOST


def test_articles_are_every_so_many(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = [{"id": f"{n}", "text": "No.", "outlet": None, "title": None, "published": "2031-05-02"} for n in range(5)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert [each.external_id for each in joins.articles(path, 2)] == ["0", "2", "4"]


def test_without_the_corpora_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("ONRECORD_CORPORA", raising=False)
    monkeypatch.setattr("sys.argv", ["joins"])
    joins.main()
    assert capsys.readouterr().out.count("\n") == 1
