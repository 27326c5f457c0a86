"""Quotation marks: straight, curly, single, nested; opened in each paragraph and closed once, or never; what stands inside."""

from __future__ import annotations

from tests.cases import Case, case, check, direct, indirect, mixed, rows

STYLES = [
    case(
        '"We will rebuild the pier by spring," Mayor Ada Moor said.', direct("Ada Moor", "We will rebuild the pier by spring")
    ),
    case(
        "“We will rebuild the pier by spring,” Mayor Ada Moor said.", direct("Ada Moor", "We will rebuild the pier by spring")
    ),
    case(
        "‘We will rebuild the pier by spring,’ Mayor Ada Moor said.", direct("Ada Moor", "We will rebuild the pier by spring")
    ),
    case(
        "'We will rebuild the pier by spring,' Mayor Ada Moor said.", direct("Ada Moor", "We will rebuild the pier by spring")
    ),
    case(
        "John Hale, the club's coach, said: 'The players' bus was late and we're tired.'",
        direct("John Hale", "The players' bus was late and we're tired"),
    ),
    case(
        "‘The workers’ pay shouldn’t have been cut’, Ruth Sandel told the tribunal.",
        direct("Ruth Sandel", "The workers’ pay shouldn’t have been cut"),
    ),
    case(
        'Judge Tom Brigg replied, "The motion is denied and the trial goes on."',
        direct("Tom Brigg", "The motion is denied and the trial goes on"),
    ),
    case(
        "Priya Naylor, who runs the clinic, warned that the ward was “days away from closing”.",
        mixed("Priya Naylor", "the ward was days away from closing"),
    ),
    case(
        'The surgeon Otis Fenn called the waiting list "a scandal" on Monday.',
        mixed("Otis Fenn", "the waiting list a scandal"),
    ),
    case(
        "Lena Korb said the merger was ‘good for customers’ but ‘hard on staff’.",
        mixed("Lena Korb", "the merger was ‘good for customers’ but ‘hard on staff"),
    ),
    case("«The border stays open,» General Samir Daud said.", direct("Samir Daud", "The border stays open")),
    case("``The border stays open,'' General Samir Daud said.", direct("Samir Daud", "The border stays open")),
    case("“Will the ferry run on Sunday?” asked Ada Moor.", direct("Ada Moor", "Will the ferry run on Sunday")),
    case('"What a race!" Nora Quill shouted.', direct("Nora Quill", "What a race")),
]

NESTED = [
    case(
        "“My father told me, ‘Never sell the farm,’ and I never did,” said Ruth Sandel.",
        direct("Ruth Sandel", "My father told me, ‘Never sell the farm,’ and I never did"),
        direct("father", "Never sell the farm"),
    ),
    case(
        "\"The gate marked 'No entry' was wide open,\" Tom Brigg said.",
        direct("Tom Brigg", "The gate marked 'No entry' was wide open"),
    ),
    case(
        "‘Their “modern” harbour has no crane and no road,’ John Hale said.",
        direct("John Hale", "Their modern harbour has no crane and no road"),
    ),
    case(
        "“We sing ‘The Long Road’ before every match,” captain Nora Quill said.",
        direct("Nora Quill", "We sing ‘The Long Road’ before every match"),
    ),
    case(
        '"The so-called "safe" zone was shelled twice," Lena Korb said.',
        direct("Lena Korb", "The so-called safe zone was shelled twice"),
    ),
    case(
        "Priya Naylor said: “The word ‘free’ stands there in three places.”",
        direct("Priya Naylor", "The word ‘free’ stands there in three places"),
    ),
    case(
        "“Everyone here knows the word ‘drought’,” said Otis Fenn, a farmer in Eastmark.",
        direct("Otis Fenn", "Everyone here knows the word ‘drought"),
    ),
    case(
        "“The ‘temporary’ tax is here to stay,” Ada Moor told shopkeepers.",
        direct("Ada Moor", "The ‘temporary’ tax is here to stay"),
    ),
    case(
        "“He looked at me and said, ‘Madam, the bank is shut’,” Ada Moor recalled.",
        direct("Ada Moor", "He looked at me and said, ‘Madam, the bank is shut"),
        direct(None, "Madam, the bank is shut"),
    ),
]

PARAGRAPHS = [
    case(
        "“The dam held,” Ada Moor said. “We owe that to the engineers.\n\n“But the next flood will be worse.”",
        direct("Ada Moor", "The dam held | We owe that to the engineers. But the next flood will be worse"),
    ),
    case(
        'John Hale said: "We lost the contract on price.\n\n"We will win it back on quality."\n\nThe plant employs 300 people.',
        direct("John Hale", "We lost the contract on price. We will win it back on quality"),
    ),
    case(
        "Nora Quill said: “I trained alone for a year.\n\n“Nobody came to watch.\n\n“Now the hall is full.”",
        direct("Nora Quill", "I trained alone for a year. Nobody came to watch. Now the hall is full"),
    ),
    case(
        "Judge Ruth Sandel told the jury: ‘You have heard ten witnesses.\n\n‘You must now weigh every one of them.’",
        direct("Ruth Sandel", "You have heard ten witnesses. You must now weigh every one of them"),
    ),
    case(
        "“The vaccine is safe,” said Priya Naylor, who led the study. “We followed 900 patients.\n\n"
        "“None fell seriously ill.”\n\n"
        "The Norland Health Board said it would publish the data in June.",
        direct("Priya Naylor", "The vaccine is safe | We followed 900 patients. None fell seriously ill"),
        indirect("Norland Health Board", "it would publish the data in June"),
    ),
    case(
        "“We buried 14 men on Friday,” General Samir Daud said.\n\n“There will be more funerals,” he added.",
        direct("Samir Daud", "We buried 14 men on Friday"),
        direct("Samir Daud", "There will be more funerals"),
    ),
    case(
        "Tom Brigg told the council: “I was wrong about the bridge.\n\n“I should have listened.”\n\n"
        "“Too late,” said Lena Korb.",
        direct("Tom Brigg", "I was wrong about the bridge. I should have listened"),
        direct("Lena Korb", "Too late"),
    ),
    case(
        "In her letter Ada Moor wrote: “I leave this office with a light heart.\n\n“I thank the people of Norland.”",
        direct("Ada Moor", "I leave this office with a light heart. I thank the people of Norland"),
    ),
    case(
        "“The mine was never inspected,” Otis Fenn said. “Not once.\n\n“I wrote to them every month.\n\n"
        "“I still have the letters.”",
        direct("Otis Fenn", "The mine was never inspected | Not once. I wrote to them every month. I still have the letters"),
    ),
]

UNCLOSED = [
    case("“The strike is over, Ada Moor said.", direct("Ada Moor", "The strike is over")),
    case(
        'John Hale said: "The river is still rising and the pumps have failed.',
        direct("John Hale", "The river is still rising and the pumps have failed"),
    ),
    case(
        "Lena Korb said: “We will appeal.\n\nThe hearing is set for May.",
        direct("Lena Korb", "We will appeal"),
    ),
    case(
        "Nora Quill said: “I have nothing to hide.\n\nTom Brigg said the inquiry would go on.",
        direct("Nora Quill", "I have nothing to hide"),
        indirect("Tom Brigg", "the inquiry would go on"),
    ),
    case(
        '"This is the best harvest in ten years, said Otis Fenn, who grows barley.',
        direct("Otis Fenn", "This is the best harvest in ten years"),
    ),
    case(
        "Ruth Sandel wrote: “The court has no power here.\n\n“The council has.\n\nA ruling is due in July.",
        direct("Ruth Sandel", "The court has no power here. The council has"),
    ),
    case(
        "Priya Naylor said: ‘The ward is full.\n\nIt has 40 beds.",
        direct("Priya Naylor", "The ward is full"),
    ),
    case(
        'The company said: "All 60 jobs are safe.\n\nShares fell by 3 per cent.',
        direct("company", "All 60 jobs are safe"),
    ),
]

INSIDE = [
    case(
        "“[The mayor] signed for the pipes,” John Hale said.",
        direct("John Hale", "The mayor] signed for the pipes"),
    ),
    case(
        "“The wall was … old … and it burst in the night,” Otis Fenn said.",
        direct("Otis Fenn", "The wall was … old … and it burst in the night"),
    ),
    case(
        '"We were... shocked, frankly," Ada Moor said.',
        direct("Ada Moor", "We were... shocked, frankly"),
    ),
    case(
        "Ruth Sandel said the ruling was “a gift to [the company’s] lawyers”.",
        mixed("Ruth Sandel", "the ruling was a gift to [the company’s] lawyers"),
    ),
    case(
        "“They [the unions] have until Friday (noon, to be exact),” Tom Brigg said.",
        direct("Tom Brigg", "They [the unions] have until Friday (noon, to be exact)"),
    ),
    case(
        "“Their [sic] is no money left,” the treasurer wrote.",
        direct("treasurer", "Their [sic] is no money left"),
    ),
    case(
        "“The pipe is 6' 2\" wide and leaks,” the engineer Lena Korb said.",
        direct("Lena Korb", "The pipe is 6' 2 wide and leaks"),
    ),
    case(
        "“It was — how shall I put it? — a draw,” coach John Hale said.",
        direct("John Hale", "It was — how shall I put it? — a draw"),
    ),
    case(
        "Nora Quill said: “We won; they lost; that's sport ... and I'm going home.”",
        direct("Nora Quill", "We won; they lost; that's sport ... and I'm going home"),
    ),
    case(
        "“In 2019 (the year of the flood) the council did … nothing,” Priya Naylor said.",
        direct("Priya Naylor", "In 2019 (the year of the flood) the council did … nothing"),
    ),
]


@rows(STYLES, NESTED, PARAGRAPHS, UNCLOSED, INSIDE)
def test_marks_of_every_kind_hold_what_was_said(row: Case) -> None:
    check(row)
