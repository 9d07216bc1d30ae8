"""The analyser with the shipped weights: it finds the obvious, and nothing makes it fail."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language.model import WEIGHTS
from sayso.language.reading import Analyser, Reading, _after_datelines
from sayso.language.words import split_words

REPORT = """AGADEZ, Niger — Gunmen killed nine traders at a bridge on Monday, Colonel Idris Vane said on Tuesday.

“We will find those who did this,” Colonel Vane told reporters. The army denied that it had been warned.

The figures could not be independently verified.
"""
needs_weights = pytest.mark.skipif(
    not (WEIGHTS / "tagger.onnx").exists(), reason="the weights are not here: python -m training makes them"
)


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    from sayso.language import load

    return load()


def well_formed(reading: Reading) -> None:
    """Spans lie in the text, sentences and paragraphs cover all words, every sentence is one tree."""
    size = len(reading.words)
    for parts in (reading.sentences, reading.paragraphs):
        assert [a for a, _ in parts] == ([0, *(b for _, b in parts[:-1])] if parts else [])
        assert not parts or parts[-1][1] == size
    # In a text without capitals, or with nothing else, the words of names get their usual ones.
    assert all(reading.text[w.start : w.end].casefold() == w.text.casefold() for w in reading.words)
    for a, b in reading.sentences:
        assert sum(w.head < 0 for w in reading.words[a:b]) == 1
        assert all(w.head < 0 or a <= w.head < b for w in reading.words[a:b])
    spans = [c.span for c in reading.cues] + [s for c in reading.cues for r in c.roles.values() for s in r]
    spans += [s for s, _ in reading.mentions] + [s for s, _, _ in reading.caveats]
    assert all(0 <= a < b <= size for a, b in spans)
    assert all(0 <= p <= 1 for c in reading.cues for p in (c.probability, c.valid, *c.certainty.values()))


def test_an_empty_text_gives_an_empty_reading() -> None:
    """No words need no model."""
    for text in ("", " \n\t "):
        reading = Analyser(model=None).analyse(text)  # type: ignore[arg-type]
        assert (reading.text, reading.words, reading.sentences, reading.cues) == (text, (), (), ())


def cut(text: str, sentences: list[tuple[int, int]] | None = None) -> list[str]:
    """The sentences, as words, after those of datelines are cut off."""
    offsets = split_words(text)
    spans = _after_datelines(text, offsets, sentences or [(0, len(offsets))])
    return [text[offsets[a][0] : offsets[b - 1][1]] for a, b in spans]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("GOMA, 3 May — Rebels came.", ["GOMA, 3 May —", "Rebels came."]),
        ("PORT SUDAN: Rebels came.", ["PORT SUDAN:", "Rebels came."]),
        ("AGADEZ, Niger (Kivu News) - Rebels came.", ["AGADEZ, Niger (Kivu News) -", "Rebels came."]),
        ("Rebels came — and went.", ["Rebels came — and went."]),
        ("The army: rebels came.", ["The army: rebels came."]),
        ("GOMA — ", ["GOMA —"]),
    ],
)
def test_a_dateline_is_a_sentence_of_its_own(text: str, sentences: list[str]) -> None:
    """Its names are no subjects of what follows; a sentence with a dash stays whole, and so does a lone dateline."""
    assert cut(text) == sentences


def test_only_the_beginning_of_a_line_is_a_dateline() -> None:
    """Each line may have one; in the middle of a line capitals before a dash are none."""
    text = "Rebels came to GOMA — they left.\nGOMA — Rebels came."
    second = len(split_words("Rebels came to GOMA — they left."))
    both = [(0, second), (second, len(split_words(text)))]
    assert cut(text, both) == ["Rebels came to GOMA — they left.", "GOMA —", "Rebels came."]


def test_a_sentence_that_ends_inside_a_dateline_stays_as_it_is() -> None:
    """A cut never falls outside of its sentence, and all words stay in one."""
    text = "GOMA, 3 May — Rebels came."
    words = len(split_words(text))
    for at in range(1, words):
        offsets = split_words(text)
        spans = _after_datelines(text, offsets, [(0, at), (at, words)])
        assert [a for a, _ in spans] == [0, *(b for _, b in spans[:-1])]
        assert spans[-1][1] == words
        assert all(a < b for a, b in spans)


@needs_weights
def test_the_real_parse_does_not_reach_over_a_dateline(analyser: Analyser) -> None:
    """With the shipped weights the first sentence of a report is its dateline alone."""
    reading = analyser.analyse(REPORT)
    assert reading.text_of(reading.sentences[0]) == "AGADEZ, Niger —"
    well_formed(reading)


@needs_weights
def test_the_obvious_attributions_of_a_report_are_found(analyser: Analyser) -> None:
    """Who said it, what was said, and that it could not be verified."""
    reading = analyser.analyse(REPORT)
    well_formed(reading)
    found = {
        reading.text_of(c.span): {k: [reading.text_of(s) for s in v] for k, v in c.roles.items()}
        for c in reading.cues
    }
    assert {"said", "told", "denied"} <= set(found)
    assert any("Idris Vane" in s for s in found["said"]["source"])
    assert any("Gunmen killed nine traders" in s for s in found["said"]["content"])
    assert any("We will find those who did this" in s for s in found["told"]["content"])
    assert any("that it had been warned" in s for s in found["denied"]["content"])
    assert "unverified" in {kind for _, kind, _ in reading.caveats}


@needs_weights
def test_the_same_text_is_read_the_same_way_twice(analyser: Analyser) -> None:
    """Nothing is left over from one reading to the next."""
    first, second = analyser.analyse(REPORT), analyser.analyse(REPORT)
    assert (first.words, first.cues) == (second.words, second.cues)


@needs_weights
@pytest.mark.parametrize(
    "text",
    [
        "“",
        "...",
        "said",
        "said said said said",
        "\u200b\u200d\ufeff",
        "中" * 400,
        "ﷺ" * 50,
        "👩🏽‍🚒" * 50,
        "\x00\x01\x02",
        "a" * 5000,
        "-" * 3000,
        "Vane said\n" * 40,
    ],
)
def test_odd_texts_are_read(analyser: Analyser, text: str) -> None:
    """Lone marks, signs that the vocabulary lacks, and endless words give a reading like any other."""
    well_formed(analyser.analyse(text))


@needs_weights
@given(st.text(max_size=300))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_makes_it_fail(analyser: Analyser, text: str) -> None:
    """Any text at all gives a well-formed reading."""
    well_formed(analyser.analyse(text))


@needs_weights
@pytest.mark.parametrize(
    "unit",
    [
        pytest.param(
            "Idris Vane said nine had died near the bridge last night on the road. ", id="sentences"
        ),
        pytest.param("bridge road river ", id="no sentence end"),
    ],
)
def test_a_long_text_in_one_line_is_read_in_seconds(analyser: Analyser, unit: str) -> None:
    """100,000 characters without a line's end, or any sentence's, take time in proportion and not its square."""
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    analyser.analyse(text[:10_000])
    begun = time.process_time()
    analyser.analyse(text[:20_000])
    part = time.process_time() - begun
    reading = analyser.analyse(text)
    assert time.process_time() - begun - part < max(10 * part, 20)
    well_formed(reading)
    assert max(b - a for a, b in reading.sentences) <= 250
