"""The codes of a report's mentions: country and sector of who takes part, and ACLED's event type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sayso.events.acled import acled_of
from sayso.knowledge.actors import describe
from sayso.records import Mention, Participant


def coded(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of one report with the codes that what they tell already settles.

    "The army" is that of the country where the mention happens, or else where most in the report happens.
    """
    home = _home(mentions)
    return tuple(_coded(mention, home) for mention in mentions)


def _coded(mention: Mention, home: str | None) -> Mention:
    country = (mention.place.country if mention.place else None) or home
    actors, recipients = (
        tuple(_known(one, country) for one in role) for role in (mention.actors, mention.recipients)
    )
    if actors != mention.actors or recipients != mention.recipients:
        mention = replace(mention, actors=actors, recipients=recipients)
    acled = acled_of(mention)
    return replace(mention, acled=acled) if acled else mention


def _known(one: Participant, country: str | None) -> Participant:
    """With country and sector: by the full name, and by the words where the name alone tells no sector."""
    best = describe(one.name, country)
    if one.span and (best is None or best.sector is None):
        by_words = describe(one.span.text, country)
        best = by_words if by_words and (best is None or by_words.sector) else best
    return replace(one, country=best.country, sector=best.sector) if best else one


def _home(mentions: Sequence[Mention]) -> str | None:
    """The country of most places of the mentions; None where two countries have as many."""
    places = Counter(m.place.country for m in mentions if m.place and m.place.country).most_common(2)
    if not places or (len(places) > 1 and places[0][1] == places[1][1]):
        return None
    return places[0][0]
