"""Word documents."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import docx
import pytest
from collected import SENTENCES, notes, one, read, refusal
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from sayso.intake import Facts


def document(*paragraphs: str) -> bytes:
    made = docx.Document()
    made.add_heading("Three dead", 1)
    for each in paragraphs:
        made.add_paragraph(each)
    made.core_properties.title = "Three dead at Kelmet"
    made.core_properties.author = "Ann Lindqvist"
    made.core_properties.created = dt.datetime(2031, 3, 14, 10, tzinfo=dt.UTC)
    return saved(made)


def saved(made: docx.document.Document) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_paragraphs_and_facts_are_read() -> None:
    """Headings and paragraphs are the text; title, author and, for want of another, the day of making are told."""
    report = one(document(*SENTENCES, " "), "statement.docx")
    assert report.text == "\n\n".join(("Three dead", *SENTENCES))
    assert (report.file, report.title, report.author) == (
        "statement.docx",
        "Three dead at Kelmet",
        "Ann Lindqvist",
    )
    assert report.published == "2031-03-14"


def test_the_day_of_making_gives_way_to_the_users_word_and_is_told() -> None:
    """The day on which a document was made is used only for want of another, with a note."""
    data = document(*SENTENCES)
    assert one(data, given=Facts(published="2031-04-01")).published == "2031-04-01"
    (note,) = notes(data, "s.docx")
    assert "2031-03-14" in note
    assert "--published" in note


def test_a_wrong_ending_is_no_obstacle() -> None:
    """A document named .txt is read as the document that it is; one in an archive too."""
    data = document(*SENTENCES)
    assert one(data, "a.txt").text == one(data, "a.docx").text
    out = io.BytesIO()
    with zipfile.ZipFile(
        out, "w"
    ) as archive:  # stored as it is, so that its own names are seen in the archive
        archive.writestr("a.docx", data)
    assert one(out.getvalue(), "c.zip").file == "c.zip/a.docx"


def test_the_text_is_as_the_document_reads_now() -> None:
    """What was inserted is read, what was deleted or moved away is not; tables, links and breaks keep their words."""
    made = docx.Document()
    paragraph = made.add_paragraph("He said ")
    for xml in (
        "<w:ins {}><w:r><w:t>yes</w:t></w:r></w:ins>",
        "<w:del {}><w:r><w:delText>no</w:delText></w:r></w:del>",
        "<w:moveFrom {}><w:r><w:t>gone</w:t></w:r></w:moveFrom>",
        "<w:hyperlink {}><w:r><w:br/><w:t>twice</w:t></w:r></w:hyperlink>",
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    made.add_table(1, 1).cell(0, 0).text = "In a cell"
    assert one(saved(made)).text == "He said yes twice\n\nIn a cell"


def test_a_text_box_is_read_once() -> None:
    """Word writes a text box twice, for new and for old programs; its words stand once, after its paragraph."""
    made = docx.Document()
    box = (
        '<w:r {} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        "<mc:Choice><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    made.add_paragraph("Beside it")._p.append(parse_xml(box.format(nsdecls("w"))))
    assert one(saved(made)).text == "Beside it\n\nIn the box"


def test_the_day_of_a_programs_template_is_none() -> None:
    """A document made from a template, whose day nobody set, tells none."""
    made = docx.Document()
    made.add_paragraph(SENTENCES[0])
    assert one(saved(made)).published is None


def changed(data: bytes, name: str, content: bytes | None) -> bytes:
    """The document with one of its files replaced or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
            elif content is not None:
                new.writestr(each, content)
    return out.getvalue()


def test_a_document_without_facts_is_read() -> None:
    """Where the file with the facts is missing or broken, there are none."""
    data = document(*SENTENCES)
    for content in (None, b"<broken"):
        assert one(changed(data, "docProps/core.xml", content)).title is None


BOMB = (
    b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 1000 + b'"><!ENTITY c "' + b"&b;" * 1000 + b'"><!ENTITY d "' + b"&c;" * 1000
    + b'">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:p><w:r><w:t>&d;</w:t></w:r></w:p></w:document>"
)  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"<w:document", BOMB, b"<a>" * 100_000])
def test_a_broken_document_is_told(content: bytes) -> None:
    """A text that is no XML, is nested without end or swells by entities is refused, and nothing swells."""
    unread = refusal(changed(document(*SENTENCES), "word/document.xml", content), "a.docx")
    assert "broken" in unread.reason or "no words" in unread.reason


def test_a_bomb_in_a_document_is_refused() -> None:
    """A text that unpacks to a thousand times its size is told."""
    data = changed(document(), "word/document.xml", b"<a>" + b" " * 15_000_000 + b"</a>")
    assert "times its size" in refusal(data).reason
    _, (unread,) = read(changed(document(), "word/document.xml", b" " * 30_000_000))
    assert unread.next_step
