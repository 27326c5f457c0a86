"""Dates: tables of (sentence, expected), properties, and the scorer."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from evals.dates import Timex, fold, matched, scores, timex
from evals.dates import found as guess
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract import calendar
from onrecord.extract.dates import dates
from onrecord.language.pieces import pieces
from onrecord.language.reading import Reading
from onrecord.records import Article, Date, Span

FRIDAY = dt.date(2019, 11, 15)
Expected = list[tuple[str, str]]


def read(text: str, published: dt.date | None = FRIDAY) -> tuple[Date, ...]:
    sentences, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            sentences.append(Span(start, start + len(line)))
        start += len(line) + 1
    return dates(Reading(Article(text, published=published), tuple(sentences), (), pieces(text), (), ()))


def found(text: str, published: dt.date | None = FRIDAY) -> Expected:
    return [(date.text, date.value) for date in read(text, published)]


DAYS: list[tuple[str, Expected]] = [
    ("The bridge fell on November 3, 2019.", [("November 3, 2019", "2019-11-03")]),
    ("The bridge fell on 3 November 2019.", [("3 November 2019", "2019-11-03")]),
    ("The bridge fell on 3rd November.", [("3rd November", "2019-11-03")]),
    ("The bridge fell on the 5th of May 2018.", [("the 5th of May 2018", "2018-05-05")]),
    ("The bridge fell on Sept. 4.", [("Sept. 4", "2019-09-04")]),
    ("The bridge fell on Oct 4.", [("Oct 4", "2019-10-04")]),
    ("The bridge fell on Monday, Nov. 4.", [("Monday, Nov. 4", "2019-11-04")]),
    ("It was Friday, May 4, when she was born.", [("Friday, May 4", "2018-05-04")]),
    ("The bridge fell on 2019-11-03.", [("2019-11-03", "2019-11-03")]),
    ("The bridge fell on 11/3/2019.", [("11/3/2019", "2019-11-03")]),
    ("The bridge fell on 23/10/2019.", [("23/10/2019", "2019-10-23")]),
    ("The bridge fell on 11/3/2019 and 23/10/2019.", [("11/3/2019", "2019-03-11"), ("23/10/2019", "2019-10-23")]),
    ("The bridge fell on 2019/11/03.", [("2019/11/03", "2019-11-03")]),
    ("The bridge fell on 3.11.2019.", [("3.11.2019", "2019-11-03")]),
    ("The March 3 collapse was forgotten.", [("March 3", "2019-03-03")]),
    ("They met on 3 March.", [("3 March", "2019-03-03")]),
    ("The work should be completed on Jan. 12.", [("Jan. 12", "2020-01-12")]),
    ("They will meet on Jan. 12.", [("Jan. 12", "2020-01-12")]),
    ("The term ends June 30.", [("June 30", "2020-06-30")]),
    ("The term ended June 30.", [("June 30", "2019-06-30")]),
    ("It rained on April 24 and 25.", [("April 24", "2019-04-24"), ("25", "2019-04-25")]),
    ("It rained from April 3 to May 5, 2015.", [("April 3", "2015-04-03"), ("May 5, 2015", "2015-05-05")]),
    ("Nothing happened on February 30.", []),
    ("Security grew after the Sept. 11 attacks.", [("Sept. 11", "2001-09-11")]),
    ("He resigned the week of October 7.", [("the week of October 7", "2019-W41")]),
]
WEEKDAYS: list[tuple[str, Expected]] = [
    ("The minister resigned on Thursday.", [("Thursday", "2019-11-14")]),
    ("The minister resigned on Friday.", [("Friday", "2019-11-15")]),
    ("The minister resigned last Friday.", [("last Friday", "2019-11-08")]),
    ("The talks will resume on Monday.", [("Monday", "2019-11-18")]),
    ("The talks could begin as early as Tuesday.", [("Tuesday", "2019-11-19")]),
    ("The talks go on until Wednesday.", [("Wednesday", "2019-11-20")]),
    ("By Monday he had gone.", [("Monday", "2019-11-11")]),
    ("See you next Tuesday.", [("next Tuesday", "2019-11-19")]),
    ("He will appeal against Wednesday's ruling.", [("Wednesday", "2019-11-13")]),
    ("He spoke on Thursday night.", [("Thursday night", "2019-11-14TNI")]),
    ("He spoke Tuesday morning.", [("Tuesday morning", "2019-11-12TMO")]),
    ("The Sunday Times wrote it.", []),
    ("He sat in the sun.", []),
    ("It will rain this weekend.", [("this weekend", "2019-W46-WE")]),
    ("It rained this weekend.", [("this weekend", "2019-W45-WE")]),
    ("He told USA Today, on Saturday Night Live.", []),
    ("It rained over the weekend.", [("the weekend", "2019-W45-WE")]),
]
RELATIVE: list[tuple[str, Expected]] = [
    ("It fell today.", [("today", "2019-11-15")]),
    ("It fell yesterday and may fall tomorrow.", [("yesterday", "2019-11-14"), ("tomorrow", "2019-11-16")]),
    ("It fell the day before yesterday.", [("the day before yesterday", "2019-11-13")]),
    ("He speaks tonight.", [("tonight", "2019-11-15TNI")]),
    ("He spoke last night and this morning.", [("last night", "2019-11-14TNI"), ("this morning", "2019-11-15TMO")]),
    ("He left last month.", [("last month", "2019-10")]),
    ("He left earlier this week.", [("earlier this week", "2019-W46")]),
    ("He leaves next week.", [("next week", "2019-W47")]),
    ("He left a year ago.", [("a year ago", "2018")]),
    ("He left nearly five months ago.", [("nearly five months ago", "2019-06")]),
    ("He left ten days ago.", [("ten days ago", "2019-11-05")]),
    ("He left a few years ago.", [("a few years ago", "PAST_REF")]),
    ("He now regrets it, and will soon return.", [("now", "PRESENT_REF"), ("soon", "FUTURE_REF")]),
    ("He came as soon as he could.", []),
    ("He was elected in 1996 and died the following year.", [("1996", "1996"), ("the following year", "1997")]),
]
PERIODS: list[tuple[str, Expected]] = [
    ("It was halted in mid-February.", [("mid-February", "2019-02")]),
    ("It was halted in December.", [("December", "2019-12")]),
    ("It was halted last December.", [("last December", "2018-12")]),
    ("It was halted in July.", [("July", "2019-07")]),
    ("It will open in July.", [("July", "2020-07")]),
    ("It opened in July last year.", [("July last year", "2018-07")]),
    ("It opened in November 2018.", [("November 2018", "2018-11")]),
    ("It ran between March and June 2015.", [("March", "2015-03"), ("June 2015", "2015-06")]),
    ("They marched in March; in May they had stopped.", [("March", "2019-03"), ("May", "2019-05")]),
    ("May's government fell.", []),
    ("It began in 2014.", [("2014", "2014")]),
    ("The bill waits until February or March of 2015.", [("February", "2015-02"), ("March of 2015", "2015-03")]),
    ("It began in Spring 2017 in Winter Garden.", [("Spring 2017", "2017-SP")]),
    ("See https://example.org/2012/09/04/news on it.", []),
    ("It began in early 2014.", [("early 2014", "2014")]),
    ("The 2014 election was lost.", [("2014", "2014")]),
    ("The 1990s and the early '80s were good.", [("The 1990s", "199"), ("the early '80s", "198")]),
    ("It is a 17th century house.", [("17th century", "16")]),
    ("It grew in the third quarter of 2018.", [("the third quarter of 2018", "2018-Q3")]),
    ("It grew in Q3 2018 and H1 2019.", [("Q3 2018", "2018-Q3"), ("H1 2019", "2019-H1")]),
    ("Third-quarter profit rose from a year earlier.", [("Third-quarter", "2019-Q3"), ("a year earlier", "2018-Q3")]),
    ("It fell in fiscal 2019.", [("fiscal 2019", "2019")]),
    ("It fell in the first half of 2019.", [("the first half of 2019", "2019-H1")]),
    ("It fell last summer, in the winter of 2016.", [("last summer", "2019-SU"), ("the winter of 2016", "2016-WI")]),
    ("It fell in nineteen ninety-six.", [("nineteen ninety-six", "1996")]),
    ("The church is from 1066.", [("1066", "1066")]),
    ("Some 2000 soldiers and 1,500 tanks came.", []),
    ("It costs $2019 or 2015%.", []),
]
LENGTHS: list[tuple[str, str, Expected]] = [
    ("It cost much in the last 17 years.", "DURATION", [("the last 17 years", "P17Y")]),
    ("He wants them home within 30 days.", "DURATION", [("30 days", "P30D")]),
    ("It takes the next 30 days.", "DURATION", [("the next 30 days", "P30D")]),
    ("He spoke for more than four hours.", "DURATION", [("more than four hours", "PT4H")]),
    ("A two-week truce held.", "DURATION", [("two-week", "P2W")]),
    ("It lasted two and a half years.", "DURATION", [("two and a half years", "P2Y6M")]),
    ("It lasted half an hour.", "DURATION", [("half an hour", "PT30M")]),
    ("It lasted for years.", "DURATION", [("years", "PXY")]),
    ("It lasted 12 to 18 months.", "DURATION", [("12 to 18 months", "PXM")]),
    ("He comes every week.", "SET", [("every week", "P1W")]),
    ("He comes every other day.", "SET", [("every other day", "P2D")]),
    ("He comes daily.", "SET", [("daily", "P1D")]),
    ("He comes each Monday.", "SET", [("each Monday", "XXXX-WXX-1")]),
    ("He comes on Mondays.", "SET", [("Mondays", "XXXX-WXX-1")]),
    ("A 24-year-old man came.", "DURATION", []),
    ("It was a second try, after three-quarters of the field.", "DURATION", []),
    ("The Daily Post and 60 Minutes wrote it.", "SET", []),
]
TIMES: list[tuple[str, Expected]] = [
    ("It fell at 10 p.m. Wednesday.", [("10 p.m. Wednesday", "2019-11-13T22:00")]),
    ("It fell at 9.30am.", [("9.30am", "2019-11-15T09:30")]),
    ("It fell on Tuesday at noon.", [("Tuesday", "2019-11-12"), ("noon", "2019-11-12T12:00")]),
    ("It fell at 14:30 GMT on Monday.", [("14:30 GMT on Monday", "2019-11-11T14:30Z")]),
    ("It fell at midnight.", [("midnight", "2019-11-15T00:00")]),
    ("It fell at 6 o'clock.", [("6 o'clock", "2019-11-15T06:00")]),
    ("It fell at 4 p.m. on March 2, 2018.", [("4 p.m. on March 2, 2018", "2018-03-02T16:00")]),
    ("They won 3:16 there.", []),
]
HOLIDAYS: list[tuple[str, Expected]] = [
    ("He came on St. Patrick's Day.", [("St. Patrick's Day", "2019-03-17")]),
    ("He will come on Christmas Day.", [("Christmas Day", "2019-12-25")]),
    ("He came at Easter.", [("Easter", "2019-04-21")]),
    ("He came on Thanksgiving Day 2017.", [("Thanksgiving Day 2017", "2017-11-23")]),
    ("He came last Labor Day.", [("last Labor Day", "2019-09-02")]),
]
UNDATED: list[tuple[str, Expected]] = [
    ("He came on Thursday.", [("Thursday", "XXXX-WXX-4")]),
    ("He came on Thursday night.", [("Thursday night", "XXXX-WXX-4TNI")]),
    ("He came on Oct. 26.", [("Oct. 26", "XXXX-10-26")]),
    ("He came in February.", [("February", "XXXX-02")]),
    ("He came today.", [("today", "XXXX-XX-XX")]),
    ("He came last month.", [("last month", "XXXX-XX")]),
    ("He came this week.", [("this week", "XXXX-WXX")]),
    ("He came two years ago.", [("two years ago", "XXXX")]),
    ("He came in the third quarter.", [("the third quarter", "XXXX-Q3")]),
    ("He came last summer.", [("last summer", "XXXX-SU")]),
    ("He came at Christmas.", [("Christmas", "XXXX-12-25")]),
]


@pytest.mark.parametrize(("text", "expected"), DAYS + WEEKDAYS + RELATIVE + PERIODS + TIMES)
def test_values_against_the_articles_day(text: str, expected: Expected) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "type", "expected"), LENGTHS)
def test_durations_and_sets(text: str, type: str, expected: Expected) -> None:
    assert found(text) == expected
    assert [(date.type, date.first, date.last) for date in read(text)] == [(type, None, None)] * len(expected)


@pytest.mark.parametrize(("text", "expected"), HOLIDAYS)
def test_holidays(text: str, expected: Expected) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), UNDATED)
def test_without_the_articles_day_nothing_is_made_up(text: str, expected: Expected) -> None:
    assert found(text, None) == expected
    assert all(date.first is None and date.last is None for date in read(text, None))


def missed(text: str, hoped: list[str], reason: str) -> object:
    return pytest.param(text, hoped, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("text", "hoped"),
    [
        missed("April Miller spoke.", [], "a month's name is taken for the month, not for a person"),
        missed("It ran in 2014-15.", ["2014-15"], "the second year of a season is left out"),
        missed("He left the day after the vote.", ["the day"], "a day told by an event has no value, and is left"),
    ],
)
def test_known_misses(text: str, hoped: list[str]) -> None:
    assert [date.text for date in read(text)] == hoped


def test_a_date_knows_its_article_and_place() -> None:
    text = "On Monday it fell.\nIn 2014 it stood."
    made = read(text)
    head = Article(text, published=FRIDAY).head
    assert [date.id for date in made] == [f"{head.id}.d1", f"{head.id}.d2"]
    assert all(date.article == head for date in made)
    assert (made[1].first, made[1].last) == (dt.date(2014, 1, 1), dt.date(2014, 12, 31))


def test_no_date_crosses_a_line() -> None:
    assert found("It was May\n3, 2015 of them") == [("2015", "2015")]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019-11-14", dt.date(2019, 11, 14), dt.date(2019, 11, 14)),
        ("2019-11-14TNI", dt.date(2019, 11, 14), dt.date(2019, 11, 14)),
        ("2019-W46", dt.date(2019, 11, 11), dt.date(2019, 11, 17)),
        ("2019-W46-WE", dt.date(2019, 11, 16), dt.date(2019, 11, 17)),
        ("2020-02", dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
        ("2019-Q4", dt.date(2019, 10, 1), dt.date(2019, 12, 31)),
        ("2019-H2", dt.date(2019, 7, 1), dt.date(2019, 12, 31)),
        ("2019-WI", dt.date(2019, 12, 1), dt.date(2020, 2, 29)),
        ("2019", dt.date(2019, 1, 1), dt.date(2019, 12, 31)),
        ("199", dt.date(1990, 1, 1), dt.date(1999, 12, 31)),
        ("19", dt.date(1900, 1, 1), dt.date(1999, 12, 31)),
    ],
)
def test_days_covered(value: str, first: dt.date, last: dt.date) -> None:
    assert calendar.covered(value) == (first, last)


@pytest.mark.parametrize("value", ["2019-13", "2019-02-30", "2019-W60", "P3D", "PAST_REF", "XXXX-10-26", "0000", "9999-WI", ""])
def test_what_covers_no_days(value: str) -> None:
    assert calendar.covered(value) is None


@pytest.mark.parametrize(("year", "month", "day"), [(1998, 4, 12), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2019, 4, 21)])
def test_easter(year: int, month: int, day: int) -> None:
    assert calendar.easter(year) == dt.date(year, month, day)


WORDS = st.sampled_from(
    """
    the a last next this past early mid late of in on at to and or - , . : ' 's $ % more than least
    about nearly some few couple May March Oct. October Nov Thursday Mondays Sun today tonight yesterday
    now soon recent current year years week weeks quarter quarters month months day days hour minutes
    second seconds decade century weekend fortnight night morning nights summer fall first third 14th 31
    30 12 2019 1066 2100 9999 0 7 1,500 2.5 1 1/2 10:30 25:99 2019-02-30 2019-11-14 13/13/2019 1990s
    '80s p.m. am noon o'clock GMT ago earlier later every each other daily per hence before after ended
    ahead twenty nineteen ninety hundred million half period fiscal Q3 H1 Christmas Easter Thanksgiving
    7:56:30 winters summers past from 3/4/2019 3-4-2019 all full whole starting Sundays Thu. fifth weekend through
    end said will until since 999999999 ٣ ½ İ
    """.split()
) | st.sampled_from(["\n", "1 1/2", "-", "the"])
ANCHORS = st.none() | st.dates()


def assert_sound(text: str, made: tuple[Date, ...]) -> None:
    assert [date.text for date in made] == [date.span.of(text) for date in made]
    assert all(date.text.strip() == date.text != "" for date in made)
    assert all(one.span.end <= other.span.start for one, other in pairwise(made))
    assert [date.value for date in made if not calendar.well_formed(date.value)] == []
    assert all((date.first is None) == (date.last is None) for date in made)
    assert all(date.first <= date.last for date in made if date.first and date.last)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=12).map(" ".join), ANCHORS)
def test_any_words_of_dates_give_sound_dates(text: str, published: dt.date | None) -> None:
    assert_sound(text, read(text, published))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80), ANCHORS)
def test_any_text_gives_sound_dates(text: str, published: dt.date | None) -> None:
    article = Article(text, published=published)
    assert_sound(text, dates(Reading(article, (), (), pieces(""), (), ())))


@pytest.mark.parametrize(
    "piece", ["7", "7 ", "the last ", "twenty-", "May ", "1 1/2 ", "1/1/", "a.m.", "the end of ", "or years ", "-"]
)
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    def seconds(length: int) -> float:
        reading = Reading(Article(piece * (length // len(piece)), published=FRIDAY), (), (), pieces(""), (), ())
        begun = time.process_time()
        dates(reading)
        return time.process_time() - begun

    assert seconds(160_000) < 0.05 + 16 * max(seconds(40_000), 0.01)


def test_scorer_counts_as_tempeval_does() -> None:
    gold = [Timex(Span(0, 4), "DATE", "2019"), Timex(Span(10, 20), "DATE", "2019-11"), Timex(Span(30, 34), "DATE", "2018")]
    made = [Timex(Span(0, 4), "DATE", "2019"), Timex(Span(12, 20), "DATE", "2019-12"), Timex(Span(12, 14), "DATE", "2019-11")]
    assert matched(gold, made) == [(gold[0], made[0]), (gold[1], made[1])]
    got = scores([(gold, made)])
    assert (got.strict, got.relaxed, got.value) == pytest.approx((100 / 3, 200 / 3, 100 / 3))


def test_scorer_reads_the_corpora(tmp_path: Path) -> None:
    (tmp_path / "timex").mkdir()
    timexes = [{"start": 3, "end": 7, "type": "DATE", "value": "2014"}]
    for name in ("timebank", "aquaint"):
        row = {"id": name, "published": "2019-11-15T09:30", "text": "In 2014 it fell today.", "timexes": timexes}
        (tmp_path / f"timex/{name}.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    made = list(timex(tmp_path))
    assert [(document.id, document.published, document.gold) for document in made] == [
        (name, FRIDAY, (Timex(Span(3, 7), "DATE", "2014"),)) for name in ("timebank", "aquaint")
    ]
    assert [each.value for each in guess(made[0])] == ["2014", "2019-11-15"]
    assert list(timex(tmp_path, folds=[])) == []


def test_scorer_of_nothing() -> None:
    assert scores([([], [])]).value == 0


def test_folds_stay_as_they_are() -> None:
    assert [fold(name) for name in ("one", "two", "three", "four")] == [4, 1, 0, 0]


COUNTED = [
    ("The number rose from 1500 to 10,000.", []),
    ("Between 1900 and 12,000 men came.", []),
    ("It rose from 1990 to 2.5 million.", []),
    ("It ran from 1910 to 1940.", ["1910", "1940"]),
    ("In 1500 to 10,000 men it was clear.", ["1500"]),
    ("By 2050, it will be gone.", ["2050"]),
    ("From 2030 to 2060 it holds.", ["2030", "2060"]),
    ("The count rose to 2050.", []),
]


@pytest.mark.parametrize(("text", "found"), COUNTED, ids=[text for text, _ in COUNTED])
def test_four_digits_beside_a_longer_number_are_no_year(text: str, found: list[str]) -> None:
    assert [each.value for each in read(text)] == found
