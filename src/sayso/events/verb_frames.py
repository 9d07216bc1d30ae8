"""The frames of verbs: who stands in which role around a verb of an event."""

from __future__ import annotations

from sayso.events.arguments import (
    agents_of,
    antecedents,
    behind,
    controlled_subject,
    is_passive_participle,
    objects_of,
    parties_behind,
    sufferers_of,
)
from sayso.events.nouns import can_act, is_a, is_instrument, tells_a_state
from sayso.events.roles import Frame, Roles
from sayso.events.triggers import Trigger
from sayso.language.reading import Reading
from sayso.language.syntax import children

_ON = frozenset({"on", "upon", "against"})
_HIT_BY = frozenset({"on", "at", "against", "into", "upon", "toward", "towards"})


def _doers(reading: Reading, verb: int) -> list[int]:
    """Who acts at a verb: the agent of a passive, else the subject; no thing that harms."""
    if is_passive_participle(reading, verb):
        found = agents_of(reading, verb)
    else:
        subjects = controlled_subject(reading, verb)
        found = [
            _who(reading, *pair) for pair in zip(subjects, antecedents(reading, verb, subjects), strict=True)
        ]
    return [n for n in found if not is_instrument(reading, n) or _is_somebodys(reading, n)]


def _who(reading: Reading, pronoun: int, noun: int) -> int:
    """Who acts by a relative pronoun: the noun right before it where the parse hangs it on what can't act."""
    before = pronoun - 1
    if noun == pronoun or before < 0 or can_act(reading, noun) or reading.words[before].upos != "NOUN":
        return noun
    return before if can_act(reading, before) else noun


def _is_somebodys(reading: Reading, noun: int) -> bool:
    """Whether it is told whose weapon acts: "army helicopters", "Israeli tanks"; a bomb never does."""
    if is_a(reading, noun, "@ammunition", "@explosives"):
        return False
    owners = children(reading, noun, "amod", "compound", "nmod:poss")
    return any(is_a(reading, o, "@armed", "@bodies") or tells_a_state(reading, o) for o in owners)


def _right_behind(reading: Reading, trigger: Trigger) -> list[int]:
    """The noun behind "called on", wherever the parse hangs it."""
    for i in range(trigger.head + 1, min(trigger.head + 3, len(reading.words))):
        if reading.words[i].text.lower() in trigger.entry.preps:
            for noun in range(i + 1, min(i + 7, len(reading.words))):
                if (
                    reading.words[noun].upos in {"NOUN", "PROPN", "PRON"}
                    and reading.words[noun].relation != "compound"
                ):
                    return [noun]
                if reading.words[noun].upos in {"VERB", "PUNCT", "SCONJ"}:
                    break
    return []


def _act(reading: Reading, trigger: Trigger) -> Roles:
    recipients = sufferers_of(reading, trigger.head)
    if trigger.entry.type in {"ACCUSE", "REQUEST"}:
        recipients = recipients[:1]
    if not recipients and not is_passive_participle(reading, trigger.head):
        recipients = behind(reading, trigger.head, _HIT_BY)
    actors = _doers(reading, trigger.head)
    if (
        not recipients
        and trigger.entry.type == "ASSAULT"
        and actors
        and not any(can_act(reading, n) for n in actors)
    ):
        actors, recipients = [], actors  # "buses burned", "his car blew up"
    return Roles(actors, recipients)


def _undergo(reading: Reading, trigger: Trigger) -> Roles:
    word = reading.words[trigger.head]
    subjects = children(reading, trigger.head, "nsubj", "nsubj:pass")
    subjects = [s for s in subjects if s < trigger.head] or subjects
    if trigger.entry.state and not subjects and word.head >= 0:
        if reading.words[trigger.head - 1].upos == "NUM":  # "58 dead"
            return Roles([], [trigger.head - 1])
        subjects = sufferers_of(reading, word.head) if word.relation == "xcomp" else [word.head]
    subjects = subjects or controlled_subject(reading, trigger.head)
    return Roles(agents_of(reading, trigger.head), antecedents(reading, trigger.head, subjects))


def _target(reading: Reading, trigger: Trigger) -> Roles:
    preps = trigger.entry.preps | _HIT_BY
    passive = is_passive_participle(reading, trigger.head)
    recipients = sufferers_of(reading, trigger.head) if passive else behind(reading, trigger.head, preps)
    recipients = recipients or _right_behind(reading, trigger)
    return Roles(
        _doers(reading, trigger.head), [n for n in recipients if not is_a(reading, n, "@ammunition")]
    )


def _mutual(reading: Reading, trigger: Trigger) -> Roles:
    partners = [n for w in trigger.words for n in behind(reading, w, frozenset({"with", "against"}))]
    objects = [o for o in children(reading, trigger.head, "obj") if is_a(reading, o, "@people", "@bodies")]
    between = behind(reading, trigger.head, frozenset({"between"}))
    return Roles([*_doers(reading, trigger.head), *between], [*objects, *partners])


def _blast(reading: Reading, trigger: Trigger) -> Roles:
    where = behind(
        reading,
        trigger.head,
        frozenset({"on", "in", "at", "inside", "near", "outside", "under", "through", "into"}),
    )
    hit = [*children(reading, trigger.head, "obj"), *where]
    if not hit:  # "the bridge blew up"
        subjects = children(reading, trigger.head, "nsubj")
        hit = [n for n in subjects if not is_instrument(reading, n) and not is_a(reading, n, "@people")]
    return Roles(
        [n for n in _doers(reading, trigger.head) if is_a(reading, n, "@people", "@bodies")],
        [n for n in hit if is_a(reading, n, "@things", "@people")],
    )


def _to(reading: Reading, trigger: Trigger) -> Roles:
    head = trigger.head
    receivers = children(reading, head, "iobj") or behind(reading, head, frozenset({"to"}))
    objects = sufferers_of(reading, head)
    if not receivers and is_passive_participle(reading, head):
        receivers = [o for o in objects if can_act(reading, o)]
    elif not receivers and (len(objects) > 1 or children(reading, head, "xcomp", "ccomp")):
        receivers = [o for o in objects[:1] if can_act(reading, o)]
    if not receivers:
        clauses = children(reading, head, "xcomp")
        around = [head, *objects, *clauses, *(o for c in clauses for o in children(reading, c, "obj"))]
        receivers = parties_behind(reading, around, frozenset({"for", "to"}))
    return Roles(_doers(reading, head), receivers)


def _lose(reading: Reading, trigger: Trigger) -> Roles:
    return Roles([], objects_of(reading, trigger.head))


def _blame(reading: Reading, trigger: Trigger) -> Roles:
    objects = sufferers_of(reading, trigger.head)
    around = [trigger.head, *objects]
    blamed = [n for at in around for n in behind(reading, at, frozenset({"on", "upon"}))]
    return Roles(_doers(reading, trigger.head), blamed or objects[:1])


def _threat(reading: Reading, trigger: Trigger) -> Roles:
    objects = sufferers_of(reading, trigger.head)
    for clause in (trigger.head, *children(reading, trigger.head, "xcomp")):
        for condition in children(reading, clause, "advcl"):
            marks = {reading.words[m].text.lower() for m in children(reading, condition, "mark")}
            objects += children(reading, condition, "nsubj") if marks & {"if", "unless", "until"} else []
        objects += children(reading, clause, "obj") if clause != trigger.head else []
    things = [n for o in objects for n in behind(reading, o, _ON)]
    threatened = [
        o for o in (*objects, *things) if _is_a_party(reading, o) and reading.words[o].upos != "PRON"
    ]
    return Roles(_doers(reading, trigger.head), threatened[:1])


def _is_a_party(reading: Reading, noun: int) -> bool:
    """Whether it can act, or belongs to a state by its adjective: "Iraqi towns"."""
    return can_act(reading, noun) or any(tells_a_state(reading, a) for a in children(reading, noun, "amod"))


def _move(reading: Reading, trigger: Trigger) -> Roles:
    moved = sufferers_of(reading, trigger.head)
    return Roles(_doers(reading, trigger.head), involved=moved)


def _theme(reading: Reading, trigger: Trigger) -> Roles:
    # "Imposed sanctions on two generals"
    things = [w for w in trigger.words if w != trigger.head]
    return Roles(_doers(reading, trigger.head), parties_behind(reading, things, _ON))


VERB_FRAMES: dict[str, Frame] = {
    "act": _act,
    "undergo": _undergo,
    "target": _target,
    "mutual": _mutual,
    "blast": _blast,
    "to": _to,
    "move": _move,
    "theme": _theme,
    "claim": _theme,
    "lose": _lose,
    "blame": _blame,
    "threat": _threat,
}
