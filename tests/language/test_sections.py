"""Long texts in parts: nothing is lost, and they end where a text has a seam."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.language.sections import parts


@given(st.text(alphabet="ab \n", max_size=60), st.integers(1, 12))
def test_the_parts_are_the_text(text: str, longest: int) -> None:
    """Each knows where it begins, none is longer than allowed, and none is empty but that of an empty text."""
    found = list(parts(text, longest))
    assert "".join(part for _, part in found) == text
    assert all(text[start : start + len(part)] == part for start, part in found)
    assert all(len(part) <= longest for _, part in found)
    assert all(part for _, part in found) or not text or found[-1][1] == ""


def test_a_part_ends_with_a_paragraph_if_it_can() -> None:
    """Else with a line, else with a word, else in the middle of one."""
    assert list(parts("one\n\ntwo\nthree", 8)) == [(0, "one\n\n"), (5, "two\nthree"[:4]), (9, "three")]
    assert list(parts("one two", 5)) == [(0, "one "), (4, "two")]
    assert list(parts("abcdef", 4)) == [(0, "abcd"), (4, "ef")]


def test_an_ordinary_report_is_one_part() -> None:
    """Nothing is cut that need not be."""
    assert list(parts("Gunmen killed two traders.")) == [(0, "Gunmen killed two traders.")]
