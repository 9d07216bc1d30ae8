"""Who is who over all reports, kept up to date: only the actors that a new report can touch are made anew.

Those who share a key are one actor, along any chain of keys; so what is loaded is all who hang together
with the new ones by such chains.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from sayso.ledger.kept import Run, as_json, sha256_of
from sayso.ledger.loading import lots
from sayso.ledger.schema import acting, actor_names, actors, parties, party_names, party_reports
from sayso.linking.actors import Roster, roster_of
from sayso.linking.names import key
from sayso.linking.parties import Party
from sayso.linking.reading import Told
from sayso.records import Actor

_STATE = "state:"
_CALLED = "called:"
_BEHIND = "root:"
"""Before a state's key: those that it stands behind, though they are known by other keys."""


@dataclass(frozen=True, slots=True)
class _Circle:
    """Parties that hang together by their keys, each with how many reports name it."""

    parties: Mapping[int, Party]
    reports: Mapping[int, int]
    names: frozenset[str]


def update_roster(connection: Connection, run: Run, told: Mapping[int, Told]) -> set[int]:
    """Take in who speaks and acts in reports; return further reports whose actors have to be found anew."""
    touched = _left(connection, told) | _entered(connection, told)
    if not touched:
        return set()
    circle = _circle(connection, touched | _without_state(connection, touched))
    context = _circle(connection, _states_behind(circle) - circle.names)
    every = [
        party for each in (circle, context) for key, party in _ordered(each) for _ in range(each.reports[key])
    ]
    roster = roster_of(every)
    return _write(connection, run, roster, circle)


def roster_for(connection: Connection, told: Iterable[Told]) -> Roster:
    """Return which actors stand behind the parties of reports; the actors themselves are not loaded."""
    names = sorted({name for each in told for party in each.parties if party.known for name in _own(party)})
    found: dict[str, str] = {}
    for lot in lots(names):
        rows = connection.execute(
            select(actor_names.c.name, actor_names.c.actor).where(actor_names.c.name.in_(lot))
        )
        found |= {row.name: row.actor for row in rows}
    return Roster((), found)


def _without_state(connection: Connection, names: Iterable[str]) -> set[str]:
    """Return the keys of those behind whom a state stands that is named here for the first time."""
    states = {name for name in names if name.startswith(_STATE)}
    there = connection.execute(select(actor_names.c.name).where(actor_names.c.name.in_(states))).scalars()
    return {f"{_BEHIND}{state}" for state in states - set(there)}


def _entered(connection: Connection, told: Mapping[int, Told]) -> set[str]:
    """Write the parties of reports; return their keys."""
    known: dict[str, Party] = {}
    within: dict[int, list[str]] = {}
    for report, each in told.items():
        digests = {_digest(party): party for party in each.parties if party.known}
        within[report] = list(digests)
        known |= digests
    numbers = _numbers(connection, known)
    rows = [{"party": numbers[each], "report": report} for report, own in within.items() for each in own]
    if rows:
        connection.execute(insert(party_reports), rows)
    return {name for party in known.values() for name in _names(party)}


def _left(connection: Connection, told: Mapping[int, Told]) -> set[str]:
    """Take away what was known of the parties of reports; return their keys."""
    touched: set[str] = set()
    for lot in lots(sorted(told)):
        rows = select(party_names.c.name).join(party_reports, party_reports.c.party == party_names.c.party)
        touched |= set(connection.execute(rows.where(party_reports.c.report.in_(lot))).scalars())
        if touched:
            connection.execute(delete(party_reports).where(party_reports.c.report.in_(lot)))
    return touched


def _numbers(connection: Connection, known: Mapping[str, Party]) -> dict[str, int]:
    """Return the numbers of parties by their digests; new ones are written."""
    found: dict[str, int] = {}
    for lot in lots(sorted(known)):
        rows = connection.execute(select(parties.c.digest, parties.c.key).where(parties.c.digest.in_(lot)))
        found |= {row.digest: int(row.key) for row in rows}
    new = [digest for digest in known if digest not in found]
    if new:
        statement = insert(parties).returning(parties.c.key, sort_by_parameter_order=True)
        written = [{"digest": digest, "record": _record(known[digest])} for digest in new]
        keys = [int(key) for key in connection.execute(statement, written).scalars()]
        found |= dict(zip(new, keys, strict=True))
        names = [
            {"name": name, "party": key}
            for digest, key in zip(new, keys, strict=True)
            for name in sorted(_names(known[digest]))
        ]
        connection.execute(insert(party_names), names)
    return found


def _circle(connection: Connection, names: Iterable[str]) -> _Circle:
    """Return all parties that hang together with these keys."""
    seen: set[str] = set()
    found: dict[int, Party] = {}
    front = set(names)
    while front:
        seen |= front
        new: dict[int, Party] = {}
        for lot in lots(sorted(front)):
            rows = (
                select(parties.c.key, parties.c.record)
                .join(party_names, party_names.c.party == parties.c.key)
                .where(party_names.c.name.in_(lot))
            )
            for row in connection.execute(rows):
                if int(row.key) not in found:
                    new[int(row.key)] = msgspec.json.decode(row.record, type=Party)
        found |= new
        front = {name for party in new.values() for name in _own(party)} - seen
    return _Circle(found, _reports(connection, found), frozenset(seen))


def _reports(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    counted: dict[int, int] = dict.fromkeys(keys, 0)
    for lot in lots(sorted(counted)):
        rows = connection.execute(
            select(party_reports.c.party, func.count().label("reports"))
            .where(party_reports.c.party.in_(lot))
            .group_by(party_reports.c.party)
        )
        counted |= {int(row.party): int(row.reports) for row in rows}
    return counted


def _write(connection: Connection, run: Run, roster: Roster, circle: _Circle) -> set[int]:
    """Write the actors of a circle in the place of those before; return the reports to look at anew."""
    before: dict[str, str] = {}
    for lot in lots(sorted(circle.names)):
        rows = connection.execute(select(actor_names).where(actor_names.c.name.in_(lot)))
        before |= {row.name: row.actor for row in rows}
    after = {name: roster.of_key[name] for name in circle.names if name in roster.of_key}
    _names_written(connection, before, after)
    mine = set(after.values())
    _actors_written(
        connection,
        run,
        [each for each in roster.actors if each.id in mine],
        set(before.values()),
        circle,
        after,
    )
    return _moved(connection, before, after)


def _names_written(connection: Connection, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    gone = sorted(name for name, actor in before.items() if after.get(name) != actor)
    for lot in lots(gone):
        connection.execute(delete(actor_names).where(actor_names.c.name.in_(lot)))
    new = [{"name": name, "actor": actor} for name, actor in after.items() if before.get(name) != actor]
    if new:
        connection.execute(insert(actor_names), new)


def _actors_written(  # noqa: PLR0913, PLR0917 - all of it says what the actors are and were
    connection: Connection,
    run: Run,
    found: Sequence[Actor],
    before: set[str],
    circle: _Circle,
    of_name: Mapping[str, str],
) -> None:
    told: dict[str, int] = defaultdict(int)
    for number, party in circle.parties.items():
        for actor in {of_name[name] for name in _own(party) if name in of_name}:
            told[actor] += circle.reports[number]
    rows = [
        {
            "id": each.id,
            "run": run.key,
            "name": each.name,
            "kind": each.kind,
            "country": each.country,
            "sector": each.sector,
            "part_of": each.part_of,
            "reports": told[each.id],
            "record": as_json(each),
        }
        for each in found
    ]
    for lot in lots(sorted(before | {each.id for each in found})):
        connection.execute(delete(actors).where(actors.c.id.in_(lot)))
    if rows:
        connection.execute(insert(actors), rows)


def _moved(connection: Connection, before: Mapping[str, str], after: Mapping[str, str]) -> set[int]:
    """Give the places of an actor to what it became; return the reports where that is not clear."""
    became: dict[str, set[str | None]] = defaultdict(set)
    for name, actor in before.items():
        became[actor].add(after.get(name))
    unclear: set[int] = set()
    for old, new in became.items():
        if new == {old}:
            continue
        rows = select(acting.c.report).where(acting.c.actor == old).distinct()
        now = next(iter(new))
        if len(new) > 1 or now is None:
            unclear |= set(map(int, connection.execute(rows).scalars()))
        else:
            connection.execute(update(acting).where(acting.c.actor == old).values(actor=now))
            _behind_moved(connection, old, now)
    return unclear


def _behind_moved(connection: Connection, old: str, now: str) -> None:
    """Put those who are part of an actor below the one that it became."""
    rows = connection.execute(select(actors.c.id, actors.c.record).where(actors.c.part_of == old)).all()
    for row in rows:
        record = as_json(replace(msgspec.json.decode(row.record, type=Actor), part_of=now))
        connection.execute(update(actors).where(actors.c.id == row.id).values(part_of=now, record=record))


def _states_behind(circle: _Circle) -> set[str]:
    return {root for party in circle.parties.values() for root in party.roots if root.startswith(_STATE)}


def _ordered(circle: _Circle) -> list[tuple[int, Party]]:
    return [(key, circle.parties[key]) for key in sorted(circle.parties) if circle.reports[key]]


def _own(party: Party) -> frozenset[str]:
    """Return the keys under which a party is an actor."""
    return party.keys | ({party.person} if party.person else frozenset())


def _names(party: Party) -> frozenset[str]:
    """Return all under which a party is found: its keys, the states behind it, the names that it bears."""
    behind = {f"{_BEHIND}{root}" for root in party.roots - party.keys if root.startswith(_STATE)}
    return _own(party) | behind | {called(party.name), called(party.body)}


def called(name: str) -> str:
    """Return under what the parties are found that bear a name, whatever their keys are."""
    return f"{_CALLED}{key(name)}"


def _record(party: Party) -> str:
    return msgspec.json.encode(party, order="deterministic").decode()


def _digest(party: Party) -> str:
    return sha256_of(_record(party))
