"""Whom an act concerns where its frame names nobody: who is asked, refused, threatened, protested against.

What is cut off, promised or lifted is a thing; for whom it is, or whose it is, stands somewhere behind.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.events.arguments import behind, parties_behind
from sayso.events.nouns import can_act, preposition_of, tells_a_state
from sayso.events.triggers import Trigger
from sayso.events.vocabulary import words_of
from sayso.language.reading import Reading
from sayso.language.syntax import children
from sayso.records import MentionType

_ABOUT = frozenset({"against", "at", "of", "over", "about", "on"})
_FOR = frozenset({"to", "for", "with", "against", "on", "upon", "from"})


def concerned(reading: Reading, trigger: Trigger, recipients: list[int]) -> list[int]:
    """The recipients of an act: those of its frame, or, where none of them can act, whom it concerns."""
    finder = _BY_TYPE.get(trigger.entry.type)
    able = [n for n in recipients if can_act(reading, n)]
    if finder is None or (able and trigger.entry.type != "REQUEST"):
        return recipients
    if able:
        return able
    found = finder(reading, trigger, recipients)
    return found or (recipients if trigger.entry.type not in _ONLY_SOMEBODY else [])


def _of_its_thing(reading: Reading, trigger: Trigger, recipients: list[int]) -> list[int]:
    """Whom a thing that is cut off, given up or lifted is for: "halted aid to Serbia", "a visit to Haiti"."""
    return parties_behind(reading, [trigger.head, *recipients, *trigger.words], _FOR)[:1]


def _investigated(reading: Reading, trigger: Trigger, recipients: list[int]) -> list[int]:
    """Whose acts are looked into: "investigates crimes by soldiers", "a probe into looting by guards"."""
    things = [*recipients, *behind(reading, trigger.head, frozenset({"into"}))]
    return parties_behind(reading, things, frozenset({"by"}))


def _promised(reading: Reading, trigger: Trigger, recipients: list[int]) -> list[int]:
    """For whom or with whom it is agreed to do something: "agreed to send grain to the town"."""
    if recipients:
        return recipients
    clauses = children(reading, trigger.head, "xcomp")
    things = [o for c in clauses for o in children(reading, c, "obj")]
    return parties_behind(reading, [*clauses, *things], _FOR)[:1]


def _protested(reading: Reading, trigger: Trigger, _: list[int]) -> list[int]:
    """Against whom a protest is: whose acts it is about: "in protest at the council's plan"."""
    first, last = reading.sentence_at(trigger.head)
    about: list[int] = []
    for i in range(first, last):
        if reading.words[i].text.lower() in words_of("protesting"):
            about += behind(reading, i, _ABOUT)
            about += children(reading, i, "obj") if reading.words[i].upos == "VERB" else []
    found: list[int] = []
    for thing in about:
        by = behind(reading, thing, frozenset({"by", "of"}))
        found += [thing] if can_act(reading, thing) else _whose(reading, thing, by)
    return [n for n in found if can_act(reading, n) or _tells_a_party(reading, n)][:1]


def _whose(reading: Reading, thing: int, by: list[int]) -> list[int]:
    """Whose a thing may be: its owner, those behind it, and those told by a word before it."""
    before = [n for n in children(reading, thing, "amod", "compound") if _tells_a_party(reading, n)]
    return [*children(reading, thing, "nmod:poss"), *by, *before]


def _proposers(reading: Reading, trigger: Trigger, _: list[int]) -> list[int]:
    """Whose offer or demand is turned down: "rejected the rebels' demand", "a call by the union"."""
    found: list[int] = []
    verb = trigger.head
    for thing in children(reading, verb, "obj", "nsubj:pass"):
        by = [n for n in children(reading, thing, "nmod") if preposition_of(reading, n) in {"by", "from"}]
        found += _whose(reading, thing, by)
    # "Refused to meet the envoy", "refused to answer a letter from the council"
    for clause in children(reading, verb, "xcomp"):
        things = children(reading, clause, "obj", "obl")
        found += [*things, *(n for t in things for n in behind(reading, t, frozenset({"from", "by", "to"})))]
    return [n for n in found if can_act(reading, n) or _tells_a_party(reading, n)]


def _tells_a_party(reading: Reading, noun: int) -> bool:
    """Whether a word before a noun tells whose it is: "a Senegalese plan", "a United Nations appeal"."""
    body = any(a <= noun < b and kind in {"organization", "group"} for (a, b), kind in reading.mentions)
    return tells_a_state(reading, noun) or (body and reading.words[noun].upos == "PROPN")


def _asked(reading: Reading, trigger: Trigger, _: list[int]) -> list[int]:
    """Who is asked: who acts in the clause ("asked the state to pay") or answers it ("from the army")."""
    verb = trigger.head
    around = [verb, *children(reading, verb, "obj")]
    found = parties_behind(reading, around, frozenset({"from", "to", "on", "for", "by"}))
    for clause in children(reading, verb, "ccomp", "xcomp", "advcl", "acl"):
        found += [n for n in children(reading, clause, "nsubj") if n > verb and can_act(reading, n)]
    return found[:1]


_ONLY_SOMEBODY = frozenset({"REJECT", "REQUEST"})
"""Types whose recipient is never a thing."""
_BY_TYPE: dict[MentionType, Callable[[Reading, Trigger, list[int]], list[int]]] = {
    "ACCUSE": _investigated,
    "AGREE": _promised,
    "CONCEDE": _of_its_thing,
    "PROTEST": _protested,
    "REJECT": _proposers,
    "REQUEST": _asked,
    "SANCTION": _of_its_thing,
}
