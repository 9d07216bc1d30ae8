"""Who an actor is: country and sector of groups, bodies, states and descriptions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.knowledge.actor_tables import SUPRANATIONAL, Listed, all_listed
from sayso.knowledge.actors import Known, describe, is_armed_group, sector_of
from sayso.knowledge.data_files import load

SECTORS = set(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
SEVERAL_COUNTRIES = "INT"
LISTS = (("armed_groups", "groups"), ("bodies", "bodies"))


def told(phrase: str, context: str | None = None) -> tuple[str | None, str | None]:
    known = describe(phrase, context)
    return (known.country, known.sector) if known else (None, None)


def name_of(phrase: str, context: str | None = None) -> str | None:
    known = describe(phrase, context)
    return known.name if known else None


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("JNIM", "Jama'at Nusrat al-Islam wal-Muslimin"),
        ("fighters of JNIM", "Jama'at Nusrat al-Islam wal-Muslimin"),
        ("Al-Qaeda affiliate JNIM", "Jama'at Nusrat al-Islam wal-Muslimin"),
        ("Houthi militants", "Houthis"),
        ("Yemen's Houthi rebels", "Houthis"),
        ("a Hamas spokesman", "Hamas"),
        ("Hamas's armed wing", "Hamas"),
        ("members of the Wagner Group", "Wagner Group"),
        ("Wagner's mercenaries", "Wagner Group"),
        ("soldiers loyal to the Rapid Support Forces", "Rapid Support Forces"),
        ("the Rapid Support Forces (RSF)", "Rapid Support Forces"),
        ("Sudan's paramilitary Rapid Support Forces", "Rapid Support Forces"),
        ("the Islamic State", "Islamic State"),
        ("ISIS", "Islamic State"),
        ("al Qaeda", "Al-Qaeda"),
        ("al-Qaeda in the Islamic Maghreb", "Al-Qaeda in the Islamic Maghreb"),
        ("Rwandan-backed M23 rebels", "March 23 Movement"),
        ("Return, Reclamation and Rehabilitation", "Return, Reclamation and Rehabilitation"),
        ("Kata’ib Hezbollah", "Kataib Hezbollah"),
        ("Turkish Hezbollah", "Turkish Hezbollah"),
        ("Pakistani Taliban", "Tehrik-i-Taliban Pakistan"),
        ("a Contra commander", "Contras"),
        ("the contras", "Contras"),
        ("FMLN guerrillas", "Farabundo Martí National Liberation Front"),
        ("FARDC soldiers", "Armed Forces of the Democratic Republic of the Congo"),
        ("Iran's Revolutionary Guards", "Islamic Revolutionary Guard Corps"),
        ("THE IDF", "Israel Defense Forces"),
        ("spokesman for HUR", "Defence Intelligence of Ukraine"),
        ("Hamas-run health ministry", "Gaza Health Ministry"),
        ("the US-led coalition", "Global Coalition against Daesh"),
        ("the Kremlin", "Kremlin"),
        ("a UN official", "United Nations"),
        ("Doctors Without Borders nurses", "Médecins Sans Frontières"),
        ("a Human Rights Watch researcher", "Human Rights Watch"),
        ("the Elysee", "Élysée"),
    ],
)
def test_a_listed_name_is_known_in_whatever_phrase(phrase: str, name: str) -> None:
    """Any name or acronym, with articles, possessives and those who belong to it, gives the group or body."""
    assert name_of(phrase) == name


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("the Malian army", "MLI", "MIL"),
        ("Russian mercenaries", "RUS", "PRM"),
        ("a French minister", "FRA", "GOV"),
        ("Niger's Ministry of Defence", "NER", "GOV"),
        ("the Ukrainian military intelligence spokesman", "UKR", "SPY"),
        ("the army of Mali", "MLI", "MIL"),
        ("a Kenyan police officer in Haiti", "KEN", "COP"),
        ("president of the Constitutional Court", None, "JUD"),
        ("the president of Mali", "MLI", "GOV"),
        ("the mayor of Kharkiv", "UKR", "GOV"),
        ("Chechen fighters", "RUS", "UAF"),
        ("Malian and French soldiers", "MLI", "MIL"),
        ("dozens of Nigerian villagers", "NGA", "CVL"),
        ("two Palestinian children", "PSE", "CVL"),
        ("Israeli settlers", "ISR", "CVL"),
        ("a senior U.S. official", "USA", "GOV"),
        ("Mali's military court", "MLI", "JUD"),
        ("Georgia's parliament", "GEO", "LEG"),
        ("Iranian state media", "IRN", "JRN"),
        ("Israeli warplanes", "ISR", "MIL"),
        ("Fulani herders", None, "AGR"),
        ("a group of soldiers", None, "MIL"),
        ("unidentified armed men", None, "UAF"),
        ("trade unions", None, "LAB"),
        ("a human rights lawyer", None, "SOC"),
        ("the hospital director", None, "MED"),
        ("a former French president", "FRA", "ELI"),
        ("the minister for women", None, "GOV"),
        ("the police and army officials", None, "COP"),
        ("MALIAN ARMY", "MLI", "MIL"),
        ("Palestinians", "PSE", None),
    ],
)
def test_a_description_is_put_together(phrase: str, country: str | None, sector: str | None) -> None:
    """The state that a phrase names and the noun at its head tell country and sector."""
    assert told(phrase) == (country, sector)


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("the commander", "MIL"), ("a rebel commander", "REB"), ("a police commander", "COP"), ("a militia commander", "PRM"),
        ("soldiers", "MIL"), ("rebel soldiers", "REB"), ("government soldiers", "MIL"), ("the army", "MIL"), ("the rebel army", "REB"),
        ("the rebel authorities", "REB"), ("a rebel colonel", "REB"), ("an opposition lawmaker", "OPP"), ("an official", "GOV"),
        ("a hospital official", "MED"), ("a union leader", "LAB"), ("the head of the army", "MIL"), ("the leader of the gang", "CRM"),
        ("women soldiers", "MIL"), ("a spokesman", None), ("the group", None), ("former rebels", "REB"),
    ],
)  # fmt: skip
def test_a_noun_that_says_little_gives_way(phrase: str, sector: str | None) -> None:
    """Nouns like "commander", "official" and "leader" take the sector of what stands before or behind them."""
    assert sector_of(phrase) == sector


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Colonel Moussa Dembara, the army's spokesman", None, "MIL"),
        ("Colonel Moussa Dembara, mayor of Gao", "MLI", "GOV"),
        ("Amina Tessougara, a nurse in Gao", "MLI", "MED"),
        ("Oleh Brovarenko, spokesman for HUR", "UKR", "SPY"),
        ("Sergeant Ivan Petrushkov of the Russian army", "RUS", "MIL"),
        ("Ugandan army spokesman Colonel Deo Akikira", "UGA", "MIL"),
        ("rebel leader General Sultan Morovi", None, "REB"),
        ("government spokesman Colonel Abdou Sarkine", None, "GOV"),
        ("President Bola Konerou", None, "GOV"),
    ],
)
def test_a_person_takes_the_sector_of_their_side(
    phrase: str, country: str | None, sector: str | None
) -> None:
    """What is told of a person beside the name counts more than a title before it."""
    assert told(phrase) == (country, sector)


@pytest.mark.parametrize(
    "phrase",
    ["", "the", "isis", "au", "who", "Anna Wagner", "Jane Bishop", "Sea of Azov", "Karen Dumbleton", "a source close to the army",
     "the group", "Amina Tessougara", "rsf"],
)  # fmt: skip
def test_what_only_looks_like_an_actor_that_is_known(phrase: str) -> None:
    """Acronyms in small letters, persons' names, places and empty words tell nothing."""
    assert describe(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("anti-Houthi fighters", None, "UAF"),
        ("pro-Russian separatists", None, "REB"),
        ("al-Qaeda-linked militants", None, "REB"),
        ("U.S.-backed forces", None, "MIL"),
        ("Hezbollah-aligned gunmen", None, "UAF"),
        ("the Islamic State of Pakistan", "PAK", None),
        ("victims of Boko Haram", None, "CVL"),
        ("Israeli hostages of Hamas", "ISR", "CVL"),
        ("Hamas hostages", None, "CVL"),
        ("rapid support forces", None, "MIL"),
        ("REBELS WHO FLED", None, "REB"),
        ("the ambassador in Kyiv", None, "GOV"),
        ("the German Foreign Office", "DEU", "GOV"),
        ("the Soviet Union", "RUS", None),
        ("the West Bank", "PSE", None),
        ("the United States", "USA", None),
    ],
)
def test_a_name_in_the_phrase_is_not_always_the_actors(
    phrase: str, country: str | None, sector: str | None
) -> None:
    """Foes, friends and victims of a group are not the group, and a name may be part of another one."""
    assert told(phrase) == (country, sector)


@pytest.mark.parametrize(
    ("phrase", "name", "country", "sector", "part_of"),
    [
        ("UN peacekeepers", "UN peacekeepers", "IGO", "MIL", "United Nations"),
        ("the Hamas government", "Hamas government", "PSE", "GOV", "Hamas"),
        (
            "the Malian Red Cross",
            "Malian Red Cross",
            "MLI",
            "MED",
            "International Committee of the Red Cross",
        ),
        ("EU ministers", "EU ministers", "IGO", "GOV", "European Union"),
        ("MONUSCO", "MONUSCO", "IGO", "MIL", "United Nations"),
        ("YPG fighters", "People's Protection Units", "SYR", "REB", "Syrian Democratic Forces"),
    ],
)
def test_a_part_of_a_body(phrase: str, name: str, country: str, sector: str, part_of: str) -> None:
    """A part with a task of its own has its own sector, and tells of which body it is a part."""
    known = describe(phrase)
    assert known is not None
    assert (known.name, known.country, known.sector, known.part_of) == (name, country, sector, part_of)


def test_a_state_by_its_name_has_no_sector() -> None:
    """A state that acts by name goes by its usual name, and no sector is guessed."""
    assert describe("Moscow") == Known("Russia", "RUS", None, "state")
    assert describe("North Korea") == Known("North Korea", "PRK", None, "state")


@pytest.mark.parametrize(
    ("phrase", "context", "country"),
    [
        ("the army", "NER", "NER"), ("villagers", "MLI", "MLI"), ("the French army", "NER", "FRA"), ("mercenaries", "MLI", None),
        ("UN peacekeepers", "MLI", "IGO"), ("foreign fighters", "SYR", None), ("Colonel Moussa Dembara", "NER", None),
        ("the Islamic State", "IRQ", None), ("the army", None, None),
    ],
)  # fmt: skip
def test_the_reports_country_helps_who_needs_it(
    phrase: str, context: str | None, country: str | None
) -> None:
    """Words like "the army" mean that of the report's country, not those who come from elsewhere or have one."""
    assert told(phrase, context)[0] == country


@pytest.mark.parametrize(
    ("phrase", "context", "name"),
    [
        ("SNA", "SOM", "Somali National Army"),
        ("Somalia's SNA", None, "Somali National Army"),
        ("Al-Shabaab", None, "Al-Shabaab"),
        ("al-Shabab", "MOZ", "Islamic State Mozambique"),
        ("RSF", None, "Rapid Support Forces"),
        ("SNA", None, None),
    ],
)
def test_a_shared_name_needs_a_country(phrase: str, context: str | None, name: str | None) -> None:
    """Of several who share a name the country tells which; else the usual one, and else none."""
    assert name_of(phrase, context) == name


@pytest.mark.parametrize(
    ("phrase", "country", "kind"),
    [
        ("Le Monde", "FRA", "outlet"),
        ("the French television channel Monde 5", "FRA", "outlet"),
        ("Radio Tinkisso", None, "outlet"),
    ],
)
def test_a_news_outlet_is_of_the_press(phrase: str, country: str | None, kind: str) -> None:
    """An outlet, by its name or by a description, has the sector of journalists."""
    known = describe(phrase)
    assert known is not None
    assert (known.country, known.sector, known.kind) == (country, "JRN", kind)


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the Malian army", "organization"), ("the Philippine coast guard", "organization"), ("soldiers", "group"), ("Gazans", "group"),
        ("a French minister", "person"), ("the Indian army's Colonel Rohit Mehrano", "person"), ("an army helicopter", "organization"),
        ("passenger Rose-Laure Cadet", "person"),
    ],
)  # fmt: skip
def test_what_kind_of_actor_a_description_means(phrase: str, kind: str) -> None:
    """The noun tells whether it is a person, several or a body."""
    known = describe(phrase)
    assert known is not None
    assert known.kind == kind


def test_the_one_who_heads_a_body_is_of_it() -> None:
    """A clause with "who heads" tells the side of the person before it; an article is no part of a name."""
    assert sector_of("Farid Antarou, who heads the local rescue team") == "SOC"
    assert told("A man") == (None, "CVL")


def test_a_listed_group_comes_with_its_other_names() -> None:
    """The record of a group has the aliases of the list."""
    known = describe("JNIM")
    assert known is not None
    assert {"JNIM", "GSIM"} <= set(known.aliases)
    assert known.kind == "organization"


def test_armed_groups() -> None:
    """A listed group's bare name is an armed group; bodies, descriptions and members are none."""
    assert all(is_armed_group(name) for name in ("Hamas", "the Houthis", "M23", "the LRA", "Wagner Group"))
    assert not any(is_armed_group(name) for name in ("the UN", "rebels", "a Hamas spokesman", "hamas", ""))


def entries() -> Iterator[tuple[str, str, str]]:
    """Country, sector and line of each entry of both lists."""
    for file, key in LISTS:
        for country, sectors in load(file)[key].items():
            for sector, lines in sectors.items():
                for line in lines:
                    yield country, sector, line


def test_every_entry_has_a_country_and_a_sector() -> None:
    """Countries are alpha-3 codes of the list of states or the few others, sectors are PLOVER's."""
    countries = {*load("states")["states"], *SUPRANATIONAL, SEVERAL_COUNTRIES}
    for country, sector, line in entries():
        assert country in countries, line
        assert sector in SECTORS | {"-"}, line
        assert isinstance(line, str), line


def test_names_are_written_once() -> None:
    """Within a country no name stands twice, and no two groups have one main name."""
    names = Counter((each.country, name) for each in all_listed() for name in each.names)
    assert [name for name, times in names.items() if times > 1] == []
    main = Counter(each.name for each in all_listed())
    assert [name for name, times in main.items() if times > 1] == []


def test_names_are_clean() -> None:
    """A name has no stray signs or white space, so that it can be found."""
    for each in all_listed():
        for name in each.names:
            assert name == " ".join(name.split())
            assert name
            assert not re.search(r"[=<>\[\]\"]", name), name


def test_what_a_group_is_part_of_is_listed() -> None:
    """Each `part_of` is the main name of another entry, and nothing is a part of itself in the end."""
    by_name: dict[str, Listed] = {each.name: each for each in all_listed()}
    for each in all_listed():
        seen, above = {each.name}, each.part_of
        while above:
            assert above in by_name, f"{each.name} < {above}"
            assert above not in seen
            seen.add(above)
            above = by_name[above].part_of


def test_countries_stand_in_order() -> None:
    """Those of no one country come first, the states follow by their codes."""
    for file, key in LISTS:
        states = [code for code in load(file)[key] if code not in SUPRANATIONAL | {SEVERAL_COUNTRIES}]
        assert states == sorted(states)


def test_the_lists_are_long_enough() -> None:
    """There are hundreds of armed groups, of international bodies and of bodies of states."""
    armed = sum(each.armed for each in all_listed())
    abroad = sum(each.country in SUPRANATIONAL for each in all_listed())
    assert armed > 350
    assert abroad > 250
    assert len(all_listed()) - armed - abroad > 200


def test_the_doubtful_names_are_resolved_to_listed_ones() -> None:
    """What a shared name usually means is an entry that bears the name."""
    for file, _ in LISTS:
        for name, usual in load(file)["when_in_doubt"].items():
            assert any(each.name == usual and name in each.names for each in all_listed()), name


def test_each_noun_has_one_sector() -> None:
    """No noun stands under two sectors, and all sectors are PLOVER's."""
    nouns: Counter[str] = Counter()
    for section in ("sectors", "weak"):
        for sector, phrases in load("sectors")[section].items():
            assert sector in SECTORS | {"-"}
            nouns.update(phrases)
    assert [noun for noun, times in nouns.items() if times > 1] == []
    assert set(load("sectors")["regions"]) <= set(load("states")["states"])


def test_every_name_of_the_lists_is_found_again() -> None:
    """Each name leads back to its entry in the entry's own country."""
    for each in all_listed():
        for name in each.names:
            known = describe(name, each.country or "MCO")
            assert known is not None, name
            if each.country:
                assert known.name == each.name, (name, known.name)


def test_a_phrase_costs_little() -> None:
    """A thousand new phrases take a moment (a generous bound: the aim is 0.1 s)."""
    describe("the Malian army")
    start = perf_counter()
    for number in range(1000):
        describe(f"{number} soldiers of the Malian army near Gao")
    assert perf_counter() - start < 2


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_actors_never_raise(phrase: str) -> None:
    """Whatever the phrase, there is a record with a sector of the list, or None."""
    known = describe(phrase)
    assert known is None or known.sector is None or known.sector in SECTORS
    assert is_armed_group(phrase) in (True, False)
