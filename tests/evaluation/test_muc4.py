"""MUC-4: capitals, keys, roles, the matching of entities and the slots of templates, on invented texts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from evaluation.figures import Counts
from evaluation.muc4_actors import head, what_is
from evaluation.muc4_ceaf import ceaf, plain
from evaluation.muc4_keys import DATE, HUMAN_NUMBER, PHYSICAL, Entry, alternatives, entry, parse
from evaluation.muc4_roles import fillers, incidents, kind_of_incident, names_somebody
from evaluation.muc4_slots import SLOTS, date_agreement, key_days, place_agreement, same_number, score
from evaluation.muc4_templates import Response, Victim, responses
from evaluation.muc4_texts import document, recased
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
    ("name", "kind"),
    [
        ("six young peasants", "people"),
        ("Mayor Elena Prado", "person"),
        ("the hotel", "thing"),
        ("the Red Dawn Liberation Front", "body"),
        ("guerrillas", "people"),
    ],
)
def test_participants_are_sorted_by_their_words(name: str, kind: str) -> None:
    """The list of words decides first, then what the program knows of names."""
    assert what_is(name) == kind


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


def test_the_roles_are_filled_from_actors_recipients_and_the_sentence() -> None:
    """The unnamed who were hit fill no role: the corpus has named victims only."""
    assert fillers([BOMBED, WOUNDED], TEXT) == {
        "PerpInd": ["Guerrillas of the Red Dawn"],
        "PerpOrg": ["Red Dawn"],
        "Target": ["Lakeside hotel"],
        "Victim": ["Elena Prado"],
        "Weapon": ["dynamite"],
    }
    assert not names_somebody("she")
    assert not names_somebody("more than 70")
    assert kind_of_incident(BOMBED, TEXT) == "BOMBING"


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


def test_mentions_that_share_nobody_hit_are_two_templates_and_what_is_told_twice_is_one() -> None:
    """The date and the country of the document stand in where a mention tells none."""
    again = assault("killing", hit=("two waiters",))
    first, second = responses([BOMBED, again, WOUNDED], TEXT, "1990-02-03")
    assert first.victims == [Victim("two waiters", "2", "DEATH")]
    assert (second.victims, second.country) == ([Victim("Mayor Elena Prado", "1", "INJURY")], "GTM")
    assert second.days == (None, date(1990, 2, 3))


def test_slots_count_what_is_right_missed_and_superfluous() -> None:
    """Against a key of one incident: its template aligned, a second one of ours too much."""
    key = parse(KEY)["TST9-MUC9-0001"]
    counts = {slot: Counts() for slot in SLOTS}
    score(key, responses([BOMBED, WOUNDED], TEXT, "1990-02-03"), counts)
    told = {slot: (c.hits, c.gold, c.found) for slot, c in counts.items()}
    assert told == {
        "number": (1, 2, 2),
        "effect": (0, 1, 1),
        "date": (1, 1, 2),
        "place": (1, 1, 2),
        "stage": (1, 1, 2),
    }
    untouched = {slot: Counts() for slot in SLOTS}
    score(parse(KEY)["TST9-MUC9-0003"], [], untouched)
    assert all(c == Counts() for c in untouched.values())
