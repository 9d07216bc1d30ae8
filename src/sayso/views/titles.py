"""The one-line title of an event, from records alone: "Ambush near Kasongo, 8 May 2023: 12 to 31 killed".

It is called what most reports call it, where enough of them do: first by the words that say most ("ambush"),
then by PLOVER's mode ("drone strike"), then by the words that say less ("killing"), then by the type. A title
doesn't say who did an assault: that is for the claims to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sayso.knowledge.data_files import load
from sayso.knowledge.names import is_title
from sayso.knowledge.numbers import find_quantities
from sayso.knowledge.people import kind_of
from sayso.records import Event, EventCount, Mention, MentionStatus, MentionType, Participant, Report
from sayso.views.figures import ORDER
from sayso.views.passages import sentence
from sayso.views.words import clipped, count_words, listed, place_words, time_words

ENOUGH = 0.25
"""Of the reports that tell of an event, the share that must use a word before the title takes it."""
MOST_COUNTS = 2
MOST_NAMES = 2
LONGEST_NAME = 40
LONGEST_QUOTE = 60
_HEDGES: dict[MentionStatus, str] = {
    "planned": "Planned ",
    "hypothetical": "Possible ",
    "negated": "Denied: ",
}
_ARTICLES = ("the ", "a ", "an ")
_NOBODY_SPECIAL = {"people", "person", "persons", "dead", "wounded", "injured", "missing", "others", "lives"}


def title(event: Event, mentions: Sequence[Mention], reports: Mapping[str, Report]) -> str:
    """Return the title of an event with its mentions: what, where or by whom to whom, when, and how many.

    An event of which the records tell nothing more has the report's own words around its trigger.
    """
    kind = _kind(event, mentions)
    if kind is None:
        return "Event of an unknown kind"
    label = _label(kind, [each for each in mentions if each.type == kind] or mentions)
    parts, day = _behind(kind, label, event, mentions), time_words(event.time)
    counts = _counts(_telling(event, parts))
    hedge = _HEDGES.get(status_of(mentions) or "actual", "")
    then = ", " if ":" in hedge else ": "
    what = [label, *parts]
    if counts and label in _table()["harm"].get(kind, ()):
        what, counts = [counts, *(part for part in parts if part == place_words(event.place))], ""
    words = ", ".join(each for each in (" ".join(what), day) if each)
    if mentions and len(what) == 1 and not counts:
        words += then + _quote(mentions, reports)
    words = hedge + words[:1].lower() + words[1:] if hedge else words[:1].upper() + words[1:]
    return words + (then + counts if counts else "")


def status_of(mentions: Iterable[Mention]) -> MentionStatus | None:
    """Return whether it happened, if all mentions agree; a fact outweighs plans and possibilities."""
    told = {each.status for each in mentions}
    if len(told) == 1:
        return next(iter(told))
    return "actual" if "actual" in told and "negated" not in told else None


def _kind(event: Event, mentions: Sequence[Mention]) -> MentionType | None:
    if event.type:
        return event.type
    types = Counter(each.type for each in mentions).most_common(1)
    return types[0][0] if types else None


def _label(kind: MentionType, mentions: Sequence[Mention]) -> str:
    labels = _table()["labels"][kind]
    telling = {each.report for each in mentions}
    for names in (_words(kind, "words"), None, _words(kind, "plain"), _words(kind, "harm")):
        using: dict[str, set[str]] = {}
        for each in mentions:
            found = {labels[each.mode]} if names is None and each.mode in labels else set[str]()
            found |= _named(each, names) if names else set()
            for name in found:
                using.setdefault(name, set()).add(each.report)
        best = max(using, key=lambda name: (len(using[name]), _rank(name, names)), default=None)
        if best and len(using[best]) >= ENOUGH * len(telling):
            return best
    return str(labels["any"])


def _rank(name: str, names: dict[str, str] | None) -> int:
    """Of two names that as many reports use, the one that stands first in the list."""
    order = list(dict.fromkeys(names.values())) if names else [name]
    return -order.index(name)


def _named(mention: Mention, names: dict[str, str]) -> set[str]:
    """Return the names for which any piece of the trigger speaks, or all of them together."""
    pieces = [" ".join(span.text.lower().split()) for span in mention.trigger]
    found = {names[each] for each in (*pieces, " ".join(pieces)) if each in names}
    return found or {names[word] for each in pieces for word in each.split() if word in names}


def _behind(kind: MentionType, label: str, event: Event, mentions: Sequence[Mention]) -> list[str]:
    """Return the parts behind the label: an assault has where, or to whom if that isn't told."""
    where = place_words(event.place)
    who = _names([each.actors for each in mentions])
    whom = _names([each.recipients for each in mentions])
    whom = "" if event.counts and _is_plain_number(whom) else whom
    to = _table()["to"]["labels"].get(label, _table()["to"]["types"][kind])
    told = {
        "where": where,
        "who": f"by {who}" if who else "",
        "whom": f"{to} {whom}" if whom and to else "",
    }
    parts = [told[part] for part in _table()["parts"][kind] if told[part]]
    return parts[:1] if kind == "ASSAULT" else parts


def _names(sides: Sequence[tuple[Participant, ...]]) -> str:
    """Return the one or two names that most mentions have, in the form that most of them use."""
    votes, forms = Counter[str](), dict[str, Counter[str]]()
    for side in sides:
        for key, name in {_key(each): each.name for each in _named_ones(side)}.items():
            votes[key] += 1
            forms.setdefault(key, Counter())[name] += 1
    most = max(votes.values(), default=0)
    best = [key for key, count in votes.most_common() if count * 2 > most]
    # Where each mention names another one, two of them would say that these two took part together.
    best = best[: MOST_NAMES if most > 1 or len(sides) == 1 else 1]
    return listed([clipped(_in_sentence(forms[key].most_common(1)[0][0]), LONGEST_NAME) for key in best])


def _named_ones(side: Sequence[Participant]) -> list[Participant]:
    """Return those with a name; a title beside others ("Colonel") is a piece of one of their names."""
    named = [each for each in side if _is_name(each.name)]
    return [each for each in named if len(named) == 1 or not is_title(each.name)]


def _is_name(name: str) -> bool:
    return name.lower() not in _table()["nobody"] and not name.lower().startswith(("any ", "no "))


def _is_plain_number(name: str) -> bool:
    """Whether it is "74 people": nobody but those whom a figure tells."""
    words = name.rsplit(" ", 1)
    if words[-1] not in _NOBODY_SPECIAL or len(words) < 2:
        return False
    return any(each.text == words[0].removesuffix(" of") for each in find_quantities(name))


def _in_sentence(name: str) -> str:
    """Return a name as within a sentence: "The army", "army" as "the army", "Donors" as "donors"."""
    first, space, rest = name.partition(" ")
    small = first.lower()
    if small in _table()["begins"] or (not rest[:1].isupper() and kind_of(small, small) == "group"):
        return small + space + rest
    bare = (
        not space and first == small and kind_of(small, small) == "organization" and not small.endswith("s")
    )
    return f"the {name}" if bare else name


def _key(participant: Participant) -> str:
    if participant.actor:
        return participant.actor
    name = participant.name.lower()
    return next((name.removeprefix(each) for each in _ARTICLES if name.startswith(each)), name)


def _telling(event: Event, parts: Sequence[str]) -> Iterable[EventCount]:
    """Return the counts that a title may take.

    None of them says that nobody was hurt where that is disputed; of "by 30 instructors" nobody needs to
    be told that 30 instructors were involved.
    """
    disputed = event.assessment is not None and event.assessment.status == "disputed"
    said = " ".join(parts).lower()
    for each in event.counts:
        if (disputed and each.high == 0) or (each.of == "involved" and each.who and each.who.lower() in said):
            continue
        yield replace(each, low=None) if each.low == 0 and each.high else each


def _counts(counts: Iterable[EventCount]) -> str:
    """Return the one or two gravest counts in words; who they were only where it tells more than "people"."""
    told = [each for each in counts if (each.low, each.high) != (None, None)]
    told.sort(key=lambda each: (ORDER.index(each.of), -max(each.low or 0, each.high or 0)))
    harm = [each for each in told if each.of not in ("involved", "other")] or told
    shown = []
    for each in harm[:MOST_COUNTS]:
        who = None if (each.who or "").lower() in _NOBODY_SPECIAL else each.who
        shown.append(clipped(count_words(each.of, who, each.low, each.high), LONGEST_NAME))
    return listed(shown)


def _quote(mentions: Sequence[Mention], reports: Mapping[str, Report]) -> str:
    """Return the words of a report around the trigger of the first mention, as a quotation."""
    first = mentions[0]
    text = " ".join(sentence(reports[first.report], first.trigger).text.split())
    trigger = " ".join(first.trigger[0].text.split()) if first.trigger else ""
    at = max(0, text.find(trigger))
    start = max(0, min(at - LONGEST_QUOTE // 3, len(text) - LONGEST_QUOTE))
    start = text.rfind(" ", 0, start + 1) + 1 if start else 0
    words = clipped(text[start:], LONGEST_QUOTE).strip('“”"')
    return f"“{'…' if start else ''}{words}”"


@cache
def _words(kind: MentionType, table: str) -> dict[str, str]:
    """Return the name for which each trigger word speaks."""
    return {word: name for name, words in _table()[table].get(kind, {}).items() for word in words}


def _table() -> dict[str, Any]:
    return load("titles", "views")
