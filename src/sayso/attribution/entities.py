"""Who is spoken of in a report: every person and body with its full name, other names, roles and places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.attribution import phrases
from sayso.knowledge import dates, outlets, people, states
from sayso.language.reading import Reading, WordSpan

BODY_KINDS = frozenset({"organization", "state", "outlet"})


@dataclass(eq=False)
class Entity:
    """One person or body of a report. `words` are the nouns by which it is also called ("colonel", "spokesman")."""

    name: str
    kind: str
    named: bool
    spans: list[WordSpan] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    gender: str | None = None
    role: str | None = None
    affiliation: str | None = None
    aliases: set[str] = field(default_factory=set)
    plural: bool = False
    heard: bool = False
    """Whether it speaks, or is surely a body: what an "it" or "the group" can stand for."""

    def last_before(self, word: int) -> WordSpan | None:
        """The nearest place before a word where the entity stands."""
        return max((s for s in self.spans if s[1] <= word), default=None)


@dataclass
class Directory:
    """All entities of a report, in the order in which they are found."""

    reading: Reading
    own_outlet: str | None = None
    entities: list[Entity] = field(default_factory=list)

    def person_named(self, name: str, gender: str | None = None, before: int | None = None) -> Entity | None:
        """The person who bears the name: wholly, or a part of it that only one does ("Yusov" and "Andrii Yusov", either way)."""
        wanted = _name_words(name)
        known = [
            (e, _name_words(e.name))
            for e in self.entities
            if e.kind == "person" and e.named and not (gender and e.gender and e.gender != gender)
        ]
        exact = [e for e, words in known if words == wanted]
        part = [
            e
            for e, words in known
            if wanted and (set(wanted) < set(words) or (len(words) == 1 and words[-1] == wanted[-1]))
        ]
        if len(part) > 1 and before is not None:
            part = [e for e in part if e.last_before(before)]
        return exact[0] if exact else part[0] if len(part) == 1 else None

    def body_named(self, name: str) -> Entity | None:
        """The body of that name, acronym, or a part of its name that only it has ("the Front")."""
        plain = bare(name)
        if not plain:
            return None
        for e in self.entities:
            if e.kind != "person" and (bare(e.name) == plain or plain in {bare(a) for a in e.aliases}):
                return e
        if not re.match(r"(?i)the\s", name) and " " not in plain:
            return None
        wanted = set(plain.lower().split())
        fits = [
            e
            for e in self.entities
            if e.kind in BODY_KINDS and e.named and wanted < set(bare(e.name).lower().split())
        ]
        return fits[0] if len(fits) == 1 else None

    def add(self, entity: Entity) -> Entity:
        self.entities.append(entity)
        return entity

    def near(self, word: int) -> Iterable[Entity]:
        """The entities that stand somewhere before the word, nearest first."""
        placed = [(s, e) for e in self.entities if (s := e.last_before(word))]
        return (e for _, e in sorted(placed, key=lambda p: p[0], reverse=True))


def bare(name: str) -> str:
    """A name without article, possessive and titles."""
    name = re.sub(r"['’]s?$", "", name.strip())
    return re.sub(r"(?i)^(?:the|a|an)\s+", "", name)


def _name_words(name: str) -> list[str]:
    return [w for w in re.findall(r"[\w'’-]+", name.lower()) if w not in phrases.PARTICLES]


def directory_of(reading: Reading, own_outlet: str | None = None) -> Directory:
    """All named persons and bodies of the report, with what stands beside their names."""
    directory = Directory(reading, own_outlet)
    kinds = _mention_kinds(reading)
    short = lambda s: len(_name_words(reading.text_of(_without_titles(reading, s)[0]))) < 2
    for span in sorted(
        phrases.names(reading), key=short
    ):  # full names first: a surname alone may be anybody's
        span, titles = _without_titles(reading, span)
        if span[0] >= span[1]:
            continue
        kind = _kind_of_name(reading, span, titles, kinds)
        if kind in {None, "unsure"} and not dates.find_times(reading.text_of(span)) and beside(reading, span):
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
        and not _stop_between(reading, before)
    ):
        titles.append(reading.words[before].text.lower())
        before -= 1
    return (a, span[1]), titles


def _stop_between(reading: Reading, i: int) -> bool:
    gap = reading.text[reading.words[i].end : reading.words[i + 1].start]
    return "\n" in gap or not gap.isspace()


def _kind_of_name(reading: Reading, span: WordSpan, titles: list[str], kinds: dict[int, str]) -> str | None:
    text = reading.text_of(span)
    first = reading.words[span[0]].text
    tagged = [kinds[i] for i in range(*span) if i in kinds]
    if outlets.describes_outlet(" ".join(["the", *reversed(titles), text])):
        return "outlet"
    if titles and any(people.is_role(t) or people.is_title(t.capitalize()) for t in titles):
        return "person"
    if outlets.is_outlet(_with_article(reading, span)):
        return "outlet"
    if states.is_state(text):
        return "state"
    if people.gender_of(first) and span[1] - span[0] >= 2:
        return "person"
    if tagged:
        common = max(set(tagged), key=tagged.count)
        return {"person": "person", "organization": "organization"}.get(common)
    return "unsure" if span[1] - span[0] > 1 and not dates.find_times(text) else None


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
    elif len(_name_words(text)) > len(_name_words(entity.name)):
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
        entity.role = " ".join(reversed(titles)) if len(titles) == 1 else None


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


def beside(reading: Reading, span: WordSpan) -> WordSpan | None:
    """The description that stands in apposition to a name: after it ("X, the army's spokesman,") or before it ("its spokesman, X,")."""
    words = reading.words
    after = span[1]
    if after < len(words) and words[after].text in {",", "("}:
        end = _until_break(reading, after + 1)
        if end > after + 1 and _describes_person(reading, (after + 1, end)):
            return after + 1, end
    before = span[0] - 1
    while before >= 0 and words[before].upos in {"PROPN"} and not _stop_between(reading, before):
        before -= 1
    if before >= 1 and words[before].text == ",":
        start = before
        while (
            start > 0
            and words[start - 1].text not in {",", ".", ";", "—", "(", ")", '"', "“", "”"}
            and not phrases._new_line(reading, start)
        ):
            start -= 1
        if start < before and _describes_person(reading, (start, before)):
            return start, before
    start = span[0]
    while (
        start > 0
        and words[start - 1].upos in {"NOUN", "ADJ", "PROPN", "PART", "DET"}
        and not _stop_between(reading, start - 1)
    ):
        start -= 1
    if start < span[0] and any(people.is_role(words[i].text) for i in range(start, span[0])):
        return start, span[0]
    return None


def _until_break(reading: Reading, start: int) -> int:
    end = start
    while (
        end < len(reading.words)
        and reading.words[end].text not in {",", ".", ";", ")", "—", '"', "“", ":"}
        and end - start < 16
    ):
        if end > start and reading.words[end].text.lower() in {"who", "that", "which", "said", "told"}:
            break
        if phrases._new_line(reading, end):
            break
        end += 1
    return end


def _describes_person(reading: Reading, span: WordSpan) -> bool:
    """A description begins like a noun phrase, soon has a word for a role, and holds no finite verb before it."""
    words = reading.words
    if words[span[0]].upos not in {"DET", "NOUN", "ADJ", "PROPN", "PRON", "NUM"}:
        return False
    for i in range(span[0], min(span[1], span[0] + 9)):
        if words[i].upos in {"VERB", "AUX", "SCONJ"}:
            return False
        if people.is_role(words[i].text):
            return True
    return False


def describe(reading: Reading, entity: Entity, span: WordSpan) -> None:
    """Notes a description's role, affiliation and nouns on a person."""
    roles = [i for i in range(*span) if people.is_role(reading.words[i].text)]
    if not roles:
        return
    role = roles[-1] if reading.words[span[0]].text.lower() not in {"a", "an", "the"} else roles[0]
    entity.words.update(reading.words[i].text.lower() for i in roles)
    entity.gender = entity.gender or people.gender_of(reading.words[role].text)
    if entity.role is None or len(entity.role.split()) == 1:
        entity.role = _role_words(reading, span, role)
    entity.affiliation = entity.affiliation or affiliation_of(reading, span, role)


def _role_words(reading: Reading, span: WordSpan, role: int) -> str:
    start = role
    while (
        start > span[0]
        and reading.words[start - 1].upos in {"NOUN", "ADJ"}
        and reading.words[start - 1].text.islower()
    ):
        start -= 1
    end = role + 1
    if end + 1 < span[1] and reading.words[end].text == "of" and reading.words[end + 1].text.islower():
        while end < span[1] and (reading.words[end].text.islower()):
            end += 1
    return reading.text_of((start, end))


def affiliation_of(reading: Reading, span: WordSpan, role: int) -> str | None:
    """The body that a description names: "the army's", "a DSF spokesman", "spokesman for the coalition", "analyst at Hestmoor Capital"."""
    words = reading.words
    for i in range(role + 1, min(span[1] - 1, role + 3)):
        if words[i].text.lower() in {"for", "of", "at", "in", "with"} and words[i].text.lower() != "in":
            start = i + 1
            end = start
            while (
                end < span[1]
                and words[end].text not in {",", ")", "in"}
                and words[end].text.lower() not in phrases._CLAUSE_OPENERS
            ):
                end += 1
            name = reading.text_of((start, end)) if end > start else ""
            return name if name and (name[0].isupper() or name.lower().startswith("the ")) else None
    for i in range(span[0], role):
        if words[i].text in {"'s", "’s", "'", "’"}:
            return reading.text_of((span[0], i)) if words[span[0]].upos != "PRON" else None
    proper = [i for i in range(span[0], role) if words[i].upos == "PROPN"]
    return reading.text_of((proper[0], proper[-1] + 1)) if proper else None
