"""Titles, kinds of speakers, and what names and nouns tell of gender."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.knowledge.data_files import load
from sayso.knowledge.people import gender_of, is_role, is_title, kind_of, strip_titles, titles_of

KINDS = {"person", "group", "organization", "state", "outlet", "account", "document"}


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Dr. Awa Diallo", "Awa Diallo"),
        ("Maj.-Gen. Rui Nhaca", "Rui Nhaca"),
        ("Lt. Col. Deng Atem", "Deng Atem"),
        ("Deputy Inspector General Waheed Khan", "Waheed Khan"),
        ("Sheikh Dr. Ali Hassan", "Ali Hassan"),
        ("Sister Graça Dias", "Graça Dias"),
        ("former President Alpha Bah", "Alpha Bah"),
        ("Foreign Minister Ana Reis", "Ana Reis"),
        ("Ana Reis", "Ana Reis"),
        ("President", "President"),
        ("General Command of the Armed Forces", "General Command of the Armed Forces"),
        ("", ""),
    ],
)
def test_titles_before_a_name_are_taken_off(name: str, bare: str) -> None:
    """Titles and ranks, short or long and several in a row, go; a bare title and a body's name stay."""
    assert strip_titles(name) == bare


def test_the_titles_taken_off_can_be_had() -> None:
    """What was taken off is told as written."""
    assert titles_of("Sheikh Dr. Ali Hassan") == "Sheikh Dr."
    assert titles_of("Ali Hassan") == ""
    assert is_title("Colonel")
    assert is_title("Maj.-Gen.")
    assert not is_title("Ali")


@pytest.mark.parametrize(
    ("phrase", "head", "kind"),
    [
        ("a spokesman for the army", "spokesman", "person"),
        ("the head of the hospital", "head", "person"),
        ("South Sudan's finance minister", "minister", "person"),
        ("Colonel Issa Keita", "Keita", "person"),
        ("Bishop Rui Dias", "Dias", "person"),
        ("Keita", "Keita", "person"),
        ("two officials", "officials", "group"),
        ("Residents", "Residents", "group"),
        ("Traders in Gao", "Traders", "group"),
        ("police", "police", "group"),
        ("Tuareg fighters", "fighters", "group"),
        ("A group of Tuareg fighters", "group", "group"),
        ("gunmen", "gunmen", "group"),
        ("Americans", "Americans", "group"),
        ("the army", "army", "organization"),
        ("Uganda's foreign ministry", "ministry", "organization"),
        ("a doctors' union", "union", "organization"),
        ("The Front for the Renewal of Gao", "Front", "organization"),
        ("the International Committee of the Red Cross", "Committee", "organization"),
        ("General Command of the Armed Forces", "Command", "organization"),
        ("Calder Marine Risk", "Risk", "organization"),
        ("HUR", "HUR", "organization"),
        ("Norway", "Norway", "state"),
        ("Moscow", "Moscow", "state"),
        ("neighbouring states", "states", "state"),
        ("Le Monde", "Monde", "outlet"),
        ("The Gao Courier", "Courier", "outlet"),
        ("a Nairobi website", "website", "outlet"),
        ("a leaked memo", "memo", "document"),
        ("the circular", "circular", "document"),
        ("the residents' account", "account", "document"),
        ("Telegram accounts close to the group", "accounts", "account"),
        ("a Telegram channel", "channel", "account"),
    ],
)
def test_the_kind_of_a_speaker(phrase: str, head: str, kind: str) -> None:
    """The head noun tells the kind, and for names their form does."""
    assert kind_of(phrase, head) == kind


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Aïchatou", "f"), ("Aichatou", "f"), ("Parveen", "f"), ("Achan", "f"), ("Graça", "f"), ("Oksana", "f"),
        ("Ingrid", "f"), ("Rosalie", "f"), ("Moussa", "m"), ("Saleh", "m"), ("Waheed", "m"), ("Lado", "m"),
        ("Andrii", "m"), ("Celestino", "m"), ("Lars", "m"), ("Takeshi", "m"), ("spokeswoman", "f"), ("nuns", "f"),
        ("Sister", "f"), ("fishermen", "m"), ("Father", "m"), ("brother's", "m"), ("Mr.", "m"), ("official", None),
        ("may", None), ("mark", None), ("Zzz", None), ("", None),
    ],
)  # fmt: skip
def test_what_a_name_or_a_noun_tells_of_gender(word: str, gender: str | None) -> None:
    """First names of many regions and nouns that tell it give f or m; the rest gives None."""
    assert gender_of(word) == gender


def test_role_nouns() -> None:
    """A noun for one person by what they do is a role, also with a word like "deputy" before it."""
    assert all(is_role(word) for word in ("spokesman", "Nurse", "governor", "ex-minister"))
    assert not any(is_role(word) for word in ("army", "statement", ""))


def test_the_name_lists_are_sound() -> None:
    """Every entry is one word in text form, and a few hundred names stand under each gender."""
    for gender in ("f", "m"):
        names = [name for region in load("first_names")[gender].values() for name in region]
        assert all(isinstance(name, str) and " " not in name for name in names)
        assert len(set(names)) > 300


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=50), st.text(max_size=12))
def test_people_never_raise(phrase: str, head: str) -> None:
    """Whatever the words, there is one of the seven kinds."""
    assert kind_of(phrase, head) in KINDS
    assert gender_of(head) in {"f", "m", None}
    assert strip_titles(phrase) in " ".join(phrase.split())
