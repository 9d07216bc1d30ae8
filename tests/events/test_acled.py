"""ACLED's event type for a mention, on records made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.events.acled import _CONDITIONS, acled_of
from sayso.events.mode_rules import modes_of_type
from sayso.knowledge.data_files import load
from sayso.records import Count, Mention, MentionType, Participant, Span

SECTORS = {
    "army": "MIL", "police": "COP", "rebels": "REB", "gunmen": "UAF", "villagers": "CVL", "pupils": "EDU", "mayor": "GOV",
    "protesters": "CVL", "town": None, "Norland": None, "strangers": None,
}  # fmt: skip
CODEBOOK = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {"Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
                                   "Remote explosive/landmine/IED", "Grenade"},
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {"Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
                               "Headquarters or base established", "Looting/property destruction",
                               "Non-violent transfer of territory", "Other"},
}  # fmt: skip


def mention(
    type_: Any, trigger: str, mode: str | None = None, actors: str = "", recipients: str = "", **more: Any
) -> Mention:
    """A mention; who takes part by words of the table above."""
    return Mention(
        id="m1",
        report="r1",
        type=type_,
        mode=mode,
        trigger=(Span(0, len(trigger), trigger),),
        actors=people(actors),
        recipients=people(recipients),
        **more,
    )


def people(words: str) -> tuple[Participant, ...]:
    return tuple(Participant(name=word, sector=SECTORS[word]) for word in words.split())


def sub_event(*args: Any, **more: Any) -> str | None:
    found = acled_of(mention(*args, **more))
    return found.sub_event_type if found else None


def test_the_rules_speak_the_codebooks_language() -> None:
    """Each rule gives a type and a sub-type of it, for types, modes and conditions that there are."""
    for rule in load("acled", "events/ontology")["rules"]:
        event_type, sub_event_type = rule["gives"]
        assert sub_event_type in CODEBOOK[event_type]
        assert set(rule["when"]) <= set(_CONDITIONS)
        assert set(rule["when"]["type"]) <= set(MentionType.__args__)
        modes = {mode for type_ in rule["when"]["type"] for mode in modes_of_type(type_)}
        assert set(rule["when"].get("mode", ())) <= modes | {"none"}


@pytest.mark.parametrize("status", ["planned", "hypothetical", "negated"])
def test_what_did_not_happen_has_no_type(status: Any) -> None:
    """An attack that is planned, feared or denied is no event."""
    assert acled_of(mention("ASSAULT", "attack", "drone", status=status)) is None


def test_two_armed_sides_make_a_battle() -> None:
    """An army that attacks rebels, and two sides that clash, fight a battle."""
    found = acled_of(mention("ASSAULT", "attacked", None, "army", "rebels"))
    assert found is not None
    assert (found.event_type, found.sub_event_type) == ("Battles", "Armed clash")
    assert sub_event("ASSAULT", "clashed", None, "army rebels") == "Armed clash"


def test_a_clash_of_one_known_side_is_not_clear() -> None:
    """Where nobody tells with whom rebels clashed there is no type, nor where two forces clash with civilians."""
    assert sub_event("ASSAULT", "clashed", None, "rebels") is None
    assert sub_event("ASSAULT", "clashed", None, "army police", "strangers") is None


def test_who_takes_a_town_tells_who_holds_it() -> None:
    """A town that an army retakes goes back to the state; one that rebels take goes to them."""
    assert sub_event("ASSAULT", "retook", None, "army", "town") == "Government regains territory"
    assert sub_event("ASSAULT", "captured", None, "rebels", "town") == "Non-state actor overtakes territory"
    assert sub_event("COERCE", "seized", "seize", "rebels", "town") == "Non-state actor overtakes territory"


@pytest.mark.parametrize(
    ("mode", "trigger", "told"),
    [
        ("drone", "struck", "Air/drone strike"),
        ("aerial", "bombed", "Air/drone strike"),
        ("suicide-attack", "blast", "Suicide bomb"),
        ("heavy-weapons", "shelled", "Shelling/artillery/missile attack"),
        ("explosives", "blast", "Remote explosive/landmine/IED"),
        ("explosives", "grenade attack", "Grenade"),
        ("unconventional", "gas attack", "Chemical weapon"),
    ],
)
def test_violence_from_afar_goes_by_its_means(mode: str, trigger: str, told: str) -> None:
    """Drones, shells, bombs and the like tell the type, whoever used them on whom."""
    found = acled_of(mention("ASSAULT", trigger, mode))
    assert found is not None
    assert (found.event_type, found.sub_event_type) == ("Explosions/Remote violence", told)


def test_a_drone_that_is_shot_down_was_not_shelled() -> None:
    """Air defence is no attack on the ground."""
    assert sub_event("ASSAULT", "shot down", "heavy-weapons", "army") is None


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        (None, "Attack"),
        ("firearms", "Attack"),
        ("abduct", "Abduction/forced disappearance"),
        ("sexual", "Sexual violence"),
    ],
)
def test_violence_against_civilians_goes_by_its_mode(mode: str | None, told: str) -> None:
    """What armed people do to civilians, by its mode."""
    assert sub_event("ASSAULT", "attacked", mode, "gunmen", "pupils") == told


def test_an_official_counts_as_a_civilian_and_not_as_a_soldier() -> None:
    """A mayor who is shot by gunmen is attacked, and fights no battle."""
    assert sub_event("ASSAULT", "shot", "firearms", "gunmen", "mayor") == "Attack"


def test_civilians_and_soldiers_hit_together_are_not_clear() -> None:
    """Where both are hit neither a battle nor an attack on civilians is told."""
    assert sub_event("ASSAULT", "attacked", None, "gunmen", "army villagers") is None


def test_a_death_alone_is_not_clear() -> None:
    """Villagers who died, nobody knows how, have no type."""
    assert sub_event("ASSAULT", "died", None, "", "villagers") is None


def test_captured_fighters_are_not_abducted() -> None:
    """Prisoners of war are no civilians who disappear."""
    assert sub_event("ASSAULT", "captured", "abduct", "army", "rebels") is None


def test_people_who_are_only_held_were_not_abducted_for_sure() -> None:
    """Without anybody who holds them, only words such as "kidnapped" tell an abduction."""
    assert sub_event("ASSAULT", "kidnapped", "abduct", "", "pupils") == "Abduction/forced disappearance"
    assert sub_event("ASSAULT", "held", "abduct", "", "pupils") is None


def test_protests_go_by_what_was_done_to_those_who_protest() -> None:
    """A march is peaceful; tear gas is an intervention; the dead tell excessive force; a riot is violent."""
    killed = (Count(of="killed", low=2, high=2),)
    assert sub_event("PROTEST", "marched", "demo") == "Peaceful protest"
    assert (
        sub_event("ASSAULT", "dispersed", "crowd-control", "police", "protesters")
        == "Protest with intervention"
    )
    assert (
        sub_event("ASSAULT", "dispersed", "crowd-control", "police", "protesters", counts=killed)
        == "Excessive force against protesters"
    )
    assert (
        sub_event("ASSAULT", "shot", "firearms", "police", "protesters")
        == "Excessive force against protesters"
    )
    assert sub_event("PROTEST", "rioted", "riot") == "Violent demonstration"


def test_a_strike_of_workers_is_no_protest_in_the_street() -> None:
    """Work that is laid down need not bring anybody to the street."""
    assert sub_event("PROTEST", "walkout", "strike") is None


def test_a_truce_is_an_agreement_and_a_promise_is_none() -> None:
    """Peace deals, and deals of armed sides, are agreements; promises and trade deals have no type."""
    assert sub_event("AGREE", "truce") == "Agreement"
    assert sub_event("AGREE", "signed agreement", None, "army rebels") == "Agreement"
    assert sub_event("AGREE", "promised", None, "mayor") is None
    assert sub_event("AGREE", "signed deal", None, "Norland") is None


def test_an_arrest_by_rebels_is_an_abduction() -> None:
    """Only a state arrests; those whom rebels detain are abducted."""
    assert sub_event("COERCE", "arrested", "arrest", "police", "villagers") == "Arrests"
    assert (
        sub_event("COERCE", "detained", "arrest", "rebels", "villagers") == "Abduction/forced disappearance"
    )


def test_destruction_is_one_only_where_nobody_is_hurt() -> None:
    """Burned houses are destroyed property, unless people came to harm."""
    assert sub_event("ASSAULT", "burned", "destroy", "rebels", "strangers") == "Looting/property destruction"
    killed = (Count(of="killed", low=1, high=None),)
    assert sub_event("ASSAULT", "burned", "destroy", "rebels", "strangers", counts=killed) is None


def test_an_armed_side_that_leaves_a_town_hands_it_over() -> None:
    """Abandoned land changes hands without violence; a withdrawal from nowhere tells nothing."""
    assert (
        sub_event("RETREAT", "abandoned", "withdraw", "army", "town") == "Non-violent transfer of territory"
    )
    assert sub_event("RETREAT", "withdrew", "withdraw", "army") is None


@pytest.mark.parametrize(
    "type_", ["CONSULT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AID", "SANCTION"]
)
def test_words_are_no_events_of_the_codebook(type_: str) -> None:
    """Talks, accusations, demands and the like have no type."""
    assert sub_event(type_, "said", None, "army", "rebels") is None
