"""What is asked for: addresses of every kind of page, with the ids that a case has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import Any
from urllib.parse import quote, urlencode

import httpx

STATUSES = ("disputed", "both_sides", "corroborated", "single_origin")
SORTS = ("reported", "newest", "oldest", "independent", "doubtful")
TYPES = ("ASSAULT", "COERCE", "MOBILIZE", "AID", "CONSULT", "PROTEST", "ACCUSE", "RETREAT")
WORDS = "said villagers Tuesday medicine convoy bridge killed soldiers market northern governor water".split()
NAMES = "Vostok Amadi Kerr Lund Moreau Nasser Okoro Petrov Quist Rahal Sato Tamm Ulrich Varga".split()
MANY = 40
"""So many addresses of a kind at the most."""
Kinds = dict[str, Sequence[str]]


def addresses(client: httpx.Client) -> Kinds:
    """Return addresses by the kind of page; they are found by asking the server itself."""
    every: dict[str, Iterable[str]] = {**_board(client), **_things(client), **_fixed()}
    found = {name: list(islice(each, MANY)) for name, each in every.items()}
    return {name: each for name, each in found.items() if each}


def _board(client: httpx.Client) -> dict[str, Iterator[str]]:
    """Return addresses of the board: each facet, each order, far pages, and several at once."""
    countries = sorted({e["country"] for e in _items(client, "/events?limit=500") if e["country"]})
    days = [f"20{y}-{m:02d}-01" for y in range(24, 27) for m in range(1, 13)]
    actors = _ids(client, "/actors?limit=40", "actor")
    outlets = [each["name"] for each in _items(client, "/outlets")]

    def board(**parts: Sequence[str]) -> Iterator[str]:
        names = list(parts)
        return (f"/events?{urlencode(list(zip(names, v, strict=True)))}" for v in product(*parts.values()))

    return {
        "board": iter(["/events"]),
        "board, one status": board(sort=SORTS, status=STATUSES),
        "board, one type": board(sort=SORTS, type=TYPES),
        "board, one place": board(sort=SORTS, country=countries),
        "board, one credibility": board(sort=SORTS, credibility=tuple("123456")),
        "board, some days": board(since=days, until=("2026-12-31",)),
        "board, words": board(q=WORDS),
        "board, an actor": board(actor=actors),
        "board, an outlet": board(outlet=outlets),
        "board, judged": board(sort=SORTS, judged=("yes", "no")),
        "board, several at once": board(type=TYPES, status=STATUSES, judged=("no",), since=days[:2]),
        "board, far pages": _far(client, "/events", SORTS),
    }


def _things(client: httpx.Client) -> dict[str, Iterator[str]]:
    """Return addresses of single things and of their lists."""
    events = _items(client, "/events?limit=500")
    last = _items(client, "/events?limit=200&sort=oldest")
    reports = _ids(client, "/reports?limit=200", "")
    actors = _ids(client, "/actors?limit=200", "actor")
    origins = _ids(client, "/origins?limit=100", "")
    outlets = [each["name"] for each in _items(client, "/outlets")]
    rare = sorted(last, key=lambda each: int(each["mentions"]))
    return {
        "event, the most mentioned": (f"/events/{each['id']}" for each in events),
        "event, hardly mentioned": (f"/events/{each['id']}" for each in rare),
        "event, its picture": (f"/events/{e['id']}/spread.svg" for e in events[:50]),
        "reports": iter(["/reports"]),
        "reports, far pages": _far(client, "/reports", ("",)),
        "reports, an outlet": (f"/reports?outlet={quote(each)}" for each in outlets),
        "reports, words": (f"/reports?q={each}" for each in WORDS),
        "report": (f"/reports/{each}" for each in reports),
        "report, original bytes": (f"/reports/{each}/original" for each in reports),
        "actors": iter(["/actors"]),
        "actors, words": (f"/actors?q={each}" for each in NAMES),
        "actor": (f"/actors/{each}" for each in actors),
        "outlets": iter(["/outlets"]),
        "outlet": (f"/outlet?name={quote(each)}" for each in outlets),
        "origin": (f"/origins/{each}" for each in origins),
        "origins": iter(["/origins"]),
        "attributions": (f"/attributions?stance={each}" for each in ("asserts", "denies", "accuses", "")),
        "attributions, a report": (f"/attributions?report={each}" for each in reports),
        "attributions, an actor": (f"/attributions?actor={each}" for each in actors),
        "mentions": (f"/mentions?type={each}" for each in (*TYPES, "")),
        "mentions, an actor": (f"/mentions?actor={each}" for each in actors),
    }


def _fixed() -> dict[str, list[str]]:
    return {
        "review": ["/review"],
        "judgements": ["/judgements"],
        "add": ["/add"],
        "search, a word": [f"/search?q={each}" for each in WORDS],
        "search, two words": [f"/search?q={a}+{b}" for a, b in zip(WORDS, NAMES, strict=False)],
        "search, a phrase": [f"/search?q=%22{each}%22" for each in ("said+that+the", "there+was+no")],
        "search, a piece": [f"/search?q={each[1:]}" for each in NAMES],
        "search, rare": [f"/search?q={each}" for each in ("1234567", "zzyzx", "Aachen")],
        "search, contents": [f"/search?where=contents&q={each}" for each in WORDS],
        "search, speakers": [f"/search?where=speakers&q={each}" for each in NAMES],
        "style sheet": ["/static/sayso.css"],
        "description": ["/openapi.json"],
    }


def _far(client: httpx.Client, path: str, sorts: Sequence[str]) -> Iterator[str]:
    """Yield addresses of pages that lie behind some thousands of rows."""
    for sort in sorts:
        order = f"&sort={sort}" if sort else ""
        after = ""
        for _ in range(8):
            told = client.get(f"{path}?limit=500{order}{after}").json()
            if told.get("next") is None:
                break
            after = f"&after={told['next']}"
            yield f"{path}?{(order + after).lstrip('&')}"


def _items(client: httpx.Client, path: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get(path).raise_for_status().json()["items"]
    return items


def _ids(client: httpx.Client, path: str, inner: str) -> list[str]:
    return [str((each[inner] if inner else each)["id"]) for each in _items(client, path)]
