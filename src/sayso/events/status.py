"""Whether it happened: actual, planned, hypothetical or negated, by tense, modals, negation and who says it how."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.events.merging import Draft
from sayso.language.reading import Reading
from sayso.language.syntax import children
from sayso.records import Attribution, MentionStatus, Stance

_NEGATORS = frozenset("not n't n’t never no nobody none neither nor without nothing nowhere".split())
_NO_SUBJECT = re.compile(r"(?i)^(?:no|nobody|none|neither|nothing|no-one)$")
_POSSIBLE = frozenset("could may might can should must cannot ought".split())
_COMING = frozenset("will shall 'll ’ll wo".split())
_PLANNING = frozenset(
    "plan plans planned planning intend intends intended agree agreed agrees order ordered orders promise promised promises pledge pledged vow vowed set due scheduled "
    "prepare prepared preparing decide decided expect expected offer offered ready hope hoped aim aims aimed urge about undertake undertook going commit committed".split()
)
_HYPOTHETICAL = frozenset(
    "threaten threatened threatens threatening demand demanded demands urge urged urges ask asked asks want wants wanted seek sought call called appeal appealed warn warned "
    "try tried tries trying attempt attempted fear feared fears able request requested consider considered propose proposed suggest suggested allow".split()
)
_FAILING = frozenset("fail failed fails refuse refused refuses refusing decline declined prevent prevented stop stopped avoid avoided deny denied denies denying".split())
_CONDITIONS = frozenset("if unless whether until".split())
_BY_STANCE: dict[Stance, MentionStatus] = {
    "denies": "negated",
    "demands": "hypothetical",
    "threatens": "hypothetical",
    "promises": "planned",
    "declines": "hypothetical",
}
_MODAL_NOUNS = frozenset({"threat", "threats", "plan", "plans", "fear", "fears", "risk", "possibility", "prospect", "demand", "demands", "call", "calls", "promise", "promises", "offer", "pledge", "vow"})


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
    """Whether the chief verb stands in the plain present, which tells of what is to come: "donors meet on Friday"."""
    entry, head = draft.chief.entry, draft.chief.head
    if entry.noun or entry.state or children(reading, head, "aux", "aux:pass", "mark"):
        return False
    low = reading.words[head].text.lower()
    return low in {entry.lemma, entry.lemma + "s", entry.lemma + "es"} and "ed" != low[-2:] and low not in _SAME_PAST


_SAME_PAST = frozenset("hit cut put set shut hurt beat quit split".split())


def _own_status(reading: Reading, head: int) -> MentionStatus | None:
    """What the clause itself says, from the trigger up to the verb that governs it."""
    at = head
    for step in range(5):
        told = _clause_status(reading, at) if reading.words[at].upos in {"VERB", "AUX", "ADJ"} or step == 0 else None
        if told:
            return told
        word = reading.words[at]
        above = word.head
        if above < 0 or word.relation in {"acl:relcl", "parataxis", "nsubj", "nsubj:pass", "advcl:relcl"}:
            return None
        governed = _governed(reading, at, above)
        if governed:
            return governed
        if word.relation not in {"xcomp", "conj", "advcl", "obj", "obl", "nmod", "acl", "ccomp", "obl:agent"}:
            return None
        if word.relation == "conj" and step > 0 and reading.words[at].upos in {"NOUN", "PROPN"}:
            return None
        if word.relation in {"obl", "nmod", "advcl", "acl"} and step > 0:
            return None
        if word.relation == "ccomp":
            return None
        at = above
    return None


def _clause_status(reading: Reading, at: int) -> MentionStatus | None:
    words = reading.words
    low = [words[d].text.lower() for d in reading.dependents[at] if words[d].relation in {"aux", "advmod", "mark", "det", "aux:pass", "cc", "case", "expl"}]
    if any(w in _NEGATORS for w in low) or _negative_subject(reading, at):
        return "negated"
    if any(w in _CONDITIONS for w in low):
        return "hypothetical"
    if any(w in _POSSIBLE for w in low):
        return "hypothetical"
    if any(w in _COMING for w in low):
        return "hypothetical" if _has_condition(reading, at) else "planned"
    if "would" in low:
        return "hypothetical" if _has_condition(reading, at) else "planned"
    return "planned" if _is_to(reading, at) else None


def _negative_subject(reading: Reading, at: int) -> bool:
    for s in children(reading, at, "nsubj", "nsubj:pass"):
        if _NO_SUBJECT.match(reading.words[s].text):
            return True
        if any(_NO_SUBJECT.match(reading.words[d].text) for d in children(reading, s, "det", "advmod")):
            return True
    return False


def _has_condition(reading: Reading, at: int) -> bool:
    clauses = children(reading, at, "advcl")
    return any(reading.words[m].text.lower() in {"if", "unless"} for c in clauses for m in children(reading, c, "mark"))


def _is_to(reading: Reading, at: int) -> bool:
    """"Are to move into two camps", "is to be handed out"."""
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
        if word in _FAILING and relation in {"xcomp", "obj", "advcl"}:
            return "negated"
        if relation == "xcomp" and word in _PLANNING - _HYPOTHETICAL:
            return "planned"
        if relation in {"xcomp", "acl"} and word in _MODAL_NOUNS | _HYPOTHETICAL:
            return "hypothetical"
    if relation == "nmod" and word in _MODAL_NOUNS:
        return "hypothetical"
    return None


def _is_what_is_said(reading: Reading, draft: Draft, attribution: Attribution) -> bool:
    """Whether the mention is what the content asserts, and not something that it takes for granted.

    "Denied that any soldiers were on the train that was bombed": the bombing happened all the same.
    """
    inside = {i for span in attribution.content for i in reading.words_in(span.start, span.end)}
    at = draft.chief.head
    if reading.words[at].upos in {"NOUN", "PROPN"} and _is_definite(reading, at):
        return reading.words[at].head not in inside and len(inside) <= 3
    while True:
        word = reading.words[at]
        if word.head not in inside:
            return True
        if word.relation in {"acl:relcl", "nmod", "obl", "acl", "appos", "nmod:poss", "amod", "advcl"} and at != draft.chief.head:
            return False
        if word.relation in {"acl:relcl", "amod", "nmod"} or (word.relation == "advcl" and attribution.stance == "denies"):
            return False
        at = word.head


def _is_definite(reading: Reading, noun: int) -> bool:
    return any(reading.words[d].text.lower() in {"the", "this", "that"} for d in children(reading, noun, "det"))
