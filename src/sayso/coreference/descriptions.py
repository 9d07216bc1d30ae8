"""The description that stands beside a name: where it is, and the role and affiliation that it tells."""

from __future__ import annotations

from sayso.coreference.entities import Entity
from sayso.knowledge import people
from sayso.language import phrases
from sayso.language.reading import Reading, WordSpan

_OPENING_STOPS = frozenset({",", ".", ";", "—", "(", ")", '"', "“", "”"})


def beside(reading: Reading, span: WordSpan) -> WordSpan | None:
    """The description beside a name: "X, the army's spokesman,", "its spokesman, X,", "spokesman X"."""
    return _behind(reading, span) or _before_comma(reading, span) or _right_before(reading, span)


def _behind(reading: Reading, span: WordSpan) -> WordSpan | None:
    start = span[1] + 1
    if span[1] >= len(reading.words) or reading.words[span[1]].text not in {",", "("}:
        return None
    end = _until_break(reading, start)
    return (start, end) if end > start and _describes_person(reading, (start, end)) else None


def _before_comma(reading: Reading, span: WordSpan) -> WordSpan | None:
    words = reading.words
    comma = span[0] - 1
    while comma >= 0 and words[comma].upos == "PROPN" and not stop_between(reading, comma):
        comma -= 1
    if comma < 1 or words[comma].text != ",":
        return None
    start = comma
    while start > 0 and words[start - 1].text not in _OPENING_STOPS and not phrases.new_line(reading, start):
        start -= 1
    return (start, comma) if start < comma and _describes_person(reading, (start, comma)) else None


def _right_before(reading: Reading, span: WordSpan) -> WordSpan | None:
    words = reading.words
    start = span[0]
    while (
        start > 0
        and words[start - 1].upos in {"NOUN", "ADJ", "PROPN", "PART", "DET"}
        and not stop_between(reading, start - 1)
    ):
        start -= 1
    has_role = any(people.is_role(words[i].text) for i in range(start, span[0]))
    return (start, span[0]) if has_role else None


def _until_break(reading: Reading, start: int) -> int:
    end = start
    while (
        end < len(reading.words)
        and reading.words[end].text not in {",", ".", ";", ")", "—", '"', "“", ":"}
        and end - start < 16
    ):
        if end > start and reading.words[end].text.lower() in {"who", "that", "which", "said", "told"}:
            break
        if phrases.new_line(reading, end):
            break
        end += 1
    return end


def _describes_person(reading: Reading, span: WordSpan) -> bool:
    """A description begins like a noun phrase and soon has a word for a role, without a verb before it."""
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
        while end < span[1] and reading.words[end].text.islower():
            end += 1
        if reading.words[end - 1].upos in {"DET", "ADP"}:
            end = role + 1
    return reading.text_of((start, end))


def affiliation_of(reading: Reading, span: WordSpan, role: int) -> str | None:
    """The body that a description names: "the army's", "a DSF spokesman", "spokesman for the coalition"."""
    words = reading.words
    for i in range(role + 1, min(span[1] - 1, role + 3)):
        if words[i].text.lower() in {"for", "of", "at", "with"}:
            return _body_behind(reading, i + 1, span[1])
    for i in range(span[0], role):
        if words[i].text in {"'s", "’s", "'", "’"}:
            return reading.text_of((span[0], i)) if words[span[0]].upos != "PRON" else None
    proper = [i for i in range(span[0], role) if words[i].upos == "PROPN"]
    return reading.text_of((proper[0], proper[-1] + 1)) if proper else None


def _body_behind(reading: Reading, start: int, limit: int) -> str | None:
    """The words behind a preposition, where they are a name or definite."""
    end = start
    while (
        end < limit
        and reading.words[end].text not in {",", ")", "in"}
        and reading.words[end].text.lower() not in phrases.CLAUSE_OPENERS
    ):
        end += 1
    name = reading.text_of((start, end)) if end > start else ""
    return name if name and (name[0].isupper() or name.lower().startswith("the ")) else None


def stop_between(reading: Reading, i: int) -> bool:
    """Whether more than a blank stands between the word and the next."""
    gap = reading.text[reading.words[i].end : reading.words[i + 1].start]
    return "\n" in gap or not gap.isspace()
