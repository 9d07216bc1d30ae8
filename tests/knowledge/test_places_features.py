"""The features that speak for a place, one by one."""

from __future__ import annotations

import pytest

from sayso.knowledge.places import Gazetteer
from sayso.knowledge.places.company import Company, sums_of
from sayso.knowledge.places.features import COMPANY, PRIOR, TOLD, Evidence, company_score, told_score
from sayso.knowledge.places.folding import fold, undesignated, without_article
from sayso.knowledge.places.naming import names_of, worth_keeping
from sayso.knowledge.places.places import ADMIN1, CITY, Place
from sayso.knowledge.places.telling import are_listed, kinds_told, may_hold, states_told

TOWN = Place(1, "Gao", "MLI", 10, 0, 16.27, -0.04, CITY, 86_000, 0, True)


def test_every_feature_has_a_name_and_says_what_it_means() -> None:
    """The list of features is the documentation of how a place is chosen."""
    every = [*PRIOR, *TOLD, *COMPANY]
    assert len({each.name for each in every}) == len(every)
    assert all(each.weight for each in every)
    assert all(each.of.__doc__ for each in every if each.of.__name__ != "<lambda>")


def test_people_and_its_own_name_speak_for_a_place() -> None:
    """More people, and a name that is the place's own, give a higher score."""
    none = Evidence()
    assert told_score(TOWN, none) > told_score(TOWN._replace(population=100), none)
    assert told_score(TOWN, none) > told_score(TOWN._replace(exact=False), none)


def test_a_holder_speaks_for_what_lies_in_it() -> None:
    """Told to lie in a division or a state, the place in it gains."""
    none = told_score(TOWN, Evidence())
    assert told_score(TOWN, Evidence(holders={10})) > none
    assert told_score(TOWN, Evidence(holders={"MLI"})) > none
    assert told_score(TOWN, Evidence(holders={"NER"})) == none


def test_company_counts_only_others() -> None:
    """A name alone in a report is no company to itself; another one near it is."""
    own, other = sums_of([(TOWN, 1.0)]), sums_of([(TOWN._replace(id=2, lat=16.9), 1.0)])
    both = {key: own.get(key, 0) + other.get(key, 0) for key in {*own, *other}}
    alone = company_score(TOWN, Company(dict(own), own, {}, {}))
    assert alone == 0
    assert company_score(TOWN, Company(both, own, {}, {})) > alone


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("N’Djamena", "Ndjamena"),
        ("Saint-Louis", "St. Louis"),
        ("The Gambia", "gambia"),
        ("Ḩamāh", "HAMAH"),
        ("Port-au-Prince", "Port au Prince"),
        ("U.S.", "US"),
        ("Łódź", "Lodz"),
        ("Đà Nẵng", "Da Nang"),
    ],
)
def test_two_spellings_fold_to_one(one: str, other: str) -> None:
    """Case, accents, hyphens, apostrophes, full stops, "the" and "Saint" make no difference."""
    assert fold(one) == fold(other)


def test_a_name_of_any_length_is_borne(small: Gazetteer) -> None:
    """What no place can be called costs nothing: an endless name, and one of points of the compass alone."""
    assert small.places("northern " * 100_000) == ((), "")
    assert small.places("northern northern") == ((), "")


@pytest.mark.parametrize("name", ["", "-", "’", "東京"])
def test_folding_bears_any_text(name: str) -> None:
    """A name of marks alone folds to nothing, and another script stays what it is."""
    assert fold(name) in {"", name}


def test_the_arabic_article_goes_only_as_a_word_of_its_own() -> None:
    """The name "Al-Fashir" loses its article, and "Alma" and "El" nothing."""
    assert [without_article(fold(name)) for name in ("Al-Fashir", "Ash-Shaddadi", "Alma", "El")] == [
        "fashir",
        "shaddadi",
        "alma",
        "el",
    ]


def test_the_word_for_the_kind_is_parted_from_the_name() -> None:
    """A county, a state or a region is found by its name without that word."""
    assert undesignated("rapides parish") == ("rapides", "parish")
    assert undesignated("province of aleppo") == ("aleppo", "province")
    assert undesignated("aleppo") is None


def test_names_of_an_area_and_of_a_town_in_an_arabic_state() -> None:
    """An area is also known without its word, and a town in such a state without its article."""
    assert names_of("Kidal Region", [], "MLI", area=True)["kidal"]
    assert "~fasher" in names_of("El Fasher", [], "SDN", area=False)
    assert "~paso" not in names_of("El Paso", [], "USA", area=False)
    assert not names_of("District of Columbia", [], "USA", area=True)["columbia"]


def test_by_names_that_no_report_has_are_left_out() -> None:
    """Codes of airports, other scripts and transliterations by machine aren't kept."""
    names = ["Al-Fashir", "ELF", "Эль-Фашир", "ala phasara", "Mocímboa"]
    assert [each for each in names if worth_keeping(each)] == ["Al-Fashir", "Mocímboa"]


@pytest.mark.parametrize(
    ("between", "second", "first"),
    [
        (", ", True, False),
        (" in ", True, False),
        (" district of ", True, True),
        (", a town in northern ", True, False),
        ("’s northern city of ", True, True),
        ("’s ", False, True),
        (" and ", False, False),
        (" military laboratory in ", True, False),
        (" troops left for ", False, False),
        (". ", False, False),
        (" of" + " far" * 40 + " ", False, False),
    ],
)
def test_what_may_hold_what(between: str, second: bool, first: bool) -> None:
    """The words between two names tell whether one may lie in the other."""
    text = f"Gao{between}Mali"
    start = len(text) - 4
    assert may_hold(text, (0, 3, "Gao"), (start, start + 4, "Mali")) == (second, first)


def test_a_list_is_seen() -> None:
    """Commas and "and" may part the items of a list; other words don't."""
    assert are_listed("Gao and Mali", (0, 3, "Gao"), (8, 12, "Mali"))
    assert not are_listed("Gao for Mali", (0, 3, "Gao"), (8, 12, "Mali"))


def test_kinds_are_told_by_the_word_before_or_after() -> None:
    """The words "province of" before a name and "county" after it tell of an area; other words tell nothing."""
    assert ADMIN1 in kinds_told("in the province of Gao,", (19, 22, "Gao"))
    assert CITY not in kinds_told("in Gao county", (3, 6, "Gao"))
    assert kinds_told("in Gao today", (3, 6, "Gao")) == frozenset()


def test_states_are_found_outside_the_toponyms() -> None:
    """Names and demonyms count where no toponym stands, and only whole words do."""
    text = "Sudanese men left Sudan for Chad. Chadwick stayed; Malians too."
    found = [code for _, _, code in states_told(text, [(18, 23, "Sudan")])]
    assert found == ["SDN", "TCD", "MLI"]
