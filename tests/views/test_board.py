"""The board: which events there are to see, in which order, and what stands under each."""

from __future__ import annotations

import msgspec
import pytest
from linked import KELMET, Desk, ambush, count

from sayso.errors import LedgerFormatError, UsageError
from sayso.records import Ledger
from sayso.views import EventView, board, find_event
from sayso.views.document import board_json


def shown() -> EventView:
    (view,) = board(ambush().ledger())
    return view


def desk_of(*reports: str) -> Desk:
    """Reports a, b, … of one sentence each, published from 1 May 2031 on."""
    desk = Desk()
    for number, text in enumerate(reports, 1):
        desk.report("abcdefgh"[number - 1], f"Paper {number}", f"2031-05-0{number}", text)
    return desk


def test_an_empty_ledger_has_an_empty_board() -> None:
    """Without events there is nothing to see, and no fault."""
    assert board(Ledger()) == ()


def test_the_most_reported_event_comes_first() -> None:
    """Reports count before mentions, mentions before days, and the later day comes first."""
    desk = desk_of("One raid. A second raid. A third raid, they said.", "One raid, they said.")
    for key, report in (("1", "a"), ("2", "b"), ("3", "a"), ("4", "a"), ("5", "a"), ("6", "a")):
        desk.said(f"c{key}", report, "they", "One raid" if report == "b" else "A third raid")
        desk.mention(f"m{key}", report, "raid", f"c{key}")
    desk.event("old", "m5", day="2031-04-01")
    desk.event("new", "m6", day="2031-04-30")
    desk.event("twice", "m3", "m4", day="2031-04-02")
    desk.event("two-reports", "m1", "m2")
    assert [each.id for each in board(desk.ledger())] == ["two-reports", "twice", "new", "old"]


def test_the_order_is_the_same_however_the_events_come() -> None:
    """Two events that are told alike stand in the order of their ids, whatever the ledger's order is."""
    desk = desk_of("One raid, they said.")
    desk.said("c", "a", "they", "One raid")
    for key in "zxy":
        desk.mention(f"m-{key}", "a", "raid", "c")
        desk.event(f"e-{key}", f"m-{key}", place=KELMET)
    assert [each.id for each in board(desk.ledger())] == ["e-x", "e-y", "e-z"]


@pytest.mark.parametrize(
    ("why", "minor"),
    [
        ("told", False),
        ("saying", True),
        ("own voice", True),
        ("planned", True),
        ("bare", True),
        ("denied", False),
    ],
)
def test_what_gives_little_to_check_stands_behind_the_rest(why: str, minor: bool) -> None:
    """A single mention of saying, in a report's own voice, not as a fact, or without place and day, is minor."""
    desk = desk_of("They attacked the post, she said.")
    desk.said("c", "a", "she", "They attacked the post", "denies" if why == "denied" else "asserts")
    desk.origin("o", "she", "c")
    told = {} if why != "planned" else {"status": "planned"}
    desk.mention("m", "a", "attacked", *(() if why == "own voice" else ("c",)), **told)
    where = {} if why in ("bare", "denied") else {"place": KELMET}
    denied = {"status": "disputed", "denied_by": ["o"]} if why == "denied" else {}
    desk.event("e", "m", type="ACCUSE" if why == "saying" else "ASSAULT", **where, **denied)
    (view,) = board(desk.ledger())
    assert view.minor is minor


def test_minor_events_are_not_hidden() -> None:
    """An event of little weight comes last, even with a later day, and it is there."""
    desk = desk_of("They attacked the post, she said. The raid was condemned.")
    desk.said("c", "a", "she", "They attacked the post")
    desk.mention("m1", "a", "attacked", "c")
    desk.mention("m2", "a", "condemned", type="ACCUSE")
    desk.event("light", "m2", type="ACCUSE", day="2031-05-09")
    desk.event("heavy", "m1", day="2031-05-01")
    assert [(each.id, each.minor) for each in board(desk.ledger())] == [("heavy", False), ("light", True)]


def test_an_event_has_its_extent_and_its_assessment() -> None:
    """A view holds how many reports and mentions there are, since when, and how it stands."""
    view = shown()
    assert (len(view.reports), view.mentions, view.first_reported) == (6, 8, "2031-05-09")
    assert (view.status, view.credibility, view.independent) == ("disputed", 4, 3)
    assert (view.place, view.state, view.kind, view.happened) == ("near Kelmet", "Mali", "assault", "actual")
    assert (
        view.why
        == "Claimed by the Northern Guard (9 May) and denied by Colonel Sen Ruda of the army (10 May)."
    )


def test_caveats_name_the_claims_that_they_are_about() -> None:
    """The caveats about an event's claims are there, with their words and their report."""
    told = [(each.kind, each.passage.text, each.about, each.report.name) for each in shown().caveats]
    assert told == [
        ("unverified", "could not be independently verified", ("a-post",), "The Harbour Post"),
        ("anonymity", "who asked not to be named", ("a-nurse",), "The Harbour Post"),
    ]


def test_figures_are_by_source_and_day() -> None:
    """A count has the figure of each origin, the earliest first; a day that it lacks is the origin's."""
    (killed,) = shown().counts
    assert killed.words == "12 to 31 killed"
    assert [(each.origin, each.low, each.high, each.said) for each in killed.by] == [
        ("o-guard", 31, 31, "2031-05-09"),
        ("o-ministry", 12, 12, "2031-05-10"),
        ("o-nurse", 19, None, "2031-05-12"),
    ]


def test_a_partys_later_figure_replaces_its_earlier_one() -> None:
    """Of two figures of one party, the earlier one is marked; another party's stays."""
    desk = desk_of("The army said 12. It later said 15. The mayor said 9.")
    desk.actor("p", "the army")
    for key, who, words in (("c1", "the army", "12"), ("c2", "the army", "15"), ("c3", "the mayor", "9")):
        desk.said(key, "a", who, words)
    desk.mention("m", "a", "said", "c1", "c2", "c3")
    desk.origin("o1", "the army", "c1", said="2031-05-01", party="p")
    desk.origin("o2", "its spokesman", "c2", said="2031-05-03", party="p")
    desk.origin("o3", "the mayor", "c3", said="2031-05-02")
    desk.event("e", "m", counts=(count("killed", [("o1", 12), ("o2", 15), ("o3", 9)], all=(9, 15)),))
    (view,) = board(desk.ledger())
    assert [(each.origin, each.replaced) for each in view.counts[0].by] == [
        ("o1", True),
        ("o3", False),
        ("o2", False),
    ]


def test_an_own_voice_telling_has_its_sentence() -> None:
    """What a report tells itself is shown with the whole sentence and where it stands."""
    (telling,) = shown().own_voice
    passage = telling.passage
    assert passage.text == "It was the third attack on the road this year."
    report = next(each for each in ambush().kept["reports"] if each.id == passage.report)
    assert report.text[passage.start : passage.end] == passage.text


def test_a_sentence_with_two_mentions_is_shown_once() -> None:
    """What a report tells itself isn't doubled where one sentence tells it in two words."""
    desk = desk_of("They raided and burned it.")
    desk.mention("m1", "a", "raided")
    desk.mention("m2", "a", "burned")
    desk.event("e", "m1", "m2")
    assert len(board(desk.ledger())[0].own_voice) == 1


def test_an_event_is_found_by_id_beginning_and_number() -> None:
    """An id, the beginning of one, and the number on the board find an event; an exact id wins."""
    desk = desk_of("One raid, they said.")
    for key in ("e-12", "e-123", "e-9"):
        desk.mention(f"m-{key}", "a", "raid")
        desk.event(key, f"m-{key}")
    views = board(desk.ledger())
    assert [find_event(views, told).id for told in ("e-12", "e-123", "e-9", "2")] == [
        "e-12",
        "e-123",
        "e-9",
        "e-123",
    ]
    for wanted, told in (("e-1", "2 events"), ("e-x", "no event"), ("7", "from 1 to 3"), ("", "no event")):
        with pytest.raises(UsageError, match=told):
            find_event(views, wanted)


def test_a_broken_reference_is_told() -> None:
    """A ledger whose event names a mention that is not there is refused, and the mention is named."""
    desk = desk_of("One raid.")
    desk.event("e", "m-gone")
    with pytest.raises(LedgerFormatError, match="m-gone"):
        board(desk.ledger())


def test_the_board_is_a_json_document() -> None:
    """The document names its format, and each event has its title, its origins and the record itself."""
    told = msgspec.json.decode(board_json(board(ambush().ledger())))
    (event,) = told["events"]
    assert told["format"] == "sayso-board/1"
    assert event["title"].startswith("Ambush near Kelmet")
    assert [each["id"] for each in event["denied"]] == ["o-ruda"]
    assert event["event"]["id"] == "e-ambush"
