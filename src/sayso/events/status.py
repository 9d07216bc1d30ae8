"""Whether it happened: actual, planned, hypothetical or negated, by its clause and by who says it how."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.events.merging import Draft
from sayso.events.negation import is_negated, small_words
from sayso.events.nouns import is_definite
from sayso.events.vocabulary import words_of
from sayso.language.reading import Reading
from sayso.language.syntax import children
from sayso.records import Attribution, MentionStatus, Stance

MOST_ABOVE = 5
"""How far above the trigger a word may stand that tells its status."""
_ASSERTING = frozenset({"acl:relcl", "parataxis", "nsubj", "nsubj:pass", "advcl:relcl"})
_HANGING = frozenset({"xcomp", "conj", "advcl", "obj", "obl", "nmod", "acl", "obl:agent"})
_ADDED = frozenset({"obl", "nmod", "advcl", "acl"})
_BY_STANCE: dict[Stance, MentionStatus] = {
    "denies": "negated",
    "demands": "hypothetical",
    "threatens": "hypothetical",
    "promises": "planned",
    "declines": "hypothetical",
}


def status_of(reading: Reading, draft: Draft, around: Sequence[Attribution]) -> MentionStatus:
    """The status of a mention. `around`: the attributions whose contents hold it, the innermost first."""
    head = draft.chief.head
    own = _own_status(reading, head)
    if own:
        return own
    for attribution in around[:1]:
        told = _BY_STANCE.get(attribution.stance)
        if told and _is_what_is_said(reading, draft, attribution):
            return told
    return "actual"


def is_present(reading: Reading, draft: Draft) -> bool:
    """Whether the chief verb stands in the plain present, which may tell of what comes: "meet on Friday"."""
    entry, head = draft.chief.entry, draft.chief.head
    if entry.noun or entry.state or children(reading, head, "aux", "aux:pass", "mark"):
        return False
    low = reading.words[head].text.lower()
    return (
        low in {entry.lemma, entry.lemma + "s", entry.lemma + "es"}
        and low[-2:] != "ed"
        and low not in words_of("same_past")
    )


def _own_status(reading: Reading, head: int) -> MentionStatus | None:
    """What the clause itself says, from the trigger up to the verb that governs it."""
    at = head
    for step in range(MOST_ABOVE):
        word = reading.words[at]
        if step == 0 or word.upos in {"VERB", "AUX", "ADJ"}:
            told = _clause_status(reading, at)
            if told:
                return told
        if word.head < 0 or word.relation in _ASSERTING:
            return None
        if reading.words[word.head].text.lower() in words_of("claiming"):
            return None  # "no group claimed the attack": there was one
        governed = _governed(reading, at, word.head)
        if governed or not _reaches_up(reading, at, step):
            return governed
        at = word.head
    return None


def _reaches_up(reading: Reading, at: int, step: int) -> bool:
    """Whether what is said of the word above holds for this one too; further up only along verbs."""
    word = reading.words[at]
    if step == 0 and word.upos == "NOUN" and is_definite(reading, at):
        # "Had not confirmed the death", "denied any part in the raid": there was one
        return reading.words[word.head].text.lower() in words_of("light")
    if step > 0 and (word.relation in _ADDED or (word.relation == "conj" and word.upos in {"NOUN", "PROPN"})):
        return False
    return word.relation in _HANGING


def _clause_status(reading: Reading, at: int) -> MentionStatus | None:
    if is_negated(reading, at):
        return "negated"
    low = set(small_words(reading, at))
    if low & (words_of("conditions") | words_of("possible")):
        return "hypothetical"
    if low & words_of("coming") or "would" in low:
        return "hypothetical" if _has_condition(reading, at) else "planned"
    return "planned" if _is_to(reading, at) else None


def _has_condition(reading: Reading, at: int) -> bool:
    clauses = children(reading, at, "advcl")
    return any(
        reading.words[m].text.lower() in {"if", "unless"}
        for c in clauses
        for m in children(reading, c, "mark")
    )


def _is_to(reading: Reading, at: int) -> bool:
    """Whether it is to come by "are to": "are to move into two camps", "is to be handed out"."""
    marks = [reading.words[m].text.lower() for m in children(reading, at, "mark")]
    if "to" not in marks:
        return False
    above = reading.words[at].head
    copulas = [reading.words[c].text.lower() for c in children(reading, at, "cop", "aux", "aux:pass")]
    governs = above >= 0 and reading.words[above].text.lower() in {"is", "are", "was", "were", "be", "been"}
    return governs or (bool(copulas) and copulas[0] in {"is", "are", "was", "were"})


def _governed(reading: Reading, at: int, above: int) -> MentionStatus | None:
    """What the word above says of it: "failed to", "plans to", "threatened to", "without killing"."""
    word, relation = reading.words[above].text.lower(), reading.words[at].relation
    if relation in {"xcomp", "ccomp", "acl", "advcl", "obj"}:
        if word in words_of("failing") and relation in {"xcomp", "obj", "advcl"}:
            return "negated"
        if relation == "xcomp" and word in words_of("planning") - words_of("supposing"):
            return "planned"
        if relation in {"xcomp", "acl"} and word in words_of("modal") | words_of("supposing"):
            return "hypothetical"
    if relation == "nmod" and word in words_of("modal"):
        return "hypothetical"
    return None


def _is_what_is_said(reading: Reading, draft: Draft, attribution: Attribution) -> bool:
    """Whether the mention is what the content asserts, and not something that it takes for granted.

    "Denied that any soldiers were on the train that was bombed": the bombing happened all the same.
    """
    inside = {i for span in attribution.content for i in reading.words_in(span.start, span.end)}
    at = draft.chief.head
    if reading.words[at].upos in {"NOUN", "PROPN"} and is_definite(reading, at):
        return reading.words[at].head not in inside and len(inside) <= 3
    while True:
        word = reading.words[at]
        if word.head not in inside:
            return True
        if (
            word.relation in {"acl:relcl", "nmod", "obl", "acl", "appos", "nmod:poss", "amod", "advcl"}
            and at != draft.chief.head
        ):
            return False
        if word.relation in {"acl:relcl", "amod", "nmod"} or (
            word.relation == "advcl" and attribution.stance == "denies"
        ):
            return False
        at = word.head
