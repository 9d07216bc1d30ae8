"""When shared words prove that one report was taken from another, and which sentences were."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sayso.linking.reuse.figures import Figures, figures_of
from sayso.linking.reuse.matching import Match, Text, matches, quoted_words, reordered
from sayso.linking.reuse.spelling import Spelling
from sayso.linking.reuse.words import Kind, folded

FEWEST_WORDS = 6
"""Telling words of a sentence that can prove anything."""
LEAST_SHARE = 0.5
"""Of a sentence's telling words that stand in the other report, for it to be taken over."""
LEAST_SHARE_IN_COMPANY = 0.9
"""The same for a sentence that is short or put in another order, where others prove the copying."""
FEWEST_IN_COMPANY = 3
PROOF = 5
"""What the sentences of two reports must weigh together: one run of seven plain words, or two of five."""
PROOF_OF_QUOTE = 3
SET_PHRASE = 4
"""Reports that have a sentence, from which on it proves nothing for two that have little else in common."""
COMPANY = 3
"""Names that two reports share elsewhere, from which on they are about one thing."""
_SLIP = 2
_WHOLE = 2
"""What it adds that a sentence of ten telling words or more is the same as a whole, names included."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, the later one first.

    ``common`` tells how many reports have a sentence of it, ``one_outlet`` whether both are of one outlet,
    which has set phrases of its own.
    """

    later: Text
    earlier: Text
    texts: tuple[str, str]
    common: Callable[[int], int]
    one_outlet: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A sentence that was taken over, and its figures."""

    match: Match
    figures: Figures


def taken_over(pair: Pair, spelling: Spelling | None) -> tuple[Taken, ...]:
    """The sentences of the later report that were taken over; quotations alone where nothing else was.

    Without ``spelling``, shared slips of the pen are no evidence.
    """
    found = [
        Taken(match, figures_of(match, pair.later, pair.earlier, pair.texts))
        for match in matches(pair.later, pair.earlier)
    ]
    like = [each for each in found if _is_like(each, pair)]
    own = [each for each in like if not each.match.quoted]
    if _proven(own, pair, spelling):
        return _in_order([*like, *_in_company(like, pair)])
    return tuple(e for e in like if e.match.quoted and e.match.weight >= PROOF_OF_QUOTE)


def covered(found: Sequence[Match], text: Text) -> float:
    """The share (0 to 1) of a text's telling words that stand in the other one."""
    words = sum(each.share * len(text.sentences[each.sentence].words) for each in found)
    return words / text.size if text.size else 0.0


def _is_like(taken: Taken, pair: Pair) -> bool:
    """Whether a sentence is long enough, has nearly the same words, and is no form filled in daily."""
    if taken.figures.shared >= 2 and taken.figures.same == 0:
        return False
    if taken.match.quoted:
        words, found = quoted_words(taken.match, pair.later)
        return found >= FEWEST_WORDS and found >= LEAST_SHARE * words
    words = len(pair.later.sentences[taken.match.sentence].words)
    return words >= FEWEST_WORDS and taken.match.share >= LEAST_SHARE


def _in_company(like: Sequence[Taken], pair: Pair) -> Iterator[Taken]:
    """The sentences that prove nothing by themselves, of a report that others prove to be copied."""
    done = {each.match.sentence for each in like}
    for number, sentence in enumerate(pair.later.sentences):
        if number not in done and len(sentence.words) >= FEWEST_IN_COMPANY:
            match = reordered(number, pair.later, pair.earlier)
            if match and match.share >= LEAST_SHARE_IN_COMPANY:
                yield Taken(match, figures_of(match, pair.later, pair.earlier, pair.texts))


def _in_order(taken: Sequence[Taken]) -> tuple[Taken, ...]:
    return tuple(sorted(taken, key=lambda each: each.match.sentence))


def _proven(own: Sequence[Taken], pair: Pair, spelling: Spelling | None) -> bool:
    weighty = [each for each in own if each.match.weight]
    weight = sum(each.match.weight + each.figures.rare + _whole(each.match, pair) for each in weighty)
    if spelling and 0 < weight < PROOF:
        weight += sum(_SLIP * _slips(each.match, pair, spelling) for each in weighty)
    return weight >= PROOF and not (len(weighty) == 1 and _is_set_phrase(weighty[0].match, pair))


def _whole(match: Match, pair: Pair) -> int:
    same = match.share >= LEAST_SHARE_IN_COMPANY and match.weight >= _WHOLE
    return _WHOLE if same and len(pair.later.sentences[match.sentence].words) >= 10 else 0


def _slips(match: Match, pair: Pair, spelling: Spelling) -> int:
    sentence = pair.later.sentences[match.sentence]
    words = [sentence.words[run.at + i] for run in match.runs for i in range(run.length)]
    told = {pair.texts[0][word.start : word.end] for word in words if word.kind is not Kind.FIGURE}
    return sum(spelling.is_slip(folded(word)) for word in told)


def _is_set_phrase(match: Match, pair: Pair) -> bool:
    """Whether many reports have the sentence, and these two have few names or just the outlet in common."""
    if pair.common(match.sentence) < SET_PHRASE:
        return False
    if pair.one_outlet:
        return True
    here, there = _names(pair.later, match.sentence), _names(pair.earlier, match.first, match.last)
    return len(here & there) < COMPANY


def _names(text: Text, *without: int) -> set[int]:
    return {
        word.code
        for number, sentence in enumerate(text.sentences)
        if number not in without
        for word in sentence.words
        if word.kind is Kind.NAME
    }
