"""Who did it and to whom it was done: the roles around a trigger, by the frame of its entry and the parse."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.events.arguments import subjects_of, sufferers_of
from sayso.events.concerned import concerned
from sayso.events.noun_frames import NOUN_FRAMES
from sayso.events.nouns import can_act, conjuncts, preposition_of
from sayso.events.roles import Roles
from sayso.events.triggers import Trigger
from sayso.events.verb_frames import VERB_FRAMES
from sayso.events.vocabulary import words_of
from sayso.language.reading import Reading
from sayso.language.syntax import children

_NOBODY = frozenset("nobody none nothing no-one anybody anyone which that who whom what whoever".split())
"""Words that stand for nobody known here: relative pronouns whose noun was not found are among them."""
_PARTS = frozenset({"part", "role"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET", "SYM"})


def roles_of(reading: Reading, trigger: Trigger) -> Roles:
    """The roles around one trigger."""
    finder = NOUN_FRAMES if trigger.entry.noun else VERB_FRAMES
    found = finder.get(trigger.entry.frame, finder["act"])(reading, trigger)
    actors = found.actors
    if trigger.entry.noun and not trigger.entry.toll and not actors:
        actors = _by_governor(reading, trigger.head)
    return Roles(
        list(_participants(reading, trigger, actors)),
        list(_participants(reading, trigger, concerned(reading, trigger, found.recipients))),
        list(_participants(reading, trigger, found.involved)),
    )


def can_take_part(reading: Reading, noun: int) -> bool:
    """Whether a word can stand for somebody or something in an event: no time, and no "nobody" or "which"."""
    word = reading.words[noun]
    low = word.text.lower()
    if low in words_of("times") or low in _NOBODY or word.upos not in _NOMINAL:
        return False
    return "no" not in (reading.words[d].text.lower() for d in reading.dependents[noun])


def _participants(reading: Reading, trigger: Trigger, nouns: Iterable[int]) -> Iterable[int]:
    """Nouns and their coordinates that can take part: no time, no part of the trigger itself."""
    seen = set(trigger.words)
    for noun in nouns:
        alone = trigger.entry.state and reading.words[noun].upos == "NUM"  # "one dead and seven hurt"
        for each in [noun] if alone else conjuncts(reading, noun):
            if each not in seen and can_take_part(reading, each):
                seen.add(each)
                yield each


def _by_governor(reading: Reading, noun: int) -> list[int]:
    """Who acts by the verb above a noun: "began a strike", "took part in the raid", "accused him of it"."""
    word = reading.words[noun]
    if word.head < 0:
        return []
    verb, prep = reading.words[word.head].text.lower(), preposition_of(reading, noun)
    taken = {reading.words[o].text.lower() for o in children(reading, word.head, "obj")}
    found: list[int] = []
    if (word.relation == "obj" and verb in words_of("light")) or (prep == "in" and taken & _PARTS):
        found = subjects_of(reading, word.head)
    elif prep == "in" and verb in words_of("partaking"):
        found = sufferers_of(reading, word.head) or subjects_of(reading, word.head)
    elif prep == "on" and reading.words[noun].text.lower() in words_of("journeys"):  # "arrived on a visit"
        found = subjects_of(reading, word.head)
    elif prep in {"of", "for", "with", "over"} and verb in words_of("incriminating"):
        found = sufferers_of(reading, word.head)
    return [n for n in found if can_act(reading, n)]
