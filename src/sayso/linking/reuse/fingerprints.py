"""The few shingles of a sentence by which it is looked up: winnowing.

Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (SIGMOD 2003): of
each window of ``WINDOW`` shingles in a row the least is kept. So any run of ``WINDOW + SHINGLE - 1`` telling
words that two texts share has a fingerprint in common, for certain, while half of the shingles need not be
stored. MinHash with locality-sensitive hashing would find texts that are alike as a whole; a paragraph that
was lifted into a report of another length has a small Jaccard similarity, and would be missed by chance.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.linking.reuse.words import Sentence

WINDOW = 3


def fingerprints(sentences: Iterable[Sentence]) -> set[int]:
    """The fingerprints of a text: 64-bit numbers."""
    return {each for sentence in sentences for each in of_sentence(sentence)}


def of_sentence(sentence: Sentence) -> set[int]:
    """The fingerprints of one sentence; none if it has fewer than three telling words."""
    shingles = sentence.shingles
    last = max(len(shingles) - WINDOW, 0)
    return {min(shingles[i : i + WINDOW]) for i in range(last + 1)} if shingles else set()
