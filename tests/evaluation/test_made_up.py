"""Made-up reports: the same again, exact spans, and a truth that keeps its promises."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from itertools import chain

from evaluation.made_up import MadeUp, made_up
from evaluation.made_up.writing import filled
from sayso.records import Ledger, Mention


@cache
def some() -> tuple[MadeUp, ...]:
    return tuple(made_up(300))


def test_the_same_seed_makes_the_same_reports() -> None:
    """So that two versions of a program can be compared; another seed makes others."""
    first = [one.ledger.to_json() for one in made_up(20)]
    assert first == [one.ledger.to_json() for one in made_up(20)]
    assert first != [one.ledger.to_json() for one in made_up(20, seed=2)]


def test_more_reports_begin_with_the_same_ones() -> None:
    """How long a stream gets changes nothing in its beginning."""
    assert [one.ledger for one in made_up(5)] == [one.ledger for one in some()[:5]]


def test_each_is_a_ledger_of_one_report_without_links() -> None:
    """As reading a file gives it; it stands the way through JSON."""
    for one in some():
        assert len(one.ledger.reports) == 1
        assert (one.ledger.events, one.ledger.origins, one.ledger.actors) == ((), (), ())
    assert Ledger.from_json(some()[7].ledger.to_json()) == some()[7].ledger


def test_spans_hold_the_words_of_the_text() -> None:
    """Triggers, contents, cues, speakers, places and counts; no gap is left where a field is empty."""
    for one in some():
        text = one.ledger.reports[0].text
        assert "  " not in text
        assert " ," not in text
        spans = chain.from_iterable(spans_of(one.ledger))
        assert all(text[s.start : s.end] == s.text for s in spans)


def spans_of(ledger: Ledger):
    for said in ledger.attributions:
        yield said.content
        for link in said.chain:
            yield link.cue
            yield (s.span for s in link.speakers if s.span)
    for told in ledger.mentions:
        yield told.trigger
        yield (part.span for part in (*told.actors, *told.recipients, *told.counts) if part.span)
        yield (told.place.span,) if told.place and told.place.span else ()


def test_a_sentence_tells_the_days_that_its_record_has() -> None:
    """A time whose words don't stand in the text would be more than a reader could know."""
    for one in some():
        text = one.ledger.reports[0].text
        assert all(m.time.text in text for m in one.ledger.mentions if m.time and m.time.text)


def test_they_are_as_full_as_real_reports() -> None:
    """About six attributions and five mentions each."""
    number = len(some())
    assert 5 <= sum(len(one.ledger.attributions) for one in some()) / number <= 7
    assert 4 <= sum(len(one.ledger.mentions) for one in some()) / number <= 7


def test_all_has_a_truth() -> None:
    """Each mention an event, each attribution an origin, and nothing else."""
    for one in some():
        assert one.events.keys() == {m.id for m in one.ledger.mentions}
        assert one.origins.keys() == {a.id for a in one.ledger.attributions}


def test_reports_come_by_their_days() -> None:
    """As they would come to somebody who collects them."""
    days = [one.ledger.reports[0].published for one in some()]
    assert days == sorted(days)


def test_claims_come_by_all_ways() -> None:
    """Heard, cited from another outlet, copied word by word, denied; with and without a name."""
    said = [a for one in some() for a in one.ledger.attributions]
    assert {len(a.chain) for a in said} == {1, 2}
    assert {s.named for a in said for s in a.chain[-1].speakers} == {True, False}
    assert {"asserts", "denies", "demands"} <= {a.stance for a in said}
    paragraphs = Counter(p for one in some() for p in set(one.ledger.reports[0].text.split("\n\n")))
    assert paragraphs.most_common(1)[0][1] > 2


def test_one_origin_is_carried_by_several_outlets() -> None:
    """And residents whom two outlets heard themselves are two origins."""
    outlets = defaultdict(set)
    for one in some():
        for origin in one.origins.values():
            outlets[origin].add(one.ledger.reports[0].outlet)
    assert max(map(len, outlets.values())) > 5
    heard = {o for o in outlets if o.startswith("residents")}
    assert len({o.split()[1] for o in heard}) < len(heard)


def test_there_are_incidents_that_look_alike() -> None:
    """Of the same kind and side, at one place a day apart, or on one day in two towns."""
    towns, days = defaultdict(set), defaultdict(set)
    for one in some():
        for mention in one.ledger.mentions:
            family = one.events[mention.id].removesuffix("-twin")
            if isinstance(mention, Mention) and mention.place and mention.time and mention.type != "ACCUSE":
                towns[family].add(mention.place.name)
                days[family].add(mention.time.start)
    assert any(len(names) > 1 for names in towns.values())
    assert any(len(told) > 1 and len(towns[family]) == 1 for family, told in days.items())


def test_a_pattern_is_filled_and_its_places_told() -> None:
    """What stands between brackets is the content, and an empty field leaves no blank."""
    told = filled("{who} {cue} {when} that [it {verb} {day}].", {
        "who": "the mayor", "cue": "said", "when": "", "verb": "rained", "day": "",
    })  # fmt: skip
    assert told.text == "The mayor said that it rained."
    assert [told.text[a:b] for a, b in told.content] == ["it rained"]
    assert {name: told.text[a:b] for name, (a, b) in told.fields.items()} == {
        "who": "The mayor",
        "cue": "said",
        "verb": "rained",
    }
