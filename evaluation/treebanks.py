"""Parts: parse, parts of speech and sentences on UD-EWT and GUM, development parts, on their own words."""

from __future__ import annotations

from itertools import accumulate

from evaluation.figures import Counts, Figure, Share
from evaluation.setting import Setting
from sayso.language.reading import Analyser, Reading
from training.corpora import Vocabulary, treebank
from training.documents import Document


def ewt(setting: Setting) -> list[Figure]:
    """Return the figures on UD-EWT."""
    return measure(setting, "ewt", "ud-ewt/dev.conllu.gz")


def gum(setting: Setting) -> list[Figure]:
    """Return the figures on GUM."""
    return measure(setting, "gum", "gum/dev.conllu.gz")


def measure(setting: Setting, name: str, file: str) -> list[Figure]:
    """Return the figures: the parse within the gold sentences, the sentences as the network cuts them."""
    relations, upos = Vocabulary(), Vocabulary()
    documents = list(treebank(setting.corpus(file), setting.model.tokenizer, relations, upos, grow=True))
    heads, labelled, subtyped, tags = (Share() for _ in range(4))
    sentences = Counts()
    analyser = setting.analyser()
    for document in setting.few(documents):
        sentences.add(document.sentences, read(analyser, document).sentences)
        reading = read(analyser, document, gold_sentences=True)
        for found, head, relation, tag in zip(
            reading.words, *gold_rows(document, list(relations), list(upos)), strict=True
        ):
            right = found.head == head
            heads.add(right)
            labelled.add(right and universal(found.relation) == universal(relation))
            subtyped.add(right and found.relation == relation)
            tags.add(found.upos == tag)
    shares = {"uas": heads, "las": labelled, "las_subtypes": subtyped, "upos": tags}
    figures = [share.figure(f"{name}.{figure}") for figure, share in shares.items()]
    return [*figures, sentences.figure(f"{name}.sentences")]


def read(analyser: Analyser, document: Document, *, gold_sentences: bool = False) -> Reading:
    """Read a document's own words, within its own sentences if wished."""
    ends = list(accumulate(len(w) + 1 for w in document.words))
    offsets = [(end - 1 - len(w), end - 1) for end, w in zip(ends, document.words, strict=True)]
    sentences = document.sentences if gold_sentences else None
    return analyser.read_words(
        " ".join(document.words), offsets, document.words, document.breaks, sentences=sentences
    )


def gold_rows(
    document: Document, relations: list[str], upos: list[str]
) -> tuple[list[int], list[str], list[str]]:
    """Return the heads, relations and parts of speech of a document's words."""
    assert document.heads is not None
    assert document.relations is not None
    labels = [relations[i] for i in document.relations]
    return document.heads.tolist(), labels, [upos[i] for i in document.labels["upos"]]


def universal(relation: str) -> str:
    """Return a relation without its subtype: ``nsubj:pass`` is an ``nsubj``."""
    return relation.partition(":")[0]
