"""Forms that name a day, a month, a year: "Aug. 1", "mid-June", "the first half of 2023", "the 1990s"."""

from __future__ import annotations

import re
from datetime import date

from sayso.knowledge.dates.calendar import (
    DAY as ONE_DAY,
)
from sayso.knowledge.dates.calendar import (
    Resolved,
    add_months,
    day_of_year_from,
    day_of_year_upto,
    month_of,
    months_of_year,
    one_day,
    part_of,
    year_of,
)
from sayso.knowledge.dates.context import Context, Form, UnresolvedError
from sayso.knowledge.dates.grammar import (
    DASH,
    DAY,
    DAYPART,
    DOTTED_MONTH,
    FULL_MONTH,
    MONTH,
    ORDINALS,
    OTHER_YEAR,
    PART,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    day_number,
    month_number,
    part_name,
)

LEEWAY = ONE_DAY * 7
"""A day and month without a year may lie this far ahead of the publication date, and no further."""

YEARISH = rf"(?P<year>{YEAR}|{OTHER_YEAR})"
DAY_NAME = rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY})(?:,| {DAYPART},?)? \(?)?"
PART_OF_DAY = rf"(?:the {DAYPART} of )?"
ALONE = rf"(?:{FULL_MONTH}|{DOTTED_MONTH})"
THE_YEAR = rf"(?P<year>{YEAR}|{OTHER_YEAR}|the year)"


def year_meant(words: str, context: Context) -> int:
    """The year of "2021", "last year", "that year", "the year"."""
    word = words.lower().split()
    if word[-1].isdigit():
        return int(word[-1])
    if "that" in word or "same" in word:
        return context.then.year
    if "previous" in word or "following" in word:
        return context.then.year + (1 if "following" in word else -1)
    return context.today.year + {"last": -1, "next": 1}.get(word[-2], 0)


def day_meant(month: int, day: int, year: str | None, context: Context) -> date:
    """A day and month in the year given, or else in the year that fits the publication date."""
    if year:
        return date(year_meant(year, context), month, day)
    if context.future:
        return day_of_year_from(context.today, month, day)
    return day_of_year_upto(context.today + LEEWAY, month, day)


def month_meant(month: int, year: str | None, context: Context) -> Resolved:
    """A month in the year given, or else the latest that has begun (looking ahead: the next to end)."""
    if year:
        return month_of(year_meant(year, context), month)
    today = context.today
    later = (month > today.month) - (month < today.month)
    if context.future:
        return month_of(today.year + (later < 0), month)
    return month_of(today.year - (later > 0), month)


def _date(match: re.Match[str], context: Context) -> Resolved:
    month, day = month_number(match["month"]), day_number(match["day"])
    return one_day(day_meant(month, day, match["year"], context))


def _day_range(match: re.Match[str], context: Context) -> Resolved:
    month = month_number(match["month"])
    first = day_meant(month, day_number(match["day"]), match["year"], context)
    return Resolved(first, first.replace(day=day_number(match["last"])))


def _iso(match: re.Match[str], _context: Context) -> Resolved:
    return one_day(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _numeric(match: re.Match[str], _context: Context) -> Resolved:
    """5/3/2024 is March in some countries and May in others: only 25/3/2024 is plain."""
    first, second = int(match["first"]), int(match["second"])
    if match["mark"] == "." or first > 12 or first == second:
        return one_day(date(int(match["year"]), second, first))
    if second > 12:
        return one_day(date(int(match["year"]), first, second))
    raise UnresolvedError("day and month could be either way round")


def _month(match: re.Match[str], context: Context) -> Resolved:
    return month_meant(month_number(match["month"]), match["year"], context)


def _part_of_month(match: re.Match[str], context: Context) -> Resolved:
    return part_of(_month(match, context), part_name(match["part"]))


def _which_month(match: re.Match[str], context: Context) -> Resolved:
    """Read "last May": it began before this month, "next May" begins after it, "this May" is this year's."""
    today, month = context.today, month_number(match["month"])
    which = match["which"].lower()
    if which == "this":
        return month_of(today.year, month)
    if which in ("last", "past"):
        return month_of(today.year - (month >= today.month), month)
    return month_of(today.year + (month <= today.month), month)


def _week_of_month(match: re.Match[str], context: Context) -> Resolved:
    month = month_meant(month_number(match["month"]), match["year"], context)
    if match["nth"].lower() in ("last", "final"):
        return Resolved(month.end - ONE_DAY * 6, month.end)
    start = month.start + ONE_DAY * 7 * (ORDINALS[match["nth"].lower()] - 1)
    return Resolved(start, min(start + ONE_DAY * 6, month.end))


def _day_of_month(match: re.Match[str], context: Context) -> Resolved:
    """Read "the 17th": the last one that has come (looking ahead: the next)."""
    day = day_number(match["day"])
    step = 1 if context.future else -1
    for months in range(12):
        first = add_months(context.today.replace(day=1), step * months)
        if day > month_of(first.year, first.month).end.day:
            continue
        found = first.replace(day=day)
        if found >= context.today if context.future else found <= context.today:
            return one_day(found)
    raise UnresolvedError("no such day of a month")


def _year(match: re.Match[str], _context: Context) -> Resolved:
    return year_of(int(match["year"]))


def _part_of_year(match: re.Match[str], context: Context) -> Resolved:
    return part_of(year_of(year_meant(match["year"], context)), part_name(match["part"]))


def _share_of_year(match: re.Match[str], context: Context) -> Resolved:
    months = 6 if match["share"].lower() == "half" else 3
    nth = ORDINALS[match["nth"].lower()]
    return months_of_year(year_meant(match["year"], context), months * (nth - 1) + 1, months * nth)


def _year_range(match: re.Match[str], _context: Context) -> Resolved:
    return Resolved(year_of(int(match["year"])).start, year_of(int(match["last"])).end)


def _decade(match: re.Match[str], _context: Context) -> Resolved:
    first = int(match["decade"])
    decade = Resolved(date(first, 1, 1), date(first + 9, 12, 31))
    return part_of(decade, part_name(match["part"])) if match["part"] else decade


def _feast(match: re.Match[str], context: Context) -> Resolved:
    month, day = {"christmas eve": (12, 24), "christmas day": (12, 25)}.get(
        " ".join(match["feast"].lower().split()), (12, 31) if "eve" in match["feast"].lower() else (1, 1)
    )
    return one_day(day_meant(month, day, match["year"], context))


def _season(_match: re.Match[str], _context: Context) -> Resolved:
    raise UnresolvedError("a season is another one in the other half of the world")


FORMS = (
    Form("iso", r"(?P<year>\d{4})[-/](?P<month>\d\d)[-/](?P<day>\d\d)(?=T|(?!\w))", _iso),
    Form(
        "numeric",
        r"(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\w.]\w)",
        _numeric,
    ),
    Form(
        "days_month",
        rf"{DAY_NAME}{PART_OF_DAY}(?P<day>{DAY})(?:{DASH}| to )(?P<last>{DAY}) (?:of )?(?P<month>{MONTH})"
        rf"(?:,? {YEARISH})?",
        _day_range,
    ),
    Form(
        "month_days",
        rf"{DAY_NAME}{PART_OF_DAY}(?P<month>{MONTH}) (?P<day>{DAY})(?:{DASH}| to )(?P<last>{DAY})"
        rf"(?:,? {YEARISH})?",
        _day_range,
    ),
    Form(
        "day_month",
        rf"{DAY_NAME}{PART_OF_DAY}(?:the )?(?P<day>{DAY}) (?:of )?(?P<month>{MONTH})(?:,? {YEARISH})?",
        _date,
    ),
    Form(
        "month_day",
        rf"{DAY_NAME}{PART_OF_DAY}(?<!\bin\s)(?P<month>{MONTH}) (?:the )?(?P<day>{DAY})(?:,? {YEARISH})?",
        _date,
    ),
    Form(
        "feast",
        rf"(?P<feast>christmas (?:eve|day)|new year['\u2019]s (?:eve|day))(?:,? {YEARISH})?",
        _feast,
    ),
    Form(
        "week_of_month",
        rf"the (?P<nth>first|second|third|fourth|last|final) week of (?P<month>{ALONE})(?:,? {YEARISH})?",
        _week_of_month,
    ),
    Form(
        "part_of_month",
        rf"(?P<part>{PART})(?:-| |{DASH})(?:in )?(?P<month>{ALONE})(?:,? {YEARISH})?",
        _part_of_month,
    ),
    Form("month_year", rf"(?P<month>{MONTH})(?:,|,? of)? {YEARISH}", _month),
    Form("which_month", rf"(?P<which>last|past|this|next|coming) (?P<month>{ALONE})", _which_month),
    Form("month", rf"(?P<month>{ALONE})(?P<year>(?!))?", _month),
    Form(
        "share_of_year",
        rf"the (?P<nth>first|second|third|fourth) (?P<share>half|quarter) of {THE_YEAR}",
        _share_of_year,
    ),
    Form("year_range", rf"(?P<year>(?:19|20)\d\d){DASH}(?P<last>{YEAR})", _year_range),
    Form(
        "decade",
        r"(?:the )?(?:(?P<part>early|mid|late)(?:-| ))?(?:the )?(?P<decade>(?:1[5-9]|20)\d0)['\u2019]?s",
        _decade,
    ),
    Form("part_of_year", rf"(?P<part>{PART})(?:-| )(?:in )?{THE_YEAR}", _part_of_year),
    Form(
        "season",
        rf"(?:the )?(?:(?:last|this|next|early|late) )?(?:spring|summer|autumn|winter) (?:of )?{YEAR}"
        r"|(?:last|next|this|that) (?:spring|summer|autumn|winter)",
        _season,
    ),
    Form("year", rf"(?P<year>{YEAR})", _year),
    Form("day_of_month", r"the (?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))", _day_of_month),
)
