"""Finds the one for whom a pronoun stands: who fits, who is near, who has just spoken."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sayso.coreference.entities import BODY_KINDS, Directory, Entity
from sayso.language import phrases
from sayso.language.phrases import Phrase
from sayso.language.quotes import Quotation, find_quotations
from sayso.language.reading import Reading, WordSpan

DOUBT = 0.55
"""Where a second one fits nearly as well, the pronoun names nobody: better unattributed than wrong."""


def by_pronoun(
    directory: Directory, phrase: Phrase, spoken: Sequence[Entity], outer: Sequence[Entity] = ()
) -> Entity | None:
    """The best fit for a pronoun. `spoken`: who spoke so far; `outer`: who speaks the words around it."""
    if phrase.pronoun in {"i", "we"}:
        return outer[-1] if outer else None
    if phrase.pronoun in {"who", "you"}:
        return None
    near = directory.near(phrase.span[0])
    scored = [(_fitness(directory.reading, phrase, e, spoken[-2:]), e) for e in near]
    scored = [(s, e) for s, e in scored if s > -6]
    if not scored:
        return None
    best = max(s for s, _ in scored)
    entity = next(e for s, e in scored if s == best)
    if any(s > best - DOUBT and e is not entity for s, e in scored):
        return None
    entity.spans.append(phrase.span)
    return entity


def _fitness(reading: Reading, phrase: Phrase, entity: Entity, recent: Sequence[Entity]) -> float:
    """How well an entity fits: kind, gender, nearness, having spoken, being the subject, and the network."""
    at = phrase.span[0]
    span = entity.last_before(at) if _may_be(phrase.pronoun or "", entity) else None
    if span is None:
        return -99.0
    away = phrases.sentence_of(reading, at) - phrases.sentence_of(reading, span[0])
    lines = phrases.paragraph_of(reading, at) - phrases.paragraph_of(reading, span[0])
    score = -0.7 * away - 0.4 * lines - 2.0 * _only_quoted(reading, span, phrase.span)
    if recent and recent[-1] is entity:
        score += 1.6
    elif entity in recent:
        score += 0.5
    if reading.words[phrases.head_of(reading, span)].relation.startswith("nsubj"):
        score += 0.7
    if phrase.pronoun in {"he", "she", "m", "f"} and entity.gender == phrase.pronoun:
        score += 0.8
    return score + 0.35 * max(-4.0, min(4.0, reading.coref_score(phrase.span, span)))


def _only_quoted(reading: Reading, span: WordSpan, pronoun: WordSpan) -> bool:
    """Whether the entity stands in a quotation that ends before the pronoun: then it hardly speaks it."""
    start, end = reading.offsets(span)
    here = reading.offsets(pronoun)[0]
    return any(q.start <= start and end <= q.end <= here for q in _quotations(reading.text))


@lru_cache(maxsize=4)
def _quotations(text: str) -> tuple[Quotation, ...]:
    return tuple(find_quotations(text))


def _may_be(pronoun: str, entity: Entity) -> bool:
    if pronoun in {"m", "f"}:
        return entity.kind == "person" and not entity.plural and entity.gender in {None, pronoun}
    if pronoun == "it":
        return (
            entity.kind in {*BODY_KINDS, "document", "account"}
            and not entity.plural
            and (entity.heard or not entity.named)
        )
    if pronoun == "they":
        return entity.plural or entity.kind in {"group", "account", *BODY_KINDS} or not entity.named
    return False
