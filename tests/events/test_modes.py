"""The mode of a mention, on parses made by hand of invented sentences."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from sayso.events.merging import Draft, drafts_of
from sayso.events.mode_rules import modes_of_type
from sayso.events.modes import mode_of
from sayso.events.triggers import find_triggers
from sayso.knowledge.data_files import load
from sayso.language.reading import Reading, Word
from sayso.records import MentionType

ONTOLOGY = "events/ontology"


def parsed(sentence: str) -> Reading:
    """A reading of one sentence, each word as WORD/TAG/HEAD/RELATION with the number of its head, the root 0."""
    words, text = [], ""
    for token in sentence.split():
        word, tag, head, relation = token.rsplit("/", 3)
        start = len(text) + bool(text)
        text = f"{text} {word}".strip()
        words.append(Word(start, len(text), word, tag, int(head) - 1, relation))
    whole = (0, len(words))
    return Reading(text, tuple(words), (whole,), (whole,))


def first(reading: Reading) -> Draft:
    return drafts_of(reading, find_triggers(reading))[0]


def mode(sentence: str, type_: str | None = None) -> str | None:
    """The mode of the first mention of a sentence."""
    reading = parsed(sentence)
    draft = first(reading)
    return mode_of(reading, draft, type_ or draft.chief.entry.type)


def listed() -> list[tuple[str, str, str]]:
    """All modes in the data files: file, type and mode."""
    triggers = [("triggers", t, m) for t, modes in load("triggers", ONTOLOGY).items() for m in modes]
    rules = load("modes", ONTOLOGY)
    told = [("modes", t, m) for t, raw in rules.items() for m in (*raw["words"], *raw.get("first", ()))]
    ways = [("modes", t, m) for t, raw in rules.items() for m in _ways(raw.get("gives-way", {}))]
    return [*triggers, *told, *ways]


def _ways(gives_way: dict[str, list[str]]) -> list[str]:
    return [*gives_way, *(m for others in gives_way.values() for m in others)]


def test_every_mode_in_the_data_is_one_of_plovers_for_its_type() -> None:
    """Each mode that the lexicon or the rules give is in PLOVER's list for that type."""
    wrong = [each for each in listed() if each[2] not in {"any", "none"} | modes_of_type(each[1])]
    assert wrong == []


def test_the_list_of_modes_names_all_types() -> None:
    """The list of modes has all sixteen types, and no other."""
    assert set(load("plover", ONTOLOGY)) == set(MentionType.__args__)


@pytest.mark.parametrize("name", ["plover", "modes", "acled"])
def test_a_data_file_says_what_it_is(name: str) -> None:
    """Each file holds a mapping under a comment that tells its source."""
    text = files("sayso").joinpath(ONTOLOGY, f"{name}.yaml").read_text(encoding="utf-8")
    assert "# Source:" in text
    assert isinstance(yaml.safe_load(text), dict)


def test_no_word_tells_two_modes_of_one_type() -> None:
    """A word stands under one mode of a type only: which one counts never depends on the order of the file."""
    twice = []
    for type_, raw in load("modes", ONTOLOGY).items():
        seen: dict[str, str] = {}
        for told, words in raw["words"].items():
            twice += [(type_, w, seen[w], told) for w in words if seen.setdefault(w, told) != told]
    assert twice == []


def test_a_triggers_own_entry_tells_its_mode() -> None:
    """A word that always tells of one mode needs no other: "abducted"."""
    assert mode("They/PRON/2/nsubj abducted/VERB/0/root a/DET/4/det nurse/NOUN/2/obj") == "abduct"


@pytest.mark.parametrize(
    ("means", "told"),
    [
        ("drone", "drone"),
        ("helicopter", "aerial"),
        ("mortar", "heavy-weapons"),
        ("landmine", "explosives"),
        ("sniper", "firearms"),
        ("machete", "primitive"),
        ("baton", "crowd-control"),
        ("stranger", None),
    ],
)
def test_the_means_tells_the_mode_where_the_entry_does_not(means: str, told: str | None) -> None:
    """The word "killed" tells no mode; that which killed does, and where nothing does the mode is None."""
    assert (
        mode(f"A/DET/2/det {means}/NOUN/3/nsubj killed/VERB/0/root two/NUM/5/nummod men/NOUN/3/obj") == told
    )


def test_what_is_hit_is_no_means() -> None:
    """A tank that is attacked does not make the attack one with heavy weapons."""
    assert mode("They/PRON/2/nsubj attacked/VERB/0/root two/NUM/4/nummod tanks/NOUN/2/obj") is None


def test_a_thing_that_tells_where_is_no_means() -> None:
    """People who are killed near the guns were not killed with them."""
    near = "Two/NUM/2/nummod men/NOUN/4/nsubj:pass were/AUX/4/aux:pass killed/VERB/0/root near/ADP/7/case the/DET/7/det"
    assert mode(f"{near} artillery/NOUN/4/obl") is None


def test_those_who_die_are_no_means() -> None:
    """Gunmen who die do not make their deaths a shooting."""
    assert mode("Nine/NUM/2/nummod gunmen/NOUN/3/nsubj died/VERB/0/root") is None


def test_the_longest_phrase_counts() -> None:
    """A rubber bullet is no bullet, and a gold mine explodes under nobody."""
    rubber = "He/PRON/3/nsubj:pass was/AUX/3/aux:pass hit/VERB/0/root by/ADP/6/case rubber/NOUN/6/compound bullets/NOUN/3/obl"
    gold = "He/PRON/3/nsubj:pass was/AUX/3/aux:pass killed/VERB/0/root in/ADP/7/case a/DET/7/det gold/NOUN/7/compound mine/NOUN/3/obl"
    assert mode(rubber) == "crowd-control"
    assert mode(gold) is None


def test_the_carrier_counts_before_what_it_fires() -> None:
    """A drone that fires missiles makes a drone attack."""
    fired = "A/DET/2/det drone/NOUN/3/nsubj fired/VERB/0/root two/NUM/5/nummod missiles/NOUN/3/obj at/ADP/8/case a/DET/8/det school/NOUN/3/obl"
    assert mode(fired) == "drone"


def test_a_means_right_at_the_trigger_takes_the_place_of_the_entrys_mode() -> None:
    """Fired tear gas is no shooting, though "fire at" tells one."""
    gas = "Police/NOUN/2/nsubj fired/VERB/0/root tear/NOUN/4/compound gas/NOUN/2/obj at/ADP/6/case women/NOUN/2/obl"
    assert mode(gas) == "crowd-control"


def test_a_means_in_another_clause_takes_no_entrys_place() -> None:
    """Houses that are burned after drones were seen were burned all the same."""
    burned = "They/PRON/2/nsubj burned/VERB/0/root houses/NOUN/2/obj after/SCONJ/6/mark drones/NOUN/6/nsubj came/VERB/2/advcl"
    assert mode(burned) == "destroy"


def test_a_word_inside_a_name_tells_nothing() -> None:
    """An organisation that is called "Drone Watch" uses no drones."""
    named = "Drone/PROPN/2/compound Watch/PROPN/3/nsubj attacked/VERB/0/root them/PRON/3/obj"
    assert mode(named) is None


@pytest.mark.parametrize(
    ("asked", "told"),
    [("troops", "assist"), ("restraint", "yield"), ("elections", "change"), ("talks", "meet")],
)
def test_what_is_asked_for_tells_the_mode_of_a_request(asked: str, told: str) -> None:
    """A request for troops asks for help, one for restraint to give way, and so on."""
    assert mode(f"She/PRON/2/nsubj appealed/VERB/0/root for/ADP/4/case {asked}/NOUN/2/obl") == told


def test_who_is_asked_tells_no_mode() -> None:
    """A demand that peacekeepers leave asks them to give way: it is no request for peacekeepers."""
    urged = "He/PRON/2/nsubj urged/VERB/0/root the/DET/4/det peacekeepers/NOUN/2/obj to/PART/6/mark leave/VERB/2/xcomp"
    assert mode(urged) == "yield"


@pytest.mark.parametrize(
    ("act", "told"),
    [("kill", "violence"), ("jail", "arrest"), ("close", "restrict"), ("deport", "expel"), ("sing", None)],
)
def test_the_threatened_act_tells_the_mode_of_a_threat(act: str, told: str | None) -> None:
    """A threat to kill is one of violence, one to jail somebody one of arrest; one to sing has no mode."""
    assert (
        mode(f"He/PRON/2/nsubj threatened/VERB/0/root to/PART/4/mark {act}/VERB/2/xcomp them/PRON/4/obj")
        == told
    )


def test_the_condition_of_a_threat_is_not_what_is_threatened() -> None:
    """What follows "unless" does not tell what will be done."""
    unless = "He/PRON/2/nsubj threatened/VERB/0/root us/PRON/2/obj unless/SCONJ/6/mark raids/NOUN/6/nsubj stop/VERB/2/advcl"
    assert mode(unless) is None


def test_police_who_are_sent_are_police() -> None:
    """Sending tells of troops, unless it is police that are sent."""
    assert mode("They/PRON/2/nsubj deployed/VERB/0/root riot/NOUN/4/compound police/NOUN/2/obj") == "police"
    assert mode("They/PRON/2/nsubj deployed/VERB/0/root soldiers/NOUN/2/obj") == "troops"


def test_a_type_without_modes_has_none() -> None:
    """Help has no modes, whatever stands beside it."""
    assert mode("Drones/NOUN/2/nsubj rescued/VERB/0/root two/NUM/4/nummod men/NOUN/2/obj") is None


def test_a_mode_of_another_type_is_not_given() -> None:
    """Where a mention's type is told otherwise than by its entry, the entry's mode is not used for it."""
    assert mode("They/PRON/2/nsubj abducted/VERB/0/root a/DET/4/det nurse/NOUN/2/obj", "COERCE") is None
