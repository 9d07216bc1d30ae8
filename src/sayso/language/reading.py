"""A report as the network reads it: words, sentences, parse, names, caveats, and cues with what is theirs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from sayso.language import decoding
from sayso.language.encoding import (
    CAVEAT_TAGS,
    CAVEATS,
    ENDORSEMENTS,
    MEDIA,
    MENTION_TAGS,
    MENTIONS,
    ROLE_TAGS,
    ROLES,
    STANCES,
    assemble,
    shapes_of,
    word_pieces,
)
from sayso.language.model import CueCrop, Model, Rows, cue_crop
from sayso.language.quotes import dateline_end
from sayso.language.windows import WindowPlan, plan_windows
from sayso.language.words import is_shouted, paragraph_starts, split_words

WordSpan = tuple[int, int]
"""Words [start, end)."""

VECTORS = ("shared", "label_head", "label_dep", "coref_query", "coref_key")
"""The network's rows for a word that `Reading.features` holds; `shared` is that of its first piece."""

_LONGEST_SENTENCE = 250
"""Words; a text without a sentence's end is cut: a parse takes memory by the square of the length."""

MOST_IN_A_HOLE, ENOUGH_BESIDE = 12, 4
"""Words: a wider gap in a content is no hole; beside a piece of so many words a lone word is a slip."""
_BIO_CUE = decoding.bio_transitions(("O", "B-cue", "I-cue"))
_BIO_ROLES = decoding.bio_transitions(ROLE_TAGS)
_BIO_CAVEATS = decoding.bio_transitions(CAVEAT_TAGS)
_BIO_MENTIONS = decoding.bio_transitions(MENTION_TAGS)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: offsets, part of speech (UPOS), head (a word's number, -1 for a root) and relation to it.

    `text` is the report's, but for a report all in capitals, or without any: there only names have capitals.
    """

    start: int
    end: int
    text: str
    upos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class CueReading:
    """A cue, and what the network says belongs to it; its probabilities are not calibrated."""

    span: WordSpan
    probability: float
    valid: float
    roles: dict[str, tuple[WordSpan, ...]]
    certainty: dict[str, float]
    """For each role that was found, the least probability of its words' tags."""
    stance: dict[str, float]
    endorsement: dict[str, float]
    unnamed: float
    medium: dict[str, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report's text, read. All spans are word spans unless they say otherwise."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[WordSpan, ...]
    paragraphs: tuple[WordSpan, ...]
    cues: tuple[CueReading, ...] = ()
    mentions: tuple[tuple[WordSpan, str], ...] = ()
    caveats: tuple[tuple[WordSpan, str, float], ...] = ()
    coref_query: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 64), dtype=np.float32))
    coref_key: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 64), dtype=np.float32))
    features: NDArray[np.float16] | None = field(default=None, repr=False)
    """What the network knows of each word, a row a word (`VECTORS`): for small heads fitted on it."""
    dependents: tuple[tuple[int, ...], ...] = field(init=False, repr=False)
    """For each word the numbers of those that hang on it, in order."""
    _means: dict[tuple[int, WordSpan], NDArray[np.float32]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Turn the parse round once: rules ask for a word's dependents all the time."""
        found: list[list[int]] = [[] for _ in self.words]
        for i, word in enumerate(self.words):
            if word.head >= 0:
                found[word.head].append(i)
        object.__setattr__(self, "dependents", tuple(map(tuple, found)))

    def coref_score(self, mention: WordSpan, earlier: WordSpan) -> float:
        """How surely the mention is the earlier one again; above 0 the network prefers it to nobody."""
        return float(self._mean(self.coref_query, mention, 0) @ self._mean(self.coref_key, earlier, 1) / 8.0)

    def _mean(self, rows: NDArray[np.float32], span: WordSpan, which: int) -> NDArray[np.float32]:
        """The mean of the span's rows; each is asked for many times."""
        found = self._means.get((which, span))
        if found is None:
            a, b = span
            found = self._means[which, span] = rows[a] if b - a == 1 else rows[a:b].mean(0)
        return found

    def offsets(self, span: WordSpan) -> tuple[int, int]:
        """The characters that the words cover."""
        return self.words[span[0]].start, self.words[span[1] - 1].end

    def words_in(self, start: int, end: int) -> range:
        """The numbers of the words that stand wholly in the characters [start, end)."""
        first = bisect_left(self.words, start, key=lambda w: w.start)
        last = bisect_right(self.words, end, key=lambda w: w.end)
        return range(first, max(first, last))

    def word_at(self, offset: int) -> int:
        """The number of the first word that ends behind the character."""
        return min(bisect_right(self.words, offset, key=lambda w: w.end), len(self.words) - 1)

    def sentence_at(self, word: int) -> WordSpan:
        """The sentence that holds the word."""
        return self.sentences[bisect_right(self.sentences, word, key=lambda s: s[0]) - 1]

    def text_of(self, span: WordSpan) -> str:
        """The words as the report writes them."""
        start, end = self.offsets(span)
        return self.text[start:end]


@dataclass(frozen=True, slots=True)
class _FoundCue:
    """A cue that the tagger found: crop, its window's first word, its words in the text, how likely it is."""

    crop: CueCrop
    start: int
    span: WordSpan
    probability: float


@dataclass(frozen=True, slots=True)
class _Tagged:
    """What the tagger says of a text: rows for all words, each window's arcs and shared rows, cues."""

    rows: Rows
    arcs: list[tuple[WindowPlan, NDArray[np.float32]]]
    shared: list[NDArray[np.float32]]
    cues: list[_FoundCue]

    def arcs_of(self, sentence: WordSpan) -> NDArray[np.float32]:
        """[n, n] scores of the words as heads of each other; very low where no window holds both."""
        a, b = sentence
        table = np.full((b - a, b - a), -1e4, dtype=np.float32)
        for plan, arcs in self.arcs:
            first, end = max(a, plan.core_start), min(b, plan.core_end)
            left, right = max(a, plan.start), min(b, plan.end)
            if first < end:
                rows = slice(first - plan.core_start, end - plan.core_start)
                columns = slice(left - plan.start, right - plan.start)
                table[first - a : end - a, left - a : right - a] = arcs[rows, columns]
        return table


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How readily the network's finds are believed; tuned on held-out texts, lower = more."""

    cue_bias: float = 0.5
    """Added to the log odds of being part of a cue: the second look at each takes false ones away again."""
    valid: float = 0.5
    caveat_bias: float = 0.0


class Analyser:
    """Text to `Reading` with one model."""

    def __init__(self, model: Model, thresholds: Thresholds | None = None, *, style: int = 0) -> None:
        self.model = model
        self.thresholds = thresholds or Thresholds()
        self.style = style

    def analyse(self, text: str) -> Reading:
        """Reads a whole text; an empty one gives an empty reading."""
        offsets = split_words(text)
        words = [text[a:b] for a, b in offsets]
        if not words:
            return Reading(text, (), (), ())
        breaks = paragraph_starts(text, offsets)
        if is_shouted(text):
            words = [word.lower() for word in words]  # capitals tell names from words only where not all are
        return self.read_words(text, offsets, words, breaks)

    def read_words(
        self,
        text: str,
        offsets: list[tuple[int, int]],
        words: list[str],
        breaks: list[bool],
        *,
        sentences: Sequence[WordSpan] | None = None,
    ) -> Reading:
        """Reads words that somebody else has cut, and into sentences too where `sentences` is given."""
        tagged = self._tag(words, breaks)
        rows = tagged.rows
        if sentences is None:
            sentences = _after_datelines(text, offsets, _sentences(rows["sentence"], breaks))
        starts = [i for i, b in enumerate(breaks) if b]
        paragraphs = tuple(zip(starts, [*starts[1:], len(words)], strict=True))
        return Reading(
            text,
            self._words(offsets, words, tagged, sentences),
            tuple(sentences),
            paragraphs,
            tuple(_without_holes(c, sentences) for c in self._cues(tagged)),
            tuple(((a, b), MENTIONS[k]) for a, b, k in _tagged(rows["mention"], _BIO_MENTIONS)),
            tuple(_caveats(rows["caveat"], self.thresholds.caveat_bias)),
            rows["coref_query"],
            rows["coref_key"],
            np.concatenate([rows[name] for name in VECTORS], axis=1).astype(np.float16),
        )

    def _words(
        self,
        offsets: list[tuple[int, int]],
        words: list[str],
        tagged: _Tagged,
        sentences: Sequence[WordSpan],
    ) -> tuple[Word, ...]:
        heads, relations = self._parse(tagged, sentences)
        upos = tagged.rows["upos"].argmax(-1)
        if not any(word[:1].isupper() for word in words):
            # A text without capitals, or all in capitals: the network alone tells the names.
            words = [
                w.capitalize() if self.model.upos[u] == "PROPN" else w
                for w, u in zip(words, upos, strict=True)
            ]
        return tuple(
            Word(a, b, w, self.model.upos[u], int(h), r)
            for (a, b), w, u, h, r in zip(offsets, words, upos, heads, relations, strict=True)
        )

    def _tag(self, words: list[str], breaks: list[bool]) -> _Tagged:
        """Every window through the tagger; the cores' rows are put together over the whole text."""
        pieces, shapes = word_pieces(self.model.tokenizer, words), shapes_of(words)
        counts = np.array(
            [len(p) + (b and i > 0) for i, (p, b) in enumerate(zip(pieces, breaks, strict=True))]
        )
        parts: list[Rows] = []
        tagged = _Tagged({}, [], [], [])
        for number, plan in enumerate(plan_windows(counts)):
            part = slice(plan.start, plan.end)
            window = assemble(pieces[part], shapes[part], breaks[part])
            out = self.model.tag(window)
            tagged.shared.append(out.pop("shared"))
            out["shared"] = tagged.shared[-1][window.first]
            core = slice(plan.core_start - plan.start, plan.core_end - plan.start)
            for (a, b), p in self._find_cues(out["cue_polnear" if self.style else "cue"]):
                if core.start <= a < core.stop:
                    crop = cue_crop(number, window, (a, b))
                    tagged.cues.append(_FoundCue(crop, plan.start, (a + plan.start, b + plan.start), p))
            tagged.arcs.append((plan, out.pop("arc")[core].copy()))
            parts.append({k: v[core] for k, v in out.items()})
        tagged.rows.update({k: np.concatenate([p[k] for p in parts]) for k in parts[0]})
        return tagged

    def _find_cues(self, scores: NDArray[np.float32]) -> list[tuple[WordSpan, float]]:
        logp = decoding.log_softmax(scores)
        probability = 1 - np.exp(logp[:, 0])
        biased = logp + np.array([0, self.thresholds.cue_bias, self.thresholds.cue_bias], dtype=np.float32)
        tags = decoding.viterbi(biased[None], [len(biased)], _BIO_CUE)[0]
        return [((a, b), float(probability[a])) for a, b, _ in decoding.spans_of(tags)]

    def _parse(self, tagged: _Tagged, sentences: Sequence[WordSpan]) -> tuple[NDArray[np.int64], list[str]]:
        rows = tagged.rows
        heads = np.full(len(rows["root"]), -1, dtype=np.int64)
        for a, b in sentences:
            local = decoding.tree(tagged.arcs_of((a, b)), rows["root"][a:b, 0])
            heads[a:b] = np.where(local < 0, -1, local + a)
        attached = np.flatnonzero(heads >= 0)
        relations = ["root"] * len(heads)
        if len(attached):
            scores = self.model.relation_scores(
                rows["label_head"][heads[attached]], rows["label_dep"][attached]
            )
            for word, label in zip(attached, scores.argmax(-1), strict=True):
                relations[word] = self.model.relations[label]
        return heads, relations

    def _cues(self, tagged: _Tagged) -> list[CueReading]:
        found = tagged.cues
        if not found:
            return []
        rows = self.model.roles(tagged.shared, [f.crop for f in found], self.style)
        lengths = [len(f.crop.words) for f in found]
        logp = np.zeros((len(found), max(lengths), len(ROLE_TAGS)), dtype=np.float32)
        for i, f in enumerate(found):
            logp[i, : lengths[i]] = decoding.log_softmax(rows["tags"][i, f.crop.places])
        tags = decoding.viterbi(logp, lengths, _BIO_ROLES)
        heads = {
            k: decoding.softmax(rows[k]) for k in ("valid", "stance", "endorsement", "unnamed", "medium_kind")
        }
        return [
            _cue_reading(f, tags[i], logp[i], {k: v[i] for k, v in heads.items()})
            for i, f in enumerate(found)
            if heads["valid"][i, 1] >= self.thresholds.valid
        ]


def _cue_reading(
    found: _FoundCue, tags: NDArray[np.int64], logp: NDArray[np.float32], heads: Rows
) -> CueReading:
    """One cue's tags and its own rows as a `CueReading`."""
    words, start = found.crop.words, found.start
    roles: dict[str, list[WordSpan]] = {}
    certainty: dict[str, float] = {}
    for a, b, kind in decoding.spans_of(tags):
        name = ROLES[kind]
        roles.setdefault(name, []).append((int(words[a]) + start, int(words[b - 1]) + 1 + start))
        least = float(np.exp(logp[np.arange(a, b), tags[a:b]]).min())
        certainty[name] = min(certainty.get(name, 1.0), least)
    return CueReading(
        found.span,
        found.probability,
        float(heads["valid"][1]),
        {k: tuple(v) for k, v in roles.items()},
        certainty,
        dict(zip(STANCES, heads["stance"].tolist(), strict=True)),
        dict(zip(ENDORSEMENTS, heads["endorsement"].tolist(), strict=True)),
        float(heads["unnamed"][1]),
        dict(zip(MEDIA, heads["medium_kind"].tolist(), strict=True)),
    )


def _without_holes(cue: CueReading, sentences: Sequence[WordSpan]) -> CueReading:
    """Pieces of a content that neither the cue, another role nor a sentence's end parts, as one.

    A lone word beside a long piece goes: it is a slip.
    """
    others = [cue.span, *(s for name, spans in cue.roles.items() if name != "content" for s in spans)]
    ends = {b for _, b in sentences}
    out: list[WordSpan] = []
    for span in cue.roles.get("content", ()):
        gap = (out[-1][1], span[0]) if out else (0, 0)
        parted = any(a < gap[1] and gap[0] < b for a, b in others)
        parted = parted or any(end in ends for end in range(gap[0], gap[1] + 1))
        if out and gap[1] - gap[0] <= MOST_IN_A_HOLE and not parted:
            out[-1] = (out[-1][0], span[1])
        else:
            out.append(span)
    long = max((b - a for a, b in out), default=0) >= ENOUGH_BESIDE
    kept = tuple(s for s in out if not long or s[1] - s[0] > 1)
    return replace(cue, roles={**cue.roles, "content": kept}) if out else cue


def _tagged(scores: NDArray[np.float32], transitions: NDArray[np.float32]) -> list[tuple[int, int, int]]:
    logp = decoding.log_softmax(scores)
    return decoding.spans_of(decoding.viterbi(logp[None], [len(logp)], transitions)[0])


def _caveats(scores: NDArray[np.float32], bias: float) -> list[tuple[WordSpan, str, float]]:
    logp = decoding.log_softmax(scores)
    biased = logp.copy()
    biased[:, 1:] += bias
    tags = decoding.viterbi(biased[None], [len(biased)], _BIO_CAVEATS)[0]
    return [
        ((a, b), CAVEATS[k], float(1 - np.exp(logp[a:b, 0]).mean())) for a, b, k in decoding.spans_of(tags)
    ]


def _after_datelines(text: str, offsets: list[tuple[int, int]], sentences: list[WordSpan]) -> list[WordSpan]:
    """A dateline ("GOMA, 3 May —") as a sentence of its own: else its names pass for subjects."""
    out: list[WordSpan] = []
    for a, b in sentences:
        end = (
            dateline_end(text, offsets[a][0])
            if a == 0 or "\n" in text[offsets[a - 1][1] : offsets[a][0]]
            else 0
        )
        cut = (
            next((i for i in range(a + 1, min(b, a + 30)) if offsets[i][0] >= end), a)
            if end > offsets[a][0]
            else a
        )
        out += [(a, cut), (cut, b)] if a < cut < b else [(a, b)]
    return out


def _sentences(scores: NDArray[np.float32], breaks: list[bool]) -> list[WordSpan]:
    """Sentences begin where the network says so and with every line; endless ones are cut where best."""
    gain = scores[:, 1] - scores[:, 0]
    begins = (gain > 0) | np.array(breaks)
    begins[0] = True
    starts = np.flatnonzero(begins).tolist()
    out = []
    for start, end in zip(starts, [*starts[1:], len(breaks)], strict=True):
        at = start
        while end - at > _LONGEST_SENTENCE:
            half = at + _LONGEST_SENTENCE // 2
            cut = half + int(gain[half : at + _LONGEST_SENTENCE].argmax())
            out.append((at, cut))
            at = cut
        out.append((at, end))
    return out
