"""Finds the one for whom a description without a name stands ("the group"), or makes a new one."""

from __future__ import annotations

import re

from sayso.coreference.descriptions import describe
from sayso.coreference.entities import Directory, Entity, bare
from sayso.knowledge import outlets, people, states
from sayso.language import phrases
from sayso.language.phrases import Phrase
from sayso.language.reading import Reading, WordSpan

_POSSESSIVE_END = re.compile(r"['’]s?$")
_INDEFINITE_START = re.compile(
    r"(?i)^(?:a|an|one|another|some|several|many|few|other|dozens|both"
    r"|two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
)
_DEFINITE_START = re.compile(r"(?i)^(?:the|this|that|these|those|its|his|her|their|our|my|same)\b")
_ANY_BODY = frozenset(
    "group company firm agency organisation organization movement coalition faction militia charity force "
    "alliance party union network body brigade operator outfit insurgents rebels militants".split()
)
_TELLING = frozenset(
    "ministry union mission agency hospital court embassy department office police army committee party bank "
    "university government council commission forces coalition parliament presidency".split()
)
_PLURALS = frozenset({"people", "police", "men", "women"})


def by_description(directory: Directory, phrase: Phrase) -> Entity | None:
    """The entity that a definite phrase speaks of: same noun, same title, same kind of body; else None."""
    reading = directory.reading
    core = phrases.core(reading, phrase.span)
    text = reading.text_of(core)
    noun = _noun_of(reading, phrase, core)
    if _INDEFINITE_START.match(text) and not text.lower().startswith(("both", "two of them", "one of them")):
        return None
    same = [
        e for e in directory.entities if bare(e.name).lower() == bare(text).lower() and e.kind != "person"
    ]
    if same:
        return same[0]
    if not _DEFINITE_START.match(text) and not _bare_noun(text):
        return None
    return _by_noun(directory, phrase, core, noun)


def _by_noun(directory: Directory, phrase: Phrase, core: WordSpan, noun: str) -> Entity | None:
    """Among those called by the noun the nearest before; else the only one, described later."""
    reading = directory.reading
    modified = core[1] - core[0] > 2 and not re.match(
        r"(?i)(?:the|this|that|same|its|his|her|their)$", reading.text_of((core[0], core[1] - 1))
    )
    fits = [e for e in directory.entities if noun in e.words or noun == _head_word(reading, e)]
    if reading.words[phrase.head].text[:1].isupper() and sum(e.named for e in fits) > 1:
        return None  # a part of a name that several bear
    if modified:
        fits = [e for e in fits if _modifiers_agree(reading, core, e)]
    before = [e for e in fits if e.last_before(phrase.span[0])]
    if before:
        return max(before, key=lambda e: e.last_before(phrase.span[0]) or (0, 0))
    if not modified and len(fits) == 1 and fits[0].kind == "person":
        return fits[0]
    if not modified and noun in _ANY_BODY:
        return _latest_body(directory, phrase, noun)
    return None


def _head_word(reading: Reading, entity: Entity) -> str:
    if not entity.named and entity.spans:
        return reading.words[phrases.head_of(reading, entity.spans[0])].text.lower()
    if entity.kind == "person":
        return ""
    words = re.findall(r"[\w'’-]+", entity.name.lower())
    return words[-1] if words else ""


def _modifiers_agree(reading: Reading, core: WordSpan, entity: Entity) -> bool:
    """Whether each modifier is known of the entity: "the army spokesman" is no "police spokesman"."""
    known = f"{entity.name} {entity.role or ''} {entity.affiliation or ''} {' '.join(entity.aliases)}".lower()
    for span in entity.spans[:2]:
        a, b = max(0, span[0] - 8), min(len(reading.words), span[1] + 8)
        known += " " + reading.text_of((a, b)).lower()
    inner = [reading.words[i] for i in range(core[0], core[1] - 1)]
    content = [
        w.text.lower()
        for w in inner
        if w.upos in {"NOUN", "PROPN", "ADJ"} and w.text.lower() not in {"same", "other"}
    ]
    return all(w in known for w in content)


def _latest_body(directory: Directory, phrase: Phrase, noun: str) -> Entity | None:
    """The named body that was spoken of last, where its kind can be that: "the company", "the group"."""
    for entity in directory.near(phrase.span[0]):
        if entity.kind == "organization" and entity.named and entity.heard and _can_be(entity, noun):
            return entity
    return None


def described(directory: Directory, phrase: Phrase) -> Entity:
    """A new entity for somebody or some body that has no name: called by its description."""
    reading = directory.reading
    core = phrases.core(reading, phrase.span)
    text = _POSSESSIVE_END.sub("", reading.text_of(phrases.called(reading, phrase.span))).strip(" ,;:")
    noun = _noun_of(reading, phrase, core)
    kind = _kind(text, noun)
    plural = noun in _PLURALS or (noun.endswith("s") and kind in {"group", "person"})
    entity = Entity(
        text, kind, named=is_named(text, kind), words={noun}, plural=plural, gender=people.gender_of(noun)
    )
    roles = [i for i in range(*core) if people.is_role(reading.words[i].text)]
    if kind == "person" and roles:
        describe(reading, entity, core)
    return entity


def _kind(text: str, noun: str) -> str:
    if outlets.is_outlet(text) or outlets.describes_outlet(text):
        return "outlet"
    if states.is_state(text):
        return "state"
    return people.kind_of(text, noun)


def _noun_of(reading: Reading, phrase: Phrase, core: WordSpan) -> str:
    head = phrase.head if core[0] <= phrase.head < core[1] else core[1] - 1
    return reading.words[head].text.lower()


def _bare_noun(text: str) -> bool:
    return " " not in text.strip() and text.islower()


def _can_be(entity: Entity, noun: str) -> bool:
    """A body whose own name tells its kind is called by no other: a ministry is no company."""
    own = {w.lower() for w in re.findall(r"\w+", entity.name)} & _TELLING
    return not own or noun in own


def is_named(text: str, kind: str) -> bool:
    """Bodies, states and outlets are named unless the phrase is indefinite; people without a name are not."""
    if kind in {"person", "group", "account"}:
        if _INDEFINITE_START.match(text):
            return False
        words = text.split()
        return people.holds_office(text) or (len(words) > 1 and all(w[:1].isupper() for w in words))
    return not _INDEFINITE_START.match(text) and not re.match(
        r"(?i)(?:media|press|news|local)?\s*reports?\b", text
    )
