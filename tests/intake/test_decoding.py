"""Bytes to text."""

from __future__ import annotations

import pytest

from sayso.errors import IntakeError, SaysoWarning
from sayso.intake.decoding import by_charset, decode
from sayso.settings import Settings

TEXT = "“We hold the bridge,” the colonel’s aide said. The café stood open."
SETTINGS = Settings()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    """UTF-8, UTF-16 and UTF-32 give the same text, and no mark is left in it."""
    assert decode(TEXT.encode(encoding), "x", SETTINGS) == TEXT


def test_old_windows_text_keeps_its_quotation_marks() -> None:
    """Windows-1252 is recognised, because curly quotation marks would be lost otherwise, and it is told."""
    with pytest.warns(SaysoWarning, match="Windows-1252"):
        assert decode(TEXT.encode("cp1252"), "x", SETTINGS) == TEXT


def test_a_few_broken_bytes_are_shown_and_told() -> None:
    """Under the limit, a broken byte becomes a replacement character and a warning names its offset."""
    data = TEXT.encode() * 9 + b"\xc3("
    with pytest.warns(SaysoWarning, match=f"byte {len(TEXT.encode()) * 9}"):
        assert decode(data, "x", SETTINGS).endswith("\ufffd(")


def test_many_broken_bytes_are_refused_with_the_first_offset() -> None:
    """Over the limit, a text is not read, and the message names the first broken byte."""
    with pytest.raises(IntakeError, match="offset 5"):
        decode(b"caf\xc3\xa9\xff\xfe\xff\xfe bridge", "x", SETTINGS)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (bytes(range(256)) * 9, "binary"),
        (b"\x01\x02\x03\x04 abc" * 9, "control characters"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, told: str) -> None:
    """Binary files are recognised by their zero bytes or their control characters."""
    with pytest.raises(IntakeError, match=told):
        decode(data, "x", SETTINGS)


def test_a_page_is_read_in_the_charset_that_it_declares() -> None:
    """The charset in a page's meta tag is used; one that nobody knows is as if not declared."""
    page = '<html><meta charset="windows-1251"><p>Мост цел</p>'
    assert "Мост цел" in decode(page.encode("cp1251"), "x", SETTINGS)
    page = '<html><meta charset="rot13"><p>Мост цел</p>'
    assert "Мост цел" in decode(page.encode(), "x", SETTINGS)


def test_newlines_are_one_kind() -> None:
    """CRLF and CR become LF, so that offsets do not depend on the machine that saved the file."""
    assert decode(b"a\r\nb\rc\n", "x", SETTINGS) == "a\nb\nc\n"


@pytest.mark.parametrize("charset", ["iso-8859-1", "us-ascii", "koi8-r", "no-such-charset", None])
def test_a_charset_that_is_declared_wrongly_does_no_harm(charset: str | None) -> None:
    """Sound UTF-8 is read as UTF-8, whatever is declared outside it."""
    assert by_charset(TEXT.encode(), charset, "x", SETTINGS) == TEXT


def test_a_charset_that_is_declared_rightly_is_used() -> None:
    """What is no UTF-8 is read in the charset that is declared outside it."""
    assert by_charset("Мост цел\r\n".encode("koi8-r"), "KOI8-R", "x", SETTINGS) == "Мост цел\n"
