"""Where people disagree: a queue of its own, and a decision that settles it and erases nothing."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from pages import FROM_HERE, PAGE
from starlette.testclient import TestClient

from sayso.ledger import open_case
from sayso.linking.judgements import Judgement, judge
from sayso.web.disagreements import disagreeing


def word(says: str, by: str, day: int, **more: str) -> Judgement:
    return judge("stance", "a-post", says, by, at=f"2031-06-{day:02d}T10:00:00Z", **more)  # type: ignore[arg-type]


@pytest.fixture
def differing(case: Path, client: TestClient) -> TestClient:
    """Ada and Ben differ on a stance, on whether two are independent, and on nothing else."""
    with open_case(case) as opened:
        opened.judge(word("asserts", "Ada Berg", 1, why="she says so"))
        opened.judge(word("denies", "Ben Osei", 2, why="read the headline"))
        opened.judge(judge("independence", ("Idris Vane", "Colonel Sen Ruda"), "different", "Ada Berg"))
        opened.judge(judge("independence", ("Colonel Sen Ruda", "Idris Vane"), "same", "Ben Osei"))
        opened.judge(judge("stance", "a-army", "asserts", "Ada Berg"))
        opened.judge(judge("stance", "a-army", "asserts", "Ben Osei"))
    return client


def queue(client: TestClient, about: str = "") -> list[dict[str, object]]:
    return list(client.get(f"/disagreements?about={about}").json()["items"])


def test_two_who_differ_disagree() -> None:
    """Two people's different words on one question are one; one's own later word, and the same word, are not."""
    a, b, c = word("asserts", "Ada", 1), word("denies", "Ben", 2), word("asserts", "Ada", 3)
    (found,) = disagreeing((a, b))
    assert [each.by for each in found.words] == ["Ada", "Ben"]
    assert found.counting is b
    assert disagreeing((a, c)) == ()
    assert disagreeing((a, b, word("denies", "Ada", 4))) == ()
    assert disagreeing((a, b))[0].id == disagreeing((b, a, c))[0].id


def test_who_took_a_word_back_does_not_disagree() -> None:
    """A word that was superseded no longer stands against another's."""
    a, b = word("asserts", "Ada", 1), word("denies", "Ben", 2)
    assert disagreeing((a, b, word("asserts", "Ben", 3, why="Taken back.", supersedes=b.id))) == ()


def test_the_queue_has_its_own_page(differing: TestClient) -> None:
    """Review leads there with the number; both words, reasons and the claim's own words stand beside each other."""
    assert '<a href="/disagreements">2 disagreements</a>' in differing.get("/review", headers=PAGE).text
    item = next(each["id"] for each in queue(differing, "stance"))
    text = differing.get(f"/disagreements?item={item}", headers=PAGE).text
    for told in (
        "Ada Berg",
        "she says so",
        "Ben Osei",
        "read the headline",
        "killed 31 soldiers in an ambush",
    ):
        assert told in text
    assert set("12n") <= set(re.findall(r'data-key="(\w)"', text))


def test_the_queue_is_narrowed_to_a_kind(differing: TestClient) -> None:
    """Page, JSON and CSV have the questions of a kind; another word for one is told what can be given."""
    assert len(queue(differing)) == 2
    assert [each["about"] for each in queue(differing, "independence")] == ["independence"]
    rows = list(
        csv.DictReader(
            io.StringIO(differing.get("/disagreements?about=stance&format=csv").text.removeprefix("\ufeff"))
        )
    )
    assert [(row["by"], row["says"]) for row in rows] == [("Ada Berg", "asserts"), ("Ben Osei", "denies")]
    assert differing.get("/disagreements?about=taste").status_code == 400


@pytest.mark.parametrize(("says", "overruled"), [("asserts", 1), ("denies", 1), ("accuses", 2)])
def test_a_decision_settles_it(case: Path, differing: TestClient, says: str, overruled: int) -> None:
    """One answer stands then, by name and with its reason; every earlier word is still there, superseded."""
    item = next(each["id"] for each in queue(differing, "stance"))
    form = {"says": says, "why": "the third paragraph", "about": "stance"}
    answer = differing.post(f"/disagreements/{item}", headers=FROM_HERE | PAGE, data=form)
    assert answer.status_code == 200
    assert "Settled: <b>Nora Tell</b>" in answer.text
    assert queue(differing, "stance") == []
    with open_case(case) as opened:
        every = [each for each in opened.judgements() if each.of == ("a-post",)]
    made = [each for each in every if each.by == "Nora Tell"]
    assert {(each.says, each.why) for each in made} == {(says, "the third paragraph")}
    assert len(made) == overruled
    assert {each.by for each in every} == {"Ada Berg", "Ben Osei", "Nora Tell"}
    assert differing.get("/reports/r-post").json()["attributions"][0]["stance"] == says


def test_a_program_settles_it_too(differing: TestClient) -> None:
    """JSON gives the judgements with what each changed; what is settled can't be settled again."""
    item = next(each["id"] for each in queue(differing, "independence"))
    sent = {"says": "different", "why": "two armies"}
    answer = differing.post(f"/disagreements/{item}", headers=FROM_HERE, json=sent)
    assert answer.status_code == 201
    (settled,) = answer.json()["judgements"]
    assert settled["judgement"]["supersedes"]
    assert differing.post(f"/disagreements/{item}", headers=FROM_HERE, json=sent).status_code == 404


@pytest.mark.parametrize(
    "sent", [{"says": "perhaps"}, {"says": ""}, {"why": "x"}, {"says": "denies", "by": "Ben"}]
)
def test_a_decision_that_cannot_be_meant_is_told(differing: TestClient, sent: dict[str, str]) -> None:
    """It is refused with a reason, and nothing is kept of it."""
    item = next(each["id"] for each in queue(differing, "stance"))
    assert differing.post(f"/disagreements/{item}", headers=FROM_HERE, json=sent).status_code == 400
    assert len(queue(differing)) == 2


def test_nobody_differs(client: TestClient) -> None:
    """An empty queue says so, and review shows no link to it."""
    assert "Nobody differs" in client.get("/disagreements", headers=PAGE).text
    assert "/disagreements" not in client.get("/review", headers=PAGE).text


def test_mentions_that_may_be_one_event_are_shown(case: Path, client: TestClient) -> None:
    """Whether two are one event is asked beside the sentences of both, and what they are taken for now."""
    with open_case(case) as opened:
        for says, by in (("different", "Ada Berg"), ("same", "Ben Osei")):
            opened.judge(judge("event", ("m-post", "m-nurse"), says, by))
    text = client.get("/disagreements", headers=PAGE).text
    for told in (
        "Taken for one event now",
        "A nurse who asked not to be named",
        "The Northern Guard killed 31",
    ):
        assert told in text
