"""Figures of harm without a verb of harm: tolls, bodies, and bare numbers."""

from __future__ import annotations

import pytest
from happenings import by, mentions, numbers, one, words


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The death toll rose to 40.", "death toll", ("killed", 40, 40)),
        ("The mayor put the toll at 26.", "toll", ("killed", 26, 26)),
        ("The clinic counted 31 bodies.", "bodies", ("killed", 31, 31)),
        ("The bodies of 27 soldiers were found.", "bodies", ("killed", 27, 27)),
        ("The number of wounded rose to 40.", "number", ("wounded", 40, 40)),
        ("The number of displaced rose to 900.", "number", ("displaced", 900, 900)),
        ("The clinic recorded 14.", "recorded", ("killed", 14, 14)),
    ],
)
def test_a_toll_word_with_a_figure_is_a_mention(
    text: str, trigger: str, expected: tuple[str, int, int]
) -> None:
    """The figure is tied to the word by the parse, and the word tells what it counts."""
    tags = "wounded/NOUN" if "wounded" in text else "displaced/NOUN" if "displaced" in text else ""
    found = one(text, tags=tags, arcs=("26 obl put",) if "26" in text else ())
    assert trigger in words(found)
    assert numbers(found.counts) == [expected]
    assert (found.type, found.status) == ("ASSAULT", "actual")


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The death toll rose.", ""),
        ("The bodies lay there.", "lay/VERB"),
        ("The number rose.", ""),
        ("The wounded slept.", "wounded/NOUN"),
        ("The clinic counted its nurses.", ""),
    ],
)
def test_a_toll_word_without_a_figure_is_no_mention(text: str, tags: str) -> None:
    """Only a number makes it news."""
    assert mentions(text, tags=tags) == ()


def test_the_number_of_something_is_one_figure() -> None:
    """Both words are its trigger, and there is one mention."""
    found = one("The number of wounded rose to 40.", tags="wounded/NOUN")
    assert words(found) == ["number", "wounded"]


def test_the_wounded_who_died_are_no_second_figure() -> None:
    """In the wording "three of the wounded died" the dying is the event."""
    found = one("Three of the wounded died.", tags="wounded/NOUN")
    assert words(found) == ["died"]
    assert numbers(found.counts) == [("killed", 3, 3)]


@pytest.mark.parametrize(
    ("before", "of"),
    [
        ("Bandits abducted 12 nurses.", "captured"),
        ("Bandits killed 12 nurses.", "killed"),
        ("The fighting displaced 900 villagers.", "displaced"),
    ],
)
def test_a_bare_figure_counts_what_was_counted_last(before: str, of: str) -> None:
    """Where its own words don't tell, the report's last count does."""
    found = mentions(f"{before} The clinic counted 15.", tags="fighting/NOUN" if "fighting" in before else "")
    assert numbers(by(found, "counted").counts) == [(of, 15, 15)]


def test_a_bare_figure_has_the_type_of_what_was_counted_last() -> None:
    """A count of those arrested is no assault."""
    found = mentions("Police arrested 12 traders. The union counted 15.")
    assert [m.type for m in found] == ["COERCE", "COERCE"]


def test_a_figure_of_its_own_kind_keeps_it() -> None:
    """Bodies are of the killed, whatever was counted before."""
    found = mentions("Bandits abducted 12 nurses. The clinic counted 15 bodies.")
    assert numbers(by(found, "bodies").counts) == [("killed", 15, 15)]


def test_a_counted_noun_is_no_bare_figure() -> None:
    """In the wording "counted 15 chairs" nobody is counted."""
    assert len(mentions("Bandits killed 12 nurses. The clinic counted 15 chairs.")) == 1


def test_a_date_is_no_figure() -> None:
    """In the wording "the toll on 3 May" the day counts nobody."""
    assert all(c.low != 3 for m in mentions("The toll rose on 3 May.") for c in m.counts)
