"""What a person corrected is marked on pages and in listings, in words too, and leads to the correction."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import create
from tests.web.small import FIRST, HARBOUR, LORNE, MADE, Held

MARK = (
    ' <a class="by-hand" href="/corrections/1"><span class="unseen">corrected by hand, correction</span> '
    '<span aria-hidden="true">✎</span>1</a>'
)
MARKED = [  # address, how many marks
    ("/", 4),
    ("/actors", 1),
    (f"/actors/{LORNE.id}", 1),
    (f"/actors/{HARBOUR.id}", 0),
    ("/statements?speaker=lorne", 3),
    ("/statements?speaker=harbour", 0),
    (f"/statements/{FIRST.id}.s1", 1),
    (f"/statements/{FIRST.id}.s3", 0),
    ("/figures", 2),
]


@pytest.mark.parametrize(("address", "marks"), MARKED)
def test_who_was_corrected_is_marked(client: TestClient, address: str, marks: int) -> None:
    html = client.get(address).text
    assert html.count(MARK) == html.count("by-hand") == marks


def test_the_actors_page_tells_what_was_done_and_when(client: TestClient) -> None:
    html = client.get(f"/actors/{LORNE.id}").text
    told = re.sub(r"<[^>]+>", "", html[html.index('<h2 id="corrections">') : html.index('<h2 id="names">')])
    assert " ".join(told.split()) == "Corrected by hand Correction 1: Ada Lorne and A. &lt;Lorne&gt; made one 1 June 2031"
    assert "Corrected by hand" not in client.get(f"/actors/{HARBOUR.id}").text


WORDS = [  # of each correction: what was done, how it stands
    (1, "Ada Lorne and A. &lt;Lorne&gt; made one", "applied"),
    (2, "1 article of Ada Lorne split off", "finds nobody at present"),
    (3, "Harbour Authority where called “Authority” split off", "nothing to do: all is so without it"),
    (4, "Harbour Authority renamed Authority", "undone on 1 June 2031"),
    (5, "Nobody given the kind group", "finds nobody at present"),
]


@pytest.mark.parametrize(("number", "done", "standing"), WORDS)
def test_a_correction_in_words(client: TestClient, number: int, done: str, standing: str) -> None:
    for address in (f"/corrections/{number}", "/corrections"):
        told = " ".join(re.sub(r"<[^>]+>", "", client.get(address).text).split())
        assert done in told
        assert standing in told
    assert (f"onrecord correct undo {number}" in client.get(f"/corrections/{number}").text) == (number != 4)


def test_json_has_the_numbers_and_the_corrections(client: TestClient) -> None:
    assert [each["corrections"] for each in client.get("/actors?format=json").json()["actors"]] == [[1], [], []]
    page = client.get(f"/actors/{LORNE.id}?format=json").json()
    [correction] = page["corrections"]
    assert (correction["number"], correction["what"], correction["made"]) == (1, "merge", MADE.isoformat())
    assert correction["meant"][0] == {"name": "Ada Lorne", "places": [{"article": FIRST.id, "span": [15, 24]}]}
    assert correction == client.get("/corrections/1?format=json").json()["correction"]


@pytest.mark.parametrize("number", ["0", "6", "x", "-1", "1.0", "9" * 30, "²"])
def test_a_correction_that_is_not_there_is_said(client: TestClient, number: str) -> None:
    assert client.get(f"/corrections/{number}").status_code == 404


def test_without_corrections_nothing_is_said_of_them() -> None:
    client = TestClient(create(Held(made=(), people=(HARBOUR,))), base_url="http://localhost")
    assert "by hand" not in client.get("/actors").text
    assert "Nobody has corrected this record yet." in client.get("/corrections").text
