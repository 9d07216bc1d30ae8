"""Two texts, sentence by sentence: which words of the later one stand in the earlier one, in the same order.

How much of a sentence stands in the other text (containment: Broder, "On the resemblance and containment of
documents", 1997), measured over runs of telling words that may stand in another order, as in greedy string
tiling; both were found to tell rewritten agency copy from independent reports (Clough and others, "METER:
MEasuring TExt Reuse", ACL 2002).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sayso.linking.reuse.words import SHINGLE, Kind, Sentence, Word

MOST_PLACES = 8
"""Places of one shingle in a text that are looked at: a text that repeats itself must not cost the square."""

NO_PROOF = 2
"""Plain words of a run that prove nothing: short turns of phrase are shared without copying."""


class Run(NamedTuple):
    """``length`` telling words in a row that both have: from ``at`` in the one, ``there`` in the other."""

    at: int
    sentence: int
    there: int
    length: int


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of the later text with the one or two of the earlier that have its words.

    ``share`` (0 to 1) of its telling words stand there in runs of three or more. ``weight`` is what they
    prove: the plain words in each run beyond the first two, as names and short turns of phrase are shared
    without copying. ``quoted`` is whether the shared words stand in quotation marks, but for the speaker's.
    """

    sentence: int
    first: int
    last: int
    runs: tuple[Run, ...]
    share: float
    weight: int
    quoted: bool


class Text:
    """A text's sentences, with the places of each shingle; ``size`` is the number of its telling words."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """Note where each shingle stands: sentence and word."""
        self.sentences = sentences
        self.size = sum(len(each.words) for each in sentences)
        self.places: dict[int, list[tuple[int, int]]] = {}
        for number, sentence in enumerate(sentences):
            for at, shingle in enumerate(sentence.shingles):
                places = self.places.setdefault(shingle, [])
                if len(places) < MOST_PLACES:
                    places.append((number, at))

    @cached_property
    def places_of_words(self) -> dict[int, list[tuple[int, int]]]:
        """Where each telling word stands: sentence and word."""
        places: dict[int, list[tuple[int, int]]] = {}
        for number, sentence in enumerate(self.sentences):
            for at, word in enumerate(sentence.words):
                found = places.setdefault(word.code, [])
                if len(found) < MOST_PLACES:
                    found.append((number, at))
        return places


def matches(later: Text, earlier: Text) -> tuple[Match, ...]:
    """For each sentence of ``later`` that shares words with ``earlier``, the best match, in order."""
    found = (_best(number, sentence, earlier) for number, sentence in enumerate(later.sentences))
    return tuple(each for each in found if each)


def reordered(number: int, later: Text, earlier: Text) -> Match | None:
    """The one sentence of ``earlier`` with most of this one's words, in whatever order.

    "Orsu, the mayor, confirmed the raid" and "The mayor, Orsu, confirmed the raid" have no three words in a
    row in common. That is no proof of copying, but tells what else was taken from a report that was copied.
    """
    sentence = later.sentences[number]
    places = earlier.places_of_words
    hits = Counter(
        there for word in sentence.words for there in {place[0] for place in places.get(word.code, ())}
    )
    if not hits:
        return None
    there = min(hits, key=lambda n: (-hits[n], n))
    runs = tuple(
        Run(at, there, next(place[1] for place in places[word.code] if place[0] == there), 1)
        for at, word in enumerate(sentence.words)
        if any(place[0] == there for place in places.get(word.code, ()))
    )
    share = len(runs) / len(sentence.words)
    quoted = _only_quoted(sentence, [run.at for run in runs], runs, earlier)
    return Match(number, there, there, runs, share, 0, quoted)


def _best(number: int, sentence: Sentence, earlier: Text) -> Match | None:
    hits = Counter(
        there
        for shingle in sentence.shingles
        for there in {place[0] for place in earlier.places.get(shingle, ())}
    )
    best = None
    for there, _ in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))[:3]:
        for window in ((there, there), (there - 1, there), (there, there + 1)):
            if window[0] in hits and window[1] in hits:
                match = _match(number, sentence, earlier, window)
                if best is None or match.share > best.share:
                    best = match
    return best


def _match(number: int, sentence: Sentence, earlier: Text, window: tuple[int, int]) -> Match:
    runs = _runs(sentence, earlier.places, window)
    covered = sorted({run.at + i for run in runs for i in range(run.length)})
    share = len(covered) / len(sentence.words)
    quoted = _only_quoted(sentence, covered, runs, earlier)
    return Match(number, *window, runs, share, _weight(sentence, runs), quoted)


def _weight(sentence: Sentence, runs: Sequence[Run]) -> int:
    """What runs prove; a phrase that the later text has twice and the earlier once counts once."""
    each = {(run.sentence, run.there): run for run in runs}
    return sum(
        max(0, _plain(sentence.words[run.at : run.at + run.length]) - NO_PROOF) for run in each.values()
    )


def quoted_words(match: Match, later: Text) -> tuple[int, int]:
    """How many of a sentence's telling words are quoted, and how many of these were found."""
    words = later.sentences[match.sentence].words
    found = {run.at + i for run in match.runs for i in range(run.length)}
    quoted = [i in found for i, word in enumerate(words) if word.quoted]
    return len(quoted), sum(quoted)


def _runs(
    sentence: Sentence, places: Mapping[int, Sequence[tuple[int, int]]], window: tuple[int, int]
) -> tuple[Run, ...]:
    """The runs of shared words, each as long as it goes."""
    runs: list[Run] = []
    goes_on = False
    for at, shingle in enumerate(sentence.shingles):
        here = [place for place in places.get(shingle, ()) if window[0] <= place[0] <= window[1]]
        if goes_on and (runs[-1].sentence, runs[-1].there + at - runs[-1].at) in here:
            runs[-1] = runs[-1]._replace(length=runs[-1].length + 1)
        elif here:
            runs.append(Run(at, *here[0], SHINGLE))
        goes_on = bool(here)
    return tuple(runs)


def _plain(words: Sequence[Word]) -> int:
    return sum(word.kind is Kind.PLAIN for word in words)


def _only_quoted(sentence: Sentence, covered: Sequence[int], runs: Sequence[Run], earlier: Text) -> bool:
    """Whether no more than two plain shared words stand outside of quotation marks, in either text.

    Two, because whoever hears somebody speak may add the same role to the name: "the union's secretary".
    """
    shared = [sentence.words[i] for i in covered]
    there = {
        (run.sentence, run.there + i): earlier.sentences[run.sentence].words[run.there + i]
        for run in runs
        for i in range(run.length)
    }
    return all(
        any(word.quoted for word in words) and _plain([word for word in words if not word.quoted]) <= 2
        for words in (shared, list(there.values()))
    )
