"""Time expressions in English news: where they stand in a text, and which days they mean.

>>> from datetime import date
>>> [found.text for found in find_times("The army said on Tuesday that 12 died in late May.")]
['Tuesday', 'late May']
>>> resolve("Tuesday", date(2024, 8, 2))
Resolved(start=datetime.date(2024, 7, 30), end=datetime.date(2024, 7, 30))
"""

from sayso.knowledge.dates.calendar import Resolved
from sayso.knowledge.dates.finding import TimeExpression, find_times, holds_time
from sayso.knowledge.dates.resolving import resolve, to_time
from sayso.knowledge.dates.told import times_in

__all__ = ["Resolved", "TimeExpression", "find_times", "holds_time", "resolve", "times_in", "to_time"]
