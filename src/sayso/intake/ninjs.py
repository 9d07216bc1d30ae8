"""News items of agencies as ninjs, the IPTC's News in JSON, in its versions 1, 2 and 3.

Version 3 writes ``versionCreated`` where the others write ``versioncreated``, and 2 and 3 have lists where 1
has one value; but for the case of its letters no name means two things, so one reading serves all three.
"""

from __future__ import annotations

from typing import Any

from sayso.errors import IntakeError
from sayso.intake import fragment
from sayso.intake.decoding import cleaned
from sayso.intake.facts import Facts, Parsed, iso_date, language_code, names, tidy

_TELLING = frozenset(
    "versioncreated firstcreated contentcreated pubstatus headlines bodies body_text body_html"
    " body_xhtml descriptions description_text representationtype $standard standard infosources"
    " infosource slugline".split()
)
_WITHDRAWN = {"canceled": "cancelled", "cancelled": "cancelled", "withheld": "withheld"}
_PROVIDERS = ("provider", "publisher", "newsprovider")


def is_item(item: dict[str, Any]) -> bool:
    """Tell whether a JSON object is a news item: a uri, and a name or two that only ninjs uses."""
    keys = {key.lower() for key in item}
    return bool({"uri", "guid"} & keys) and len(_TELLING & keys) >= (1 if "uri" in keys else 2)


def parse(item: dict[str, Any], file: str) -> Parsed:
    """Return the report in a news item, or raise IntakeError where there is none or it has been withdrawn."""
    del file
    told = {key.lower(): value for key, value in item.items()}
    status = _WITHDRAWN.get(str(told.get("pubstatus", "")).lower())
    if status:
        raise IntakeError(
            f"The agency has {status} this item ({told.get('uri') or told.get('guid')}); it is not read.",
            "Ask the agency why; if it matters all the same, save its text as a .txt file.",
        )
    text = _body(told)
    if not text:
        raise IntakeError("The item holds no text.", "Give one with a body or a description.")
    return Parsed(text, _facts(told), Facts(language=language_code(tidy(told.get("language")))))


def _body(told: dict[str, Any]) -> str:
    """Return the words of the body, from its marked-up form if it has one; else of the description."""
    for one, many in (("body", "bodies"), ("description", "descriptions")):
        texts = _texts(told, one, many)
        for form in ("html", ""):
            for kind, value in texts:
                if form in kind and (text := cleaned(fragment.text_of(value))):
                    return text
    return ""


def _texts(told: dict[str, Any], one: str, many: str) -> list[tuple[str, str]]:
    """Return a text in its forms, each with its kind: ``body_html``, or ``bodies``, the main one first."""
    found = [(k, v) for k, v in told.items() if k.startswith(f"{one}_") and isinstance(v, str)]
    listed = [_lower(each) for each in _list(told.get(many))]
    listed.sort(key=lambda each: each.get("role") != "main")
    return found + [
        (str(each.get("contenttype", "")), each["value"])
        for each in listed
        if isinstance(each.get("value"), str)
    ]


def _facts(told: dict[str, Any]) -> Facts:
    sources = [_lower(each) for key in ("infosources", "infosource") for each in _list(told.get(key))]
    providers = [each for each in sources if _role(each) in _PROVIDERS]
    others = [each for each in sources if each not in providers]
    return Facts(
        outlet=names(providers) or tidy(told.get("copyrightholder")) or tidy(told.get("source")),
        title=tidy(told.get("headline")) or _headline(told) or tidy(told.get("title")),
        author=tidy(told.get("by")) or tidy(told.get("byline")),
        published=next(
            (
                day
                for k in ("version", "first", "content")
                if (day := iso_date(tidy(told.get(f"{k}created"))))
            ),
            None,
        ),
        url=_address(told.get("uri")) or _address(told.get("url")),
        credit=names(others),
    )


def _headline(told: dict[str, Any]) -> str | None:
    texts = _texts(told, "headline", "headlines")
    return tidy(fragment.text_of(texts[0][1])) if texts else None


def _role(source: dict[str, Any]) -> str:
    return str(source.get("role") or source.get("rel") or "").rpartition(":")[2].rpartition("/")[2].lower()


def _address(value: Any) -> str | None:
    """Return ``value`` if it is an address on the web; many items are named by a urn."""
    return tidy(value) if isinstance(value, str) and value.startswith(("http://", "https://")) else None


def _lower(value: Any) -> dict[str, Any]:
    return {key.lower(): each for key, each in value.items()} if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []
