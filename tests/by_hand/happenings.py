"""Mentions of events from readings made by hand, and what they say in plain words.

    one("Gunmen killed two traders in Kidal.")

The attributions and caveats are those that the rules before make of the same reading.
"""

from __future__ import annotations

from readings import Cue, read, report_of

from sayso.attribution import attribute
from sayso.coreference import Resolver, directory_of
from sayso.events import mentions_of
from sayso.events.assigning import roles_of
from sayso.events.merging import Draft, drafts_of
from sayso.events.triggers import Trigger, find_triggers
from sayso.language.reading import Reading
from sayso.records import Attribution, Count, Mention, Participant, Place

PUBLISHED = "2031-03-14"
"""A Friday."""


def clauses(text: str, *cues: Cue, **how: object) -> Reading:
    """The reading of a text, with the parse of its clauses guessed."""
    return read(text, *cues, clauses=True, **how)  # type: ignore[arg-type]


def told(
    text: str, *cues: Cue, published: str | None = PUBLISHED, **how: object
) -> tuple[tuple[Mention, ...], tuple[Attribution, ...]]:
    """All mentions of a text, and the attributions to which they are tied."""
    reading, report = clauses(text, *cues, **how), report_of(text, published=published)
    who = Resolver(directory_of(reading))
    said = attribute(report, reading, who)
    return mentions_of(report, reading, said.attributions, who, caveats=said.caveats), said.attributions


def mentions(text: str, *cues: Cue, **how: object) -> tuple[Mention, ...]:
    """All mentions of a text."""
    return told(text, *cues, **how)[0]  # type: ignore[arg-type]


def one(text: str, *cues: Cue, **how: object) -> Mention:
    """The only mention of a text."""
    found = mentions(text, *cues, **how)
    assert len(found) == 1, [words(m) for m in found]
    return found[0]


def by(found: tuple[Mention, ...], trigger: str) -> Mention:
    """The mention of which the word is a part of the trigger."""
    return next(m for m in found if any(trigger in s.text.split() for s in m.trigger))


def words(mention: Mention) -> list[str]:
    """The pieces of the trigger, the chief one first."""
    return [s.text for s in mention.trigger]


def names(participants: tuple[Participant, ...]) -> list[str]:
    """Their full names."""
    return [p.name for p in participants]


def numbers(counts: tuple[Count, ...]) -> list[tuple[str, int | None, int | None]]:
    """What each counts, and its range."""
    return [(c.of, c.low, c.high) for c in counts]


def where(place: Place | None) -> tuple[str, str | None] | None:
    """The name and the country."""
    return (place.name, place.country) if place else None


def when(mention: Mention) -> tuple[str, str] | None:
    """The first and the last day."""
    return (mention.time.start, mention.time.end) if mention.time else None


def triggers(text: str, **how: object) -> list[Trigger]:
    """The triggers of a text."""
    return find_triggers(clauses(text, **how))


def kinds(text: str, **how: object) -> list[tuple[str, str, str | None]]:
    """Each trigger's words, type and mode."""
    reading = clauses(text, **how)
    return [
        (" ".join(reading.words[w].text for w in t.words), t.entry.type, t.entry.mode)
        for t in find_triggers(reading)
    ]


def roles(text: str, trigger: str, **how: object) -> dict[str, list[str]]:
    """The chief words of those who act, suffer and take part, by the trigger with this chief word."""
    reading = clauses(text, **how)
    found = next(t for t in find_triggers(reading) if reading.words[t.head].text == trigger)
    own = roles_of(reading, found)
    named = {"actors": own.actors, "recipients": own.recipients, "involved": own.involved}
    return {role: [reading.words[n].text for n in nouns] for role, nouns in named.items() if nouns}


def drafts(text: str, **how: object) -> list[list[str]]:
    """For each mention the chief words of its triggers, the chief one first."""
    reading = clauses(text, **how)
    made: list[Draft] = drafts_of(reading, find_triggers(reading))
    return [[reading.words[h].text for h in d.heads] for d in made]


def parse(text: str, *cues: Cue, **how: object) -> str:
    """The parse as one line, to see what was guessed: "Gunmen/NOUN<nsubj-killed …"."""
    reading = clauses(text, *cues, **how)
    heads = ["-" if w.head < 0 else reading.words[w.head].text for w in reading.words]
    return "  ".join(f"{w.text}/{w.upos}<{w.relation}-{h}" for w, h in zip(reading.words, heads, strict=True))
