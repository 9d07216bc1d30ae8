"""The desk without protected names, and the board's facets: the same answers in both databases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from cases import found_of
from linked import ambush

from sayso.ledger import Case
from sayso.linking.judgements import judge
from sayso.web import browsing, lists
from sayso.web.desk import Desk
from sayso.web.disagreements import disagreements
from sayso.web.facets import actors_named, facets, outlets
from sayso.web.redacted import RedactedDesk
from sayso.web.wanted import Wanted

ANY = Wanted()


@pytest.fixture
def desk(case: Case, place: str) -> Iterator[RedactedDesk]:
    """A desk over a case in which a speaker and an outlet are protected."""
    case.keep(run := case.begin("add"), found_of(ambush().ledger()))
    case.link(run)
    for says, by in (("different", "Ann"), ("same", "Bo")):
        case.judge(judge("independence", ("Idris Vane", "Sen Ruda"), says, by, why="Vane said so"))
    case.protect("Idris Vane", shown_as="Witness A")
    case.protect("Harbour", shown_as="Quay")
    whole = Desk(place)
    yield RedactedDesk(whole)
    whole.close()


def told(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def test_nothing_that_the_desk_gives_tells_a_name(desk: RedactedDesk) -> None:
    """Rows, facets, lists, the search and what people disagree on have the other words."""
    (event, *_) = desk.rows(ANY, 5, None).items
    given = [
        desk.rows(ANY, 5, None), desk.event(event.id), desk.report("r-post"), desk.judgements(), desk.standing(),
        desk.ask(facets, desk.hidden, ANY), desk.ask(outlets, desk.hidden, ""), desk.ask(actors_named, ""),
        desk.ask(lists.report_page, desk.hidden, limit=9), desk.ask(lists.actor_page, desk.hidden, limit=9),
        desk.ask(lists.attribution_page, limit=9), desk.ask(lists.origin_page, limit=9), desk.ask(disagreements),
        desk.ask(desk.questioner), desk.search("ambush", "texts", 9, None), desk.search("army", "speakers", 9, None),
    ]  # fmt: skip
    words = "".join(map(told, given)).lower()
    assert "witness a" in words
    assert "the quay post" in words
    for name in ("vane", "idris", "harbour"):
        assert name not in words


@pytest.mark.parametrize(
    ("q", "found"), [("guard", 0), ("uard", 0), ("keepers", 1), ("bodies", 1), ("BROUGHT", 1)]
)
def test_titles_are_looked_into_as_they_are_shown(case: Case, desk: RedactedDesk, q: str, found: int) -> None:
    """A part of a protected name is found in no title, the other words are, and so is what was not changed."""
    case.protect("Guard", shown_as="Keepers")
    assert len(desk.ask(lists.report_page, desk.hidden, limit=9, q=q).items) == found
    assert bool(desk.ask(browsing.number, desk.hidden, Wanted(q=q))) is bool(found)


def test_an_outlet_is_known_by_what_is_shown(desk: RedactedDesk) -> None:
    """The other words are the name by which one asks; the protected name is nobody's, here and in the search."""
    for name, there in (("The Quay Post", True), ("The Harbour Post", False)):
        assert bool(desk.ask(lists.report_page, desk.hidden, limit=9, outlet=name).items) is there
        assert bool(desk.ask(browsing.number, desk.hidden, Wanted(outlet=name))) is there
    assert desk.search("Vane", "texts", 9, None).items == ()
    assert desk.search("Vane", "speakers", 9, None).items == ()


def test_facets_hold_in_both(desk: RedactedDesk) -> None:
    """A board that is narrowed by an actor, an outlet or a place has the event, and its facets count it."""
    (actor, *_) = desk.ask(actors_named, "")
    for wanted in (
        Wanted(actor=actor.value),
        Wanted(outlet="Selm Daily", q="ambush"),
        Wanted(type=("ASSAULT",)),
    ):
        number = desk.ask(browsing.number, desk.hidden, wanted)
        assert number
        assert sum(each.number for each in desk.ask(facets, desk.hidden, wanted)["type"]) >= number
