"""Which names of a place are worth keeping, as keys of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from sayso.knowledge.data_files import load
from sayso.knowledge.places.folding import fold, undesignated, without_article

_OF_TOWNS = frozenset("capital city town village port camp".split())
"""Words that belong to the names of areas: Mexico City, Departamento de la Capital."""
_LATIN = 0x250
_MORE_LATIN = range(0x1E00, 0x1F00)
_MARKS = frozenset("‘’ʻʼʽʾʿ–—")


def names_of(own: str, others: Iterable[str], country: str, *, area: bool) -> Iterator[tuple[str, bool]]:
    """The folded names of a place, each with whether it is its own one rather than a by-name.

    An area is also called by its name without "county" and the like. Where names have Arabic articles, the
    name without one stands behind a tilde, so that it is found by those who write another article only.
    """
    by_name: dict[str, bool] = {}
    for name, is_own in ((own, True), *((each, False) for each in others)):
        folded = fold(name)
        by_name[folded] = by_name.get(folded, False) or is_own
        if area and (parted := undesignated(folded)) and parted[1] not in _OF_TOWNS:
            # "Columbia" isn't what the District of Columbia calls itself.
            is_stem = is_own and folded.startswith(parted[0])
            by_name[parted[0]] = by_name.get(parted[0], False) or is_stem
    if country in _with_articles():
        for folded, is_own in list(by_name.items()):
            by_name["~" + without_article(folded)] = is_own
    return ((folded, is_own) for folded, is_own in by_name.items() if folded.strip("~"))


def worth_keeping(name: str) -> bool:
    """Whether a by-name may stand in an English report.

    Left out are other scripts, what is a transliteration by machine (all in small letters), and the codes of
    airports that GeoNames lists among the names.
    """
    if len(name) < 3 or name[0].islower() or (len(name) <= 4 and name.isupper()):
        return False
    return name.isascii() or all(
        ord(each) < _LATIN or ord(each) in _MORE_LATIN or each in _MARKS for each in name
    )


@cache
def _with_articles() -> frozenset[str]:
    return frozenset(load("regions")["articles"])
