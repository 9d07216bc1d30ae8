"""News outlets, by name ("Le Monde", "The Sahel Courier") or by description ("a local newspaper")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from sayso.knowledge.data_files import load
from sayso.knowledge.names import gender_of
from sayso.knowledge.states import country_of

_ARTICLE = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|one|another|some|several|many|other)\s+", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_DOMAIN = re.compile(
    r"^[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|news|fr|ru|ua|cd|ml|bf|tv|fm|in|pk|ge|az)$", re.IGNORECASE
)
_AL_NAME = re.compile(r"^Al[- ][A-Z]\w+ (?:TV|News|Radio|Television|Online)$")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet: its name as usually written, its country (alpha-3, "INT" for none) and its kind."""

    name: str
    country: str
    kind: str


def is_outlet(name: str, own_outlets: Collection[str] = ()) -> bool:
    """Whether a name is that of a news outlet: a listed one, one of `own_outlets`, or one that looks like it.

    `own_outlets` are names met elsewhere, for instance the outlets of the reports being read.
    """
    bare = _POSSESSIVE.sub("", " ".join(name.split()))
    key = _key(bare)
    if any(key == _key(own) for own in own_outlets):
        return True
    return outlet_named(bare) is not None or _looks_like_one(bare)


def outlet_named(name: str) -> Outlet | None:
    """The listed outlet of that name (capitals count: "dawn" is no newspaper)."""
    if not re.match(r"(?:[Tt]he )?[^a-z]", name.lstrip("\"'")) and name not in _lower_case_names():
        return None
    if re.match(r"[Tt]he [a-z]", name):
        return None
    return _listed().get(_key(name))


def describes_outlet(phrase: str) -> bool:
    """Whether a noun phrase describes an outlet: "a local newspaper", "state television".

    A name may follow the noun ("the Kampala daily The Lakeside"); a mere "the press" describes none.
    """
    words = " ".join(_POSSESSIVE.sub("", phrase.strip()).split())
    if not words:
        return False
    bare = _ARTICLE.sub("", words)
    return any(_is_the_noun(bare, found) for found in _noun_pattern().finditer(bare))


def _is_the_noun(bare: str, found: re.Match[str]) -> bool:
    """Whether an outlet noun is what the phrase is about, and tells enough to be an outlet."""
    after = bare[found.end() :]
    if not _may_follow(after):
        return False
    noun = _singular(found["noun"].lower())
    return noun not in _needing_help() or _helped(bare[: found.start()]) or _names_an_outlet(after)


def _names_an_outlet(after: str) -> bool:
    """Whether a name follows the noun at once ("the daily The Lakeside")."""
    return re.match(r",?\s+[\"\u201c'\u2018]?[A-Z\u00c0-\u00de]", after) is not None


def _key(name: str) -> str:
    """A name without accents, capitals, article and punctuation."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = re.sub(r"[\u2019'.]", "", plain)
    plain = re.sub(r"[\s\u2010-\u2015-]+", " ", plain).strip()
    return plain.removeprefix("the ")


@cache
def _listed() -> dict[str, Outlet]:
    return {_key(alias): outlet for outlet, aliases in _entries() for alias in aliases}


@cache
def _lower_case_names() -> frozenset[str]:
    return frozenset(a for _, aliases in _entries() for a in aliases if not a[0].isupper())


def _entries() -> Iterator[tuple[Outlet, list[str]]]:
    for country, kinds in load("outlets")["outlets"].items():
        for kind, entries in kinds.items():
            for entry in entries:
                names = [name.strip() for name in str(entry).split("=")]
                yield Outlet(names[0], country, kind), names


def _looks_like_one(name: str) -> bool:
    """By its last word ("Sahel Courier") or its first ("Radio Kawar")."""
    if name in load("outlets")["not_outlets"] or re.match(r"[Tt]he [a-z]", name):
        return False
    if _DOMAIN.match(name) or _AL_NAME.match(name):
        return True
    words = re.sub(r"^[Tt]he ", "", name).split()
    if len(words) < 2:
        return name[:4] in ("The ", "the ") and bool(words) and words[0] in _endings("sure")
    if not all(word[0].isupper() or word[0].isdigit() or word in _SMALL_WORDS for word in words):
        return False
    if words[-1] in _endings("sure") or " ".join(words[-2:]) in _endings("phrases"):
        return True
    return _beginning().match(name) is not None or (
        words[-1] in _endings("unsure") and (name[:4] in ("The ", "the ") or not gender_of(words[0]))
    )


_SMALL_WORDS = {
    "of",
    "the",
    "and",
    "de",
    "du",
    "des",
    "da",
    "do",
    "la",
    "le",
    "el",
    "al",
    "&",
    "in",
    "for",
    "e",
    "y",
}


@cache
def _endings(how: str) -> frozenset[str]:
    return frozenset(load("outlets")["endings"][how])


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(rf"(?:The )?(?:{'|'.join(map(re.escape, load('outlets')['beginnings']))}) (?=[A-Z0-9])")


@cache
def _noun_pattern() -> re.Pattern[str]:
    """An outlet noun that ends the phrase, or comes before "in", "of", "based", a comma or a name."""
    nouns = sorted(load("outlets")["nouns"], key=len, reverse=True)
    return re.compile(rf"\b(?P<noun>(?:{'|'.join(nouns)})s?)(?=$|\s|,)", re.IGNORECASE)


_FOLLOWING = re.compile(
    r",|\s+(?:[A-Z\u00c0-\u00de\"\u201c'\u2018]|(?:in|of|based|close|run|owned|called|named|from|linked|near|that|which|"
    r"known|controlled|affiliated|said|loyal)\b)"
)


def _may_follow(rest: str) -> bool:
    """Nothing, a name, or a phrase that tells where: not another noun ("television presenter")."""
    return not rest.strip() or _FOLLOWING.match(rest) is not None


@cache
def _needing_help() -> frozenset[str]:
    return frozenset(noun.lower() for noun in load("outlets")["need_help"])


@cache
def _help() -> frozenset[str]:
    return frozenset(word.lower() for word in load("outlets")["help"])


def _helped(before: str) -> bool:
    """Whether the words before the noun make it an outlet: "state", "French", a capitalised place."""
    words = before.split()
    if any(word.lower() in _help() for word in words) or country_of(before):
        return True
    return any(
        word[0].isupper() or "-language" in word or "-run" in word or "-based" in word for word in words
    )


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and noun != "press" and noun[:-1] in _all_nouns() else noun


@cache
def _all_nouns() -> frozenset[str]:
    return frozenset(noun.lower() for noun in load("outlets")["nouns"])
