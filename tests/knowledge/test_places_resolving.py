"""Which place a toponym stands for, by a gazetteer of two dozen places."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest

from sayso.knowledge.places import Candidate, Gazetteer, countries_near, lookup, resolve_all

Resolve = Callable[[str], list[Candidate | None]]


def ids(found: list[Candidate | None]) -> list[int | None]:
    return [each.geoname if each else None for each in found]


def test_nothing_tells_and_the_largest_place_is_taken(resolve: Resolve) -> None:
    """A bare name stands for the place with most people."""
    assert ids(resolve("Rain fell on [Paris] all day.")) == [2988507]


@pytest.mark.parametrize(
    "sentence",
    [
        "A fire in [Paris], [Texas], killed two.",
        "A fire in [Paris], a town in [Texas], killed two.",
        "A fire in [Paris] ([Texas]) killed two.",
        "A fire in the [Texas] town of [Paris] killed two.",
        "Officers in [Austin] sent help. [Paris] has asked for it, said the governor of [Texas].",
    ],
)
def test_the_text_tells_where_it_lies(resolve: Resolve, sentence: str) -> None:
    """Whatever way the text tells that a place lies in Texas, the one in Texas is meant."""
    assert 4717560 in ids(resolve(sentence))


def test_a_toponym_may_hold_its_own_container(resolve: Resolve) -> None:
    """Also a name that was marked together with what holds it is resolved."""
    assert ids(resolve("A fire in [Paris, Texas] killed two.")) == [4717560]


def test_a_name_has_one_sense_in_a_report(resolve: Resolve) -> None:
    """Told once that Paris is the one in Texas, the later bare mention is that one too."""
    assert ids(resolve("He came to [Paris], [Texas]. Nobody knew him in [Paris]."))[2] == 4717560


def test_the_text_can_tell_two_senses_apart(resolve: Resolve) -> None:
    """A name that is told to lie in two places stands for each where it is told."""
    found = ids(resolve("From [Paris], [Texas], she moved to [Paris], [France]."))
    assert (found[0], found[2]) == (4717560, 2988507)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("[Georgia] closed its border, said officials in [Tbilisi].", "GEO"),
        ("[Georgia] closed its schools, said officials in [Atlanta].", "USA"),
    ],
)
def test_other_names_decide_between_two_areas(resolve: Resolve, sentence: str, code: str) -> None:
    """Georgia is the state or the country in which the report's other places lie."""
    found = resolve(sentence)[0]
    assert found
    assert found.country == code


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Shots were heard in [Kidal].", "city"),
        ("Shots were heard in the [Kidal] region.", "admin1"),
        ("Shots were heard in [Kidal region].", "admin1"),
        ("Shots were heard in the town of [Kidal].", "city"),
        ("Shots were heard in [Kidal] district.", "admin1 admin2"),
    ],
)
def test_a_word_beside_the_name_tells_the_kind(resolve: Resolve, sentence: str, kind: str) -> None:
    """A bare name that a town and its region share means the town; "region" and the like say otherwise."""
    found = resolve(sentence)[0]
    assert found
    assert found.kind in kind.split()
    assert found.country == "MLI"


def test_a_demonym_tells_the_state(resolve: Resolve) -> None:
    """The word "Malian" speaks for the place in Mali, though no toponym does."""
    found = resolve("Malian soldiers died near [Kidal].")[0]
    assert found
    assert found.country == "MLI"


@pytest.mark.parametrize("name", ["El Fasher", "Al-Fashir", "al-Fāshir", "EL FASHER", "el-Fashir"])
def test_spellings_of_a_name_are_one(resolve: Resolve, name: str) -> None:
    """Capitals, accents, hyphens and the Arabic article in any spelling make no difference."""
    assert ids(resolve(f"Shells fell on [{name}].")) == [379555]


def test_an_unknown_name_is_none(resolve: Resolve) -> None:
    """A name that the gazetteer doesn't have has no answer, and the others keep theirs."""
    assert ids(resolve("From [Umm Qalb] they went to [El Fasher].")) == [None, 379555]


def test_a_stray_by_name_is_none(resolve: Resolve) -> None:
    """A by-name of a village far from all else in the report is not taken for a town that is missing."""
    assert ids(resolve("Sudanese troops left [El Fasher] for [Nyala] on Monday."))[1] is None


def test_a_stray_town_is_none_where_all_else_lies_in_one_state(resolve: Resolve) -> None:
    """A small town abroad is not taken for a village that is missing, in a report on one state alone."""
    away = "[Austin], [Atlanta], [Texas] and [Georgia] were quiet. Shots fell in [Kidal]."
    assert ids(resolve(away))[-1] is None
    assert ids(resolve(away.replace("Shots", "Malian shots")))[-1] == 2455290


def test_a_point_of_the_compass_is_passed_over(resolve: Resolve) -> None:
    """A part of a state is found as that state, with its precision."""
    found = resolve("They fled from [northern Mali].")[0]
    assert found
    assert (found.country, found.precision) == ("MLI", "country")


def test_a_candidate_tells_what_is_known(resolve: Resolve) -> None:
    """A place comes with name, state, division, point, kind, GeoNames id, people, and how exact the point is."""
    assert resolve("Shells fell on [Al-Fashir].") == [
        Candidate("El Fasher", "SDN", "North Darfur", 13.63, 25.35, "city", 379555, 252_609, "exact")
    ]


@pytest.mark.parametrize(
    ("name", "precision"),
    [("Paris", "exact"), ("Texas", "admin1"), ("France", "country"), ("Sahel", "near")],
)
def test_the_precision_is_that_of_the_kind(resolve: Resolve, name: str, precision: str) -> None:
    """A town's point is exact; an area's tells no more than the area."""
    found = resolve(f"It happened in [{name}].")[0]
    assert found
    assert found.precision == precision


def test_a_borrowed_point_is_no_exact_one(small: Gazetteer) -> None:
    """A district without a point of its own has that of its region, and says so."""
    district = next(each for each in lookup("Kidal", small) if each.kind == "admin2")
    assert district.precision == "admin1"


def test_no_toponyms_are_no_places(small: Gazetteer) -> None:
    """A report without toponyms costs nothing and gives nothing."""
    assert resolve_all([], "Nothing happened.", small) == []


def test_toponyms_may_come_in_any_order(small: Gazetteer) -> None:
    """The answers stand in the order of the questions."""
    text = "From Paris, Texas, to Austin."
    assert ids(resolve_all([(22, 28, "Austin"), (7, 12, "Texas"), (5 + 0, 10, "Paris")], text, small)) == [
        4671654,
        4736286,
        4717560,
    ]


def test_time_is_in_line_with_the_text(small: Gazetteer) -> None:
    """A report of a megabyte with eight thousand toponyms takes a few seconds at most."""
    sentence = "The Sudanese army said on Monday that it had left Paris for El Fasher, and that all was quiet again. "
    many = 8000 // 2
    starts = [len(sentence) * i for i in range(many)]
    toponyms = [(at + 50, at + 55, "Paris") for at in starts] + [
        (at + 60, at + 69, "El Fasher") for at in starts
    ]
    begun = perf_counter()
    found = resolve_all(toponyms, sentence * many, small)
    assert perf_counter() - begun < 5
    assert all(found)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("They burnt [Umm Qalb] in [Niger] after leaving [Paris].", "NER"),
        ("The Sudanese village of [Umm Qalb] burnt; [Paris] protested.", "SDN"),
        ("From [El Fasher] they went to [Umm Qalb].", "SDN"),
        ("They burnt [Umm Qalb].", None),
        ("[Paris] spoke of [Umm Qalb] and of [Kidal].", None),
    ],
)
def test_the_state_of_an_unknown_name(small: Gazetteer, sentence: str, code: str | None) -> None:
    """What holds the name or stands near it tells its state; where nothing is clear, nothing is told."""
    parts = sentence.replace("]", "[").split("[")
    starts = [sum(map(len, parts[:i])) for i in range(len(parts))]
    toponyms = [(starts[i], starts[i] + len(parts[i]), parts[i]) for i in range(1, len(parts), 2)]
    text = "".join(parts)
    near = countries_near(toponyms, resolve_all(toponyms, text, small), text)
    assert near[[each[2] for each in toponyms].index("Umm Qalb")] == code
