"""Finds the one whose name stands in a source: as its head, in apposition, or as the author of a work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.coreference.descriptions import beside, describe
from sayso.coreference.entities import Directory, Entity
from sayso.knowledge import people
from sayso.language import phrases
from sayso.language.phrases import Phrase
from sayso.language.reading import Reading, WordSpan

_POSSESSIVE_END = re.compile(r"['’]s?$")
_WORKS = frozenset("report article story dispatch account piece bulletin".split())
_RELATIVES = frozenset("brother sister wife husband lawyer son daughter".split())


def by_name(directory: Directory, phrase: Phrase) -> Entity | None:
    """The entity whose name is the phrase's head, or stands in apposition to it."""
    reading = directory.reading
    inside = [
        (s, e)
        for e in directory.entities
        for s in e.spans
        if phrase.span[0] <= s[0] and s[1] <= phrase.span[1] and _is_written_name(reading, s)
    ]
    persons = [
        (s, e) for s, e in inside if e.kind == "person" and e.named and _is_what_it_says(reading, phrase, s)
    ]
    if persons:
        span, entity = max(persons, key=lambda p: p[0][1] - p[0][0])
        description = beside(reading, span) if span != phrase.span else None
        if description:
            describe(reading, entity, description)
        return entity
    return _body(directory, phrase, inside)


def _body(directory: Directory, phrase: Phrase, inside: Sequence[tuple[WordSpan, Entity]]) -> Entity | None:
    """Of the names in the phrase that of a body, or else whoever is called by the phrase's own words."""
    reading = directory.reading
    core = phrases.core(reading, phrase.span)
    text = _POSSESSIVE_END.sub("", reading.text_of(core))
    behind = [(s, e) for s, e in inside if e.kind != "person" and _renames(reading, phrase, core, s)]
    if behind:
        return behind[0][1]
    for span, entity in inside:
        covers = span[0] <= phrase.head < span[1] and _only_modified(reading, core, span)
        if covers and entity.kind != "person":
            return entity
    if text[:1].isupper() or re.match(r"the [A-Z]", text):
        named = directory.person_named(people.strip_titles(text), before=phrase.span[0])
        return named or directory.body_named(text)
    return None


def by_work(directory: Directory, phrase: Phrase) -> Entity | None:
    """The outlet whose work it is: "a report by The Courier"."""
    words = directory.reading.words
    if words[phrase.head].text.lower() not in _WORKS:
        return None
    for entity in directory.entities:
        for a, b in entity.spans if entity.kind == "outlet" else ():
            article = a - 1 if words[a - 1].text in {"The", "the"} else a
            if phrase.head < a and b <= phrase.span[1] and words[article - 1].text in {"by", "in", "from"}:
                return entity
    return None


def by_apposition(directory: Directory, phrase: Phrase) -> Entity | None:
    """The name behind a description and a comma, or before them: "the town's mayor, X", "X, the operator"."""
    words, (a, b) = directory.reading.words, phrase.span
    for entity in directory.entities:
        for span in entity.spans if entity.named else ():
            after = (
                b < len(words)
                and words[b].text == ","
                and b < span[0] <= b + 3
                and all(people.is_title(words[i].text) for i in range(b + 1, span[0]))
            )
            before = (
                words[a - 1].text == ","
                and span[1] == a - 1
                and words[a].text.lower() in {"the", "its", "a", "an", "their"}
            )
            if (after and entity.kind == "person" and _is_person_noun(directory.reading, phrase)) or (
                before and words[span[0] - 1].text in {".", ","}
            ):
                return entity
    return None


def _is_written_name(reading: Reading, span: WordSpan) -> bool:
    """Whether the words are a name, not a description ("its spokesman") of the same one."""
    first = reading.words[span[0]]
    return (
        first.text[:1].isupper()
        and first.upos not in {"DET", "PRON"}
        and not people.is_role(reading.words[span[1] - 1].text)
    )


def _is_what_it_says(reading: Reading, phrase: Phrase, name: WordSpan) -> bool:
    """Whether a name in a phrase is the speaker's own, not that of "a spokesman for X" or "X's brother"."""
    words = reading.words
    if name[1] < phrase.span[1] and words[name[1]].text in {"'s", "’s", "'", "’"}:
        return False
    if name[0] <= phrase.head < name[1]:
        return True
    i = name[0] - 1
    while i >= phrase.span[0] and (words[i].upos == "PROPN" or people.is_title(words[i].text)):
        i -= 1
    if i < phrase.span[0] or words[i].text in {",", "(", "—", ":"}:
        if i >= phrase.span[0] and not _is_person_noun(reading, phrase):
            return False
        opening = [w.text.lower() for w in words[phrase.span[0] : name[0]]]
        return not any(w in phrases.CLAUSE_OPENERS for w in opening)
    if people.is_role(words[i].text) and words[i].text.lower() not in _RELATIVES:
        return True
    return any(words[j].relation in {"appos", "flat"} and words[j].head == phrase.head for j in range(*name))


def _is_person_noun(reading: Reading, phrase: Phrase) -> bool:
    core = phrases.core(reading, phrase.span)
    word = reading.words[phrase.head].text
    return people.kind_of(reading.text_of(core), word) == "person"


def _renames(reading: Reading, phrase: Phrase, core: WordSpan, name: WordSpan) -> bool:
    """Whether the name stands right behind a description's comma: "The company, Delos Bulk Carriers"."""
    words = reading.words
    return (
        core[1] < phrase.span[1]
        and words[core[1]].text == ","
        and name[0] == core[1] + 1
        and words[phrase.head].upos == "NOUN"
    )


def _only_modified(reading: Reading, core: WordSpan, name: WordSpan) -> bool:
    """Whether beside the name only an article, or a noun for the kind of body, stands in the phrase."""
    rest = [reading.words[i] for i in range(*core) if not name[0] <= i < name[1]]
    return all(w.upos in {"DET", "ADJ", "PUNCT"} or w.text in {"(", ")"} for w in rest)
