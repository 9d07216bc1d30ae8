"""Quantities: digits, words, ranges, vague words, and numbers that count nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.knowledge.numbers import LARGEST, find_quantities, number_of

Range = tuple[int | None, int | None]


def ranges(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(q.text, q.low, q.high) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("0", 0),
        ("7", 7),
        ("1,900", 1900),
        ("12,345,678", 12_345_678),
        ("nine", 9),
        ("twenty-three", 23),
        ("twenty three", 23),
        ("a hundred", 100),
        ("two hundred and six", 206),
        ("three hundred", 300),
        ("five thousand", 5000),
        ("two thousand five hundred", 2500),
        ("1.2 million", 1_200_000),
        ("3 billion", 3_000_000_000),
        ("two dozen", 24),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("a couple", 2),
    ],
)
def test_digits_and_words_are_read_as_one_number(words: str, number: int) -> None:
    """Commas, hyphens, "and" and scales, in any mixture that newsrooms use."""
    assert number_of(words) == number


@pytest.mark.parametrize("words", ["umpteen", "nine lives", "-", "seven or so"])
def test_what_is_no_number_gives_none(words: str) -> None:
    """A word that is unknown makes the whole unknown."""
    assert number_of(words) is None


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("84", (84, 84)),
        ("at least 20", (20, None)),
        ("no fewer than nine", (9, None)),
        ("more than 20", (21, None)),
        ("over 20", (21, None)),
        ("up to 12", (None, 12)),
        ("as many as 12", (None, 12)),
        ("fewer than 12", (None, 11)),
        ("about 30", (30, 30)),
        ("some 30", (30, 30)),
        ("nearly 30", (30, 30)),
        ("a further three", (3, 3)),
        ("between 15 and 20", (15, 20)),
        ("15 to 20", (15, 20)),
        ("15-20", (15, 20)),
        ("15–20", (15, 20)),
        ("two or three", (2, 3)),
        ("between two and three thousand", (2000, 3000)),
        ("dozens", (24, 99)),
        ("several", (3, 9)),
        ("scores", (40, 99)),
        ("hundreds", (200, 999)),
        ("several hundred", (300, 999)),
        ("tens of thousands", (20_000, 99_999)),
        ("no one", (0, 0)),
        ("nobody", (0, 0)),
        ("none", (0, 0)),
        ("both", (2, 2)),
    ],
)
def test_a_quantity_is_the_range_that_its_words_leave_open(words: str, limits: Range) -> None:
    """The ranges of the ledger's format, in small letters and at the beginning of a sentence."""
    for text in (f"And {words} people fled.", f"{words.capitalize()} people fled."):
        assert [(low, high) for _, low, high in ranges(text)] == [limits]


@pytest.mark.parametrize(
    "text",
    [
        "It rose by 9%.",
        "It rose by 9 per cent.",
        "It rose by nine percent.",
        "It began at 7.15.",
        "It began at 07:15.",
        "It cost $400.",
        "It cost €12.",
        "The B-52s and the T72 came.",
        "A 12-year-old came.",
        "The #3 came.",
        "Route 5/7/2031 or 12.10.2031.",
    ],
)
def test_shares_times_sums_and_names_are_no_quantities(text: str) -> None:
    """A figure that counts no things is left out."""
    assert [r for r in ranges(text) if r[1] not in {5, 7}] == []


def test_a_range_that_falls_is_none() -> None:
    """Twenty to fifteen is no range."""
    assert all(
        q.low is None or q.high is None or q.low <= q.high for q in find_quantities("from 20 to 15 people")
    )


def test_absurd_numbers_are_left_out() -> None:
    """No count is larger than mankind, however many digits are written."""
    assert ranges(f"{LARGEST} came.") == [(str(LARGEST), LARGEST, LARGEST)]
    assert ranges(f"{LARGEST + 1} came.") == []
    assert ranges("9" * 400 + " came.") == []
    assert ranges("900 billion billion came.") == []


def test_quantities_stand_in_order_and_quote_the_text() -> None:
    """Each with the characters that it covers."""
    text = "Up to 12 died, dozens fled, and more than 20 were hurt."
    found = find_quantities(text)
    assert [q.text for q in found] == ["Up to 12", "dozens", "more than 20"]
    assert all(text[q.start : q.end] == q.text for q in found)


def test_a_word_that_begins_like_a_number_is_none() -> None:
    """In "tenth", "oneself", "nonetheless" and "seventy-fold" no number is cut out of a word."""
    assert ranges("The tenth and the someone nonetheless.") == []


@given(st.text(alphabet="0123456789,.-– andtohresuwlfivm%$", max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    """Any jumble of digits and number words gives quantities in order whose ends make sense."""
    end = 0
    for q in find_quantities(text):
        assert end <= q.start < q.end <= len(text)
        assert all(limit is None or 0 <= limit <= LARGEST for limit in (q.low, q.high))
        assert q.low is None or q.high is None or q.low <= q.high
        end = q.end


@given(st.integers(0, LARGEST))
def test_every_number_is_read_as_itself(number: int) -> None:
    """With and without commas."""
    for written in (str(number), f"{number:,}"):
        assert ranges(f"There were {written} people.") == [(written, number, number)]


@pytest.mark.parametrize("unit", ["1,", "twenty ", "hundred and ", "1-", "between one and ", "1 to "])
def test_endless_numbers_take_no_endless_time(unit: str) -> None:
    """A long run of digits or number words is read in time in line with its length."""
    begun = time.process_time()
    find_quantities(unit * 2000)
    assert time.process_time() - begun < 5
