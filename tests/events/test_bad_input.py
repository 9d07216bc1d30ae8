"""Odd reports through the real analyser: nothing fails, nothing absurd is told, and time is in line with the length."""

from __future__ import annotations

import time

import pytest
from readings import report_of

from sayso.attribution import attribute
from sayso.coreference import Resolver, directory_of
from sayso.events import mentions_of
from sayso.knowledge.numbers import LARGEST
from sayso.language.model import WEIGHTS
from sayso.language.reading import Analyser, Reading
from sayso.language.sections import sections
from sayso.records import Mention

pytestmark = pytest.mark.skipif(
    not (WEIGHTS / "tagger.onnx").exists(), reason="the weights are not here: python -m training makes them"
)
PUBLISHED = "2031-03-14"


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    from sayso.language import load

    return load()


def after_reading(reading: Reading, published: str | None = PUBLISHED) -> tuple[Mention, ...]:
    report, who = report_of(reading.text, published=published), Resolver(directory_of(reading))
    said = attribute(report, reading, who)
    found = mentions_of(report, reading, said.attributions, who, caveats=said.caveats)
    sound(reading.text, found)
    return found


def sound(text: str, found: tuple[Mention, ...]) -> None:
    """Spans quote the text, ranges do not fall, times do not run backwards, ids differ."""
    assert len({m.id for m in found}) == len(found)
    for m in found:
        spans = [*m.trigger, *(p.span for p in (*m.actors, *m.recipients)), *(c.span for c in m.counts)]
        spans += [m.place.span] if m.place else []
        assert m.trigger
        assert all(s and s.text and text[s.start : s.end] == s.text for s in spans)
        assert all(p.name.strip() for p in (*m.actors, *m.recipients))
        assert all(limit is None or 0 <= limit <= LARGEST for c in m.counts for limit in (c.low, c.high))
        assert all(c.low is None or c.high is None or c.low <= c.high for c in m.counts)
        assert m.time is None or m.time.start <= m.time.end


@pytest.mark.parametrize(
    "number",
    ["9" * 400, "99,999,999,999", "900 billion billion", "1e99", "0", "-5", "1.5", "007", "½", "٣", "１２"],
)
def test_numbers_of_absurd_size_or_form_are_no_counts_of_it(analyser: Analyser, number: str) -> None:
    """The killing is told, and nothing larger than mankind or below nobody."""
    found = after_reading(analyser.analyse(f"Gunmen killed {number} people at the market on Monday."))
    assert any(s.text == "killed" for m in found for s in m.trigger)


@pytest.mark.parametrize(
    "day",
    ["31 February", "the 45th of May", "99/99/9999", "Monday the 0th", "March 32, 2031", "the year 99999"],
)
def test_days_that_there_are_not_are_no_fault(analyser: Analyser, day: str) -> None:
    """A date that no calendar has gives another time, or none, and never an error."""
    assert after_reading(analyser.analyse(f"Gunmen killed two traders at the market on {day}."))


@pytest.mark.parametrize("published", [None, "9999-12-31", "0001-01-01", "2031-02-28"])
def test_any_day_of_publication_is_read(analyser: Analyser, published: str | None) -> None:
    """Without one, at both ends of the calendar, and on any day: the event is found."""
    text = "Gunmen killed two traders on Monday, last week, next year, tomorrow, a century ago and in 2030. They will meet on Friday."
    assert after_reading(analyser.analyse(text), published)


def test_a_report_dated_in_the_future_is_read_like_any_other(analyser: Analyser) -> None:
    """What lies before the day of the report has happened, whatever today is."""
    found = after_reading(analyser.analyse("Gunmen killed two traders in Agadez on Monday."), "2999-06-14")
    assert [(m.status, m.time and m.time.start[:4]) for m in found] == [("actual", "2999")]


def test_a_name_of_forty_places_gets_one_or_none(analyser: Analyser) -> None:
    """A village name that the gazetteer has dozens of times is resolved or left without a position; it never fails."""
    found = after_reading(
        analyser.analyse("Gunmen killed two traders in San José on Monday. Soldiers fled to Santa Rosa.")
    )
    assert found
    assert all(m.place is None or m.place.name in {"San José", "Santa Rosa"} for m in found)


TABLE = "Region | Killed | Wounded\n" + "\n".join(f"Agadez {n} | {n} | {n * 2}" for n in range(60))
LIST = "Killed this week:\n" + "\n".join(f"- {n} guards at post {n}" for n in range(1, 60))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n\t ",
        ".",
        "killed",
        "Killed.\nWounded.\nMissing.",
        "killed killed killed killed killed",
        "“Killed",
        "No. No one. Nobody. None.",
        "GOMA —",
        "GUNMEN KILLED TWO TRADERS IN AGADEZ ON MONDAY, POLICE SAID, AND BURNED HOUSES IN THE TOWN.",
        "gunmen killed two traders in agadez on monday, police said",
        "Gunmen\u200b killed\u00a0two\u2009traders — “in” Agadez…",
        "👩🏽‍🚒 killed 👩🏽‍🚒 in 👩🏽‍🚒",
        "Gunmen killed " + "very " * 400 + "old men.",
        "Gunmen killed " + ", ".join(["a nurse"] * 150) + " and a guard.",
        "Gunmen " + "attacked and " * 120 + "fled.",
        "He said " + "that she said " * 60 + "gunmen killed two traders.",
        "Gunmen killed (" * 60,
        pytest.param(TABLE, id="table"),
        pytest.param(LIST, id="list"),
    ],
)
def test_odd_texts_are_read(analyser: Analyser, text: str) -> None:
    """Tables, lists, capitals, lone words and endless coordinations give sound mentions, or none."""
    after_reading(analyser.analyse(text))


def test_an_empty_text_has_no_mentions(analyser: Analyser) -> None:
    """Nothing is told where nothing is written."""
    assert after_reading(analyser.analyse("")) == after_reading(analyser.analyse(" \n ")) == ()


PARAGRAPH = (
    "Gunmen of the Harbour Front killed at least nine traders near Agadez on Monday and burned eleven houses, Colonel "
    "Idris Vane said on Tuesday. Its fighters later withdrew from the town. They took seven prisoners, and police arrested "
    "two men in Niamey, where thousands protested against the raid. The army denied that it had shelled the market.\n\n"
)


def seconds(reading: Reading) -> float:
    """The processor's time for what follows the reading, section by section: the least of two."""
    times = []
    for _ in range(2):
        begun = time.process_time()
        for _, section in sections(reading):
            after_reading(section)
        times.append(time.process_time() - begun)
    return min(times)


def test_thousands_of_mentions_take_time_in_line_with_the_text(analyser: Analyser) -> None:
    """Four times the text takes at most about four times the time."""
    short, long = (
        analyser.analyse((PARAGRAPH * (size // len(PARAGRAPH) + 1))[:size]) for size in (20_000, 80_000)
    )
    assert len(after_reading(short)) > 300  # also opens the gazetteer and reads the data files
    first, second = seconds(short), seconds(long)
    assert second <= 4.8 * first + 0.3, (first, second)
