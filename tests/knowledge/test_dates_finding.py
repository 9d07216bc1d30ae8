"""Where time expressions are found, and where they only seem to be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.knowledge.dates import find_times


def found(text: str) -> list[str]:
    return [expression.text for expression in find_times(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said on Tuesday that it had left.", ["Tuesday"]),
        ("Shells fell on Tuesday night.", ["Tuesday night"]),
        ("They came early on Monday.", ["early on Monday"]),
        ("He denied Monday's raid.", ["Monday"]),
        ("Thursday’s talks failed.", ["Thursday"]),
        ("The mayor spoke next Tuesday and last Friday.", ["next Tuesday", "last Friday"]),
        ("He left the following Monday.", ["the following Monday"]),
        ("They met on Sun. in Gao.", ["Sun."]),
    ],
)
def test_weekdays_are_found_without_their_preposition(text: str, expected: list[str]) -> None:
    """A weekday is found with its part of the day, and without "on" and the possessive ending."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was reported on Aug. 1, citing a commander.", ["Aug. 1"]),
        ("They fled on 5 March.", ["5 March"]),
        ("The accord of March 5, 2024 is dead.", ["March 5, 2024"]),
        ("Filed 2024-03-05T10:00Z by wire.", ["2024-03-05"]),
        ("on the night of 4-5 May gunmen came", ["the night of 4-5 May"]),
        ("JUBA, Sept 17 (Wire) - Rebels", ["Sept 17"]),
        ("Clashes on May 3–7 killed ten.", ["May 3–7"]),
        ("on Tuesday, March 5, rebels", ["Tuesday, March 5"]),
        ("the 17th of September", ["the 17th of September"]),
        ("A raid on the 17th, he said.", ["the 17th"]),
        ("on 25.03.2024 and 25/03/2024", ["25.03.2024", "25/03/2024"]),
        ("GUERRILLAS ATTACKED ON 3 MAY 1989 IN THE NORTH", ["3 MAY 1989"]),
        ("on New Year's Eve and Christmas Day 2023", ["New Year's Eve", "Christmas Day 2023"]),
    ],
)
def test_dates_are_found_as_written(text: str, expected: list[str]) -> None:
    """A day of a month is found in every order, with short months, ordinals and years."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain came in March.", ["March"]),
        ("in March 2024", ["March 2024"]),
        ("a coup in 2021 and another in late 2022", ["2021", "late 2022"]),
        ("in mid-June and early April", ["mid-June", "early April"]),
        ("the end of May", ["the end of May"]),
        ("war since the 1990s", ["since the 1990s"]),
        ("in the early 1990s", ["the early 1990s"]),
        ("The 2017 peace accord", ["2017"]),
        ("in the first half of 2023", ["the first half of 2023"]),
        ("In March 20 soldiers died", ["March"]),
        ("May last year", ["May last year"]),
        ("the last week of May", ["the last week of May"]),
        ("the war (2010) ended", ["2010"]),
        ("between 2019 and 2022", ["between 2019 and 2022"]),
        ("last summer", ["last summer"]),
        ("the March attack", ["March"]),
        ("their February salaries", ["February"]),
    ],
)
def test_months_years_and_their_parts_are_found(text: str, expected: list[str]) -> None:
    """Months, years, decades and their early, mid and late parts are found."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "today", "yesterday", "tomorrow", "last night", "last week", "last month", "last year", "next week",
        "this week", "two days earlier", "three days ago", "a week later", "a day after", "the previous day",
        "the day before", "the next day", "that night", "that day", "the past 24 hours", "tonight", "overnight",
        "earlier this week", "late last year", "the rest of the year", "recent weeks", "a few days ago",
        "the day before yesterday", "two weeks from now", "the same day", "the end of the month", "last weekend",
        "Thursday of last week", "the following year", "the coming days", "this morning", "next month",
    ],
)  # fmt: skip
def test_relative_expressions_are_found_whole(text: str) -> None:
    """An expression that needs another day is found whole in the middle of a sentence."""
    assert found(f"Rebels said {text}, according to him.") == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("closed since Tuesday", ["since Tuesday"]),
        ("It ran from May 3 to May 7.", ["from May 3 to May 7"]),
        ("between 3 and 7 May", ["between 3 and 7 May"]),
        ("between May 3 and 7 they", ["between May 3 and 7"]),
        ("from 3 to 7 May", ["from 3 to 7 May"]),
        ("suspended until Friday", ["until Friday"]),
        ("no answer by Thursday evening", ["by Thursday evening"]),
        ("between Monday and Wednesday", ["between Monday and Wednesday"]),
        ("on Monday and Wednesday", ["Monday", "Wednesday"]),
        ("over the weekend", ["the weekend"]),
        ("on the eve of the vote", ["the eve"]),
        ("the lead-up to Tuesday", ["Tuesday"]),
    ],
)
def test_a_preposition_belongs_to_the_span_only_where_it_makes_a_range(
    text: str, expected: list[str]
) -> None:
    """Words like "since", "until", "by" and "between … and" are part of the expression, "on" and "in" not."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Twelve may have died.",
        "May said she would go.",
        "She was the second to speak.",
        "The protest march passed the mosque.",
        "They march against the coup.",
        "The court will sat.",
        "The Sun reported it.",
        "June Smith and April Jones left.",
        "General August Meyer said so.",
        "It hit in 2021 villages.",
        "Some 2,021 people and 1950 soldiers fled.",
        "The shop cost $2020.",
        "USA Today reported it.",
        "on the 17th floor",
        "for three days",
        "The weekend warriors left.",
        "up to 12 people",
        "a speech by May about Mali",
    ],
)
def test_words_that_only_look_like_time_are_not_found(text: str) -> None:
    """Verbs, names, newspapers, counts and durations are no time expressions."""
    assert found(text) == []


def test_an_expression_over_two_lines_is_found() -> None:
    """A line break inside an expression does not hide it, and offsets stay those of the text."""
    text = "on the night of\n4-5 May they came"
    (expression,) = find_times(text)
    assert text[expression.start : expression.end] == expression.text == "the night of\n4-5 May"


def test_finding_takes_time_in_proportion_to_the_text() -> None:
    """Long runs of blanks and of half-expressions end quickly."""
    assert find_times("early " + " " * 20_000 + "from May to " * 2_000) is not None


_PIECES = ["May", "March", " ", "3", "2024", "since", "from", "to", "the", "last", "week", "of", "31", "-", "day",
           "Tuesday", "'s", ",", ".", "\n", "between", "and", "ago", "a", "99999", "until", "by", "weekend"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join)))
def test_finding_never_raises_and_never_overlaps(text: str) -> None:
    """Whatever the text, the expressions come in order, apart from each other, with the words at their offsets."""
    position = 0
    for expression in find_times(text):
        assert position <= expression.start < expression.end
        assert text[expression.start : expression.end] == expression.text
        position = expression.end
