"""Statements out of what the network found: kinds, marks, continued quotations, carriers, days, transcripts."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.extract.dates import dates
from onrecord.extract.statements import kind, statements
from onrecord.language.quotation import quotations
from onrecord.records import Span, Statement, StatementKind
from tests.extract.hand import reading

KINDS: list[tuple[str, StatementKind]] = [
    ("“We will go home.”", "direct"),
    ('"We will go home,"', "direct"),
    ("‘We will go home,’", "direct"),
    ("“We will go home", "direct"),
    ("that they would go home", "indirect"),
    ("that they would “go home” soon", "mixed"),
    ("the workers' rights", "indirect"),
    ("it “a tactical change, and not a change in the mission”", "mixed"),
]


@pytest.mark.parametrize(("content", "expected"), KINDS, ids=[case[0] for case in KINDS])
def test_kind_follows_from_the_marks(content: str, expected: StatementKind) -> None:
    assert kind(content, [Span(0, len(content))], quotations(content)) == expected


def only(text: str, *said: tuple[str | None, str, str], **more: object) -> Statement:
    read = reading(text, said, **more)  # type: ignore[arg-type]
    (made,) = statements(read, dates(read))
    return made


def test_a_content_gets_the_marks_that_the_network_left_out() -> None:
    made = only("“We go home,” Moor said.", ("Moor", "said", "We go home,"))
    assert made.content.text == "“We go home,”"
    assert made.kind == "direct"


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“We go home,” Moor said. “It is time.\n\n“It is late, too.”\n\nNobody answered."
    made = only(text, ("Moor", "said", "It is time."))
    assert [span.of(text) for span in made.content.spans] == ["“It is time.", "“It is late, too.”"]


def test_a_closed_quotation_does_not_go_on() -> None:
    text = "Moor said: “It is time.”\n\n“It is late, too.”"
    assert only(text, ("Moor", "said", "It is time.")).content.text == "“It is time.”"


CARRIED = [
    ("Moor told Reuters the army would stay.", ("Moor", "told", "the army would stay"), ("Reuters",)),
    ("Moor told the Valley Herald the army would stay.", ("Moor", "told", "the army would stay"), ("Valley Herald",)),
    ("Moor told the Senate the army would stay.", ("Moor", "told", "the army would stay"), ()),
    ("In an interview with CNN Moor said they would stay.", ("Moor", "said", "they would stay"), ("CNN",)),
    ("Reuters said they would stay.", ("Reuters", "said", "they would stay"), ()),
]


@pytest.mark.parametrize(("text", "said", "via"), CARRIED, ids=[case[0] for case in CARRIED])
def test_media_carry(text: str, said: tuple[str, str, str], via: tuple[str, ...]) -> None:
    names = {"Reuters": "organisation", "Valley Herald": "organisation", "Senate": "organisation", "CNN": "organisation"}
    assert only(text, said, names=names).via == via


def test_what_an_agency_carries_is_said_by_the_one_it_quotes() -> None:
    text = "“They will stay,” General Ada Moor said as she left, according to Reuters."
    content = "“They will stay,” General Ada Moor said as she left"
    made = only(text, ("Reuters", "according to", content), names={"Reuters": "organisation", "Ada Moor": "person"})
    assert (made.source.text, made.cue.text, made.content.text) == ("General Ada Moor", "said", "“They will stay,”")
    assert made.via == ("Reuters",)


def test_said_on_is_a_day_outside_the_content() -> None:
    text = "On Tuesday Moor said the army would leave in May."
    day = dt.date(2024, 3, 15)
    made = only(text, ("Moor", "said", "the army would leave in May"), published=day)
    assert made.said_on == (dt.date(2024, 3, 12), dt.date(2024, 3, 12))
    assert only(text, ("Moor", "said", "the army would leave in May")).said_on is None


def test_turns_of_a_transcript_are_statements() -> None:
    text = "MINISTER MOOR: We go home. (Applause.) And soon.\n\nQ: When?\n\nMINISTER MOOR (to an aide): Now.\n"
    read = reading(text, kind="transcript")
    made = statements(read, ())
    assert [(each.source.text, each.content.text) for each in made] == [
        ("MINISTER MOOR", "We go home. And soon."),
        ("Q", "When?"),
        ("MINISTER MOOR (to an aide)", "Now."),
    ]
    assert statements(reading(text), ()) == ()


def test_statements_are_numbered_in_reading_order() -> None:
    text = "Moor said yes. Reed denied that."
    made = statements(reading(text, [("Reed", "denied", "that"), ("Moor", "said", "yes")]), ())
    assert [(each.source.text, each.id.rsplit(".", 1)[1]) for each in made] == [("Moor", "s1"), ("Reed", "s2")]


def test_a_cross_head_that_asks_states_nothing() -> None:
    text = "Moor left.\n\nWhat did Moor say?\n\nMoor said yes."
    read = reading(text, [("Moor", "say", "What did")])
    assert statements(read, ()) == ()
    asked = "“What did Moor say?” Reed asked."
    assert len(statements(reading(asked, [("Reed", "asked", "“What did Moor say?”")]), ())) == 1


def test_a_relative_word_alone_is_nothing_said() -> None:
    text = "The report, which the Herald has seen, warns of war."
    read = reading(text, [("the Herald", "has seen", "which"), ("The report", "warns", "of war")])
    assert [each.cue.text for each in statements(read, ())] == ["warns"]


def test_a_source_of_a_determiner_alone_is_read_on_to_the_cue() -> None:
    text = "A careful letter from Ada Moor, the envoy, said no."
    assert only(text, ("A", "said", "no")).source.text == "A careful letter from Ada Moor, the envoy"
