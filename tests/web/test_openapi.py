"""The description of the app is true: over the record in memory, and over one that was read and kept."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from starlette.testclient import TestClient

from onrecord import record
from onrecord.web import openapi
from onrecord.web.answers import ANSWERS
from onrecord.web.app import create
from onrecord.web.asking import FILTERS, KINDS, LAST_PAGE, LONGEST, LONGEST_QUOTE, NAMED
from tests.web.small import FIRST, LORNE, QUOTE, SECOND, SERIES, STORY, THIRD, Held
from tests.web.test_safety import hostile

DESCRIBED = json.loads(openapi.document())
PATHS = list(DESCRIBED["paths"])
SMALL = {
    **{"articles": FIRST.id, "actors": LORNE.id, "corrections": "1", "quotes": QUOTE.id, "stories": STORY.id},
    **{kind: f"{FIRST.id}.{kind[0]}1" for kind in ("statements", "figures", "dates", "mentions")},
    "show": LORNE.id,
    "series": SERIES,
}
HOSTILE = {**SMALL, "actors": "p1", "articles": (_A := hostile().found[0].article.id)}
HOSTILE |= {kind: f"{_A}.{kind[0]}1" for kind in ("statements", "figures", "dates", "mentions")}
ASKED = {"/check": {"quote": "Nobody will be left behind"}}
load_all_checks()
CHECKED = CHECKS.get_by_names(
    [
        *("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance"),
        *("response_schema_conformance", "negative_data_rejection", "unsupported_method"),
    ]
)
FEW = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def described(held: record.Record) -> schemathesis.BaseSchema:
    """The app's own description of itself."""
    return schemathesis.openapi.from_asgi(openapi.ADDRESS, create(held, hosts=["testserver"]))


@pytest.fixture(scope="module")
def small() -> schemathesis.BaseSchema:
    return described(Held())


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[record.Record, dict[str, str]]]:
    """A record of the same articles, the first of them printed twice, with an id of each kind that it holds."""
    folder = tmp_path_factory.mktemp("described")
    lines = (
        {"text": each.text, "title": each.title, "outlet": outlet, "published": each.published and str(each.published)}
        for each, outlet in ((FIRST, "The Courier"), (FIRST, "The Lamp"), (SECOND, "Northern Post"), (THIRD, None))
    )
    (folder / "four.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with record.open(folder / "record.db") as held:
        held.add(folder / "four.jsonl")
        held.corrections.rename(held.actors(limit=1)[0].id, "The Corrected")
        yield held, _ids(held)


def _ids(held: record.Record) -> dict[str, str]:
    [found] = [held.findings(each.id) for each in held.articles(outlet="The Lamp")]
    rows = {kind: getattr(found, kind) for kind in ("statements", "figures", "dates", "mentions", "actors")}
    rows |= {"quotes": held.quotes(limit=1), "stories": held.stories(limit=1), "series": held.series(limit=1)}
    ids = {kind: each[0].id for kind, each in rows.items() if each}
    return {**ids, "articles": found.article.id, "corrections": "1", "show": found.article.id}


@pytest.fixture(scope="module")
def real(kept: tuple[record.Record, dict[str, str]]) -> schemathesis.BaseSchema:
    return described(kept[0])


@pytest.mark.parametrize("path", PATHS)
def test_it_answers_as_described(small: schemathesis.BaseSchema, path: str) -> None:
    answers_as_described(small, path, SMALL)


@pytest.mark.parametrize("path", PATHS)
def test_a_real_record_answers_as_described(
    real: schemathesis.BaseSchema, kept: tuple[record.Record, dict[str, str]], path: str
) -> None:
    answers_as_described(real, path, kept[1])


def answers_as_described(schema: schemathesis.BaseSchema, path: str, ids: dict[str, str]) -> None:
    """Every other id that is tried is one that is on record."""
    operation, known = schema[path]["GET"], ids.get(path.split("/")[1])

    @FEW
    @given(operation.as_strategy(), st.booleans())
    def ask(case: schemathesis.Case, found: bool) -> None:
        if found and known and case.path_parameters:
            case.path_parameters["id"] = known
        case.call_and_validate(checks=CHECKED)

    ask()


@pytest.mark.parametrize("path", ANSWERS)
def test_what_cannot_be_meant_is_refused_as_described(small: schemathesis.BaseSchema, path: str) -> None:
    @settings(FEW, max_examples=6)
    @given(small[path]["GET"].as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def ask(case: schemathesis.Case) -> None:
        asked = (case.query or {}).values()
        assume(all(isinstance(each, str) and each.strip() == each != "" for each in asked))  # what is blank is not asked
        case.call_and_validate(checks=CHECKED)

    ask()


def test_the_json_of_every_page_is_as_described(
    small: schemathesis.BaseSchema, real: schemathesis.BaseSchema, kept: tuple[record.Record, dict[str, str]]
) -> None:
    seen = set()
    for schema, ids in ((small, SMALL), (described(hostile()), HOSTILE), (real, kept[1])):
        for path in ANSWERS:
            kind = path.split("/")[1]
            if "{id}" not in path or kind in ids:
                case = schema[path]["GET"].Case(
                    path_parameters={"id": ids.get(kind, "")}, query={"format": "json", **ASKED.get(path, {})}
                )
                answer = case.call_and_validate(checks=CHECKED)
                seen.add((path, answer.status_code))
    assert seen >= {(path, 200) for path in ANSWERS}


def test_every_address_is_described_and_no_other() -> None:
    assert set(PATHS) == {*ANSWERS, "/show/{id}"}


def test_limits_are_those_of_asking() -> None:
    given = {each["name"]: each["schema"] for each in DESCRIBED["paths"]["/statements"]["get"]["parameters"]}
    assert list(given) == [*FILTERS, "page", "format"]
    assert given["about"]["maxLength"] == LONGEST
    assert given["quote"]["maxLength"] == LONGEST_QUOTE
    assert given["kind"]["enum"] == ["", *KINDS]
    assert given["named"]["enum"] == ["", *NAMED]
    assert given["page"]["maximum"] == LAST_PAGE


def test_csv_is_promised_where_there_is_a_chart_and_nowhere_else(client: TestClient) -> None:
    for path in ANSWERS:
        promised = "text/csv" in DESCRIBED["paths"][path]["get"]["responses"]["200"]["content"]
        answer = client.get(
            path.replace("{id}", SMALL.get(path.split("/")[1], "")), params={"format": "csv", **ASKED.get(path, {})}
        )
        assert answer.headers["content-type"].startswith("text/csv") == promised, path


def test_a_listing_holds_what_its_type_says() -> None:
    row = DESCRIBED["components"]["schemas"]["StatementRow"]["properties"]
    assert row["content"]["items"] == {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
    assert row["published"] == {"type": ["string", "null"], "format": "date"}
    assert row["speaker"] == {"type": ["string", "null"]}


@dataclass(frozen=True)
class Nested:
    """A list of itself."""

    inner: tuple[Nested, ...]
    day: dt.datetime | None
    pair: tuple[dt.date, dt.date]


def test_a_type_that_holds_itself_is_described() -> None:
    known = openapi._Types()
    assert known.schema(Nested) == {"$ref": "#/components/schemas/Nested"}
    fields = known.named["Nested"]["properties"]
    assert fields["inner"] == {"type": "array", "items": {"$ref": "#/components/schemas/Nested"}}
    assert fields["day"] == {"type": ["string", "null"], "format": "date-time"}
    assert fields["pair"]["minItems"] == fields["pair"]["maxItems"] == 2


def test_a_type_without_a_json_form_is_an_error() -> None:
    with pytest.raises(TypeError, match="no JSON form"):
        openapi._Types().schema(complex)


def test_it_is_linked_from_every_page(client: TestClient) -> None:
    assert 'href="/openapi.json"' in client.get("/actors").text
    assert client.get(openapi.ADDRESS).headers["content-type"] == "application/json"
