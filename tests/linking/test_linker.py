"""The stage as a whole: the same in any order, under a person's word, by the rules of the format, and on bad input."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import (
    KELMET,
    SELM,
    Paper,
    actor_called,
    assessment_of,
    brief,
    event_with,
    ledger_of,
    origin_with,
)

from evaluation.figures import Skipped
from evaluation.setting import Setting
from sayso.knowledge import places
from sayso.linking import Judgement, Linker, facts, link, phrases
from sayso.linking.judgements import judge
from sayso.records import Assessment, Attribution, Ledger, Link, Mention, Place, Report, Speaker, Time
from sayso.references import check

ROOT = Path(__file__).parents[2]
DOSSIERS = ROOT / "evaluation" / "dossiers"
SCORER = ROOT.parent / "shared" / "contract" / "score.py"

KILLED = "The Northern Guard killed 31 soldiers in an ambush at Kelmet on Thursday"
DIED = "Soldiers died in the ambush at Kelmet"
MORE = "The gunmen burned nine trucks beside the old salt road and left before noon with a field radio and two mules."
AT_SELM: dict[str, Any] = {
    "place": SELM,
    "day": "2031-05-06",
    "trigger": "seized",
    "recipients": ["the customs house"],
}


def stories() -> list[Paper]:
    """Nine reports on an ambush and a seizure, with copies, citations, a denial, a withdrawal and an undated one."""
    claimed = f"{KILLED}, Idris Vane said. {MORE}"
    guard = {"killed": 31, "actors": ["the Northern Guard"]}
    paper = [
        brief("Orrin Wire", "2031-05-09", "Idris Vane", KILLED, text=claimed, said="2031-05-09", **guard),
        brief("Kelmet Online", "2031-05-10", "Idris Vane", KILLED, text=claimed, **guard),
        brief(
            "The Harbour Post",
            "2031-05-10",
            "Idris Vane",
            "An ambush cost the army 31 men",
            through=["Orrin Wire"],
            killed=31,
        ),
        brief(
            "Dorn Echo",
            "2031-05-11",
            "the Orrin Wire",
            "Dozens of soldiers died in an ambush at Kelmet",
            kind="outlet",
            killed=(24, 99),
        ),
        brief(
            "Selm Daily",
            "2031-05-10",
            "Colonel Sen Ruda",
            "There was no ambush at Kelmet",
            "denies",
            said="2031-05-10",
        ),
        brief(
            "Selm Daily",
            "2031-05-07",
            "Ada Orrin",
            "Gunmen seized the customs house",
            affiliation="the Customs Union of Selm",
            kind="person",
            **AT_SELM,
        ),
        brief("Orrin Wire", "2031-05-07", "a nurse", "Armed men seized the customs house", **AT_SELM),
        brief(
            None,
            None,
            "the Northern Guard",
            "Fighters seized the customs house",
            kind="organization",
            actors=["Guard fighters"],
            **AT_SELM,
        ),
        Paper(
            "Dorn Echo",
            "2031-05-14",
            "The Northern Guard withdrew its claim of an ambush on soldiers at Kelmet.",
        ),
    ]
    paper[-1].tells("ambush", actors=["the Northern Guard"], recipients=["soldiers"], day="2031-05-08")
    return paper


def found(linked: Ledger) -> object:
    """What linking found, without regard to the order of the reports."""
    return (
        linked.actors,
        linked.origins,
        linked.events,
        sorted(linked.attributions, key=lambda a: a.id),
        sorted(linked.mentions, key=lambda m: m.id),
    )


def one_by_one(papers: list[Ledger], *, look: bool = False, judgements: tuple[Judgement, ...] = ()) -> Ledger:
    linker = Linker(judgements)
    for each in papers:
        linker.add(each)
        if look:
            linker.ledger()
    return linker.ledger()


def judged(about: str, of: tuple[str, ...], says: str, at: int = 1) -> Judgement:
    return judge(about, of, says, "Ada", at=f"2031-06-0{at}T00:00:00Z")


# -- in any order ----------------------------------------------------------------------------------------------------


@given(st.permutations(range(9)), st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_order_gives_the_same(order: list[int], look: bool) -> None:
    """Report by report in any order, looked at in between or not, gives what all at once give."""
    papers = stories()
    whole = link(ledger_of(*papers))
    assert found(one_by_one([ledger_of(papers[n]) for n in order], look=look)) == found(whole)


def test_the_stories_hold_together() -> None:
    """The ledger is sound, each mention is of one event, each attribution of an origin, and the two incidents are two."""
    papers = stories()
    linked = link(ledger_of(*papers))
    check(linked)
    assert sorted(m for event in linked.events for m in event.mentions) == sorted(
        m.id for m in linked.mentions
    )
    assert {a for origin in linked.origins for a in origin.attributions} == {
        a.id for a in linked.attributions
    }
    ids = [each.mentions[0].id for each in papers]
    ambush, seizure = event_with(linked, ids[0]), event_with(linked, ids[5])
    assert set(ambush.mentions) == {ids[n] for n in (0, 1, 2, 3, 4, 8)}
    assert set(seizure.mentions) == {ids[n] for n in (5, 6, 7)}


SPEAKERS = (
    "Idris Vane",
    "Colonel Sen Ruda",
    "a nurse",
    "Oren Vane",
    "the Orrin Wire",
    "the Northern Guard",
    "the army",
    "",
)
WORDS = (KILLED, DIED, "There was no ambush", "Dozens died in an ambush on a convoy", "An ambush was laid")


@st.composite
def papers_at_random(draw: st.DrawFn) -> Paper:
    """A report put together at random: who, what, where, when, through whom."""
    who = draw(st.sampled_from(SPEAKERS))
    more: dict[str, Any] = {
        "kind": draw(st.sampled_from([None, "person", "organization", "group", "outlet"])),
        "killed": draw(st.sampled_from([0, 3, 31, (24, 99), (20, None)])),
        "place": draw(
            st.sampled_from([KELMET, SELM, None, Place(name="Niger", country="NER", precision="country")])
        ),
        "day": draw(st.sampled_from([None, "2031-05-08", "2031-05-09", ("2031-04-01", "2031-05-09")])),
        "said": draw(st.sampled_from([None, "2031-05-09", "2031-05-10"])),
        "actors": draw(
            st.sampled_from([[], ["the Northern Guard"], ["we"], ["the army"], ["NG fighters"], ["gunmen"]])
        ),
        "status": draw(st.sampled_from(["actual", "actual", "negated", "planned"])),
        "through": draw(st.sampled_from([[], [], ["Orrin Wire"], ["Selm Daily"]])) if who else [],
    }
    stance = draw(st.sampled_from(["asserts", "asserts", "confirms", "denies", "accuses", "suspects"]))
    outlet = draw(st.sampled_from(["Orrin Wire", "Selm Daily", "Dorn Echo", None]))
    published = draw(st.sampled_from(["2031-05-09", "2031-05-10", "2031-05-12", None]))
    key = f"r{draw(st.integers(0, 10**9))}"
    return brief(outlet, published, who, draw(st.sampled_from(WORDS)), stance, key=key, **more)


@given(st.lists(papers_at_random(), min_size=2, max_size=7, unique_by=lambda p: p.report.id), st.data())
@settings(max_examples=80, deadline=None)
def test_any_order_of_reports_at_random_gives_the_same(papers: list[Paper], data: st.DataObject) -> None:
    """Whatever stands in them."""
    whole = link(ledger_of(*papers))
    check(whole)
    order = data.draw(st.permutations(papers))
    assert found(one_by_one([ledger_of(each) for each in order], look=data.draw(st.booleans()))) == found(
        whole
    )


def parts_of(ledger: Ledger) -> list[Ledger]:
    """A ledger as one ledger for each report."""
    return [
        Ledger(
            reports=(report,),
            attributions=tuple(a for a in ledger.attributions if a.report == report.id),
            caveats=tuple(c for c in ledger.caveats if c.report == report.id),
            mentions=tuple(m for m in ledger.mentions if m.report == report.id),
        )
        for report in ledger.reports
    ]


@pytest.mark.parametrize("folder", sorted(p.parent.name for p in DOSSIERS.glob("*/gold.yaml")))
def test_the_dossiers_give_the_same_in_three_orders(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forwards, backwards and from the middle."""
    try:
        scorer = Setting(ROOT, DOSSIERS, SCORER).scorer
    except Skipped as absent:
        pytest.skip(str(absent))
    for module in (phrases, facts):
        monkeypatch.setattr(module, "lookup", places.lookup)
    ledger = Ledger.from_json(json.dumps(scorer.gold_ledger(str(DOSSIERS / folder), False)))
    parts = parts_of(ledger)
    whole = found(link(ledger))
    half = len(parts) // 2
    for order in (parts, parts[::-1], parts[half:] + parts[:half]):
        assert found(one_by_one(order)) == whole


# -- a person's word -------------------------------------------------------------------------------------------------


def two_tellings() -> tuple[Paper, Paper]:
    """Two reports of which one may think that they tell of one ambush; linking does."""
    return (
        brief("Orrin Wire", "2031-05-09", "Idris Vane", KILLED, killed=31),
        brief("Selm Daily", "2031-05-10", "Colonel Sen Ruda", DIED),
    )


def later() -> Paper:
    """A third that is one with both."""
    return brief("Dorn Echo", "2031-05-11", "a nurse", KILLED, killed=31)


def test_events_told_apart_stay_apart() -> None:
    """Also when a third report comes that is one with both; "unsure" takes the word back."""
    one, two = two_tellings()
    ids = (one.mentions[0].id, two.mentions[0].id)
    assert len(link(ledger_of(one, two)).events) == 1
    apart = judged("event", ids, "different")
    for papers in ([one, two], [one, two, later()], [later(), two, one]):
        linked = one_by_one([ledger_of(each) for each in papers], look=True, judgements=(apart,))
        assert event_with(linked, ids[0]) != event_with(linked, ids[1])
    unsure = judged("event", ids, "unsure", at=2)
    assert len(link(ledger_of(one, two), [apart, unsure]).events) == 1


def test_events_told_to_be_one_are_one() -> None:
    """Whatever they tell: other places, other days, whichever report comes first."""
    one = brief("Orrin Wire", "2031-05-09", "Idris Vane", KILLED)
    two = brief(
        "Selm Daily",
        "2031-05-30",
        "Colonel Sen Ruda",
        "They seized a ferry",
        trigger="seized",
        recipients=["a ferry"],
        place=SELM,
        day="2031-05-29",
    )
    ids = (one.mentions[0].id, two.mentions[0].id)
    assert len(link(ledger_of(one, two)).events) == 2
    same = judged("event", ids, "same")
    for papers in ([one, two], [two, one, later()], [later(), one, two]):
        linked = one_by_one([ledger_of(each) for each in papers], look=True, judgements=(same,))
        assert set(ids) <= set(event_with(linked, ids[0]).mentions)


def test_two_mentions_of_one_report_are_told_apart() -> None:
    """They were one telling before."""
    paper = Paper(
        "Selm Daily", "2031-05-09", "Gunmen attacked Kelmet on Thursday. The attack killed six miners."
    )
    ids = (paper.tells("attacked", place=KELMET, day="2031-05-08"), paper.tells("killed", killed=6))
    assert len(link(ledger_of(paper)).events) == 1
    assert len(link(ledger_of(paper), [judged("event", ids, "different")]).events) == 2


def test_origins_are_told_to_be_one_or_two() -> None:
    """What two outlets carried was said on one day, or was not."""
    one = brief("Orrin Wire", "2031-05-09", "Idris Vane", KILLED)
    two = brief("Selm Daily", "2031-05-10", "Idris Vane", KILLED)
    three = brief("Dorn Echo", "2031-05-11", "Idris Vane", KILLED)
    ids = (one.attributions[0].id, two.attributions[0].id)
    assert len(link(ledger_of(one, two)).origins) == 1
    apart = judged("origin", ids, "different")
    for papers in ([one, two], [three, one, two], [two, one, three]):
        linked = one_by_one([ledger_of(each) for each in papers], look=True, judgements=(apart,))
        assert origin_with(linked, ids[0]) != origin_with(linked, ids[1])
    assert len(link(ledger_of(one, two), [apart, judged("origin", ids, "unsure", at=2)]).origins) == 1
    nurse = brief("Selm Daily", "2031-05-10", "a nurse", DIED)
    ids = (one.attributions[0].id, nurse.attributions[0].id)
    assert len(link(ledger_of(one, nurse)).origins) == 2
    linked = link(ledger_of(one, nurse), [judged("origin", ids, "same")])
    assert [set(each.attributions) for each in linked.origins] == [set(ids)]


def test_actors_are_told_to_be_one_or_two() -> None:
    """Two names are one body's; one name is two bodies'."""
    one = brief("Orrin Wire", "2031-05-09", "Idris Vane", KILLED, actors=["the Northern Guard"])
    two = brief("Selm Daily", "2031-05-10", "a nurse", DIED, actors=["the Selm Front"])
    names = ("Northern Guard", "Selm Front")
    apart = link(ledger_of(one, two))
    assert actor_called(apart, names[0]) != actor_called(apart, names[1])
    same = judged("actor", names, "same")
    for papers in ([one, two], [two, one]):
        linked = one_by_one([ledger_of(each) for each in papers], judgements=(same,))
        assert actor_called(linked, names[0]) == actor_called(linked, names[1])
    unsure = judged("actor", names, "unsure", at=2)
    assert found(link(ledger_of(one, two), [same, unsure])) == found(apart)
    short = brief("Selm Daily", "2031-05-10", "a nurse", DIED, actors=["the NGK"])
    full = brief("Orrin Wire", "2031-05-09", "a nurse", DIED, actors=["the Northern Guard of Kelmet"])
    assert len(link(ledger_of(short, full)).actors) == 2  # with the soldiers
    word = judged("actor", ("NGK", "Northern Guard of Kelmet"), "different")
    assert len(link(ledger_of(short, full), [word]).actors) == 3


def test_a_stance_put_right_changes_how_an_event_stands() -> None:
    """The colonel denied it, which the program took for an assertion."""
    one, two = two_tellings()
    ledger = ledger_of(one, two)
    word = judged("stance", (two.attributions[0].id,), "denies")
    assert assessment_of(link(ledger), one.mentions[0].id).status == "both_sides"
    linked = link(ledger, [word])
    assert assessment_of(linked, one.mentions[0].id).status == "disputed"
    assert next(a for a in linked.attributions if a.report == two.report.id).stance == "denies"


def test_a_speaker_put_right_changes_who_said_it() -> None:
    """It was the Guard's own man who spoke, so there is one origin less."""
    one, two = two_tellings()
    word = judged("speaker", (two.attributions[0].id,), "Idris Vane")
    linked = link(ledger_of(one, two), [word])
    assert assessment_of(linked, one.mentions[0].id).independent == 1
    speaker = next(a for a in linked.attributions if a.report == two.report.id).chain[0].speakers[0]
    assert speaker.name == "Idris Vane"
    assert speaker.actor == actor_called(linked, "Idris Vane").id


def test_independence_is_a_persons_word() -> None:
    """A union that belongs to the Guard corroborates nothing that it says."""
    one = brief("Orrin Wire", "2031-05-09", "Idris Vane", KILLED)
    two = brief(
        "Selm Daily", "2031-05-10", "Ada Orrin", DIED, affiliation="the Salt Workers Union", kind="person"
    )
    ledger, mention = ledger_of(one, two), one.mentions[0].id
    assert assessment_of(link(ledger), mention).status == "corroborated"
    word = judged("independence", ("Northern Guard", "Salt Workers Union"), "same")
    for papers in ([one, two], [two, one]):
        linked = one_by_one([ledger_of(each) for each in papers], judgements=(word,))
        assert assessment_of(linked, mention).status == "single_origin"


def test_a_word_on_what_is_not_here_is_no_fault() -> None:
    """It is kept for when the report comes."""
    one, two = two_tellings()
    words = [
        judged("event", (one.mentions[0].id, "gone"), "same"),
        judged("origin", ("gone", "away"), "different"),
    ]
    words += [judged("stance", ("gone",), "denies"), judged("actor", ("Nobody", "No One"), "same")]
    assert found(link(ledger_of(one, two), words)) == found(link(ledger_of(one, two)))


def test_linking_again_honours_the_word_and_changes_nothing_else() -> None:
    """A linked ledger with a stance put right in it, linked again under the same judgements, stays as it is."""
    one, two = two_tellings()
    words = [
        judged("stance", (two.attributions[0].id,), "denies"),
        judged("event", (one.mentions[0].id, two.mentions[0].id), "different"),
    ]
    once = link(ledger_of(one, two), words)
    assert link(once, words) == once


def test_the_given_ledger_is_left_as_it_was() -> None:
    """Linking writes a ledger of its own."""
    ledger = ledger_of(*two_tellings())
    before = ledger.to_json()
    link(ledger, [judged("stance", (ledger.attributions[0].id,), "denies")])
    assert ledger.to_json() == before


# -- the rules of the format, from reports to status -----------------------------------------------------------------


def how(*papers: Paper) -> Assessment:
    """How the event stands of which all the reports tell."""
    linked = link(ledger_of(*papers))
    assert len(linked.events) == 1
    return assessment_of(linked, papers[0].mentions[0].id)


def guard(
    published: str = "2031-05-09", outlet: str = "Orrin Wire", words: str = KILLED, **more: Any
) -> Paper:
    return brief(outlet, published, "Idris Vane", words, **{"actors": ["the Northern Guard"]} | more)


def army(words: str = DIED, stance: str = "asserts", published: str = "2031-05-10", **more: Any) -> Paper:
    return brief(
        "Selm Daily", published, "Colonel Sen Ruda", words, stance, **{"key": f"army-{published}"} | more
    )


def test_status_disputed_by_denial() -> None:
    """The army denies what the Guard claims: doubtful."""
    told = how(guard(), army("There was no ambush at Kelmet", "denies"))
    assert (told.status, told.credibility, len(told.denied_by)) == ("disputed", 4, 1)


def test_status_disputed_by_saying_that_it_did_not_happen() -> None:
    """Thus "there was no ambush" is a denial, by whatever word of saying."""
    told = how(guard(), army("There was no ambush at Kelmet", status="negated"))
    assert (told.status, len(told.denied_by)) == ("disputed", 1)


def test_status_disputed_by_figures() -> None:
    """31 and 12 soldiers can't both hold."""
    told = how(guard(killed=(31, 31, "soldiers")), army(killed=(12, 12, "soldiers")))
    assert (told.status, told.credibility, told.denied_by) == ("disputed", 4, ())


def test_a_later_figure_of_a_party_replaces_its_own() -> None:
    """The army comes to 31 two days later: no dispute any more."""
    first, second = (
        army(killed=(12, 12, "soldiers")),
        army(published="2031-05-12", killed=(31, 31, "soldiers")),
    )
    assert how(guard(killed=(31, 31, "soldiers")), first, second).status == "both_sides"


def test_a_denial_taken_back_is_an_admission() -> None:
    """The army first denied the ambush, and told of its dead two days later."""
    told = how(guard(), army("There was no ambush at Kelmet", "denies"), army(published="2031-05-12"))
    assert (told.status, told.credibility, told.denied_by) == ("both_sides", 1, ())


def test_status_both_sides() -> None:
    """The doer and the harmed say the same: confirmed."""
    told = how(guard(), army())
    assert (told.status, told.independent, told.credibility) == ("both_sides", 2, 1)


def union(
    published: str = "2031-05-10",
    outlet: str = "The Harbour Post",
    name: str = "Ada Orrin",
    body: str = "the Salt Workers Union",
) -> Paper:
    return brief(
        outlet, published, name, "Many lay dead after the ambush at Kelmet", affiliation=body, kind="person"
    )


def test_status_corroborated() -> None:
    """Two who have nothing to do with each other: probably true; with a third, confirmed."""
    told = how(guard(), union())
    assert (told.status, told.independent, told.credibility) == ("corroborated", 2, 2)
    third = union(outlet="Dorn Echo", name="Sidi Haro", body="the Kelmet Bakers League")
    told = how(guard(), union(), third)
    assert (told.status, told.independent, told.credibility) == ("corroborated", 3, 1)


def test_status_single_origin() -> None:
    """Through however many outlets: possibly true where a party is named, else not to be judged."""
    told = how(guard(), guard(outlet="Selm Daily"), guard(outlet="Dorn Echo", through=["Orrin Wire"]))
    assert (told.status, told.independent, told.credibility) == ("single_origin", 1, 3)
    told = how(brief("Orrin Wire", "2031-05-09", "a nurse", DIED))
    assert (told.status, told.credibility) == ("single_origin", 6)


def test_status_unsourced() -> None:
    """In the reports' own voice only, however many they are."""
    told = how(brief("Dorn Echo", "2031-05-09", "", DIED), brief("Selm Daily", "2031-05-09", "", DIED))
    assert (told.status, told.origins, told.credibility) == ("unsourced", (), 6)


def test_outlets_that_cite_each_other_are_no_corroboration() -> None:
    """Nor is one that cites itself, nor a circle of three."""
    names = ("Orrin Wire", "Selm Daily", "Dorn Echo")
    circle = [brief(name, "2031-05-09", names[n - 1], DIED, kind="outlet") for n, name in enumerate(names)]
    assert how(*circle).independent == 1
    assert (
        how(circle[0], brief("Orrin Wire", "2031-05-10", "Orrin Wire", DIED, kind="outlet")).independent == 1
    )


# -- bad input -------------------------------------------------------------------------------------------------------


def test_a_report_given_twice_is_counted_once() -> None:
    """It is left as it was, with its caveats."""
    papers = stories()
    ledger = ledger_of(*papers)
    linker = Linker()
    linker.add(ledger)
    linker.add(ledger_of(papers[3]))
    linker.add(ledger)
    assert linker.ledger() == link(ledger)


def test_two_versions_of_one_report_are_no_two_origins() -> None:
    """The second has a sentence more and an id of its own."""
    first = guard(text=f"{KILLED}, Idris Vane said. {MORE}")
    second = guard(key="again", text=f"{KILLED}, Idris Vane said. {MORE} Rain fell.")
    linked = link(ledger_of(first, second))
    assert len(linked.origins) == 1
    assert how(first, second).status == "single_origin"


@pytest.mark.parametrize("day", ["2024-02-31", "2024-13-41", "0000-00-00", "9999-12-31", "0001-01-01"])
def test_days_that_are_none_are_no_fault(day: str) -> None:
    """Of a report, of what was said, and of what happened."""
    one = brief("Orrin Wire", day, "Idris Vane", KILLED, said=day, day=day, killed=31)
    two = brief(
        "Selm Daily", day, "Idris Vane", KILLED, through=["Orrin Wire"], killed=31, day=(day, "2031-05-08")
    )
    linked = link(ledger_of(one, two))
    assert len(linked.reports) == 2
    check(linked)


def test_a_time_that_ends_before_it_begins_is_no_fault() -> None:
    """Another program may swap the two."""
    linked = link(ledger_of(guard(day=("2031-05-09", "2031-05-01"), said="2031-05-09"), army()))
    assert linked.events


def test_a_century_is_no_fault() -> None:
    """A time of two thousand years is found under few keys, and soon."""
    began = perf_counter()
    link(ledger_of(guard(day=("0001-01-01", "9999-12-31")), army(day=("0001-01-01", "9999-12-31"))))
    assert perf_counter() - began < 5


def test_a_ledger_without_reports_gives_nothing() -> None:
    """Also one that has mentions and attributions of reports that aren't there."""
    assert link(Ledger()) == Ledger()
    paper = guard()
    lost = Ledger(attributions=tuple(paper.attributions), mentions=tuple(paper.mentions))
    assert link(lost) == Ledger()


def test_a_report_without_words_gives_nothing() -> None:
    """No text, no attribution, no mention."""
    empty = Ledger(reports=(Report(id="r", file="r.txt", text=""),))
    assert link(empty) == empty


def test_records_with_nothing_in_them_are_no_fault() -> None:
    """Mentions without trigger, attributions without content or speaker, speakers without name."""
    report = Report(id="r", file="r.txt", text="Rain fell.")
    bare: dict[str, Any] = {"report": "r", "content": (), "voice": "indirect"}
    ledger = Ledger(
        reports=(report, replace(report, id="s")),
        attributions=(
            Attribution(id="a1", stance="asserts", chain=(Link(speakers=()),), **bare),
            Attribution(
                id="a2",
                stance="denies",
                chain=(Link(speakers=(Speaker(name=""), Speaker(name=" "))),),
                **bare,
            ),
            Attribution(id="a3", stance="denies", **bare),
            Attribution(
                id="a4",
                stance="asserts",
                chain=(Link(speakers=(Speaker(name="…", kind="person", affiliation=" "),)),),
                **bare,
            ),
        ),
        mentions=(
            Mention(
                id="m1",
                report="r",
                type="ASSAULT",
                trigger=(),
                attributions=("a1", "a2", "a3", "a4", "nowhere"),
            ),
            Mention(
                id="m2",
                report="s",
                type="ASSAULT",
                trigger=(),
                place=Place(name=""),
                time=Time(None, "2031-05-08", "2031-05-08"),
            ),
        ),
    )
    linked = link(ledger)
    assert {m for event in linked.events for m in event.mentions} == {"m1", "m2"}


def test_a_hundred_reports_that_have_nothing_in_common_stay_apart() -> None:
    """A hundred events, a hundred origins, a hundred people."""
    papers = [
        brief(
            f"Paper {n}",
            f"2031-{1 + n % 12:02}-10",
            f"Witness{n} Surname{n}",
            f"Item{n} burned in an ambush of {n}",
            kind="person",
            recipients=[f"item{n}"],
            place=Place(name=f"Town{n}", country="MLI", lat=-80 + 1.5 * n, lon=1.5 * n, precision="near"),
            day=f"2031-{1 + n % 12:02}-0{1 + n % 9}",
        )
        for n in range(100)
    ]
    linked = link(ledger_of(*papers))
    assert len(linked.events) == len(linked.origins) == len(linked.actors) == 100
    assert all(each.assessment and each.assessment.status == "single_origin" for each in linked.events)


def test_an_event_of_five_thousand_mentions_takes_bounded_time() -> None:
    """A thousand reports with five mentions each of one ambush, told by one spokesman."""
    papers = []
    for n in range(1000):
        paper = guard(
            outlet=f"Paper {n % 40}", published=f"2031-05-{9 + n % 20:02}", key=f"r{n:04}", killed=31
        )
        for _ in range(4):
            paper.tells("killed", paper.attributions[0].id, recipients=["soldiers"], killed=31)
        papers.append(paper)
    began = perf_counter()
    linked = link(ledger_of(*papers))
    took = perf_counter() - began
    assert len(linked.events) == 1
    assert len(linked.events[0].mentions) == 5000
    assert len(linked.origins) == 1
    assert took < 40  # some 11 s on two shared cores; with every pair of claims compared it took far longer
