"""The public corpora, read from a folder outside the project, as `Document`s."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from sayso.language.encoding import (
    CAVEAT_TAGS,
    ENDORSEMENTS,
    MEDIA,
    MENTION_TAGS,
    MENTIONS,
    RE3D_TAGS,
    STANCES,
    shapes_of,
    word_pieces,
)
from sayso.language.words import paragraph_starts, split_words
from training import texts
from training.documents import IGNORE, Cue, Document, WordSpan


def read_text(path: Path) -> str:
    """A packed text file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return file.read()


def finish(document: Document, tokenizer: Tokenizer) -> Document:
    document.pieces = word_pieces(tokenizer, document.words)
    document.shapes = shapes_of(document.words)
    return document


def from_text(id_: str, text: str) -> Document:
    offsets = split_words(text)
    return Document(
        id_, [text[a:b] for a, b in offsets], paragraph_starts(text, offsets), offsets=offsets, text=text
    )


def to_words(document: Document, start: int, end: int) -> WordSpan | None:
    """The words that the characters [start, end) touch."""
    ends = [b for _, b in document.offsets]
    starts = [a for a, _ in document.offsets]
    first = int(np.searchsorted(ends, start, side="right"))
    last = int(np.searchsorted(starts, end, side="left"))
    return (first, last) if first < last else None


def bio(size: int, spans: list[tuple[WordSpan, int]]) -> np.ndarray:
    """Tags 1+2k for the first word of a span of kind k, 2+2k for the others, 0 elsewhere.

    Of two spans that overlap the first wins.
    """
    tags = np.zeros(size, dtype=np.int64)
    for (a, b), kind in spans:
        if not tags[a:b].any():
            tags[a] = 1 + 2 * kind
            tags[a + 1 : b] = 2 + 2 * kind
    return tags


def polnear(path: Path, tokenizer: Tokenizer) -> Iterator[Document]:
    """PolNeAR's articles, one document for each annotation of an article."""
    for line in filter(None, read_text(path).split("\n")):
        raw = json.loads(line)
        document = from_text(raw["id"], raw["text"])
        if not document.words:
            continue
        document.cues = polnear_cues(document, raw["ann"])
        spans = [(c.span, 0) for c in document.cues]
        document.labels["cue_polnear"] = bio(len(document.words), spans)
        document.style = 1
        yield finish(document, tokenizer)


def polnear_cues(document: Document, annotation: str) -> list[Cue]:
    fragments: dict[str, list[WordSpan]] = {}
    events: list[list[list[str]]] = []
    for line in annotation.split("\n"):
        if match := re.match(r"(T\d+)\t[\w-]+ ([\d ;]+)\t", line):
            spans = [to_words(document, *map(int, f.split())) for f in match[2].split(";")]
            fragments[match[1]] = [s for s in spans if s]
        elif line.startswith("E"):
            events.append([part.split(":") for part in line.split("\t")[1].split()])
    cues = []
    for event in events:
        roles: dict[str, list[WordSpan]] = defaultdict(list)
        for name, target in event:
            roles[name.rstrip("0123456789").lower()].extend(fragments.get(target, []))
        if roles["cue"] and roles["content"]:
            cues.append(
                Cue(
                    roles["cue"][0],
                    {"source": sorted(roles["source"]), "content": sorted(roles["content"])},
                    full=False,
                )
            )
    return sorted(cues, key=lambda c: c.span)


def own_texts(tokenizer: Tokenizer, *, dev: bool) -> Iterator[Document]:
    """The project's own marked reports; `dev-*.yaml` are held out."""
    paths = [p for p in sorted(texts.FOLDER.glob("*.yaml")) if p.name.startswith("dev-") == dev]
    for report in texts.load(paths):
        document = from_text(report.id, report.text)
        document.cues = [c for item in report.items if (c := own_cue(document, item))]
        size = len(document.words)
        document.labels["cue"] = bio(size, [(c.span, 0) for c in document.cues])
        caveats = [
            (w, texts.CAVEATS.index(kind))
            for span, kind in report.caveats
            if (w := to_words(document, *span))
        ]
        document.labels["caveat"] = bio(size, caveats)
        document.clusters = own_clusters(document, report)
        yield finish(document, tokenizer)


def own_cue(document: Document, item: texts.CueItem) -> Cue | None:
    span = to_words(document, *item.cue)
    if span is None:
        return None
    marked: dict[str, list[texts.Offsets | None]] = {
        "source": [item.source],
        "content": [*item.content],
        "via": [item.via],
        "said": [item.said],
        "medium": [item.medium],
    }
    roles = {
        role: [w for s in spans if s and (w := to_words(document, *s))] for role, spans in marked.items()
    }
    return Cue(
        span,
        roles,
        full=True,
        stance=STANCES.index(item.stance),
        endorsement=ENDORSEMENTS.index(item.endorsement),
        unnamed=int(item.unnamed),
        medium_kind=MEDIA.index(item.medium_kind or "none"),
    )


def own_clusters(document: Document, report: texts.TextReport) -> list[tuple[WordSpan, int]]:
    """Speakers with one name are one; the places where that name stands elsewhere are its mentions too."""
    names: dict[str, int] = {}
    found: dict[WordSpan, int] = {}
    for item in report.items:
        if item.source and len(item.who) == 1:
            number = names.setdefault(item.who[0].lower(), len(names))
            if span := to_words(document, *item.source):
                found[core_of(document, span)] = number
    for name, number in names.items():
        for match in re.finditer(re.escape(name), report.text.lower()):
            if (span := to_words(document, *match.span())) and not any(
                a < span[1] and span[0] < b for a, b in found
            ):
                found[span] = number
    return sorted(found.items())


def core_of(document: Document, span: WordSpan) -> WordSpan:
    """A noun phrase up to its first comma, eight words at most: what stands for it in coreference."""
    a, b = span
    for i in range(a + 1, min(b, a + 8)):
        if document.words[i] in {",", "(", "who", "that", "which"}:
            return a, i
    return a, min(b, a + 8)


def re3d(path: Path, tokenizer: Tokenizer) -> Iterator[Document]:
    """Defence reports with ten kinds of entity; sentences are joined by ten to a document."""
    blocks = [b.split("\n") for b in read_text(path).split("\n\n") if b.strip()]
    for i in range(0, len(blocks), 10):
        words, tags, starts = [], [], []
        for block in blocks[i : i + 10]:
            rows = [line.split("\t") for line in block if "\t" in line]
            starts += [k == 0 for k in range(len(rows))]
            words += [r[0] or "?" for r in rows]
            tags += [RE3D_TAGS.index(r[-1].strip()) if r[-1].strip() in RE3D_TAGS else 0 for r in rows]
        document = Document(f"re3d-{i}", words, starts)
        document.labels["re3d"] = np.array(tags)
        yield finish(document, tokenizer)


class Vocabulary(dict[str, int]):
    """Label names to numbers; closed once training data has been read."""

    def number(self, name: str, *, grow: bool) -> int:
        return self.setdefault(name, len(self)) if grow else self.get(name, IGNORE)


def treebank(
    path: Path, tokenizer: Tokenizer, relations: Vocabulary, upos: Vocabulary, *, grow: bool
) -> Iterator[Document]:
    """A CoNLL-U file, one document for each `newdoc`, with entities and coreference where MISC has them."""
    for block in re.split(r"(?m)^(?=# newdoc)", read_text(path)):
        if block.strip():
            yield from treebank_document(block, tokenizer, relations, upos, grow)


def treebank_document(
    block: str, tokenizer: Tokenizer, relations: Vocabulary, upos: Vocabulary, grow: bool
) -> Iterator[Document]:
    id_ = re.match(r"# newdoc id = (\S+)", block)
    document = Document(id_[1] if id_ else "?", [], [])
    heads: list[int] = []
    labels: list[int] = []
    tags: list[int] = []
    misc: list[str] = []
    for sentence in block.split("\n\n"):
        rows = [
            r
            for line in sentence.split("\n")
            if line and line[0] != "#"
            for r in [line.split("\t")]
            if r[0].isdigit()
        ]
        if not rows:
            continue
        base = len(document.words)
        paragraph = "# newpar" in sentence or not document.words
        document.sentences.append((base, base + len(rows)))
        for k, r in enumerate(rows):
            document.words.append(r[1])
            document.breaks.append(paragraph and k == 0)
            heads.append(base + int(r[6]) - 1 if r[6] != "0" else -1)
            labels.append(relations.number(r[7], grow=grow))
            tags.append(upos.number(r[3], grow=grow))
            misc.append(r[9])
    if not document.words:
        return
    document.heads, document.relations = np.array(heads), np.array(labels)
    sentence_start = np.zeros(len(document.words), dtype=np.int64)
    sentence_start[[s for s, _ in document.sentences]] = 1
    document.labels.update(upos=np.array(tags), sentence=sentence_start)
    if "global.Entity" in block:
        add_entities(document, misc)
    yield finish(document, tokenizer)


def add_entities(document: Document, misc: list[str]) -> None:
    """GUM's bracketed entities: the outermost persons, bodies and places as tags, and their clusters."""
    mentions = []
    stack: list[tuple[str, str, int]] = []
    for i, cell in enumerate(misc):
        match = re.search(r"Entity=([^|]*)", cell)
        for opened, closed in re.findall(r"\(([^()]+\)?)|([^()]+)\)", match[1] if match else ""):
            if opened:
                parts = opened.rstrip(")").split("-")
                kind = parts[1] if len(parts) > 1 else ""
                if opened.endswith(")"):
                    mentions.append((i, i + 1, parts[0], kind))
                else:
                    stack.append((parts[0], kind, i))
            else:
                for k in range(len(stack) - 1, -1, -1):
                    if stack[k][0] == closed.split("-")[0]:
                        id_, kind, start = stack.pop(k)
                        mentions.append((start, i + 1, id_, kind))
                        break
    wanted = sorted((m for m in mentions if m[3] in MENTIONS), key=lambda m: (m[0], -m[1]))
    document.labels["mention"] = bio(
        len(document.words), [((a, b), MENTIONS.index(kind)) for a, b, _, kind in wanted]
    )
    numbers: dict[str, int] = {}
    cores: dict[WordSpan, int] = {}
    for a, b, id_, _ in wanted:
        cores[core_of(document, (a, b))] = numbers.setdefault(id_, len(numbers))
    document.clusters = sorted(cores.items())


__all__ = ["CAVEAT_TAGS", "MENTION_TAGS", "Vocabulary", "own_texts", "polnear", "re3d", "treebank"]
