"""Origins as records: who said it first, and by which way each report came to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TypeAlias

from sayso.knowledge.names import is_title
from sayso.linking.graph import Graph, Rules, Scores
from sayso.linking.names import key
from sayso.linking.occasions import SAME, apart, compare, keys_of
from sayso.linking.reuse import took_over
from sayso.linking.voices import Figure, Voice, merged
from sayso.linking.words import overlap
from sayso.records import Origin, Report, Step, record_id

Copied: TypeAlias = Callable[[Report, Report], bool]
_UNDATED = 10**6
_NEARLY, _ENOUGH = 0.7, 4
_LOOKED_AT = 3


def origin_graph(scores: Scores[Voice] | None = None) -> Graph[Voice]:
    """Return an empty graph of voices, in which those of one occasion are put together."""
    return Graph(
        Rules(
            keys=keys_of,
            order=lambda voice: (voice.published or 0, voice.id),
            score=lambda a, b: (compare(a, b) or (0.0, ""))[0],
            merge=merged,
            fits=lambda a, b: not apart(a, b),
            same=SAME,
            perhaps=SAME,
        ),
        scores,
    )


def origin_of(voices: Iterable[Voice]) -> Origin:
    """Return the origin to which the voices go back, but for its party's id and how it spread."""
    ordered = _ordered(voices)
    whole = merged(ordered)
    said = sorted(v.said[0] for v in ordered if v.said)
    return Origin(
        id=record_id("o", min(v.id for v in ordered)),
        name=_name(whole),
        attributions=tuple(dict.fromkeys(a for v in ordered for a in v.attributions)),
        reports=tuple(dict.fromkeys(v.report for v in ordered)),
        first_said=date.fromordinal(said[0]).isoformat() if said else None,
    )


def spread_of(
    voices: Iterable[Voice], reports: Mapping[str, Report], copied: Copied = took_over
) -> tuple[Step, ...]:
    """Return how the words of an origin spread: one step for each report, the first first.

    ``copied`` tells whether a report has words of an earlier one.
    """
    ordered = _ordered(voices)
    steps: dict[str, Step] = {}
    for number, voice in enumerate(ordered):
        if voice.report not in steps:
            before = [v for v in ordered[:number] if v.report != voice.report]
            steps[voice.report] = _step(voice, before, reports, copied)
    return tuple(steps.values())


def _ordered(voices: Iterable[Voice]) -> list[Voice]:
    return sorted(voices, key=lambda v: (v.published or _UNDATED, v.through != frozenset(), v.report, v.id))


def _name(voice: Voice) -> str:
    """Return who spoke, with the body behind a person's name."""
    name, body = voice.party.name, voice.party.body
    if voice.party.kind != "person" or key(body) == key(name) or key(body) in key(name):
        return name
    if all(is_title(word) for word in body.split()):
        return name
    article = "the " if body[:1].islower() and not body.startswith(("the ", "a ", "an ")) else ""
    return f"{name} ({article}{body})"


def _step(voice: Voice, before: Sequence[Voice], reports: Mapping[str, Report], copied: Copied) -> Step:
    published = reports[voice.report].published
    named = voice.party.keys | voice.through if voice.hearsay else voice.through
    if named:
        cited = [v for v in before if v.outlet and f"outlet:{key(v.outlet)}" in named]
        cited.sort(key=lambda v: f"outlet:{key(v.outlet or '')}" != voice.nearest)
        source = cited[0] if cited else None
        outlet = source.outlet if source else _bare(voice.carrier or voice.party.name)
        return Step(
            report=voice.report,
            how="cited",
            source=outlet,
            source_report=source.report if source else None,
            published=published,
            change=_change(source, voice) if source else None,
        )
    alike = (v for v in before if _alike(v, voice))
    likely = islice(alike, _LOOKED_AT)
    source = next((v for v in likely if copied(reports[voice.report], reports[v.report])), None)
    return Step(
        report=voice.report,
        how="copied" if source else "heard",
        source=source.outlet if source else None,
        source_report=source.report if source else None,
        published=published,
        change=_change(source, voice) if source else None,
    )


def _alike(source: Voice, voice: Voice) -> bool:
    """Whether the words of one content are nearly those of another: worth a closer look."""
    return any(
        overlap(a, b) >= _NEARLY and min(len(a), len(b)) >= _ENOUGH
        for a in source.contents
        for b in voice.contents
    )


def _change(source: Voice, voice: Voice) -> str | None:
    """Return what figure became what on the way."""
    for of in sorted({f[0] for f in source.figures} & {f[0] for f in voice.figures}):
        one, two = ({f for f in v.figures if f[0] == of} for v in (source, voice))
        if not one & two:
            return f"{_figure(min(one, key=repr))} {of} became {_figure(min(two, key=repr))}"
    return None


def _figure(figure: Figure) -> str:
    _, low, high = figure
    if low == high:
        return str(low)
    return f"at least {low}" if high is None else f"up to {high}" if low is None else f"{low} to {high}"


def _bare(name: str) -> str:
    """Return the name of an outlet without its article: "Orrin Wire" for "the Orrin Wire"."""
    return name[4:] if name.startswith("the ") and name[4:5].isupper() else name
