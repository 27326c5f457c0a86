"""The pages in a real browser: nothing refused by the policy, no console errors, switches that work without a script.

Skipped where Chromium or its driver is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support import expected_conditions as met
from selenium.webdriver.support.ui import WebDriverWait

from onrecord.web.app import create
from tests.web import chromium
from tests.web.small import FIRST, LORNE, SERIES, Held

pytestmark = chromium.needed
A = FIRST.id
PAGES = (
    *(
        "/",
        "/search",
        "/search?about=dockers",
        "/articles",
        f"/articles/{A}",
        "/statements",
        f"/statements/{A}.s1",
        "/actors",
        f"/actors/{LORNE.id}",
    ),
    *(
        "/corrections",
        "/corrections/1",
        "/figures",
        f"/figures/{A}.f1",
        "/series",
        f"/series/{SERIES}",
        "/timeline",
        f"/dates/{A}.d1",
        f"/mentions/{A}.m1",
    ),
    "/rejected",
)


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with chromium.serving(create(Held())) as address:
        yield address


def waiting(browser: webdriver.Chrome) -> WebDriverWait[webdriver.Chrome]:
    """A click or a key takes the browser a moment; what should follow is waited for, and fails after ten seconds."""
    return WebDriverWait(browser, 10)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_without_complaint(browser: webdriver.Chrome, served: str, address: str) -> None:
    browser.get(served + address)
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]
    assert browser.find_element(By.TAG_NAME, "h1").is_displayed()
    assert browser.find_element(By.CLASS_NAME, "top").value_of_css_property("display") == "flex", "the style is there"
    wide = browser.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0, "nothing sticks out"


SWITCHES = [
    ("names", ".text .name", "text-decoration-line", "underline"),
    ("figures", ".text .figure", "font-weight", "600"),
    ("dates", ".text .date", "text-decoration-style", "dashed"),
    ("statements", ".text .cue", "font-style", "italic"),
]


@pytest.mark.parametrize(("kind", "mark", "property", "value"), SWITCHES)
def test_a_switch_takes_its_marks_off(
    browser: webdriver.Chrome, served: str, kind: str, mark: str, property: str, value: str
) -> None:
    browser.get(f"{served}/articles/{A}")
    words = browser.find_element(By.CSS_SELECTOR, mark)
    entries = browser.find_element(By.CSS_SELECTOR, f"[aria-labelledby=list-{kind}]")
    before = browser.find_element(By.CLASS_NAME, "text").text
    assert words.value_of_css_property(property) == value
    assert entries.is_displayed()
    browser.find_element(By.ID, f"show-{kind}").send_keys(Keys.SPACE)
    waiting(browser).until(lambda _: words.value_of_css_property(property) != value)
    waiting(browser).until(lambda _: not entries.is_displayed())
    assert browser.find_element(By.CLASS_NAME, "text").text == before


def test_a_mark_leads_to_its_entry_and_back(browser: webdriver.Chrome, served: str) -> None:
    browser.get(f"{served}/articles/{A}")
    browser.find_element(By.CSS_SELECTOR, ".text a.cue").click()
    waiting(browser).until(met.url_contains("#s1"))
    entry = browser.find_element(By.CSS_SELECTOR, "li:target")
    entry.find_element(By.LINK_TEXT, "in the text").click()
    waiting(browser).until(met.url_contains("#t-s1"))
    assert browser.find_element(By.CSS_SELECTOR, ".text :target").text == "Prime Minister Ada Lorne"


def test_the_first_key_reaches_the_skip_link(browser: webdriver.Chrome, served: str) -> None:
    browser.get(f"{served}/statements")
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    waiting(browser).until(lambda _: browser.switch_to.active_element.tag_name == "a")
    focused = browser.switch_to.active_element
    assert focused.text == "Skip to the page"
    focused.send_keys(Keys.ENTER)
    waiting(browser).until(lambda _: browser.switch_to.active_element.get_attribute("id") == "main")


def test_a_search_is_sent_as_asked(browser: webdriver.Chrome, served: str) -> None:
    browser.get(served)
    browser.find_element(By.ID, "about").send_keys("dockers")
    browser.find_element(By.CSS_SELECTOR, ".seek button").click()
    waiting(browser).until(met.url_to_be(f"{served}/search?about=dockers"))
    browser.find_element(By.CSS_SELECTOR, "#articles a").click()
    waiting(browser).until(met.url_to_be(f"{served}/articles?about=dockers"))
    assert len(browser.find_elements(By.CSS_SELECTOR, ".articles > li")) == 1


def test_bars_are_drawn_and_days_are_chosen_by_dragging(browser: webdriver.Chrome, served: str) -> None:
    browser.get(f"{served}/statements")
    bars = browser.find_elements(By.CSS_SELECTOR, ".histogram .bar")
    assert len(bars) == 2
    assert all(each.size["height"] > 5 and each.size["width"] > 5 for each in bars)
    drag = ActionChains(browser).move_to_element(bars[0]).click_and_hold().move_to_element(bars[1]).release()
    drag.perform()
    waiting(browser).until(met.url_contains("since=2031-03-06&until=2031-05-09"))
    browser.back()
    waiting(browser).until(lambda _: browser.current_url.endswith("/statements"))


def test_a_facet_narrows_the_listing_and_is_taken_away_again(browser: webdriver.Chrome, served: str) -> None:
    browser.get(f"{served}/statements")
    browser.find_element(By.CSS_SELECTOR, ".facets li a").click()
    waiting(browser).until(met.url_contains("outlet="))
    browser.find_element(By.CSS_SELECTOR, ".facets .chosen a").click()
    waiting(browser).until(lambda _: browser.current_url.endswith("/statements"))


def test_keys_and_buttons_go_from_statement_to_statement(browser: webdriver.Chrome, served: str) -> None:
    browser.get(f"{served}/articles/{A}")
    browser.find_element(By.TAG_NAME, "body").send_keys("n")
    waiting(browser).until(met.url_contains("#t-s1"))
    browser.find_element(By.TAG_NAME, "body").send_keys("n")
    waiting(browser).until(met.url_contains("#t-s2"))
    browser.find_element(By.XPATH, "//button[.='Previous statement']").click()
    waiting(browser).until(met.url_contains("#t-s1"))
    browser.find_element(By.CSS_SELECTOR, ".steps input").click()
    browser.find_element(By.TAG_NAME, "body").send_keys("n")
    browser.find_element(By.XPATH, "//button[.='Next statement']").click()
    waiting(browser).until(met.url_contains("#t-s2"))  # the key was switched off, so that one step was made
