"""Finds the words that tell of events, and asks each entry's conditions of the parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from sayso.events import lexicon
from sayso.events.arguments import objects_of, subjects_of
from sayso.events.lexicon import Entry
from sayso.events.nouns import is_known
from sayso.events.vocabulary import words_of
from sayso.language.reading import Reading
from sayso.language.syntax import children
from sayso.records import MentionType

TYPES = frozenset(get_args(MentionType))
_NAMED_THINGS = frozenset({"@ships", "@bodies", "@places"})
"""Classes that a proper name may be of: "boarded the Aegean Heron", "took Bakhmut"."""
_TOLD_BY_OBJECT = frozenset(
    "@deals @talks @gatherings @weapons @aid @money @harm @explosives @ammunition @missiles @slogans "
    "@restrictions @demands".split()
)
"""Classes whose word belongs to the trigger ("signed a deal"); others name who takes part ("sent troops")."""
_HARMING = frozenset({"@ammunition", "@explosives", "@aircraft"})
_NOUN_PLACES = frozenset({"obj", "obl", "nmod", "nsubj", "nsubj:pass", "root", "conj", "appos", "nmod:poss"})
_GERUND_PLACES = frozenset({"nsubj", "nsubj:pass", "obj", "nmod", "obl"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger: its chief word, all its words in order, and the entry of the lexicon that it fits."""

    head: int
    words: tuple[int, ...]
    entry: Entry


def find_triggers(reading: Reading) -> list[Trigger]:
    """All triggers of a reading in the order of the text; a word belongs to one trigger at most."""
    found: list[Trigger] = []
    taken: set[int] = set()
    for i, word in enumerate(reading.words):
        if i in taken or not word.text[0].isalpha():
            continue
        trigger = _noun_trigger(reading, i) or _verb_trigger(reading, i) or _state_trigger(reading, i)
        if trigger is not None:
            taken.update(trigger.words)
            if trigger.entry.type in TYPES:  # else it only looks like an event
                found.append(trigger)
    return found


def _noun_trigger(reading: Reading, i: int) -> Trigger | None:
    """The longest noun entry that begins at the word, where its last word stands as a noun."""
    for forms, entry in lexicon.nouns_of(reading.words[i].text.lower()):
        words = range(i, i + len(forms))
        if words[-1] >= len(reading.words):
            continue
        if all(reading.words[w].text.lower() == form for w, form in zip(words, forms, strict=True)):
            head = words[-1]
            if _stands_as_noun(reading, head) and _preposition_fits(reading, head, entry):
                return Trigger(head, tuple(words), entry)
    return None


def _stands_as_noun(reading: Reading, i: int) -> bool:
    """Whether a word is a noun here, and not a name or the first half of a compound ("strike group")."""
    word = reading.words[i]
    if word.upos == "VERB" and word.text.lower().endswith("ing") and word.relation in _GERUND_PLACES:
        return not any(reading.words[d].relation == "obj" for d in reading.dependents[i])
    if word.upos in {"VERB", "ADJ"}:
        article = any(
            reading.words[d].relation in {"det", "nmod:poss", "nummod"} for d in reading.dependents[i]
        )
        return article and word.relation in _NOUN_PLACES
    if word.upos not in {"NOUN", "NUM"} or word.relation in {"compound", "flat", "nmod:desc"}:
        return False
    if word.relation in {"nsubj", "nsubj:pass", "obl:agent"} and word.text.lower() in lexicon.class_of(
        "troops"
    ):
        return False  # a patrol that acts is no event
    return not (word.text[:1].isupper() and i > 0 and reading.words[i - 1].text[:1].isupper())


def _preposition_fits(reading: Reading, i: int, entry: Entry) -> bool:
    if not entry.preps:
        return True
    return i + 1 < len(reading.words) and reading.words[i + 1].text.lower() in entry.preps


def _verb_trigger(reading: Reading, i: int) -> Trigger | None:
    word = reading.words[i]
    entries = lexicon.verbs_of(word.text.lower())
    if not entries or not (word.upos == "VERB" or (word.upos == "ADJ" and _is_predicate(reading, i))):
        return None
    facts = _Facts.of(reading, i)
    for entry in entries:
        words = facts.fit(entry)
        if words is not None:
            return Trigger(i, tuple(sorted({i, *words})), entry)
    return None


def _state_trigger(reading: Reading, i: int) -> Trigger | None:
    """A state that is said of people: "four are missing", "two were found dead", "eight people dead"."""
    word = reading.words[i]
    entry = lexicon.state_of(word.text.lower())
    if entry is None or word.upos not in {"ADJ", "VERB", "NOUN"}:
        return None
    said = bool(children(reading, i, "nsubj", "nsubj:pass"))
    left = (
        word.relation == "xcomp"
        and word.head >= 0
        and reading.words[word.head].text.lower() in words_of("leaving")
    )
    beside = word.relation in {"acl", "amod"} and bool(children(reading, word.head, "nummod"))
    counted = i > 0 and reading.words[i - 1].upos == "NUM"  # "58 dead"
    return Trigger(i, (i,), entry) if said or left or beside or counted else None


def _is_predicate(reading: Reading, i: int) -> bool:
    """Whether a participle taken for an adjective has a subject and an auxiliary: "others were wounded"."""
    return bool(children(reading, i, "nsubj", "nsubj:pass")) and bool(
        children(reading, i, "cop", "aux:pass", "aux")
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What stands around a verb: its prepositions and particles, objects and subjects."""

    reading: Reading
    verb: int
    near: dict[str, int]
    objects: Sequence[int]
    subjects: Sequence[int]

    @classmethod
    def of(cls, reading: Reading, verb: int) -> _Facts:
        near = dict(_prepositions(reading, verb))
        return cls(reading, verb, near, objects_of(reading, verb), subjects_of(reading, verb))

    def fit(self, entry: Entry) -> list[int] | None:
        """The further words of the trigger where all conditions of the entry hold, else None."""
        words = []
        if entry.preps:
            preps = [self.near[p] for p in entry.preps if p in self.near]
            if not preps:
                return None
            # A particle belongs to the trigger ("gun down"), a preposition before a noun doesn't.
            words += [
                p for p in preps if self.reading.words[p].relation != "case" and abs(p - self.verb) <= 4
            ]
        if "none" in entry.objects:
            if self.objects:
                return None
        elif entry.objects:
            objects = [o for o in self.objects if fits(self.reading, o, entry.objects)]
            if not objects:
                return None
            told = fits(self.reading, objects[0], entry.objects & _TOLD_BY_OBJECT)
            told = told or self.reading.words[objects[0]].text.lower() in entry.objects
            words += objects[:1] if told and 0 < objects[0] - self.verb <= 6 else []
        if entry.subjects:
            doing = [s for s in self.subjects if fits(self.reading, s, entry.subjects)]
            if not doing:
                return None
            # "Shells fell on the town": the shells tell of it as much as their fall.
            words += doing[:1] if entry.subjects & _HARMING and doing[0] < self.verb else []
        return words


def fits(reading: Reading, i: int, wanted: frozenset[str]) -> bool:
    """Whether a noun is one of the words or classes; numbers, people's names and pronouns are "@people"."""
    word = reading.words[i]
    low = word.text.lower()
    pair = f"{reading.words[i - 1].text.lower()} {low}" if i else low
    if lexicon.in_class(low, wanted) or lexicon.in_class(pair, wanted):
        return True
    if word.upos == "SYM" and "@money" in wanted:
        return True
    person = word.upos == "PROPN" and _is_person(reading, i)
    if word.upos == "PROPN" and not person and wanted & _NAMED_THINGS:
        return True
    if "@people" in wanted and (person or word.upos == "NUM" or low in words_of("pronouns_of_people")):
        return True
    return bool(wanted & {"@people", "@bodies"}) and is_known(low)


def _is_person(reading: Reading, i: int) -> bool:
    return any(kind == "person" and a <= i < b for (a, b), kind in reading.mentions)


def _prepositions(reading: Reading, verb: int) -> Iterator[tuple[str, int]]:
    """Particles and prepositions behind a verb, and the word right behind it, with their places."""
    for d in reading.dependents[verb]:
        word = reading.words[d]
        bare = word.relation in {"compound:prt", "advmod", "case", "mark", "fixed"}
        if d > verb and (
            bare or (word.relation in {"obl", "xcomp", "obj", "amod"} and not reading.dependents[d])
        ):
            yield word.text.lower(), d
        if word.relation in {"obl", "advcl", "xcomp", "obl:agent", "nmod", "ccomp", "obj"}:
            for c in reading.dependents[d]:
                timed = word.text.lower() in words_of("times")
                if c > verb and reading.words[c].relation in {"case", "mark"} and not timed:
                    yield reading.words[c].text.lower(), c
    after = verb + 1
    if after < len(reading.words) and reading.words[after].upos in {"ADP", "PART", "SCONJ"}:
        yield reading.words[after].text.lower(), after
