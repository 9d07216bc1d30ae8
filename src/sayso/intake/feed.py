"""Feeds, RSS and Atom: each item is a report, of the outlet from which the feed has it.

feedparser reads the bytes, is never given an address, and does not expand entities; what its strict reader
refuses its lenient one reads.
"""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from sayso.errors import IntakeError, SaysoWarning
from sayso.intake import fragment
from sayso.intake.decoding import cleaned
from sayso.intake.facts import Facts, Parsed, has_words, iso_date, language_code, tidy
from sayso.intake.parts import Allowance, Part
from sayso.records import Unread
from sayso.settings import Settings

_HASHED = ("id", "link", "title", "published", "updated", "author", "summary")


def split(part: Part, settings: Settings, allowance: Allowance) -> Iterator[Part | Unread]:
    """Yield the items of a feed, named by their place in it; nothing is unpacked, so ``allowance`` stays."""
    del allowance
    tags = part.data.count(b"<")
    if tags > settings.max_feed_tags:
        raise IntakeError(
            f"The feed has {tags:,} tags, and the most that is taken apart is {settings.max_feed_tags:,}.",
            "Split it, or raise SAYSO_MAX_FEED_TAGS.",
        )
    feed = _parsed(part.data)
    for number, item in enumerate(feed.entries, 1):
        text = _text(item)
        weak = Facts(language=language_code(_get(feed.feed, "language")))
        parsed = Parsed(text, _facts(item, feed.feed), weak)
        # The same item in another copy of the feed is the same report, whatever that file is called.
        yield replace(part.numbered(number, canonical(item), parsed=parsed), base="")
    fault = feed.get("bozo_exception")
    if not feed.entries:
        told = f" ({str(fault)[:120]})" if fault else ""
        raise IntakeError(f"The feed holds no items{told}.", "Check that it was saved or downloaded whole.")
    if fault:
        message = f"{part.name}: the feed is not sound XML and may have been cut ({str(fault)[:120]})."
        warnings.warn(message, SaysoWarning, stacklevel=2)


def _parsed(data: bytes) -> Any:
    import feedparser

    try:
        # A stream: bytes would be tried as a file's name, and a string as an address.
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as fault:  # a parser of other people's feeds: none may stop the other files
        raise IntakeError(
            f"The feed cannot be taken apart ({type(fault).__name__}: {str(fault)[:80]}).",
            "Save it again, or save its items as plain text.",
        ) from fault


def canonical(item: Any) -> bytes:
    """Return an item as the bytes of its SHA-256: JSON in UTF-8, its keys sorted, without spaces.

    An item has no bytes of its own: a feed is written anew for each reader, with the same items elsewhere.
    """
    told: dict[str, Any] = {name: value for name in _HASHED if (value := _get(item, name))}
    told["content"] = [str(each.get("value", "")) for each in item.get("content", [])]
    told["source"] = _source(item)
    written = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return written.encode("utf-8", "replace")


def _get(item: Any, name: str) -> str | None:
    value = dict.get(item, name)  # past feedparser's own way of filling one name with another
    return value if isinstance(value, str) else None


def _text(item: Any) -> str:
    """Return the item's words: its content, or else its summary, or at least its headline."""
    whole = "\n\n".join(str(each.get("value", "")) for each in item.get("content", []))
    for markup in (whole, _get(item, "summary") or "", _get(item, "title") or ""):
        text = cleaned(fragment.text_of(markup))
        if has_words(text):
            return text
    return ""


def _facts(item: Any, feed: Any) -> Facts:
    name, address = _source(item)
    link = _joined(_get(feed, "link"), _get(item, "link"))
    title = _get(item, "title")
    return Facts(
        outlet=name or _host(address) or tidy(fragment.text_of(_get(feed, "title") or "")),
        title=tidy(cleaned(fragment.text_of(title))) if title else None,
        author=tidy(_get(item, "author")),
        published=iso_date(_get(item, "published")) or iso_date(_get(item, "updated")),
        url=tidy(link) if link.startswith(("http://", "https://")) else None,
        credit=address,
    )


def _source(item: Any) -> tuple[str | None, str | None]:
    """Return the name and the address of the feed from which this one has the item, if it tells them."""
    source = item.get("source")
    if not isinstance(source, dict):
        return None, None
    address = _get(source, "href") or _get(source, "link") or _get(source, "url")
    return tidy(_get(source, "title")), tidy(address)


def _joined(base: str | None, link: str | None) -> str:
    try:
        return urljoin(base or "", link or "")
    except ValueError:
        return ""


def _host(address: str | None) -> str | None:
    try:
        return urlsplit(address or "").hostname
    except ValueError:
        return None
