"""Who an actor is: country and sector, from lists of groups and bodies or from the words of a description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.knowledge import actor_tables as tables
from sayso.knowledge.actor_parts import Clause, Part, clauses_of
from sayso.knowledge.actor_tables import SUPRANATIONAL, Listed, Noun
from sayso.knowledge.actor_words import words_of
from sayso.knowledge.outlets import describes_outlet, is_outlet, outlet_named
from sayso.knowledge.people import is_role, is_title, kind_of
from sayso.knowledge.states import country_of, is_state, state_name
from sayso.knowledge.words import ARTICLE, POSSESSIVE, singular

_ARMED = frozenset({"MIL", "COP", "SPY", "REB", "PRM", "UAF", "CRM"})
_FIGHTING = frozenset({"MIL", "REB", "PRM", "UAF", "CRM"})
_IN_OFFICE = frozenset({"GOV", "LEG", "JUD"})
_OVERRIDDEN = {
    "REB": frozenset({"MIL", "GOV", "COP", "LEG", "JUD", "SPY", "PTY", "UAF", "PRM"}),
    "PRM": frozenset({"MIL", "UAF"}),
    "OPP": frozenset({"LEG", "PTY", "GOV"}),
}
_NOT_OF_A_GROUP = frozenset({"CVL", "REF"})
_OF_ORGANIZATIONS = frozenset({"SOC", "EDU", "LAB"})
_FORMER = frozenset({"former", "ex", "retired", "ousted", "deposed"})
_STANDING_IN = frozenset({"of", "from"})
_ENVOYS = frozenset(
    {"ambassador", "envoy", "representative", "permanentrepresentative", "delegate", "diplomat"}
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an actor.

    `country` is an alpha-3 code, or IGO, NGO or MNC; `sector` is PLOVER's; `part_of` and `aliases` are names
    as in the lists. What isn't told is None.
    """

    name: str
    country: str | None
    sector: str | None
    kind: str
    part_of: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """What one clause tells; `sure` unless it is only a person's name and title."""

    country: str | None = None
    sector: str | None = None
    listed: Listed | None = None
    part_of: str | None = None
    head: str = ""
    at_home: bool = False
    sure: bool = True


def describe(phrase: str, context: str | None = None) -> Known | None:
    """Who a phrase speaks of, or None where nothing is known.

    `context` is the country (alpha-3) of a report, for "the army" and the like, which name none themselves.

    >>> describe("the Malian army")
    Known(name='Malian army', country='MLI', sector='MIL', kind='organization', part_of=None, aliases=())
    """
    return _describe(" ".join(phrase.split()), context)


def sector_of(phrase: str) -> str | None:
    """The sector of whom a phrase speaks ("villagers": CVL), or None."""
    known = describe(phrase)
    return known.sector if known else None


def is_armed_group(name: str) -> bool:
    """Whether this is the name of a listed armed group, and nothing more."""
    words = words_of(ARTICLE.sub("", name.strip()))
    return bool(words) and any(listed.armed for listed in tables.listed_as(words))


@lru_cache(maxsize=1 << 15)
def _describe(phrase: str, context: str | None) -> Known | None:
    clauses = clauses_of(phrase, context)
    found = [each for each in (_of_clause(clause) for clause in clauses[:4]) if each]
    best = next((each for each in found if each.sure), found[0] if found else None)
    if best is None or not (best.sector or best.listed):
        outlet = _outlet(phrase, best.country if best else None)
        if outlet or best is None:
            return outlet
    country = best.country or next((each.country for each in found if each.country and not best.listed), None)
    if best.listed and not best.sector:
        return _listed_known(best.listed)
    if country is None and best.at_home:
        country = context
    return _known(phrase, clauses[0], best, country)


def _known(phrase: str, clause: Clause, found: _Found, country: str | None) -> Known:
    """The record of what was found by composition; a state goes by its usual name."""
    bare = ARTICLE.sub("", POSSESSIVE.sub("", phrase)) or phrase
    if found.sector is None and country and is_state(phrase):
        return Known(state_name(country) or bare, country, None, "state")
    head = found.head or (clause.words[-1].raw if clause.words else bare)
    return Known(bare, country, found.sector, _kind(clause.text() or bare, head, found.sector), found.part_of)


def _kind(phrase: str, head: str, sector: str | None) -> str:
    """As `kind_of`; but a thing like "helicopter" stands for the body that has it."""
    if phrase.isupper():
        phrase, head = phrase.lower(), head.lower()
    kind = kind_of(phrase, head)
    head = head.rsplit(" ", 1)[-1]
    if kind == "person":
        kind = kind_of(phrase, head)
    noun = head.lower()
    if kind == "person" and head != noun and head.endswith("s") and " " not in phrase:
        return "group"  # "Gazans"
    known = is_role(noun) or is_role(singular(noun)) or is_title(head)
    return "organization" if kind == "person" and head == noun and sector in _ARMED and not known else kind


def _outlet(phrase: str, country: str | None) -> Known | None:
    """A news outlet, by the list of outlets or by the looks of its name or description."""
    name = POSSESSIVE.sub("", phrase)
    if is_state(name):
        return None
    listed = outlet_named(name)
    if listed:
        home = None if listed.country == "INT" else listed.country
        return Known(listed.name, home, "JRN", "outlet")
    if is_outlet(name) or describes_outlet(name):
        return Known(ARTICLE.sub("", name) or name, country, "JRN", "outlet")
    return None


def _listed_known(listed: Listed) -> Known:
    others = listed.names[1:]
    return Known(listed.name, listed.country, listed.sector, "organization", listed.part_of, others)


def _of_clause(clause: Clause) -> _Found | None:
    """What a clause tells: by a listed name at its end, by a noun, or by what follows "of"."""
    parts = [part for part in clause.parts if part.noun or part.listed]
    if not parts:
        return _without_noun(clause)
    head = _head(clause, parts)
    before = parts[: parts.index(head)]
    if head.listed:
        return _by_name(clause, head, head.listed)
    assert head.noun is not None  # noqa: S101 - a part that is counted here is one of the two
    body = next((part for part in reversed(before) if part.listed), None)
    if body and body.listed:
        return _member(clause, body, body.listed, head, head.noun)
    return _by_noun(clause, before, head, head.noun)


def _head(clause: Clause, parts: Sequence[Part]) -> Part:
    """The last name or noun; a title before a person's name gives way to what stands before it."""
    head = parts[-1]
    if len(parts) > 1 and _is_title_here(clause, head) and (parts[-2].noun or parts[-2].listed):
        before = parts[-2]
        plain = head.noun is not None and head.noun.weak
        if plain and before.noun and before.noun.sector and not tables.overrides(before.noun):
            return before
    return head


def _is_title_here(clause: Clause, part: Part) -> bool:
    """Whether a noun with a capital stands before a person's name ("Colonel Diarra")."""
    names = clause.words[part.end :]
    return part.noun is not None and clause.words[part.start].capital and any(word.capital for word in names)


def _country(clause: Clause, end: int | None = None) -> str | None:
    """The first state that the words name, or else the first region."""
    bodies = [part for part in clause.parts if part.listed and (end is None or part.end <= end)]
    if not bodies:
        named = country_of(clause.text(0, end))
    else:
        edges = [0, *(edge for part in bodies for edge in (part.start, part.end))]
        ends = [*edges[1:], end]
        pieces = (clause.text(a, b) for a, b in list(zip(edges, ends, strict=True))[::2])
        named = next((code for code in map(country_of, pieces) if code), None)
    regions = (part.region for part in clause.parts if part.region and (end is None or part.end <= end))
    return named or next(regions, None)


def _without_noun(clause: Clause) -> _Found | None:
    """No noun tells anything: a state ("Moscow"), or what is behind "of" ("dozens of soldiers")."""
    country = _country(clause)
    behind = _of_clause(clause.after) if clause.after else None
    if behind and (behind.sector or behind.listed) and not country and clause.link != "in":
        named = bool(clause.words) and clause.words[-1].capital
        return replace(behind, head=clause.words[-1].raw) if named else behind
    country = country or (behind.country if behind else None)
    return _Found(country, sure=not clause.words or not clause.words[0].capital) if country else None


def _by_name(clause: Clause, part: Part, listed: Listed) -> _Found:
    """A listed name; a state before a body tells that it is another state's, or a branch."""
    state = _country(clause, part.start)
    if state and not listed.armed and state != listed.country:
        if listed.country == "NGO" and tables.has_branches(listed):
            return _Found(state, listed.sector or "SOC", listed, listed.name, clause.words[part.end - 1].raw)
        if listed.country not in SUPRANATIONAL:
            return _Found(state, listed.sector, None, None, clause.words[part.end - 1].raw)
    return _Found(listed.country, None, listed)


def _member(clause: Clause, body: Part, listed: Listed, head: Part, noun: Noun) -> _Found:
    """A noun beside or behind a listed name: the group itself ("Hamas fighters"), or some of its people."""
    last = clause.words[head.end - 1].raw
    own_state = _country(clause)
    if tables.belongs_nowhere(noun):
        return _Found(own_state, noun.sector, head=last)
    if listed.country == "IGO" and own_state and noun.key in _ENVOYS:
        return _Found(own_state, "GOV", head=last)
    if _is_the_body(listed, noun):
        return _by_name(clause, body, listed)
    if noun.sector in _NOT_OF_A_GROUP:
        return _Found(own_state or listed.country, noun.sector, head=last)
    return _Found(own_state or listed.country, noun.sector, listed, listed.name, last)


def _is_the_body(listed: Listed, noun: Noun) -> bool:
    """Whether the noun means those who make up the body, rather than a part with a task of its own."""
    if noun.sector is None or noun.sector == listed.sector:
        return True
    if noun.weak and noun.sector not in _ARMED:
        return True
    if listed.country in SUPRANATIONAL and noun.sector in _OF_ORGANIZATIONS:
        return True
    if listed.armed or listed.sector in _ARMED:
        return noun.sector in _FIGHTING
    return False


def _by_noun(clause: Clause, before: Sequence[Part], head: Part, noun: Noun) -> _Found | None:
    """A description: the noun's sector, unless a word before it or whom it belongs to tells better."""
    behind = _of_clause(clause.after) if clause.after and _may_belong(clause, noun) else None
    told_by = clause.parts[-1] if _is_title_here(clause, clause.parts[-1]) else head
    last = " ".join(word.raw for word in clause.words[told_by.start : told_by.end])
    if behind and behind.listed and not behind.part_of:
        return _of_body(clause, behind.listed, noun, last, _country(clause))
    sector = _sector(clause, before, noun, behind)
    country = _country(clause) or _country_behind(clause, noun, behind)
    if sector is None and country is None:
        return None
    named = _is_title_here(clause, head)
    return _Found(
        country,
        sector,
        head=last,
        part_of=behind.part_of if behind and noun.weak else None,
        at_home=sector is not None and not named and not _is_foreign(clause, noun),
        sure=sector is not None and not named,
    )


def _of_body(clause: Clause, listed: Listed, noun: Noun, head: str, state: str | None) -> _Found | None:
    """A noun and behind it the name of a body: "fighters of Hamas", "doctors with the Red Cross"."""
    if tables.belongs_nowhere(noun) or noun.sector in _NOT_OF_A_GROUP:
        return _Found(state, noun.sector, head=head)
    if clause.link == "in" and not noun.weak:
        return _Found(state or listed.country, noun.sector, head=head)
    if _is_the_body(listed, noun):
        return _Found(listed.country, None, listed)
    return _Found(state or listed.country, noun.sector, listed, listed.name, head)


def _may_belong(clause: Clause, noun: Noun) -> bool:
    """Whether what is behind the link may tell whose the noun is ("a minister for women" is no woman)."""
    return clause.link != "for" or noun.sector is None or clause.after is None or bool(clause.after.parts)


def _sector(clause: Clause, before: Sequence[Part], noun: Noun, behind: _Found | None) -> str | None:
    """The sector by the rules for words before a noun, and for those behind it."""
    others = [part.noun for part in reversed(before) if part.noun and part.noun.sector]
    for other in others:
        if tables.overrides(other) and noun.sector in _OVERRIDDEN.get(other.sector or "", ()):
            return other.sector
    sector = noun.sector
    if noun.weak:
        told = [other.sector for other in others]
        told += [behind.sector] if behind and clause.link != "for" else []
        told += [behind.sector] if behind and clause.link == "for" and noun.sector is None else []
        sector = next((each for each in told if each and _gives_way(noun, each)), noun.sector)
    former = any(word.key in _FORMER for word in clause.words)
    return "ELI" if former and sector in _IN_OFFICE else sector


def _gives_way(noun: Noun, told: str) -> bool:
    """Whether what a weak noun says alone is less than what another word told."""
    if noun.sector is None:
        return True
    if noun.sector in _ARMED:
        return told in _ARMED
    return told not in _NOT_OF_A_GROUP and told != "GOV"


def _country_behind(clause: Clause, noun: Noun, behind: _Found | None) -> str | None:
    """The country that is told behind "of" or "in"; behind "in" it isn't that of those from elsewhere."""
    if clause.after is None or (tables.is_from_elsewhere(noun) and clause.link not in _STANDING_IN):
        return None
    if behind and behind.country and not behind.listed:
        return behind.country
    return _country(clause.after)


def _is_foreign(clause: Clause, noun: Noun) -> bool:
    """Whether the report's country is not that of those whom the noun means."""
    return tables.is_from_elsewhere(noun) or any(
        word.key in {"foreign", "international"} for word in clause.words
    )
