"""Every page by the rules of axe-core for WCAG 2.2 AA, light and dark, wide and at a phone's width: no violation.

axe-core (github.com/dequelabs/axe-core) stands in tests/web/axe with its licence and is put into the page by the driver.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver

from onrecord.record import Record
from onrecord.web.answers import ANSWERS
from onrecord.web.app import create
from tests.web import chromium
from tests.web.small import FIRST, LORNE, QUOTE, SERIES, STORY, Held

pytestmark = chromium.needed

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
RUN = """
const [tags, done] = arguments;
axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
  .then((found) => done(found.violations.map((each) => [each.id, each.nodes.map((node) => node.html.slice(0, 300))])),
        (wrong) => done([["axe itself", [String(wrong)]]]));
"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 375)]
IDS = {
    **{"articles": FIRST.id, "actors": LORNE.id, "corrections": "1", "quotes": QUOTE.id, "stories": STORY.id},
    "series": SERIES,
    **{kind: f"{FIRST.id}.{kind[0]}1" for kind in ("statements", "figures", "dates", "mentions")},
}
ASKED = (
    "/search?about=dockers",
    "/check?quote=Nobody+will+be+left+behind",
    "/statements?about=dockers&kind=direct",
    "/actors?name=nobody",
    "/nowhere",
)
PAGES = [*(each.replace("{id}", IDS.get(each.split("/")[1], "")) for each in ANSWERS), *ASKED]


@pytest.fixture(scope="module")
def small() -> Iterator[str]:
    with chromium.serving(create(Held())) as address:
        yield address


@pytest.fixture(scope="module")
def told(sample: Record) -> Iterator[str]:
    with chromium.serving(create(sample)) as address:
        yield address


@pytest.fixture(autouse=True)
def as_it_was(browser: webdriver.Chrome) -> Iterator[None]:
    yield
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def violations(browser: webdriver.Chrome, address: str, looks: list[tuple[str, int]] = LOOKS) -> list[Any]:
    """What axe-core finds on the page in each look: the look, the rule, and the elements that break it."""
    browser.get(address)
    browser.execute_script("for (const each of document.querySelectorAll('details')) each.open = true")
    browser.execute_script(AXE)
    return [(*look, *each) for look in looks for each in _in(browser, *look)]


def _in(browser: webdriver.Chrome, scheme: str, width: int) -> list[Any]:
    media = {
        "features": [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]
    }
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    assert browser.execute_script("return matchMedia(`(prefers-color-scheme: ${arguments[0]})`).matches", scheme)
    assert browser.execute_script("return innerWidth") == width
    found: list[Any] = browser.execute_async_script(RUN, TAGS)
    wide = browser.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([["sticks out", [f"{wide} pixels"]]] if wide else [])]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_used_by_everybody(browser: webdriver.Chrome, small: str, page: str) -> None:
    assert violations(browser, small + page) == []


def test_pages_of_the_sample_story_can_be(browser: webdriver.Chrome, told: str, sample: Record) -> None:
    article, actor = sample.articles(limit=1)[0], sample.actors(limit=1)[0]
    pages = ["/", "/statements", f"/articles/{article.id}", f"/actors/{actor.id}", "/figures", "/timeline"]
    pages += [f"/{kind}/{each.id}" for kind in ("stories", "quotes") for each in getattr(sample, kind)(limit=1)]
    looks = [LOOKS[0], LOOKS[-1]]  # these pages are long, and take axe a second a look
    assert [(page, violations(browser, told + page, looks)) for page in pages] == [(page, []) for page in pages]


def test_what_breaks_a_rule_is_found(browser: webdriver.Chrome, small: str) -> None:
    browser.get(small)
    browser.execute_script("document.querySelector('main').innerHTML = '<h1>x</h1><img src=icon.svg><input>'")
    browser.execute_script(AXE)
    assert {each[0] for each in _in(browser, "light", 1280)} >= {"image-alt", "label"}
