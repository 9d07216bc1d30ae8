"""The stage as a whole: mentions as records, in order, tied to who says them."""

from __future__ import annotations

import pytest
from happenings import PUBLISHED, by, clauses, mentions, numbers, one, told, words
from readings import cue, report_of

from sayso.attribution import attribute
from sayso.events import mentions_of
from sayso.records import Ledger


def test_a_report_without_words_has_no_mentions() -> None:
    """Empty texts and blanks give nothing."""
    assert mentions("") == mentions(" \n\n ") == ()


def test_a_report_without_events_has_no_mentions() -> None:
    """Words that tell of nothing give nothing."""
    assert mentions("The weather was fine, and the mill stood by the river.") == ()


def test_mentions_come_in_the_order_of_the_text() -> None:
    """By the chief trigger."""
    found = mentions("Gunmen killed two traders. Rebels burned houses. Police arrested an elder.")
    assert [words(m)[0] for m in found] == ["killed", "burned", "arrested"]


def test_all_spans_quote_the_report() -> None:
    """Each span's words are those at its offsets."""
    text = "Rebels hit the mill in Kidal on Monday, killing at least 19 guards and wounding 30."
    found = one(text)
    spans = [
        *found.trigger,
        *(p.span for p in (*found.actors, *found.recipients)),
        *(c.span for c in found.counts),
    ]
    spans += [found.place.span] if found.place else []
    assert len(spans) >= 7
    assert all(s and text[s.start : s.end] == s.text for s in spans)


def test_words_side_by_side_are_one_piece_of_the_trigger() -> None:
    """In the wording "opened fire" the trigger has one span, in "took seven prisoners" it has two."""
    assert words(one("Soldiers opened fire on the crowd.")) == ["opened fire"]
    assert words(one("Rebels took seven prisoners.")) == ["took", "prisoners"]


def test_the_chief_trigger_comes_first() -> None:
    """Also where another one stands before it in the text."""
    assert words(one("The blast killed two guards.")) == ["killed", "blast"]


def test_the_first_mode_that_a_trigger_tells_is_the_mentions() -> None:
    """A chief verb that tells no mode takes that of the noun that belongs to it."""
    assert one("The bombing killed two guards.", tags="bombing/NOUN").mode == "explosives"
    assert one("Rebels killed two guards.").mode is None


def test_an_event_in_the_reports_own_voice_has_no_attribution() -> None:
    """What nobody is said to have said is told by the report."""
    assert one("Gunmen killed two traders.").attributions == ()


def test_an_event_is_tied_to_the_attribution_that_holds_it() -> None:
    """The one whose content has its chief word, and no other."""
    text = "Rebels burned houses. The general said that bandits had killed two traders."
    content = "that bandits had killed two traders"
    found, said = told(text, cue("said", "The general", content))
    assert len(said) == 1
    assert by(found, "burned").attributions == ()
    assert by(found, "killed").attributions == (said[0].id,)


def test_attributions_come_innermost_first() -> None:
    """What a general says that an elder said is tied to the elder's words, then to the general's."""
    inner = "that bandits had killed two traders"
    outer = f"that the elder had claimed {inner}"
    text = f"The general said {outer}."
    found, said = told(text, cue("said", "The general", outer), cue("claimed", "the elder", inner))
    lengths = {a.id: sum(len(s.text) for s in a.content) for a in said}
    tied = by(found, "killed").attributions
    assert len(tied) == 2
    assert [lengths[a] for a in tied] == sorted(lengths.values())


def test_the_cue_of_a_content_is_not_inside_it() -> None:
    """An accusation is told in the report's own voice, what it is about in the accuser's."""
    text = "The mayor accused the army of shelling the mill."
    content = "shelling the mill"
    found, said = told(text, cue("accused", "The mayor", content, stance="accuses"))
    assert by(found, "accused").attributions == ()
    assert by(found, "shelling").attributions == tuple(a.id for a in said)


def test_what_stands_in_a_caveat_is_no_event() -> None:
    """In the wording "the release could not be independently verified" nothing is told but the caveat."""
    text = "The attack could not be independently verified."
    reading, report = clauses(text), report_of(text)
    said = attribute(report, reading)
    assert len(said.caveats) == 1
    assert len(mentions_of(report, reading)) == 1
    closed = mentions_of(report, reading, caveats=said.caveats)
    inside = range(said.caveats[0].text.start, said.caveats[0].text.end)
    assert all(m.trigger[0].start not in inside for m in closed)


def test_ids_are_stable_and_differ() -> None:
    """The same report gives the same ids, and no two mentions share one."""
    text = "Gunmen killed two traders. Gunmen killed two traders."
    first, second = mentions(text), mentions(text)
    assert [m.id for m in first] == [m.id for m in second]
    assert len({m.id for m in first}) == 2
    assert all(m.report == "r1" for m in first)


def test_reading_twice_changes_nothing() -> None:
    """Naming participants leaves the reading as it was: a second call gives the same."""
    text = "Mary Okoye came. Gunmen wounded her. Police arrested them."
    reading, report = clauses(text), report_of(text, published=PUBLISHED)
    assert mentions_of(report, reading) == mentions_of(report, reading)


def test_a_mention_is_a_record_of_the_ledger() -> None:
    """It can be written and read back."""
    found = mentions("Rebels hit the mill in Kidal on Monday, killing at least 19 guards.")
    ledger = Ledger(mentions=found)
    assert Ledger.from_json(ledger.to_json()).mentions == found


def test_a_count_is_told_once_by_trigger_and_figure() -> None:
    """A toll word that is also merged into a mention counts the same people once."""
    assert numbers(one("The clinic counted 31 bodies.").counts) == [("killed", 31, 31)]


def test_a_date_of_the_report_that_is_none_is_no_fault() -> None:
    """Without a day of publication all else is found."""
    found = one("Gunmen killed two traders in Kidal on Monday.", published=None)
    assert found.time is None
    assert numbers(found.counts) == [("killed", 2, 2)]


@pytest.mark.parametrize("row", ["Town | Killed | Wounded", "Kidal\t12 killed\t3 wounded"])
def test_a_row_of_a_table_tells_nothing(row: str) -> None:
    """Its words stand in no sentence; the lines around it are read."""
    found = mentions(f"{row}\nGunmen killed two traders.")
    assert [words(m) for m in found] == [["killed"]]
    assert found[0].trigger[0].start > len(row)
