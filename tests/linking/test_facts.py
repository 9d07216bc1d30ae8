"""What a mention tells that can be compared."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from reports import KELMET, Paper

from sayso.linking.facts import Facts, day_of, facts_of, merged
from sayso.linking.who import Who
from sayso.records import Mention, Place

TEXT = "A shell killed six miners near Kelmet on Monday, Idris Vane of the Kelmet Front said. The toll later rose."


def facts(trigger: str = "killed", stance: str = "asserts", who: str = "Idris Vane", **more: Any) -> Facts:
    """The facts of one mention of the story, held by one claim."""
    paper = Paper("Selm Daily", "2031-05-09", TEXT)
    claim = paper.says(
        who, "A shell killed six miners near Kelmet on Monday", stance, affiliation="the Kelmet Front"
    )
    paper.tells(trigger, claim, **more)
    return of(paper)


def of(paper: Paper) -> Facts:
    told = Who(paper.report, paper.attributions, paper.mentions)
    return facts_of(paper.mentions[0], paper.report, told, {a.id: a for a in paper.attributions})


def test_a_day_is_an_ordinal() -> None:
    """As the calendar has it."""
    assert day_of("2031-05-09") == date(2031, 5, 9).toordinal()


@pytest.mark.parametrize(
    ("impossible", "taken_as"),
    [
        ("2024-02-31", "2024-02-28"),
        ("2023-02-29", "2023-02-28"),
        ("2024-04-31", "2024-04-28"),
        ("2024-01-99", "2024-01-28"),
    ],
)
def test_a_day_that_its_month_lacks_is_the_28th(impossible: str, taken_as: str) -> None:
    """Another program may write such a day, and nothing fails."""
    assert day_of(impossible) == day_of(taken_as)


@pytest.mark.parametrize("impossible", ["2024-13-01", "2024-00-10", "2024-13-31", "0000-01-30"])
def test_a_day_of_no_month_is_no_fault(impossible: str) -> None:
    """A month 13 matches the format's pattern, too."""
    assert day_of(impossible) == 1


def test_plain_people_are_no_things() -> None:
    """What was harmed is told by nouns of their own: miners, not people or numbers."""
    assert facts(recipients=["six miners"]).things == {"miner"}
    assert facts(recipients=["six people", "6 dead"]).things == frozenset()
    assert facts(recipients=["a ferry"]).objects == {"vessel"}


def test_it_is_whoever_speaks() -> None:
    """In "it had retaken the village" the speaker did; where nobody speaks, nobody known."""
    (doer,) = facts(actors=["it"]).doers
    assert "kelmet front" in doer.keys
    assert not any(each.known for each in facts(actors=["it"], who="").doers)


def test_a_toll_is_counted_where_and_when_it_is_counted() -> None:
    """Its place and day are not the event's; the day is one that may come after."""
    told = facts("toll", place=KELMET, day="2031-05-08")
    assert told.spots == ()
    assert told.days == ()
    assert told.after == ((day_of("2031-05-08"),) * 2,)


@pytest.mark.parametrize("stance", ["accuses", "suspects"])
def test_what_is_only_laid_to_somebody_is_told(stance: str) -> None:
    """So that an accusation is not put to every event of its kind."""
    assert facts(stance=stance).accused
    assert not facts().accused


def test_who_says_so_and_who_says_no() -> None:
    """By keys; what somebody denies of himself is no word on whether it happened, nor is a suspicion."""
    assert ("kelmet front", True) in facts().sayers
    assert ("kelmet front", False) in facts(stance="denies").sayers
    assert facts(stance="denies", actors=["the Kelmet Front"]).sayers == frozenset()
    assert facts(stance="suspects").sayers == frozenset()
    assert ("kelmet front", False) in facts(status="negated").sayers


def test_names_are_those_of_the_sentence_without_its_first_word_and_days() -> None:
    """Neither "Monday" nor "A" is a name."""
    assert {"kelmet", "idris", "vane"} <= facts().names
    assert "monday" not in facts().names


def test_a_place_without_a_point_is_looked_up() -> None:
    """And a whole country, or a wide part of one, is not looked up but known to be wide."""
    (spot,) = facts(place=Place(name="Kelmet", country="MLI")).spots
    assert spot.point == (17.0, -1.0)
    (spot,) = facts(place=Place(name="Kelmet", country="NER")).spots
    assert spot.point is None
    for name in ("Mali", "northern Mali"):
        (spot,) = facts(place=Place(name=name, country="MLI")).spots
        assert spot.whole


def test_a_mention_without_trigger_claims_or_sentence_is_no_fault() -> None:
    """It tells its type, and little else."""
    paper = Paper(None, None, TEXT, key="r")
    paper.mentions.append(Mention(id="m", report="r", type="ASSAULT", trigger=(), attributions=("nowhere",)))
    told = of(paper)
    assert told.aspects == {"attack"}
    assert (told.words, told.published, told.sayers) == (frozenset(), (), frozenset())


def test_what_several_tell_together() -> None:
    """All that each tells; it happened if one says so, and is negated only if all say so."""
    one = facts(killed=6, status="hypothetical", day="2031-05-05")
    two = facts(killed=7, day="2031-05-06")
    no = facts(status="negated")
    assert merged([one, two]).happened
    assert merged([one, two]).figures == {("killed", 6, 6), ("killed", 7, 7)}
    assert len(merged([one, two]).days) == 2
    assert not merged([two, no]).negated
    assert merged([no]).negated
    assert merged([one]) == one
