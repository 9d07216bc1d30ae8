"""Titles: one line that says what, where, when and how many, and takes nobody's side."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from linked import KELMET, Desk, count

from sayso.knowledge.data_files import load
from sayso.records import MentionType, Place
from sayso.views import board
from sayso.views.titles import title

PLACELESS: dict[str, Any] = {}
AT_KELMET: dict[str, Any] = {"place": KELMET, "day": "2031-05-08"}


def told(*triggers: str, event: dict[str, Any] | None = None, kind: str = "ASSAULT", **mention: Any) -> str:
    """The title of an event with a mention in a report of its own for each trigger."""
    desk = Desk()
    for number, trigger in enumerate(triggers):
        desk.report(f"r{number}", "Selm Daily", "2031-05-09", f"On Thursday they {trigger} it.")
        desk.mention(f"m{number}", f"r{number}", trigger, type=kind, **mention)
    told = AT_KELMET if event is None else event
    desk.event("e", *(f"m{number}" for number in range(len(triggers))), type=kind, **told)
    (view,) = board(desk.ledger())
    return view.title


def test_a_title_says_what_where_when_and_how_many() -> None:
    """The four parts stand in one line, the count as a range."""
    killed = count("killed", [], all=(12, 31))
    assert (
        told("ambushed", event={**AT_KELMET, "counts": (killed,)})
        == "Ambush near Kelmet, 8 May 2031: 12 to 31 killed"
    )


@pytest.mark.parametrize(
    ("triggers", "mode", "title"),
    [
        (("attacked", "ambushed", "attacked"), None, "Ambush"),
        (("attacked", "attacked", "attacked", "attacked", "ambushed"), None, "Attack"),
        (("attacked", "shelled"), "heavy-weapons", "Shelling"),
        (("killed", "attacked"), None, "Attack"),
        (("died",), None, "Deaths"),
        (("massacred",), None, "Killing"),
        (("did",), None, "Attack"),
        (("did",), "drone", "Drone strike"),
    ],
)
def test_it_is_called_what_enough_reports_call_it(
    triggers: tuple[str, ...], mode: str | None, title: str
) -> None:
    """The word that says most wins if a quarter of the reports use it; one side's word is never taken up."""
    assert told(*triggers, mode=mode) == f"{title} near Kelmet, 8 May 2031"


def test_figures_stand_for_a_word_that_only_tells_of_harm() -> None:
    """No title says "Killing: 3 killed"."""
    event = {
        **AT_KELMET,
        "counts": (count("killed", [], who="soldiers", all=(3, None)), count("wounded", [], all=5)),
    }
    assert told("killed", event=event) == "At least 3 soldiers killed and 5 wounded near Kelmet, 8 May 2031"


@pytest.mark.parametrize(
    ("status", "title"),
    [
        ("planned", "Planned raid near Kelmet, 8 May 2031"),
        ("hypothetical", "Possible raid near Kelmet, 8 May 2031"),
        ("negated", "Denied: raid near Kelmet, 8 May 2031"),
    ],
)
def test_what_is_not_told_as_a_fact_says_so(status: str, title: str) -> None:
    """A plan, a possibility and a denial never read like a fact."""
    assert told("raided", status=status) == title


def test_one_fact_outweighs_a_plan_but_not_a_denial() -> None:
    """With a mention of a plan and one of the fact, it is told as a fact."""
    desk = Desk()
    desk.report("r", "Selm Daily", None, "They will raid it. They raided it.")
    desk.mention("m1", "r", "raid", status="planned")
    desk.mention("m2", "r", "raided")
    desk.event("e", "m1", "m2", place=KELMET)
    assert board(desk.ledger())[0].title == "Raid near Kelmet"


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("THREATEN", "Threat by the Guard against the army"),
        ("CONSULT", "Talks by the Guard with the army"),
        ("REQUEST", "Demand by the Guard to the army"),
        ("ACCUSE", "Accusation by the Guard against the army"),
        ("REJECT", "Refusal by the Guard"),
        ("COERCE", "Coercion of the army"),
        ("ASSAULT", "Attack on the army"),
    ],
)
def test_who_and_to_whom(kind: str, title: str) -> None:
    """Who acts stands in the title of what people say and agree, and never in that of an assault."""
    assert told("did", kind=kind, event={}, actors=["The Guard"], recipients=["The army"]) == title


def test_pronouns_and_nobodies_are_no_names() -> None:
    """A title never says "by it" or "of any soldier"."""
    assert told(
        "threatened", kind="THREATEN", event={}, actors=["It"], recipients=["any soldier"]
    ).startswith("Threat: “")


def test_the_name_that_most_mentions_have_is_taken() -> None:
    """Of several names, the one that most mentions have stands in the title."""
    desk = Desk()
    desk.report("r", "Selm Daily", None, "They met, met, and met.")
    for number, name in enumerate(["the Guard", "The Guard", "a captain"]):
        desk.mention(f"m{number}", "r", "met", type="CONSULT", actors=[name])
    desk.event("e", "m0", "m1", "m2", type="CONSULT")
    assert board(desk.ledger())[0].title == "Talks by the Guard"


def test_an_event_of_which_nothing_more_is_told_has_the_reports_words() -> None:
    """Where no part is known, the title quotes the words around the trigger."""
    assert told("looted", event={}) == "Looting: “On Thursday they looted it.”"


def test_bare_figures_have_the_reports_words_too() -> None:
    """A figure of which neither place nor victims are told is no title of its own."""
    event = {"counts": (count("killed", [], all=3),)}
    assert told("killed", event=event) == "3 killed: “On Thursday they killed it.”"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (("2031-05-06", "2031-05-12"), "6 to 12 May 2031"),
        (("2031-04-28", "2031-05-04"), "28 April to 4 May 2031"),
        (("2030-12-28", "2031-01-04"), "28 December 2030 to 4 January 2031"),
        (("2031-05-01", "2031-05-31"), "May 2031"),
        (("2031-01-01", "2031-12-31"), "2031"),
    ],
)
def test_days_are_told_in_few_words(day: tuple[str, str], words: str) -> None:
    """An interval, a month and a year are told as a person would write them."""
    assert told("raided", event={"place": KELMET, "day": day}) == f"Raid near Kelmet, {words}"


def test_a_place_that_is_a_state_or_exact_stands_with_in() -> None:
    """The word "near" is said only where the place is said to be near."""
    assert (
        told("raided", event={"place": Place(name="Mali", country="MLI", precision="country")})
        == "Raid in Mali"
    )


def test_an_event_without_type_and_mentions_has_a_title() -> None:
    """A ledger of another program may leave everything out."""
    desk = Desk()
    event = desk.event("e", type=None)
    assert title(event, [], {}) == "Event of an unknown kind"
    assert title(desk.event("e2"), [], {}) == "Attack"


def test_the_table_of_labels_is_whole() -> None:
    """Every type has a label, each mode in it is PLOVER's, and no trigger word speaks for two names."""
    table, modes = load("titles", "views"), load("plover", "events/ontology")
    types = set(get_args(MentionType))
    assert types == set(table["labels"]) == set(table["parts"]) == set(table["to"]["types"])
    for kind, labels in table["labels"].items():
        assert set(labels) - {"any"} <= set(modes[kind]), kind
    lists = {
        kind: [each for part in ("words", "plain", "harm") for each in table[part].get(kind, {}).items()]
        for kind in types
    }
    known = {label for labels in table["labels"].values() for label in labels.values()}
    known |= {name for pairs in lists.values() for name, _ in pairs}
    assert set(table["to"]["labels"]) <= known
    for kind, pairs in lists.items():
        words = [word for _, each in pairs for word in each]
        assert len(words) == len(set(words)), kind


@pytest.mark.parametrize(
    ("who", "title"),
    [
        (("army",), "Demand by the army"),
        (("Donors",), "Demand by donors"),
        (("Front",), "Demand by Front"),
        (("Colonel", "Dara Venn"), "Demand by Dara Venn"),
    ],
)
def test_a_name_stands_as_it_does_in_a_sentence(who: tuple[str, ...], title: str) -> None:
    """A body's noun gets its article, a noun at the head of a sentence small letters; a lone title falls away."""
    assert told("did", kind="REQUEST", event=PLACELESS, actors=who) == title


@pytest.mark.parametrize(
    ("killed", "title"),
    [((0, 0), "Raid near Kelmet, 8 May 2031"), ((0, 9), "Raid near Kelmet, 8 May 2031: up to 9 killed")],
)
def test_a_disputed_event_never_reads_as_if_nobody_was_hurt(killed: tuple[int, int], title: str) -> None:
    """One side's "nobody was killed" is no part of the title where the event is disputed."""
    event = {**AT_KELMET, "status": "disputed", "counts": (count("killed", [], all=killed),)}
    assert told("raided", event=event) == title


def test_a_title_tells_a_number_once() -> None:
    """No title says "March by 40 relatives: 40 relatives involved", "raid on 74 people: 74 killed"."""
    involved = {"counts": (count("involved", [], who="relatives", all=40),)}
    assert told("did", kind="PROTEST", event=involved, actors=["40 relatives"]) == "Protest by 40 relatives"
    killed = {"counts": (count("killed", [], who="people", all=74),)}
    assert told("raided", event=killed, recipients=["74 people"]) == "Raid: 74 killed"
