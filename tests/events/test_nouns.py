"""Noun phrases in an event: how far one reaches, who is coordinated, and what kind of thing it names."""

from __future__ import annotations

import pytest
from happenings import clauses

from sayso.events.nouns import (
    can_act,
    conjuncts,
    counted,
    is_a,
    is_instrument,
    of_behind,
    phrase_around,
    preposition_of,
)
from sayso.events.vocabulary import words_of
from sayso.language.reading import Reading


def at(reading: Reading, word: str) -> int:
    return next(i for i, w in enumerate(reading.words) if w.text == word)


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("Gunmen killed the two traders.", "traders", "the two traders"),
        ("Gunmen killed the army's cook.", "cook", "the army's cook"),
        ("Gunmen killed the mayor of Kidal.", "mayor", "the mayor of Kidal"),
        ("Gunmen in masks killed a trader.", "Gunmen", "Gunmen"),
        ("Gunmen who wept killed a trader.", "Gunmen", "Gunmen"),
        ("Gunmen killed a nurse and a trader.", "nurse", "a nurse"),
        ("Gunmen killed a nurse of the clinic.", "clinic", "the clinic"),
    ],
)
def test_a_phrase_has_what_tells_it_apart_and_no_clause(text: str, head: str, phrase: str) -> None:
    """Article, number, owner and "of …" belong to it; its preposition, other phrases and clauses don't."""
    reading = clauses(text)
    assert reading.text_of(phrase_around(reading, at(reading, head))) == phrase


def test_hyphens_and_marks_inside_do_not_break_a_phrase() -> None:
    """Words of one phrase on both sides of a hyphen or a quotation mark are in one piece."""
    reading = clauses(
        "Gunmen killed a well-known trader.",
        arcs=("well amod trader", "known amod trader", "a det trader", "trader obj killed"),
    )
    assert reading.text_of(phrase_around(reading, at(reading, "trader"))) == "a well-known trader"


def test_a_phrase_is_in_one_piece() -> None:
    """A word that hangs on the noun from far away does not pull in what stands between."""
    reading = clauses("Gunmen killed the traders on Monday both.", arcs=("both det traders",))
    assert reading.text_of(phrase_around(reading, at(reading, "traders"))) == "the traders"


def test_conjuncts_need_a_coordinating_word() -> None:
    """A comma alone makes an apposition of what the parse joins."""
    joined, comma = (
        clauses("Rebels and bandits fled."),
        clauses("Rebels, bandits fled.", arcs=("bandits conj Rebels",)),
    )
    assert [joined.words[n].text for n in conjuncts(joined, 0)] == ["Rebels", "bandits"]
    assert conjuncts(comma, 0) == [0]


def test_a_number_before_of_counts_the_noun_behind() -> None:
    """In the wordings "scores of civilians" and "two of the guards" the civilians and the guards are counted."""
    for text, number, noun in (
        ("Scores of civilians fled.", "Scores", "civilians"),
        ("Two of the guards fled.", "Two", "guards"),
        ("The mayor of Kidal fled.", "mayor", "mayor"),
    ):
        reading = clauses(text)
        assert counted(reading, at(reading, number)) == at(reading, noun)


def test_of_is_found_where_the_parse_hung_it_elsewhere() -> None:
    """The noun right behind "of" belongs to the noun before it."""
    reading = clauses(
        "The bodies of 27 soldiers lay there.", arcs=("soldiers obl lay", "lay root -"), tags="lay/VERB"
    )
    assert of_behind(reading, at(reading, "bodies")) == [at(reading, "soldiers")]
    assert of_behind(reading, at(reading, "there")) == []


def test_the_preposition_of_a_noun() -> None:
    """In small letters, or nothing."""
    reading = clauses("Gunmen killed a trader In Kidal.", tags="In/ADP")
    assert (
        preposition_of(reading, at(reading, "Kidal")),
        preposition_of(reading, at(reading, "trader")),
    ) == ("in", "")


@pytest.mark.parametrize("who", ["soldiers", "crowd", "government", "union", "Dunne", "they", "junta"])
def test_people_bodies_names_and_pronouns_can_act(who: str) -> None:
    """Also nouns that are known as actors without standing in a class."""
    reading = clauses(f"Now {who} fled.", tags="Dunne/PROPN" if who == "Dunne" else "")
    assert can_act(reading, at(reading, who))


@pytest.mark.parametrize("what", ["mill", "answer", "weather"])
def test_things_cannot_act(what: str) -> None:
    """A thing threatens nobody and is asked for nothing."""
    reading = clauses(f"The {what} fell.")
    assert not can_act(reading, at(reading, what))


@pytest.mark.parametrize(
    ("noun", "harms"),
    [("shell", True), ("helicopter", True), ("blast", True), ("soldier", False), ("mill", False)],
)
def test_things_that_harm_are_instruments(noun: str, harms: bool) -> None:
    """Weapons, aircraft and violence; the armed are none."""
    reading = clauses(f"The {noun} fell.")
    assert is_instrument(reading, at(reading, noun)) is harms


def test_a_class_may_have_nouns_of_two_words() -> None:
    """In the wording "car bomb" both words are asked for."""
    reading = clauses("The aid worker fled.")
    assert is_a(reading, at(reading, "worker"), "@civilians")


def test_the_first_word_of_a_text_has_no_word_before_it() -> None:
    """Asking for its class wraps round to no other word."""
    reading = clauses("worker fled aid")
    assert is_a(reading, 0, "@roads") is False


def test_days_and_months_are_times() -> None:
    """All of the week and the year."""
    assert {"monday", "sunday", "january", "december", "week", "today"} <= words_of("times")
