"""Noun phrases and names of a document, and what tells whether one fills a role of MUC-4."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from evaluation.muc4.actors import core, head, table, weapons, words
from evaluation.muc4.ceaf import plain
from evaluation.muc4.roles import counts, kind_of_incident
from sayso.events.nouns import is_a
from sayso.knowledge.actors import describe
from sayso.knowledge.people import is_role, strip_titles
from sayso.knowledge.states import country_of
from sayso.knowledge.words import is_plural
from sayso.language import phrases
from sayso.language.reading import Reading, WordSpan
from sayso.records import Attribution, Mention, Span

_MODIFIERS = frozenset({"compound", "amod", "nummod", "flat", "nmod:poss", "advmod"})
_NO_MODIFIER = frozenset({"DET", "PRON", "ADV", "VERB"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_ARGUMENT = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj"})
_CLASSES = (
    "things",
    "civilians",
    "officials",
    "armed",
    "suspects",
    "vehicles",
    "explosives",
    "ammunition",
    "weapons",
    "places",
)
_SECTORS = frozenset(
    "REB MIL COP GOV CRM CVL OPP PTY LEG JUD EDU JRN REL LAB BUS PAR PRM UAF RAD SPY DEV".split()
)
_MODES = frozenset(
    "targeted explosives abduct destroy firearms seize arrest investigate allege disapprove release troops "
    "convict".split()
)
_SHARED = ("recipient: incident", "actor: incident", "recipient: ASSAULT", "actor: ASSAULT")
_TYPES = frozenset({"ASSAULT", "ACCUSE", "COERCE", "PROTEST"})
_BRACKET = re.compile(r"[(\[]")


@dataclass
class Candidate:
    """A noun phrase or name: as it stands, where, and what is told of it; 1 unless another number is told."""

    name: str
    spans: list[WordSpan] = field(default_factory=list)
    features: dict[str, float] = field(default_factory=dict)

    def tell(self, name: str, value: float = 1.0) -> None:
        """Keep the most that any place tells."""
        self.features[name] = max(self.features.get(name, value), value)


def candidates(
    reading: Reading, mentions: Sequence[Mention], attributions: Sequence[Attribution], published: str | None
) -> list[Candidate]:
    """Return the candidates of a document, those that read alike as one."""
    around = Around(reading, mentions, attributions, published)
    found: dict[str, Candidate] = {}
    for span, forms in spans_of(reading).items():
        text = " ".join(reading.text_of(span).split())
        name = plain(text)
        if not any(w.isalpha() and w not in words("empty") for w in name.split()):
            continue
        one = found.setdefault(name, Candidate(text))
        one.spans.append(span)
        for form in forms:
            one.tell(f"form {form}")
        for told, value in around.features(span):
            one.tell(told, value)
    for one in found.values():
        for told in of_words(one.name):
            one.tell(told)
        for told in around.named.get(_bare(one.name), ()):
            one.tell(f"named {told}")
        one.tell("times", math.log(len(one.spans)))
        one.tell("many times", float(len(one.spans) > 2))
    _share(list(found.values()))
    return list(found.values())


def _bare(name: str) -> str:
    return plain(strip_titles(core(name)))


def _share(found: Sequence[Candidate]) -> None:
    """Tell each what is told of another with the same last word: "Prado" and "Elena Prado"."""
    by_word: dict[str, list[Candidate]] = {}
    for one in found:
        by_word.setdefault(one.name.split()[-1].lower(), []).append(one)
    for same in by_word.values():
        for name in _SHARED:
            if any(name in one.features for one in same):
                for one in same:
                    one.tell(f"same word {name}")


def spans_of(reading: Reading) -> dict[WordSpan, set[str]]:
    """Return the words of all candidates, by how they were found."""
    out: dict[WordSpan, set[str]] = {}
    for form, span in _spans(reading):
        out.setdefault(span, set()).add(form)
    for span, forms in list(out.items()):
        text = reading.text_of(span)
        bare = strip_titles(text)
        if bare and bare != text and text.endswith(bare):
            out.setdefault((max(span[0], span[1] - len(bare.split())), span[1]), set()).update(
                {"untitled", *forms}
            )
            forms.add("titled")
    return out


def _spans(reading: Reading) -> Iterator[tuple[str, WordSpan]]:
    for i, word in enumerate(reading.words):
        odd = word.upos in {"ADJ", "NUM", "X", "VERB"} and word.relation in _ARGUMENT
        if word.upos not in _NOMINAL and not odd:
            continue
        start, end = short(reading, i)
        yield "whole", (start, end)
        if end - start > 1:
            yield "head", (i, i + 1)
        late = start
        while late < i and reading.words[late].upos in {"NUM", "ADJ"}:
            late += 1
        if late > start:
            yield "without adjectives", (late, end)
        for last in _ends_behind(reading, i, end):
            yield "with of", (start, last)
            yield "with of", (late, last)
    for span in phrases.names(reading):
        yield "name", span
    for span, kind in reading.mentions:
        yield f"tagged {kind}", span


def _ends_behind(reading: Reading, i: int, end: int) -> Iterator[int]:
    """Where the phrase ends if what is behind "of", "from" or "for" is taken in."""
    if end < len(reading.words) and reading.words[end].text.lower() in {"of", "from", "for"}:
        inside = [c for c in reading.dependents[i] if c > end and reading.words[c].relation == "nmod"]
        for first, last in (short(reading, low) for low in inside[:2]):
            if first - end <= 2:
                yield last


def short(reading: Reading, i: int) -> WordSpan:
    """Return a noun with the adjectives, numbers and nouns before it, and the names behind it."""
    w, start, end = reading.words, i, i + 1
    while start > 0 and (_modifies(reading, start - 1, start, i) or _joined(reading, start, i)):
        start -= 1
    while start < i and (w[start].upos in {"PUNCT", "DET"} or w[start].text.lower() in {"'s", "'"}):
        start += 1
    while (
        end < len(w)
        and w[end].relation in {"flat", "compound"}
        and start <= w[end].head < end
        and w[end].upos in {"PROPN", "NUM", "NOUN"}
    ):
        end += 1
    return start, end


def _modifies(reading: Reading, at: int, start: int, i: int) -> bool:
    word = reading.words[at]
    return start <= word.head <= i and word.relation in _MODIFIERS and word.upos not in _NO_MODIFIER


def _joined(reading: Reading, start: int, i: int) -> bool:
    """Whether a hyphen or a quotation mark stands between a word and its modifier."""
    return (
        start > 1
        and reading.words[start - 1].text in {"-", "'", '"'}
        and _modifies(reading, start - 2, start, i)
    )


@lru_cache(maxsize=1 << 16)
def of_words(name: str) -> tuple[str, ...]:
    """Return what the words alone tell."""
    parts, out = name.split(), list[str]()
    last, bare = head(name), core(name)
    out += [f"list {each}" for each in ("things", "fighters", "people") if last in words(each)]
    if found := weapons().search(bare):
        out.append(
            "weapon"
            if found[0].lower() == bare.lower()
            else "weapon last"
            if bare.endswith(found[0])
            else "weapon inside"
        )
    small = parts[-1][:1].islower()
    out.append("small" if small else "capital")
    if not small:
        out += ["short form"] if name.isupper() and len(name) > 1 else []
        out.append(f"capital words {min(4, sum(p[:1].isupper() for p in parts))}")
    elif is_plural(plain(parts[-1])):
        out.append("plural")
    out += ["number"] if parts[0].isdigit() or parts[0].lower() in words("empty") else []
    out += ["one word"] if len(parts) == 1 else []
    out += ["role"] if is_role(last) else []
    out += ["state"] if country_of(name) and len(parts) < 3 else []
    known = describe(name)
    if known is None:
        return (*out, "unknown")
    out.append(f"kind {known.kind}")
    out += [f"sector {known.sector}"] if known.sector in _SECTORS else []
    listed = bool(known.aliases)
    out += ["listed"] if listed else []
    out += [f"listed {known.sector}"] if listed and known.sector in {"REB", "CRM", "MIL", "COP"} else []
    out += ["part of a body"] if known.part_of else []
    return tuple(out)


class Around:
    """What the text around a place tells: events, their participants, who speaks, how early it stands."""

    def __init__(
        self,
        reading: Reading,
        mentions: Sequence[Mention],
        attributions: Sequence[Attribution],
        published: str | None,
    ) -> None:
        self.reading = reading
        self.parts: dict[int, set[str]] = {}
        self.named: dict[str, set[str]] = {}
        """By the full names of participants, whatever words stand for them, what they do or suffer."""
        self.triggers: dict[int, set[str]] = {}
        self.sentences: dict[int, set[str]] = {}
        for mention in mentions:
            self._mention(mention, counts(mention, reading.text, published))
        for one in attributions:
            for link in one.chain:
                for speaker in link.speakers:
                    if speaker.span:
                        self._tell(speaker.span, "speaks")
            for span in one.content:
                self._tell(span, "said")

    def _mention(self, mention: Mention, incident: bool) -> None:
        heads = [i for s in mention.trigger for i in self._words(s)]
        kind = "incident" if incident else mention.type if mention.type in _TYPES else "other"
        told = {kind, *([f"incident {kind_of_incident(mention, self.reading.text)}"] if incident else [])}
        told |= {f"mode {mention.mode}"} if mention.mode in _MODES else set()
        said = [t.lower() for s in mention.trigger for t in s.text.split()]
        told |= {
            f"effect {e}" for e, begin in table("effects").items() if any(w.startswith(begin) for w in said)
        }
        told |= {f"{kind} {mention.status}"} if kind == "ASSAULT" else set()
        for i in heads:
            self.triggers.setdefault(i, set()).update(told)
            self.sentences.setdefault(phrases.sentence_of(self.reading, i), set()).update(told)
        for side, each in (("actor", mention.actors), ("recipient", mention.recipients)):
            for participant in each:
                if participant.span:
                    for what in told:
                        self._tell(participant.span, f"{side}: {what}")
                self.named.setdefault(_bare(participant.name), set()).add(f"{side}: {kind}")

    def _words(self, span: Span) -> range:
        return self.reading.words_in(span.start, span.end)

    def _tell(self, span: Span, what: str) -> None:
        for i in self._words(span):
            self.parts.setdefault(i, set()).add(what)

    def features(self, span: WordSpan) -> Iterator[tuple[str, float]]:
        """Return what is told of a place."""
        top = phrases.head_of(self.reading, span)
        word = self.reading.words[top]
        for told in self.parts.get(top, ()):
            yield told, 1.0
        above = self._joined_to(top)
        for told in self.parts.get(above, set()) - self.parts.get(top, set()) if above is not None else ():
            yield f"joined to {told}", 1.0
        for name in _CLASSES:
            if is_a(self.reading, top, f"@{name}"):
                yield f"class {name}", 1.0
        number = phrases.sentence_of(self.reading, top)
        beside = self.sentences.get(number, set())
        for told in beside:
            yield f"beside: {told}", 1.0
        for told in self.sentences.get(number - 1, ()):
            yield f"after: {told}", 1.0
        for told in self.sentences.get(number + 1, ()):
            yield f"before: {told}", 1.0
        yield from self._grammar(top)
        yield "early", 1 / (1 + number)
        yield "late", math.log1p(number) - 3
        if span[0] and _BRACKET.match(self.reading.words[span[0] - 1].text):
            yield "in brackets", 1.0
        if span[1] < len(self.reading.words) and _BRACKET.match(self.reading.words[span[1]].text):
            yield "brackets behind", 1.0
        yield f"relation {word.relation.split(':')[0]}", 1.0

    def _joined_to(self, top: int) -> int | None:
        """The noun that it stands in a list or in apposition with."""
        at = top
        for _ in range(8):
            word = self.reading.words[at]
            if word.head < 0 or (
                word.relation.split(":")[0] not in {"conj", "appos"} and word.relation != "nmod:desc"
            ):
                break
            at = word.head
        return None if at == top else at

    def _grammar(self, top: int) -> Iterator[tuple[str, float]]:
        """What it hangs on: a trigger, near or two steps away, and by which relation and preposition."""
        words = self.reading.words
        case = next(
            (words[c].text.lower() for c in self.reading.dependents[top] if words[c].relation == "case"), ""
        )
        if case in {"by", "of", "from", "with", "in", "at", "against", "on", "to", "for", "near"}:
            yield f"case {case}", 1.0
        if any(words[c].text.lower() == "the" for c in self.reading.dependents[top]):
            yield "the", 1.0
        at = top
        for _ in range(4):
            if words[at].relation != "conj" or words[at].head < 0:
                break
            at = words[at].head
            case = case or next(
                (words[c].text.lower() for c in self.reading.dependents[at] if words[c].relation == "case"),
                "",
            )
        above, relation = words[at].head, words[at].relation
        told = self.triggers.get(above, set()) if above >= 0 else set()
        for what in told & {"incident", "ASSAULT", "ACCUSE"}:
            side = f"{relation} {case}".strip() if relation in {"obl", "nmod"} else relation
            if side in {
                "nsubj",
                "nsubj:pass",
                "obj",
                "obl by",
                "nmod by",
                "nmod of",
                "nmod against",
                "obl against",
                "compound",
                "obl with",
                "obl in",
                "nmod in",
                "obl at",
                "nmod at",
                "obl from",
                "nmod:poss",
                "obl on",
                "nmod on",
            }:
                yield f"{side} of {what}", 1.0
        if (
            not told
            and above >= 0
            and words[above].head >= 0
            and "incident" in self.triggers.get(words[above].head, ())
        ):
            yield "two steps from incident", 1.0
