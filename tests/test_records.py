"""The records: building, checking, JSON in and out, ids, schema."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import records
from sayso.errors import LedgerFormatError
from sayso.records import (
    Actor,
    Assessment,
    Attribution,
    Caveat,
    Count,
    Event,
    EventCount,
    FigureBy,
    Ledger,
    Link,
    Medium,
    Mention,
    Origin,
    Participant,
    Place,
    Report,
    Span,
    Speaker,
    Time,
    Unread,
    ledger_schema,
    record_id,
    record_json,
)

TEXT = "Two men died at Orrin, a nurse told Radio Selm on Monday. 🕊 Police had no comment."
REPORT = Report(id="r-1", file="selm.txt", outlet="Selm Daily", published="2031-05-06", text=TEXT)
NURSE = Speaker(span=REPORT.span(23, 30), name="a nurse", kind="person", named=False)
RADIO = Speaker(span=REPORT.span(36, 46), name="Radio Selm", kind="outlet")


def full_ledger() -> Ledger:
    """Return a ledger that holds one of every record."""
    when = Time("on Monday", "2031-05-05", "2031-05-05")
    place = Place(span=REPORT.span(16, 21), name="Orrin", country=None, precision="near")
    return Ledger(
        reports=(REPORT,),
        attributions=(
            Attribution(
                id="a-1",
                report="r-1",
                content=(REPORT.span(0, 21),),
                voice="indirect",
                stance="asserts",
                chain=(
                    Link(speakers=(RADIO,), medium=Medium("Radio Selm", "radio")),
                    Link(speakers=(NURSE,), cue=(REPORT.span(31, 35),), said=when),
                ),
                confidence=0.75,
            ),
        ),
        caveats=(Caveat(id="c-1", report="r-1", kind="withheld", text=REPORT.span(60, 81), about=("a-1",)),),
        mentions=(
            Mention(
                id="m-1",
                report="r-1",
                type="ASSAULT",
                trigger=(REPORT.span(8, 12),),
                recipients=(Participant(span=REPORT.span(0, 7), name="two men"),),
                place=place,
                counts=(Count(of="killed", who="men", low=2, high=2),),
                attributions=("a-1",),
            ),
        ),
        actors=(Actor(id="x-1", name="Radio Selm", aliases=("the radio",), kind="outlet"),),
        origins=(Origin(id="o-1", name="a nurse", attributions=("a-1",), reports=("r-1",)),),
        events=(
            Event(
                id="e-1",
                type="ASSAULT",
                mentions=("m-1",),
                place=place,
                time=when,
                counts=(EventCount(of="killed", low=2, high=2, by=(FigureBy(origin="o-1", low=2, high=2),)),),
                assessment=Assessment(status="single_origin", origins=("o-1",), independent=1, credibility=6),
            ),
        ),
        unread=(Unread("x.pdf", "This is a PDF.", "Save it as text."),),
    )


def test_a_span_holds_the_words_that_its_offsets_mark() -> None:
    """A span built from a text takes its words from the text, counting code points."""
    dove = TEXT.index("🕊")
    assert Span.of(TEXT, dove, dove + 1) == Span(dove, dove + 1, "🕊")
    assert REPORT.span(0, 7).text == "Two men"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-1, 2), (0, len(TEXT) + 1)])
def test_a_span_outside_its_text_is_refused(start: int, end: int) -> None:
    """No span can be empty, turned round or beyond the text."""
    with pytest.raises(ValueError, match="no span"):
        Span.of(TEXT, start, end)


def test_records_are_frozen_and_hashable() -> None:
    """A record cannot be changed after it is made, and can be put into a set."""
    assert len({REPORT, dataclasses.replace(REPORT)}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        REPORT.text = ""  # type: ignore[misc]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_ledger_survives_the_way_through_json(indent: int | None) -> None:
    """What is written as JSON is read back as the same records."""
    ledger = full_ledger()
    assert Ledger.from_json(ledger.to_json(indent)) == ledger
    assert Ledger.from_json(ledger.to_json(indent).decode()) == ledger


def test_every_field_is_always_written() -> None:
    """Unknown parts stand in the JSON as null or [], never left out."""
    written = json.loads(Ledger(reports=(REPORT,)).to_json())
    assert list(written) == [field.name for field in dataclasses.fields(Ledger)]
    assert written["reports"][0]["author"] is None
    assert written["events"] == []


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "truncated"),
        (b"not json", "malformed"),
        (b"[]", "array"),
        (b"{}", "format"),
        (b"\xff\xfe\x00", "malformed"),
        ('{"format": "\ud800"}', "surrogates"),
        (b'{"format": "sayso-ledger/99"}', "sayso-ledger/99"),
        (b'{"format": "sayso-ledger/1", "reports": [{"id": 1}]}', "reports"),
        (
            b'{"format": "sayso-ledger/1", "caveats": [{"id": "c", "report": "r", "kind": "x", "text": null}]}',
            "kind",
        ),
    ],
)
def test_what_is_no_ledger_is_refused_with_the_fault_named(data: bytes | str, told: str) -> None:
    """A document of another form raises one error that names the fault and the next step."""
    with pytest.raises(LedgerFormatError, match=told) as caught:
        Ledger.from_json(data)
    assert "sayso schema" in caught.value.next_step


def test_unknown_keys_are_passed_over() -> None:
    """A ledger of a later version, with more fields, can still be read."""
    assert Ledger.from_json(b'{"format": "sayso-ledger/1", "later": 1}') == Ledger()


def test_the_schema_asks_for_every_field_and_names_every_record() -> None:
    """The JSON Schema holds all records, and each of their fields is required."""
    schema = ledger_schema()
    nouns = {name for name, value in vars(records).items() if dataclasses.is_dataclass(value)} - {"_Head"}
    assert nouns == set(schema["$defs"])
    for name in nouns:
        fields = [field.name for field in dataclasses.fields(getattr(records, name))]
        assert schema["$defs"][name]["required"] == list(schema["$defs"][name]["properties"])
        assert set(schema["$defs"][name]["properties"]) == set(fields)
    json.dumps(schema)


def test_a_record_line_begins_with_its_kind() -> None:
    """A line of JSON says first what kind of record it is, and holds all its fields."""
    line = json.loads(record_json("report", REPORT))
    assert next(iter(line)) == "record"
    assert line["id"] == "r-1"


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_ids_differ_where_fields_differ(one: list[str], other: list[str]) -> None:
    """Two lists of fields have one id only if they are the same list, however their text runs together."""
    assert (record_id("x", *one) == record_id("x", *other)) == (one == other)


def test_ids_are_stable_and_tell_none_from_empty() -> None:
    """An id is the same on every run, and an unknown field is not an empty one."""
    assert record_id("r", "a", 1) == "r-" + record_id("q", "a", 1)[2:]
    assert record_id("r", "ab", "c") == "r-430fb1b4ac43"
    assert record_id("r", None) != record_id("r", "")
