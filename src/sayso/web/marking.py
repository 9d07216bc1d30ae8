"""A report's text as HTML in which claims, speakers, cues and events are marked. None of the HTML is its own.

Marks overlap, so the text is cut wherever one begins or ends, and each piece bears all that hold there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from sayso.ledger.folding import folded, places
from sayso.ledger.shown import ReportShown
from sayso.records import Attribution, Mention, Span
from sayso.web.harmless import harmless

_RANK = ("content", "speaker", "cue", "caveat", "trigger", "hit", "here")
"""The later ones lie above the earlier ones."""
MOST_HITS = 500


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a text and what it is; ``of`` is the id of the record, ``link`` where it leads."""

    start: int
    end: int
    kind: str
    of: str = ""
    link: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A numbered place in a text, before the character at ``at``; its note tells more."""

    at: int
    number: int
    id: str
    tip: str


def marks_of(shown: ReportShown, events: dict[str, str]) -> list[Mark]:
    """Return the marks of a report; ``events`` has id and title of the event of each mention, by its id."""
    found: list[Mark] = []
    for said in shown.attributions:
        found += _said(said)
    for caveat in shown.caveats:
        found.append(Mark(caveat.text.start, caveat.text.end, "caveat", caveat.id))
    for mention in shown.mentions:
        found += _told(mention, events.get(mention.id, ""))
    return found


def anchors_of(attributions: Sequence[Attribution], tips: dict[str, str]) -> list[Anchor]:
    """Return the numbered places of claims, in the order in which they stand in the text."""
    ordered = sorted(attributions, key=lambda each: (first(each), each.id))
    return [Anchor(first(a), n, a.id, tips.get(a.id, "")) for n, a in enumerate(ordered, 1)]


def first(said: Attribution) -> int:
    """Return where a claim's words begin, or its cue where it has none."""
    cues = [span for link in said.chain for span in link.cue]
    return min((span.start for span in said.content or cues), default=0)


def hits_of(text: str, q: str) -> list[Mark]:
    """Return where words stand in a text, whatever their case and accents."""
    wanted = folded(q).strip()
    if not wanted:
        return []
    plain, back = folded(text), places(text)
    found: list[Mark] = []
    at = plain.find(wanted)
    while at >= 0 and len(found) < MOST_HITS:
        last = back[at + len(wanted) - 1]
        found.append(Mark(back[at], last + 1, "hit", f"hit-{len(found) + 1}"))
        at = plain.find(wanted, at + len(wanted))
    return found


def marked(text: str, marks: Iterable[Mark], anchors: Iterable[Anchor] = ()) -> Markup:
    """Return a text as HTML, in paragraphs, with its marks and its numbered places."""
    held = [each for each in marks if 0 <= each.start < each.end <= len(text)]
    at: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        at.setdefault(anchor.at, []).append(anchor)
    cuts = sorted({0, len(text), *(m.start for m in held), *(m.end for m in held), *at})
    opening, closing = _by_place(held)
    living: dict[int, Mark] = {}
    shown = harmless(text)
    out: list[str] = []
    for start, end in pairwise(cuts):
        for number in closing.get(start, ()):
            living.pop(number, None)
        new = opening.get(start, ())
        living |= {number: held[number] for number in new}
        out += [_anchor(each) for each in at.get(start, ())]
        out.append(_piece(shown[start:end], list(living.values()), [held[n] for n in new]))
    return Markup("".join(out))  # noqa: S704 - every piece was escaped


def _by_place(marks: Sequence[Mark]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, each in enumerate(marks):
        opening.setdefault(each.start, []).append(number)
        closing.setdefault(each.end, []).append(number)
    return opening, closing


def _piece(text: str, living: Sequence[Mark], new: Sequence[Mark]) -> str:
    """Return one piece: a link where it tells of an event, a span if it is marked, else bare words."""
    told = str(escape(text))
    if not living:
        return told
    kinds = " ".join(kind for kind in _RANK if any(each.kind == kind for each in living))
    of = " ".join(dict.fromkeys(each.of for each in living if each.of and each.kind != "hit"))
    place = next((each for each in new if each.kind in ("here", "hit")), None)
    name = f' id="{escape(place.of)}"' if place else ""
    tips = " · ".join(dict.fromkeys(each.tip for each in living if each.tip))
    tip = f' title="{escape(harmless(tips))}"' if tips else ""
    link = next((each.link for each in living if each.link), "")
    common = f'class="{kinds}" data-of="{escape(of)}"{name}{tip}'
    return f'<a href="{escape(link)}" {common}>{told}</a>' if link else f"<span {common}>{told}</span>"


def _anchor(anchor: Anchor) -> str:
    tip = escape(harmless(anchor.tip))
    return (
        f'<a class="n" id="{escape(anchor.id)}" href="#note-{escape(anchor.id)}" title="{tip}" '
        f'aria-label="Claim {anchor.number}: {tip}">{anchor.number}</a>'
    )


def _said(said: Attribution) -> Iterator[Mark]:
    for span in said.content:
        yield Mark(span.start, span.end, "content", said.id)
    for link in said.chain:
        for speaker in link.speakers:
            if speaker.span:
                yield _mark(speaker.span, "speaker", said.id, f"Speaker: {speaker.name}")
        for span in link.cue:
            yield _mark(span, "cue", said.id, "")


def _told(mention: Mention, event: str) -> Iterator[Mark]:
    for span in mention.trigger:
        link, _, title = event.partition("\t")
        yield Mark(span.start, span.end, "trigger", mention.id, f"/events/{link}" if link else "", title)


def _mark(span: Span, kind: str, of: str, tip: str) -> Mark:
    return Mark(span.start, span.end, kind, of, "", tip)
