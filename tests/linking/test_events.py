"""Events as records: what is told of one happening over all reports."""

from __future__ import annotations

from reports import KELMET, SELM, Paper, brief, event_with, groups_of, ledger_of

from sayso.linking import link
from sayso.records import Event, Ledger, Place

KILLED = "The Northern Guard killed 31 soldiers in an ambush at Kelmet on Thursday"
DIED = "Soldiers died in the ambush at Kelmet"
MALI = Place(name="Mali", country="MLI", precision="country")


def together(*papers: Paper) -> Event:
    """The one event of the reports."""
    (event,) = link(ledger_of(*papers)).events
    return event


def apart(*papers: Paper) -> set[frozenset[str]]:
    """The events of the reports, as the reports that tell of each."""
    linked = link(ledger_of(*papers))
    report = {mention.id: mention.report for mention in linked.mentions}
    return {frozenset(report[m] for m in event) for event in groups_of(linked.events, "mentions")}


def test_one_ambush_in_three_reports_is_one_event() -> None:
    """Told by two sides and in a report's own words; its mentions stand in the order of publication."""
    papers = [
        brief("Dorn Echo", "2031-05-11", "", "An ambush killed soldiers at Kelmet"),
        brief("Orrin Wire", "2031-05-09", "Idris Vane", KILLED),
        brief("Selm Daily", "2031-05-10", "Colonel Sen Ruda", DIED),
    ]
    event = together(*papers)
    assert event.mentions == tuple(papers[n].mentions[0].id for n in (1, 2, 0))
    assert event.type == "ASSAULT"


def test_another_place_day_or_kind_is_another_event() -> None:
    """However alike the words are."""
    here = brief("Orrin Wire", "2031-05-09", "Idris Vane", KILLED)
    for more in ({"place": SELM}, {"day": "2031-05-04"}, {"type": "AGREE"}, {"status": "hypothetical"}):
        there = brief("Selm Daily", "2031-05-10", "Colonel Sen Ruda", "Soldiers died in the ambush", **more)
        assert len(apart(here, there)) == 2


def test_an_event_has_the_most_precise_place_and_the_narrowest_time() -> None:
    """Of those told equally often."""
    event = together(
        brief(
            "Selm Daily",
            "2031-05-10",
            "Idris Vane",
            KILLED,
            killed=31,
            place=MALI,
            day=("2031-05-02", "2031-05-09"),
        ),
        brief("Orrin Wire", "2031-05-11", "Idris Vane", KILLED, killed=31),
    )
    assert event.place == KELMET
    assert event.time
    assert (event.time.start, event.time.end) == ("2031-05-08", "2031-05-08")


def test_an_event_without_place_time_and_figures_has_none() -> None:
    """Nothing is guessed."""
    event = together(brief("Selm Daily", None, "Idris Vane", KILLED, place=None, day=None))
    assert (event.place, event.time, event.counts) == (None, None, ())


def test_an_outlet_of_the_collection_is_an_outlet_whatever_it_is_called() -> None:
    """The "Northern Star" looks like no paper: two outlets are no two independent sources."""
    star = brief("Northern Star", "2031-05-09", "", "An ambush killed soldiers at Kelmet")
    carried = brief(
        "Selm Daily",
        "2031-05-10",
        "Northern Star",
        "An ambush killed soldiers at Kelmet",
        kind="organization",
    )
    other = brief(
        "Dorn Echo", "2031-05-10", "Orrin Wire", "An ambush left soldiers dead at Kelmet", kind="outlet"
    )
    event = together(star, carried, other)
    assert event.assessment
    assert event.assessment.independent == 1


def test_a_denial_that_points_back_is_of_the_event() -> None:
    """Thus "he denied this" names nothing, and denies what was said before."""
    paper = Paper(
        "Selm Daily",
        "2031-05-09",
        f"{KILLED}, Idris Vane said. Colonel Sen Ruda of the Malian army denied this.",
    )
    claim = paper.says("Idris Vane", KILLED, affiliation="the Northern Guard", kind="person")
    denial = paper.says("Colonel Sen Ruda", "this", "denies", affiliation="the Malian army", kind="person")
    mention = paper.tells("ambush", claim, recipients=["soldiers"], place=KELMET)
    linked = link(ledger_of(paper))
    assessment = event_with(linked, mention).assessment
    assert assessment
    assert assessment.status == "disputed"
    (denied_by,) = assessment.denied_by
    assert denial in next(each for each in linked.origins if each.id == denied_by).attributions


def test_a_demand_is_no_word_on_whether_it_happened() -> None:
    """Who demands an end of the attacks doesn't say that this one happened."""
    event = together(brief("Selm Daily", "2031-05-09", "Idris Vane", KILLED, "demands"))
    assert event.assessment
    assert event.assessment.status == "unsourced"


def test_claims_that_are_not_in_the_ledger_are_passed_over() -> None:
    """A mention of another program may be held by an id that leads nowhere."""
    paper = brief("Selm Daily", "2031-05-09", "Idris Vane", KILLED, killed=31)
    bare = Ledger(reports=(paper.report,), mentions=tuple(paper.mentions))
    (event,) = link(bare).events
    assert event.assessment
    assert event.assessment.status == "unsourced"
