"""Which names of a place are worth keeping, as keys of the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sayso.knowledge.data_files import load
from sayso.knowledge.places.folding import fold, undesignated, without_article

_OF_TOWNS = frozenset("capital city town village port camp".split())
"""Words that belong to the names of areas: Mexico City, Departamento de la Capital."""
_KEPT = re.compile(r"(?![A-Z]{1,4}$)[\x20-\u024f\u1e00-\u1eff\u2010-\u2019\u02bb-\u02bf]{3,80}")


def names_of(own: str, others: Iterable[str], country: str, *, area: bool) -> dict[str, bool]:
    """The folded names of a place, each with whether it is its own one rather than a by-name.

    An area is also called by its name without "county" and the like. Where names have Arabic articles, the
    name without one stands behind a tilde, so that it is found by those who write another article only.
    """
    by_name = {fold(each): False for each in {*others} - {own}}
    by_name[fold(own)] = True
    if area:
        by_name = _without_designation(by_name)
    if country in _with_articles():
        for folded, is_own in list(by_name.items()):
            by_name["~" + without_article(folded)] = is_own
    by_name.pop("", None)
    by_name.pop("~", None)
    return by_name


def _without_designation(by_name: dict[str, bool]) -> dict[str, bool]:
    """The names, and each without its "county", "province of" and the like."""
    more = dict(by_name)
    for folded, is_own in by_name.items():
        parted = undesignated(folded)
        if parted and parted[1] not in _OF_TOWNS:
            # "Columbia" isn't what the District of Columbia calls itself.
            more[parted[0]] = more.get(parted[0], False) or (is_own and folded.startswith(parted[0]))
    return more


def worth_keeping(name: str) -> bool:
    """Whether a by-name may stand in an English report.

    Left out are other scripts, what is a transliteration by machine (all in small letters), and the codes of
    airports that GeoNames lists among the names.
    """
    return bool(_KEPT.fullmatch(name)) and not name[0].islower()


@cache
def _with_articles() -> frozenset[str]:
    return frozenset(load("regions")["articles"])
