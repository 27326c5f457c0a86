"""What every run of the reader's training does beside its losses: steps, a learning rate that falls, checkpoints."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from network import ENCODER, Reader


@dataclass(frozen=True, slots=True)
class Descent:
    """A network with what moves its weights: AdamW, a linear warm-up, then linearly to nothing."""

    reader: Reader
    optimiser: AdamW
    schedule: LambdaLR

    def step(self, losses: Iterable[Tensor]) -> None:
        """One step down the sum of the losses."""
        sum(losses).backward()
        nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.optimiser.zero_grad(set_to_none=True)

    def save(self, out: Path, done: int) -> None:
        """Leaves out/checkpoint.pt, whole or not at all."""
        state = {name: each.state_dict() for name, each in self._parts().items()}
        torch.save({**state, "epoch": done}, out / "checkpoint.tmp")
        (out / "checkpoint.tmp").rename(out / "checkpoint.pt")

    def resume(self, out: Path) -> int:
        """Goes on from out/checkpoint.pt, where there is one: what `save` was told is done."""
        if not (out / "checkpoint.pt").exists():
            return 0
        state = torch.load(out / "checkpoint.pt")
        for name, each in self._parts().items():
            each.load_state_dict(state[name])
        return int(state["epoch"])

    def _parts(self) -> dict[str, Any]:
        return {"reader": self.reader, "optimiser": self.optimiser, "schedule": self.schedule}


def descent(reader: Reader, *, steps: int, encoder: float, heads: float, warmup: float) -> Descent:
    """With a rate for the encoder and one for the heads; `warmup` is a share of the steps."""
    slow = [p for name, p in reader.named_parameters() if name.startswith(ENCODER)]
    fast = [p for name, p in reader.named_parameters() if not name.startswith(ENCODER)]
    groups = [{"params": slow, "lr": encoder}, {"params": fast, "lr": heads}]
    optimiser = AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    warm = math.ceil(warmup * steps)
    return Descent(reader, optimiser, LambdaLR(optimiser, lambda at: min((at + 1) / warm, max(0, steps - at) / (steps - warm))))
