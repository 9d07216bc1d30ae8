"""The table: a block per report, readable at every width, safe in a terminal."""

from __future__ import annotations

import io
import re
from typing import get_args

import pytest
from rich.console import Console

from sayso.api import Result
from sayso.cli.table import TableOutput
from sayso.records import (
    Attribution,
    Caveat,
    Count,
    Link,
    Medium,
    Mention,
    MentionType,
    Participant,
    Place,
    Report,
    Span,
    Speaker,
    Time,
)

TEXT = "The bridge at Kelmet is held by us, a commander told Le Phare, the Orrin Courier reported on Monday."
REPORT = Report(
    id="r", file="kelmet.txt", outlet="Selm Daily", title="Bridge held", published="2031-05-06", text=TEXT
)
CHAIN = (
    Link(
        speakers=(Speaker(name="Orrin Courier", kind="outlet"),), said=Time(None, "2031-05-05", "2031-05-05")
    ),
    Link(speakers=(Speaker(name="Le Phare", kind="outlet"),), medium=Medium("Le Phare", "radio")),
    Link(
        speakers=(
            Speaker(name="a commander", named=False),
            Speaker(name="Idris Vane", role="spokesman", affiliation="Northern Guard"),
        ),
        said=Time("last week", "2031-04-28", "2031-05-04"),
        medium=Medium("by telephone", "interview"),
    ),
)


def attribution(**changed: object) -> Attribution:
    told: dict[str, object] = {
        "id": "a",
        "report": "r",
        "content": (REPORT.span(0, 20), REPORT.span(21, 34)),
        "voice": "indirect",
        "stance": "asserts",
        "chain": CHAIN,
    }
    return Attribution(**(told | changed))  # type: ignore[arg-type]


def mention(**changed: object) -> Mention:
    told: dict[str, object] = {
        "id": "m",
        "report": "r",
        "type": "ASSAULT",
        "mode": "heavy-weapons",
        "trigger": (REPORT.span(24, 28),),
    }
    return Mention(**(told | changed))  # type: ignore[arg-type]


FULL_MENTION = mention(
    actors=(Participant(name="Northern Guard"), Participant(name="the reconnaissance company")),
    recipients=(Participant(name="Kelmet Municipality"),),
    place=Place(name="Kidal", country="MLI", precision="near"),
    time=Time("last week", "2031-04-28", "2031-05-04"),
    counts=(Count(of="killed", who="soldiers", low=31, high=31), Count(of="destroyed", low=24, high=99)),
    status="hypothetical",
    attributions=("a",),
    confidence=0.41,
)


def shown(
    *attributions: Attribution,
    caveats: tuple[Caveat, ...] = (),
    mentions: tuple[Mention, ...] = (),
    width: int = 160,
    report: Report = REPORT,
    events_first: bool = False,
) -> str:
    stream = io.StringIO()
    table = TableOutput(
        Console(file=stream, width=width, color_system=None), unsure_below=0.6, events_first=events_first
    )
    table.add(Result(file="x", report=report, attributions=attributions, caveats=caveats, mentions=mentions))
    table.finish()
    return stream.getvalue()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("width", [80, 100, 160])
def test_all_is_shown_and_fits_at_every_width(width: int) -> None:
    """At 80, 100 and 160 columns no line is too long, and no word of a name is cut in two."""
    out = shown(attribution(endorsement="distanced", confidence=0.4), width=width)
    assert max(map(len, out.splitlines())) <= width
    for word in (
        "commander",
        "Idris",
        "spokesman",
        "Courier",
        "2031-04-28",
        "interview",
        "distanced",
        "unsure",
    ):
        assert word in out


def test_a_wide_table_has_the_way_of_the_claim_in_a_column() -> None:
    """The earlier links stand from the one nearest to the speaker to the one nearest to the report."""
    out = squeezed(shown(attribution()))
    assert "Through whom" in out
    assert "Le Phare (radio), then" in out
    assert "2031-04-28 to" in out


def test_columns_that_would_be_empty_are_left_out() -> None:
    """Without earlier links and dates there are no columns for them, and nobody is named by guess."""
    out = shown(attribution(chain=()))
    assert "Through" not in out
    assert "When" not in out
    assert "not told by whom" in out


def test_only_a_doubtful_attribution_is_called_unsure() -> None:
    """Confidence is shown below the limit, and not at it."""
    assert "unsure (0.59)" in shown(attribution(confidence=0.59))
    assert "unsure" not in shown(attribution(confidence=0.6))


def test_rows_follow_the_text_and_caveats_point_to_them() -> None:
    """Rows are numbered in the order of the text, and a caveat names the rows that it is about."""
    later = attribution(id="b", content=(REPORT.span(36, 47),))
    caveat = Caveat(
        id="c",
        report="r",
        kind="no_response",
        by=Speaker(name="the ministry"),
        text=REPORT.span(4, 10),
        about=("b",),
    )
    out = shown(later, attribution(), caveats=(caveat,))
    assert "! No answer by the ministry: bridge  (about 2)" in out


def test_a_report_cannot_act_on_the_terminal() -> None:
    """Escape codes, markup and marks that turn the reading order are shown as nothing but characters."""
    text = "\x1b[31mred\x07 \u202eturned [bold]bold[/bold] :smile:"
    out = shown(attribution(content=(Span.of(text, 0, len(text)),)), report=REPORT)
    assert not set(out) & {"\x1b", "\x07", "\u202e"}
    assert "[bold]bold[/bold] :smile:" in out


def test_right_to_left_names_and_wide_letters_fit() -> None:
    """Arabic and Chinese names keep the table in its width."""
    speaker = Speaker(name="المتحدث باسم الجيش 国防部发言人国防部发言人国防部发言人", role="spokesman")
    out = shown(attribution(chain=(Link(speakers=(speaker,)),)), width=80)
    assert "国防部" in out


@pytest.mark.parametrize("width", [80, 100, 110, 160])
def test_all_of_an_event_is_shown_and_fits_at_every_width(width: int) -> None:
    """In narrow and wide terminals no line is too long, and no word, date or number of an event is cut in two."""
    out = shown(attribution(), mentions=(FULL_MENTION,), width=width)
    assert max(map(len, out.splitlines())) <= width
    for told in (
        "E1",
        "assault",
        "heavy",
        "weapons",
        "possible",
        "“held”",
        "unsure",
        "Northern",
        "reconnaissance",
        "Municipality",
        "near",
        "Mali",
        "2031-04-28",
        "killed",
        "soldiers",
        "destroyed",
    ):
        assert told in out


def test_a_wide_table_of_events_has_who_whom_where_and_when_apart() -> None:
    """Where there is room each part of an event has a column of its own; else some are stacked and say what they are."""
    wide, narrow = (shown(attribution(), mentions=(FULL_MENTION,), width=width) for width in (160, 100))
    for name in ("Event", "By whom", "To whom", "Where", "When", "How many", "Told by"):
        assert name in wide
    assert "By whom, to whom" in narrow
    assert "by Northern Guard" in narrow
    assert "to Kelmet Municipality" in narrow


def test_event_columns_that_would_be_empty_are_left_out() -> None:
    """An event of which only the kind is known has no columns for people, place, time and numbers."""
    out = shown(mentions=(mention(),))
    for name in ("whom", "Where", "When", "How many", "unsure", "planned", "possible", "not so"):
        assert name not in out
    assert "assault (heavy weapons)" in out


@pytest.mark.parametrize(
    ("status", "told"), [("planned", "planned"), ("hypothetical", "possible"), ("negated", "not so")]
)
def test_what_did_not_happen_is_marked(status: str, told: str) -> None:
    """Plans, possibilities and denials are told from what happened."""
    assert told in shown(mentions=(mention(status=status),))


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (Count(of="killed", low=31, high=31), "killed 31"),
        (Count(of="wounded", low=20), "wounded at least 20"),
        (Count(of="missing", high=12), "missing up to 12"),
        (Count(of="displaced", who="villagers", low=1200, high=1200), "displaced 1,200 villagers"),
        (Count(of="destroyed", low=24, high=99), "destroyed 24 to 99"),
        (Count(of="captured", low=0, high=0), "captured none"),
        (Count(of="other", who="tanks", low=3, high=3), "3 tanks"),
        (Count(of="involved"), "involved some"),
    ],
)
def test_how_many_is_told_in_words(count: Count, told: str) -> None:
    """A range reads as a person would say it, open ends and none included."""
    assert told in shown(mentions=(mention(counts=(count,)),))


def test_an_event_points_to_the_claims_that_hold_it() -> None:
    """An event has the row numbers of its claims; what no claim holds is told by the report itself."""
    later = attribution(id="b", content=(REPORT.span(36, 47),))
    own, told = mention(), mention(id="n", trigger=(REPORT.span(36, 40),), attributions=("b", "a"))
    lines = shown(later, attribution(), mentions=(told, own)).splitlines()
    assert [line.rstrip().endswith("the report") for line in lines if " E1 " in line] == [True]
    assert [line.rstrip().endswith("1, 2") for line in lines if " E2 " in line] == [True]


def test_only_a_doubtful_event_is_called_unsure() -> None:
    """The limit for events is that for attributions: the mark stands below it, and not at it."""
    assert "unsure (0.59)" in shown(mentions=(mention(confidence=0.59),))
    assert "unsure" not in shown(mentions=(mention(confidence=0.6),))


def test_a_state_is_named_beside_a_place_that_is_none_itself() -> None:
    """A town has its state behind it; a state stands alone."""
    town = mention(place=Place(name="Kidal", country="MLI", precision="exact"))
    state = mention(place=Place(name="Mali", country="MLI", precision="country"))
    unknown = mention(place=Place(name="Kelmet"))
    assert "Kidal, Mali" in shown(mentions=(town,))
    assert "Mali, " not in shown(mentions=(state,))
    assert "Kelmet," not in shown(mentions=(unknown,))


def test_caveats_stay_under_the_claims_in_either_order() -> None:
    """Caveats speak of rows of claims, so they follow them, and the events never come between."""
    caveat = Caveat(id="c", report="r", kind="unverified", text=REPORT.span(4, 10), about=("a",))
    for first in (False, True):
        out = shown(attribution(), caveats=(caveat,), mentions=(mention(),), events_first=first)
        claims, told, events = (out.index(each) for each in ("Stance", "! Not verified", "Told by"))
        assert claims < told
        assert (events < claims) is first
        assert (events > told) is not first


def test_an_event_cannot_act_on_the_terminal() -> None:
    """Escape codes and markup in names, places, counts and triggers are shown as nothing but characters."""
    bad = "\x1b[31m\u202e[bold]x[/bold]"
    out = shown(
        mentions=(
            mention(
                trigger=(Span(0, len(bad), bad),),
                actors=(Participant(name=bad),),
                place=Place(name=bad),
                counts=(Count(of="other", who=bad, low=1, high=1),),
            ),
        )
    )
    assert not set(out) & {"\x1b", "\u202e"}
    assert out.count("[bold]x[/bold]") == 4


def test_every_type_of_event_has_plain_words() -> None:
    """No type of the ledger is without words, and no two share them."""
    types = get_args(MentionType)
    words = {
        re.split(r" {2,}", shown(mentions=(mention(type=each),)).split("E1 ")[1].strip())[0] for each in types
    }
    assert len(words) == len(types) == 16
    assert not words & set(types)
