"""Those who act, who suffer and who take part, by their chief words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sayso.events.triggers import Trigger
from sayso.language.reading import Reading


@dataclass
class Roles:
    """The chief words of those who act, who suffer, and who only take part ("sent 600 soldiers")."""

    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    involved: list[int] = field(default_factory=list)

    def add(self, other: Roles) -> None:
        """Take over what another trigger of the same event tells; nobody twice."""
        for mine, more in (
            (self.actors, other.actors),
            (self.recipients, other.recipients),
            (self.involved, other.involved),
        ):
            mine += [noun for noun in more if noun not in mine]


Frame = Callable[[Reading, Trigger], Roles]
"""Tells who stands in which role around a trigger."""
