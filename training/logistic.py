"""Logistic regression with a ridge, for the small fits beside the network."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.float64]
STEPS, ENOUGH = 50, 1e-4


def logistic(x: NDArray[Any], y: NDArray[Any], ridge: float, *, bias: int | None = None) -> Row:
    """Weights for the columns of `x`, [cases, columns], where `y`, [cases], is 0 or 1; by Newton's method.

    The ridge holds the weights down, but not that of the column `bias`.
    """
    weights = np.zeros(x.shape[1])
    held = np.full(x.shape[1], ridge)
    if bias is not None:
        held[bias] = 0.0
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights.astype(x.dtype), -20, 20)))
        slope = x.T @ (chance - y) + held * weights
        bend = (x * np.maximum(chance * (1 - chance), 1e-4)[:, None]).T @ x + np.diag(held)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < ENOUGH:
            break
    return weights
