"""JSON: agencies' items as ninjs, JSON Lines, and what is neither."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from collected import SENTENCE, SENTENCES, notes, one, read, refusal

from sayso.intake import Facts
from sayso.intake.ninjs import is_item, parse
from sayso.records import Report, record_json

MARKED_UP = "".join(f"<p>{each}</p>" for each in SENTENCES)
VERSIONS: dict[str, dict[str, Any]] = {
    "1": {
        "uri": "https://agency.example/items/9",
        "versioncreated": "2031-03-14T10:00:00+02:00",
        "pubstatus": "usable",
        "language": "en-GB",
        "copyrightholder": "Selm News Agency",
        "byline": "Ann Lindqvist",
        "headline": "Three dead",
        "body_text": " ".join(SENTENCES),
        "body_html": MARKED_UP,
        "infosource": [{"name": "Army press office"}],
    },
    "2": {
        "uri": "https://agency.example/items/9",
        "versioncreated": "2031-03-14T10:00:00+02:00",
        "copyrightholder": "Selm News Agency",
        "language": "en",
        "by": "Ann Lindqvist",
        "headlines": [{"role": "short", "value": "Dead"}, {"role": "main", "value": "Three dead"}],
        "bodies": [{"role": "main", "contenttype": "text/html", "value": MARKED_UP}],
        "infosources": [{"name": "Army press office", "role": "contributor"}],
    },
    "3": {
        "uri": "https://agency.example/items/9",
        "versionCreated": "2031-03-14T10:00:00+02:00",
        "pubStatus": "usable",
        "language": "en",
        "by": "Ann Lindqvist",
        "headlines": [{"role": "main", "value": "Three dead"}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": " ".join(SENTENCES)},
            {"role": "richtext", "contentType": "application/xhtml+xml", "value": MARKED_UP},
            {"role": "richtext", "contentType": "text/html", "value": MARKED_UP},
        ],
        "infoSources": [
            {"name": "Selm News Agency", "role": "isrol:provider"},
            {"name": "Army press office", "role": "isrol:contributor"},
        ],
    },
}


@pytest.mark.parametrize("version", VERSIONS)
def test_an_agencys_item_is_read_in_each_version(version: str) -> None:
    """Names in lower case or camel case, one value or a list: the same item gives the same report."""
    report = one(json.dumps(VERSIONS[version]).encode(), "item.json")
    assert report.text == "\n\n".join(SENTENCES)
    assert (report.title, report.author, report.published) == ("Three dead", "Ann Lindqvist", "2031-03-14")
    assert (report.outlet, report.credit) == ("Selm News Agency", "Army press office")
    assert (report.url, report.language) == ("https://agency.example/items/9", "en")


@pytest.mark.parametrize(("key", "status"), [("pubstatus", "withheld"), ("pubStatus", "canceled")])
def test_an_item_that_was_withdrawn_is_told_and_not_read(key: str, status: str) -> None:
    """What the agency took back is named with its state."""
    unread = refusal(json.dumps({**VERSIONS["1"], "pubstatus": None, key: status}).encode())
    assert status[:6] in unread.reason
    assert "agency.example/items/9" in unread.reason


def test_the_caption_of_a_picture_is_its_text() -> None:
    """An item without a body is read by its description; one without either is told."""
    item = {"uri": "urn:a", "pubstatus": "usable", "description_text": SENTENCE}
    assert parse(item, "x").text == SENTENCE
    assert parse(item, "x").facts.url is None
    assert "no text" in refusal(b'{"uri": "urn:a", "pubstatus": "usable", "headline": "He said"}').reason


def test_a_list_of_items_is_many_reports() -> None:
    """The items of a list are read one by one, and a fault in one does not stop the others."""
    data = json.dumps(
        [VERSIONS["1"], {**VERSIONS["2"], "pubstatus": "canceled"}, {"text": SENTENCE}, 3]
    ).encode()
    reports, unread = read(data, "x.json")
    assert [each.file for each in reports] == ["x.json#1", "x.json#3"]
    assert [each.file for each in unread] == ["x.json#2", "x.json#4"]


def test_what_only_looks_like_an_item_is_none() -> None:
    """A uri alone makes no news item."""
    assert not is_item({"uri": "https://a.example", "text": "x"})


def lines(*items: Any) -> bytes:
    return b"\n".join(each if isinstance(each, bytes) else json.dumps(each).encode() for each in items)


@pytest.mark.parametrize(
    "names",
    [
        ("text", "title", "url", "published", "outlet", "author"),
        ("body", "headline", "link", "date", "source", "byline"),
        ("content", "Title", "permalink", "publishedAt", "publisher", "authors"),
    ],
)
def test_a_line_is_a_report_under_common_names(names: tuple[str, ...]) -> None:
    """The ledger's names and those that other programs use are understood."""
    values = (SENTENCE, "Three dead", "https://a.example/1", "2031-03-14T10:00:00Z", "The Post", "Ann")
    report = one(lines(dict(zip(names, values, strict=True)), b""), "x.jsonl")
    assert (report.file, report.text, report.title, report.url) == ("x.jsonl#1", *values[:3])
    assert (report.published, report.outlet, report.author) == ("2031-03-14", "The Post", "Ann")


def test_a_fact_may_be_an_object_or_a_list() -> None:
    """A source with a name, and several authors, are told by their names; a number is a time."""
    item = {
        "text": SENTENCE,
        "source": {"id": None, "name": "A"},
        "authors": [{"name": "B"}, "C"],
        "date": 1931293800,
    }
    report = one(json.dumps(item).encode(), "x.json")
    assert (report.outlet, report.author, report.published) == ("A", "B, C", "2031-03-14")


def test_what_is_not_understood_is_told_with_its_line() -> None:
    """A line that is no report is named by its number, and so is the first line with a name that is not known."""
    data = lines({"text": SENTENCE}, b"", b"{broken", [1], {"title": "x"}, {"text": "He said no.", "mood": 3})
    reports, unread = read(data, "x.jsonl")
    assert [each.file for each in reports] == ["x.jsonl#1", "x.jsonl#6"]
    assert [(each.file, each.reason[:7]) for each in unread] == [
        (f"x.jsonl#{n}", f"Line {n}:") for n in (3, 4, 5)
    ]
    assert "title" in unread[-1].reason
    assert notes(data, "x.jsonl") == [
        "x.jsonl: fields that are not understood were left out: 'mood' (line 6)."
    ]


def test_a_date_that_is_none_is_told() -> None:
    """A date that cannot be read is named with its line, and none is made up."""
    data = lines({"text": SENTENCE, "date": "05/08/2024"}, {"text": SENTENCE, "date": 12})
    assert [each.published for each in read(data)[0]] == [None, None]
    assert len([each for each in notes(data, "x.jsonl") if "x.jsonl#" in each and "YYYY-MM-DD" in each]) == 2


def test_the_hash_of_a_line_is_of_its_bytes() -> None:
    """The SHA-256 of a line is that of its bytes without the line's end."""
    line = json.dumps({"text": SENTENCE}).encode()
    reports, _ = read(line + b"\r\n" + line, "x.jsonl")
    assert {each.sha256 for each in reports} == {hashlib.sha256(line).hexdigest()}
    assert reports[0].id == reports[1].id


def test_reports_that_sayso_wrote_are_read_again() -> None:
    """Of a ledger in lines, the reports are read and its other records left alone; a whole ledger is refused."""
    report = Report(id="r-1", file="a.txt", outlet="The Post", credit="Selm Bulletin", text=SENTENCE)
    again = one(lines(record_json("report", report), {"record": "caveat", "id": "c"}), "l.jsonl")
    assert (again.text, again.outlet, again.credit) == (SENTENCE, "The Post", "Selm Bulletin")
    assert "ledger" in refusal(b'{"format": "sayso-ledger/1", "reports": []}').reason


def test_text_with_tags_loses_them() -> None:
    """A text that is HTML is read as its words, and one that only has a less-than sign as it is."""
    reports, _ = read(
        lines({"text": "<p>He said: <b>yes</b> &amp; no.</p><p>She left.</p>"}, {"text": "a < b, he said"})
    )
    assert [each.text for each in reports] == ["He said: yes & no.\n\nShe left.", "a < b, he said"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{}", "no text"),
        (b'{"a": 1}', "its names are a"),
        (b"[[1]]", "no report"),
        (b'{"text": 3}', "no text"),
        (b'{"text": ""}', "no words"),
        (b'{"text": "x', "broken JSON"),
        (b"[]", "no reports"),
        (b'["a"]', "JSON"),
        (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested|broken"),
        (b'{"a": "\xff"}', "no text"),
    ],
)
def test_json_that_is_no_report_is_told(data: bytes, told: str) -> None:
    """JSON without reports is refused with what it lacks."""
    assert any(each in refusal(data, "x.json").reason for each in told.split("|"))


def test_what_the_user_gives_fills_the_gaps() -> None:
    """An outlet that is given holds for the lines that don't tell their own."""
    data = lines({"text": SENTENCE}, {"text": "He said no.", "outlet": "B"})
    assert [each.outlet for each in read(data, given=Facts(outlet="A"))[0]] == ["A", "B"]


def test_json_in_another_form_of_unicode_is_read() -> None:
    """A mark, and UTF-16 as Windows writes it, are no obstacle."""
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le"):
        assert one('{"text": "“Yes,” he said."}'.encode(encoding)).text == "“Yes,” he said."
