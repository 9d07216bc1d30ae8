"""Where and when: the place and the time that a mention's own words give, and those that are others'."""

from __future__ import annotations

import pytest
from happenings import by, clauses, mentions, one, when, where
from readings import cue

from sayso.events.toponyms import toponyms

KIDAL = (("Kidal", "place"),)


# -- places -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Gunmen killed two traders in Kidal.", "exact"),
        ("Gunmen killed two traders near Kidal.", "near"),
        ("Gunmen killed two traders outside Kidal.", "near"),
        ("Gunmen killed two traders at the market of Kidal.", "exact"),
        ("Gunmen killed two traders south of the town of Kidal.", "near"),
    ],
)
def test_the_toponym_that_the_parse_ties_is_the_place(text: str, precision: str) -> None:
    """With its state and position; a town that is only near is told as near, also over "the town of"."""
    arcs = (
        (
            "Kidal nmod town",
            "town obl killed",
            "south advmod killed",
            "traders obj killed",
            "two nummod traders",
        )
        if "south" in text
        else ()
    )
    found = one(text, mentions=KIDAL, arcs=arcs)
    assert where(found.place) == ("Kidal", "MLI")
    assert found.place
    assert found.place.precision == precision
    assert found.place.lat is not None


def test_a_place_is_known_without_the_networks_help() -> None:
    """A name behind "in" that the gazetteer has is a place, though the network marked none."""
    assert where(one("Gunmen killed two traders in Kidal.").place) == ("Kidal", "MLI")


def test_an_unknown_village_keeps_its_words_and_the_state() -> None:
    """A name that no gazetteer has is a place without a position, in the state that the text tells."""
    found = one("Gunmen killed two traders in Oumbaza in Mali.", mentions=(("Oumbaza", "place"),)).place
    assert found
    assert (found.name, found.country, found.lat, found.precision) == ("Oumbaza", "MLI", None, None)


def test_a_sentence_without_a_place_has_none() -> None:
    """The place of another sentence is not taken over, and "the town" is no name."""
    found = mentions("Gunmen burned houses in Kidal. Gunmen killed two traders in the town.", mentions=KIDAL)
    assert [where(m.place) for m in found] == [("Kidal", "MLI"), None]


def test_a_dateline_is_no_place() -> None:
    """It tells where the reporter is."""
    assert one("KIDAL, Mali — Gunmen killed two traders.", mentions=(("KIDAL", "place"),)).place is None


@pytest.mark.parametrize(
    "text",
    [
        "KIDAL, Mali — Gunmen killed two traders here.",
        "KIDAL, Mali — Gunmen killed two traders in this town.",
    ],
)
def test_the_dateline_is_the_place_where_the_report_says_here(text: str) -> None:
    """Of "here" and "this town" the words are those, the name is the dateline's."""
    found = one(text, mentions=(("KIDAL", "place"),), tags="here/ADV" if "here" in text else "").place
    assert found
    assert (found.name, found.country) == ("KIDAL", "MLI")
    assert found.span
    assert found.span.text in {"here", "this town"}


def test_here_without_a_dateline_is_no_place() -> None:
    """Nothing tells where the report was written."""
    assert one("Gunmen killed two traders here.", tags="here/ADV").place is None


def test_a_name_of_several_words_is_one_toponym() -> None:
    """Small words inside it belong to it; adjectives before a noun are none of it."""
    found = clauses("A ship sank in the Gulf of Aden.", mentions=(("the Gulf of Aden", "place"),))
    assert [found.text_of(s) for s in toponyms(found)] == ["Gulf of Aden"]


def test_a_dateline_is_no_time() -> None:
    """Its date is the reporter's."""
    assert one("KIDAL, 3 March 2031 — Gunmen killed two traders.").time is None


def test_an_actors_state_is_no_place() -> None:
    """In the wording "Mali arrested two traders" the state acts."""
    assert one("Mali arrested two traders.").place is None


def test_a_recipients_state_is_no_place() -> None:
    """In the wording "they invaded Mali" the state suffers."""
    assert one("They attacked Mali.", tags="They/PRON").place is None


def test_the_finer_of_two_places_counts() -> None:
    """A town says more than its state."""
    found = one("Gunmen killed two traders in Mali in Kidal.", mentions=KIDAL)
    assert where(found.place) == ("Kidal", "MLI")


def test_the_place_of_the_saying_is_not_the_events() -> None:
    """In the wording "said in Paris that rebels had killed …" Paris is where he spoke."""
    content = "that rebels had killed two traders"
    text = f"The general said in Paris {content}."
    assert one(text, cue("said", "The general", content), mentions=(("Paris", "place"),)).place is None


def test_an_act_of_speech_takes_no_place_from_what_it_is_about() -> None:
    """In the wording "condemned the raid in Kidal" the condemning has no place."""
    found = mentions("The mayor condemned the raid in Kidal.", mentions=KIDAL, arcs=("Kidal nmod raid",))
    assert where(by(found, "raid").place) == ("Kidal", "MLI")
    assert by(found, "condemned").place is None


def test_a_place_in_a_far_clause_is_not_taken() -> None:
    """A relative clause parts its place from the verb above."""
    text = "Gunmen killed two traders who had studied in Paris."
    assert one(text, mentions=(("Paris", "place"),)).place is None


def test_names_of_states_are_toponyms_and_adjectives_of_them_are_not() -> None:
    """The network need not mark a state; "Malian" is none."""
    reading = clauses("The Malian army left Mali in Niger.")
    assert [reading.text_of(s) for s in toponyms(reading)] == ["Mali", "Niger"]


def test_the_capitalised_part_of_a_place_is_its_name() -> None:
    """The name of "the northern town of El Fasher" is "El Fasher"; a direction in capitals may belong to it ("West Bank")."""
    text = "Gunmen came to the northern town of El Fasher and to Northern Kidal."
    found = (("the northern town of El Fasher", "place"), ("Northern Kidal", "place"))
    reading = clauses(text, mentions=found)
    assert [reading.text_of(s) for s in toponyms(reading)] == ["El Fasher", "Northern Kidal"]


@pytest.mark.parametrize("name", ["Facebook", "Monday", "Parliament"])
def test_networks_days_and_parliaments_are_no_places(name: str) -> None:
    """They stand like places, and are none."""
    assert one(f"Gunmen killed two traders in {name}.", mentions=((name, "place"),)).place is None


# -- times ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("on Monday", ("2031-03-10", "2031-03-10")),
        ("on 3 March", ("2031-03-03", "2031-03-03")),
        ("last week", ("2031-03-03", "2031-03-09")),
        ("in February", ("2031-02-01", "2031-02-28")),
        ("in 2029", ("2029-01-01", "2029-12-31")),
    ],
)
def test_a_time_that_hangs_on_the_event_is_its_time(words: str, days: tuple[str, str]) -> None:
    """Resolved against the day of the report, both ends inclusive."""
    arcs = ("week obl:unmarked killed", "traders obj killed", "last amod week") if "week" in words else ()
    assert when(one(f"Gunmen killed two traders {words}.", arcs=arcs)) == days


def test_a_date_tied_to_the_saying_is_not_the_events() -> None:
    """In the wording "said on Tuesday that rebels had attacked" the day is that of the saying."""
    content = "that rebels had attacked the mill"
    found = one(f"The army said on Tuesday {content}.", cue("said", "The army", content, said="on Tuesday"))
    assert found.time is None


def test_a_date_inside_the_content_is_the_events() -> None:
    """In the wording "said that rebels had attacked on Monday" it is the day of the attack."""
    content = "that rebels had attacked the mill on Monday"
    found = one(f"The army said {content}.", cue("said", "The army", content))
    assert when(found) == ("2031-03-10", "2031-03-10")


def test_a_date_in_the_content_is_no_date_of_an_event_outside() -> None:
    """What others say has its own times."""
    content = "that rebels had fled on Monday"
    found = mentions(f"The army condemned the raid and said {content}.", cue("said", "The army", content))
    assert when(by(found, "raid")) is None


def test_two_verbs_share_a_date() -> None:
    """In the wording "burned the mill and took prisoners on Monday" both happened then."""
    found = mentions("Rebels burned houses and took seven prisoners on Monday.")
    assert [when(m) for m in found] == [("2031-03-10", "2031-03-10")] * 2


def test_a_date_of_another_sentence_is_not_taken() -> None:
    """Only the own sentence gives a time."""
    found = mentions("Rebels burned houses on Monday. Rebels killed two traders.")
    assert when(by(found, "killed")) is None


def test_since_tells_when_what_lasts_began_and_dates_no_noun() -> None:
    """In the wording "the war dead since 2029" a single killing has no such time."""
    assert when(one("The attack was the worst since 2029.", arcs=("2029 nmod attack",))) is None


def test_a_day_after_leads_to_another_event() -> None:
    """In the wording "a day after" no date is told."""
    assert when(one("Rebels attacked the mill a day after the fair.")) is None


def test_a_plan_is_resolved_to_a_coming_day() -> None:
    """The Thursday of what is to come lies ahead, that of what happened lies behind."""
    ahead = when(one("Envoys will meet on Thursday.", tags="meet/VERB"))
    behind = when(one("Envoys met on Thursday."))
    assert (ahead, behind) == (("2031-03-20", "2031-03-20"), ("2031-03-13", "2031-03-13"))


def test_the_plain_present_tells_what_is_to_come() -> None:
    """In the wording "donors meet on Thursday" the day lies ahead."""
    arcs = ("meet root -", "Donors nsubj meet", "Thursday obl meet", "on case Thursday")
    found = one("Donors meet on Thursday.", tags="meet/VERB", arcs=arcs)
    assert (when(found), found.status) == (("2031-03-20", "2031-03-20"), "planned")


def test_a_verb_whose_past_looks_like_its_present_is_past() -> None:
    """In the wording "rebels hit the mill on Thursday" the day lies behind."""
    found = one("Rebels hit the mill on Thursday.")
    assert (when(found), found.status) == (("2031-03-13", "2031-03-13"), "actual")


def test_without_a_day_of_the_report_only_full_dates_are_resolved() -> None:
    """A weekday means nothing then, a whole date itself."""
    assert when(one("Rebels attacked the mill on Monday.", published=None)) is None
    assert when(one("Rebels attacked the mill on 3 March 2031.", published=None)) == (
        "2031-03-03",
        "2031-03-03",
    )


def test_the_time_of_what_is_rejected_is_not_the_rejecting() -> None:
    """In the wording "rejected the deal signed on Monday" the day is the signing's; "on Friday" is its own."""
    arcs = ("deal obj rejected", "signed acl deal", "Monday obl signed")
    found = mentions("The rebels rejected the deal signed on Monday.", arcs=arcs)
    assert by(found, "rejected").time is None
    assert by(mentions("The rebels rejected on Friday the deal."), "rejected").time
