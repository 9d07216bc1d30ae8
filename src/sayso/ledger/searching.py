"""Words to the places where they stand: in texts and titles, and in the names of those who speak.

A result is what contains all the words (or a phrase in quotation marks) as they are written, but for case
and accents; from three characters on also inside of longer words, in any script. The reports that were
added last come first. The index says where to look, and each text is then looked into: so what is shown is
there, always.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Literal, TypeAlias

import msgspec
from sqlalchemy import Connection, select, text

from sayso.errors import UsageError
from sayso.ledger.connecting import is_sqlite
from sayso.ledger.folding import find, folded, grams, places
from sayso.ledger.loading import Loaded, load
from sayso.ledger.paging import Page, cursor_of, place_of
from sayso.ledger.redacting import Redaction
from sayso.ledger.schema import attributions, readings, speakers, spoken
from sayso.ledger.shown import Hit
from sayso.records import Attribution

Where: TypeAlias = Literal["texts", "contents", "speakers"]
"""All of the texts; only what somebody is reported to have said; or the names of those who speak."""
SECONDS = 0.25
"""After so long a page ends with what was found; its cursor goes on from there."""
LONGEST_SECONDS = 5.0
"""With a redaction an empty page has no cursor: it would tell that there was something to look at."""
MOST = 200
_TERM = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
_LOT = 24
_RANGE = 256
_AROUND = 80
"""Characters of the passage on each side."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is looked for: the folded terms, all of which must be there."""

    terms: tuple[str, ...]
    redaction: Redaction | None = None

    def shown(self, loaded: Loaded) -> Loaded:
        """Return a report with what was found in it, as it is shown."""
        if not self.redaction:
            return loaded
        report, moves = loaded.report, {loaded.report.id: self.redaction.moves(loaded.report.text)}
        said = tuple(self.redaction.record(each, moves) for each in loaded.attributions)
        return replace(loaded, report=self.redaction.record(report, moves), attributions=said)

    def name(self, name: str) -> str:
        """Return a name as it is shown."""
        return self.redaction.text(name) if self.redaction else name

    def is_in(self, whole: str) -> bool:
        return all(find(whole, term) >= 0 for term in self.terms)


def search(  # noqa: PLR0913 - the parts of a question
    connection: Connection,
    words: str,
    *,
    where: Where = "texts",
    limit: int = 20,
    after: str | None = None,
    redaction: Redaction | None = None,
) -> Page[Hit]:
    """Return a page of the places where words stand; an empty page with a cursor has more behind it.

    With a redaction the words are looked for in what is shown: a protected name is found nowhere.
    """
    sought = _sought(words, redaction)
    before = int(place_of(after, int)[0]) if after else None
    limit = max(1, min(limit, MOST))
    found = _speakers if where == "speakers" else _texts
    hits: list[Hit] = []
    end = monotonic() + SECONDS
    for place, hit in found(connection, sought, before, where):
        if hit:
            hits.append(hit)
        late = monotonic() - end
        if len(hits) >= limit or (late > 0 and (hits or not redaction)):
            return Page(tuple(hits), cursor_of(place))
        if late > LONGEST_SECONDS:
            break
    return Page(tuple(hits), None)


def may_have(connection: Connection, phrase: str, *, most: int) -> list[int]:
    """Return the numbers of the last reports that, by the index, may have a folded phrase; at most some."""
    return _candidates(connection, "search_reports", _Sought((phrase,)), None, lot=most)


def _sought(words: str, redaction: Redaction | None) -> _Sought:
    terms = [folded(next(filter(None, each.groups()), "")).strip() for each in _TERM.finditer(words)]
    kept = tuple(dict.fromkeys(term for term in terms if any(c.isalnum() for c in term)))
    if not kept:
        raise UsageError(f"There is no word in {words!r}.", "Give words, or a phrase in quotation marks.")
    return _Sought(kept, redaction)


def _texts(
    connection: Connection, sought: _Sought, before: int | None, where: Where
) -> Iterator[tuple[int, Hit | None]]:
    """Yield reports by their numbers, from the last on, each with where the words stand in it."""
    while keys := _candidates(connection, "search_reports", sought, before):
        loaded = load(connection, keys)
        for key in keys:
            yield key, _hit(sought.shown(loaded[key]), sought, where)
        before = keys[-1]


def _hit(loaded: Loaded, sought: _Sought, where: Where) -> Hit | None:
    report = loaded.report
    body, head = folded(report.text), folded("\n".join(filter(None, (report.title, report.outlet))))
    if not sought.is_in(f"{head}\n{body}"):
        return None
    ways = places(report.text)
    spots = ((at, term) for term in sought.terms for at in _all(body, term))
    for at, term in spots:
        start, end = ways[at], ways[at + len(term) - 1] + 1
        holding = _holding(loaded.attributions, start, end)
        if holding or where == "texts":
            return _at(loaded, start, end, holding)
    return _in_title(loaded) if where == "texts" else None


def _all(body: str, term: str, most: int = 200) -> Iterator[int]:
    at = find(body, term)
    while at >= 0 and most:
        yield at
        at, most = find(body, term, at + len(term)), most - 1


def _holding(said: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Return the innermost attribution whose content holds a place."""
    holding = [
        (span.end - span.start, n)
        for n, each in enumerate(said)
        for span in each.content
        if span.start <= start and end <= span.end
    ]
    return said[min(holding)[1]] if holding else None


def _at(loaded: Loaded, start: int, end: int, holding: Attribution | None) -> Hit:
    whole = loaded.report.text
    first, last = max(0, start - _AROUND), min(len(whole), end + _AROUND)
    return Hit(
        kind="text",
        report=loaded.report.id,
        outlet=loaded.report.outlet,
        title=loaded.report.title,
        published=loaded.report.published,
        start=start,
        end=end,
        snippet=whole[first:last],
        marked=(start - first, end - first),
        attribution=holding.id if holding else None,
        speaker=_speaker(holding) if holding else None,
    )


def _in_title(loaded: Loaded) -> Hit:
    report = loaded.report
    snippet = " · ".join(filter(None, (report.outlet, report.title)))
    return Hit(
        kind="title",
        report=report.id,
        outlet=report.outlet,
        title=report.title,
        published=report.published,
        start=None,
        end=None,
        snippet=snippet,
        marked=(0, len(snippet)),
    )


def _speakers(
    connection: Connection, sought: _Sought, before: int | None, _: Where
) -> Iterator[tuple[int, Hit | None]]:
    """Yield attributions by their numbers, from the last on, whose speakers bear a name."""
    names = dict(_named(connection, sought))
    seen: set[int] = set()
    while names:
        lot = _spoken_by(connection, names, before)
        told = _with_reports(connection, [each for each, _ in lot])
        loaded = load(connection, [report for _, report in told.values()])
        for key, speaker in lot:
            if key not in seen:
                seen.add(key)
                said, report = told[key]
                shown = sought.shown(replace(loaded[report], attributions=(said,)))
                yield key, _of_speaker(shown, names[speaker])
        if len(lot) < _LOT:
            return
        before = lot[-1][0]


def _spoken_by(connection: Connection, speakers_: Iterable[int], before: int | None) -> list[tuple[int, int]]:
    """Return the numbers of attributions of some speakers, the last first, each with its speaker's."""
    rows = select(spoken.c.attribution, spoken.c.speaker).where(spoken.c.speaker.in_(list(speakers_)))
    rows = rows if before is None else rows.where(spoken.c.attribution < before)
    found = connection.execute(rows.order_by(spoken.c.attribution.desc()).limit(_LOT))
    return [(int(row.attribution), int(row.speaker)) for row in found]


def _with_reports(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[Attribution, int]]:
    """Return attributions by their numbers, each with the number of its report."""
    rows = connection.execute(
        select(attributions.c.key, attributions.c.record, readings.c.report)
        .join(readings, readings.c.key == attributions.c.reading)
        .where(attributions.c.key.in_(keys))
    )
    told = ((row, msgspec.json.decode(row.record, type=Attribution)) for row in rows)
    return {int(row.key): (said, int(row.report)) for row, said in told}


def _of_speaker(loaded: Loaded, name: str) -> Hit:
    (said,) = loaded.attributions
    content = said.content[0] if said.content else None
    snippet = " … ".join(span.text for span in said.content)
    return Hit(
        kind="speaker",
        report=loaded.report.id,
        outlet=loaded.report.outlet,
        title=loaded.report.title,
        published=loaded.report.published,
        start=content.start if content else None,
        end=content.end if content else None,
        snippet=snippet,
        marked=(0, 0),
        attribution=said.id,
        speaker=name,
    )


def _speaker(said: Attribution) -> str | None:
    return ", ".join(s.name for s in said.chain[-1].speakers) if said.chain else None


def _named(connection: Connection, sought: _Sought) -> Iterator[tuple[int, str]]:
    """Yield the numbers and names of those who speak whose name has the words; the latest 2,000 at most."""
    before, left = None, 2_000
    while left > 0 and (keys := _candidates(connection, "search_speakers", sought, before, lot=500)):
        rows = connection.execute(select(speakers.c.key, speakers.c.name).where(speakers.c.key.in_(keys)))
        for row in rows:
            name = sought.name(row.name)
            if sought.is_in(folded(name)):
                yield int(row.key), name
                left -= 1
        before = keys[-1]


def _candidates(
    connection: Connection, table: str, sought: _Sought, before: int | None, lot: int = _LOT
) -> list[int]:
    """Return the numbers of what may have the words, the greatest first, below ``before``; at most some."""
    ask = _in_sqlite if is_sqlite(connection) else _in_postgresql
    return ask(connection, table, sought, before if before is not None else 2**62, lot)


def _in_sqlite(connection: Connection, table: str, sought: _Sought, before: int, lot: int) -> list[int]:
    """Ask the index of pieces, that of words, or both range by range: FTS5 is slow if asked at once."""
    words, pieces = _match_words(sought), _match_pieces(sought)
    if not words or not pieces:
        kind, match = ("words", words) if words else ("parts", pieces)
        return _matching(connection, f"{table}_{kind}", match, (0, before), lot)
    found: list[int] = []
    while len(found) < lot:
        some = _matching(connection, f"{table}_parts", pieces, (0, before), _RANGE)
        if not some:
            break
        also = set(_matching(connection, f"{table}_words", words, (some[-1], before), _RANGE**2))
        found += [key for key in some if key in also]
        before = some[-1]
    return found[:lot]


def _match_words(sought: _Sought) -> str:
    terms = (term for term in sought.terms if _as_words(term))
    return " AND ".join(f"{_quoted(term)} *" if len(term) >= 3 else _quoted(term) for term in terms)


def _match_pieces(sought: _Sought) -> str:
    pieces = (gram for term in sought.terms if not _as_words(term) for gram in grams(term))
    return " AND ".join(map(_quoted, dict.fromkeys(pieces)))


def _matching(
    connection: Connection, table: str, match: str, between: tuple[int, int], most: int
) -> list[int]:
    """Return the rows of an index that match, the greatest first, from one number on and below another."""
    statement = text(
        f"SELECT rowid FROM {table} WHERE {table} MATCH :match AND rowid >= :first AND rowid < :last "  # noqa: S608 - the table's name is ours
        "ORDER BY rowid DESC LIMIT :most"
    )
    given = {"match": match, "first": between[0], "last": between[1], "most": most}
    return [int(key) for key in connection.execute(statement, given).scalars()]


def _as_words(term: str) -> bool:
    """Tell whether a term is looked for among the words: it is short, or a phrase."""
    return len(term) < 3 or " " in term


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _in_postgresql(connection: Connection, table: str, sought: _Sought, before: int, lot: int) -> list[int]:
    given: dict[str, object] = {"before": before, "lot": lot}
    wanted = ["key < :before"]
    short = [term for term in sought.terms if len(term) < 3]
    if short:
        given["short"] = short
        wanted.append("short @> CAST(:short AS text[])")
    for number, term in enumerate(term for term in sought.terms if len(term) >= 3):
        given[f"term{number}"] = "%" + re.sub(r"([\\%_])", r"\\\1", term) + "%"
        wanted.append(f"folded LIKE :term{number}")
    statement = f"SELECT key FROM {table} WHERE {' AND '.join(wanted)} ORDER BY key DESC LIMIT :lot"  # noqa: S608 - names of ours, values are bound
    return [int(key) for key in connection.execute(text(statement), given).scalars()]
