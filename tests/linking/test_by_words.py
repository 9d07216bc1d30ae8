"""Mentions that tell nothing but their words: which of them are one event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.linking import Linker, bare, link
from sayso.linking.by_words import ONE_HEAD, Incident, linked, of_pairs, shipped
from sayso.linking.clusters_by_words import CLUSTERS, Clusters, beginnings
from sayso.linking.judgements import judge
from sayso.linking.wording import wording_of
from sayso.records import Ledger, Mention, MentionStatus, MentionType, Participant, Report, Time

LINES = (
    ("a", "Fire destroyed the ferry Osprey in Port Tamsin on Friday .", "destroyed"),
    ("a", "Mayor Edda Voss said the ferry had no permit .", "said"),
    ("b", "The ferry Osprey was destroyed at its pier in Port Tamsin .", "destroyed"),
    ("b", "A diver said the water was too cold .", "said"),
    ("c", "In Port Tamsin the destruction of the ferry Osprey shocked sailors .", "destruction"),
    ("d", "Raiders stole cattle in Upper Desh at dawn on Monday .", "stole"),
    ("e", "Herders in Upper Desh saw how raiders stole cattle at dawn .", "stole"),
    ("f", "Raiders destroyed a well in Upper Desh and took cattle at dawn .", "destroyed"),
)


def ledger_of(
    lines: Iterable[tuple[str, str, str]], kind: MentionType = "ASSAULT", sure: float = 0.0
) -> Ledger:
    """One report for each name, of its lines, and a mention for the marked word of each line."""
    texts: dict[str, str] = {}
    mentions = []
    for number, (name, line, word) in enumerate(lines):
        text = texts.get(name, "")
        start = len(text) + line.index(word)
        texts[name] = f"{text}{line}\n"
        trigger = (Report(id="", file="", text=texts[name]).span(start, start + len(word)),)
        mentions.append(Mention(id=f"m{number}", report=name, type=kind, trigger=trigger, confidence=sure))
    reports = (Report(id=name, file=name, text=text) for name, text in texts.items())
    return Ledger(reports=tuple(reports), mentions=tuple(mentions))


def together(ledger: Ledger) -> set[frozenset[str]]:
    """The mentions of each event that has several."""
    return {frozenset(e.mentions) for e in ledger.events if len(e.mentions) > 1}


def alone(ledger: Ledger, name: str) -> Ledger:
    """What a ledger has of one report."""
    return Ledger(
        reports=tuple(r for r in ledger.reports if r.id == name),
        mentions=tuple(m for m in ledger.mentions if m.report == name),
    )


def incident_of(ledger: Ledger) -> Incident:
    """All reports of a ledger as one incident, quite alike."""
    texts = {report.id: report for report in ledger.reports}
    wordings = [wording_of(m, texts[m.report]) for m in ledger.mentions]
    return Incident(list(texts), np.full((len(texts), len(texts)), 0.5), wordings)


def test_one_word_in_one_incident_is_one_event_and_in_another_another() -> None:
    """The same word in two reports of one incident is one event, and in a report of another incident none of it."""
    found = together(link(ledger_of(LINES)))
    assert any({"m0", "m2"} <= group for group in found)
    assert {"m5", "m6"} in found
    assert not any({"m0", "m7"} <= group for group in found)


def test_two_people_who_say_something_are_two_events() -> None:
    """Words of saying of two reports are one event only where the words beside them agree."""
    assert not any({"m1", "m3"} <= group for group in together(link(ledger_of(LINES))))


def test_a_word_of_the_same_beginning_is_one_event_with_it() -> None:
    """A verb and the noun made of it come together where the words around agree."""
    assert any({"m0", "m4"} <= group for group in together(link(ledger_of(LINES))))


@settings(max_examples=25, deadline=None)
@given(st.permutations(sorted({name for name, _, _ in LINES})), st.integers(1, 5))
def test_the_order_of_reports_changes_nothing(order: list[str], asked: int) -> None:
    """Reports added one by one in any order, with results asked for on the way, give what all at once give."""
    whole = ledger_of(LINES)
    linker = Linker()
    for number, name in enumerate(order):
        linker.add(alone(whole, name))
        if number % asked == 0:
            linker.ledger()
    assert together(linker.ledger()) == together(link(whole))


def test_only_the_topic_of_a_new_report_is_linked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report that comes into one topic leaves what was found in the others as it was."""
    worked: list[set[str]] = []

    def noting(incident: Incident, apart: frozenset[frozenset[str]]) -> list[list[str]]:
        worked.append(set(incident.reports))
        return linked(incident, apart)

    monkeypatch.setattr(bare, "linked", noting)
    whole = ledger_of(LINES)
    linker = Linker()
    for name in "abcde":
        linker.add(alone(whole, name))
    linker.ledger()
    worked.clear()
    linker.add(alone(whole, "f"))
    linker.ledger()
    assert worked
    assert not any(reports & set("abc") for reports in worked)


def test_a_person_holds_two_bare_mentions_apart_or_together() -> None:
    """What a person holds for two events is two, and for one is one, whatever the words tell."""
    whole = ledger_of(LINES)
    apart = together(link(whole, [judge("event", ["m5", "m6"], "different", "Ada")]))
    one = together(link(whole, [judge("event", ["m1", "m5"], "same", "Ada")]))
    assert not any({"m5", "m6"} <= group for group in apart)
    assert any({"m1", "m5", "m6"} <= group for group in one)


def test_what_words_join_never_breaks_a_persons_word() -> None:
    """Two mentions with the same words stay two where one was put to a third that is held apart from the other."""
    judged = [judge("event", ["m1", "m5"], "same", "Ada"), judge("event", ["m1", "m6"], "different", "Ada")]
    found = together(link(ledger_of(LINES), judged))
    assert any({"m1", "m5"} <= group for group in found)
    assert not any({"m1", "m6"} <= group for group in found)


@pytest.mark.parametrize(("status", "expected"), [("actual", True), ("negated", True), ("planned", False)])
def test_what_is_planned_is_not_what_happened(status: MentionStatus, expected: bool) -> None:
    """Two bare mentions of one word are two events where one happened and the other is only planned."""
    whole = ledger_of(LINES)
    mentions = tuple(replace(m, status=status) if m.id == "m6" else m for m in whole.mentions)
    assert ({"m5", "m6"} in together(link(replace(whole, mentions=mentions)))) is expected


def test_words_never_draw_two_told_events_together() -> None:
    """Two events of other days stay two, though bare mentions of each have the same words."""
    whole = ledger_of([*LINES[5:7], *LINES[5:7]], sure=1.0)
    days = {"m0": "2031-03-01", "m1": "2031-03-09"}
    mentions = tuple(
        replace(m, time=Time(None, days[m.id], days[m.id])) if m.id in days else m for m in whole.mentions
    )
    assert not any({"m0", "m1"} <= group for group in together(link(replace(whole, mentions=mentions))))


def test_what_has_a_participant_is_no_bare_mention() -> None:
    """A mention that tells who did it is left to what it tells: its words alone link it with nothing."""
    whole = ledger_of(LINES[5:7], kind="PROTEST", sure=1.0)
    told = tuple(
        replace(m, actors=(Participant(name=who),))
        for m, who in zip(whole.mentions, ("the herders of Desh", "the Osprey sailors"), strict=True)
    )
    assert together(link(whole)) == {frozenset({"m0", "m1"})}
    assert together(link(replace(whole, mentions=told))) == set()


def test_a_mention_without_words_is_an_event_of_its_own() -> None:
    """Mentions without a trigger have nothing to be linked by."""
    whole = ledger_of(LINES)
    bared = tuple(replace(m, trigger=()) for m in whole.mentions)
    assert together(link(replace(whole, mentions=bared))) == set()


def test_bare_mentions_of_one_topic_were_compared() -> None:
    """Two bare mentions whose reports share names count as compared, and those of far reports don't."""
    linker = Linker()
    linker.add(ledger_of(LINES))
    assert linker.compared("m0", "m2")
    assert linker.compared("m0", "m1")
    assert not linker.compared("m0", "m5")


def test_the_type_of_a_mention_without_confidence_is_not_told() -> None:
    """A confidence of 0 says that the type is none: it neither joins nor parts."""
    sure, unsure = (
        wording_of(m, ledger.reports[0])
        for ledger in (ledger_of(LINES[:1], sure=0.9), ledger_of(LINES[:1]))
        for m in ledger.mentions
    )
    assert sure.kind == ("ASSAULT", None)
    assert unsure.kind is None


def test_the_words_of_a_mention() -> None:
    """Beside a mention stand its three neighbours, near it four, and after a light verb the last word is its head."""
    text = "On Monday the old harbour crane took fire during heavy storms ."
    report = Report(id="r", file="r", text=text)
    at = text.index("took fire")
    mention = Mention(id="m", report="r", type="ASSAULT", trigger=(report.span(at, at + len("took fire")),))
    found = wording_of(mention, report)
    assert (found.head, found.form) == ("fire", "took fire")
    assert found.left == {"old", "harbour", "crane"}
    assert found.right == {"dure", "heavi", "storm"}
    assert {"monday", "storm"} <= found.around


def test_merged_clusters_have_the_features_of_clusters_made_at_once() -> None:
    """What is kept up while clusters merge is what would be counted anew."""
    incident = incident_of(ledger_of(LINES, sure=1.0))
    apart = np.zeros((len(LINES), len(LINES)), dtype=bool)
    grown = Clusters(incident.wordings, [[i] for i in range(len(LINES))], 6, apart)
    for two in (2, 7):
        grown.join(0, two)
    others = [1, 3, 4, 5, 6]
    made = Clusters(incident.wordings, [[0, 2, 7], *([i] for i in others)], 6, apart)
    features = grown.features(np.array([0]))[0, others]
    assert np.allclose(features, made.features(np.array([0]))[0, 1:])


def test_beginnings() -> None:
    """Heads begin alike from three letters on, by the share of the shorter."""
    alike = beginnings(["nomin", "nomine", "none", "attack"])
    assert alike[0].tolist() == [1.0, 1.0, 0.0, 0.0]
    assert alike[2, 3] == 0.0


def test_every_feature_has_a_weight() -> None:
    """The weights that ship are those of the features that the program makes."""
    incident = incident_of(ledger_of(LINES))
    model = shipped()
    assert of_pairs(incident, [0, 2]).shape == (2, 2, len(ONE_HEAD)) == (2, 2, len(model.one_head.weights))
    assert len(model.clusters.weights) == len(CLUSTERS)


def test_many_bare_mentions_take_seconds() -> None:
    """An incident of 30 reports with 60 mentions each is linked without tables that grow out of hand."""
    words = [f"{first}{second}{last}" for first in "bdfgklmnpr" for second in "aeiou" for last in "dklnrt"]
    lines = (" ".join(words[(i * 7 + j * j * 13) % 300] for j in range(9)) for i in range(1800))
    marked = [(f"r{i % 30:02}", f"Tamsin {line} .", line.split()[4]) for i, line in enumerate(lines)]
    ledger = link(ledger_of(marked))
    assert sum(len(e.mentions) for e in ledger.events) == len(marked)


def all_pairs(groups: Sequence[Sequence[str]]) -> set[frozenset[str]]:
    """Pairs within groups."""
    return {frozenset((a, b)) for group in groups for a in group for b in group if a != b}


def test_what_a_person_holds_apart_is_apart_in_an_incident() -> None:
    """No cluster that grows takes in a mention that is held apart from one of its own."""
    incident = incident_of(ledger_of(LINES))
    pair = frozenset({"m0", "m2"})
    assert pair in all_pairs(linked(incident))
    assert pair not in all_pairs(linked(incident, frozenset({pair})))
