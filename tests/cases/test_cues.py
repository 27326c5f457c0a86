"""What marks a statement: verbs of saying, thinking and wanting; nouns; "according to", "in the words of"; a headline's colon;
in a dialogue, nothing at all."""

from __future__ import annotations

from tests.cases import Case, case, check, direct, indirect, mixed, rows

SAYING = [
    case("Ada Moor announced that the library would reopen in May.", indirect("Ada Moor", "the library would reopen in May")),
    case("John Hale denied that the ship had been overloaded.", indirect("John Hale", "the ship had been overloaded")),
    case("Ruth Sandel argued that the contract was void.", indirect("Ruth Sandel", "the contract was void")),
    case(
        "Tom Brigg warned of a hard winter for Norland's farmers.",
        indirect("Tom Brigg", "of a hard winter for Norland's farmers"),
    ),
    case("Nora Quill admitted missing two drug tests.", indirect("Nora Quill", "missing two drug tests")),
    case("The ministry confirmed the deaths of three divers.", indirect("ministry", "the deaths of three divers")),
    case(
        "Priya Naylor urged parents to have their children vaccinated.",
        indirect("Priya Naylor", "parents to have their children vaccinated"),
    ),
    case("Otis Fenn asked why nobody had checked the brakes.", indirect("Otis Fenn", "why nobody had checked the brakes")),
    case("Lena Korb vowed to fight the takeover.", indirect("Lena Korb", "fight the takeover")),
    case("The report concludes that the bridge was badly built.", indirect("report", "the bridge was badly built")),
    case("General Samir Daud called the raid “a warning”.", mixed("Samir Daud", "the raid a warning")),
]

THINKING = [
    case("Ada Moor believes that the vote will be close.", indirect("Ada Moor", "the vote will be close")),
    case("John Hale thinks the transfer fee is too high.", indirect("John Hale", "the transfer fee is too high")),
    case("Ruth Sandel fears the law will be struck down.", indirect("Ruth Sandel", "the law will be struck down")),
    case("Lena Korb expects sales to double by next year.", indirect("Lena Korb", "sales to double by next year")),
    case("Tom Brigg knew that the gun was loaded.", indirect("Tom Brigg", "the gun was loaded")),
    case(
        "Priya Naylor doubts that the virus came from the market.", indirect("Priya Naylor", "the virus came from the market")
    ),
    case("Investors assume that the bank will be sold.", indirect("Investors", "the bank will be sold")),
    case("Otis Fenn was convinced that the map was a forgery.", indirect("Otis Fenn", "the map was a forgery")),
    case("Nora Quill hopes that her knee will heal in time.", indirect("Nora Quill", "her knee will heal in time")),
    case("Scientists suspect that the lake is losing oxygen.", indirect("Scientists", "the lake is losing oxygen")),
]

WANTING = [
    case("Ada Moor wants to widen the harbour.", indirect("Ada Moor", "widen the harbour")),
    case("John Hale wants the trainer to stay.", indirect("John Hale", "the trainer to stay")),
    case("The company plans to build two plants in Norland.", indirect("company", "build two plants in Norland")),
    case("Ruth Sandel demanded that the files be handed over.", indirect("Ruth Sandel", "the files be handed over")),
    case("Lena Korb intends to run for a second term.", indirect("Lena Korb", "run for a second term")),
    case("The nurses called for safer wards.", indirect("nurses", "safer wards")),
    case("General Samir Daud ordered his men to hold the ridge.", indirect("Samir Daud", "his men to hold the ridge")),
    case("Otis Fenn refused to sell the orchard.", indirect("Otis Fenn", "sell the orchard")),
    case("The council agreed to repair the pier.", indirect("council", "repair the pier")),
    case("Priya Naylor would like to see the clinic open at night.", indirect("Priya Naylor", "see the clinic open at night")),
]

NOUNS = [
    case(
        "A statement from the Harbour Authority confirmed that the channel was closed.",
        indirect("Harbour Authority", "the channel was closed"),
    ),
    case(
        "Ada Moor's claim that the budget is balanced drew laughter in the chamber.",
        indirect("Ada Moor", "the budget is balanced"),
    ),
    case(
        "John Hale's belief that the title can still be won is not widely shared.",
        indirect("John Hale", "the title can still be won"),
    ),
    case(
        "Ruth Sandel resigned over the accusation that she had hidden evidence.",
        indirect(None, "she had hidden evidence"),
    ),
    case(
        "Lena Korb's promise to cut fares won her the city.",
        indirect("Lena Korb", "cut fares"),
    ),
    case(
        "Otis Fenn's plan to drain the marsh failed by two votes.",
        indirect("Otis Fenn", "drain the marsh"),
    ),
    case(
        "The police chief's warning that the ice was thin came too late.",
        indirect("police chief", "the ice was thin"),
    ),
    case(
        "Priya Naylor's view is that the hospital is too small.",
        indirect("Priya Naylor", "the hospital is too small"),
    ),
    case(
        "The general's order to retreat never reached the ridge.",
        indirect("general", "retreat"),
    ),
    case(
        "In a letter to members, the Rowing Club said the boathouse had burned down.",
        indirect("Rowing Club", "the boathouse had burned down"),
    ),
    case(
        "There were fears that the river would burst its banks.",
        indirect(None, "the river would burst its banks"),
    ),
]

ACCORDING = [
    case("According to Ada Moor, the tram will run by June.", indirect("Ada Moor", "the tram will run by June")),
    case("The tram will run by June, according to Ada Moor.", indirect("Ada Moor", "The tram will run by June")),
    case(
        "According to the Norland Health Board, one child in ten has asthma.",
        indirect("Norland Health Board", "one child in ten has asthma"),
    ),
    case(
        "The strike has cost 3 million crowns, according to the Harbour Authority.",
        indirect("Harbour Authority", "The strike has cost 3 million crowns"),
    ),
    case(
        "In the words of Ruth Sandel, the treaty is “a dead letter”.",
        mixed("Ruth Sandel", "the treaty is a dead letter"),
    ),
    case(
        "The match was, in the words of coach John Hale, “a long walk in the rain”.",
        mixed("John Hale", "The match was | a long walk in the rain"),
    ),
    case(
        "In Otis Fenn's view, the dam should never have been built.",
        indirect("Otis Fenn", "the dam should never have been built"),
    ),
    case("As Lena Korb put it, “a cheap train is a slow train”.", direct("Lena Korb", "a cheap train is a slow train")),
    case("For Priya Naylor, the drug is “no miracle”.", mixed("Priya Naylor", "the drug is no miracle")),
    case(
        "To hear Tom Brigg tell it, the jury slept through the trial.",
        indirect("Tom Brigg", "the jury slept through the trial"),
    ),
    case("In General Samir Daud's words, the truce is “paper and ink”.", mixed("Samir Daud", "the truce is paper and ink")),
]

HEADLINES = [
    case("Moor: we have won", indirect("Moor", "we have won")),
    case("Ada Moor: ‘We will not sell the harbour’", direct("Ada Moor", "We will not sell the harbour")),
    case("Police: two dead after ferry fire in Norland", indirect("Police", "two dead after ferry fire in Norland")),
    case("Harbour Authority: channel to stay shut until May", indirect("Harbour Authority", "channel to stay shut until May")),
    case("Korb: “This merger saves jobs”", direct("Korb", "This merger saves jobs")),
    case("Study: one child in ten has asthma", indirect("Study", "one child in ten has asthma")),
    case("Coach Hale: my players need rest", indirect("Hale", "my players need rest")),
    case("General Daud: siege will be lifted by winter", indirect("Daud", "siege will be lifted by winter")),
    case("Court: Fenn may keep the orchard", indirect("Court", "Fenn may keep the orchard")),
    case("‘I was never paid’: Nora Quill on her lost title", direct("Nora Quill", "I was never paid")),
    case("Minister: no new taxes this year", indirect("Minister", "no new taxes this year")),
    case("“We are ready for the storm”: Ada Moor", direct("Ada Moor", "We are ready for the storm")),
]


@rows(SAYING, THINKING, WANTING, NOUNS, ACCORDING, HEADLINES)
def test_a_cue_of_every_kind_is_heard(row: Case) -> None:
    check(row)


DIALOGUES = [
    case(
        "“Where were you at nine?” Judge Ruth Sandel asked Otis Fenn.\n\n“At home,” he said.\n\n“Alone?”\n\n“With my dog.”",
        direct("Ruth Sandel", "Where were you at nine"),
        direct("Otis Fenn", "At home"),
        direct("Ruth Sandel", "Alone"),
        direct("Otis Fenn", "With my dog"),
    ),
    case(
        "“Did you see the ball?” John Hale asked the referee, Nora Quill.\n\n“I did,” Quill said.\n\n“And?”\n\n“It was out.”",
        direct("John Hale", "Did you see the ball"),
        direct("Nora Quill", "I did"),
        direct("John Hale", "And"),
        direct("Nora Quill", "It was out"),
    ),
    case(
        "“The ship is late,” Ada Moor said.\n\n“How late?” asked Tom Brigg.\n\n“A week.”\n\n“Then we are ruined.”",
        direct("Ada Moor", "The ship is late"),
        direct("Tom Brigg", "How late"),
        direct("Ada Moor", "A week"),
        direct("Tom Brigg", "Then we are ruined"),
    ),
    case(
        "“Who pays?” said Lena Korb.\n\n“You do,” said Samir Daud.\n\n“With what money?”",
        direct("Lena Korb", "Who pays"),
        direct("Samir Daud", "You do"),
        direct("Lena Korb", "With what money"),
    ),
    case(
        "“Can I go home, doctor?” Otis Fenn asked.\n\n“Not yet,” said Priya Naylor.\n\n“When?”\n\n"
        "“On Friday, if the fever falls.”",
        direct("Otis Fenn", "Can I go home, doctor"),
        direct("Priya Naylor", "Not yet"),
        direct("Otis Fenn", "When"),
        direct("Priya Naylor", "On Friday, if the fever falls"),
    ),
    case(
        '"How many boats were lost?" asked Ada Moor.\n\n"Nine," John Hale said.\n\n"And the crews?"\n\n"All safe."\n\n'
        "The storm lasted two days.",
        direct("Ada Moor", "How many boats were lost"),
        direct("John Hale", "Nine"),
        direct("Ada Moor", "And the crews"),
        direct("John Hale", "All safe"),
    ),
    case(
        "‘You signed this?’ Ruth Sandel asked Tom Brigg.\n\n‘I did.’\n\n‘Before the fire?’\n\n‘The day after.’",
        direct("Ruth Sandel", "You signed this"),
        direct("Tom Brigg", "I did"),
        direct("Ruth Sandel", "Before the fire"),
        direct("Tom Brigg", "The day after"),
    ),
    case(
        "“Is it over?” the soldier asked General Samir Daud.\n\n“No,” said Daud.\n\n“What now?”\n\n“Now we wait.”",
        direct("soldier", "Is it over"),
        direct("Samir Daud", "No"),
        direct("soldier", "What now"),
        direct("Samir Daud", "Now we wait"),
    ),
    case(
        "Nora Quill turned to her coach, John Hale. “Was that a record?” she asked.\n\n“By a second,” he said.\n\n“Only one?”",
        direct("Nora Quill", "Was that a record"),
        direct("John Hale", "By a second"),
        direct("Nora Quill", "Only one"),
    ),
    case(
        "“Will you vote for the budget?” Lena Korb asked.\n\n“Never,” Ada Moor said.\n\n“Not even with the new school?”\n\n"
        "“Not even then.”\n\nThe vote is on Tuesday.",
        direct("Lena Korb", "Will you vote for the budget"),
        direct("Ada Moor", "Never"),
        direct("Lena Korb", "Not even with the new school"),
        direct("Ada Moor", "Not even then"),
    ),
]


@rows(DIALOGUES)
def test_a_dialogue_goes_on_without_cues(row: Case) -> None:
    check(row)
