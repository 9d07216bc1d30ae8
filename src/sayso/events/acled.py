"""The event type of ACLED's codebook for a mention, where PLOVER's type, who did it and to whom settle it.

Asks nothing but the mention's own record; the rules stand in `ontology/acled.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from sayso.events.lexicon import ONTOLOGY, class_of
from sayso.knowledge.data_files import load
from sayso.knowledge.inflection import plural, verb_forms
from sayso.knowledge.states import is_state
from sayso.language.words import split_words
from sayso.records import Acled, Count, Mention, Participant


def acled_of(mention: Mention) -> Acled | None:
    """The event type and sub-event type, or None: for what didn't happen, and wherever it isn't clear."""
    if mention.status != "actual":
        return None
    facts = _facts(mention)
    for rule in _rules():
        if all(_CONDITIONS[name](facts, wanted) for name, wanted in rule["when"].items()):
            event_type, sub_event_type = rule["gives"]
            return Acled(event_type=event_type, sub_event_type=sub_event_type)
    return None


def _facts(mention: Mention) -> dict[str, Any]:
    """What the conditions ask for, under their names."""
    told = frozenset(word for span in mention.trigger for word in _words(span.text))
    where = mention.place.name if mention.place else None
    return {
        "type": mention.type,
        "mode": mention.mode or "none",
        "actors": _sides(mention.actors, where),
        "recipients": _sides(mention.recipients, where),
        "trigger": told,
        "harmed": any(_some(c) for c in mention.counts if c.of in {"killed", "wounded"}),
        "several": len(mention.actors) > 1,
    }


def _sides(people: Sequence[Participant], where: str | None) -> frozenset[str]:
    """All sides that those who take part in one role are of."""
    if not people:
        return frozenset({"nobody"})
    sectors = {p.sector for p in people if p.sector}
    sides = {name for name, own in _data()["sides"].items() if sectors and sectors <= set(own)}
    tests: dict[str, Callable[[Participant], bool]] = {
        "country": lambda p: p.sector is None and is_state(p.name),
        "protesters": lambda p: _is_one_of(p.name, _protesters()),
        "places": lambda p: p.name == where or _is_one_of(p.name, class_of("places")),
    }
    sides |= {name for name, test in tests.items() if all(map(test, people))}
    return frozenset(sides if sides or sectors else {"unknown"})


def _is_one_of(name: str, nouns: frozenset[str]) -> bool:
    """Whether a name is of one of the nouns: "the village" of "the village of Muaguide"."""
    words = _words(name)
    chief = words[: words.index("of")] if "of" in words[1:] else words
    return bool(chief) and (chief[-1] in nouns or words[-1] in nouns)


def _some(count: Count) -> bool:
    return max(count.low or 0, count.high or 0) > 0


def _words(text: str) -> list[str]:
    return [text[a:b].lower() for a, b in split_words(text)]


def _one_of(name: str) -> Callable[[dict[str, Any], Any], bool]:
    return lambda facts, wanted: facts[name] in wanted


def _any_of(name: str) -> Callable[[dict[str, Any], Any], bool]:
    return lambda facts, wanted: not facts[name].isdisjoint(wanted)


def _is(name: str) -> Callable[[dict[str, Any], Any], bool]:
    return lambda facts, wanted: facts[name] is wanted


def _stands(facts: dict[str, Any], phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands in the trigger, each of its words in any form."""
    return any(all(not facts["trigger"].isdisjoint(_forms(word)) for word in p.split()) for p in phrases)


_CONDITIONS: dict[str, Callable[[dict[str, Any], Any], bool]] = {
    "type": _one_of("type"),
    "mode": _one_of("mode"),
    "actors": _any_of("actors"),
    "recipients": _any_of("recipients"),
    "trigger": _stands,
    "but-not": lambda facts, phrases: not _stands(facts, phrases),
    "harmed": _is("harmed"),
    "several": _is("several"),
}


@cache
def _forms(word: str) -> frozenset[str]:
    return frozenset({word, plural(word)} | verb_forms(word) | set(_words(word)))


@cache
def _protesters() -> frozenset[str]:
    return frozenset(form for noun in _data()["protesters"] for form in (noun, plural(noun)))


def _rules() -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = _data()["rules"]
    return rules


def _data() -> dict[str, Any]:
    return load("acled", ONTOLOGY)
