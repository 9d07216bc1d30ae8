"""The errors: one family, each with a reason and a next step."""

from __future__ import annotations

import pickle

import pytest

from sayso import errors
from sayso.errors import IntakeError, SaysoError

FAMILY = [
    value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, SaysoError)
]


@pytest.mark.parametrize("kind", FAMILY)
def test_every_error_is_in_the_docstrings_tree_and_has_a_next_step(kind: type[SaysoError]) -> None:
    """Each error is drawn in the family's tree, and tells what to do even if nobody said."""
    assert kind.__name__ in (errors.__doc__ or "")
    assert str(kind("It is wrong.")).startswith("It is wrong. ")
    assert kind("It is wrong.").next_step


def test_an_error_survives_the_way_to_another_process() -> None:
    """Reason and next step are kept when an error is pickled."""
    again = pickle.loads(pickle.dumps(IntakeError("Wrong.", "Do this.")))  # noqa: S301 - our own bytes
    assert (type(again), again.reason, again.next_step) == (IntakeError, "Wrong.", "Do this.")
