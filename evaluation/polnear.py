"""Part: PolNeAR's development articles: spans of sources, cues and contents, and which belong together.

Each article counts once, by its first annotator. A span is a set of contiguous fragments; fragments are
compared in words, each once, however many attributions share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from evaluation.figures import Counts, Figure, Span, agreement, covered, pairs
from evaluation.setting import Setting
from sayso.language.reading import CueReading
from training import corpora
from training.documents import Document

ROLES = ("source", "cue", "content")


@dataclass(frozen=True)
class Attribution:
    """One attribution as PolNeAR has it: fragments, in words."""

    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    content_words: frozenset[int] = field(default=frozenset(), compare=False)
    source_words: frozenset[int] = field(default=frozenset(), compare=False)

    @classmethod
    def of(cls, cue: Span, roles: Mapping[str, Sequence[Span]]) -> Attribution:
        """Build one from a cue and its roles."""
        content, source = joined(roles.get("content", ())), joined(roles.get("source", ()))
        return cls((cue,), content, source, covered(content), covered(source))


def measure(setting: Setting) -> list[Figure]:
    """Return the figures over all articles."""
    exact, overlap, token = ({role: Counts() for role in ROLES} for _ in range(3))
    linked = Counts()
    analyser = setting.analyser(style=1)
    for document in setting.few(articles(setting)):
        gold = [Attribution.of(c.span, c.roles) for c in document.cues or []]
        found = flat(analyser.analyse(document.text).cues)
        for role in ROLES:
            g, f = fragments(gold, role), fragments(found, role)
            exact[role].add(g, f)
            count_overlap(overlap[role], g, f)
            token[role].add(covered(g), covered(f))
        linked.count(len(pairs(gold, found, link, 0.5)), len(gold), len(found))
    kinds = {"exact": exact, "overlap": overlap, "token": token}
    figures = [c[role].figure(f"polnear.{role}.{kind}") for kind, c in kinds.items() for role in ROLES]
    return [*figures, linked.figure("polnear.linked")]


def articles(setting: Setting) -> list[Document]:
    """Return each article once, as its first annotator has it."""
    once: dict[str, Document] = {}
    for document in corpora.polnear(setting.corpus("polnear/dev.jsonl.gz"), setting.model.tokenizer):
        once.setdefault(document.text, document)
    return list(once.values())


def flat(cues: Iterable[CueReading]) -> list[Attribution]:
    """Return the attributions that stand in no other's content: PolNeAR marks none inside another."""
    kept = []
    spans = [(c, covered(c.roles.get("content", ()))) for c in cues]
    for c, content in spans:
        outer = (
            o for o, words in spans if o is not c and c.span[0] in words and not _encloses(content, o, c)
        )
        if content and not any(outer):
            kept.append(Attribution.of(c.span, c.roles))
    return kept


def _encloses(content: frozenset[int], other: CueReading, cue: CueReading) -> bool:
    """Tell whether two cues stand in each other's content and the first is the surer one."""
    return other.span[0] in content and (cue.valid, cue.span) > (other.valid, other.span)


def link(gold: Attribution, found: Attribution) -> float:
    """Return how far the contents agree; 0 where the sources are not the same."""
    same = bool(gold.source_words & found.source_words) or not (gold.source or found.source)
    return agreement(gold.content_words, found.content_words) if same else 0.0


def fragments(attributions: Iterable[Attribution], role: str) -> set[Span]:
    """Return the fragments of a role, each once."""
    return {span for each in attributions for span in getattr(each, role)}


def count_overlap(counts: Counts, gold: set[Span], found: set[Span]) -> None:
    """Count fragments that touch a fragment of the other side, one to one."""
    value = lambda g, f: float(min(g[1], f[1]) - max(g[0], f[0]))  # noqa: E731 - a formula, used once
    counts.count(len(pairs(sorted(gold), sorted(found), value, 1.0)), len(gold), len(found))


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that touch as one."""
    out: list[Span] = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1] = out[-1][0], max(b, out[-1][1])
        else:
            out.append((a, b))
    return tuple(out)
