"""The tasks of docs/tasks.md, done in a browser on the sample story: what is looked for is there, within the clicks told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as met
from selenium.webdriver.support.ui import WebDriverWait

from onrecord.record import Record
from onrecord.web.app import create
from tests.web import chromium

pytestmark = chromium.needed
MOST = 4  # clicks of any task
DOCS = (Path(__file__).parents[2] / "docs" / "tasks.md").read_text(encoding="utf-8")
TOLD = {task: int(clicks) for task, clicks in re.findall(r"^\| (.+?\?) \|.*\| (\d+) \|$", DOCS, re.MULTILINE)}


@dataclass
class Reader:
    """Somebody at the browser who counts clicks."""

    browser: webdriver.Chrome
    served: str
    clicks: int = 0

    def click(self, words: str, within: str = "body") -> None:
        """A link or button by the words that it begins with."""
        shown = self.browser.find_elements(By.CSS_SELECTOR, f"{within} :is(a, button)")
        there = next(each for each in shown if each.text.startswith(words) and each.is_displayed())
        self._click(there)

    def _click(self, there: WebElement) -> None:
        page = self.browser.find_element(By.TAG_NAME, "html")
        same = "#" in (there.get_attribute("href") or "").removeprefix(self.browser.current_url)[:1]
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", there)
        there.click()
        self.clicks += 1
        if not same:
            WebDriverWait(self.browser, 20).until(met.staleness_of(page))

    def type(self, field: str, words: str) -> None:
        self.browser.execute_script("arguments[0].value = arguments[1]", self.browser.find_element(By.ID, field), words)

    def text(self, of: str = "main") -> str:
        return self.browser.find_element(By.CSS_SELECTOR, of).text

    def texts(self, of: str) -> list[str]:
        return [each.text for each in self.browser.find_elements(By.CSS_SELECTOR, of)]


@pytest.fixture(scope="module")
def served(sample: Record) -> Iterator[str]:
    with chromium.serving(create(sample)) as address:
        yield address


@pytest.fixture
def reader(browser: webdriver.Chrome, served: str) -> Reader:
    browser.get(served)
    return Reader(browser, served)


def before_and_after(reader: Reader) -> None:
    reader.click("Isolde Farrant")
    reader.type("f-about", "force")
    reader.type("f-until", "2023-03-31")
    reader.click("Show")
    before = reader.texts("[aria-labelledby=said] .rows .place .when")
    assert before
    assert all(each.endswith("March 2023") for each in before)
    reader.type("f-until", "")
    reader.type("f-since", "2023-04-01")
    reader.click("Show")
    after = reader.texts("[aria-labelledby=said] .rows .place .when")
    assert "6 October 2023" in after
    assert not any("March 2023" in each for each in after)


def first_figure(reader: Reader) -> None:
    reader.type("about", "3,200")
    reader.click("Search", "search")
    reader.click("Figures", "h2")
    rows = [each for each in reader.texts(".rows > .row") if each.startswith("3,200 soldiers given by")]
    dated = [each for each in rows if "inferred" not in each and "date unknown" not in each]
    assert len(dated) > 2
    assert dated[-1].startswith("3,200 soldiers given by Isolde Farrant")
    assert "16 March 2023" in dated[-1]


WORDS = "Soldiers who cannot cross the river cannot guard it"


def on_record(reader: Reader) -> None:
    reader.click("Check a quote")
    reader.type("quote", WORDS)
    reader.click("Check")
    assert "On the record, word for word." in reader.text()
    assert "first Intermere, 16 March 2023" in reader.text()


def wordings(reader: Reader) -> None:
    on_record(reader)
    reader.click("2 carriers")
    assert reader.text("h1") == "A quote in 2 wordings"
    assert len(reader.texts(".rows > .row")) == 2


def office(reader: Reader) -> None:
    reader.click("Actors", "nav")
    reader.type("f-name", "foreign minister")
    reader.type("f-since", "2023-04-01")
    reader.type("f-until", "2023-04-01")
    reader.click("Show")
    assert [each.splitlines()[0] for each in reader.texts(".actors > .row")] == ["Lena Dravik"]


def happened(reader: Reader) -> None:
    reader.type("about", "convoy")
    reader.click("Search", "search")
    reader.click("Timeline of these words")
    assert "13 June 2023" in reader.texts(".days h2")


def copies(reader: Reader) -> None:
    reader.click("Stories", "nav")
    reader.click("Coalition to cut force in Sarvenia by a third")
    reader.click("Coalition force on the Orva to shrink by a third")
    assert re.search(r"\d\d % of this text stands in Coalition to cut force", reader.text())


def unnamed(reader: Reader) -> None:
    reader.click("Statements", "nav")
    reader.click("unnamed source")
    rows = reader.texts(".rows .who")
    assert rows
    assert all("(unnamed" in each for each in rows)


def quoted_by(reader: Reader) -> None:
    reader.click("Ilmar Restan")
    assert "Gullhaven News" in reader.texts("[aria-labelledby=by-outlet] li a")
    reader.click("Gullhaven News", "[aria-labelledby=by-outlet]")
    origins = reader.texts("[aria-labelledby=said] .rows .place .outlet")
    assert set(origins) == {"Gullhaven News"}


def bearing(reader: Reader) -> None:
    words = reader.texts(".rows .row blockquote .content")[0]
    reader.click("permalink")
    reader.click("in the text")
    assert words in reader.text(".text :target, .text")
    assert reader.browser.execute_script("return document.querySelector(':target') !== null")


WAYS: list[Callable[[Reader], None]] = [
    *(before_and_after, first_figure, on_record, wordings, office, happened, copies, unnamed, quoted_by, bearing)
]


def test_ten_tasks_are_told() -> None:
    assert len(TOLD) == len(WAYS) == 10
    assert max(TOLD.values()) <= MOST


@pytest.mark.parametrize(("task", "way"), list(zip(TOLD, WAYS, strict=False)), ids=lambda each: getattr(each, "__name__", ""))
def test_a_task_is_done_in_the_clicks_told(reader: Reader, task: str, way: Callable[[Reader], None]) -> None:
    way(reader)
    assert reader.clicks == TOLD[task]
