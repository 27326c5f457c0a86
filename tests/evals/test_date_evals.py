"""The evaluations of dates beside TempEval's: MEANTIME, the specification cases, articles whose date was taken away."""

from __future__ import annotations

import datetime as dt
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest
from benchmarks.dates import run, table
from evals.dates import Document, Timex
from evals.recognizers_dates import Case, cases, outside, passes
from evals.undated import Dated

from evals import dates, recognizers_dates, undated
from onrecord.records import Dating, Span

XML = """<Document doc_id="7"><token t_id="1" sentence="0">Moor</token><token t_id="2" sentence="0">left</token>
<token t_id="3" sentence="0">on</token><token t_id="4" sentence="0">Monday</token><token t_id="5" sentence="0">.</token>
<token t_id="6" sentence="9">Friday</token><Markables>
<TIMEX3 m_id="1" type="DATE" value="2019-11-15" functionInDocument="CREATION_TIME"/>
<TIMEX3 m_id="2" type="DATE" value="2019-11-11" functionInDocument="NONE"><token_anchor t_id="4"/></TIMEX3>
<TIMEX3 m_id="3" type="DATE" value="2019-11-15" functionInDocument="NONE"><token_anchor t_id="6"/></TIMEX3>
</Markables></Document>"""
DAY = dt.date(2019, 11, 15)


def _packed(path: Path, files: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))


def test_meantime_is_scored_up_to_the_sentence_where_it_is_marked(tmp_path: Path) -> None:
    _packed(tmp_path / "meantime/meantime.tar.gz", {"intra_cross-doc_annotation/corpus_x/7_a.xml": XML})
    (document,) = dates.meantime(tmp_path)
    assert (document.id, document.text, document.published) == ("7", "Moor left on Monday.\n", DAY)
    assert document.gold == (Timex(Span(13, 19), "DATE", "2019-11-11"),)
    assert list(dates.misses([document])) == []


def test_a_miss_is_printed_with_its_words() -> None:
    document = Document("x", "Moor left on Monday.", DAY, (Timex(Span(13, 19), "DATE", "2019-11-18"),))
    assert list(dates.misses([document])) == ["2019-11-15 2019-11-18   2019-11-11   Moor left on [Monday]."]


def _spec(text: str, words: str, timex: str, past: dict[str, str] | None = None) -> dict[str, Any]:
    value = {"Timex": timex, "PastResolution": past or {}, "FutureResolution": past or {}}
    result = {"Text": words, "Start": text.index(words), "Length": len(words), "Value": value}
    return {"Input": text, "Context": {"ReferenceDateTime": "2019-11-15T00:00:00"}, "Results": [result]}


SPECS: list[tuple[str, dict[str, Any], bool]] = [  # kind, case, whether it passes
    ("Date", _spec("It fell on oct. 2", "oct. 2", "XXXX-10-02", {"date": "2019-10-02"}), True),
    ("Date", _spec("It fell on oct. 2", "oct. 2", "XXXX-10-02", {"date": "2019-10-03"}), False),
    (
        "DatePeriod",
        _spec("It fell in june 2018", "june 2018", "2018-06", {"startDate": "2018-06-01", "endDate": "2018-07-01"}),
        True,
    ),
    (
        "DatePeriod",
        _spec("from may 3 to may 8", "from may 3 to may 8", "x", {"startDate": "2019-05-03", "endDate": "2019-05-08"}),
        False,  # "may" without its capital is a verb, and is not given one
    ),
    (
        "DatePeriod",
        _spec("from june 3 to june 8", "from june 3 to june 8", "x", {"startDate": "2019-06-03", "endDate": "2019-06-08"}),
        True,
    ),
    ("DatePeriod", _spec("the last 3 months", "last 3 months", "(2019-08-15,2019-11-15,P3M)"), True),
    ("Duration", _spec("It took two decades", "two decades", "P20Y"), True),
    ("Duration", _spec("It took two decades", "two decades", "P2Y"), False),
    ("Time", _spec("It fell at 7 p.m.", "7 p.m.", "T19"), True),
    ("Time", _spec("It fell at 7 p.m.", "7 p.m.", "T07"), False),
    ("Set", _spec("He comes every monday", "every monday", "XXXX-WXX-1"), True),
    ("Holiday", _spec("He came on boxing day", "boxing day", "XXXX-12-26", {"date": "2019-12-26"}), True),
]


def test_a_case_passes_where_its_value_is_found(tmp_path: Path) -> None:
    files = {kind: [row for of, row, _ in SPECS if of == kind] for kind in recognizers_dates.KINDS}
    names = {f"{recognizers_dates.FOLDER}/{kind}Parser.json": json.dumps(rows) for kind, rows in files.items()}
    _packed(tmp_path / "recognizers/english-specs.tar.gz", names)
    expected = [right for kind in recognizers_dates.KINDS for of, _, right in SPECS if of == kind]
    assert [passes(case) for case in cases(tmp_path)] == expected


@pytest.mark.parametrize(
    ("words", "value", "left"),
    [
        ("3h", "PT3H", True),
        ("3 hours", "PT3H", False),
        ("the 15th", "XXXX-XX-15", True),
        ("4/22", "XXXX-04-22", True),
        ("04/22/2016", "2016-04-22", False),
        ("in four business days", "2018-08-27", True),
        ("7", "T07", True),
        ("7 p.m.", "T19", False),
        ("every monday", "XXXX-WXX-1", False),
        ("feb 30", "XXXX-02-30", True),
    ],
)
def test_what_does_not_apply_is_left_out_by_its_form(words: str, value: str, left: bool) -> None:
    case = Case("Date", words, DAY, Span(0, len(words)), value, ())
    assert (outside(case) is not None) == left


def test_inferred_days_are_counted() -> None:
    articles = [Dated(str(n), "", "", DAY) for n in range(4)]
    day = dt.timedelta(days=1)
    guesses = [Dating(DAY, DAY, 1.0), Dating(DAY + day, DAY + 3 * day, 1.0), Dating(DAY + 5 * day, DAY + 9 * day, 1.0), None]
    got = undated.scores(list(zip(articles, guesses, strict=True)))
    assert (got.articles, got.inferred, got.width, got.wrong) == (4, 75.0, 3, 1)
    assert (got.holding, got.within) == pytest.approx((100 / 3, 200 / 3))
    assert undated.scores([]).inferred == 0


def test_an_address_comes_before_the_words() -> None:
    made = undated.by_all(Dated("1", "Posted May 3, 2018\nIt fell.", "https://example.com/2019/11/15/mill", DAY))
    assert made is not None
    assert made.first <= DAY <= made.last


def test_tools_that_are_missing_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Any:
        raise ModuleNotFoundError("none", name="timexy")

    document = Document("x", "Moor left on Monday.", DAY, (Timex(Span(13, 19), "DATE", "2019-11-11"),))
    monkeypatch.setattr("benchmarks.dates.TOOLS", {"timexy": missing, "onrecord": lambda: dates.found})
    monkeypatch.setattr("benchmarks.dates.timex", lambda _: [document])
    monkeypatch.setattr("benchmarks.dates.meantime", lambda _: [document])
    lines = list(table(tmp_path, None))
    assert lines[0].endswith("timexy      is not installed (timexy): passed over")
    assert " 100.0" in lines[1]
    assert run([document], dates.found)[0].value == 100
