"""Words of saying: their forms, the stance and the endorsement that they tell, and what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.knowledge.cues import endorsement_of, never_speech, relays, stance_of
from sayso.knowledge.data_files import load
from sayso.language.encoding import ENDORSEMENTS, STANCES


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("said", "asserts"),
        ("according to", "asserts"),
        ("According to", "asserts"),
        ("has denied", "denies"),
        ("denial", "denies"),
        ("conceded", "confirms"),
        ("was accused of", "accuses"),
        ("believes", "suspects"),
        ("called  on", "demands"),
        ("pledged", "promises"),
        ("threats", "threatens"),
        ("would not say", "declines"),
        ("neither confirmed nor denied", "declines"),
        ("has been forced to deny", "denies"),
        ("hinted", None),
        ("", None),
    ],
)
def test_the_words_tell_the_stance(cue: str, stance: str | None) -> None:
    """Phrases go first, then the last word that is listed; words of no list tell nothing."""
    assert stance_of(cue) == stance


@pytest.mark.parametrize("cue", ["did not deny", "has not confirmed", "didn't deny", "never admitted"])
def test_a_negated_word_tells_nothing(cue: str) -> None:
    """Who does not deny has not denied: the network must decide."""
    assert stance_of(cue) is None


@pytest.mark.parametrize(
    ("cue", "endorsement"),
    [
        ("said", "neutral"),
        ("claimed", "distanced"),
        ("allegation", "distanced"),
        ("reportedly", "distanced"),
        ("has been accused of", "distanced"),
        ("accused", "neutral"),
        ("admitted", "endorsed"),
        ("pointed out", "endorsed"),
        ("confirmed", "neutral"),
        ("whispered", None),
    ],
)
def test_the_words_tell_the_endorsement(cue: str, endorsement: str | None) -> None:
    """How far the reporter vouches is told by the word that the reporter chose."""
    assert endorsement_of(cue) == endorsement


@pytest.mark.parametrize("cue", ["citing", "quoted", "has relayed", "attributed"])
def test_some_words_pass_on_anothers(cue: str) -> None:
    """Who cites or quotes does not speak for himself."""
    assert relays(cue)
    assert not relays("said")


def test_what_only_looks_like_speech_is_known() -> None:
    """Condemning says nothing, and "no group has claimed" says that nobody spoke."""
    assert never_speech("condemned")
    assert never_speech("claimed", "No group has")
    assert not never_speech("claimed", "The group has")
    assert not never_speech("said")


def test_every_list_has_a_name_that_the_records_know() -> None:
    """The data name no stance and no endorsement that does not exist."""
    assert set(load("cues")["stances"]) <= set(STANCES)
    assert set(load("cues")["endorsements"]) <= set(ENDORSEMENTS)


def test_no_word_has_two_stances() -> None:
    """A verb or a phrase stands in one list only."""
    for table in ("stances", "endorsements"):
        seen: dict[str, str] = {}
        for value, entry in load("cues")[table].items():
            for word in (*entry.get("verbs", ()), *entry.get("phrases", ())):
                assert seen.setdefault(word, value) == value, word


@given(st.text(max_size=40))
def test_any_words_may_be_asked(cue: str) -> None:
    """No text makes the questions fail."""
    assert stance_of(cue) in {*STANCES, None}
    assert endorsement_of(cue) in {*ENDORSEMENTS, None}
    relays(cue)
    never_speech(cue, cue)
