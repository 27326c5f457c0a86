"""What the app answers, described by OpenAPI 3.1 (spec.openapis.org/oas/v3.1.0), at /openapi.json.

Nothing is listed here a second time. The addresses are those of answers.ANSWERS; the page that each gives is the return type of
its answer. The filters and their limits are those of asking.py. The JSON of a page is made of its fields' types or, where
`plain` has a form of its own for a type, of that function's return type.

Limits: every listing is said to take every filter. Each is checked everywhere, but one that a page has no use for does not
narrow it, and a timeline refuses a speaker and a kind. That figures take `of` for `about` is not told.
"""

from __future__ import annotations

import datetime as dt
import inspect
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from importlib.metadata import version
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from onrecord.ask import Ask
from onrecord.facets import Facets
from onrecord.overtime import Series
from onrecord.plain import plain
from onrecord.web import answers, lines, pages, render
from onrecord.web.asking import BESIDE, FILTERS, LAST_PAGE, Asked, Format, longest

ADDRESS = "/openapi.json"
Schema = dict[str, Any]
_STATUS = {  # of refusals -> when
    400: "What is asked cannot be meant: a filter that is too long, a day that is none, a word that is not among those known.",
    404: "Nothing on record has this id, or this page of it is not there.",
    421: "The Host header names another server.",
    500: "The page could not be made; the server's log says why.",
    503: "The record cannot be used now, or the question took too long and was stopped.",
}
_SIMPLE: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": ["number", "null"]},  # one that JSON cannot write is null
    type(None): {"type": "null"},
    Any: {},
}
_FILTERS = {  # what the name alone does not say
    "speaker": "An actor's id, or any form of a name.",
    "about": "Words that must all be there; the last may be a beginning.",
    "since": "The first day, as 2019-11-14.",
    "until": "The last day, as 2019-11-14.",
    "named": "Whether the speaker has a name.",
    "via": "A medium that carried the statement.",
    "story": "A story's id.",
    "name": "An actor's id, any form of a name, or an office.",
    "quote": "Words to be looked for among those quoted.",
}


@cache
def document() -> bytes:
    """The description, in JSON."""
    types = _Types()
    refusals = _refusals(types)
    paths = {path: {"get": _operation(path, answer, types)} for path, answer in answers.ANSWERS.items()}
    about = {
        "title": "onrecord",
        "version": version("onrecord"),
        "description": "The record: who said what, when, through whom. Read only: GET and HEAD.",
    }
    paths["/show/{id}"] = {"get": _showing()}
    made = {"openapi": "3.1.0", "info": about, "paths": paths, "components": {"schemas": types.named, "responses": refusals}}
    return json.dumps(made, ensure_ascii=True, indent=1).encode("ascii")


def _operation(path: str, answer: answers.Answer, types: _Types) -> Schema:
    page = get_type_hints(answer)["return"]
    content: Schema = {"text/html": {"schema": {"type": "string"}}, "application/json": {"schema": types.schema(page)}}
    charted = any(each in (Facets, Series) for each in _hints(page).values())
    if charted:
        content["text/csv"] = {"schema": {"type": "string"}}
    return {
        "operationId": answer.__name__,
        "summary": _told(page).partition("\n")[0] or f"{page.__name__}.",
        "parameters": [*_id_in(path), *_query(page, charted=charted)],
        "responses": {"200": {"description": "The page.", "content": content}, **_refused(found="{id}" in path)},
    }


def _showing() -> Schema:
    there = {"description": "The item's own page.", "headers": {"Location": {"schema": {"type": "string"}}}}
    return {
        "operationId": "show",
        "summary": "Leads to the page of an item, whatever its kind.",
        "parameters": list(_id_in("/show/{id}")),
        "responses": {"303": there, **_refused(found=True)},
    }


# --- what is asked ---


def _id_in(path: str) -> Iterator[Schema]:
    if "{id}" in path:
        yield {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _query(page: type, *, charted: bool) -> Iterator[Schema]:
    hints = _hints(page)
    if Asked in hints.values():
        yield from (_parameter(name, _filter(name), _FILTERS.get(name, "")) for name in FILTERS)
    if lines.Turn in hints.values():
        yield _parameter("page", {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1}, "The page's number.")
    forms = [each for each in get_args(Format) if charted or each != "csv"]
    yield _parameter("format", {"enum": ["", *forms]}, "HTML unless the Accept header asks for JSON; csv is a chart's data.")


def _parameter(name: str, schema: Schema, description: str) -> Schema:
    return {"name": name, "in": "query", "schema": schema, **({"description": description} if description else {})}


def _filter(name: str) -> Schema:
    """By the type of the filter in Ask; an empty one does not filter."""
    if name == "beside":
        return {"enum": [*BESIDE]}
    kinds = [each for each in get_args(get_type_hints(Ask).get(name)) if each is not type(None)]
    if kinds and get_origin(kinds[0]) is Literal:
        return {"enum": ["", *get_args(kinds[0])]}
    if dt.date in kinds:
        return {"anyOf": [{"type": "string", "format": "date"}, {"const": ""}]}
    return {"type": "string", "maxLength": longest(name)}


def _refused(*, found: bool) -> Schema:
    """The refusals of an address, by reference; only what is looked up by its id can be missing."""
    return {name: {"$ref": f"#/components/responses/{name}"} for name in map(str, _STATUS) if found or name != "404"}


def _refusals(types: _Types) -> Schema:
    page = {"text/html": {"schema": {"type": "string"}}, "application/json": {"schema": types.schema(pages.Refusal)}}
    made: Schema = {str(status): {"description": why, "content": page} for status, why in _STATUS.items()}
    made["421"]["content"] = {"text/plain": {"schema": {"type": "string"}}}
    return made


# --- what is answered ---


@dataclass(frozen=True, slots=True)
class _Types:
    """Schemas of types, those of classes by name."""

    named: dict[str, Schema] = field(default_factory=dict)

    def schema(self, kind: Any) -> Schema:
        """Of what `plain` makes of a value of this type."""
        if kind in _SIMPLE:
            return dict(_SIMPLE[kind])
        origin, inside = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self._annotated(*inside)
        if origin in (Union, UnionType):
            return self._any_of([self.schema(each) for each in inside])
        if origin is Literal:
            return {"enum": list(inside)}
        if origin in (list, tuple):
            return self._rows(origin, inside)
        if origin is dict:
            return {"type": "object", "additionalProperties": self.schema(inside[1])}
        return self._class(kind)

    def _annotated(self, kind: Any, note: Any) -> Schema:
        if isinstance(note, int):
            return {**self.schema(kind), "minItems": note, "maxItems": note}
        return {**self.schema(kind), "format": note} if isinstance(note, str) else self.schema(note)

    def _any_of(self, schemas: list[Schema]) -> Schema:
        """One type or null in short, where that can be said so."""
        one, *others = schemas
        if others == [_SIMPLE[type(None)]] and isinstance(one.get("type"), str):
            return {**one, "type": [one["type"], "null"]}
        return {"anyOf": schemas}

    def _rows(self, origin: Any, inside: tuple[Any, ...]) -> Schema:
        rows = {"type": "array", "items": self.schema(inside[0])}
        exact = origin is tuple and Ellipsis not in inside  # all of these are pairs of one type
        return {**rows, "minItems": len(inside), "maxItems": len(inside)} if exact else rows

    def _class(self, kind: Any) -> Schema:
        """By reference, where it has a name of its own; a row is its item, and where that stands."""
        if get_origin(kind) is lines.Row:
            item = get_args(kind)[0]
            return self._object(f"{item.__name__}Row", {**_hints(_form_of(item)), **_hints(render.Placed)}, "")
        form = _form_of(kind)
        if form is kind and not is_dataclass(form):
            raise TypeError(f"{form} has no JSON form")
        return (
            self._object(kind.__name__, _hints(form), _told(kind)) if form is kind or is_typeddict(form) else self.schema(form)
        )

    def _object(self, name: str, hints: dict[str, Any], about: str) -> Schema:
        if name not in self.named:
            made: Schema = {}
            self.named[name] = made  # before its fields, which may lead back to it
            made |= {"type": "object", "properties": {each: self.schema(hint) for each, hint in hints.items()}}
            made |= {"required": list(hints), "additionalProperties": False}
            if about:
                made["description"] = about
        return {"$ref": f"#/components/schemas/{name}"}


def _told(kind: type) -> str:
    """The docstring; a dataclass without one is given its own signature as one, which says nothing."""
    words = inspect.getdoc(kind) or ""
    return "" if words.startswith(f"{kind.__name__}(") else words


def _form_of(kind: Any) -> Any:
    """The type of the plain form of a type; of a dataclass that has no form of its own, the dataclass."""
    made = plain.dispatch(kind)
    return kind if made is plain.dispatch(object) else get_type_hints(made, include_extras=True)["return"]


def _hints(kind: Any) -> dict[str, Any]:
    """The types of a dataclass's fields, or of a typed dictionary's."""
    hints = get_type_hints(kind, include_extras=True)
    return {each.name: hints[each.name] for each in fields(kind)} if is_dataclass(kind) else hints
