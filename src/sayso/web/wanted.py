"""What a reader asked to see of the board: the state of the page, which is its URL and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, get_args
from urllib.parse import urlencode

from sayso.errors import UsageError
from sayso.intake import iso_date
from sayso.records import AssessmentStatus, MentionType

SORTS = {
    "reported": "most reported first",
    "newest": "newest first",
    "oldest": "oldest first",
    "independent": "most independent origins first",
    "doubtful": "most doubtful first",
}
JUDGED = {"yes": "judged by a person", "no": "not judged yet"}
LIMIT, MOST = 25, 500
_LONGEST = 200
_ALLOWED: dict[str, tuple[str, ...]] = {
    "status": get_args(AssessmentStatus),
    "type": get_args(MentionType),
    "credibility": tuple("123456"),
}
_SEVERAL = ("status", "type", "country", "place", "credibility")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events, and in which order; an empty part is any. ``since`` and ``until`` are days."""

    q: str = ""
    status: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    credibility: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    actor: str = ""
    outlet: str = ""
    judged: str = ""
    sort: str = "reported"

    @property
    def is_any(self) -> bool:
        """Whether nothing is left out."""
        return replace(self, sort="reported") == Wanted()

    def query(self, **changes: Any) -> str:
        """Return the URL's query for this state with some parts changed; "" where there is none."""
        told = [(key, each) for key, value in self._with(changes).items() for each in _each(value) if each]
        return f"?{urlencode(told)}" if told else ""

    def toggled(self, part: str, value: str) -> str:
        """Return the query with a value of a part added, or taken away where it is there."""
        now = getattr(self, part)
        if isinstance(now, tuple):
            return self.query(
                **{part: tuple(v for v in now if v != value) if value in now else (*now, value)}
            )
        return self.query(**{part: "" if now == value else value})

    def _with(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        own = {each.name: getattr(self, each.name) for each in fields(self)} | dict(changes)
        if own["sort"] == "reported":
            del own["sort"]
        told: dict[str, Any] = own
        return told


def wanted_of(query: Mapping[str, Any]) -> Wanted:
    """Return what a query asks for, from lists of values by name; a UsageError where it can't be meant."""
    told: dict[str, Any] = {}
    for each in fields(Wanted):
        values = [v.strip()[:_LONGEST] for v in query.get(each.name, ()) if v.strip()]
        _check(each.name, values)
        if each.name in _SEVERAL:
            told[each.name] = tuple(dict.fromkeys(values))
        elif values:
            told[each.name] = values[-1]
    return Wanted(**told)


def parameters() -> list[dict[str, Any]]:
    """Return the parts of a query as OpenAPI describes them."""
    return [{"name": each.name, "in": "query", "schema": _schema(each.name)} for each in fields(Wanted)]


def _schema(name: str) -> dict[str, Any]:
    allowed = _allowed(name)
    # A form sends its empty fields too: they are any.
    one: dict[str, Any] = {"type": "string"} | ({"enum": [*allowed, ""]} if allowed else {})
    if name in ("since", "until"):
        one["pattern"] = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
    return {"type": "array", "items": one} if name in _SEVERAL else one


def _allowed(name: str) -> tuple[str, ...] | None:
    return _ALLOWED.get(name) or {"sort": tuple(SORTS), "judged": tuple(JUDGED)}.get(name)


def _check(name: str, values: list[str]) -> None:
    allowed = _allowed(name)
    for value in values:
        if allowed and value not in allowed:
            raise UsageError(f"{name} is {value!r}.", f"Give one of: {', '.join(allowed)}.")
        if name in ("since", "until") and iso_date(value) != value:
            raise UsageError(f"{name} is {value!r}, and must be a day.", "Write it as 2024-05-01.")


def _each(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)
