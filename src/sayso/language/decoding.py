"""Scores to structures: tag sequences that are well formed, and trees without cycles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def log_softmax(scores: Scores) -> Scores:
    """Along the last axis."""
    top = scores.max(-1, keepdims=True)
    shifted = scores - top
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), dtype=np.float32)


def softmax(scores: Scores) -> Scores:
    """Along the last axis."""
    return np.asarray(np.exp(log_softmax(scores)), dtype=np.float32)


def bio_transitions(tags: Sequence[str]) -> Scores:
    """[T, T] from tag to tag: 0 where allowed, very low where I-x would not follow B-x or I-x."""
    table = np.zeros((len(tags), len(tags)), dtype=np.float32)
    for j, to in enumerate(tags):
        if to[0] == "I":
            for i, before in enumerate(tags):
                if before[2:] != to[2:] or before == "O":
                    table[i, j] = -1e4
    return table


def viterbi(logp: Scores, lengths: Sequence[int], transitions: Scores) -> list[NDArray[np.int64]]:
    """The best well-formed tags of each sequence.

    `logp`: [C, L, T] for the tags O, B-x, I-x, B-y, I-y …, of which the first `lengths[c]` rows count. The
    likeliest tag of each word alone is the best one but around an I where none may stand. There a stretch is
    searched, between words at which every B is as likely as its I: over these nothing better reaches.
    """
    likeliest = logp.argmax(-1)
    out = []
    for c, length in enumerate(lengths):
        tags = likeliest[c, :length].copy()
        before = np.concatenate([[0], tags[:-1]]) if length else tags
        apart = np.flatnonzero((logp[c, :length, 1::2] >= logp[c, :length, 2::2]).all(-1))
        done = 0
        for at in np.flatnonzero(transitions[before, tags] < -1).tolist():
            if at >= done:
                left, right = np.searchsorted(apart, at, side="right"), np.searchsorted(apart, at + 1)
                start = int(apart[left - 1]) if left else 0
                done = int(apart[right]) if right < len(apart) else length
                tags[start:done] = _search(logp[c, start:done], transitions)
        out.append(tags)
    return out


def _search(logp: Scores, transitions: Scores) -> NDArray[np.int64]:
    """The best well-formed tags of one stretch, before which no span is open."""
    length, size = logp.shape
    best = logp[0] + transitions[0]  # a stretch begins as after O
    back = np.zeros((length, size), dtype=np.int64)
    for t in range(1, length):
        paths = best[:, None] + transitions
        back[t] = paths.argmax(0)
        best = paths.max(0) + logp[t]
    tags = np.zeros(length, dtype=np.int64)
    tags[-1] = best.argmax()
    for t in range(length - 1, 0, -1):
        tags[t - 1] = back[t, tags[t]]
    return tags


def spans_of(tags: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """(start, end, kind) of the spans in BIO tags numbered 0 = O, 1+2k = B of kind k, 2+2k = I of kind k."""
    spans = []
    start, kind = -1, -1
    for i, tag in enumerate([*tags.tolist(), 0]):
        if start >= 0 and tag != 2 + 2 * kind:
            spans.append((start, i, kind))
            start = -1
        if tag % 2 == 1:
            start, kind = i, (tag - 1) // 2
    return spans


def tree(arcs: Scores, roots: Scores) -> NDArray[np.int64]:
    """The head of each word of one sentence, -1 for the root; one root, no cycles.

    `arcs`: [n, n], arcs[d, h] the score of h as head of d; `roots`: [n]. Each word takes its best head, then
    cycles are opened where that costs least: on the treebanks nearly all sentences have none, so exact search
    would not pay.
    """
    n = len(roots)
    scores = log_softmax(
        np.concatenate([np.where(np.eye(n, dtype=bool), -1e4, arcs), roots[:, None]], axis=1)
    )
    root = int((scores[:, n] - np.where(n > 1, scores[:, :n].max(1), 0)).argmax())
    scores[:, n] = -1e4
    heads = scores[:, :n].argmax(1)
    heads[root] = -1
    while len(lost := np.flatnonzero(~_reaching(heads))):
        # Of the words in cycles, hang the one where it costs least on a word that leads to the root.
        sure = np.where(_reaching(heads), 0, -np.inf)
        best = scores[lost, :n] + sure
        loss = best.max(1) - scores[lost, heads[lost]]
        cheapest = int(loss.argmax())
        heads[lost[cheapest]] = int(best[cheapest].argmax())
    return np.asarray(heads, dtype=np.int64)


def _reaching(heads: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which words lead to the root by their heads."""
    at = heads.copy()
    for _ in range(int(np.ceil(np.log2(len(heads) + 1))) + 1):
        at = np.where(at < 0, -1, at[at])
    return np.asarray(at < 0)
