"""Which words tell of events: by form, part of speech, and what the conditions ask of the parse."""

from __future__ import annotations

import pytest
from happenings import clauses, kinds

from sayso.events.arguments import objects_of, subjects_of
from sayso.events.triggers import find_triggers

Found = list[tuple[str, str, str | None]]


def spot(text: str, word: str, **how: object) -> tuple[list[str], list[str]]:
    """The subjects and the objects of a verb, as words."""
    reading = clauses(text, **how)
    at = next(i for i, w in enumerate(reading.words) if w.text == word)
    words = reading.words
    return [words[i].text for i in subjects_of(reading, at)], [words[i].text for i in objects_of(reading, at)]


# -- verbs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gunmen killed two traders.", [("killed", "ASSAULT", None)]),
        ("The guards fired on the crowd.", [("fired", "ASSAULT", "firearms")]),
        ("The board fired the minister.", [("fired", "SANCTION", None)]),
        ("The guards fired.", [("fired", "ASSAULT", "firearms")]),
        ("The oven fired.", []),
        ("Soldiers opened fire on the crowd.", [("opened fire", "ASSAULT", "firearms")]),
        ("Soldiers opened the door.", []),
        ("Rebels took three hostages.", [("took hostages", "ASSAULT", "abduct")]),
        ("Rebels took the town.", [("took", "COERCE", "seize")]),
        ("The envoys signed a treaty.", [("signed treaty", "AGREE", None)]),
        ("The envoys signed a postcard.", []),
        ("The envoys met.", [("met", "CONSULT", None)]),
        ("The envoys met their target.", []),
        ("The general sent two battalions.", [("sent", "MOBILIZE", "troops")]),
        ("The general sent a letter.", []),
        ("Teachers struck.", [("struck", "PROTEST", "strike")]),
        ("The army shelled the port.", [("shelled", "ASSAULT", "heavy-weapons")]),
        ("Police dispersed the marchers.", [("dispersed", "ASSAULT", "crowd-control")]),
        ("The council lifted the curfew.", [("lifted curfew", "CONCEDE", None)]),
    ],
)
def test_an_entry_counts_only_where_its_conditions_hold(text: str, found: Found) -> None:
    """Objects, prepositions and subjects decide which entry a verb has here, if any."""
    tags = "struck/VERB" if "struck" in text else ""
    assert kinds(text, tags=tags, arcs=("struck root -", "Teachers nsubj struck") if tags else ()) == found


@pytest.mark.parametrize(
    ("text", "arcs", "found"),
    [
        ("Gunmen gunned down two traders.", ("down compound:prt gunned",), "gunned down"),
        ("Gunmen gunned two traders down.", ("down compound:prt gunned",), "gunned down"),
        ("Rebels blew up the bridge.", ("up compound:prt blew",), "blew up"),
    ],
)
def test_a_particle_belongs_to_the_trigger(text: str, arcs: tuple[str, ...], found: str) -> None:
    """A particle is a word of the trigger also where the object stands between."""
    ((words, kind, _),) = kinds(text, arcs=arcs)
    assert (words, kind) == (found, "ASSAULT")


def test_a_preposition_before_a_noun_does_not_belong_to_the_trigger() -> None:
    """In the wording "fired on the crowd" the trigger is the verb: the preposition is the noun's."""
    assert [words for words, _, _ in kinds("Guards fired on the crowd.")] == ["fired"]


@pytest.mark.parametrize(
    "text", ["They killed Orla Dunne.", "They shot her.", "They shot nine.", "They shot the nurses."]
)
def test_names_pronouns_and_numbers_are_people(text: str) -> None:
    """A condition that asks for people holds for a person's name, a pronoun and a bare number."""
    assert len(kinds(text, mentions=(("Orla Dunne", "person"),) if "Orla" in text else ())) == 1


def test_a_name_may_be_that_of_a_ship_or_a_town() -> None:
    """Conditions that ask for a ship or a place hold for a proper name, but not for a person's."""
    assert kinds("Marines boarded Grey Heron.") == [("boarded", "COERCE", "seize")]
    assert kinds("Marines boarded Grey Heron.", mentions=(("Grey Heron", "person"),)) == []


def test_money_is_told_by_a_currency_sign() -> None:
    """A sum with a sign before it counts as money."""
    assert kinds("The fund gave $400 to nurses.", tags="$/SYM", arcs=("$ obj gave", "400 nummod $")) == [
        ("gave $", "AID", None)
    ]


def test_a_participle_taken_for_an_adjective_counts_as_a_predicate() -> None:
    """In the wording "others were wounded" the word is a trigger, whatever its tag; before a noun it is not."""
    assert kinds("Others were wounded.", tags="Others/NOUN wounded/ADJ") == [("wounded", "ASSAULT", None)]
    assert kinds("The wounded pride of a nation.", tags="wounded/ADJ") == []


def test_a_verb_read_as_a_noun_is_no_verb() -> None:
    """The form alone is not enough: the part of speech must fit."""
    assert kinds("The killed outnumber us.", tags="killed/NOUN") == []


# -- nouns ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The raid on the camp ended.", [("raid", "ASSAULT", None)]),
        ("The air strike ended.", [("air strike", "ASSAULT", "aerial")]),
        ("The general strike ended.", [("general strike", "PROTEST", "strike")]),
        ("A car bomb ended the fair.", [("car bomb", "ASSAULT", "explosives")]),
        ("The peace talks ended.", [("peace talks", "CONSULT", None)]),
        ("The bombing ended.", [("bombing", "ASSAULT", "explosives")]),
        ("Heavy shelling ended.", [("shelling", "ASSAULT", "heavy-weapons")]),
        ("A strike by dockers ended.", [("strike", "PROTEST", "strike")]),
        ("The call for calm ended.", [("call", "REQUEST", None)]),
        ("The call of the sea ended.", []),
    ],
)
def test_a_noun_counts_with_all_its_words(text: str, found: Found) -> None:
    """The longest noun that stands here is the trigger, where a preposition that it wants follows."""
    tags = "ended/VERB" + "".join(f" {w}/NOUN" for w in ("bombing", "shelling") if w in text)
    assert kinds(text, tags=tags + (" Heavy/ADJ" if "Heavy" in text else "")) == found


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("A press release came on Monday.", ""),
        ("The news conference ended.", ""),
        ("He died of a heart attack.", "died/NOUN"),
        ("The carrier strike group sailed.", ""),
        ("The stock exchange closed.", "closed/NOUN"),
        ("The war of words went on.", ""),
        ("It was a good deal.", "good/ADJ"),
        ("The student body voted.", ""),
    ],
)
def test_words_that_only_look_like_events_are_none(text: str, tags: str) -> None:
    """A listed combination hides the word in it."""
    assert kinds(text, tags=tags) == []


def test_a_word_belongs_to_one_trigger() -> None:
    """The words of "suicide bombing" tell no second event of "bombing"."""
    assert kinds("The suicide bombing ended.", tags="bombing/NOUN") == [
        ("suicide bombing", "ASSAULT", "suicide-attack")
    ]


def test_the_first_half_of_a_compound_is_no_event() -> None:
    """The "protest" in "protest leader" tells who he is."""
    assert kinds("The protest leader slept.") == []


def test_a_name_is_no_event() -> None:
    """A capitalised word behind another one is a part of a name."""
    assert kinds("The Harbour Strike slept.", tags="Strike/NOUN") == []


def test_a_patrol_that_acts_is_no_event() -> None:
    """As the subject it is soldiers, elsewhere it is what they do."""
    assert kinds("A patrol killed two traders.") == [("killed", "ASSAULT", None)]
    assert kinds("Soldiers began a patrol.") == [("patrol", "MOBILIZE", "troops")]


def test_a_noun_read_as_a_verb_counts_where_it_has_an_article() -> None:
    """A slip of the tagger does not lose "the attack"; without an article it must be a noun."""
    arcs = ("attack obj began", "the det attack")
    assert kinds("Soldiers began the attack.", tags="attack/VERB", arcs=arcs) == [("attack", "ASSAULT", None)]


def test_a_gerund_that_stands_as_a_noun_counts() -> None:
    """As a subject without an object of its own "shelling" is a noun, whatever its tag."""
    arcs = ("Shelling nsubj went", "went root -")
    assert kinds("Shelling went on.", tags="Shelling/VERB on/ADV", arcs=arcs) == [
        ("Shelling", "ASSAULT", "heavy-weapons")
    ]


# -- states -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Four are missing.", [("missing", "ASSAULT", None)]),
        ("Two were found dead.", [("dead", "ASSAULT", None)]),
        ("The sea is dead.", [("dead", "ASSAULT", None)]),
        ("Dead leaves fell.", []),
        ("The missing key was silver.", []),
    ],
)
def test_a_state_counts_where_it_is_said_of_somebody(text: str, found: Found) -> None:
    """As a predicate, behind "found", or with a number; before a noun it only describes."""
    tags = "missing/ADJ" if "missing" in text else "Dead/ADJ" if "Dead" in text else "dead/ADJ"
    arcs = ("dead xcomp found",) if "found" in text else ()
    assert kinds(text, tags=tags, arcs=arcs) == found


def test_a_state_beside_counted_people_counts() -> None:
    """In the wording "with eight people dead" the number makes it news."""
    arcs = ("dead amod people",)
    assert kinds("It ended with eight people dead.", arcs=arcs) == [("dead", "ASSAULT", None)]
    assert kinds("It ended with people dead.", arcs=arcs) == []


# -- subjects and objects ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("Rebels burned the mill.", "burned", ["Rebels"], ["mill"]),
        ("The mill was burned by rebels.", "burned", ["rebels"], ["mill"]),
        ("The mill was burned.", "burned", [], ["mill"]),
        (
            "Rebels and bandits burned the mill and the barn.",
            "burned",
            ["Rebels", "bandits"],
            ["mill", "barn"],
        ),
        ("Rebels came and burned the mill.", "burned", ["Rebels"], ["mill"]),
        ("The men who burned the mill slept.", "burned", ["who"], []),
        ("Rebels tried to burn the mill.", "burn", ["Rebels"], ["mill"]),
        ("The mill was shelled by rebels, killing nine people.", "killing", ["rebels"], ["people"]),
    ],
)
def test_subjects_and_objects_of_a_verb(
    text: str, verb: str, subjects: list[str], objects: list[str]
) -> None:
    """Own ones, those of a passive, coordinated ones, and the subject shared with the verb above."""
    tags = "burn/VERB" if "to burn" in text else ""
    found = spot(text, verb, tags=tags)
    assert found[0] == subjects
    assert objects in ([], found[1])


def test_an_object_that_the_parse_lost_is_the_noun_behind() -> None:
    """Where the parse hangs the noun behind a verb elsewhere, it still is what the verb is done to."""
    assert spot("Rebels burned the old mill.", "burned", tags="old/ADJ", arcs=("mill dep Rebels",))[1] == [
        "mill"
    ]


def test_triggers_come_in_the_order_of_the_text() -> None:
    """And each has a word of the text as its head."""
    reading = clauses("Gunmen killed a nurse and burned the clinic after a raid on the market.")
    heads = [t.head for t in find_triggers(reading)]
    assert heads == sorted(heads)
    assert len(heads) == 3


def test_no_words_give_no_triggers() -> None:
    """An empty text, and one of marks alone, tell nothing."""
    assert kinds("") == kinds("… — “”") == []
