"""HTML: the report's own text without what stands around it, and the facts that the page tells.

trafilatura finds the text. It is imported when the first page comes, for it is slow to import and most
runs of the command have no use for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sayso.errors import IntakeError
from sayso.intake import jsonld
from sayso.intake.facts import Facts, Parsed, iso_date, language_code, tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b[^<>]*>", re.IGNORECASE)
_PICTURE = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=%]{200,}")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BLOCKS = ("head", "p", "item", "quote")


def looks_like_html(text: str) -> bool:
    """Tell whether ``text`` begins like a page: a tag that only HTML has near its start."""
    return bool(_TAG.search(text[:2000]))


def parse(text: str, *, most_tags: int | None = None) -> Parsed:
    """Return the report in the page ``text`` and what the page tells about it.

    A page of more than ``most_tags`` is refused: the time that trafilatura takes grows with their square.
    """
    text = _PICTURE.sub("", text)
    if most_tags and text.count("<") > most_tags and (tags := _without_scripts(text).count("<")) > most_tags:
        raise IntakeError(
            f"The HTML page has {tags:,} tags, and the most that is taken apart is {most_tags:,}.",
            "Save the report's text as a .txt file, or raise SAYSO_MAX_PAGE_TAGS.",
        )
    try:
        return _parse(text)
    except IntakeError:
        raise
    except Exception as fault:  # a parser of other people's pages: none may stop the other files
        raise IntakeError(
            f"The HTML page cannot be taken apart ({type(fault).__name__}: {str(fault)[:80]}).",
            "Save the report's text as a .txt file.",
        ) from fault


def _without_scripts(text: str) -> str:
    """Return ``text`` without what stands in scripts, which may hold signs that look like tags."""
    kept, at = [], 0
    while (start := text.find("<script", at)) >= 0:
        kept.append(text[at:start])
        at = text.find("</script", start)
        if at < 0:
            return "".join(kept)
    return "".join([*kept, text[at:]])


def _parse(text: str) -> Parsed:
    import trafilatura
    from trafilatura.utils import load_html

    tree = load_html(_DECLARATION.sub("", text))
    if tree is None:
        raise _without_text()
    told = _told(tree)
    for foot in tree.xpath("//footer[not(ancestor::article or ancestor::main)]"):
        foot.drop_tree()  # the day in a site's imprint would be taken for the report's
    document: Any = trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    facts = told.over(_guessed(document))
    body = "\n\n".join(_paragraphs(document, text, facts.title))
    if not body:
        raise _without_text()
    return Parsed(body, facts)


def _without_text() -> IntakeError:
    return IntakeError(
        "The HTML page holds no report text.",
        "Save the page once it is fully shown in the browser, or save its text as a .txt file.",
    )


def _told(tree: HtmlElement) -> Facts:
    """Return what the page says itself, in JSON-LD and on its root element."""
    blocks = [block.text_content() for block in tree.xpath('//script[@type="application/ld+json"]')]
    return jsonld.facts(blocks).over(Facts(language=language_code(tree.get("lang"))))


def _guessed(document: Any) -> Facts:
    """Return what trafilatura found in meta tags and on the page."""
    if document is None:
        return Facts()
    return Facts(
        outlet=tidy(document.sitename),
        title=tidy(document.title),
        author=tidy(document.author),
        published=iso_date(document.date),
        url=tidy(document.url),
    )


def _paragraphs(document: Any, text: str, title: str | None) -> list[str]:
    found = [] if document is None else list(_blocks(document.body))
    if len(found) < 2:
        # trafilatura distrusts short reports: it may find nothing, or run the whole page into one paragraph.
        plain = _plain_paragraphs(text)
        found = plain if len(plain) > len(found) or (plain and len(plain[0]) < len(found[0])) else found
    return found[1:] if found and found[0] == title else found


def _blocks(body: Any) -> Iterator[str]:
    """Yield the paragraphs of trafilatura's tree; tables are left out, for they hold no sentences."""
    for block in body.iter(*_BLOCKS):
        holds_blocks = next(block.iterdescendants(*_BLOCKS), None) is not None
        if not holds_blocks and next(block.iterancestors("table"), None) is None:
            yield from _lines(block, "lb")


def _lines(block: Any, line_break: str) -> Iterator[str]:
    """Yield the paragraphs of ``block``: one break tag is a space, and two in a row end a paragraph.

    A newline in the page's source is only a space.
    """
    parts = [_on_one_line(block.text)]
    for each in block.iterdescendants():
        parts += ["\n" if each.tag == line_break else "", _on_one_line(each.text), _on_one_line(each.tail)]
    for line in re.split(r"\n\s*\n", "".join(parts)):
        if words := tidy(line):
            yield words


def _on_one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _plain_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of the page's article, or of its body, as they stand."""
    from lxml.html import document_fromstring

    tree: Any = document_fromstring(_DECLARATION.sub("", text))
    for scope in ("//article//p", "//main//p", "//body//p[not(ancestor::nav or ancestor::footer)]"):
        found = [words for each in tree.xpath(scope) for words in _lines(each, "br")]
        if found:
            return found
    return []
