"""How likely a statement is right: a logistic regression over what the heads say of its parts (Platt 1999).

Right means what evals/statements.py counts as found: the content to at least half, source and cue touched. The weights are
fitted by training/calibration.py and travel in the model's file; evals/calibration.py measures how true they are.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

SIGNS = ("bias", "cue", "content", "edges", "link", "source", "no source", "quoted")
EVEN = (0.0, 0.5, 0.5, 0.0, 0.5, 0.5, 0.0, 0.0)  # where no weights were fitted yet


def signs(
    *, cue: float, contents: Sequence[float], edges: Sequence[float], links: Sequence[float], source: float | None, quoted: bool
) -> tuple[float, ...]:
    """The regression's inputs: log-odds of the cue, of the contents' words, of the least sure end of a content, of the links
    and of the source; whether there is none; whether the content is quoted."""
    chances = (cue, float(np.mean(contents)), min(edges), float(np.mean(links)))
    own = 0.0 if source is None else _log_odds(source)
    return (1.0, *map(_log_odds, chances), own, float(source is None), float(quoted))


def probability(given: Sequence[float], weights: Sequence[float]) -> float:
    """Between 0 and 1."""
    return float(1 / (1 + np.exp(-np.dot(given, weights))))


def _log_odds(chance: float) -> float:
    held = min(max(chance, 0.001), 0.999)
    return float(np.log(held / (1 - held)))
