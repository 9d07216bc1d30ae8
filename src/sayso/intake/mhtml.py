"""MHTML (.mht, .mhtml): a page as a browser saves it whole. It is a message whose first text is the page."""

from __future__ import annotations

from sayso.errors import IntakeError
from sayso.intake import html
from sayso.intake.decoding import by_charset
from sayso.intake.email_file import FAULTS, broken, header, leaves_of, parsed_message, payload
from sayso.intake.facts import Facts, Parsed, tidy
from sayso.intake.parts import Part
from sayso.settings import Settings


def parse(part: Part, settings: Settings) -> Parsed:
    """Return the report in a saved page; the day of the saving is no day of publication, and is left out."""
    message = parsed_message(part.data)
    try:
        page = next((each for each in leaves_of(message) if each.get_content_type() == "text/html"), None)
        if page is None:
            raise IntakeError("The MHTML file holds no page.", "Save the page again as HTML.")
        text = by_charset(payload(page), page.get_content_charset(), part.name, settings)
        address = tidy(header(message, "Snapshot-Content-Location") or header(page, "Content-Location"))
    except FAULTS as fault:
        raise broken(fault) from fault
    parsed = html.parse(text, most_tags=settings.max_page_tags)
    return Parsed(parsed.text, parsed.facts.over(Facts(url=address)))
