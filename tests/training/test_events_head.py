"""How marks become what the head of events is fitted to; the fitting itself needs the network and PyTorch."""

from __future__ import annotations

import pytest

from sayso.records import Mention, Span
from training.events import GoldMention

pytest.importorskip("torch", reason="the head is fitted with PyTorch")


def gold(start: int, end: int, type_: str, *, optional: bool = False) -> GoldMention:
    return GoldMention(((start, end),), {"type": type_, "optional": optional})


def found(start: int, end: int, type_: str) -> Mention:
    return Mention(id=f"m{start}", report="r", type=type_, trigger=(Span(start, end, "x"),))  # type: ignore[arg-type]


def test_a_mention_is_right_if_found_and_of_a_type_that_will_do() -> None:
    """Typed, found, optional and extra are told apart, one to one, the longest overlap first."""
    from training.events_head import verdicts

    marked = [gold(0, 6, "ASSAULT|COERCE"), gold(10, 15, "AID"), gold(20, 25, "AGREE", optional=True)]
    told = [found(4, 6, "AID"), found(0, 6, "COERCE"), found(10, 15, "RETREAT"), found(20, 22, "AGREE")]
    assert verdicts(marked, told) == ["extra", "typed", "found", "optional"]
