"""Training by the clock: two processes of one thread each, or one of many; checkpoints as it goes."""

from __future__ import annotations

import json
import os
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.distributed as dist
from tokenizers import Tokenizer
from torch.multiprocessing.spawn import spawn

from sayso.language.encoding import CLS, MASK, SEP
from training import corpora
from training.documents import Document, Window, random_window
from training.losses import collate, losses
from training.network import Network

Mix = tuple[tuple[str, int], ...]
"""Rows of a batch of each kind; what one of them lacks in labels the others have."""
PHASES: tuple[tuple[float, float, Mix], ...] = (
    (84, 1.0, (("polnear", 7), ("own", 4), ("gum", 3), ("ewt", 2), ("re3d", 1))),
    (30, 0.5, (("polnear", 10), ("own", 2), ("gum", 2), ("ewt", 2))),
)
"""Minutes, factor of the learning rates, and mix: small corpora are learnt first, PolNeAR needs longest."""
SMALL = frozenset({"own", "re3d"})
MASKED = 0.06
"""Share of the pieces hidden in the small corpora, which are seen often: context must do, not memory."""
ENCODER_RATE, HEAD_RATE, DECAY, WARM_UP = 2e-4, 1e-3, 0.01, 0.08


@dataclass
class Plan:
    """What to train on, for how long, and where checkpoints go."""

    corpora: Path
    minilm: Path
    out: Path
    minutes: float
    seed: int = 1
    processes: int = 2
    resume: bool = False
    start_from: Path | None = None
    rate: float = 1.0
    mix: Mix = PHASES[0][2]


def read_all(plan: Plan) -> tuple[dict[str, list[Document]], corpora.Vocabulary, corpora.Vocabulary]:
    """All training documents by kind, and the names of relations and parts of speech."""
    tokenizer = Tokenizer.from_file(str(plan.minilm / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    relations, upos = corpora.Vocabulary(), corpora.Vocabulary()
    c = plan.corpora
    read = {
        "ewt": list(corpora.treebank(c / "ud-ewt/train.conllu.gz", tokenizer, relations, upos, grow=True)),
        "gum": list(corpora.treebank(c / "gum/train.conllu.gz", tokenizer, relations, upos, grow=True)),
        "polnear": list(corpora.polnear(c / "polnear/train.jsonl.gz", tokenizer)),
        "own": list(corpora.own_texts(tokenizer, dev=False)),
        "re3d": list(corpora.re3d(c / "re3d/train.conll.gz", tokenizer)),
    }
    return read, relations, upos


class Sampler:
    """Documents of each kind in turn, longer ones more often, a fresh random window each time."""

    def __init__(self, read: dict[str, list[Document]], rng: random.Random, mix: Mix) -> None:
        self.read, self.rng, self.mix = read, rng, mix
        self.weights = {k: [min(len(d.words), 4000) for d in docs] for k, docs in read.items()}

    def windows(self, rank: int, processes: int) -> list[Window]:
        rows = [kind for kind, n in self.mix for _ in range(n) if self.read[kind]]
        mine = rows[rank::processes]
        return [self.window(k) for k in mine]

    def window(self, kind: str) -> Window:
        window = random_window(self.rng.choices(self.read[kind], self.weights[kind])[0], self.rng)
        if kind in SMALL:
            ids = window.pieces.ids
            hidden = [i for i in range(len(ids)) if ids[i] not in (CLS, SEP) and self.rng.random() < MASKED]
            ids[hidden] = MASK
        return window


def optimizer_of(net: Network, rate: float) -> torch.optim.Optimizer:
    """The word table stays as pretrained: rare names keep the neighbours that pretraining gave them."""
    net.tagger.words.weight.requires_grad_(False)
    body: list[torch.nn.Parameter] = []
    heads: list[torch.nn.Parameter] = []
    for name, p in net.named_parameters():
        if p.requires_grad:
            (
                body if ".layers." in name or ".places." in name or name.startswith("tagger.norm") else heads
            ).append(p)
    groups = [
        {"params": body, "lr": ENCODER_RATE * rate, "peak": ENCODER_RATE * rate},
        {"params": heads, "lr": HEAD_RATE * rate, "peak": HEAD_RATE * rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=DECAY, betas=(0.9, 0.98), fused=True)


def share_gradients(net: Network, processes: int) -> None:
    """The mean of all processes' gradients, in each of them; sent in half the bits."""
    grads = [
        p.grad if p.grad is not None else torch.zeros_like(p) for p in net.parameters() if p.requires_grad
    ]
    flat = torch.cat([g.flatten() for g in grads]).bfloat16()
    dist.all_reduce(flat)
    flat = flat.float() / processes
    at = 0
    for p in (p for p in net.parameters() if p.requires_grad):
        p.grad = flat[at : at + p.numel()].view_as(p)
        at += p.numel()


def work(rank: int, plan: Plan) -> None:
    """One training process."""
    torch.set_num_threads(1 if plan.processes > 1 else os.cpu_count() or 1)
    if plan.processes > 1:
        dist.init_process_group(
            "gloo", init_method=f"file://{plan.out / 'rendezvous'}", rank=rank, world_size=plan.processes
        )
    torch.manual_seed(plan.seed)
    read, relations, upos = read_all(plan)
    net = Network.from_minilm(list(relations), list(upos), plan.minilm)
    optimizer = optimizer_of(net, plan.rate)
    step, spent = take_up(plan, net, optimizer)
    checkpoint = plan.out / "checkpoint.pt"
    sampler = Sampler(read, random.Random(plan.seed * 1000 + rank + step * 7919), plan.mix)
    begun, saved_at, sums = time.time() - spent, time.time(), dict[str, float]()
    while (fraction := fraction_done(plan, begun)) < 1:
        set_rates(optimizer, fraction)
        parts = one_step(net, optimizer, sampler.windows(rank, plan.processes), sampler.rng, plan.processes)
        step += 1
        for k, v in parts.items():
            sums[k] = sums.get(k, 0.0) * 0.97 + 0.03 * v if k in sums else v
        if rank == 0 and step % 20 == 0:
            told = " ".join(f"{k} {v:.3f}" for k, v in sums.items())
            print(f"{(time.time() - begun) / 60:5.1f} min, step {step}: {told}", flush=True)
        if rank == 0 and time.time() - saved_at > 240:
            save(net, optimizer, checkpoint, step, time.time() - begun)
            saved_at = time.time()
    if rank == 0:
        save(net, optimizer, checkpoint, step, plan.minutes * 60)


def take_up(plan: Plan, net: Network, optimizer: torch.optim.Optimizer) -> tuple[int, float]:
    """Loads what the plan says to begin at; the step and the seconds that were spent before."""
    if plan.start_from:
        net.load_state_dict(torch.load(plan.start_from)["net"])
    checkpoint = plan.out / "checkpoint.pt"
    if not (plan.resume and checkpoint.exists()):
        return 0, 0.0
    saved = torch.load(checkpoint)
    net.load_state_dict(saved["net"])
    optimizer.load_state_dict(saved["optimizer"])
    return int(saved["step"]), float(saved["spent"])


def fraction_done(plan: Plan, begun: float) -> float:
    """The share of the time that is spent; rank 0's clock rules, so that all stop at the same step."""
    done = torch.tensor([(time.time() - begun) / (plan.minutes * 60)])
    if plan.processes > 1:
        dist.broadcast(done, 0)
    return float(done)


def set_rates(optimizer: torch.optim.Optimizer, fraction: float) -> None:
    """Learning rates rise in the warm-up, then fall in a straight line."""
    scale = min(fraction / WARM_UP, (1 - fraction) / (1 - WARM_UP))
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * max(scale, 1e-3)


def one_step(
    net: Network,
    optimizer: torch.optim.Optimizer,
    windows: list[Window],
    rng: random.Random,
    processes: int,
) -> dict[str, float]:
    """One batch forth and back; each task's loss."""
    with torch.autocast("cpu", torch.bfloat16):
        parts = losses(net, collate(windows), rng)
    torch.autograd.backward(sum(parts.values(), torch.zeros(())))
    if processes > 1:
        share_gradients(net, processes)
    torch.nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return {k: float(v.detach()) for k, v in parts.items()}


def save(net: Network, optimizer: torch.optim.Optimizer, path: Path, step: int, spent: float) -> None:
    """Written beside and moved, so that a stop in between leaves the last good one."""
    beside = path.with_suffix(".part")
    torch.save(
        {
            "net": net.state_dict(),
            "optimizer": optimizer.state_dict(),
            "step": step,
            "spent": spent,
            "relations": net.relation_names,
            "upos": net.upos_names,
        },
        beside,
    )
    beside.replace(path)
    (path.parent / "progress.json").write_text(json.dumps({"step": step, "minutes": spent / 60}))


def is_done(plan: Plan) -> bool:
    """Whether the plan's minutes have been spent in an earlier run."""
    told = plan.out / "progress.json"
    return told.exists() and json.loads(told.read_text())["minutes"] >= plan.minutes


def train(plan: Plan) -> Path:
    """Trains and returns the path of the last checkpoint."""
    plan.out.mkdir(parents=True, exist_ok=True)
    (plan.out / "rendezvous").unlink(missing_ok=True)
    if plan.processes > 1:
        spawn(work, args=(plan,), nprocs=plan.processes)  # type: ignore[no-untyped-call,unused-ignore]
    else:
        work(0, plan)
    return plan.out / "checkpoint.pt"
