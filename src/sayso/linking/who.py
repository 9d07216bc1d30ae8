"""Who is who in one report: to which party whoever speaks, acts or suffers there belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property

from sayso.knowledge.actors import Known, describe
from sayso.knowledge.names import strip_titles, titles_of
from sayso.knowledge.outlets import describes_outlet, is_outlet
from sayso.knowledge.states import country_of, is_state
from sayso.knowledge.words import ARTICLE, plain
from sayso.linking.affiliation import (
    bodies_before,
    body_in,
    is_document,
    is_spokesman,
    needs_body,
    title_before,
    told_beside,
)
from sayso.linking.names import aliases_in, core, initials, is_acronym, is_institution, key, opens_or_ends
from sayso.linking.parties import Party
from sayso.linking.phrases import (
    country_words,
    is_body_name,
    is_described,
    is_described_body,
    is_owned,
    is_person_kind,
    is_place,
    kind_told,
    names_people,
    unowned,
    without_side,
)
from sayso.linking.sentences import sentence_at
from sayso.linking.words import listed, words_of
from sayso.records import Attribution, Mention, Participant, Report, Speaker

_SERVING = re.compile(r"([A-Z].*?) (?:of|from) (the .+)")
_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_NO_STATE = frozenset({None, "IGO", "NGO", "MNC"})
_OF_A_DATELINE = 2
_OF_A_PLACE = 3
"""How much more the place of an event tells of where a report is at home than a state's bare name does."""
_OPENING = 3_000
_WHOLE_GOVERNMENT = frozenset({"government", "authorities", "officials", "official", "state", "authority"})


class Who:
    """Tells who is who in one report."""

    def __init__(
        self,
        report: Report,
        attributions: Iterable[Attribution],
        mentions: Iterable[Mention],
        judged: Callable[[Party], Party] = lambda party: party,
    ) -> None:
        """Take what a report tells of those who speak and act; ``judged`` is a person's word on them."""
        self._judged = judged
        self.report = report
        self._speakers = [s for a in attributions for link in a.chain for s in link.speakers]
        self._mentions = list(mentions)
        self._seen: dict[object, Party] = {}

    @cached_property
    def home(self) -> str | None:
        """The country where most of what it tells happens."""
        told: Counter[str] = Counter()
        for mention in self._mentions:
            if mention.place and mention.place.country:
                told[mention.place.country] += _OF_A_PLACE
        dateline = re.match(r"([A-Z][A-Z .'-]{2,30})(?:,| [—–(-]|:)", self.report.text)
        if dateline and (code := country_of(dateline[1].title())):
            told[code] += _OF_A_DATELINE
        words = words_of(f"{self.report.title or ''} {self.report.text[:_OPENING]}")
        told.update(code for word in words if word[:1].isupper() and (code := country_of(word)))
        return min(told, key=lambda code: (-told[code], code)) if told else None

    @cached_property
    def _aliases(self) -> dict[str, str]:
        return aliases_in(self.report.text)

    @cached_property
    def _bodies(self) -> list[str]:
        """The full names of bodies in the report, the longest first."""
        names = {s.name for s in self._speakers} | {s.affiliation for s in self._speakers if s.affiliation}
        names |= {p.name for m in self._mentions for p in (*m.actors, *m.recipients)}
        names |= set(self._aliases.values())
        bodies = {ARTICLE.sub("", name) for name in names if is_body_name(name) and not is_described(name)}
        bodies |= {unowned(name) for name in names if is_described_body(name)}
        return sorted(bodies, key=lambda name: (-len(core(name)), name))

    def speaker(self, speaker: Speaker) -> Party:
        """Return the party of one who speaks."""
        asked = (speaker.name, speaker.kind, speaker.role, speaker.affiliation, speaker.named)
        if asked not in self._seen:
            party = replace(self._speaker(speaker), roles=self._roles_of(speaker))
            self._seen[asked] = self._judged(party)
        return self._seen[asked]

    def participant(self, participant: Participant, speaker: Party | None = None) -> Party:
        """Return the party of one who acts or suffers; ``speaker`` is whose words tell of it."""
        words = [plain(word) for word in words_of(participant.name)]
        if speaker is not None and (listed("ours") & set(words) or is_owned(words)):
            return speaker
        if participant.name not in self._seen:
            self._seen[participant.name] = self._judged(self._by_name(participant.name, None))
        return self._seen[participant.name]

    def _speaker(self, speaker: Speaker) -> Party:
        if (served := _SERVING.match(speaker.name)) and titles_of(served[1]):
            speaker = replace(
                speaker, name=strip_titles(served[1]), affiliation=served[2], kind="person", named=True
            )
        party = self._by_name(speaker.name, speaker.kind, named=speaker.named)
        written = any(is_document(word) for word in words_of(body_in(speaker.name)[0]))
        if party.is_outlet or (party.known and party.kind not in ("person", None) and not written):
            return replace(party, named=speaker.named or party.known)
        body = self._body_of(speaker)
        if body is None:
            return replace(self._in_office(speaker, party), named=speaker.named)
        behind = self._by_name(body, None)
        if speaker.named or (
            behind.known and (written or is_spokesman(speaker.role or body_in(speaker.name)[0]))
        ):
            return _voice_of(behind, speaker)
        # Somebody of a body, but not its voice: nobody's origin but their own, and not independent of it.
        return replace(behind, name=speaker.name, keys=party.keys, kind="person", named=False, known=False)

    def _roles_of(self, speaker: Speaker) -> frozenset[str]:
        """Return the words of a person's office, as the record and the words beside the name tell it."""
        beside = told_beside(self.report.text, speaker.name) if speaker.named else None
        told = f"{speaker.role or ''} {body_in(beside)[0] if beside else ''}"
        return frozenset(plain(word) for word in words_of(told)) - listed("empty") - listed("vague")

    def _body_of(self, speaker: Speaker) -> str | None:
        """Return the name of the body for which one speaks, as the record or the words beside it tell."""
        if speaker.affiliation:
            vague = set(core(speaker.affiliation)) <= listed("own_bodies")
            return (self._body_before(speaker) if vague else None) or speaker.affiliation
        text = self.report.text
        beside = told_beside(text, speaker.name) if speaker.named and not is_described(speaker.name) else None
        role, body = body_in(beside or speaker.name)
        its = beside is not None and plain(words_of(beside)[0]) in ("its", "their")
        its = its or (body is not None and set(core(body)) <= listed("own_bodies"))
        if beside and (its or (body is None and needs_body(role))):
            return self._body_before(speaker)
        return self._known_body(body, at_any_name=bool(beside) or is_spokesman(role))

    def _in_office(self, speaker: Speaker, party: Party) -> Party:
        """Return the party as one of a state's servants, where a title or a description says so."""
        beside = told_beside(self.report.text, speaker.name) or ""
        title = title_before(self.report.text, speaker.name)
        if self._is_with_rebels(speaker, beside):
            return party  # a general of the rebels serves no state
        for phrase in (speaker.role or "", beside, f"{title} {speaker.name}".strip(), speaker.name):
            known = describe(phrase, self.home) if phrase else None
            if known and known.sector in _STATE_SECTORS and known.country not in _NO_STATE:
                roots = party.roots | {f"state:{known.country}"}
                organ = {f"{known.sector}:{known.country}"} if known.sector in ("MIL", "COP") else set()
                keys = party.keys | (organ if speaker.named else set())
                return replace(
                    party,
                    serves=bool(organ),
                    keys=keys,
                    roots=roots,
                    sector=known.sector,
                    country=known.country,
                )
        return party

    def _is_with_rebels(self, speaker: Speaker, beside: str) -> bool:
        """Whether the words around a name make him one of those who fight the state."""
        text = self.report.text
        start, end = sentence_at(text, max(0, text.find(speaker.name)))
        words = {plain(word) for word in words_of(f"{beside} {speaker.role or ''}")}
        around = {plain(word) for word in words_of(text[start:end])}
        return bool(words & listed("rebels") or around & listed("factions"))

    def _body_before(self, speaker: Speaker) -> str | None:
        """Return the body that stands last before a name, for "its spokesman, …"."""
        text = self.report.text
        phrases = bodies_before(text, max(0, text.find(speaker.name)))
        own = set(core(speaker.name))
        return next(
            (
                phrase
                for phrase in phrases
                if not is_place(phrase) and not own & set(core(phrase)) and self._is_body(phrase)
            ),
            None,
        )

    def _is_body(self, phrase: str) -> bool:
        if set(core(phrase)) <= listed("own_bodies"):
            return False
        return self._known_body(phrase, at_any_name=False) is not None or kind_told(phrase) == "organization"

    def _known_body(self, body: str | None, *, at_any_name: bool) -> str | None:
        """Return a body's name where it is one: not "towels" of "a seller of towels"."""
        if not body:
            return None
        if is_body_name(body) or is_institution(body, country_words(body)) or self._in_full(body):
            return body
        return body if at_any_name and body[:1].isupper() and not is_place(body) else None

    def _in_full(self, name: str) -> str | None:
        """Return the longer name in the report of which this is a part ("the Front", "the union")."""
        short = core(name)
        if is_acronym(name) and (full := self._aliases.get(plain(ARTICLE.sub("", name)))):
            return full
        fitting = [full for full in self._bodies if opens_or_ends(short, core(full))]
        return fitting[0] if len({core(full) for full in fitting}) == 1 else None

    def _by_name(self, name: str, kind: str | None, *, named: bool = True) -> Party:
        bare = ARTICLE.sub("", " ".join(name.split()))
        kind = kind or kind_told(bare)
        if kind == "outlet" or is_outlet(bare) or describes_outlet(bare):
            return _outlet(name)
        organ = is_institution(name, country_words(name))
        full = None if organ else self._in_full(without_side(bare)) or self._only_side(name)
        told = ARTICLE.sub("", full) if full else bare
        known = describe(told, self.home)
        if is_state(told):
            keys = frozenset({f"state:{country_of(told)}"})
            return Party(name, told, keys, keys, "state", sector="GOV", country=country_of(told))
        if known and organ and known.country is None and known.sector in ("MIL", "COP"):
            keys = frozenset({f"{known.sector}:?"})
            return Party(name, told, keys, keys, kind, sector=known.sector)
        if known and organ and (state := _organ(told, known)):
            roots = frozenset({f"state:{known.country}"})
            return Party(
                name, told, frozenset({state}), roots, kind, sector=known.sector, country=known.country
            )
        return self._other(name, told, known, kind, named=named or bool(full))

    def _other(self, name: str, told: str, known: Known | None, kind: str | None, *, named: bool) -> Party:
        """Return the party of one who is no organ of a state: listed, named in the report, or described."""
        sector, country = (known.sector, known.country) if known else (None, None)
        if known and (known.aliases or known.part_of) and not is_person_kind(kind):
            keys = frozenset(key(each) for each in (known.name, *known.aliases))
            return Party(name, known.name, keys, keys, kind, sector=sector, country=country)
        if (side := self._side_of_name(name, sector, country)) is not None:
            return Party(name, name, side, side, "group", sector=sector, country=country)
        if is_described_body(told):
            keys = frozenset({f"{key(unowned(told))}@{self.home}"})
            return Party(name, unowned(told), keys, keys, kind, sector=sector, country=country)
        if not named or is_described(told):
            keys = frozenset({f"{self.report.id}:{key(name)}"})
            return Party(
                name, name, keys, keys, kind, known=False, named=False, sector=sector, country=country
            )
        keys = frozenset({key(told), *filter(None, [self._short(told, kind)])})
        person = key(told) if is_person_kind(kind) else None
        return Party(name, told, keys, keys, kind, person, sector=sector, country=country)

    def _side_of_name(self, name: str, sector: str | None, country: str | None) -> frozenset[str] | None:
        """Return the keys of "FRA rebels", "Tuareg fighters", "Russian mercenaries", "Sidi's men"."""
        words = words_of(name)
        if not words or words[-1][:1].isupper():
            return None
        _, owner = body_in(name)
        if owner and owner[:1].isupper() and not country_of(owner) and names_people(name):
            return frozenset({key(owner)})
        bare = ARTICLE.sub("", name)
        rest = without_side(bare)
        if rest == bare or not rest[:1].isupper() or not names_people(name):
            return None
        if country_of(rest):
            return frozenset({f"{sector}:{country}"})
        return None if is_described(rest) else frozenset({key(rest)})

    def _only_side(self, name: str) -> str | None:
        """Return the one armed group that the report names, where "the rebels" can mean no other."""
        if not any(plain(word) in listed("rebels") for word in words_of(name)):
            return None
        groups = {core(b): b for b in self._bodies if not is_institution(b, country_words(b))}
        sided = [body for words, body in groups.items() if {words[0], words[-1]} & listed("sides")]
        return sided[0] if len(sided) == 1 else None

    def _short(self, name: str, kind: str | None) -> str | None:
        """Return a body's acronym, as the report tells it or as its initials make it."""
        told = next((letters for letters, full in self._aliases.items() if core(full) == core(name)), None)
        return told or (None if is_person_kind(kind) else initials(name))


def _voice_of(body: Party, speaker: Speaker) -> Party:
    """Return a body's party as one who speaks for it has it: known by their own name too."""
    own = key(speaker.name) if speaker.named and not is_described(speaker.name) else None
    more = frozenset({own} if own else ())
    return replace(
        body,
        name=speaker.name,
        kind="person",
        person=own,
        named=True,
        keys=body.keys | more,
        roots=body.roots | more,
    )


def _outlet(name: str) -> Party:
    keys = frozenset({f"outlet:{key(name)}"})
    return Party(name, name, keys, keys, "outlet", sector="JRN")


def _organ(name: str, known: Known) -> str | None:
    """Return the key of a state's organ ("MIL:NER", "foreign ministry:NOR"), or None where it is none."""
    countries = country_words(name)
    if known.sector not in _STATE_SECTORS or known.country in _NO_STATE:
        return None
    rest = [word for word in core(name) if word not in countries]
    if known.sector in ("MIL", "COP"):
        return f"{known.sector}:{known.country}"
    if _WHOLE_GOVERNMENT & set(rest) or not rest:
        return f"GOV:{known.country}"
    return f"{' '.join(rest).replace('minister', 'ministry')}:{known.country}"
