"""What speaks for and against one event: each feature alone, on facts made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.linking import features
from sayso.linking.facts import Facts, Spot, day_of
from sayso.linking.features import SAME, VETO, between_reports, compare, fits, score, within_a_report
from sayso.linking.parties import Party

DAY = day_of("2031-05-08")
KELMET, ORRIN, SELM = (
    Spot("kelmet", "MLI", 17.0, -1.0, whole=False),
    Spot("orrin", "MLI", 17.1, -1.0, whole=False),
    Spot("selm", "MLI", 14.0, -6.0, whole=False),
)
MALI, NIGER = Spot("mali", "MLI", None, None, whole=True), Spot("niger", "NER", None, None, whole=True)
MISLAID = Spot("dorn", "MLI", None, None, whole=False)


def party(name: str, **more: Any) -> Party:
    keys = frozenset({name})
    return Party(name, name, keys, keys, **more)


FRONT, GUARD = party("front", sector="REB"), party("guard", sector="REB")
GUNMEN = party("gunmen", known=False, sector="UAF")
ARMY = Party("the army", "the army", frozenset({"MIL:MLI"}), frozenset({"state:MLI"}), sector="MIL")


def facts(
    name: str = "m", *, aspect: str = "attack", day: int | tuple[int, int] | None = None, **more: Any
) -> Facts:
    told: dict[str, Any] = {"happened": True, "triggers": frozenset(), "published": (DAY + 1,)} | more
    days = () if day is None else ((day, day) if isinstance(day, int) else day,)
    return Facts(name, frozenset({f"r-{name}"}), (name,), frozenset({aspect}), days=days, **told)


def word(feature: str, first: Facts, second: Facts) -> float | None:
    """What one feature says, and the same the other way round."""
    said = getattr(features, feature)(first, second)
    back = getattr(features, feature)(second, first)
    assert (said and said[0]) == (back and back[0])
    assert said is None or said[1]
    return None if said is None else float(said[0])


def test_every_feature_is_explained() -> None:
    """Its docstring is its documentation, and its name is told with the evidence."""
    assert all(each.__doc__ for each in features.FEATURES)
    told = compare(facts(day=DAY), facts(day=DAY))
    assert {each.feature for each in told} <= {each.__name__ for each in features.FEATURES}


def test_a_veto_stands_alone() -> None:
    """Whatever else two share, an attack is no arrest."""
    alike: dict[str, Any] = {"day": DAY, "spots": (KELMET,), "figures": frozenset({("killed", 31, 31)})}
    (only,) = compare(facts(**alike), facts(**alike, aspect="capture"))
    assert (only.feature, only.score) == ("kind", VETO)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("attack", "attack", 0.3),
        ("attack", "displace", 0.0),
        ("CONCEDE", "RETREAT", -0.15),
        ("attack", "AGREE", VETO),
    ],
)
def test_kind(one: str, other: str, said: float) -> None:
    """The same kind speaks for one event, one that can be a part of it says little, another forbids it."""
    assert word("kind", facts(aspect=one), facts(aspect=other)) == said


def test_what_is_planned_is_not_what_happened() -> None:
    """Unless the one announced what the other later tells, by the same word."""
    tells = facts("b", triggers=frozenset({"march"}), published=(DAY + 3,))
    feared = facts("a", happened=False)
    plan = facts("a", happened=False, planned=True, triggers=frozenset({"march"}))
    assert word("happened", tells, facts("c")) is None
    assert word("happened", feared, tells) == VETO
    assert word("happened", plan, tells) == -0.3
    assert word("happened", plan, facts("b", triggers=frozenset({"shell"}))) == VETO
    assert word("happened", plan, facts("b", triggers=frozenset({"march"}), published=(DAY - 9,))) == VETO


def test_an_accusation_is_its_actors() -> None:
    """By two actors it is two events; the same actor speaks for one; by nobody, it is doubtful."""
    by = [facts(n, aspect="ACCUSE", doers=(p,)) for n, p in (("a", FRONT), ("b", FRONT), ("c", GUARD))]
    assert word("own_act", by[0], by[1]) == 0.5
    assert word("own_act", by[0], by[2]) == VETO
    assert word("own_act", by[0], facts(aspect="ACCUSE")) == -0.4
    assert word("own_act", facts(doers=(FRONT,)), facts(doers=(GUARD,))) is None


@pytest.mark.parametrize(
    ("other", "said"),
    [(DAY, 0.7), (DAY + 1, -0.3), (DAY + 2, VETO), ((DAY - 20, DAY + 9), 0.2), ((DAY - 2, DAY), 0.7)],
)
def test_days(other: int | tuple[int, int], said: float) -> None:
    """One day is one event's, the next may be, two days later is another; a long time tells little."""
    assert word("time", facts(day=DAY), facts(day=other)) == said


def test_what_is_recalled_is_not_the_news() -> None:
    """A day months before the other's report speaks against one event; a day of last week does not."""
    assert word("time", facts(day=DAY - 100), facts()) == -0.8
    assert word("time", facts(day=DAY - 5), facts()) is None


def test_deaths_are_counted_in_the_days_after() -> None:
    """Not before it happened, and seldom long after."""
    event = facts(day=DAY)
    after = [facts("d", after=((d, d),)) for d in (DAY + 5, DAY - 3, DAY + 60)]
    assert [word("time", each, event) for each in after] == [0.3, VETO, -0.5]


@pytest.mark.parametrize(
    ("other", "said"),
    [(KELMET, 0.8), (SELM, -1.5), (MALI, 0.1), (NIGER, VETO), (MISLAID, -0.2)],
)
def test_places(other: Spot, said: float) -> None:
    """The same town, a far one, its country, another country, one that is on no map."""
    assert word("place", facts(spots=(KELMET,)), facts(spots=(other,))) == said


def test_the_nearer_two_towns_the_less_speaks_against_one_event() -> None:
    """Some 11 km apart, and some 600."""
    near, far = (word("place", facts(spots=(KELMET,)), facts(spots=(each,))) for each in (ORRIN, SELM))
    assert near is not None
    assert far is not None
    assert near > far


def test_a_place_that_the_other_names_is_no_other_place() -> None:
    """Where two are told, and the sentence of the one names that of the other."""
    assert word("place", facts(spots=(KELMET,)), facts(spots=(SELM,), names=frozenset({"kelmet"}))) == 0.3
    assert word("place", facts(), facts(spots=(SELM,))) is None


def test_a_report_that_opens_with_a_place_tells_of_it() -> None:
    """Only where it tells no place itself, and not of a whole country."""
    opens = facts(setting=frozenset({"kelmet", "mali"}))
    assert word("setting", opens, facts(spots=(KELMET,))) == 0.6
    assert word("setting", opens, facts(spots=(MALI,))) is None


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ({"vessel"}, {"vessel"}, 0.3),
        ({"vessel"}, {"people"}, None),
        ({"vessel"}, {"rail"}, -0.4),
        ({"fighters"}, {"rebels"}, -1.0),
        ({"fighters"}, {"people"}, -0.5),
        ({"people"}, {"people"}, None),
    ],
)
def test_what_is_harmed(one: set[str], other: set[str], said: float | None) -> None:
    """The like for it, the unlike against it; a ship and the people in it say nothing; two sides are two events."""
    assert word("harmed", facts(objects=frozenset(one)), facts(objects=frozenset(other))) == said


def test_the_same_thing_harmed() -> None:
    """Miners here, miners there."""
    assert (
        word("harmed", facts(things=frozenset({"miner"})), facts(things=frozenset({"miner", "cook"}))) == 0.5
    )


def test_doers() -> None:
    """The same, another, and the one who in the other story suffers."""
    by_front = facts(doers=(FRONT,), harmed=(ARMY,))
    assert word("doers", by_front, facts(doers=(FRONT,))) == 0.4
    assert word("doers", by_front, facts(doers=(GUARD,))) == -0.2
    assert word("doers", by_front, facts(doers=(ARMY,), harmed=(FRONT,))) == -1.5
    assert word("doers", by_front, facts(doers=(GUNMEN,), harmed=(ARMY,))) == 0.3
    assert word("doers", facts(doers=(ARMY,)), facts(doers=(GUNMEN,))) == -0.5
    assert word("doers", facts(doers=(GUNMEN,)), facts(doers=(GUNMEN,))) is None


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (("killed", 31, 31), ("killed", 31, 31), 0.7),
        (("killed", 30, 30), ("killed", 30, 30), 0.3),
        (("killed", 3, 3), ("killed", 3, 3), 0.3),
        (("killed", 31, 31), ("killed", 19, 19), None),
        (("killed", 31, 31), ("wounded", 31, 31), None),
        (("killed", 0, 0), ("killed", 4, 4), -0.5),
        (("killed", 24, 99), ("killed", 24, 99), None),
    ],
)
def test_figures(one: tuple[Any, ...], other: tuple[Any, ...], said: float | None) -> None:
    """A rare figure tells much, a round or small one less; other figures and vague words tell nothing; none is not some."""
    assert word("figures", facts(figures=frozenset({one})), facts(figures=frozenset({other}))) == said


def test_who_says_the_one_and_denies_the_other_holds_them_for_two() -> None:
    """Unless what he denies is only whom it harmed."""
    says, denies = facts(sayers=frozenset({("front", True)})), facts(sayers=frozenset({("front", False)}))
    assert word("one_speaker", says, denies) == -0.6
    assert word("one_speaker", says, facts(sayers=frozenset({("guard", False)}))) is None
    part = facts(sayers=frozenset({("front", False)}), negated=True, harmed=(ARMY,))
    assert word("one_speaker", says, part) is None


def test_words_and_names() -> None:
    """The same sentence speaks strongly, the same names a little, and never more than a little."""
    words = frozenset("shell kill six miner near river".split())
    assert word("wording", facts(words=words), facts(words=words)) == 1.0
    assert word("wording", facts(words=words), facts(words=frozenset({"shell", "kill", "six", "bus"}))) == 0.3
    assert word("wording", facts(words=words), facts(words=frozenset({"grain"}))) is None
    assert word("names", facts(names=frozenset("abcde")), facts(names=frozenset("abcde"))) == 0.3
    assert word("trigger", facts(triggers=words), facts(triggers=frozenset({"shell"}))) == 0.2


def test_reports_weeks_apart() -> None:
    """They speak against one event where a day is missing, and say nothing where both tell one."""
    assert word("published", facts(), facts(published=(DAY + 40,))) == -0.6
    assert word("published", facts(), facts()) == 0.1
    assert word("published", facts(day=DAY), facts(day=DAY, published=(DAY + 40,))) is None


def test_two_tellings_of_one_report_stay_apart() -> None:
    """It held them apart itself; what sentences share for being in one report doesn't count there."""
    words = frozenset("shell kill six miner near river".split())
    one, two = facts("a", words=words, spots=(KELMET,)), facts("a", words=words, spots=(KELMET,))
    assert between_reports(one, two) == VETO
    assert within_a_report(one, two) == pytest.approx(score(one, two) - 1.0 - 0.1)


def test_kind_alone_makes_no_event_and_kind_day_and_place_do() -> None:
    """The sum decides."""
    assert not fits(facts(), facts())
    assert score(facts(day=DAY, spots=(KELMET,)), facts(day=DAY, spots=(KELMET,))) >= SAME
    assert not fits(facts(day=DAY, spots=(SELM,)), facts(day=DAY, spots=(KELMET,)))
