"""Who stands behind whoever speaks or acts: by keys, so that nothing depends on the order of reports."""

from __future__ import annotations

from typing import Any

import pytest
from reports import KELMET, Paper

from sayso.linking.parties import Party, one_body, one_party
from sayso.linking.who import Who
from sayso.records import Participant, Speaker


def who(text: str, *names: str, **more: Any) -> Who:
    """What a report with a text makes of it; `names` are actors in it."""
    paper = Paper("Selm Daily", "2031-05-09", text, **more)
    if names:
        paper.tells(text.split(maxsplit=1)[0], actors=names, place=KELMET)
    return Who(paper.report, paper.attributions, paper.mentions)


def speaker(text: str, name: str, *names: str, **more: Any) -> Party:
    return who(text, *names).speaker(Speaker(name=name, **more))


def actor(text: str, name: str, *names: str) -> Party:
    return who(text, *names).participant(Participant(name=name))


def test_two_people_who_share_a_surname_are_two() -> None:
    """Neither by name nor by what they speak for."""
    first = speaker("Idris Vane said so.", "Idris Vane", kind="person")
    second = speaker("Oren Vane said so.", "Oren Vane", kind="person")
    assert not one_body(first, second)
    assert not one_party(first, second)


def test_a_title_makes_nobody_else() -> None:
    """Colonel Idris Vane and Idris Vane are one."""
    first = speaker("Colonel Idris Vane said so.", "Colonel Idris Vane", kind="person")
    assert one_body(first, speaker("Idris Vane said so.", "Idris Vane", kind="person"))


def test_the_armies_of_two_countries_are_two() -> None:
    """The Malian army isn't Niger's; each is its own in any wording."""
    mali, niger = (actor("Fighting went on.", f"the {name} army") for name in ("Malian", "Nigerien"))
    assert not one_body(mali, niger)
    assert not one_party(mali, niger)
    assert one_body(mali, actor("Fighting went on.", "Mali’s armed forces"))


def test_the_army_is_that_of_the_country_where_it_happens() -> None:
    """What is "the army" of a report on Kelmet, in Mali, is Mali's; in a report set in Niger it is another."""
    here = actor("Fighting went on.", "the army", "men")
    assert one_body(here, actor("Fighting went on.", "the Malian army"))
    there = actor("NIAMEY, May 9 - Fighting went on in Niger.", "the army")
    assert not one_body(here, there)


def test_an_army_of_nowhere_is_somebodys() -> None:
    """A report that names no country may speak of any army: it is one with each that another names, not with the police."""
    nowhere = actor("Fighting went on.", "the army")
    assert one_body(nowhere, actor("Fighting went on.", "the Malian army"))
    assert not one_body(nowhere, actor("Fighting went on.", "the Malian police"))


def test_organs_of_one_state_are_one_party_and_two_bodies() -> None:
    """The army and the foreign ministry have one power behind them."""
    army, ministry = (actor("In Mali.", f"Mali’s {name}") for name in ("army", "foreign ministry"))
    assert one_party(army, ministry)
    assert not one_body(army, ministry)
    assert army.is_state


def test_an_acronym_is_the_name_that_it_shortens() -> None:
    """By brackets in the report; or by its initials, between reports that tell the one and the other."""
    text = "The Kelmet Liberation Front (KLF) fought."
    full, short = (
        actor(text, name, "the Kelmet Liberation Front") for name in ("Kelmet Liberation Front", "KLF")
    )
    assert one_body(full, short)
    assert one_body(full, actor("The KLF fought.", "the KLF"))


def test_a_short_name_is_the_long_one_of_its_report() -> None:
    """A report's "Front" is the Kelmet Front, unless the report has two fronts."""
    full = actor("x.", "the Kelmet Front")
    assert one_body(full, actor("They fought.", "the Front", "the Kelmet Front"))
    assert not one_body(full, actor("They fought.", "the Front", "the Kelmet Front", "the Selm Front"))


def test_a_groups_fighters_are_the_group() -> None:
    """As are "KLF fighters", "the Front's gunners"."""
    group = actor("x.", "the KLF")
    assert one_body(group, actor("x.", "KLF fighters"))
    assert one_body(actor("x.", "the Kelmet Front"), actor("x.", "the Kelmet Front’s gunners"))


def test_the_rebels_are_the_only_group_that_a_report_names() -> None:
    """And nobody known where it names two, or none."""
    group = actor("x.", "the Kelmet Front")
    assert one_body(group, actor("They fought.", "the rebels", "the Kelmet Front"))
    assert not one_body(group, actor("They fought.", "the rebels", "the Kelmet Front", "the Selm Movement"))
    assert not actor("They fought.", "the rebels").known


def test_gunmen_of_two_reports_are_not_known_to_be_one() -> None:
    """A description tells nobody outside of its report."""
    first = Who(Paper("A", None, "x.", key="r1").report, [], []).participant(Participant(name="armed men"))
    second = Who(Paper("B", None, "x.", key="r2").report, [], []).participant(Participant(name="armed men"))
    assert not first.known
    assert not one_body(first, second)


def test_a_spokesman_is_the_voice_of_his_body() -> None:
    """By the record's affiliation or by the words beside the name; his own name is known too."""
    front = actor("x.", "the Kelmet Front")
    told = speaker("He said so.", "Idris Vane", kind="person", affiliation="the Kelmet Front")
    read = speaker("Idris Vane, a spokesman for the Kelmet Front, said so.", "Idris Vane", kind="person")
    for each in (told, read):
        assert one_body(each, front)
        assert each.person == "idris vane"
    assert one_body(told, speaker("Idris Vane said so.", "Idris Vane", kind="person"))


def test_an_unnamed_spokesman_speaks_for_his_body_and_a_clerk_does_not() -> None:
    """What "a KLF spokesman" says is the KLF's word; a clerk of the Front is of its party only."""
    voice = speaker("x.", "a spokesman for the Kelmet Front", named=False)
    clerk = speaker(
        "x.", "a cook of the Kelmet Front", named=False, affiliation="the Kelmet Front", role="cook"
    )
    front = actor("x.", "the Kelmet Front")
    assert one_body(voice, front)
    assert one_party(clerk, front)
    assert not one_body(clerk, front)


def test_an_imam_of_a_town_speaks_for_no_body_of_that_name() -> None:
    """A town is no body."""
    imam = speaker("Sidi Haro, the imam of Kelmet, said so.", "Sidi Haro", kind="person")
    assert imam.keys == {"sidi haro"}


def test_an_outlet_is_an_outlet_however_it_is_marked() -> None:
    """By its kind, or by its look; its key is no body's."""
    marked = speaker("x.", "Orrin", kind="outlet")
    assert marked.is_outlet
    assert speaker("x.", "the Orrin News Agency").is_outlet
    assert not one_body(marked, actor("x.", "Orrin"))


@pytest.mark.parametrize("words", ["we", "us", "his fighters", "the group's gunners"])
def test_we_are_whoever_speaks(words: str) -> None:
    """And so are his own people."""
    told = who("x.")
    front = told.participant(Participant(name="the Kelmet Front"))
    assert told.participant(Participant(name=words), front) == front


def test_a_name_of_nothing_is_nobody_and_no_fault() -> None:
    """Another program may leave names empty, or write marks only."""
    for name in ("", " ", "…", "(", "the"):
        assert not actor("x.", name).known
        assert not speaker("x.", name).known
        assert speaker("x.", name, kind="person", named=False, affiliation="").keys


def test_a_described_body_is_one_within_its_country() -> None:
    """Such as "the town's college of physicians" and "the college of physicians", where both happened in Mali."""
    first = actor("Fighting.", "the town’s college of physicians", "men")
    second = actor("Fighting.", "the college of physicians", "men")
    assert one_body(first, second)
    assert first.described
    abroad = actor("NIAMEY, May 9 - Fighting in Niger.", "the college of physicians")
    assert not one_body(first, abroad)
