"""Names as keys: which ways of writing mean one."""

from __future__ import annotations

import pytest

from sayso.linking.names import aliases_in, core, initials, is_acronym, is_institution, key, opens_or_ends


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Colonel Idris Vane", "Idris Vane"),
        ("the Kelmet Front", "Kelmet Front"),
        ("The Front for the Renewal of Aïr", "Front for Renewal of Air"),
        ("IDRIS  VANE", "Idris Vane"),
        ("the army’s", "army"),
    ],
)
def test_ways_of_writing_one_name_have_one_key(one: str, other: str) -> None:
    """Titles, articles, capitals, accents, blanks and small words make no other name."""
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Idris Vane", "Oren Vane"), ("Kelmet Front", "Selm Front"), ("Army of Mali", "Army of Niger")],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    """A shared surname or noun makes no one name."""
    assert key(one) != key(other)


@pytest.mark.parametrize("name", ["The", "of the", "", "   ", "«»"])
def test_names_of_nothing_are_no_fault(name: str) -> None:
    """A name of small words, of blanks or of marks alone has a key, if an empty one."""
    assert isinstance(key(name), str)
    assert not is_acronym(name)
    assert initials(name) is None


def test_small_words_stay_where_there_are_no_others() -> None:
    """A body called "On" isn't lost."""
    assert core("On") == ("on",)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Kelmet Liberation Front", "klf"),
        ("the Front for the Renewal of Aïr", "fra"),
        ("Idris Vane", None),
        ("men of the north", None),
    ],
)
def test_initials_are_those_of_three_capitals_or_more(name: str, letters: str | None) -> None:
    """Two capitals are a person's as well, and shorten nothing."""
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("KLF", True), ("the KLF", True), ("K", False), ("KLF rebels", False), ("Klf", False)],
)
def test_an_acronym_is_one_word_in_capitals(name: str, is_one: bool) -> None:
    """A letter alone is none, nor is one with a noun."""
    assert is_acronym(name) is is_one


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Kelmet Liberation Front (KLF) denied it.", {"klf": "Kelmet Liberation Front"}),
        ("It was the Front for the Renewal of Selm (the FRS).", {"frs": "Front for the Renewal of Selm"}),
        ("The Kelmet Liberation Front (ABC) denied it.", {}),
        ("He left (KLF).", {}),
        ("the union (TUC) and the Selm Doctors Union (SDU)", {"sdu": "Selm Doctors Union"}),
    ],
)
def test_a_report_explains_its_acronyms(text: str, found: dict[str, str]) -> None:
    """The words before the brackets count where they spell the letters, and only then."""
    assert aliases_in(text) == found


def test_an_acronym_keeps_its_first_meaning() -> None:
    """Of two names in one report with one acronym, the first told has it."""
    text = "The Kelmet Liberation Front (KLF) fought the Kort Labour Fund (KLF)."
    assert aliases_in(text) == {"klf": "Kelmet Liberation Front"}


@pytest.mark.parametrize(
    ("short", "full", "is_part"),
    [
        ("the Front", "Kelmet Liberation Front", True),
        ("Kelmet", "Kelmet Liberation Front", True),
        ("Liberation", "Kelmet Liberation Front", False),
        ("Kelmet Liberation Front", "Kelmet Liberation Front", False),
        ("", "Kelmet Liberation Front", False),
    ],
)
def test_a_short_name_begins_or_ends_the_full_one(short: str, full: str, is_part: bool) -> None:
    """A word of the middle stands for nothing, and a name is no part of itself."""
    assert opens_or_ends(core(short), core(full)) is is_part


def test_an_organ_has_no_word_of_its_own() -> None:
    """So "the defence ministry" is a state's organ, also with its country; "the Selm army" is not, where Selm is no country."""
    assert is_institution("the defence ministry")
    assert is_institution("the Nigerien army", frozenset({"nigerien"}))
    assert not is_institution("the Selm army")
