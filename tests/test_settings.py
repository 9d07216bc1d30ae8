"""The settings: defaults, environment, bounds."""

from __future__ import annotations

from dataclasses import fields

import pytest

from sayso.errors import UsageError
from sayso.settings import Settings, variable


def test_every_setting_has_help_and_a_default_within_its_bounds() -> None:
    """Each setting can be explained in one line, and the defaults are valid."""
    Settings()
    assert all(field.metadata["help"].endswith(".") for field in fields(Settings))


def test_the_environment_overrides_the_defaults() -> None:
    """A variable named after a setting gives its value; an empty one is as if unset."""
    got = Settings.from_environment({"SAYSO_MAX_FILE_BYTES": "5", "SAYSO_MAX_BROKEN_SHARE": " "})
    assert got == Settings(max_file_bytes=5)
    assert variable("max_file_bytes") == "SAYSO_MAX_FILE_BYTES"


@pytest.mark.parametrize("value", ["many", "-1", "1e3", "0", "99999999999999"])
def test_a_value_that_cannot_be_meant_is_refused_by_name(value: str) -> None:
    """A setting that is no number or out of bounds raises an error that names it and what to do."""
    with pytest.raises(UsageError, match=r"max_file_bytes|MAX_FILE_BYTES") as caught:
        Settings.from_environment({"SAYSO_MAX_FILE_BYTES": value})
    assert caught.value.next_step
