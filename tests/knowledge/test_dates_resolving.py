"""Which days time expressions mean."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.knowledge.dates import Resolved, find_times, resolve, to_time

WEDNESDAY = date(2024, 5, 15)
"""The day of publication in these tests."""


def days(text: str, published: date | None = WEDNESDAY, **options: object) -> str | None:
    """The days as "start/end", or a single day."""
    resolved = resolve(text, published, **options)  # type: ignore[arg-type]
    if resolved is None:
        return None
    if resolved.start == resolved.end:
        return resolved.start.isoformat()
    return f"{resolved.start}/{resolved.end}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday", "2024-05-14"),
        ("Tuesday night", "2024-05-14"),
        ("on Tuesday", "2024-05-14"),
        ("Wednesday", "2024-05-15"),
        ("last Wednesday", "2024-05-08"),
        ("next Wednesday", "2024-05-22"),
        ("Thursday", "2024-05-09"),
        ("this Friday", "2024-05-17"),
        ("coming Friday", "2024-05-17"),
        ("early on Monday", "2024-05-13"),
        ("Monday's", "2024-05-13"),
        ("Thursday of last week", "2024-05-09"),
        ("Monday next week", "2024-05-20"),
    ],
)
def test_a_weekday_is_the_most_recent_one(text: str, expected: str) -> None:
    """A weekday is the last one up to publication; "last" is strictly before it, "next" strictly after."""
    assert days(text) == expected


def test_a_weekday_looking_ahead_is_the_next_one() -> None:
    """In a sentence about the future a weekday lies after the day of publication."""
    assert days("Friday", future=True) == "2024-05-17"
    assert days("Wednesday", future=True) == "2024-05-22"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aug. 1", "2023-08-01"),
        ("5 March", "2024-03-05"),
        ("May 22", "2024-05-22"),
        ("May 23", "2023-05-23"),
        ("29 February", "2024-02-29"),
        ("31 February", None),
        ("the night of 4-5 May", "2024-05-04/2024-05-05"),
        ("May 3-7", "2024-05-03/2024-05-07"),
        ("Tuesday, March 5", "2024-03-05"),
        ("3 May last year", "2023-05-03"),
        ("the 17th", "2024-04-17"),
        ("the 15th", "2024-05-15"),
        ("the 31st", "2024-03-31"),
        ("Christmas Day", "2023-12-25"),
    ],
)
def test_a_day_without_a_year_lies_no_more_than_a_week_ahead(text: str, expected: str | None) -> None:
    """A day and month is the latest such date up to seven days after publication."""
    assert days(text) == expected


def test_a_day_without_a_year_looking_ahead_is_not_in_the_past() -> None:
    """In a sentence about the future a day and month is the next one, the day of publication included."""
    assert days("Aug. 1", future=True) == "2024-08-01"
    assert days("May 15", future=True) == "2024-05-15"
    assert days("May 3", future=True) == "2025-05-03"
    assert days("the 17th", future=True) == "2024-05-17"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 5, 2024", "2024-03-05"),
        ("5 Sept. 2021", "2021-09-05"),
        ("2024-03-05", "2024-03-05"),
        ("25/03/2024", "2024-03-25"),
        ("03/25/2024", "2024-03-25"),
        ("05.03.2024", "2024-03-05"),
        ("05/03/2024", None),
        ("2024-02-31", None),
        ("March 2024", "2024-03-01/2024-03-31"),
        ("2021", "2021-01-01/2021-12-31"),
        ("in 2021", "2021-01-01/2021-12-31"),
        ("late 2021", "2021-09-01/2021-12-31"),
        ("mid-2021", "2021-05-01/2021-08-31"),
        ("early 2021", "2021-01-01/2021-04-30"),
        ("the first half of 2023", "2023-01-01/2023-06-30"),
        ("the third quarter of 2023", "2023-07-01/2023-09-30"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("the early 1990s", "1990-01-01/1993-12-31"),
        ("between 2019 and 2022", "2019-01-01/2022-12-31"),
        ("2019-2022", "2019-01-01/2022-12-31"),
        ("from Dec. 28 to Jan. 3, 2024", "2023-12-28/2024-01-03"),
        ("between 3 and 7 May 2024", "2024-05-03/2024-05-07"),
        ("the first week of May 2024", "2024-05-01/2024-05-07"),
        ("the last week of May 2024", "2024-05-25/2024-05-31"),
    ],
)
def test_full_dates_need_no_publication_date(text: str, expected: str | None) -> None:
    """What names its year is the same whenever it was published; what could be two days is none."""
    assert days(text, None) == expected
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Tuesday", "5 March", "in March", "yesterday", "last week", "since 2021", "two days earlier", "the weekend",
     "until Friday", "the end of the year", "last May", "the 17th", "the past 24 hours", "overnight"],
)  # fmt: skip
def test_without_a_publication_date_nothing_is_guessed(text: str) -> None:
    """An expression that needs the day of publication is unknown where that is unknown."""
    assert days(text, None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in March", "2024-03-01/2024-03-31"),
        ("May", "2024-05-01/2024-05-31"),
        ("June", "2023-06-01/2023-06-30"),
        ("mid-June", "2023-06-11/2023-06-20"),
        ("early April", "2024-04-01/2024-04-10"),
        ("late February", "2024-02-21/2024-02-29"),
        ("the end of May", "2024-05-21/2024-05-31"),
        ("last May", "2023-05-01/2023-05-31"),
        ("last March", "2024-03-01/2024-03-31"),
        ("next March", "2025-03-01/2025-03-31"),
        ("this May", "2024-05-01/2024-05-31"),
        ("May last year", "2023-05-01/2023-05-31"),
    ],
)
def test_a_month_is_the_latest_that_has_begun(text: str, expected: str) -> None:
    """A bare month is the current or the most recent one; early, mid and late are its thirds."""
    assert days(text) == expected


def test_a_month_looking_ahead_is_the_next() -> None:
    """In a sentence about the future a bare month is the next one that has not ended."""
    assert days("October", future=True) == "2024-10-01/2024-10-31"
    assert days("March", future=True) == "2025-03-01/2025-03-31"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2024-05-15"),
        ("tonight", "2024-05-15"),
        ("this morning", "2024-05-15"),
        ("yesterday", "2024-05-14"),
        ("last night", "2024-05-14"),
        ("tomorrow", "2024-05-16"),
        ("the day before yesterday", "2024-05-13"),
        ("the day after tomorrow", "2024-05-17"),
        ("overnight", "2024-05-14/2024-05-15"),
        ("last week", "2024-05-06/2024-05-12"),
        ("this week", "2024-05-13/2024-05-19"),
        ("next week", "2024-05-20/2024-05-26"),
        ("late last week", "2024-05-10/2024-05-12"),
        ("last month", "2024-04-01/2024-04-30"),
        ("next month", "2024-06-01/2024-06-30"),
        ("last year", "2023-01-01/2023-12-31"),
        ("early last year", "2023-01-01/2023-04-30"),
        ("earlier this week", "2024-05-13/2024-05-15"),
        ("later this month", "2024-05-15/2024-05-31"),
        ("earlier in the week", "2024-05-13/2024-05-15"),
        ("the rest of the year", "2024-05-15/2024-12-31"),
        ("the end of the month", "2024-05-21/2024-05-31"),
        ("over the weekend", "2024-05-11/2024-05-12"),
        ("last weekend", "2024-05-11/2024-05-12"),
        ("next weekend", "2024-05-25/2024-05-26"),
        ("this weekend", "2024-05-18/2024-05-19"),
        ("three days ago", "2024-05-12"),
        ("48 hours ago", "2024-05-13"),
        ("two weeks ago", "2024-04-29/2024-05-05"),
        ("a month ago", "2024-04-01/2024-04-30"),
        ("five years ago", "2019-01-01/2019-12-31"),
        ("three days from now", "2024-05-18"),
        ("the past 24 hours", "2024-05-14/2024-05-15"),
        ("the past week", "2024-05-08/2024-05-15"),
        ("the last two weeks", "2024-05-01/2024-05-15"),
        ("the next three days", "2024-05-15/2024-05-18"),
    ],
)
def test_what_is_told_from_the_day_of_publication(text: str, expected: str) -> None:
    """These count from the day of publication, whatever day is spoken of."""
    assert days(text) == expected
    if text != "overnight" and "in the" not in text and not text.startswith(("the rest", "the end")):
        assert days(text, anchor=date(2024, 2, 1)) == expected


@pytest.mark.parametrize(
    ("text", "from_anchor", "from_published"),
    [
        ("two days earlier", "2024-05-08", "2024-05-13"),
        ("a day earlier", "2024-05-09", "2024-05-14"),
        ("the day before", "2024-05-09", "2024-05-14"),
        ("the previous day", "2024-05-09", "2024-05-14"),
        ("that night", "2024-05-10", "2024-05-15"),
        ("the same day", "2024-05-10", "2024-05-15"),
        ("the next day", "2024-05-11", "2024-05-16"),
        ("three days after", "2024-05-13", "2024-05-18"),
        ("a week later", "2024-05-17", "2024-05-22"),
        ("a month earlier", "2024-04-01/2024-04-30", "2024-04-01/2024-04-30"),
        ("the following Monday", "2024-05-13", "2024-05-20"),
        ("the previous Friday", "2024-05-03", "2024-05-10"),
        ("the following week", "2024-05-13/2024-05-19", "2024-05-20/2024-05-26"),
        ("that year", "2024-01-01/2024-12-31", "2024-01-01/2024-12-31"),
    ],
)
def test_what_is_told_from_the_day_spoken_of(text: str, from_anchor: str, from_published: str) -> None:
    """These count from the day spoken of, or else from the day of publication."""
    assert days(text, anchor=date(2024, 5, 10)) == from_anchor
    assert days(text, None, anchor=date(2024, 5, 10)) == from_anchor
    assert days(text) == from_published


def test_an_eve_needs_the_day_spoken_of() -> None:
    """The eve of an unknown day is unknown."""
    assert days("the eve") is None
    assert days("the eve", anchor=date(2024, 5, 10)) == "2024-05-09"


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("since Tuesday", "2024-05-14/2024-05-15", "2024-05-14/2024-05-15"),
        ("since 2021", "2021-01-01/2024-05-15", "2021-01-01/2024-05-15"),
        ("since last week", "2024-05-06/2024-05-15", "2024-05-06/2024-05-15"),
        ("from May 3 to May 7", "2024-05-03/2024-05-07", "2025-05-03/2025-05-07"),
        ("between Monday and Wednesday", "2024-05-13/2024-05-15", "2024-05-20/2024-05-22"),
        ("from Friday to Sunday", "2024-05-10/2024-05-12", "2024-05-17/2024-05-19"),
        ("from late April to early May", "2024-04-21/2024-05-10", "2025-04-21/2025-05-10"),
        ("until Friday", "2024-05-10", "2024-05-15/2024-05-17"),
        ("by Thursday evening", "2024-05-09", "2024-05-15/2024-05-16"),
        ("by the end of the month", "2024-05-21/2024-05-31", "2024-05-15/2024-05-31"),
    ],
)
def test_ranges(text: str, past: str, future: str) -> None:
    """A range runs from its first day to its last; "since" ends and a coming "until" begins at publication."""
    assert days(text) == past
    assert days(text, future=True) == future


@pytest.mark.parametrize(
    "text",
    ["a few days ago", "recent weeks", "days later", "more than a year ago", "three hours later", "last summer",
     "the coming days", "", "Tuesdayish", "since 2030", "since the coup", "from here to there", "May " * 100],
)  # fmt: skip
def test_what_names_no_day_is_unknown(text: str) -> None:
    """Vague words, bounds, seasons, days to come for "since" and what is no time at all give None."""
    assert days(text) is None


def test_the_record_of_a_time() -> None:
    """The ledger's record has the words and the two days, and is missing where the days are unknown."""
    time = to_time("last week", resolve("last week", WEDNESDAY))
    assert (time.text, time.start, time.end) == ("last week", "2024-05-06", "2024-05-12")
    assert to_time("recent weeks", None) is None


def test_a_span_of_days_does_not_end_before_it_starts() -> None:
    """A span the wrong way round is refused."""
    with pytest.raises(ValueError, match="must not end before"):
        Resolved(date(2024, 5, 2), date(2024, 5, 1))


_PIECES = ["May", "3", "2024", "since", "from", "to", "the", "last", "week", "of", "31", "days", "Tuesday", "between",
           "and", "ago", "a", "9999", "until", "by", "weekend", "later", "0001", "year", "next", "-"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=40), st.lists(st.sampled_from(_PIECES), max_size=9).map(" ".join)),
    st.one_of(st.none(), st.dates()),
    st.one_of(st.none(), st.dates()),
    st.booleans(),
)
def test_resolving_never_raises(text: str, published: date | None, anchor: date | None, future: bool) -> None:
    """Whatever the words and the dates, there are days in order or there is None."""
    for words in [text, *(expression.text for expression in find_times(text))]:
        resolved = resolve(words, published, anchor=anchor, future=future)
        assert resolved is None or resolved.start <= resolved.end


def test_a_weekend_later_counts_as_a_week() -> None:
    """Two weekends later is a time like any other, and no fault."""
    assert resolve("two weekends later", date(2024, 5, 4), anchor=date(2024, 5, 4)) is not None
