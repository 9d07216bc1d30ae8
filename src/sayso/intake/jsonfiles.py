"""JSON files: which of the known forms one has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec

from sayso.errors import IntakeError
from sayso.intake import jsonlines, ninjs, telegram
from sayso.intake.decoding import as_utf8
from sayso.intake.jsontext import HELP, parsed_json, repaired
from sayso.intake.parts import Allowance, Part
from sayso.records import Unread
from sayso.settings import Settings

_LINES = (".jsonl", ".ndjson")
_Whole = dict[str, msgspec.Raw] | list[msgspec.Raw]


def split(part: Part, settings: Settings, allowance: Allowance) -> Iterator[Part | Unread]:
    """Yield the reports of a JSON document or of JSON Lines; nothing is unpacked, so no bounds are needed."""
    del settings, allowance
    data = as_utf8(part.data)
    if part.name.lower().endswith(_LINES) and jsonlines.are_lines(data):
        yield from jsonlines.split(part, data)
        return
    whole, fault = _whole(data)
    if whole is None:
        if not jsonlines.are_lines(data):
            raise IntakeError(f"This is broken JSON ({fault}).", HELP)
        yield from jsonlines.split(part, data)
    elif isinstance(whole, list):
        yield from _of_list(part, whole)
    elif telegram.is_export(whole):
        yield from telegram.split(part, whole)
    else:
        yield _of_object(part, parsed_json(data))


def _of_list(part: Part, items: list[msgspec.Raw]) -> Iterator[Part | Unread]:
    for number, raw in enumerate(items, 1):
        item = part.numbered(number, bytes(raw))
        try:
            yield _of_object(item, parsed_json(item.data))
        except IntakeError as fault:
            yield Unread(item.name, fault.reason, fault.next_step)


def _of_object(part: Part, item: Any) -> Part:
    """Return the part with the one report that a JSON object is."""
    if isinstance(item, dict) and str(item.get("format", "")).startswith("sayso-ledger/"):
        raise IntakeError(
            "This is a ledger that Sayso wrote, not a report.", "Give the files that it was made of."
        )
    if not isinstance(item, dict):
        raise IntakeError("This JSON value is no report.", HELP)
    module = ninjs if ninjs.is_item(item) else jsonlines
    return replace(part, parsed=module.parse(item, part.name))


def _whole(data: bytes) -> tuple[_Whole | None, str]:
    """Return the document with its parts still unread, so that a chat of a million messages costs little."""
    fault = ""
    for attempt in (bytes, repaired):
        try:
            return msgspec.json.decode(attempt(data), type=_Whole), ""
        except RecursionError:
            fault = "it is nested too deep"
        except (ValueError, msgspec.DecodeError) as error:
            fault = fault or str(error)[:120]
    return None, fault
