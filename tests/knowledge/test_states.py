"""Which state a phrase speaks of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.knowledge.data_files import load
from sayso.knowledge.states import country_of, is_state


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("the Malian army", "MLI"),
        ("Niger's army", "NER"),
        ("a French minister", "FRA"),
        ("South Sudan's finance minister", "SSD"),
        ("Sudan’s army", "SDN"),
        ("Moscow", "RUS"),
        ("U.S. officials", "USA"),
        ("the US", "USA"),
        ("two Frenchmen", "FRA"),
        ("Americans", "USA"),
        ("DR Congo", "COD"),
        ("Côte d'Ivoire", "CIV"),
        ("N'Djamena", "TCD"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("THE FRENCH ARMY", "FRA"),
        ("Jordan's foreign ministry", "JOR"),
        ("Chad President Idriss", "TCD"),
        ("the Niger Delta", "NGA"),
        ("the Malian army and Russian mercenaries", "MLI"),
    ],
)
def test_the_first_state_named_counts(phrase: str, code: str) -> None:
    """A name, a demonym or a capital tells the state; the longest name and the first one count."""
    assert country_of(phrase) == code


@pytest.mark.parametrize(
    "phrase",
    ["", "the army", "turkey", "china cups", "Michael Jordan", "Chad Smith", "a New Mexico rancher", "the English Channel",
     "Latin American leaders", "us"],
)  # fmt: skip
def test_what_only_looks_like_a_state(phrase: str) -> None:
    """Common words, persons' names and places with a state's name in them tell no state."""
    assert country_of(phrase) is None


def test_a_state_by_itself() -> None:
    """Only the bare name of a state or its capital is a state; what belongs to it is not."""
    assert all(
        is_state(name) for name in ("France", "the United States", "Moscow", "the Kremlin", "Norway's")
    )
    assert not any(is_state(name) for name in ("the Malian army", "French", "Paris Saint", "", "the army"))


def test_the_list_is_sound() -> None:
    """Every state has an alpha-3 code, a name and demonyms, and all of the world's are there."""
    states = load("states")["states"]
    assert len(states) > 195
    assert all(len(code) == 3 and code.isupper() for code in states)
    assert all(
        2 <= len(fields) <= 4 and all(isinstance(field, str) for field in fields)
        for fields in states.values()
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_states_never_raise(phrase: str) -> None:
    """Whatever the phrase, there is a code or None."""
    assert country_of(phrase) is None or len(country_of(phrase) or "") == 3
    assert is_state(phrase) in (True, False)
