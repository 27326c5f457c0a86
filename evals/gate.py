"""A ratchet over all scores: floors.json pins each with the digest of its data, and none may fall.

    python -m evals.gate             compares; exit 1 where a score lies under its floor
    python -m evals.gate --update    raises the floors to what was reached; refuses to lower one

The sample story is always scored; the corpora where ONRECORD_CORPORA names their folder.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evals import (
    actors,
    copies,
    corpora,
    dates,
    figures,
    figures_judged,
    named,
    names,
    pronouns,
    sample,
    series,
    speakers,
    statements,
    stories,
)

FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.3  # points: int8 arithmetic rounds differently on other processors; how much has not been measured
FALLEN = ", under its floor of "
Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Suite:
    """Scores on one set of data; `files` are what the digest is taken of."""

    name: str
    files: tuple[Path, ...]
    run: Callable[[], Scores]


def suites(folder: Path | None) -> Iterator[Suite]:
    yield Suite("sample", sample.FILES, lambda: sample.scores(sample.load()))
    if folder is None:
        return
    polnear = folder / "polnear/dev.jsonl.gz"
    yield Suite("polnear/dev", (polnear,), lambda: _polnear(polnear))
    basil = folder / "basil/dev.jsonl.gz"
    yield Suite("basil/dev", (basil,), lambda: speakers.basil_scores(basil))
    timex = tuple(folder / "timex" / f"{name}.jsonl.gz" for name in dates.CORPORA)
    yield Suite("timex fold 0", timex, lambda: _timex(folder))
    yield Suite("newsquant/dev", (folder / "newsquant/dev.jsonl.gz",), lambda: _newsquant(folder))
    yield Suite("names", (folder / "crossner/politics.tar.gz", folder / "meantime/meantime.tar.gz"), lambda: _names(folder))
    yield Suite("meantime", (folder / "meantime/meantime.tar.gz",), lambda: _actors(folder))
    yield Suite("pronouns", (polnear, pronouns.GOLD), lambda: _pronouns(folder))
    yield Suite("figures judged", (polnear, figures_judged.GOLD), lambda: figures_judged.scores(polnear))
    yield Suite("fakes/dev", (folder / "fakes/dev.jsonl.gz",), lambda: _fakes(folder))
    mixed, syria = (folder / f"news/{name}.jsonl.gz" for name in ("mixed", "syria-2012-2016"))
    yield Suite("stories", (basil, mixed), lambda: stories.gate(folder))
    fakes = folder / "fakes/dev.jsonl.gz"
    yield Suite("series", (syria, fakes, series.GOLD), lambda: series.gate(folder))
    yield Suite("copies", (mixed, syria, copies.GOLD), lambda: copies.scores(copies.pairs(folder)))


def _polnear(path: Path) -> Scores:
    documents = statements.polnear(path)
    return statements.scores(documents, [statements.found(document) for document in documents])


def _timex(folder: Path) -> Scores:
    got = dates.scores([(document.gold, dates.found(document)) for document in dates.timex(folder, folds=[0])])
    return {"strict F1": round(got.strict, 1), "relaxed F1": round(got.relaxed, 1), "value F1": round(got.value, 1)}


def _newsquant(folder: Path) -> Scores:
    got = figures.newsquant_scores(folder / "newsquant/dev.jsonl.gz")
    return {f"F1 {name}": round(score.f1, 1) for name, score in got.items()}


def _names(folder: Path) -> Scores:
    """Of both held-out parts together."""
    return names.scores([*named.crossner(folder, ["test"]), *named.meantime(folder, held_out=True)])


def _actors(folder: Path) -> Scores:
    got = actors.meantime_scores(folder)
    return {name: got[name] for name in ("B-Cubed P", "B-Cubed R", "B-Cubed F1")}


def _pronouns(folder: Path) -> Scores:
    got = pronouns.scores(folder)
    judged, every = got["all"], got["every pronoun source"]
    return {"judged, right": judged["right"], "judged, resolved": judged["resolved"], "every, resolved": every["resolved"]}


def _fakes(folder: Path) -> Scores:
    return {"civilian toll found": round(figures.toll_share(folder / "fakes/dev.jsonl.gz").recall, 1)}


def compared(name: str, digest: str, got: Scores, floors: dict[str, dict[str, object]]) -> Iterator[str]:
    """What falls short, a line each: other data, a missing score, one under its floor."""
    known = floors.get(name)
    if known is None:
        yield f"{name}: no floor yet; run with --update"
        return
    if known["data"] != digest:
        yield f"{name}: the data changed (digest {digest}, floor measured on {known['data']})"
    pinned = known["scores"]
    assert isinstance(pinned, dict)
    for score, floor in pinned.items():
        if score not in got:
            yield f"{name}: {score} is no longer scored"
        elif got[score] < floor - SLACK:
            yield f"{name}: {score} is {got[score]}{FALLEN}{floor}"
    yield from (f"{name}: {score} has no floor; run with --update" for score in got if score not in pinned)


def raised(digest: str, got: Scores, known: dict[str, object] | None) -> dict[str, object]:
    """The new floor of a suite. A floor never falls while its data stays the same."""
    before = known["scores"] if known is not None and known["data"] == digest else {}
    assert isinstance(before, dict)
    return {"data": digest, "scores": {score: max(value, before.get(score, value)) for score, value in got.items()}}


def main(arguments: list[str]) -> int:
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    folder = corpora.folder()
    if folder is None:
        print("ONRECORD_CORPORA is not set: only the sample story is scored")
    short: list[str] = []
    for suite in suites(folder):
        got, digest = suite.run(), corpora.digest(*suite.files)
        print(f"{suite.name}: " + ", ".join(f"{score} {value}" for score, value in got.items()), flush=True)
        short += compared(suite.name, digest, got, floors)
        floors[suite.name] = raised(digest, got, floors.get(suite.name))
    if "--update" in arguments:
        return _update(floors, short)
    print("\n".join(short) or "gate: every score holds its floor")
    return 1 if short else 0


def _update(floors: dict[str, dict[str, object]], short: list[str]) -> int:
    fallen = [line for line in short if FALLEN in line]
    if fallen:
        print("not updated, a floor never falls:", *fallen, sep="\n")
        return 1
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
