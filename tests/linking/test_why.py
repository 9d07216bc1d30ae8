"""The sentence that tells why an event has its status."""

from __future__ import annotations

from datetime import date
from typing import Any

from sayso.linking.assessment import Standing
from sayso.linking.claims import Claim, Figure
from sayso.linking.parties import Party
from sayso.linking.why import why

NAMES = {"o1": "Idris Vane", "o2": "the army", "o3": "a nurse"}
MAY_9 = date(2031, 5, 9).toordinal()


def claim(origin: str, day: int = MAY_9, *, named: bool = True) -> Claim:
    keys = frozenset({origin})
    by = Party(NAMES.get(origin, origin), origin, keys, keys, named=named)
    return Claim(origin, by, "m", "a", denies=False, day=day)


def sentence(status: str, *asserting: Claim, outlets: tuple[str, ...] = ("Selm Daily",), **more: Any) -> str:
    told = {"denying": (), "independent": len(asserting), "credibility": 3} | more
    standing = Standing(status=status, asserting=asserting, **told)  # type: ignore[arg-type]
    return why(standing, lambda origin: NAMES.get(origin, origin), outlets)


def test_disputed_by_denial() -> None:
    """Who says it and who denies it, each with the day."""
    assert sentence("disputed", claim("o1"), denying=(claim("o2", MAY_9 + 1),)) == (
        "Said by Idris Vane (9 May); denied by the army (10 May)."
    )
    assert (
        sentence("disputed", denying=(claim("o2"),))
        == "Nobody is named who says it; denied by the army (9 May)."
    )


def test_disputed_by_figures() -> None:
    """Who gives which."""
    clash = tuple(
        Figure("killed", None, None, low, high, origin)
        for origin, low, high in (("o1", 31, None), ("o2", None, 12))
    )
    told = sentence("disputed", clash=clash)
    assert told.startswith("The figures can't both hold: ")
    assert all(each in told for each in ("Idris Vane", "at least 31 killed", "the army", "up to 12 killed"))


def test_both_sides() -> None:
    """Who admits it is told apart; where all do, the other side is named."""
    one, two = claim("o1"), claim("o2")
    assert sentence("both_sides", one, two, against_interest=(two,)) == (
        "Said by Idris Vane (9 May) and, against their own interest, by the army (9 May)."
    )
    assert sentence("both_sides", one, two, against_interest=(one, two)) == (
        "Said by Idris Vane (9 May) and by the other side, the army (9 May)."
    )


def test_corroborated() -> None:
    """How many parties; of many the first four are named."""
    assert sentence("corroborated", claim("o1"), claim("o2")) == (
        "Said independently by Idris Vane (9 May) and the army (9 May): 2 parties."
    )
    many = sentence("corroborated", *(claim(f"p{n}", 0) for n in range(7)))
    assert many == "Said independently by p0, p1, p2, p3 and 3 more: 7 parties."


def test_single_origin() -> None:
    """On whom it rests, whether they have a name, how many outlets carried it."""
    assert sentence("single_origin", claim("o1")) == "Rests on Idris Vane (9 May) alone."
    assert sentence("single_origin", claim("o3", 0, named=False), outlets=("A", "B")) == (
        "Rests on a nurse alone, who is not named, carried by 2 outlets."
    )
    assert sentence("single_origin", claim("o1"), claim("o3")) == (
        "Rests on Idris Vane (9 May) and a nurse (9 May), who are not independent of each other."
    )


def test_unsourced() -> None:
    """Who tells it in their own words."""
    assert sentence("unsourced") == "Selm Daily tells it in its own words; nobody is named who says it."
    assert sentence("unsourced", outlets=("A", "B", "C")) == (
        "A, B and C tell it in their own words; nobody is named who says it."
    )
    assert (
        sentence("unsourced", outlets=("",))
        == "The report tells it in its own words; nobody is named who says it."
    )
