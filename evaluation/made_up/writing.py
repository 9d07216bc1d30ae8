"""Sentences of made-up reports: a pattern with its fields filled, and where each piece came to stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

PIECES = re.compile(r"\{(\w+)\}|([\[\]])|([^{}\[\]]+)")
Place: TypeAlias = tuple[int, int]
"""From a first character up to, not including, a last one."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the places of its fields by name, and of what is attributed in it."""

    text: str
    fields: Mapping[str, Place] = field(default_factory=dict)
    content: tuple[Place, ...] = ()


@cache
def pieces(pattern: str) -> tuple[tuple[str, str, str], ...]:
    """Return a pattern's pieces: a field, a bracket or plain words, each with the other two empty."""
    return tuple(PIECES.findall(pattern))


def filled(pattern: str, values: Mapping[str, str]) -> Sentence:
    """Return the sentence of a pattern, with a large first letter; a field without a value leaves no gap."""
    text, fields, content, opened = "", {}, [], 0
    for name, bracket, words in pieces(pattern):
        if bracket == "[":
            opened = len(text)
        elif bracket:
            text = text.rstrip(" ")
            content.append((opened, len(text)))
        elif words:
            text = text.rstrip(" ") + words if words[0] in ",.] " else text + words
        elif values[name]:
            fields[name] = (len(text), len(text) + len(values[name]))
            text += values[name]
    return Sentence(text[:1].upper() + text[1:], fields, tuple(content))
