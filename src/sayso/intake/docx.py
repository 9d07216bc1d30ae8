"""Word documents (.docx): the paragraphs of the text, and what the document tells of itself.

A document is a ZIP with the text in one XML file. That file and the one with the document's facts are read,
each within the bounds of any archive; python-docx would unpack all that is in the ZIP, without any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from sayso.errors import IntakeError
from sayso.intake.decoding import cleaned
from sayso.intake.facts import Facts, Parsed, iso_date, language_code, tidy
from sayso.intake.parts import Part

Member = Callable[[str], bytes]
"""Gives the unpacked bytes of a file in the document; raises IntakeError, or KeyError where there is none."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = _WORD + "p"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_APART = (_PARAGRAPH, _FALLBACK, _WORD + "moveFrom", _WORD + "del")
_WORDS = {_WORD + "tab": " ", _WORD + "br": " ", _WORD + "cr": " ", _WORD + "noBreakHyphen": "-"}
_TEMPLATES_DAY = "2013-12-23"
"""The day that python-docx, with which many programs write, leaves in documents whose day nobody set."""
_CORE = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "author": "{http://purl.org/dc/elements/1.1/}creator",
    "language": "{http://purl.org/dc/elements/1.1/}language",
    "published": "{http://purl.org/dc/terms/}created",
}


def opened(part: Part, member: Member) -> Part:
    """Return the part with the report that the document is."""
    body = _tree(member("word/document.xml"))
    text = "\n\n".join(words for each in body.iter(_PARAGRAPH) if (words := _words(each)))
    return replace(part, parsed=_parsed(cleaned(text), member))


def _words(paragraph: Any) -> str | None:
    if next(paragraph.iterancestors(_FALLBACK), None) is not None:
        return None
    return tidy("".join(_pieces(paragraph)))


def _pieces(paragraph: Any) -> Iterator[str]:
    """Yield the words of a paragraph as it reads now: with what was inserted, without what was deleted.

    The paragraphs of a text box inside it are paragraphs of their own. Word writes the box twice, the second
    time for old programs.
    """
    stack = list(reversed(paragraph))
    while stack:
        each = stack.pop()
        if each.tag == _WORD + "t":
            yield each.text or ""
        elif each.tag in _WORDS:
            yield _WORDS[each.tag]
        elif each.tag not in _APART:
            stack.extend(reversed(each))


def _parsed(text: str, member: Member) -> Parsed:
    try:
        core = _tree(member("docProps/core.xml"))
    except (IntakeError, KeyError):
        return Parsed(text, Facts())
    told = {name: tidy(core.findtext(tag)) for name, tag in _CORE.items()}
    day = iso_date(told["published"])
    weak = Facts(published=day if day != _TEMPLATES_DAY else None, language=language_code(told["language"]))
    return Parsed(text, Facts(title=told["title"], author=told["author"]), weak)


def _tree(data: bytes) -> Any:
    from lxml import etree

    # Entities and files elsewhere are nothing that Word writes.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise IntakeError(
            f"The Word document is broken ({str(fault)[:80]}).", "Save it again, or as plain text."
        ) from fault
