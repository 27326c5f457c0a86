"""Through whom words came: an agency, a paper, a broadcaster or a platform is `via`, not the speaker."""

from __future__ import annotations

from tests.cases import Case, case, check, direct, indirect, mixed, rows

TOLD = [
    case("“The front is quiet,” General Samir Daud told AFP.", direct("Samir Daud", "The front is quiet", "AFP")),
    case(
        "Ada Moor told Reuters the port would reopen on Monday.",
        indirect("Ada Moor", "the port would reopen on Monday", "Reuters"),
    ),
    case(
        "Lena Korb told the Norland Herald that 60 jobs would go.", indirect("Lena Korb", "60 jobs would go", "Norland Herald")
    ),
    case("“I never met him,” Otis Fenn told the BBC.", direct("Otis Fenn", "I never met him", "BBC")),
    case(
        "John Hale told Eastmark Radio on Sunday that the squad was “tired”.",
        mixed("John Hale", "the squad was tired", "Eastmark Radio"),
    ),
    case("Priya Naylor told CNN: “The ward has no oxygen.”", direct("Priya Naylor", "The ward has no oxygen", "CNN")),
    case("“We start again,” Nora Quill told the Guardian’s sports desk.", direct("Nora Quill", "We start again", "Guardian")),
    case(
        "Tom Brigg told state television that the siege was over.",
        indirect("Tom Brigg", "the siege was over", "state television"),
    ),
    case("“It was an accident,” Ruth Sandel told the news agency AP.", direct("Ruth Sandel", "It was an accident", "AP")),
    case(
        "Ada Moor told AFP the pier was safe, but John Hale said it was not.",
        indirect("Ada Moor", "the pier was safe", "AFP"),
        indirect("John Hale", "it was not"),
    ),
]

ACCORDING = [
    case(
        "“They will not pass,” General Samir Daud said, according to AFP.",
        direct("Samir Daud", "They will not pass", "AFP"),
    ),
    case(
        "“The fee was paid in cash,” Lena Korb wrote, according to the Norland Post.",
        direct("Lena Korb", "The fee was paid in cash", "Norland Post"),
    ),
    case(
        "“We knew the risk,” Priya Naylor said, as quoted by Reuters.",
        direct("Priya Naylor", "We knew the risk", "Reuters"),
    ),
    case(
        "According to Reuters, Otis Fenn said: “The well is dry.”",
        direct("Otis Fenn", "The well is dry", "Reuters"),
    ),
    case("Two ships collided off Norhaven, according to Reuters.", indirect("Reuters", "Two ships collided off Norhaven")),
    case("AFP reported that the airport had been shelled.", indirect("AFP", "the airport had been shelled")),
    case("The Eastmark Gazette says Nora Quill will retire.", indirect("Eastmark Gazette", "Nora Quill will retire")),
    case(
        "“The court is closed,” Judge Ruth Sandel said in remarks carried by the BBC.",
        direct("Ruth Sandel", "The court is closed", "BBC"),
    ),
    case(
        "“I stand by every word,” Tom Brigg said, according to the Associated Press.",
        direct("Tom Brigg", "I stand by every word", "Associated Press"),
    ),
]

INTERVIEWS = [
    case(
        "In an interview with ABC, Ada Moor said the tax would fall.",
        indirect("Ada Moor", "the tax would fall", "ABC"),
    ),
    case(
        "“I am not leaving,” John Hale said in an interview with Norland Television.",
        direct("John Hale", "I am not leaving", "Norland Television"),
    ),
    case(
        "Speaking to the Harbour Times, Lena Korb said the docks were “a ruin”.",
        mixed("Lena Korb", "the docks were a ruin", "Harbour Times"),
    ),
    case(
        "“The trial was fair,” Ruth Sandel said on CNN on Sunday.",
        direct("Ruth Sandel", "The trial was fair", "CNN"),
    ),
    case(
        "In an interview published by the Brackwater Courier, Otis Fenn said he would sell the farm.",
        indirect("Otis Fenn", "he would sell the farm", "Brackwater Courier"),
    ),
    case(
        "In a statement to Reuters, the Harbour Authority said the channel was clear.",
        indirect("Harbour Authority", "the channel was clear", "Reuters"),
    ),
    case(
        "Writing in the Eastmark Review, Priya Naylor argued that the trial was too small.",
        indirect("Priya Naylor", "the trial was too small", "Eastmark Review"),
    ),
    case(
        "Nora Quill told Fox News in an interview that her knee had healed.",
        indirect("Nora Quill", "her knee had healed", "Fox News"),
    ),
    case(
        "“The ridge is ours,” General Samir Daud said in an email to NPR.",
        direct("Samir Daud", "The ridge is ours", "NPR"),
    ),
]

PLATFORMS = [
    case("“Not one vote was lost,” Ada Moor wrote on Twitter.", direct("Ada Moor", "Not one vote was lost", "Twitter")),
    case("John Hale wrote on Facebook that the match was off.", indirect("John Hale", "the match was off", "Facebook")),
    case("In a post on Instagram, Nora Quill said she was “done”.", mixed("Nora Quill", "she was done", "Instagram")),
    case("“Stay indoors,” the Harbour Authority posted on X.", direct("Harbour Authority", "Stay indoors", "X")),
    case(
        "General Samir Daud said on his Telegram channel that the village had fallen.",
        indirect("Samir Daud", "the village had fallen", "Telegram"),
    ),
    case("“See you in court,” Lena Korb said in a Facebook post.", direct("Lena Korb", "See you in court", "Facebook")),
    case(
        "In a video uploaded to YouTube, Otis Fenn said the dam was leaking.",
        indirect("Otis Fenn", "the dam was leaking", "YouTube"),
    ),
    case(
        "“We need nurses, not slogans,” Priya Naylor said via Twitter.",
        direct("Priya Naylor", "We need nurses, not slogans", "Twitter"),
    ),
    case(
        "Taking to Twitter, Ruth Sandel called the verdict “a disgrace”.",
        mixed("Ruth Sandel", "the verdict a disgrace", "Twitter"),
    ),
]

NOBODY = [
    case("Ada Moor told reporters that the vote would be held in May.", indirect("Ada Moor", "the vote would be held in May")),
    case("Tom Brigg told the Senate that the fund was empty.", indirect("Tom Brigg", "the fund was empty")),
    case("“The plan is dead,” Lena Korb told the board.", direct("Lena Korb", "The plan is dead")),
    case("Otis Fenn told the police that the gate had been open.", indirect("Otis Fenn", "the gate had been open")),
    case("“We go on,” John Hale told his players.", direct("John Hale", "We go on")),
    case("General Samir Daud told NATO that the road was mined.", indirect("Samir Daud", "the road was mined")),
    case("Ruth Sandel told Norhaven Council the lease was void.", indirect("Ruth Sandel", "the lease was void")),
    case(
        "In an interview with Nora Quill, Ada Moor said sport was underfunded.", indirect("Ada Moor", "sport was underfunded")
    ),
    case("Priya Naylor said Twitter had deleted her account.", indirect("Priya Naylor", "Twitter had deleted her account")),
    case("Twitter said it had deleted nine accounts.", indirect("Twitter", "it had deleted nine accounts")),
    case("Lena Korb said the Norland Herald had been sold.", indirect("Lena Korb", "the Norland Herald had been sold")),
]


@rows(TOLD, ACCORDING, INTERVIEWS, PLATFORMS, NOBODY)
def test_a_carrier_is_no_speaker(row: Case) -> None:
    check(row)
