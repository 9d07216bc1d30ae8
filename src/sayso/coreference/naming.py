"""Enters the proper names of a report: whose they are, of what kind, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sayso.coreference.descriptions import beside, describe, stop_between
from sayso.coreference.entities import Directory, Entity, name_words
from sayso.knowledge import dates, outlets, people, states
from sayso.language import phrases
from sayso.language.reading import Reading, WordSpan


def directory_of(reading: Reading, known: Iterable[Entity] = ()) -> Directory:
    """All named persons and bodies of the report, with what stands beside their names.

    `known`: those of the pages before, where a long report is read in sections.
    """
    directory = Directory(
        reading, [replace(e, spans=[], words=set(e.words), aliases=set(e.aliases)) for e in known]
    )
    kinds = _mention_kinds(reading)
    # Full names first: a surname alone may be anybody's.
    bare_names = [_without_titles(reading, span) for span in phrases.names(reading)]
    for span, titles in sorted(bare_names, key=lambda n: len(name_words(reading.text_of(n[0]))) < 2):
        if span[0] >= span[1]:
            continue
        if _is_surname_again(directory, span):
            continue
        kind = _kind_of_name(reading, span, titles, kinds)
        if kind in {None, "unsure"} and not dates.holds_time(reading.text_of(span)) and beside(reading, span):
            kind = "person"
        if kind == "person":
            _add_person(directory, span, titles)
        elif kind:
            _add_body(directory, span, kind)
    return directory


def _mention_kinds(reading: Reading) -> dict[int, str]:
    kinds: dict[int, str] = {}
    for (a, b), kind in reading.mentions:
        head = phrases.head_of(reading, (a, b))
        for i in range(a, b):
            if i == head or (
                reading.words[i].head == head and reading.words[i].relation.startswith(("flat", "compound"))
            ):
                kinds[i] = kind
    return kinds


def _without_titles(reading: Reading, span: WordSpan) -> tuple[WordSpan, list[str]]:
    """The name without its titles, and the titles in small letters."""
    whole = reading.text_of(span)
    stripped = people.strip_titles(whole)
    a = span[0]
    while a < span[1] and len(reading.text_of((a, span[1]))) > len(stripped):
        a += 1
    if a >= span[1]:
        return span, []
    titles = [reading.words[i].text.lower().rstrip(".") for i in range(span[0], a)]
    before = span[0] - 1
    while (
        before >= 0
        and reading.words[before].upos in {"NOUN", "ADJ"}
        and people.is_role(reading.words[before].text)
        and not stop_between(reading, before)
    ):
        titles.append(reading.words[before].text.lower())
        before -= 1
    return (a, span[1]), titles


def _is_surname_again(directory: Directory, span: WordSpan) -> bool:
    """Whether a lone word repeats the end of a name taken for a body's: of persons only is that the way."""
    words = directory.reading.words
    if span[1] - span[0] > 1 or (span[0] and words[span[0] - 1].text.lower() == "the"):
        return False
    bodies = (e for e in directory.entities if e.kind == "organization" and not e.name.startswith("The "))
    bearers = [e for e in bodies if len(e.name.split()) > 1 and e.name.split()[-1] == words[span[0]].text]
    if len(bearers) != 1 or any(people.heads_a_body(w) for w in bearers[0].name.split()):
        return False
    bearers[0].kind = "person"
    bearers[0].spans.append(span)
    return True


def _kind_of_name(reading: Reading, span: WordSpan, titles: list[str], kinds: dict[int, str]) -> str | None:
    """The kind of what bears the name: what the lists know, else what the network says, else "unsure"."""
    text = reading.text_of(span)
    known = _known_kind(reading, span, titles)
    if known:
        return known
    tagged = [kinds[i] for i in range(*span) if i in kinds]
    if tagged:
        common = max(dict.fromkeys(tagged), key=tagged.count)
        return {"person": "person", "organization": "organization"}.get(common)
    return "unsure" if span[1] - span[0] > 1 and not dates.holds_time(text) else None


def _known_kind(reading: Reading, span: WordSpan, titles: list[str]) -> str | None:
    text = reading.text_of(span)
    titled = any(people.is_role(t) or people.is_title(t.capitalize()) for t in titles)
    full_name = people.gender_of(reading.words[span[0]].text) and span[1] - span[0] >= 2
    if outlets.describes_outlet(" ".join(["the", *reversed(titles), text])):
        return "outlet"
    if titled:
        return "person"
    if outlets.is_outlet(_with_article(reading, span)):
        return "outlet"
    if states.is_state(text):
        return "state"
    return "person" if full_name else None


def _with_article(reading: Reading, span: WordSpan) -> str:
    if span[0] > 0 and reading.words[span[0] - 1].text in {"The", "Le", "La", "El"}:
        return reading.text_of((span[0] - 1, span[1]))
    return reading.text_of(span)


def _add_person(directory: Directory, span: WordSpan, titles: list[str]) -> None:
    reading = directory.reading
    text = re.sub(r"['’]s?$", "", reading.text_of(span))
    told = next(filter(None, map(people.gender_of, titles)), None)
    entity = directory.person_named(text, told, span[0])
    if entity is None:
        entity = directory.add(Entity(text, "person", named=True))
    elif len(name_words(text)) > len(name_words(entity.name)):
        entity.name = text
    entity.spans.append(span)
    entity.words.update(titles)
    entity.gender = (
        entity.gender
        or people.gender_of(reading.words[span[0]].text)
        or next(filter(None, map(people.gender_of, titles)), None)
    )
    description = beside(reading, span)
    if description:
        describe(reading, entity, description)
    elif titles and not entity.role:
        roles = [t for t in titles if people.is_role(t) and not people.is_title(t.capitalize())]
        entity.role = roles[0] if roles else None


def _add_body(directory: Directory, span: WordSpan, kind: str) -> None:
    reading = directory.reading
    text = _with_article(reading, span)
    sure = kind != "unsure"
    entity = directory.body_named(text) or directory.add(
        Entity(text, kind if sure else "organization", named=True)
    )
    entity.heard = entity.heard or (sure and kind != "state")
    entity.spans.append(span)
    match = re.match(r"\s*\(([A-Z][A-Za-z-]{1,9})\)", reading.text[reading.words[span[1] - 1].end :])
    if match:
        entity.aliases.add(match[1])
    last = reading.words[span[1] - 1].text.lower()
    entity.words.add(last)
