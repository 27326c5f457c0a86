"""The pages over a record that was read and kept by the program itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import record
from onrecord.errors import RecordMissing
from onrecord.web.answers import ANSWERS
from onrecord.web.app import create
from tests.web.small import FIRST, SECOND, THIRD


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real")
    lines = (
        {"text": each.text, "title": each.title, "outlet": each.outlet, "published": each.published and str(each.published)}
        for each in (FIRST, SECOND, THIRD)
    )
    (folder / "three.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with record.open(folder / "record.db") as held:
        held.add(folder / "three.jsonl")
        held.corrections.rename(held.actors(limit=1)[0].id, "The Corrected")
    return folder / "record.db"


@pytest.fixture(scope="module")
def real(kept: Path) -> Iterator[TestClient]:
    with TestClient(create(kept), base_url="http://localhost") as made:
        yield made


def test_every_page_of_a_real_record(real: TestClient) -> None:
    article = real.get("/articles?format=json").json()["articles"][0]["id"]
    ids = {"articles": article, "actors": real.get("/actors?format=json").json()["actors"][0]["id"], "corrections": "1"}
    page = real.get(f"/articles/{article}?format=json").json()
    ids |= {table: page[table][0]["id"] for table in ("statements", "figures", "dates", "mentions") if page[table]}
    for address in ANSWERS:
        kind = address.split("/")[1]
        if "{id}" not in address or kind in ids:
            assert real.get(address.replace("{id}", ids.get(kind, ""))).status_code == 200


def test_who_was_corrected_is_marked(real: TestClient) -> None:
    [actor] = real.get("/actors?name=The+Corrected&format=json").json()["actors"]
    assert actor["corrections"] == [1]
    assert "corrected by hand" in real.get(f"/actors/{actor['id']}").text
    assert real.get("/corrections/1?format=json").json()["actors"][0]["id"] == actor["id"]


def test_places_of_statements_are_in_their_articles(real: TestClient) -> None:
    rows = real.get("/statements?format=json").json()["statements"]
    assert rows
    for row in rows:
        address, _, fragment = row["place"].partition("#")
        assert f'id="{fragment}"' in real.get(address).text


SEARCHED = [
    *("dockers", "dock", "'", '"', "a OR", "NEAR(a b)", "*", "a:b", "(", "^", "-x", "%", "\x00", "{"),
    "''; DROP TABLE articles",
]


@pytest.mark.parametrize("words", SEARCHED)
@pytest.mark.parametrize("address", ["/statements?about", "/articles?about", "/figures?about", "/timeline?about"])
def test_any_words_can_be_searched_for(real: TestClient, address: str, words: str) -> None:
    path, _, name = address.partition("?")
    assert real.get(path, params={name: words, "speaker": ""}).status_code == 200


@pytest.mark.parametrize("words", SEARCHED)
def test_any_name_can_be_asked_for(real: TestClient, words: str) -> None:
    assert real.get("/actors", params={"name": words}).status_code == 200
    assert real.get("/statements", params={"speaker": words, "outlet": words}).status_code == 200


def test_a_search_finds(real: TestClient) -> None:
    assert len(real.get("/articles?about=dockers&format=json").json()["articles"]) == 1
    assert real.get("/articles?about=nothingofthekind&format=json").json()["articles"] == []
    assert len(real.get("/articles?outlet=The+Courier&format=json").json()["articles"]) == 1


@pytest.mark.parametrize("query", ["speaker=Lorne", "beside=both", "about=gates&beside=photographs"])
def test_what_a_timeline_cannot_be_asked_is_said(real: TestClient, query: str) -> None:
    assert real.get(f"/timeline?{query}").status_code == 400


def test_figures_beside_the_dates_of_a_search(real: TestClient) -> None:
    page = real.get("/timeline?about=dockers&beside=both&format=json").json()
    assert "figure" in page["kinds"].values()
    assert set(page["kinds"]) <= {each["id"] for each in page["dates"]}
    html = real.get("/timeline?about=dockers&beside=both").text
    assert '<span class="tag">figure</span>' in html
    assert "/figures/a" in html


@pytest.mark.parametrize("page", [2, 100_000])
def test_a_page_past_the_end_is_empty(real: TestClient, page: int) -> None:
    for address in ("/statements", "/articles", "/actors", "/figures", "/timeline", "/rejected"):
        answer = real.get(address, params={"page": page})
        assert answer.status_code == 200


def test_a_record_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(RecordMissing):
        create(tmp_path / "none.db")
    assert not list(tmp_path.iterdir())
