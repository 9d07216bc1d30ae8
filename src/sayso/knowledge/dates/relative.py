"""Forms that need another day: "Tuesday night", "last week", "two days earlier", "the next day"."""

from __future__ import annotations

import re
from datetime import date

from sayso.knowledge.dates.calendar import (
    DAY,
    Resolved,
    add_months,
    month_of,
    one_day,
    part_of,
    week_of,
    weekday_from,
    weekday_upto,
    weekend_upto,
    year_of,
)
from sayso.knowledge.dates.context import Context, Form, UnresolvedError
from sayso.knowledge.dates.grammar import (
    DAYPART,
    NUMBER,
    PERIOD,
    SHORT_WEEKDAY,
    UNIT,
    VAGUE,
    WEEKDAY,
    number_of,
    part_name,
    weekday_number,
)

ABOUT = "(?:(?P<about>about|around|nearly|almost|roughly|some|just|exactly|only) )?"
BOUND = "(?:(?P<bound>more than|less than|at least|over|under|up to|fewer than) )?"
HOW_MANY = rf"{BOUND}{ABOUT}(?P<number>{NUMBER}) (?P<unit>{UNIT})s?"
DAYS_IN = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
MONTHS_IN = {"month": 1, "year": 12, "decade": 120}


def shifted(day: date, unit: str, count: int) -> date:
    """The day `count` units later (earlier where it is negative)."""
    if unit == "hour":
        if count % 24:
            raise UnresolvedError("hours that are no whole days may or may not cross midnight")
        return day + DAY * (count // 24)
    if unit in DAYS_IN:
        return day + DAY * (DAYS_IN[unit] * count)
    return add_months(day, MONTHS_IN[unit] * count)


def period_of(day: date, unit: str) -> Resolved:
    """The day, or the calendar week, month, year or decade that holds it."""
    if unit in ("week", "fortnight"):
        return week_of(day)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "year":
        return year_of(day.year)
    if unit == "decade":
        first = day.year - day.year % 10
        return Resolved(date(first, 1, 1), date(first + 9, 12, 31))
    return one_day(day)


def _weekday(match: re.Match[str], context: Context) -> Resolved:
    weekday, which = weekday_number(match["weekday"]), (match["which"] or "").lower()
    if which in ("following", "the following"):
        return one_day(weekday_from(context.then + DAY, weekday))
    if which in ("previous", "the previous"):
        return one_day(weekday_upto(context.then - DAY, weekday))
    if which in ("last", "past"):
        return one_day(weekday_upto(context.today - DAY, weekday))
    if which == "this":
        return one_day(weekday_from(context.today, weekday))
    if which in ("next", "coming") or context.future:
        return one_day(weekday_from(context.today + DAY, weekday))
    return one_day(weekday_upto(context.today, weekday))


def _weekday_of_week(match: re.Match[str], context: Context) -> Resolved:
    weeks = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    monday = week_of(context.today + DAY * 7 * weeks).start
    return one_day(monday + DAY * weekday_number(match["weekday"]))


def _near_day(match: re.Match[str], context: Context) -> Resolved:
    words = " ".join(match["day"].lower().split())
    shift = {
        "the day before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "last evening": -1,
        "tomorrow": 1,
        "the day after tomorrow": 2,
    }.get(words, 0)
    return one_day(context.today + DAY * shift)


def _overnight(_match: re.Match[str], context: Context) -> Resolved:
    return Resolved(context.then - DAY, context.then)


def _which_period(match: re.Match[str], context: Context) -> Resolved:
    """Read "last week", "late last year", "earlier this month", "next month"."""
    which, unit, part = match["which"].lower(), match["unit"].lower(), (match["part"] or "").lower()
    shift = {"last": -1, "this": 0, "next": 1, "coming": 1}[which]
    whole = period_of(shifted(context.today, unit, shift), unit)
    if which == "this" and part == "earlier":
        return Resolved(whole.start, context.today)
    if which == "this" and part == "later":
        return Resolved(context.today, whole.end)
    return part_of(whole, part_name(part)) if part and part not in ("earlier", "later") else whole


def _in_the_period(match: re.Match[str], context: Context) -> Resolved:
    """Read "earlier in the week", "later in the day", "the rest of the year", "the end of the month"."""
    part, whole = match["part"].lower(), period_of(context.then, match["unit"].lower())
    if "earlier" in part:
        return Resolved(whole.start, context.then)
    if "later in" in part or "rest" in part:
        return Resolved(context.then, whole.end)
    return whole if whole.start == whole.end else part_of(whole, part_name(part))


def _weekend(match: re.Match[str], context: Context) -> Resolved:
    which, today = (match["which"] or "the").lower(), context.today
    if which in ("last", "past", "previous"):
        return weekend_upto(week_of(today).start - DAY)
    if which == "next":
        return weekend_upto(week_of(today).end + DAY * 7)
    coming = context.future or which == "coming" or (which == "this" and today.weekday() > 1)
    return weekend_upto(week_of(today).end) if coming else weekend_upto(today)


def _ago(match: re.Match[str], context: Context) -> Resolved:
    """So many units before publication: a day for days, else the week, month or year that day is in."""
    unit = match["unit"].lower()
    if match["bound"] or unit in ("decade", "weekend"):
        return _decades_ago(match, context)
    day = shifted(context.today, unit, -number_of(match["number"]))
    return period_of(day, unit)


def _decades_ago(match: re.Match[str], context: Context) -> Resolved:
    if match["bound"] or match["unit"].lower() != "decade":
        raise UnresolvedError("a bound names no day")
    return year_of(context.today.year - 10 * number_of(match["number"]))


def _from_now(match: re.Match[str], context: Context) -> Resolved:
    if match["bound"]:
        raise UnresolvedError("a bound names no day")
    unit = match["unit"].lower()
    return period_of(shifted(context.today, unit, number_of(match["number"])), unit)


def _from_then(match: re.Match[str], context: Context) -> Resolved:
    """Read "two days earlier", "a week later": counted from the day spoken of."""
    if match["bound"]:
        raise UnresolvedError("a bound names no day")
    back = match["way"].lower() in ("earlier", "before", "previously", "prior")
    unit = match["unit"].lower()
    count = number_of(match["number"]) * (-1 if back else 1)
    day = shifted(context.then, unit, count)
    return period_of(day, unit) if unit in MONTHS_IN else one_day(day)


def _that(match: re.Match[str], context: Context) -> Resolved:
    return period_of(context.then, match["unit"].lower())


def _beside_that(match: re.Match[str], context: Context) -> Resolved:
    """Read "the previous day", "the next week", "the night before", "the month after"."""
    unit = match["unit"].lower()
    shift = -1 if match["way"].lower() in ("previous", "preceding", "before", "earlier") else 1
    if unit not in MONTHS_IN and unit != "week":
        return one_day(context.then + DAY * shift)
    return period_of(shifted(context.then, unit, shift), unit)


def _eve(_match: re.Match[str], context: Context) -> Resolved:
    if context.anchor is None:
        raise UnresolvedError("the eve of what?")
    return one_day(context.anchor - DAY)


def _stretch(match: re.Match[str], context: Context) -> Resolved:
    """Read "the past 24 hours", "the next two weeks": so many units up to publication, or from it on."""
    unit, number = match["unit"].lower(), number_of(match["number"] or "one")
    if match["way"].lower() in ("past", "last", "previous", "preceding"):
        return Resolved(shifted(context.today, unit, -number), context.today)
    return Resolved(context.today, shifted(context.today, unit, number))


def _vague(_match: re.Match[str], _context: Context) -> Resolved:
    raise UnresolvedError("the expression names no day")


_DAY_UNIT = f"(?P<unit>day|{DAYPART})"
_WHICH = "(?P<which>last|past|this|next|coming|(?:the )?following|(?:the )?previous) "
_AFTER_NAME = f"(?:['\u2019]s)?(?: (?:early |late )?{DAYPART})?"
_LEAD = f"(?:(?:earlier|later|early|late|overnight|the {DAYPART} of)(?: on| into)? )?"

FORMS = (
    Form(
        "near_day",
        r"(?:(?:early|late|earlier|later) )?(?P<day>the day (?:before yesterday|after tomorrow)|yesterday"
        rf"|tomorrow|today|tonight|last (?:night|evening)|this {DAYPART})(?: {DAYPART})?",
        _near_day,
    ),
    Form(
        "weekday_of_week",
        rf"{_LEAD}(?P<weekday>{WEEKDAY})(?: {DAYPART})?,? (?:of )?(?P<which>last|this|next) week",
        _weekday_of_week,
    ),
    Form("weekday", rf"{_LEAD}(?:{_WHICH})?(?P<weekday>{WEEKDAY}){_AFTER_NAME}", _weekday),
    Form("short_weekday", rf"(?P<which>(?!))?(?P<weekday>{SHORT_WEEKDAY})", _weekday),
    Form(
        "weekend",
        "(?:the )?(?:(?P<which>last|past|this|next|coming|previous) )?weekend",
        _weekend,
    ),
    Form(
        "stretch",
        rf"the (?P<way>past|last|previous|preceding|next|coming) "
        rf"(?:(?P<number>{NUMBER}) (?P<unit>hour|day|week|month|year|decade)s?)(?! of\b)",
        _stretch,
    ),
    Form(
        "past_period",
        r"the (?P<way>past|last|coming) (?P<number>(?!))?(?P<unit>week|month|year|decade)(?! of\b)",
        _stretch,
    ),
    Form("ago", rf"{HOW_MANY} ago", _ago),
    Form("from_now", rf"{HOW_MANY} from (?:now|today)", _from_now),
    Form(
        "from_then",
        rf"{HOW_MANY} (?P<way>earlier|later|before|after|afterwards|prior|previously)",
        _from_then,
    ),
    Form(
        "which_period",
        r"(?:(?P<part>early|mid|late|earlier|later)(?:-| ))?(?P<which>last|this|next|coming) "
        rf"(?P<unit>{PERIOD})",
        _which_period,
    ),
    Form(
        "in_the_period",
        r"(?P<part>(?:early|late|earlier|later) in|the (?:rest|end|start|beginning|middle) of"
        r"|(?:end|start|beginning) of) (?:the|that|the same) (?P<unit>day|week|month|year)",
        _in_the_period,
    ),
    Form(
        "that",
        rf"(?:(?:early|late|earlier|later) )?(?:that(?: same)?|the same) (?P<unit>day|{DAYPART}|{PERIOD})",
        _that,
    ),
    Form(
        "beside",
        rf"the (?P<way>previous|preceding|following|next) (?P<unit>day|{DAYPART}|{PERIOD})",
        _beside_that,
    ),
    Form(
        "beside_after", rf"the (?P<unit>day|{DAYPART}|{PERIOD}) (?P<way>before|earlier|after)", _beside_that
    ),
    Form("eve", "the eve", _eve),
    Form("overnight", "overnight", _overnight),
    Form(
        "vague",
        rf"(?:{VAGUE} )?(?:hour|day|week|month|year|decade)s (?:ago|earlier|later)"
        r"|(?:the )?(?:recent|coming|past few|last few|next few|past several|last several|past couple of) "
        r"(?:hour|day|week|month|year|decade)s",
        _vague,
    ),
)
