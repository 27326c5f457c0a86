"""On this machine: one process that writes, and with jobs > 1 as many more that read."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from onrecord.pipeline import run_shard
from onrecord.records import Article, Findings, Rejected

SHARD = 8  # articles a process takes at a time: hand-over costs under 1 % and the last shard is short
AHEAD = 3  # shards waiting a process, so that memory does not grow with the sources


def run(articles: Iterable[Article], *, jobs: int = 1) -> Iterator[Findings | Rejected]:
    """The findings of `articles` in their order, read in `jobs` processes. Raises ValueError where jobs is under 1.

    Only the caller writes; a process that dies raises BrokenProcessPool, and what was kept until then is whole.
    """
    if jobs < 1:
        raise ValueError(f"jobs is {jobs}: at least one process must read")
    if jobs == 1:
        yield from run_shard(articles)
    else:
        yield from _spread(iter(articles), jobs)


def _spread(articles: Iterator[Article], jobs: int) -> Iterator[Findings | Rejected]:
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[list[Findings | Rejected]]] = deque()
        while True:
            while len(waiting) < jobs * AHEAD and (shard := list(islice(articles, SHARD))):
                waiting.append(pool.submit(_shard, shard))
            if not waiting:
                return
            yield from waiting.popleft().result()


def _shard(articles: list[Article]) -> list[Findings | Rejected]:
    return list(run_shard(articles))
