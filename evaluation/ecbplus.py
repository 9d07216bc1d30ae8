"""Part: ECB+, events over the documents of a topic, from gold mentions, development documents.

Coreference is counted the usual way for given mentions: one clustering over all documents, with the topics
given. A topic is what stands before "_" in a document's id, and no gold event spans two. All marked mentions
count, events of a single mention too. Only some sentences of each document are marked, and only they are its
text here.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from evaluation.coreference_scores import b_cubed, ceaf_e, conll, muc
from evaluation.figures import Figure
from evaluation.setting import Setting
from sayso.events.lexicon import Entry, nouns_of, verbs_of
from sayso.linking import link
from sayso.records import Ledger, Mention, MentionType, Report, Span

Documents = Mapping[str, Mapping[int, Sequence[str]]]
"""The tokens of each sentence, by its number, of each document."""
NEUTRAL: MentionType = "CONSULT"
"""The type of a mention whose words the trigger lexicon lacks; its confidence, 0, says that it is none."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked mention: where it stands, and the key of its event."""

    id: str
    document: str
    sentence: int
    tokens: tuple[int, ...]
    event: str

    @property
    def topic(self) -> str:
        """The topic of its document."""
        return topic_of(self.document)


def measure(setting: Setting) -> list[Figure]:
    """Return CoNLL F1 and its three parts, and those of the lemma baseline."""
    documents = load_documents(setting.corpus("ecb-plus/dev_corpus.txt.gz"))
    marked = load_mentions(setting.corpus("ecb-plus/dev_Event_gold_mentions.json.gz"))
    topics = setting.few(sorted({m.topic for m in marked}))
    marked = [m for m in marked if m.topic in topics]
    linked: dict[str, str] = {}
    for topic in topics:
        linked |= clustered(link(ledger(documents, [m for m in marked if m.topic == topic])))
    return [
        *figures("ecbplus", marked, linked),
        *figures("ecbplus.lemma_baseline", marked, lemma_baseline(documents, marked), gated=False),
    ]


def figures(
    name: str, marked: Sequence[Marked], found: Mapping[str, str], *, gated: bool = True
) -> list[Figure]:
    """Return the figures of a clustering; a mention that it lacks is alone."""
    gold = {m.id: m.event for m in marked}
    told = {m.id: found.get(m.id, f"alone {m.id}") for m in marked}
    detail = f"{len(marked)} mentions, {len(set(gold.values()))} gold events, {len(set(told.values()))} found"
    out = [Figure(f"{name}.conll", conll(gold, told), detail, cases=len(marked), gated=gated)]
    for part in (muc, b_cubed, ceaf_e):
        agreed = part(gold, told)
        detail = f"P {agreed.precision:.3f} R {agreed.recall:.3f}"
        out.append(Figure(f"{name}.{part.__name__}", agreed.f1, detail, cases=len(marked), gated=gated))
    return out


def lemma_baseline(documents: Documents, marked: Iterable[Marked]) -> dict[str, str]:
    """Return one event for each topic and stem of a mention's last word in small letters."""
    import snowballstemmer

    stem = snowballstemmer.stemmer("english").stemWord
    words = {m.id: documents[m.document][m.sentence][m.tokens[-1]] for m in marked}
    return {m.id: f"{m.topic} {stem(words[m.id].lower())}" for m in marked}


def clustered(linked: Ledger) -> dict[str, str]:
    """Return the event of each mention that has one."""
    return {mention: event.id for event in linked.events for mention in event.mentions}


def topic_of(document: str) -> str:
    """Return the topic of a document's id: "12" of "12_3ecbplus"."""
    return document.partition("_")[0]


def load_documents(path: Path) -> Documents:
    """Read a token file: document, sentence, token, word and chain on a line, apart by tabs."""
    documents: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                document, sentence, _, word, *_ = line.rstrip("\n").split("\t")
                documents[document][int(sentence)].append(word)
    return documents


def load_mentions(path: Path) -> list[Marked]:
    """Read the marked mentions."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        raw: list[dict[str, Any]] = json.load(file)
    return [
        Marked(f"m{i}", m["doc_id"], m["sent_id"], tuple(m["tokens_number"]), m["coref_chain"])
        for i, m in enumerate(raw)
    ]


def ledger(documents: Documents, marked: Sequence[Marked]) -> Ledger:
    """Return documents with their marked mentions as a ledger; each sentence is a line of the text."""
    reports, starts = {}, {}
    for name in sorted({m.document for m in marked}):
        text, places = laid_out(documents[name])
        reports[name] = Report(id=name, file=name, language="en", text=text)
        starts[name] = places
    mentions = (mention(m, reports[m.document], starts[m.document], documents) for m in marked)
    return Ledger(reports=tuple(reports.values()), mentions=tuple(mentions))


def laid_out(sentences: Mapping[int, Sequence[str]]) -> tuple[str, dict[tuple[int, int], int]]:
    """Return the text, tokens apart by blanks and sentences by line breaks, and where each token begins."""
    text, places = "", {}
    for number, tokens in sorted(sentences.items()):
        text += "\n" if text else ""
        for i, token in enumerate(tokens):
            text += " " if i else ""
            places[number, i] = len(text)
            text += token
    return text, places


def mention(
    marked: Marked, report: Report, places: Mapping[tuple[int, int], int], documents: Documents
) -> Mention:
    """Return a marked mention as a record that has its words and, where they tell it, a type and a mode."""
    words = documents[marked.document][marked.sentence]
    spans = []
    for first, last in runs(marked.tokens):
        end = places[marked.sentence, last] + len(words[last])
        spans.append(report.span(places[marked.sentence, first], end))
    entry = next(filter(None, (entry_of(words[i]) for i in marked.tokens)), None)
    return _record(marked, tuple(spans), entry)


def _record(marked: Marked, trigger: tuple[Span, ...], entry: Entry | None) -> Mention:
    return Mention(
        id=marked.id,
        report=marked.document,
        type=entry.type if entry else NEUTRAL,
        mode=entry.mode if entry else None,
        trigger=trigger,
        confidence=1.0 if entry else 0.0,
    )


def runs(tokens: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return the first and the last of each run of neighbouring tokens."""
    for _, group in groupby(enumerate(sorted(tokens)), key=lambda pair: pair[1] - pair[0]):
        run = [token for _, token in group]
        yield run[0], run[-1]


def entry_of(word: str) -> Entry | None:
    """Return the entry of a word in the trigger lexicon that has the fewest conditions."""
    form = word.lower()
    entries = [*verbs_of(form), *(entry for words, entry in nouns_of(form) if len(words) == 1)]
    return min(entries, key=lambda entry: entry.conditions, default=None)
