"""Dates that somebody says are read against the day of the saying, by the network as shipped."""

from __future__ import annotations

import onrecord

TEXT = (
    "“I will go there tomorrow,” Ada Moor said on Wednesday.\n\n"
    "“Yesterday we won the vote,” Ben Hale told the meeting on Tuesday.\n\n"
    "Hale said on Tuesday that he would leave today.\n\n"
    "“It opens today,” Moor said.\n"
)


def test_quoted_words_are_read_against_the_day_on_which_they_were_said() -> None:
    found = onrecord.read(TEXT, published="2019-11-15")
    assert [(date.text, date.value) for date in found.dates] == [
        ("tomorrow", "2019-11-14"),
        ("Wednesday", "2019-11-13"),
        ("Yesterday", "2019-11-11"),
        ("Tuesday", "2019-11-12"),
        ("Tuesday", "2019-11-12"),
        ("today", "2019-11-15"),
        ("today", "2019-11-15"),
    ]
    assert all(date.text == date.span.of(TEXT) for date in found.dates)


def test_without_a_day_nothing_is_made_up() -> None:
    assert [date.value for date in onrecord.read(TEXT).dates][:2] == ["XXXX-XX-XX", "XXXX-WXX-3"]


def test_a_text_with_a_date_line_is_read_against_its_day() -> None:
    found = onrecord.read("Harbour opens\nMay 3, 2018\n\nThe harbour opened on Tuesday, Ada Moor said.\n")
    assert (str(found.article.published), found.article.published_how) == ("2018-05-03", "inferred")
    assert [date.value for date in found.dates] == ["2018-05-03", "2018-05-01"]
