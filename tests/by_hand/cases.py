"""What is put into a case, made by hand: reports with their findings, and many reports on a few invented incidents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from linked import Desk

from sayso.ledger.kept import Collection, Findings, Found, sha256_of, text_bytes
from sayso.records import Ledger, Place, Report, Time

TOWNS = ("Kelmet", "Orrin", "Selmby", "Vastor", "Dunmark", "Ibrel")
OUTLETS = ("Selm Daily", "The Harbour Post", "Orrin Wire", "Army Radio", "Kelmet Online")
HAPPENINGS = (
    "drivers of a fuel convoy were killed in an ambush on the salt road near {}",
    "guards at the grain store died when a shell hit it in {}",
    "miners were killed by gunmen at the copper shaft outside {}",
    "passengers of the ferry drowned after a mine sank it below {}",
    "pupils died when a drone struck their school in {}",
    "herders were shot dead beside their wells south of {}",
    "clerks of the customs house were killed in a night raid on {}",
    "nurses died under the roof of the clinic that was bombed in {}",
)
PEOPLE = ("Idris Vane", "Sen Ruda", "Mara Kovel", "Tobin Asl")


def found_of(ledger: Ledger, **more: Any) -> list[Found]:
    """The reports of a ledger, each with what was found in it, as they are handed to a case."""
    return [found(each, ledger, **more) for each in ledger.reports]


def found(report: Report, ledger: Ledger, **more: Any) -> Found:
    """One report of a ledger, collected as a file whose bytes are its text."""
    data = more.pop("data", text_bytes(report.text))
    collection = Collection(
        source=f"collected/{report.file}",
        method="file",
        collected_at="2031-05-12T08:00:00Z",
        collector="Ann Lindqvist",
        tool="sayso add",
        tool_version="0.1.0",
        sha256=sha256_of(data),
        size=len(data),
        **more,
    )
    return Found(
        report=replace(report, sha256=sha256_of(data)),
        data=data,
        collection=collection,
        findings=findings_of(report.id, ledger),
    )


def findings_of(report: str, ledger: Ledger) -> Findings:
    """What a ledger has of one report."""
    return Findings(
        attributions=tuple(each for each in ledger.attributions if each.report == report),
        caveats=tuple(each for each in ledger.caveats if each.report == report),
        mentions=tuple(each for each in ledger.mentions if each.report == report),
    )


def report(key: str, text: str, **more: Any) -> Found:
    """A report in which nothing was found."""
    made = Report(**{"id": key, "file": f"{key}.txt", "text": text} | more)
    return found(made, Ledger())


def stories(number: int) -> list[Found]:
    """Reports on invented incidents, five on each: two sides with their figures, one outlet that cites another."""
    desk = Desk()
    for n in range(number):
        _tell(desk, n)
    return found_of(desk.ledger())


def _tell(desk: Desk, n: int) -> None:
    incident, part = divmod(n, 5)
    town, who = TOWNS[incident % len(TOWNS)], PEOPLE[part % 2 * 2 + incident % 2]
    day = (date(2031, 1, 2) + timedelta(days=3 * incident)).isoformat()
    key, dead = f"r-{n:05d}", 11 + incident % 60
    body = "the Northern Guard" if part % 2 == 0 else "the army"
    role = {"role": "spokesman", "affiliation": body}
    happening = HAPPENINGS[incident % len(HAPPENINGS)].format(town)
    trigger = next(word for word in ("killed", "died", "drowned", "shot dead") if word in happening)
    words = f"{dead + part % 2} {happening}"
    cites = f", {OUTLETS[0]} reported" if part == 4 else ""
    text = f"{words}, {who} of {body} said{cites}. Nobody else was hurt. Report number {n}."
    desk.report(key, OUTLETS[part], day, text, title=f"News from {town}")
    desk.said(f"a-{n:05d}", key, who, words, via=[OUTLETS[0]] if cites else (), **role)
    where = Place(name=town, country="MLI", precision="near")
    desk.mention(
        f"m-{n:05d}",
        key,
        trigger,
        f"a-{n:05d}",
        killed=dead + part % 2,
        place=where,
        time=Time(None, day, day),
    )
    if part == 3:
        desk.said(f"b-{n:05d}", key, "a nurse", "Nobody else was hurt", named=False)


def ledger_of(every: list[Found]) -> Ledger:
    """What was handed to a case, as a ledger that is not linked."""
    return Ledger(
        reports=tuple(each.report for each in every),
        attributions=tuple(one for each in every for one in each.findings.attributions),
        caveats=tuple(one for each in every for one in each.findings.caveats),
        mentions=tuple(one for each in every for one in each.findings.mentions),
    )


def by_id(ledger: Ledger) -> dict[str, dict[str, Any]]:
    """The records of a ledger by their ids: the order in which they stand in it tells nothing."""
    kinds = ("reports", "attributions", "caveats", "mentions", "actors", "origins", "events")
    return {kind: {each.id: each for each in getattr(ledger, kind)} for kind in kinds}


def lots(every: list[Found], size: int) -> Iterator[list[Found]]:
    """Reports in lots."""
    for start in range(0, len(every), size):
        yield every[start : start + size]
