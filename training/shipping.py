"""The shipped file: the last checkpoint as int8 ONNX.

    ONRECORD_CORPORA=... PYTHONPATH=. python training/shipping.py --out build/named --models src/onrecord/models

With --start and --share the weights lie between those that training began with and those that it left, so much of the way
(Wortsman et al., CVPR 2022); what ships goes all of it.

Weights are int8 with one scale a channel, activations quantised as they come (onnxruntime's dynamic quantisation) once
smoothing.py has drawn in the channels that stand out; the heads, 1 % of the weights without the words, stay in float.
Windows go in one at a time, so nothing is padded and nothing masked, which lets onnxruntime's fused attention run: with a mask
and plain operators attention took half of a pass.
The chain's moves between tags travel in the file's metadata.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

import smoothing
from network import HEADS, LAYERS, NAMED_BY, TAGS, WIDTH, Layer, Reader
from onrecord.language.confidence import EVEN

NAMES = ("tags", "inner", "names", "pointing", "pointed")
# Added to the score of beginning a span: the chain finds fewer spans than there are. Chosen on polnear/dev (EXPERIMENTS.md).
EAGER = {"source": 1.5, "cue": 0.4, "content": 0.4}


class FusedAttention(torch.autograd.Function):
    """onnxruntime's MultiHeadAttention where the graph is exported, torch's own where it is run."""

    @staticmethod
    def forward(ctx, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        b, t, width = q.shape
        cut = [each.view(b, t, HEADS, width // HEADS).transpose(1, 2) for each in (q, k, v)]
        return F.scaled_dot_product_attention(*cut).transpose(1, 2).reshape(b, t, width)

    @staticmethod
    def symbolic(g, q, k, v):
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=HEADS).setType(q.type())


class Rows(nn.Module):
    """The word embeddings in int8, one scale a row: one scale for all of them costs half a point of linked F1."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(dim=1, keepdim=True) / 127
        self.register_buffer("rows", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]


class Block(nn.Module):
    """One layer with its query, key and value apart, as the fused attention takes them.

    What comes in is divided by `entry` a channel, what goes into `up` by `middle`, into `down` by `wide`: ones until `smooth`.
    """

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        self.parts = nn.ModuleList(nn.Linear(layer.qkv.in_features, layer.qkv.in_features) for _ in range(3))
        for part, weight, bias in zip(self.parts, layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3), strict=True):
            part.weight.data, part.bias.data = weight.detach().clone(), bias.detach().clone()

        for name, channels in (("entry", WIDTH), ("middle", WIDTH), ("wide", 4 * WIDTH)):
            self.register_buffer(name, torch.ones(channels))

    def forward(self, x: Tensor) -> Tensor:
        attended = FusedAttention.apply(*(part(x) for part in self.parts))
        x = self.layer.norm1(x * self.entry + self.layer.out(attended))
        wide = F.gelu(self.layer.up(x)) * (1 / self.wide)
        return self.layer.norm2(x * self.middle + self.layer.down(wide))

    @torch.no_grad()
    def smooth(self, before: nn.LayerNorm, reach: Sequence[Tensor]) -> None:
        """`before` is the norm that this layer's input comes from; `reach`: how far what enters the three products goes."""
        self.entry, self.middle, self.wide = map(smoothing.excess, reach, (smoothing.ENTRY, smoothing.MIDDLE, smoothing.WIDE))
        _divided(before, self.entry)
        _divided(self.layer.norm1, self.middle)
        widened = [(self.layer.up, self.middle), (self.layer.down, self.wide), *((part, self.entry) for part in self.parts)]
        for product, factor in widened:
            product.weight *= factor


def _divided(norm: nn.LayerNorm, factor: Tensor) -> None:
    norm.weight /= factor
    norm.bias /= factor


class Shipped(nn.Module):
    """features [b, 4, t], all of one length -> the heads' scores."""

    def __init__(self, reader: Reader, words: nn.Module) -> None:
        super().__init__()
        self.reader, self.words = reader, words
        self.blocks = nn.ModuleList(map(Block, reader.layers))

    def forward(self, features: Tensor) -> tuple[Tensor, ...]:
        ids, case, gap, quoted = features.unbind(1)
        reader = self.reader
        x = self.words(ids) + reader.positions.weight[: ids.shape[1]]
        x = reader.norm(x + reader.case(case) + reader.gap(gap) + reader.quoted(quoted))
        layers = []
        for block in self.blocks:
            x = block(x)
            layers.append(x)
        return reader.headed(layers)

    @torch.no_grad()
    def smooth(self, windows: smoothing.Windows) -> None:
        """The same function, easier to round. The head for names reads layers that the next one's `entry` has divided."""
        products = [product for block in self.blocks for product in (block.parts[0], block.layer.up, block.layer.down)]
        reach = smoothing.reaches(self, products, windows)
        norms = [self.reader.norm, *(block.layer.norm2 for block in self.blocks)]
        for number, (block, before) in enumerate(zip(self.blocks, norms, strict=False)):
            block.smooth(before, reach[3 * number : 3 * number + 3])
        named = [block.entry for block in self.blocks[LAYERS - NAMED_BY + 1 :]]
        self.reader.names.mix.weight[:, : len(named) * WIDTH] *= torch.cat(named)


def export(out: Path, models: Path, corpora: Path, start: Path | None = None, share: float = 1.0) -> None:
    """Writes models/reader.onnx, and the float network beside the checkpoint."""
    reader = Reader().eval()
    reader.load_state_dict(_weights(out / "checkpoint.pt", start, share))
    for part, bonus in EAGER.items():
        reader.tags.bias.data[[TAGS.index(f"B-{part}"), TAGS.index(f"S-{part}")]] += bonus
    whole, slim = out / "reader.fp32.onnx", out / "reader.rows.onnx"
    moves = reader.chain.moves.masked_fill(reader.chain.illegal, float("-inf"))
    _written(Shipped(reader, reader.words), whole, moves)
    rounded = Shipped(reader, Rows(reader.words.weight.detach())).eval()
    rounded.smooth(smoothing.sample(corpora))
    _written(rounded, slim, moves)
    shipped = models / "reader.onnx"
    _quantised(slim, shipped)
    _described(shipped, moves)


def _weights(trained: Path, start: Path | None, share: float) -> dict[str, Tensor]:
    made: dict[str, Tensor] = torch.load(trained)["reader"]
    if start is None:
        return made
    before = torch.load(start)["reader"]
    return {name: each if each.dtype == torch.bool else torch.lerp(before[name], each, share) for name, each in made.items()}


def _quantised(slim: Path, shipped: Path) -> None:
    products = [node.name for node in onnx.load(slim).graph.node if node.op_type == "MatMul"]
    heads = [name for name in products if name.startswith(tuple(f"/{head}/" for head in NAMES)) and "/mix/" not in name]
    given = {"weight_type": QuantType.QInt8, "per_channel": True, "op_types_to_quantize": ["MatMul"]}
    quantize_dynamic(slim, shipped, nodes_to_exclude=heads, **given)


def _written(network: Shipped, path: Path, moves: Tensor) -> None:
    given = torch.ones(2, 4, 16, dtype=torch.long).clamp(max=1)
    axes = {"features": {0: "b", 2: "t"}, **{name: {0: "b", 1: "t"} for name in NAMES}}
    torch.onnx.export(
        network.eval(),
        (given,),
        str(path),
        input_names=["features"],
        output_names=list(NAMES),
        dynamic_axes=axes,
        dynamo=False,
        opset_version=17,
        custom_opsets={"com.microsoft": 1},
    )
    _described(path, moves)


def _described(path: Path, moves: Tensor) -> None:
    """The tags' names, the score of each move from tag to tag (null: never) and even weights for the confidence, which
    calibration.py replaces: JSON in the file's metadata."""
    model = onnx.load(path)
    del model.metadata_props[:]
    rows = [[None if value == float("-inf") else round(value, 4) for value in row] for row in moves.tolist()]
    onnx.helper.set_model_props(model, {"tags": json.dumps(TAGS), "moves": json.dumps(rows), "confidence": json.dumps(EVEN)})
    onnx.save(model, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="the checkpoint that training began with")
    parser.add_argument("--share", type=float, default=1.0)
    given = parser.parse_args()
    export(given.out, given.models, Path(os.environ["ONRECORD_CORPORA"]), given.start, given.share)


if __name__ == "__main__":
    main()
