"""Logistic regression: it finds what tells, and the ridge holds down what doesn't."""

from __future__ import annotations

import numpy as np
import pytest

from training.logistic import logistic

TELLS = np.array([[1, 0, 1], [1, 1, 1], [0, 0, 1], [0, 1, 1]] * 50, dtype=np.float32)


def test_the_column_that_tells_has_the_weight() -> None:
    """The other column is as often 1 either way."""
    first, second, _ = logistic(TELLS, TELLS[:, 0], 25.0)
    assert first > 1 > abs(second)


def test_the_bias_is_not_held_down() -> None:
    """With a strong ridge on all the rest it gives the share of the cases."""
    y = np.array([1.0, 1.0, 1.0, 0.0] * 50)
    *_, bias = logistic(TELLS, y, 1e6, bias=2)
    assert 1 / (1 + np.exp(-bias)) == pytest.approx(0.75, abs=0.01)
