"""The best path and the chances of tags against every path written out."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.chain import NEVER, Scheme, chances, free, paths

LABELS = ("first",)
TAGS = "OBIES"
LEGAL = {("O", "O"), ("O", "B"), ("O", "S"), ("B", "I"), ("B", "E"), ("I", "I"), ("I", "E")}
LEGAL |= {(a, b) for a in "ES" for b in "OBS"}


def scheme(seed: int) -> Scheme:
    given = free(LABELS)
    moves = np.random.default_rng(seed).normal(size=given.moves.shape).astype(np.float32)
    return Scheme(LABELS, np.where(given.moves == NEVER, given.moves, moves))


def by_hand(scores: np.ndarray, given: Scheme) -> dict[tuple[int, ...], float]:
    """The odds of every legal path."""
    made = {}
    for path in product(range(5), repeat=len(scores)):
        word = ["O", *(TAGS[tag] for tag in path), "O"]
        if all(pair in LEGAL for pair in pairwise(word)):
            steps = sum(given.moves[a, b] for a, b in pairwise(path))
            made[path] = float(np.exp(steps + sum(scores[at, tag] for at, tag in enumerate(path))))
    return made


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), sizes=st.lists(st.integers(1, 5), min_size=1, max_size=3))
def test_paths_and_chances_are_those_of_all_legal_paths(seed: int, sizes: list[int]) -> None:
    rng = np.random.default_rng(seed)
    every = [rng.normal(size=(size, 5)).astype(np.float32) * 2 for size in sizes]
    own = scheme(seed)
    for scores, path, chance in zip(every, paths(every, own), chances(every, own), strict=True):
        odds = by_hand(scores, own)
        assert tuple(path.tolist()) == max(odds, key=lambda each: odds[each])
        for at, tag in product(range(len(scores)), range(5)):
            share = sum(odds[each] for each in odds if each[at] == tag) / sum(odds.values())
            assert abs(chance[at, tag] - share) < 1e-4


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), size=st.integers(0, 12))
def test_where_moves_are_free_the_path_is_legal_and_the_best_tags_where_they_are(seed: int, size: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, 5)).astype(np.float32) * 2
    scores[:, 0] += 1.5
    (path,) = paths([scores], free(LABELS))
    word = ["O", *(TAGS[tag] for tag in path), "O"]
    assert all(pair in LEGAL for pair in pairwise(word))
    best = scores.argmax(axis=1).tolist()
    greedy = ["O", *(TAGS[tag] for tag in best), "O"]
    if all(pair in LEGAL for pair in pairwise(greedy)):
        assert path.tolist() == best


def test_only_legal_moves_are_free() -> None:
    moves = free(LABELS).moves
    assert {(TAGS[a], TAGS[b]) for a, b in product(range(5), repeat=2) if moves[a, b] == 0} == LEGAL


def test_a_long_text_keeps_its_chances() -> None:
    scores = np.random.default_rng(3).normal(size=(3000, 5)).astype(np.float32) * 20
    (chance,) = chances([scores], scheme(1))
    assert np.isfinite(chance).all()
    assert np.allclose(chance.sum(axis=1), 1, atol=1e-4)
