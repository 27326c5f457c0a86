"""A real record, attacked: script, odd characters and huge texts in what is read, odd ids and questions, slow questions, and
200 readers while articles come in."""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from itertools import cycle, islice, product
from pathlib import Path
from typing import Any

import httpx
import pytest
from selenium import webdriver
from sqlalchemy import text
from starlette.testclient import TestClient

from onrecord import record
from onrecord.record import Record
from onrecord.web import app as web
from onrecord.web.answers import ANSWERS
from onrecord.web.app import create
from onrecord.web.asking import FILTERS, LAST_PAGE
from tests.web import chromium
from tests.web.small import QUOTE, STORY, Held
from tests.web.test_safety import EVIL, OURS, hostile, only_our_scripts, tags

RUNS = "<script>ran=1</script><img src=x onerror='ran=1'><svg onload='ran=1'>\"'><b onclick='ran=1'>"
ODD = "\u202eRIGHT TO LEFT\u202c \u2066\u200b\u200d\ufeff\u061c\u00ad zero\u200bwidth e\u0301\u0301\u0301 \U000e0041"
SAID = "Prime Minister Ada Lorne said on Thursday that 1,200 dockers would keep their work.\n\n“{}, nobody left,” Lorne said."
LISTINGS = [each for each in ANSWERS if "{id}" not in each]
BY_ID = [each for each in ANSWERS if "{id}" in each] + ["/show/{id}"]


def visit(held: Record) -> TestClient:
    return TestClient(create(held), base_url="http://localhost", raise_server_exceptions=False)


def pages_of(held: Record) -> list[str]:
    """One page of each kind that the record has."""
    found = next(each for each in map(held.findings, (head.id for head in held.articles())) if each.statements)
    rows = {kind: getattr(found, kind) for kind in ("statements", "figures", "dates", "mentions", "actors")}
    rows |= {"quotes": held.quotes(limit=1), "stories": held.stories(limit=1)}
    words = found.statements[0].content.text[:200]
    pages = [*LISTINGS, f"/articles/{found.article.id}", *(f"/{kind}/{each[0].id}" for kind, each in rows.items() if each)]
    return [*pages, f"/check?quote={words}", f"/statements?about={words[:60]}", "/nowhere"]


# --- what is read ---


@pytest.fixture(scope="module", params=[RUNS, ODD, "T" * 1_000_000, "\u200b" * 40], ids=["script", "odd", "huge", "unseen"])
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Record]]:
    """A record of articles with these words in every field; the words, and the record."""
    words: str = request.param
    folder = tmp_path_factory.mktemp("attacked")
    fields = {"title": words, "outlet": words[:5_000], "url": f"https://a.example/{words[:5_000]}", "authors": [words[:5_000]]}
    lines = [
        {"text": SAID.format(words[:2_000]) + tail, "published": f"2031-03-0{day}", "id": f"{words[:200]}{day}", **fields}
        for day, tail in ((1, ""), (2, "\nThe talks go on."), (3, "\nNo more was told."))
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with record.open(folder / "record.db") as held:
        assert held.add(folder / "a.jsonl").rejected == ()
        held.corrections.rename(held.actors(limit=1)[0].id, words[:900] if re.search(r"\w", words) else "Nobody")
        yield words, held


def test_what_is_read_is_shown_and_does_nothing(read: tuple[str, Record]) -> None:
    _, held = read
    client = visit(held)
    for page in pages_of(held):
        answer = client.get(page)
        assert answer.status_code in (200, 404), page
        assert tags(answer.text) <= set(OURS.split()), page
        assert only_our_scripts(answer.text), page
        assert not re.search(r"""<(?:[^>"]|"[^"]*")*\son\w+=""", answer.text), page
        assert len(answer.content) < 200_000, page
        assert client.get(page, params={"format": "json"}).headers["content-type"] == "application/json"


class Isolated(HTMLParser):
    """Text with marks of direction that stands in no element of its own direction."""

    ALONE = frozenset({"bdi", "title", "blockquote", "button", "option"})
    VOID = frozenset({"meta", "link", "input", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.loose: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag in self.ALONE or dict(attributes).get("dir") == "auto")

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if re.search("[\u202a-\u202e\u2066-\u2069]", data) and not any(self.open):
            self.loose.append(data)


def test_marks_of_direction_end_where_their_text_ends(read: tuple[str, Record]) -> None:
    _, held = read
    client = visit(held)
    for page in pages_of(held):
        parser = Isolated()
        parser.feed(client.get(page).text)
        assert parser.loose == [], page


def test_every_link_to_an_article_can_be_seen(read: tuple[str, Record]) -> None:
    _, held = read
    names = re.findall(r'<a href="/articles/[^"]*"><bdi>(.*?)</bdi></a>', visit(held).get("/articles").text)
    assert len(names) == 3
    assert all(re.search(r"\w", each) for each in names)


@pytest.mark.parametrize("address", ANSWERS)
def test_script_in_every_field_of_every_page_is_text(address: str) -> None:
    held = hostile(RUNS)
    id = held.found[0].article.id
    ids = {kind: f"{id}.{kind[0]}1" for kind in ("statements", "figures", "dates", "mentions")}
    ids |= {"articles": id, "actors": "p1", "corrections": "1", "quotes": QUOTE.id, "stories": STORY.id}
    for words in (RUNS, EVIL.encode("utf-8", "replace").decode()):
        asked = {name: words for name in FILTERS if name not in ("since", "until", "kind", "named")}
        for query in ({}, asked, {"quote": words}, {"since": words}, {"kind": words}, {"page": words}, {"format": words}):
            page = visit(held).get(address.replace("{id}", ids.get(address.split("/")[1], "")), params=query)
            assert page.status_code in (200, 400)
            assert tags(page.text) <= set(OURS.split())
            assert only_our_scripts(page.text)


@chromium.needed
def test_nothing_runs_in_a_browser(browser: webdriver.Chrome) -> None:
    held = hostile(RUNS)
    id = held.found[0].article.id
    pages = [*(each for each in LISTINGS if each != "/check"), f"/articles/{id}", f"/statements/{id}.s1", "/actors/p1"]
    pages += [
        "/quotes/" + QUOTE.id,
        "/stories/" + STORY.id,
        "/check?quote=%3Cscript%3Ewindow.ran%3D1%3C/script%3E",
        "/corrections/2",
    ]
    with chromium.serving(create(held)) as served:
        for page in pages:
            browser.get(served + page)
            assert browser.execute_script("return window.ran === undefined"), page
            assert browser.get_log("browser") == [], page  # type: ignore[no-untyped-call]


# --- what is asked ---


@pytest.fixture(scope="module")
def client(sample: Record) -> Iterator[TestClient]:
    with visit(sample) as made:
        yield made


NO_IDS = [
    *("0", "x", "-1", "a" * 5_000, "p" + "0" * 16, "a" + "0" * 16, "a" + "0" * 16 + ".s1", "q" + "0" * 16, "t" + "0" * 16),
    *("a0.s99999999999999999999", "1e9", "%00", "%ff", "..", "..%2f..%2fetc%2fpasswd", "'; DROP TABLE articles; --"),
    *("%F0%9F%A6%8A", "٣", "１", "None", "{id}", "<script>", "%0d%0aSet-Cookie:a=b"),
]


@pytest.mark.parametrize("address", BY_ID)
def test_what_is_not_there_is_said_to_be_not_there(client: TestClient, address: str) -> None:
    for id in NO_IDS:
        answer = client.get(address.replace("{id}", id), params={"format": "json"}, follow_redirects=False)
        if not str(answer.request.url.path).startswith(address.partition("{")[0]):
            continue  # dots lead out of the address before it is sent
        assert answer.status_code == 404, (address, id)
        assert set(answer.json()) == {"title", "status", "error"}
        assert "set-cookie" not in answer.headers


SYNTAX = [
    *("'", '"', "''; DROP TABLE articles; --", "' OR 1=1 --", '" UNION SELECT * FROM articles --', "%", "_", "\\", ";"),
    *('NEAR("a" "b", 5)', "a AND", "OR", "NOT dam", "*", "dam*", "^dam", "title: dam", "text:dam", "{title text}: dam", "("),
    *(")", "-dam", "+", '"dam', "dam\x00", "\x00", "\ufffd", "🦊", "{{7*7}}", "${7*7}", "a" * 500, "( " * 250, '" ' * 250),
    *("a " * 250, " ".join(f"{n:x}" for n in range(150)), "dam OR 1=1", "[", "]", "~", "..", "/etc/passwd"),
    *("file:///etc/passwd", "\u202e", "\u200b", "ß", "İ", "１２", "٣"),
]
CHOSEN = ("since", "until", "kind", "named", "beside")  # these take some words alone


@pytest.mark.parametrize("address", LISTINGS)
def test_no_question_is_read_as_anything_but_words(client: TestClient, sample: Record, address: str) -> None:
    before = sample.counts()
    for words in SYNTAX:
        for asked in ({"speaker": words, "name": words}, {name: words for name in FILTERS if name not in (*CHOSEN, "speaker")}):
            answer = client.get(address, params={**asked, "format": "json"})
            assert answer.status_code in (200, 400), (address, words, answer.text)
            assert "error" in answer.json() or answer.status_code == 200
    for name in CHOSEN:
        assert {client.get(address, params={name: words, "format": "json"}).status_code for words in SYNTAX[:9]} == {400}
    assert sample.counts() == before


def test_words_that_mean_something_to_a_database_find_what_has_them(client: TestClient) -> None:
    def total(words: str) -> int:
        return int(client.get("/statements", params={"about": words, "format": "json"}).json()["total"])

    assert total("dam") > 0
    assert total("dam OR convoy") == 0
    assert total('"dam"') == total("^dam") == total("(dam)") == total("dam")
    assert total("'") == total("%") == total("")


def test_all_that_is_asked_at_once_is_answered(client: TestClient) -> None:
    every = {name: "a" for name in FILTERS if name not in (*CHOSEN, "speaker")}
    for address in LISTINGS:
        asked = [*every.items(), ("about", "b"), ("about", "c"), ("page", str(LAST_PAGE))]
        assert client.get(address, params=asked).status_code == 200


# --- where it may not go ---


_watched: list[str] | None = None


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if _watched is not None and event in ("open", "os.listdir", "os.scandir", "sqlite3.connect", "subprocess.Popen"):
        _watched.append(f"{event} {arguments[0]!r}")


sys.addaudithook(_hear)

ADDRESSES = ("/static/{}", "/{}", "/articles/{}", "/show/{}", "/statements?story={}", "/openapi.json?{}")
PATHS = (
    "../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "%2fetc%2fpasswd",
    "%00",
    "c%5cboot.ini",
)


def test_no_path_of_a_request_reaches_the_file_system() -> None:
    global _watched
    with visit(Held()) as small:
        for address in ADDRESSES:
            small.get(address.format("x"))  # what is loaded on the first request is not the request's
        _watched = heard = []
        try:
            for address, path in product(ADDRESSES, PATHS):
                assert small.get(address.format(path)).status_code in (200, 404)
        finally:
            _watched = None
    assert heard == []


FORWARDED = [
    {"x-forwarded-host": "evil.example"},
    {"forwarded": "host=evil.example"},
    {"x-original-url": "/nowhere"},
    {"x-forwarded-prefix": "//evil.example"},
]


@pytest.mark.parametrize("headers", FORWARDED, ids=lambda each: next(iter(each)))
def test_other_headers_do_not_say_where_this_is(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.get("/articles", headers=headers)
    assert answer.status_code == 200
    assert "evil.example" not in answer.text


def test_a_redirect_stays_here(client: TestClient, sample: Record) -> None:
    there = client.get(f"/show/{sample.articles(limit=1)[0].id}", headers={"host": "localhost:1"}, follow_redirects=False)
    assert there.status_code == 303
    assert there.headers["location"].startswith("/articles/")


# --- how long it may take ---

ENDLESS = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")


def test_a_question_that_takes_too_long_is_stopped_and_refused(sample: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: Any, **__: Any) -> None:
        with sample._store.reading() as connection:
            connection.execute(ENDLESS).all()

    with visit(sample) as made:
        monkeypatch.setattr(web, "SECONDS", 0.1)
        monkeypatch.setattr(sample, "articles", endless, raising=False)
        told = made.get("/articles?format=json")
        assert told.status_code == 503
        assert told.json()["title"] == "That takes too long"
        assert "0.1 seconds" in told.json()["error"]
        assert "Ask for less" in made.get("/articles").text
        monkeypatch.undo()
        assert made.get("/articles").status_code == 200, "the connection can be used again"


# --- 200 readers and a writer ---

READERS = 200


def test_200_readers_while_articles_come_in(tmp_path: Path) -> None:
    lines = [
        {
            "text": SAID.format(f"On day {n}") + f" She counted {n + 5} ships.",
            "title": f"Port {n}",
            "published": f"2031-03-{n:02}",
        }
        for n in range(1, 17)
    ]
    for place, half in enumerate((lines[:4], lines[4:])):
        (tmp_path / f"{place}.jsonl").write_text("\n".join(map(json.dumps, half)), encoding="utf-8")
    with record.open(tmp_path / "record.db") as held:
        held.add(tmp_path / "0.jsonl")
    with record.open(tmp_path / "record.db") as writing, chromium.serving(create(tmp_path / "record.db")) as served:
        slowly = {"on_item": lambda _: time.sleep(0.1)}
        coming = threading.Thread(target=writing.add, args=[tmp_path / "1.jsonl"], kwargs=slowly)
        coming.start()
        with ThreadPoolExecutor(READERS) as pool:
            wrong = [each for each in pool.map(lambda page: _torn(served, page), islice(cycle(LISTINGS), READERS)) if each]
        coming.join()
        assert wrong == []
        assert len(writing.articles()) == len(lines)
        assert _torn(served, "/statements") == ""


def _torn(served: str, page: str) -> str:
    """What is wrong with a page, and with the article that its first row stands in; empty where nothing is."""
    with httpx.Client(base_url=served, timeout=120, params={"format": "json"}) as client:
        answer = client.get(page)
        if answer.status_code != 200:
            return f"{page}: {answer.status_code} {answer.text}"
        rows = answer.json().get("newest" if page == "/" else "statements") or []
        return next(filter(None, (_broken(client.get(f"/articles/{each['article']}")) for each in rows[:1])), "")


def _broken(answer: httpx.Response) -> str:
    """What is wrong with an article's page: each of these has two statements and a figure, and a speaker for each."""
    if answer.status_code != 200:
        return f"{answer.url}: {answer.status_code}"
    page = answer.json()
    said = page["statements"]
    words = [" ".join(page["article"]["text"][start:end] for start, end in each["content"]) for each in said]
    whole = len(said) >= 2 and page["figures"] and all(each["speaker"] for each in said)
    return "" if whole and words == [each["content_text"] for each in said] else f"{answer.url}: {page}"
