"""Statements inside statements: "Moor, Hale said, wants to leave" is on record for both."""

from __future__ import annotations

from tests.cases import Case, case, check, direct, indirect, mixed, rows

NESTED = [
    case(
        "Moor, Hale said, wants to leave.",
        indirect("Hale", "Moor | wants to leave"),
        indirect("Moor", "leave"),
    ),
    case(
        "Hale said Moor had told him that the bridge was safe.",
        indirect("Hale", "Moor had told him that the bridge was safe"),
        indirect("Moor", "the bridge was safe"),
    ),
    case(
        "Ruth Sandel said the mayor wanted to close the school.",
        indirect("Ruth Sandel", "the mayor wanted to close the school"),
        indirect("mayor", "close the school"),
    ),
    case(
        "“Ada Moor thinks we are fools,” John Hale said.",
        direct("John Hale", "Ada Moor thinks we are fools"),
        direct("Ada Moor", "we are fools"),
    ),
    case(
        "Tom Brigg testified that Otis Fenn had said he would burn the barn.",
        indirect("Tom Brigg", "Otis Fenn had said he would burn the barn"),
        indirect("Otis Fenn", "he would burn the barn"),
    ),
    case(
        "The Harbour Authority denied Lena Korb's claim that the crane had been faulty.",
        indirect("Harbour Authority", "Lena Korb's claim that the crane had been faulty"),
        indirect("Lena Korb", "the crane had been faulty"),
    ),
    case(
        "According to Lena Korb, the bank believes that the loans will be repaid.",
        indirect("Lena Korb", "the bank believes that the loans will be repaid"),
        indirect("bank", "the loans will be repaid"),
    ),
    case(
        "Priya Naylor said doctors feared that the fever would spread.",
        indirect("Priya Naylor", "doctors feared that the fever would spread"),
        indirect("doctors", "the fever would spread"),
    ),
    case(
        "“The general promised that the road would stay open,” Nora Quill said.",
        direct("Nora Quill", "The general promised that the road would stay open"),
        direct("general", "the road would stay open"),
    ),
    case(
        "Samir Daud, his lawyer said, denies that he gave the order.",
        indirect("lawyer", "Samir Daud | denies that he gave the order"),
        indirect("Samir Daud", "he gave the order"),
    ),
    case(
        "The union said Lena Korb had called the offer “final”.",
        mixed("union", "Lena Korb had called the offer final"),
        mixed("Lena Korb", "the offer final"),
    ),
    case(
        "Otis Fenn believes the council wants his land.",
        indirect("Otis Fenn", "the council wants his land"),
        indirect("council", "his land"),
    ),
]


@rows(NESTED)
def test_what_is_said_within_what_is_said_is_kept_with_it(row: Case) -> None:
    check(row)
