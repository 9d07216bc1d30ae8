"""Who acts and who suffers, for each frame of the lexicon and each way of building a sentence."""

from __future__ import annotations

import pytest
from happenings import roles

R, A, P = "recipients", "actors", "involved"

VERB_FRAMES = [
    pytest.param("Rebels attacked the mill.", "attacked", {A: ["Rebels"], R: ["mill"]}, id="act"),
    pytest.param("Rebels attacked on the mill.", "attacked", {A: ["Rebels"], R: ["mill"]}, id="act, no object"),
    pytest.param("Nine people died.", "died", {R: ["people"]}, id="undergo"),
    pytest.param("Guards fired on the crowd.", "fired", {A: ["Guards"], R: ["crowd"]}, id="target"),
    pytest.param("Guards fired rockets at the mill.", "fired", {A: ["Guards"], R: ["mill"]}, id="target, not what is fired"),
    pytest.param("The envoys met with the elders.", "met", {A: ["envoys"], R: ["elders"]}, id="mutual"),
    pytest.param("Talks were held between rebels and elders.", "held", {A: ["rebels", "elders"]}, id="mutual, between"),
    pytest.param("A bomb exploded in the school.", "exploded", {R: ["school"]}, id="blast"),
    pytest.param("The fund gave the nurses money.", "gave", {A: ["fund"], R: ["nurses"]}, id="to, two objects"),
    pytest.param("The fund gave money to the nurses.", "gave", {A: ["fund"], R: ["nurses"]}, id="to"),
    pytest.param("The general sent two battalions.", "sent", {A: ["general"], P: ["battalions"]}, id="move"),
    pytest.param("The envoys signed a treaty.", "signed", {A: ["envoys"]}, id="mutual with a thing"),
    pytest.param("Parliament ratified the treaty.", "ratified", {A: ["Parliament"]}, id="theme"),
    pytest.param("Rebels perpetrated the raid.", "perpetrated", {A: ["Rebels"]}, id="claim"),
    pytest.param("The army lost nine men.", "lost", {R: ["men"]}, id="lose"),
    pytest.param("The mayor blamed the raid on bandits.", "blamed", {A: ["mayor"], R: ["bandits"]}, id="blame on"),
    pytest.param("The mayor blamed bandits.", "blamed", {A: ["mayor"], R: ["bandits"]}, id="blame"),
    pytest.param("The rebels threatened the elders.", "threatened", {A: ["rebels"], R: ["elders"]}, id="threat"),
    pytest.param("The rebels threatened to attack the elders.", "threatened", {A: ["rebels"], R: ["elders"]}, id="threat to do"),
    pytest.param("The rebels threatened to burn the mill.", "threatened", {A: ["rebels"]}, id="threat, no one"),
]  # fmt: skip
ARCS = {
    "The fund gave the nurses money.": ("nurses iobj gave", "money obj gave", "the det nurses"),
    "Talks were held between rebels and elders.": ("elders conj rebels", "rebels obl held"),
}


@pytest.mark.parametrize(("text", "trigger", "expected"), VERB_FRAMES)
def test_the_frame_of_a_verb_tells_who_is_who(
    text: str, trigger: str, expected: dict[str, list[str]]
) -> None:
    """Each frame of the lexicon gives its participants their roles."""
    assert roles(text, trigger, arcs=ARCS.get(text, ())) == expected


NOUN_FRAMES = [
    pytest.param("The raid by rebels on the mill ended.", "raid", {A: ["rebels"], R: ["mill"]}, id="act"),
    pytest.param("The army's raid on the mill ended.", "raid", {A: ["army"], R: ["mill"]}, id="act, owner"),
    pytest.param("The rebel raid ended.", "raid", {A: ["rebel"]}, id="act, a word before"),
    pytest.param("The bombing of the mill ended.", "bombing", {R: ["mill"]}, id="act, of"),
    pytest.param("The arrest of the elder by guards ended.", "arrest", {A: ["guards"], R: ["elder"]}, id="of-recipient"),
    pytest.param("The elder's arrest ended.", "arrest", {R: ["elder"]}, id="of-recipient, owner"),
    pytest.param("Clashes between rebels and guards ended.", "Clashes", {A: ["rebels", "guards"]}, id="mutual"),
    pytest.param("A clash with rebels ended.", "clash", {R: ["rebels"]}, id="mutual, with"),
    pytest.param("The withdrawal of the troops ended.", "withdrawal", {A: ["troops"]}, id="of-actor"),
    pytest.param("The general's withdrawal ended.", "withdrawal", {A: ["general"]}, id="of-actor, owner"),
    pytest.param("A donation by traders ended.", "donation", {A: ["traders"]}, id="theme"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "expected"), NOUN_FRAMES)
def test_the_frame_of_a_noun_tells_who_is_who(
    text: str, trigger: str, expected: dict[str, list[str]]
) -> None:
    """Owners and the nouns behind prepositions have the roles that the noun's frame gives them."""
    tags = "bombing/NOUN" if "bombing" in text else "rebel/NOUN" if "rebel raid" in text else ""
    arcs = ("elders conj rebels", "guards nmod arrest", "mill nmod raid", "guards conj rebels")
    arcs = tuple(a for a in arcs if {a.split()[0], a.split()[2]} <= set(text.replace(".", "").split()))
    assert roles(text, trigger, tags=tags, arcs=arcs) == expected


def test_a_passive_turns_the_roles_round() -> None:
    """Its subject suffers, its agent acts; without an agent nobody is known to act."""
    assert roles("The mill was burned by rebels.", "burned") == {A: ["rebels"], R: ["mill"]}
    assert roles("The mill was burned.", "burned") == {R: ["mill"]}


def test_a_verb_joined_to_a_passive_shares_who_suffers() -> None:
    """In the wording "was abducted and killed" both happen to one."""
    text = "The elder was abducted and killed by bandits."
    assert roles(text, "killed")[R] == ["elder"]


def test_a_participle_before_its_noun_is_a_passive() -> None:
    """In the wording "the abducted elder" he suffers."""
    assert roles("The abducted elder slept.", "abducted") == {R: ["elder"]}


def test_a_participle_behind_its_noun_is_a_passive() -> None:
    """In the wording "an elder abducted by bandits" he suffers and they act."""
    text = "An elder abducted by bandits slept."
    arcs = ("slept root -", "elder nsubj slept", "abducted acl elder", "bandits obl:agent abducted")
    assert roles(text, "abducted", arcs=arcs) == {A: ["bandits"], R: ["elder"]}


def test_an_active_participle_behind_a_noun_has_it_as_its_actor() -> None:
    """In the wording "men burning the mill" they act."""
    arcs = ("slept root -", "Men nsubj slept", "burning acl Men", "mill obj burning")
    assert roles("Men burning the mill slept.", "burning", arcs=arcs) == {A: ["Men"], R: ["mill"]}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The men who burned the mill by night slept.", "burned", {A: ["men"], R: ["mill"]}),
        ("The convoy that was ambushed carried flour.", "ambushed", {R: ["convoy"]}),
        ("Police arrested the men who killed an elder.", "killed", {A: ["men"], R: ["elder"]}),
    ],
)
def test_a_relative_pronoun_stands_for_its_noun(
    text: str, trigger: str, expected: dict[str, list[str]]
) -> None:
    """The noun that a relative clause describes has the role of the pronoun."""
    assert roles(text, trigger) == expected


def test_the_object_of_a_relative_clause_is_its_noun() -> None:
    """In the wording "the mill that rebels attacked" it suffers."""
    text = "The mill that rebels attacked stood empty."
    arcs = (
        "stood root -",
        "mill nsubj stood",
        "attacked acl:relcl mill",
        "that obj attacked",
        "rebels nsubj attacked",
    )
    assert roles(text, "attacked", arcs=arcs, tags="that/PRON stood/VERB") == {A: ["rebels"], R: ["mill"]}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Rebels and bandits killed an elder and a nurse.",
            "killed",
            {A: ["Rebels", "bandits"], R: ["elder", "nurse"]},
        ),
        (
            "Rebels, bandits and deserters killed an elder.",
            "killed",
            {A: ["Rebels", "bandits", "deserters"], R: ["elder"]},
        ),
    ],
)
def test_all_of_a_coordination_take_part(text: str, trigger: str, expected: dict[str, list[str]]) -> None:
    """Where "and" or "or" stands between the nouns, each has the role."""
    arcs = (
        ("bandits conj Rebels", "deserters conj Rebels", "and cc deserters", "Rebels nsubj killed")
        if "," in text
        else ()
    )
    assert roles(text, trigger, arcs=arcs) == expected


def test_without_a_coordinating_word_it_is_no_coordination() -> None:
    """Two nouns with a comma between, which the parse joins, are a slip or a further description."""
    arcs = ("nurse conj elder",)
    assert roles("Bandits killed an elder, a nurse.", "killed", arcs=arcs)[R] == ["elder"]


OBJECT_CONTROL = [
    ("The mayor accused the army of shelling the mill.", "shelling"),
    ("The mayor urged the army to shell the mill.", "shell"),
    ("The mayor blamed the army for shelling the mill.", "shelling"),
]


@pytest.mark.parametrize(("text", "trigger"), OBJECT_CONTROL)
def test_the_object_of_an_accusing_or_urging_verb_does_what_the_verb_below_says(
    text: str, trigger: str
) -> None:
    """In the wording "accused the army of shelling" the army shells, not the mayor."""
    found = roles(text, trigger)
    assert found[A] == ["army"]
    assert found[R] == ["mill"]


def test_the_subject_of_any_other_verb_does_what_the_verb_below_says() -> None:
    """In the wording "tried to burn" the one who tries is the one who burns."""
    assert roles("Rebels tried to burn the mill.", "burn") == {A: ["Rebels"], R: ["mill"]}


def test_a_passive_of_control_keeps_its_subject() -> None:
    """In the wording "the army was accused of shelling" the army shells."""
    assert roles("The army was accused of shelling the mill.", "shelling")[A] == ["army"]


def test_whose_plan_it_is_does_what_is_planned() -> None:
    """In the wording "the general's plan to attack" the general attacks."""
    text = "The general's plan to attack the mill slept."
    arcs = (
        "slept root -",
        "plan nsubj slept",
        "attack acl plan",
        "to mark attack",
        "mill obj attack",
        "general nmod:poss plan",
    )
    assert roles(text, "attack", arcs=arcs) == {A: ["general"], R: ["mill"]}


@pytest.mark.parametrize("weapon", ["shell", "rocket", "bomb", "helicopter"])
def test_a_thing_that_harms_is_nobody_who_acts(weapon: str) -> None:
    """A weapon as the subject leaves it open who used it."""
    assert roles(f"A {weapon} killed two nurses.", "killed") == {R: ["nurses"]}


def test_a_thing_that_is_the_subject_of_harm_suffers() -> None:
    """In the wording "the bridge blew up" nobody is known to act."""
    assert roles("The bridge blew up.", "blew", tags="up/ADP", arcs=("up compound:prt blew",)) == {
        R: ["bridge"]
    }


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Monday's raid on the mill ended.", "raid"),
        ("The raid of last week ended.", "raid"),
    ],
)
def test_times_are_no_participants(text: str, trigger: str) -> None:
    """A day owns no raid, and a week suffers none."""
    found = roles(text, trigger)
    assert A not in found
    assert "week" not in found.get(R, [])


def test_nobody_is_no_participant() -> None:
    """Words that stand for no one, and a noun with "no", take no part."""
    assert R not in roles("Rebels killed nobody.", "killed")
    assert R not in roles("Rebels killed no civilians.", "killed")


def test_a_demand_is_made_of_who_is_to_act() -> None:
    """In the wording "demanded that the government leave" the government is asked."""
    text = "The union demanded that the government leave office."
    arcs = (
        "leave ccomp demanded",
        "government nsubj leave",
        "that mark leave",
        "union nsubj demanded",
        "demanded root -",
    )
    assert roles(text, "demanded", arcs=arcs, tags="leave/VERB") == {A: ["union"], R: ["government"]}


def test_a_demand_from_somebody_is_made_of_them() -> None:
    """In the wording "demanded an answer from the army" the army is asked, the answer is not."""
    assert roles("The union demanded an answer from the army.", "demanded") == {A: ["union"], R: ["army"]}


def test_who_is_urged_is_asked() -> None:
    """The first object of an urging verb."""
    assert roles("The union urged the army to leave.", "urged") == {A: ["union"], R: ["army"]}


def test_a_state_is_suffered_by_its_subject_or_noun() -> None:
    """In the wordings "four guards are missing" and "found eight nurses wounded" they suffer."""
    assert roles("Four guards are missing.", "missing", tags="missing/ADJ") == {R: ["guards"]}
    arcs = ("wounded xcomp found",)
    assert roles("They found eight nurses wounded.", "wounded", tags="wounded/ADJ They/PRON", arcs=arcs)[
        R
    ] == ["nurses"]


@pytest.mark.parametrize(
    ("text", "noun", "arcs"),
    [
        ("The miners began an offensive.", "offensive", ()),
        ("The miners participated in the raid.", "raid", ("raid obl participated",)),
        ("The miners took part in the raid.", "raid", ("raid obl took", "part obj took")),
        ("Police accused the miners of the killing.", "killing", ("killing obl accused",)),
    ],
)
def test_who_acts_in_a_noun_is_told_by_the_verb_above(text: str, noun: str, arcs: tuple[str, ...]) -> None:
    """Its subject, or whom it charges with the act."""
    assert roles(text, noun, tags=f"{noun}/NOUN", arcs=arcs)[A] == ["miners"]


def test_who_is_arrested_for_an_act_is_not_told_to_have_done_it() -> None:
    """A suspicion names no actor."""
    found = roles("Police arrested the miners for the killing.", "killing", tags="killing/NOUN")
    assert A not in found


def test_who_is_blamed_for_an_act_is_its_actor() -> None:
    """In the wording "blamed the attack on the rebels" nobody attacked the rebels."""
    found = roles(
        "The mayor blamed the attack on the rebels.",
        "attack",
        tags="attack/NOUN",
        arcs=("rebels nmod attack",),
    )
    assert found == {A: ["rebels"]}


def test_a_relative_pronoun_stands_for_the_noun_before_it_if_the_other_cannot_act() -> None:
    """The parse may hang the clause on a thing further off."""
    text = "The mayor blamed the attack on the Front, a group that burned the mill."
    found = roles(
        text, "burned", tags="attack/NOUN that/PRON", arcs=("burned acl:relcl attack", "that nsubj burned")
    )
    assert found[A] == ["group"]


def test_the_police_do_not_do_what_they_arrest_for() -> None:
    """In the wording "arrested two men for killing a priest" nobody is told to have killed; who is jailed for it is."""
    arcs = ("men obj {}", "killing advcl {}", "for mark killing", "priest obj killing", "two nummod men")
    for verb, expected in (("arrested", {R: ["priest"]}), ("jailed", {A: ["men"], R: ["priest"]})):
        text = f"Police {verb} two men for killing a priest."
        tied = tuple(arc.format(verb) for arc in arcs)
        assert roles(text, "killing", tags="killing/VERB for/SCONJ", arcs=tied) == expected


def test_a_second_subject_right_behind_a_verb_is_its_object() -> None:
    """The parse sometimes takes those who suffer for a second subject: a verb has one."""
    found = roles("Rebels killed forty people.", "killed", arcs=("people nsubj killed",))
    assert found == {A: ["Rebels"], R: ["people"]}


def test_what_runs_on_a_mine_suffers() -> None:
    """In the wording "their lorry hit a landmine" the lorry attacked nobody."""
    assert roles("Their lorry hit a landmine.", "hit", tags="lorry/NOUN") == {R: ["lorry"]}


def test_who_is_sanctioned_stands_behind_the_noun() -> None:
    """In the wording "imposed sanctions on two generals" the noun belongs to the trigger."""
    arcs = ("generals nmod sanctions", "sanctions obj imposed", "on case generals")
    found = roles("Oslo imposed sanctions on two generals.", "imposed", arcs=arcs)
    assert found == {A: ["Oslo"], R: ["generals"]}


def test_both_sides_of_talks_take_part() -> None:
    """Also where the parse hangs the second one on the noun itself."""
    arcs = ("rebels nmod Talks", "elders nmod Talks", "and cc elders", "Talks nsubj collapsed")
    text = "Talks between rebels and elders collapsed."
    assert roles(text, "Talks", tags="Talks/NOUN", arcs=arcs)[A] == ["rebels", "elders"]


def test_a_particle_does_not_hide_the_object() -> None:
    """In the wording "burned down the mill" the mill suffers, whatever the parse makes of "down"."""
    arcs = ("mill obl burned", "down case mill")
    assert roles("Rebels burned down the mill.", "burned", arcs=arcs) == {A: ["Rebels"], R: ["mill"]}


@pytest.mark.parametrize(
    ("text", "trigger", "arcs", "concerned"),
    [
        ("Oslo halted aid to Lima.", "halted", ("aid obj halted", "Lima nmod aid", "to case Lima"), "Lima"),
        ("Oslo agreed to send grain to Lima.", "agreed",
         ("send xcomp agreed", "grain obj send", "Lima nmod grain"), "Lima"),
        ("Oslo threatened to shell Iraqi towns.", "threatened",
         ("shell xcomp threatened", "towns obj shell", "Iraqi amod towns"), "towns"),
        ("Oslo refused to answer a letter from the council.", "refused",
         ("answer xcomp refused", "letter obj answer", "council nmod letter", "from case council"), "council"),
        ("Oslo investigated looting by soldiers.", "investigated",
         ("looting obj investigated", "soldiers nmod looting", "by case soldiers"), "soldiers"),
        ("Vane was accused of fraud.", "accused", ("Vane obl accused", "fraud obl accused"), "Vane"),
        ("The envoys held a meeting with Vane.", "held", ("meeting obj held", "Vane nmod meeting"), "Vane"),
        ("Miners staged a strike in protest at a plan of the council.", "staged",
         ("protest nmod strike", "plan nmod protest", "at case plan", "council nmod plan", "of case council"), "council"),
    ],
)  # fmt: skip
def test_whom_an_act_concerns_may_stand_behind_its_thing(
    text: str, trigger: str, arcs: tuple[str, ...], concerned: str
) -> None:
    """Aid, a promise, a threat, a meeting or a protest is for, with or against somebody."""
    known = "Iraqi/ADJ shell/VERB protest/NOUN strike/NOUN plan/NOUN looting/NOUN Vane/PROPN"
    tags = " ".join(tag for tag in known.split() if tag.partition("/")[0] in text.split())
    assert roles(text, trigger, tags=tags, arcs=arcs)[R] == [concerned]
