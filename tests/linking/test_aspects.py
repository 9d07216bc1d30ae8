"""What kind of happening a mention tells of."""

from __future__ import annotations

from typing import Any

import pytest
from reports import Paper

from sayso.linking.aspects import (
    aspect_of,
    comes_after,
    is_counting,
    is_plain_people,
    may_be_parts,
    objects_in,
)
from sayso.records import Mention


def told(trigger: str, **more: Any) -> Mention:
    paper = Paper("Selm Daily", "2031-05-09", f"Somebody {trigger} somewhere.")
    paper.tells(trigger, **more)
    return paper.mentions[0]


@pytest.mark.parametrize(
    ("trigger", "more", "aspect"),
    [
        ("shelled", {}, "attack"),
        ("abducted", {"type": "COERCE"}, "capture"),
        ("fled", {"type": "COERCE"}, "displace"),
        ("recaptured", {"type": "COERCE"}, "retake"),
        ("overran", {}, "seize"),
        ("signed", {"type": "AGREE"}, "AGREE"),
        ("raid", {"captured": 4}, "capture"),
        ("raid", {"displaced": 4}, "displace"),
        ("raid", {"killed": 4}, "attack"),
        ("entered", {"type": "MOBILIZE"}, "seize"),
        ("deployed", {"type": "MOBILIZE"}, "MOBILIZE"),
        ("banned", {"type": "COERCE", "mode": "ban"}, "ban"),
    ],
)
def test_words_figures_and_modes_tell_the_kind(trigger: str, more: dict[str, Any], aspect: str) -> None:
    """First what was counted, then the words of the trigger, then the mode, then the type."""
    assert aspect_of(told(trigger, **more)) == aspect


@pytest.mark.parametrize(
    ("recipients", "aspect"),
    [
        (["four nurses"], "capture"),
        (["a village"], "seize"),
        (["a bus with 12 passengers"], "seize"),
        ([], "seize"),
    ],
)
def test_what_is_taken_decides(recipients: list[str], aspect: str) -> None:
    """To have "seized four nurses" is a capture, "seized a village" a seizure."""
    assert aspect_of(told("seized", recipients=recipients)) == aspect


def test_losing_a_town_is_no_attack_and_losing_men_is() -> None:
    """The word "lost" tells of a seizure where a place is lost."""
    assert aspect_of(told("lost", recipients=["the village"])) == "seize"
    assert aspect_of(told("lost", recipients=["six soldiers"])) == "attack"


def test_kinds_that_can_be_one_event() -> None:
    """An attack and the flight from it can; an attack and an arrest can't; each kind goes with itself."""
    assert may_be_parts("attack", "displace")
    assert may_be_parts("displace", "attack")
    assert may_be_parts("AGREE", "AGREE")
    assert not may_be_parts("attack", "capture")


def test_counts_and_deaths_come_after() -> None:
    """A toll is only counted, a death may come later, a shelling is neither."""
    assert is_counting(told("toll"))
    assert not is_counting(told("died"))
    assert comes_after(told("died"))
    assert not comes_after(told("shelled … somewhere"))


def test_a_mention_without_words_is_of_its_type() -> None:
    """Another program may mark no trigger: the mention is no count, and its type tells its kind."""
    bare = Mention(id="m", report="r", type="ASSAULT", trigger=())
    assert aspect_of(bare) == "attack"
    assert not is_counting(bare)


def test_nouns_for_what_is_harmed_are_grouped() -> None:
    """A ferry and a freighter are alike; "people" tells nothing of its own."""
    assert objects_in("the ferry") == objects_in("two freighters") == {"vessel"}
    assert objects_in("a coach with soldiers") == {"rail", "fighters"}
    assert objects_in("the sky") == frozenset()
    assert is_plain_people("Bodies")
    assert not is_plain_people("miners")
