"""Passages that a report took from an earlier one, and whole reports that are the same."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import UsageError
from sayso.linking.reuse import Copied, Reuse
from sayso.records import Report

PAIRS = yaml.safe_load(Path(__file__).with_name("reuse_pairs.yaml").read_text(encoding="utf-8"))
PARAPHRASED = {"paraphrased_freely"}
"""What is told anew in other words shares no words, and is not found."""

LEDE = "Gunmen on motorcycles attacked a grain market in Tessirat on Sunday and set fire to forty stalls, traders said."
FLAMES = "Shopkeepers beat out the flames with wet sacks because the only water tanker had no driver."
QUOTE = '"They burned the millet and left the scales standing, as if to mock us," said Hadiza Orrou.'


def report(name: str, text: str, published: str | None = "2024-05-01", **facts: str) -> Report:
    return Report(id=name, file=f"{name}.txt", text=text, published=published, **facts)


def known(*reports: Report) -> Reuse:
    reuse = Reuse()
    for each in reports:
        reuse.add(each)
    return reuse


def copies(first: str, second: str) -> tuple[Copied, ...]:
    return known(report("a", first), report("b", second, "2024-05-02")).copies_of("b")


@pytest.mark.parametrize("name", sorted(set(PAIRS) - PARAPHRASED))
def test_a_pair_by_hand(name: str) -> None:
    """Of each pair as many sentences are found as were taken, and none in a report that was written independently."""
    pair = PAIRS[name]
    found = copies(pair["first"], pair["second"])
    assert len(found) == pair["taken"]
    assert sum(each.quoted_only for each in found) == pair.get("quoted", 0)


def test_all_pairs_together() -> None:
    """Reports on other incidents change nothing: each copy still has its own source, and nothing else has one."""
    reuse = Reuse()
    for name, pair in PAIRS.items():
        reuse.add(report(f"{name}/1", pair["first"]))
        reuse.add(report(f"{name}/2", pair["second"], "2024-05-02"))
    for name in set(PAIRS) - PARAPHRASED:
        found = reuse.copies_of(f"{name}/2")
        assert len(found) == PAIRS[name]["taken"]
        assert {each.source_report for each in found} <= {f"{name}/1"}
        assert reuse.copies_of(f"{name}/1") == ()


def test_spans_are_the_sentences() -> None:
    """Both spans are whole sentences of their own reports."""
    (found,) = copies(f"MARKET — {LEDE} It rained.", f"It was hot. {LEDE}")
    assert found.span.text == LEDE
    assert found.span.start == len("It was hot. ")
    assert found.source_span.text == f"MARKET — {LEDE}"


def test_share_is_what_was_taken() -> None:
    """A sentence to which a clause was added is taken over in part."""
    (found,) = copies(LEDE, LEDE[:-1] + ", while in the capital ministers argued about harvest subsidies.")
    assert 0.5 < found.share < 1
    assert copies(LEDE, LEDE)[0].share == 1


def test_a_change_of_figures_is_told() -> None:
    """A figure that became another is told in the words of both; one in other words for the same is not."""
    assert (
        copies(LEDE, LEDE.replace("forty", "dozens of"))[0].change
        == "“forty stalls” became “dozens of stalls”"
    )
    assert copies(LEDE, LEDE.replace("forty", "40"))[0].change is None


def test_a_form_filled_in_anew_is_no_copy() -> None:
    """A sentence of figures in which each figure is another is a form, as in a daily bulletin."""
    form = "Artillery fired {} shells at the northern suburbs overnight and {} drones crossed the harbour basin, wrecking {} barges."
    assert copies(form.format(120, 45, 7), form.format(80, 31, 2)) == ()
    assert len(copies(form.format(120, 45, 7), form.format(120, 45, 7))) == 1


def test_the_earlier_report_is_the_source() -> None:
    """The day of publication tells which is the source; on one day the id; a report without a day is never before one."""
    early, late = report("z", LEDE, "2024-05-01"), report("a", LEDE, "2024-05-02")
    assert known(late, early).copies_of("a")[0].source_report == "z"
    assert known(late, early).copies_of("z") == ()
    assert known(report("b", LEDE), report("a", LEDE)).copies_of("b")[0].source_report == "a"
    assert known(report("a", LEDE, None), report("b", LEDE)).copies_of("a")[0].source_report == "b"


def test_the_first_of_equal_sources_counts() -> None:
    """A copy of a copy is given the first source, unless the one between has more of its words."""
    changed = LEDE.replace("set fire to forty stalls", "set ablaze four dozen wooden booths")
    first, second = (
        report("a", f"{LEDE} {FLAMES}", "2024-05-01"),
        report("b", f"{LEDE} {FLAMES}", "2024-05-02"),
    )
    third = report("c", f"{LEDE} {FLAMES}", "2024-05-03")
    assert {each.source_report for each in known(first, second, third).copies_of("c")} == {"a"}
    between, last = report("b", f"{changed} {FLAMES}", "2024-05-02"), report("c", changed, "2024-05-03")
    assert {each.source_report for each in known(first, between, last).copies_of("c")} == {"b"}


def test_words_at_a_press_conference_are_marked() -> None:
    """Somebody's words are marked, since both reporters may have heard them; the story around them is not."""
    (heard,) = copies(f"{QUOTE} The mayor left early.", f"A funeral was held on Monday. {QUOTE}")
    assert heard.quoted_only
    story = copies(f"{LEDE} {QUOTE}", f"{LEDE} {QUOTE}")
    assert [each.quoted_only for each in story] == [False, True]


def test_short_sentences_count_in_company() -> None:
    """A short sentence, or one in another order, proves nothing, but goes with others that do."""
    short, turned = (
        "The mayor, Issa Dorou, cancelled his visit.",
        "Issa Dorou, the mayor, cancelled his visit.",
    )
    assert copies(short, turned) == ()
    assert len(copies(f"{LEDE} {short}", f"{LEDE} {turned}")) == 2


def test_a_sentence_that_many_have_is_a_set_phrase() -> None:
    """A sentence in many reports that share nothing else is no copy; in two it is, or beside other shared sentences."""
    phrase = "The exchange rate was converted by the newsroom at the central counter's closing quotation."
    topics = "bridges orchards tunnels lanterns kettles saddles".split()
    reports = [
        report(f"r{i}", f"Inspectors measured all the {topic} before lunch. {phrase}")
        for i, topic in enumerate(topics)
    ]
    assert len(known(*reports[:2]).copies_of("r1")) == 1
    assert known(*reports).copies_of("r5") == ()
    both = [report(f"s{i}", f"{LEDE} {phrase}", "2024-05-03") for i in range(2)]
    assert len(known(*reports, *both).copies_of("s1")) == 2


def test_an_outlet_has_set_phrases_of_its_own() -> None:
    """A paragraph of background that an outlet prints each time is no copy, though its reports share many names."""
    background = "Marsh farmers began their uprising when surveyors pegged out the canal across ancestral burial mounds."
    names = "In Dorga, Ulm, Tessirat and Port Selim the Orrou family mourned {}."
    reports = [
        report(f"r{i}", f"{names.format(each)} {background}", outlet="One") for i, each in enumerate("abcdef")
    ]
    assert known(*reports).copies_of("r5") == ()
    other = report("s", f"{names.format('g')} {background}", "2024-05-02", outlet="Two")
    assert [each.source_report for each in known(*reports, other).copies_of("s")][-1] == "r0"


def test_a_whole_sentence_is_more_than_its_parts() -> None:
    """A long sentence of many names proves copying where all of it is the same, and not where a clause is another."""
    facts = "In Dorga the Northern Bloc's Colonel Sefu Barongo shelled empty warehouses"
    assert (
        len(copies(f"{facts}, igniting Port Selim's granary.", f"{facts}, igniting Port Selim's granary."))
        == 1
    )
    assert (
        copies(f"{facts}, igniting Port Selim's granary.", f"{facts} while Ida Morn slept on the ferry.")
        == ()
    )


def test_a_shared_slip_is_evidence() -> None:
    """A sentence too short to prove copying proves it where both have a slip that other reports don't."""
    others = [report(f"o{i}", f"Number {i}: the parliament adjourned.") for i in range(9)]
    plain = "The parliament ordered inspectors to padlock breweries downriver."
    slip = plain.replace("parliament", "parlaiment")
    first, second = "Rain fell upon Dorga. {}", "Goats grazed in Ulm. {}"
    told = [
        report(n, t.format(plain), d) for n, t, d in (("x", first, "2024-06-01"), ("y", second, "2024-06-02"))
    ]
    slipped = [
        report(n, t.format(slip), d) for n, t, d in (("x", first, "2024-06-01"), ("y", second, "2024-06-02"))
    ]
    assert known(*others, *told).copies_of("y") == ()
    assert len(known(*others, *slipped).copies_of("y")) == 1


def test_a_duplicate_is_the_same_text() -> None:
    """The same words under another masthead are a duplicate of the first; a report that shares some of them is not."""
    first = report("a", f"{LEDE} {FLAMES}", "2024-05-01", outlet="One")
    again = report("b", f"{LEDE}\n\n{FLAMES}", "2024-05-02", outlet="Two")
    partly = report("c", f"{LEDE} Elsewhere the rains have come and farmers are sowing.", "2024-05-03")
    reuse = known(first, again, partly)
    assert [reuse.duplicate_of(each) for each in "abc"] == [None, "a", None]


def test_a_version_has_the_same_title_or_address() -> None:
    """A report that was changed here and there is a version if title or address is the same, and most words are."""
    more = f"{LEDE} {FLAMES} Schools in the district will stay closed until the spring holiday."
    changed = f"{LEDE} {FLAMES} The prefect promised a platoon of gendarmes at the crossroads."
    title, url = {"title": "Market burns in Tessirat"}, {"url": "https://one.example/market?ref=home"}
    assert known(report("a", more), report("b", changed)).duplicate_of("b") is None
    assert known(report("a", more, **title), report("b", changed, **title)).duplicate_of("b") == "a"
    assert (
        known(
            report("a", more, **url), report("b", changed, url="http://www.one.example/market/")
        ).duplicate_of("b")
        == "a"
    )
    other = report("b", "Nobody was hurt when a lorry overturned near the brickworks.", **title)
    assert known(report("a", more, **title), other).duplicate_of("b") is None


def test_the_same_report_again_changes_nothing() -> None:
    """A report that is added twice is no copy of itself; another one with its id is refused in plain words."""
    one = report("a", LEDE)
    reuse = known(one, one)
    assert reuse.copies_of("a") == ()
    assert reuse.duplicate_of("a") is None
    with pytest.raises(UsageError, match="'a'"):
        reuse.add(report("a", FLAMES))
    with pytest.raises(UsageError, match="'b'"):
        reuse.copies_of("b")


SENTENCES = [
    LEDE,
    LEDE.replace("forty", "dozens of"),
    FLAMES,
    QUOTE,
    "The claim could not be independently verified.",
    "Police said on Monday that two men had been arrested in Tessirat over the fire at the grain market.",
    "Convoys of flour from the coast were held up for nine days at the Mirra checkpoint by striking customs clerks.",
]


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[list[Report], list[Report]]:
    texts = draw(st.lists(st.lists(st.sampled_from(SENTENCES), max_size=4), min_size=2, max_size=7))
    days = st.sampled_from(["2024-05-01", "2024-05-02", None])
    reports = [report(f"r{i}", " ".join(text), draw(days)) for i, text in enumerate(texts)]
    return reports, draw(st.permutations(reports))


@given(shuffled())
@settings(max_examples=60, deadline=None)
def test_order_of_adding_is_no_matter(orders: tuple[list[Report], list[Report]]) -> None:
    """Whatever the order in which reports are added, the answers are the same."""
    one, other = (known(*order) for order in orders)
    for each in orders[0]:
        assert one.copies_of(each.id) == other.copies_of(each.id)
        assert one.duplicate_of(each.id) == other.duplicate_of(each.id)


ODD = {
    "empty": "",
    "no_letters": "12 345 ... !!! 67,8 — \n\n ***",
    "one_line": "the shells struck the granary wall again and " * 22_000,
    "one_word": "x" * 1_000_000,
    "quotes": "\"'a “‘b " * 130_000,
    "dots": "A. b." * 200_000,
    "lines": "\n" * 1_000_000,
    "digits": "1 2,000 3.5 " * 80_000,
    "surrogate": "\ud800 gunmen \ud800 burned the Tessirat granary",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_take_bounded_time(name: str) -> None:
    """No text fails or takes long, be it a megabyte on one line, empty or without a letter (a generous bound)."""
    start = perf_counter()
    reuse = known(report("a", ODD[name]), report("b", ODD[name] + " ", "2024-05-02"))
    reuse.copies_of("b")
    reuse.duplicate_of("b")
    assert perf_counter() - start < 60
