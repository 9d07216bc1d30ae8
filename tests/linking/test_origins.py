"""Origins: who said it first, and by which way each report came to it."""

from __future__ import annotations

from typing import Any

from reports import Paper, brief, ledger_of, origin_with

from sayso.linking import link
from sayso.records import Origin, Step

KILLED = "The Northern Guard killed 31 soldiers in an ambush at Kelmet on Thursday"
MORE = "The gunmen burned nine trucks beside the old salt road and left before noon with a field radio and two mules."


def guard(outlet: str, published: str, words: str = KILLED, who: str = "Idris Vane", **more: Any) -> Paper:
    return brief(outlet, published, who, words, **{"killed": 31} | more)


def origin(*papers: Paper) -> Origin:
    linked = link(ledger_of(*papers))
    (found,) = linked.origins
    return found


def step(found: Origin, paper: Paper) -> Step:
    (one,) = (each for each in found.spread if each.report == paper.report.id)
    return one


def test_one_claim_through_five_outlets_is_one_origin() -> None:
    """However many carried it, in whatever words: by citation, on one day, or in the same words."""
    first = guard("Orrin Wire", "2031-05-09", said="2031-05-09")
    papers = [
        first,
        guard("Selm Daily", "2031-05-10", "There was an ambush, and 31 died", said="2031-05-09"),
        guard("The Harbour Post", "2031-05-10", "An ambush cost the army 31 men", through=["Orrin Wire"]),
        guard(
            "Dorn Echo",
            "2031-05-11",
            "Dozens of soldiers died in an ambush at Kelmet",
            "the Orrin Wire",
            kind="outlet",
        ),
        guard("Kelmet Online", "2031-05-12"),
    ]
    found = origin(*papers)
    assert found.name == "Idris Vane (Northern Guard)"
    assert found.first_said == "2031-05-09"
    assert set(found.reports) == {each.report.id for each in papers}
    assert found.reports[0] == first.report.id
    assert [each.report for each in found.spread] == list(found.reports)


def test_a_citation_names_its_source_and_its_report() -> None:
    """Where the source is in the collection; else its name alone."""
    wire = guard("Orrin Wire", "2031-05-09")
    citing = guard("Selm Daily", "2031-05-10", through=["the Orrin Wire"])
    told = step(origin(wire, citing), citing)
    assert (told.how, told.source, told.source_report) == ("cited", "Orrin Wire", wire.report.id)
    alone = step(origin(citing), citing)
    assert (alone.how, alone.source, alone.source_report) == ("cited", "Orrin Wire", None)


def test_a_copy_without_credit_is_told() -> None:
    """It has the sentences of an earlier report, and names nobody but the speaker; who came first heard it."""
    text = f"{KILLED}, Idris Vane said. {MORE}"
    wire = guard("Orrin Wire", "2031-05-09", text=text)
    copy = guard("Kelmet Online", "2031-05-10", text=text)
    found = origin(copy, wire)
    assert (step(found, wire).how, step(found, wire).source_report) == ("heard", None)
    told = step(found, copy)
    assert (told.how, told.source, told.source_report) == ("copied", "Orrin Wire", wire.report.id)


def test_who_writes_in_words_of_their_own_heard_it() -> None:
    """The quotation alone is shared by all who heard it."""
    wire = guard("Orrin Wire", "2031-05-09", said="2031-05-09", text=f"{KILLED}, Idris Vane said. {MORE}")
    other = guard("Selm Daily", "2031-05-10", "In an ambush he killed 31", said="2031-05-09")
    assert step(origin(wire, other), other).how == "heard"


def test_a_change_of_figures_is_told() -> None:
    """Of the first figure of one kind that no longer agrees; nothing where it stayed."""
    wire = guard("Orrin Wire", "2031-05-09")
    words = "Dozens of soldiers died in an ambush at Kelmet on Thursday"
    changed = guard("Selm Daily", "2031-05-10", words, "the Orrin Wire", kind="outlet", killed=(24, 99))
    kept = guard("Dorn Echo", "2031-05-10", through=["Orrin Wire"])
    least = guard("Kelmet Online", "2031-05-10", through=["Orrin Wire"], killed=(30, None))
    found = origin(wire, changed, kept, least)
    assert step(found, changed).change == "31 killed became 24 to 99"
    assert step(found, kept).change is None
    assert step(found, least).change == "31 killed became at least 30"


def test_an_origin_belongs_to_the_body_that_spoke() -> None:
    """Its party is the Guard, not the man; a man who speaks for nobody is his own."""
    linked = link(ledger_of(guard("Orrin Wire", "2031-05-09")))
    (found,) = linked.origins
    assert {each.id: each.name for each in linked.actors}[found.party or ""] == "Northern Guard"
    linked = link(ledger_of(brief("Dorn Echo", "2031-05-09", "Sidi Haro", KILLED, kind="person")))
    assert linked.origins[0].name == "Sidi Haro"
    assert {each.id: each.name for each in linked.actors}[linked.origins[0].party or ""] == "Sidi Haro"


def test_a_person_of_no_known_body_has_no_party() -> None:
    """A nurse is nobody's actor."""
    assert origin(brief("Dorn Echo", "2031-05-09", "a nurse", KILLED)).party is None


def test_an_outlet_that_cites_itself_or_in_a_circle_is_no_fault() -> None:
    """Its own name in the chain leads nowhere; two that cite each other on one day are one origin, or none is lost."""
    itself = guard("Orrin Wire", "2031-05-09", who="the Orrin Wire", kind="outlet")
    assert step(origin(itself), itself).source_report is None
    one = guard("Orrin Wire", "2031-05-09", who="the Selm Daily", kind="outlet")
    two = guard("Selm Daily", "2031-05-09", who="the Orrin Wire", kind="outlet")
    linked = link(ledger_of(one, two))
    for paper in (one, two):
        told = step(origin_with(linked, paper.attributions[0].id), paper)
        assert told.source_report != paper.report.id


def test_reports_without_a_day_come_last() -> None:
    """Nobody can say that they were first."""
    dated = guard("Orrin Wire", "2031-05-09", key="z")
    undated = brief("Selm Daily", None, "Idris Vane", KILLED, key="a")
    assert origin(undated, dated).reports == ("z", "a")
