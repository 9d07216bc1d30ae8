"""Which triggers of a sentence tell of one event."""

from __future__ import annotations

import pytest
from happenings import clauses, drafts, mentions, one, words

from sayso.events.merging import drafts_of
from sayso.events.triggers import find_triggers

TOGETHER = [
    pytest.param("Rebels hit the mill, killing 19 and wounding 30.", (), id="its effects"),
    pytest.param("Nine soldiers were killed in an ambush.", (), id="its means"),
    pytest.param("Two nurses were killed and three wounded.", ("wounded conj killed", "three nsubj:pass wounded"), id="two harms"),
    pytest.param("Rebels attacked the mill and killed two guards.", (), id="shared subject"),
    pytest.param("Nine people died when rebels attacked the mill.", (), id="as it happened"),
    pytest.param("The blast killed two guards.", (), id="what harms as its subject"),
    pytest.param("Rebels hit the mill, killing three and wounding five.", ("wounding conj three", "three obj killing", "killing conj hit"), id="an effect hung on a number"),
    pytest.param("A grenade thrown into the mill killed two guards.", ("thrown acl grenade", "grenade nsubj killed", "killed root -", "mill obl thrown"), id="a thing that was thrown"),
]  # fmt: skip
APART = [
    pytest.param("Rebels burned eleven trucks and took seven prisoners.", (), id="an act of its own"),
    pytest.param("Rebels bombed the mill after gunmen overran the camp.", (), id="one after the other"),
    pytest.param("Rebels attacked the mill because police arrested the elder.", (), id="a reason"),
    pytest.param("Rebels shelled the mill and the army bombed the camp.", ("army nsubj bombed", "bombed conj shelled", "and cc bombed"), id="another subject"),
    pytest.param("Police arrested the men who killed the elder.", (), id="a relative clause"),
    pytest.param("Rebels killed an elder and protesters marched.", ("protesters nsubj marched", "marched conj killed", "and cc marched"), id="another type"),
    pytest.param("Rebels killed two guards. Rebels wounded three nurses.", (), id="another sentence"),
    pytest.param("Nobody was hurt in the raid.", (), id="no harm in what did happen"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "arcs"), TOGETHER)
def test_parts_means_and_effects_of_one_event_are_one_mention(text: str, arcs: tuple[str, ...]) -> None:
    """All its triggers stand in one mention, the highest one in the parse first."""
    found = drafts(text, tags="thrown/VERB" if "thrown" in text else "", arcs=arcs)
    assert len(found) == 1
    assert len(found[0]) >= 2


@pytest.mark.parametrize(("text", "arcs"), APART)
def test_other_acts_are_other_mentions(text: str, arcs: tuple[str, ...]) -> None:
    """Another act, time, reason, subject or type makes another mention, though it is one sentence."""
    assert len(drafts(text, arcs=arcs)) == 2


def test_the_chief_trigger_is_the_highest_one() -> None:
    """It comes first and tells the type, whatever stands first in the text."""
    ((first, *rest),) = drafts("Rebels hit the mill, killing 19 and wounding 30.")
    assert (first, rest) == ("hit", ["killing", "wounding"])
    assert drafts(
        "When rebels attacked the mill, nine people died.",
        arcs=("died root -", "attacked advcl died", "people nsubj died"),
    ) == [["died", "attacked"]]


def test_drafts_come_in_the_order_of_the_text() -> None:
    """By their chief words."""
    reading = clauses("Rebels burned eleven trucks and took seven prisoners after police arrested an elder.")
    heads = [d.chief.head for d in drafts_of(reading, find_triggers(reading))]
    assert heads == sorted(heads)
    assert len(heads) == 3


def test_who_carries_an_attack_out_acts() -> None:
    """The verb is no event of its own: its words belong to the trigger, its subject did the attack."""
    found = one(
        "Rebels carried out the attack.",
        arcs=("out compound:prt carried", "attack obj carried", "the det attack"),
    )
    assert words(found) == ["attack", "carried out"]
    assert [a.name for a in found.actors] == ["Rebels"]


def test_who_claims_an_attack_acts_and_the_claiming_is_no_part_of_it() -> None:
    """A claim names the actor, but its word tells no event."""
    found = one("Rebels claimed the attack.")
    assert words(found) == ["attack"]
    assert [a.name for a in found.actors] == ["Rebels"]


def test_who_claims_responsibility_acts() -> None:
    """The event hangs on the responsibility."""
    found = one("Rebels claimed responsibility for the attack.", arcs=("attack nmod responsibility",))
    assert [a.name for a in found.actors] == ["Rebels"]


def test_carrying_it_out_is_an_event_where_only_a_pronoun_tells_what() -> None:
    """A pronoun stands for an event told elsewhere; any other object is none."""
    arcs = ("out compound:prt carried", "it obj carried")
    found = one("Rebels carried it out.", arcs=arcs)
    assert words(found)[0].startswith("carried")
    assert [a.name for a in found.actors] == ["Rebels"]
    assert mentions("Rebels claimed it.") == ()


def test_a_long_chain_of_triggers_ends() -> None:
    """Forty coordinated verbs are merged or not, without end or fault."""
    text = "Rebels " + ", ".join(["attacked"] * 40) + " and killed the guards."
    reading = clauses(text)
    made = drafts_of(reading, find_triggers(reading))
    assert sum(len(d.triggers) for d in made) == 41
