"""The trigger lexicon: its grammar, its lookups, and the sanity of every entry of the data files."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from sayso.events import lexicon
from sayso.events.lexicon import ONTOLOGY, Entry
from sayso.events.noun_frames import NOUN_FRAMES
from sayso.events.triggers import TYPES
from sayso.events.verb_frames import VERB_FRAMES
from sayso.knowledge.data_files import load
from sayso.records import CountOf, MentionType

ENTRIES = tuple(lexicon._entries())
REAL = tuple(e for e in ENTRIES if e.type in TYPES)
CLASSES = load("classes", ONTOLOGY)
COUNTED = load("counted", ONTOLOGY)
MODES = {
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
    "SANCTION": "convict expel withdraw discontinue",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "MOBILIZE": "troops weapons police militia",
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "ACCUSE": "disapprove investigate allege",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict ban arrest relations expel territory violence",
}


def entry(text: str, kind: str = "verbs") -> Entry:
    return lexicon._entry(text, "ASSAULT", None, kind)


# -- the grammar of an entry ------------------------------------------------------------------------------------------


def test_a_bare_word_is_an_entry_without_conditions() -> None:
    """Without a frame the subject acts and the object suffers."""
    found = entry("kill")
    assert (found.lemma, found.frame, found.conditions, found.noun) == ("kill", "act", 0, False)


def test_conditions_are_read_from_the_signs_before_them() -> None:
    """Prepositions, objects and subjects each have their sign, and several follow one another with a bar."""
    found = entry("land +in|on obj=none subj=@ammunition|shell; target")
    assert (found.lemma, found.frame, found.conditions) == ("land", "target", 3)
    assert found.preps == {"in", "on"}
    assert found.objects == {"none"}
    assert found.subjects == {"@ammunition", "shell"}


def test_the_list_tells_the_kind_of_an_entry() -> None:
    """Tolls are nouns whose owner suffers, states are no nouns, and their bearer suffers."""
    toll, state, noun = entry("body", "tolls"), entry("missing", "states"), entry("raid", "nouns")
    assert (toll.noun, toll.toll, toll.frame) == (True, True, "of-recipient")
    assert (state.noun, state.state, state.frame) == (False, True, "undergo")
    assert (noun.noun, noun.toll, noun.frame) == (True, False, "act")


@pytest.mark.parametrize("text", ["", "kill;", "kill; two frames", "+on", "fire +on; target; act"])
def test_what_is_no_entry_is_refused_with_its_words(text: str) -> None:
    """A slip in the data file is told with the type and the entry, and never passed over."""
    with pytest.raises(ValueError, match="is no entry"):
        entry(text)


# -- lookups ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["kill", "kills", "killed", "killing"])
def test_a_verb_is_found_by_any_of_its_forms(form: str) -> None:
    """One entry stands for all forms of its verb."""
    assert [e.lemma for e in lexicon.verbs_of(form)] == ["kill"]


def test_the_narrowest_entry_of_a_verb_is_asked_first() -> None:
    """An entry with more conditions goes before one with fewer."""
    for forms in ("fired", "took", "expelled", "held"):
        conditions = [e.conditions for e in lexicon.verbs_of(forms)]
        assert len(conditions) > 1
        assert conditions == sorted(conditions, reverse=True)


def test_the_longest_noun_is_asked_first() -> None:
    """A noun of several words goes before the one that is its first word."""
    found = [words for words, _ in lexicon.nouns_of("car")]
    assert ("car", "bomb") in found
    for first in ("air", "death", "peace", "hunger"):
        lengths = [len(words) for words, _ in lexicon.nouns_of(first)]
        assert lengths == sorted(lengths, reverse=True)


def test_nouns_are_found_in_singular_and_plural() -> None:
    """Also where the plural is by no rule, and where a hyphen parts the noun."""
    for form, lemma in (("raid", "raid"), ("raids", "raid"), ("bodies", "body"), ("casualties", "casualty")):
        assert lemma in [e.lemma for _, e in lexicon.nouns_of(form)]
    assert ("hostage", "-", "taking") in [words for words, _ in lexicon.nouns_of("hostage")]


def test_a_word_that_tells_no_event_is_in_no_table() -> None:
    """An ordinary word gives nothing and no error."""
    assert (lexicon.verbs_of("knitted"), lexicon.nouns_of("weather"), lexicon.state_of("tall")) == (
        (),
        (),
        None,
    )


def test_a_class_has_all_forms_of_its_nouns_and_of_the_classes_in_it() -> None:
    """The class of people has the plural "militiamen", which it takes from the class of the armed."""
    assert {"child", "children", "militiaman", "militiamen"} <= lexicon.class_of("@people")
    assert lexicon.class_of("people") == lexicon.class_of("@people")


def test_a_noun_is_asked_for_by_word_or_class() -> None:
    """A wanted word is itself, or one of a class."""
    assert lexicon.in_class("fire", frozenset({"fire", "@deals"}))
    assert lexicon.in_class("treaties", frozenset({"fire", "@deals"}))
    assert not lexicon.in_class("fires", frozenset({"fire", "@deals"}))


# -- the data ---------------------------------------------------------------------------------------------------------


def test_every_type_has_entries() -> None:
    """All sixteen types of the ontology can be found, and each by a verb and by a noun."""
    assert {e.type for e in REAL} == set(get_args(MentionType)) == TYPES
    assert {e.type for e in REAL if e.noun} == {e.type for e in REAL if not e.noun and not e.state} == TYPES


def test_every_mode_is_one_of_its_type() -> None:
    """No mode is misspelt, or that of another type."""
    odd = {(e.type, e.mode) for e in REAL if e.mode and e.mode not in MODES.get(e.type, "").split()}
    assert odd == set()


def test_the_lists_of_an_entry_have_known_names() -> None:
    """A list of another name would be read as verbs."""
    names = {
        name for modes in load("triggers", ONTOLOGY).values() for lists in modes.values() for name in lists
    }
    assert names == {"verbs", "nouns", "tolls", "states"}


def test_every_entry_is_written_in_small_letters() -> None:
    """Words are looked up in small letters, so a capital would never be found."""
    assert [e.lemma for e in ENTRIES if e.lemma != e.lemma.lower()] == []


def test_verbs_are_single_words() -> None:
    """A verb of two words is written with its particle behind "+": one word is what is looked up."""
    assert [e.lemma for e in REAL if not e.noun and not e.state and " " in e.lemma] == []


def test_every_frame_is_one_that_the_rules_know() -> None:
    """An unknown frame would silently be read as "act"."""
    verbs = {e.frame for e in REAL if not e.noun}
    nouns = {e.frame for e in REAL if e.noun}
    assert verbs <= set(VERB_FRAMES)
    assert nouns <= set(NOUN_FRAMES)


def test_every_frame_of_the_rules_is_used() -> None:
    """A frame that no entry has would be dead code."""
    assert {e.frame for e in REAL if not e.noun} == set(VERB_FRAMES)
    assert {e.frame for e in REAL if e.noun} == set(NOUN_FRAMES)


def test_every_class_of_a_condition_exists() -> None:
    """Objects and subjects name classes that the other file has; prepositions name none."""
    wanted = {w[1:] for e in ENTRIES for w in e.objects | e.subjects if w[0] == "@"}
    assert wanted <= set(CLASSES)
    assert not any(p[0] == "@" for e in ENTRIES for p in e.preps)


def test_every_class_ends() -> None:
    """Classes take in only classes that exist, none takes in itself, and each has nouns."""
    for name, nouns in CLASSES.items():
        assert all(isinstance(n, str) for n in nouns), name
        assert len(lexicon.class_of(name)) > 0
        assert {n[1:] for n in nouns if n[0] == "@"} <= set(CLASSES) - {name}


def test_every_kind_of_count_is_one_of_the_ledger() -> None:
    """The file has the ledger's kinds, and the list of nouns that are counted themselves."""
    assert set(COUNTED) == {*get_args(CountOf), "noun"}


def test_what_is_counted_tells_an_event() -> None:
    """Each word whose number counts is a trigger, or a trigger with the word that stands in it."""
    lemmas = {e.lemma for e in REAL}
    lost = [t for texts in COUNTED.values() for t in texts if t not in lemmas and t.split()[0] not in lemmas]
    assert lost == []


def test_a_trigger_counts_one_thing() -> None:
    """No word is listed under two kinds of count: the later one would never be reached."""
    of: dict[str, set[str]] = {}
    for kind, texts in COUNTED.items():
        for text in texts if kind != "noun" else ():
            of.setdefault(text, set()).add(kind)
    assert {text: kinds for text, kinds in of.items() if len(kinds) > 1} == {}


def test_every_state_has_a_count() -> None:
    """A state is told only of a number of people, so what it counts must be known."""
    listed = {text for kind, texts in COUNTED.items() if kind != "noun" for text in texts}
    assert [e.lemma for e in REAL if e.state and e.lemma not in listed] == []


def test_no_entry_stands_twice_in_a_list() -> None:
    """Within one mode of one type each entry stands once."""
    keys = Counter(
        (e.type, e.mode, e.lemma, e.noun, e.toll, e.state, e.preps, e.objects, e.subjects) for e in REAL
    )
    assert [key[2] for key, times in keys.items() if times > 1] == []


def test_no_entry_hides_another() -> None:
    """Of two entries with the same words and conditions only the first would ever be found."""
    seen: dict[object, Entry] = {}
    for entry in lexicon._entries():
        key = (entry.lemma, entry.noun, entry.state, entry.preps, entry.objects, entry.subjects)
        assert key not in seen, (entry, seen[key])
        seen[key] = entry
