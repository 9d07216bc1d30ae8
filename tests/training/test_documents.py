"""What the network learns from: role labels and windows."""

from __future__ import annotations

import random

import numpy as np
import pytest

pytest.importorskip("tokenizers", reason="words are cut into pieces by the tokenizers library")

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.encoding import MAX_PIECES, ROLE_TAGS
from training.documents import Cue, Document, crop, cue_pieces, cut, random_window, role_labels, tiles


def document(pieces: list[int], *, parsed: bool = False, sentence: int = 12) -> Document:
    """A document of words with so many pieces each."""
    size = len(pieces)
    made = Document("d", ["w"] * size, [i % 30 == 0 for i in range(size)])
    made.pieces, made.shapes = [[7] * n for n in pieces], [0] * size
    if parsed:
        made.heads = np.full(size, -1)
        made.sentences = [(i, min(i + sentence, size)) for i in range(0, size, sentence)]
    return made


def test_each_word_gets_the_tag_of_its_role() -> None:
    """B for a span's first word, I for the others, O for what belongs to nothing."""
    cue = Cue((3, 4), {"source": [(1, 3)], "content": [(4, 6), (7, 8)], "said": [(6, 7)]}, full=True)
    labels = role_labels([(i, i) for i in range(9)], cue)
    assert [ROLE_TAGS[t] for t in labels] == [
        "O", "B-source", "I-source", "O", "B-content", "I-content", "B-said", "B-content", "O",
    ]  # fmt: skip


def test_of_two_roles_for_one_word_the_first_wins() -> None:
    """A word has one tag: a source inside a content stays the source."""
    cue = Cue((9, 10), {"source": [(1, 2)], "content": [(0, 3)]}, full=True)
    labels = role_labels([(i, i) for i in range(3)], cue)
    assert [ROLE_TAGS[t] for t in labels] == ["B-content", "B-source", "I-content"]


def test_words_outside_the_crop_are_left_out_and_false_cues_have_no_role() -> None:
    """Only words in the crop are labelled; where there is no cue all is O."""
    cue = Cue((3, 4), {"content": [(0, 9)]}, full=True)
    assert [ROLE_TAGS[t] for t in role_labels([(0, 2), (1, 3)], cue)] == ["I-content", "I-content"]
    assert role_labels([(0, 2), (1, 3)], None) == [0, 0]


COUNTS = st.lists(st.integers(1, 16), min_size=1, max_size=600)


@given(COUNTS, st.booleans(), st.integers(0, 99))
@settings(deadline=None, max_examples=60)
def test_a_random_window_fits(pieces: list[int], parsed: bool, seed: int) -> None:
    """Wherever it begins, a window holds a word at least and 320 pieces at most."""
    window = random_window(document(pieces, parsed=parsed), random.Random(seed))  # noqa: S311 - no cryptography
    assert 0 <= window.start < window.end <= len(pieces)
    assert len(window.pieces.ids) <= MAX_PIECES
    assert len(window.pieces.first) == window.end - window.start


@given(st.integers(0, 99))
@settings(deadline=None, max_examples=20)
def test_a_parsed_documents_window_begins_with_a_sentence(seed: int) -> None:
    """Where there is a parse, whole sentences are read."""
    made = document([1] * 900, parsed=True)
    window = random_window(made, random.Random(seed))  # noqa: S311 - no cryptography
    assert window.start in {a for a, _ in made.sentences}
    assert window.end in {b for _, b in made.sentences}


@given(COUNTS)
@settings(deadline=None, max_examples=40)
def test_tiles_count_every_word_once(pieces: list[int]) -> None:
    """The words that count from each tile follow each other over the whole document."""
    made = tiles(document(pieces))
    assert [a for _, a, _ in made] == [0, *(b for _, _, b in made[:-1])]
    assert made[-1][2] == len(pieces)
    assert all(len(w.pieces.ids) <= MAX_PIECES for w, _, _ in made)


def test_a_crop_holds_the_cue_and_the_words_around_it() -> None:
    """The cue's pieces have no distance, and each word in reach is told with its place."""
    window = cut(document([1, 2, 3, 1, 1]), 0, 5)
    assert cue_pieces(window, (2, 3)) == (4, 7)
    made = crop(window, 0, (2, 3), None)
    assert window.pieces.ids[made.start + made.at] == 7
    assert [word for _, word in made.words] == [0, 1, 2, 3, 4]
    assert len(set(made.distance[made.at : made.at + 3].tolist())) == 1


def test_the_last_word_can_be_a_cue() -> None:
    """At a window's end the cue ends before the closing mark."""
    window = cut(document([1, 2]), 0, 2)
    assert cue_pieces(window, (1, 2)) == (2, 4)
