"""Within one report: which mentions tell of one event."""

from __future__ import annotations

from reports import KELMET, SELM, Paper, ledger_of

from sayso.linking.reading import WordOnReports, told_by
from sayso.linking.tellings import tellings_of


def groups(paper: Paper, *apart: frozenset[str]) -> list[list[str]]:
    """The mentions that tell of one event, by the number in their ids."""
    word = WordOnReports(events_apart=frozenset(apart))
    told = told_by(paper.report, paper.attributions, paper.mentions, word)
    return [[m.rpartition("/")[2] for m in each.mentions] for each in told.tellings]


def siege() -> Paper:
    paper = Paper(
        "Selm Daily",
        "2031-05-09",
        "Gunmen attacked Kelmet on Thursday. The attack killed six miners. The toll rose.",
    )
    paper.tells("attacked", actors=["Gunmen"], place=KELMET, day="2031-05-08")
    paper.tells("killed", recipients=["six miners"], killed=6)
    return paper


def test_later_sentences_go_to_the_event_told_before() -> None:
    """Here "the attack" and what it did are the attack of the first sentence."""
    assert groups(siege()) == [["m1", "m2"]]


def test_another_kind_of_event_is_another() -> None:
    """A deal beside an attack."""
    paper = siege()
    paper.tells("rose", type="AGREE")
    assert groups(paper) == [["m1", "m2"], ["m3"]]


def test_an_event_of_another_place_or_day_is_another() -> None:
    """What the report recalls of April isn't Thursday's."""
    text = "A shell hit Kelmet on Thursday. A raid emptied Selm on Thursday. A bomb struck in April."
    paper = Paper("Selm Daily", "2031-05-09", text)
    paper.tells("hit", place=KELMET, day="2031-05-08")
    paper.tells("raid", place=SELM, day="2031-05-08")
    paper.tells("bomb", day=("2031-04-01", "2031-04-30"))
    assert groups(paper) == [["m1"], ["m2"], ["m3"]]


def test_acts_of_speech_are_not_put_together_for_standing_in_one_report() -> None:
    """Two demands by two people are two events."""
    paper = Paper("Selm Daily", "2031-05-09", "Vane demanded bread. Orrin demanded water.")
    paper.tells("demanded", type="REQUEST", actors=["Vane"])
    paper.tells("demanded#2", type="REQUEST", actors=["Orrin"])
    assert groups(paper) == [["m1"], ["m2"]]


def test_a_person_holds_two_mentions_apart() -> None:
    """Then the second begins an event of its own."""
    paper = siege()
    apart = frozenset(each.id for each in paper.mentions)
    assert groups(paper, apart) == [["m1"], ["m2"]]


def test_mentions_are_taken_in_the_order_of_the_text() -> None:
    """Not in that of the ledger."""
    paper = siege()
    paper.mentions.reverse()
    assert groups(paper) == [["m1", "m2"]]


def test_no_mention_no_telling() -> None:
    """A report may tell of nothing."""
    assert tellings_of([]) == []
    assert ledger_of(Paper("Selm Daily", None, "Rain fell.")).mentions == ()
