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
    ("it “a change of plan, and not a change of aim”", "mixed"),
    ("what he called a “so-called” truce", "mixed"),
    ("that ‘the hard part’ was ahead", "mixed"),
    ("‘She told me “go home” and I went,’", "direct"),
    ("“We [the army] will go … home.”", "direct"),
    ("“We will go home.\n\n“And soon.”", "direct"),
    ("“We will go home”, “soon”.", "direct"),
    ("“We will go” home", "mixed"),
    ("“…”", "indirect"),
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
    ("Moor told the BBC they would stay.", ("Moor", "told", "they would stay"), ("BBC",)),
    ("Moor told Fox News they would stay.", ("Moor", "told", "they would stay"), ("Fox News",)),
    ("In an interview with ABC Moor said they would stay.", ("Moor", "said", "they would stay"), ("ABC",)),
    ("Moor told state television they would stay.", ("Moor", "told", "they would stay"), ("state television",)),
    ("Moor told the Food Agency they would stay.", ("Moor", "told", "they would stay"), ()),
    ("Moor wrote on Twitter they would stay.", ("Moor", "wrote", "they would stay"), ("Twitter",)),
    ("In a Facebook post Moor said they would stay.", ("Moor", "said", "they would stay"), ("Facebook",)),
    ("In a post on social network X, Moor said they would stay.", ("Moor", "said", "they would stay"), ("X",)),
    ("Moor said they would stay on Twitter.", ("Moor", "said", "they would stay on Twitter"), ()),
    ("Moor, who lost millions to Facebook, said they would stay.", ("Moor", "said", "they would stay"), ()),
    ("Moor, on Twitter's board, said they would stay.", ("Moor", "said", "they would stay"), ()),
]


@pytest.mark.parametrize(("text", "said", "via"), CARRIED, ids=[case[0] for case in CARRIED])
def test_media_carry(text: str, said: tuple[str, str, str], via: tuple[str, ...]) -> None:
    every = ("Reuters", "Valley Herald", "Senate", "CNN", "Fox News", "Food Agency", "Facebook")
    assert only(text, said, names=dict.fromkeys(every, "organisation")).via == via


def test_a_carrier_carries_the_statement_beside_it() -> None:
    text = "Moor told Reuters yes and added more, but Reed said no."
    said = [("Moor", "told", "yes"), (None, "added", "more"), ("Reed", "said", "no")]
    read = reading(text, said, {"Reuters": "organisation"})
    assert [each.via for each in statements(read, ())] == [("Reuters",), ("Reuters",), ()]


def test_a_carrier_that_opens_the_sentence_carries_all_of_it() -> None:
    text = "In an interview with Reuters, Moor said yes and Reed said no."
    read = reading(text, [("Moor", "said", "yes"), ("Reed", "said no", "no")], {"Reuters": "organisation"})
    assert [each.via for each in statements(read, ())] == [("Reuters",), ("Reuters",)]


def test_what_an_agency_carries_is_said_by_the_one_it_quotes() -> None:
    text = "“They will stay,” General Ada Moor said as she left, according to Reuters."
    content = "“They will stay,” General Ada Moor said as she left"
    made = only(text, ("Reuters", "according to", content), names={"Reuters": "organisation", "Ada Moor": "person"})
    assert (made.source.text, made.cue.text, made.content.text) == ("General Ada Moor", "said", "“They will stay,”")
    assert made.via == ("Reuters",)


FRIDAY = dt.date(2024, 3, 15)
WILL = "the army would leave"
WAR, REPORT = "The war that began in 2011 is lost", "A report published in January"
GONE, THERE = "Moor, who left office in 2016,", "Moor, speaking on Tuesday,"
# (sentence, (source, cue, content), first and last day)
SAID_ON: list[tuple[str, tuple[str, str, str], str | None]] = [
    ("On Tuesday Moor said the army would leave.", ("Moor", "said", WILL), "2024-03-12 2024-03-12"),
    ("Moor said on Thursday the army would leave.", ("Moor", "said", WILL), "2024-03-14 2024-03-14"),
    ("Moor on Thursday said the army would leave.", ("Moor on Thursday", "said", WILL), "2024-03-14 2024-03-14"),
    ("“We leave,” Moor said Wednesday. “Never.”", ("Moor", "said", "“We leave,”"), "2024-03-13 2024-03-13"),
    ("Moor told reporters late on Thursday the army would leave.", ("Moor", "told", WILL), "2024-03-14 2024-03-14"),
    ("Earlier this week, Moor said the army would leave.", ("Moor", "said", WILL), "2024-03-11 2024-03-17"),
    ("Moor claimed in December the army would leave.", ("Moor", "claimed", WILL), "2023-12-01 2023-12-31"),
    ("Last month, Moor said the army would leave.", ("Moor", "said", WILL), "2024-02-01 2024-02-29"),
    ("“We leave,” Moor said in a speech on 3 May 2023.", ("Moor", "said", "“We leave,”"), "2023-05-03 2023-05-03"),
    (
        "Moor, speaking on Tuesday, said the army would leave.",
        (THERE, "said", WILL),
        "2024-03-12 2024-03-12",
    ),
    (
        "A report published in January said the army would leave.",
        (REPORT, "said", WILL),
        "2024-01-01 2024-01-31",
    ),
    ("Moor said this in 2023, and Reed on Monday denied it.", ("Moor", "said", "this"), "2023-01-01 2023-12-31"),
    (
        "Moor, who left office in 2016, said on Thursday the army would leave.",
        (GONE, "said", WILL),
        "2024-03-14 2024-03-14",
    ),
    (
        "The war that began in 2011 is lost, Moor said on Thursday.",
        ("Moor", "said", WAR),
        "2024-03-14 2024-03-14",
    ),
    ("Moor hit back on Tuesday, saying the army would leave.", ("Moor", "saying", WILL), "2024-03-12 2024-03-12"),
    ("Moor recently said the army would leave.", ("Moor", "said", WILL), None),
    ("Moor said the army left on Monday.", ("Moor", "said", "the army left on Monday"), None),
    ("Moor said the army would leave the town on Monday.", ("Moor", "said", "the army would leave the town"), None),
    ("Moor, who left office in 2016, said the army would leave.", (GONE, "said", WILL), None),
    ("Moor, who left office in 2016, said the army would leave.", ("Moor, who", "said", WILL), None),
    ("Moor, minister in 2016, said the army would leave.", ("Moor, minister in 2016,", "said", WILL), None),
    ("The law, passed in 2012, says the army would leave.", ("The law, passed in 2012,", "says", WILL), None),
    ("The 2012 law says the army would leave.", ("The 2012 law", "says", WILL), None),
    ("Moor said for two weeks the army would leave.", ("Moor", "said", WILL), None),
    ("Every Friday Moor says the army would leave.", ("Moor", "says", WILL), None),
    ("Since 2014 Moor has said the army would leave.", ("Moor", "has said", WILL), None),
    ("Hours before the vote on Thursday, Moor said the army would leave.", ("Moor", "said", WILL), None),
    ("After the attack on Monday, Moor said the army would leave.", ("Moor", "said", WILL), None),
    ("In 2019 the army lost the town, and Moor said the army would leave.", ("Moor", "said", WILL), None),
    ("Moor will say on Monday the army would leave.", ("Moor", "will say", WILL), None),
    ("The war began in 2011. Moor said the army would leave.", ("Moor", "said", WILL), None),
]


@pytest.mark.parametrize(("text", "said", "days"), SAID_ON, ids=[f"{case[0]} ({case[1][0]})" for case in SAID_ON])
def test_said_on(text: str, said: tuple[str, str, str], days: str | None) -> None:
    found = only(text, said, published=FRIDAY).said_on
    assert (" ".join(map(str, found)) if found else None) == days


UNDATED = [
    ("On Tuesday Moor said the army would leave.", None),
    ("Moor said last month the army would leave.", None),
    ("Moor said in December the army would leave.", None),
    ("Moor said on 3 May 2023 the army would leave.", (dt.date(2023, 5, 3), dt.date(2023, 5, 3))),
    ("Moor said in December 2022 the army would leave.", (dt.date(2022, 12, 1), dt.date(2022, 12, 31))),
]


@pytest.mark.parametrize(("text", "days"), UNDATED, ids=[case[0] for case in UNDATED])
def test_said_on_in_an_article_without_a_date(text: str, days: tuple[dt.date, dt.date] | None) -> None:
    assert only(text, ("Moor", "said", WILL)).said_on == days


def test_a_date_goes_with_the_cue_of_its_own_source() -> None:
    text = "Moor said on Monday that the army left, and Reed denied it."
    read = reading(text, [("Moor", "said", "that the army left"), ("Reed", "denied", "it")], published=FRIDAY)
    monday = (dt.date(2024, 3, 11), dt.date(2024, 3, 11))
    assert [each.said_on for each in statements(read, dates(read))] == [monday, None]
    text = "On Monday Moor said the army left and warned of war."
    read = reading(text, [("Moor", "said", "the army left"), ("Moor", "warned", "of war")], published=FRIDAY)
    assert [each.said_on for each in statements(read, dates(read))] == [monday, monday]


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


TURNS = [
    ("Q. When?\nA. Now.", [("Q", "When?"), ("A", "Now.")]),
    ("Question: When?\nAnswer: Now.\nQuestion: Why?\nAnswer: Rain.", ["Question", "Answer", "Question", "Answer"]),
    ("Mr. Moor: We go.\n\nMs. Reed: When?", ["Mr. Moor", "Ms. Reed"]),
    ("Ada Moor: Go.\nJohn Reed: When?\nAda Moor: Now.\nJohn Reed: Good.", ["Ada Moor", "John Reed"] * 2),
    ("MOOR: Go.\n\nRemember: we agreed. Ada Reed: she too.\n\nREED: No.", ["MOOR", "REED"]),
    ("MOOR (Norland): Go.\nADA REED, HOST: When?", ["MOOR (Norland)", "ADA REED, HOST"]),
    ("MOOR [by telephone]: Go.", ["MOOR"]),
    ("[00:01] MOOR: Go.\n00:00:04 REED: When?\n(1:02 p.m.) MOOR: Now.", ["MOOR", "REED", "MOOR"]),
    ("MOOR (00:12):\nGo.\n\nREED (00:14):\nWhen?", ["MOOR (00:12)", "REED (00:14)"]),
    ("**MOOR:** Go.\n\n**REED**: When?", ["MOOR", "REED"]),
    ("DATE: May 3\nSPEAKERS:\n- Moor\n\nMOOR: Go.\n\nNOTE: tape ends.\n\nAll of you.", [("MOOR", "Go. All of you.")]),
    ("MOOR: Go.\n\nEND 2:14 P.M.\n\nPress office", [("MOOR", "Go.")]),
    ("MOOR: Go.\n\n###\n\nPress office", [("MOOR", "Go.")]),
    ("ÁLVAREZ-NUÑO: Go.\nO'REED: When?\nSPEAKER 2: Now.", ["ÁLVAREZ-NUÑO", "O'REED", "SPEAKER 2"]),
    (
        "MOOR: Go (at noon, that is) to [the mayor] (laughter) and ask.",
        [("MOOR", "Go (at noon, that is) to [the mayor] and ask.")],
    ),
    ("MOOR: Go! (He points.) Now.\n[A bell rings.]\nGo!", [("MOOR", "Go! Now. Go!")]),
    ("MOOR: Go.\n\n* * *\n\n[00:03:10] At 2:30 we eat.\n00:04:11\nCome.", [("MOOR", "Go. At 2:30 we eat. Come.")]),
    ("No turn stands here.", []),
]


@pytest.mark.parametrize(("text", "expected"), TURNS, ids=[case[0] for case in TURNS])
def test_turns_of_every_usual_form(text: str, expected: list[str | tuple[str, str]]) -> None:
    made = [(each.source.text, each.content.text) for each in statements(reading(text, kind="transcript"), ())]
    whole = bool(expected) and isinstance(expected[0], tuple)
    assert (made if whole else [source for source, _ in made]) == expected


def test_a_dateline_is_no_turn() -> None:
    text = "NORHAVEN: Moor spoke.\n\nMOOR: Go.\n\nREED: When?"
    made = statements(reading(text, names={"NORHAVEN": "place"}, kind="transcript"), ())
    assert [each.source.text for each in made] == ["MOOR", "REED"]


def test_a_name_in_title_case_speaks_once_where_the_network_reads_a_person() -> None:
    text = "Ada Moor: Go.\n\nThe Time: noon.\n\nRemember: we agreed."
    made = statements(reading(text, names={"Ada Moor": "person"}, kind="transcript"), ())
    assert [(each.source.text, each.content.text) for each in made] == [("Ada Moor", "Go. Remember: we agreed.")]


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


DATELINES = [
    ("PORT ANSEL (Agency) - ", "It would rain, Moor said."),
    ("PORT ANSEL, Norland (Agency) — ", "It would rain, Moor said."),
    ("PORT ANSEL, Norland — ", "It would rain, Moor said."),
    ("PORT ANSEL -- ", "It would rain, Moor said."),
    ("Port Ansel (A.N.S.) – ", "It would rain, Moor said."),
    ("", "MP Hale - a liar - won, Moor said."),
    ("", "Rain — much of it — fell, Moor said."),
    ("", "A-levels were up, Moor said."),
]


@pytest.mark.parametrize("before", ["", "A headline\n\n"], ids=["at the text's start", "at a paragraph's"])
@pytest.mark.parametrize(("dateline", "sentence"), DATELINES, ids=[each[0] + each[1] for each in DATELINES])
def test_a_dateline_is_not_said(before: str, dateline: str, sentence: str) -> None:
    content = sentence.removesuffix(", Moor said.")
    text = before + dateline + sentence
    (made,) = statements(reading(text, [("Moor", "said", dateline + content)]), ())
    assert made.content.text == content


LINKS = [
    ("Read more: Why Moor said the river would rise", False),
    ("READ MORE: Why Moor said the river would rise", False),
    ("Read also: Moor said the river would rise", False),
    ("Watch: Moor said the river would rise", False),
    ("Related stories: Moor said the river would rise", False),
    ("Don’t miss: Moor said the river would rise", False),
    ("See also » Moor said the river would rise", False),
    ("More on: Moor said the river would rise", False),
    ("Read in court, a letter by Moor said the river would rise", True),
    ("Watching: Moor said the river would rise", True),
    ("I read more than most, Moor said: the river would rise", True),
]


@pytest.mark.parametrize(("line", "told"), LINKS, ids=[line for line, _ in LINKS])
def test_a_line_that_leads_elsewhere_states_nothing(line: str, told: bool) -> None:
    text = f"The river fell.\n\n{line}\n\nIt fell again."
    assert bool(statements(reading(text, [("Moor", "said", "the river would rise")]), ())) == told


def test_what_it_would_be_to_say_nobody_says() -> None:
    assert statements(reading("To say that it works is too much.", [("To", "say", "that it works")]), ()) == ()
