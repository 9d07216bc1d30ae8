"""The forms of verbs and nouns: by the rules of spelling, and those that no rule gives."""

from __future__ import annotations

import pytest

from sayso.events import lexicon
from sayso.knowledge.inflection import plural, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("attack", "attack attacks attacked attacking"),
        ("seize", "seize seizes seized seizing"),
        ("stop", "stop stops stopped stopping"),
        ("expel", "expel expels expelled expelling"),
        ("patrol", "patrol patrols patrolled patrolling"),
        ("occupy", "occupy occupies occupied occupying"),
        ("deploy", "deploy deploys deployed deploying"),
        ("ambush", "ambush ambushes ambushed ambushing"),
        ("veto", "veto vetoes vetoed vetoing"),
        ("die", "die dies died dying"),
        ("free", "free frees freed freeing"),
        ("raid", "raid raids raided raiding"),
        ("visit", "visit visits visited visiting"),
        ("abandon", "abandon abandons abandoned abandoning"),
        ("hit", "hit hits hit hitting"),
        ("shoot", "shoot shoots shot shooting"),
        ("take", "take takes took taken taking"),
        ("overthrow", "overthrow overthrows overthrew overthrown overthrowing"),
        ("overrun", "overrun overruns overran overrun overrunning"),
        ("confer", "confer confers conferred conferring"),
        ("forbid", "forbid forbids forbade forbidden forbidding"),
        ("hang", "hang hangs hung hanged hanging"),
        ("burn", "burn burns burned burnt burning"),
        ("gang-rape", "gang-rape gang-rapes gang-raped gang-raping"),
        ("point out", "point_out points_out pointed_out pointing_out"),
    ],
)
def test_the_forms_of_a_verb(verb: str, forms: str) -> None:
    """Doubled consonants, dropped e, y to i, irregular pasts; of a compound the last part changes."""
    assert verb_forms(verb) == {form.replace("_", " ") for form in forms.split()}


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("raid", "raids"),
        ("clash", "clashes"),
        ("casualty", "casualties"),
        ("convoy", "convoys"),
        ("gunman", "gunmen"),
        ("woman", "women"),
        ("child", "children"),
        ("coup", "coups"),
        ("box", "boxes"),
        ("death toll", "death tolls"),
        ("person", "people"),
        ("aircraft", "aircraft"),
        ("man", "men"),
        ("embargo", "embargoes"),
    ],
)
def test_the_plural_of_a_noun(noun: str, many: str) -> None:
    """By rule, by the list, and of the last word where there are several."""
    assert plural(noun) == many


def test_every_verb_of_the_lexicon_has_its_forms() -> None:
    """None fails, each has its own base form, and an -ing form."""
    for entry in lexicon._entries():
        if not entry.noun and not entry.state:
            forms = verb_forms(entry.lemma)
            assert entry.lemma in forms
            assert any(form.endswith("ing") for form in forms)


def test_a_word_of_one_letter_has_forms() -> None:
    """Nothing reaches before the first letter."""
    assert verb_forms("x")
    assert plural("x") == "xes"
