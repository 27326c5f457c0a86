"""Where the cue stands: before, after, amid the words; in another sentence; several statements in one."""

from __future__ import annotations

from itertools import pairwise

from tests.cases import Case, case, check, direct, indirect, mixed, rows

BROKEN = [
    case(
        "“The tunnel,” Ada Moor said, “will open in March.”",
        direct("Ada Moor", "The tunnel | will open in March"),
    ),
    case(
        '"If the river rises," he said, "we leave at once."',
        direct(None, "If the river rises | we leave at once"),
    ),
    case(
        "‘My client,’ said Ruth Sandel, ‘was nowhere near the bank.’",
        direct("Ruth Sandel", "My client | was nowhere near the bank"),
    ),
    case(
        "“We played well,” captain Nora Quill said, “but they played better.”",
        direct("Nora Quill", "We played well | but they played better"),
    ),
    case(
        "“No soldier of ours,” General Samir Daud insisted, “has crossed the border.”",
        direct("Samir Daud", "No soldier of ours | has crossed the border"),
    ),
    case(
        "“We have the drug,” said Priya Naylor, who leads the trial. “What we lack is patients.”",
        direct("Priya Naylor", "We have the drug | What we lack is patients"),
    ),
    case(
        "The plant, Lena Korb said, would close before Christmas.",
        indirect("Lena Korb", "The plant | would close before Christmas"),
    ),
    case(
        "The fire, according to Otis Fenn, began in the kitchen.",
        indirect("Otis Fenn", "The fire | began in the kitchen"),
    ),
    case(
        "“It is,” Tom Brigg wrote in his ruling, “an abuse of the law.”",
        direct("Tom Brigg", "It is | an abuse of the law"),
    ),
    case(
        "Profits, the company said on Tuesday, will be lower than last year.",
        indirect("company", "Profits | will be lower than last year"),
    ),
    case(
        '"You can close the school," Ada Moor told the council, "but you cannot close the village."',
        direct("Ada Moor", "You can close the school | but you cannot close the village"),
    ),
]

AROUND = [
    case("Ada Moor said the ferry would stop at noon.", indirect("Ada Moor", "the ferry would stop at noon")),
    case("The ferry would stop at noon, Ada Moor said.", indirect("Ada Moor", "The ferry would stop at noon")),
    case("The ferry, said Ada Moor, would stop at noon.", indirect("Ada Moor", "The ferry | would stop at noon")),
    case("John Hale added: “The roof is next.”", direct("John Hale", "The roof is next")),
    case("“The roof is next,” added John Hale.", direct("John Hale", "The roof is next")),
    case(
        "On the strike, Lena Korb said the union had “no choice”.",
        mixed("Lena Korb", "the union had no choice"),
    ),
    case(
        "Police say two men broke into the museum on Sunday night.",
        indirect("Police", "two men broke into the museum on Sunday night"),
    ),
    case(
        "Two men broke into the museum on Sunday night, police say.",
        indirect("police", "Two men broke into the museum on Sunday night"),
    ),
    case(
        "It was Otis Fenn who said that the well was poisoned.",
        indirect("Otis Fenn", "the well was poisoned"),
    ),
    case(
        "That the well was poisoned was confirmed by Priya Naylor, a chemist.",
        indirect("Priya Naylor", "the well was poisoned"),
    ),
]

ANOTHER_SENTENCE = [
    case(
        "“We shall rebuild every bridge.” So said Ada Moor, the mayor of Norhaven.",
        direct("Ada Moor", "We shall rebuild every bridge"),
    ),
    case(
        "“The money is gone.” Those were the words of John Hale, the treasurer.",
        direct("John Hale", "The money is gone"),
    ),
    case(
        "Ruth Sandel put it this way. “A law without judges is only paper.”",
        direct("Ruth Sandel", "A law without judges is only paper"),
    ),
    case(
        "“The season is lost,” said coach Tom Brigg. “We play for pride now.”",
        direct("Tom Brigg", "The season is lost | We play for pride now"),
    ),
    case(
        "Nora Quill was tired but firm. “Nobody is retiring today,” she replied.",
        direct("Nora Quill", "Nobody is retiring today"),
    ),
    case(
        "Lena Korb had a message for the strikers. “Come back to work,” she said.",
        direct("Lena Korb", "Come back to work"),
    ),
    case(
        "General Samir Daud spoke for an hour. He said the siege would be lifted by winter.",
        indirect("Samir Daud", "the siege would be lifted by winter"),
    ),
    case(
        "“Not one bed is free.” That was the verdict of Priya Naylor, who runs the hospital.",
        direct("Priya Naylor", "Not one bed is free"),
    ),
    case(
        "Otis Fenn shook his head. “The rain came too late,” he said. “We got dust.”",
        direct("Otis Fenn", "The rain came too late | We got dust"),
    ),
    case(
        "“The port is finished.” The words are those of John Hale, who built it.",
        direct("John Hale", "The port is finished"),
    ),
]

SEVERAL = [
    case(
        "Ada Moor said the pier was safe, but John Hale said it was not.",
        indirect("Ada Moor", "the pier was safe"),
        indirect("John Hale", "it was not"),
    ),
    case(
        "Lena Korb said she would appeal and hoped that the court would act quickly.",
        indirect("Lena Korb", "she would appeal"),
        indirect("Lena Korb", "the court would act quickly"),
    ),
    case(
        "Tom Brigg denied stealing the ring, while his lawyer, Ruth Sandel, called the evidence “thin”.",
        indirect("Tom Brigg", "stealing the ring"),
        mixed("Ruth Sandel", "the evidence thin"),
    ),
    case(
        "“It was murder,” said Otis Fenn; the police say it was an accident.",
        direct("Otis Fenn", "It was murder"),
        indirect("police", "it was an accident"),
    ),
    case(
        "Doctors say the drug works, patients say it hurts, and the minister says it costs too much.",
        indirect("Doctors", "the drug works"),
        indirect("patients", "it hurts"),
        indirect("minister", "it costs too much"),
    ),
    case(
        "Nora Quill believes the record will fall, though her coach thinks it will stand for years.",
        indirect("Nora Quill", "the record will fall"),
        indirect("coach", "it will stand for years"),
    ),
    case(
        "The union wants a rise of 5 per cent, and the company says it can pay no more than 2.",
        indirect("union", "a rise of 5 per cent"),
        indirect("company", "it can pay no more than 2"),
    ),
    case(
        "“We won,” said Priya Naylor. “We did not,” said Samir Daud.",
        direct("Priya Naylor", "We won"),
        direct("Samir Daud", "We did not"),
    ),
    case(
        "John Hale promised that the road would be paved and warned that it would take a year.",
        indirect("John Hale", "the road would be paved"),
        indirect("John Hale", "it would take a year"),
    ),
    case(
        "According to Ada Moor the fleet is ready, but Lena Korb doubts that it can sail.",
        indirect("Ada Moor", "the fleet is ready"),
        indirect("Lena Korb", "it can sail"),
    ),
]


@rows(BROKEN, AROUND, ANOTHER_SENTENCE, SEVERAL)
def test_a_cue_is_found_where_it_stands(row: Case) -> None:
    check(row)


@rows(BROKEN)
def test_no_word_is_said_twice(row: Case) -> None:
    spans = sorted(span for said in check(row) for span in said.content.spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
