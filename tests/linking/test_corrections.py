"""What was taken back: withdrawn claims and notices of correction, found in a report's text."""

from __future__ import annotations

import pytest
from reports import Paper, assessment_of, brief, event_with, ledger_of

from sayso.linking import link
from sayso.linking.corrections import Correction, concerning, corrections_in, is_corrected, withdrawal_of
from sayso.linking.facts import Facts, day_of
from sayso.linking.parties import Party
from sayso.linking.reading import told_by
from sayso.linking.words import stems

KILLED = "The Northern Guard killed 31 soldiers in an ambush at Kelmet on Thursday"
GUARD = Party(
    "the Northern Guard", "Northern Guard", frozenset({"northern guard"}), frozenset({"northern guard"})
)
ARMY = Party("the army", "the army", frozenset({"MIL:MLI"}), frozenset({"state:MLI"}))


def found(text: str, *parties: Party) -> list[Correction]:
    paper = Paper("Orrin Wire", "2031-05-12", text)
    return list(corrections_in(paper.report, parties or (GUARD, ARMY)))


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Guard withdrew its claim of an ambush.",
        "On Monday the Northern Guard has retracted the statement on the ambush.",
        "The Northern Guard took back what it called a report of an ambush.",
    ],
)
def test_a_withdrawal_is_its_partys(text: str) -> None:
    """The party named last before the verb takes back."""
    (one,) = found(text)
    assert (one.kind, one.keys, one.name) == ("withdrawal", GUARD.keys, "Northern Guard")
    assert one.day == day_of("2031-05-12")
    assert one.span.text == text


def test_of_two_parties_the_nearer_takes_back() -> None:
    """What the army says of it doesn't matter."""
    (one,) = found("Unlike the army, the Northern Guard withdrew its claim.")
    assert one.keys == GUARD.keys


@pytest.mark.parametrize(
    "text",
    [
        "The army withdrew from Kelmet.",
        "The army withdrew its tanks.",
        "Somebody withdrew a claim.",
        "The claim stands.",
    ],
)
def test_other_withdrawals_take_nothing_back(text: str) -> None:
    """Of troops, of things, of nobody known."""
    assert found(text) == []


def test_a_notice_tells_which_figure_was_wrong() -> None:
    """And not which is right; it is the outlet's own."""
    (one,) = found("An ambush struck Kelmet. Correction: 13 soldiers died in the ambush, not 31.")
    assert one.kind == "notice"
    assert one.wrong == {31}
    assert one.keys == {"outlet:orrin wire"}
    assert stems("Kelmet") <= one.words


def test_a_correction_is_of_the_event_with_which_it_shares_words() -> None:
    """One word is too little."""
    (one,) = found("Correction: 13 soldiers died in the ambush, not 31.")
    facts = Facts("m", frozenset(), (), frozenset(), happened=True, triggers=frozenset())
    for words, is_of in (("soldiers in an ambush", True), ("an ambush", False)):
        event = Facts(**{f: getattr(facts, f) for f in facts.__slots__} | {"words": stems(words)})
        assert bool(concerning([one], event)) is is_of


def test_who_withdraws_one_thing_stands_by_the_rest() -> None:
    """And by what was said after it; another party's words stay as they are."""
    (one,) = found("The Northern Guard withdrew its claim of an ambush at Kelmet.")
    before, after = day_of("2031-05-09"), day_of("2031-05-20")
    assert withdrawal_of([one], GUARD, before, stems(KILLED)) == one
    assert withdrawal_of([one], GUARD, before, stems("bread is dear in the town of Selm")) is None
    assert withdrawal_of([one], GUARD, after, stems(KILLED)) is None
    assert withdrawal_of([one], ARMY, before, stems(KILLED)) is None


def test_a_figure_is_corrected_where_it_came_from_that_outlet() -> None:
    """The same figure of another outlet stands, and so do the outlet's other figures."""
    (one,) = found("Correction: 13 soldiers died in the ambush, not 31.")
    wire, daily = frozenset({"outlet:orrin wire"}), frozenset({"outlet:selm daily"})
    assert is_corrected([one], wire, 31)
    assert not is_corrected([one], daily, 31)
    assert not is_corrected([one], wire, 13)
    assert not is_corrected([one], wire, None)


# -- over reports ----------------------------------------------------------------------------------------------------


def test_a_withdrawn_claim_counts_for_nothing_in_all_that_repeated_it() -> None:
    """Three carried it, a fourth tells that the Guard took it back: nobody says it any more."""
    carried = [
        brief("Orrin Wire", "2031-05-09", "Idris Vane", KILLED, killed=31),
        brief("Selm Daily", "2031-05-10", "Idris Vane", KILLED, through=["Orrin Wire"], killed=31),
        brief("Dorn Echo", "2031-05-10", "Idris Vane", KILLED, killed=31),
    ]
    before = assessment_of(link(ledger_of(*carried)), carried[0].mentions[0].id)
    assert before.status == "single_origin"
    back = Paper(
        "The Harbour Post",
        "2031-05-14",
        "The Northern Guard withdrew its claim of an ambush on soldiers at Kelmet.",
    )
    back.tells("ambush", actors=["the Northern Guard"], recipients=["soldiers"], day="2031-05-08")
    linked = link(ledger_of(*carried, back))
    event = event_with(linked, carried[0].mentions[0].id)
    assert set(event.mentions) >= {each.mentions[0].id for each in carried}
    assert event.assessment
    assert event.assessment.origins == ()
    assert event.assessment.status == "unsourced"
    assert "Northern Guard has taken back what it said." in (event.assessment.why or "")
    assert not any(count.by for count in event.counts)


def test_a_withdrawal_leaves_what_others_said() -> None:
    """The army's word stands alone now."""
    guard = brief("Orrin Wire", "2031-05-09", "Idris Vane", KILLED)
    army = brief("Selm Daily", "2031-05-10", "Colonel Sen Ruda", "Soldiers died in the ambush at Kelmet")
    back = Paper(
        "Dorn Echo", "2031-05-14", "The Northern Guard withdrew its claim of an ambush on soldiers at Kelmet."
    )
    back.tells("ambush", actors=["the Northern Guard"], recipients=["soldiers"], day="2031-05-08")
    assert assessment_of(link(ledger_of(guard, army)), guard.mentions[0].id).status == "both_sides"
    after = assessment_of(link(ledger_of(guard, army, back)), guard.mentions[0].id)
    assert (after.status, len(after.origins)) == ("single_origin", 1)


def test_a_corrected_figure_is_dropped_from_all_reports_that_had_it_from_there() -> None:
    """The wire's own and the paper's that cites it; the figure of a paper that heard it itself stays."""
    wire = brief("Orrin Wire", "2031-05-09", "Idris Vane", KILLED, killed=31)
    citing = brief("Selm Daily", "2031-05-10", "Idris Vane", KILLED, through=["Orrin Wire"], killed=31)
    notice = brief(
        "Orrin Wire",
        "2031-05-11",
        "Idris Vane",
        "The Guard killed 13 soldiers in an ambush at Kelmet",
        text="The Guard killed 13 soldiers in an ambush at Kelmet, Idris Vane said. Correction: 13 soldiers died in the ambush at Kelmet, not 31.",
        killed=13,
    )
    figures = [
        (count.low, count.high)
        for count in event_with(link(ledger_of(wire, citing, notice)), wire.mentions[0].id).counts
    ]
    assert figures == [(13, 13)]
    heard = brief("Dorn Echo", "2031-05-09", "Idris Vane", KILLED, killed=31)
    event = event_with(link(ledger_of(wire, citing, notice, heard)), wire.mentions[0].id)
    assert [(count.low, count.high) for count in event.counts] == [(13, 31)]
    assert event.assessment
    assert "Orrin Wire has corrected its figures." in (event.assessment.why or "")


def test_a_report_without_day_or_outlet_can_tell_of_a_withdrawal() -> None:
    """Its day is not known, and nothing fails."""
    paper = Paper(
        None, None, "The Northern Guard withdrew its claim. Correction: nine died, not ten.", key="r"
    )
    paper.tells("claim", actors=["the Northern Guard"])
    told = told_by(paper.report, paper.attributions, paper.mentions).corrections
    assert [(each.kind, each.day, each.name) for each in told] == [
        ("withdrawal", 0, "Northern Guard"),
        ("notice", 0, ""),
    ]
