"""The second look at words of events, with a head made by hand; the shipped one where the network is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sayso.events import head, mentions_of
from sayso.events.head import LEAST, TYPES, Beliefs, Head, beliefs
from sayso.events.merging import Draft
from sayso.events.triggers import find_triggers
from sayso.language.model import WEIGHTS as NETWORK
from sayso.language.reading import Reading, Word
from sayso.records import Report

WIDTH = 2
"""Features of a word in these readings: whether it tells of violence, and whether of a protest."""
SIGNALS = "bias event type chief further several noun toll violence".split()


def reading(features: dict[str, tuple[float, float]] | None) -> Reading:
    """Return "Gunmen killed nine traders and torpefied a mill", with features for some of its words."""
    parse = [
        ("Gunmen", "NOUN", 1, "nsubj"), ("killed", "VERB", -1, "root"), ("nine", "NUM", 3, "nummod"),
        ("traders", "NOUN", 1, "obj"), ("and", "CCONJ", 5, "cc"), ("torpefied", "VERB", 1, "conj"),
        ("a", "DET", 7, "det"), ("mill", "NOUN", 5, "obj"),
    ]  # fmt: skip
    text = " ".join(word for word, *_ in parse)
    words, at = [], 0
    for form, upos, above, relation in parse:
        words.append(Word(at, at + len(form), form, upos, above, relation))
        at += len(form) + 1
    rows = None
    if features is not None:
        rows = np.array([features.get(w.text, (0, 0)) for w in words], dtype=np.float32)
    span = ((0, len(words)),)
    return Reading(text, tuple(words), span, span, features=rows)


def made(**weights: float) -> Head:
    """Return a head that takes a word's two features for the scores of ASSAULT and PROTEST."""
    inner = np.zeros((WIDTH + head.width(()), 2), dtype=np.float32)
    inner[0, 0] = inner[1, 1] = 1
    outer = np.zeros((2, 1 + len(TYPES)), dtype=np.float32)
    outer[0, 1 + TYPES.index("ASSAULT")] = outer[1, 1 + TYPES.index("PROTEST")] = 1
    bias = np.zeros(1 + len(TYPES), dtype=np.float32)
    bias[0] = 6
    return Head(
        (), inner, np.zeros(2, dtype=np.float32), outer, bias, {n: weights.get(n, 0.0) for n in SIGNALS}
    )


def looked(features: dict[str, tuple[float, float]], **weights: float) -> Beliefs:
    """Return what a made head believes of the sentence."""
    read = reading(features)
    return beliefs(read, find_triggers(read), made(**weights))


def told(read: Reading) -> list[tuple[str, str]]:
    """Return type and first trigger of all mentions in a reading."""
    report = Report(id="r", file="r", text=read.text, language="en")
    return [(m.type, m.trigger[0].text) for m in mentions_of(report, read)]


def test_a_word_that_the_lexicon_lacks_is_a_trigger_of_its_likeliest_type() -> None:
    """The made-up "torpefied" is in no list; the head takes it for a protest, and so it is one."""
    (trigger,) = looked({"killed": (12, 0), "torpefied": (0, 12)}).further()
    assert (trigger.words, trigger.entry.type, trigger.entry.noun) == ((5,), "PROTEST", False)


def test_no_trigger_is_found_twice_or_where_none_is_wanted() -> None:
    """What the lexicon has found, what is closed, and what is unlikely is no further trigger."""
    assert looked({"killed": (12, 0)}).further() == []
    assert looked({"torpefied": (0, 12)}).further(closed={5}) == []
    assert looked({"torpefied": (0, 4)}).further() == []


def test_a_likelier_word_gives_a_higher_confidence() -> None:
    """The confidence follows the chances, and lies between 0 and 1."""
    first, second = (looked({"killed": (score, 0)}, event=1.0) for score in (12, 5))
    draft = Draft(find_triggers(first.reading)[:1])
    assert 0 <= second.confidence(draft) < first.confidence(draft) <= 1


def test_a_mention_of_low_confidence_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A killing of which the head is not sure is not written down, and another mention stays."""
    monkeypatch.setattr(head, "load", lambda: made(event=1.0))
    assert told(reading({"killed": (12, 0)})) == [("ASSAULT", "killed")]
    assert told(reading({"torpefied": (0, 12)})) == [("PROTEST", "torpefied")]


def test_without_weights_or_features_all_is_as_the_lexicon_has_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No file, or a reading from elsewhere: the rules' mentions, each with full confidence."""
    assert told(reading(None)) == [("ASSAULT", "killed")]
    nothing = head.load(tmp_path / "absent.npz")
    monkeypatch.setattr(head, "load", lambda: nothing)
    assert told(reading({"torpefied": (0, 12)})) == [("ASSAULT", "killed")]
    bare = beliefs(reading({}), [])
    assert bare.confidence(Draft(find_triggers(bare.reading))) == 1.0


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    """Saving twice gives the same bytes, and what is read believes the same."""
    first, second = tmp_path / "first.npz", tmp_path / "second.npz"
    one = made(bias=0.5)
    one.save(first)
    one.save(second)
    assert first.read_bytes() == second.read_bytes()
    again = head.load(first)
    assert again is not None
    rows = np.eye(WIDTH + head.width(()), dtype=np.float32)
    assert np.array_equal(again.probabilities(rows), one.probabilities(rows))
    assert again.confidence == one.confidence


@pytest.mark.skipif(not (NETWORK / "tagger.onnx").exists(), reason="the network's weights are not here")
def test_the_shipped_head_fits_the_shipped_network() -> None:
    """A plain killing is sure, a word without an event is no trigger, and the file is small."""
    from sayso.language import load

    read = load().analyse(
        "Gunmen killed nine traders near Oicha on Monday. The weather was mild, and the shops were open."
    )
    second = beliefs(read, find_triggers(read))
    assert head.WEIGHTS.stat().st_size < 500_000
    assert second.head is not None
    assert second.of_type(1, "ASSAULT") > 0.9
    assert second.confidence(Draft(find_triggers(read)[:1])) > 0.8 > LEAST
    assert second.further() == []
