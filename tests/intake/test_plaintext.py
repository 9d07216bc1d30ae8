"""Plain text with header lines."""

from __future__ import annotations

import pytest

from sayso.errors import IntakeError, SaysoWarning
from sayso.intake.facts import Facts
from sayso.intake.plaintext import parse

BODY = "The bridge fell, she said.\n\nNobody was hurt.\n"


def test_header_lines_tell_the_facts_and_are_no_text() -> None:
    """All six header lines are read, and the text is what follows the blank line."""
    head = (
        "Outlet: Selm Daily\nPublished: 2031-03-04T10:00:00Z\nTitle: The bridge: a loss\n"
        "URL: https://selm.example/1\nAuthor: Ann Lindqvist\nLanguage: English\n\n"
    )
    parsed = parse(head + BODY, "x")
    assert parsed.text == BODY
    assert parsed.facts == Facts(
        outlet="Selm Daily",
        title="The bridge: a loss",
        author="Ann Lindqvist",
        published="2031-03-04",
        url="https://selm.example/1",
        language="en",
    )


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "QUETTA: Two men were shot, police said.\n\n" + BODY,
        "Outlet: Selm Daily\nThe bridge fell.\n\n" + BODY,
        "Witness: I saw it fall.",
        "",
        "\n\n\n",
    ],
)
def test_a_text_without_a_header_block_is_all_text(text: str) -> None:
    """A dateline or a mixed first paragraph is no header, and no word of it is lost."""
    assert parse(text, "x").text == text


def test_a_header_without_a_body_is_refused() -> None:
    """Header lines alone are no report."""
    for text in ("Outlet: Selm Daily\nTitle: A\n", "Outlet: Selm Daily\n\n \n"):
        with pytest.raises(IntakeError, match="no text under them"):
            parse(text, "x")


def test_empty_and_double_header_lines_do_no_harm() -> None:
    """A header line without a value is unknown, and of two the first counts."""
    parsed = parse("Outlet: A\nOutlet: B\nTitle:\nAuthor: \nEdition: late\n\n" + BODY, "x")
    assert parsed.facts == Facts(outlet="A")
    assert parsed.text == BODY


def test_a_date_that_cannot_be_read_is_told() -> None:
    """A publication date with two meanings is left open, and the reader is told how to write it."""
    with pytest.warns(SaysoWarning, match="YYYY-MM-DD"):
        assert parse("Published: 03/04/2031\n\n" + BODY, "x").facts.published is None


def test_a_header_line_tells_from_whom_the_words_are() -> None:
    """A report that passes on another's words can say so in its header."""
    assert parse("Outlet: A\nCredit: Selm Daily\n\nHe said no.", "x").facts.credit == "Selm Daily"
