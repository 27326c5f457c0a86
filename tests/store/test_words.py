"""What is typed against what stands there; the index and our own matching agree."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.ask import Ask
from onrecord.errors import Usage
from onrecord.store import Store, queries, words
from tests.store import made


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The Quay", " the quay "),
        ("  Zoë-Ann O’Hara ", " zoe ann o hara "),
        ("U.S.", " u s "),
        ("1,500 boats", " 1 500 boats "),
        ("STRASSE Straße", " strasse strasse "),
        ("— …", ""),
        ("snake_case", " snake case "),
    ],
)
def test_folded(text: str, folded: str) -> None:
    assert words.folded(text) == folded


@pytest.mark.parametrize(
    ("asked", "text", "held"),
    [
        ("boats", "Twelve boats", True),
        ("boa", "Twelve boats", True),
        ("boa lost", "Twelve boats lost", False),  # only the last word may be a beginning
        ("lost boa", "Twelve boats lost", True),
        ("1,500", "some 1,500 boats", True),
        ("1,500", "500 boats and 1 quay", False),
        ("oats", "Twelve boats", False),
    ],
)
def test_wanted(asked: str, text: str, held: bool) -> None:
    assert all(word in words.folded(text) for word in words.wanted(asked)) is held


def test_a_question_has_a_longest_length() -> None:
    with pytest.raises(Usage):
        words.match("a " * words.LONGEST)


@pytest.mark.parametrize("asked", ["", "   ", "—", "\0", "\ud800", '"'])
def test_no_word_is_no_filter(asked: str) -> None:
    assert words.match(asked) is None


SYNTAX = [
    '"',
    '""" OR boats',
    "boats OR quay",
    "boats NOT lost",
    "NEAR(boats lost)",
    "text:boats",
    "{title text}: boats",
    "boats*",
    "^boats",
    "-boats",
    "(boats",
    "boats)",
    "boats + lost",
    "'; DROP TABLE articles; --",
    "boats\0lost",
    "boats\ud800",
    "% _",
    "a " * 400,
]


@pytest.mark.parametrize("asked", SYNTAX)
def test_syntax_of_the_index_is_not_read(full: Store, asked: str) -> None:
    """A word such as OR is a word: nothing here holds it, so nothing is found by the words beside it."""
    with full.reading() as connection:
        found = list(queries.asked_articles(connection, Ask(about=asked)))
        expected = [each for each in made.EVERY if _holds(asked, f"{each.title or ''}\n{each.text}")]
        assert {head.id for head in found} == {each.id for each in expected}


def _holds(asked: str, text: str) -> bool:
    return all(word in words.folded(text) for word in words.wanted(asked))


PIECES = ["zoe", "SHUT", "berth", "15", "500", "s", "abs", '"', "OR", "NOT", "*"]
TEXT = "Zoë shut 1,500 berths at the U.S. quay; the Straits-side pier (old) stayed, don’t ask. ΑΒΓ абв"


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    held = Store(tmp_path_factory.mktemp("words") / "record.db")
    held.keep(made.findings(made.article(TEXT)))
    yield held
    held.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*TEXT.split(), *PIECES]), max_size=4))
@example(["NEAR("])
def test_the_index_and_our_own_matching_agree(quay: Store, asked: list[str]) -> None:
    question = " ".join(asked)
    with quay.reading() as connection:
        found = bool(list(queries.asked_articles(connection, Ask(about=question))))
    assert found == _holds(question, TEXT)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_no_question_breaks_a_query(quay: Store, asked: str) -> None:
    with quay.reading() as connection:
        for ask in (Ask(about=asked), Ask(speaker=asked), Ask(outlet="x", about=asked)):
            list(queries.asked_articles(connection, ask))
            list(queries.asked_statements(connection, ask))
            list(queries.asked_figures(connection, ask))


PLACES = [
    ("The quays are shut. A quay!", "quay", ["quays", "quay"]),  # what is typed last may go on
    ("The quays are shut. A quay!", "quay shut", ["shut", "quay"]),
    ("1,500 boats, 500 crews", "1,500 boats", ["1,500", "boats"]),
    ("Zoë-Ann left the U.S. base", "zoe u.s. ba", ["Zoë", "U.S", "base"]),
    ("nothing of it", "boats", []),
    ("nothing of it", "", []),
]


@pytest.mark.parametrize(("text", "asked", "expected"), PLACES)
def test_places(text: str, asked: str, expected: list[str]) -> None:
    assert [each.of(text) for each in words.places(text, asked)] == expected
