"""The lists of armed groups, bodies and nouns, as tables in which words are looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.knowledge.actor_words import Word, keys_with_singular, name_key, written_alike
from sayso.knowledge.data_files import load
from sayso.knowledge.states import names_of_several_words

SUPRANATIONAL = frozenset({"IGO", "NGO", "MNC"})
_NO_SECTOR = "-"
_NO_COUNTRY = "INT"


@dataclass(frozen=True, slots=True)
class Listed:
    """A group or body of the lists; `country` is None for a group of no one country."""

    name: str
    country: str | None
    sector: str | None
    part_of: str | None
    names: tuple[str, ...]
    armed: bool


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun tells: its sector, and whether it gives way to what stands beside it."""

    key: str
    sector: str | None
    weak: bool


def listed_as(words: Sequence[Word]) -> tuple[Listed, ...]:
    """The groups and bodies that have just these words for a name; several where a name is shared."""
    found = _names().get("".join(word.key for word in words), ())
    return tuple(dict.fromkeys(listed for name, listed in found if written_alike(name, words)))


def is_known(words: Sequence[Word]) -> bool:
    """Whether any list has these words, however written: a quick question before the others."""
    known = _known()
    return any(key in known for key in keys_with_singular(words))


def noun_of(words: Sequence[Word]) -> Noun | None:
    """The noun or phrase of the lists that these words are, in the singular or plural."""
    nouns = _nouns()
    exact, single = keys_with_singular(words)
    return nouns.get(exact) or nouns.get(single)


def region_of(words: Sequence[Word]) -> str | None:
    """The state to which a listed people or region belongs."""
    if not words[0].capital:
        return None
    regions = _regions()
    return next((regions[key] for key in keys_with_singular(words) if key in regions), None)


def is_no_body(words: Sequence[Word]) -> bool:
    """Whether the words only hold a group's name or a noun ("Sea of Azov", "West Bank")."""
    return words[0].capital and "".join(word.key for word in words) in _no_bodies()


def in_doubt(candidates: Sequence[Listed], words: Sequence[Word]) -> Listed | None:
    """The one that is usually meant by a shared name, if any."""
    usual = _when_in_doubt().get("".join(word.key for word in words))
    return next((each for each in candidates if each.name == usual), None)


def is_also_a_name(words: Sequence[Word]) -> bool:
    """Whether a person or place may bear the name too."""
    key = "".join(word.key for word in words)
    return any(key in _keys(file, "also_names") for file in ("armed_groups", "bodies", "sectors"))


def not_before_of(words: Sequence[Word]) -> bool:
    """Whether "of" behind these words makes another name of them."""
    key = "".join(word.key for word in words)
    return key in _keys("armed_groups", "not_before_of") or key in _keys("bodies", "not_before_of")


def is_also_a_word(words: Sequence[Word]) -> bool:
    """Whether an acronym is a common word where all is written in capitals."""
    return "".join(word.key for word in words) in _keys("bodies", "also_words")


def has_branches(listed: Listed) -> bool:
    """Whether a body of no state has a branch in each ("the Malian Red Cross")."""
    keys = _keys("bodies", "with_branches")
    return any(name_key(name) in keys for name in listed.names)


def belongs_nowhere(noun: Noun) -> bool:
    """Whether those whom a noun means are on nobody's side by standing beside a name ("hostages")."""
    return noun.key in _keys("sectors", "not_theirs")


def is_from_elsewhere(noun: Noun) -> bool:
    """Whether those whom a noun means are often not of the place where they are ("mercenaries")."""
    return noun.key in _keys("sectors", "from_elsewhere")


def overrides(noun: Noun) -> bool:
    """Whether a noun, as a word before another, wins over it ("rebel", "militia")."""
    return noun.key in _overriding()


@cache
def longest() -> int:
    """How many words the longest listed name or phrase may have."""
    names = [name for found in _names().values() for name, _ in found]
    return max(len(name.split()) for name in names)


@cache
def all_listed() -> tuple[Listed, ...]:
    """All groups and bodies, in the order of the lists."""
    return tuple(
        _entry(str(line), country, sector, armed=armed)
        for file, key, armed in (("armed_groups", "groups", True), ("bodies", "bodies", False))
        for country, sectors in load(file)[key].items()
        for sector, lines in sectors.items()
        for line in lines
    )


def _entry(line: str, country: str, sector: str, *, armed: bool) -> Listed:
    own, _, parent = line.partition(" < ")
    names = tuple(name.strip() for name in own.split(" = "))
    return Listed(
        names[0],
        None if country == _NO_COUNTRY else country,
        None if sector == _NO_SECTOR else sector,
        parent.strip() or None,
        names,
        armed,
    )


@cache
def _names() -> dict[str, tuple[tuple[str, Listed], ...]]:
    """Keys of names with each way to write them and whose they are."""
    names: dict[str, tuple[tuple[str, Listed], ...]] = {}
    for listed in all_listed():
        for name in listed.names:
            key = name_key(name)
            names[key] = (*names.get(key, ()), (name, listed))
    return names


@cache
def _nouns() -> dict[str, Noun]:
    tables = load("sectors")
    nouns: dict[str, Noun] = {}
    for weak, table in ((True, tables["weak"]), (False, tables["sectors"])):
        for sector, phrases in table.items():
            for phrase in phrases:
                key = name_key(phrase)
                nouns[key] = Noun(key, None if sector == _NO_SECTOR else sector, weak)
    return nouns


@cache
def _known() -> frozenset[str]:
    return frozenset({*_names(), *_nouns(), *_regions(), *_no_bodies()})


@cache
def _no_bodies() -> frozenset[str]:
    states = frozenset(name_key(name) for name in names_of_several_words())
    return (states - _names().keys()) | _keys("armed_groups", "not_the_group")


@cache
def _regions() -> dict[str, str]:
    return {name_key(name): code for code, names in load("sectors")["regions"].items() for name in names}


@cache
def _overriding() -> frozenset[str]:
    return frozenset(name_key(word) for words in load("sectors")["overriding"].values() for word in words)


@cache
def _when_in_doubt() -> dict[str, str]:
    return {
        name_key(name): usual
        for file in ("armed_groups", "bodies")
        for name, usual in load(file)["when_in_doubt"].items()
    }


@cache
def _keys(file: str, section: str) -> frozenset[str]:
    return frozenset(name_key(name) for name in load(file)[section])
