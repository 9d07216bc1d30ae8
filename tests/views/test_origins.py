"""Claims under their origins: who says so, who denies it, and how each claim spread."""

from __future__ import annotations

from typing import Any

import pytest
from linked import Desk, ambush

from sayso.views import EventView, board, lines
from sayso.views.shown import OriginView


def shown(desk: Desk | None = None) -> EventView:
    (view,) = board((desk or ambush()).ledger())
    return view


def two_reports() -> Desk:
    desk = Desk()
    desk.report(
        "a",
        "Paper A",
        "2031-05-02",
        "The army said a raid took place. Later it denied that a raid took place.",
    )
    desk.report("b", "Paper B", "2031-05-01", "A raid took place, the army told Le Phare.")
    return desk


def names(origins: tuple[OriginView, ...]) -> list[str]:
    return [each.name for each in origins]


def test_origins_are_parted_by_the_assessment() -> None:
    """Those who say so and those who deny it stand apart, the earliest first."""
    view = shown()
    assert names(view.asserted) == [
        "Idris Vane, spokesman of the Northern Guard",
        "the defence ministry",
        "a nurse",
    ]
    assert names(view.denied) == ["Colonel Sen Ruda"]
    assert view.other == ()


def test_a_claim_has_its_speaker_its_way_and_its_exact_words() -> None:
    """A claim shows name and role, day, medium, through whom it came, and words with report and offsets."""
    guard = shown().asserted[0]
    post, daily = guard.claims[1], guard.claims[2]
    (speaker,) = post.speakers
    assert (speaker.name, speaker.role, speaker.named) == ("Idris Vane", "spokesman, Northern Guard", True)
    assert (post.stance, post.medium, post.report.name) == ("asserts", "statement", "The Harbour Post")
    assert post.said
    assert post.said.start == "2031-05-09"
    (passage,) = post.passages
    assert (passage.report, passage.start, passage.end) == ("r-post", 0, 74)
    assert (daily.through, daily.report.name) == (("Orrin Wire",), "Selm Daily")
    assert post.sentence.text.endswith("its spokesman Idris Vane said in a statement.")


def test_claims_stand_in_the_order_of_their_reports() -> None:
    """Under an origin the claim of the earliest report comes first."""
    assert [each.id for each in shown().asserted[0].claims] == ["a-wire", "a-post", "a-daily", "a-copy"]


def test_the_spread_has_the_first_first_and_what_changed() -> None:
    """Each step tells who copied or cited whom, on which day, and what became different."""
    told = [(s.report.id, s.how, s.source, s.source_report, s.change) for s in shown().asserted[0].spread]
    assert told == [
        ("r-wire", "heard", None, None, None),
        ("r-post", "heard", None, None, None),
        ("r-daily", "cited", "Orrin Wire", "r-wire", "31 killed became 24 to 99"),
        ("r-copy", "copied", None, "r-daily", None),
    ]


def test_an_origin_that_asserted_and_denied_stands_on_both_sides() -> None:
    """Its claims are parted by their stance."""
    desk = two_reports()
    desk.said("c1", "a", "the army", "a raid took place")
    desk.said("c2", "a", "the army", "that a raid took place", "denies")
    desk.mention("m", "a", "raid", "c1", "c2")
    desk.origin("o", "the army", "c1", "c2")
    desk.event("e", "m", status="disputed", origins=["o"], denied_by=["o"])
    view = shown(desk)
    assert [[each.id for each in origin.claims] for origin in (*view.asserted, *view.denied)] == [
        ["c1"],
        ["c2"],
    ]
    assert lines.elsewhere(view, view.asserted[0]) == " · stands under “Denied by” too"
    assert lines.elsewhere(view, view.denied[0]) == " · stands under “Said by” too"


def test_claims_of_no_origin_are_grouped_by_who_speaks() -> None:
    """Where the occasion is not clear, claims stand under the speaker's name, and under no origin's id."""
    desk = two_reports()
    desk.said("c1", "a", "the army", "a raid took place")
    desk.said("c2", "b", "the army", "A raid took place", via=["Le Phare"])
    desk.said("c3", "a", "", "that a raid took place", "suspects")
    desk.mention("m1", "a", "raid", "c1", "c3")
    desk.mention("m2", "b", "raid", "c2")
    desk.event("e", "m1", "m2")
    view = shown(desk)
    (army,), (nobody,) = view.asserted, view.other
    assert (army.id, army.name, [each.id for each in army.claims]) == (None, "the army", ["c2", "c1"])
    assert nobody.name == "not told by whom"


@pytest.mark.parametrize("has_spread", [True, False])
def test_without_steps_the_reports_words_tell_how_they_have_it(has_spread: bool) -> None:
    """A ledger that tells no spread still shows who heard the speaker, and who cites an outlet."""
    desk = two_reports()
    desk.said("c1", "a", "the army", "a raid took place")
    desk.said("c2", "b", "the army", "A raid took place", via=["Le Phare"])
    desk.mention("m1", "a", "raid", "c1")
    desk.mention("m2", "b", "raid", "c2")
    desk.origin("o", "the army", "c1", "c2", spread=(desk.step("a"),) if has_spread else ())
    desk.event("e", "m1", "m2", status="single_origin", origins=["o"])
    told = [(each.report.id, each.how, each.source) for each in shown(desk).asserted[0].spread]
    assert told == [("b", "cited", "Le Phare"), ("a", "heard", None)]


def test_steps_to_an_origins_other_claims_are_left_out() -> None:
    """A report that carries another claim of the origin is no step of this event, unless a step rests on it."""
    desk = two_reports()
    desk.report("c", "Paper C", "2031-05-03", "A raid took place, Paper B wrote.")
    desk.said("c1", "a", "the army", "a raid took place")
    desk.said("c2", "b", "the army", "A raid took place")
    desk.said("c3", "c", "the army", "A raid took place", via=["Paper B"])
    desk.mention("m", "c", "raid", "c3")
    steps: tuple[Any, ...] = (desk.step("b"), desk.step("a"), desk.step("c", "cited", source_report="b"))
    desk.origin("o", "the army", "c1", "c2", "c3", spread=steps)
    desk.event("e", "m", status="single_origin", origins=["o"])
    assert [each.report.id for each in shown(desk).asserted[0].spread] == ["b", "c"]


def test_an_assessed_origin_without_a_claim_here_shows_what_it_said() -> None:
    """Where the ledger only says that an origin denies the event, its denials are shown."""
    desk = two_reports()
    desk.said("c1", "a", "the army", "a raid took place")
    desk.said("c2", "a", "the army", "that a raid took place", "denies")
    desk.mention("m", "b", "raid")
    desk.origin("o", "the army", "c1", "c2")
    desk.event("e", "m", status="disputed", denied_by=["o"])
    (origin,) = shown(desk).denied
    assert [each.id for each in origin.claims] == ["c2"]


def test_a_ledger_without_assessments_is_shown_by_the_stances() -> None:
    """An event that nobody assessed still parts those who deny from those who assert."""
    desk = two_reports()
    desk.said("c1", "a", "the army", "a raid took place")
    desk.said("c2", "a", "a guard", "that a raid took place", "denies")
    desk.mention("m", "a", "raid", "c1", "c2")
    desk.origin("o1", "the army", "c1")
    desk.origin("o2", "a guard", "c2")
    desk.event("e", "m")
    view = shown(desk)
    assert (names(view.asserted), names(view.denied), view.status) == (["the army"], ["a guard"], None)
