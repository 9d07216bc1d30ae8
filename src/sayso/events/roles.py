"""Who did it and to whom it was done: the nouns of each role, by the parse and the frame of the trigger's entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sayso.events.nouns import can_act, conjuncts, is_a, is_instrument, of_behind, preposition_of, time_words
from sayso.events.triggers import Trigger, is_passive_participle, objects_of, subjects_of
from sayso.language.reading import Reading
from sayso.language.syntax import children

_HIT_BY = frozenset({"on", "at", "against", "into", "upon", "toward", "towards"})
_TARGET_OF_NOUN = frozenset({"on", "against", "at", "upon", "into"})
_CONTROL = frozenset(
    "accuse accused accuses accusing blame blamed blames blaming urge urged urges urging order ordered orders ordering ask asked asks asking "
    "force forced forces forcing tell told press pressed warn warned allow allowed allows allowing let help helped prevent prevented stop "
    "stopped persuade persuaded want wanted invite invited instruct instructed compel compelled suspect suspected charge charged call called "
    "condemn condemned criticise criticised criticize criticized".split()
)
"""Verbs whose object does what the verb below them says: "accused the army of shelling"."""


@dataclass
class Roles:
    """The chief words of those who act, who suffer, and who take part without suffering ("sent 600 soldiers")."""

    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    involved: list[int] = field(default_factory=list)

    def add(self, other: Roles) -> None:
        """Take over what another trigger of the same event tells; nobody twice."""
        for mine, more in (
            (self.actors, other.actors),
            (self.recipients, other.recipients),
            (self.involved, other.involved),
        ):
            mine += [noun for noun in more if noun not in mine]


def roles_of(reading: Reading, trigger: Trigger) -> Roles:
    """The roles around one trigger."""
    finder = _NOUN_FRAMES if trigger.entry.noun else _VERB_FRAMES
    found = finder.get(trigger.entry.frame, finder["act"])(reading, trigger)
    recipients = found.recipients
    if trigger.entry.type == "REQUEST":
        recipients = [n for n in recipients if can_act(reading, n)] or _asked(reading, trigger.head)
    return Roles(
        list(_participants(reading, trigger, found.actors)),
        list(_participants(reading, trigger, recipients)),
        list(_participants(reading, trigger, found.involved)),
    )


def _participants(reading: Reading, trigger: Trigger, nouns: Iterable[int]) -> Iterable[int]:
    """Nouns and their coordinates that can take part: no time, no part of the trigger itself."""
    seen = set(trigger.words)
    for noun in nouns:
        for each in conjuncts(reading, noun):
            word = reading.words[each]
            low = word.text.lower()
            if each in seen or low in time_words() or low in _NOBODY or word.upos not in _NOMINAL:
                continue
            seen.add(each)
            if "no" not in (reading.words[d].text.lower() for d in reading.dependents[each]):
                yield each


def _asked(reading: Reading, verb: int) -> list[int]:
    """Who is to act in the clause of a demand ("demanded that the government publish"), or answer it ("from the army")."""
    around = [verb, *children(reading, verb, "obj")]
    found = [n for at in around for n in _after(reading, at, frozenset({"from", "to", "on", "for"})) if can_act(reading, n)]
    for clause in children(reading, verb, "ccomp", "xcomp", "advcl"):
        found += [n for n in children(reading, clause, "nsubj") if n > verb and can_act(reading, n)]
    return found[:1]


_NOBODY = frozenset("nobody none nothing no-one anybody anyone which that who whom what whoever".split())
"""Words that stand for nobody known here: relative pronouns whose noun was not found are among them."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET", "SYM"})


def controlled_subject(reading: Reading, verb: int) -> list[int]:
    """The subject of a verb without one of its own: the object of "accused X of …", else the shared subject."""
    word = reading.words[verb]
    own = children(reading, verb, "nsubj", "nsubj:pass")
    if own or word.head < 0 or word.relation not in {"xcomp", "advcl", "ccomp", "acl", "obl", "obj"}:
        return subjects_of(reading, verb)
    governor = word.head
    if reading.words[governor].text.lower() in _CONTROL:
        objects = children(reading, governor, "obj", "iobj", "nsubj:pass")
        objects += [o for o in children(reading, governor, "obl") if preposition_of(reading, o) in {"on", "upon"}]
        if objects:
            return objects[:1]
    if reading.words[governor].upos in {"NOUN", "PROPN"} and reading.words[verb].relation == "acl":
        return [governor] if word.text.lower().endswith("ing") else _holders(reading, governor)
    return subjects_of(reading, verb)


def _holders(reading: Reading, noun: int) -> list[int]:
    """Whose plan, threat or claim it is: "a threat by the general to block the road", "its promise to leave"."""
    by = [n for n in children(reading, noun, "nmod", "obl") if preposition_of(reading, n) in {"by", "from", "of"}]
    if by:
        return by
    owners = children(reading, noun, "nmod:poss")
    governor = reading.words[noun].head
    return owners or (subjects_of(reading, governor) if governor >= 0 else [])


def _agents(reading: Reading, verb: int) -> list[int]:
    found = children(reading, verb, "obl:agent")
    return found or [o for o in children(reading, verb, "obl", "nmod") if preposition_of(reading, o) == "by"]


def _sufferers(reading: Reading, verb: int) -> list[int]:
    """Objects of an active verb; the subject of a passive one, which verbs joined to it share."""
    if not is_passive_participle(reading, verb):
        own = sorted(children(reading, verb, "obj", "iobj"))
        word = reading.words[verb]
        if not own and word.relation == "conj" and is_passive_participle(reading, word.head) and _is_participle(reading, verb):
            return _sufferers(reading, word.head)
        if word.relation == "acl:relcl" and children(reading, verb, "nsubj"):
            return [word.head if reading.words[o].text.lower() in {"that", "which", "whom"} else o for o in own]
        return own or objects_of(reading, verb)
    subjects = children(reading, verb, "nsubj:pass", "nsubj")
    word = reading.words[verb]
    if subjects:
        return _antecedents(reading, verb, subjects)
    if word.relation in {"acl", "amod", "acl:relcl"} and word.head >= 0:
        return [word.head]
    if word.relation in {"conj", "xcomp", "advcl"} and word.head >= 0:
        return subjects_of(reading, word.head)
    return _people_before(reading, verb)


def _people_before(reading: Reading, verb: int) -> list[int]:
    """The people before a passive whose subject the parse hung elsewhere: the first ones in the clause."""
    start = max(reading.sentence_at(verb)[0], verb - 14)
    for i in range(start, verb):
        if is_a(reading, i, "@people") and reading.words[i].upos == "NOUN" and reading.words[i].relation.startswith("nsubj"):
            return [i]
    return []


def _is_participle(reading: Reading, verb: int) -> bool:
    return not children(reading, verb, "nsubj", "aux") and not reading.words[verb].text.lower().endswith("ing")


def _antecedents(reading: Reading, verb: int, nouns: list[int]) -> list[int]:
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


def _doers(reading: Reading, verb: int) -> list[int]:
    """Who acts at a verb: the agent of a passive, else the subject; no thing that harms."""
    if is_passive_participle(reading, verb):
        found = _agents(reading, verb)
    else:
        found = _antecedents(reading, verb, controlled_subject(reading, verb))
    return [n for n in found if not is_instrument(reading, n)]


def _after(reading: Reading, head: int, prepositions: frozenset[str]) -> list[int]:
    """The nouns that hang on a word by one of the prepositions."""
    found = [n for n in children(reading, head, "obl", "nmod") if preposition_of(reading, n) in prepositions]
    return found or (of_behind(reading, head) if "of" in prepositions else [])


def _right_behind(reading: Reading, trigger: Trigger) -> list[int]:
    """The noun behind "called on", wherever the parse hangs it."""
    for i in range(trigger.head + 1, min(trigger.head + 3, len(reading.words))):
        if reading.words[i].text.lower() in trigger.entry.preps:
            for noun in range(i + 1, min(i + 7, len(reading.words))):
                if reading.words[noun].upos in {"NOUN", "PROPN", "PRON"} and reading.words[noun].relation != "compound":
                    return [noun]
                if reading.words[noun].upos in {"VERB", "PUNCT", "SCONJ"}:
                    break
    return []


# -- frames of verbs -----------------------------------------------------------------------------------------------


def _act(reading: Reading, trigger: Trigger) -> Roles:
    recipients = _sufferers(reading, trigger.head)
    if trigger.entry.type in {"ACCUSE", "REQUEST"}:
        recipients = recipients[:1]
    if not recipients and not is_passive_participle(reading, trigger.head):
        recipients = _after(reading, trigger.head, _HIT_BY)
    actors = _doers(reading, trigger.head)
    if not recipients and trigger.entry.type == "ASSAULT" and actors and not any(can_act(reading, n) for n in actors):
        actors, recipients = [], actors  # "buses burned", "his car blew up"
    return Roles(actors, recipients)


def _undergo(reading: Reading, trigger: Trigger) -> Roles:
    subjects = children(reading, trigger.head, "nsubj", "nsubj:pass")
    head = reading.words[trigger.head].head
    if trigger.entry.state and not subjects and head >= 0:
        left = reading.words[trigger.head].relation == "xcomp"
        subjects = _sufferers(reading, head) if left else [head]
    subjects = subjects or controlled_subject(reading, trigger.head)
    return Roles(_agents(reading, trigger.head), _antecedents(reading, trigger.head, subjects))


def _target(reading: Reading, trigger: Trigger) -> Roles:
    preps = trigger.entry.preps | _HIT_BY
    passive = is_passive_participle(reading, trigger.head)
    recipients = _sufferers(reading, trigger.head) if passive else _after(reading, trigger.head, preps)
    recipients = recipients or _right_behind(reading, trigger)
    return Roles(_doers(reading, trigger.head), [n for n in recipients if not is_a(reading, n, "@ammunition")])


def _mutual(reading: Reading, trigger: Trigger) -> Roles:
    partners = _after(reading, trigger.head, frozenset({"with", "against"}))
    objects = [o for o in children(reading, trigger.head, "obj") if is_a(reading, o, "@people", "@bodies")]
    between = _after(reading, trigger.head, frozenset({"between"}))
    return Roles([*_doers(reading, trigger.head), *between], [*objects, *partners])


def _blast(reading: Reading, trigger: Trigger) -> Roles:
    where = _after(reading, trigger.head, frozenset({"on", "in", "at", "inside", "near", "outside", "under", "through", "into"}))
    recipients = [n for n in (*children(reading, trigger.head, "obj"), *where) if is_a(reading, n, "@things", "@people")]
    return Roles([n for n in _doers(reading, trigger.head) if is_a(reading, n, "@people", "@bodies")], recipients)


def _to(reading: Reading, trigger: Trigger) -> Roles:
    head = trigger.head
    receivers = children(reading, head, "iobj") or _after(reading, head, frozenset({"to"}))
    objects = _sufferers(reading, head)
    if not receivers and is_passive_participle(reading, head):
        receivers = [o for o in objects if can_act(reading, o)]
    elif not receivers and (len(objects) > 1 or children(reading, head, "xcomp", "ccomp")):
        receivers = [o for o in objects[:1] if can_act(reading, o)]
    if not receivers:
        receivers = [n for at in (head, *objects) for n in _after(reading, at, frozenset({"for", "to"})) if can_act(reading, n)]
    return Roles(_doers(reading, head), receivers)


def _lose(reading: Reading, trigger: Trigger) -> Roles:
    return Roles([], objects_of(reading, trigger.head))


def _blame(reading: Reading, trigger: Trigger) -> Roles:
    objects = _sufferers(reading, trigger.head)
    around = [trigger.head, *objects]
    blamed = [n for at in around for n in _after(reading, at, frozenset({"on", "upon"}))]
    return Roles(_doers(reading, trigger.head), blamed or objects[:1])


def _threat(reading: Reading, trigger: Trigger) -> Roles:
    objects = _sufferers(reading, trigger.head)
    for clause in children(reading, trigger.head, "xcomp"):
        objects += children(reading, clause, "obj")
    return Roles(_doers(reading, trigger.head), [o for o in objects if can_act(reading, o)][:1])


def _move(reading: Reading, trigger: Trigger) -> Roles:
    moved = _sufferers(reading, trigger.head)
    return Roles(_doers(reading, trigger.head), involved=moved)


def _theme(reading: Reading, trigger: Trigger) -> Roles:
    return Roles(_doers(reading, trigger.head))


# -- frames of nouns -----------------------------------------------------------------------------------------------


def _noun_act(reading: Reading, trigger: Trigger) -> Roles:
    head = trigger.head
    owners = children(reading, head, "nmod:poss")
    actors = [*_after(reading, head, frozenset({"by"})), *(o for o in owners if _may_own(reading, o)), *_modifiers(reading, trigger)]
    recipients = [*_after(reading, head, frozenset({"of"})), *_after(reading, head, _TARGET_OF_NOUN)]
    return Roles(actors, [n for n in recipients if _is_thing_hit(reading, n)])


def _may_own(reading: Reading, noun: int) -> bool:
    """"Monday's attack" has no actor in Monday, and "last week's" none in the week."""
    return reading.words[noun].text.lower().removesuffix("'s") not in time_words()


def _is_thing_hit(reading: Reading, noun: int) -> bool:
    return reading.words[noun].text.lower() not in time_words() and not is_instrument(reading, noun)


def _modifiers(reading: Reading, trigger: Trigger) -> list[int]:
    """Who acts by a word before the noun: "rebel attack", "army raid"."""
    found = [d for d in children(reading, trigger.head, "compound", "amod") if d not in trigger.words]
    return [d for d in found if is_a(reading, d, "@armed") and not is_a(reading, d, "@aircraft", "@ammunition", "@explosives")]


def _noun_suffering(reading: Reading, trigger: Trigger) -> Roles:
    head = trigger.head
    owners = [o for o in children(reading, head, "nmod:poss") if _may_own(reading, o)]
    recipients = [*_after(reading, head, frozenset({"of", "among"})), *owners]
    if not trigger.entry.toll:
        recipients += children(reading, head, "nsubj")  # "four of them are in custody"
    hit = [n for n in recipients if _is_thing_hit(reading, n) and reading.words[n].upos != "NUM"]
    return Roles(_after(reading, head, frozenset({"by"})), hit)


def _noun_mutual(reading: Reading, trigger: Trigger) -> Roles:
    head = trigger.head
    actors = [*_after(reading, head, frozenset({"between", "by", "among"})), *children(reading, head, "nmod:poss")]
    return Roles([a for a in actors if _may_own(reading, a)], _after(reading, head, frozenset({"with", "against"})))


def _noun_of_actor(reading: Reading, trigger: Trigger) -> Roles:
    head = trigger.head
    of = _after(reading, head, frozenset({"of", "by", "from"}))
    owners = [o for o in children(reading, head, "nmod:poss") if _may_own(reading, o)]
    return Roles([*owners, *of], [])


def _noun_theme(reading: Reading, trigger: Trigger) -> Roles:
    owners = [o for o in children(reading, trigger.head, "nmod:poss") if _may_own(reading, o)]
    return Roles([*_after(reading, trigger.head, frozenset({"by", "from"})), *owners])


_Frame = Callable[[Reading, Trigger], Roles]
_VERB_FRAMES: dict[str, _Frame] = {
    "act": _act,
    "undergo": _undergo,
    "target": _target,
    "mutual": _mutual,
    "blast": _blast,
    "to": _to,
    "move": _move,
    "theme": _theme,
    "claim": _theme,
    "lose": _lose,
    "blame": _blame,
    "threat": _threat,
}
_NOUN_FRAMES: dict[str, _Frame] = {
    "act": _noun_act,
    "of-recipient": _noun_suffering,
    "mutual": _noun_mutual,
    "of-actor": _noun_of_actor,
    "theme": _noun_theme,
}
