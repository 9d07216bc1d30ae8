"""Who speaks: full names across the report, and never the wrong one."""

from __future__ import annotations

import pytest
from readings import attributed, cue, last, one

from sayso.records import Speaker

FELL = "the bridge had fallen"


def speaker_of(text: str, *cues: object, **how: object) -> Speaker:
    """The last link's only speaker of the text's last attribution."""
    found = attributed(text, *cues, **how).attributions[-1]  # type: ignore[arg-type]
    (speaker,) = found.chain[-1].speakers
    return speaker


def test_a_surname_gets_the_full_name_that_stands_before() -> None:
    """A bare surname is the person whose full name came earlier, and keeps its own span."""
    speaker = speaker_of(
        f"Orla Dunne came on Monday. Dunne said {FELL}.",
        cue("said", "Dunne#2", FELL),
        mentions=(("Orla Dunne", "person"), ("Dunne#2", "person")),
    )
    assert (speaker.name, speaker.span and speaker.span.text) == ("Orla Dunne", "Dunne")
    assert (speaker.kind, speaker.named) == ("person", True)


def test_a_surname_gets_the_full_name_that_stands_later() -> None:
    """The full name may come only after the first quotation."""
    text = f"The road was shut, Brannigan said. Orla Brannigan said {FELL}."
    found = attributed(
        text,
        cue("said", "Brannigan", "The road was shut"),
        cue("said#2", "Orla Brannigan", FELL),
        mentions=(("Brannigan", "person"), ("Orla Brannigan", "person")),
    ).attributions
    assert [last(a) for a in found] == [["Orla Brannigan"]] * 2


def test_a_surname_is_known_without_the_networks_help() -> None:
    """A bare surname gets its full name even where the network did not see a name in it."""
    text = f"Orla Dunne came on Monday. Dunne said {FELL}."
    speaker = speaker_of(text, cue("said", "Dunne#2", FELL), mentions=(("Orla Dunne", "person"),))
    assert speaker.name == "Orla Dunne"


def test_mr_makes_a_named_person() -> None:
    """The wording "Mr. Okoye" is a named person, called Okoye, though the network saw no name."""
    speaker = speaker_of(f"Mr. Okoye said {FELL}.", cue("said", "Mr. Okoye", FELL))
    assert (speaker.name, speaker.kind, speaker.named) == ("Okoye", "person", True)


def test_mrs_is_not_the_man_of_that_surname() -> None:
    """The wording "Mrs. Dunne" is never Peter Dunne."""
    text = f"Peter Dunne left. Mrs. Dunne said {FELL}."
    mentions = (("Peter Dunne", "person"), ("Mrs. Dunne", "person"))
    assert speaker_of(text, cue("said", "Mrs. Dunne", FELL), mentions=mentions).name != "Peter Dunne"


def test_a_surname_before_two_full_names_stays_open() -> None:
    """Where two of one surname are named only later, the surname before is neither of them."""
    text = f"The road was shut, Brannigan said. Orla Brannigan left. Peter Brannigan said {FELL}."
    found = attributed(
        text,
        cue("said", "Brannigan", "The road was shut"),
        cue("said#2", "Peter Brannigan", FELL),
        mentions=(("Brannigan", "person"), ("Orla Brannigan", "person"), ("Peter Brannigan", "person")),
    ).attributions
    assert [last(a) for a in found] == [["Brannigan"], ["Peter Brannigan"]]


def test_two_people_of_one_surname_are_never_merged() -> None:
    """With two of one surname a bare surname is nobody's full name, and the two stay apart."""
    text = f"Orla Dunne met Peter Dunne. Dunne said {FELL}. Peter Dunne said the road was shut."
    found = attributed(
        text,
        cue("said", "Dunne#3", FELL),
        cue("said#2", "Peter Dunne#2", "the road was shut"),
        mentions=(("Orla Dunne", "person"), ("Peter Dunne", "person"), ("Peter Dunne#2", "person")),
    ).attributions
    assert last(found[0]) == ["Dunne"]
    assert last(found[1]) == ["Peter Dunne"]


def test_a_title_is_no_part_of_the_name() -> None:
    """Ranks and titles are taken off, and the rank is the role."""
    speaker = speaker_of(f"Colonel Idris Vane said {FELL}.", cue("said", "Colonel Idris Vane", FELL))
    assert (speaker.name, str(speaker.role).lower()) == ("Idris Vane", "colonel")


@pytest.mark.parametrize(
    ("pronoun", "who"),
    [("He", "Peter Vane"), ("She", "Mary Okoye")],
)
def test_he_and_she_are_the_nearest_person_of_that_gender(pronoun: str, who: str) -> None:
    """A pronoun never stands for somebody whose first name tells the other gender."""
    speaker = speaker_of(
        f"Peter Vane met Mary Okoye. {pronoun} said {FELL}.",
        cue("said", pronoun, FELL),
        tags=f"{pronoun}/PRON",
    )
    assert speaker.name == who
    assert speaker.span
    assert speaker.span.text == pronoun


def test_he_goes_on_with_the_one_who_has_just_spoken() -> None:
    """Of two men, "he" is the one who was speaking, not the one whom he spoke about."""
    text = f"Peter Vane said John Okoye had fled. He said {FELL}."
    speaker = speaker_of(
        text, cue("said", "Peter Vane", "John Okoye had fled"), cue("said#2", "He", FELL), tags="He/PRON"
    )
    assert speaker.name == "Peter Vane"


def test_it_is_a_body_and_no_person() -> None:
    """The word "it" stands for the ministry, though a person stands nearer."""
    speaker = speaker_of(
        f"The Defence Ministry answered Peter Vane. It said {FELL}.",
        cue("said", "It", FELL),
        tags="It/PRON Defence/PROPN",
        mentions=(("Defence Ministry", "organization"),),
    )
    assert speaker.name == "The Defence Ministry"
    assert speaker.kind == "organization"


def test_they_are_a_group_and_no_single_person() -> None:
    """The word "they" stands for several, never for one named person."""
    text = f"Two guards said the road was shut. Peter Vane left. They said {FELL}."
    speaker = speaker_of(
        text,
        cue("said", "Two guards", "the road was shut"),
        cue("said#2", "They", FELL),
        tags="They/PRON Two/NUM guards/NOUN",
    )
    assert speaker.name == "Two guards"
    assert not speaker.named


def test_a_pronoun_without_anybody_stays_unattributed() -> None:
    """Where no one fits, the chain is empty: better unattributed than wrong."""
    found = one(f"He said {FELL}.", cue("said", "He", FELL), tags="He/PRON")
    assert found.chain == ()


def test_she_is_not_a_man_even_if_he_is_the_only_one() -> None:
    """A lone man is no candidate for "she"."""
    text = f"Peter Vane left. She said {FELL}."
    assert one(text, cue("said", "She", FELL), tags="She/PRON").chain == ()


def test_the_networks_coreference_counts() -> None:
    """Between two that fit as well, the one whom the network takes for the same is chosen."""
    text = f"Orla Dunne met Mary Okoye near Ruth Adler. She said {FELL}."
    for name in ("Mary Okoye", "Orla Dunne"):
        speaker = speaker_of(
            text,
            cue("said", "She", FELL),
            tags="She/PRON",
            same=(("She", name),),
            mentions=(("Orla Dunne", "person"),),
        )
        assert speaker.name == name


def test_who_is_only_spoken_of_in_the_quotation_does_not_say_it() -> None:
    """The pronoun behind a quotation is not the one of whom the quotation tells."""
    text = 'Mary Okoye wept. "Ruth Adler was kind," she said.'
    speaker = speaker_of(text, cue("said", "she", '"Ruth Adler was kind,"'), tags="she/PRON")
    assert speaker.name == "Mary Okoye"


def test_a_pronoun_between_two_who_fit_alike_stays_unattributed() -> None:
    """Where two women fit nearly as well, the claim is given to neither."""
    text = f"The ferry carried Mary Okoye and Ruth Adler. She said {FELL}."
    found = attributed(text, cue("said", "She", FELL), tags="She/PRON").attributions
    assert [a.chain for a in found] == [()]


def test_the_colonel_is_the_colonel_who_has_a_name() -> None:
    """The wording "the colonel" is the person who was called colonel."""
    text = f"Colonel Idris Vane arrived. Mary Okoye left. The colonel said {FELL}."
    assert speaker_of(text, cue("said", "The colonel", FELL)).name == "Idris Vane"


def test_the_spokesman_is_the_named_spokesman() -> None:
    """The wording "the spokesman" is the person whose apposition says so, with role and affiliation."""
    text = f"Idris Vane, a spokesman for the Harbour Front, arrived. The spokesman said {FELL}."
    speaker = speaker_of(
        text,
        cue("said", "The spokesman", FELL),
        mentions=(("Idris Vane", "person"), ("Harbour Front", "organization")),
    )
    assert (speaker.name, speaker.role) == ("Idris Vane", "spokesman")
    assert speaker.affiliation
    assert "Harbour Front" in speaker.affiliation


def test_the_army_spokesman_is_not_the_police_spokesman() -> None:
    """A modifier that is not known of the named one keeps the two apart."""
    text = f"The police spokesman, Idris Vane, arrived at noon. Many people were there, and two of them fled. The army spokesman said {FELL}."
    speaker = speaker_of(
        text, cue("said", "The army spokesman", FELL), mentions=(("Idris Vane", "person"),), tags="Many/ADJ"
    )
    assert speaker.name == "The army spokesman"


def test_a_spokesman_for_a_body_is_not_that_body() -> None:
    """The unnamed spokesman of a named body is a person without a name, with that affiliation."""
    speaker = speaker_of(
        f"The Harbour Front fled. A spokesman for the Harbour Front said {FELL}.",
        cue("said", "A spokesman for the Harbour Front", FELL),
        mentions=(("Harbour Front", "organization"), ("Harbour Front#2", "organization")),
    )
    assert speaker.name == "A spokesman for the Harbour Front"
    assert (speaker.kind, speaker.named, speaker.role) == ("person", False, "spokesman")
    assert speaker.affiliation
    assert "Harbour Front" in speaker.affiliation


def test_a_spokesman_for_a_person_is_not_that_person() -> None:
    """Who speaks for somebody is somebody else."""
    text = f"Peter Vane fled. A spokesman for Peter Vane said {FELL}."
    speaker = speaker_of(text, cue("said", "A spokesman for Peter Vane", FELL))
    assert (speaker.name, speaker.named) == ("A spokesman for Peter Vane", False)


def test_the_ministry_is_the_ministry_that_was_named() -> None:
    """The wordings "the ministry" and "the group" are the body of that kind that was named last."""
    text = f"The Defence Ministry and the Harbour Front met. The ministry said {FELL}."
    mentions = (("Defence Ministry", "organization"), ("Harbour Front", "organization"))
    tags = "Defence/PROPN met/VERB"
    speaker = speaker_of(text, cue("said", "The ministry", FELL), mentions=mentions, tags=tags)
    assert speaker.name == "The Defence Ministry"
    text = text.replace("ministry", "group")
    speaker = speaker_of(text, cue("said", "The group", FELL), mentions=mentions, tags=tags)
    assert "Harbour Front" in speaker.name


def test_a_spokeswoman_is_no_he() -> None:
    """A noun that tells the gender keeps an unnamed woman from being "he"."""
    text = f"A spokeswoman said the road was shut. He said {FELL}."
    found = attributed(
        text,
        cue("said", "A spokeswoman", "the road was shut"),
        cue("said#2", "He", FELL),
        tags="He/PRON spokeswoman/NOUN",
    ).attributions
    assert found[1].chain == ()


def test_a_persons_brother_is_not_that_person() -> None:
    """The wording "Peter Vane's brother" is somebody else."""
    speaker = speaker_of(f"Peter Vane's brother said {FELL}.", cue("said", "Peter Vane's brother", FELL))
    assert speaker.name == "Peter Vane's brother"
    assert not speaker.named


def test_an_acronym_is_the_body_whose_name_it_follows() -> None:
    """The wording "the HLF" is the Harbour Liberation Front that introduced it in brackets."""
    text = f"The Harbour Liberation Front (HLF) arrived. The HLF said {FELL}."
    speaker = speaker_of(
        text,
        cue("said", "The HLF", FELL),
        tags="HLF#2/PROPN",
        mentions=(("Harbour Liberation Front", "organization"),),
    )
    assert speaker.name == "The Harbour Liberation Front"


def test_a_part_of_a_bodys_name_is_that_body() -> None:
    """The wording "the Front" is the only body with Front in its name."""
    speaker = speaker_of(
        f"The Harbour Liberation Front arrived. The Front said {FELL}.",
        cue("said", "The Front", FELL),
        mentions=(("Harbour Liberation Front", "organization"),),
    )
    assert speaker.name == "The Harbour Liberation Front"


def test_the_front_is_neither_where_there_are_two() -> None:
    """With two fronts "the Front" is not decided by guessing."""
    speaker = speaker_of(
        f"The Harbour Front fought the Mountain Front. The Front said {FELL}.",
        cue("said", "The Front", FELL),
        mentions=(("Harbour Front", "organization"), ("Mountain Front", "organization")),
    )
    assert speaker.name not in {"The Harbour Front", "the Mountain Front", "Mountain Front"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a rebel commander", "person"),
        ("an official", "person"),
        ("two witnesses", "group"),
        ("residents", "group"),
        ("some soldiers", "group"),
    ],
)
def test_the_unnamed_are_called_by_their_description(words: str, kind: str) -> None:
    """Somebody without a name has the description as name, and is told as unnamed."""
    speaker = speaker_of(f"The bridge fell, {words} said.", cue("said", words, "The bridge fell"))
    assert (speaker.name, speaker.kind, speaker.named) == (words, kind, False)


def test_another_commander_is_another() -> None:
    """An indefinite description never stands for somebody who was spoken of before."""
    text = f"A rebel commander said the road was shut. Another commander said {FELL}."
    found = attributed(
        text,
        cue("said", "A rebel commander", "the road was shut"),
        cue("said#2", "Another commander", FELL),
        tags="commander/NOUN",
    ).attributions
    assert [last(a) for a in found] == [["A rebel commander"], ["Another commander"]]


def test_the_commander_is_the_one_who_was_spoken_of() -> None:
    """A definite description goes back to the unnamed one before it."""
    text = f"A rebel commander said the road was shut. The commander said {FELL}."
    found = attributed(
        text,
        cue("said", "A rebel commander", "the road was shut"),
        cue("said#2", "The commander", FELL),
        tags="commander/NOUN",
    ).attributions
    assert [last(a) for a in found] == [["A rebel commander"]] * 2


def test_coordinated_speakers_are_all_speakers() -> None:
    """The wording "a nurse and two guards said" has two speakers in one link."""
    found = one(
        f"A nurse and two guards said {FELL}.",
        cue("said", "A nurse and two guards", FELL),
        arcs=("guards conj nurse", "two nummod guards", "and cc guards"),
        tags="nurse/NOUN",
    )
    assert last(found) == ["A nurse", "two guards"]


def test_three_coordinated_speakers_are_three() -> None:
    """The wording "a nurse, a guard and a priest said" has three speakers."""
    found = one(
        f"A nurse, a guard and a priest said {FELL}.",
        cue("said", "A nurse, a guard and a priest", FELL),
        arcs=("guard conj nurse", "priest conj nurse", "and cc priest"),
        tags="nurse/NOUN",
    )
    assert last(found) == ["A nurse", "a guard", "a priest"]


def test_two_named_speakers_are_told_with_their_names() -> None:
    """Both of two named speakers get their full names."""
    found = one(
        f"Orla Dunne and Peter Vane said {FELL}.",
        cue("said", "Orla Dunne and Peter Vane", FELL),
        arcs=("Vane conj Dunne", "Peter compound Vane"),
        mentions=(("Orla Dunne", "person"), ("Peter Vane", "person")),
    )
    assert last(found) == ["Orla Dunne", "Peter Vane"]


def test_a_body_with_and_in_its_phrase_is_one_speaker() -> None:
    """Without a coordination in the parse a phrase stays whole."""
    found = one(
        f"The ministry of trade and industry said {FELL}.",
        cue("said", "The ministry of trade and industry", FELL),
        tags="ministry/NOUN",
    )
    assert len(last(found)) == 1


def test_a_name_in_apposition_is_the_speaker() -> None:
    """The wording "the town's mayor, Orla Dunne," is Orla Dunne, the mayor."""
    speaker = speaker_of(
        f"The town's mayor, Orla Dunne, said {FELL}.",
        cue("said", "The town's mayor, Orla Dunne", FELL),
        mentions=(("Orla Dunne", "person"),),
        tags="town/NOUN",
        arcs=("mayor nsubj said", "Dunne appos mayor"),
    )
    assert (speaker.name, speaker.role) == ("Orla Dunne", "mayor")


def test_a_state_and_an_outlet_have_their_kinds() -> None:
    """A country speaks as a state, a newspaper as an outlet."""
    assert speaker_of(f"Chad said {FELL}.", cue("said", "Chad", FELL), tags="Chad/PROPN").kind == "state"
    assert (
        speaker_of(f"Reuters said {FELL}.", cue("said", "Reuters", FELL), tags="Reuters/PROPN").kind
        == "outlet"
    )


def test_who_never_speaks_for_somebody() -> None:
    """A relative pronoun that the network took for the source names nobody."""
    text = f"The guard left, the man who said {FELL}."
    assert one(text, cue("said", "who", FELL)).chain == ()
