"""Text to words: offsets that are right, and cuts as the treebanks make them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.words import paragraph_starts, shape_of, split_words


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in split_words(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("He didn't go.", ["He", "did", "n't", "go", "."]),
        ("They don’t know", ["They", "do", "n’t", "know"]),
        ("Vane's men", ["Vane", "'s", "men"]),
        ("O'Neil’s plan", ["O'Neil", "’s", "plan"]),
        ("the U.N. said at 7 a.m. so", ["the", "U.N.", "said", "at", "7", "a.m.", "so"]),
        ("Lt. Vane of No. 4", ["Lt.", "Vane", "of", "No.", "4"]),
        ("1,900 men at 07.40", ["1,900", "men", "at", "07.40"]),
        ("the 3rd of 2031", ["the", "3rd", "of", "2031"]),
        ("$5m and £3", ["$", "5m", "and", "£", "3"]),
        ("Major-General", ["Major", "-", "General"]),
        ("“We hold it,” he", ["“", "We", "hold", "it", ",", "”", "he"]),
        ("see https://example.org/a?b=1 now", ["see", "https://example.org/a?b=1", "now"]),
        ("write to desk@example.org now", ["write", "to", "desk@example.org", "now"]),
        ("wait... -- what", ["wait", "...", "--", "what"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(text: str, cut: list[str]) -> None:
    """Clitics, punctuation and currency signs stand alone; figures, abbreviations and addresses stay whole."""
    assert words(text) == cut


ODD = st.text(
    alphabet=st.one_of(
        st.characters(), st.sampled_from("a1 '’.-\n\r\u2028\u00a0\u200b\u0301\u202e\ufeff👩🏽‍🚒ﬁßİأ中")
    ),
    max_size=60,
)


@given(ODD)
def test_offsets_are_right_on_any_text(text: str) -> None:
    """Words stand in order, never overlap, are never empty, hold no blanks, and miss no letter or figure."""
    end, covered = 0, set()
    for a, b in split_words(text):
        assert end <= a < b <= len(text)
        assert not any(c.isspace() for c in text[a:b])
        covered.update(range(a, b))
        end = b
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


@given(ODD)
def test_one_line_mark_a_word(text: str) -> None:
    """Each word is told whether a line begins with it, and the first one always does."""
    found = split_words(text)
    starts = paragraph_starts(text, found)
    assert len(starts) == len(found)
    assert not found or starts[0]


def test_a_line_begins_after_a_line_feed() -> None:
    """The first word of each line is marked, and no other."""
    text = "One two\nthree\n\nfour"
    assert paragraph_starts(text, split_words(text)) == [True, False, True, True]


@pytest.mark.parametrize(
    ("word", "shape"),
    [("fell", 0), ("Vane", 1), ("A", 1), ("UN", 2), ("7th", 3), ("McLeod", 4), ("—", 0), ("É", 1), ("中", 4)],
)
def test_the_shape_tells_how_a_word_is_written(word: str, shape: int) -> None:
    """Small, Capital, CAPITALS, with a figure, or mixed."""
    assert shape_of(word) == shape
