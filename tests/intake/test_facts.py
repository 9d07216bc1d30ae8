"""The facts about a report: dates, languages, names."""

from __future__ import annotations

import pytest

from sayso.intake.facts import Facts, iso_date, language_code, tidy


@pytest.mark.parametrize(
    "written",
    [
        "2031-03-04",
        " 2031-03-04 ",
        "2031-03-04T23:59:00+05:00",
        "2031-03-04 08:00",
        "2031-03-04T08:00:00.000Z",
        "4 March 2031",
        "4 Mar 2031",
        "March 4, 2031",
        "Mar. 4, 2031",
        "Tue, 04 Mar 2031 10:00:00 GMT",
        "20310304",
        "2031/03/04",
    ],
)
def test_a_date_with_one_meaning_is_read(written: str) -> None:
    """Every usual way to write a full date gives the same ISO day."""
    assert iso_date(written) == "2031-03-04"


@pytest.mark.parametrize(
    "written",
    [None, "", "03/04/2031", "March 2031", "2031-02-30", "yesterday", "0031-03-04", "4", "x" * 9999],
)
def test_a_date_without_one_meaning_is_not_guessed(written: str | None) -> None:
    """What names no single day for sure gives None."""
    assert iso_date(written) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [("en-GB", "en"), ("EN", "en"), ("English", "en"), ("fr_FR", "fr"), ("", None), ("klingonese", None)],
)
def test_a_language_is_known_by_its_code(written: str, code: str | None) -> None:
    """Codes with a region, in capitals, and common names all give the bare code."""
    assert language_code(written) == code


def test_facts_fill_each_others_gaps() -> None:
    """The first facts win, and the second fill what they leave open."""
    got = Facts(title="A").over(Facts(title="B", outlet="C"))
    assert got == Facts(title="A", outlet="C")


def test_tidy_gives_one_line_or_none() -> None:
    """Line breaks and double spaces go; what is no text is None."""
    assert tidy(" a\n  b ") == "a b"
    assert tidy(" ") is None
    assert tidy(3) is None
