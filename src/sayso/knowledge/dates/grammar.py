"""The words of time and the parts that patterns are composed of.

Patterns are written with plain spaces: `compiled` turns each into "some white space", so that an
expression broken over two lines is found too. Named groups are what `forms` and `ranges` read.
"""

from __future__ import annotations

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SMALL_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

FULL_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
DOTTED_MONTH = r"(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.|sept)"
MONTH = rf"(?:{FULL_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
WEEKDAY = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
SHORT_WEEKDAY = r"(?:(?:mon|tues?|weds?|thur?s?|fri|sat|sun)\b\.?)"
DAY = r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,]\d))"
YEAR = r"(?:(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d))"
OTHER_YEAR = "(?:(?:of )?(?:last|this|next|that|the same|the previous|the following) year)"
NUMBER = r"(?:\d{1,4}|" + "|".join(SMALL_NUMBERS) + ")"
VAGUE = "(?:a few|several|some|many|a couple of|dozens of|various|few)"
DASH = r"\s?[-\u2013\u2014]\s?"
DAYPART = "(?:night|morning|evening|afternoon|dawn)"
UNIT = "(?:hour|day|night|week|weekend|fortnight|month|year|decade)"
PERIOD = "(?:week|month|year|decade)"
PART = (
    "(?:early|mid|late|the (?:very )?(?:end|start|beginning|middle) of|(?:end|start|beginning|middle) of"
    "|the (?:early|latter|later) part of)"
)

_GROUP_NAME = re.compile(r"\(\?P<\w+>")


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that ignores case, with each space read as white space."""
    return re.compile(spaced(pattern), re.IGNORECASE)


def spaced(pattern: str) -> str:
    """`pattern` with each space read as a short run of white space (bounded: a search stays linear)."""
    return pattern.replace(" ", r"\s{1,4}")


def nameless(pattern: str) -> str:
    """`pattern` without its group names, to be put several times into one expression."""
    return _GROUP_NAME.sub("(?:", pattern)


def month_number(word: str) -> int:
    """1 to 12 for "March", "mar." or "Sept"."""
    return MONTHS.index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for "Monday", "Tues." and the like."""
    return WEEKDAYS.index(word[:3].lower())


def number_of(word: str) -> int:
    """The value of "3", "three" or "a"."""
    return int(word) if word.isdigit() else SMALL_NUMBERS[word.lower()]


def day_number(word: str) -> int:
    """The value of "3" or "3rd"."""
    return int(word.rstrip("stndrhSTNDRH"))


def part_name(words: str) -> str:
    """early, mid or late, for all the ways to say so ("the start of", "the end of")."""
    lowered = words.lower()
    if re.search("mid", lowered):
        return "mid"
    return "late" if re.search(r"late\b|end|latter|later", lowered) else "early"
