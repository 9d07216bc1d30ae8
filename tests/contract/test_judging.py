"""A person's word in a case: it is kept, it holds at once, and what was found stays as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from cases import by_id, found_of, ledger_of, stories
from linked import ambush

from sayso.errors import UsageError
from sayso.ledger import Case
from sayso.ledger.deriving import Deriver
from sayso.linking import link
from sayso.linking.judgements import Judgement, judge
from sayso.records import Attribution


def filled(case: Case, whole: int) -> Sequence[str]:
    """Put stories into a case, and return the ids of the first mention of each of its events."""
    case._deriver = Deriver(whole)
    run = case.begin("add")
    case.keep(run, stories(30))
    case.link(run)
    return [each.mentions[0] for each in case.ledger().events]


@pytest.mark.parametrize("steps", [1, 2], ids=["at once", "in two steps"])
@pytest.mark.parametrize("whole", [0, 1_000], ids=["by neighbours", "as a whole"])
@pytest.mark.parametrize("about", ["event", "apart", "stance", "actor", "independence"])
def test_a_case_is_linked_under_judgements_as_all_at_once(
    case: Case, whole: int, about: str, steps: int
) -> None:
    """After a judgement the case is what linking finds in all reports under it, whenever it is linked."""
    firsts = filled(case, whole)
    made = {
        "event": lambda: judge("event", firsts[:2], "same", "Ann"),
        "apart": lambda: judge("event", ["m-00000", "m-00002"], "different", "Ann"),
        "stance": lambda: judge("stance", "a-00000", "denies", "Ann"),
        "actor": lambda: judge("actor", ["Northern Guard", "army"], "same", "Ann"),
        "independence": lambda: judge("independence", ["Northern Guard", "army"], "same", "Ann"),
    }[about]()
    assert case.judge(made, link=steps == 1)
    case.catch_up()
    assert case.counts().waiting == 0
    assert by_id(case.ledger()) == by_id(link(ledger_of(stories(30)), [made]))


@pytest.mark.parametrize("whole", [0, 1_000], ids=["by neighbours", "as a whole"])
def test_what_is_judged_while_the_case_is_linked_is_linked_later(case: Case, whole: int) -> None:
    """A word on a report that is just being linked is neither lost nor held for known."""
    filled(case, whole)
    first, second = (
        judge("stance", "a-00000", "denies", "Ann"),
        judge("speaker", "a-00000", "Ilo Prent", "Bo"),
    )
    case.judge(first, link=False)
    with case._reading() as connection:
        assert case._deriver.rehearse(connection)
    case.judge(second, link=False)
    case._link_lot(case.begin("link"))
    assert case.counts().waiting == 1
    case.catch_up()
    assert case.counts().waiting == 0
    assert by_id(case.ledger()) == by_id(link(ledger_of(stories(30)), [first, second]))


def test_what_was_linked_without_writing_does_not_outlive_a_new_reading(case: Case) -> None:
    """Where a report was read again meanwhile, what was prepared is not written."""
    filled(case, 0)
    case.judge(judge("stance", "a-00000", "denies", "Ann"), link=False)
    with case._reading() as connection:
        case._deriver.rehearse(connection)
    report = stories(30)[0]
    less = replace(report.findings, attributions=(), mentions=())
    case.keep_reading(run := case.begin("reread"), report.report.id, less)
    case.link(run)
    told = case.ledger()
    assert not [each for each in told.attributions if each.report == report.report.id]
    assert all("a-00000" not in each.attributions for each in told.origins)


def test_a_yes_has_nothing_linked_anew(case: Case) -> None:
    """Who says what the program found changes nothing, and is kept like any other."""
    filled(case, 0)
    said = case.show("a-00000").record  # type: ignore[union-attr]
    assert isinstance(said, Attribution)
    name = said.chain[-1].speakers[0].name
    for made in (judge("stance", said.id, said.stance, "Ann"), judge("speaker", said.id, name, "Ann")):
        assert case.judge(made, link=False)
        assert case.counts().waiting == 0
    assert len(case.judgements()) == 2
    case.judge(judge("stance", said.id, "denies", "Bo"), link=False)
    assert case.counts().waiting == 1


def test_a_judgement_that_is_superseded_holds_no_longer(case: Case) -> None:
    """The later word takes the place of the earlier one, which stays to be seen."""
    firsts = filled(case, 0)
    before = by_id(case.ledger())
    first = judge("event", firsts[:2], "same", "Ann")
    case.judge(first)
    assert by_id(case.ledger()) != before
    second = judge("event", firsts[:2], "unsure", "Ann", supersedes=first.id)
    case.judge(second)
    assert by_id(case.ledger()) == before
    assert case.judgements() == (first, second)
    assert case.show(first.id) == first


def test_reliability_is_told_of_actors_and_origins(case: Case) -> None:
    """A letter for a name stands at every actor and origin that bears it, wherever they are read."""
    case.keep(run := case.begin("add"), found_of(ambush().ledger()))
    case.link(run)
    case.judge(judge("reliability", "a nurse", "B", "Ann"))
    rated = {each.name: each.reliability for each in case.ledger().origins}
    assert rated["a nurse"] == "B"
    assert rated == {
        each.name: each.reliability
        for each in link(ledger_of(found_of(ambush().ledger())), case.judgements()).origins
    }


def test_a_stance_is_judged_and_the_finding_stays(case: Case) -> None:
    """The ledger has the judged stance; what the program found can still be had."""
    case.keep(run := case.begin("add"), found_of(ambush().ledger()))
    case.link(run)
    case.judge(judge("stance", "a-wire", "denies", "Ann"))
    assert by_id(case.ledger())["attributions"]["a-wire"].stance == "denies"
    _, findings = case.findings("r-wire")
    assert findings.attributions[0].stance == "asserts"


def test_a_judgement_is_kept_once(case: Case) -> None:
    """The very same judgement again changes nothing."""
    case.keep(case.begin("add"), found_of(ambush().ledger()))
    made = judge("stance", "a-wire", "denies", "Ann")
    assert case.judge(made)
    assert not case.judge(made)
    assert case.judgements() == (made,)


@pytest.mark.parametrize(
    "made", [judge("event", ["m-1", "m-2"], "same", "Ann"), judge("speaker", "a-1", "Ann", "Ann")]
)
def test_a_judgement_of_what_is_not_there_is_refused(case: Case, made: Judgement) -> None:
    """A judgement on an id that the case does not have is an error, and is not kept."""
    with pytest.raises(UsageError, match="There is no"):
        case.judge(made)
    assert case.judgements() == ()
