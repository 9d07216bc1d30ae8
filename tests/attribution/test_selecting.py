"""Which finds are attributions at all."""

from __future__ import annotations

import pytest
from readings import attributed, contents, cue


@pytest.mark.parametrize(
    ("text", "words", "content"),
    [
        ("No group has claimed responsibility for the raid.", "claimed", "responsibility for the raid"),
        ("Nobody has claimed the raid.", "claimed", "the raid"),
        ("There was no claim of responsibility for the raid.", "claim", "responsibility for the raid"),
    ],
)
def test_what_nobody_has_claimed_is_no_attribution(text: str, words: str, content: str) -> None:
    """The wording "No group has claimed" says that there is no claim."""
    assert attributed(text, cue(words, (), content)).attributions == ()


@pytest.mark.parametrize("words", ["condemned", "welcomed", "mourned"])
def test_what_looks_like_speech_and_is_none_is_left_out(words: str) -> None:
    """Condemning or welcoming something says nothing that could be true or false."""
    text = f"Orla Dunne {words} the raid on the town."
    assert attributed(text, cue(words, "Orla Dunne", "the raid on the town")).attributions == ()


def test_declining_to_comment_is_a_caveat_only() -> None:
    """The wording "declined to comment on the raid" is withheld, and no attribution."""
    text = "Orla Dunne declined to comment on the raid."
    found = attributed(text, cue("declined to comment", "Orla Dunne", "on the raid", stance="declines"))
    assert found.attributions == ()
    assert [c.kind for c in found.caveats] == ["withheld"]


def test_declining_to_say_whether_is_both() -> None:
    """The wording "refused to say whether P" is an attribution that declines, and a caveat about it."""
    text = "Orla Dunne refused to say whether the bridge had fallen."
    found = attributed(text, cue("refused to say", "Orla Dunne", "whether the bridge had fallen"))
    (attribution,) = found.attributions
    assert (attribution.stance, contents(attribution)) == ("declines", ["whether the bridge had fallen"])
    assert [(c.kind, c.about) for c in found.caveats] == [("withheld", (attribution.id,))]


def test_not_saying_is_a_caveat_only() -> None:
    """The wording "did not say how many" is withheld, and no attribution."""
    text = "Orla Dunne did not say how many had died."
    found = attributed(text, cue("did not say", "Orla Dunne", "how many had died"))
    assert found.attributions == ()
    assert [c.kind for c in found.caveats] == ["withheld"]


def test_what_could_not_be_verified_is_no_attribution() -> None:
    """A cue within "could not be verified" is the caveat's own verb."""
    text = "It could not be independently confirmed that the bridge had fallen."
    found = attributed(text, cue("confirmed", (), "that the bridge had fallen"))
    assert found.attributions == ()


def test_the_attributions_stand_in_the_order_of_the_text() -> None:
    """Whatever the order of the cues, attributions come as their contents stand."""
    text = "The bridge fell, Orla Dunne said. Peter Vane said the road was shut."
    found = attributed(
        text,
        cue("said#2", "Peter Vane", "the road was shut"),
        cue("said", "Orla Dunne", "The bridge fell"),
    ).attributions
    assert [contents(a) for a in found] == [["The bridge fell"], ["the road was shut"]]


def test_an_empty_report_has_nothing() -> None:
    """No words, no finds."""
    found = attributed("")
    assert (found.attributions, found.caveats) == ((), ())
