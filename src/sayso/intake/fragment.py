"""A piece of HTML that is all report: a feed's item, an e-mail, an agency's body. Nothing of it is left out.

The page of a website holds menus, and ``html`` finds the article among them; here every word is the report's,
and only the paragraphs are to be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sayso.intake.facts import tidy

_MARKUP = re.compile(r"<(?:[a-z][a-z0-9]*\b|/[a-z]|!--)[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol"
    " p pre section table tbody td tfoot th thead tr ul".split()
)
_SILENT = frozenset(
    "head script style noscript template title iframe object svg math select textarea".split()
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def text_of(markup: str, *, line_break: str = " ") -> str:
    """Return the words of ``markup``, paragraphs parted by a blank line; plain text is kept as it is.

    A break tag becomes ``line_break``.
    """
    if not _MARKUP.search(markup):
        return _unescaped(markup).strip()
    return "\n\n".join(_paragraphs(markup, line_break))


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text) if _ENTITY.search(text) else text


def _paragraphs(markup: str, line_break: str) -> Iterator[str]:
    """Yield the paragraphs: each block is one, and two break tags in a row end one."""
    pieces = "".join(_pieces(markup))
    for each in re.split(r"\x00|\x01\s*\x01", pieces):
        if lines := [words for line in each.split("\x01") if (words := tidy(line))]:
            yield line_break.join(lines)


def _pieces(markup: str) -> Iterator[str]:
    """Yield the text in order, with U+0000 where a block begins or ends and U+0001 for a break tag."""
    from lxml import etree
    from lxml.html import document_fromstring

    try:
        tree: Any = document_fromstring(f"<div>{_DECLARATION.sub('', markup)}</div>")
    except etree.ParserError:
        return
    silent: Any = None
    for event, each in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if silent is None and event == "start" and _is_silent(each):
            silent = each
        if silent is None:
            yield from _piece(event, each)
        elif event == "end" and each is silent:
            silent = None
            yield _plain(each.tail)


def _is_silent(each: Any) -> bool:
    return each.tag in _SILENT or bool(_HIDDEN.search(each.get("style", "")))


def _piece(event: str, each: Any) -> Iterator[str]:
    if event in ("start", "end") and each.tag in _BLOCKS:
        yield "\x00"
    if event == "start":
        yield ("\x01" if each.tag == "br" else "") + _plain(each.text)
    else:
        yield _plain(each.tail)


def _plain(text: str | None) -> str:
    return (text or "").replace("\n", " ")
