"""Arithmetic on days, weeks, months and years; a span of days has both ends inclusive."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
YEARS_SEARCHED = 12
"""How many years back a day and month is looked for: 29 February may be eight years away."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days that an expression means, from `start` to `end`, both inclusive."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts: no expression means that."""
        if self.end < self.start:
            raise ValueError(f"a span of days must not end before it starts: {self.start} > {self.end}")


def one_day(day: date) -> Resolved:
    """The span of a single day."""
    return Resolved(day, day)


def week_of(day: date) -> Resolved:
    """Monday to Sunday of the week that holds `day`."""
    monday = day - DAY * day.weekday()
    return Resolved(monday, monday + DAY * 6)


def month_of(year: int, month: int) -> Resolved:
    """First to last day of a month."""
    return Resolved(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> Resolved:
    """1 January to 31 December."""
    return Resolved(date(year, 1, 1), date(year, 12, 31))


def months_of_year(year: int, first: int, last: int) -> Resolved:
    """The months `first` to `last` of a year."""
    return Resolved(month_of(year, first).start, month_of(year, last).end)


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or the last day of a shorter month."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def weekday_upto(day: date, weekday: int) -> date:
    """The last such weekday on or before `day`."""
    return day - DAY * ((day.weekday() - weekday) % 7)


def weekday_from(day: date, weekday: int) -> date:
    """The first such weekday on or after `day`."""
    return day + DAY * ((weekday - day.weekday()) % 7)


def weekend_upto(day: date) -> Resolved:
    """The last Saturday and Sunday that have begun on `day`."""
    saturday = weekday_upto(day, 5)
    return Resolved(saturday, saturday + DAY)


def day_of_year_upto(limit: date, month: int, day: int) -> date:
    """The last such day and month on or before `limit`."""
    for year in range(limit.year, limit.year - YEARS_SEARCHED, -1):
        found = _date_or_none(year, month, day)
        if found and found <= limit:
            return found
    raise ValueError(f"no year has a day {day} in month {month}")


def day_of_year_from(limit: date, month: int, day: int) -> date:
    """The first such day and month on or after `limit`."""
    for year in range(limit.year, limit.year + YEARS_SEARCHED):
        found = _date_or_none(year, month, day)
        if found and found >= limit:
            return found
    raise ValueError(f"no year has a day {day} in month {month}")


def part_of(whole: Resolved, part: str) -> Resolved:
    """The early, mid or late part of a week, a month, a year or a decade."""
    length = (whole.end - whole.start).days + 1
    if length <= 7:
        return _days_of(whole, {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}[part])
    if length <= 31:
        return _days_of(whole, {"early": (0, 9), "mid": (10, 19), "late": (20, length - 1)}[part])
    if length <= 366:
        return months_of_year(whole.start.year, *{"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part])
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
    return Resolved(date(whole.start.year + first, 1, 1), date(whole.start.year + last, 12, 31))


def _days_of(whole: Resolved, offsets: tuple[int, int]) -> Resolved:
    return Resolved(whole.start + DAY * offsets[0], whole.start + DAY * offsets[1])


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
