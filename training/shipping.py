"""The shipped file: the last checkpoint as int8 ONNX.

    PYTHONPATH=. python training/shipping.py --out build/named --models src/onrecord/models

With --start and --share the weights lie between those that training began with and those that it left, so much of the way
(Wortsman et al., CVPR 2022); what ships goes all of it.

Weights are int8 with one scale a channel, activations quantised as they come (onnxruntime's dynamic quantisation); the layers
behind the attention, which lose most by it, in blocks of 128 with a scale each for weights and activations; the heads, 1 % of
the weights without the words, stay in float. Windows go in one at a time, so nothing is padded and nothing masked,
which lets onnxruntime's fused attention run: with a mask and plain operators attention took half of a pass.
The chain's moves between tags travel in the file's metadata.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from torch import Tensor, nn
from torch.nn import functional as F

from network import HEADS, TAGS, Layer, Reader
from onrecord.language.confidence import EVEN

NAMES = ("tags", "inner", "names", "pointing", "pointed")
BLOCK = 128
# Added to the score of beginning a span: the chain finds fewer spans than there are. Chosen on polnear/dev (EXPERIMENTS.md).
EAGER = {"source": 1.5, "cue": 0.4, "content": 0.2}


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
    """One layer with its query, key and value apart, as the fused attention takes them."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        self.parts = nn.ModuleList(nn.Linear(layer.qkv.in_features, layer.qkv.in_features) for _ in range(3))
        for part, weight, bias in zip(self.parts, layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3), strict=True):
            part.weight.data, part.bias.data = weight.detach().clone(), bias.detach().clone()

    def forward(self, x: Tensor) -> Tensor:
        attended = FusedAttention.apply(*(part(x) for part in self.parts))
        x = self.layer.norm1(x + self.layer.out(attended))
        return self.layer.norm2(x + self.layer.down(F.gelu(self.layer.up(x))))


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


def export(out: Path, models: Path, start: Path | None = None, share: float = 1.0) -> None:
    """Writes models/reader.onnx, and the float network beside the checkpoint."""
    reader = Reader().eval()
    reader.load_state_dict(_weights(out / "checkpoint.pt", start, share))
    for part, bonus in EAGER.items():
        reader.tags.bias.data[[TAGS.index(f"B-{part}"), TAGS.index(f"S-{part}")]] += bonus
    whole, slim = out / "reader.fp32.onnx", out / "reader.rows.onnx"
    moves = reader.chain.moves.masked_fill(reader.chain.illegal, float("-inf"))
    _written(Shipped(reader, reader.words), whole, moves)
    _written(Shipped(reader, Rows(reader.words.weight.detach())), slim, moves)
    shipped = models / "reader.onnx"
    _quantised(slim, shipped, out / "reader.blocks.onnx")
    _described(shipped, moves)


def _weights(trained: Path, start: Path | None, share: float) -> dict[str, Tensor]:
    made: dict[str, Tensor] = torch.load(trained)["reader"]
    if start is None:
        return made
    before = torch.load(start)["reader"]
    return {name: each if each.dtype == torch.bool else torch.lerp(before[name], each, share) for name, each in made.items()}


def _quantised(slim: Path, shipped: Path, between: Path) -> None:
    products = [node.name for node in onnx.load(slim).graph.node if node.op_type == "MatMul"]
    in_blocks = [name for name in products if "/out/" in name]
    heads = [name for name in products if name.startswith(tuple(f"/{head}/" for head in NAMES)) and "/mix/" not in name]
    config = DefaultWeightOnlyQuantConfig(block_size=BLOCK, is_symmetric=True, accuracy_level=4, bits=8)
    left = [name for name in products if name not in in_blocks]
    made = MatMulNBitsQuantizer(onnx.load(slim), nodes_to_exclude=left, algo_config=config)
    made.process()
    made.model.save_model_to_file(str(between))
    given = {"weight_type": QuantType.QInt8, "per_channel": True, "op_types_to_quantize": ["MatMul"]}
    quantize_dynamic(between, shipped, nodes_to_exclude=heads, **given)


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
    export(given.out, given.models, given.start, given.share)


if __name__ == "__main__":
    main()
