"""Small tables of numbers: bags of words as rows, how alike they are, and chances."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]
Rows = NDArray[np.int_]
_PLACES = 9
"""Decimals that count: so that two machines do not put ties in another order."""


def rounded(values: Matrix) -> Matrix:
    """Return values with as many decimals as count."""
    out: Matrix = np.round(values, _PLACES)
    return out


def holding(bags: Sequence[Collection[Hashable]]) -> Matrix:
    """Return which bag holds what, [bags, things], 1 or 0."""
    columns: dict[Hashable, int] = {}
    for each in sorted({each for bag in bags for each in bag}, key=repr):
        columns[each] = len(columns)
    table = np.zeros((len(bags), len(columns)))
    for row, bag in enumerate(bags):
        table[row, [columns[each] for each in bag]] = 1.0
    return table


def cosine(table: Matrix) -> Matrix:
    """Return the cosine of each row of a table with each other, [rows, rows]; 0 for an empty one."""
    return cosine_by(table @ table.T, np.arange(len(table)))


def cosine_by(products: Matrix, rows: Rows) -> Matrix:
    """Return the cosine of ``rows`` with each row, by the scalar products of all with all."""
    lengths = np.sqrt(np.diagonal(products))
    lengths = np.where(lengths > 0, lengths, 1.0)
    found: Matrix = products[rows] / (lengths[rows, None] * lengths)
    return found


def equal(values: Sequence[Hashable]) -> Flags:
    """Return which of the values are the same, [values, values]."""
    number: dict[Hashable, int] = {}
    codes = np.array([number.setdefault(value, len(number)) for value in values], dtype=int)
    same: Flags = codes[:, None] == codes
    return same


def chances(sums: Matrix) -> Matrix:
    """Return the chances that a logistic regression makes of sums of weighted features."""
    return rounded(1 / (1 + np.exp(-sums)))
