"""What can go wrong, as one family.

::

    SaysoError                  everything that Sayso raises on purpose
    ├── UsageError              an argument or a setting that cannot be meant
    ├── IntakeError             one file cannot become a report (the others can)
    ├── LedgerFormatError       a JSON document is no ledger
    ├── CaseError               a case cannot be opened, read or written
    └── ModelError              the model cannot be loaded or run

    SaysoWarning                a file was read, but not quite as it stands

A message has three parts: the value at fault, what was expected, and what to do next. ``reason`` holds
the first two and ``next_step`` the third, so that a table and a JSON document can show them their way.
"""

from __future__ import annotations

from typing import Self


class SaysoError(Exception):
    """Everything that Sayso raises on purpose; ``str()`` of it is fit for a person's eyes."""

    default_next_step = "Run `sayso --help` to see what can be done."

    def __init__(self, reason: str, next_step: str | None = None) -> None:
        """Keep what is wrong and what to do about it apart, and join them for the message."""
        self.reason = reason
        self.next_step = next_step or self.default_next_step
        super().__init__(f"{reason} {self.next_step}")

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        """Rebuild from the two parts: the joined message alone would not do in another process."""
        return type(self), (self.reason, self.next_step)


class UsageError(SaysoError):
    """An argument or a setting that cannot be meant."""


class IntakeError(SaysoError):
    """One file cannot become a report; the others still can."""

    default_next_step = "Give a plain-text or HTML report."


class LedgerFormatError(SaysoError):
    """A JSON document is not a ledger of a format that this version knows."""

    default_next_step = "Give a file that `sayso read … --format json` wrote; `sayso schema` tells its form."

    @classmethod
    def because(cls, fault: str) -> Self:
        """Return the error for a fault that the JSON reader found."""
        return cls(f"This is not a sayso-ledger/1 document: {fault.rstrip('.')}.")


class CaseError(SaysoError):
    """A case cannot be opened, read or written: no such file, another version, a full disk."""

    default_next_step = "Run `sayso verify` on the case; if it is damaged, go back to a copy."


class ModelError(SaysoError):
    """The model's files are missing, damaged or of another version."""

    default_next_step = "Install Sayso again: `pip install --force-reinstall sayso`."


class SaysoWarning(UserWarning):
    """A file was read, but not quite as it stands: the message says what was done about it."""
