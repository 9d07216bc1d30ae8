"""PDFs, made by a program that makes them, and broken as they come."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Sequence

import pytest
from collected import SENTENCE, notes, one, refusal
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from sayso.intake import Facts
from sayso.settings import Settings

MEN = "Vane Tarn Lund Oss Marek Sabo Ilves Duro Kess Noor Pell Quist".split()
STORY = [
    f"Colonel {man} of the {man} garrison said that the {man} bridge was lost and {man} had fallen."
    for man in MEN
]
TIGHT = Settings(max_pdf_seconds=2, max_pdf_memory=400_000_000)


def article(*paragraphs: str, foot: str = "", **told: object) -> bytes:
    """The PDF of an article on small pages, set by reportlab, with a running foot."""
    styles = getSampleStyleSheet()
    out = io.BytesIO()

    def footed(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.drawString(72, 30, foot.format(document.page))

    SimpleDocTemplate(out, pagesize=(300, 260), **told).build(
        [Paragraph(each, styles["BodyText"]) if each else PageBreak() for each in paragraphs],
        onFirstPage=footed,
        onLaterPages=footed,
    )
    return out.getvalue()


def page(lines: Sequence[str], **options: object) -> bytes:
    """The PDF of one page with these lines; an empty one is a page without text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 400), **options)
    text = canvas.beginText(40, 350)
    for each in lines:
        text.textLine(each)
    canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_lines_become_paragraphs_again() -> None:
    """The lines of a paragraph are joined, paragraphs are parted, and each stands whole over the end of a page."""
    report = one(article(*STORY), "a.pdf")
    assert report.text == "\n\n".join(STORY)
    assert report.file == "a.pdf"


def test_running_feet_are_left_out() -> None:
    """What stands at the foot of each page, with its number, is no part of the text."""
    for foot in ("The Harbour Post, page {}", "{}", "- {} -"):
        assert one(article(*STORY, foot=foot)).text == "\n\n".join(STORY)


def test_words_broken_at_the_end_of_a_line_are_whole() -> None:
    """A hyphen at a line's end goes; it stays between numbers, before a capital, and in words that have it elsewhere."""
    lines = (
        "The north-", "eastern post lost communi-", "cation, Anglo-", "American aides said in 2030-", "2031, at the",
        "north-eastern gate.",
    )  # fmt: skip
    assert one(page(lines)).text == (
        "The north-eastern post lost communication, Anglo-American aides said in 2030-2031, at the north-eastern gate."
    )


def test_the_pdf_tells_of_itself() -> None:
    """Title and author are told; the day on which it was made gives way to the user's word, and is noted."""
    data = article(SENTENCE, title="Three dead", author="Ann Lindqvist")
    report = one(data)
    assert (report.title, report.author) == ("Three dead", "Ann Lindqvist")
    assert report.published
    assert one(data, given=Facts(published="2031-03-14")).published == "2031-03-14"
    assert "--published" in notes(data, "a.pdf")[0]


@pytest.mark.parametrize("title", ["untitled", "Microsoft Word - draft.docx", "draft_3.DOC", "(unspecified)"])
def test_what_programs_write_of_their_own_is_no_fact(title: str) -> None:
    """A file's name and a program's filler are no title, and "anonymous" is no author."""
    report = one(article(SENTENCE, title=title, author="anonymous"))
    assert (report.title, report.author) == (None, None)


def test_a_scan_says_so() -> None:
    """A PDF without text is told as one, with what to do."""
    unread = refusal(page([]))
    assert "no text" in unread.reason
    assert "scan" in unread.reason
    assert "recognised" in unread.next_step


def test_a_page_that_is_a_picture_among_others_is_told() -> None:
    """Where only some pages are scans, their numbers are noted."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(40, 300, SENTENCE)
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("L", (20, 20))), 0, 0)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    assert "no text: 2." in notes(out.getvalue())[0]


def test_an_encrypted_pdf_is_told() -> None:
    """A PDF that opens with a password only is named as such; one that merely forbids printing is read."""
    assert "encrypted" in refusal(page([SENTENCE], encrypt=StandardEncryption("secret"))).reason
    assert one(page([SENTENCE], encrypt=StandardEncryption("", "owner"))).text == SENTENCE


@pytest.mark.parametrize("share", [0.02, 0.5])
def test_a_cut_pdf_is_told(share: float) -> None:
    """A PDF that ends in the middle is broken, and says so."""
    data = article(*STORY)
    assert "broken or was cut" in refusal(data[: int(share * len(data))]).reason


def test_a_wrong_ending_is_no_obstacle() -> None:
    """A PDF named .txt, with a few bytes before it, is read as the PDF that it is."""
    assert one(b"\n\n" + page([SENTENCE]), "a.txt").text == SENTENCE


def by_hand(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % each for each in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + end


def stream(content: bytes, told: bytes = b"") -> bytes:
    packed = zlib.compress(zlib.compress(content, 9), 9)
    head = b"<<%s/Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n" % (told, len(packed))
    return head + packed + b"\nendstream"


FRONT = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
)


def nested(levels: int) -> bytes:
    """A PDF whose forms each show the next one thirty times."""
    forms = [
        stream(
            b"/F Do " * 30,
            b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</F %d 0 R>>>>" % n,
        )
        for n in range(6, 6 + levels)
    ]
    return by_hand(*FRONT, stream(b"/F Do"), *forms, stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"))


@pytest.mark.parametrize(
    "data", [by_hand(*FRONT, stream(b"q Q " * 250_000_000)), nested(6)], ids=["swelling", "nested"]
)
def test_a_bomb_is_stopped(data: bytes) -> None:
    """A PDF of a few kB that would fill the memory or run for hours is stopped in time, and told."""
    assert len(data) < 20_000
    began = time.monotonic()
    assert refusal(data, settings=TIGHT).next_step
    assert time.monotonic() - began < 30


def test_endless_pages_are_stopped() -> None:
    """A PDF whose page tree has itself as a page does not run on."""
    data = by_hand(FRONT[0], b"<</Type/Pages/Kids[2 0 R 2 0 R 2 0 R]/Count 1000000000>>")
    assert refusal(data, settings=TIGHT).reason


def test_a_pdf_with_more_text_than_is_read_is_told() -> None:
    """Reading ends once there is more text than the setting allows."""
    unread = refusal(article(*STORY * 9), settings=Settings(max_text_length=2000))
    assert "SAYSO_MAX_TEXT_LENGTH" in unread.next_step
