"""What linking gets wrong on the gold dossiers, with its own attributions and mentions given.

``python -m evaluation.linking_errors [NAME…] [--all]`` prints for each marked event what its assessment
should say and what it says, and which events and origins were torn apart or thrown together, with the words.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from evaluation.figures import Skipped
from evaluation.linked_dossiers import LinkedDossier, linked_dossiers
from evaluation.mention_errors import context
from evaluation.setting import Setting
from sayso.records import Assessment, Attribution, Count, Event, EventCount, Ledger, Mention

ASKED = ("status", "independent", "credibility")
WORDS = 90
"""Characters of an attribution's content that are shown."""
Groups: TypeAlias = Mapping[str, Sequence[str]]
"""The ids of what belongs together, by the id or the name of the event or origin."""


def lines(dossier: LinkedDossier, *, everything: bool = False) -> list[str]:
    """Return what is wrong with a dossier; with ``everything`` also the assessments that are right."""
    gold, linked = dossier.gold, dossier.linked
    mention, attribution = mention_words(gold), attribution_words(gold)
    return [
        f"# {dossier.folder.name}",
        *assessments(gold, linked, mention, everything),
        *partition("event", events_of(gold), events_of(linked), mention),
        *partition("origin", origins_of(gold), origins_of(linked), attribution),
    ]


def assessments(
    gold: Ledger, linked: Ledger, words: Callable[[str], str], everything: bool = False
) -> Iterator[str]:
    """Return each event whose assessment is marked: a line for each part of it, and why."""
    found = {m: event for event in linked.events for m in event.mentions}
    for event in gold.events:
        got = chief(event.mentions, found)
        told = list(compared(event, got))
        if not told or not (everything or any(wrong for wrong, _ in told)):
            continue
        first = words(event.mentions[0]) if event.mentions else "(optional mentions only)"
        yield f"event {event.id} -> {got.id if got else 'none'}: {first}"
        yield from (f"    {'WRONG' if wrong else 'ok':<6}{line}" for wrong, line in told)
        yield from _grounds(got, linked)


def compared(gold: Event, got: Event | None) -> Iterator[tuple[bool, str]]:
    """Return for each part of an assessment that is marked whether it is wrong, and both values."""
    wanted, given = gold.assessment or Assessment(), (got and got.assessment) or Assessment()
    for name in ASKED:
        want, have = getattr(wanted, name), getattr(given, name)
        if want is not None:
            yield want != have, f"{name:<12} {have} for {want}"
    shown = [_count(c) for c in (got.counts if got else ())]
    for count in gold.counts:
        right = (count.of, count.low, count.high) in [
            (c.of, c.low, c.high) for c in (got.counts if got else ())
        ]
        yield not right, f"{'counts':<12} {'; '.join(shown) or None} for {_count(count)}"


def chief(mentions: Iterable[str], found: Mapping[str, Event]) -> Event | None:
    """Return the linked event that most of the mentions are in, as the scorer chooses it."""
    events = [found[m] for m in mentions if m in found]
    ids = Counter(event.id for event in events)
    return next(event for event in events if event.id == ids.most_common(1)[0][0]) if ids else None


def partition(kind: str, gold: Groups, linked: Groups, words: Callable[[str], str]) -> Iterator[str]:
    """Return which groups of the gold were torn apart, and which linked ones hold more than one of them."""
    for name, members in gold.items():
        parts = split_by(linked, members)
        if len(parts) > 1:
            yield f"{kind} {name} torn into {len(parts)}:"
            yield from _parts(parts, words)
    marked = {member for members in gold.values() for member in members}
    for name, members in linked.items():
        parts = split_by(gold, [m for m in members if m in marked])
        if len(parts) > 1:
            yield f"{kind} {name} throws {len(parts)} together:"
            yield from _parts(parts, words)


def split_by(groups: Groups, members: Iterable[str]) -> dict[str, list[str]]:
    """Return the members by the groups that hold them; one that stands in none is alone.

    A member of several groups counts for that which holds most of the others.
    """
    members = list(members)
    homes: dict[str, list[str]] = defaultdict(list)
    for name, group in groups.items():
        for member in group:
            homes[member].append(name)
    size = Counter(name for member in members for name in homes.get(member, ()))
    parts: dict[str, list[str]] = defaultdict(list)
    for member in members:
        best = max(homes.get(member, ()), key=lambda name: size[name], default=f"alone {member}")
        parts[best].append(member)
    return dict(parts)


def events_of(ledger: Ledger) -> Groups:
    """Return the mentions of each event."""
    return {event.id: event.mentions for event in ledger.events}


def origins_of(ledger: Ledger) -> Groups:
    """Return the attributions of each origin, by its id and name."""
    return {f"{origin.id} ({origin.name})": origin.attributions for origin in ledger.origins}


def mention_words(ledger: Ledger) -> Callable[[str], str]:
    """Return what shows a mention in two lines: what linking may look at, and its trigger in context."""
    texts = {report.id: report.text for report in ledger.reports}
    mentions = {mention.id: mention for mention in ledger.mentions}

    def shown(id_: str) -> str:
        one = mentions[id_]
        spans = tuple((s.start, s.end) for s in one.trigger)
        return f"{id_:<22} {_facts(one)}\n{'':<12}{context(texts[one.report], spans)}"

    return shown


def attribution_words(ledger: Ledger) -> Callable[[str], str]:
    """Return what shows an attribution on one line: its chain, when it was said, its stance and content."""
    attributions = {each.id: each for each in ledger.attributions}

    def shown(id_: str) -> str:
        one = attributions[id_]
        content = " … ".join(span.text for span in one.content).replace("\n", " ")
        return f"{id_:<22} {_chain(one)} {one.stance}: {content[:WORDS]}"

    return shown


def _facts(one: Mention) -> str:
    names = ["+".join(p.name for p in side) for side in (one.actors, one.recipients)]
    told = [
        one.type if one.status == "actual" else f"{one.type} ({one.status})",
        " > ".join(names) if any(names) else "",
        f"in {one.place.name}" if one.place else "",
        f"on {_interval(one.time.start, one.time.end)}" if one.time else "",
        "; ".join(_count(c) for c in one.counts),
        f"by {' '.join(a.rpartition(':')[2] for a in one.attributions)}" if one.attributions else "own voice",
    ]
    return ", ".join(filter(None, told))


def _chain(one: Attribution) -> str:
    links = []
    for link in one.chain:
        names = "+".join(s.name if s.named else f"{s.name} (unnamed)" for s in link.speakers)
        day = f" on {_interval(link.said.start, link.said.end)}" if link.said else ""
        medium = f" by {link.medium.kind}" if link.medium else ""
        links.append(f"{names}{day}{medium}")
    return " < ".join(links) or "(nobody)"


def _grounds(got: Event | None, linked: Ledger) -> Iterator[str]:
    if got is None or got.assessment is None:
        return
    names = {origin.id: origin.name for origin in linked.origins}
    told = got.assessment
    for label, origins in (("origins", told.origins), ("denied by", told.denied_by)):
        if origins:
            yield f"          {label}: {'; '.join(names.get(o, o) for o in origins)}"
    yield f"          why: {told.why}"


def _parts(parts: Mapping[str, Sequence[str]], words: Callable[[str], str]) -> Iterator[str]:
    for name, members in parts.items():
        yield f"  - {name}"
        yield from (f"      {words(member)}" for member in members)


def _count(count: Count | EventCount) -> str:
    return f"{count.of} {count.low}..{count.high}"


def _interval(start: str, end: str) -> str:
    return start if start == end else f"{start}/{end}"


def main(arguments: Sequence[str]) -> int:
    """Print the errors of the dossiers that were named, or of all; 1 where it can't be done."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.linking_errors", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these dossiers")
    parser.add_argument("--all", action="store_true", help="show the assessments that are right, too")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--scorer", type=Path, default=Path("../shared/contract/score.py"))
    options = parser.parse_args(arguments)
    setting = Setting(Path(), options.gold, options.scorer)
    try:
        for dossier in linked_dossiers(setting):
            if not options.names or dossier.folder.name in options.names:
                print(*lines(dossier, everything=options.all), sep="\n")
    except Skipped as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
