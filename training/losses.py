"""Batches of windows as tensors, and what the network loses on them."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from sayso.language.encoding import ROLE_TAGS
from training.documents import IGNORE, Crop, Window, crop, role_labels
from training.network import Network

TAG_WEIGHTS = {
    "cue": 1.0,
    "cue_polnear": 1.0,
    "sentence": 0.3,
    "upos": 0.5,
    "caveat": 0.7,
    "mention": 0.5,
    "re3d": 0.7,
}
CUE_WEIGHTS = {"stance": 0.4, "endorsement": 0.3, "unnamed": 0.3, "medium_kind": 0.2}
FALSE_CUES_A_WINDOW, TRUE_CUES_A_WINDOW = 2, 6
# PolNeAR marks source and content only: where it says O, another role may hide.
OPEN_TAGS = [i for i, t in enumerate(ROLE_TAGS) if t == "O" or t[2:] in {"via", "said", "medium"}]


@dataclass
class Batch:
    """Windows as one input of the network."""

    windows: list[Window]
    ids: Tensor
    shapes: Tensor
    first: Tensor
    """All [B, …] and padded with 0."""


def collate(windows: list[Window]) -> Batch:
    """The windows padded to one length, a multiple of 16."""
    longest = -(-max(len(w.pieces.ids) for w in windows) // 16) * 16
    most = max(len(w.pieces.first) for w in windows)
    ids, shapes = (np.zeros((len(windows), longest), dtype=np.int64) for _ in "ab")
    first = np.zeros((len(windows), most), dtype=np.int64)
    for i, w in enumerate(windows):
        ids[i, : len(w.pieces.ids)] = w.pieces.ids
        shapes[i, : len(w.pieces.ids)] = w.pieces.shapes
        first[i, : len(w.pieces.first)] = w.pieces.first
    return Batch(windows, *map(torch.from_numpy, (ids, shapes, first)))


def tag_labels(batch: Batch, name: str) -> Tensor:
    """One task's labels, IGNORE where a document has none."""
    labels = np.full(batch.first.shape, IGNORE, dtype=np.int64)
    for i, w in enumerate(batch.windows):
        if name in w.document.labels:
            labels[i, : w.end - w.start] = w.document.labels[name][w.start : w.end]
    return torch.from_numpy(labels)


def cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    """The mean over the labels that are known; 0 where none is."""
    known = labels != IGNORE
    return F.cross_entropy(scores[known].float(), labels[known]) if known.any() else scores.sum() * 0.0


def parse_loss(net: Network, out: dict[str, Tensor], batch: Batch) -> Tensor:
    """Arc and label loss of the words whose head lies in the window; heads are looked for in the sentence."""
    total = out["arc"].sum() * 0.0
    for i, w in enumerate(batch.windows):
        d = w.document
        if d.heads is None or d.relations is None:
            continue
        size = w.end - w.start
        heads = torch.from_numpy(d.heads[w.start : w.end])
        sentence = torch.zeros(size, dtype=torch.long)
        for number, (a, b) in enumerate(d.sentences):
            sentence[max(0, a - w.start) : max(0, b - w.start)] = number
        local = torch.where(heads < 0, torch.full_like(heads, size), heads - w.start)
        inside = (heads < 0) | ((local >= 0) & (local < size))
        scores = out["arc"][i, :size, :size].float()
        scores = scores.masked_fill(sentence[:, None] != sentence[None], -1e4)
        scores = torch.cat([scores, out["root"][i, :size].float()], 1)
        total = total + F.cross_entropy(scores[inside], local[inside], reduction="sum") / size
        arcs = (inside & (local < size)).nonzero()[:, 0]
        vectors = out["label_head"][i, local[arcs]], out["label_dep"][i, arcs]
        labels = torch.from_numpy(d.relations[w.start : w.end])[arcs]
        total = total + cross_entropy(net.relations(*vectors), labels)
    return total / max(1, sum(w.document.heads is not None for w in batch.windows))


def coref_loss(out: dict[str, Tensor], batch: Batch) -> Tensor:
    """For every mention: any earlier mention of its cluster in the window, or none."""
    total, counted = out["coref_query"].sum() * 0.0, 0
    for i, w in enumerate(batch.windows):
        inside = [
            ((a - w.start, b - w.start), n)
            for (a, b), n in w.document.clusters
            if a >= w.start and b <= w.end
        ][:120]
        if len(inside) < 2:
            continue
        spans = [s for s, _ in inside]
        query = torch.stack([out["coref_query"][i, a:b].mean(0) for a, b in spans]).float()
        key = torch.stack([out["coref_key"][i, a:b].mean(0) for a, b in spans]).float()
        scores = torch.cat([torch.zeros(len(spans), 1), query @ key.T / 8.0], 1)
        earlier = torch.ones(len(spans), len(spans)).tril(-1).bool()
        scores = scores.masked_fill(~torch.cat([torch.ones(len(spans), 1).bool(), earlier], 1), -1e4)
        numbers = torch.tensor([n for _, n in inside])
        gold = (numbers[:, None] == numbers[None]) & earlier
        gold = torch.cat([~gold.any(1, keepdim=True), gold], 1)
        total = total - (scores.masked_fill(~gold, -1e4).logsumexp(1) - scores.logsumexp(1)).mean()
        counted += 1
    return total / max(1, counted)


def choose_crops(out: dict[str, Tensor], batch: Batch, rng: random.Random) -> list[Crop]:
    """The true cues of the windows, and false ones: what the tagger takes for a cue, or a word by chance."""
    crops = []
    for row, w in enumerate(batch.windows):
        d = w.document
        if d.cues is None:
            continue
        true = [c for c in d.cues if c.span[0] >= w.start and c.span[1] <= w.end]
        scores = (
            out["cue_polnear" if d.style else "cue"][row, : w.end - w.start]
            .float()
            .softmax(-1)[:, 0]
            .detach()
        )
        taken = {i for c in true for i in range(*c.span)}
        suspects = [i + w.start for i in (scores < 0.85).nonzero()[:, 0].tolist() if i + w.start not in taken]
        false = rng.sample(suspects, min(FALSE_CUES_A_WINDOW, len(suspects)))
        if not false and (k := rng.randrange(w.start, w.end)) not in taken:
            false = [k]
        crops += [crop(w, row, c.span, c) for c in rng.sample(true, min(TRUE_CUES_A_WINDOW, len(true)))]
        crops += [crop(w, row, (k, k + 1), None) for k in false]
    return crops


def roles_loss(net: Network, out: dict[str, Tensor], batch: Batch, crops: list[Crop]) -> dict[str, Tensor]:
    """The losses of the second look: what belongs to each cue, and what the cue itself says."""
    if not crops:
        return {}
    longest = max(c.end - c.start for c in crops)
    distance, mask = (np.zeros((len(crops), longest), dtype=np.int64) for _ in "ab")
    labels = np.full((len(crops), longest), IGNORE, dtype=np.int64)
    for i, c in enumerate(crops):
        distance[i, : len(c.distance)] = c.distance
        mask[i, : len(c.distance)] = 1
        labels[i, [p for p, _ in c.words]] = role_labels(c.words, c.cue)
    shared = torch.stack(
        [F.pad(out["shared"][c.row, c.start : c.end], (0, 0, 0, longest - (c.end - c.start))) for c in crops]
    )
    style = torch.tensor([batch.windows[c.row].document.style for c in crops])
    rows = net.roles(
        shared,
        torch.from_numpy(distance),
        style,
        torch.from_numpy(mask).float(),
        torch.tensor([c.at for c in crops]),
    )
    got = dict(zip(net.roles.output_names, rows, strict=True))
    losses = {
        "roles": tag_loss(
            got["tags"],
            torch.from_numpy(labels),
            torch.tensor([not (c.cue and not c.cue.full) for c in crops]),
        )
    }
    losses["valid"] = 0.5 * cross_entropy(got["valid"], torch.tensor([int(c.cue is not None) for c in crops]))
    for name, weight in CUE_WEIGHTS.items():
        known = torch.tensor([getattr(c.cue, name) if c.cue else IGNORE for c in crops])
        losses[name] = weight * cross_entropy(got[name], known)
    return losses


def tag_loss(scores: Tensor, labels: Tensor, full: Tensor) -> Tensor:
    """Cross entropy a word; in crops that are not fully marked, O stands for every role left unmarked."""
    logp = scores.float().log_softmax(-1)
    known = labels != IGNORE
    plain = logp.gather(-1, labels.clamp(min=0).unsqueeze(-1))[..., 0]
    open_ = logp[..., OPEN_TAGS].logsumexp(-1)
    chosen = torch.where((labels == 0) & ~full[:, None], open_, plain)
    return -chosen[known].mean()


def losses(net: Network, batch: Batch, rng: random.Random) -> dict[str, Tensor]:
    """Every task's weighted loss on the batch."""
    rows = net.tagger(batch.ids, batch.shapes, batch.first)
    out = dict(zip(net.tagger.output_names, rows, strict=True))
    parts = {
        name: weight * cross_entropy(out[name], tag_labels(batch, name))
        for name, weight in TAG_WEIGHTS.items()
    }
    parts["parse"] = parse_loss(net, out, batch)
    parts["coref"] = 0.3 * coref_loss(out, batch)
    parts |= roles_loss(net, out, batch, choose_crops(out, batch, rng))
    return parts
