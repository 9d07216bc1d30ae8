"""What is put into a case comes out as it was, once, and stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cases import by_id, findings_of, found, found_of, ledger_of, lots, report, stories
from linked import ambush
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from sayso.errors import CaseError, UsageError
from sayso.ledger import Case, init_case, open_case
from sayso.ledger.deriving import Deriver
from sayso.ledger.kept import Findings, GivenFile
from sayso.ledger.schema import KEPT
from sayso.ledger.shown import FoundShown, ReportShown
from sayso.linking import link
from sayso.linking.judgements import judge
from sayso.records import Actor, Event, Origin, Report, Unread
from sayso.references import check
from sayso.views import board


def test_what_was_kept_comes_out_as_it_was(case: Case) -> None:
    """Reports, their bytes and texts, and all findings are those that were handed over."""
    every = found_of(ambush().ledger(), data=b"\xff\x00 raw bytes \r\n" * 40)
    run = case.begin("add", by="Ann")
    assert case.keep(run, every) == [each.report.id for each in every]
    for each in every:
        assert case.findings(each.report.id) == (each.report, each.findings)
        assert case.report(each.report.id).collection == each.collection


def test_a_report_is_kept_once(case: Case) -> None:
    """The same report again changes nothing, whether in the same call or in a later one."""
    every = found_of(ambush().ledger())
    run = case.begin("add")
    assert len(case.keep(run, [*every, every[0]])) == len(every)
    assert case.keep(run, every) == []
    assert case.counts().reports == len(every)
    assert case.verify().entries == len(every)


def test_the_same_bytes_under_two_names_are_two_reports(case: Case) -> None:
    """Who collected a page twice, under two names, has two reports, whose bytes are kept once."""
    run = case.begin("add")
    case.keep(
        run,
        [report("r-one", "The bridge at Orrin is shut."), report("r-two", "The bridge at Orrin is shut.")],
    )
    assert case.counts().reports == 2
    assert case.report("r-one").text_sha256 == case.report("r-two").text_sha256


def test_any_character_is_kept(case: Case) -> None:
    """A text with the characters that databases stumble over comes out as it was."""
    odd = "nul \0 quote ' \" percent % backslash \\ \U0001f600 \u202e עברית 中国 end"
    case.keep(case.begin("add"), [report("r-odd", odd, title="a\0b", outlet="Le « Soir »")])
    kept, _ = case.findings("r-odd")
    assert (kept.text, kept.title, kept.outlet) == (odd, "a\0b", "Le « Soir »")
    assert case.verify().whole


def test_a_case_is_there_when_it_is_opened_again(place: str) -> None:
    """What was kept and linked is found by the next program that opens the case."""
    with init_case(place) as case:
        run = case.begin("add")
        case.keep(run, found_of(ambush().ledger()))
        case.link(run)
        told = by_id(case.ledger())
    with open_case(place) as again:
        assert by_id(again.ledger()) == told


def test_a_case_is_made_once(place: str) -> None:
    """Where there is a case already, none is made, and what is in it stays."""
    with init_case(place) as case:
        case.keep(case.begin("add"), [report("r-one", "The bridge at Orrin is shut.")])
    with pytest.raises(CaseError, match="already"):
        init_case(place)
    with open_case(place) as case:
        assert case.counts().reports == 1


def test_a_file_is_remembered_with_what_became_of_it(case: Case) -> None:
    """A file that was gone through is known by its name and bytes; one that was not read is told in the ledger."""
    run = case.begin("add")
    case.keep_file(run, GivenFile(name="a.txt", sha256="1" * 64, size=3))
    unread = Unread("b.txt", "The file is empty.", "Check that it was saved.")
    for _ in range(2):
        case.keep_file(run, GivenFile(name="b.txt", sha256="2" * 64, size=0, unread=unread))
    assert case.has_file("a.txt", "1" * 64)
    assert not case.has_file("a.txt", "2" * 64)
    assert not case.has_file("b.txt", "2" * 64)
    assert case.ledger().unread == (unread,)


@pytest.mark.parametrize("table", [each.name for each in KEPT])
def test_what_is_kept_cannot_be_changed(case: Case, table: str) -> None:
    """The database itself refuses to change a row of what is kept, or to take it away."""
    run = case.begin("add")
    case.keep(run, found_of(ambush().ledger()))
    case.keep_file(run, GivenFile(name="a.txt", sha256="1" * 64, size=3))
    case.judge(judge("stance", "a-post", "denies", "Ann"))
    case.protect("Idris Vane")
    column = {"log": "hash", "blobs": "packing", "about": "value", "collections": "record"}.get(table, "run")
    column = {"runs": "what", "attributions": "record", "caveats": "record", "mentions": "record"}.get(
        table, column
    )
    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with case._engine.connect() as connection:
            if connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0:
                continue
        with pytest.raises(DBAPIError, match="kept for good"), case._engine.connect() as connection:
            connection.execution_options(sayso_writing=True).execute(text(statement))


@pytest.mark.parametrize("whole", [0, 1_000], ids=["by neighbours", "as a whole"])
@pytest.mark.parametrize("size", [1, 7, 60])
def test_a_case_is_linked_as_all_its_reports_are_at_once(case: Case, whole: int, size: int) -> None:
    """Whatever came when, the case has the actors, origins and events that linking all at once finds."""
    every = stories(60)
    mixed = every[1::3] + every[::-3] + every[2::3]
    mixed = list({each.report.id: each for each in [*mixed, *every]}.values())
    case._deriver = Deriver(whole, 13, 13)
    for lot in lots(mixed, size):
        run = case.begin("add")
        case.keep(run, lot)
        case.link(run)
    assert by_id(case.ledger()) == by_id(link(ledger_of(mixed)))


def test_the_board_has_every_event_in_the_order_of_the_views(case: Case) -> None:
    """Page by page the events come once each, in the order in which a board of the whole ledger has them."""
    run = case.begin("add")
    case.keep(run, stories(60))
    case.link(run)
    ids, after = [], None
    while True:
        page = case.board(limit=4, after=after)
        ids += [each.id for each in page.items]
        after = page.next
        if after is None:
            break
    views = board(case.ledger())
    assert ids == [each.id for each in views]
    rows = case.board(limit=100).items
    assert [each.title for each in rows] == [each.title for each in views]
    assert [each.event for each in rows] == [each.event for each in views]
    for row, view in zip(rows, views, strict=True):
        assert {each.name for each in row.asserted} == {each.name for each in view.asserted[:4]}


def test_an_event_is_found_by_its_id_or_its_number_on_the_board(case: Case) -> None:
    """What a person types after ``--event``: an id, the beginning of one, or the number before it."""
    run = case.begin("add")
    case.keep(run, stories(60))
    case.link(run)
    ids = case.first_events(5)
    assert ids == [each.id for each in case.board(limit=5).items]
    assert case.events_meant(ids[2]) == case.events_meant(ids[2][:-1]) == case.events_meant("3") == [ids[2]]
    for nothing in ("e-none", "0", "100000"):
        with pytest.raises(UsageError, match="no event"):
            case.events_meant(nothing)


def test_the_board_can_be_narrowed(case: Case) -> None:
    """Only the events of a status, a type, a country or some days are given, if so wanted."""
    from sayso.ledger.queries import Filter

    run = case.begin("add")
    case.keep(run, stories(60))
    case.link(run)
    every = case.board(limit=100).items
    disputed = case.board(limit=100, wanted=Filter(status="disputed")).items
    assert [each.id for each in disputed] == [each.id for each in every if each.status == "disputed"]
    assert case.board(wanted=Filter(type="PROTEST")).items == ()
    early = case.board(limit=100, wanted=Filter(until="2031-01-05")).items
    assert 0 < len(early) < len(every)
    assert all((each.first_day or each.first_reported or "") <= "2031-01-05" for each in early)


def test_a_cursor_that_no_page_gave_is_refused(case: Case) -> None:
    """A word that means no place in the list is told, with the way out."""
    with pytest.raises(UsageError, match="no place"):
        case.board(after="nonsense")


def test_some_events_come_as_a_ledger_that_holds_together(case: Case) -> None:
    """A ledger of one event has all that it names, so that it can be shown and handed on alone."""
    run = case.begin("add")
    case.keep(run, stories(60))
    case.link(run)
    whole = board(case.ledger())
    part = case.ledger([whole[0].id])
    check(part)
    assert board(part) == whole[:1]
    assert len(part.reports) < 60


def test_each_thing_can_be_shown_by_its_id(case: Case) -> None:
    """A report, a claim, a mention, a caveat, an actor, an origin, an event, a judgement: by id or its beginning."""
    run = case.begin("add")
    case.keep(run, found_of(ambush().ledger()))
    case.link(run)
    told = case.ledger()
    shown = case.show("r-post")
    assert isinstance(shown, ReportShown)
    assert (shown.report.id, shown.events) == (
        "r-post",
        tuple(e.id for e in told.events if "m-post" in e.mentions),
    )
    claim = case.show("a-post")
    assert isinstance(claim, FoundShown)
    assert (claim.report.id, claim.origins, claim.counts) == (
        "r-post",
        tuple(o.id for o in told.origins if "a-post" in o.attributions),
        True,
    )
    for each in (*told.actors[:1], *told.origins[:1], *told.events[:1]):
        assert case.show(each.id) == each
        assert isinstance(case.show(each.id[:9]), Actor | Origin | Event)
    assert isinstance(case.show("c-unv"), FoundShown)


@pytest.mark.parametrize(("wanted", "told"), [("r-", "Several ids"), ("x-9", "Nothing"), ("", "Nothing")])
def test_an_unclear_id_is_told(case: Case, wanted: str, told: str) -> None:
    """The beginning of several ids, or of none, is an error that says what to do."""
    case.keep(case.begin("add"), found_of(ambush().ledger()))
    with pytest.raises(UsageError, match=told):
        case.show(wanted)


def test_a_new_reading_counts_and_the_old_one_stays(case: Case) -> None:
    """What a newer version finds takes the place of the older findings everywhere, and these can still be seen."""
    desk = ambush()
    run = case.begin("add")
    case.keep(run, found_of(desk.ledger()))
    case.link(run)
    report_ = desk.kept["reports"][0]
    new = Findings(attributions=(replace(desk.kept["attributions"][0], id="a-new", stance="denies"),))
    again = case.begin("reread")
    assert case.keep_reading(again, report_.id, new)
    case.link(again)
    now = replace(
        desk.ledger(),
        attributions=(*(a for a in desk.ledger().attributions if a.report != report_.id), *new.attributions),
        caveats=tuple(c for c in desk.ledger().caveats if c.report != report_.id),
        mentions=tuple(m for m in desk.ledger().mentions if m.report != report_.id),
    )
    reports = {each.report.id: each.report for each in found_of(desk.ledger())}
    assert by_id(case.ledger()) == by_id(link(replace(now, reports=tuple(reports.values()))))
    old = case.show("a-post")
    assert isinstance(old, FoundShown)
    assert not old.counts
    assert [each.counts for each in case.report(report_.id).readings] == [True, False]
    assert case.search("Idris", where="speakers").items[-1].attribution != "a-post"
    assert case.verify().whole


def test_a_reading_that_finds_the_same_is_noted_and_changes_nothing(case: Case) -> None:
    """A newer version that finds what the older one did is known as having read the report."""
    desk = ambush()
    case.keep(case.begin("add"), found_of(desk.ledger()))
    again = case.begin("reread", model="newer")
    assert not case.keep_reading(again, "r-post", findings_of("r-post", desk.ledger()))
    assert dict(case.reports())["r-post"][1] == "newer"
    assert [each.attributions for each in case.report("r-post").readings] == [1, 1]
    assert case.verify().whole


def test_events_can_be_looked_at_between_reading_anew_and_linking_anew(case: Case) -> None:
    """Until what was read anew is linked, events rest on what was read before; nothing that they name is missing."""
    desk = ambush()
    first = case.begin("add")
    case.keep(first, found_of(desk.ledger()))
    case.link(first)
    before = board(case.ledger())
    for each in desk.kept["reports"]:
        case.keep_reading(case.begin("reread"), each.id, Findings())
    whole, part = case.ledger(), case.ledger([each.id for each in before])
    check(whole)
    check(part)
    assert [each.claims for each in board(part)] == [each.claims for each in before]
    assert board(whole) == board(part)


def test_a_report_comes_with_nothing_that_the_event_asked_for_does_not_rest_on(case: Case) -> None:
    """Of a report that tells of many things, only what belongs to the event is loaded; the view is the same."""
    run = case.begin("add")
    case.keep(run, stories(60))
    case.link(run)
    whole = board(case.ledger())
    for each in whole[:5]:
        part = case.ledger([each.id])
        assert {one.id for one in part.mentions} == set(each.event.mentions)
        assert board(part, trusted=True) == (each,)


def test_a_rolled_back_call_leaves_nothing(case: Case) -> None:
    """If one report of a call cannot be kept, none is, and the log has no entry of it."""
    good = report("r-good", "The bridge at Orrin is shut.")
    bad = found(Report(id="r-bad", file="bad.txt", text="x"), ambush().ledger())
    broken = replace(bad, report=replace(bad.report, outlet=object()))  # type: ignore[arg-type]
    run = case.begin("add")
    with pytest.raises(Exception, match="object"):
        case.keep(run, [good, broken])
    assert (case.counts().reports, case.verify().entries) == (0, 0)
