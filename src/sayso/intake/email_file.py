"""E-mails (.eml): the message as one report, its attachments as files of their own; and mailboxes of many.

The text is the message's own. Who received it is left out: neither the header nor the header lines that mail
programs quote above an older message are part of it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from typing import Any

from sayso.errors import IntakeError, SaysoWarning
from sayso.intake import fragment
from sayso.intake.decoding import by_charset, cleaned
from sayso.intake.facts import Facts, Parsed, has_words, iso_date, tidy
from sayso.intake.kinds import HEAD, wanted
from sayso.intake.parts import Allowance, Part
from sayso.records import Unread
from sayso.settings import Settings

TEXTS = ("text/plain", "text/html")
_PASSED_OVER = ("image", "audio", "video")
FAULTS = (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
"""What the library raises on messages that are not as the standards say."""
_RECIPIENTS = re.compile(r"(?im)^[> \t]*(?:to|cc|bcc)[ \t]*:[^\n]*(?:\n|\Z)")
_QUOTED_HEADER = re.compile(r"(?im)^[> \t]*(?:from|sent|date|subject)[ \t]*:[ \t]*\S")
_DEEPEST = 20
_MOST_PARTS = 10_000
_MAILBOX = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\n]*\d\d:\d\d[^\n]*\n(?=[!-9;-~]+:)")
_FIELD = re.compile(rb"(?im)^content-[a-z-]+[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*")
_LONGEST_FIELD = 2000
"""The library takes hours for the parameters of a field of 100 kB, which no program writes."""


def split(part: Part, settings: Settings, allowance: Allowance) -> Iterator[Part | Unread]:
    """Yield the message, and then its attachments; pictures, recordings and signatures are passed over."""
    messages = _MAILBOX.split(part.data)[1:]
    if len(messages) > 1:
        yield from (part.numbered(number, each) for number, each in enumerate(messages, 1))
        return
    try:
        text, facts, attachments = _contents(part, settings)
    except FAULTS as fault:
        raise broken(fault) from fault
    if has_words(text) or not attachments:
        yield replace(part, parsed=Parsed(without_recipients(text), facts))
    for name, data in attachments:
        allowance.unpack(len(data))
        if part.depth > settings.max_depth:
            yield Unread(
                f"{part.name}/{name}",
                f"This attachment lies in {part.depth} archives or messages, and is not opened.",
                "Save it and give it by itself, or raise SAYSO_MAX_DEPTH.",
            )
        else:
            yield part.inside(name, data)


def _contents(part: Part, settings: Settings) -> tuple[str, Facts, list[tuple[str, bytes]]]:
    """Return the message's text and facts, and name and bytes of each attachment that is to be read."""
    message = parsed_message(part.data)
    leaves = list(leaves_of(message))
    text = _text(leaves, part.name, settings)
    others = [each for each in leaves if not _is_text(each)]
    named = [(each, *_attachment(each, number)) for number, each in enumerate(others, 1)]
    kept = [(name, data) for each, name, data in named if _is_wanted(each, name, data)]
    kinds = {each.get_content_type() for each, name, data in named if not _is_wanted(each, name, data)}
    if kinds:
        told = f"{part.name}: other attachments were passed over ({', '.join(sorted(kinds))})."
        warnings.warn(told, SaysoWarning, stacklevel=2)
    return text, _facts(message), kept


def _is_wanted(leaf: EmailMessage, name: str, data: bytes) -> bool:
    """Tell whether an attachment is to be read: no picture, no signature, no invitation to a meeting."""
    if leaf.get_content_type() in (*TEXTS, "message/rfc822"):
        return True
    return leaf.get_content_maintype() not in _PASSED_OVER and wanted(name, data[:HEAD])


def parsed_message(data: bytes) -> EmailMessage:
    """Return the message in ``data``, or raise IntakeError for one that cannot be taken apart."""
    from email import policy
    from email.parser import BytesParser

    if data.count(b"\n--") > _MOST_PARTS:
        raise IntakeError(
            f"The e-mail has more than {_MOST_PARTS:,} parts.", "Save what is to be read as files of its own."
        )
    data = _FIELD.sub(lambda field: field[0][:_LONGEST_FIELD], data.lstrip())
    try:
        return BytesParser(policy=policy.default).parsebytes(data)
    except FAULTS as fault:
        raise broken(fault) from fault


def broken(fault: Exception) -> IntakeError:
    """Return the refusal of a message that the library cannot take apart."""
    return IntakeError(
        f"The e-mail cannot be taken apart ({type(fault).__name__}).", "Save its text as a .txt file."
    )


def leaves_of(message: EmailMessage, depth: int = 0) -> Iterator[EmailMessage]:
    """Yield what a message is made of; a message attached to it is one thing, whatever lies in it."""
    if message.get_content_maintype() != "multipart" or depth > _DEEPEST:
        yield message
        return
    for each in message.get_payload() or []:
        if isinstance(each, EmailMessage):
            yield from leaves_of(each, depth + 1)


def _is_text(leaf: EmailMessage) -> bool:
    return leaf.get_content_type() in TEXTS and not _is_attached(leaf)


def _is_attached(leaf: EmailMessage) -> bool:
    return "attachment" in header(leaf, "Content-Disposition").lower()[:20]


def _text(leaves: list[EmailMessage], file: str, settings: Settings) -> str:
    """Return the words of the message, from its plain form if that is no mere hint at the other one."""
    texts = [(leaf.get_content_type(), words_of(leaf, file, settings)) for leaf in leaves if _is_text(leaf)]
    plain = "\n\n".join(text for kind, text in texts if kind == "text/plain" and text)
    marked = "\n\n".join(text for kind, text in texts if kind == "text/html" and text)
    return plain if len(plain) * 2 > len(marked) else marked


def words_of(leaf: EmailMessage, file: str, settings: Settings) -> str:
    """Return the words of a text, whatever charset it says that it has."""
    text = by_charset(payload(leaf), _charset(leaf), file, settings)
    return (
        fragment.text_of(text, line_break="\n") if leaf.get_content_type() == "text/html" else text
    ).strip("\n")


def payload(leaf: EmailMessage) -> bytes:
    """Return the decoded bytes of a leaf, or of the message that it holds."""
    if leaf.get_content_maintype() == "message":
        from email import policy

        inner: Any = leaf.get_payload()
        inner = inner[0] if isinstance(inner, list) and inner else inner
        return (
            inner.as_bytes(policy=policy.default.clone(refold_source="none"))
            if isinstance(inner, EmailMessage)
            else b""
        )
    data: Any = leaf.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _charset(leaf: EmailMessage) -> str | None:
    try:
        return leaf.get_content_charset()
    except FAULTS:
        return None


def _attachment(leaf: EmailMessage, number: int) -> tuple[str, bytes]:
    """Return the name of an attachment, without any folder, and its bytes."""
    try:
        name = leaf.get_filename() or ""
    except FAULTS:
        name = ""
    name = tidy(re.split(r"[/\\]", cleaned(name))[-1]) or f"attachment-{number}"
    return name, payload(leaf)


def header(message: EmailMessage, name: str) -> str:
    """Return a header field as text, or "" where there is none or it cannot be understood."""
    try:
        return cleaned(str(message.get(name) or ""))
    except FAULTS:
        return ""


def _facts(message: EmailMessage) -> Facts:
    from email.utils import parseaddr

    name, address = parseaddr(header(message, "From"))
    return Facts(
        title=tidy(header(message, "Subject")),
        author=tidy(name) or tidy(address),
        published=iso_date(header(message, "Date")),
    )


def without_recipients(text: str) -> str:
    """Return ``text`` without the lines that name the recipients of a message quoted in it."""
    return _RECIPIENTS.sub("", text) if _QUOTED_HEADER.search(text) else text
