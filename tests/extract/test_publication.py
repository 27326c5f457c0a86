"""When an article without a date came out: what its words tie down, and what they do not."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.adding import dated
from onrecord.extract.publication import publication
from onrecord.records import Article

BODY = "The mill by the river burnt down, and nobody was hurt.\nIts owner said that it would be built again.\n" * 4

TIED: list[tuple[str, str, str, str]] = [  # text, first and last day, the words it rests on
    ("Mill burns down\nMay 3, 2018\n" + BODY, "2018-05-02", "2018-05-04", "May 3, 2018"),
    ("Mill burns down\nThursday 3 May 2018\n" + BODY, "2018-05-02", "2018-05-04", "Thursday 3 May 2018"),
    ("Published: 3 May 2018\n" + BODY, "2018-05-02", "2018-05-04", "3 May 2018"),
    ("Mill burns down\nPosted on May 3, 2018 at 10:45 AM EST\n" + BODY, "2018-05-02", "2018-05-04", "May 3, 2018"),
    ("PORT ANSEL, May 3, 2018 (Wire) - The mill burnt.\n" + BODY, "2018-05-02", "2018-05-04", "May 3, 2018"),
    (BODY + "Last updated 2018-05-03\n", "2018-05-02", "2018-05-04", "2018-05-03"),
    (BODY + "It burns! — Ada Moor (@adamoor) May 3, 2018\n" + BODY, "2018-05-02", "2018-05-10", "May 3, 2018"),
    ("The mill burnt on Thursday, May 3, 2018, in Ansel.\n" + BODY, "2018-05-02", "2018-05-10", "Thursday, May 3, 2018"),
]
UNTIED: list[str] = [
    BODY,
    "The mill burnt on Thursday.\n" + BODY,
    "The mill was built in 2014.\n" + BODY,
    "The mill was built on May 3, 2014.\n" + BODY,
    "The mill will open on Thursday, May 3, 2018.\n" + BODY,
    "The mill, burnt on Thursday, May 3, 2018, in a file photo.\n" + BODY,
    "The mill burnt on Thursday, May 3, 2018, and again in 2019.\n" + BODY,
    "Published May 3, 2014\nMill burns down\nPublished May 3, 2018\n" + BODY,
    "This article first appeared on Thursday, May 3, 2018, in the Courier.\n" + BODY,
    "It was May 3, 2018 when he spoke of it to us in the hall\n" + BODY,
    "",
]


@pytest.mark.parametrize(("text", "first", "last", "words"), TIED)
def test_what_the_words_tie_down(text: str, first: str, last: str, words: str) -> None:
    made = publication(text)
    assert made is not None
    assert (made.first.isoformat(), made.last.isoformat()) == (first, last)
    assert [span.of(text) for span in made.words] == [words]
    assert 0.5 < made.confidence < 1


@pytest.mark.parametrize("text", UNTIED)
def test_what_ties_nothing_down_is_left_unknown(text: str) -> None:
    assert publication(text) is None
    assert dated(Article(text)) == Article(text)


def test_a_later_stamp_widens_the_days() -> None:
    made = publication("Posted May 3, 2018\nUpdated May 5, 2018\n" + BODY)
    assert made is not None
    assert (made.first, made.last, len(made.words)) == (dt.date(2018, 5, 2), dt.date(2018, 5, 6), 2)


def test_a_stamp_gives_the_day_a_post_only_days() -> None:
    stamped, posted = dated(Article(TIED[0][0])), dated(Article(TIED[6][0]))
    assert (stamped.published, stamped.published_how) == (dt.date(2018, 5, 3), "inferred")
    assert (posted.published, posted.published_how) == (None, "inferred")
    assert posted.dating is not None


def test_a_stated_day_stays() -> None:
    article = Article(TIED[0][0], published=dt.date(2020, 1, 1), published_how="stated")
    assert dated(article) is article


PARTS = st.sampled_from(["May 3, 2018", "Updated", "\n", "PORT ANSEL", "(@a)", "-", "Thursday,", "0001-01-01", "ABC", " "])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["May 3, 2018", "Updated", "\n", "PORT ANSEL", "(@a)", "-", "Thursday,", "0001-01-01", "ABC", " "])
    )
)
def test_any_text_gives_sound_days(parts: list[str]) -> None:
    text = " ".join(parts)
    made = publication(text)
    assert made is None or (made.first <= made.last and all(span.of(text).strip() for span in made.words))


@pytest.mark.parametrize(
    "piece", ["May 3, 2018 ", "May 3, 2018\n", "ABC ", "A A ", "(@a) May 3, 2018 ", "Updated at on ", "\n", "10:30 "]
)
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begun = time.process_time()
        publication(text)
        return time.process_time() - begun

    assert seconds(160_000) < 0.05 + 16 * max(seconds(40_000), 0.01)
