"""Other words in the place of protected names, in every text and record, with all offsets put right.

A name is found without regard to case and accents, whole and by its parts: whoever protects "Idris Vane"
does not want "Mr Vane" shown. So a part that is another's name too is replaced as well: better one name too
many.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from sayso.knowledge.names import strip_titles
from sayso.ledger.folding import folded, places
from sayso.ledger.shown import FoundShown, Hit, ReportShown, Shown
from sayso.records import Attribution, Caveat, Ledger, Mention, Report, Span

T = TypeVar("T")
_PARTICLES = frozenset(
    "al el de da di do du dos la le van von der den bin ben ibn bint abu abd umm of and the".split()
)
"""Parts of names that are half the world's: replaced within the whole name only."""
_CUT = re.compile(r"(?<!\w)(\w{2,})\.\.\.")
"""The beginning of a word before "…", which is three full stops in a folded text."""
_IDS = frozenset({"id", "sha256", "text_sha256", "format"})


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some of a text, and what is shown in its place."""

    start: int
    end: int
    shown: str


@dataclass(frozen=True, slots=True)
class Moves:
    """A text with other words in it, and where the offsets of before are now."""

    text: str
    starts: tuple[int, ...]
    pieces: tuple[tuple[int, int, int, int], ...]
    """Of each piece replaced: its start and end before, its start and end now."""

    def place(self, offset: int, *, end: bool = False) -> int:
        """Return where an offset is now; in a piece, that is its beginning, or for an end its end."""
        at = bisect_right(self.starts, offset - (1 if end else 0)) - 1
        if at < 0:
            return offset
        before, after, now, now_end = self.pieces[at]
        if offset < after or (end and offset == after):
            return now_end if end and offset > before else now
        return offset - after + now_end


class Redaction:
    """Puts other words in the place of names; built once, it may be used for many texts and records."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take the names, each with what is shown in its place."""
        self._forms: dict[str, str] = {}
        for name, shown in names.items():
            for form in _forms(name):
                self._forms.setdefault(form, shown)
        self._longest_first = sorted(self._forms, key=len, reverse=True)

    def __bool__(self) -> bool:
        """Whether there is any name to be replaced."""
        return bool(self._forms)

    def text(self, text: str) -> str:
        """Return a text with other words in the place of names."""
        return self.moves(text).text if self._forms else text

    def moves(self, text: str) -> Moves:
        """Return a text with other words in the place of names, and where each offset went."""
        parts, moved, last, length = [], [], 0, 0
        for piece in self._pieces(text):
            parts += [text[last : piece.start], piece.shown]
            now = length + piece.start - last
            length = now + len(piece.shown)
            moved.append((piece.start, piece.end, now, length))
            last = piece.end
        parts.append(text[last:])
        return Moves("".join(parts), tuple(each[0] for each in moved), tuple(moved))

    def ledger(self, ledger: Ledger) -> Ledger:
        """Return a ledger with other words in the place of names, in texts, spans, names and reasons."""
        if not self._forms:
            return ledger
        moves = {each.id: self.moves(each.text) for each in ledger.reports}
        changed: dict[str, Any] = {
            f.name: tuple(self.record(each, moves) for each in value)
            for f in fields(ledger)
            if isinstance(value := getattr(ledger, f.name), tuple)
        }
        return replace(ledger, **changed)

    def record(self, record: T, moves: Mapping[str, Moves]) -> T:
        """Return a record with other words in the place of names; ``moves`` are those of reports, by id."""
        of = None
        if isinstance(record, Attribution | Caveat | Mention):
            of = moves.get(record.report)
        if isinstance(record, Report):
            of = moves.get(record.id)
        changed: T = self._changed(record, of)
        return changed

    def shown(self, found: Shown) -> Shown:
        """Return what `Case.show` gave with other words in the place of names."""
        moves = {}
        if isinstance(found, ReportShown | FoundShown):
            moves[found.report.id] = self.moves(found.report.text)
        if isinstance(found, FoundShown):
            record, report = self.record(found.record, moves), self.record(found.report, moves)
            return replace(found, record=record, report=report)
        if not isinstance(found, ReportShown):
            changed: Shown = self._changed(found, None)
            return changed
        own = moves[found.report.id]
        rest = ("collection", "readings", "resembling")
        told = ("report", "attributions", "caveats", "mentions")
        return replace(
            found,
            **{name: self._changed(getattr(found, name), own) for name in told},
            **{name: self._changed(getattr(found, name), None) for name in rest},
        )

    def hit(self, hit: Hit, text: str) -> Hit:
        """Return a result of a search with other words in the place of names; ``text`` is its report's."""
        snippet, (first, last) = self.moves(hit.snippet), hit.marked
        changed: Hit = self._changed(hit, None)
        moved = replace(changed, marked=(snippet.place(first), snippet.place(last, end=True)))
        if hit.start is None or hit.end is None:
            return moved
        moves = self.moves(text)
        return replace(moved, start=moves.place(hit.start), end=moves.place(hit.end, end=True))

    def _changed(self, value: Any, moves: Moves | None) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Span) and moves is not None:
            start, end = moves.place(value.start), moves.place(value.end, end=True)
            return Span(start, end, moves.text[start:end])
        if isinstance(value, tuple | list):
            return type(value)(self._changed(each, moves) for each in value)
        if isinstance(value, dict):
            return {key: self._changed(each, moves) for key, each in value.items()}
        if not is_dataclass(value) or isinstance(value, type):
            return value
        own = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in _IDS}
        return replace(value, **{name: self._changed(each, moves) for name, each in own.items()})

    def _pieces(self, text: str) -> list[_Piece]:
        """Return what is to be replaced, in order and without overlap; the longest form counts."""
        whole = folded(text)
        found: list[tuple[int, int, str]] = []
        taken: set[int] = set()
        for form in self._longest_first:
            at = whole.find(form)
            while at >= 0:
                end = at + len(form)
                if _is_alone(whole, at, end) and taken.isdisjoint(range(at, end)):
                    found.append((at, end, self._forms[form]))
                    taken |= set(range(at, end))
                at = whole.find(form, at + 1)
        found += [piece for piece in self._cut(whole) if taken.isdisjoint(range(*piece[:2]))]
        if not found:
            return []
        ways = places(text)
        return [_Piece(ways[at], _end(ways, end, text), shown) for at, end, shown in sorted(found)]

    def _cut(self, whole: str) -> Iterator[tuple[int, int, str]]:
        """Yield the beginnings of names that were cut, as a title is: "Vanderb…"."""
        for cut in _CUT.finditer(whole):
            form = next((form for form in self._longest_first if form.startswith(cut[1])), None)
            if form:
                yield (*cut.span(1), self._forms[form])


def _forms(name: str) -> list[str]:
    """Return the folded forms of a name: with and without titles, and its parts."""
    bare = strip_titles(name)
    parts = [each.strip(".,()'\"") for each in bare.replace("-", " ").split()]
    kept = [each for each in parts if folded(each) not in _PARTICLES and not each.islower()]
    return [form for each in (name, bare, *kept) if len(form := folded(each).strip()) >= 2]


def _is_alone(whole: str, start: int, end: int) -> bool:
    return not (whole[start - 1 : start].isalnum() or whole[end : end + 1].isalnum())


def _end(ways: list[int], end: int, text: str) -> int:
    """Return the offset after a folded piece, with the accents that its last letter bears."""
    return ways[end] if end < len(ways) else len(text)
