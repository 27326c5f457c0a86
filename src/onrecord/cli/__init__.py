"""The command line: `onrecord COMMAND`. It only delegates to the public API; docs/commands.md lists all of it."""

from __future__ import annotations

from onrecord.cli.commands import app, main

__all__ = ["app", "main"]
