"""A guess at the parse of plain news sentences, for hand-made readings: who stands before a verb, what stands behind it.

It knows articles, owners, numbers, prepositions, auxiliaries, "and", relative pronouns and clauses with a word that opens
them; all else ("a grenade thrown into …") a test tells with `arcs`. Contents of cues are guessed apart from what is around
them, as the parse of a real report would have them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_POSSESSIVE = frozenset("its their his our my her".split())
_BE = frozenset("is are was were be been being 's".split())
_IRREGULAR = frozenset(
    "hit took met shot held sent blew burnt overran left fell fled gave lost made put rose sank set shut struck came went "
    "became began found got drove said told spoke saw overthrew withdrew cut led stole hurt broke laid fought wept slept".split()
)
_BEFORE_BARE_FORMS = frozenset("to will shall would could can may might must should did not n't n’t".split())
_NO_VERBS = frozenset("hundred morning evening armed united during bed need building".split())
_NEGATIVE = frozenset("not n't n’t never".split())


def looks_like_a_verb(word: str, before: str) -> bool:
    """Whether a word is taken for a verb, by its form or by the word before it: "to leave", "will attack"."""
    if before in _BEFORE_BARE_FORMS and word.islower():
        return True
    return word in _IRREGULAR or (word.endswith(("ed", "ing")) and len(word) > 4 and word not in _NO_VERBS)


@dataclass
class _Clause:
    """What was read so far of one stretch of words."""

    verb: int = -1
    root: int = -1
    noun: int = -1
    waiting: list[int] = field(default_factory=list)
    """Nouns before a verb that may become its subject."""
    fronted: list[int] = field(default_factory=list)
    """Words before a verb that hang on it: prepositional phrases, auxiliaries, words that open its clause."""


class Guess:
    """The heads and relations of one text's words, filled one stretch after the other."""

    def __init__(self, words: Sequence[str], upos: Sequence[str]) -> None:
        self.words, self.upos = [w.lower() for w in words], upos
        self.heads, self.relations = [-1] * len(words), ["root"] * len(words)

    def parse(self, part: Sequence[int]) -> int:
        """Guess the parse of the words of a stretch, which may have holes; its root."""
        self.state, self.part, self.at = _Clause(), part, 0
        self.cases: list[int] = []
        self.joiner = -1
        while self.at < len(part):
            self._step()
        return self._close()

    def _hang(self, word: int, head: int, relation: str) -> None:
        self.heads[word], self.relations[word] = head, relation

    def _peek(self, ahead: int = 1) -> int:
        place = self.at + ahead
        return self.part[place] if place < len(self.part) else -1

    def _step(self) -> None:
        i, state = self.part[self.at], self.state
        word, tag = self.words[i], self.upos[i]
        after = self._peek()
        if tag == "VERB" and not (after >= 0 and self._describes(i, after)):
            self._verb(i)
        elif tag == "ADP" and not (word == "to" and after >= 0 and self.upos[after] == "VERB"):
            self.cases.append(i)
            self.at += 1
        elif tag == "CCONJ":
            self.joiner = i
            self.at += 1
        elif word == "to" or tag in {"AUX", "SCONJ", "PART", "ADV"} or (word == "that" and self._opens(i)):
            state.fronted.append(i)
            self.at += 1
        elif tag in NOMINAL or tag in {"DET", "ADJ", "VERB"}:
            self._phrase()
        else:
            self.at += 1

    def _opens(self, i: int) -> bool:
        """Whether "that" opens a clause: behind a verb, or as a relative pronoun before one."""
        after = self._peek()
        behind_verb = i > 0 and self.upos[i - 1] == "VERB"
        return behind_verb or (after >= 0 and self.upos[after] in {"AUX", "VERB"})

    def _describes(self, i: int, after: int) -> bool:
        """Whether a participle stands between an article or a number and its noun: "two wounded men"."""
        before = self.part[self.at - 1] if self.at else -1
        return (
            before >= 0
            and self.upos[before] in {"DET", "NUM"}
            and self.upos[after] == "NOUN"
            and self.words[i][-3:] != "ing"
        )

    # -- noun phrases --------------------------------------------------------------------------------------------

    def _phrase(self) -> None:
        run = self._run()
        head = self._inside(run)
        if self.upos[head] in {"ADJ", "VERB"}:
            self._adjective(head)
        else:
            self._place(head)

    def _run(self) -> list[int]:
        run: list[int] = []
        while self.at < len(self.part):
            i = self.part[self.at]
            tag, word = self.upos[i], self.words[i]
            nominal = any(self.upos[w] in NOMINAL - {"NUM"} for w in run)
            owner = bool(run) and self.words[run[-1]] in {"'s", "’s"}
            clitic = word in {"'s", "’s"} and nominal
            fits = (
                tag in NOMINAL
                or tag in {"DET", "ADJ"}
                or (tag == "VERB" and run and not nominal and self._noun_next())
            )
            if not clitic and (
                not fits or (nominal and not owner and tag in {"DET", "ADJ"} and word != "dead")
            ):
                break
            if nominal and not owner and (tag == "PRON" or (word == "dead" and self._peek() >= 0)):
                break
            run.append(i)
            self.at += 1
            if tag == "PRON" and word not in _POSSESSIVE:
                break
        return run

    def _inside(self, run: list[int]) -> int:
        marks = [n for n, w in enumerate(run) if self.words[w] in {"'s", "’s"}]
        start, owners = 0, []
        for n in marks:
            owners.append(self._simple(run[start:n]))
            self._hang(run[n], owners[-1], "case")
            start = n + 1
        head = self._simple(run[start:] or run[-1:])
        for owner in owners:
            self._hang(owner, head, "nmod:poss")
        return head

    def _simple(self, run: list[int]) -> int:
        nominal = [w for w in run if self.upos[w] in NOMINAL]
        head = nominal[-1] if nominal else run[-1]
        for w in run:
            if w == head:
                continue
            relation = {"DET": "det", "NUM": "nummod", "ADJ": "amod", "VERB": "amod"}.get(
                self.upos[w], "compound"
            )
            self._hang(w, head, "nmod:poss" if self.words[w] in _POSSESSIVE else relation)
        return head

    def _place(self, head: int) -> None:
        state = self.state
        if self.cases:
            self._prepositional(head)
        elif self.joiner >= 0 and state.noun >= 0 and (state.verb < 0 or not self._verb_next()):
            self._hang(head, state.noun, "conj")
            self._hang(self.joiner, head, "cc")
            self.joiner = -1
            return
        elif state.verb >= 0 and not self._has_object() and not state.fronted and not self._verb_next():
            self._hang(head, state.verb, "obj")
        else:
            state.waiting.append(head)
        state.noun = head

    def _verb_next(self) -> bool:
        return self.at < len(self.part) and self.upos[self.part[self.at]] in {"VERB", "AUX"}

    def _noun_next(self) -> bool:
        after = self._peek()
        return after >= 0 and self.upos[after] in {"NOUN", "ADJ"}

    def _has_object(self) -> bool:
        verb = self.state.verb
        told = any(h == verb and r == "obj" for h, r in zip(self.heads, self.relations, strict=True))
        return told or self._is_passive(verb)

    def _prepositional(self, head: int) -> None:
        state = self.state
        prep = self.words[self.cases[-1]]
        for case in self.cases:
            self._hang(case, head, "case")
        self.cases = []
        if state.noun >= 0 and (prep == "of" or (state.verb < 0 and state.waiting)):
            self._hang(head, state.noun, "nmod")
        elif state.verb >= 0:
            self._hang(
                head, state.verb, "obl:agent" if prep == "by" and self._is_passive(state.verb) else "obl"
            )
        else:
            state.fronted.append(head)

    def _is_passive(self, verb: int) -> bool:
        return any(h == verb and r == "aux:pass" for h, r in zip(self.heads, self.relations, strict=True))

    # -- verbs and what is said with "is" ------------------------------------------------------------------------

    def _adjective(self, i: int) -> None:
        state = self.state
        if any(self.upos[f] == "AUX" for f in state.fronted) or (state.verb < 0 and state.waiting):
            self._predicate(i, "cop")
        elif state.verb >= 0:
            self._hang(i, state.verb, "xcomp")

    def _verb(self, i: int) -> None:
        passive = not self.words[i].endswith("ing") and any(self.words[f] in _BE for f in self.state.fronted)
        self._predicate(i, "aux:pass" if passive else "aux")
        self.at += 1

    def _predicate(self, i: int, auxiliary: str) -> None:
        state = self.state
        relation, head = self._clause_of(i)
        self._hang(i, head, relation)
        auxiliaries = [f for f in state.fronted if self.upos[f] == "AUX"]
        for f in state.fronted:
            self._hang(f, i, self._fronted(f, auxiliary if f in auxiliaries[-1:] else "aux"))
        for case in self.cases:
            self._hang(case, i, "mark")
        if self.joiner >= 0:
            self._hang(self.joiner, i, "cc")
        subject = "nsubj:pass" if auxiliary == "aux:pass" else "nsubj"
        if relation == "acl:relcl":
            for f in state.fronted:
                if self.words[f] == "that":
                    self._hang(f, i, subject)
            if state.waiting and state.waiting[-1] != head:
                self._hang(state.waiting.pop(), i, subject)
        elif state.waiting:
            self._hang(state.waiting[-1], i, subject)
            state.waiting = []
        state.fronted, self.cases, self.joiner, state.verb = [], [], -1, i
        if auxiliary == "cop":
            self.at += self.at < len(self.part) and self.part[self.at] == i

    def _fronted(self, f: int, auxiliary: str) -> str:
        word, tag = self.words[f], self.upos[f]
        if tag == "AUX":
            return auxiliary
        if word in _NEGATIVE or tag == "ADV":
            return "advmod"
        return "obl" if tag in NOMINAL else "mark"

    def _clause_of(self, i: int) -> tuple[str, int]:
        state = self.state
        relative = bool(state.waiting) and self.words[state.waiting[-1]] in {"who", "which", "whom"}
        that = [f for f in state.fronted if self.words[f] == "that" and f and self.upos[f - 1] in NOMINAL]
        if relative or that:
            return "acl:relcl", self._before(state.waiting[-1] if relative else that[0])
        if state.root < 0:
            state.root = i
            return "root", -1
        relation = self._joined(i)
        return relation, state.noun if relation == "acl" else state.verb

    def _joined(self, i: int) -> str:
        """How a verb hangs on the one before it."""
        state = self.state
        opened = {self.words[f] for f in state.fronted}
        clause = (
            any(self.upos[f] == "SCONJ" for f in state.fronted) or self.cases or self.words[i].endswith("ing")
        )
        participle = not state.waiting and i > 0 and self.upos[i - 1] in NOMINAL
        told = (
            ("xcomp", "to" in opened),
            ("conj", self.joiner >= 0),
            ("ccomp", "that" in opened),
            ("advcl", clause),
            ("acl", participle),
        )
        return next((relation for relation, holds in told if holds), "parataxis")

    def _before(self, i: int) -> int:
        return next((w for w in range(i - 1, -1, -1) if self.upos[w] in {"NOUN", "PROPN"}), i)

    def _close(self) -> int:
        state = self.state
        root = state.root if state.root >= 0 else next(iter([*state.waiting, *self.part]))
        for i in self.part:
            if i != root and self.heads[i] < 0:
                self._hang(i, root, "punct" if self.upos[i] == "PUNCT" else "dep")
        self._hang(root, -1, "root")
        return root
