"""Over all reports: which tellings of somebody's words go back to one act of speaking.

Explicit citation first, then the same speaker on the same day saying the same, then the same words without
credit. Each test returns how surely two are one, and why.
"""

from __future__ import annotations

from collections.abc import Hashable

from sayso.linking.names import core, key
from sayso.linking.parties import Party, one_body
from sayso.linking.voices import Voice
from sayso.linking.words import overlap

SAME = 1.0
_WEEK = 7
_COPIED, _LIKE, _LIKE_POINTED_AT = 0.75, 0.5, 0.3
_LOOKS_BACK = 30
"""How many days before a report a statement may lie of which it says "has put", without a day."""


def compare(first: Voice, second: Voice) -> tuple[float, str] | None:
    """Return how surely two voices are one occasion, with the reason; None where nothing speaks for it."""
    if first.report == second.report:
        return None
    if apart(first, second):
        return None
    for test in (cited, copied, same_day, same_words):
        if found := test(first, second):
            return found
    return None


def apart(first: Voice, second: Voice) -> bool:
    """Return whether two voices cannot be one occasion: said on other days, or by others."""
    if first.said and second.said and first.said != second.said and not _overlap(first, second):
        return True
    if first.hearsay or second.hearsay or _may_be_one_speaker(first, second):
        return False
    return first.party.known and second.party.known and not one_body(first.party, second.party)


def cited(first: Voice, second: Voice) -> tuple[float, str] | None:
    """One names the other's outlet as the place where it found the words."""
    for citing, source in ((first, second), (second, first)):
        if not source.outlet or source.hearsay or not _before(source, citing):
            continue
        name = key(source.outlet)
        itself = key(citing.party.name) == name
        named = itself or f"outlet:{name}" in citing.through
        hearsay = itself or citing.hearsay
        fitting = likeness(citing, source) >= 0.3 if hearsay else _may_be_one_speaker(citing, source)
        if named and fitting:
            return 3.0 + likeness(citing, source), f"cites {source.outlet}"
    return None


def copied(first: Voice, second: Voice) -> tuple[float, str] | None:
    """The same words of the same speaker, without a citation."""
    if not (one_body(first.party, second.party) or _one_description(first, second)):
        return None
    share = max((_share(a, b) for a in first.contents for b in second.contents), default=0.0)
    return (2.0 + share, "in nearly the same words") if share >= _COPIED else None


def same_day(first: Voice, second: Voice) -> tuple[float, str] | None:
    """The same body, on a day that both name."""
    if not one_body(first.party, second.party) or first.party.is_outlet:
        return None
    if (first.party.serves or second.party.serves) and likeness(first, second) < _LIKE_POINTED_AT:
        return None
    if first.said and first.said == second.said and first.said[0] == first.said[1]:
        return 1.8, "the same speaker on the same day"
    return None


def same_words(first: Voice, second: Voice) -> tuple[float, str] | None:
    """The same body saying the same thing, on days that can be one."""
    if not one_body(first.party, second.party) or not _may_be_one_day(first, second):
        return None
    alike = likeness(first, second)
    enough = _LIKE_POINTED_AT if first.loose or second.loose else _LIKE
    return (1.0 + alike / 2, "the same speaker saying the same") if alike >= enough else None


def likeness(first: Voice, second: Voice) -> float:
    """Return how alike two contents are, 0 to 1: by their words, more where they give the same figure."""
    share = max((_share(a, b) for a in first.contents for b in second.contents), default=0.0)
    figure = 0.6 if first.figures & second.figures else 0.0
    act = 0.2 if (first.stances & second.stances) - {"asserts", "confirms"} else 0.0
    return min(1.0, max(share, overlap(first.words, second.words) * 0.8) + figure + act)


def keys_of(voice: Voice) -> frozenset[tuple[Hashable, ...]]:
    """Return under which keys a voice is looked for: its bodies, its outlet, the outlets that it cites."""
    weeks = _weeks(voice)
    bodies = {("body", body, week) for body in _bodies(voice.party) for week in weeks if voice.party.known}
    described = {("described", word, week) for word in key(voice.party.name).split() for week in weeks}
    outlets = {("outlet", outlet) for outlet in voice.through}
    outlets |= {("outlet", f"outlet:{key(name)}") for name in (voice.party.name, voice.outlet) if name}
    about = {("of", each, word) for each in outlets for word in voice.words}
    return frozenset(bodies | (described if not voice.party.known else set()) | about)


def _bodies(party: Party) -> set[str]:
    """Return the keys of a party; an army also as somebody's, for the reports that name no country."""
    somebodys = {f"{key.split(':')[0]}:?" for key in party.keys if key.startswith(("MIL:", "COP:"))}
    return {*party.keys, *somebodys}


def _weeks(voice: Voice) -> set[int]:
    last = voice.published or (voice.said[1] if voice.said else 0)
    first = voice.said[0] if voice.said else last - (_LOOKS_BACK if voice.loose else _WEEK)
    return set(range(first // _WEEK, last // _WEEK + 1))


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of words in common; few words show little."""
    if min(len(first), len(second)) < 2:
        return 0.5 * (bool(first) and first == second)
    return overlap(first, second) * min(1.0, min(len(first), len(second)) / 4)


def _one_speaker(first: Voice, second: Voice) -> bool:
    return one_body(first.party, second.party) or _one_description(first, second)


def _may_be_one_speaker(first: Voice, second: Voice) -> bool:
    """Whether two can be one for whom a citation vouches: "a doctors' union" for the union of its name."""
    if _one_speaker(first, second):
        return True
    for described, named in ((first.party, second.party), (second.party, first.party)):
        if not described.described or named.described:
            continue
        words = set(core(described.name))
        if words <= set(core(named.body)) or words & named.roles:
            return True
    return False


def _one_description(first: Voice, second: Voice) -> bool:
    """Whether two who are not named are described by the same words ("a senior official")."""
    if first.party.known or second.party.known:
        return False
    one, two = (frozenset(key(each.party.name).split()) for each in (first, second))
    return overlap(one, two) >= 0.5


def _before(source: Voice, citing: Voice) -> bool:
    return source.published is None or citing.published is None or source.published <= citing.published


def _overlap(first: Voice, second: Voice) -> bool:
    return bool(
        first.said and second.said and first.said[0] <= second.said[1] and second.said[0] <= first.said[1]
    )


def _may_be_one_day(first: Voice, second: Voice) -> bool:
    """Whether the days can be one: those told, or the days before publication on which it was news."""
    a, b = _span(first), _span(second)
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])


def _span(voice: Voice) -> tuple[int, int] | None:
    if voice.said:
        return voice.said
    if voice.published is None:
        return None
    return voice.published - (_LOOKS_BACK if voice.loose else 3), voice.published
