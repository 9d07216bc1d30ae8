"""Caveats: what the report says is not known or not told, and what only looks like it."""

from __future__ import annotations

import pytest
from readings import attributed, cue, read

from sayso.attribution.caveats import find_caveats

OF_EACH_KIND = [
    ("unverified", "could not be independently verified", "The figures could not be independently verified."),
    ("unverified", "has not been confirmed", "The toll has not been confirmed."),
    ("unverified", "was unable to verify", "The paper was unable to verify the claim."),
    ("unverified", "no independent confirmation of", "There was no independent confirmation of the raid."),
    ("withheld", "declined to comment", "The ministry declined to comment."),
    ("withheld", "gave no details", "She gave no details."),
    ("withheld", "did not say", "The army did not say how many had died."),
    ("withheld", "refused to elaborate", "The envoy refused to elaborate."),
    ("withheld", "withheld the names", "Police withheld the names of the dead."),
    (
        "no_response",
        "did not respond to a request for comment",
        "The mayor did not respond to a request for comment.",
    ),
    ("no_response", "could not be reached", "The owner could not be reached."),
    ("no_response", "went unanswered", "Calls to the barracks went unanswered."),
    ("no_response", "has yet to comment", "The government has yet to comment."),
    ("anonymity", "spoke on condition of anonymity", "He spoke on condition of anonymity."),
    ("anonymity", "asked not to be named", "A nurse, who asked not to be named, wept."),
    ("anonymity", "requested anonymity", "The guard requested anonymity for fear of reprisal."),
]


@pytest.mark.parametrize(("kind", "telling", "text"), OF_EACH_KIND)
def test_caveats_of_every_kind_are_found(kind: str, telling: str, text: str) -> None:
    """The words that hardly ever mean anything else give a caveat of their kind, without any network."""
    (found,) = find_caveats(read(text))
    assert found.kind == kind
    assert telling in text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "The guard did not answer the door to the gunmen.",
        "The army said it could verify the figures.",
        "The ministry confirmed the toll.",
        "The rebels refused to leave the town.",
        "The court declined the appeal.",
        "The village could not be reached by road.",
        "She gave no quarter.",
        "The soldiers did not respond with fire.",
        "The mission was unable to reach the camp.",
        "The name of the river is unknown to most.",
        "He asked to be taken home.",
    ],
)
def test_false_friends_are_no_caveats(text: str) -> None:
    """Sentences with the same verbs that tell of something else make no caveat."""
    assert find_caveats(read(text)) == []


def test_the_network_adds_what_no_rule_knows() -> None:
    """A caveat of which the network is sure enough counts, to its clause's end; a doubtful one does not."""
    text = "Nobody at the barracks picked up the telephone."
    telling = "Nobody at the barracks picked up"
    (found,) = find_caveats(read(text, caveats=((telling, "no_response", 0.8),)))
    assert (found.kind, text[found.start : found.end]) == ("no_response", text.rstrip("."))
    assert find_caveats(read(text, caveats=((telling, "no_response", 0.4),))) == []


def test_the_network_does_not_double_a_rules_find() -> None:
    """Where a rule has found a caveat, the network's is not told a second time."""
    text = "The figures could not be independently verified."
    found = find_caveats(read(text, caveats=(("could not be independently verified", "withheld", 0.9),)))
    assert [f.kind for f in found] == ["unverified"]


def test_caveats_come_in_the_order_of_the_text_and_end_before_the_stop() -> None:
    """Two caveats stand in the order of the text, without the comma or stop behind them."""
    text = "The owner could not be reached. The figures could not be verified."
    found = find_caveats(read(text))
    assert [f.kind for f in found] == ["no_response", "unverified"]
    assert [text[f.end] for f in found] == [".", "."]


def test_a_caveat_is_about_the_attribution_of_its_sentence() -> None:
    """A caveat in the same sentence as a word of saying speaks of that attribution."""
    found = attributed(
        "Orla Dunne said the bridge fell, which could not be verified.",
        cue("said", "Orla Dunne", "the bridge fell"),
    )
    (caveat,) = found.caveats
    assert caveat.about == (found.attributions[0].id,)


def test_a_caveat_behind_speaks_of_the_last_attributions_of_its_paragraph() -> None:
    """The wording "The figures could not be verified" at a paragraph's end is about the two claims before it, not about another paragraph's."""
    text = (
        "Mary Okoye said help had come.\n\n"
        "Orla Dunne said three died. Peter Vane said four died. The figures could not be verified."
    )
    found = attributed(
        text,
        cue("said", "Mary Okoye", "help had come"),
        cue("said#2", "Orla Dunne", "three died"),
        cue("said#3", "Peter Vane", "four died"),
    )
    (caveat,) = found.caveats
    assert caveat.about == tuple(a.id for a in found.attributions[1:])


def test_anonymity_is_the_speakers_own() -> None:
    """Who spoke on condition of anonymity is told in the caveat."""
    text = "An official said the bridge fell. He spoke on condition of anonymity."
    found = attributed(text, cue("said", "An official", "the bridge fell"), tags="official/NOUN")
    (caveat,) = found.caveats
    assert caveat.by
    assert caveat.by.name == "An official"


def test_a_caveat_without_any_attribution_is_about_nothing() -> None:
    """A report in its own voice may have a caveat."""
    (caveat,) = attributed("The figures could not be verified.").caveats
    assert (caveat.about, caveat.by) == ((), None)
