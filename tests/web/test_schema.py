"""The REST API does what its own description says, whatever is sent: asked by Schemathesis, without a network.

It runs where Schemathesis is installed, and is passed over elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable

from sayso.web.app import create_app
from sayso.web.doors import doors_for

schemathesis = pytest.importorskip("schemathesis", reason="needs Schemathesis")
checks = pytest.importorskip("schemathesis.specs.openapi.checks")
GenerationMode = schemathesis.GenerationMode

FROM_HERE = {"Origin": "http://testserver"}
EXAMPLES = 60
"""For each address and method: about a minute in all."""


@pytest.fixture
def described(case: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The description of the API over a case by hand, in which no network reads what is sent."""
    from sayso.api import Result

    monkeypatch.setattr("sayso.adding.analysed", lambda report: Result(file=report.file, report=report))
    monkeypatch.setattr("sayso.adding.model_version", lambda: "none")
    app = create_app(case, doors_for("127.0.0.1", 80, allowed=["testserver"], owner="Nora Tell"))
    return schemathesis.openapi.from_asgi("/openapi.json", app)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_the_api_does_what_it_says(described: Any, mode: Any) -> None:
    """No fault of ours, no status or form that is not described, and nothing accepted that cannot be meant."""
    wrong = []
    for each in described.get_all_operations():
        operation = each.ok()
        try:
            asking(operation.as_strategy(generation_mode=mode), left_out(operation.label))()
        except Unsatisfiable:  # nothing that can be sent there would be wrong
            continue
        except (Exception, BaseExceptionGroup) as fault:  # noqa: BLE001 - all are asked before it is told
            wrong.append(f"{operation.label}: {fault}")
    assert wrong == [], "\n\n".join(wrong)


def left_out(label: str) -> list[Any]:
    """Return the checks that cannot be made of an address."""
    if label == "POST /reports":  # whatever a form has in its fields is text, or a file
        return [checks.positive_data_acceptance, checks.negative_data_rejection]
    return [checks.positive_data_acceptance]  # what cursors, days and ids can mean is no matter of a schema


def asking(cases: Any, excluded: list[Any]) -> Callable[[], None]:
    """Return a test of one address, by the requests of a strategy."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def ask(case: Any) -> None:
        case.call_and_validate(headers=FROM_HERE, excluded_checks=excluded)

    return ask
