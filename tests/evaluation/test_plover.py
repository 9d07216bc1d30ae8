"""Type and actors of single sentences, on hand-made records."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evaluation.plover import Record, Side, chief, coded, figures, load, right_actors
from sayso.records import Mention, Participant, Place, Span

TEXT = "Ruritania accused Graustark of shelling and recalled its envoy."


def scorer() -> ModuleType:
    module = ModuleType("scorer")
    module.same_name = lambda gold, told: gold.lower() == told.lower()  # type: ignore[attr-defined]
    return module


def found(
    trigger: str, type_: Any, actors: str = "", recipients: str = "", status: Any = "actual"
) -> Mention:
    at = TEXT.index(trigger)
    sides = [tuple(Participant(name=n) for n in names.split()) for names in (actors, recipients)]
    span = Span.of(TEXT, at, at + len(trigger))
    return Mention(
        id=trigger,
        report="r",
        type=type_,
        trigger=(span,),
        actors=sides[0],
        recipients=sides[1],
        status=status,
    )


ACCUSED = found("accused", "ACCUSE", "Ruritania", "Graustark")
SHELLED = found("shelling", "ASSAULT", "Graustark")
RECALLED = found("recalled", "SANCTION", "Ruritania", "Graustark")


def record(type_: str = "ACCUSE", sources: str = "Ruritania", targets: str = "Graustark") -> Record:
    sides = [tuple(Side(n, None) for n in names.split()) for names in (sources, targets)]
    return Record("1", TEXT, "2000-01-01", type_, *sides)


def values(told: Record, *mentions: Mention) -> dict[str, float]:
    return {f.name: f.value for f in figures([(told, mentions)], scorer())}


def test_the_chief_mention_is_the_first_in_the_text() -> None:
    """Whatever order the program gives them in."""
    assert chief([RECALLED, SHELLED, ACCUSED]) == ACCUSED
    assert chief([]) is None


@pytest.mark.parametrize(
    ("type_", "status", "code"),
    [
        ("AID", "actual", "AID"),
        ("AID", "planned", "AGREE"),
        ("COERCE", "planned", "THREATEN"),
        ("ASSAULT", "hypothetical", "THREATEN"),
        ("CONSULT", "hypothetical", "CONSULT"),
        ("AGREE", "negated", "REJECT"),
        ("ASSAULT", "negated", "ASSAULT"),
    ],
)
def test_what_is_only_announced_is_coded_as_plover_does(type_: Any, status: Any, code: str) -> None:
    """Help to come is an agreement, force to come a threat, and what is not agreed to a rejection."""
    assert coded(found("accused", type_, status=status)) == code


def test_a_place_stands_for_a_target_where_nobody_else_is_named() -> None:
    """PLOVER codes the state where something is done as its target."""
    there = replace(found("accused", "ACCUSE", "Ruritania"), place=Place(name="Graustark", country="GRK"))
    assert right_actors(record(), there, scorer())


def test_type_and_actors_are_right_where_both_sides_are_found() -> None:
    """One record, its event and both sides found: every figure is 1."""
    assert set(values(record(), ACCUSED, SHELLED).values()) == {1.0}


def test_another_mention_of_the_right_type_counts_for_any_type_only() -> None:
    """The answer is the chief mention, right or wrong."""
    told = values(record("SANCTION"), ACCUSED, RECALLED)
    assert (told["plover.type"], told["plover.any_type"]) == (0, 1)


def test_a_record_in_which_nothing_is_found_costs_recall_alone() -> None:
    """One right of one found and two marked: F1 is two thirds."""
    told = {f.name: f.value for f in figures([(record(), [ACCUSED]), (record(), [])], scorer())}
    assert told["plover.type"] == pytest.approx(2 / 3)


def test_half_of_several_sources_is_enough() -> None:
    """One of two will do, one of three not."""
    assert right_actors(record(sources="Ruritania Syldavia"), ACCUSED, scorer())
    assert not right_actors(record(sources="Ruritania Syldavia Borduria"), ACCUSED, scorer())


def test_what_two_do_with_each_other_may_name_either_as_recipient() -> None:
    """Without a target of its own, a record's two sources may stand on both sides; a lone source may not."""
    met = found("accused", "CONSULT", "", "Syldavia")
    assert right_actors(record(sources="Ruritania Syldavia", targets=""), met, scorer())
    assert not right_actors(record(sources="Syldavia", targets=""), met, scorer())


def test_the_records_are_read_with_todays_types_and_country_codes(tmp_path: Path) -> None:
    """Old types and codes are mapped; the code of a kind of body is no country; an empty target is none."""
    raw = {
        "id": "1",
        "text": "``Stop'', they said.",
        "event": "FIGHT",
        "source": [{"actorText": " Kyoto ", "code": "JAP"}, {"actorText": "League", "code": "IGO"}],
        "target": "",
    }
    path = tmp_path / "dev.json.gz"
    path.write_bytes(gzip.compress(json.dumps([raw]).encode()))
    (told,) = load(path)
    assert told.type == "ASSAULT"
    assert told.sources == (Side("Kyoto", "JPN"), Side("League", None))
    assert told.targets == ()
    assert told.text == '"Stop", they said.'
