"""The frames of nouns: who stands in which role around a noun of an event."""

from __future__ import annotations

from sayso.events.arguments import behind, subjects_of
from sayso.events.nouns import is_a, is_instrument
from sayso.events.roles import Frame, Roles
from sayso.events.triggers import Trigger
from sayso.events.vocabulary import words_of
from sayso.language.reading import Reading
from sayso.language.syntax import children

_TARGET_OF_NOUN = frozenset({"on", "against", "at", "upon", "into"})


def _noun_act(reading: Reading, trigger: Trigger) -> Roles:
    head = trigger.head
    actors = [*_by(reading, head), *_owners(reading, head), *_modifiers(reading, trigger)]
    hit = behind(reading, head, _TARGET_OF_NOUN)
    if _is_blamed(reading, head):
        actors, hit = [*actors, *hit], []
    recipients = [*behind(reading, head, frozenset({"of"})), *hit]
    return Roles(actors, [n for n in recipients if _is_thing_hit(reading, n)])


def _by(reading: Reading, noun: int) -> list[int]:
    """Who acts behind "by": no place and no thing, as in "casualties by town"."""
    found = behind(reading, noun, frozenset({"by"}))
    return [n for n in found if not is_a(reading, n, "@places", "@things")]


def _is_blamed(reading: Reading, noun: int) -> bool:
    """Whether "on" behind the noun tells who is blamed for it: "blamed the attack on the rebels"."""
    word = reading.words[noun]
    return word.relation == "obj" and reading.words[word.head].text.lower() in words_of("blaming")


def _owners(reading: Reading, noun: int) -> list[int]:
    """Whose it is, by a possessive: "the army's raid"."""
    return [o for o in children(reading, noun, "nmod:poss") if _may_own(reading, o)]


def _may_own(reading: Reading, noun: int) -> bool:
    """Whether an owner is no time: "Monday's attack" has no actor in Monday."""
    return reading.words[noun].text.lower().removesuffix("'s") not in words_of("times")


def _is_thing_hit(reading: Reading, noun: int) -> bool:
    return reading.words[noun].text.lower() not in words_of("times") and not is_instrument(reading, noun)


def _modifiers(reading: Reading, trigger: Trigger) -> list[int]:
    """Who acts by a word before the noun: "rebel attack", "army raid"."""
    found = [d for d in children(reading, trigger.head, "compound", "amod") if d not in trigger.words]
    return [
        d
        for d in found
        if is_a(reading, d, "@armed") and not is_a(reading, d, "@aircraft", "@ammunition", "@explosives")
    ]


def _noun_suffering(reading: Reading, trigger: Trigger) -> Roles:
    head = trigger.head
    recipients = [*behind(reading, head, frozenset({"of", "among"})), *_owners(reading, head)]
    if not trigger.entry.toll:
        recipients += children(reading, head, "nsubj")  # "four of them are in custody"
    hit = [n for n in recipients if _is_thing_hit(reading, n) and reading.words[n].upos != "NUM"]
    return Roles(_by(reading, head), hit)


def _noun_under(reading: Reading, trigger: Trigger) -> Roles:
    governor = reading.words[trigger.head].head
    return Roles([], subjects_of(reading, governor) if governor >= 0 else [])


def _noun_mutual(reading: Reading, trigger: Trigger) -> Roles:
    head = trigger.head
    sides = behind(reading, head, frozenset({"between", "by", "among"}))
    # The second side of "between X and Y" may hang on the noun itself.
    later = [
        n for n in children(reading, head, "nmod") if sides and n > sides[0] and children(reading, n, "cc")
    ]
    actors = [*sides, *later, *children(reading, head, "nmod:poss")]
    return Roles(
        [a for a in actors if _may_own(reading, a)], behind(reading, head, frozenset({"with", "against"}))
    )


def _noun_of_actor(reading: Reading, trigger: Trigger) -> Roles:
    head = trigger.head
    of = behind(reading, head, frozenset({"of", "by", "from"}))
    return Roles([*_owners(reading, head), *of], [])


def _noun_theme(reading: Reading, trigger: Trigger) -> Roles:
    by = behind(reading, trigger.head, frozenset({"by", "from"}))
    return Roles([*by, *_owners(reading, trigger.head)])


NOUN_FRAMES: dict[str, Frame] = {
    "act": _noun_act,
    "of-recipient": _noun_suffering,
    "under": _noun_under,
    "mutual": _noun_mutual,
    "of-actor": _noun_of_actor,
    "theme": _noun_theme,
}
