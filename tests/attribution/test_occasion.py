"""When and by which medium somebody spoke: only what is tied to that very word of saying."""

from __future__ import annotations

import pytest
from readings import attributed, cue, one

PUBLISHED = "2031-03-14"  # a Friday


def test_the_date_tied_to_the_cue_is_when_it_was_said() -> None:
    """The wording "said on Tuesday" is the Tuesday before publication, with its words."""
    found = one(
        "Orla Dunne said on Tuesday the bridge had fallen.",
        cue("said", "Orla Dunne", "the bridge had fallen", said="on Tuesday"),
        published=PUBLISHED,
    )
    said = found.chain[0].said
    assert said
    assert (said.start, said.end) == ("2031-03-11", "2031-03-11")
    assert "Tuesday" in str(said.text)


def test_a_date_right_beside_the_cue_is_enough() -> None:
    """Where the network ties no date, the one right behind the cue counts."""
    found = one(
        "Orla Dunne said late on Tuesday the bridge had fallen.",
        cue("said", "Orla Dunne", "the bridge had fallen"),
        published=PUBLISHED,
    )
    assert found.chain[0].said
    assert found.chain[0].said.start == "2031-03-11"


def test_a_date_in_the_content_is_not_when_it_was_said() -> None:
    """The day of the event is not the day of speaking."""
    found = one(
        "Orla Dunne said the bridge fell on Tuesday.",
        cue("said", "Orla Dunne", "the bridge fell on Tuesday"),
        published=PUBLISHED,
    )
    assert found.chain[0].said is None


def test_a_date_that_two_verbs_share_counts_for_both() -> None:
    """The wording "said on Tuesday and added" gives both cues the Tuesday when the network ties it to both."""
    text = "Orla Dunne said on Tuesday the bridge fell and added that help had come."
    found = attributed(
        text,
        cue("said", "Orla Dunne", "the bridge fell", said="on Tuesday"),
        cue("added", "Orla Dunne", "that help had come", said="on Tuesday"),
        published=PUBLISHED,
    ).attributions
    assert [a.chain[0].said.start for a in found if a.chain[0].said] == ["2031-03-11"] * 2


def test_without_a_publication_date_a_weekday_stays_open() -> None:
    """A date that needs the publication date is not guessed; a full date is told all the same."""
    content = "the bridge had fallen"
    text = f"Orla Dunne said on Tuesday {content}."
    assert one(text, cue("said", "Orla Dunne", content, said="on Tuesday")).chain[0].said is None
    text = f"Orla Dunne said on 3 March 2031 {content}."
    said = one(text, cue("said", "Orla Dunne", content, said="on 3 March 2031")).chain[0].said
    assert said
    assert said.start == "2031-03-03"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("on state television", "television"),
        ("in a radio address", "radio"),
        ("in a post on Telegram", "social_media"),
        ("at a news conference", "press_conference"),
        ("in a statement", "statement"),
        ("by telephone", "interview"),
        ("in a memo", "document"),
    ],
)
def test_the_medium_tied_to_the_cue_gets_its_kind(words: str, kind: str) -> None:
    """The words that the network ties to the cue are told, with the kind that they name."""
    found = one(
        f"Orla Dunne said {words} that the bridge had fallen.",
        cue("said", "Orla Dunne", "that the bridge had fallen", medium=words),
    )
    medium = found.chain[0].medium
    assert medium
    assert (medium.text, medium.kind) == (words, kind)


@pytest.mark.parametrize("words", ["reporters", "to reporters", "journalists", "the press"])
def test_reporters_are_no_medium(words: str) -> None:
    """The wording "told reporters" tells no medium, whatever the network thinks."""
    found = one(
        f"Orla Dunne told {words} that the bridge had fallen.",
        cue("told", "Orla Dunne", "that the bridge had fallen", medium=words, kind="interview"),
    )
    assert found.chain[0].medium is None


def test_words_that_no_list_knows_get_the_networks_kind() -> None:
    """An unlisted medium has the kind that the network gives it, if that is likely."""
    text = "Orla Dunne said through a loudhailer that the bridge had fallen."
    content = "that the bridge had fallen"
    found = one(text, cue("said", "Orla Dunne", content, medium="through a loudhailer", kind="other"))
    medium = found.chain[0].medium
    assert medium
    assert medium.kind == "other"
    unsure = cue("said", "Orla Dunne", content, medium="through a loudhailer", kind="other", sure=0.3)
    assert one(text, unsure).chain[0].medium is None


def test_a_medium_that_hangs_on_the_cue_is_found_without_the_network() -> None:
    """Words for a medium whose head is the cue are its medium."""
    found = one(
        "Orla Dunne said in a statement the bridge had fallen.",
        cue("said", "Orla Dunne", "the bridge had fallen"),
        arcs=("in case statement", "a det statement", "statement obl said"),
    )
    assert found.chain[0].medium
    assert found.chain[0].medium.kind == "statement"


def test_a_medium_in_the_content_is_not_the_speakers() -> None:
    """A broadcast that the content tells of is not how the speaker spoke."""
    found = one(
        "Orla Dunne said he had spoken on state television.",
        cue("said", "Orla Dunne", "he had spoken on state television"),
    )
    assert found.chain[0].medium is None
