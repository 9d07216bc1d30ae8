"""News outlets, by name and by description."""

import pytest

from sayso.knowledge.data_files import load
from sayso.knowledge.outlets import describes_outlet, is_outlet, outlet_named


@pytest.mark.parametrize(
    "name",
    ["Le Monde", "Reuters", "AFP", "Agence France-Presse", "Al-Jazeera", "Al Jazeera", "Jeune Afrique", "Radio Okapi",
     "Zagazola Makama", "The New Humanitarian", "the Times", "Dawn", "El País", "El Pais", "Rudaw", "Le Monde's"],
)  # fmt: skip
def test_a_listed_outlet_is_known(name: str) -> None:
    """Listed outlets are known with and without accents, hyphens and "The"."""
    assert is_outlet(name)


@pytest.mark.parametrize(
    "name",
    ["The Gao Courier", "Radio Tindari", "Agence Sahara", "Nimba Times", "Meridian Press", "The Banjul Lantern", "Zinder FM",
     "The Hanna Post", "Tessalit News Agency", "Aden Morning", "Al-Noor TV", "dossonews.com", "The Gazette", "Rift Wire"],
)  # fmt: skip
def test_an_unknown_outlet_is_known_by_the_form_of_its_name(name: str) -> None:
    """An invented outlet's first or last word tells that it is one."""
    assert is_outlet(name)


@pytest.mark.parametrize(
    "name",
    ["the press", "The press", "the post", "The Post", "The Press", "dawn", "the times", "The island", "the army", "Supreme Leader",
     "Human Rights Watch", "Wagner Group", "International Energy Agency", "Mary Beacon", "Border Post", "", "Amina Traoré"],
)  # fmt: skip
def test_common_words_and_other_bodies_are_no_outlets(name: str) -> None:
    """Common phrases, people and bodies are not taken for outlets."""
    assert not is_outlet(name)


def test_ones_own_outlets_are_known() -> None:
    """A name that was met as an outlet elsewhere is one, with or without "The"."""
    assert not is_outlet("Maritime Hands")
    assert is_outlet("Maritime Hands", own_outlets={"The Maritime Hands"})


def test_a_listed_outlet_has_a_country_and_a_kind() -> None:
    """The list tells where an outlet is at home and what it is."""
    outlet = outlet_named("AFP")
    assert outlet is not None
    assert (outlet.name, outlet.country, outlet.kind) == ("Agence France-Presse", "FRA", "agency")


@pytest.mark.parametrize(
    "phrase",
    ["a local newspaper", "the French daily", "state television", "the Kampala daily The Lakeside", "a Nairobi website",
     "the newspaper", "the French outlet Le Monde", "Russian media", "state radio in Niamey", "a daily newspaper in Lagos",
     "the Qatari broadcaster Al Jazeera", "an opposition newspaper", "the wire service", "a radio station", "local media"],
)  # fmt: skip
def test_a_description_of_an_outlet(phrase: str) -> None:
    """A noun for an outlet, with a word that tells it apart, describes one."""
    assert describes_outlet(phrase)


@pytest.mark.parametrize(
    "phrase",
    ["the press", "the post", "a website", "its website", "a television presenter", "a newspaper reporter", "media reports",
     "a daily struggle", "the polling station", "a weekly briefing", "the press secretary", "a spokesman", "", "the army"],
)  # fmt: skip
def test_other_phrases_describe_no_outlet(phrase: str) -> None:
    """A bare noun of many meanings, or an outlet's noun before another noun, describes none."""
    assert not describes_outlet(phrase)


def test_the_list_is_sound() -> None:
    """Every outlet stands under an alpha-3 code and a known kind, and there are a few hundred."""
    outlets = load("outlets")["outlets"]
    kinds = {"agency", "newspaper", "broadcaster", "website", "magazine", "channel"}
    assert all(
        len(country) == 3 and country.isupper() and set(by_kind) <= kinds
        for country, by_kind in outlets.items()
    )
    assert sum(len(names) for by_kind in outlets.values() for names in by_kind.values()) > 300
    assert all(
        isinstance(name, str) for by_kind in outlets.values() for names in by_kind.values() for name in names
    )
