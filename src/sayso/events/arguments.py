"""Who stands where around a verb: its subject, its objects, its agent, shared and relative ones too."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.events.nouns import can_act, conjuncts, is_a, of_behind, preposition_of
from sayso.events.vocabulary import words_of
from sayso.language.reading import Reading
from sayso.language.syntax import children, is_passive

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_CHARGING = frozenset({"for", "of", "over"})
_PARTICLES = frozenset({"down", "up", "off", "out"})
_RELATIVE = frozenset({"that", "which", "whom"})
_CLAUSES = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})


def subjects_of(reading: Reading, verb: int) -> list[int]:
    """Who does it: the subject or the agent, or else that of the verb that this one shares it with."""
    at, raised = verb, False
    for _ in range(4):
        # "Are known to have died": what is known of does it.
        # "Was shelled by rebels, killing nine": the agent does both.
        passive = not raised and is_passive_participle(reading, at)
        found = children(reading, at, "obl:agent") if passive else own_subjects(reading, at)
        if found:
            return [c for f in found for c in conjuncts(reading, f)]
        word = reading.words[at]
        if passive and at == verb:
            return []
        if word.relation in {"acl", "acl:relcl"} and 0 <= word.head < at:
            return [word.head]
        if word.relation not in _CLAUSES or word.head < 0:
            return []
        raised = word.relation in {"xcomp", "ccomp"}
        at = word.head
    return []


def own_subjects(reading: Reading, verb: int) -> list[int]:
    """The subjects that hang on a verb, but for one that is rather its object."""
    second = _second_subject(reading, verb)
    return [s for s in children(reading, verb, *_SUBJECTS) if s not in second]


def own_objects(reading: Reading, verb: int) -> list[int]:
    """The objects that hang on a verb, with what the parse took for something else."""
    found = sorted(children(reading, verb, "obj", "iobj"))
    if not found and not is_passive_participle(reading, verb):  # "burned down the mill"
        oblique = children(reading, verb, "obl")
        found = [o for o in oblique if o > verb and preposition_of(reading, o) in _PARTICLES][:1]
    return found or _second_subject(reading, verb)[-1:]


def _second_subject(reading: Reading, verb: int) -> list[int]:
    """What the parse took for a second subject, right behind a verb: a noun, and a number before it."""
    subjects = sorted(children(reading, verb, "nsubj"))
    later = [s for s in subjects if s > verb]
    if not later or len(later) == len(subjects):
        return []
    between = {reading.words[i].upos for i in range(verb + 1, later[0])}
    if between & {"VERB", "AUX", "SCONJ", "PUNCT", "PRON"}:
        return []
    number = reading.words[later[0]].upos == "NUM" and later[0] + 1 in later
    return later[: 1 + number]


def objects_of(reading: Reading, verb: int) -> list[int]:
    """What the verb is done to: its objects, the subject of a passive, the noun behind a participle."""
    found = children(reading, verb, "obj", "nsubj:pass") or own_objects(reading, verb)
    word = reading.words[verb]
    if not found and word.relation in {"acl", "acl:relcl", "amod"} and word.head >= 0:
        active = word.text.lower().endswith("ing") or children(reading, verb, "nsubj", "aux")
        # An active participle before its noun governs it: the parse took "hitting the town" wrong.
        found = [] if active and word.relation != "acl:relcl" and word.head < verb else [word.head]
    if not found and not children(reading, verb, "aux:pass"):
        found = noun_behind(reading, verb)
    return [c for f in found for c in conjuncts(reading, f)]


def noun_behind(reading: Reading, verb: int) -> list[int]:
    """The noun of the phrase right behind a verb, where the parse gave the verb no object."""
    last: list[int] = []
    for i in range(verb + 1, min(verb + 8, len(reading.words))):
        word = reading.words[i]
        if word.upos in {"NOUN", "PROPN", "PRON", "NUM"}:
            last = [i]
        elif (
            word.upos not in {"DET", "ADJ", "PART"} and not (word.upos == "VERB" and word.relation == "amod")
        ) or (last and word.upos == "DET"):
            break
    return [
        n
        for n in last
        if reading.words[n].relation not in {"nsubj", "nsubj:pass", "obl:unmarked", "nmod:poss"}
    ]


def is_passive_participle(reading: Reading, verb: int) -> bool:
    """Whether the verb is passive: by its auxiliary, its subject, or as a bare participle behind a noun."""
    if is_passive(reading, verb) or children(reading, verb, "obl:agent"):
        return True
    word = reading.words[verb]
    bare = word.relation in {"acl", "amod"} and not word.text.lower().endswith("ing")
    return bare and not children(reading, verb, "nsubj", "obj", "aux", "mark")


def controlled_subject(reading: Reading, verb: int) -> list[int]:
    """The subject of a verb without its own: the object of "accused X of …", else the shared subject."""
    word = reading.words[verb]
    if (
        own_subjects(reading, verb)
        or word.head < 0
        or word.relation not in {"xcomp", "advcl", "ccomp", "acl", "obl", "obj"}
    ):
        return subjects_of(reading, verb)
    governor = word.head
    leading = {reading.words[d].text.lower() for d in children(reading, verb, "mark", "case")}
    if leading & _CHARGING and reading.words[governor].text.lower() in words_of("suspecting"):
        return []  # "arrested two men for killing a priest": neither the police nor, so far, the men
    if reading.words[governor].text.lower() in words_of("controlling"):
        objects = children(reading, governor, "obj", "iobj", "nsubj:pass")
        objects += [
            o for o in children(reading, governor, "obl") if preposition_of(reading, o) in {"on", "upon"}
        ]
        if objects:
            return objects[:1]
    if reading.words[governor].upos in {"NOUN", "PROPN"} and reading.words[verb].relation == "acl":
        # "Rebels demanding talks", but "a statement demanding talks": whose statement it is
        written = reading.words[governor].text.lower() in words_of("documents")
        acts = word.text.lower().endswith("ing") and not written
        return [governor] if acts else _holders(reading, governor)
    return subjects_of(reading, verb)


def _holders(reading: Reading, noun: int) -> list[int]:
    """Whose plan, threat or claim it is: "a threat by the general to leave", "its promise to stay"."""
    by = [
        n
        for n in children(reading, noun, "nmod", "obl")
        if preposition_of(reading, n) in {"by", "from", "of"}
    ]
    if by:
        return by
    owners = children(reading, noun, "nmod:poss")
    governor = reading.words[noun].head
    return owners or (subjects_of(reading, governor) if governor >= 0 else [])


def agents_of(reading: Reading, verb: int) -> list[int]:
    """Who does what a passive verb tells: "shelled by the army"."""
    found = children(reading, verb, "obl:agent")
    return found or [o for o in children(reading, verb, "obl", "nmod") if preposition_of(reading, o) == "by"]


def sufferers_of(reading: Reading, verb: int) -> list[int]:
    """Objects of an active verb; the subject of a passive one, which verbs joined to it share."""
    word = reading.words[verb]
    if not is_passive_participle(reading, verb):
        return _objects_shared(reading, verb)
    subjects = children(reading, verb, "nsubj:pass", "nsubj")
    if subjects:
        return antecedents(reading, verb, subjects)
    if word.relation in {"acl", "amod", "acl:relcl"} and word.head >= 0:
        return [word.head]
    if word.relation in {"conj", "xcomp", "advcl"} and word.head >= 0:
        return subjects_of(reading, word.head)
    return _people_before(reading, verb)


def _objects_shared(reading: Reading, verb: int) -> list[int]:
    """The objects of an active verb, shared ones too: "was hit and burnt", "the town that they took"."""
    word = reading.words[verb]
    own = own_objects(reading, verb)
    if word.relation == "acl:relcl" and children(reading, verb, "nsubj"):
        return [word.head if reading.words[o].text.lower() in _RELATIVE else o for o in own]
    if own:
        return own
    joined = word.relation == "conj" and is_passive_participle(reading, word.head)
    if joined and _is_participle(reading, verb):
        return sufferers_of(reading, word.head)
    return objects_of(reading, verb)


def _people_before(reading: Reading, verb: int) -> list[int]:
    """The people before a passive whose subject the parse hung elsewhere: the first ones in the clause."""
    for i in children(reading, verb, "obl", "vocative", "dislocated"):
        if i < verb and reading.words[i].upos == "PROPN" and not children(reading, i, "case"):
            return [i]  # a name whose relation the parse missed
    start = max(reading.sentence_at(verb)[0], verb - 14)
    for i in range(start, verb):
        if (
            is_a(reading, i, "@people")
            and reading.words[i].upos == "NOUN"
            and reading.words[i].relation.startswith("nsubj")
        ):
            return [i]
    return []


def _is_participle(reading: Reading, verb: int) -> bool:
    return not children(reading, verb, "nsubj", "aux") and not reading.words[verb].text.lower().endswith(
        "ing"
    )


def antecedents(reading: Reading, verb: int, nouns: list[int]) -> list[int]:
    """The noun that a relative pronoun stands for: "the convoy that was hit"."""
    head = reading.words[verb].head
    relative = reading.words[verb].relation == "acl:relcl" and head >= 0
    return [_antecedent(reading, n, head if relative else -1) for n in nouns]


def _antecedent(reading: Reading, noun: int, head: int) -> int:
    if reading.words[noun].text.lower() not in {"who", "that", "which"}:
        return noun
    if head >= 0:
        return head
    before = noun - 1
    return before if before >= 0 and reading.words[before].upos in {"NOUN", "PROPN"} else noun


def behind(reading: Reading, head: int, prepositions: frozenset[str]) -> list[int]:
    """The nouns that hang on a word by one of the prepositions."""
    found = [n for n in children(reading, head, "obl", "nmod") if preposition_of(reading, n) in prepositions]
    return found or (of_behind(reading, head) if "of" in prepositions else [])


def parties_behind(reading: Reading, words: Iterable[int], prepositions: frozenset[str]) -> list[int]:
    """Of the nouns that hang on these words by one of the prepositions, those who can act."""
    return [n for word in words for n in behind(reading, word, prepositions) if can_act(reading, n)]
