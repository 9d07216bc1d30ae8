"""What serving is measured by: when figures are good, and what is told of them."""

from __future__ import annotations

from dataclasses import replace

from evaluation.serving.half_open import NUMBER, Survived
from evaluation.serving.load import Borne
from evaluation.serving.pages import taken_of
from evaluation.serving.paint import Painted


def test_the_latest_answers_count() -> None:
    """A median alone would hide that one answer in ten is late."""
    times = [10.0] * 90 + [400.0] * 10
    found = taken_of("board", times)
    assert (found.median, found.late) == (10.0, 400.0)
    assert not found.good
    assert "too slow" in str(found)


def test_a_wrong_answer_is_no_fast_answer() -> None:
    """A page that is not there comes at once."""
    assert taken_of("board", [1.0, 1.0]).good
    assert not taken_of("board", [1.0, 1.0], wrong=1).good


def test_nothing_may_be_lost() -> None:
    """A judgement that is not in the case, a wrong answer or a new fault makes the whole run bad."""
    good = Borne(taken_of("all", [5.0, 6.0]), (), (), 3, (), 0, ())
    assert good.good
    for change in ({"lost": ("j-1",)}, {"wrong": ("GET /: 500",)}, {"faults": ("x",)}):
        assert not replace(good, **change).good  # type: ignore[arg-type]
    assert not replace(good, every=taken_of("all", [5.0, 5_000.0])).good
    assert "not in the case: 0" in str(good)


def test_all_must_be_hung_up_on() -> None:
    """One that is held without end is one too many, and so is one who was not answered."""
    asked = taken_of("asked", [5.0, 6.0])
    assert Survived(NUMBER, NUMBER, asked).good
    assert not Survived(NUMBER, NUMBER - 1, asked).good
    assert not Survived(NUMBER, NUMBER, replace(asked, wrong=1)).good


def test_a_page_must_be_painted() -> None:
    """One that never was has no time, which is not a short one."""
    assert Painted(400, 500, 60).good
    assert not Painted(-1, -1, 60).good
    assert not Painted(400, 500, 301).good
