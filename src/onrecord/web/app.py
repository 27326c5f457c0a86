"""The web app over one record: read-only, offline, every page in HTML and JSON at one address."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from jinja2 import Environment
from starlette.exceptions import HTTPException

from onrecord import record as records
from onrecord.errors import NotOnRecord, RecordUnusable, TookTooLong, Usage
from onrecord.record import Record
from onrecord.store.engine import limited
from onrecord.web import answers, openapi, render
from onrecord.web.asking import Asked, asked, form
from onrecord.web.pages import Page, Refusal
from onrecord.web.safety import HEADERS, Guard

STATIC = {  # all that is served from a file
    "onrecord.css": "text/css; charset=utf-8",
    "brush.js": "text/javascript; charset=utf-8",
    "keys.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
READING = ["GET", "HEAD"]
SECONDS = 10.0  # that one question to the record may take; a page of 100,000 statements takes milliseconds
# nothing leaves the machine, whatever OpenTelemetry variables the environment holds; FastAPI before it had any ignores this
_QUIET: Any = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}
_LESS = "Ask for less: fewer days, one outlet, or rarer words."
_WORDS = {
    404: ("Not on the record", "There is no page at this address."),
    405: ("Read only", "This record can only be read here: GET and HEAD."),
}


def create(record: Path | Record, *, hosts: Iterable[str] = ()) -> FastAPI:
    """The app. `hosts` are names it answers for beside 127.0.0.1, localhost and ::1.

    A record given by its path is opened at once and closed with the app. Raises RecordUnusable where it cannot be.
    """
    held = records.open(record, create=False) if isinstance(record, Path) else record

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        yield
        if isinstance(record, Path):
            held.close()

    app = FastAPI(title="onrecord", lifespan=living, docs_url=None, redoc_url=None, openapi_url=None, telemetry=_QUIET)
    app.add_middleware(Guard, hosts=tuple(hosts))
    desk = _Desk(held, render.environment(_serve_static(app)))
    for path, answer in answers.ANSWERS.items():
        app.add_api_route(path, desk.page(answer), methods=READING)
    app.add_api_route("/show/{id}", desk.show, methods=READING)
    app.add_api_route(openapi.ADDRESS, _described, methods=READING)
    for error in (Usage, NotOnRecord, TookTooLong, RecordUnusable, HTTPException, Exception):
        app.add_exception_handler(error, desk.refuse)
    return app


def serve(record: Path, *, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serves the record until interrupted, answering to `host` and this machine's own names. Raises RecordUnusable."""
    uvicorn.run(create(record, hosts=[host]), host=host, port=port, log_level="warning", server_header=False)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Takes requests to the record and renders what comes of them."""

    record: Record
    templates: Environment

    def page(self, answer: answers.Answer) -> Callable[[Request], Response]:
        """The endpoint of one kind of page; not a coroutine, so that a slow query holds up no other request."""

        def endpoint(request: Request) -> Response:
            form(request.query_params, "")  # a form that cannot be given is refused before any work
            with limited(SECONDS):
                page = answer(self.record, _asked(request))
            return self._rendered(request, page)

        return endpoint

    def show(self, request: Request) -> Response:
        with limited(SECONDS):
            return RedirectResponse(answers.where(self.record, _asked(request)), status_code=303)

    def refuse(self, request: Request, error: Exception) -> Response:
        return self._rendered(request, _refusal(error), getattr(error, "headers", None))

    def _rendered(self, request: Request, page: Page, headers: dict[str, str] | None = None) -> Response:
        status = page.status if isinstance(page, Refusal) else 200
        more = {**HEADERS, "Cache-Control": "no-cache", "Vary": "Accept", **(headers or {})}
        form = _form(request)
        if form == "json":
            return Response(render.as_json(page), status, more, "application/json")
        if form == "csv" and not isinstance(page, Refusal):
            return Response(render.as_csv(page), status, more, "text/csv; charset=utf-8")
        return Response(render.html(page, self.templates), status, more, "text/html; charset=utf-8")


def _described() -> Response:
    return Response(openapi.document(), media_type="application/json", headers={"Cache-Control": "no-cache"})


def _asked(request: Request) -> Asked:
    return asked(quote(request.scope["path"]), request.path_params.get("id", ""), request.query_params)


def _form(request: Request) -> str:
    try:
        return form(request.query_params, request.headers.get("accept", ""))
    except Usage:  # said as a refusal, in HTML
        return "html"


def _refusal(error: Exception) -> Refusal:
    """Only errors raised on purpose are told in their own words: others may name paths and code."""
    if isinstance(error, Usage):
        return Refusal("This cannot be meant", 400, str(error))
    if isinstance(error, NotOnRecord):
        return Refusal("Not on the record", 404, str(error))
    if isinstance(error, TookTooLong):
        return Refusal("That takes too long", 503, f"The answer was not there after {SECONDS:g} seconds. {_LESS}")
    if isinstance(error, RecordUnusable):
        return Refusal("The record cannot be used", 503, str(error))
    if isinstance(error, HTTPException):
        title, words = _WORDS.get(error.status_code, ("Not answered", "The request cannot be answered."))
        return Refusal(title, error.status_code, words)
    return Refusal("Something went wrong", 500, "The page could not be made. The server's log says why.")


def _serve_static(app: FastAPI) -> dict[str, str]:
    """Serves the files of the table; gives each one's address, which changes with its content."""
    addresses = {}
    for name, media in STATIC.items():
        content = files("onrecord.web").joinpath("static", name).read_bytes()
        app.add_api_route(f"/static/{name}", _file(content, media), methods=READING)
        addresses[name] = f"/static/{name}?v={hashlib.blake2b(content, digest_size=6).hexdigest()}"
    return addresses


def _file(content: bytes, media: str) -> Callable[[], Response]:
    def endpoint() -> Response:
        return Response(content, media_type=media, headers={"Cache-Control": "public, max-age=31536000, immutable"})

    return endpoint
