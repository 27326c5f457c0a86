"""Dates by kind, a table each: how news writes them, and the value that they get on Friday, 15 November 2019."""

from __future__ import annotations

import datetime as dt

import pytest

import onrecord
from onrecord.extract.dates import dates
from onrecord.extract.timeorder import day_first
from onrecord.language.pieces import pieces
from onrecord.language.reading import Reading
from onrecord.records import Article, Span
from tests.extract.test_dates import FRIDAY, Expected, found

WEEKDAYS: list[tuple[str, Expected]] = [  # Weekdays as reports use them
    ("The minister on Friday denied it.", [("Friday", "2019-11-15")]),
    ("On Thursday, the union plans to march through the old town.", [("Thursday", "2019-11-21")]),
    ("The council of the United Towns fell apart on Monday.", [("Monday", "2019-11-11")]),
    ("The bank will name a successor to J. Moor on Monday.", [("Monday", "2019-11-18")]),
    ("She told the court last Monday that it was over.", [("last Monday", "2019-11-11")]),
    ("They leave on Tuesday of next week.", [("Tuesday of next week", "2019-11-19")]),
    ("They left on Tuesday last week.", [("Tuesday last week", "2019-11-05")]),
    ("They left last week Friday.", [("last week Friday", "2019-11-08")]),
    ("They met this Tuesday.", [("this Tuesday", "2019-11-12")]),
    ("The strike begins Friday the 22nd.", [("Friday the 22nd", "2019-11-22")]),
    ("They met on Friday the 8th.", [("Friday the 8th", "2019-11-08")]),
]
NEAR: list[tuple[str, Expected]] = [  # Near the article's day
    ("It fell last month.", [("last month", "2019-10")]),
    ("It fell earlier this month.", [("earlier this month", "2019-11")]),
    ("It fell earlier this week.", [("earlier this week", "2019-W46")]),
    ("It opens the week after next.", [("the week after next", "2019-W48")]),
    ("It opens early next month.", [("early next month", "2019-12")]),
    ("The rally was late last week.", [("late last week", "2019-W45")]),
    ("It fell in late October.", [("late October", "2019-10")]),
    (
        "It was built in 1845. Near it stands a mill. Both burnt on the same day.",
        [("1845", "1845"), ("the same day", "1845-XX-XX")],
    ),
    ("He was shot on June 3, 2017; his wife left that day.", [("June 3, 2017", "2017-06-03"), ("that day", "2017-06-03")]),
    ("He was shot on June 3, 2017, and buried the next day.", [("June 3, 2017", "2017-06-03"), ("the next day", "2017-06-04")]),
    ("He won in May 2016 and lost that same year.", [("May 2016", "2016-05"), ("that same year", "2016")]),
]
EARLYMID: list[tuple[str, Expected]] = [  # Parts of months, years and days
    ("It closed in mid-February.", [("mid-February", "2019-02")]),
    ("It closed in early March 2018.", [("early March 2018", "2018-03")]),
    ("It closed in late 2017.", [("late 2017", "2017")]),
    ("It closes in mid-2021.", [("mid-2021", "2021")]),
    ("It closed in the early 1990s.", [("the early 1990s", "199")]),
    ("It closed at the end of October.", [("the end of October", "2019-10")]),
    ("It closed in the late 19th century.", [("the late 19th century", "18")]),
    ("It closed by mid-morning.", [("mid-morning", "2019-11-15TMO")]),
]
DECADES: list[tuple[str, Expected]] = [  # Decades and centuries
    ("The 1990s were wet.", [("The 1990s", "199")]),
    ("The '70s were dry.", [("The '70s", "197")]),
    ("The 70's were dry.", [("The 70's", "197")]),
    ("It closed in the nineteen eighties.", [("the nineteen eighties", "198")]),
    ("It closed in the eighties.", [("the eighties", "198")]),
    ("It stood for two decades.", [("two decades", "P20Y")]),
    ("It stood for decades.", [("decades", "PXE")]),
    ("It will stand in the 21st century.", [("the 21st century", "20")]),
]
AGO: list[tuple[str, Expected]] = [  # Counted back and ahead
    ("He left a year ago.", [("a year ago", "2018")]),
    ("He left two weeks ago.", [("two weeks ago", "2019-11-01")]),
    ("He left three days ago.", [("three days ago", "2019-11-12")]),
    ("He left a decade ago.", [("a decade ago", "2009")]),
    ("He left years ago.", [("years ago", "PAST_REF")]),
    ("He left two years and three months ago.", [("two years and three months ago", "2017-08")]),
    ("He leaves two weeks from now.", [("two weeks from now", "2019-11-29")]),
    ("He left an hour ago.", [("an hour ago", "PAST_REF")]),
    ("He left six months ago.", [("six months ago", "2019-05")]),
    ("He left two winters ago.", [("two winters ago", "2017")]),
]
NEXT: list[tuple[str, Expected]] = [  # Lengths
    ("It takes the next 30 days.", [("the next 30 days", "P30D")]),
    ("It took the past three years.", [("the past three years", "P3Y")]),
    ("It took the last six months.", [("the last six months", "P6M")]),
    ("It will rain in the coming weeks.", [("the coming weeks", "PXW")]),
    ("It has rained in recent years.", [("recent years", "PAST_REF")]),
    ("It rained all week.", [("all week", "P1W")]),
    ("It takes another month.", [("another month", "P1M")]),
    ("It takes one year and six months.", [("one year and six months", "P1Y6M")]),
    ("It takes 2 hours and 15 minutes.", [("2 hours and 15 minutes", "PT2H15M")]),
]
SEASONS: list[tuple[str, Expected]] = [  # Seasons
    ("It closed last summer.", [("last summer", "2019-SU")]),
    ("It will close next spring.", [("next spring", "2020-SP")]),
    ("It closed in the summer of 2016.", [("the summer of 2016", "2016-SU")]),
    ("It closed in summer 2016.", [("summer 2016", "2016-SU")]),
    ("It closes this winter.", [("this winter", "2019-WI")]),
    ("It closed in autumn 2017.", [("autumn 2017", "2017-FA")]),
    ("It closed in the fall of 2015.", [("the fall of 2015", "2015-FA")]),
    ("It closed in the winter.", [("winter", "2018-WI")]),
]
QUARTERS: list[tuple[str, Expected]] = [  # Quarters, halves and fiscal years
    ("It grew in the third quarter.", [("the third quarter", "2019-Q3")]),
    ("It grew in the third quarter of 2018.", [("the third quarter of 2018", "2018-Q3")]),
    ("It grew in Q3.", [("Q3", "2019-Q3")]),
    ("It grew in Q2 2018.", [("Q2 2018", "2018-Q2")]),
    ("It grew in 2018 Q4.", [("2018 Q4", "2018-Q4")]),
    ("It grew in the last quarter.", [("last quarter", "2019-Q3")]),
    ("It will grow in the fourth quarter.", [("the fourth quarter", "2019-Q4")]),
    ("It grew in the second half of 2018.", [("the second half of 2018", "2018-H2")]),
    ("It grew in fiscal 2018.", [("fiscal 2018", "2018")]),
    ("It grew in fiscal year 2018.", [("fiscal year 2018", "2018")]),
    ("It grew in the fiscal year.", [("the fiscal year", "2019")]),
    ("It shrank in the fourth quarter of fiscal 2017.", [("the fourth quarter of fiscal 2017", "2017-Q4")]),
]
HOLIDAYS: list[tuple[str, Expected]] = [  # Holidays
    ("He came last Christmas Eve.", [("last Christmas Eve", "2018-12-24")]),
    ("He came on Boxing Day 2017.", [("Boxing Day 2017", "2017-12-26")]),
    ("He came on Good Friday.", [("Good Friday", "2019-04-19")]),
    ("He came on Black Friday 2018.", [("Black Friday 2018", "2018-11-23")]),
    ("He came on Mother's Day.", [("Mother's Day", "2019-05-12")]),
    ("He came on Labor Day.", [("Labor Day", "2019-09-02")]),
    ("He will come at Easter.", [("Easter", "2020-04-12")]),
    ("He came on the Fourth of July.", [("Fourth of July", "2019-07-04")]),
    ("He will come on Thanksgiving.", [("Thanksgiving", "2019-11-28")]),
    ("He came on New Year's Eve 2016.", [("New Year's Eve 2016", "2016-12-31")]),
    ("He came on Father's Day of 2015.", [("Father's Day of 2015", "2015-06-21")]),
]
ABBR: list[tuple[str, Expected]] = [  # Days of a month, by number or by place
    ("The Oct 26 raid failed.", [("Oct 26", "2019-10-26")]),
    ("The raid of Oct. 26 failed.", [("Oct. 26", "2019-10-26")]),
    ("The raid of 26 Oct failed.", [("26 Oct", "2019-10-26")]),
    ("The raid of Oct. 26, 2018, failed.", [("Oct. 26, 2018", "2018-10-26")]),
    ("The raid on 26th October failed.", [("26th October", "2019-10-26")]),
    ("The raid on October twenty-sixth failed.", [("October twenty-sixth", "2019-10-26")]),
    ("The raid on the twenty-sixth of October failed.", [("the twenty-sixth of October", "2019-10-26")]),
    ("The fair runs from 4 to 22 January 2018.", [("4", "2018-01-04"), ("22 January 2018", "2018-01-22")]),
    ("The fair ran 3-5 October.", [("3", "2019-10-03"), ("5 October", "2019-10-05")]),
    ("The fair begins on the 20th of next month.", [("the 20th of next month", "2019-12-20")]),
    ("It begins on the first Monday of May 2018.", [("the first Monday of May 2018", "2018-05-07")]),
    ("It begins on the last Friday of this month.", [("the last Friday of this month", "2019-11-29")]),
    ("It fell in the first week of October.", [("the first week of October", "2019-W40")]),
    ("It fell on the last day of 2018.", [("the last day of 2018", "2018-12-31")]),
    ("It opens on the first weekend of December.", [("the first weekend of December", "2019-W49-WE")]),
    ("It opens on the first day of next year.", [("the first day of next year", "2020-01-01")]),
    ("It lasted two full hours.", [("two full hours", "PT2H")]),
    ("It fell in the last hour of 2018.", [("the last hour of 2018", "2018")]),
    ("It fell in the first decade of 2018.", [("the first decade of 2018", "2018")]),
    ("It fell in the last week of March 2009.", [("the last week of March 2009", "2009-W13")]),
    ("The week ending October 4 was calm.", [("The week ending October 4", "2019-W40")]),
]
TIMES: list[tuple[str, Expected]] = [  # Hours
    ("It fell at half past eight.", [("half past eight", "2019-11-15T08:30")]),
    ("It fell at ten minutes to six.", [("ten minutes to six", "2019-11-15T05:50")]),
    ("It fell at quarter past nine in the evening.", [("quarter past nine in the evening", "2019-11-15T21:15")]),
    ("It falls Monday night at 9.", [("Monday night at 9", "2019-11-11T21:00")]),
    ("It fell at 7:56:30 p.m.", [("7:56:30 p.m.", "2019-11-15T19:56:30")]),
    ("It fell at 0:30 a.m. on Tuesday.", [("0:30 a.m. on Tuesday", "2019-11-12T00:30")]),
    ("It fell at 12 a.m.", [("12 a.m.", "2019-11-15T00:00")]),
    ("It fell at 8 in the morning.", [("8 in the morning", "2019-11-15T08:00")]),
    ("It fell at 18:30 on 2019-11-03.", [("18:30 on 2019-11-03", "2019-11-03T18:30")]),
]
SETS: list[tuple[str, Expected]] = [  # What comes again
    ("He comes every Sunday.", [("every Sunday", "XXXX-WXX-7")]),
    ("He comes at 9am every Sunday.", [("9am every Sunday", "XXXX-WXX-7T09:00")]),
    ("He comes every other Friday.", [("every other Friday", "XXXX-WXX-5")]),
    ("He comes every night at 9.", [("every night at 9", "XXXX-XX-XXT21:00")]),
    ("He comes monthly.", [("monthly", "P1M")]),
    ("He comes every three months.", [("every three months", "P3M")]),
    ("He comes once a year.", [("a year", "P1Y")]),
    ("He comes every fourth year.", [("every fourth year", "P4Y")]),
    ("He comes on Tuesday nights.", [("Tuesday nights", "XXXX-WXX-2TNI")]),
]
DATELINES: list[tuple[str, Expected]] = [  # Datelines and stamps
    ("PORT ANSEL, Nov. 14 (Wire) - The mill burnt.", [("Nov. 14", "2019-11-14")]),
    ("PORT ANSEL, Norland, Nov 14, 2019 - The mill burnt.", [("Nov 14, 2019", "2019-11-14")]),
    ("PORT ANSEL — 14 November 2019 — The mill burnt.", [("14 November 2019", "2019-11-14")]),
    (" date 2019-11-15 The mill burnt.", [("2019-11-15", "2019-11-15")]),
    ("Posted 15/11/2019 at 10:30.", [("15/11/2019", "2019-11-15"), ("10:30", "2019-11-15T10:30")]),
    ("Published: 3 May 2018.", [("3 May 2018", "2018-05-03")]),
    ("Updated 10:42 AM ET, Fri November 15, 2019", [("10:42 AM ET, Fri November 15, 2019", "2019-11-15T10:42")]),
    ("November 14, 2019", [("November 14, 2019", "2019-11-14")]),
]

ORDER: list[tuple[str, str | None, str | None, str]] = [  # text, outlet, address, value: which number is the day
    ("It fell on 3/4/2019.", None, None, "2019-03-04"),
    ("It fell on 3/4/2019.", None, "https://www.example.co.uk/news/1", "2019-04-03"),
    ("It fell on 3/4/2019.", None, "https://example.com/uk/1", "2019-03-04"),
    ("It fell on 3/4/2019.", "example.ie", None, "2019-04-03"),
    ("It fell on 3/4/2019, not 13/4/2019.", None, None, "2019-04-03"),
    ("It fell on 3/4/2019, not 3/13/2019.", None, "https://example.co.uk/1", "2019-03-04"),
    ("It fell on 3/4/2019. It rose on 5 May 2019.", None, None, "2019-04-03"),
    ("It fell on 3/4/2019. It rose on May 5, 2019.", None, None, "2019-03-04"),
    ("It fell on 3-4-2019.", None, "https://example.com.au/", "2019-04-03"),
    ("It fell on 3.4.2019.", None, None, "2019-04-03"),
    ("It fell on 4/13/2019.", "example.co.uk", None, "2019-04-13"),
]
QUOTED: list[tuple[str, str, str]] = [  # quoted words, the date among them, its value where they were said on the Tuesday
    ("I will go tomorrow", "tomorrow", "2019-11-13"),
    ("We won yesterday", "yesterday", "2019-11-11"),
    ("We meet today", "today", "2019-11-12"),
    ("I leave tonight", "tonight", "2019-11-12TNI"),
    ("It fell on Monday", "Monday", "2019-11-11"),
    ("It will end on Thursday", "Thursday", "2019-11-14"),
    ("It closed last week", "last week", "2019-W45"),
    ("It closed three days ago", "three days ago", "2019-11-09"),
    ("It closed in 2014", "2014", "2014"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    WEEKDAYS + NEAR + EARLYMID + DECADES + AGO + NEXT + SEASONS + QUARTERS + HOLIDAYS + ABBR + TIMES + SETS + DATELINES,
)
def test_values(text: str, expected: Expected) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "outlet", "url", "value"), ORDER)
def test_the_day_stands_first_where_outlet_or_text_write_so(text: str, outlet: str | None, url: str | None, value: str) -> None:
    made = dates(_reading(Article(text, outlet=outlet, url=url, published=FRIDAY)))
    assert made[0].value == value


def _reading(article: Article) -> Reading:
    return Reading(article, (Span(0, len(article.text)),), (), pieces(article.text), (), ())


def test_without_such_a_date_no_order_is_sought() -> None:
    assert not day_first(Article("It fell on 13 May 2019.", url="https://example.com/"))


@pytest.mark.parametrize(("words", "date", "value"), QUOTED)
def test_quoted_words_are_read_against_the_day_on_which_they_were_said(words: str, date: str, value: str) -> None:
    text = f'"{words}," Moor said. He goes today.'
    said = [(Span(0, len(words) + 3), dt.date(2019, 11, 12))]
    made = dates(_reading(Article(text, published=FRIDAY)), said)
    assert [(each.text, each.value) for each in made] == [(date, value), ("today", "2019-11-15")]


def test_the_next_day_needs_a_day_before_it() -> None:
    assert found("He left, and came back the next day.") == [("the next day", "XXXX-XX-XX")]
    assert found("He will come back the next day.") == [("the next day", "2019-11-16")]


def test_a_day_far_from_any_date_is_not_known() -> None:
    filler = "The mill stood by the river, and nobody went there. " * 10
    assert found(f"It was built on May 3, 1845. {filler} Both burnt on the same day.")[1:] == [("the same day", "XXXX-XX-XX")]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("It will close next spring.", "2031-03-18", "2032-SP"),  # amid spring
        ("It will close next spring.", "2031-02-18", "2031-SP"),
        ("It closed last summer.", "2031-07-18", "2030-SU"),
        ("It closed last summer.", "2031-09-18", "2031-SU"),
        ("It will close in the spring.", "2031-04-01", "2031-SP"),
        ("It closes this spring.", "2031-04-01", "2031-SP"),
    ],
)
def test_amid_a_season_last_and_next_leave_it_out(text: str, published: str, value: str) -> None:
    assert [each.value for each in onrecord.read(text, published=published).dates] == [value]
