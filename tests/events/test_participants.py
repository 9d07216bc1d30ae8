"""The names of those who take part: full names, pronouns, "its fighters", "we"."""

from __future__ import annotations

from happenings import by, mentions, names, one
from readings import cue

FRONT = (("Harbour Front", "organization"),)


def test_a_participant_has_the_words_of_its_phrase() -> None:
    """Article, number, adjective and owner belong to it; a clause does not."""
    found = one(
        "Two masked gunmen who wept killed the army's old cook.",
        tags="old/ADJ masked/ADJ",
        arcs=("old amod cook",),
    )
    assert names(found.actors) == ["Two masked gunmen"]
    assert names(found.recipients) == ["the army's old cook"]
    assert all(p.span and p.span.text == p.name for p in (*found.actors, *found.recipients))


def test_a_surname_gets_the_full_name() -> None:
    """Who is named in full elsewhere in the report has the full name here, with the words of this place."""
    found = one(
        "Orla Dunne came. Gunmen killed Dunne.",
        mentions=(("Orla Dunne", "person"), ("Dunne#2", "person")),
    )
    assert names(found.recipients) == ["Orla Dunne"]
    assert found.recipients[0].span
    assert found.recipients[0].span.text == "Dunne"


def test_a_pronoun_gets_the_name_of_whom_it_stands_for() -> None:
    """The word "she" is the woman who was named before."""
    found = one("Mary Okoye came. Gunmen wounded her.")
    assert names(found.recipients) == ["Mary Okoye"]


def test_a_pronoun_without_anybody_keeps_its_word() -> None:
    """Better the bare pronoun than the wrong name."""
    assert names(one("Gunmen wounded him.").recipients) == ["him"]


def test_they_to_whom_it_is_done_are_not_they_who_do_it() -> None:
    """A pronoun for those who suffer never stands for those who act by the same verb."""
    found = one("The Harbour Front killed them.", mentions=FRONT)
    assert names(found.actors) == ["The Harbour Front"]
    assert names(found.recipients) == ["them"]


def test_it_may_stand_for_a_thing() -> None:
    """In the wording "they boarded it" the ship of the sentence before is meant."""
    found = by(mentions("The tanker sailed. Marines seized it.", same=(("it", "tanker"),)), "seized")
    assert names(found.recipients) == ["The tanker"]


def test_its_fighters_are_the_group() -> None:
    """The armed whom a body owns act for it, and so the body acts."""
    found = by(
        mentions("The Harbour Front came. Its fighters killed an elder.", mentions=FRONT, tags="Its/PRON"),
        "killed",
    )
    assert names(found.actors) == ["The Harbour Front"]


def test_the_fighters_of_a_named_group_are_the_group() -> None:
    """Also where the owner is named."""
    found = by(mentions("The Harbour Front's gunners killed an elder.", mentions=FRONT), "killed")
    assert names(found.actors) == ["The Harbour Front"]


def test_a_mans_fighters_are_not_the_man() -> None:
    """The wording "his fighters" are named by their own words."""
    found = by(mentions("Idris Vane came. His fighters killed an elder.", tags="His/PRON"), "killed")
    assert names(found.actors) != ["Idris Vane"]


def test_the_houses_of_a_group_are_no_group() -> None:
    """Only the armed act for who owns them."""
    found = one("Soldiers burned the Harbour Front's houses.", mentions=FRONT)
    assert names(found.recipients) == ["the Harbour Front's houses"]


def test_we_are_the_body_of_the_speaker() -> None:
    """In a quotation "we" is the body that speaks, or for which somebody speaks."""
    text = "“We killed nine soldiers,” the Harbour Front said."
    found = one(
        text, cue("said", "the Harbour Front", "“We killed nine soldiers,”"), mentions=FRONT, tags="We/PRON"
    )
    assert names(found.actors) == ["Harbour Front"]


def test_we_in_a_spokesmans_mouth_is_his_body() -> None:
    """A spokesman's "we" is not himself."""
    text = "“We killed nine soldiers,” said Idris Vane, a spokesman for the Harbour Front."
    content = "“We killed nine soldiers,”"
    source = "Idris Vane, a spokesman for the Harbour Front"
    found = one(
        text, cue("said", source, content), mentions=(*FRONT, ("Idris Vane", "person")), tags="We/PRON"
    )
    assert len(found.actors) == 1
    assert "Harbour Front" in found.actors[0].name


def test_i_am_the_speaker() -> None:
    """In a quotation "I" is who speaks."""
    text = "“They wounded me,” Mary Okoye said."
    found = one(text, cue("said", "Mary Okoye", "“They wounded me,”"), tags="They/PRON")
    assert names(found.recipients) == ["Mary Okoye"]


def test_a_name_beside_a_description_is_the_name() -> None:
    """In the wording "its director, Samer Hallaq" he is called by his name."""
    found = one(
        "Gunmen killed the director, Samer Hallaq.",
        arcs=("Samer Hallaq appos director",),
        mentions=(("Samer Hallaq", "person"),),
    )
    assert names(found.recipients) == ["Samer Hallaq"]


def test_a_bare_number_is_no_participant() -> None:
    """In the wording "wounding 30" the number is a count."""
    found = one("Rebels hit the mill, wounding 30.")
    assert names(found.recipients) == ["the mill"]


def test_nobody_is_named_twice() -> None:
    """Two words for one participant give one."""
    found = one("Rebels attacked the mill, killing nine guards and wounding nine guards.")
    assert names(found.recipients) == ["the mill", "nine guards"]


def test_who_acts_does_not_suffer_too() -> None:
    """A noun that one trigger gives as actor is no recipient by another."""
    found = one("Rebels attacked the mill and died.")
    assert not set(names(found.actors)) & set(names(found.recipients))


def test_an_event_is_no_participant() -> None:
    """What harms may be an event itself, and is then a trigger."""
    found = one("The blast killed two guards.")
    assert (names(found.actors), names(found.recipients)) == ([], ["two guards"])
