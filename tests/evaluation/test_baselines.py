"""What simpler programs say about events, on hand-made dossiers of an invented incident."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.baselines import ahead, earliest, near_duplicates, outlets, scores, shingles
from evaluation.linked_dossiers import LinkedDossier
from sayso.records import Assessment, AssessmentStatus, Event, Ledger, Mention, Report, Span

NEWS = "Raiders burned the old mill at Oicha on Monday night, and nobody there has seen the miller since."
OTHER = "At Oicha a mill burned down. Who set it on fire is what the district's only magistrate now asks."


def report(id_: str, outlet: str, text: str = NEWS, day: str = "2031-05-02") -> Report:
    return Report(id=id_, file=id_, outlet=outlet, published=day, text=text)


def ledger(
    *reports: Report, claimed: tuple[str, ...] = (), status: AssessmentStatus = "single_origin"
) -> Ledger:
    """Return reports that each have one mention of one event; those ``claimed`` have it from somebody."""
    mentions = tuple(
        Mention(
            id=f"m-{r.id}",
            report=r.id,
            type="ASSAULT",
            trigger=(Span.of(r.text, 0, 7),),
            attributions=("a",) if r.id in claimed else (),
        )
        for r in reports
    )
    event = Event(id="e", mentions=tuple(m.id for m in mentions), assessment=Assessment(status=status))
    return Ledger(reports=reports, mentions=mentions, events=(event,))


def test_two_outlets_corroborate() -> None:
    """Two reports of one outlet don't."""
    assert outlets(ledger(report("1", "Post"), report("2", "Mail"))) == {"e": "corroborated"}
    assert outlets(ledger(report("1", "Post"), report("2", "Post"))) == {"e": "single_origin"}


def test_an_event_without_mentions_gets_no_answer() -> None:
    """Not even that it is unsourced."""
    assert outlets(Ledger(events=(Event(id="e", mentions=()),))) == {"e": None}


def test_near_duplicates_are_one_outlet() -> None:
    """A copy with another last sentence is one too; the same news in other words is not."""
    pytest.importorskip("rensa", reason="near-duplicates are found with rensa")
    copy = f"{NEWS} By our own reporter."
    assert near_duplicates(ledger(report("1", "Post"), report("2", "Mail", copy))) == {"e": "single_origin"}
    told = ledger(report("1", "Post"), report("2", "Mail", copy), report("3", "Sun", OTHER))
    assert near_duplicates(told) == {"e": "corroborated"}


def test_the_earliest_report_is_the_only_origin() -> None:
    """Its claim counts; what it tells in its own voice is nobody's claim, whoever says so later."""
    first, later = report("1", "Post", day="2031-05-01"), report("2", "Mail")
    assert earliest(ledger(first, later, claimed=("1",))) == {"e": "single_origin"}
    assert earliest(ledger(first, later, claimed=("2",))) == {"e": "unsourced"}


def test_shingles_are_words_in_a_row() -> None:
    """A text of fewer words is one shingle."""
    assert shingles("A b C d") == ["a b c", "b c d"]
    assert shingles("One") == ["one"]


def test_sayso_is_ahead_by_the_difference_of_right_statuses() -> None:
    """Two outlets that carry one claim are no corroboration: here Sayso knows, and the count doesn't."""
    pytest.importorskip("rensa", reason="near-duplicates are found with rensa")
    gold = ledger(report("1", "Post"), report("2", "Mail", OTHER))
    told = scores([LinkedDossier(Path("d"), gold, gold)])
    assert (told["sayso"].status.right, told["outlets"].status.right) == (1, 0)
    assert (told["sayso"].false_corroboration.right, told["outlets"].false_corroboration.right) == (0, 1)
    assert {f.name: f.value for f in ahead(told)}["linking.ahead_of.outlets"] == 1


def test_an_event_whose_status_is_not_marked_is_not_counted() -> None:
    """It could only be wrong."""
    pytest.importorskip("rensa", reason="near-duplicates are found with rensa")
    gold = Ledger(events=(Event(id="e", mentions=()),))
    assert scores([LinkedDossier(Path("d"), gold, gold)])["sayso"].status.of == 0
