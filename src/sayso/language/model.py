"""The shipped network, run by onnxruntime: the only module that knows it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.language.encoding import Pieces, crop_bounds, distance_buckets

WEIGHTS = Path(__file__).parent / "weights"
Rows = dict[str, NDArray[np.float32]]
BATCH, ARC_BATCH = 2, 2048
"""Cues, and arcs, in one pass: two cues are quickest on one thread; many arcs take gigabytes."""


@dataclass(frozen=True, slots=True)
class CueCrop:
    """A cue in a window: where its pieces are, and for each word in reach its place in the crop."""

    window: int
    pieces: tuple[int, int]
    bounds: tuple[int, int]
    words: NDArray[np.int64]
    """The numbers of the window's words whose first piece lies in the crop."""
    places: NDArray[np.int64]
    """And where in the crop that piece stands."""


class Model:
    """The three graphs, the tokenizer and the label names of a folder of weights."""

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.relations: list[str] = labels["relations"]
        self.upos: list[str] = labels["upos"]
        self.calibration: dict[str, Any] = labels.get("calibration", {})
        self._tagger = _session(folder / "tagger.onnx", threads)
        self._roles = _session(folder / "roles.onnx", threads)
        self._relations = _session(folder / "relations.onnx", threads)

    def tag(self, window: Pieces) -> Rows:
        """One window through the tagger: rows by output name, one a word (`shared`: one a piece)."""
        feeds = {"ids": window.ids[None], "shapes": window.shapes[None], "first": window.first[None]}
        names = [o.name for o in self._tagger.get_outputs()]
        return {n: v[0] for n, v in zip(names, self._tagger.run(None, feeds), strict=True)}

    def roles(self, shared: Sequence[NDArray[np.float32]], crops: Sequence[CueCrop], style: int = 0) -> Rows:
        """All crops of one report: rows by name, [C, …]. `shared`: the windows' shared rows."""
        most = max(c.bounds[1] - c.bounds[0] for c in crops)
        lots = [crops[i : i + BATCH] for i in range(0, len(crops), BATCH)]
        parts = [self._roles_of(shared, lot, style, most) for lot in lots]
        return {k: np.concatenate([p[k] for p in parts]) for k in parts[0]}

    def _roles_of(
        self, shared: Sequence[NDArray[np.float32]], crops: Sequence[CueCrop], style: int, longest: int
    ) -> Rows:
        width = shared[0].shape[-1]
        x = np.zeros((len(crops), longest, width), dtype=np.float32)
        distance = np.zeros((len(crops), longest), dtype=np.int64)
        mask = np.zeros((len(crops), longest), dtype=np.float32)
        for i, c in enumerate(crops):
            size = c.bounds[1] - c.bounds[0]
            x[i, :size] = shared[c.window][c.bounds[0] : c.bounds[1]]
            distance[i, :size] = distance_buckets(c.pieces, c.bounds)
            mask[i, :size] = 1
        at = np.array([c.pieces[0] - c.bounds[0] for c in crops])
        feeds = {
            "shared": x,
            "distance": distance,
            "style": np.full(len(crops), style),
            "mask": mask,
            "at": at,
        }
        names = [o.name for o in self._roles.get_outputs()]
        return dict(zip(names, self._roles.run(None, feeds), strict=True))

    def relation_scores(self, head: NDArray[np.float32], dep: NDArray[np.float32]) -> NDArray[np.float32]:
        """[M, 64] and [M, 64] to [M, relations]."""
        parts = [
            self._relations.run(None, {"head": head[i : i + ARC_BATCH], "dep": dep[i : i + ARC_BATCH]})[0]
            for i in range(0, len(head), ARC_BATCH)
        ]
        return np.concatenate(parts)


def cue_crop(window: int, pieces: Pieces, words: tuple[int, int]) -> CueCrop:
    """The crop around the cue that covers the window's words [words)."""
    first = pieces.first
    end = int(first[words[1]]) if words[1] < len(first) else len(pieces.ids) - 1
    around = int(first[words[0]]), max(end, int(first[words[0]]) + 1)
    bounds = crop_bounds(around, len(pieces.ids))
    inside = np.flatnonzero((first >= bounds[0]) & (first < bounds[1]))
    return CueCrop(window, around, bounds, inside, first[inside] - bounds[0])


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=2)
def load(folder: Path = WEIGHTS, threads: int = 1) -> Model:
    """The shipped model, loaded once."""
    return Model(folder, threads=threads)
