"""Each page in HTML and in JSON, filters, paging, and what is refused."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args

import pytest
from starlette.testclient import TestClient

from onrecord.ask import Ask
from onrecord.errors import RecordDamaged
from onrecord.plain import plain
from onrecord.records import Article, Dating, Findings, Passage, Rejected, Span, Statement
from onrecord.web.answers import ANSWERS
from onrecord.web.app import create
from onrecord.web.excerpts import LONGEST_EXCERPT, PART, paragraph, parts, place, sentence
from onrecord.web.pages import Page
from tests.web.small import ACTORS, FIRST, LORNE, QUOTE, SECOND, SERIES, STORY, Held

A, P = FIRST.id, LORNE.id
PAGES = [  # address, words that its HTML shows, the names of its JSON
    ("/", "Most on the record", {"title", "counts", "speakers", "newest"}),
    ("/search", "Search everything", {"title", "asked", "tallies", "statements", "articles"}),
    ("/search?about=lorne", "and more", {"title", "asked", "tallies", "actors", "statements", "quotes", "figures", "stories"}),
    ("/articles", "Aide doubts port money", {"title", "asked", "articles", "turn"}),
    (f"/articles/{A}", "The talks go on.", {"article", "statements", "figures", "dates", "mentions", "names", "part", "parts"}),
    ("/statements", "5 statements", {"title", "asked", "total", "statements", "turn"}),
    (f"/statements/{A}.s2", "carried by", {"title", "statement", "figures"}),
    ("/actors", "Harbour Authority", {"title", "asked", "actors", "corrections_made", "turn"}),
    (f"/actors/{P}", "2 March – 9 May 2031", {"actor", "corrections", "statements", "figures", "more_figures", "total"}),
    ("/corrections", "Ada Lorne", {"title", "asked", "corrections", "turn"}),
    ("/corrections/1", "made one", {"title", "correction", "actors", "articles"}),
    ("/figures", "at least 1,200", {"title", "asked", "figures", "turn"}),
    (f"/figures/{A}.f1", "this statement", {"title", "figure"}),
    ("/series", "3 figures", {"title", "asked", "series", "turn"}),
    (f"/series/{SERIES}", "conflict", {"title", "series"}),
    ("/timeline", "February 2031", {"title", "asked", "dates", "turn"}),
    ("/stories", "2 articles", {"title", "asked", "stories", "turn"}),
    (f"/stories/{STORY.id}", "The Courier", {"title", "story", "articles", "follows", "followed_by"}),
    (f"/dates/{A}.d2", "February 2031", {"title", "date"}),
    (f"/mentions/{A}.m1", "the actor of this name", {"title", "mention"}),
    ("/quotes", "1 wording", {"title", "asked", "quotes", "turn"}),
    (f"/quotes/{QUOTE.id}", "&lt;i&gt;left&lt;/i&gt;", {"title", "quote", "carried"}),
    ("/check", "Words from anywhere", {"title", "asked", "checked"}),
    ("/check?quote=Nobody+was+left", "Not so: on the record are other words.", {"title", "asked", "checked"}),
    ("/rejected", "Everything was read.", {"title", "rejected", "turn"}),
]


@pytest.mark.parametrize(("address", "words", "names"), PAGES)
def test_page(client: TestClient, address: str, words: str, names: set[str]) -> None:
    html = client.get(address, headers={"accept": "text/html"})
    assert html.status_code == 200
    assert html.headers["content-type"] == "text/html; charset=utf-8"
    assert words.replace("carried by", "Carried by") in html.text
    by_query, by_header = (
        client.get(address, params={"format": "json"}),
        client.get(address, headers={"accept": "application/json"}),
    )
    assert by_header.headers["content-type"] == "application/json"
    assert names <= set(by_header.json())
    assert set(by_query.json()) == set(by_header.json())


@pytest.mark.parametrize(("address", "words", "names"), PAGES)
def test_links_within_the_app_lead_somewhere(client: TestClient, address: str, words: str, names: set[str]) -> None:
    html = client.get(address).text
    for link in set(re.findall(r'href="(/[^"]*)"', html)):
        target, _, fragment = link.replace("&amp;", "&").partition("#")
        answer = client.get(target)
        assert answer.status_code == 200, link
        assert not fragment or f'id="{fragment}"' in answer.text, link
    for fragment in set(re.findall(r'href="#([^"]+)"', html)):
        assert f'id="{fragment}"' in html, fragment


def test_every_address_has_a_page_here() -> None:
    pattern = {address.split("/")[1] for address in ANSWERS}
    assert pattern == {address.partition("?")[0].split("/")[1] for address, _, _ in PAGES}


@pytest.mark.parametrize("page", get_args(Page))
def test_a_page_is_a_frozen_value(page: type) -> None:
    assert is_dataclass(page)
    assert page.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "title" in {each.name for each in fields(page)}


def test_json_has_the_names_of_the_export(client: TestClient) -> None:
    statement = client.get(f"/statements/{A}.s2?format=json").json()["statement"]
    assert statement["article"] == A
    assert statement["speaker"] == P
    assert statement["speaker_name"] == "Ada Lorne"
    assert [FIRST.text[start:end] for start, end in statement["content"]] == [
        "“Nobody will be left behind,”",
        "“We have set aside 40 to 50 million crowns for it.”",
    ]
    assert statement["place"] == f"/articles/{A}#t-s2"
    assert statement["outlet"] == "The Courier"
    ((start, end),) = statement["sentence"]
    assert statement["sentence_text"] == FIRST.text[start:end]
    actor = client.get(f"/actors/{P}?format=json").json()["actor"]
    assert actor["roles"][0] == {"role": "Prime Minister", "from": "2031-03-02", "to": "2031-05-09", "count": 2}


EXPORT = {  # what the export of each table holds
    "statements": "id article kind source cue content speaker speaker_name role anonymous via said_on quote confidence",
    "figures": "id article span low high qualifier unit counted counted_span statement given_by_name as_of confidence",
    "dates": "id article span type value from to",
    "mentions": "id article span kind actor confidence",
}


@pytest.mark.parametrize(("table", "names"), EXPORT.items())
def test_items_have_the_fields_of_the_export(client: TestClient, table: str, names: str) -> None:
    (first, *_) = client.get(f"/articles/{A}?format=json").json()[table]
    assert set(names.split()) <= set(first)


def test_article_spans_hold_in_json(client: TestClient) -> None:
    page = client.get(f"/articles/{A}?format=json").json()
    text = page["article"]["text"]
    for each in (*page["figures"], *page["dates"], *page["mentions"]):
        assert text[slice(*each["span"])] == each["text"]


SEARCHES = [
    ("/statements?speaker=lorne", 3),
    ("/statements?speaker=lorne&kind=direct", 1),
    ("/statements?about=dockers", 3),
    ("/statements?since=2031-04-01", 2),
    ("/statements?until=2031-04-01", 3),
    ("/statements?outlet=northern+post", 2),
    ("/statements?about=nothingofthekind", 0),
    ("/articles?outlet=the+courier", 1),
    ("/articles?about=gates", 1),
    ("/actors?name=lorne", 1),
    ("/figures?of=dockers", 3),
    ("/timeline?since=2031-03-01&until=2031-03-31", 1),
]


@pytest.mark.parametrize(("address", "count"), SEARCHES)
def test_filters(client: TestClient, address: str, count: int) -> None:
    name = "dates" if "timeline" in address else address[1:].partition("?")[0]
    answer = client.get(address + "&format=json")
    assert len(answer.json()[name]) == count
    html = client.get(address)
    assert html.status_code == 200
    assert ("fits what was asked" in html.text) == (count == 0)


def test_the_link_to_json_keeps_what_was_asked(client: TestClient) -> None:
    html = client.get("/statements?about=dockers&kind=direct").text
    assert 'href="/statements?about=dockers&amp;kind=direct&amp;format=json" type="application/json"' in html
    assert 'href="?format=json" type="application/json"' in client.get(f"/articles/{A}").text


def test_what_was_asked_stays_in_the_form(client: TestClient) -> None:
    html = client.get("/statements", params={"speaker": '"><b>', "kind": "mixed", "since": "2031-01-01"}).text
    assert 'name="speaker" type="search" maxlength="500" dir="auto" value="&#34;&gt;&lt;b&gt;"' in html
    assert "<option selected>mixed</option>" in html
    assert 'type="date" value="2031-01-01"' in html


ABSENT = [
    "/articles/a0",
    f"/statements/{A}.s99",
    f"/statements/{A}.f1",
    f"/figures/{A}.s1",
    "/actors/p0",
    "/nowhere",
    f"/articles/{A}?page=2",
]


@pytest.mark.parametrize("address", ABSENT)
def test_what_is_not_there_is_said(client: TestClient, address: str) -> None:
    html = client.get(address)
    assert html.status_code == 404
    assert "<h1>Not on the record</h1>" in html.text
    answer = client.get(address, headers={"accept": "application/json"})
    assert answer.status_code == 404
    assert answer.json()["status"] == 404


MEANT = [
    "/statements?since=soon",
    "/articles?page=x",
    "/statements?kind=loud",
    "/timeline?since=2031-02-02&until=2031-01-01",
    "/?format=xml",
]


@pytest.mark.parametrize("address", MEANT)
def test_what_cannot_be_meant_is_refused_in_words(client: TestClient, address: str) -> None:
    html = client.get(address)
    assert html.status_code == 400
    assert "<h1>This cannot be meant</h1>" in html.text
    assert "Traceback" not in html.text
    assert client.get(address, headers={"accept": "application/json"}).status_code == 400


@pytest.mark.parametrize(
    ("id", "kind"), [(A, "articles"), (f"{A}.s1", "statements"), (f"{A}.f1", "figures"), (f"{A}.d1", "dates"), (P, "actors")]
)
def test_show_leads_to_the_page(client: TestClient, id: str, kind: str) -> None:
    answer = client.get(f"/show/{id}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/{kind}/{id}")


def test_rows_go_on_over_pages() -> None:
    many = tuple(Rejected(f"page-{n}.txt", "reading", "empty") for n in range(120))
    client = TestClient(create(Held(refused=many)), base_url="http://localhost")
    first = client.get("/rejected").text
    assert first.count('class="path"') == 50
    assert 'rel="next" href="/rejected?page=2"' in first
    last = client.get("/rejected?page=3").text
    assert last.count('class="path"') == 20
    assert 'rel="next"' not in last
    assert client.get("/rejected?page=2&format=json").json()["turn"] == {
        "page": 2,
        "before": "/rejected?format=json",
        "after": "/rejected?page=3&format=json",
    }


def test_a_very_long_text_is_shown_in_parts() -> None:
    text = "".join(f"Line {n} of the minutes says nothing.\n" for n in range(4000))
    article = Article(text, title="Minutes")
    at = text.index("Line 3000")
    said = Statement(
        f"{article.id}.s1", "indirect", Passage(), Passage(), Passage.of(text, [Span(at, at + 9)]), article=article.head
    )
    client = TestClient(create(Held(found=(Findings(article, (said,)),))), base_url="http://localhost")
    row = client.get("/statements?format=json").json()["statements"][0]
    address, _, fragment = row["place"].partition("#")
    assert address == f"/articles/{article.id}?page=5"
    shown = client.get(address).text
    assert f'id="{fragment}"' in shown
    assert "part 5 of 7" in shown
    assert len(shown) < 150_000
    assert fragment not in client.get(f"/articles/{article.id}").text


def test_parts_cover_the_text() -> None:
    text = "word " * 20_000 + "\n" + "line\n" * 20_000
    found = parts(text)
    assert "".join(each.of(text) for each in found) == text
    assert all(PART / 2 <= each.end - each.start <= PART for each in found[:-1])
    assert all(each.of(text)[-1].isspace() for each in found)
    assert parts("") == [Span(0, 0)]
    assert place("a1", text, found[1].start, "s1") == "/articles/a1?page=2#t-s1"
    assert place("a1", text, found[1].start - 1, "s1") == "/articles/a1#t-s1"


SENTENCES = [
    ("One goes. Two stays here. Three is gone.", "stays", "Two stays here."),
    ("One goes.\nTwo stays here.\nThree is gone.", "stays", "Two stays here."),
    ("One goes. Two stays here. Three is gone.", "goes. Two", "One goes. Two stays here."),
    ("One", "One", "One"),
]


@pytest.mark.parametrize(("text", "words", "expected"), SENTENCES)
def test_sentence(text: str, words: str, expected: str) -> None:
    at = text.index(words)
    found = sentence(text, Span(at, at + len(words)))
    assert found.text == expected == found.span.of(text)


def test_a_paragraph_is_the_lines_of_its_words() -> None:
    text = "one\ntwo three\nfour five\nsix"
    assert paragraph(text, Span(8, 18)).text == "two three\nfour five"
    assert paragraph(text, Span(0, 1)).text == "one"
    assert paragraph(text, Span(25, 27)).text == "six"


def test_a_long_sentence_is_cut_around_its_words() -> None:
    text = "word " * 10_000
    assert sentence(text, Span(25_000, 25_004)).span.holds(Span(25_000, 25_004))
    found = paragraph(text, Span(25_000, 25_004))
    assert found.cut
    assert len(found.text) == LONGEST_EXCERPT
    assert found.span.holds(Span(25_000, 25_004))
    assert found.span.of(text) == found.text


def test_a_record_that_breaks_is_told_without_its_traces() -> None:
    class Broken(Held):
        def counts(self):  # type: ignore[no-untyped-def]
            raise RecordDamaged("The record's pages are broken.")

        def articles(self, ask=None, **filters):  # type: ignore[no-untyped-def]
            raise ValueError("/secret/path")

    client = TestClient(create(Broken()), base_url="http://localhost", raise_server_exceptions=False)
    assert client.get("/").status_code == 503
    assert "pages are broken" in client.get("/").text
    failed = client.get("/articles")
    assert failed.status_code == 500
    assert "secret" not in failed.text
    assert "content-security-policy" in failed.headers


def test_an_empty_record_has_all_listings() -> None:
    client = TestClient(create(Held(found=(), people=())), base_url="http://localhost")
    for address in ("/", "/articles", "/statements", "/actors", "/figures", "/timeline", "/rejected"):
        assert client.get(address).status_code == 200


def test_numbers_of_json_are_finite() -> None:
    assert json.dumps(plain({"a": float("nan"), "b": dt.date(2031, 1, 1)}), allow_nan=False) == '{"a": null, "b": "2031-01-01"}'
    with pytest.raises(TypeError, match="object"):
        plain(object())


def test_how_the_date_is_known_is_said(client: TestClient) -> None:
    assert "The date is stated by the source." in client.get(f"/articles/{FIRST.id}").text
    assert "The date is inferred" in client.get(f"/articles/{SECOND.id}").text
    undated = replace(SECOND, published=None, published_how="unknown")
    other = TestClient(create(Held(found=(Findings(undated),), people=ACTORS)), base_url="http://localhost")
    assert "The article&#39;s date is unknown." in other.get(f"/articles/{undated.id}").text.replace("'", "&#39;")


def test_the_days_inferred_are_shown_with_their_words() -> None:
    known = Dating(dt.date(2031, 5, 1), dt.date(2031, 5, 9), 0.92, (Span(0, 4),))
    article = Article("<Ada> said so.", published_how="inferred", dating=known)
    client = TestClient(create(Held(found=(Findings(article),))), base_url="http://localhost")
    shown = client.get(f"/articles/{article.id}").text
    assert "It came out between" in shown
    assert "(92% sure), by “&lt;Ada”." in shown
    assert "The article&#39;s date is unknown" not in shown.replace("'", "&#39;")


def test_low_confidence_is_said(client: TestClient) -> None:
    html = client.get(f"/articles/{A}").text
    assert "less sure (41%)" in html
    assert 'class="cue unsure" href="#s3"' in html


def test_an_article_tells_its_story_and_its_copies(client: TestClient) -> None:
    original, copy = (client.get(f"/articles/{id}").text for id in (FIRST.id, SECOND.id))
    assert f'href="/stories/{STORY.id}"' in original
    assert "Copied by" in original
    assert "62 % of this text stands in" in copy
    found = client.get(f"/articles/{SECOND.id}?format=json").json()
    assert (found["story"]["id"], found["copies"][0]["share"]) == (STORY.id, 0.625)


def test_a_count_tells_the_voices_where_some_statements_stand_in_reprints() -> None:
    class Reprinting(Held):
        def count_statements(self, ask: Ask | None = None, *, reprints: bool = True, **filters: Any) -> int:
            return 3 if reprints else 1

        def said(self, ids: Iterable[str]) -> dict[str, int]:
            return dict.fromkeys(ids, 3)

        def reprinted(self, actors: Iterable[str]) -> dict[str, int]:
            return dict.fromkeys(actors, 2)

    with TestClient(create(Reprinting()), base_url="http://localhost") as client:
        for address in ("/statements", "/actors", f"/actors/{P}"):
            assert "3 statements (1 voice, the rest in reprints)" in client.get(address).text
        assert client.get("/actors?format=json").json()["actors"][0]["voices"] == 1


def test_statements_are_counted_by_facet_and_over_time(client: TestClient) -> None:
    page = client.get("/statements").text
    assert 'href="/statements?outlet=' in page
    assert "<svg" in page
    assert 'href="/statements?since=2031-03-06&amp;until=2031-03-06"' in page
    assert "As a table" in page
    counted = client.get("/statements?format=json").json()["counted"]
    assert sum(each["count"] for each in counted["periods"]) + counted["undated"] == counted["total"] == 5


def test_what_is_narrowed_down_can_be_widened_again(client: TestClient) -> None:
    page = client.get("/statements?outlet=The+Courier&via=AFP&page=2").text
    assert 'class="chosen"' in page
    assert 'href="/statements?via=AFP"' in page  # without the outlet, on the first page
    assert '<input type="hidden" name="via" value="AFP">' in page  # a new search keeps it


def test_a_chart_has_its_data_as_csv(client: TestClient) -> None:
    answer = client.get("/statements?format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text.splitlines()[0] == "first,last,statements"
    assert answer.text.splitlines()[1].startswith("2031-03-06,2031-03-06,")
    assert client.get("/articles?format=csv").status_code == 400


@pytest.mark.parametrize("query", ["named=perhaps", "kind=loud", "format=xml"])
def test_a_filter_that_cannot_be_meant_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/statements?{query}").status_code == 400


def test_what_was_searched_for_is_marked(client: TestClient) -> None:
    assert '<mark class="hit">left</mark>' in client.get("/statements?about=left").text
    assert "<mark" not in client.get("/statements").text
