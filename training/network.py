"""The network: MiniLM's six layers with heads, and two layers more for what belongs to a cue.

Layers 1-4 are shared. Layers 5-6 end in the taggers for cues, parse, names and caveats (one number row a
word). A copy of 5-6 reads a crop around one cue, told the distance to it, and tags that cue's source,
content, nearer link, date and medium: so sources are shared and contents nest.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.language.encoding import (
    CAVEAT_TAGS,
    DISTANCES,
    ENDORSEMENTS,
    MEDIA,
    MENTION_TAGS,
    RE3D_TAGS,
    ROLE_TAGS,
    STANCES,
)

WIDTH, LAYERS, HEADS, SHARED = 384, 6, 12, 4
ARC, LABEL, COREF = 192, 64, 64


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: [B, T, WIDTH]; mask: [B, 1, 1, T], 0 to be read and very negative where there is padding."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        if torch.onnx.is_in_onnx_export():
            scores = q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + mask
            y = scores.softmax(-1) @ v
        else:
            y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.norm1(x + self.out(y.transpose(1, 2).reshape(b, t, WIDTH)))
        read: Tensor = self.norm2(x + self.down(F.gelu(self.up(x))))
        return read


class Tagger(nn.Module):
    """Document windows to rows of numbers for each word."""

    def __init__(self, upos: int) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(5, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        sizes = {
            "cue": 3,
            "cue_polnear": 3,
            "sentence": 2,
            "upos": upos,
            "caveat": len(CAVEAT_TAGS),
            "mention": len(MENTION_TAGS),
            "re3d": len(RE3D_TAGS),
        }
        self.heads = nn.ModuleDict({k: nn.Linear(WIDTH, n) for k, n in sizes.items()})
        self.arc_head, self.arc_dep = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Linear(ARC + 1, ARC, bias=False)
        self.root = nn.Linear(WIDTH, 1)
        self.label_head, self.label_dep = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.coref_query, self.coref_key = nn.Linear(WIDTH, COREF), nn.Linear(WIDTH, COREF)
        nn.init.zeros_(self.shapes.weight)
        self.output_names = [
            "shared",
            *sizes,
            "arc",
            "root",
            "label_head",
            "label_dep",
            "coref_query",
            "coref_key",
        ]

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """ids, shapes: [B, T]; first: [B, N], the words' first pieces. Gives `output_names` in order."""
        mask = torch.where(ids == 0, -1e4, 0.0)[:, None, None, :]
        x = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]] + self.shapes(shapes))
        shared = x
        for i, layer in enumerate(self.layers):
            x = layer(x, mask)
            if i == SHARED - 1:
                shared = x
        w = x.gather(1, first.unsqueeze(-1).expand(-1, -1, WIDTH))
        rows = [self.heads[k](w) for k in self.heads]
        head, dep = F.gelu(self.arc_head(w)), F.gelu(self.arc_dep(w))
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        arc = self.arc(dep) @ head.transpose(1, 2) / ARC**0.5
        return (
            shared,
            *rows,
            arc,
            self.root(w),
            F.gelu(self.label_head(w)),
            F.gelu(self.label_dep(w)),
            self.coref_query(w),
            self.coref_key(w),
        )


class Roles(nn.Module):
    """Crops around cues to role tags a piece, and to what the cue itself says."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(len(DISTANCES) + 1, WIDTH)
        self.style = nn.Embedding(2, WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS - SHARED))
        self.tags = nn.Linear(WIDTH, len(ROLE_TAGS))
        sizes = {
            "valid": 2,
            "stance": len(STANCES),
            "endorsement": len(ENDORSEMENTS),
            "unnamed": 2,
            "medium_kind": len(MEDIA),
        }
        self.cue = nn.ModuleDict({k: nn.Linear(WIDTH, n) for k, n in sizes.items()})
        self.output_names = ["tags", *sizes]

    def forward(
        self, shared: Tensor, distance: Tensor, style: Tensor, mask: Tensor, at: Tensor
    ) -> tuple[Tensor, ...]:
        """Gives `output_names` in order.

        shared: [C, L, WIDTH]; distance: [C, L]; style: [C], 0 Sayso's, 1 PolNeAR's;
        mask: [C, L], 1 = to be read; at: [C], the cue's place.
        """
        x = shared + self.distance(distance) + self.style(style)[:, None]
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        c = x.gather(1, at[:, None, None].expand(-1, 1, WIDTH))[:, 0]
        return (self.tags(x), *(self.cue[k](c) for k in self.cue))


class Relations(nn.Module):
    """The label of each arc from the vectors of its two words."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.bilinear = nn.Bilinear(LABEL, LABEL, relations)
        self.linear = nn.Linear(2 * LABEL, relations)

    def forward(self, head: Tensor, dep: Tensor) -> Tensor:
        """head, dep: [M, LABEL]. Returns [M, relations]."""
        u = torch.einsum("mi,rij,mj->mr", head, self.bilinear.weight, dep)
        scores: Tensor = u + self.linear(torch.cat([head, dep], -1)) + self.bilinear.bias
        return scores


class Network(nn.Module):
    """The three parts together; `from_minilm` starts them from the pretrained encoder."""

    def __init__(self, relations: list[str], upos: list[str]) -> None:
        super().__init__()
        self.relation_names, self.upos_names = relations, upos
        self.tagger = Tagger(len(upos))
        self.roles = Roles()
        self.relations = Relations(len(relations))

    @classmethod
    def from_minilm(cls, relations: list[str], upos: list[str], folder: Path) -> Network:
        net = cls(relations, upos)
        weights = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
        config = json.loads((folder / "config.json").read_text())
        assert config["hidden_size"] == WIDTH
        assert config["num_hidden_layers"] == LAYERS
        t = net.tagger
        emb = "embeddings."
        with torch.no_grad():
            t.words.weight.copy_(weights[emb + "word_embeddings.weight"])
            t.places.weight.copy_(
                weights[emb + "position_embeddings.weight"] + weights[emb + "token_type_embeddings.weight"][0]
            )
            t.norm.weight.copy_(weights[emb + "LayerNorm.weight"])
            t.norm.bias.copy_(weights[emb + "LayerNorm.bias"])
            for i, layer in enumerate(t.layers):
                copy_layer(layer, weights, f"encoder.layer.{i}.")
            for i, layer in enumerate(net.roles.layers):
                copy_layer(layer, weights, f"encoder.layer.{SHARED + i}.")
            for table in (net.roles.distance, net.roles.style):
                table.weight.mul_(0.02)
        return net


def copy_layer(layer: nn.Module, weights: dict[str, Tensor], prefix: str) -> None:
    """One layer's pretrained weights into ours (query, key and value as one matrix)."""
    assert isinstance(layer, Layer)
    parts = [
        weights[f"{prefix}attention.self.{n}.{{}}".replace("{}", "weight")] for n in ("query", "key", "value")
    ]
    biases = [weights[f"{prefix}attention.self.{n}.bias"] for n in ("query", "key", "value")]
    layer.qkv.weight.copy_(torch.cat(parts))
    layer.qkv.bias.copy_(torch.cat(biases))
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for ours, theirs in names.items():
        for kind in ("weight", "bias"):
            getattr(getattr(layer, ours), kind).copy_(weights[f"{prefix}{theirs}.{kind}"])
