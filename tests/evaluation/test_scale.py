"""What linking of many reports is measured by, with linkers that stand in."""

from __future__ import annotations

import json

import pytest

from evaluation import scale, scale_run
from evaluation.scale_run import agreement, blocking_recall, origins_of, pairs
from sayso.records import Ledger, Origin

EVENTS = {"m1": "e", "m2": "e", "m3": "e", "m4": "f"}


def test_pairs_are_of_one_event() -> None:
    """All of them where there are few."""
    assert sorted(pairs(EVENTS)) == [("m1", "m2"), ("m1", "m3"), ("m2", "m3")]


def test_of_a_large_event_some_pairs_are_asked_for() -> None:
    """The same ones each time."""
    large = dict.fromkeys(map(str, range(100)), "e")
    told = list(pairs(large))
    assert len(told) == scale_run.PAIRS
    assert told == list(pairs(large))
    assert all(one != other for one, other in told)


def test_a_pair_was_met_if_it_was_compared_or_came_together() -> None:
    """What was neither is lost for good."""
    found = {"m1": "x", "m2": "x"}
    assert blocking_recall(EVENTS, found, lambda one, other: (one, other) == ("m1", "m3")) == 2 / 3


def test_what_was_put_into_nothing_is_alone() -> None:
    """It is no cluster with others of its kind."""
    assert agreement({"a": "x", "b": "x"}, {}) == pytest.approx(2 * 0.5 / 1.5)
    assert agreement({"a": "x", "b": "x"}, {"a": "o", "b": "o"}) == 1


def test_an_attribution_of_two_origins_counts_for_the_larger() -> None:
    """One key for each is what the measure can take."""
    small, large = (
        Origin(id=id_, name=id_, attributions=held) for id_, held in (("s", ("a",)), ("l", ("a", "b")))
    )
    assert origins_of(Ledger(origins=(large, small))) == {"a": "l", "b": "l"}


def test_a_run_tells_time_memory_and_accuracy() -> None:
    """Of the linker that ships."""
    told = scale_run.run(30)
    assert told["megabytes"] > 1
    assert 0 < told["events_b_cubed"] <= 1
    assert 0 < told["origins_b_cubed"] <= 1
    assert told["milliseconds"] >= 0


def test_growth_compares_the_most_with_the_fewest() -> None:
    """One number alone has none."""
    told = {10: {"milliseconds": 2.0}, 1000: {"milliseconds": 3.0}, 100: {"milliseconds": 9.0}}
    assert [f.value for f in scale.growth(told)] == [1.5]
    assert scale.growth({10: {"milliseconds": 2.0}}) == []


def test_no_figure_has_a_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    """They depend on the machine; what a linker doesn't offer is left out."""
    monkeypatch.setattr(scale, "child", lambda number: {"milliseconds": number, "events_b_cubed": 0.5})
    figures = scale.measured((10, 20))
    assert [f.name for f in figures if "10" in f.name] == ["scale.10.milliseconds", "scale.10.events_b_cubed"]
    assert not any(f.gated for f in figures)


def test_a_failure_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With exit status 1; a number that is none is told before anything runs."""

    def fails(_number: int) -> dict[str, float]:
        raise RuntimeError("linking 5 reports ended with 1")

    monkeypatch.setattr(scale, "child", fails)
    assert scale.main(["5"]) == 1
    assert "linking 5 reports" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        scale.main(["0"])
    assert "'0' is no number of reports" in capsys.readouterr().err


def test_a_child_process_gives_its_figures_back() -> None:
    """A few reports, really linked."""
    assert json.loads(json.dumps(scale.child(20)))["megabytes"] > 1
