"""Reports with one text, and versions of one page, are tied to each other in a case."""

from __future__ import annotations

import pytest
from cases import report

from sayso.ledger import Case

TEXT = (
    "Three soldiers died at the Kelmet crossing on Tuesday, Colonel Idris Vane said. The bridge was held through "
    "the night by a company of the Northern Guard, and two boats were sunk near the old mill. Nobody could say who "
    "gave the order to fire. Villagers were told to stay away from the river until the end of the week."
)
CHINESE = (
    "周二，三名士兵在克尔梅特渡口死亡，上校说。北方卫队的一个连整夜守住了桥，两艘船在老磨坊附近沉没。没有人能说出谁下令开火。"
    "村民被告知在周末之前远离河流。记者无法独立核实这些说法。桥在周三仍然关闭，没有人受伤。"
)


def ties(case: Case, id_: str) -> list[tuple[str, str]]:
    """What a report is tied to, each with how."""
    return [(each.report, each.how) for each in case.report(id_).resembling]


@pytest.mark.parametrize("text", [TEXT, CHINESE])
def test_the_same_text_in_two_places_is_told_of_both(case: Case, text: str) -> None:
    """A text that two outlets have to the letter ties both reports, in any script; another report is not tied."""
    other = report(
        "r-other", "The market of Orrin was open on Friday, and the price of grain had not changed."
    )
    case.keep(case.begin("add"), [report("r-one", text), report("r-two", text), other])
    assert ties(case, "r-one") == [("r-two", "the same text")]
    assert ties(case, "r-two") == [("r-one", "the same text")]
    assert ties(case, "r-other") == []


def test_versions_of_one_page_are_told(case: Case) -> None:
    """A page that was changed a day later is a version; a text with a word changed elsewhere is nearly the same."""
    first = report("r-one", TEXT, url="https://selm.example/a")
    changed = TEXT.replace("Three", "Five") + " The ministry denied it."
    later = report("r-two", changed, url="https://selm.example/a")
    copy = report("r-three", TEXT.replace("Three", "Four"))
    case.keep(case.begin("add"), [first, later, copy])
    assert set(ties(case, "r-one")) == {
        ("r-two", "another version of the page"),
        ("r-three", "nearly the same text"),
    }


def test_a_report_that_shares_a_sentence_only_is_no_version(case: Case) -> None:
    """One sentence in common is a matter of who copied what, not of versions."""
    own = " ".join(
        f"In the {word} quarter of Orrin the school stayed open." for word in "first second third".split()
    )
    case.keep(
        case.begin("add"),
        [report("r-one", TEXT), report("r-two", TEXT.split(". ", maxsplit=1)[0] + ". " + own * 3)],
    )
    assert ties(case, "r-one") == []
