"""Scores to structures: tags that are well formed, trees without cycles, whatever the scores."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from sayso.language import decoding
from sayso.language.encoding import CAVEAT_TAGS, MENTION_TAGS, ROLE_TAGS

SCORE = st.floats(-30, 30, width=32)
TAG_SETS = [("O", "B-cue", "I-cue"), ROLE_TAGS, CAVEAT_TAGS, MENTION_TAGS]


def well_formed(names: list[str]) -> bool:
    before = "O"
    for name in names:
        if name[0] == "I" and before[2:] != name[2:]:
            return False
        before = name
    return True


@st.composite
def tag_scores(draw: st.DrawFn) -> tuple[tuple[str, ...], np.ndarray, list[int]]:
    tags = draw(st.sampled_from(TAG_SETS))
    count, longest = draw(st.integers(1, 3)), draw(st.integers(1, 9))
    scores = draw(hnp.arrays(np.float32, (count, longest, len(tags)), elements=SCORE))
    lengths = draw(st.lists(st.integers(0, longest), min_size=count, max_size=count))
    return tags, scores, lengths


@given(tag_scores())
@settings(deadline=None)
def test_viterbi_never_gives_an_ill_formed_sequence(
    case: tuple[tuple[str, ...], np.ndarray, list[int]],
) -> None:
    """On any scores, I follows only B or I of its own kind, and each sequence has its own length."""
    tags, scores, lengths = case
    found = decoding.viterbi(decoding.log_softmax(scores), lengths, decoding.bio_transitions(tags))
    assert [len(f) for f in found] == lengths
    assert all(well_formed([tags[t] for t in f]) for f in found)


def test_viterbi_takes_the_best_tags_where_they_are_well_formed() -> None:
    """Where the best tag of each word gives a well-formed sequence, that is the result."""
    best = [0, 1, 2, 2, 0, 1, 1]
    scores = np.full((1, 7, 3), -5, dtype=np.float32)
    scores[0, np.arange(7), best] = 5
    (found,) = decoding.viterbi(scores, [7], decoding.bio_transitions(TAG_SETS[0]))
    assert found.tolist() == best


def test_viterbi_weighs_the_whole_sequence() -> None:
    """An I that no B can precede is given up for what costs least over all."""
    scores = np.log(np.array([[[0.5, 0.45, 0.05], [0.05, 0.05, 0.9]]], dtype=np.float32))
    (found,) = decoding.viterbi(scores, [2], decoding.bio_transitions(TAG_SETS[0]))
    assert found.tolist() == [1, 2]


# -- the shortcut: only around violations is searched -----------------------------------------------------------------


def exhaustive(logp: np.ndarray, transitions: np.ndarray) -> float:
    """The score of the best well-formed tags of a whole sequence, by a plain search of all of it."""
    best = logp[0].astype(np.float64) + transitions[0]
    for row in logp[1:]:
        best = (best[:, None] + transitions).max(0) + row
    return float(best.max())


def scored(logp: np.ndarray, tags: np.ndarray) -> float:
    return float(logp[np.arange(len(tags)), tags].astype(np.float64).sum())


@st.composite
def one_sequence(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Log probabilities of up to twelve words, among which "outside" is often likeliest; and the transitions."""
    tags = draw(st.sampled_from(TAG_SETS))
    length = draw(st.integers(1, 12))
    scores = draw(hnp.arrays(np.float32, (length, len(tags)), elements=st.floats(-4, 4, width=16)))
    outside = draw(hnp.arrays(np.bool_, length))
    scores[:, 0] += np.where(outside, 4, 0).astype(np.float32)
    return decoding.log_softmax(scores), decoding.bio_transitions(tags)


def inside_beats_opening(logp: np.ndarray) -> float:
    """The most by which an I is likelier than the B of its kind, at any word taken for outside."""
    outside = logp.argmax(-1) == 0
    return float((logp[outside, 2::2] - logp[outside, 1::2]).max(initial=0))


@given(one_sequence())
@settings(deadline=None, max_examples=400)
def test_the_shortcut_finds_what_a_search_of_the_whole_finds(case: tuple[np.ndarray, np.ndarray]) -> None:
    """The best score of all well-formed sequences."""
    logp, transitions = case
    (found,) = decoding.viterbi(logp[None], [len(logp)], transitions)
    assert scored(logp, found) == pytest.approx(exhaustive(logp, transitions), abs=1e-3)


def test_a_span_may_begin_where_the_likeliest_tag_is_outside() -> None:
    """Two words that are likelier outside each are together likelier in the span that goes on behind them."""
    logp = np.log(np.array([[[0.5, 0.45, 0.05], [0.5, 0.01, 0.49], [0.01, 0.01, 0.98]]], dtype=np.float32))
    transitions = decoding.bio_transitions(TAG_SETS[0])
    (found,) = decoding.viterbi(logp, [3], transitions)
    assert scored(logp[0], found) == pytest.approx(np.log(0.45 * 0.49 * 0.98), abs=1e-3)


def test_a_long_sequence_with_many_violations_takes_time_in_line_with_its_length() -> None:
    """Each word is searched once, however many violations stand in one stretch."""
    logp = np.full((1, 40_000, 3), -9.0, dtype=np.float32)
    logp[0, ::2, 2] = logp[0, 1::2, 0] = -0.01
    begun = time.process_time()
    (found,) = decoding.viterbi(logp, [40_000], decoding.bio_transitions(TAG_SETS[0]))
    assert time.process_time() - begun < 10
    assert len(found) == 40_000


@given(hnp.arrays(np.int64, st.integers(0, 12), elements=st.integers(0, 6)))
def test_spans_never_overlap_and_never_fail(tags: np.ndarray) -> None:
    """Any tags, ill-formed ones too, give spans in order that lie inside the sequence."""
    end = 0
    for a, b, kind in decoding.spans_of(tags):
        assert end <= a < b <= len(tags)
        assert 0 <= kind <= 2
        end = b


def test_spans_are_those_of_the_tags() -> None:
    """B opens a span, I of its kind goes on with it, anything else ends it."""
    assert decoding.spans_of(np.array([0, 1, 2, 1, 3, 4, 0, 1])) == [
        (1, 3, 0),
        (3, 4, 0),
        (4, 6, 1),
        (7, 8, 0),
    ]


@st.composite
def tree_scores(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    n = draw(st.integers(1, 14))
    arcs = draw(hnp.arrays(np.float32, (n, n), elements=SCORE))
    return arcs, draw(hnp.arrays(np.float32, n, elements=SCORE))


def leads_to_the_root(heads: np.ndarray) -> bool:
    for word in range(len(heads)):
        at, steps = word, 0
        while at >= 0:
            at, steps = int(heads[at]), steps + 1
            if steps > len(heads):
                return False
    return True


@given(tree_scores())
@settings(deadline=2000, max_examples=300)
def test_a_tree_has_one_root_and_no_cycle(scores: tuple[np.ndarray, np.ndarray]) -> None:
    """On any scores the search ends, with one root from which every word hangs."""
    heads = decoding.tree(*scores)
    assert (heads < 0).sum() == 1
    assert leads_to_the_root(heads)
    assert all(head != word for word, head in enumerate(heads))


@pytest.mark.parametrize("n", [1, 2, 3, 40, 300])
def test_a_tree_ends_on_noise_of_any_length(n: int) -> None:
    """Random, equal and extreme scores all end, for one word and for a sentence without end."""
    noise = np.random.default_rng(n)
    for arcs in (
        noise.normal(size=(n, n)).astype(np.float32),
        np.zeros((n, n), dtype=np.float32),
        np.where(np.roll(np.eye(n, dtype=bool), 1, 1), 1e4, -1e4).astype(np.float32),  # one great cycle
    ):
        heads = decoding.tree(arcs, noise.normal(size=n).astype(np.float32))
        assert (heads < 0).sum() == 1
        assert leads_to_the_root(heads)


def test_a_clear_tree_is_found_as_it_is() -> None:
    """Scores that clearly tell a tree give that tree."""
    heads = [1, -1, 3, 1, 3]
    arcs, roots = np.full((5, 5), -9, dtype=np.float32), np.full(5, -9, dtype=np.float32)
    for word, head in enumerate(heads):
        if head < 0:
            roots[word] = 9
        else:
            arcs[word, head] = 9
    assert decoding.tree(arcs, roots).tolist() == heads


def test_probabilities_sum_to_one() -> None:
    """Also for scores so far apart that a plain exponential would overflow."""
    found = decoding.softmax(np.array([[1000.0, -1000.0, 0.0], [0.0, 0.0, 0.0]], dtype=np.float32))
    assert np.allclose(found.sum(-1), 1)
    assert np.isfinite(found).all()
