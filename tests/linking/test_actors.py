"""Actors over all reports: who is one, who is part of whom, and who is nobody outside of a report."""

from __future__ import annotations

from typing import Any

import pytest
from reports import Paper, actor_called, brief, ledger_of

from sayso.linking import link
from sayso.linking.actors import roster_of
from sayso.linking.parties import Party
from sayso.records import Ledger

KILLED = "The Northern Guard killed 31 soldiers in an ambush at Kelmet on Thursday"


def ledger(*told: tuple[str, dict[str, Any]], **more: Any) -> Ledger:
    """A linked ledger of one report for each speaker."""
    papers = [
        brief(f"Paper {n}", "2031-05-09", who, KILLED, **{"recipients": []} | more | speaker)
        for n, (who, speaker) in enumerate(told)
    ]
    return link(ledger_of(*papers))


def called(linked: Ledger) -> set[str]:
    return {each.name for each in linked.actors}


def test_two_people_who_share_a_surname_are_two_actors() -> None:
    """And neither is the other's by-name."""
    linked = ledger(("Idris Vane", {"affiliation": None}), ("Oren Vane", {"kind": "person"}))
    assert called(linked) == {"Idris Vane", "Oren Vane"}
    assert not any(each.aliases for each in linked.actors)


@pytest.mark.parametrize(
    "armies", [("the Malian army", "the Nigerien army"), ("Mali’s army", "Niger’s army")]
)
def test_the_armies_of_two_countries_are_two_actors(armies: tuple[str, str]) -> None:
    """Each with its own country."""
    linked = ledger(("Idris Vane", {"actors": [armies[0]]}), ("Idris Vane", {"actors": [armies[1]]}))
    found = {each.country for each in linked.actors if each.sector == "MIL"}
    assert found == {"MLI", "NER"}
    assert len([each for each in linked.actors if each.sector == "MIL"]) == 2


def test_one_man_with_and_without_his_title_is_one_actor() -> None:
    """His fullest name is his name."""
    linked = ledger(("Colonel Idris Vane", {"kind": "person"}), ("Idris Vane", {"affiliation": None}))
    (only,) = linked.actors
    assert (only.name, only.aliases, only.kind) == ("Colonel Idris Vane", ("Idris Vane",), "person")


def test_a_spokesman_is_part_of_his_body() -> None:
    """Two spokesmen of one body are two persons of it."""
    guard = {"affiliation": "the Northern Guard", "kind": "person"}
    linked = ledger(("Idris Vane", guard), ("Ada Orrin", guard))
    body = actor_called(linked, "Northern Guard")
    assert {each.name for each in linked.actors if each.part_of == body.id} == {"Idris Vane", "Ada Orrin"}


def test_an_organ_is_part_of_its_state() -> None:
    """Where the state itself is an actor."""
    linked = ledger(("Idris Vane", {"actors": ["the Malian army", "Mali"]}))
    assert actor_called(linked, "Malian army").part_of == actor_called(linked, "Mali").id


def test_an_acronym_is_a_by_name() -> None:
    """Over reports of which the one has the name, the other the letters."""
    linked = ledger(
        ("Idris Vane", {"actors": ["the Kelmet Liberation Front"], "affiliation": None}),
        ("Idris Vane", {"actors": ["the KLF"], "affiliation": None}),
    )
    front = actor_called(linked, "Kelmet Liberation Front")
    assert "KLF" in front.aliases


def test_an_army_is_called_by_its_name_and_not_by_its_soldiers() -> None:
    """Though reports speak of soldiers more often."""
    linked = ledger(("Colonel Sen Ruda", {}), ("Idris Vane", {}), recipients=["soldiers"])
    assert actor_called(linked, "soldiers").name == "Malian army"


def test_who_is_only_described_is_no_actor() -> None:
    """Gunmen and a nurse are nobody outside of their report: no id, no record."""
    linked = ledger(("a nurse", {"actors": ["gunmen"]}))
    assert linked.actors == ()
    assert linked.attributions[0].chain[0].speakers[0].actor is None
    assert linked.mentions[0].actors[0].actor is None


def test_speakers_and_participants_have_the_ids_of_their_actors() -> None:
    """He is himself, his body is the body, and "we" is whoever speaks."""
    linked = ledger(("Idris Vane", {"actors": ["we", "the Northern Guard"]}))
    vane, guard = (actor_called(linked, name).id for name in ("Idris Vane", "Northern Guard"))
    assert linked.attributions[0].chain[0].speakers[0].actor == vane
    assert [each.actor for each in linked.mentions[0].actors] == [vane, guard]


def test_every_id_of_an_actor_leads_to_one() -> None:
    """From speakers, participants, origins and actors."""
    linked = ledger(
        ("Idris Vane", {"actors": ["the Malian army"]}), ("Colonel Sen Ruda", {}), ("a nurse", {})
    )
    ids = {each.id for each in linked.actors}
    told = [s.actor for a in linked.attributions for link in a.chain for s in link.speakers]
    told += [p.actor for m in linked.mentions for p in (*m.actors, *m.recipients)]
    told += [each.party for each in linked.origins] + [each.part_of for each in linked.actors]
    assert {each for each in told if each} <= ids
    assert len(ids) == len(linked.actors)


def party(name: str, *keys: str) -> Party:
    every = frozenset({name, *keys})
    return Party(name, name, every, every)


def test_parties_are_joined_by_way_of_a_third() -> None:
    """Two that share no key are one by the one that shares one with each, whichever came first."""
    parties = [party("a"), party("b"), party("c", "a", "b")]
    for order in (parties, parties[::-1]):
        roster = roster_of(order)
        assert len(roster.actors) == 1
        assert len({roster.actor_of(each) for each in parties}) == 1


def test_no_party_no_actor() -> None:
    """A ledger may name nobody."""
    roster = roster_of([])
    assert roster.actors == ()
    assert roster.actor_of(party("a")) is None
    assert link(ledger_of(Paper("Selm Daily", None, "Rain fell."))).actors == ()
