"""A phrase about an actor cut into clauses, and each into the names and nouns that are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sayso.knowledge import actor_tables as tables
from sayso.knowledge.actor_tables import Listed, Noun
from sayso.knowledge.actor_words import Word, words_of
from sayso.knowledge.names import is_title
from sayso.knowledge.people import is_role
from sayso.knowledge.states import country_of
from sayso.knowledge.words import singular

_BELONGING = {
    "of": "of",
    "for": "for",
    "from": "from",
    "with": "with",
    "at": "at",
    "in": "in",
    "within": "of",
}
_VERBAL = {
    "loyal": "to",
    "belonging": "to",
    "attached": "to",
    "answering": "to",
    "working": "for",
    "fighting": "for",
    "serving": "in",
    "acting": "for",
    "speaking": "for",
    "allied": "with",
}
_STOPS = frozenset(
    "who whom whose that which to by on against near after before during over under outside around "
    "about between as than into via through including like aboard said says close linked backed "
    "supported accused suspected based named called known while when where since amid inside among "
    "not".split()
)
_STOPS_BEFORE = {
    "linked": "to",
    "close": "to",
    "backed": "by",
    "supported": "by",
    "accused": "of",
    "suspected": "of",
    "based": "in",
    "known": "as",
}
_AND = frozenset({"and", "or"})
_ARTICLES = frozenset({"a", "an", "the"})
_HEADING = frozenset(
    "heads headed leads led commands commanded chairs chaired runs ran represents directs directed".split()
)
_DETERMINERS = frozenset(
    "the a an its his her their our your my this that these those some several many few other another "
    "both all any no one two three four five six seven eight nine ten dozens hundreds thousands scores "
    "and or".split()
)


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a clause that are known as a name, a noun, or a region (one of the three)."""

    start: int
    end: int
    listed: Listed | None = None
    noun: Noun | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A noun phrase: its core ("a commander"), how it goes on ("of"), and the clause behind that."""

    words: tuple[Word, ...]
    parts: tuple[Part, ...]
    link: str
    after: Clause | None

    def text(self, start: int = 0, end: int | None = None) -> str:
        """The words from one to another as text, without those that speak of somebody else."""
        return " ".join(word.raw for word in self.words[start:end] if not word.opaque)


def clauses_of(phrase: str, context: str | None) -> list[Clause]:
    """The clauses of a phrase, as commas part them."""
    words = words_of(phrase)
    parts = _parts_of(words, phrase, context)
    inside = {i for part in parts for i in range(part.start, part.end - 1)}
    clauses, start = [], 0
    for i, word in enumerate(words):
        if i == len(words) - 1 or (word.ends_clause and i not in inside):
            clauses.append(_clause(words, parts, start, i + 1))
            start = i + 1
    return clauses


def _clause(words: tuple[Word, ...], parts: Sequence[Part], start: int, end: int) -> Clause:
    """The clause from one word to another: its core, and what is behind "of" and the like."""
    if end - start > 2 and words[start].raw == "who" and words[start + 1].raw in _HEADING:
        start += 2
    while start < end and words[start].raw.lower() in _DETERMINERS and all(p.start != start for p in parts):
        start += 1
    mine = [part for part in parts if start <= part.start and part.end <= end]
    core_end, link, after = _core_end(words, mine, start, end)
    core = tuple(
        Part(p.start - start, p.end - start, p.listed, p.noun, p.region) for p in mine if p.end <= core_end
    )
    rest = _clause(words, parts, after, end) if link and after < end else None
    return Clause(words[start:core_end], core, link, rest)


def _core_end(words: Sequence[Word], parts: Sequence[Part], start: int, end: int) -> tuple[int, str, int]:
    """Where the core ends, the link behind it ("" for none), and where the words behind the link begin."""
    inside = {i for part in parts for i in range(part.start, part.end)}
    for i in range(start, end):
        word = words[i].raw
        following = words[i + 1].raw.lower() if i + 1 < end else ""
        if i in inside or word != word.lower():
            continue
        if word in _VERBAL and following == _VERBAL[word]:
            return i, "of", i + 2
        if word in _BELONGING:
            return i, _BELONGING[word], i + 1
        if word in _STOPS and _STOPS_BEFORE.get(word, following) == following:
            return i, "", end
        if word in _AND and any(p.end <= i and (p.noun or p.listed) for p in parts):
            return i, "", end
    return end, "", end


def _parts_of(words: Sequence[Word], phrase: str, context: str | None) -> tuple[Part, ...]:
    """The known names and nouns of a phrase from left to right, the longest first."""
    return tuple(_each_part(words, phrase, context))


def _each_part(words: Sequence[Word], phrase: str, context: str | None) -> Iterator[Part]:
    shouted = phrase.isupper() and len(words) > 1
    at = 0
    while at < len(words):
        for length in range(min(tables.longest(), len(words) - at), 0, -1):
            end = at + length
            if not tables.is_known(words[at:end]):
                continue
            part = _part(words, at, end, lambda: context or country_of(phrase), shouted=shouted)
            if part:
                yield part
                at = end
                break
        else:
            at += 1


def _part(
    words: Sequence[Word], start: int, end: int, home: Callable[[], str | None], *, shouted: bool
) -> Part | None:
    """What the words are: no body although they look like it, a group or body, a noun, or a region."""
    mine = words[start:end]
    if tables.is_no_body(mine):
        return Part(start, end)
    listed = _which(tables.listed_as(mine), mine, home)
    if listed and not _is_something_else(words, start, end, shouted=shouted):
        return Part(start, end, listed=listed)
    alone = len(mine) == 1
    parted = any(word.ends_clause for word in mine[:-1])
    if parted or (alone and mine[0].opaque) or (not alone and mine[0].raw.lower() in _ARTICLES):
        return None
    noun = tables.noun_of(mine)
    if noun and not _is_surname(words, start, end):
        return Part(start, end, noun=noun)
    region = tables.region_of(mine)
    if region and not _is_something_else(words, start, end, shouted=shouted):
        return Part(start, end, region=region)
    return None


def _which(found: Sequence[Listed], words: Sequence[Word], home: Callable[[], str | None]) -> Listed | None:
    """The one that is meant of those who share a name: the country tells, or else what is usually meant."""
    if len(found) < 2:
        return found[0] if found else None
    country = home()
    at_home = [each for each in found if each.country == country]
    return at_home[0] if len(at_home) == 1 else tables.in_doubt(found, words)


def _is_something_else(words: Sequence[Word], start: int, end: int, *, shouted: bool) -> bool:
    """Whether the words of a name are here a person's name, another body's, or a mere word in capitals."""
    mine = words[start:end]
    following = words[end] if end < len(words) and not mine[-1].ends_clause else None
    if shouted and tables.is_also_a_word(mine):
        return True
    if following and following.raw == "of" and tables.not_before_of(mine):
        return True
    if not tables.is_also_a_name(mine) or shouted:
        return False
    before = words[start - 1] if start and not words[start - 1].ends_clause else None
    return _is_a_name_beside(before, before=True) or _is_a_name_beside(following, before=False)


def _is_a_name_beside(word: Word | None, *, before: bool) -> bool:
    """Whether a word beside a name is another name, so that both are a person's."""
    if word is None or not word.capital or word.raw.lower() in _DETERMINERS:
        return False
    if before and is_title(word.raw):
        return True
    known = tables.noun_of([word]) or tables.listed_as([word]) or tables.region_of([word])
    return not known and country_of(word.raw) is None


def _is_surname(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a noun with a capital is a person's name: as in "Jane Bishop", "General Sultan Ali"."""
    before = words[start - 1] if start and not words[start - 1].ends_clause else None
    if words[start].capital and tables.is_also_a_name(words[start:end]):
        following = words[end] if end < len(words) and not is_title(words[start].raw) else None
        return _is_a_name_beside(before, before=True) or _is_a_name_beside(following, before=False)
    if end - start > 1 or start == 0 or not words[start].capital or words[start].raw.isupper():
        return False
    if end < len(words) and words[end].capital and not words[start].ends_clause:
        return False
    could_be = is_role(singular(words[start].key)) or is_title(words[start].raw)
    return could_be and _is_a_name_beside(words[start - 1], before=False)
