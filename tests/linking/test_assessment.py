"""On whose say-so an event stands: one test for each rule, on claims made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.linking.assessment import Standing, counts_of, disagreement, independent_of, latest, stand
from sayso.linking.claims import Claim, Figure
from sayso.linking.facts import Facts
from sayso.linking.parties import Party


def party(name: str, **more: Any) -> Party:
    keys = frozenset({name})
    return Party(**{"name": name, "body": name, "keys": keys, "roots": keys} | more)


GUARD = party("guard", sector="REB")
STATE = frozenset({"state:MLI"})
ARMY = Party("the army", "the army", frozenset({"MIL:MLI"}), STATE, sector="MIL", country="MLI")
MINISTRY = Party("the ministry", "the ministry", frozenset({"defence ministry:MLI"}), STATE, sector="GOV")
UNION, CHARITY = party("union", sector="LAB"), party("charity", sector="NGO")
NURSE = party("r1:nurse", known=False, named=False, sector="MED")
OFFICER = party("r1:officer", known=False, named=False, sector="MIL")
WIRE, DAILY = (party(f"outlet:{name}", kind="outlet", sector="JRN") for name in ("wire", "daily"))
EVENT = Facts("m", frozenset(), (), frozenset({"attack"}), happened=True, triggers=frozenset())
BY_GUARD = replace(EVENT, doers=(GUARD,), harmed=(ARMY,))


def claim(by: Party, day: int = 1, **more: Any) -> Claim:
    told = {"origin": f"o-{by.name}", "attribution": f"a-{by.name}-{day}", "denies": False} | more
    return Claim(by=by, mention="m", day=day, **told)


def figure(by: Party, low: int | None, high: int | None = None, day: int = 1, **more: Any) -> Figure:
    told: dict[str, Any] = {"of": "killed", "who": None, "group": "people", "origin": f"o-{by.name}"} | more
    return Figure(low=low, high=high, by=by, day=day, **told)


def exactly(by: Party, number: int, day: int = 1, **more: Any) -> Figure:
    return figure(by, number, number, day, **more)


def standing(*claims: Claim, figures: tuple[Figure, ...] = (), event: Facts = EVENT) -> Standing:
    return stand(claims, figures, event, lambda *_: None)


def outcome(*claims: Claim, **more: Any) -> tuple[str, int, int]:
    """The status, how many are independent, and the credibility."""
    found = standing(*claims, **more)
    return found.status, found.independent, found.credibility


def test_unsourced() -> None:
    """Nobody is named who says it: truth cannot be judged."""
    assert outcome() == ("unsourced", 0, 6)


def test_a_suspicion_alone_is_no_source() -> None:
    """Who only believes it doesn't say it."""
    assert outcome(claim(GUARD, suspects=True)) == ("unsourced", 0, 6)


def test_single_origin_named() -> None:
    """One party that has a name: possibly true."""
    assert outcome(claim(GUARD)) == ("single_origin", 1, 3)


def test_single_origin_unnamed() -> None:
    """One who has none: truth cannot be judged."""
    assert outcome(claim(NURSE)) == ("single_origin", 1, 6)


def test_two_organs_of_one_state_are_a_single_origin() -> None:
    """One power is behind both."""
    assert outcome(claim(ARMY), claim(MINISTRY)) == ("single_origin", 1, 3)


def test_two_outlets_alone_are_a_single_origin() -> None:
    """What they rest on isn't told, and may be one."""
    assert outcome(claim(WIRE), claim(DAILY)) == ("single_origin", 1, 3)


def test_corroborated_by_two() -> None:
    """Two parties that have nothing to do with each other: probably true."""
    assert outcome(claim(GUARD), claim(UNION)) == ("corroborated", 2, 2)


def test_corroborated_by_three() -> None:
    """Three: confirmed."""
    assert outcome(claim(GUARD), claim(UNION), claim(CHARITY)) == ("corroborated", 3, 1)


def test_a_nurse_is_plainly_no_part_of_an_army() -> None:
    """An officer without a name may be; and she may be anybody where the other is no power."""
    assert outcome(claim(NURSE), claim(ARMY))[:2] == ("corroborated", 2)
    assert outcome(claim(OFFICER), claim(GUARD))[:2] == ("single_origin", 1)
    assert outcome(claim(NURSE), claim(UNION))[:2] == ("single_origin", 1)


def test_both_sides_when_doer_and_harmed_say_it() -> None:
    """The army admits its loss, which the Guard claims: confirmed."""
    found = standing(claim(GUARD), claim(ARMY), event=BY_GUARD)
    assert (found.status, found.credibility) == ("both_sides", 1)
    assert {c.by for c in found.against_interest} == {GUARD, ARMY}


def test_the_harmed_admits_its_loss() -> None:
    """Whoever else says so: a union isn't on either side."""
    found = standing(claim(UNION), claim(ARMY), event=BY_GUARD)
    assert (found.status, [c.by for c in found.against_interest]) == ("both_sides", [ARMY])


def test_the_doer_boasts_and_a_bystander_agrees() -> None:
    """That is no admission, only a second source."""
    assert outcome(claim(GUARD), claim(UNION), event=BY_GUARD)[0] == "corroborated"


def test_a_state_owns_up_to_what_it_did() -> None:
    """Where another says so too."""
    by_army = replace(EVENT, doers=(ARMY,))
    assert outcome(claim(ARMY), claim(UNION), event=by_army)[0] == "both_sides"
    assert outcome(claim(ARMY), event=by_army)[0] == "single_origin"


def test_the_accused_owns_up() -> None:
    """To what the other lays to it."""
    found = outcome(
        claim(UNION, against=(GUARD,)), claim(GUARD, against=(GUARD,)), event=replace(EVENT, doers=(GUARD,))
    )
    assert found[0] == "both_sides"


def test_a_denial_disputes() -> None:
    """Doubtful, however many say so."""
    found = standing(claim(GUARD), claim(UNION), claim(ARMY, denies=True), event=BY_GUARD)
    assert (found.status, found.independent, found.credibility) == ("disputed", 2, 4)
    assert [c.by for c in found.denying] == [ARMY]
    assert {c.by for c in found.asserting} == {GUARD, UNION}


def test_a_denial_alone_disputes_what_the_reports_tell() -> None:
    """Nobody is named who says it, and somebody denies it."""
    assert outcome(claim(ARMY, denies=True)) == ("disputed", 0, 4)


def test_a_denial_taken_back_is_an_admission() -> None:
    """The army's later word counts, and it is of the other side."""
    claims = [claim(GUARD), claim(ARMY, 1, denies=True, origin="o-1"), claim(ARMY, 5, origin="o-2")]
    assert outcome(*claims, event=BY_GUARD) == ("both_sides", 2, 1)


def test_a_word_taken_back_by_a_denial_counts_for_nothing() -> None:
    """A party's later denial replaces what it said; of one day, both stand."""
    later = latest([claim(ARMY, 1), claim(ARMY, 5, denies=True)])
    assert [c.denies for c in later] == [True]
    assert len(latest([claim(ARMY, 1), claim(ARMY, 1, denies=True)])) == 2


def test_who_is_not_known_takes_back_no_others_word() -> None:
    """A nurse's denial doesn't replace what a nurse said."""
    assert len(latest([claim(NURSE, 1), claim(NURSE, 5, denies=True)])) == 2


def test_figures_that_cannot_both_hold_dispute() -> None:
    """12 and 31 of the same people by two parties."""
    clash = (exactly(GUARD, 31), exactly(ARMY, 12))
    found = standing(claim(GUARD), claim(ARMY), figures=clash, event=BY_GUARD)
    assert (found.status, found.credibility) == ("disputed", 4)
    assert found.clash
    assert {f.low for f in found.clash} == {12, 31}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (exactly(GUARD, 31), exactly(ARMY, 31)),
        (figure(GUARD, 20, None), exactly(ARMY, 31)),
        (figure(GUARD, 24, 99), exactly(ARMY, 12)),
        (exactly(GUARD, 31), exactly(ARMY, 12, of="wounded")),
        (exactly(GUARD, 31), exactly(ARMY, 12, group="fighters")),
        (exactly(GUARD, 31), exactly(GUARD, 12)),
        (exactly(GUARD, 31), exactly(WIRE, 12)),
        (exactly(GUARD, 31), exactly(ARMY, 12, origin=None)),
    ],
    ids=["same", "at least", "dozens", "of another thing", "of others", "by one", "by hearsay", "by nobody"],
)
def test_figures_that_do_not_dispute(first: Figure, second: Figure) -> None:
    """They can both hold, are of other things, or rest on nobody else."""
    assert disagreement([first, second]) is None
    assert disagreement([second, first]) is None


def test_a_partys_later_figure_replaces_its_own() -> None:
    """A revised toll that comes to agree with the other's is no dispute; another's figure replaces nothing."""
    figures = [exactly(ARMY, 12, 1, origin="o-1"), exactly(ARMY, 31, 4, origin="o-2"), exactly(GUARD, 31, 2)]
    assert disagreement(figures) is None
    assert disagreement([exactly(ARMY, 12, 1), exactly(GUARD, 31, 4)])


def test_a_persons_word_on_independence_comes_first() -> None:
    """Two organs may be independent, two parties may not."""
    claims = [claim(ARMY), claim(MINISTRY)]
    assert len(independent_of(claims, lambda *_: True)) == 2
    assert len(independent_of([claim(GUARD), claim(UNION)], lambda *_: False)) == 1


def test_one_origin_with_two_claims_counts_once() -> None:
    """A confirmation stands for it."""
    found = standing(claim(GUARD, 1), claim(GUARD, 2, confirms=True))
    assert [c.confirms for c in found.asserting] == [True]
    assert found.independent == 1


# -- counts ----------------------------------------------------------------------------------------------------------


def counts(*figures: Figure) -> list[tuple[str, int | None, int | None]]:
    return [(each.of, each.low, each.high) for each in counts_of(figures)]


def test_the_range_is_from_the_least_to_the_greatest() -> None:
    """Of each thing apart, with who gave which figure, the earliest first."""
    given = [exactly(GUARD, 31, 2), exactly(ARMY, 12, 1), exactly(ARMY, 5, of="wounded")]
    assert counts(*given) == [("killed", 12, 31), ("wounded", 5, 5)]
    assert [(by.origin, by.low) for by in counts_of(given)[0].by] == [("o-the army", 12), ("o-guard", 31)]


def test_vague_words_give_way_to_numbers() -> None:
    """And stand where nobody gives one."""
    assert counts(exactly(ARMY, 12), figure(GUARD, 24, 99)) == [("killed", 12, 12)]
    assert counts(figure(GUARD, 24, 99)) == [("killed", 24, 99)]


def test_an_open_end_gives_way_to_a_stated_one() -> None:
    """Such as "at least 20" beside 31; alone it stays open; "at least 30" beside "up to 12" has no upper end."""
    assert counts(figure(ARMY, 20), exactly(GUARD, 31)) == [("killed", 20, 31)]
    assert counts(figure(ARMY, 20)) == [("killed", 20, None)]
    assert counts(figure(GUARD, 30), figure(ARMY, None, 12)) == [("killed", 30, None)]


def test_a_carriers_round_word_is_no_figure_of_its_own() -> None:
    """Such as "more than 20" of an origin that gave 27."""
    assert counts(figure(GUARD, 21), exactly(GUARD, 27)) == [("killed", 27, 27)]


def test_the_reports_own_figure_counts_where_no_origin_gives_one() -> None:
    """It has no giver."""
    own = replace(exactly(GUARD, 9), origin=None, by=None)
    assert counts(own) == [("killed", 9, 9)]
    assert counts_of([own])[0].by == ()
    assert counts(own, exactly(GUARD, 31)) == [("killed", 31, 31)]
