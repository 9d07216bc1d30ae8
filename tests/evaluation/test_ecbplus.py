"""Documents with marked mentions as a ledger, on an invented topic."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from evaluation import ecbplus
from evaluation.ecbplus import (
    Marked,
    clustered,
    figures,
    ledger,
    lemma_baseline,
    load_documents,
    load_mentions,
    runs,
)
from evaluation.figures import Skipped
from evaluation.setting import Setting
from sayso.records import Event, Ledger

DOCUMENTS = {
    "7_1x": {0: "Gunmen killed a guard .".split(), 2: "They took him away , a baker says .".split()},
    "7_2x": {1: "The killing shocked Oicha .".split()},
    "8_1x": {0: "Nobody was killed .".split()},
}
KILLED = Marked("m0", "7_1x", 0, (1,), "E1")
AWAY = Marked("m1", "7_1x", 2, (1, 3), "E2")
KILLING = Marked("m2", "7_2x", 1, (1,), "E1")
OTHER = Marked("m3", "8_1x", 0, (2,), "E3")
MARKED = [KILLED, AWAY, KILLING, OTHER]


def test_a_sentence_is_a_line_and_triggers_are_exact() -> None:
    """The text is made of the tokens, and a trigger that was interrupted has two spans."""
    told = ledger(DOCUMENTS, [KILLED, AWAY])
    assert [r.text for r in told.reports] == ["Gunmen killed a guard .\nThey took him away , a baker says ."]
    assert [[s.text for s in m.trigger] for m in told.mentions] == [["killed"], ["took", "away"]]
    text = told.reports[0].text
    assert all(text[s.start : s.end] == s.text for m in told.mentions for s in m.trigger)


def test_a_type_is_told_only_where_the_lexicon_has_the_word() -> None:
    """Any other mention has the neutral type, and a confidence that says so."""
    shocked = Marked("m4", "7_2x", 1, (2,), "E4")
    kinds = [(m.type, m.confidence) for m in ledger(DOCUMENTS, [KILLED, shocked]).mentions]
    assert kinds == [("ASSAULT", 1.0), (ecbplus.NEUTRAL, 0.0)]


def test_a_ledger_gives_nothing_but_words_away() -> None:
    """Neither places nor days nor participants, and no event."""
    told = ledger(DOCUMENTS, MARKED)
    assert told.events == ()
    assert all((m.place, m.time, m.actors, m.recipients) == (None, None, (), ()) for m in told.mentions)


def test_runs_of_neighbours() -> None:
    """A trigger's tokens in any order."""
    assert list(runs((4, 2, 3, 7))) == [(2, 4), (7, 7)]


def test_the_baseline_takes_one_stem_of_one_topic_for_one_event() -> None:
    """The forms "killed" and "killing" of one topic are one, of two topics they aren't."""
    pytest.importorskip("snowballstemmer", reason="only the baseline needs stems")
    told = lemma_baseline(DOCUMENTS, MARKED)
    assert told["m0"] == told["m2"]
    assert len(set(told.values())) == 3


@pytest.mark.usefixtures("scipy")
def test_a_mention_without_an_event_is_alone() -> None:
    """So a program that links nothing has as many events as mentions."""
    linked = Ledger(events=(Event(id="e", mentions=("m0", "m2")),))
    values = {f.name: f.value for f in figures("x", MARKED, clustered(linked))}
    assert values["x.conll"] == 1
    values = {f.name: f.value for f in figures("x", MARKED, {})}
    assert values["x.muc"] == 0
    assert values["x.b_cubed"] == pytest.approx(2 * 0.75 / 1.75)


def test_the_files_are_read_as_they_come(tmp_path: Path) -> None:
    """Blank lines between sentences, a tab too many, numbers of sentences with gaps."""
    corpus, mentions = tmp_path / "corpus.gz", tmp_path / "mentions.gz"
    with gzip.open(corpus, "wt", encoding="utf-8") as file:
        file.write("7_1x\t0\t0\tGunmen\t-\n7_1x\t0\t1\tfled\t\tACT1\n\n7_1x\t3\t0\tQuietly\t-\n")
    with gzip.open(mentions, "wt", encoding="utf-8") as file:
        json.dump([{"doc_id": "7_1x", "sent_id": 0, "tokens_number": [1], "coref_chain": "ACT1"}], file)
    assert load_documents(corpus) == {"7_1x": {0: ["Gunmen", "fled"], 3: ["Quietly"]}}
    assert load_mentions(mentions) == [Marked("m0", "7_1x", 0, (1,), "ACT1")]


def test_without_the_corpus_the_part_is_skipped(tmp_path: Path) -> None:
    """It says which file is absent."""
    with pytest.raises(Skipped, match="dev_corpus"):
        ecbplus.measure(Setting(tmp_path, tmp_path, tmp_path))
