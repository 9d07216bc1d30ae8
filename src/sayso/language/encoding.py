"""Words to the numbers that the network reads; the same code serves training and reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.language.words import shape_of

CLS, SEP, MASK, PAD = 101, 102, 103, 0
MAX_PIECES = 320
"""Pieces in one window, marks included: the length that the network was trained on."""

ROLES = ("source", "content", "via", "said", "medium")
ROLE_TAGS = ("O", *(f"{p}-{r}" for r in ROLES for p in "BI"))
STANCES = (
    "asserts",
    "confirms",
    "denies",
    "accuses",
    "suspects",
    "demands",
    "promises",
    "threatens",
    "declines",
)
ENDORSEMENTS = ("neutral", "distanced", "endorsed")
MEDIA = (
    "none",
    "television",
    "radio",
    "social_media",
    "press_conference",
    "statement",
    "interview",
    "print",
    "document",
    "other",
)
CAVEATS = ("unverified", "withheld", "no_response", "anonymity")
CAVEAT_TAGS = ("O", *(f"{p}-{k}" for k in CAVEATS for p in "BI"))
MENTIONS = ("person", "organization", "place")
MENTION_TAGS = ("O", *(f"{p}-{k}" for k in MENTIONS for p in "BI"))
RE3D = (
    "Organisation",
    "Location",
    "Person",
    "Temporal",
    "Quantity",
    "DocumentReference",
    "Weapon",
    "MilitaryPlatform",
    "Money",
    "Nationality",
)
RE3D_TAGS = ("O", *(f"{p}-{k}" for k in RE3D for p in "BI"))
CROP_BEFORE, CROP_AFTER = 40, 44
"""Pieces before and after a cue among which its source and content are looked for."""
DISTANCES = (-64, -48, -32, -24, -16, -12, -8, -5, -3, -2, -1, 0, 1, 2, 3, 5, 8, 12, 16, 24, 32, 48, 64)


@dataclass
class Pieces:
    """A run of words as the network's input.

    `ids`, `shapes`: one number a piece, with [CLS] first, [SEP] at each line's beginning and at the end.
    `first`: for each word, the place of its first piece.
    """

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    first: NDArray[np.int64]


def word_pieces(tokenizer: Tokenizer, words: Sequence[str]) -> list[list[int]]:
    """The piece ids of each word; a word that the tokenizer drops (a lone control sign) becomes [UNK]."""
    out: list[list[int]] = [[] for _ in words]
    encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
        if word is not None:  # only marks that the tokenizer adds belong to no word, and it adds none here
            out[word].append(piece)
    return [p[:16] or [100] for p in out]


def assemble(pieces: Sequence[Sequence[int]], shapes: Sequence[int], breaks: Sequence[bool]) -> Pieces:
    """The words' pieces as one window; `breaks[i]` puts a [SEP] before word i (never before the first)."""
    ids, marks, first = [CLS], [0], []
    for i, (word, shape) in enumerate(zip(pieces, shapes, strict=True)):
        if breaks[i] and i:
            ids.append(SEP)
            marks.append(0)
        first.append(len(ids))
        ids.extend(word)
        marks.extend([shape] * len(word))
    ids.append(SEP)
    marks.append(0)
    return Pieces(np.array(ids), np.array(marks), np.array(first))


def shapes_of(words: Sequence[str]) -> list[int]:
    """How each word is written."""
    return [shape_of(w) for w in words]


def crop_bounds(cue: tuple[int, int], length: int) -> tuple[int, int]:
    """The pieces [start, end) of a window that are read around a cue that covers the pieces [cue)."""
    return max(0, cue[0] - CROP_BEFORE), min(length, cue[1] + CROP_AFTER)


def distance_buckets(cue: tuple[int, int], bounds: tuple[int, int]) -> NDArray[np.int64]:
    """For each piece of the crop the bucket of its signed distance to the cue (0 = part of the cue)."""
    place = np.arange(*bounds)
    signed = np.where(place < cue[0], place - cue[0], np.where(place >= cue[1], place - cue[1] + 1, 0))
    return np.searchsorted(np.array(DISTANCES), signed, side="left").astype(np.int64)
