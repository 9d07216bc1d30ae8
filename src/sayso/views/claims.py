"""Claims as they are shown: who said it, through whom it came, in which words, and what isn't known of it."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.records import Attribution, Link, Mention
from sayso.views.index import Index
from sayso.views.passages import passages, report_view, sentence
from sayso.views.shown import CaveatView, ClaimView, SpeakerView, TellingView
from sayso.views.words import listed, medium_words, role_words


def claim_view(index: Index, said: Attribution) -> ClaimView:
    """Return an attribution with its report, its speakers and its exact words."""
    report = index.reports[said.report]
    last = said.chain[-1] if said.chain else None
    return ClaimView(
        id=said.id,
        speakers=_speakers(last),
        stance=said.stance,
        endorsement=said.endorsement,
        voice=said.voice,
        said=last.said if last else None,
        medium=(medium_words(last.medium) or None) if last else None,
        through=tuple(_names(link) for link in reversed(said.chain[:-1])),
        report=report_view(report),
        passages=passages(report, said.content),
        sentence=sentence(report, said.content),
        confidence=said.confidence,
    )


def in_order(claims: Iterable[ClaimView]) -> tuple[ClaimView, ...]:
    """Return claims by the day of their report, and within a report by their place; no day comes last."""
    return tuple(
        sorted(
            claims,
            key=lambda each: (
                each.report.published or "9999",
                each.report.name,
                each.report.id,
                each.passages[0].start if each.passages else 0,
                each.id,
            ),
        )
    )


def caveat_views(index: Index, claims: Iterable[ClaimView]) -> tuple[CaveatView, ...]:
    """Return the caveats about any of the claims, each once."""
    ids = [each.id for each in claims]
    found = {caveat.id: caveat for key in ids for caveat in index.caveats_about.get(key, ())}
    shown = []
    for caveat in found.values():
        report = index.reports[caveat.report]
        (passage,) = passages(report, (caveat.text,))
        shown.append(
            CaveatView(
                id=caveat.id,
                kind=caveat.kind,
                by=caveat.by.name if caveat.by else None,
                passage=passage,
                report=report_view(report),
                about=tuple(key for key in ids if key in caveat.about),
            )
        )
    return tuple(
        sorted(shown, key=lambda each: (each.report.published or "9999", each.report.id, each.passage.start))
    )


def telling_view(index: Index, mention: Mention) -> TellingView:
    """Return a mention in a report's own voice with the sentence in which it stands."""
    report = index.reports[mention.report]
    return TellingView(
        id=mention.id,
        status=mention.status,
        report=report_view(report),
        passage=sentence(report, mention.trigger),
    )


def _speakers(link: Link | None) -> tuple[SpeakerView, ...]:
    speakers = link.speakers if link else ()
    return tuple(
        SpeakerView(name=each.name, role=role_words(each) or None, named=each.named) for each in speakers
    )


def _names(link: Link) -> str:
    return listed([each.name for each in link.speakers]) or "somebody not named"
