"""The page on linking: its weights and bounds are those of the code."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from sayso.linking import features

PAGE = (Path(__file__).parents[2] / "docs" / "what-rests-on-what.md").read_text(encoding="utf-8")
FUNCTIONS = {
    each.name: each
    for each in ast.parse(inspect.getsource(features)).body
    if isinstance(each, ast.FunctionDef)
}
NO_PART = {"_distance"}
"""Asked by a feature, with numbers that are no scores."""


def rows() -> dict[str, tuple[str, str]]:
    """By feature, what the table says of it and its scores."""
    table = PAGE.partition("<!-- features:")[2].partition("\n\n")[0]
    found = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", table, re.MULTILINE)
    return {name: (says, scores) for name, says, scores in found}


def weights(name: str) -> set[float | str]:
    """The scores that a feature can give, by its code and that of the functions that it asks."""
    found: set[float | str] = set()
    for part in _asked(name):
        compared = {
            id(each) for node in ast.walk(part) if isinstance(node, ast.Compare) for each in ast.walk(node)
        }
        minus = {
            id(node.operand): -1
            for node in ast.walk(part)
            if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
        }
        for node in ast.walk(part):
            if isinstance(node, ast.Constant) and isinstance(node.value, float) and id(node) not in compared:
                found.add(minus.get(id(node), 1) * node.value)
            if isinstance(node, ast.Name) and node.id == "VETO":
                found.add("veto")
    return found


def _asked(name: str) -> Iterator[ast.FunctionDef]:
    names, done = [name], set[str]()
    while names:
        one = names.pop()
        if one in done or one in NO_PART:
            continue
        done.add(one)
        yield FUNCTIONS[one]
        names += [
            node.id
            for node in ast.walk(FUNCTIONS[one])
            if isinstance(node, ast.Name) and node.id.startswith("_") and node.id in FUNCTIONS
        ]


def told(scores: str) -> set[float | str]:
    """The scores that a row of the table tells."""
    numbers = re.findall(r"([+−]?)(\d+\.\d+)", scores)
    found: set[float | str] = {float(number) * (-1 if sign == "−" else 1) for sign, number in numbers}
    return found | ({"veto"} if "veto" in scores else set())


def test_the_table_has_each_feature_in_order() -> None:
    """The page names the features that are asked, all of them, in the order in which they are asked."""
    assert list(rows()) == [each.__name__ for each in features.FEATURES]


def test_a_feature_is_told_as_its_docstring_has_it() -> None:
    """What the page says of a feature is the first line of its docstring."""
    docs = {each.__name__: (inspect.getdoc(each) or "").splitlines()[0] for each in features.FEATURES}
    assert {name: says for name, (says, _) in rows().items()} == docs


def test_the_scores_are_those_of_the_code() -> None:
    """The page tells each score that a feature's code can give, and no other."""
    given = {name: told(scores) for name, (_, scores) in rows().items()}
    assert given == {each.__name__: weights(each.__name__) for each in features.FEATURES}


def test_a_bound_is_that_of_the_code() -> None:
    """Each bound of the page's tables has the value of the name that stands beside it."""
    bounds = re.findall(r"^\| .+? \| ([\d.]+) \| `([\w.]+)` `(\w+)` \|$", PAGE, re.MULTILINE)
    assert len(bounds) >= 10
    for value, module, name in bounds:
        assert float(value) == getattr(importlib.import_module(module), name), name
