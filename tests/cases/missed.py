"""Rows that are judged right and still missed, by their first words, each with the reason; what is mended leaves this list."""

from __future__ import annotations

_BY_REASON: dict[str, tuple[str, ...]] = {
    'the network knows no "in the words of"': (
        "In the words of Ruth Sandel, the treaty is “a dead letter”.",
        "The match was, in the words of coach John Hale, “a long walk in the ra",
        "To hear Tom Brigg tell it, the jury slept through the trial.",
    ),
    "the network ends a content behind a noun too late, or misses it": (
        "John Hale's belief that the title can still be won is not widely share",
        "Ruth Sandel resigned over the accusation that she had hidden evidence.",
        "Lena Korb's promise to cut fares won her the city.",
        "Otis Fenn's plan to drain the marsh failed by two votes.",
        "The police chief's warning that the ice was thin came too late.",
        "The general's order to retreat never reached the ridge.",
    ),
    "inner or never closed quotation": (
        "“The pipe is 6' 2\" wide and leaks,” the engineer Lena Korb said.",
        "“My father told me, ‘Never sell the farm,’ and I never did,” said Ruth",
        "“He looked at me and said, ‘Madam, the bank is shut’,” Ada Moor recall",
        "Priya Naylor said: ‘The ward is full. It has 40 beds.",
    ),
    "the network is not sure enough of what is said inside; asking less of it costs precision on polnear/dev": (
        "Moor, Hale said, wants to leave.",
        "Ruth Sandel said the mayor wanted to close the school.",
        "“Ada Moor thinks we are fools,” John Hale said.",
        "“The general promised that the road would stay open,” Nora Quill said.",
        "Samir Daud, his lawyer said, denies that he gave the order.",
        "The union said Lena Korb had called the offer “final”.",
        "Otis Fenn believes the council wants his land.",
    ),
    "titles and songs with a verb of singing, naming or printing beside them are taken for speech": (
        "Children all over Norland know the line “Open the gate, old man” from ",
        "The boat was named “Second Chance” after the war.",
        "The crowd sang “The Long Road Home” before the match.",
        'The magazine printed a long article under the title "Who Owns the Sea?',
    ),
    "the network finds no cue in the sentence that follows": (
        "“The money is gone.” Those were the words of John Hale, the treasurer.",
        "“Not one bed is free.” That was the verdict of Priya Naylor, who runs ",
        "“The port is finished.” The words are those of John Hale, who built it",
    ),
    "the network loses the second part of a broken indirect content": ("The ferry, said Ada Moor, would stop at noon.",),
    "the network does not part two statements": ("Doctors say the drug works, patients say it hurts, and the minister sa",),
    "the network takes whom words are for for what they say": (
        "Lena Korb had a message for the strikers. “Come back to work,” she sai",
    ),
}
MISSED = {row: reason for reason, rows in _BY_REASON.items() for row in rows}
