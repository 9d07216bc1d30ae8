"""Pieces of HTML that are all report."""

from __future__ import annotations

import pytest

from sayso.intake.fragment import text_of


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("He said no.", "He said no."),
        ("a < b and c > d, he said", "a < b and c > d, he said"),
        ("Vane &amp; Tarn said &#8220;no&#8221;", "Vane & Tarn said “no”"),
        ("<p>He <b>said</b>\nno.</p><p>She left.</p>", "He said no.\n\nShe left."),
        ("One<br>two<br/><br>three", "One two\n\nthree"),
        ("Before <p>inside</p> after", "Before\n\ninside\n\nafter"),
        ("<table><tr><td>One</td><td>two</td></tr></table>", "One\n\ntwo"),
        ("<style>p {}</style><script>x</script><p>No<!-- not this --> way</p>", "No way"),
        ('<p>One</p><div style="display: none"><p>hidden</p></div>tail', "One\n\ntail"),
        ("<html><head><title>t</title></head><body>He said no.</body></html>", "He said no."),
        ("<p></p>", ""),
        ("", ""),
    ],
)
def test_blocks_are_paragraphs_and_nothing_that_is_shown_is_lost(markup: str, text: str) -> None:
    """Each block is a paragraph, inline tags leave no trace, and what is never shown is left out."""
    assert text_of(markup) == text


@pytest.mark.parametrize(
    "markup", ["<div>" * 50_000 + "x", "<p", "<" * 50_000, "<!--" * 20_000 + "<p>", "&#0;<p>a"]
)
def test_broken_markup_raises_nothing(markup: str) -> None:
    """Endless nesting and tags without an end give some text or none."""
    assert isinstance(text_of(markup), str)
