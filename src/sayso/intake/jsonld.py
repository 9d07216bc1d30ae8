"""The facts that a page tells machines: the article among its JSON-LD blocks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sayso.intake.facts import Facts, iso_date, language_code, names, tidy

_DEEPEST = 6


def facts(blocks: Iterable[str]) -> Facts:
    """Return the facts of the first article in the JSON-LD ``blocks``; what is no JSON is passed over."""
    for block in blocks:
        try:
            data = json.loads(block, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            if _is_article(thing):
                return _article(thing)
    return Facts()


def _things(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for each in data:
            yield from _things(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(data.get(key), depth + 1)


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(kind, str) and kind.endswith(("Article", "BlogPosting", "Report")) for kind in kinds
    )


def _article(thing: dict[str, Any]) -> Facts:
    page = thing.get("mainEntityOfPage")
    address = thing.get("url") or (page.get("@id") if isinstance(page, dict) else page)
    return Facts(
        outlet=names(thing.get("publisher")),
        title=tidy(thing.get("headline")),
        author=names(thing.get("author")),
        published=iso_date(tidy(thing.get("datePublished"))),
        url=tidy(address),
        language=language_code(tidy(thing.get("inLanguage"))),
    )
