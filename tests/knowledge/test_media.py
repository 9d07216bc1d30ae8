"""By which medium somebody spoke."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.knowledge.data_files import load
from sayso.knowledge.media import find_media, medium_of

KINDS = {
    "television", "radio", "social_media", "press_conference", "statement", "interview", "print", "document", "other",
}  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("said in a statement", "statement"),
        ("in a communiqué", "statement"),
        ("in a press release", "statement"),
        ("said on television", "television"),
        ("on Malian state TV", "television"),
        ("during a television broadcast", "television"),
        ("in a televised address", "television"),
        ("in a radio address", "radio"),
        ("speaking on Radio Okapi", "radio"),
        ("in a post on X", "social_media"),
        ("in a message on Telegram", "social_media"),
        ("on its Telegram channel", "social_media"),
        ("wrote on Facebook", "social_media"),
        ("tweeted", "social_media"),
        ("in a video posted on Telegram", "social_media"),
        ("told a news conference in Gao", "press_conference"),
        ("at a press briefing", "press_conference"),
        ("told the paper by telephone", "interview"),
        ("in a phone call", "interview"),
        ("in an interview", "interview"),
        ("in a newspaper column", "print"),
        ("in an op-ed", "print"),
        ("in a filing to the exchange", "document"),
        ("wrote in a note to clients", "document"),
        ("in a leaked memo", "document"),
        ("a circular", "document"),
        ("in a letter to the ministry", "document"),
        ("in a speech", "other"),
        ("in a video message", "other"),
        ("told parliament", "other"),
    ],
)
def test_a_phrase_tells_its_medium(phrase: str, kind: str) -> None:
    """The words after a verb of saying tell the kind of medium."""
    medium = medium_of(phrase)
    assert medium is not None
    assert medium[0] == kind
    assert medium[1] in phrase


@pytest.mark.parametrize(
    "phrase",
    ["told reporters", "told Le Monde", "told Channel 4 News", "told Radio Kawar", "the army posted soldiers",
     "signal that", "across the English Channel", "in good order", "according to media reports", ""],
)  # fmt: skip
def test_reporters_and_outlets_tell_no_medium(phrase: str) -> None:
    """What was told to reporters or to an outlet by name has no medium of its own."""
    assert medium_of(phrase) is None


def test_what_carries_the_words_last_wins() -> None:
    """A statement read on television is television, and one on a social network is social media."""
    assert medium_of("in a statement read on state television") == ("television", "on state television")
    assert medium_of("in a statement on Facebook") == ("social_media", "Facebook")


def test_media_are_found_with_their_offsets() -> None:
    """All media of a text come in order with the offsets of their words."""
    text = "He said on television that it was over. In a letter to the union, she denied it."
    assert [(text[start:end], kind) for start, end, kind in find_media(text)] == [
        ("on television", "television"),
        ("In a letter", "document"),
    ]


def test_the_kinds_are_those_of_the_ledger() -> None:
    """The data file knows the kinds of medium of the ledger and no others."""
    assert set(load("media")) == KINDS


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_media_never_raise(text: str) -> None:
    """Whatever the text, the found media lie in it and apart from each other."""
    medium_of(text)
    position = 0
    for start, end, kind in find_media(text):
        assert position <= start < end <= len(text)
        assert kind in KINDS
        position = end
