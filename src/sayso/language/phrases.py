"""Noun phrases of a reading: head, core, coordination, proper names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from sayso.knowledge import people
from sayso.language.reading import Reading, WordSpan

PARTICLES = frozenset(
    "ag al el bin ibn bint abu ould "
    "de da do dos das del della di du la le van von der den ten ben y e of".split()
)
_LOWER_PARTICLES = PARTICLES - {"of", "y", "e"}
PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f",
    "it": "it", "its": "it", "they": "they", "them": "they", "their": "they", "both": "they",
    "i": "i", "me": "i", "my": "i", "we": "we", "us": "we", "our": "we", "you": "you",
    "who": "who", "which": "who", "that": "who", "whom": "who", "this": "it",
}  # fmt: skip
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "X"}
_BREAKS = {",", "(", ";", "—", "–", "-", ":"}
CLAUSE_OPENERS = frozenset({"who", "that", "which", "whose", "whom"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase: its words, the head's number, and whether it is a pronoun (and which)."""

    span: WordSpan
    head: int
    pronoun: str | None = None


def head_of(reading: Reading, span: WordSpan) -> int:
    """The word of the span that the parse hangs outside of it; a noun where there is a choice."""
    tops = [i for i in range(*span) if not span[0] <= reading.words[i].head < span[1]]
    nominal = [i for i in tops if reading.words[i].upos in _NOMINAL]
    nouns = [i for i in nominal if reading.words[i].upos != "PRON"]
    return (nouns or nominal or tops or [span[1] - 1])[0]


def core(reading: Reading, span: WordSpan) -> WordSpan:
    """The phrase up to its first comma, bracket or relative clause: what it is called."""
    a, b = span
    for i in range(a + 1, b):
        word = reading.words[i].text
        if (word in _BREAKS and not _hyphen_inside(reading, i)) or word.lower() in CLAUSE_OPENERS:
            return a, i
    return a, b


def called(reading: Reading, span: WordSpan) -> WordSpan:
    """The phrase up to its first comma: how somebody without a name is told apart ("a teacher who hid")."""
    a, b = span
    breaks = (
        i for i in range(a + 1, b) if reading.words[i].text in _BREAKS and not _hyphen_inside(reading, i)
    )
    end = next(breaks, b)
    if reading.text_of((a, end)).lower() in {"one", "another", "some", "others"} and end + 1 < b:
        return called(reading, (end + 1, b))
    return a, end


def _hyphen_inside(reading: Reading, i: int) -> bool:
    """A hyphen without blanks on both sides belongs to a compound: "Major-General"."""
    words = reading.words
    return (
        words[i].text in "-–"
        and i + 1 < len(words)
        and words[i - 1].end == words[i].start
        and words[i].end == words[i + 1].start
    )


def split(reading: Reading, span: WordSpan) -> list[Phrase]:
    """The phrases of a coordination, each with its own modifiers; a single phrase stays whole."""
    span = _without_preposition(reading, span)
    first = head_of(reading, span)
    heads = [first]
    for i in range(span[0], span[1]):
        word = reading.words[i]
        if word.relation == "conj" and word.head in heads and word.upos in _NOMINAL:
            heads.append(i)
    while len(heads) > 1 and not _and_between(reading, heads[0], heads[-1]):
        heads.pop()
    phrases, start = [], span[0]
    for n, head in enumerate(heads):
        end = span[1]
        if n + 1 < len(heads):
            end = _conjunction_before(reading, head, heads[n + 1])
        phrases.append(_phrase(reading, (start, max(end, start + 1)), head))
        start = end
        while start < span[1] and reading.words[start].text.lower() in {
            "and",
            "or",
            ",",
            "nor",
            "as",
            "well",
        }:
            start += 1
    return [p for p in phrases if p.span[0] < p.span[1]]


def _without_preposition(reading: Reading, span: WordSpan) -> WordSpan:
    a, b = span
    while b - a > 1 and reading.words[a].text.lower() in {
        "by",
        "from",
        "of",
        "to",
        ",",
        "and",
        "neither",
        "both",
        "either",
        "according",
    }:
        a += 1
    while b - a > 1 and reading.words[b - 1].text in {",", ".", ";", ":", "—", "–"}:
        b -= 1
    return a, b


def _and_between(reading: Reading, a: int, b: int) -> bool:
    return any(reading.words[i].text.lower() in {"and", "or", "nor"} for i in range(a + 1, b))


def _conjunction_before(reading: Reading, head: int, other: int) -> int:
    for i in range(other - 1, head, -1):
        if reading.words[i].text.lower() in {"and", "or", "nor"}:
            first = i
            while first - 1 > head and reading.words[first - 1].text == ",":
                first -= 1
            return first
    commas = [i for i in range(head + 1, other) if reading.words[i].text == ","]
    return commas[-1] if commas else other


def _phrase(reading: Reading, span: WordSpan, head: int) -> Phrase:
    words = [reading.words[i].text.lower() for i in range(*span)]
    pronoun = PRONOUNS.get(words[0]) if len(words) == 1 or (len(words) == 2 and words[1] == "both") else None
    return Phrase(span, head if span[0] <= head < span[1] else span[1] - 1, pronoun)


def names(reading: Reading) -> Iterator[WordSpan]:
    """Every run of words that is a proper name by part of speech and capitals, with its particles."""
    words, i = reading.words, 0
    while i < len(words):
        if not _is_name_word(reading, i):
            i += 1
            continue
        j = i + 1
        while (after := _name_goes_on(reading, j) or _body_goes_on(reading, i, j)) is not None:
            j = after
        opener = i - 1
        begins = (
            opener >= 0 and words[opener].relation in {"amod", "compound"} and i <= words[opener].head < j
        )
        if begins and words[opener].text[:1].isupper() and not new_line(reading, i):
            i -= 1
        yield i, j
        i = j


def _is_name_word(reading: Reading, i: int) -> bool:
    """A proper noun, or a word with a capital that no sentence's beginning explains ("Joint Coalition")."""
    word = reading.words[i]
    if not word.text[:1].isupper():
        return False
    return word.upos == "PROPN" or (
        word.upos in {"ADJ", "NOUN", "VERB", "X"} and len(word.text) > 1 and not _opens(reading, i)
    )


def _opens(reading: Reading, i: int) -> bool:
    """Whether the word is the first of a sentence, a line or a quotation."""
    before = reading.text[: reading.words[i].start].rstrip(" ")
    return not before or before[-1] in '.!?\n"“‘«:—' or any(a == i for a, _ in reading.sentences)


def _name_goes_on(reading: Reading, j: int) -> int | None:
    """The end of the name if it goes on at word j: a name word, maybe behind particles ("al-Din")."""
    words = reading.words
    for k in range(j, min(j + 4, len(words))):
        if new_line(reading, k):
            return None
        if _is_name_word(reading, k) or (
            k > j and words[k].text[:1].isupper() and words[k - 1].end == words[k].start
        ):
            return k + 1
        hyphen = words[k].text in "-–" and words[k - 1].end == words[k].start
        attached = words[k - 1].text in "-–" and words[k - 1].end == words[k].start
        if not hyphen and not attached and words[k].text.lower() not in _LOWER_PARTICLES:
            return None
    return None


def _body_goes_on(reading: Reading, i: int, j: int) -> int | None:
    """The first word of the rest of a body's name: "Front" + "for the Renewal", "Ministry" + "of Defence"."""
    words = reading.words
    if j + 1 >= len(words) or words[j].text not in {"for", "of"}:
        return None
    k = j + 1 + (words[j + 1].text == "the")
    goes_on = k < len(words) and _is_name_word(reading, k) and not new_line(reading, k)
    return k + 1 if goes_on and any(people.heads_a_body(w.text) for w in words[i:j]) else None


def new_line(reading: Reading, i: int) -> bool:
    """Whether the word is the first of its line."""
    return i > 0 and "\n" in reading.text[reading.words[i - 1].end : reading.words[i].start]


def sentence_of(reading: Reading, word: int) -> int:
    """The number of the sentence that holds the word."""
    return max(0, bisect_right(reading.sentences, word, key=_first) - 1)


def paragraph_of(reading: Reading, word: int) -> int:
    """The number of the paragraph that holds the word."""
    return max(0, bisect_right(reading.paragraphs, word, key=_first) - 1)


_first = itemgetter(0)
