"""Mentions that tell nothing but their words: which of them are of one event, kept up as reports come.

Each is a telling of its own, with its own id. Words never draw together two events of which more is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sayso.linking.by_words import Incident, linked
from sayso.linking.incidents import gist_of, incidents, similarity, topic_graph
from sayso.linking.matrices import Matrix
from sayso.linking.wording import Wording, wording_of
from sayso.records import Mention, Report

Pairs = frozenset[frozenset[str]]
Group = frozenset[str]


MOST = 3_000
"""How many mentions of one incident are compared: of each report the first, as many as of the others."""


class Bare:
    """The bare mentions of all reports; what it gives is the same in whatever order these came.

    Only reports that have such mentions are taken. A topic is linked anew when a report comes into it or
    leaves it; all others keep what they have.
    """

    def __init__(self, apart: Pairs = frozenset()) -> None:
        """Begin with no report; ``apart`` are pairs of mentions that a person holds for two events."""
        self._apart = apart
        self._topics = topic_graph()
        self._taken: dict[str, tuple[Report, tuple[Mention, ...]]] = {}
        self._report_of: dict[str, str] = {}
        self._done: dict[Group, tuple[Group, ...]] = {}

    def add(self, report: Report, mentions: Sequence[Mention]) -> None:
        """Take a report's bare mentions."""
        if mentions:
            self._taken[report.id] = (report, tuple(mentions))
            self._report_of.update((mention.id, report.id) for mention in mentions)
            self._topics.add(report.id, gist_of(report))

    def compared(self, first: str, second: str) -> bool:
        """Return whether two are bare mentions, of one report or of two that were compared."""
        one, two = self._report_of.get(first), self._report_of.get(second)
        return one is not None and two is not None and (one == two or self._topics.compared(one, two))

    def groups(self) -> list[Group]:
        """Return the mentions of each event that has several, in a fixed order."""
        topics = self._topics.clusters()
        self._done = {
            topic: self._done[topic] if topic in self._done else self._linked(topic) for topic in topics
        }
        return sorted((group for topic in topics for group in self._done[topic]), key=min)

    def joined(self, clusters: Sequence[Group], apart: Pairs) -> list[Group]:
        """Return clusters of tellings, joined where their bare ones are of one event.

        ``apart`` are pairs of tellings that a person holds for two events.
        """
        of = {each: cluster for cluster in clusters for each in cluster if each in self._report_of}
        whole = dict.fromkeys(clusters)
        for group in self.groups():
            parts = sorted({of[each] for each in group}, key=min)
            if sum(not part <= self._report_of.keys() for part in parts) > 1:
                parts = [part for part in parts if part <= self._report_of.keys()]
            for both in _unions(parts, apart):
                for part in parts:
                    if part <= both:
                        whole.pop(part, None)
                whole[both] = None
                of.update((each, both) for each in both if each in self._report_of)
        return sorted(whole, key=min)

    def _linked(self, topic: Group) -> tuple[Group, ...]:
        reports = sorted(topic)
        alike = similarity([self._topics[each] for each in reports])
        groups = (
            group
            for inside in incidents(alike)
            for group in self._in_incident([reports[i] for i in inside], alike[np.ix_(inside, inside)])
        )
        return tuple(group for group in groups if len(group) > 1)

    def _in_incident(self, reports: Sequence[str], alike: Matrix) -> list[Group]:
        incident = Incident(reports, alike, list(self._wordings(reports)))
        return [frozenset(group) for group in linked(incident, self._apart)]

    def _wordings(self, reports: Sequence[str]) -> Iterator[Wording]:
        for each in reports:
            report, mentions = self._taken[each]
            wordings = (wording_of(mention, report) for mention in mentions[: MOST // len(reports)])
            yield from (each for each in wordings if each.head)


def _unions(parts: Sequence[Group], apart: Pairs) -> list[Group]:
    """Return the parts as few unions, no two of a pair in ``apart`` in one; each goes to the first it may."""
    unions: list[Group] = []
    for part in parts:
        for i, union in enumerate(unions):
            if not any(pair & part and pair & union and pair <= part | union for pair in apart):
                unions[i] = union | part
                break
        else:
            unions.append(part)
    return unions
