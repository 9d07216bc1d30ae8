"""Who did it and to whom it was done: the roles around a trigger, by the frame of its entry and the parse."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.events.arguments import behind, subjects_of, sufferers_of
from sayso.events.noun_frames import NOUN_FRAMES
from sayso.events.nouns import can_act, conjuncts, preposition_of, tells_a_state
from sayso.events.roles import Roles
from sayso.events.triggers import Trigger
from sayso.events.verb_frames import VERB_FRAMES
from sayso.events.vocabulary import words_of
from sayso.language.reading import Reading
from sayso.language.syntax import children

_NOBODY = frozenset("nobody none nothing no-one anybody anyone which that who whom what whoever".split())
"""Words that stand for nobody known here: relative pronouns whose noun was not found are among them."""
_OF_THINGS = frozenset({"SANCTION", "CONCEDE"})
"""Types whose object is a thing, and whose recipient stands behind it."""
_ABOUT = frozenset({"against", "at", "of", "over", "about", "on"})
_FOR = frozenset({"to", "for", "with", "against", "on", "upon", "from"})
_PARTS = frozenset({"part", "role"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET", "SYM"})


def roles_of(reading: Reading, trigger: Trigger) -> Roles:
    """The roles around one trigger."""
    finder = NOUN_FRAMES if trigger.entry.noun else VERB_FRAMES
    found = finder.get(trigger.entry.frame, finder["act"])(reading, trigger)
    actors, recipients = found.actors, found.recipients
    if trigger.entry.noun and not trigger.entry.toll and not actors:
        actors = _by_governor(reading, trigger.head)
    if trigger.entry.type == "REJECT" and not any(can_act(reading, n) for n in recipients):
        recipients = _proposers(reading, trigger.head)
    if trigger.entry.type == "REQUEST":
        recipients = [n for n in recipients if can_act(reading, n)] or _asked(reading, trigger.head)
    if trigger.entry.type in _OF_THINGS and not any(can_act(reading, n) for n in recipients):
        recipients = _parties(reading, [trigger.head, *recipients, *trigger.words]) or recipients
    if trigger.entry.type == "ACCUSE" and not any(can_act(reading, n) for n in recipients):
        things = [
            *recipients,
            *behind(reading, trigger.head, frozenset({"into"})),
        ]  # "investigates crimes by soldiers"
        by = [n for thing in things for n in behind(reading, thing, frozenset({"by"})) if can_act(reading, n)]
        recipients = by or recipients
    if trigger.entry.type == "AGREE" and not recipients:
        clauses = children(reading, trigger.head, "xcomp")
        things = [o for c in clauses for o in children(reading, c, "obj")]
        recipients = _parties(reading, [*clauses, *things])
    if trigger.entry.type == "PROTEST" and not any(can_act(reading, n) for n in recipients):
        recipients = _protested(reading, trigger.head) or recipients
    return Roles(
        list(_participants(reading, trigger, actors)),
        list(_participants(reading, trigger, recipients)),
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


def _parties(reading: Reading, nouns: Iterable[int]) -> list[int]:
    """Whom a thing that is cut off, given up or lifted is for: "halted aid to Serbia", "a visit to Haiti"."""
    found = [n for noun in nouns for n in behind(reading, noun, _FOR) if can_act(reading, n)]
    return found[:1]


def _protested(reading: Reading, trigger: int) -> list[int]:
    """Against whom a protest is: whose acts it is about: "in protest at the council's plan"."""
    first, last = reading.sentence_at(trigger)
    about: list[int] = []
    for i in range(first, last):
        if reading.words[i].text.lower() in words_of("protesting"):
            about += behind(reading, i, _ABOUT)
            about += children(reading, i, "obj") if reading.words[i].upos == "VERB" else []
    found: list[int] = []
    for thing in about:
        whose = [*children(reading, thing, "nmod:poss"), *behind(reading, thing, frozenset({"by", "of"}))]
        found += [thing] if can_act(reading, thing) else whose
        found += [n for n in children(reading, thing, "amod", "compound") if _tells_a_party(reading, n)]
    return [n for n in found if can_act(reading, n) or _tells_a_party(reading, n)][:1]


def _proposers(reading: Reading, verb: int) -> list[int]:
    """Whose offer or demand is turned down: "rejected the rebels' demand", "a call by the union"."""
    found: list[int] = []
    for thing in children(reading, verb, "obj", "nsubj:pass"):
        found += children(reading, thing, "nmod:poss")
        found += [n for n in children(reading, thing, "nmod") if preposition_of(reading, n) in {"by", "from"}]
        found += [n for n in children(reading, thing, "amod", "compound") if _tells_a_party(reading, n)]
    for clause in children(
        reading, verb, "xcomp"
    ):  # "refused to meet the envoy", "to answer a letter from the council"
        things = children(reading, clause, "obj", "obl")
        found += [*things, *(n for t in things for n in behind(reading, t, frozenset({"from", "by", "to"})))]
    return [n for n in found if can_act(reading, n) or _tells_a_party(reading, n)]


def _tells_a_party(reading: Reading, noun: int) -> bool:
    """Whether a word before a noun tells whose it is: "a Senegalese plan", "a United Nations appeal"."""
    body = any(a <= noun < b and kind in {"organization", "group"} for (a, b), kind in reading.mentions)
    return tells_a_state(reading, noun) or (body and reading.words[noun].upos == "PROPN")


def _asked(reading: Reading, verb: int) -> list[int]:
    """Who is asked: who acts in the clause ("asked the state to pay") or answers it ("from the army")."""
    around = [verb, *children(reading, verb, "obj")]
    found = [
        n
        for at in around
        for n in behind(reading, at, frozenset({"from", "to", "on", "for", "by"}))
        if can_act(reading, n)
    ]
    for clause in children(reading, verb, "ccomp", "xcomp", "advcl", "acl"):
        found += [n for n in children(reading, clause, "nsubj") if n > verb and can_act(reading, n)]
    return found[:1]
