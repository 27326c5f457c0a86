"""What keeps a reader safe: which hosts are answered, and the headers of every answer.

A page shows text from anywhere. It may load nothing but our own style, script and pictures and run nothing that stands in it;
names under which a foreign site could reach this machine's server (DNS rebinding) are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_HOST = re.compile(r"(?:\[(?P<v6>[0-9a-f:.]+)\]|(?P<name>[^:\[\]\s/@]+))(?::\d{1,5})?", re.IGNORECASE)


def host_of(header: str) -> str | None:
    """The host that a Host header names, without its port; None where it is none."""
    match = _HOST.fullmatch(header)
    return (match["v6"] or match["name"]).lower() if match else None


class Guard:
    """Answers only requests for known hosts (421 else) and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = ()) -> None:
        self.app = app
        self.hosts = LOCAL | {host.lower().strip("[]") for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        named = [host_of(each) for each in Headers(scope=scope).getlist("host")]
        known = len(named) == 1 and named[0] in self.hosts
        app = self.app if known else PlainTextResponse("This server does not answer for that host.\n", status_code=421)
        await app(scope, receive, _with_headers(send))


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sending
