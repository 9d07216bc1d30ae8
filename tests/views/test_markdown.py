"""Lines and Markdown: the same facts in words, with nothing of a report acting on the page."""

from __future__ import annotations

import pytest
from linked import KELMET, Desk, ambush

from sayso.records import Time
from sayso.views import EventView, board, lines
from sayso.views.markdown import board_markdown, escaped, event_markdown
from sayso.views.words import clipped, count_words, day_words, listed, range_words, short_day, time_words


def shown() -> EventView:
    (view,) = board(ambush().ledger())
    return view


def test_an_event_has_all_its_parts() -> None:
    """Who says so, who denies it, own voice, figures, caveats and spread each have their heading."""
    text = event_markdown(shown(), unsure_below=0.6)
    headings = [each.lstrip("# ") for each in text.splitlines() if each.startswith("## ")]
    assert headings == [
        "Said by",
        "Denied by",
        "In the reports' own voice",
        "Figures by source",
        "What the reports say is not known",
        "How it spread",
    ]
    assert "1. Idris Vane, spokesman, Northern Guard: asserts, 9 May 2031 (Orrin Wire, 9 May 2031):" in text
    assert "`r-post 0–74`" in text
    assert "2031, unsure (Kelmet Online" in text
    assert "- 10 May 2031: Selm Daily cites Orrin Wire (31 killed became 24 to 99)" in text
    assert "- 11 May 2031: Kelmet Online has the words of Selm Daily without naming it" in text
    assert "- at least 19: a nurse, 12 May 2031" in text


def test_caveats_point_to_the_numbers_of_the_claims() -> None:
    """The number behind a caveat is the number of a claim on the page."""
    view = shown()
    numbers = lines.numbered(view)
    assert "(about 2)" in event_markdown(view)
    assert numbers["a-post"] == 2


def test_a_few_words_have_their_sentence() -> None:
    """A claim of a few words has the sentence around it; a long one has not."""
    claims = {each.id: lines.context(each) for each in shown().claims}
    assert claims["a-army"].startswith("The defence ministry put the dead at 12")
    assert claims["a-post"] == ""


def test_the_board_lists_events_and_those_of_little_weight() -> None:
    """The list is numbered through, and what is left out is counted."""
    desk = ambush()
    desk.mention("m-light", "r-army", "denied", type="REJECT")
    desk.event("e-light", "m-light", type="REJECT")
    text = board_markdown(board(desk.ledger()), left_out=3)
    assert "\n1. **Ambush near Kelmet" in text
    assert "## Of little weight\n\n2. **Refusal" in text
    assert "denied by Colonel Sen Ruda" in text
    assert text.endswith("… and 3 more.\n")
    assert "No event is told." in board_markdown(())


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[a](http://x) *b* _c_ `d` | &amp;", r"\[a\](http://x) \*b\* \_c\_ \`d\` \| \&amp;"),
        ("# no heading\n- no list", r"\# no heading - no list"),
        ("- no list", r"\- no list"),
        ("1. no list", r"\1. no list"),
        ("\x1b[31mred\u202e", r"�\[31mred�"),
    ],
)
def test_a_reports_words_are_no_markdown(text: str, safe: str) -> None:
    """Markup, control characters and lines that look like lists are shown as they are."""
    assert escaped(text) == safe


def test_a_line_tells_how_an_event_stands() -> None:
    """The words of the assessment, and of one that there is none of."""
    assert lines.standing(shown()) == "disputed · 3 independent origins · credibility 4 of 6, doubtful"
    desk = Desk()
    desk.event("e", place=KELMET)
    (view,) = board(desk.ledger())
    assert lines.standing(view) == "not assessed"


def test_the_summary_counts() -> None:
    """Reports, events by how they stand, those of little weight, and files that were not read."""
    assert lines.summary([shown()], 6) == "6 reports, 1 event (disputed 1)"
    assert lines.summary([], 1, 2) == "1 report, 0 events; 2 files not read"


def test_numbers_and_days_in_words() -> None:
    """Open ends, nobody, months and lists read as a person would write them."""
    assert [
        range_words(*each) for each in ((12, 31), (20, None), (None, 12), (0, 0), (None, None), (1200, 1200))
    ] == [
        "12 to 31",
        "at least 20",
        "up to 12",
        "none",
        "some",
        "1,200",
    ]
    assert count_words("killed", "soldiers", 0, 0) == "nobody killed"
    assert count_words("destroyed", "tanks", 2, 2) == "2 tanks destroyed"
    assert (day_words("2031-05-08"), short_day("2031-02-08"), day_words(None)) == (
        "8 May 2031",
        "8 Feb 2031",
        "",
    )
    assert day_words("2031-05-38") == "2031-05-38"
    assert time_words(Time(None, "2031-05-08", "2031-05-08")) == "8 May 2031"
    assert (listed([]), listed(["a"]), listed(["a", "b", "c"])) == ("", "a", "a, b and c")
    assert (clipped("one two three", 9), clipped("one", 3)) == ("one two…", "one")
