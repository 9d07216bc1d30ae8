"""Whether a clause is negated: by a "not" or "never" of its verb, or by a subject such as "nobody"."""

from __future__ import annotations

from sayso.events.vocabulary import words_of
from sayso.language.reading import Reading
from sayso.language.syntax import children

_TELLING = frozenset({"aux", "advmod", "mark", "det", "aux:pass", "cc", "case", "expl"})
"""Relations of the small words around a verb that tell how it is meant."""


def small_words(reading: Reading, verb: int) -> list[str]:
    """The auxiliaries, adverbs and conjunctions of a verb, in small letters."""
    words = reading.words
    return [words[d].text.lower() for d in reading.dependents[verb] if words[d].relation in _TELLING]


def is_negated(reading: Reading, verb: int) -> bool:
    """Whether the clause of a verb says that something is not so."""
    return bool(words_of("negating") & set(small_words(reading, verb))) or _nobody(reading, verb)


def _nobody(reading: Reading, verb: int) -> bool:
    for s in children(reading, verb, "nsubj", "nsubj:pass"):
        around = [s, *children(reading, s, "det", "advmod")]
        if any(reading.words[i].text.lower() in words_of("nobody") for i in around):
            return True
    return False
