"""Confidence: between 0 and 1, and more where the network is surer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from readings import attributed, cue, one

from sayso.attribution.confidence import LEAST

TEXT = "Orla Dunne said the bridge had fallen."
SHARE = st.floats(0, 1)


@given(SHARE, SHARE)
def test_confidence_is_a_probability(probability: float, certainty: float) -> None:
    """Whatever the network says, the confidence lies between 0 and 1."""
    told = cue("said", "Orla Dunne", "the bridge had fallen", probability=probability, certainty=certainty)
    assert all(LEAST <= a.confidence <= 1 for a in attributed(TEXT, told).attributions)


def test_what_is_more_likely_wrong_than_right_is_left_out() -> None:
    """A find of which the network is not sure at all is not written down."""
    doubtful = cue("said", "Orla Dunne", "the bridge had fallen", probability=0.1, certainty=0.05)
    assert attributed(TEXT, doubtful).attributions == ()


def test_a_surer_network_gives_a_higher_confidence() -> None:
    """The confidence grows with the network's own certainty."""
    sure, unsure = (
        one(TEXT, cue("said", "Orla Dunne", "the bridge had fallen", probability=p, certainty=p)).confidence
        for p in (0.95, 0.7)
    )
    assert sure > unsure


def test_nobody_named_is_less_sure_than_somebody() -> None:
    """An attribution without a speaker is less certain than the same one with a speaker."""
    named = one(TEXT, cue("said", "Orla Dunne", "the bridge had fallen")).confidence
    nobody = one(TEXT, cue("said", (), "the bridge had fallen")).confidence
    assert nobody < named


def test_spans_are_the_reports_own_words() -> None:
    """Every span's words equal the text between its offsets."""
    found = one(TEXT, cue("said", "Orla Dunne", "the bridge had fallen"))
    spans = [*found.content, *(s for link in found.chain for s in link.cue)]
    spans += [s.span for link in found.chain for s in link.speakers if s.span]
    assert all(s.text == TEXT[s.start : s.end] for s in spans)
