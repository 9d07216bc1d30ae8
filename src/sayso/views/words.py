"""Plain words for what the records hold as codes and numbers: kinds of events, ranges, days, places."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.knowledge.states import state_name
from sayso.records import (
    AssessmentStatus,
    CaveatKind,
    CountOf,
    Medium,
    MentionStatus,
    MentionType,
    Place,
    Speaker,
    SpreadHow,
    Time,
)

TYPES: dict[MentionType, str] = {
    "AGREE": "commitment",
    "CONSULT": "talks",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat",
    "REQUEST": "demand",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "deployment",
    "COERCE": "coercion",
    "ASSAULT": "assault",
}
_MODES = {
    "aerial": "from the air",
    "demo": "demonstration",
    "hunger": "hunger strike",
    "primitive": "hand weapons",
    "third-party": "mediation",
}
"""The modes whose own name, in PLOVER, tells a newcomer little."""
HAPPENED: dict[MentionStatus, str] = {
    "actual": "",
    "planned": "planned",
    "hypothetical": "possible",
    "negated": "not so",
}
STANDS: dict[AssessmentStatus, str] = {
    "disputed": "disputed",
    "both_sides": "told by both sides",
    "corroborated": "corroborated",
    "single_origin": "one origin only",
    "unsourced": "no source named",
}
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
"""The information scale of the Admiralty code."""
CAVEATS: dict[CaveatKind, str] = {
    "unverified": "Not verified",
    "withheld": "Not told",
    "no_response": "No answer",
    "anonymity": "Anonymous",
}
SPREAD: dict[SpreadHow, str] = {
    "heard": "has it from the speaker",
    "cited": "cites",
    "copied": "copied, unnamed,",
}
_FULL_MONTH = 27
_FULL_YEAR = 364


def type_words(type: MentionType, mode: str | None) -> str:
    """Return the kind of an event in plain words, with PLOVER's mode behind it: "assault (drone)"."""
    told = mode_words(mode)
    return TYPES[type] + (f" ({told})" if told else "")


def mode_words(mode: str | None) -> str:
    """Return PLOVER's mode in plain words, or nothing."""
    return _MODES.get(mode or "", (mode or "").replace("-", " "))


def range_words(low: int | None, high: int | None) -> str:
    """Return how many: "12 to 31", "at least 20", "up to 12", "none", or "some" where both ends are open."""
    if low is None:
        return "some" if high is None else f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    if low == high:
        return f"{low:,}" if low else "none"
    return f"{low:,} to {high:,}"


def count_words(of: CountOf, who: str | None, low: int | None, high: int | None) -> str:
    """Return a count as a phrase: "12 to 31 soldiers killed", "nobody wounded", "40 people"."""
    many = "nobody" if (low, high) == (0, 0) and of not in ("destroyed", "other") else range_words(low, high)
    whom = "" if many == "nobody" else who or ""
    done = "" if of == "other" or of in whom.lower().split() else of
    return " ".join(each for each in (many, whom, done) if each)


def day_words(day: str | None) -> str:
    """Return a day as a person writes it, "8 May 2023", or nothing; what is no date stays as it is."""
    told = _date(day)
    return f"{told.day} {told:%B} {told.year}" if told else day or ""


def short_day(day: str | None) -> str:
    """Return a day in few letters, "8 Feb 2023", or nothing; what is no date stays as it is."""
    told = _date(day)
    return f"{told.day} {told:%b} {told.year}" if told else day or ""


def time_words(time: Time | None) -> str:
    """Return a day, a whole month or year, or the first and the last day, in as few words as are clear."""
    if time is None:
        return ""
    first, last = _date(time.start), _date(time.end)
    if first is None or last is None or first == last:
        return day_words(time.start)
    if first.day == 1 and last - first >= timedelta(_FULL_MONTH) and (last + timedelta(1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%B} {first.year}"
        if first.month == 1 and last.month == 12 and first.year == last.year:
            return str(first.year)
    begin = f"{first.day}"
    begin += "" if (first.year, first.month) == (last.year, last.month) else f" {first:%B}"
    begin += "" if first.year == last.year else f" {first.year}"
    return f"{begin} to {day_words(time.end)}"


def place_words(place: Place | None) -> str:
    """Return "near Kasongo" or "in Kasongo", without its state; nothing where the place isn't told."""
    if place is None:
        return ""
    return f"{'near' if place.precision == 'near' else 'in'} {place.name}"


def state_words(place: Place | None) -> str:
    """Return the name of a place's state, where the place is not itself the state."""
    if place is None or place.country is None or place.precision == "country":
        return ""
    return state_name(place.country) or place.country


def medium_words(medium: Medium | None) -> str:
    """Return the kind of medium: the report's own words for it can be as long as a sentence."""
    if medium is None:
        return ""
    return medium.text or "other" if medium.kind in (None, "other") else medium.kind.replace("_", " ")


def role_words(speaker: Speaker) -> str:
    """Return what a speaker is, as far as the name doesn't tell: "spokesman, the army"; or nothing."""
    name = speaker.name.lower()
    told = [each for each in (speaker.role, speaker.affiliation) if each and each.lower() not in name]
    return ", ".join(told)


def clipped(words: str, most: int) -> str:
    """Return ``words``, cut at a space so that they have ``most`` characters at most with the "…"."""
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    return cut[: cut.rfind(" ")].rstrip(",;: ") + "…" if " " in cut[most // 2 :] else cut + "…"


def several(count: int, noun: str) -> str:
    """Return "1 report", "3 reports"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def listed(names: list[str]) -> str:
    """Return "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _date(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None
