"""What can be set, once: name, default, help. A flag wins over the environment, the environment over the default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from onrecord.errors import Usage


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run; each is also read from the environment as ONRECORD_<NAME>."""

    record: Path = field(default=Path("record.db"), metadata={"help": "the record file"})
    jobs: int = field(default=1, metadata={"help": "processes that read articles"})
    max_text: int = field(
        default=20_000_000, metadata={"help": "characters of the longest text that is read; a longer one is rejected"}
    )
    host: str = field(default="127.0.0.1", metadata={"help": "address that the web app binds to"})
    port: int = field(default=8000, metadata={"help": "port of the web app"})

    @classmethod
    def load(cls, environment: Mapping[str, str] | None = None, **flags: Any) -> Settings:
        """Flags that are None are not set. Raises Usage where a value of the environment is not of its type."""
        environment = os.environ if environment is None else environment
        chosen: dict[str, Any] = {}
        for each in fields(cls):
            raw = environment.get(f"ONRECORD_{each.name.upper()}")
            if raw is not None:
                chosen[each.name] = _parsed(each.name, raw, type(each.default))
        chosen.update({name: value for name, value in flags.items() if value is not None})
        return cls(**chosen)


def _parsed(name: str, raw: str, kind: Any) -> Any:
    try:
        return Path(raw) if issubclass(kind, Path) else kind(raw)
    except ValueError:
        raise Usage(f"ONRECORD_{name.upper()} is {raw!r}, not a {kind.__name__}") from None
