"""Questions to the parse: whose child, which subtree, how far a phrase goes."""

from __future__ import annotations

from sayso.language.reading import Reading, WordSpan


def verb_of(reading: Reading, span: WordSpan) -> int:
    """The chief word of some words: their verb, the last one where they have several."""
    a, b = span
    verbs = [i for i in range(a, b) if reading.words[i].upos == "VERB"]
    return verbs[-1] if verbs else b - 1


def children(reading: Reading, head: int, *relations: str) -> list[int]:
    """The words that hang on the head by one of the relations."""
    return [i for i in reading.dependents[head] if reading.words[i].relation in relations]


def is_passive(reading: Reading, verb: int) -> bool:
    """Whether the verb stands in the passive: "has been accused"."""
    return bool(children(reading, verb, "aux:pass", "nsubj:pass"))


def subtree(reading: Reading, head: int) -> WordSpan:
    """The words around a noun that hang on it, up to a relative clause."""
    inside = {head}
    near = range(max(0, head - 30), min(len(reading.words), head + 30))
    for _ in range(6):
        more = {
            i
            for i in near
            if reading.words[i].head in inside
            and i not in inside
            and not reading.words[i].relation.startswith(("acl:relcl", "parataxis", "punct"))
        }
        if not more:
            break
        inside |= more
    a = b = head
    while a - 1 in inside or (a - 2 in inside and reading.words[a - 1].text in ",-–"):
        a -= 1
    while b + 1 in inside or (b + 2 in inside and reading.words[b + 1].text in ",-–("):
        b += 1
    return a, b + 1


def under(reading: Reading, word: int, head: int, taboo: set[int]) -> bool:
    """Whether the word hangs below the head without the cue, the source or another's words between."""
    for _ in range(40):
        if word == head:
            return True
        if word < 0 or word in taboo:
            return False
        word = reading.words[word].head
    return False


def whole_phrase(reading: Reading, span: WordSpan) -> WordSpan:
    """The span up to its noun, where the network stopped at an article or in the middle of a name."""
    a, b = span
    words = reading.words
    while b < len(words) and b - a < 12:
        left = words[b - 1]
        inside_name = words[b].upos == "PROPN" and left.upos == "PROPN" and words[b].start - left.end <= 1
        to_come = (
            left.relation in {"det", "amod", "compound", "nmod:poss", "case", "nummod"}
            and left.head >= b
            and left.head - b < 6
        )
        hyphenated = (words[b].text in "-–" and words[b].start == left.end) or (
            left.text in "-–" and words[b].start == left.end
        )
        if not (inside_name or to_come or hyphenated):
            break
        b = left.head + 1 if to_come else b + 1
    while (
        a > 0
        and words[a].upos == "PROPN"
        and words[a - 1].upos == "PROPN"
        and words[a].start - words[a - 1].end <= 1
    ):
        a -= 1
    return a, b
