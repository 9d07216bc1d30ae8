"""Quotations: all newsrooms' marks, apostrophes, marks that never close, several paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import contents, cue, one

from sayso.language.quotes import dateline_end, find_quotations, voice_of


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    "quotation",
    [
        "“We hold it,”",
        '"We hold it,"',
        "‘We hold it,’",
        "'We hold it,'",
        "«We hold it»",
        "»We hold it«",
        "„We hold it“",
        "„We hold it”",
        "「We hold it」",
        '“We hold it,"',
    ],
)
def test_every_kind_of_mark_opens_and_closes_a_quotation(quotation: str) -> None:
    """English, German, French, Danish and Japanese marks, and a typewriter's closing one, bound a quotation."""
    assert quoted(f"He said: {quotation} and left.") == [quotation]


def test_an_apostrophe_opens_and_closes_nothing() -> None:
    """Clitics, plurals' possessives and names with apostrophes are no quotations."""
    assert quoted("The soldiers' wives don't know O'Neil's plan, and it's the '90s.") == []


def test_an_apostrophe_inside_single_marks_does_not_end_the_quotation() -> None:
    """Within single marks a clitic and a plural's possessive go on, and the mark after a stop closes."""
    assert quoted("‘We don’t hold the miners’ camp,’ he said.") == ["‘We don’t hold the miners’ camp,’"]


def test_an_inner_quotation_is_part_of_the_outer_one() -> None:
    """Single marks inside double ones make no quotation of their own, and the outer one runs to its own end."""
    text = "“He shouted ‘get out’ and fired,” she said."
    assert quoted(text) == ["“He shouted ‘get out’ and fired,”"]


def test_equal_marks_may_nest() -> None:
    """A second opening mark of the same kind needs a second closing one."""
    assert quoted("“She said “go” and left.” Then silence.") == ["“She said “go” and left.”"]


def test_a_quotation_that_never_closes_ends_with_its_paragraph() -> None:
    """A missing closing mark takes the rest of the paragraph, no more, and says so."""
    text = "“We hold it, he said.\nNothing more."
    (found,) = find_quotations(text)
    assert (text[found.start : found.end], found.closed, found.continues) == (
        "“We hold it, he said.",
        False,
        False,
    )


def test_a_single_mark_that_never_closes_is_no_quotation() -> None:
    """A lone single mark is far more often an apostrophe."""
    assert quoted("He said 'twas over.") == []


def test_a_quotation_over_paragraphs_is_known_to_go_on() -> None:
    """Where the next paragraph opens again and the one before did not close, they are one."""
    first, second = find_quotations("“We came at dawn.\n\n“We left at dusk,” he said.")
    assert first.continues
    assert not first.closed
    assert second.closed
    assert not second.continues


def test_a_closed_quotation_does_not_go_on() -> None:
    """Two closed quotations in two paragraphs are two."""
    assert [q.continues for q in find_quotations("“We came.”\n\n“We left.”")] == [False, False]


@given(st.text(alphabet="ab .\n'\"“”‘’«»„「」", max_size=60))
def test_odd_marks_never_fail(text: str) -> None:
    """Any jumble of marks gives quotations in order, inside the text, that do not overlap."""
    end = 0
    for q in find_quotations(text):
        assert end <= q.start < q.end <= len(text)
        end = q.end


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("AGADEZ — Three died.", "Three died."),
        ("AGADEZ, Niger (Kivu News) - Three died.", "Three died."),
        ("PORT-AU-PRINCE: Three died.", "Three died."),
        ("KYIV, 14 March 2031 — Three died.", "Three died."),
        ("Three died — all of them soldiers.", "Three died — all of them soldiers."),
        ("The army: three died.", "The army: three died."),
    ],
)
def test_a_dateline_is_told_from_a_sentence(line: str, rest: str) -> None:
    """Capitals, a land, an agency or a date before a dash are the dateline; a sentence with a dash has none."""
    assert line[dateline_end(line, 0) :] == rest


@pytest.mark.parametrize(
    ("pieces", "voice"),
    [
        (["“We hold it,”", "“and we stay.”"], "direct"),
        (["the bridge"], "indirect"),
        (["“We hold it,”", "the bridge"], "mixed"),
        (["We hold it"], "direct"),
    ],
)
def test_the_voice_is_told_by_the_marks(pieces: list[str], voice: str) -> None:
    """All words in marks is direct, none is indirect, some is mixed."""
    text = "“We hold it,” he said of the bridge, “and we stay.”"
    spans = [(text.index(p), text.index(p) + len(p)) for p in pieces]
    assert voice_of(spans, find_quotations(text)) == voice


def test_words_in_marks_within_a_clause_make_it_mixed() -> None:
    """An indirect content with some quoted words is mixed."""
    found = one(
        "Orla Dunne said the raid was “a plain disgrace” to all.",
        cue("said", "Orla Dunne", "the raid was “a plain disgrace” to all"),
    )
    assert (found.voice, contents(found)) == ("mixed", ["the raid was “a plain disgrace” to all"])
