"""What Telegram Desktop exports as ``result.json``: one chat, or the chats of an account.

A channel is the outlet of its messages. A forwarded message stays the channel's report, with its own words as
the text, and ``credit`` names from whom they were forwarded.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from sayso.errors import IntakeError, SaysoWarning
from sayso.intake.decoding import cleaned
from sayso.intake.facts import Facts, Parsed, has_words, iso_date, tidy
from sayso.intake.jsontext import parsed_json
from sayso.intake.parts import Part
from sayso.records import Unread

_PUBLISHING = ("channel", "group")
"""Chats that many read have a name of their own; that of a private chat is the name of a person."""
_Object = dict[str, msgspec.Raw]


def is_export(whole: _Object) -> bool:
    """Tell whether a JSON object is an export: messages with the chat's name, or chats."""
    return "chats" in whole or ("messages" in whole and bool({"id", "name", "type"} & whole.keys()))


def split(part: Part, whole: _Object) -> Iterator[Part | Unread]:
    """Yield the messages of all chats, each as one report; its bytes are its own JSON in the file."""
    if "messages" in whole:
        yield from _chat(part, whole, "")
        return
    for group in ("chats", "left_chats"):
        for chat in _list(_object(whole.get(group)).get("list")):
            told = _object(chat)
            yield from _chat(part, told, f"chat-{_value(told.get('id'))}-")


def _chat(part: Part, chat: _Object, label: str) -> Iterator[Part | Unread]:
    kind, name = str(_value(chat.get("type"))), tidy(_value(chat.get("name")))
    public = any(word in kind for word in _PUBLISHING)
    facts = Facts(outlet=name if public else None).over(part.facts)
    passed: Counter[str] = Counter()
    for number, raw in enumerate(_list(chat.get("messages")), 1):
        try:
            message = _message(bytes(raw))
        except IntakeError as fault:
            yield Unread(f"{part.name}#{label}entry-{number}", fault.reason, fault.next_step)
            continue
        text = _text(message.get("text"))
        if message.get("type") != "message":
            passed["service messages"] += 1
        elif not has_words(text):
            passed["messages without words"] += 1
        else:
            name_of_part = f"{label}message-{message.get('id', number)}"
            parsed = Parsed(text, _facts(message, "channel" in kind))
            yield part.numbered(name_of_part, bytes(raw), facts=facts, parsed=parsed)
    _tell(part.name, passed)


def _message(raw: bytes) -> dict[str, Any]:
    message = parsed_json(raw)
    if not isinstance(message, dict):
        raise IntakeError("This entry of the chat is no message.", "Export the chat again as JSON.")
    return message


def _text(value: Any) -> str:
    """Return a message's words: its text is a string, or a list of strings and of pieces with a type."""
    pieces = value if isinstance(value, list) else [value]
    words = (piece.get("text") if isinstance(piece, dict) else piece for piece in pieces)
    return cleaned("".join(each for each in words if isinstance(each, str))).strip("\n")


def _facts(message: dict[str, Any], in_channel: bool) -> Facts:
    author = message.get("author") if in_channel else message.get("from")
    return Facts(
        author=tidy(author),
        published=_day(message),
        credit=tidy(message.get("forwarded_from")) or tidy(message.get("saved_from")),
    )


def _day(message: dict[str, Any]) -> str | None:
    """Return the day in UTC; ``date`` is in the zone of the computer that exported, which is not told."""
    try:
        return datetime.fromtimestamp(int(message["date_unixtime"]), UTC).strftime("%Y-%m-%d")
    except (KeyError, ValueError, TypeError, OverflowError, OSError):
        return iso_date(tidy(message.get("date")))


def _tell(file: str, passed: Counter[str]) -> None:
    if passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
        warnings.warn(f"{file}: passed over: {kinds}.", SaysoWarning, stacklevel=2)


def _value(raw: msgspec.Raw | None) -> Any:
    try:
        return msgspec.json.decode(raw) if raw is not None else None
    except (ValueError, RecursionError, msgspec.DecodeError):
        return None


def _object(raw: msgspec.Raw | None) -> _Object:
    return _as(raw, _Object) or {}


def _list(raw: msgspec.Raw | None) -> list[msgspec.Raw]:
    return _as(raw, list[msgspec.Raw]) or []


def _as(raw: msgspec.Raw | None, kind: Any) -> Any:
    try:
        return msgspec.json.decode(raw, type=kind) if raw is not None else None
    except (ValueError, RecursionError, msgspec.DecodeError):
        return None
