"""The mode of a mention: what its triggers' entries tell, or else the words near them ("with machetes")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.events import lexicon
from sayso.events.merging import Draft
from sayso.events.mode_rules import Rules, modes_of_type, rules_of
from sayso.events.nouns import is_a, preposition_of
from sayso.language.reading import Reading
from sayso.language.syntax import children

NEAREST = 2.0
"""A word this near in the parse may take the place of the mode of a trigger's entry."""
_LEAP = 2.5
"""What a step to another clause costs; one inside a clause costs 1."""
_AHEAD = 1.0
"""How much nearer a mode is reckoned that counts first."""
_CLAUSES = frozenset({"conj", "parataxis", "ccomp", "acl:relcl", "advcl"})
_HIT = frozenset({"obj", "nsubj:pass", "iobj"})
_WHERE = frozenset(
    "on against at near into inside outside behind around above below over across off towards toward between "
    "like without".split()
)
_PARTS = frozenset({"nmod", "nmod:poss", "compound", "amod", "conj", "appos", "flat"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_ASKED = frozenset({"obj", "iobj", "obl"})
_ASKED_BY = frozenset({"", "on", "upon", "to"})
_ACTS = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_CONDITIONS = frozenset("unless if until because after when before since while as".split())


@dataclass(frozen=True, slots=True)
class _Found:
    """A word that tells a mode: how far it is from the triggers, and where it stands."""

    cost: float
    at: int
    mode: str


def mode_of(reading: Reading, draft: Draft, type_: str) -> str | None:
    """The mode of a mention of this type, one of PLOVER's for it; None where nothing tells one."""
    told = _told(draft, type_)
    rules = rules_of(type_)
    if rules is None or (told and told not in rules.gives_way):
        return told
    found = sorted(_found(reading, draft, rules), key=lambda f: (_rank(f, rules), f.at))
    if told:
        found = [f for f in found if f.cost <= NEAREST and f.mode in rules.gives_way[told]]
    return found[0].mode if found else told


def _rank(found: _Found, rules: Rules) -> float:
    return found.cost - (_AHEAD if found.mode in rules.first else 0.0)


def _told(draft: Draft, type_: str) -> str | None:
    """The mode that the triggers' entries tell: one that gives way to no other before one that does."""
    modes = [t.entry.mode for t in draft.triggers if t.entry.mode in modes_of_type(type_)]
    rules = rules_of(type_)
    strong = [mode for mode in modes if rules is None or mode not in rules.gives_way]
    return next(iter((*strong, *modes)), None)


def _found(reading: Reading, draft: Draft, rules: Rules) -> Iterator[_Found]:
    """The words of the sentence that tell a mode."""
    costs = (_below if rules.where == "below" else _around)(reading, draft, rules.reach)
    verbs = {head for head in draft.heads if reading.words[head].upos == "VERB"}
    i, last = reading.sentence_at(draft.chief.head)
    while i < last:
        if i not in costs and reading.words[i].text.lower() not in rules.words:
            i += 1
            continue
        size, mode = _mode_at(reading, i, rules)
        words = range(i, i + size)
        near = [costs[w] for w in words if w in costs]
        if mode and near and not (size == 1 and i in verbs):
            hit = rules.where == "means" and _is_hit(reading, words, draft)
            if not hit:
                yield _Found(min(near), i, mode)
        i += size


def _mode_at(reading: Reading, i: int, rules: Rules) -> tuple[int, str | None]:
    """How many words a telling word or phrase has that begins here, and its mode."""
    word = reading.words[i].text.lower()
    for forms, mode in rules.words.get(word, ()):
        if tuple(w.text.lower() for w in reading.words[i : i + len(forms)]) == forms:
            return len(forms), None if mode == "none" or _in_name(reading, i, i + len(forms)) else mode
    for entry in _plain_entries(word, verb=reading.words[i].upos == "VERB") if rules.acts else ():
        mode_there = rules.acts.get(f"{entry.type}/{entry.mode}") or rules.acts.get(entry.type)
        if mode_there:
            return 1, mode_there
    return 1, None


def _plain_entries(word: str, *, verb: bool) -> list[lexicon.Entry]:
    """The entries of a word that it fits alone, whatever stands around it."""
    nouns = (entry for words, entry in lexicon.nouns_of(word) if len(words) == 1)
    return [e for e in (lexicon.verbs_of(word) if verb else nouns) if not e.conditions and not e.toll]


def _in_name(reading: Reading, start: int, end: int) -> bool:
    """Whether words are a part of a longer name: "Drone Watch"."""
    beside = [i for i in (start - 1, end) if 0 <= i < len(reading.words)]
    return all(reading.words[i].upos == "PROPN" for i in range(start, end)) and any(
        reading.words[i].upos == "PROPN" and reading.words[i].text[0].isupper() for i in beside
    )


def _is_hit(reading: Reading, words: Sequence[int], draft: Draft) -> bool:
    """Whether a thing is no means: it is hit ("destroyed two tanks"), or tells where ("near the guns")."""
    mine = {w for t in draft.triggers for w in t.words}
    top = next((w for w in words if reading.words[w].head not in words), words[-1])
    for _ in range(4):
        word = reading.words[top]
        if top in mine:
            return False
        if word.head in draft.heads and word.relation in _HIT | {"nsubj"}:
            return _suffers(reading, top, draft)
        if preposition_of(reading, top) in _WHERE:
            return True
        if word.relation not in _PARTS or word.head < 0:
            return False
        top = word.head
    return False


def _suffers(reading: Reading, thing: int, draft: Draft) -> bool:
    """Whether a trigger's object or subject is hit, rather than used: "fired two missiles"."""
    word = reading.words[thing]
    frames = {t.entry.frame for t in draft.triggers if t.head == word.head}
    if word.relation == "nsubj":
        return "undergo" in frames
    return not (frames & {"target", "blast"} and is_a(reading, thing, "@ammunition", "@explosives"))


def _around(reading: Reading, draft: Draft, reach: float) -> dict[int, float]:
    """How far each word of the sentence is from the triggers in the parse, up to `reach`."""
    costs = {w: 0.0 for t in draft.triggers for w in t.words}
    costs |= dict.fromkeys(draft.words, 0.0)
    edge = list(costs)
    while edge:
        at = edge.pop(0)
        for other, relation in _neighbours(reading, at):
            cost = costs[at] + (_LEAP if relation in _CLAUSES else 1.0)
            if cost <= reach and cost < costs.get(other, reach + 1):
                costs[other] = cost
                edge.append(other)
    return costs


def _neighbours(reading: Reading, at: int) -> Iterator[tuple[int, str]]:
    word = reading.words[at]
    if word.head >= 0:
        yield word.head, word.relation
    for d in reading.dependents[at]:
        yield d, reading.words[d].relation


def _below(reading: Reading, draft: Draft, reach: float) -> dict[int, float]:
    """How deep each word hangs below the triggers, up to `reach`.

    Without who acts, who is asked, and conditions.
    """
    costs: dict[int, float] = {}
    edge = [(w, 0.0) for t in draft.triggers for w in t.words]
    while edge:
        at, cost = edge.pop()
        if cost > reach or cost >= costs.get(at, reach + 1):
            continue
        costs[at] = cost
        asked = [] if cost else _asked(reading, at)
        below = [d for d in reading.dependents[at] if d not in asked]
        edge += [(d, cost + 1) for d in below if _leads_on(reading, d, first=not cost)]
    return costs


def _asked(reading: Reading, trigger: int) -> list[int]:
    """Who is asked or told to do something: "urged both sides to stop"."""
    if not any(_leads_on(reading, clause, first=True) for clause in children(reading, trigger, *_ACTS)):
        return []
    return [d for d in children(reading, trigger, *_ASKED) if preposition_of(reading, d) in _ASKED_BY]


def _leads_on(reading: Reading, word: int, *, first: bool) -> bool:
    """Whether what hangs by this word belongs to what is asked for, threatened or refused."""
    relation = reading.words[word].relation
    if relation == "nmod:poss" or (first and relation in _SUBJECTS | {"conj", "parataxis"}):
        return False
    marks = children(reading, word, "mark", "case", "advmod")
    return not any(reading.words[m].text.lower() in _CONDITIONS for m in marks)
