"""Text as it is searched: without case and accents, white space as one blank, in any script.

"Aïr" is found as "air", "ЮСОВ" as "юсов", an Arabic word with or without its vowel marks. The folded text has
other offsets than the original; ``places`` leads back.
"""

from __future__ import annotations

import re
import unicodedata

_DROPPED = (
    (0x00, 0x00), (0xAD, 0xAD), (0x0300, 0x036F), (0x0591, 0x05BD), (0x05BF, 0x05C7), (0x0610, 0x061A),
    (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC), (0x06DF, 0x06E8),
    (0x06EA, 0x06ED), (0x200B, 0x200F), (0x2060, 0x2060), (0xFEFF, 0xFEFF),
)  # fmt: skip
"""Accents, vowel marks and joiners that may be left out: in Latin, Greek, Cyrillic, Hebrew and Arabic.

The vowel signs of Indian scripts and of Thai are no such marks: without them there are other words.
"""
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]+"
)
"""Scripts that put no space between words."""
_WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(" {2,}")
_APOSTROPHES = frozenset("\u2018\u2019\u201b\u02bc\u00b4`")


class _Folds(dict[int, str]):
    """What each character becomes, found when it is first met."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _folded_character(chr(code))
        return found


def _folded_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in _APOSTROPHES:
        return "'"
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(each for each in parts if not _is_dropped(ord(each)))


def _is_dropped(code: int) -> bool:
    return any(first <= code <= last for first, last in _DROPPED)


_FOLDS = _Folds()


def folded(text: str) -> str:
    """Return a text as it is searched."""
    return _BLANKS.sub(" ", text.translate(_FOLDS))


def places(text: str) -> list[int]:
    """Return for each character of the folded text the offset in the text that it stands for."""
    found: list[int] = []
    blank = False
    for place, character in enumerate(text):
        for each in _FOLDS[ord(character)]:
            if each == " " and blank:
                continue
            blank = each == " "
            found.append(place)
    return found


def grams(term: str) -> list[str]:
    """Return the three-character pieces of a folded term, each once; none of a shorter one."""
    return list(dict.fromkeys(term[i : i + 3] for i in range(len(term) - 2)))


def short_words(text: str) -> list[str]:
    """Return what of a folded text is found though it has less than three characters, each once."""
    return list(dict.fromkeys([*(word for word in _WORD.findall(text) if len(word) < 3), *pieces(text)]))


def pieces(text: str) -> list[str]:
    """Return each character and each two in a row where a script puts no space between words, each once."""
    found: list[str] = []
    for run in _UNSPACED.findall(text):
        found += [*run, *(run[i : i + 2] for i in range(len(run) - 1))]
    return list(dict.fromkeys(found))


def is_unspaced(term: str) -> bool:
    """Tell whether a term is of a script without spaces between words."""
    return bool(_UNSPACED.fullmatch(term))


def find(text: str, term: str, start: int = 0) -> int:
    """Return where a folded term stands in a folded text from ``start`` on, or -1.

    A term of one or two letters must be a word of its own, but where a script has no spaces; a phrase begins
    with a whole word.
    """
    at = text.find(term, start)
    if is_unspaced(term) or (len(term) >= 3 and " " not in term):
        return at
    while at >= 0 and not _stands_alone(text, at, at + len(term) if len(term) < 3 else None):
        at = text.find(term, at + 1)
    return at


def _stands_alone(text: str, start: int, end: int | None) -> bool:
    """Tell whether a word begins there, and ends there if ``end`` is given."""
    before = text[start - 1 : start] if start else ""
    after = text[end : end + 1] if end is not None else ""
    return not (before.isalnum() or after.isalnum())
