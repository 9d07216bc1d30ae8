"""Which mentions of events surely tell of what MUC-4 counts as an incident, and of which kind.

MUC-4 counts attacks, bombings, kidnappings, arson and robbery of some two months before the text, and neither
combat between armed sides nor violence told in general. Of the program's mentions these are left:

- type ASSAULT, status actual, and not told as older than 62 days before the text was sent;
- no trigger of combat ("clash"), and not all that is hit bears arms for a side;
- somebody or something is told to have been hit, or the weapon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from evaluation.muc4.actors import fights, table, weapons, words
from sayso.records import Mention, Participant

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
OLDEST = timedelta(days=62)


def incidents(found: Sequence[Mention], text: str, published: str | None) -> list[Mention]:
    """Return the mentions that tell of what MUC-4 counts."""
    return [m for m in found if counts(m, text, published)]


def counts(mention: Mention, text: str, published: str | None) -> bool:
    """Tell whether a mention tells of an incident."""
    if mention.type != "ASSAULT" or mention.status != "actual" or is_old(mention, published):
        return False
    if any(t.lower().startswith(tuple(words("combat"))) for s in mention.trigger for t in s.text.split()):
        return False
    hit = [name_of(p) for p in mention.recipients]
    if hit and all(fights(name) for name in hit):
        return False
    return bool(hit or weapons_in(mention, text))


def is_old(mention: Mention, published: str | None) -> bool:
    """Tell whether a mention's time ended long before the text was sent."""
    if not mention.time or not published:
        return False
    return date.fromisoformat(mention.time.end) < date.fromisoformat(published) - OLDEST


def weapons_in(mention: Mention, text: str) -> list[str]:
    """Return the weapons that the mention's sentence tells of."""
    return [match[0] for match in weapons().finditer(sentence_of(mention, text))]


def sentence_of(mention: Mention, text: str) -> str:
    """Return the sentence of a mention, as full stops and paragraphs tell it."""
    start, end = min(s.start for s in mention.trigger), max(s.end for s in mention.trigger)
    before = [m.end() for m in re.finditer(r"[.!?][\"')\]]*\s|\n", text[:start])]
    after = re.search(r"[.!?][\"')\]]*(?:\s|$)|\n", text[end:])
    return text[before[-1] if before else 0 : end + after.start() if after else len(text)]


def kind_of_incident(mention: Mention, text: str) -> str:
    """Return MUC-4's type of an incident, by its triggers and weapons."""
    told = [t.lower() for s in mention.trigger for t in s.text.split()]
    for kind, beginnings in table("incidents").items():
        if any(word.startswith(beginnings) for word in told):
            return kind
    bombs = table("incidents")["BOMBING"]
    return "BOMBING" if any(w.lower().startswith(bombs) for w in weapons_in(mention, text)) else "ATTACK"


def name_of(participant: Participant) -> str:
    """Return what a participant is called."""
    return participant.name or (participant.span.text if participant.span else "")
