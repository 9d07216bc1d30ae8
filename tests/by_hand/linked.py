"""Linked ledgers made by hand, for the tests of what is shown: reports, claims, origins and events in few words.

    desk = Desk()
    desk.report("r1", "Selm Daily", "2031-05-09", "The army said 12 soldiers were killed in the ambush at Kelmet.")
    desk.said("a1", "r1", "the army", "12 soldiers were killed in the ambush at Kelmet")
    desk.mention("m1", "r1", "ambush", "a1")
    desk.origin("o1", "the army", "a1", said="2031-05-09")
    desk.event("e1", "m1", status="single_origin", origins=["o1"])

Words of a report are given as they stand in its text; their places are looked up. The incidents are invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sayso.records import (
    Actor,
    Assessment,
    Attribution,
    Caveat,
    Count,
    Event,
    EventCount,
    FigureBy,
    Ledger,
    Link,
    Medium,
    Mention,
    Origin,
    Participant,
    Place,
    Report,
    Span,
    Speaker,
    Step,
    Time,
)

KELMET = Place(name="Kelmet", country="MLI", precision="near")


class Desk:
    """Collects records; every method adds one and returns it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.kept: dict[str, list[Any]] = {
            kind: [] for kind in "reports attributions caveats mentions actors origins events".split()
        }

    def ledger(self) -> Ledger:
        """All records as a ledger."""
        return Ledger(**{kind: tuple(records) for kind, records in self.kept.items()})

    def report(self, key: str, outlet: str | None, published: str | None, text: str, **more: Any) -> Report:
        """A report."""
        told = {"title": None, "file": f"{key}.txt"} | more
        return self._keep("reports", Report(id=key, outlet=outlet, published=published, text=text, **told))

    def said(
        self, key: str, report: str, who: str, words: str, stance: str = "asserts", **more: Any
    ) -> Attribution:
        """A claim: `who` may be several names parted by " & ", `via` the links before the last.

        `said` is a day, `medium` a kind, `role` and `affiliation` the last speaker's.
        """
        via: Sequence[str] = more.pop("via", ())
        day, medium, named = more.pop("said", None), more.pop("medium", None), more.pop("named", True)
        role = {"role": more.pop("role", None), "affiliation": more.pop("affiliation", None)}
        speakers = tuple(Speaker(name=name, named=named, **role) for name in who.split(" & ") if name)
        last = Link(
            speakers=speakers,
            said=Time(None, day, day) if day else None,
            medium=Medium(None, medium) if medium else None,
        )
        chain = (*(Link(speakers=(Speaker(name=each, kind="outlet"),)) for each in via), last)
        made = Attribution(
            id=key,
            report=report,
            content=tuple(self.span(report, each) for each in words.split(" … ")),
            voice="indirect",
            stance=stance,  # type: ignore[arg-type]
            chain=chain if who else (),
            **more,
        )
        return self._keep("attributions", made)

    def caveat(
        self, key: str, report: str, kind: str, words: str, *about: str, by: str | None = None
    ) -> Caveat:
        """What a report says is not known."""
        who = Speaker(name=by) if by else None
        made = Caveat(
            id=key,
            report=report,
            kind=kind,
            by=who,
            text=self.span(report, words),
            about=about,  # type: ignore[arg-type]
        )
        return self._keep("caveats", made)

    def mention(self, key: str, report: str, trigger: str, *claims: str, **more: Any) -> Mention:
        """A mention: `actors` and `recipients` as names; `killed` as a number or a range."""
        for side in ("actors", "recipients"):
            more[side] = tuple(Participant(name=each) for each in more.get(side, ()))
        if "killed" in more:
            low, high = _range(more.pop("killed"))
            more["counts"] = (Count(of="killed", low=low, high=high),)
        spans = tuple(self.span(report, each) for each in trigger.split(" … "))
        told = {"type": "ASSAULT"} | more
        return self._keep(
            "mentions", Mention(id=key, report=report, trigger=spans, attributions=claims, **told)
        )

    def actor(self, key: str, name: str) -> Actor:
        """An actor."""
        return self._keep("actors", Actor(id=key, name=name))

    def origin(self, key: str, name: str, *claims: str, **more: Any) -> Origin:
        """An origin with its claims; `spread` as steps made by `step`."""
        said = more.pop("said", None)
        by_id = {each.id: each.report for each in self.kept["attributions"]}
        reports = tuple(dict.fromkeys(by_id[each] for each in claims))
        made = Origin(id=key, name=name, attributions=claims, reports=reports, first_said=said, **more)
        return self._keep("origins", made)

    def step(self, report: str, how: str = "heard", **more: Any) -> Step:
        """A step of a spread, with the day of its report."""
        day = next(each.published for each in self.kept["reports"] if each.id == report)
        return Step(report=report, how=how, published=day, **more)  # type: ignore[arg-type]

    def event(self, key: str, *mentions: str, **more: Any) -> Event:
        """An event; `status`, `origins`, `denied_by`, `why` … make its assessment, `day` its time."""
        names = ("status", "origins", "denied_by", "independent", "credibility", "why")
        told = {name: more.pop(name) for name in names if name in more}
        told |= {name: tuple(told[name]) for name in ("origins", "denied_by") if name in told}
        day = more.pop("day", None)
        if day:
            more["time"] = Time(None, *((day, day) if isinstance(day, str) else day))
        more = {"type": "ASSAULT"} | more
        made = Event(id=key, mentions=mentions, assessment=Assessment(**told) if told else None, **more)
        return self._keep("events", made)

    def span(self, report: str, words: str) -> Span:
        """The first place in a report's text where these words stand."""
        text = next(each.text for each in self.kept["reports"] if each.id == report)
        start = text.index(words)
        return Span.of(text, start, start + len(words))

    def _keep(self, kind: str, record: Any) -> Any:
        self.kept[kind].append(record)
        return record


def count(
    of: str, figures: Iterable[tuple[Any, ...]] = (), *, who: str | None = None, all: Any = None
) -> EventCount:
    """An event's count: each figure is an origin, a number or range, and a day if told."""
    by = []
    for origin, many, *day in figures:
        low, high = _range(many)
        by.append(FigureBy(origin=origin, low=low, high=high, said=day[0] if day else None))
    low, high = _range(all) if all is not None else _range((by[0].low, by[0].high))
    return EventCount(of=of, who=who, low=low, high=high, by=tuple(by))  # type: ignore[arg-type]


def _range(many: Any) -> tuple[int | None, int | None]:
    return (many, many) if isinstance(many, int) else (many[0], many[1])


def ambush() -> Desk:
    """An ambush told by two sides whose figures disagree: heard, cited, copied, denied, with caveats."""
    desk = Desk()
    desk.report(
        "r-post",
        "The Harbour Post",
        "2031-05-09",
        "The Northern Guard killed 31 soldiers in an ambush near Kelmet on Thursday, its spokesman Idris Vane said in "
        "a statement. “We hold the road,” he said. The claim could not be independently verified.",
        title="Guard claims ambush",
    )
    desk.report(
        "r-wire",
        "Orrin Wire",
        "2031-05-09",
        "Fighters of the Northern Guard ambushed a convoy and killed 31 soldiers near Kelmet, Idris Vane said.",
    )
    desk.report(
        "r-daily",
        "Selm Daily",
        "2031-05-10",
        "Dozens of soldiers were killed in the ambush, the Orrin Wire reported, citing the Guard's spokesman. "
        "The army did not answer questions. It was the third attack on the road this year.",
    )
    desk.report(
        "r-copy",
        "Kelmet Online",
        "2031-05-11",
        "Dozens of soldiers were killed in the ambush, the Guard's spokesman said.",
    )
    desk.report(
        "r-army",
        "Army Radio",
        "2031-05-10",
        "The defence ministry put the dead at 12 and said that the column had reached its camp. "
        "Colonel Sen Ruda denied on state television that the convoy had been ambushed.",
    )
    desk.report(
        "r-nurse",
        "The Harbour Post",
        "2031-05-12",
        "A nurse who asked not to be named said that 19 bodies had been brought in after the ambush near Kelmet.",
        title="Bodies brought in",
    )
    _claims(desk)
    desk.actor("p-guard", "Northern Guard")
    desk.origin(
        "o-guard",
        "Idris Vane, spokesman of the Northern Guard",
        "a-post",
        "a-wire",
        "a-daily",
        "a-copy",
        said="2031-05-09",
        party="p-guard",
        spread=(
            desk.step("r-wire"),
            desk.step("r-post"),
            desk.step(
                "r-daily",
                "cited",
                source="Orrin Wire",
                source_report="r-wire",
                change="31 killed became 24 to 99",
            ),
            desk.step("r-copy", "copied", source_report="r-daily"),
        ),
    )
    desk.origin(
        "o-ministry", "the defence ministry", "a-army", said="2031-05-10", spread=(desk.step("r-army"),)
    )
    desk.origin("o-ruda", "Colonel Sen Ruda", "a-ruda", said="2031-05-10", spread=(desk.step("r-army"),))
    desk.origin("o-nurse", "a nurse", "a-nurse", said="2031-05-12", spread=(desk.step("r-nurse"),))
    desk.event(
        "e-ambush",
        *(each.id for each in desk.kept["mentions"]),
        place=KELMET,
        day="2031-05-08",
        counts=(
            count(
                "killed",
                [("o-guard", 31), ("o-ministry", 12, "2031-05-10"), ("o-nurse", (19, None))],
                all=(12, 31),
            ),
        ),
        status="disputed",
        origins=["o-guard", "o-ministry", "o-nurse"],
        denied_by=["o-ruda"],
        independent=3,
        credibility=4,
        why="Claimed by the Northern Guard (9 May) and denied by Colonel Sen Ruda of the army (10 May).",
    )
    return desk


def _claims(desk: Desk) -> None:
    guard = {"role": "spokesman", "affiliation": "Northern Guard", "said": "2031-05-09"}
    killed = "The Northern Guard killed 31 soldiers in an ambush near Kelmet on Thursday"
    desk.said("a-post", "r-post", "Idris Vane", killed, medium="statement", **guard)
    desk.said(
        "a-wire",
        "r-wire",
        "Idris Vane",
        "Fighters of the Northern Guard ambushed a convoy and killed 31 soldiers near Kelmet",
        **guard,
    )
    dozens = "Dozens of soldiers were killed in the ambush"
    desk.said("a-daily", "r-daily", "Idris Vane", dozens, via=["Orrin Wire"], **guard)
    desk.said("a-copy", "r-copy", "Idris Vane", dozens, confidence=0.5, **guard)
    desk.said("a-army", "r-army", "the defence ministry", "the dead at 12", said="2031-05-10")
    ruda = {"affiliation": "the army", "said": "2031-05-10", "medium": "television"}
    desk.said("a-ruda", "r-army", "Colonel Sen Ruda", "that the convoy had been ambushed", "denies", **ruda)
    desk.said(
        "a-nurse",
        "r-nurse",
        "a nurse",
        "that 19 bodies had been brought in after the ambush near Kelmet",
        named=False,
    )
    desk.caveat("c-unverified", "r-post", "unverified", "could not be independently verified", "a-post")
    desk.caveat("c-nurse", "r-nurse", "anonymity", "who asked not to be named", "a-nurse", by="a nurse")
    desk.mention("m-post", "r-post", "ambush", "a-post", actors=["the Northern Guard"], killed=31)
    desk.mention("m-wire", "r-wire", "ambushed … killed", "a-wire", killed=31)
    desk.mention("m-daily", "r-daily", "ambush", "a-daily", killed=(24, 99))
    desk.mention("m-copy", "r-copy", "ambush", "a-copy", killed=(24, 99))
    desk.mention("m-army", "r-army", "dead", "a-army", killed=12)
    desk.mention("m-denied", "r-army", "ambushed", "a-ruda")
    desk.mention("m-own", "r-daily", "attack")
    desk.mention("m-nurse", "r-nurse", "bodies … ambush", "a-nurse", killed=(19, None))
