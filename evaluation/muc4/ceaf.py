"""CEAF-REE, the measure of role fillers (Du, Rush and Cardie 2021), and MUC-4's answers to it.

Entities of the program and of the key are matched one to one, as many as can be. An entity of ours fits one
of the key if every name that we give it is among the key's names for it. Letters' size, quotation marks and
articles don't count.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from evaluation.muc4.roles import ROLES

Entities = list[frozenset[str]]
"""Entities, each by its names."""


def ceaf(found: Sequence[Collection[str]], gold: Sequence[Collection[str]]) -> int:
    """Return how many entities of ours fit one of the key, matched one to one, as many as can be.

    Augmenting paths: an entity that is taken is given up where its holder can take another.
    """
    fits = [[j for j, names in enumerate(gold) if set(one) <= set(names)] for one in found]
    holder: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j in fits[i]:
            if j not in tried:
                tried.add(j)
                if j not in holder or place(holder[j], tried):
                    holder[j] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(found)))


def plain(name: str) -> str:
    """Return a name as it is compared: small letters, no quotation marks, no article before it."""
    bare = re.sub(r"[\"“”\[\]()]", " ", name.lower())
    return re.sub(r"^(?:the|a|an) ", "", " ".join(bare.split()))


def load_roles(path: Path) -> dict[str, dict[str, Entities]]:
    """Return for each document and role the entities of the key."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows: list[dict[str, Any]] = [json.loads(line) for line in file]
    return {row["docid"]: {role: _entities(row["extracts"][role]) for role in ROLES} for row in rows}


def _entities(raw: list[list[list[Any]]]) -> Entities:
    return [frozenset(plain(mention[0]) for mention in entity) for entity in raw]
