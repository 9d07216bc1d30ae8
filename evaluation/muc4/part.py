"""Part: MUC-4, news of 1989 and 1990 from Latin America: who did what to whom, and the templates of 1992.

Role fillers are scored as CEAF-REE (``ceaf``), micro-averaged over the documents and over the roles; the
templates slot by slot (``slots``).

``python -m evaluation.muc4 [--train NUMBER] [--errors]`` reads training documents, and lists what is missed
and superfluous. The weights are fitted on these (``fit``), so their figures flatter.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.figures import Counts, Figure, Skipped, table
from evaluation.muc4 import keys as muc4_keys
from evaluation.muc4 import slots as muc4_slots
from evaluation.muc4 import texts as muc4_texts
from evaluation.muc4.ceaf import Entities, ceaf, load_roles, plain
from evaluation.muc4.priors import Example, Priors, tokens
from evaluation.muc4.roles import ROLES, incidents
from evaluation.muc4.scoring import ALL, Document, Scored, example, fillers, scored
from evaluation.muc4.templates import SURE, responses
from evaluation.muc4.texts import Muc4Text
from evaluation.reading_events import needed, whole
from evaluation.setting import Setting

TESTS = (("tst1/tst1-muc3.gz", "tst1/key-tst1.v7.gz"), ("tst2/tst2-muc4.gz", "tst2/key-tst2.v4.gz"))
NAMES = {
    "PerpInd": "perp_ind",
    "PerpOrg": "perp_org",
    "Target": "target",
    "Victim": "victim",
    "Weapon": "weapon",
}
BEST_OF_1992 = {
    "number": "60.6 / 52.7",
    "effect": "56.6 / 50.9",
    "date": "58.9 / 59.4",
    "place": "60.9 / 59.0",
    "stage": "76.7 / 72.5",
}
"""The best of 17 systems on TST3 / TST4, F1 by slot: proceedings of the Fourth Message Understanding
Conference (1992). Those tests are kept apart from development: the figures are of other documents."""


@dataclass(frozen=True)
class Read:
    """A document, what the program read in it, and how likely its noun phrases fill each role."""

    text: Muc4Text
    document: Document
    scored: dict[str, list[Scored]] = field(default_factory=dict)
    about: dict[str, float] = field(default_factory=dict)
    """For each role how likely the document has a filler at all."""

    def with_scores(self, priors: Priors) -> Read:
        """Return the same with scores."""
        about = priors.document_scores(tokens(self.text.text))
        return Read(self.text, self.document, scored(self.document, priors), about)

    @property
    def fillers(self) -> dict[str, list[str]]:
        """What fills the roles."""
        return fillers(self.scored)


def measure(setting: Setting) -> list[Figure]:
    """Return the figures over the development documents: roles first, then the slots of the templates."""
    needed()
    roles = load_roles(setting.corpus("muc4/dev.jsonl.gz"))
    texts, keys = list[Muc4Text](), dict[str, list[muc4_keys.Template]]()
    forms = muc4_texts.forms_of(setting)
    for file, key in TESTS:
        documents = list(muc4_texts.load(setting.corpus(f"muc4/full/{file}"), forms))
        texts += setting.few(documents)
        keys |= muc4_keys.load(setting.corpus(f"muc4/full/{key}"))
    priors = Priors(list(training_examples(setting).values()), ALL)
    reads = [one.with_scores(priors) for one in read(texts, setting)]
    return [*role_figures(reads, roles), *slot_figures(reads, keys)]


def training_texts(setting: Setting) -> list[Muc4Text]:
    """Return the training documents."""
    forms = muc4_texts.forms_of(setting)
    files = sorted(setting.corpus("muc4/full/dev").glob("dev-muc3-*.gz"))
    return [one for path in files for one in muc4_texts.load(path, forms)]


def training_examples(setting: Setting) -> dict[str, Example]:
    """Return for each training document its words, and what fills the roles in it."""
    roles, keys = load_roles(setting.corpus("muc4/train.jsonl.gz")), training_keys(setting)
    texts = muc4_texts.capitals(sorted(setting.corpus("muc4/full/dev").glob("dev-muc3-*.gz")))
    return {name: example(name, text, roles[name], keys[name]) for name, text in texts if name in roles}


def training_keys(setting: Setting) -> dict[str, list[muc4_keys.Template]]:
    """Return the templates of the training documents."""
    keys = dict[str, list[muc4_keys.Template]]()
    for path in sorted(setting.corpus("muc4/full/dev").glob("key-dev-*.gz")):
        keys |= muc4_keys.load(path)
    return keys


def read(texts: Sequence[Muc4Text], setting: Setting) -> Iterator[Read]:
    """Return each document with its candidates."""
    analyser = setting.analyser()
    for one in texts:
        _, reading, said, found = whole(one.text, one.published, analyser=analyser, id=one.id, file=one.id)
        yield Read(one, Document.of(one.id, reading, found, said, one.published))


def role_figures(reads: Sequence[Read], roles: dict[str, dict[str, Entities]]) -> list[Figure]:
    """Return F1 over all roles, and for each."""
    pooled, counts = Counts(), {role: Counts() for role in ROLES}
    for one in reads:
        told = one.fillers
        for role in ROLES:
            found, gold = [frozenset([plain(name)]) for name in told[role]], roles[one.text.id][role]
            sizes = ceaf(found, gold), len(gold), len(found)
            counts[role].count(*sizes)
            pooled.count(*sizes)
    by_role = [counts[role].figure(f"muc4.{NAMES[role]}") for role in ROLES]
    return [pooled.figure("muc4.roles"), *by_role]


def slot_figures(reads: Sequence[Read], keys: dict[str, list[muc4_keys.Template]]) -> list[Figure]:
    """Return F1 for each slot of the templates, beside the best of 1992."""
    counts = {slot: Counts() for slot in muc4_slots.SLOTS}
    for one in reads:
        text, document = one.text, one.document
        sure = incidents(document.mentions, text.text, text.published)
        likely = max(one.about.values()) > SURE
        found = responses(document, one.scored, sure if likely else (), text.published, text.city)
        muc4_slots.score(keys[text.id], found, counts)
    return [_beside(counts[slot].figure(f"muc4.slot_{slot}"), slot) for slot in muc4_slots.SLOTS]


def _beside(figure: Figure, slot: str) -> Figure:
    detail = f"{figure.detail}; best of 1992, on other documents: {BEST_OF_1992[slot]}"
    return Figure(figure.name, figure.value, detail, cases=figure.cases, gated=figure.gated)


def main(arguments: Sequence[str]) -> int:
    """Print the figures of the roles on training documents; 1 where it can't be done."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.muc4", description=__doc__)
    parser.add_argument("--train", type=int, default=100, metavar="NUMBER", help="so many documents (100)")
    parser.add_argument("--errors", action="store_true", help="list missed and superfluous fillers")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options = parser.parse_args(arguments)
    setting = Setting(options.corpora, Path(), Path())
    try:
        needed()
        roles = load_roles(setting.corpus("muc4/train.jsonl.gz"))
        texts, priors = training_texts(setting), Priors(list(training_examples(setting).values()), ALL)
    except Skipped as reason:
        print(reason, file=sys.stderr)
        return 1
    step = max(1, len(texts) // options.train)
    reads = [one.with_scores(priors) for one in read(texts[::step][: options.train], setting)]
    if options.errors:
        for one in reads:
            print(*errors(one, roles[one.text.id]), sep="\n")
    print(
        table(
            f"MUC-4, {len(reads)} training documents",
            {"": [*role_figures(reads, roles), *slot_figures(reads, training_keys(setting))]},
        )
    )
    return 0


def errors(one: Read, gold: dict[str, Entities]) -> Iterator[str]:
    """Return a line for the document and one for each role that is wrong."""
    told = one.fillers
    yield one.text.id
    for role in ROLES:
        names = [plain(name) for name in told[role]]
        missed = [" / ".join(sorted(e)) for e in gold[role] if not e & set(names)]
        extra = [name for name in names if not any(name in e for e in gold[role])]
        if missed or extra:
            yield f"  {role:<8} missed: {'; '.join(missed) or '-'}   extra: {'; '.join(extra) or '-'}"
