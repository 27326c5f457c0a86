"""Outliers moved out of what is rounded, before the network is rounded to int8.

onnxruntime rounds what goes into a product with one scale for the whole window. A handful of the 384 or 1,536 channels reach
ten times as far as the others, so they set that scale and the rest is rounded coarsely. Such a channel is divided by how far it
stands out and its weights behind are multiplied by the same, which changes nothing but the rounding: SmoothQuant (Xiao et al.,
ICML 2023), with the outliers alone scaled, since weights round worse when all channels are (EXPERIMENTS.md).

How far channels reach is taken from 15 articles of polnear/train.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from examples import rows
from onrecord.language.network import featured
from onrecord.language.pieces import pieces, windows

# A channel may reach so many times as far as the middle one: into queries, keys and values; into `up`; into `down`.
ENTRY, MIDDLE, WIDE = 2.0, 3.0, 5.0
SAMPLE = range(507, 800, 20)  # articles of polnear/train

Windows = list[Tensor]


def sample(corpora: Path) -> Windows:
    """Features [1, 4, t] of the windows of a few articles."""
    texts = (row["text"] for number, row in enumerate(rows(corpora / "polnear/train.jsonl.gz")) if number in SAMPLE)
    read = [pieces(text) for text in texts]
    return [torch.tensor(featured(each, *window)[None].astype(np.int64)) for each in read for window in windows(each)]


@torch.no_grad()
def reaches(network: nn.Module, layers: Iterable[nn.Module], given: Windows) -> list[Tensor]:
    """How far each channel goes that enters each of these layers, at most."""
    found: dict[int, Tensor] = {}

    def noted(number: int) -> Callable[[nn.Module, tuple[Tensor]], None]:
        def note(_: nn.Module, given: tuple[Tensor]) -> None:
            reach = given[0].abs().flatten(0, -2).amax(0)
            found[number] = torch.maximum(found.get(number, reach), reach)

        return note

    hooks = [layer.register_forward_pre_hook(noted(number)) for number, layer in enumerate(layers)]
    for window in given:
        network(window)
    for hook in hooks:
        hook.remove()
    return [found[number] for number in sorted(found)]


def excess(reach: Tensor, most: float) -> Tensor:
    """By how much each channel goes beyond `most` times the middle one; 1 where it does not."""
    return (reach / (most * reach.median())).clamp(min=1.0)
