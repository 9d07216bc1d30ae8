"""Participants as records: the words for each, and the full name of the one for whom they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.coreference import Entity, Resolver
from sayso.coreference.by_name import by_name
from sayso.coreference.by_noun import by_description
from sayso.coreference.by_pronoun import by_pronoun
from sayso.events.nouns import is_a, phrase_around
from sayso.language.phrases import PRONOUNS, Phrase
from sayso.language.reading import Reading, WordSpan
from sayso.language.syntax import children
from sayso.records import Participant, Span, Speaker

_BODIES = frozenset({"organization", "group", "state", "outlet"})
_OWNED = frozenset({"its", "their", "his", "her", "our", "my"})
_EVERYBODY = frozenset({"it", "they"})
_POSSESSIVE = re.compile(r"['’]s?$")


class Naming:
    """Names the participants of one report."""

    def __init__(self, reading: Reading, who: Resolver) -> None:
        self.reading, self.who = reading, who

    def participant(
        self, head: int, speakers: Sequence[Speaker] = (), others: Sequence[str] | None = None
    ) -> Participant:
        """The participant whose chief word this is.

        `speakers`: who speaks the words around it ("we"); `others`: for one to whom it is done, the names of
        those who do it: a pronoun can't stand for them, and may stand for a thing.
        """
        span = phrase_around(self.reading, head)
        name = self.name_of(head, span, speakers, others)
        return Participant(span=Span.of(self.reading.text, *self.reading.offsets(span)), name=name)

    def name_of(
        self, head: int, span: WordSpan, speakers: Sequence[Speaker], others: Sequence[str] | None
    ) -> str:
        """The full name, or the words as they stand where nobody is known to bear them."""
        text = _plain(self.reading.text_of(span))
        word = self.reading.words[head].text.lower()
        pronoun = PRONOUNS.get(word) if span[1] - span[0] == 1 else None
        if pronoun:
            return self._by_pronoun(Phrase(span, head, pronoun), speakers, others) or text
        beside = self._beside(head)
        if beside:
            return beside
        owned = self._owner(head, speakers)
        if owned:
            return owned
        entity = self._entity(Phrase(span, head))
        return entity.name if entity is not None else text

    def _beside(self, head: int) -> str | None:
        """The proper name beside a description: "its director, Samer Hallaq"."""
        for name in children(self.reading, head, "appos", "flat"):
            if self.reading.words[name].upos == "PROPN" and self.reading.words[head].upos != "PROPN":
                entity = self._entity(Phrase(phrase_around(self.reading, name), name))
                if entity is not None and entity.kind == "person":
                    return entity.name
        return None

    def _by_pronoun(
        self, phrase: Phrase, speakers: Sequence[Speaker], others: Sequence[str] | None
    ) -> str | None:
        if phrase.pronoun in {"i", "we"}:
            return _party(speakers, phrase.pronoun)
        if phrase.pronoun in {"who", "you"}:
            return None
        said = self._speaker(phrase, speakers)
        if said:
            return said
        thing = self._thing_before(phrase) if others is not None and phrase.pronoun in _EVERYBODY else None
        if thing:
            return thing
        entity = self._asked(phrase)
        return entity.name if entity is not None and entity.name not in (others or ()) else None

    def _speaker(self, phrase: Phrase, speakers: Sequence[Speaker]) -> str | None:
        """The body that says "it had expelled two diplomats" is the one that did."""
        word = self.reading.words[phrase.head]
        if phrase.pronoun not in _EVERYBODY or not word.relation.startswith("nsubj") or len(speakers) != 1:
            return None
        return speakers[0].name if speakers[0].kind in _BODIES else None

    def _thing_before(self, phrase: Phrase) -> str | None:
        """The thing that "it" or "they" stand for, by the network's score: a ship, a village."""
        first = self.reading.sentence_at(max(0, self.reading.sentence_at(phrase.head)[0] - 1))[0]
        best: tuple[float, int] | None = None
        for i in range(first, phrase.span[0]):
            word = self.reading.words[i]
            if word.upos not in {"NOUN", "PROPN"} or word.relation in {"compound", "flat", "nmod:poss"}:
                continue
            if not is_a(self.reading, i, "@things", "@places", "@ships", "@vehicles"):
                continue
            plural = word.text.lower().endswith(("s", "men", "people", "children"))
            if plural != (phrase.pronoun == "they"):
                continue
            score = self.reading.coref_score(phrase.span, (i, i + 1)) + (i - phrase.span[0]) * 0.02
            if best is None or score > best[0]:
                best = (score, i)
        if best is None or best[0] < 0:
            return None
        return _plain(self.reading.text_of(phrase_around(self.reading, best[1])))

    def _owner(self, head: int, speakers: Sequence[Speaker]) -> str | None:
        """The group that acts by "its fighters" or "the group's gunners"; "his fighters" keep their words."""
        if not is_a(self.reading, head, "@armed"):
            return None
        for owner in children(self.reading, head, "nmod:poss"):
            word = self.reading.words[owner].text.lower()
            span = (owner, owner + 1) if word in _OWNED else phrase_around(self.reading, owner)
            if word in {"our", "my"}:
                return _party(speakers, "we")
            entity = self._owning(Phrase(span, owner, PRONOUNS.get(word)))
            if entity is None or not _has_name(entity):
                return None
            return entity.name if entity.kind in _BODIES and entity.kind != "state" else None
        return None

    def _owning(self, phrase: Phrase) -> Entity | None:
        if phrase.pronoun is None:
            return self._entity(phrase)
        pronoun = {"its": "it", "their": "they"}.get(
            self.reading.words[phrase.head].text.lower(), phrase.pronoun
        )
        return self._asked(Phrase(phrase.span, phrase.head, pronoun))

    def _asked(self, phrase: Phrase) -> Entity | None:
        """For whom a pronoun stands; asking must not change for whom a later one stands."""
        entity = by_pronoun(self.who.directory, phrase, self.who.spoken)
        if entity is not None:
            entity.spans.pop()
        return entity

    def _entity(self, phrase: Phrase) -> Entity | None:
        """The named person or body that a phrase stands for; None for those who have no name."""
        directory = self.who.directory
        word = self.reading.words[phrase.head]
        named = by_name(directory, phrase)
        if named is not None and _has_name(named):
            return named
        if word.upos == "PROPN" or not self.reading.text_of(phrase.span).lower().startswith(
            ("the ", "this ", "that ")
        ):
            return None
        described = by_description(directory, phrase)
        return described if described is not None and _has_name(described) else None


def _has_name(entity: Entity) -> bool:
    """Whether it is called by a proper name: "the ship" may count as named, and has none."""
    words = entity.name.split()
    return entity.named and any(w[:1].isupper() for w in words if w not in {"The", "A", "An", "Its", "Their"})


def _party(speakers: Sequence[Speaker], pronoun: str) -> str | None:
    """For whom "I" and "we" stand: the speaker; the body that speaks, or for which somebody speaks."""
    if not speakers:
        return None
    last = speakers[-1]
    if pronoun == "i" or last.kind in _BODIES:
        return last.name
    return last.affiliation


def _plain(text: str) -> str:
    return _POSSESSIVE.sub("", " ".join(text.split())).strip("\"“”'‘’ ,;")
