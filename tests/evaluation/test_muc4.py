"""MUC-4: capitals, keys, roles, the matching of entities and the slots of templates, on invented texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from evaluation.figures import Counts
from evaluation.muc4.actors import head
from evaluation.muc4.candidates import Candidate, candidates, of_words
from evaluation.muc4.ceaf import ceaf, plain
from evaluation.muc4.keys import DATE, HUMAN_NUMBER, PHYSICAL, Entry, alternatives, entry, parse
from evaluation.muc4.priors import Example, Priors, last_of, tokens
from evaluation.muc4.roles import incidents, kind_of_incident, weapons_in
from evaluation.muc4.scoring import ALL, HUMAN, Document, Scored, all_told, chosen, example, weights
from evaluation.muc4.slots import SLOTS, date_agreement, key_days, place_agreement, same_number, score
from evaluation.muc4.templates import Response, Victim, days_of, responses
from evaluation.muc4.texts import document, recased
from sayso.language.reading import Reading, Word
from sayso.records import Count, Mention, Participant, Place, Span, Time

TEXT = (
    "Guerrillas of the Red Dawn bombed the Lakeside hotel in Santa Rita with dynamite, killing two waiters. "
    "Mayor Elena Prado was wounded. Soldiers clashed with rebels."
)

KEY = """;;; a comment
0.  MESSAGE: ID                     TST9-MUC9-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  (02 FEB 90) / (01 FEB 90 - 02 FEB 90)
3.  INCIDENT: LOCATION              GUATEMALA: SANTA RITA (CITY / TOWN)
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
12. PHYS TGT: ID                    "\\"LAKESIDE\\" HOTEL" / "HOTEL"
18. HUM TGT: NAME                   "ELENA PRADO"
19. HUM TGT: DESCRIPTION            "MAYOR": "ELENA PRADO"
                                    "WAITERS"
21. HUM TGT: NUMBER                 1: "ELENA PRADO"
                                    2: "WAITERS"
23. HUM TGT: EFFECT OF INCIDENT     INJURY: "ELENA PRADO"
                                    ? DEATH: "WAITERS"
24. HUM TGT: TOTAL NUMBER           -

0.  MESSAGE: ID                     TST9-MUC9-0002
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *

0.  MESSAGE: ID                     TST9-MUC9-0003
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  -
"""


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span.of(TEXT, at, at + len(words))


def assault(*trigger: str, actors: str = "", hit: tuple[str, ...] = (), **fields: Any) -> Mention:
    sides = [tuple(Participant(name=n, span=span(n)) for n in names if n) for names in ((actors,), hit)]
    return Mention(
        id=trigger[0],
        report="r",
        trigger=tuple(span(t) for t in trigger),
        actors=sides[0],
        recipients=sides[1],
        **{"type": "ASSAULT", **fields},
    )


BOMBED = assault(
    "bombed",
    "killing",
    actors="Guerrillas of the Red Dawn",
    hit=("the Lakeside hotel", "two waiters"),
    place=Place(name="Santa Rita", country="GTM"),
    time=Time(None, "1990-02-02", "1990-02-02"),
    counts=(Count(of="killed", low=2, high=2, span=span("two")),),
)
WOUNDED = assault("wounded", hit=("Mayor Elena Prado",))
CLASHED = assault("clashed", actors="Soldiers", hit=("rebels",))


def reading_of(text: str, parse: str) -> Reading:
    """A reading from one "word number head relation" a word; sentences end with a full stop."""
    words, sentences, at, first = list[Word](), list[tuple[int, int]](), 0, 0
    for i, row in enumerate(parse.split()):
        form, upos, head_, relation = row.split("/")
        at = text.index(form, at)
        words.append(Word(at, at + len(form), form, upos, int(head_), relation))
        at += len(form)
        if form == ".":
            sentences.append((first, i + 1))
            first = i + 1
    return Reading(text, tuple(words), tuple(sentences), ((0, len(words)),))


READING = reading_of(
    TEXT,
    """
    Guerrillas/NOUN/5/nsubj of/ADP/4/case the/DET/4/det Red/PROPN/4/compound Dawn/PROPN/0/nmod
    bombed/VERB/-1/root the/DET/8/det Lakeside/PROPN/8/compound hotel/NOUN/5/obj in/ADP/11/case
    Santa/PROPN/11/compound Rita/PROPN/8/nmod with/ADP/13/case dynamite/NOUN/5/obl ,/PUNCT/15/punct
    killing/VERB/5/advcl two/NUM/17/nummod waiters/NOUN/15/obj ./PUNCT/5/punct
    Mayor/PROPN/21/compound Elena/PROPN/21/compound Prado/PROPN/23/nsubj:pass was/AUX/23/aux
    wounded/VERB/-1/root ./PUNCT/23/punct Soldiers/NOUN/26/nsubj clashed/VERB/-1/root with/ADP/28/case
    rebels/NOUN/26/obl ./PUNCT/26/punct
    """,
)


def found(*names: str) -> list[Candidate]:
    """The candidates of these names."""
    by_name = {c.name: c for c in candidates(READING, [BOMBED, WOUNDED], (), "1990-02-03")}
    return [by_name.get(n) or next(c for k, c in by_name.items() if k.endswith(n)) for n in names]


def told(*mentions: Mention) -> list[Response]:
    """The templates with a hotel, two waiters and a mayor who are likely to have been hit."""
    document_ = Document("d", READING, mentions, candidates(READING, mentions, (), "1990-02-03"))
    likely = {"two waiters": 2.0, "Elena Prado": 1.0, "Lakeside hotel": 3.0}
    scored: dict[str, list[Scored]] = {role: [] for role in ALL}
    for one in document_.candidates:
        if one.name in likely:
            scored["Target" if "hotel" in one.name else HUMAN].append(Scored(one, likely[one.name]))
    return responses(document_, scored, list(mentions), "1990-02-03")


def test_capitals_become_small_where_the_words_are_known_so() -> None:
    """Names, the beginnings of sentences and short forms keep a capital; known endings are looked through."""
    forms = {w: w for w in "the rebel attacked a bridge of in near front".split()}
    told = recased("THE REBELS ATTACKED A BRIDGE. IN TULA THE RED FRONT [RF] ATTACKED.", forms)
    assert told == "The rebels attacked a bridge. In Tula the Red Front [RF] attacked."


def test_a_document_loses_its_dateline_and_tags() -> None:
    """Where and when it was sent are kept apart; paragraphs stay."""
    told = document("D", "\n   TULA, 4 FEB 90 (AGENCY) -- [TEXT] FIRST\nLINE.\n\n   NEXT.\n", {})
    assert (told.city, told.published, told.text) == ("TULA", "1990-02-04", "First Line.\n\nNext.")


def test_a_key_is_read_with_alternatives_optional_entries_and_owners() -> None:
    """A text without an incident has no template, and "-" fills no slot."""
    told = parse(KEY)
    (first,) = told["TST9-MUC9-0001"]
    assert told["TST9-MUC9-0002"] == []
    assert told["TST9-MUC9-0003"][0].optional
    assert first.values(DATE) == ("02 FEB 90", "01 FEB 90 - 02 FEB 90")
    assert first.names(PHYSICAL) == (('"LAKESIDE" HOTEL', "HOTEL"),)
    assert first.slots[HUMAN_NUMBER] == (Entry(("1",), ("ELENA PRADO",)), Entry(("2",), ("WAITERS",)))
    assert entry('? DEATH / INJURY: "A" / "B"') == Entry(("DEATH", "INJURY"), ("A", "B"), True)
    assert entry('NO INJURY: "-"') == Entry(("NO INJURY",), ())
    assert list(alternatives("(A: B (X / Y)) / (A)")) == ["A: B (X / Y)", "A"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("six young peasants", {"list people", "plural", "number", "kind group"}),
        ("hotel", {"list things", "one word"}),
        ("Red Dawn", {"capital", "capital words 2", "unknown"}),
        ("dynamite", {"weapon"}),
        ("dynamite attack", {"weapon inside"}),
        ("FARC", {"short form", "listed", "listed REB"}),
    ],
)
def test_words_tell_classes(name: str, told: set[str]) -> None:
    """The lists of words and what the program knows of actors."""
    assert told <= set(of_words(name))


def test_the_head_is_the_last_word_before_of_and_the_like() -> None:
    """Singular and small, so that entities can be told by it."""
    assert head("three members of the Red Dawn, who fled") == "member"


def test_combat_old_violence_and_other_events_are_no_incidents() -> None:
    """What is left are attacks on those who bear no arms, within two months."""
    old = assault("wounded", hit=("Mayor Elena Prado",), time=Time(None, "1989-06-01", "1989-06-30"))
    planned = assault("wounded", hit=("Mayor Elena Prado",), status="planned")
    protest = assault("wounded", hit=("Mayor Elena Prado",), type="PROTEST")
    found = [BOMBED, WOUNDED, CLASHED, old, planned, protest]
    assert incidents(found, TEXT, "1990-02-03") == [BOMBED, WOUNDED]


def test_the_kind_of_an_incident_is_told_by_triggers_and_weapons() -> None:
    """A bomb in the sentence makes an attack a bombing."""
    assert weapons_in(BOMBED, TEXT) == ["dynamite"]
    assert kind_of_incident(BOMBED, TEXT) == "BOMBING"
    assert kind_of_incident(WOUNDED, TEXT) == "ATTACK"


def test_candidates_know_their_mentions_and_their_place() -> None:
    """Nouns with and without adjectives and names; a participant knows its side, all know their sentence."""
    found = {c.name: c for c in candidates(READING, [BOMBED, WOUNDED], (), "1990-02-03")}
    assert {"Lakeside hotel", "hotel", "two waiters", "waiters", "Red Dawn", "dynamite"} <= set(found)
    hotel, waiters, dawn = (found[n].features for n in ("Lakeside hotel", "two waiters", "Red Dawn"))
    assert {"recipient: incident", "beside: incident BOMBING", "form whole"} <= set(hotel)
    assert {"recipient: effect DEATH", "number"} <= set(waiters)
    assert {"actor: incident", "case of"} <= set(dawn)
    assert "recipient: incident" not in dawn
    assert hotel["early"] == 1


def test_a_participant_tells_of_its_other_names_and_of_those_beside_it() -> None:
    """Its full name, words with the same end, and what it is listed with."""
    named = replace(WOUNDED, recipients=(Participant(name="Elena Prado", span=span("Mayor Elena Prado")),))
    other = replace(CLASHED, recipients=(Participant(name="the two waiters", span=span("rebels")),))
    by_name = {c.name: c.features for c in candidates(READING, [named, other], (), "1990-02-03")}
    assert "named recipient: incident" in by_name["Elena Prado"]
    assert "named recipient: ASSAULT" in by_name["two waiters"]
    assert "same word recipient: incident" in by_name["Prado"]
    lists = "Miners/NOUN/3/nsubj:pass and/CCONJ/2/cc cooks/NOUN/0/conj died/VERB/-1/root ./PUNCT/3/punct"
    text = "Miners and cooks died."
    died = Mention(
        id="m",
        report="r",
        type="ASSAULT",
        trigger=(Span.of(text, 17, 21),),
        recipients=(Participant(name="Miners", span=Span.of(text, 0, 6)),),
    )
    beside = {c.name: c.features for c in candidates(reading_of(text, lists), [died], (), None)}
    assert "joined to recipient: incident" in beside["cooks"]


def test_words_are_counted_anew_and_tell_more_for_what_fills_the_role() -> None:
    """A word that fills a role, one beside it, a whole name; and documents with fillers from those without."""
    nobody = {role: [] for role in ALL}
    one = {**nobody, "Target": [frozenset({"lakeside hotel", "hotel"})]}
    filler = "they bombed the lakeside hotel in tula"
    other = "they met in the market of tula again"
    examples = [example(f"A{i}", filler, one, []) for i in range(6)]
    examples += [Example(f"B{i}", tokens(other), nobody) for i in range(6)]
    priors = Priors(examples, ALL)
    assert priors.score("Target", "last", "hotel") > 0 > priors.score("Target", "last", "market")
    assert priors.score("Target", "before", "the") > priors.score("Target", "before", "they")
    assert priors.whole("Target", "Lakeside hotel") > priors.whole("Target", "market")
    assert priors.document_scores(tokens(filler))["Target"] > priors.document_scores(tokens(other))["Target"]
    assert last_of("members of the Red Dawn") == "members"
    told = next(all_told(Document("d", READING, [], found("hotel")), priors))
    assert told["Target"]["word last"] > told["Weapon"]["word last"]


def test_one_candidate_is_chosen_for_each_entity() -> None:
    """The likeliest; none that overlaps it or ends in the same word, none below the threshold."""
    these = [
        Scored(c, odds)
        for c, odds in zip(found("Lakeside hotel", "hotel", "waiters", "Rita"), (2, 3, 1, -1), strict=True)
    ]
    assert [one.candidate.name for one in chosen(these, 0.0)] == ["hotel", "waiters"]


def test_the_weights_are_of_classes_and_each_role_has_some() -> None:
    """The stored weights name no word of a corpus."""
    assert set(weights()) == set(ALL)
    assert weights()["Victim"].odds({"bias": 1.0}) == weights()["Victim"].features["bias"]


def test_entities_are_matched_one_to_one_as_many_as_can_be() -> None:
    """An entity that fits two gives way to one that fits only the one it holds; half a fit is none."""
    gold = [{"bomb", "device"}, {"bomb"}]
    assert ceaf([{"bomb"}, {"device"}], gold) == 2
    assert ceaf([{"bomb"}, {"bomb"}, {"bomb"}], gold) == 2
    assert ceaf([{"bomb", "car"}], gold) == 0
    assert plain('The "Lakeside"  Hotel') == "lakeside hotel"


def test_dates_agree_wholly_or_by_days_in_common() -> None:
    """A date in the key may have no beginning; the same days count 1, days in common a half."""
    day = date(1990, 2, 2)
    assert key_days("- 02 FEB 90") == (None, day)
    assert date_agreement(["02 FEB 90"], (day, day)) == 1
    assert date_agreement(["- 04 FEB 90"], (day, day)) == 0.5
    assert date_agreement(["03 FEB 90", "- 01 FEB 90"], (day, day)) == 0


def test_places_agree_wholly_or_by_the_country() -> None:
    """The innermost place counts 1; the country alone a half, unless the key has no more."""
    one = Response("ATTACK", None, "Santa Rita", "GTM")
    assert place_agreement(["GUATEMALA: PETEN (DEPARTMENT): SANTA RITA (CITY / TOWN)"], one) == 1
    assert place_agreement(["GUATEMALA: FLORES (CITY)"], one) == 0.5
    assert place_agreement(["COLOMBIA: SANTA RITA (CITY)"], one) == 0
    assert place_agreement(["GUATEMALA"], Response("ATTACK", None, None, "GTM")) == 1


def test_numbers_of_the_key_may_be_about_or_open() -> None:
    """An "about" takes a tenth more or less, an open number all on its side."""
    assert same_number(["~100"], "95")
    assert not same_number(["~100"], "80")
    assert same_number(["7 -"], "9")
    assert same_number(["PLURAL", "- 15"], "12")
    assert not same_number(["PLURAL"], "12")


def test_what_differs_in_day_or_place_is_two_templates_and_the_likeliest_is_first() -> None:
    """Numbers and effects come from the words and the events; the date of the document stands in."""
    elsewhere = replace(WOUNDED, place=Place(name="Tula", country="GTM"))
    first, second = told(BOMBED, elsewhere)
    assert first.victims == [Victim("two waiters", "2", "DEATH")]
    assert (first.things, first.days) == (["Lakeside hotel"], (date(1990, 2, 2), date(1990, 2, 2)))
    assert (second.victims, second.place) == ([Victim("Elena Prado", "1", "INJURY")], "Tula")
    assert second.days == (None, date(1990, 2, 3))
    assert len(told(BOMBED, WOUNDED)) == 1


def test_a_document_that_surely_has_an_incident_has_a_template() -> None:
    """Even if nobody is likely to have been hit."""
    none: dict[str, list[Scored]] = {role: [] for role in ALL}
    document_ = Document("d", READING, [BOMBED], ())
    (only,) = responses(document_, none, [BOMBED], "1990-02-03")
    assert (only.kind, only.place, only.victims) == ("BOMBING", "Santa Rita", [])
    assert responses(document_, none, [], "1990-02-03") == []


def test_a_long_time_is_answered_with_on_or_before() -> None:
    """And none with the day of the text."""
    assert days_of(Time(None, "1990-01-01", "1990-01-31"), "1990-02-03") == (None, date(1990, 1, 31))
    assert days_of(None, "1990-02-03") == (None, date(1990, 2, 3))
    assert days_of(None, None) is None


def test_slots_count_what_is_right_missed_and_superfluous() -> None:
    """Against a key of one incident: its template aligned, a second one of ours too much."""
    key = parse(KEY)["TST9-MUC9-0001"]
    counts = {slot: Counts() for slot in SLOTS}
    score(key, told(BOMBED, replace(WOUNDED, place=Place(name="Tula", country="GTM"))), counts)
    sizes = {slot: (c.hits, c.gold, c.found) for slot, c in counts.items()}
    assert sizes == {
        "number": (1, 2, 2),
        "effect": (0, 1, 1),
        "date": (1, 1, 2),
        "place": (1, 1, 2),
        "stage": (1, 1, 2),
    }
    untouched = {slot: Counts() for slot in SLOTS}
    score(parse(KEY)["TST9-MUC9-0003"], [], untouched)
    assert all(c == Counts() for c in untouched.values())
