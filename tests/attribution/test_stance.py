"""Stance and endorsement: the word of saying tells, the network where it does not."""

from __future__ import annotations

import pytest
from readings import cue, one

WORDS = [
    ("said", "asserts", "neutral"),
    ("told", "asserts", "neutral"),
    ("claimed", "asserts", "distanced"),
    ("has alleged", "asserts", "distanced"),
    ("revealed", "asserts", "endorsed"),
    ("disclosed", "asserts", "endorsed"),
    ("noted", "asserts", "endorsed"),
    ("confirmed", "confirms", "neutral"),
    ("conceded", "confirms", "endorsed"),
    ("acknowledged", "confirms", "endorsed"),
    ("admitted", "confirms", "endorsed"),
    ("denied", "denies", "neutral"),
    ("has denied", "denies", "neutral"),
    ("rejected", "denies", "neutral"),
    ("dismissed", "denies", "neutral"),
    ("accused", "accuses", "neutral"),
    ("blamed", "accuses", "neutral"),
    ("believes", "suspects", "neutral"),
    ("fears", "suspects", "neutral"),
    ("urged", "demands", "neutral"),
    ("ordered", "demands", "neutral"),
    ("called for", "demands", "neutral"),
    ("vowed", "promises", "neutral"),
    ("pledged", "promises", "neutral"),
    ("threatened", "threatens", "neutral"),
    ("would not say", "declines", "neutral"),
    ("refused to say", "declines", "neutral"),
]


@pytest.mark.parametrize(("words", "stance", "endorsement"), WORDS)
def test_the_word_of_saying_tells(words: str, stance: str, endorsement: str) -> None:
    """A verb with but one meaning gives its stance and endorsement, even if the network doubts it."""
    content = "whether the bridge had fallen" if stance == "declines" else "the bridge had fallen"
    guess = "promises" if stance == "asserts" else "asserts"
    found = one(f"Orla Dunne {words} {content}.", cue(words, "Orla Dunne", content, stance=guess))
    assert (found.stance, found.endorsement) == (stance, endorsement)


def test_saying_that_not_is_no_denial() -> None:
    """The wording "said … had not" asserts a negative; only words of denying deny."""
    text = "Orla Dunne said the bridge had not fallen."
    assert (
        one(text, cue("said", "Orla Dunne", "the bridge had not fallen", stance="denies")).stance == "asserts"
    )


def test_the_network_decides_where_the_word_tells_nothing() -> None:
    """A word in no list takes the network's stance and, if that is likely, its endorsement."""
    text = "Orla Dunne hinted the bridge had fallen."
    found = one(text, cue("hinted", "Orla Dunne", "the bridge had fallen", stance="suspects", sure=0.7))
    assert (found.stance, found.endorsement) == ("suspects", "neutral")
    found = one(text, cue("hinted", "Orla Dunne", "the bridge had fallen", endorsement="distanced", sure=0.7))
    assert found.endorsement == "distanced"
    found = one(text, cue("hinted", "Orla Dunne", "the bridge had fallen", endorsement="distanced", sure=0.5))
    assert found.endorsement == "neutral"


def test_a_very_sure_network_hears_a_demand_in_a_plain_word() -> None:
    """The word "told" may carry a demand where the network is all but certain; "said" makes no promise."""
    text = "Orla Dunne told the guards to leave."
    found = one(text, cue("told", "Orla Dunne", "the guards to leave", stance="demands", sure=0.95))
    assert found.stance == "demands"
    text = "Orla Dunne said the bridge would hold."
    found = one(text, cue("said", "Orla Dunne", "the bridge would hold", stance="promises", sure=0.95))
    assert found.stance == "asserts"


def test_a_particle_belongs_to_the_word() -> None:
    """The wording "pointed out" vouches for the content, though the network's cue is "pointed" alone."""
    text = "Orla Dunne pointed out that the bridge had fallen."
    found = one(text, cue("pointed", "Orla Dunne", "that the bridge had fallen"))
    assert found.endorsement == "endorsed"


def test_an_auxiliary_belongs_to_the_word() -> None:
    """The wording "would not say" declines, though the network's cue is "say" alone."""
    text = "Orla Dunne would not say whether the bridge had fallen."
    found = one(
        text,
        cue("say", "Orla Dunne", "whether the bridge had fallen"),
        arcs=("would aux say", "not advmod say"),
    )
    assert found.stance == "declines"


def test_according_to_asserts() -> None:
    """The wording "according to" is a plain assertion."""
    found = one(
        "The bridge fell, according to Orla Dunne.", cue("according to", "Orla Dunne", "The bridge fell")
    )
    assert (found.stance, found.endorsement) == ("asserts", "neutral")


def test_claiming_responsibility_is_distanced() -> None:
    """The wording "claimed responsibility" keeps its distance."""
    found = one(
        "The Front claimed responsibility for the raid.",
        cue("claimed responsibility for", "The Front", "the raid"),
        tags="Front/PROPN responsibility/NOUN",
    )
    assert (found.stance, found.endorsement) == ("asserts", "distanced")


def test_a_passive_accusation_is_distanced_and_nobodys() -> None:
    """The wording "has been accused of" without an agent has no chain and keeps its distance."""
    found = one(
        "Idris Vane has been accused of selling arms.", cue("has been accused of", (), "selling arms")
    )
    assert (found.chain, found.endorsement, found.stance) == ((), "distanced", "accuses")


@pytest.mark.parametrize("words", ["did not deny", "has not confirmed"])
def test_not_denying_is_no_denial(words: str) -> None:
    """A negated word does not give the word's stance: who does not deny, does not deny."""
    content = "that the bridge had fallen"
    found = one(f"Orla Dunne {words} {content}.", cue(words, "Orla Dunne", content))
    assert found.stance not in {"denies", "confirms"}


def test_neither_confirming_nor_denying_declines() -> None:
    """The wording "neither confirmed nor denied" is a refusal to say."""
    words, content = "neither confirmed nor denied", "that the bridge had fallen"
    assert one(f"Orla Dunne {words} {content}.", cue(words, "Orla Dunne", content)).stance == "declines"
