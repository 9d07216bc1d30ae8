"""The toponyms of a report: the names that tell of places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.events.vocabulary import words_of
from sayso.knowledge import states
from sayso.knowledge.outlets import is_outlet
from sayso.language.phrases import names
from sayso.language.quotes import dateline_end
from sayso.language.reading import Reading, WordSpan
from sayso.language.syntax import children

WHERE = frozenset({"in", "at", "outside", "near", "on", "inside"})
_BEFORE_PLACES = frozenset(
    {"in", "at", "near", "outside", "around", "from", "off", "to", "towards", "toward", "into", "of"}
)
LONGEST_NAME = 4
"""Words at the beginning of a marked mention of a person or a body that may be their name."""


def toponyms(reading: Reading) -> list[WordSpan]:
    """Names of places: what the network marks as one, and names of states."""
    found: list[WordSpan] = []
    for (a, b), kind in reading.mentions:
        span = _name_part(reading, (a, b)) if kind == "place" else None
        if span and not _is_no_place(reading, span):
            found.append(span)
    for sentence in reading.sentences:
        found += [s for s in _states_in(reading, sentence) if not _touches(s, found)]
    return sorted(found)


def likely_toponyms(reading: Reading, sure: Sequence[WordSpan]) -> list[WordSpan]:
    """Other names behind "in", "near", "at": places if the gazetteer knows them."""
    found = []
    for span in names(reading):
        before = reading.words[span[0] - 1].text.lower() if span[0] else ""
        if before in _BEFORE_PLACES and not _touches(span, sure) and not _is_no_place(reading, span):
            found.append(span)
    return found


def unmarked_toponyms(reading: Reading, known: Sequence[WordSpan]) -> list[WordSpan]:
    """Names behind "at", "near", "in" that the network marks as nobody: villages that no gazetteer has."""
    # A name far inside what is marked ("players from a town on the Golan") is not what the mark is about.
    taken = [(a, min(b, a + LONGEST_NAME)) for (a, b), kind in reading.mentions if kind != "place"]
    found = []
    for span in names(reading):
        before = reading.words[span[0] - 1].text.lower() if span[0] else ""
        free = not _touches(span, known) and not _touches(span, taken) and not _is_no_place(reading, span)
        if (
            before in WHERE
            and free
            and not is_outlet(reading.text_of(span))
            and not _ends_with_noun(reading, span)
        ):
            found.append(span)
    return found


def datelines(reading: Reading) -> list[WordSpan]:
    """The names with which datelines begin: "GOMA" of "GOMA, Congo, 3 May (Agency) -"."""
    found = []
    for a, b in reading.sentences:
        if dateline_end(reading.text, reading.words[a].start) > reading.words[a].start:
            end = next((i for i in range(a, b) if not reading.words[i].text[0].isalpha()), b)
            found += [(a, end)] if end > a else []
    return found


def here(reading: Reading) -> list[WordSpan]:
    """Words that stand for the place of the dateline: "here", "this northern town"."""
    found = []
    for i, word in enumerate(reading.words):
        low = word.text.lower()
        if low == "here" and word.upos == "ADV":
            found.append((i, i + 1))
        elif low in words_of("settlements"):
            this = [d for d in children(reading, i, "det") if reading.words[d].text.lower() == "this"]
            found += [(d, i + 1) for d in this if d < i]
    return found


def _ends_with_noun(reading: Reading, span: WordSpan) -> bool:
    """Whether the name only modifies a noun: "in Sputnik vaccines"."""
    after = span[1]
    return (
        after < len(reading.words)
        and reading.words[after].upos in {"NOUN", "PROPN"}
        and reading.words[span[1] - 1].head >= after
    )


def _touches(span: WordSpan, others: Sequence[WordSpan]) -> bool:
    return any(span[0] < b and a < span[1] for a, b in others)


def _is_no_place(reading: Reading, span: WordSpan) -> bool:
    """Days, months, networks and adjectives of states, which stand like places."""
    text = reading.text_of(span)
    low = text.lower()
    demonym = states.country_of(text) is not None and not states.is_state(text) and span[1] - span[0] == 1
    return (
        demonym
        or low in words_of("times")
        or low in words_of("no_places")
        or reading.words[span[0]].upos == "NUM"
    )


def _name_part(reading: Reading, span: WordSpan) -> WordSpan | None:
    """The capitalised run of a place's words: "Aderbissinat" of "the town of Aderbissinat"."""
    runs: list[WordSpan] = []
    start = None
    for i in range(span[0], span[1] + 1):
        word = reading.words[i].text if i < span[1] else ""
        goes_on = word[:1].isupper() or (start is not None and word.lower() in words_of("in_names"))
        if goes_on and start is None and word.lower() not in {"the", "a", "an"}:
            start = i
        elif not goes_on and start is not None:
            runs.append((start, i))
            start = None
    # "The West African nation of Mali": an adjective is no name.
    runs = [run for run in runs if reading.words[run[1] - 1].upos != "ADJ"]
    if not runs:
        return None
    a, b = runs[0]
    while b > a and not reading.words[b - 1].text[:1].isupper():
        b -= 1
    return (a, b) if b > a else None


def _states_in(reading: Reading, sentence: WordSpan) -> Iterable[WordSpan]:
    """Names of states that the network has not marked."""
    i = sentence[0]
    while i < sentence[1]:
        if reading.words[i].text[:1].isupper() and reading.words[i].upos == "PROPN":
            for length in (3, 2, 1):
                span = (i, i + length)
                ends = span[1] <= sentence[1] and reading.words[span[1] - 1].text[0].isalpha()  # no full stop
                if ends and states.is_state(reading.text_of(span)):
                    yield span
                    i += length - 1
                    break
        i += 1
