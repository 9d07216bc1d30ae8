"""The part of the reading of PDFs that runs in a process of its own: PDFium, with bounds on time and memory.

``pdf`` starts it as a script, with the PDF on standard input and the bounds as arguments; it writes one JSON
object. It imports nothing of Sayso, so that it starts fast and has little to lose.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import sys
from collections.abc import Iterator
from typing import Any

_HYPHEN = 2
"""PDFium's mark for a hyphen at the end of a line, which it joins with the next one."""
_DEEPEST = 3


def limit(seconds: int, memory: int) -> None:
    """Bound this process where the system can: its time, its memory, and no writing of files."""
    try:
        import resource
    except ImportError:  # Windows has no such bounds; there the one who waits for this process keeps the time
        return
    bounds = [
        (resource.RLIMIT_CPU, seconds, seconds + 1),
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
    ]
    for kind, soft, hard in bounds:
        with contextlib.suppress(ValueError, OSError):  # macOS takes no bound on memory
            resource.setrlimit(kind, (soft, hard))


def read(data: bytes, most: int) -> dict[str, Any]:
    """Return the lines of each page, up to ``most`` characters, and what the PDF tells of itself."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        told = {"metadata": document.get_metadata_dict(), "pages": [], "pictures": [], "cut": False}
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            lines = list(_lines(text))
            told["pages"].append(lines)
            if not lines and _has_picture(page):
                told["pictures"].append(number + 1)
            most -= sum(len(each[0]) for each in lines)
            text.close()
            page.close()
            if most < 0:
                told["cut"] = True
                break
    except pypdfium2.PdfiumError as fault:
        return {"fault": str(fault), "code": getattr(fault, "err_code", None)}
    return told


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST)
    return next(iter(found), None) is not None


def _lines(text: Any) -> Iterator[list[Any]]:
    """Yield each line: its words, where its first letter stands, where its last one ends, their size."""
    from pypdfium2 import raw

    letters: list[int] = []
    places: list[int] = []
    for index in range(text.count_chars()):
        letter = raw.FPDFText_GetUnicode(text, index)
        if letter not in (10, 13):
            letters.append(ord("-") if letter == _HYPHEN else letter)
            places.append(index)
        if letter in (10, _HYPHEN) and letters:
            yield from _line(text, letters, places)
            letters, places = [], []
    yield from _line(text, letters, places)


def _line(text: Any, letters: list[int], places: list[int]) -> Iterator[list[Any]]:
    from pypdfium2 import raw

    words = b"".join(each.to_bytes(2, "little") for each in _utf16(letters)).decode("utf-16-le", "replace")
    inked = [place for place, letter in zip(places, letters, strict=True) if letter > 32]
    if not words.strip() or not inked:
        return
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, inked[0], x, y)
    right = text.get_charbox(inked[-1], loose=True)[2]
    yield [words, x.value, y.value, right, raw.FPDFText_GetFontSize(text, inked[0])]


def _utf16(letters: list[int]) -> Iterator[int]:
    """Yield the letters as units of UTF-16, of which PDFium may have given halves."""
    for each in letters:
        if each < 0x10000:
            yield each
        elif each < 0x110000:
            yield 0xD800 + ((each - 0x10000) >> 10)
            yield 0xDC00 + ((each - 0x10000) & 0x3FF)


def main() -> None:
    """Read the PDF on standard input and write what it holds."""
    seconds, memory, most = map(int, sys.argv[1:])
    limit(seconds, memory)
    json.dump(read(sys.stdin.buffer.read(), most), sys.stdout)


if __name__ == "__main__":
    main()
