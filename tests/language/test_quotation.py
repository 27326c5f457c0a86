"""Where a text stands in quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.quotation import quotations

Cases = list[tuple[str, list[str]]]

STRAIGHT: Cases = [
    ('She said "we won" and "we left".', ['"we won"', '"we left"']),
    ('"We won," she said. "We left."', ['"We won,"', '"We left."']),
    ('She called it "a start" (and "an end").', ['"a start"', '"an end"']),
    ('"We won" — "and left" — she said.', ['"We won"', '"and left"']),
    ('"We won."[1] "We left."', ['"We won."', '"We left."']),
    ('The "hard"-line camp.', ['"hard"']),
    ('She said,"We won" and left.', ['"We won"']),
    ('She asked: "Why?"He left.', ['"Why?"']),
    ('He is 5\'10" tall and the pipe 12" wide.', []),
    ("", []),
]
CURLY: Cases = [
    ("“We won,” she said.", ["“We won,”"]),
    ("“We won” “and left”", ["“We won”", "“and left”"]),
    ("“We won”—she said—“and left”", ["“We won”", "“and left”"]),
    ("said,“We won” and left", ["“We won”"]),
    ('“We won," she said. “We left."', ['“We won,"', '“We left."']),
    ('"We won,” she said. "We left.”', ['"We won,”', '"We left.”']),
    ("„We won“, she said.", ["„We won“"]),
    ("«We won», she said.", ["«We won»"]),
    ("»We won«, she said.", ["»We won«"]),
    ("It’s ours, isn’t it?", []),
]
SINGLE: Cases = [
    ("‘I am here,’ he said. ‘It’s mine.’", ["‘I am here,’", "‘It’s mine.’"]),
    ("They call it 'the hard part' here.", ["'the hard part'"]),
    ("'We won', she said, 'and left'.", ["'We won'", "'and left'"]),
    ("‘The workers’ rights matter,’ she said.", ["‘The workers’ rights matter,’"]),
    ("``We won,'' she said.", ["``We won,''"]),
    ("O’Neill and D'Arcy's 'plan' won.", ["'plan'"]),
    ("The workers' rights and the players' union", []),
    ("It's Tom's, isn't it?", []),
    ("It's the '90s and rock 'n' roll.", []),
    ("the ‘80s were fine, the ’90s too", []),
    ("She said ‘we won and left", []),
]
NESTED: Cases = [
    ("\"He told me 'go away' and I went,\" she said.", ["\"He told me 'go away' and I went,\""]),
    ("“He told me ‘go away’ and I went,” she said.", ["“He told me ‘go away’ and I went,”"]),
    ("‘He told me “go away” and I went,’ she said.", ["‘He told me “go away” and I went,’"]),
    ("'He told me \"go away\" and I went,' she said.", ["'He told me \"go away\" and I went,'"]),
    ("‘“Go away” is what he told me,’ she said.", ["‘“Go away” is what he told me,’"]),
    ("'\"Go away\" is what he told me,' she said.", ["'\"Go away\" is what he told me,'"]),
    ("“He told me “go away” and I went,” she said.", ["“He told me “go away” and I went,”"]),
    ('"He told me "go away" and I went," she said.', ['"He told me "go away" and I went,"']),
    ('"He told me “go away” and I went," she said.', ['"He told me “go away” and I went,"']),
    ('“He told me "go away" and I went,” she said.', ['“He told me "go away" and I went,”']),
    ("She said ‘he told me: “We left”’.", ["‘he told me: “We left”’"]),
    ("She said “he told me: ‘We left’”.", ["“he told me: ‘We left’”"]),
]
EACH_PARAGRAPH: Cases = [
    ("“One thing.\n“And another.”", ["“One thing.", "“And another.”"]),
    ("“One.\n\n“Two.\n\n“Three,” she said.", ["“One.", "“Two.", "“Three,”"]),
    ('"One.\n\n"Two.\n\n"Three," she said.', ['"One.', '"Two.', '"Three,"']),
    ("‘One.\n\n‘Two.\n\n‘Three,’ she said.", ["‘One.", "‘Two.", "‘Three,’"]),
    ("'One.\n\n'Two.\n\n'Three,' she said.", ["'One.", "'Two.", "'Three,'"]),
    ("«One.\n\n«Two,» she said.", ["«One.", "«Two,»"]),
    ("Moor said: ‘The workers’ day.\n\n‘It is here,’ she said.", ["‘The workers’ day.", "‘It is here,’"]),
    ("“He said “no” and left.\n\n“Then I left.”", ["“He said “no” and left.", "“Then I left.”"]),
    ("‘He said “no” and left.\n\n‘Then I left.’", ["‘He said “no” and left.", "‘Then I left.’"]),
]
NEVER_CLOSED: Cases = [
    ("“Never closed in this paragraph\nNext one", ["“Never closed in this paragraph"]),
    ('She said "we won', ['"we won']),
    ('She said "we won\nNext "one".', ['"we won', '"one"']),
    ("«We won, she said.", ["«We won, she said."]),
    ("“We won. “We left,” she said. “Fine.”", ["“We won. “We left,”", "“Fine.”"]),
    ('"We won. She said "we left" and went.', ['"We won. She said "we left"']),
    ("She said 'we won\nNext.", []),
    ("‘We won, she said.\nNext.", []),
]
BRACKETS: Cases = [
    ("“He told me ‘go away’ [sic] … and I went,” she said.", ["“He told me ‘go away’ [sic] … and I went,”"]),
    ('She said "[we] won" and left.', ['"[we] won"']),
    ('"(We) won," she said.', ['"(We) won,"']),
    ('She said "... we won" and left.', ['"... we won"']),
    ('She said "we […] won (twice)" and left.', ['"we […] won (twice)"']),
    ("“…we won…” she said.", ["“…we won…”"]),
    ("‘[We] won … and left,’ she said.", ["‘[We] won … and left,’"]),
    ("'…we won…' she said.", ["'…we won…'"]),
    ('She said ("we won") and left.', ['"we won"']),
]
FAMILIES = {
    "straight": STRAIGHT,
    "curly": CURLY,
    "single": SINGLE,
    "nested": NESTED,
    "each paragraph": EACH_PARAGRAPH,
    "never closed": NEVER_CLOSED,
    "brackets": BRACKETS,
}
CASES = [pytest.param(*case, id=f"{name}: {case[0][:40]!r}") for name, cases in FAMILIES.items() for case in cases]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == expected


@given(st.text(alphabet="ab '\"“”‘’\n.,«»„[", max_size=80))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = quotations(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all("\n" not in span.of(text) for span in found)
