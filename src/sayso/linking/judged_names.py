"""A person's word on names: which mean one actor, and which don't, whatever the names look like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sayso.linking.judgements import Judgements
from sayso.linking.names import key
from sayso.linking.parties import Party


@dataclass(frozen=True)
class NamesJudged:
    """Names that are one actor, as keys, each with its group's key; and names that are nobody else's."""

    same: dict[str, str] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()

    def applied(self, party: Party) -> Party:
        """Return a party with the keys that a person gave it."""
        own = {key(party.name), key(party.body)}
        if parted := own & self.alone:
            keys = frozenset({f"judged:{min(parted)}"})
            party = replace(party, keys=keys, roots=keys, known=True)
        more = frozenset(self.same[each] for each in {*own, *party.keys} if each in self.same)
        return replace(party, keys=party.keys | more, roots=party.roots | more, known=True) if more else party


def names_judged(judgements: Judgements) -> NamesJudged:
    """Return what was judged about names."""
    same = {key(name): f"judged:{key(min(group))}" for group in judgements.groups("actor") for name in group}
    return NamesJudged(same, _keys(name for pair in judgements.different_pairs("actor") for name in pair))


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(key(name) for name in names)
