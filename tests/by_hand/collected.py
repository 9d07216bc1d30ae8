"""Files as investigators collect them, made by the tools that make them, and what intake gives for them."""

from __future__ import annotations

import warnings

from sayso import intake
from sayso.errors import SaysoWarning
from sayso.intake import Facts
from sayso.records import Report, Unread
from sayso.settings import Settings

SENTENCES = (
    "Three soldiers died at the Kelmet crossing, Colonel Idris Vane said on Tuesday.",
    "“We lost three men and we hold the bridge,” the colonel told Radio Selm.",
)
SENTENCE = SENTENCES[0]


def read(
    data: bytes, file: str = "x", *, settings: Settings | None = None, given: Facts | None = None
) -> tuple[list[Report], list[Unread]]:
    """The reports in ``data``, and what was not read; warnings are left to the tests of warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SaysoWarning)
        found = list(intake.from_bytes(data, file, settings=settings, given=given))
    reports = [each for each in found if isinstance(each, Report)]
    return reports, [each for each in found if isinstance(each, Unread)]


def assert_sound(reports: list[Report], unread: list[Unread]) -> None:
    """What was read can be written, and what was not is told with a reason and a next step."""
    for each in reports:
        each.text.encode()
        assert "\x00" not in each.text
        assert "\r" not in each.text
    for told in unread:
        assert told.reason
        assert told.next_step


def one(data: bytes, file: str = "x", **options: object) -> Report:
    """The one report in ``data``, with nothing unread."""
    (report,), unread = read(data, file, **options)  # type: ignore[arg-type]
    assert unread == []
    return report


def refusal(data: bytes, file: str = "x", settings: Settings | None = None) -> Unread:
    """Why nothing of ``data`` was read."""
    reports, (unread,) = read(data, file, settings=settings)
    assert reports == []
    assert unread.reason
    assert unread.next_step
    return unread


def notes(data: bytes, file: str = "x") -> list[str]:
    """The notes that reading ``data`` gives."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", SaysoWarning)
        list(intake.from_bytes(data, file))
    return [str(each.message) for each in told]
