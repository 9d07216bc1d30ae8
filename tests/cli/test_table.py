"""The table: a block per report, readable at every width, safe in a terminal."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from sayso.api import Result
from sayso.cli.table import TableOutput
from sayso.records import Attribution, Caveat, Link, Medium, Report, Span, Speaker, Time

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


def shown(
    *attributions: Attribution, caveats: tuple[Caveat, ...] = (), width: int = 160, report: Report = REPORT
) -> str:
    stream = io.StringIO()
    table = TableOutput(Console(file=stream, width=width, color_system=None), unsure_below=0.6)
    table.add(Result(file="x", report=report, attributions=attributions, caveats=caveats))
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
