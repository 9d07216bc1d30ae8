"""Bytes to text: which encoding, how much of it is broken, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
import warnings

from sayso.errors import IntakeError, SaysoWarning
from sayso.settings import Settings

# The longer marks first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TEXT_HELP = "Give a plain-text or HTML report, in UTF-8 if you can choose."


def decode(data: bytes, file: str, settings: Settings) -> str:
    """Return the text in ``data`` with newlines as LF, or raise IntakeError saying why it is none."""
    encoding, data = _encoding(data)
    text = _decoded(data, encoding, file, settings)
    if len(_CONTROL.findall(text)) * 50 > len(text):
        raise IntakeError("Too many control characters for a text.", _TEXT_HELP)
    return cleaned(text)


def cleaned(text: str) -> str:
    """Return ``text`` as it can be kept: newlines as LF, no lone surrogate, no NUL.

    What follows writes UTF-8 and shows the text in a terminal; a lone surrogate or a NUL breaks either.
    """
    text = _SURROGATE.sub("\ufffd", text).replace("\x00", "\ufffd")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def beginning(data: bytes) -> str:
    """Return the text that ``data`` begins with, leniently; raise IntakeError if it is none."""
    encoding, data = _encoding(data)
    return cleaned(data.decode(encoding, "ignore"))


def as_utf8(data: bytes) -> bytes:
    """Return ``data`` in UTF-8 without a mark, if it is text in some form of Unicode; else as it is."""
    encoding, data = _encoding(data)
    return data if encoding == "utf-8" else data.decode(encoding, "replace").encode("utf-8", "replace")


def by_charset(data: bytes, charset: str | None, file: str, settings: Settings) -> str:
    """Return the text in ``data``, whose charset something outside it declares, truly or not.

    Sound UTF-8 with a letter beyond ASCII is UTF-8 whatever is declared: it hardly ever happens by chance.
    """
    if charset and not (_is_utf8(data) and not data.isascii()):
        try:
            return cleaned(data.decode(_declared(charset)))
        except UnicodeError:
            pass
    return decode(data, file, settings)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeError:
        return False
    return True


def _encoding(data: bytes) -> tuple[str, bytes]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    sample = data[:4096]
    if b"\x00" in sample:
        return _encoding_by_zeros(sample), data
    declared = _CHARSET.search(sample)
    return (_declared(declared[1].decode("ascii", "replace")) if declared else "utf-8"), data


def _encoding_by_zeros(sample: bytes) -> str:
    """Return UTF-16's byte order where every second byte of mostly Latin text is zero, as without a mark."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    most = 0.4 * len(sample) / 2
    if min(even, odd) > 0 or max(even, odd) < most:
        raise IntakeError("This is a binary file: it holds zero bytes.", _TEXT_HELP)
    return "utf-16-be" if even else "utf-16-le"


def _declared(name: str) -> str:
    """Return the codec for the charset that a page declares, as browsers read it."""
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return "utf-8"
    if not getattr(codec, "_is_text_encoding", True) or codec.name.startswith(("utf-16", "utf-32", "utf-7")):
        return "utf-8"  # its bytes were ASCII enough to read the declaration, so it can't be two bytes wide
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name


def _decoded(data: bytes, encoding: str, file: str, settings: Settings) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as fault:
        first = getattr(fault, "start", 0)
    text = data.decode(encoding, "replace")
    if encoding == "utf-8" and _is_windows(data, text):
        warnings.warn(f"{file}: not UTF-8; read as Windows-1252.", SaysoWarning, stacklevel=2)
        return data.decode("cp1252")
    broken = text.count("\ufffd")
    if broken > settings.max_broken_share * len(text):
        raise IntakeError(
            f"The byte at offset {first} is not {encoding.upper()}, and so are {broken} places in all.",
            "Save the file in UTF-8 and give it again.",
        )
    warnings.warn(
        f"{file}: {broken} place(s) not {encoding.upper()}, the first at byte {first}; shown as \ufffd.",
        SaysoWarning,
        stacklevel=2,
    )
    return text


def _is_windows(data: bytes, text: str) -> bool:
    """Tell whether this is old Windows text: its curly quotation marks are what would be lost otherwise.

    One sound UTF-8 sequence is enough to say no: in Windows-1252 they hardly ever come about by chance.
    """
    high = [byte for byte in data if byte > 0x7F]
    if len(high) * 5 > len(data) or any(ord(c) > 0x7F and c != "\ufffd" for c in text):
        return False
    return not set(high) & {0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFE, 0xFF}
