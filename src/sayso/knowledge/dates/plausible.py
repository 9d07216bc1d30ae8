"""Words that only look like time: "may have died", a protest march, "2021 people", "June Smith".

Each check looks at a candidate and at what stands around it. A form without a check is always time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sayso.knowledge.dates.grammar import MONTH, SHORT_WEEKDAY, WEEKDAY, compiled

_AROUND = 40
"""How many characters before and after a candidate the checks may look at."""

_CASED = compiled(rf"(?<![a-z])(?:{MONTH}|{WEEKDAY}|{SHORT_WEEKDAY})(?![a-z])")
_FULL_WEEKDAY = compiled(WEEKDAY)
_TEMPORAL = (
    "in|since|until|till|by|during|from|to|between|and|or|of|before|after|throughout|through|for|around"
    "|ending"
)
_BEFORE_MONTH = compiled(rf"(?:\b(?:{_TEMPORAL}|as of|every|each)|[(/\u2013-])\s?$")
_BEFORE_YEAR = compiled(
    rf"(?:\b(?:{_TEMPORAL}|circa|early|late|mid|year|on|\d{{4}} (?:to|and))|[(/\u2013-])\s?$"
)
_LOOSELY_BEFORE = compiled(r"\b(?:and|or|to|of|for|on) $")
_SPAN_OR_EVENT_OF = compiled(
    r"\b(?:end|start|beginning|crisis|war|coup|elections?|accord|peace|agreement|deal|act|law"
    r"|convention) of $"
)
_COUNTED = compiled(
    r" (?:[a-z]+ )?(?:people|persons|soldiers|troops|fighters|civilians|men|women|children"
    r"|villagers|villages|"
    r"cases|homes|houses|families|prisoners|bodies|deaths|others|police|migrants|refugees|tonnes|tons|"
    r"kilomet(?:re|er)s|km|miles|met(?:re|er)s|dollars|euros|barrels|vehicles|members|votes|seats|of|more|"
    r"wounded|dead)\b"
)
_DETERMINER = compiled(r"\b(?:the|a|an|its|his|her|their|our|this|that|\w+['\u2019]s?) $")
_MODIFIED_YEAR = compiled(r"\b(?:the|a|its|his|her|their|our|\w+['\u2019]s) $")
_NOUN_OF_EVENT = re.compile(r"\s(?!(?:for|of|on|against|in|to|through|by|was|is|has|passed)\b)[a-z]")
_WORD_AFTER = re.compile(r"\s+[A-Za-z]")
_SMALL_WORD_AFTER = re.compile(r"\s+[a-z]")
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]")
_NAME_BEFORE = re.compile(
    r"(?<!\bThe)(?<!\b[OI]n)(?<!\bBy)(?<!\bSince)(?<!\bAnd)(?<!\bBut)(?<!\bFor)(?<!\bAt)(?<!\bLast)(?<!\bThis)"
    r"(?<!\bNext)(?<!\bFrom)(?<!\bUntil)\s$"
)
_CAPITALISED_BEFORE = re.compile(r"[A-Z][\w.'\u2019-]+\s$")
_PUNCTUATION_AFTER = re.compile(r"\s*(?:[.,;:)!?\u2014\u2013]|$)")
_ALSO_NAMES = ("april", "june", "august")
_MODERN_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")


@dataclass(frozen=True, slots=True)
class Setting:
    """A candidate and the text just before and after it."""

    words: str
    before: str
    after: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Setting:
        """The setting of `text[start:end]`."""
        return cls(text[start:end], text[max(0, start - _AROUND) : start], text[end : end + _AROUND])

    def stands_after(self, *words: str) -> bool:
        """Whether one of the words stands just before."""
        return self.before.lower().rstrip().endswith(words) and self.before[-1:].isspace()

    def follows_a_name(self) -> bool:
        """Whether a capitalised word that is no small word of a sentence's start stands just before."""
        return bool(_CAPITALISED_BEFORE.search(self.before) and _NAME_BEFORE.search(self.before))


def is_plausible(form: str, setting: Setting) -> bool:
    """Whether a candidate of that form is time where it stands."""
    if not all(
        word[0][0].isupper() or _FULL_WEEKDAY.fullmatch(word[0]) for word in _CASED.finditer(setting.words)
    ):
        return False
    check = _CHECKS.get(form)
    return check is None or check(setting)


def _month(setting: Setting) -> bool:
    """A bare month: after a preposition, or (but for May and March) where no name stands beside it."""
    name = setting.words.lower()
    if _BEFORE_MONTH.search(setting.before):
        loose = setting.stands_after("by", "and", "or", "for", "to")
        beside = {"may": _SMALL_WORD_AFTER, **dict.fromkeys(_ALSO_NAMES, _NAME_AFTER)}.get(name)
        return not (loose and beside and beside.match(setting.after))
    if name == "march":
        return bool(_DETERMINER.search(setting.before) and _NOUN_OF_EVENT.match(setting.after)) and (
            setting.words != "MARCH"
        )
    if name in _ALSO_NAMES:
        return not _NAME_AFTER.match(setting.after) and not setting.follows_a_name()
    return name != "may"


def _year(setting: Setting) -> bool:
    """A bare year: "in 2021", "its 2017 accord"; but not "in 2021 villages"."""
    if _COUNTED.match(setting.after):
        return False
    if not _BEFORE_YEAR.search(setting.before):
        modifies = _MODIFIED_YEAR.search(setting.before) and _WORD_AFTER.match(setting.after)
        return bool(modifies) and not setting.words.endswith("00")
    if not _LOOSELY_BEFORE.search(setting.before) or _SPAN_OR_EVENT_OF.search(setting.before):
        return True
    ends_phrase = _PUNCTUATION_AFTER.match(setting.after) is not None
    return ends_phrase and _MODERN_YEAR.fullmatch(setting.words) is not None


def _day_of_month(setting: Setting) -> bool:
    """As in "on the 17th.", but not in "on the 17th floor"."""
    return setting.stands_after("on", "by", "until", "since") and bool(
        _PUNCTUATION_AFTER.match(setting.after)
    )


def _near_day(setting: Setting) -> bool:
    """Not the newspaper: "USA Today"."""
    return not (setting.words == "Today" and setting.follows_a_name())


def _eve(setting: Setting) -> bool:
    return setting.stands_after("on")


def _weekend(setting: Setting) -> bool:
    """A bare "the weekend" needs a preposition, and a weekend without "the" some other word."""
    words = setting.words.lower().split()
    if words == ["the", "weekend"]:
        return setting.stands_after(
            "over", "at", "during", "on", "of", "for", "before", "after", "since", "until"
        )
    return words != ["weekend"]


def _short_weekday(setting: Setting) -> bool:
    """As in "on Sun.", but not the newspaper."""
    return setting.stands_after("on") and not setting.after.startswith(("'", "\u2019"))


_CHECKS: dict[str, Callable[[Setting], bool]] = {
    "month": _month,
    "year": _year,
    "day_of_month": _day_of_month,
    "near_day": _near_day,
    "eve": _eve,
    "weekend": _weekend,
    "short_weekday": _short_weekday,
}
