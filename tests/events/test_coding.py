"""Country and sector of those who take part, on records made by hand."""

from __future__ import annotations

from typing import Any

from sayso.events.coding import coded
from sayso.records import Mention, Participant, Place, Span

HERE = Place(name="Kidal", country="MLI")


def mention(
    *actors: Participant, recipients: tuple[Participant, ...] = (), place: Place | None = None
) -> Mention:
    return Mention(
        id="m1",
        report="r1",
        type="ASSAULT",
        trigger=(Span(0, 8, "attacked"),),
        actors=actors,
        recipients=recipients,
        place=place,
    )


def codes(name: str, words: str | None = None, place: Place | None = None) -> tuple[Any, Any]:
    """Country and sector of the only actor of the only mention."""
    span = Span(0, len(words), words) if words else None
    one = coded([mention(Participant(name=name, span=span), place=place)])[0].actors[0]
    return one.country, one.sector


def test_a_description_tells_country_and_sector() -> None:
    """Whose and what somebody is stands in the words for them."""
    assert codes("the Malian army") == ("MLI", "MIL")
    assert codes("Russian mercenaries") == ("RUS", "PRM")
    assert codes("a French minister") == ("FRA", "GOV")


def test_who_is_unknown_stays_so() -> None:
    """A name that no list has gets no code, even where the place is known."""
    assert codes("Riders on motorcycles", place=HERE) == (None, None)


def test_the_words_tell_what_the_name_does_not() -> None:
    """A person's name tells no sector; the description that stands for it does."""
    assert codes("Idris Vane", "the rebel commander") == (None, "REB")


def test_the_army_is_that_of_the_place() -> None:
    """Soldiers of no named country are those of the country where it happens, and others keep their own."""
    assert codes("the soldiers", place=HERE) == ("MLI", "MIL")
    assert codes("French soldiers", place=HERE) == ("FRA", "MIL")


def test_without_a_place_the_reports_country_counts() -> None:
    """A mention without a place is taken to be where the others of the report are."""
    told = coded([mention(place=HERE), mention(Participant(name="the army"))])
    assert told[1].actors[0].country == "MLI"


def test_two_countries_of_one_weight_are_no_home() -> None:
    """Where a report is as much of one country as of another, nobody's country is guessed."""
    there = Place(name="Agadez", country="NER")
    told = coded([mention(place=HERE), mention(place=there), mention(Participant(name="the army"))])
    assert told[2].actors[0].country is None


def test_the_sectors_settle_the_event_type() -> None:
    """Once the sides are known the mention gets its type of ACLED's codebook."""
    sides = Participant(name="the Malian army"), Participant(name="the rebels")
    told = coded([mention(sides[0], recipients=(sides[1],))])[0].acled
    assert told is not None
    assert told.sub_event_type == "Armed clash"
