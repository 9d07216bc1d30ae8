"""Parts: entities on re3d; on GUM, mentions (persons, organisations, places) and who is whom among them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from evaluation.figures import Counts, Figure, Share
from evaluation.setting import Setting
from evaluation.treebanks import read
from sayso.language import decoding
from sayso.language.encoding import MENTIONS, RE3D, RE3D_TAGS, assemble, shapes_of, word_pieces
from sayso.language.model import Model
from sayso.language.reading import Reading
from sayso.language.windows import plan_windows
from training import corpora
from training.documents import Document

PRONOUNS = frozenset("he she it they him her them his its their i you we me us my your our".split())


def re3d(setting: Setting) -> list[Figure]:
    """Return the F1 of re3d's entities, over all kinds and by kind."""
    pooled, kinds = Counts(), {kind: Counts() for kind in RE3D}
    documents = list(corpora.re3d(setting.corpus("re3d/dev.conll.gz"), setting.model.tokenizer))
    transitions = decoding.bio_transitions(RE3D_TAGS)
    for document in setting.few(documents):
        rows = decoding.log_softmax(tagger_rows(setting.model, document, "re3d"))
        found = decoding.spans_of(decoding.viterbi(rows[None], [len(rows)], transitions)[0])
        gold = decoding.spans_of(document.labels["re3d"])
        pooled.add(gold, found)
        for number, kind in enumerate(RE3D):
            kinds[kind].add(*([s for s in spans if s[2] == number] for spans in (gold, found)))
    by_kind = [c.figure(f"re3d.{kind.lower()}", gated=False) for kind, c in kinds.items() if c.gold]
    return [pooled.figure("re3d.entities"), *by_kind]


def tagger_rows(model: Model, document: Document, name: str) -> NDArray[np.float32]:
    """Return one output of the tagger, a row a word, over windows as the analyser cuts them."""
    pieces, shapes = word_pieces(model.tokenizer, document.words), shapes_of(document.words)
    breaks = document.breaks
    counts = [len(p) + (b and i > 0) for i, (p, b) in enumerate(zip(pieces, breaks, strict=True))]
    rows = []
    for plan in plan_windows(np.array(counts)):
        part = slice(plan.start, plan.end)
        out = model.tag(assemble(pieces[part], shapes[part], breaks[part]))[name]
        rows.append(out[plan.core_start - plan.start : plan.core_end - plan.start])
    return np.concatenate(rows)


def gum(setting: Setting) -> list[Figure]:
    """Return the figures of GUM's mentions, and of coreference between mentions that are given."""
    relations, upos = corpora.Vocabulary(), corpora.Vocabulary()
    path = setting.corpus("gum/dev.conllu.gz")
    documents = list(corpora.treebank(path, setting.model.tokenizer, relations, upos, grow=True))
    analyser, mentions = setting.analyser(), Counts()
    shares = {name: Share() for name in ("all", "anaphoric", "pronouns", "first")}
    for document in setting.few(documents):
        reading = read(analyser, document)
        gold = [((a, b), MENTIONS[k]) for a, b, k in decoding.spans_of(document.labels["mention"])]
        mentions.add(gold, reading.mentions)
        count_antecedents(document, reading, shares)
    figures = [share.figure(f"gum.coreference.{name}") for name, share in shares.items()]
    return [mentions.figure("gum.mentions"), *figures]


def count_antecedents(document: Document, reading: Reading, shares: dict[str, Share]) -> None:
    """Count for each gold mention whether the earlier one that the network prefers, or nobody, is right."""
    for i, (span, cluster) in enumerate(document.clusters):
        before = document.clusters[:i]
        scores = [reading.coref_score(span, earlier) for earlier, _ in before]
        best = int(np.argmax(scores)) if scores else -1
        chosen = before[best][1] if scores and scores[best] > 0 else None
        known = any(c == cluster for _, c in before)
        right = chosen == cluster if known else chosen is None
        shares["all"].add(right)
        shares["anaphoric" if known else "first"].add(right)
        if known and span[1] - span[0] == 1 and document.words[span[0]].lower() in PRONOUNS:
            shares["pronouns"].add(right)
