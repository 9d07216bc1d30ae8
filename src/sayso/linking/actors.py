"""Actors as records: who speaks and acts over all reports, by the keys that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.linking.facts import speaker_of
from sayso.linking.names import key
from sayso.linking.parties import Party
from sayso.linking.reading import Told
from sayso.records import Actor, Attribution, Mention, Participant, Reliability, record_id

_STATE = "state:"


@dataclass(frozen=True, slots=True)
class Roster:
    """All actors, and which actor a party is."""

    actors: tuple[Actor, ...]
    of_key: Mapping[str, str]

    def actor_of(self, party: Party) -> str | None:
        """Return the id of the actor that a party is: a person by their own name, else the body."""
        names = [party.person] if party.person else []
        return next(
            (self.of_key[each] for each in (*names, *sorted(party.keys)) if each in self.of_key), None
        )

    def party_of(self, party: Party) -> str | None:
        """Return the id of the actor that stands behind a party: the body for its spokesman."""
        keys = sorted(party.keys - {party.person}) or sorted(party.keys)
        return next((self.of_key[each] for each in keys if each in self.of_key), None)


def roster_of(
    parties: Iterable[Party], reliability: Callable[[str], Reliability | None] = lambda _: None
) -> Roster:
    """Return the actors among parties; those who are only described in one report are none.

    ``reliability`` is a person's word on a name.
    """
    known = [party for party in parties if party.known]
    persons = {party.person for party in known if party.person}
    bodies = [frozenset(party.keys - persons) for party in known]
    of_key = _united(keys for keys in bodies if keys)
    of_key |= {person: person for person in persons if person not in of_key}
    groups: dict[str, list[Party]] = defaultdict(list)
    behind: dict[str, Counter[str]] = defaultdict(Counter)
    for party in known:
        body = next((of_key[k] for k in sorted(party.keys - persons)), None)
        if party.person:
            groups[of_key[party.person]].append(party)
            if body and body != of_key[party.person]:
                behind[of_key[party.person]][body] += 1
        if body:
            groups[body].append(party)
        for root in party.roots:
            if root.startswith(_STATE) and body and root in of_key and of_key[root] != body:
                behind[body][of_key[root]] += 1
    ids = {group: record_id("w", group) for group in groups}
    actors = tuple(
        _actor(group, groups[group], ids, _most(behind[group]), is_person=group in persons)
        for group in sorted(groups)
    )
    judged = tuple(replace(a, reliability=_first(map(reliability, (a.name, *a.aliases)))) for a in actors)
    return Roster(judged, {k: ids[group] for k, group in of_key.items() if group in ids})


def attributions_with_actors(told: Told, roster: Roster) -> Iterator[Attribution]:
    """Return a report's attributions, each speaker with the id of their actor."""
    for attribution in told.attributions.values():
        links = (
            replace(
                link,
                speakers=tuple(replace(s, actor=roster.actor_of(told.who.speaker(s))) for s in link.speakers),
            )
            for link in attribution.chain
        )
        yield replace(attribution, chain=tuple(links))


def mentions_with_actors(told: Told, roster: Roster) -> Iterator[Mention]:
    """Return a report's mentions, each participant with the id of their actor."""
    for mention in told.mentions.values():
        speaker = speaker_of(mention, told.who, told.attributions)

        def of(participant: Participant, speaker: Party | None = speaker) -> Participant:
            return replace(participant, actor=roster.actor_of(told.who.participant(participant, speaker)))

        yield replace(
            mention,
            actors=tuple(of(each) for each in mention.actors),
            recipients=tuple(of(each) for each in mention.recipients),
        )


def _first(words: Iterable[Reliability | None]) -> Reliability | None:
    return next((word for word in words if word), None)


def _actor(
    group: str, parties: list[Party], ids: Mapping[str, str], behind: str | None, *, is_person: bool
) -> Actor:
    bodies = [p.body for p in parties if key(p.body) != p.person] or [p.body for p in parties]
    names = Counter([p.name for p in parties] if is_person else bodies)
    name = min(
        names,
        key=lambda n: (n.islower(), -len(n.split()) if is_person else 0, -names[n], -len(n), n),
    )
    kinds = [p.kind for p in parties if p.kind and (p.kind == "person") == is_person]
    return Actor(
        id=ids[group],
        name=name,
        aliases=tuple(sorted(set(names) - {name})),
        kind="person" if is_person else _most(kinds),  # type: ignore[arg-type]
        country=_most(p.country for p in parties if p.country),
        sector=_most(p.sector for p in parties if p.sector),
        part_of=ids.get(behind) if behind else None,
    )


def _most(told: Iterable[str]) -> str | None:
    """Return what is told most often, and of several the least: the order of reports tells nothing."""
    counted = Counter(told)
    return min(counted, key=lambda each: (-counted[each], each), default=None)


def _united(groups: Iterable[frozenset[str]]) -> dict[str, str]:
    """Return for each key the least key of all that are joined to it, whichever group came first."""
    parent: dict[str, str] = {}

    def root(each: str) -> str:
        while parent.setdefault(each, each) != each:
            parent[each] = parent[parent[each]]
            each = parent[each]
        return each

    for group in groups:
        first, *rest = sorted(group)
        for other in rest:
            one, two = sorted((root(first), root(other)))
            parent[two] = one
        root(first)
    return {each: root(each) for each in parent}
