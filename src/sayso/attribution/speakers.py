"""Who speaks: the source's words to a person or body with its full name, across the whole report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.attribution import phrases
from sayso.attribution.entities import BODY_KINDS, Directory, Entity, bare, beside, describe
from sayso.attribution.phrases import Phrase
from sayso.knowledge import outlets, people, states
from sayso.language.reading import WordSpan

_POSSESSIVE_END = re.compile(r"['’]s?$")
_INDEFINITE_START = re.compile(
    r"(?i)^(?:a|an|one|another|some|several|many|few|two|three|four|five|six|seven|eight|nine|ten|other|dozens|both|\d+)\b"
)
_DEFINITE_START = re.compile(r"(?i)^(?:the|this|that|these|those|its|his|her|their|our|my|same)\b")


_ANY_BODY = frozenset(
    "group company firm agency organisation organization movement coalition faction militia charity force alliance "
    "party union network body brigade operator outfit insurgents rebels militants".split()
)
_WORKS = frozenset("report article story dispatch account piece bulletin".split())
_TELLING = frozenset(
    "ministry union mission agency hospital court embassy department office police army committee party bank university "
    "government council commission forces coalition parliament presidency".split()
)


class Resolver:
    """Finds the entity behind each source of a report; sources are asked for in the order of the text."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.reading = directory.reading
        self._introduce()
        self.spoken: list[tuple[int, Entity]] = []
        """(word of the cue, who spoke there) in the order in which they were resolved."""

    def _introduce(self) -> None:
        """Enters who stands in the text without a name ("residents", "the general", "a militia"), for pronouns and later words."""
        for span, kind in self.reading.mentions:
            head = phrases.head_of(self.reading, span)
            phrase = Phrase(span, head)
            taken = (s for e in self.directory.entities for s in e.spans)
            overlaps = any(s[0] < span[1] and span[0] < s[1] for s in taken)
            if kind == "place" or self.reading.words[head].upos != "NOUN" or overlaps:
                continue
            entity = self._by_apposition(phrase) or self._by_description(phrase)
            entity = entity or self.directory.add(self._described(phrase))
            entity.spans.append(span)

    def _is_written_name(self, span: WordSpan) -> bool:
        """Whether the words are a name, not a description ("its spokesman") that was found to mean the same."""
        first = self.reading.words[span[0]]
        return (
            first.text[:1].isupper()
            and first.upos not in {"DET", "PRON"}
            and not people.is_role(self.reading.words[span[1] - 1].text)
        )

    def speakers(
        self, source: Sequence[WordSpan], cue: int, outer: Sequence[Entity] = ()
    ) -> list[tuple[Entity, WordSpan]]:
        """The entities of a source with the words for each. `outer`: who speaks the words around it ("I", "we")."""
        found: list[tuple[Entity, WordSpan]] = []
        for span in source:
            for phrase in phrases.split(self.reading, span):
                entity = self.resolve(phrase, cue, outer)
                if entity is not None and all(entity is not e for e, _ in found):
                    found.append((entity, phrase.span))
        self.spoken += [(cue, e) for e, _ in found]
        for entity, _ in found:
            entity.heard = True
        return found

    def resolve(self, phrase: Phrase, cue: int, outer: Sequence[Entity] = ()) -> Entity | None:
        """The entity of one phrase; None where a pronoun has nobody to stand for."""
        if phrase.pronoun:
            return self._pronoun(phrase, outer)
        entity = (
            self._by_name(phrase)
            or self._by_work(phrase)
            or self._by_apposition(phrase)
            or self._by_description(phrase)
        )
        if entity is None:
            entity = self.directory.add(self._described(phrase))
        if phrase.span not in entity.spans:
            entity.spans.append(phrase.span)
        return entity

    # -- names ---------------------------------------------------------------------------------------------------

    def _by_name(self, phrase: Phrase) -> Entity | None:
        """The entity whose name is the phrase's head, or stands in apposition to it."""
        inside = [
            (s, e)
            for e in self.directory.entities
            for s in e.spans
            if phrase.span[0] <= s[0] and s[1] <= phrase.span[1] and self._is_written_name(s)
        ]
        persons = [
            (s, e) for s, e in inside if e.kind == "person" and e.named and self._is_what_it_says(phrase, s)
        ]
        if persons:
            span, entity = max(persons, key=lambda p: p[0][1] - p[0][0])
            self._note_description(entity, phrase, span)
            return entity
        core = phrases.core(self.reading, phrase.span)
        text = _POSSESSIVE_END.sub("", self.reading.text_of(core))
        behind = [(s, e) for s, e in inside if e.kind != "person" and self._renames(phrase, core, s)]
        if behind:
            return behind[0][1]
        for span, entity in inside:
            covers = span[0] <= phrase.head < span[1] and self._only_modified(core, span)
            if covers and entity.kind != "person":
                return entity
        if text[:1].isupper() or re.match(r"the [A-Z]", text):
            named = self.directory.person_named(people.strip_titles(text), before=phrase.span[0])
            return named or self.directory.body_named(text)
        return None

    def _by_work(self, phrase: Phrase) -> Entity | None:
        """ "a report by The Courier": the outlet whose work it is."""
        words = self.reading.words
        if words[phrase.head].text.lower() not in _WORKS:
            return None
        for entity in self.directory.entities:
            for a, b in entity.spans if entity.kind == "outlet" else ():
                article = a - 1 if words[a - 1].text in {"The", "the"} else a
                if (
                    phrase.head < a
                    and b <= phrase.span[1]
                    and words[article - 1].text in {"by", "in", "from"}
                ):
                    return entity
        return None

    def _by_apposition(self, phrase: Phrase) -> Entity | None:
        """The name that follows a description behind a comma, or stands before it: "the town's mayor, X", "X, the operator"."""
        words, (a, b) = self.reading.words, phrase.span
        for entity in self.directory.entities:
            for span in entity.spans if entity.named else ():
                after = (
                    b < len(words)
                    and words[b].text == ","
                    and b < span[0] <= b + 3
                    and all(people.is_title(words[i].text) for i in range(b + 1, span[0]))
                )
                before = (
                    words[a - 1].text == ","
                    and span[1] == a - 1
                    and words[a].text.lower() in {"the", "its", "a", "an", "their"}
                )
                if (after and people.is_role(words[phrase.head].text) and entity.kind == "person") or (
                    before and words[span[0] - 1].text in {".", ","}
                ):
                    return entity
        return None

    def _is_what_it_says(self, phrase: Phrase, name: WordSpan) -> bool:
        """Whether a name inside a phrase is the speaker's own, not that of "a spokesman for X" or "X's brother"."""
        words = self.reading.words
        if name[1] < phrase.span[1] and words[name[1]].text in {"'s", "’s", "'", "’"}:
            return False
        if name[0] <= phrase.head < name[1]:
            return True
        i = name[0] - 1
        while i >= phrase.span[0] and (words[i].upos == "PROPN" or people.is_title(words[i].text)):
            i -= 1
        if i < phrase.span[0] or words[i].text in {",", "(", "—", ":"}:
            if i >= phrase.span[0] and not self._is_person_noun(phrase):
                return False
            opening = [w.text.lower() for w in words[phrase.span[0] : name[0]]]
            return not any(w in phrases._CLAUSE_OPENERS for w in opening)
        return (
            people.is_role(words[i].text)
            and words[i].text.lower()
            not in {"brother", "sister", "wife", "husband", "lawyer", "son", "daughter"}
        ) or any(
            words[j].relation in {"appos", "flat"} and words[j].head == phrase.head for j in range(*name)
        )

    def _is_person_noun(self, phrase: Phrase) -> bool:
        core = phrases.core(self.reading, phrase.span)
        word = self.reading.words[phrase.head].text
        return people.kind_of(self.reading.text_of(core), word) == "person"

    def _renames(self, phrase: Phrase, core: WordSpan, name: WordSpan) -> bool:
        """ "The company, Delos Bulk Carriers": a name right behind the comma of a description."""
        words = self.reading.words
        return (
            core[1] < phrase.span[1]
            and words[core[1]].text == ","
            and name[0] == core[1] + 1
            and words[phrase.head].upos == "NOUN"
        )

    def _only_modified(self, core: WordSpan, name: WordSpan) -> bool:
        """Whether beside the name only an article, or a noun for the kind of body, stands in the phrase."""
        rest = [self.reading.words[i] for i in range(*core) if not name[0] <= i < name[1]]
        return all(w.upos in {"DET", "ADJ", "PUNCT"} or w.text in {"(", ")"} for w in rest)

    def _note_description(self, entity: Entity, phrase: Phrase, name: WordSpan) -> None:
        if name != phrase.span:
            span = beside(self.reading, name)
            if span:
                describe(self.reading, entity, span)

    # -- descriptions --------------------------------------------------------------------------------------------

    def _by_description(self, phrase: Phrase) -> Entity | None:
        """The entity that a definite phrase speaks of: same noun, same title, same kind of body; else None."""
        core = phrases.core(self.reading, phrase.span)
        text = self.reading.text_of(core)
        noun = self._noun(phrase, core)
        if _INDEFINITE_START.match(text) and not text.lower().startswith(
            ("both", "two of them", "one of them")
        ):
            return None
        same = [
            e
            for e in self.directory.entities
            if bare(e.name).lower() == bare(text).lower() and e.kind != "person"
        ]
        if same:
            return same[0]
        if not _DEFINITE_START.match(text) and not self._bare_noun(text):
            return None
        return self._by_noun(phrase, core, noun)

    def _bare_noun(self, text: str) -> bool:
        return " " not in text.strip() and text.islower()

    def _noun(self, phrase: Phrase, core: WordSpan) -> str:
        head = phrase.head if core[0] <= phrase.head < core[1] else core[1] - 1
        return self.reading.words[head].text.lower()

    def _by_noun(self, phrase: Phrase, core: WordSpan, noun: str) -> Entity | None:
        """Among those called by the noun, who stands nearest before; a person described only later where there is just one."""
        modified = core[1] - core[0] > 2 and not re.match(
            r"(?i)(?:the|this|that|same|its|his|her|their)$", self.reading.text_of((core[0], core[1] - 1))
        )
        fits = [e for e in self.directory.entities if noun in e.words or noun == self._head_word(e)]
        if self.reading.words[phrase.head].text[:1].isupper() and sum(e.named for e in fits) > 1:
            return None  # a part of a name that several bear
        if modified:
            fits = [e for e in fits if self._modifiers_agree(core, e)]
        before = [e for e in fits if e.last_before(phrase.span[0])]
        if before:
            return max(before, key=lambda e: e.last_before(phrase.span[0]) or (0, 0))
        if not modified and len(fits) == 1 and fits[0].kind == "person":
            return fits[0]
        if not modified and noun in _ANY_BODY:
            return self._latest_body(phrase, noun)
        return None

    def _head_word(self, entity: Entity) -> str:
        words = re.findall(r"[\w'’-]+", entity.name.lower())
        if not entity.named and entity.spans:
            return self.reading.words[phrases.head_of(self.reading, entity.spans[0])].text.lower()
        return words[-1] if words and entity.kind != "person" else ""

    def _modifiers_agree(self, core: WordSpan, entity: Entity) -> bool:
        """ "the army spokesman" is no "police spokesman": each modifier must be known of the entity."""
        known = (
            f"{entity.name} {entity.role or ''} {entity.affiliation or ''} {' '.join(entity.aliases)}".lower()
        )
        for span in entity.spans[:2]:
            a, b = max(0, span[0] - 8), min(len(self.reading.words), span[1] + 8)
            known += " " + self.reading.text_of((a, b)).lower()
        inner = [self.reading.words[i] for i in range(core[0], core[1] - 1)]
        content = [
            w.text.lower()
            for w in inner
            if w.upos in {"NOUN", "PROPN", "ADJ"} and w.text.lower() not in {"same", "other"}
        ]
        return all(w in known for w in content)

    def _latest_body(self, phrase: Phrase, noun: str) -> Entity | None:
        """ "the company", "the group": the named body that was spoken of last, where its kind can be that."""
        for entity in self.directory.near(phrase.span[0]):
            if entity.kind == "organization" and entity.named and entity.heard and _can_be(entity, noun):
                return entity
        return None

    def _described(self, phrase: Phrase) -> Entity:
        """A new entity for somebody or some body that has no name: called by its description."""
        core = phrases.core(self.reading, phrase.span)
        text = _POSSESSIVE_END.sub("", self.reading.text_of(core)).strip(" ,;:")
        noun = self._noun(phrase, core)
        kind = self._kind(text, noun)
        plural = (noun.endswith("s") and kind in {"group", "person"}) or noun in {
            "people",
            "police",
            "men",
            "women",
        }
        entity = Entity(
            text, kind, named=is_named(text, kind), words={noun}, plural=plural, gender=people.gender_of(noun)
        )
        roles = [i for i in range(*core) if people.is_role(self.reading.words[i].text)]
        if kind == "person" and roles:
            describe(self.reading, entity, core)
        return entity

    def _kind(self, text: str, noun: str) -> str:
        if outlets.is_outlet(text) or outlets.describes_outlet(text):
            return "outlet"
        if states.is_state(text):
            return "state"
        return people.kind_of(text, noun)

    # -- pronouns ------------------------------------------------------------------------------------------------

    def _pronoun(self, phrase: Phrase, outer: Sequence[Entity]) -> Entity | None:
        if phrase.pronoun in {"i", "we"}:
            return outer[-1] if outer else None
        if phrase.pronoun in {"who", "you"}:
            return None
        at = phrase.span[0]
        scored = [(self._fitness(phrase, e, at), e) for e in self.directory.near(at)]
        scored = [(s, e) for s, e in scored if s > -6]
        if not scored:
            return None
        best = max(s for s, _ in scored)
        entity = next(e for s, e in scored if s == best)
        entity.spans.append(phrase.span)
        return entity

    def _fitness(self, phrase: Phrase, entity: Entity, at: int) -> float:
        """How well an entity fits a pronoun: kind and gender, nearness, having just spoken, being the subject, and the network."""
        if not _may_be(phrase.pronoun or "", entity):
            return -99.0
        span = entity.last_before(at)
        if span is None:
            return -99.0
        reading = self.reading
        away = phrases.sentence_of(reading, at) - phrases.sentence_of(reading, span[0])
        lines = phrases.paragraph_of(reading, at) - phrases.paragraph_of(reading, span[0])
        score = -0.7 * away - 0.4 * lines
        recent = [e for _, e in self.spoken[-2:]]
        if recent and recent[-1] is entity:
            score += 1.6
        elif entity in recent:
            score += 0.5
        if reading.words[phrases.head_of(reading, span)].relation.startswith("nsubj"):
            score += 0.7
        if phrase.pronoun in {"he", "she", "m", "f"} and entity.gender == phrase.pronoun:
            score += 0.8
        return score + 0.35 * max(-4.0, min(4.0, reading.coref_score(phrase.span, span)))


def _may_be(pronoun: str, entity: Entity) -> bool:
    if pronoun in {"m", "f"}:
        return entity.kind == "person" and not entity.plural and entity.gender in {None, pronoun}
    if pronoun == "it":
        return (
            entity.kind in {*BODY_KINDS, "document", "account"}
            and not entity.plural
            and (entity.heard or not entity.named)
        )
    if pronoun == "they":
        return entity.plural or entity.kind in {"group", "account", *BODY_KINDS} or not entity.named
    return False


def _can_be(entity: Entity, noun: str) -> bool:
    """A body whose own name tells its kind is called by no other: a ministry is no company."""
    own = {w.lower() for w in re.findall(r"\w+", entity.name)} & _TELLING
    return not own or noun in own


def is_named(text: str, kind: str) -> bool:
    """Bodies, states and outlets count as named unless the phrase is indefinite; people without a name do not."""
    if kind in {"person", "group", "account"}:
        return False
    return not _INDEFINITE_START.match(text) and not re.match(
        r"(?i)(?:media|press|news|local)?\s*reports?\b", text
    )
