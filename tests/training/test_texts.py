"""The training texts: cues are put where they belong, and every fault is told."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("yaml", reason="the training texts are YAML")

from training import texts

TEXT = """Three died, Orla Dunne said on Tuesday in a statement. Peter Vane said four had died.

The figures could not be verified."""
DUNNE = {"source": "Orla Dunne", "cue": "said", "who": "Orla Dunne"}
VANE = {"source": "Peter Vane", "cue": "said", "who": "Peter Vane"}


def parsed(text: str, *attributions: dict[str, Any], **more: Any) -> texts.TextReport:
    return texts.parse_report({"id": "t1", "text": text, "attributions": list(attributions), **more})


def said(content: str | list[str], *chain: dict[str, Any], **more: Any) -> dict[str, Any]:
    pieces = [content] if isinstance(content, str) else content
    return {"content": pieces, "stance": "asserts", "chain": list(chain), **more}


def words(report: texts.TextReport, place: texts.Offsets | None) -> str | None:
    return report.text[slice(*place)] if place else None


def test_a_cue_is_the_one_nearest_to_its_content() -> None:
    """Of two places of "said" each attribution takes its own."""
    report = parsed(TEXT, said("Three died", DUNNE), said("four had died", VANE))
    assert report.faults == []
    first, second = report.items
    assert first.cue[0] == TEXT.index("said")
    assert second.cue[0] == TEXT.rindex("said")
    assert [words(report, i.source) for i in report.items] == ["Orla Dunne", "Peter Vane"]


def test_a_numbered_needle_is_the_place_with_that_number() -> None:
    """The word "said#2" is the second "said", however far."""
    report = parsed(TEXT, said("Three died", {**DUNNE, "cue": "said#2"}))
    assert report.items[0].cue[0] == TEXT.rindex("said")


def test_words_are_found_whole() -> None:
    """A needle never stands inside a longer word."""
    assert texts.occurrences("saids said", "said") == [(6, 10)]
    assert texts.occurrences("“No,” he said", "“No,”") == [(0, 5)]


def test_date_and_medium_are_placed() -> None:
    """What belongs to the link gets its place and its kind."""
    link = {**DUNNE, "said": "on Tuesday", "medium": "in a statement", "kind": "statement"}
    (item,) = parsed(TEXT, said("Three died", link)).items
    report = parsed(TEXT, said("Three died", link))
    assert (words(report, item.said), words(report, item.medium)) == ("on Tuesday", "in a statement")
    assert item.medium_kind == "statement"


def test_a_chain_makes_a_cue_for_each_link_that_has_one() -> None:
    """The further link knows the nearer one, and only the last has the stance."""
    text = "Four had died, Le Monde reported, citing a guard."
    report = parsed(
        text,
        said(
            "Four had died",
            {"source": "Le Monde", "cue": "reported", "who": "Le Monde"},
            {"source": "a guard", "cue": "citing", "who": "a guard", "unnamed": True},
            stance="confirms",
        ),
    )
    near, far = report.items
    assert (words(report, near.cue), near.via, near.stance) == ("reported", None, "asserts")
    assert (words(report, far.cue), words(report, far.via), far.stance) == ("citing", "Le Monde", "confirms")
    assert far.unnamed


def test_an_outlet_that_was_told_has_no_cue_of_its_own() -> None:
    """The wording "told Le Monde" makes one cue, with the outlet as its nearer link."""
    text = "Orla Dunne told Le Monde that four had died."
    report = parsed(text, said("that four had died", {"source": "Le Monde"}, {**DUNNE, "cue": "told"}))
    (item,) = report.items
    assert (words(report, item.cue), words(report, item.via)) == ("told", "Le Monde")


def test_inner_speech_stands_in_the_outer_one() -> None:
    """A chain that goes on from another's is looked for inside that one's content."""
    text = "Peter Vane said no. Orla Dunne said Peter Vane said four had died. Four had died."
    outer = said("Peter Vane said four had died", DUNNE)
    report = parsed(text, outer, said("four had died", DUNNE, VANE))
    inner = next(i for i in report.items if words(report, i.source) == "Peter Vane")
    assert report.faults == []
    assert inner.cue[0] == text.index("said four")
    assert inner.source == (text.index("Peter Vane said four"), text.index("Peter Vane said four") + 10)


def test_of_equally_near_places_the_deeper_one_counts() -> None:
    """Third-level speech is a child of the second level, not of the first, where both hold it equally well."""
    text = "Orla Dunne said Peter Vane said Ana Reis said four had died."
    reis = {"source": "Ana Reis", "cue": "said", "who": "Ana Reis"}
    report = parsed(
        text,
        said("Peter Vane said Ana Reis said four had died", DUNNE),
        said("Ana Reis said four had died", DUNNE, VANE),
        said("four had died", DUNNE, VANE, reis),
    )
    assert report.faults == []
    assert [words(report, i.source) for i in report.items] == ["Orla Dunne", "Peter Vane", "Ana Reis"]


def test_a_passive_without_an_agent_has_a_cue_and_no_source() -> None:
    """An empty chain needs a cue beside the content."""
    report = parsed(
        "He is believed to have fled.", said("to have fled", cue="is believed", stance="suspects")
    )
    (item,) = report.items
    assert (report.faults, item.source, item.stance) == ([], None, "suspects")


@pytest.mark.parametrize(
    ("attribution", "told"),
    [
        (said("Nobody died", DUNNE), "not in the text"),
        (said("Three died", {**DUNNE, "cue": "denied"}), "'denied' is not in the text"),
        (said("Three died", {**DUNNE, "source": "Ana Reis"}), "'Ana Reis' is not in the text"),
        (said("Three died", {**DUNNE, "colour": "red"}), "unknown keys {'colour'}"),
        (said("Three died", DUNNE, mood="glad"), "unknown keys {'mood'}"),
        (said("Three died", DUNNE, stance="shrugs"), "unknown stance"),
        (said("Three died", DUNNE, endorsement="warm"), "unknown stance or endorsement"),
        (said("Three died"), "no chain"),
        (said("Three died", {"source": "Orla Dunne"}), "needs source and cue"),
        (said("Three died", {**DUNNE, "medium": "in a statement"}), "medium without a kind"),
        ({**said("x", DUNNE), "content": "Three died"}, "must be a list"),
        (said("Three died", {**DUNNE, "cue": "died"}), "only inside its own content"),
    ],
)
def test_every_fault_is_told(attribution: dict[str, Any], told: str) -> None:
    """What the guide forbids, and what does not stand in the text, is told with the report and the content."""
    text = TEXT.replace("four had died", "four had fallen")
    (fault, *_) = parsed(text, attribution).faults
    assert told in fault
    assert fault.startswith("t1: ")


def test_a_cue_far_away_is_told() -> None:
    """A cue that stands 400 characters from its content is more likely the wrong one."""
    text = f"Three died. {'It rained all day. ' * 30} Orla Dunne said so."
    (fault,) = parsed(text, said("Three died", DUNNE)).faults
    assert "far from the content" in fault


def test_two_attributions_with_one_cue_are_told() -> None:
    """One cue has one content."""
    text = "Orla Dunne said three died and four fled."
    (fault,) = parsed(text, said("three died", DUNNE), said("four fled", DUNNE)).faults
    assert "use #n" in fault


def test_caveats_are_placed_or_told() -> None:
    """A caveat has a known kind and stands in the text."""
    good = {"kind": "unverified", "text": "could not be verified"}
    report = parsed(TEXT, caveats=[good])
    assert [(words(report, place), kind) for place, kind in report.caveats] == [
        ("could not be verified", "unverified")
    ]
    for bad in ({**good, "kind": "rumour"}, {**good, "text": "never told"}):
        assert "unknown kind, or not in the text" in parsed(TEXT, caveats=[bad]).faults[0]


@pytest.mark.parametrize("path", sorted(texts.FOLDER.glob("*.yaml")), ids=lambda p: p.name)
def test_the_shipped_texts_have_no_fault(path: Any) -> None:
    """Every file of training texts follows the guide."""
    reports = texts.load_file(path)
    assert reports
    assert [f for r in reports for f in r.faults] == []
    assert all(r.items for r in reports)


def test_the_checker_tells_faults_by_its_exit_status(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """`python -m training.texts FILE` prints each fault and ends with 1; without faults with 0."""
    path = tmp_path / "a.yaml"
    path.write_text(
        "- {id: a, text: Nothing., attributions: [{content: [Rain], stance: asserts}]}", encoding="utf-8"
    )
    assert texts.main([str(path)]) == 1
    assert "no chain" in capsys.readouterr().out
    path.write_text("- {id: a, text: Nothing.}", encoding="utf-8")
    assert texts.main([str(path)]) == 0
    assert "1 reports, 0 cues" in capsys.readouterr().out
