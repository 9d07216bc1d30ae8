"""Triggers of one sentence that tell of one event: "hit the clinic, killing 19" is one mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.events.arguments import controlled_subject
from sayso.events.negation import is_negated
from sayso.events.nouns import is_definite, is_instrument, preposition_of
from sayso.events.triggers import Trigger
from sayso.events.vocabulary import words_of
from sayso.language.reading import Reading
from sayso.language.syntax import children

_OTHER_TIMES = frozenset(
    "after before since until because if unless although though for of from despite".split()
)
_HARM = frozenset({"kill", "wound", "injure", "hurt", "die", "dead", "missing", "wounded", "injured"})
_KEPT_APART = frozenset({"abduct", "arrest", "seize"})
"""Modes that are acts of their own beside another act: "burned eleven vehicles and took seven prisoners"."""


@dataclass
class Draft:
    """A mention being made: its triggers, the chief one first, and who acts by a verb that carries it out."""

    triggers: list[Trigger]
    carriers: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    """Words of such verbs that belong to the trigger ("carried out")."""

    @property
    def chief(self) -> Trigger:
        """The trigger that gives the type."""
        return self.triggers[0]

    @property
    def heads(self) -> list[int]:
        """The chief words of all triggers."""
        return [t.head for t in self.triggers]


def drafts_of(reading: Reading, triggers: Sequence[Trigger]) -> list[Draft]:
    """The mentions that the triggers make, in the order of the text."""
    by_head = {t.head: t for t in triggers}
    carriers = [t for t in triggers if t.entry.frame == "claim" and not t.entry.noun]
    drafts = {t.head: Draft([t]) for t in triggers if t not in carriers}
    for verb in carriers:
        _carry(reading, verb, drafts)
    parent = {head: _partner(reading, by_head[head], by_head, drafts) for head in drafts}
    for head in sorted(drafts, reverse=True):
        root = _root(parent, head)
        if root != head:
            _join(drafts[root], drafts.pop(head))
    return [drafts[head] for head in sorted(drafts)]


def _join(into: Draft, other: Draft) -> None:
    further = [*into.triggers[1:], *other.triggers]
    into.triggers[1:] = sorted(further, key=lambda t: t.head)
    into.carriers += [c for c in other.carriers if c not in into.carriers]
    into.words += other.words


def _root(parent: dict[int, int | None], head: int) -> int:
    for _ in range(8):
        above = parent.get(head)
        if above is None:
            return head
        head = above
    return head


def _carry(reading: Reading, verb: Trigger, drafts: dict[int, Draft]) -> None:
    """The subject of "carried out an attack" did the attack; where none is known the verb stands alone."""
    objects = children(reading, verb.head, "obj", "nsubj:pass")
    objects += [c for o in objects for c in children(reading, o, "conj")]
    objects += [
        n
        for o in objects
        for n in children(reading, o, "nmod")
        if reading.words[o].text.lower() == "responsibility"
    ]
    carried = [drafts[o] for o in objects if o in drafts]
    claims = reading.words[verb.head].text.lower() in words_of("claiming")
    for draft in carried:
        draft.carriers += controlled_subject(reading, verb.head)
        draft.words += [] if claims else list(verb.words)
    if not carried and not claims and any(reading.words[o].upos == "PRON" for o in objects):
        drafts[verb.head] = Draft([verb], carriers=controlled_subject(reading, verb.head))


def _partner(
    reading: Reading, trigger: Trigger, by_head: dict[int, Trigger], drafts: dict[int, Draft]
) -> int | None:
    """The trigger above this one in the sentence that tells of the same event, by its chief word."""
    at, steps = trigger.head, []
    for _ in range(4):
        word = reading.words[at]
        if word.head < 0:
            return None
        steps.append((at, word.relation))
        at = word.head
        if at in drafts:
            return at if _same_event(reading, trigger, by_head[at], steps) else None
        if not _transparent(reading, at):
            return None
    return None


def _transparent(reading: Reading, at: int) -> bool:
    """Whether one may look through a word to the trigger above it: a noun, a light verb."""
    return reading.words[at].upos in {"NOUN", "PROPN", "ADP", "PRON", "NUM"}


def _same_event(reading: Reading, low: Trigger, high: Trigger, steps: Sequence[tuple[int, str]]) -> bool:
    """Whether the lower trigger is a part, a means or an effect of the higher one's event."""
    if low.entry.type != high.entry.type:
        return False
    if low.entry.type != "ASSAULT":
        return len(steps) == 1 and _same_act(reading, low, high, steps[0][1])
    if low.entry.noun:
        return _noun_of_same(reading, high, steps)
    if len(steps) > 1:
        if [r for _, r in steps] == ["conj", "obj"]:  # "killing three and wounding five", hung on the three
            return _same_harm(reading, low, high, "conj")
        # "A grenade thrown into the market killed two"
        thing = reading.words[low.head].head
        return [r for _, r in steps] == ["acl", "nsubj"] and is_instrument(reading, thing)
    return _same_harm(reading, low, high, steps[0][1])


def _same_act(reading: Reading, low: Trigger, high: Trigger, relation: str) -> bool:
    """Whether two triggers tell one act that harms nobody: "signed a deal", "took and held the town"."""
    if low.entry.noun:
        return relation in {"obj", "nsubj", "nsubj:pass"}
    shared = not children(reading, low.head, "nsubj", "nsubj:pass")
    return relation == "conj" and shared and low.entry.mode == high.entry.mode == "seize"


def _same_harm(reading: Reading, low: Trigger, high: Trigger, relation: str) -> bool:
    """Whether a verb below another tells the same assault: "hit the clinic, killing two"."""
    if low.entry.mode in _KEPT_APART:
        return relation == "xcomp"
    if relation in {"advcl", "acl", "advcl:relcl"}:
        return _as_it_happens(reading, low.head)
    if relation not in {"conj", "parataxis"}:
        return relation == "xcomp"
    both = {low.entry.lemma, high.entry.lemma}
    harm = len(both) == 2 and both <= _HARM  # "two were killed and five were wounded"
    return high.entry.mode not in _KEPT_APART and (
        harm or not children(reading, low.head, "nsubj", "nsubj:pass")
    )


def _as_it_happens(reading: Reading, verb: int) -> bool:
    """Whether a clause tells the same moment: "killing nine", "when gunmen came"; not "after they left"."""
    own = children(reading, verb, "nsubj", "nsubj:pass")
    marks = {reading.words[m].text.lower() for m in children(reading, verb, "mark", "advmod", "case")}
    return not marks & _OTHER_TIMES and (not own or bool(marks & {"when", "as", "while"}))


def _noun_of_same(reading: Reading, high: Trigger, steps: Sequence[tuple[int, str]]) -> bool:
    """A noun that tells the event of the word above: "killed in an ambush", "the toll of the raid"."""
    relations = {r for _, r in steps}
    if relations & {"acl:relcl", "conj", "acl", "appos"}:
        return False
    noun = steps[0][0]
    if is_definite(reading, noun) and is_negated(reading, high.head):
        return False  # "nobody was hurt in the blast": there was one
    prep = preposition_of(reading, noun)
    return prep in {"in", "during", "of", "from", "by", "after", "when", "with", ""} and len(steps) <= 3
