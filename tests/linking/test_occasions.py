"""Over reports: which words go back to one act of speaking, and why."""

from __future__ import annotations

from typing import Any

import pytest
from reports import brief

from sayso.linking.occasions import SAME, apart, compare, keys_of, likeness
from sayso.linking.reading import told_by
from sayso.linking.voices import Voice

KILLED = "The Northern Guard killed many soldiers in an ambush at Kelmet"
OTHER = "Roads, schools and wells shall be mended after the ambush"


def voice(
    outlet: str, who: str, words: str = KILLED, published: str | None = "2031-05-10", **more: Any
) -> Voice:
    paper = brief(outlet, published, who, words, **more)
    (found,) = told_by(paper.report, paper.attributions, paper.mentions).voices
    return found


def why(first: Voice, second: Voice) -> str | None:
    """Why two are one occasion, the same both ways; None where they are not."""
    found, back = compare(first, second), compare(second, first)
    assert found == back
    assert found is None or found[0] >= SAME
    return found[1] if found else None


WIRE = voice("Orrin Wire", "Idris Vane", said="2031-05-09")


def test_a_citation_names_its_source() -> None:
    """In other words, as the chain tells; or as the last that a report can name."""
    through = voice(
        "Selm Daily", "Idris Vane", "A hard blow was struck in the ambush", through=["the Orrin Wire"]
    )
    assert why(WIRE, through) == "cites Orrin Wire"
    hearsay = voice("Selm Daily", "the Orrin Wire", "Many soldiers died in the ambush", kind="outlet")
    assert why(WIRE, hearsay) == "cites Orrin Wire"


def test_nobody_cites_what_was_not_yet_published() -> None:
    """The source comes first."""
    early = voice(
        "Selm Daily", "the Orrin Wire", "Many soldiers died in the ambush", "2031-05-08", kind="outlet"
    )
    assert why(WIRE, early) is None


def test_an_outlet_is_cited_for_what_it_told() -> None:
    """Not for whatever it told on another matter."""
    assert (
        why(
            WIRE,
            voice("Selm Daily", "the Orrin Wire", "Bread grew dear in the ambush of winter", kind="outlet"),
        )
        is None
    )


def test_the_same_speaker_on_the_same_day() -> None:
    """On whatever; on two days it is two occasions, even in the same words."""
    assert (
        why(WIRE, voice("Dorn Echo", "Idris Vane", OTHER, said="2031-05-09"))
        == "the same speaker on the same day"
    )
    assert why(WIRE, voice("Dorn Echo", "Idris Vane", said="2031-05-06")) is None


def test_an_officer_of_the_army_is_not_all_of_it_on_a_day() -> None:
    """Two colonels speak on two things; on the same thing they may be one."""
    one, two = (
        voice(outlet, f"Colonel {name}", words, said="2031-05-09", affiliation=None, kind="person")
        for outlet, name, words in (("Dorn Echo", "Sen Ruda", KILLED), ("Selm Daily", "Oku Dane", OTHER))
    )
    assert why(one, two) is None


def test_the_same_words_of_the_same_speaker() -> None:
    """Nearly the same words are copied; some of them are the same statement, if the days can be one."""
    assert why(WIRE, voice("Dorn Echo", "Idris Vane")) == "in nearly the same words"
    partly = "The Guard killed soldiers, burned trucks, took prisoners in the ambush and shot at a camp"
    assert why(WIRE, voice("Dorn Echo", "Idris Vane", partly)) == "the same speaker saying the same"
    assert why(WIRE, voice("Dorn Echo", "Idris Vane", partly, "2031-07-10")) is None


def test_the_same_words_of_others_are_two_occasions() -> None:
    """Two people who share a surname, two bodies, a nurse and a spokesman."""
    for other in ("Oren Vane", "Colonel Sen Ruda"):
        assert why(WIRE, voice("Dorn Echo", other)) is None
        assert apart(WIRE, voice("Dorn Echo", other))
    assert why(WIRE, voice("Dorn Echo", "a nurse")) is None


def test_two_who_are_not_named_are_one_by_their_words_only() -> None:
    """A nurse here and a nurse there are two, unless they say the very same."""
    one = voice("Dorn Echo", "a nurse")
    assert why(one, voice("Selm Daily", "a nurse", OTHER)) is None
    assert why(one, voice("Selm Daily", "a nurse")) == "in nearly the same words"
    assert why(one, voice("Selm Daily", "a baker", named=False)) is None


def test_one_report_holds_its_occasions_apart_itself() -> None:
    """It is not asked again."""
    assert compare(WIRE, WIRE) is None


@pytest.mark.parametrize(("words", "least", "most"), [(KILLED, 1.0, 1.0), (OTHER, 0.0, 0.2)])
def test_likeness_is_between_none_and_one(words: str, least: float, most: float) -> None:
    """By the words; a shared figure makes two more alike."""
    other = voice("Dorn Echo", "Idris Vane", words)
    assert least <= likeness(WIRE, other) <= most
    with_figure = voice("Dorn Echo", "Idris Vane", words, killed=31)
    counted = voice("Orrin Wire", "Idris Vane", killed=31)
    assert likeness(counted, with_figure) >= likeness(counted, other)
    assert likeness(counted, with_figure) <= 1.0


def test_whoever_may_be_one_is_looked_for_under_a_shared_key() -> None:
    """Else the tests above would never be asked."""
    for other in (
        voice("Selm Daily", "Idris Vane", "A hard blow was struck in the ambush", through=["the Orrin Wire"]),
        voice("Selm Daily", "the Orrin Wire", "Many soldiers died in the ambush", kind="outlet"),
        voice("Dorn Echo", "Idris Vane", OTHER, said="2031-05-09"),
        voice("Dorn Echo", "Idris Vane"),
    ):
        assert why(WIRE, other)
        assert keys_of(WIRE) & keys_of(other)
    assert keys_of(voice("Dorn Echo", "a nurse")) & keys_of(voice("Selm Daily", "a nurse"))


def test_a_voice_without_days_or_outlet_is_no_fault() -> None:
    """Another program may know neither."""
    bare = voice("Dorn Echo", "Idris Vane", published=None, key="bare")
    assert keys_of(bare)
    assert why(WIRE, bare)
