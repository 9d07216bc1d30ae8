"""Names under protection: nowhere in redacted output, everywhere the same word, and the originals as they were."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from cases import found_of
from linked import ambush

from sayso.errors import UsageError
from sayso.ledger import Case
from sayso.references import check


@pytest.fixture
def guarded(case: Case) -> Case:
    """A case in which one speaker and one place's name are protected."""
    case.keep(run := case.begin("add"), found_of(ambush().ledger()))
    case.link(run)
    case.protect("Idris Vane", by="Ann", why="asked for it")
    return case


def words_of(value: Any) -> str:
    """All that a record tells, as JSON."""
    return msgspec.json.encode(value).decode().lower()


def test_a_protected_name_is_in_no_redacted_ledger(guarded: Case) -> None:
    """Neither the name nor a part of it stands in any text, span, name or reason; the rest does."""
    ledger = guarded.redaction().ledger(guarded.ledger())
    assert "vane" not in words_of(ledger)
    assert "idris" not in words_of(ledger)
    assert "[protected 1]" in words_of(ledger)
    assert "sen ruda" in words_of(ledger)


def test_the_spans_of_a_redacted_ledger_are_right(guarded: Case) -> None:
    """Every span has the words that stand at its place in the redacted text."""
    check(guarded.redaction().ledger(guarded.ledger()))


def test_the_originals_stay(guarded: Case) -> None:
    """The kept report and its findings have the name as before, and the case is whole."""
    report, findings = guarded.findings("r-post")
    assert "Idris Vane said" in report.text
    assert findings.attributions[0].chain[-1].speakers[0].name == "Idris Vane"
    assert guarded.verify().whole


@pytest.mark.parametrize("id_", ["r-post", "a-post", "m-post", "c-unverified"])
def test_what_is_shown_is_redacted(guarded: Case, id_: str) -> None:
    """A report, a claim, a mention and a caveat are shown without the name, with their spans put right."""
    shown = guarded.redaction().shown(guarded.show(id_))
    assert "vane" not in words_of(shown)


def test_hits_are_redacted(guarded: Case) -> None:
    """A result beside the name shows the other word, and its place is that in the redacted text."""
    redaction = guarded.redaction()
    (hit,) = guarded.search('"said in a"').items
    text = guarded.report(hit.report).report.text
    moved = redaction.hit(hit, text)
    assert "Vane" in hit.snippet
    assert "Vane" not in moved.snippet
    assert moved.snippet[moved.marked[0] : moved.marked[1]] == "said in a"
    assert redaction.text(text)[moved.start : moved.end] == "said in a"


def test_the_same_name_is_the_same_word_everywhere(guarded: Case) -> None:
    """Two names have two words, in the order in which they were protected, or the words that were given."""
    guarded.protect("Sen Ruda", shown_as="Officer A")
    guarded.protect("a nurse")
    text = guarded.redaction().text
    assert (
        text("Vane met Colonel Sen Ruda and A NURSE.")
        == "[protected 1] met Colonel Officer A and [protected 3]."
    )


def test_a_name_can_be_shown_again(guarded: Case) -> None:
    """The later record holds; the earlier one stays in the log."""
    guarded.protect("idris vane", lifted=True)
    assert guarded.redaction().text("Idris Vane") == "Idris Vane"
    guarded.protect("Idris Vane")
    assert guarded.redaction().text("Mr Vane’s") == "Mr [protected 1]’s"


def test_no_name_is_refused(case: Case) -> None:
    """What has no letter cannot be protected."""
    with pytest.raises(UsageError, match="no name"):
        case.protect(" 12 ")
