"""Transcripts and press releases: turns are certain; a release says what the body that issues it says."""

from __future__ import annotations

from tests.cases import Case, case, check, direct, indirect, mixed, rows

CAPITALS = [
    case(
        "SECRETARY MOOR: Good morning. We have a deal.\n\nMR. HALE: We do, and it is a good one.",
        direct("Moor", "Good morning. We have a deal"),
        direct("Hale", "We do, and it is a good one"),
    ),
    case(
        "MINISTER LENA KORB: The fares will fall.\n\nQUESTION: When?\n\nMINISTER KORB: In May.",
        direct("Lena Korb", "The fares will fall"),
        direct("question", "When"),
        direct("Lena Korb", "In May"),
    ),
    case(
        "MS. SANDEL: Did you sign the lease?\nTHE WITNESS: I did.\nMS. SANDEL: On what day?\nTHE WITNESS: The third of June.",
        direct("Sandel", "Did you sign the lease"),
        direct("witness", "I did"),
        direct("Sandel", "On what day"),
        direct("witness", "The third of June"),
    ),
    case(
        "GEN. SAMIR DAUD: The ridge is ours.\n\nSEN. TOM BRIGG: At what cost, General?\n\nGEN. DAUD: Nine men.",
        direct("Samir Daud", "The ridge is ours"),
        direct("Tom Brigg", "At what cost, General"),
        direct("Samir Daud", "Nine men"),
    ),
    case(
        "ADA MOOR: The pier is open.\n\nThe cranes are running.\n\nWe start on the road in June.\n\nJOHN HALE: Thank you.",
        direct("Ada Moor", "The pier is open. The cranes are running. We start on the road in June"),
        direct("John Hale", "Thank you"),
    ),
    case(
        "DR. O'DELL-FENN: The fever is falling.\n\nMR. MCHALE: And the cough?\n\nDR. O'DELL-FENN: Gone.",
        direct("O'Dell-Fenn", "The fever is falling"),
        direct("McHale", "And the cough"),
        direct("O'Dell-Fenn", "Gone"),
    ),
    case(
        "MAYOR JOSÉ ÁLVAREZ-NUÑO: We close the road.\n\nMS. ÖBERG: Until when?\n\nMAYOR ÁLVAREZ-NUÑO: Until Monday.",
        direct("José Álvarez-Nuño", "We close the road"),
        direct("Öberg", "Until when"),
        direct("José Álvarez-Nuño", "Until Monday"),
    ),
    case(
        "CHAIRWOMAN QUILL: Order. The vote is nine to four: the motion is carried.\n\nMR. FENN: I object.",
        direct("Quill", "Order. The vote is nine to four: the motion is carried"),
        direct("Fenn", "I object"),
    ),
]

QUESTIONS = [
    case(
        "Q: When will the bridge open?\n\nA: In May.\n\nQ: And the cost?\n\nA: We do not know yet.",
        direct("Q", "When will the bridge open"),
        direct("A", "In May"),
        direct("Q", "And the cost"),
        direct("A", "We do not know yet"),
    ),
    case(
        "Q. Did you see the van?\nA. I did.\nQ. What colour was it?\nA. Blue, I think.",
        direct("Q", "Did you see the van"),
        direct("A", "I did"),
        direct("Q", "What colour was it"),
        direct("A", "Blue, I think"),
    ),
    case(
        "SECRETARY MOOR: I have an hour.\n\nQ: Will you resign?\n\nSECRETARY MOOR: No.\n\nQ: Why not?\n\n"
        "SECRETARY MOOR: Next question.",
        direct("Moor", "I have an hour"),
        direct("Q", "Will you resign"),
        direct("Moor", "No"),
        direct("Q", "Why not"),
        direct("Moor", "Next question"),
    ),
    case(
        "QUESTION: How many beds are free?\n\nDR. NAYLOR: None.\n\nQUESTION: None at all?\n\nDR. NAYLOR: Not one.",
        direct("question", "How many beds are free"),
        direct("Naylor", "None"),
        direct("question", "None at all"),
        direct("Naylor", "Not one"),
    ),
    case(
        "REPORTER: Did your side deserve to win?\n\nCOACH HALE: We scored twice.\n\nREPORTER: By luck?\n\nCOACH HALE: By work.",
        direct("reporter", "Did your side deserve to win"),
        direct("Hale", "We scored twice"),
        direct("reporter", "By luck"),
        direct("Hale", "By work"),
    ),
    case(
        "Q: Is plan A: the tunnel, still alive?\nA: Yes.",
        direct("Q", "Is plan A: the tunnel, still alive"),
        direct("A", "Yes"),
    ),
    case(
        "MODERATOR: Who pays for the dam?\n\nMS. KORB: The state.\n\nMODERATOR: All of it?\n\nMS. KORB: Half.",
        direct("moderator", "Who pays for the dam"),
        direct("Korb", "The state"),
        direct("moderator", "All of it"),
        direct("Korb", "Half"),
    ),
    case(
        "Question: Is the water safe?\n\nAnswer: It is.\n\nQuestion: Who tested it?\n\nAnswer: The county.",
        direct("question", "Is the water safe"),
        direct("answer", "It is"),
        direct("question", "Who tested it"),
        direct("answer", "The county"),
    ),
]

TITLE_CASE = [
    case(
        "Ada Moor: The tram will run by June.\n\nJohn Hale: And the fares?\n\nAda Moor: They stay as they are.",
        direct("Ada Moor", "The tram will run by June"),
        direct("John Hale", "And the fares"),
        direct("Ada Moor", "They stay as they are"),
    ),
    case(
        "Secretary Moor: We leave at dawn.\n\nMr. Hale: With how many men?\n\nSecretary Moor: Forty.",
        direct("Moor", "We leave at dawn"),
        direct("Hale", "With how many men"),
        direct("Moor", "Forty"),
    ),
    case(
        "Ruth Sandel: My client was at home.\n\nHer neighbour saw her. Note this: the lamp was lit.\n\n"
        "Tom Brigg: Objection.\n\n"
        "Ruth Sandel: I am done.",
        direct("Ruth Sandel", "My client was at home. Her neighbour saw her. Note this: the lamp was lit"),
        direct("Tom Brigg", "Objection"),
        direct("Ruth Sandel", "I am done"),
    ),
    case(
        "Interviewer: How did you train?\n\nNora Quill: Alone.\n\nInterviewer: For how long?\n\nNora Quill: A year.",
        direct("interviewer", "How did you train"),
        direct("Nora Quill", "Alone"),
        direct("interviewer", "For how long"),
        direct("Nora Quill", "A year"),
    ),
    case(
        "Otis Fenn (Farmers' League): The price is a joke.\n\nLena Korb (Dairy Board): It is the market.\n\n"
        "Otis Fenn (Farmers' League): It is theft.",
        direct("Otis Fenn", "The price is a joke"),
        direct("Lena Korb", "It is the market"),
        direct("Otis Fenn", "It is theft"),
    ),
    case(
        "Transcript: the mayor at the harbour\nDate: 3 May 2021\nLocation: Norhaven\n\nAda Moor: The channel is clear.\n\n"
        "Priya Naylor: Is it safe?\n\nAda Moor: It is.",
        direct("Ada Moor", "The channel is clear"),
        direct("Priya Naylor", "Is it safe"),
        direct("Ada Moor", "It is"),
    ),
    case(
        "General Samir Daud: We hold the road.\n\nHost: And the bridge?\n\nGeneral Samir Daud: That too.",
        direct("Samir Daud", "We hold the road"),
        direct("host", "And the bridge"),
        direct("Samir Daud", "That too"),
    ),
    case(
        "**Lena Korb:** The line is late.\n\n**Tom Brigg:** By how much?\n\n**Lena Korb:** Two years.",
        direct("Lena Korb", "The line is late"),
        direct("Tom Brigg", "By how much"),
        direct("Lena Korb", "Two years"),
    ),
]

DIRECTIONS = [
    case(
        "MINISTER MOOR: We won. (Applause.) We won by a mile. (Laughter.)\n\nQ: By how much?",
        direct("Moor", "We won | We won by a mile"),
        direct("Q", "By how much"),
    ),
    case(
        "MR. HALE: I was [inaudible] at the time.\n\nMS. SANDEL: Where? [crosstalk]\n\nMR. HALE: At sea.",
        direct("Hale", "I was | at the time"),
        direct("Sandel", "Where"),
        direct("Hale", "At sea"),
    ),
    case(
        "(The hearing begins at noon.)\n\nJUDGE BRIGG: Be seated.\n\n[The witness enters.]\n\nMS. KORB: Thank you.\n\n"
        "(End of transcript)",
        direct("Brigg", "Be seated"),
        direct("Korb", "Thank you"),
    ),
    case(
        "MAYOR MOOR: I told [the treasurer] that the fund (about 3 million crowns) was safe.\n\nMR. FENN: It was not.",
        direct("Moor", "I told [the treasurer] that the fund (about 3 million crowns) was safe"),
        direct("Fenn", "It was not"),
    ),
    case(
        "[00:01:02] ADA MOOR: The gate is shut.\n[00:01:05] JOHN HALE: Why?\n[00:01:09] ADA MOOR: Rust.",
        direct("Ada Moor", "The gate is shut"),
        direct("John Hale", "Why"),
        direct("Ada Moor", "Rust"),
    ),
    case(
        "Nora Quill (00:12):\nI am done with running.\n\nJohn Hale (00:15):\nSince when?\n\nNora Quill (00:17):\nSince today.",
        direct("Nora Quill", "I am done with running"),
        direct("John Hale", "Since when"),
        direct("Nora Quill", "Since today"),
    ),
    case(
        "JOHN HALE, HOST: Good evening.\n\nADA MOOR, HARBOUR AUTHORITY: Good evening, John.\n\n"
        "HALE: Is the channel open?\n\nMOOR: It is.",
        direct("John Hale", "Good evening"),
        direct("Ada Moor", "Good evening, John"),
        direct("John Hale", "Is the channel open"),
        direct("Ada Moor", "It is"),
    ),
    case(
        "GENEVA: The general met the press on Friday.\n\nGENERAL DAUD: The siege is over.\n\n"
        "NOTE: The general left the room here.\n\n"
        "MS. NAYLOR: The ward is full.\n\nGENERAL DAUD (by telephone): I am sorry to hear it.\n\nEND 2:14 P.M.\n\n"
        "The office is open on Monday.",
        direct("Daud", "The siege is over"),
        direct("Naylor", "The ward is full"),
        direct("Daud", "I am sorry to hear it"),
    ),
    case(
        "GENERAL DAUD [through interpreter]: Our men are tired.\n\nMS. QUILL: And the enemy?\n\n"
        "GENERAL DAUD: More so.\n\n###\n\nNorland Press Office",
        direct("Daud", "Our men are tired"),
        direct("Quill", "And the enemy"),
        direct("Daud", "More so"),
    ),
]


@rows(CAPITALS, QUESTIONS, TITLE_CASE, DIRECTIONS)
def test_turns_of_a_transcript_are_certain(row: Case) -> None:
    assert all(said.confidence == 1.0 for said in check(row, "transcript"))


def test_without_a_turn_a_transcript_is_read_as_any_text() -> None:
    check(case("Ada Moor said the pier was safe.", indirect("Ada Moor", "the pier was safe")), "transcript")


RELEASES = [
    case(
        "FOR IMMEDIATE RELEASE\n\nThe Harbour Authority today announced that it will dredge the channel in May.",
        indirect("Harbour Authority", "it will dredge the channel in May"),
    ),
    case(
        "NORHAVEN, 3 May — Fenn & Sons said today that it has bought the Eastmark dairy.",
        indirect("Fenn & Sons", "it has bought the Eastmark dairy"),
    ),
    case(
        "“This line will change how Norland travels,” said Lena Korb, chief executive of Norland Rail.",
        direct("Lena Korb", "This line will change how Norland travels"),
    ),
    case(
        "The Norland Health Board urges everyone over 60 to be vaccinated before October.",
        indirect("Norland Health Board", "everyone over 60 to be vaccinated before October"),
    ),
    case(
        "The Ministry of Fisheries condemns the seizure of two boats.",
        indirect("Ministry of Fisheries", "the seizure of two boats"),
    ),
    case(
        "Brackwater United confirms that coach John Hale has left the club. “We thank him for nine years of work,” "
        "said chairwoman Nora Quill.",
        indirect("Brackwater United", "coach John Hale has left the club"),
        direct("Nora Quill", "We thank him for nine years of work"),
    ),
    case(
        "The Eastmark Police ask anyone who saw the van to come forward.",
        indirect("Eastmark Police", "anyone who saw the van to come forward"),
    ),
    case(
        "The museum is pleased to announce that its new wing will open on 1 June.",
        indirect("museum", "its new wing will open on 1 June"),
    ),
    case(
        "The Board of Norland Rail expects revenue of 90 million crowns this year.",
        indirect("Board of Norland Rail", "revenue of 90 million crowns this year"),
    ),
    case(
        "“The dam is safe,” said Priya Naylor, head of the Water Office. The office described the reports of "
        "cracks as “false”.",
        direct("Priya Naylor", "The dam is safe"),
        mixed("Water Office", "the reports of cracks as false"),
    ),
]


@rows(RELEASES)
def test_a_release_says_what_its_body_says(row: Case) -> None:
    check(row, "release")
