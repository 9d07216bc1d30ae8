"""Who speaks: the source's words to a person or body with its full name, across the whole report."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.coreference.by_name import by_apposition, by_name, by_work
from sayso.coreference.by_noun import by_description, described
from sayso.coreference.by_pronoun import by_pronoun
from sayso.coreference.entities import Directory, Entity
from sayso.language import phrases
from sayso.language.phrases import Phrase
from sayso.language.reading import WordSpan


class Resolver:
    """Finds the entity behind each source of a report; sources are asked for in the order of the text."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.reading = directory.reading
        self.spoken: list[Entity] = []
        """Who spoke, in the order in which they were resolved."""
        self._introduce()

    def _introduce(self) -> None:
        """Enters who stands in the text without a name ("residents"), for pronouns and later words."""
        for span, kind in self.reading.mentions:
            head = phrases.head_of(self.reading, span)
            phrase = Phrase(span, head)
            taken = (s for e in self.directory.entities for s in e.spans)
            overlaps = any(s[0] < span[1] and span[0] < s[1] for s in taken)
            if kind == "place" or self.reading.words[head].upos != "NOUN" or overlaps:
                continue
            entity = by_apposition(self.directory, phrase) or by_description(self.directory, phrase)
            entity = entity or self.directory.add(described(self.directory, phrase))
            entity.spans.append(span)

    def speakers(
        self, source: Sequence[WordSpan], outer: Sequence[Entity] = ()
    ) -> list[tuple[Entity, WordSpan]]:
        """The entities of a source with the words for each. `outer`: who speaks the words around it ("I")."""
        found: list[tuple[Entity, WordSpan]] = []
        for span in source:
            for phrase in phrases.split(self.reading, span):
                entity = self.resolve(phrase, outer)
                if entity is not None and all(entity is not e for e, _ in found):
                    found.append((entity, phrase.span))
        self.spoken += [e for e, _ in found]
        for entity, _ in found:
            entity.heard = True
        return found

    def resolve(self, phrase: Phrase, outer: Sequence[Entity] = ()) -> Entity | None:
        """The entity of one phrase; None where a pronoun has nobody to stand for."""
        directory = self.directory
        if phrase.pronoun:
            return by_pronoun(directory, phrase, self.spoken, outer)
        entity = (
            by_name(directory, phrase)
            or by_work(directory, phrase)
            or by_apposition(directory, phrase)
            or by_description(directory, phrase)
            or directory.add(described(directory, phrase))
        )
        if phrase.span not in entity.spans:
            entity.spans.append(phrase.span)
        return entity
