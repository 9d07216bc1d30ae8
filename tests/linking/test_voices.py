"""Who spoke on which occasion, as one report tells it."""

from __future__ import annotations

from reports import Paper, brief

from sayso.linking.reading import WordOnReports, told_by
from sayso.linking.voices import Voice, merged

GUARD = {"affiliation": "the Northern Guard", "kind": "person"}


def voices(paper: Paper, *apart: frozenset[str]) -> list[Voice]:
    word = WordOnReports(origins_apart=frozenset(apart))
    return told_by(paper.report, paper.attributions, paper.mentions, word).voices


def numbers(paper: Paper, *apart: frozenset[str]) -> list[str]:
    """Which claims are of one occasion, by their numbers: "12" is the first and the second."""
    return ["".join(a[-1] for a in voice.attributions) for voice in voices(paper, *apart)]


def talk(text: str, *claims: tuple[str, ...], **more: object) -> Paper:
    """A report with claims, each who and what, and perhaps the day."""
    paper = Paper("Selm Daily", "2031-05-09", text)
    for who, words, *day in claims:
        paper.says(who, words, day=day[0] if day else None, **GUARD, **more)
    return paper


def test_one_speaker_speaks_once() -> None:
    """Two sentences of one man in one report are of one occasion, also where the second is his body's."""
    text = "“We hold it,” Idris Vane said. The road is cut, he said. It is shut, the Guard said."
    paper = talk(text, ("Idris Vane", "We hold it"), ("Idris Vane", "The road is cut"))
    paper.says("the Northern Guard", "It is shut")
    assert numbers(paper) == ["123"]


def test_two_speakers_speak_twice() -> None:
    """Even with one surname; two who speak together are two voices of one claim."""
    paper = Paper(
        "Selm Daily", "2031-05-09", "It is cut, Idris Vane said. It is not, Oren Vane said. Both wept."
    )
    paper.says("Idris Vane", "It is cut", kind="person")
    paper.says("Oren Vane", "It is not", kind="person")
    paper.says("Ada Orrin & Sidi Haro", "Both wept", kind="person")
    assert numbers(paper) == ["1", "2", "3", "3"]


def test_another_day_is_another_occasion() -> None:
    """So is another medium, another outlet, and what he said "later"."""
    text = "It is cut, Idris Vane said. It is shut, he said. They fled, he said. He later said that all fled."
    days = talk(text, ("Idris Vane", "It is cut", "2031-05-07"), ("Idris Vane", "It is shut", "2031-05-08"))
    assert numbers(days) == ["1", "2"]
    media = talk(text, ("Idris Vane", "It is cut"), medium="radio")
    media.says("Idris Vane", "It is shut", medium="television", **GUARD)
    assert numbers(media) == ["1", "2"]
    outlets = talk(text, ("Idris Vane", "It is cut"))
    outlets.says("Idris Vane", "It is shut", through=["Orrin Wire"], **GUARD)
    assert numbers(outlets) == ["1", "2"]
    later = talk(text, ("Idris Vane", "It is cut"), ("Idris Vane", "that all fled"))
    assert numbers(later) == ["1", "2"]


def test_what_has_been_said_at_some_time_is_not_of_the_news() -> None:
    """What somebody "has put" or "claims" may lie long back, unless the report opens with it."""
    paper = Paper("Selm Daily", "2031-05-09", "It is cut, Idris Vane said. He has put the dead at 12.")
    paper.says("Idris Vane", "It is cut", cue="said", **GUARD)
    paper.says("Idris Vane", "the dead at 12", cue="has put", **GUARD)
    assert [voice.loose for voice in voices(paper)] == [False, True]
    opening = brief("Selm Daily", "2031-05-09", "Idris Vane", "The ambush is over", cue="says")
    assert not voices(opening)[0].loose


def test_the_statement_is_of_whoever_spoke_last() -> None:
    """And "one of them" too: neither is a source of its own."""
    text = "It is cut, Idris Vane said. The statement gave 12 dead. One of them wept."
    paper = talk(text, ("Idris Vane", "It is cut"))
    paper.says("the statement", "12 dead", named=False)
    paper.says("One of them", "wept", named=False)
    assert numbers(paper) == ["123"]


def test_a_person_holds_two_occasions_apart() -> None:
    """Whatever the report looks like."""
    paper = talk(
        "It is cut, Idris Vane said. It is shut, he said.",
        ("Idris Vane", "It is cut"),
        ("Idris Vane", "It is shut"),
    )
    assert numbers(paper) == ["12"]
    assert numbers(paper, frozenset(a.id for a in paper.attributions)) == ["1", "2"]


def test_nobody_named_is_no_voice() -> None:
    """So "has been accused" has no origin; speakers without a name and claims without words are no fault."""
    paper = Paper("Selm Daily", "2031-05-09", "The ambush was reported. Rain fell.")
    paper.says("", "The ambush was reported")
    assert voices(paper) == []
    paper.says("", "Rain fell")
    nameless = Paper(None, None, "Rain fell.", key="r")
    nameless.says(" ", "Rain fell")
    (voice,) = voices(nameless)
    assert (voice.said, voice.published, voice.outlet) == (None, None, None)


def test_the_figures_of_a_voice_are_those_of_its_mentions() -> None:
    """And the outlets are those before the last link."""
    paper = brief(
        "Selm Daily", "2031-05-09", "Idris Vane", "An ambush killed 31", killed=31, through=["Orrin Wire"]
    )
    (voice,) = voices(paper)
    assert voice.figures == {("killed", 31, 31)}
    assert voice.through == {"outlet:orrin wire"}
    assert not voice.hearsay
    (hearsay,) = voices(brief("Selm Daily", "2031-05-09", "the Orrin Wire", "An ambush", kind="outlet"))
    assert hearsay.hearsay


def test_several_tellings_as_one() -> None:
    """Who spoke is taken from one that names more than an outlet; the day from any that tells it."""
    (wire,) = voices(brief("Selm Daily", "2031-05-09", "the Orrin Wire", "An ambush", kind="outlet"))
    (vane,) = voices(brief("Orrin Wire", "2031-05-10", "Idris Vane", "An ambush", said="2031-05-09"))
    whole = merged([wire, vane])
    assert whole == merged([vane, wire])
    assert whole.party.name == "Idris Vane"
    assert whole.said
    assert set(whole.attributions) == {*wire.attributions, *vane.attributions}
