"""Within one report: which mentions tell of one event. What comes out is one telling for each event.

A report tells its event at the start, and later speaks of "the attack", "the toll", "the dead": such a
mention has little of its own to be compared, and stands for the event of which the report last told.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.linking import features
from sayso.linking.aspects import UNTOLD
from sayso.linking.facts import Facts, merged

_JOIN = 0.3
_SAME_REPORT = 0.3
"""A report seldom tells of two events of one kind without saying so."""
_OF_SPEECH = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONSULT"})
"""Of acts of speech a report often tells several."""


def tellings_of(facts: Sequence[Facts], apart: frozenset[frozenset[str]] = frozenset()) -> list[Facts]:
    """Return the tellings of one report, from what its mentions tell in the order of the text.

    ``apart`` are pairs of mentions that a person holds for two events.
    """
    groups: list[list[Facts]] = []
    last: Facts | None = None
    for each in facts:
        before, last = last, each
        if each.bare and UNTOLD in each.aspects:
            groups.append([each])
            continue
        scored = [
            (_fits(merged(group), each), -i)
            for i, group in enumerate(groups)
            if not any(frozenset({each.id, other.id}) in apart for other in group)
            and (before in group or not _says_none(each))
        ]
        best = max(scored, default=(features.VETO, 0))
        if best[0] >= _JOIN:
            groups[-best[1]].append(each)
        else:
            groups.append([each])
    return [telling for group in groups for telling in _whole_or_apart(group)]


def _says_none(mention: Facts) -> bool:
    """Whether it is "no one was hurt", said, not denied: of what was told just before, or of nothing told."""
    return mention.negated and not mention.denied and not mention.harmed


def _whole_or_apart(group: list[Facts]) -> list[Facts]:
    """Return a group as one telling, or each mention as its own, where there is nothing but their words.

    Whether these are of one event, of one report or of several, is told by the words around: see `bare`.
    """
    whole = merged(group)
    return group if whole.bare else [whole]


def _fits(group: Facts, mention: Facts) -> float:
    """Return how well a mention fits what the report told before."""
    score = features.within_a_report(group, mention)
    if _says_none(mention):
        return score if score <= features.VETO else _JOIN
    if (group.aspects | mention.aspects) & _OF_SPEECH:
        return score
    if mention.negated and mention.things and not _has_object(group, mention):
        return features.VETO  # "Water does not burn": of another thing
    prior = 0.0 if mention.accused and not _has_object(group, mention) else _SAME_REPORT
    return score + prior


def _has_object(group: Facts, mention: Facts) -> bool:
    return bool(group.things & mention.things or group.objects & mention.objects or not mention.things)
