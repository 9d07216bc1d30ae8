"""Lists of words that the stage asks for beside its triggers, from `ontology/words.yaml`."""

from __future__ import annotations

from functools import cache

from sayso.events.lexicon import ONTOLOGY
from sayso.knowledge.data_files import load
from sayso.knowledge.inflection import plural, verb_forms


@cache
def words_of(name: str) -> frozenset[str]:
    """All forms in small letters of the list with this name; KeyError where there is none."""
    listed = load("words", ONTOLOGY)[name]
    nouns = listed.get("nouns", ())
    verbs = (form for verb in listed.get("verbs", ()) for form in verb_forms(verb))
    return frozenset({*listed.get("words", ()), *nouns, *map(plural, nouns), *verbs})
