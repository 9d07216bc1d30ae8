"""Whether it happened: told by tense, modals, negation, and by who says it how."""

from __future__ import annotations

import pytest
from happenings import by, mentions, one
from readings import cue

CONDITION = ("left advcl attack", "if mark left", "army nsubj left")
STATUSES = [
    ("Rebels attacked the mill.", "actual"),
    ("Rebels have attacked the mill.", "actual"),
    ("Rebels will attack the mill.", "planned"),
    ("Rebels would attack the mill.", "planned"),
    ("Rebels shall attack the mill.", "planned"),
    ("Rebels may attack the mill.", "hypothetical"),
    ("Rebels could attack the mill.", "hypothetical"),
    ("Rebels should attack the mill.", "hypothetical"),
    ("Rebels did not attack the mill.", "negated"),
    ("Rebels never attacked the mill.", "negated"),
    ("Rebels did n't attack the mill.", "negated"),
    ("Rebels planned to attack the mill.", "planned"),
    ("Rebels agreed to attack the mill.", "planned"),
    ("Rebels threatened to attack the mill.", "hypothetical"),
    ("Rebels tried to attack the mill.", "hypothetical"),
    ("Rebels wanted to attack the mill.", "hypothetical"),
    ("Rebels failed to attack the mill.", "negated"),
    ("Rebels refused to attack the mill.", "negated"),
    ("Rebels avoided attacking the mill.", "negated"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_the_clause_itself_tells_whether_it_happened(text: str, status: str) -> None:
    """Auxiliaries, negators and the verb above decide."""
    verb = "attacking" if "attacking" in text else "attacked" if "attacked" in text else "attack"
    tags = (
        "shall/AUX"
        if "shall" in text
        else "n't/PART"
        if "n't" in text
        else "never/ADV"
        if "never" in text
        else ""
    )
    found = by(mentions(text, tags=tags), verb)
    assert found.status == status


def test_a_plan_in_the_present_is_a_plan() -> None:
    """In the wording "rebels plan to attack" it has not happened, and it is meant to."""
    arcs = ("plan root -", "Rebels nsubj plan", "attack xcomp plan", "to mark attack", "mill obj attack")
    assert one("Rebels plan to attack the mill.", tags="plan/VERB", arcs=arcs).status == "planned"


def test_are_to_is_a_plan() -> None:
    """In the wording "rebels are to attack" the copula with "to" tells a plan, in both ways of parsing it."""
    text = "Rebels are to attack the mill."
    below = ("are root -", "Rebels nsubj are", "attack xcomp are", "to mark attack", "mill obj attack")
    beside = ("attack root -", "Rebels nsubj attack", "are aux attack", "to mark attack", "mill obj attack")
    assert [one(text, arcs=arcs).status for arcs in (below, beside)] == ["planned", "planned"]


def test_no_one_did_it() -> None:
    """A subject that is nobody negates it."""
    assert one("No one attacked the mill.", tags="one/PRON").status == "negated"
    assert one("No rebels attacked the mill.").status == "negated"


def test_without_negates_its_own_verb_only() -> None:
    """In the wording "left the mill without burning the crops" the burning did not happen, the leaving did."""
    found = mentions("Rebels withdrew without burning houses.")
    assert [(m.type, m.status) for m in found] == [("RETREAT", "actual"), ("ASSAULT", "negated")]


def test_a_condition_is_hypothetical_and_so_is_what_follows_from_it() -> None:
    """In the wording "would … if" neither has happened."""
    text = "Rebels would attack the mill if the army left."
    assert [m.status for m in mentions(text, arcs=CONDITION)] == ["hypothetical", "hypothetical"]


@pytest.mark.parametrize("noun", ["threat", "plan", "risk"])
def test_what_a_threat_or_plan_is_about_is_hypothetical(noun: str) -> None:
    """In the wording "the risk of an attack" no attack is told."""
    text = f"The {noun} of an attack grew."
    arcs = (f"{noun} nsubj grew", "grew root -", f"attack nmod {noun}", "of case attack")
    assert by(mentions(text, tags="grew/VERB", arcs=arcs), "attack").status == "hypothetical"


def test_a_relative_clause_is_not_governed_by_what_stands_around_its_noun() -> None:
    """In the wording "will leave the mill that they burned" the burning happened."""
    text = "Rebels will leave the mill that they attacked."
    arcs = ("attacked acl:relcl mill", "they nsubj attacked", "that obj attacked", "mill obj leave")
    assert by(mentions(text, arcs=arcs), "attacked").status == "actual"


def test_a_verb_joined_to_a_plan_is_planned_too() -> None:
    """In the wording "will attack and burn" both are to come."""
    text = "Rebels will attack the mill and burn houses."
    found = mentions(text, tags="burn/VERB", arcs=("burn conj attack", "and cc burn", "houses obj burn"))
    assert {m.status for m in found} == {"planned"}


DENIED = "that it had shelled the mill"


def stance(word: str, content: str, told: str) -> object:
    return cue(word, "The army", content, stance=told, sure=0.9)


@pytest.mark.parametrize(
    ("word", "told", "status"),
    [
        ("denied", "denies", "negated"),
        ("said", "asserts", "actual"),
        ("claimed", "asserts", "actual"),
    ],
)
def test_who_denies_negates_what_is_told(word: str, told: str, status: str) -> None:
    """The content of a denial did not happen by it; what is asserted did."""
    found = one(f"The army {word} {DENIED}.", stance(word, DENIED, told))  # type: ignore[arg-type]
    assert found.status == status


def test_a_denial_does_not_touch_what_it_takes_for_granted() -> None:
    """In the wording "denied that soldiers were on the train that was bombed" the bombing happened."""
    content = "that soldiers were on the train that was bombed"
    arcs = (
        "train ccomp denied", "soldiers nsubj train", "were cop train", "on case train", "that mark train",
        "bombed acl:relcl train", "that#2 nsubj:pass bombed", "was aux:pass bombed",
    )  # fmt: skip
    found = one(f"The army denied {content}.", stance("denied", content, "denies"), arcs=arcs)  # type: ignore[arg-type]
    assert found.status == "actual"


def test_a_denied_noun_is_negated() -> None:
    """In the wording "denied the raid" the raid itself is denied; "denied a role in the raid" denies the role."""
    assert one("The army denied the raid.", stance("denied", "the raid", "denies")).status == "negated"  # type: ignore[arg-type]
    content = "a role in the raid"
    assert one(f"The army denied {content}.", stance("denied", content, "denies")).status == "actual"  # type: ignore[arg-type]


def test_what_is_demanded_is_hypothetical() -> None:
    """The demand is made, what it asks for is not done."""
    content = "that rebels release the elder"
    found = mentions(
        f"The army demanded {content}.",
        stance("demanded", content, "demands"),  # type: ignore[arg-type]
        tags="release/VERB that/SCONJ",
        arcs=("release ccomp demanded", "rebels nsubj release", "that mark release", "elder obj release"),
    )
    assert [(m.type, m.status) for m in found] == [("REQUEST", "actual"), ("RETREAT", "hypothetical")]


def test_what_is_promised_is_planned() -> None:
    """The promise is made, what it holds is to come."""
    content = "to leave the camp"
    found = mentions(f"The army promised {content}.", stance("promised", content, "promises"))  # type: ignore[arg-type]
    assert {m.type: m.status for m in found} == {"AGREE": "actual", "RETREAT": "planned"}


def test_what_happens_on_a_coming_day_is_planned() -> None:
    """A date behind the day of the report makes a plan of it."""
    found = one("The envoys met on 20 March.")
    assert (found.status, found.time and found.time.start) == ("planned", "2031-03-20")


def test_without_a_day_of_the_report_no_date_is_to_come() -> None:
    """A report without a date of its own keeps what the words say."""
    assert one("The envoys met on 20 March 2031.", published=None).status == "actual"


def test_a_condition_after_ten_clauses_ends() -> None:
    """A long chain of verbs one below the other is followed only some steps, and never without end."""
    text = "Rebels " + "tried to " * 40 + "attack the mill."
    assert by(mentions(text), "attack").status == "hypothetical"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("No group claimed the attack.", "attack"),
        ("The mayor had not confirmed the death.", "death"),
    ],
)
def test_what_is_taken_for_granted_has_happened(text: str, noun: str) -> None:
    """That nobody claimed or confirmed it does not mean that there was none."""
    assert by(mentions(text, tags=f"{noun}/NOUN"), noun).status == "actual"


def test_a_negated_light_verb_negates_its_noun() -> None:
    """Who did not launch the attack made none."""
    found = mentions("The rebels did not launch the attack.", tags="attack/NOUN did/AUX")
    assert by(found, "attack").status == "negated"
