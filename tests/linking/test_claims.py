"""Who asserts and who denies, and which figures count."""

from __future__ import annotations

from typing import Any

import pytest
from reports import Paper

from sayso.linking.claims import Figure, bears_on, figures_in, group_of, grouped, is_denied, pointing_denials
from sayso.records import Count, Mention, Span


@pytest.mark.parametrize("stance", ["asserts", "confirms", "accuses", "denies", "suspects"])
def test_words_on_what_happened_bear_on_it(stance: str) -> None:
    """Whoever says, lays it to somebody, believes or denies it."""
    assert bears_on(stance, happened=True)


@pytest.mark.parametrize("stance", ["demands", "declines"])
def test_a_demand_bears_on_nothing(stance: str) -> None:
    """Nor does a refusal to say."""
    assert not bears_on(stance, happened=True)
    assert not bears_on(stance, happened=False)


@pytest.mark.parametrize("stance", ["promises", "threatens"])
def test_a_promise_bears_on_what_is_to_come_only(stance: str) -> None:
    """It says that it will be."""
    assert bears_on(stance, happened=False)
    assert not bears_on(stance, happened=True)


def test_what_nobody_says_happened_is_not_denied_by_saying_so() -> None:
    """Thus "no shot was fired" denies a shooting that others tell of, and nothing where nobody tells of one."""
    assert is_denied("asserts", "negated", all_negated=False)
    assert not is_denied("asserts", "negated", all_negated=True)
    assert is_denied("denies", "actual", all_negated=True)
    assert not is_denied("asserts", "actual", all_negated=False)


def denial(who: str = "Oren Dane", words: str = "this") -> dict[str, str]:
    paper = Paper(
        "Selm Daily",
        "2031-05-09",
        "The road is cut, Idris Vane said. Oren Dane denied this. The road is open.",
    )
    paper.says("Idris Vane", "The road is cut")
    paper.says(who, words, "denies")
    return {denies[-1]: denied[-1] for denies, denied in pointing_denials(paper.attributions).items()}


def test_a_denial_that_names_nothing_is_of_what_was_said_before() -> None:
    """Thus "he denied this" is of the last words of another; a denial that names its matter points nowhere."""
    assert denial() == {"2": "1"}
    assert denial(words="The road is open") == {}
    assert denial(who="Idris Vane") == {}


def test_a_denial_without_words_or_speaker_is_no_fault() -> None:
    """Another program may leave both out."""
    paper = Paper("Selm Daily", "2031-05-09", "Denied.")
    paper.says("", "Denied", "denies")
    assert pointing_denials(paper.attributions) == {}


def kept(text: str, *figures: tuple[str, int], **more: Any) -> list[int | None]:
    """Which figures of the killed count as the event's; each is given by its words and its number."""
    paper = Paper("Selm Daily", "2031-05-09", text)
    counts = tuple(Count(span=paper.spans(words)[0], of="killed", low=n, high=n) for words, n in figures)
    mention = Mention(
        id="m", report=paper.report.id, type="ASSAULT", trigger=paper.spans("killed"), counts=counts, **more
    )
    return [count.low for count, _ in figures_in(mention, paper.report)]


def test_a_part_is_not_the_whole() -> None:
    """Neither "four of the dead", "two more" nor "another three" is a figure of the event; "31 soldiers" is."""
    assert kept("It killed 31 soldiers.", ("31", 31)) == [31]
    assert kept("It killed 31, four of them cooks.", ("31", 31), ("four", 4)) == [31]
    assert kept("Four of the killed were cooks.", ("Four", 4)) == []
    assert kept("It killed two more.", ("two", 2)) == []
    assert kept("It killed another three.", ("three", 3)) == []


def test_a_part_is_known_by_the_sentence_where_the_count_has_no_span() -> None:
    """Another program may give numbers only; and mentions without trigger."""
    paper = Paper("Selm Daily", "2031-05-09", "Four of the killed were cooks. Nine were killed.")
    bare = (Count(of="killed", low=4, high=4),)
    part = Mention(id="m", report="r", type="ASSAULT", trigger=paper.spans("killed"), counts=bare)
    assert figures_in(part, paper.report) == []
    other = Mention(id="m", report="r", type="ASSAULT", trigger=paper.spans("killed#2"), counts=bare)
    assert [count.low for count, _ in figures_in(other, paper.report)] == [4]
    nowhere = Mention(id="m", report="r", type="ASSAULT", trigger=(), counts=bare)
    assert [count.low for count, _ in figures_in(nowhere, paper.report)] == [4]


def test_who_was_counted() -> None:
    """By the count's noun, else by the only one whom the mention harms."""
    paper = Paper("Selm Daily", "2031-05-09", "It killed some.")
    paper.tells("killed", recipients=["nine miners"])
    paper.tells("killed", recipients=["nine miners", "a cook"])
    one, two = paper.mentions
    assert group_of(Count(of="killed", who="soldiers", low=9), one) == "fighters"
    assert group_of(Count(of="killed", low=9), one) == "people"
    assert group_of(Count(of="killed", low=9), two) is None


def figure(low: int | None, high: int | None, group: str | None = None) -> Figure:
    return Figure("killed", None, group, low, high, "o")


def test_a_figure_of_nobody_is_of_those_told_most() -> None:
    """Thus "the toll at 26" is of the people of whom the others tell; where none is told, of nobody."""
    told = grouped(
        [figure(26, 26), figure(25, 25, "people"), figure(24, 24, "people"), figure(3, 3, "fighters")]
    )
    assert [each.group for each in told] == ["people", "people", "people", "fighters"]
    assert grouped([figure(26, 26)])[0].group is None


def test_dozens_is_no_number() -> None:
    """A range that a vague word means is known by its ends."""
    assert figure(24, 99).vague
    assert not figure(24, 98).vague
    assert not figure(31, 31).vague


def test_a_span_that_ends_with_the_text_is_no_fault() -> None:
    """No word follows it."""
    paper = Paper("Selm Daily", "2031-05-09", "It killed 31")
    end = len(paper.report.text)
    count = Count(span=Span.of(paper.report.text, end - 2, end), of="killed", low=31, high=31)
    mention = Mention(id="m", report="r", type="ASSAULT", trigger=paper.spans("killed"), counts=(count,))
    assert [c.low for c, _ in figures_in(mention, paper.report)] == [31]
