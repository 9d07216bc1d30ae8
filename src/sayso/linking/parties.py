"""Who stands behind whoever speaks or acts in a report: persons, bodies, organs of a state, nobody known.

A party is told by keys. Two parties are one where a key is the same: nothing else is asked, so who is who
does not depend on which reports were read first.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks or acts.

    ``keys`` are those of the body (or of the person who speaks for nobody else); ``roots`` those of the
    power behind it: the army, the police and a ministry of one state have one root. ``person`` is the key
    of a named person, ``body`` the body's name as the report has it. ``known`` is false for those who are
    told by a description only ("a nurse"): they are nobody outside of their report. ``serves`` tells that
    somebody is of a body by rank, and may not be its voice; ``roles`` are the words of a person's office.
    """

    name: str
    body: str
    keys: frozenset[str]
    roots: frozenset[str]
    kind: str | None = None
    person: str | None = None
    known: bool = True
    named: bool = True
    sector: str | None = None
    country: str | None = None
    serves: bool = False
    roles: frozenset[str] = frozenset()

    @property
    def described(self) -> bool:
        """Whether it is told by what it is, not by a name."""
        return not self.known or any("@" in key for key in self.keys)

    @property
    def is_outlet(self) -> bool:
        """Whether it is a news outlet, or "media reports"."""
        return self.kind == "outlet"

    @property
    def is_state(self) -> bool:
        """Whether it is a state or one of its organs."""
        return any(root.startswith("state:") for root in self.roots)


def one_party(first: Party, second: Party) -> bool:
    """Return whether one power stands behind both."""
    return bool(first.roots & second.roots)


def one_body(first: Party, second: Party) -> bool:
    """Return whether both speak for one body, or are one person."""
    return bool(first.keys & second.keys) or _somebodys_army(first, second) or _somebodys_army(second, first)


def _somebodys_army(first: Party, second: Party) -> bool:
    """Whether one is "the army" of a report that names no country, and the other is an army."""
    return any(
        key.endswith(":?") and any(other.startswith(key[:-1]) for other in second.keys) for key in first.keys
    )
