"""Who is spoken of in a report: persons and bodies with their names, roles and places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.language import phrases
from sayso.language.reading import Reading, WordSpan

BODY_KINDS = frozenset({"organization", "state", "outlet"})


@dataclass(eq=False)
class Entity:
    """One person or body of a report."""

    name: str
    kind: str
    named: bool
    spans: list[WordSpan] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    """The nouns by which it is also called ("colonel", "spokesman")."""
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
    entities: list[Entity] = field(default_factory=list)

    def person_named(self, name: str, gender: str | None = None, before: int | None = None) -> Entity | None:
        """The person who bears the name, or the only one who bears a part of it ("Yusov")."""
        wanted = name_words(name)
        known = [
            (e, name_words(e.name))
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
        """Enters an entity, and gives it back."""
        self.entities.append(entity)
        return entity

    def near(self, word: int) -> Iterable[Entity]:
        """The entities that stand somewhere before the word, nearest first."""
        placed = [(s, e) for e in self.entities if (s := e.last_before(word))]
        return (e for _, e in sorted(placed, key=lambda p: p[0], reverse=True))


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """A name without article and possessive."""
    name = re.sub(r"['’]s?$", "", name.strip())
    return re.sub(r"(?i)^(?:the|a|an)\s+", "", name)


def name_words(name: str) -> list[str]:
    """The words of a name in small letters, without particles."""
    return [w for w in re.findall(r"[\w'’-]+", name.lower()) if w not in phrases.PARTICLES]
