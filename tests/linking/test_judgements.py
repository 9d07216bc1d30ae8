"""A person's judgements: what can be said, what holds of it, and the file they are kept in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import LedgerFormatError, SaysoWarning, UsageError
from sayso.linking.judgements import Judgement, Judgements, append, judge, read
from sayso.records import Attribution, Ledger, Link, Span, Speaker

SAID = Span(0, 4, "It r")


def told(says: str, *of: str, at: int = 1, about: str = "event", supersedes: str | None = None) -> Judgement:
    """A judgement made at the given minute."""
    return judge(about, of, says, "Ada", at=f"2024-05-01T10:{at:02}:00Z", supersedes=supersedes)


def test_a_judgement_tells_what_can_be_judged() -> None:
    """What can't be meant is refused, with the value at fault and what is allowed."""
    bad: list[tuple[tuple[str, Iterable[str], str, str], str]] = [
        (("weather", ["a", "b"], "same", "Ada"), "weather.*event, origin"),
        (("event", ["a"], "same", "Ada"), "two or more"),
        (("event", ["a", "a"], "same", "Ada"), "each named once"),
        (("independence", ["a", "b", "c"], "same", "Ada"), "of 2"),
        (("stance", ["a", "b"], "denies", "Ada"), "of 1"),
        (("event", ["a", "b"], "perhaps", "Ada"), "perhaps.*same, different or unsure"),
        (("reliability", ["One"], "G", "Ada"), "'G'.*A, B, C"),
        (("stance", ["a"], "shouts", "Ada"), "shouts.*asserts, confirms"),
        (("speaker", ["a"], "  ", "Ada"), "names nobody"),
        (("speaker", [" "], "Ida Morn", "Ada"), "each named once"),
        (("event", ["a", "b"], "same", ""), "`by` is empty"),
    ]
    for (about, of, says, by), message in bad:
        with pytest.raises(UsageError, match=message):
            judge(about, of, says, by)
    with pytest.raises(UsageError, match="yesterday"):
        judge("event", ["a", "b"], "same", "Ada", at="yesterday")


def test_an_id_is_made_of_all_parts() -> None:
    """Two judgements that differ in anything have two ids, and the same one has the same id on every run."""
    one = told("same", "a", "b")
    others = [
        told("same", "a", "b", at=2),
        told("same", "a", "c"),
        told("unsure", "a", "b"),
        told("same", "a", "b", about="origin"),
    ]
    assert len({one.id, *(each.id for each in others)}) == 5
    assert one == told("same", "a", "b")
    assert one.id == "j-50633af4009e"


def test_now_is_the_time_of_a_judgement() -> None:
    """Without a time a judgement is made now, so that it counts as later than an old one."""
    now = judge("stance", "a1", "denies", "Ada")
    assert now.of == ("a1",)
    assert Judgements([now, told("confirms", "a1", about="stance")]).stance_of("a1") == "denies"


def test_of_several_all_pairs_are_judged() -> None:
    """A judgement of three ids is one of three pairs."""
    state = Judgements([told("same", "c", "a", "b"), told("different", "x", "y", "z", about="origin")])
    assert state.same_pairs("event") == {("a", "b"), ("a", "c"), ("b", "c")}
    assert state.different_pairs("origin") == {("x", "y"), ("x", "z"), ("y", "z")}
    assert state.different_pairs("event") == frozenset()


def test_the_later_of_two_holds() -> None:
    """Of two judgements on one pair the later holds, whichever way round the pair is named."""
    state = Judgements([told("different", "b", "a", at=2), told("same", "a", "b", at=1)])
    assert state.same_pairs("event") == frozenset()
    assert state.different_pairs("event") == {("a", "b")}
    assert state.conflicts == ()


def test_later_is_by_the_clock_not_by_the_letters() -> None:
    """Times in several zones are compared as moments."""
    early = judge("stance", "a1", "denies", "Ada", at="2024-05-01T12:00:00+03:00")
    late = judge("stance", "a1", "confirms", "Ada", at="2024-05-01T10:00:00")
    assert Judgements([late, early]).stance_of("a1") == "confirms"


def test_unsure_takes_back() -> None:
    """Who is unsure takes an earlier yes or no back."""
    state = Judgements([told("same", "a", "b"), told("unsure", "a", "b", at=2)])
    assert state.same_pairs("event") == state.different_pairs("event") == frozenset()
    assert state.groups("event") == ()
    parties = [
        told("same", "P", "Q", about="independence"),
        told("unsure", "P", "Q", about="independence", at=2),
    ]
    assert Judgements(parties).independence("P", "Q") is None


def test_a_chain_of_superseded_judgements() -> None:
    """Only the last of a chain holds, though it is of another question, and though the last is not the latest."""
    first = told("same", "a", "b", at=5)
    second = told("same", "a", "c", at=6, supersedes=first.id)
    third = told("different", "a", "c", at=4, supersedes=second.id)
    for order in ([first, second, third], [third, first, second], [second, third, first]):
        state = Judgements(order)
        assert state.standing == (third,)
        assert state.different_pairs("event") == {("a", "c")}
        assert state.same_pairs("event") == frozenset()


def test_same_goes_on_along_a_chain() -> None:
    """Groups join what is the same by a chain, and only about one kind of thing."""
    state = Judgements(
        [told("same", "a", "b"), told("same", "b", "c"), told("same", "c", "d", about="actor")]
    )
    assert state.groups("event") == (frozenset("abc"),)
    assert state.groups("actor") == (frozenset("cd"),)
    assert state.same_pairs("event") == {("a", "b"), ("b", "c")}


def test_a_later_same_overrules_a_different() -> None:
    """Where a chain of later judgements joins two that were kept apart, it holds, and the conflict names them all."""
    apart = told("different", "a", "c", at=1)
    chain = told("same", "a", "b", at=2), told("same", "b", "c", at=3)
    state = Judgements([apart, *chain])
    assert state.groups("event") == (frozenset("abc"),)
    assert state.different_pairs("event") == frozenset()
    (conflict,) = state.conflicts
    assert conflict.judgement == apart
    assert set(conflict.against) == set(chain)
    assert all(each.id in str(conflict) for each in (apart, *chain))


def test_a_later_different_cuts_a_chain() -> None:
    """Where a later judgement keeps two apart, the earliest link of the chain between them gives way."""
    first, second, apart = (
        told("same", "a", "b", at=1),
        told("same", "b", "c", at=2),
        told("different", "a", "c", at=3),
    )
    state = Judgements([second, apart, first])
    assert state.groups("event") == (frozenset("bc"),)
    assert state.different_pairs("event") == {("a", "c")}
    (conflict,) = state.conflicts
    assert (conflict.judgement, conflict.against) == (first, (apart,))


def test_one_of_a_group_is_set_apart() -> None:
    """Of a group in which two were told apart later, whoever may belong to either is left out."""
    state = Judgements([told("same", "a", "b", "c", "d", at=1), told("different", "a", "b", at=2)])
    assert state.groups("event") == (frozenset("cd"),)
    assert [each.of for each in state.conflicts] == [("a", "b")]
    again = Judgements(
        [
            told("same", "a", "b", "c", "d", at=1),
            told("different", "a", "b", at=2),
            told("same", "b", "c", at=3),
        ]
    )
    assert again.groups("event") == (frozenset("bc"),)


def test_names_are_judged_without_regard_to_capitals() -> None:
    """The reliability of a name, and the independence of two, are found however the name is written."""
    state = Judgements(
        [
            told("B", "The  Nile Lantern", about="reliability"),
            told("same", "Northern Bloc", "Radio Ulm", about="independence"),
            told("different", "One", "Two", about="independence"),
        ]
    )
    assert state.reliability_of("the Nile Lantern") == "B"
    assert state.reliability_of("The Nile") is None
    assert state.independence("radio ulm", "Northern Bloc") is False
    assert state.independence("Two", "One") is True
    assert state.independence("One", "Radio Ulm") is None


def test_an_edited_judgement_is_refused() -> None:
    """Two judgements with one id that say different things are an error: a judgement is never edited."""
    one = told("same", "a", "b")
    with pytest.raises(UsageError, match=one.id):
        Judgements([one, replace(one, says="different")])
    assert Judgements([one, one]).standing == (one,)


def ledger() -> Ledger:
    outlet, guard = Speaker(name="Radio Ulm", kind="outlet"), Speaker(name="a guard", named=False)
    cook = Speaker(name="Ida Morn", kind="person", role="cook")
    common = {"report": "r1", "content": (SAID,), "voice": "indirect", "stance": "asserts"}
    return Ledger(
        attributions=(
            Attribution(
                id="a1", chain=(Link(speakers=(outlet,)), Link(speakers=(guard, cook), cue=(SAID,))), **common
            ),
            Attribution(id="a2", **common),
            Attribution(id="a3", chain=(Link(speakers=(guard,)),), **common),
        )
    )


def test_judgements_are_put_into_the_ledger() -> None:
    """A person's stance and speaker stand in the ledger, and everything else is as it was."""
    before = ledger()
    after = Judgements(
        [
            told("denies", "a1", about="stance"),
            told("Ida Morn", "a1", about="speaker"),
            told("Otto Brand", "a2", about="speaker"),
            told("Eva Lind", "gone", about="speaker"),
        ]
    ).applied(before)
    first, second, third = after.attributions
    assert first.stance == "denies"
    assert first.chain[0] == before.attributions[0].chain[0]
    assert first.chain[1] == Link(
        speakers=(Speaker(name="Ida Morn", kind="person", role="cook"),), cue=(SAID,)
    )
    assert second.chain == (Link(speakers=(Speaker(name="Otto Brand"),)),)
    assert third == before.attributions[2]
    assert before == ledger()
    assert Judgements().applied(before) == before


IDS = st.lists(st.sampled_from("abcde"), min_size=2, max_size=4, unique=True)
MADE = st.builds(
    lambda about, of, says, at: told(says, *of, about=about, at=at),
    st.sampled_from(["event", "actor"]),
    IDS,
    st.sampled_from(["same", "same", "different", "unsure"]),
    st.integers(1, 9),
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Judgement], list[Judgement]]:
    made = draw(st.lists(MADE, max_size=12))
    for i in draw(st.lists(st.integers(1, 11), max_size=3)):
        if i < len(made):
            made.append(replace(made[i], id=f"s{len(made)}", supersedes=made[i - 1].id))
    return made, draw(st.permutations(made + made[:2]))


def whole(state: Judgements) -> object:
    return [state.standing, state.conflicts] + [
        (state.same_pairs(about), state.different_pairs(about), state.groups(about))
        for about in ("event", "origin", "actor", "independence")
    ]


@given(histories())
@settings(max_examples=300, deadline=None)
def test_the_state_is_a_function_of_the_set(history: tuple[list[Judgement], list[Judgement]]) -> None:
    """In whatever order, and however often, judgements come, the same holds; and what holds is free of contradiction."""
    one, other = map(Judgements, history)
    assert whole(one) == whole(other)
    for about in ("event", "actor"):
        for group in one.groups(about):
            assert not any(set(pair) <= group for pair in one.different_pairs(about))
        assert all(any(set(pair) <= group for group in one.groups(about)) for pair in one.same_pairs(about))


def test_a_file_keeps_judgements(tmp_path: Path) -> None:
    """What was appended is read again, in its order, with all that a person wrote; a file that isn't there is empty."""
    file = tmp_path / "judgements.jsonl"
    assert read(file) == ()
    made = [judge("speaker", "a1", "Ída Mørn\nof Ulm", "Ada", why="I “rang” her"), told("same", "a", "b")]
    for each in made:
        append(file, each)
    assert read(file) == tuple(made)
    assert len(file.read_bytes().splitlines()) == 2


@pytest.mark.parametrize(
    "torn", [b'{"record":"judgement","id":"j-1","ab', b"\0\0\0\0\0", b"{", b'{"id":"\xc3']
)
def test_a_torn_last_line_is_told_and_skipped(tmp_path: Path, torn: bytes) -> None:
    """After a power cut what is whole is read, and what is torn is told; the next judgement finds the file sound."""
    file = tmp_path / "judgements.jsonl"
    one, two = told("same", "a", "b"), told("same", "b", "c")
    append(file, one)
    with file.open("ab") as torn_file:
        torn_file.write(torn)
    with pytest.warns(SaysoWarning, match=r"last line \(2\)"):
        assert read(file) == (one,)
    with pytest.warns(SaysoWarning, match="cut off"):
        append(file, two)
    assert read(file) == (one, two)


def test_a_last_line_without_its_end_is_whole(tmp_path: Path) -> None:
    """A file that an editor saved, with a mark at its beginning, Windows line ends and none at the end, is read and added to."""
    file = tmp_path / "judgements.jsonl"
    one, two, three = (told("same", "a", each) for each in "bcd")
    append(file, one)
    append(file, two)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n").rstrip())
    append(file, three)
    assert read(file) == (one, two, three)


def test_a_broken_line_is_an_error(tmp_path: Path) -> None:
    """A broken line in the middle, and a whole line that can't be meant, are errors that name the line."""
    file = tmp_path / "judgements.jsonl"
    one = told("same", "a", "b")
    append(file, one)
    whole_line = file.read_bytes()
    file.write_bytes(b'{"id": \n' + whole_line)
    with pytest.raises(LedgerFormatError, match=r"Line 1 of .*judgements\.jsonl"):
        read(file)
    file.write_bytes(whole_line + b"\n" + whole_line.replace(b'"same"', b'"perhaps"'))
    with pytest.raises(LedgerFormatError, match=r"Line 3 .*perhaps"):
        read(file)
    file.write_bytes(whole_line + b'{"id": "j-1"}\n')
    with pytest.raises(LedgerFormatError, match="Line 2"):
        read(file)


def test_a_file_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    """A folder in the file's place is told in plain words."""
    with pytest.raises(UsageError, match="can't be read or written"):
        append(tmp_path, told("same", "a", "b"))
    with pytest.raises(UsageError, match="can't be read or written"):
        append(tmp_path / "none" / "judgements.jsonl", told("same", "a", "b"))
