"""Hostile text in every field, hostile requests, hosts and headers."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.records import (
    Actor,
    Article,
    Correction,
    Date,
    Figure,
    Findings,
    Meant,
    Mention,
    Name,
    Passage,
    Place,
    Rejected,
    Role,
    Span,
    Speaker,
    Statement,
    Story,
)
from onrecord.web.answers import ANSWERS
from onrecord.web.app import STATIC, create
from onrecord.web.asking import asked
from onrecord.web.render import as_json, environment, html
from onrecord.web.safety import HEADERS, Guard, host_of
from tests.web.small import MADE, QUOTE, SERIES, STORY, Held, span

EVIL = (
    "<script>alert(1)</script>\"' onmouseover='x' {{ 7*7 }} {% raw %} <!-- ]]> &lt; "
    "\u202eevil\u202c \u200b\ufeff\x00\ud800 </p></article>"
)
LISTINGS = (
    *("/", "/stories", "/articles", "/statements", "/actors", "/figures", "/series", "/timeline", "/corrections", "/rejected"),
)


def hostile(evil: str = EVIL, url: str = "javascript:alert(document.domain)") -> Held:
    article = Article(f"{evil} said {evil}\n\n12 {evil} in May.", None, evil, url, evil, evil, (evil, evil))
    a, text, head = article.id, article.text, article.head
    speaker = Speaker("p1", evil, evil)
    whole = Span(0, len(text))
    number = span(text, "12")
    statement = Statement(
        f"{a}.s1",
        "direct",
        Passage.of(text, [Span(0, len(evil))]),
        Passage.of(text, [span(text, " said ")]),
        Passage.of(text, [Span(len(evil) + 6, len(text))]),
        speaker,
        (evil,),
        None,
        None,
        0.1,
        head,
    )
    figure = Figure(
        number, evil, 12, float("inf"), "between", evil, evil, whole, f"{a}.s1", speaker, evil, 0.1, f"{a}.f1", head
    )
    date = Date(span(text, "May"), "DATE", evil, None, None, evil, f"{a}.d1", head)
    mention = Mention(whole, "person", evil, "p1", 0.1, f"{a}.m1", head)
    actor = Actor("p1", "person", evil, (Name(evil, 1), Name(evil + "2", 1)), (Role(evil),), "source", (1, 2, 3, 4))
    meant = (Meant(evil, (Place(a, whole),)), Meant(evil + "2"))
    made = tuple(
        Correction(n, what, meant, evil, (a,) if n == 2 else (), MADE, standing="applied", actors=("p1",))
        for n, what in enumerate(("merge", "split", "split", "rename"), 1)
    )
    found = Findings(article, (statement,), (figure,), (date,), (mention,), (actor,))
    told = Story(STORY.id, evil, dt.date(2031, 5, 3), dt.date(2031, 5, 4), (head, head), STORY.id)
    return Held(found=(found,), people=(actor,), refused=(Rejected(evil, evil, evil),), made=made, story_told=told)


def addresses(record: Held) -> list[str]:
    a = record.found[0].article.id
    items = [f"/statements/{a}.s1", f"/figures/{a}.f1", f"/dates/{a}.d1", f"/mentions/{a}.m1", "/actors/p1"]
    items += ["/corrections/1", f"/stories/{STORY.id}", f"/articles/{a}"]
    return [each for each in LISTINGS if each != "/timeline"] + items


def tags(html: str) -> set[str]:
    return set(re.findall(r"<([a-zA-Z!][a-zA-Z0-9]*)", html))


def visit(record: Held) -> TestClient:
    return TestClient(create(record), base_url="http://localhost")


OURS = (
    "!doctype html head meta title link body a header nav ul li main h1 h2 h3 p span strong bdi search form label input select "
    "option button dl div dt dd section ol footer blockquote fieldset legend article aside del ins "
    "script svg rect line circle figure figcaption details summary mark table thead tbody tr th td"
)


@pytest.fixture(scope="module")
def attacked() -> Iterator[TestClient]:
    with visit(hostile()) as made:
        yield made


def only_our_scripts(page: str) -> bool:
    """Whether every script is a file of ours, with nothing inside."""
    return page.count("<script") == len(re.findall(r'<script src="/static/[a-z]+\.js\?v=[0-9a-f]{12}" defer></script>', page))


@pytest.mark.parametrize("address", addresses(hostile()))
def test_hostile_text_is_shown_and_never_runs(attacked: TestClient, address: str) -> None:
    answer = attacked.get(address)
    assert answer.status_code == 200
    assert tags(answer.text) <= set(OURS.split())
    assert only_our_scripts(answer.text)
    assert "{{" in answer.text, "a template's marks in a text are text"
    assert not re.search(r"""<(?:[^>"]|"[^"]*")*\son\w+=""", answer.text)
    assert not re.search(r'(?:href|src|action)="(?!/|#|\?)', answer.text)
    json.loads(attacked.get(address, params={"format": "json"}).content)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,<script>", "file:///etc/passwd", "//x", EVIL]
)
def test_only_links_of_the_web_are_links(url: str) -> None:
    record = hostile("plain", url)
    page = visit(record).get(addresses(record)[-1]).text
    assert not re.search(r'href="(?!/|#|\?)', page)


def test_a_link_of_the_web_is_escaped_and_tells_nobody() -> None:
    record = hostile("plain", 'https://a.example/"><script>?a=1&b=2')
    page = visit(record).get(addresses(record)[-1]).text
    assert 'href="https://a.example/&#34;&gt;&lt;script&gt;?a=1&amp;b=2" rel="noreferrer noopener nofollow external"' in page


TEMPLATES = environment(dict.fromkeys(STATIC, "/x"))


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_any_text_is_shown(text: str) -> None:
    record = hostile(text)
    ids = {kind: f"{record.found[0].article.id}.{kind[0]}1" for kind in ("statements", "figures", "dates", "mentions")}
    ids |= {"articles": record.found[0].article.id, "actors": "p1", "corrections": "1", "quotes": QUOTE.id, "stories": STORY.id}
    ids |= {"series": SERIES}
    for address, answer in ANSWERS.items():
        if address != "/timeline":
            page = answer(record, asked(address, ids.get(address.split("/")[1], ""), {"quote": text}))
            assert tags(html(page, TEMPLATES).decode()) <= set(OURS.split())
            json.loads(as_json(page))


def test_a_huge_title_is_cut_in_lists_and_kept_in_json() -> None:
    record = hostile("x")
    found = record.found[0]
    article = replace(found.article, title="T" * 1_000_000)
    record.found = (Findings(article),)
    client = visit(record)
    assert len(client.get("/articles").content) < 10_000
    assert len(client.get(f"/articles/{article.id}").content) < 20_000
    assert len(client.get(f"/articles/{article.id}?format=json").json()["article"]["title"]) == 1_000_000


SEARCHED = [
    "'",
    '"',
    "' OR 1=1 --",
    'NEAR("a" "b", 5)',
    "a AND",
    "*",
    "^a",
    "a:b",
    "(",
    "-x",
    "%_",
    "\x00",
    "\ud800",
    "🦊",
    "{{7*7}}",
    "a" * 500,
]


@pytest.mark.parametrize("words", SEARCHED)
@pytest.mark.parametrize("address", ["/statements", "/articles", "/figures", "/timeline"])
def test_any_words_can_be_searched_for(client: TestClient, address: str, words: str) -> None:
    query = {"about": words.encode("utf-8", "replace").decode()}
    assert client.get(address, params=query).status_code == 200


def test_broken_bytes_in_an_address_are_answered(client: TestClient) -> None:
    for address in ("/statements?about=%ff%fe", "/actors/%ff", "/articles/%00", "/articles/..%2f..%2fetc%2fpasswd"):
        assert client.get(address).status_code in (200, 404)


@pytest.fixture(scope="module")
def named() -> Iterator[TestClient]:
    with TestClient(create(Held(), hosts=["record.example"]), base_url="http://localhost") as made:
        yield made


HOSTS = [
    ("localhost", True),
    ("LOCALHOST:8000", True),
    ("127.0.0.1:8000", True),
    ("[::1]:8000", True),
    ("record.example", True),
    ("evil.example", False),
    ("localhost.evil.example", False),
    ("localhost:x", False),
    ("evil.example@localhost", False),
    ("127.0.0.1.", False),
    ("", False),
]


@pytest.mark.parametrize(("host", "known"), HOSTS)
def test_only_known_hosts_are_answered(named: TestClient, host: str, known: bool) -> None:
    for address in ("/", "/static/onrecord.css", "/nowhere"):
        answer = named.get(address, headers={"host": host})
        assert (answer.status_code == 421) == (not known)
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("header", "host"), [("a:1", "a"), ("[::1]", "::1"), ("[::1", None), ("a:b", None), ("a b", None), ("a:123456", None)]
)
def test_host_of(header: str, host: str | None) -> None:
    assert host_of(header) == host


def test_two_hosts_are_none(client: TestClient) -> None:
    assert client.get("/", headers=[("host", "localhost"), ("host", "evil.example")]).status_code == 421


@pytest.mark.parametrize("address", ["/", "/statements?since=x", "/nowhere", "/static/onrecord.css", "/?format=json"])
def test_headers_are_on_every_answer(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert {name: headers.get_list(name) for name in HEADERS} == {name: [value] for name, value in HEADERS.items()}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_it_is_read_only(client: TestClient, method: str) -> None:
    for address in ("/", "/statements", "/static/onrecord.css"):
        answer = client.request(method, address)
        assert answer.status_code == 405
        assert "GET" in answer.headers["allow"]


def test_head_is_answered(client: TestClient) -> None:
    assert client.head("/statements").status_code == 200


def test_no_page_of_the_framework_is_there(client: TestClient) -> None:
    for address in ("/docs", "/redoc", "/docs/oauth2-redirect"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", LISTINGS)
def test_nothing_is_inline_and_nothing_is_foreign(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert "<style" not in page
    assert only_our_scripts(page)
    assert not re.search(r"\sstyle=", page)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def test_the_style_loads_nothing(client: TestClient) -> None:
    css = client.get("/static/onrecord.css")
    assert css.headers["content-type"] == "text/css; charset=utf-8"
    assert "url(" not in css.text
    assert "@import" not in css.text


def test_a_guard_lets_other_protocols_by() -> None:
    import asyncio

    seen: list[str] = []

    async def app(scope, receive, send):  # type: ignore[no-untyped-def]
        seen.append(scope["type"])

    asyncio.run(Guard(app)({"type": "lifespan"}, None, None))  # type: ignore[arg-type]
    assert seen == ["lifespan"]
