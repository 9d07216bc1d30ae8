"""E-mails, and pages that a browser saved as MHTML."""

from __future__ import annotations

import hashlib
import time
from email.message import EmailMessage

import pytest
from collected import SENTENCE, SENTENCES, notes, one, read, refusal

from sayso.settings import Settings

MARKED_UP = "<html><body>" + "".join(f"<p>{each}</p>" for each in SENTENCES) + "</body></html>"


def message(text: str | None = SENTENCE, marked: str | None = None) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Kelmet Press Office <press@kelmet.example>"
    made["To"] = "Bo Tarn <bo@post.example>, ann@post.example"
    made["Cc"] = "Desk <desk@post.example>"
    made["Subject"] = "Three dead at the “crossing”"
    made["Date"] = "Fri, 14 Mar 2031 23:30:00 -0500"
    if text is not None:
        made.set_content(text)
    if marked:
        made.add_alternative(marked, subtype="html")
    return made


def test_a_message_is_a_report_of_its_sender() -> None:
    """Subject, sender and the day as the sender wrote it are the facts; the text is the message's own."""
    report = one(message().as_bytes(), "m.eml")
    assert report.text.strip() == SENTENCE
    assert (report.title, report.author) == ("Three dead at the “crossing”", "Kelmet Press Office")
    assert (report.published, report.outlet) == ("2031-03-14", None)
    assert report.sha256 == hashlib.sha256(message().as_bytes()).hexdigest()


def test_recipients_are_not_in_the_text() -> None:
    """Neither the header nor a header quoted in the text names those who received the message."""
    quoted = (
        f"{SENTENCE}\n\n> From: Press <press@kelmet.example>\n> To: Bo Tarn <bo@post.example>\n> Cc: Desk\n> Subject: x\n"
        "> He said no.\n"
    )
    html = f"<p>{SENTENCE}</p><p><b>From:</b> Press<br><b>To:</b> Bo Tarn<br><b>Subject:</b> x</p><p>He said no to: all.</p>"
    for each in (message(quoted), message(None, html)):
        text = one(each.as_bytes(), "m.eml").text
        assert "Tarn" not in text
        assert "desk" not in text.lower()
        assert SENTENCE in text
        assert "He said no" in text


def test_the_plain_form_is_read_unless_it_is_a_mere_hint() -> None:
    """Of two forms of one text the plain one is read; where it only points to the other, that one."""
    assert one(message("\n\n".join(SENTENCES), "<p>other</p>").as_bytes()).text == "\n\n".join(SENTENCES)
    assert one(message("See the HTML.", MARKED_UP).as_bytes()).text == "\n\n".join(SENTENCES)


def test_attachments_are_files_of_their_own() -> None:
    """A page, a text and a message that are attached are reports named after the mail; pictures are passed over."""
    made = message()
    made.add_attachment(
        MARKED_UP.encode(), maintype="application", subtype="octet-stream", filename="../a.html"
    )
    made.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="p.jpg")
    made.add_attachment("He said no.", filename="")
    made.add_attachment(message("She said yes.\n"))
    data = made.as_bytes()
    reports, unread = read(data, "m.eml")
    assert [each.file for each in reports] == [
        "m.eml",
        "m.eml/a.html",
        "m.eml/attachment-3",
        "m.eml/attachment-4",
    ]
    assert [each.text.strip() for each in reports[1:]] == [
        "\n\n".join(SENTENCES),
        "He said no.",
        "She said yes.",
    ]
    assert unread == []
    assert reports[1].sha256 == hashlib.sha256(MARKED_UP.encode()).hexdigest()
    assert reports[3].author == "Kelmet Press Office"
    assert notes(data, "m.eml") == ["m.eml: other attachments were passed over (image/jpeg)."]


def test_a_mail_that_only_carries_an_attachment_is_no_report() -> None:
    """Without words of its own, a message is only the way on which the attachment came."""
    made = message(" \n")
    made.add_attachment(MARKED_UP.encode(), maintype="text", subtype="html", filename="a.html")
    assert one(made.as_bytes(), "m.eml").file == "m.eml/a.html"


def test_a_message_in_a_message_is_opened_to_a_depth() -> None:
    """Attachments deeper than the setting allows are told."""
    inner = message()
    for _ in range(4):
        outer = message("See below.")
        outer.add_attachment(inner)
        inner = outer
    reports, (unread,) = read(inner.as_bytes(), "m.eml", settings=Settings(max_depth=2))
    assert len(reports) == 4
    assert "SAYSO_MAX_DEPTH" in unread.next_step


@pytest.mark.parametrize("charset", ["us-ascii", "iso-8859-1", "windows-1251", "utf-16", "no-such", '"'])
def test_a_charset_that_lies_does_no_harm(charset: str) -> None:
    """Text in UTF-8 is read as such, whatever charset the message tells."""
    data = (
        f"From: a@a.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n"
        f"Content-Transfer-Encoding: 8bit\n\n{SENTENCES[1]}\n"
    ).encode()
    assert one(data, "m.eml").text == SENTENCES[1]


def test_a_charset_that_tells_the_truth_is_used() -> None:
    """Text in an old charset is read by it."""
    made = message(None)
    made.set_content("“Oui,” dit-il à Kelmet.", charset="windows-1252", cte="quoted-printable")
    assert "“Oui,” dit-il à" in one(made.as_bytes()).text


@pytest.mark.parametrize(
    "data",
    [
        b"From: a\nSubject: b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nHe said no.",
        b"From: a\nSubject: b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSGUgc2FpZCBuby4!",
        b"From: =?utf-8?q?=FF?= <\nSubject: =?x?b?!!?=\nContent-Type: ;;;=\nDate: 99\n\nHe said no.",
    ],
)
def test_a_broken_message_is_read_as_far_as_it_goes(data: bytes) -> None:
    """Cut parts, broken encodings and senseless headers cost no more than themselves."""
    assert "He said no" in one(data, "m.eml").text


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: text/plain; " + b"a*0*=b; " * 20_000 + b"\n\nHe said no.",
        b"Content-Disposition: inline;\n" + b' filename="\\"";\n' * 20_000 + b"\n\nHe said no.",
        b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nHe said no.\n" * 5000,
        b"\nSubject: x" + b"\n" * 500_000 + b"He said no.",
    ],
)
def test_a_message_made_to_take_long_does_not(data: bytes) -> None:
    """Endless parameters, parts or blank lines cost no more than a moment."""
    began = time.process_time()
    assert "He said no" in one(b"From: a\nSubject: b\n" + data, "m.eml").text
    assert time.process_time() - began < 5


def test_a_message_with_parts_without_end_is_told() -> None:
    """More parts than any message has are refused."""
    data = b"From: a\nSubject: b\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nNo.\n" * 20_000
    assert "parts" in refusal(data, "m.eml").reason


def test_a_message_without_words_is_told() -> None:
    """A message without any text is refused."""
    assert "no words" in refusal(b"From: a\nSubject: b\n\n").reason


def test_a_mailbox_holds_many_messages() -> None:
    """Each message of a mailbox file is opened by itself; a line that only begins like one divides nothing."""
    first, second = message(), message("She said yes.\n\nFrom here on nothing is known.")
    box = b"".join(
        b"From ann@a.example Fri Mar 14 10:00:00 2031\n" + m.as_bytes() + b"\n" for m in (first, second)
    )
    reports, unread = read(box, "m.mbox")
    assert [each.file for each in reports] == ["m.mbox#1", "m.mbox#2"]
    assert "nothing is known" in reports[1].text
    assert unread == []
    assert one(box[: len(box) // 2], "m.mbox").file == "m.mbox"


def mhtml(body: str) -> bytes:
    made = EmailMessage()
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = "https://harbourpost.example/kelmet"
    made["Subject"] = "Three dead - The Harbour Post"
    made["Date"] = "Tue, 1 Apr 2031 10:00:00 -0000"
    made.set_content(body, subtype="html", cte="quoted-printable")
    made.make_related()
    made.add_related(b"\x89PNG", maintype="image", subtype="png")
    return made.as_bytes()


def test_a_page_saved_whole_is_read_as_a_page() -> None:
    """The article of the page is the text, its address is told, and the day of saving is no day of publication."""
    page = f"<html><head><title>x</title></head><body><nav><p>Menu</p></nav><article>{MARKED_UP}</article></body></html>"
    data = mhtml(page)
    report = one(data, "p.mhtml")
    assert report.text == "\n\n".join(SENTENCES)
    assert (report.url, report.published) == ("https://harbourpost.example/kelmet", None)
    assert report.sha256 == hashlib.sha256(data).hexdigest()


def test_a_saved_page_without_a_page_is_told() -> None:
    """An MHTML file that holds only pictures is refused."""
    made = EmailMessage()
    made["Snapshot-Content-Location"] = "https://a.example"
    made.set_content(b"\x89PNG", maintype="image", subtype="png")
    made.make_related()
    assert "no page" in refusal(made.as_bytes(), "p.mhtml").reason
