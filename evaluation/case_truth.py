"""Made-up reports as they are handed to a case, and their true events and origins as its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from sqlalchemy import delete, select

from evaluation.made_up import made_up
from evaluation.made_up.reports import MadeUp
from sayso.ledger import Case
from sayso.ledger.deriving.rows import write_events, write_origins
from sayso.ledger.kept import Collection, Findings, Found, Run, now, sha256_of
from sayso.ledger.schema import pending, reports
from sayso.records import (
    Assessment,
    AssessmentStatus,
    Attribution,
    Event,
    Ledger,
    Link,
    Mention,
    Origin,
    Report,
    Span,
    Speaker,
)

MORE = 4
"""Further attributions in each report, so that there are ten on average."""
FIRST = "Ada Boris Chima Dalia Emre Farid Goran Hana Ines Jamal Karim Lena Musa Nadia Omar Petra".split()
LAST = "Vostok Amadi Kerr Lund Moreau Nasser Okoro Petrov Quist Rahal Sato Tamm Ulrich Varga".split()
WORDS = "water grain roads schools wells fuel medicine bread cattle bridges trucks boats".split()
STATUSES: tuple[AssessmentStatus, ...] = ("disputed", "both_sides", "corroborated", "single_origin")


def found(number: int) -> Iterator[Found]:
    """Yield made-up reports as they are handed to a case; the same for the same number."""
    random = Random(7)
    return (found_of(with_more(one.ledger, random)) for one in made_up(number))


def write_truth(case: Case, run: Run, number: int) -> None:
    """Write the true events and origins into a case that has so many reports, as linking does."""
    truth, random = Truth(), Random(7)
    for one in made_up(number):
        truth.take(one, with_more(one.ledger, random))
    truth.write(case, run)


class Truth:
    """Takes made-up reports one by one, and remembers what they truly tell of."""

    def __init__(self) -> None:
        """Begin with no report."""
        self._random = Random(8)
        self._events: dict[str, list[tuple[Mention, Report]]] = defaultdict(list)
        self._origins: dict[str, list[Attribution]] = defaultdict(list)
        self._origin_of: dict[str, str] = {}

    def take(self, one: MadeUp, ledger: Ledger) -> None:
        """Take a report with what it was made up from."""
        bare = replace(ledger.reports[0], text="")
        for mention in ledger.mentions:
            self._events[one.events[mention.id]].append((mention, bare))
        for said in ledger.attributions:
            key = self._origin_of[said.id] = one.origins.get(said.id, said.id)
            self._origins[key].append(said)

    def write(self, case: Case, run: Run) -> None:
        """Write the true events and origins into a case with all the reports, as linking does."""
        with case._writing() as connection:  # noqa: SLF001 - nobody else may write what linking writes
            numbers = {row.id: row.key for row in connection.execute(select(reports.c.id, reports.c.key))}
            write_origins(connection, run, (_origin(k, v) for k, v in self._origins.items()), ())
            told = (
                (self._event(k, of), [(numbers[r.id], r, m) for m, r in of]) for k, of in self._events.items()
            )
            write_events(connection, run, told, ())
            connection.execute(delete(pending))

    def _event(self, key: str, of: list[tuple[Mention, Report]]) -> Event:
        first = of[0][0]
        return Event(
            id=f"e-{sha256_of(key)[:12]}",
            type=first.type,
            mentions=tuple(mention.id for mention, _ in of),
            place=next((m.place for m, _ in of if m.place), None),
            time=next((m.time for m, _ in of if m.time), None),
            assessment=self._assessment(of),
        )

    def _assessment(self, of: list[tuple[Mention, Report]]) -> Assessment:
        held = {attribution for mention, _ in of for attribution in mention.attributions}
        ids = sorted({_origin_id(key) for each in held if (key := self._origin_of.get(each))})
        status = self._random.choice(STATUSES)
        return Assessment(status=status, origins=tuple(ids), independent=len(ids), why="So it was made up.")


def _origin_id(key: str) -> str:
    return f"o-{sha256_of(key)[:12]}"


def _origin(key: str, said: list[Attribution]) -> Origin:
    return Origin(
        id=_origin_id(key),
        name=said[0].chain[-1].speakers[0].name if said[0].chain else "nobody",
        attributions=tuple(each.id for each in said),
        reports=tuple(dict.fromkeys(each.report for each in said)),
    )


def found_of(ledger: Ledger) -> Found:
    """Return the one report of a ledger as it is handed to a case."""
    report = ledger.reports[0]
    data = report.text.encode()
    digest = sha256_of(data)
    collection = Collection(
        source=report.file,
        method="file",
        collected_at=now(),
        collector="evaluation",
        tool="evaluation.case",
        tool_version="1",
        sha256=digest,
        size=len(data),
    )
    findings = Findings(attributions=ledger.attributions, mentions=ledger.mentions, caveats=ledger.caveats)
    return Found(report=replace(report, sha256=digest), data=data, collection=collection, findings=findings)


def with_more(ledger: Ledger, random: Random) -> Ledger:
    """Return a report with a few sentences more, each of which somebody else is reported to have said."""
    (report,) = ledger.reports
    text, said = report.text, []
    for n in range(MORE):
        who = f"{random.choice(FIRST)} {random.choice(LAST)}"
        one, other = random.choice(WORDS), random.choice(WORDS)
        words = f"there was no {one} and no {other} since {random.randint(2, 90)} days"
        start = len(text) + 2
        text += f"\n\n{words.capitalize()}, {who} said."
        said.append(_said(report, n, text, (start, start + len(words)), who))
    more = replace(report, text=text)
    return replace(ledger, reports=(more,), attributions=(*ledger.attributions, *said))


def _said(report: Report, n: int, text: str, place: tuple[int, int], who: str) -> Attribution:
    at = text.index(who, place[1])
    speaker = Speaker(span=Span.of(text, at, at + len(who)), name=who, kind="person")
    cue = Span.of(text, at + len(who) + 1, at + len(who) + 5)
    return Attribution(
        id=f"{report.id}:x{n}",
        report=report.id,
        content=(Span.of(text, *place),),
        voice="indirect",
        stance="asserts",
        chain=(Link(speakers=(speaker,), cue=(cue,)),),
        confidence=0.9,
    )
