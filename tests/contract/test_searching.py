"""Words are found where they stand, in any script, and what is told of a place is so."""

from __future__ import annotations

import pytest
from cases import found_of, report, stories
from linked import ambush

from sayso.errors import UsageError
from sayso.ledger import Case
from sayso.ledger.shown import Hit

TEXTS = {
    "r-latin": "The mayor of Orrin, Zoë Ångström, said the UN would not come to Aïrette.",
    "r-cyrillic": "Представник розвідки Орест Яворський сказав, що колона дійшла до Келмета.",
    "r-arabic": "قال المتحدث باسم الجيش إن القافلة وصلت إلى المَدينة.",
    "r-chinese": "发言人说，车队已经到达边境。",
    "r-korean": "대변인은 호송대가 국경에 도착했다고 말했다.",
    "r-thai": "โฆษกกล่าวว่าขบวนรถถึงชายแดนแล้ว",
    "r-numbers": 'At least 31 died, 100% of the crew_list; it\'s the "worst" day.',
}


@pytest.fixture
def texts(case: Case) -> Case:
    """A case with a report in each of some scripts."""
    case.keep(case.begin("add"), [report(key, text) for key, text in TEXTS.items()])
    return case


@pytest.mark.parametrize(
    ("words", "wanted", "there"),
    [
        ("zoe angstrom", "r-latin", "Zoë"),
        ("AIRETTE", "r-latin", "Aïrette"),
        ("UN", "r-latin", "UN"),
        ("ngströ", "r-latin", "ngströ"),
        ("ЯВОРСЬК", "r-cyrillic", "Яворськ"),
        ("яворськии", "r-cyrillic", "Яворський"),
        ("المدينة", "r-arabic", "المَدينة"),
        ("قافل", "r-arabic", "قافل"),
        ("发言人", "r-chinese", "发言人"),
        ("边境", "r-chinese", "边境"),
        ("车", "r-chinese", "车"),
        ("호송", "r-korean", "호송"),
        ("ชายแดน", "r-thai", "ชายแดน"),
        ("31", "r-numbers", "31"),
        ("100%", "r-numbers", "100%"),
        ("crew_list", "r-numbers", "crew_list"),
        ("it’s", "r-numbers", "it's"),
        ('"not come to"', "r-latin", "not come to"),
    ],
)
def test_words_are_found_in_any_script(texts: Case, words: str, wanted: str, there: str) -> None:
    """A word, a piece of one, or a phrase is found without regard to case and accents, with its place."""
    (hit,) = texts.search(words).items
    assert hit.report == wanted
    assert TEXTS[wanted][hit.start : hit.end] == there
    assert hit.snippet[hit.marked[0] : hit.marked[1]] == there


@pytest.mark.parametrize("words", ["orrin kelmet", '"mayor said"', "U", "ouldn", "100_", "a%b", "境边"])
def test_what_does_not_stand_there_is_not_found(texts: Case, words: str) -> None:
    """Words of different reports, words in another order than the phrase, wildcards, a lone letter: nothing."""
    page = texts.search(words)
    assert (page.items, page.next) == ((), None)


@pytest.mark.parametrize("words", ["", "  ", '""', "%", "--", "“”"])
def test_a_search_without_a_word_is_told(texts: Case, words: str) -> None:
    """Where there is no letter to look for, the error says what to give."""
    with pytest.raises(UsageError, match="no word"):
        texts.search(words)


@pytest.mark.parametrize("words", ['"unclosed', "a AND b OR (c", "near(x", "*", "col:umn", "'; DROP TABLE x"])
def test_no_word_is_a_command(texts: Case, words: str) -> None:
    """What a database would take for an operator is a word like any other."""
    if any(letter.isalnum() for letter in words):
        assert texts.search(words).items == ()


def test_pages_go_on_where_they_ended(case: Case) -> None:
    """Page by page each place comes once, the last that was added first, whatever is added meanwhile."""
    run = case.begin("add")
    every = stories(45)
    case.keep(run, every[:40])
    found: list[Hit] = []
    after = None
    while True:
        page = case.search("nobody else", limit=7, after=after)
        found += page.items
        after = page.next
        case.keep(run, every[40:])
        if after is None:
            break
    assert [each.report for each in found] == [each.report.id for each in reversed(every[:40])]


def test_a_place_in_a_content_names_who_said_it(case: Case) -> None:
    """A hit inside what somebody is reported to have said has the attribution and the speaker."""
    case.keep(case.begin("add"), found_of(ambush().ledger()))
    (hit,) = case.search("19 bodies").items
    assert (hit.report, hit.attribution, hit.speaker) == ("r-nurse", "a-nurse", "a nurse")
    (outside,) = case.search("did not answer questions").items
    assert outside.attribution is None


def test_only_contents_can_be_searched(case: Case) -> None:
    """If so wanted, only what stands in somebody's reported words is found."""
    case.keep(case.begin("add"), found_of(ambush().ledger()))
    assert {each.report for each in case.search("attack").items} == {"r-daily"}
    assert case.search("attack", where="contents").items == ()
    assert case.search("questions", where="contents").items == ()
    assert [each.attribution for each in case.search("convoy had been", where="contents").items] == ["a-ruda"]


def test_speakers_are_found_by_a_piece_of_their_name(case: Case) -> None:
    """The attributions of those whose name has the words are found, with what they said."""
    case.keep(case.begin("add"), found_of(ambush().ledger()))
    hits = case.search("vane", where="speakers").items
    assert {each.attribution for each in hits} == {"a-post", "a-wire", "a-daily", "a-copy"}
    assert {each.speaker for each in hits} == {"Idris Vane"}
    assert {each.attribution for each in case.search("orrin wir", where="speakers").items} == {"a-daily"}
    assert case.search("nobody", where="speakers").items == ()


def test_titles_and_outlets_are_found(case: Case) -> None:
    """A word of the title or the outlet leads to the report, without a place in its text."""
    case.keep(case.begin("add"), found_of(ambush().ledger()))
    (hit,) = case.search("claims ambush guard").items
    assert (hit.report, hit.kind, hit.start) == ("r-post", "text", hit.start)
    (title,) = case.search("bodies brought").items
    assert title.report == "r-nurse"
    (outlet,) = case.search("army radio").items
    assert (outlet.report, outlet.snippet) == ("r-army", outlet.snippet)
