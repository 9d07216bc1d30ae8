"""For whom a person speaks, by the words beside the name."""

from __future__ import annotations

import pytest

from sayso.linking.affiliation import (
    bodies_before,
    body_in,
    is_document,
    is_spokesman,
    needs_body,
    title_before,
    told_beside,
)


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Idris Vane, a spokesman for the Kelmet Front, said so.", "a spokesman for the Kelmet Front"),
        ("The mine's director, Ada Orrin, said so.", "The mine's director"),
        ("Colonel Idris Vane of the border guard said so.", "officer of the border guard"),
        ("Ada Orrin, who speaks for the miners' union, said so.", "head of the miners' union"),
        ("The Kelmet Front denied it, and its spokesman, Idris Vane, laughed.", "its spokesman"),
    ],
)
def test_an_office_stands_beside_the_name(text: str, beside: str) -> None:
    """Behind it in commas, before it, with "of", or with "who speaks for"."""
    name = "Ada Orrin" if "Ada" in text else "Idris Vane"
    assert told_beside(text, name) == beside


@pytest.mark.parametrize(
    "text",
    [
        "Idris Vane, told by nobody, went home.",
        "Idris Vane, laughing in the rain, went home.",
        "On Monday Idris Vane went home.",
        "Nobody of that name is here.",
    ],
)
def test_other_words_beside_a_name_are_no_office(text: str) -> None:
    """What somebody did, or when, doesn't tell who they are."""
    assert told_beside(text, "Idris Vane") is None


def test_a_name_with_signs_is_looked_for_as_it_stands() -> None:
    """Brackets and dots in a name are no pattern."""
    assert told_beside("Vane (the elder, said so.", "Vane (the elder") is None
    assert title_before("A (B", "A (B") == ""


def test_a_later_place_of_the_name_tells_too() -> None:
    """A report may give the office the second time only."""
    text = "Idris Vane went home. The mayor, Idris Vane, slept."
    assert told_beside(text, "Idris Vane") == "The mayor"


@pytest.mark.parametrize(
    ("phrase", "role", "body"),
    [
        ("a spokeswoman for the Selm Doctors Union", "a spokeswoman", "the Selm Doctors Union"),
        ("the hospital's director", "director", "the hospital"),
        ("A KLF spokesman", "spokesman", "KLF"),
        ("a nurse", "a nurse", None),
        ("deputy director", "deputy director", None),
        ("", "", None),
    ],
)
def test_a_description_has_a_role_and_perhaps_a_body(phrase: str, role: str, body: str | None) -> None:
    """The body stands behind "for", before "'s", or before the role; "deputy" is none."""
    assert body_in(phrase) == (role, body)


def test_a_body_before_is_the_nearest_first() -> None:
    """For "its spokesman" the bodies of the sentence come first, the last named first; then those before."""
    text = "The Selm Doctors Union met. The Kelmet Front has for two days been asking the navy, its spokesman"
    found = list(bodies_before(text, text.index("its")))
    assert found[0] == "navy"
    assert found.index("The Kelmet Front") < found.index("The Selm Doctors Union")


def test_a_title_stands_in_capitals_before_the_name() -> None:
    """Only words that are titles count."""
    assert (
        title_before("Deputy Inspector General Ada Orrin spoke.", "Ada Orrin") == "Deputy Inspector General"
    )
    assert title_before("Yesterday Ada Orrin spoke.", "Ada Orrin") == ""


def test_who_speaks_for_a_body() -> None:
    """A spokesman and a director do, a nurse does not; a statement is a document."""
    assert needs_body("a spokeswoman")
    assert is_spokesman("the director")
    assert not is_spokesman("a nurse")
    assert is_document("statement")
    assert not is_document("nurse")
