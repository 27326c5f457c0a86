"""The sample story against its hand-made gold: statements, speakers, figures, dates.

    python -m evals.sample

Speakers and actors are those of a whole record of the story: a name counts as right where the gold's actor of that name
goes by it. Figures: the span overlaps and both ends and the qualifier agree. Dates: the span overlaps and type and value agree.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onrecord
import onrecord.sample
from evals import corpora, statements
from evals.statements import Attribution, Count, Document
from onrecord.records import Findings, Span
from onrecord.sample import story

GOLD = Path(__file__).parent / "gold/sample"
GOLD_FILES = tuple(GOLD / f"{name}.jsonl" for name in ("statements", "figures", "dates", "actors"))

FILES = (
    *GOLD_FILES,
    *(Path(onrecord.sample.__file__).parent / name for name in onrecord.sample.FILES),
)  # what a floor holds for


@dataclass(frozen=True, slots=True)
class Story:
    """The story as read, by the article's name in the gold, and the gold's rows by the same name."""

    read: dict[str, Findings]
    gold: dict[str, dict[str, list[dict[str, Any]]]]
    aliases: dict[str, frozenset[str]]


def load() -> Story:
    """Reads the story into a record of its own in a temporary folder."""
    gold: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for path in GOLD_FILES[:3]:
        for row in corpora.rows(path):
            gold[row["article"]][path.stem].append(row)
    actors = {row["name"]: frozenset({row["name"], *row["aliases"]}) for row in corpora.rows(GOLD_FILES[3])}
    with tempfile.TemporaryDirectory() as folder, story() as files, onrecord.open(Path(folder) / "record.db") as record:
        record.add(files)
        read = {_name(found): found for found in (record.findings(head.id) for head in record.articles())}
    return Story({name: read[name] for name in gold}, dict(gold), actors)


def _name(found: Findings) -> str:
    return found.article.external_id or Path(found.article.path or "").name


def scores(told: Story) -> dict[str, float]:
    """Every figure by its name, in per cent."""
    documents = [Document(told.read[name].article.text, _attributions(told, name)) for name in told.read]
    predicted = [tuple(map(statements.spans_of, told.read[name].statements)) for name in told.read]
    made = statements.scores(documents, predicted)
    made["speaker right"] = _percent(list(_speakers(told)))
    made["figures F1"] = _pairs(told, "figures").f1
    made["dates F1"] = _pairs(told, "dates").f1
    return {name: round(value, 1) for name, value in made.items()}


def _attributions(told: Story, name: str) -> tuple[Attribution, ...]:
    return tuple(Attribution(*(_spans(row[part]) for part in statements.PARTS)) for row in told.gold[name]["statements"])


def _spans(given: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in given)


def _speakers(told: Story) -> Iterator[bool]:
    """For each gold statement with a named speaker that was found: whether the speaker is right."""
    for name, found in told.read.items():
        for row in told.gold[name]["statements"]:
            content = _spans(row["content"])
            shares = [statements.iou(content, each.content.spans) for each in found.statements]
            if row["speaker_name"] and shares and max(shares) >= 0.5:
                best = found.statements[shares.index(max(shares))]
                speaker = best.speaker.name if best.speaker else ""
                yield speaker in told.aliases.get(row["speaker_name"], frozenset({row["speaker_name"]}))


def _pairs(told: Story, table: str) -> Count:
    count = Count()
    for name, found in told.read.items():
        gold = [row for row in told.gold[name][table] if row.get("value", "") is not None]
        keys = _figures(found) if table == "figures" else _dates(found)
        count.gold += len(gold)
        count.found += len(keys)
        count.right += sum(any(Span(*row["span"]).overlaps(span) and _gold(row) == key for span, key in keys) for row in gold)
    return count


def _figures(found: Findings) -> list[tuple[Span, tuple[Any, ...]]]:
    return [(each.span, (each.low, each.high, each.qualifier)) for each in found.figures]


def _dates(found: Findings) -> list[tuple[Span, tuple[Any, ...]]]:
    return [(each.span, (each.type, each.value)) for each in found.dates]


def _gold(row: dict[str, Any]) -> tuple[Any, ...]:
    return (row["type"], row["value"]) if "type" in row else (row["low"], row["high"], row["qualifier"])


def _percent(right: list[bool]) -> float:
    return 100 * sum(right) / len(right) if right else 0.0


def main() -> None:
    print(json.dumps(scores(load()), indent=1))


if __name__ == "__main__":
    main()
