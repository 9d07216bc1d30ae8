"""Chains: who passed it on to whom, from the link nearest to the report to the origin."""

from __future__ import annotations

import pytest
from readings import attributed, chain, contents, cue, last, one

from sayso.attribution.chains import is_own


def test_what_was_told_to_an_outlet_came_through_it() -> None:
    """The wording "told OUTLET" has two links: the outlet, then the speaker."""
    found = one(
        "Orla Dunne told Le Monde that the bridge had fallen.",
        cue("told", "Orla Dunne", "that the bridge had fallen", via="Le Monde"),
    )
    assert chain(found) == [["Le Monde"], ["Orla Dunne"]]
    assert found.chain[0].cue == ()
    assert found.chain[0].speakers[0].kind == "outlet"
    assert found.chain[1].cue[0].text == "told"


def test_the_parse_finds_the_outlet_that_was_told() -> None:
    """Where the network names no nearer link, the object of "told" is one if it is an outlet."""
    found = one(
        "Orla Dunne told Reuters that the bridge had fallen.",
        cue("told", "Orla Dunne", "that the bridge had fallen"),
        arcs=("Reuters obj told",),
    )
    assert chain(found) == [["Reuters"], ["Orla Dunne"]]


def test_the_reports_own_outlet_is_no_link() -> None:
    """What was told to the report's own outlet reached it directly."""
    text = "Orla Dunne told The Harbour Post that the bridge had fallen."
    content = "that the bridge had fallen"
    assert chain(one(text, cue("told", "Orla Dunne", content, via="The Harbour Post"))) == [["Orla Dunne"]]
    assert chain(one(text, cue("told", "Orla Dunne", content), arcs=("Post obj told",))) == [["Orla Dunne"]]


def test_reporters_and_persons_who_were_told_are_no_link() -> None:
    """The wordings "told reporters" and "told her lawyer" pass nothing on."""
    for hearers in ("reporters", "Idris Vane"):
        found = one(
            f"Orla Dunne told {hearers} that the bridge had fallen.",
            cue("told", "Orla Dunne", "that the bridge had fallen", via=hearers),
        )
        assert chain(found) == [["Orla Dunne"]]


@pytest.mark.parametrize(
    ("name", "own", "same"),
    [
        ("The Harbour Post", "Harbour Post", True),
        ("the Post", "The Harbour Post", False),
        ("this newspaper", "The Harbour Post", True),
        ("us", None, True),
        ("Le Monde", "The Harbour Post", False),
        ("Harbour Post Online", "The Harbour Post", True),
        ("Le Monde", None, False),
    ],
)
def test_the_own_outlet_is_known_by_its_name(name: str, own: str | None, same: bool) -> None:
    """An article or an addition does not hide the own outlet, and "this newspaper" is it in any report."""
    assert is_own(name, own) is same


def test_citing_puts_the_one_who_is_cited_behind() -> None:
    """The wording "OUTLET reported, citing a commander" is one attribution of two links with two cues."""
    text = "The bridge fell on Monday, Le Monde reported, citing a rebel commander."
    found = one(
        text,
        cue("reported", "Le Monde", "The bridge fell on Monday"),
        cue("citing", "a rebel commander", "The bridge fell on Monday", via="Le Monde"),
    )
    assert chain(found) == [["Le Monde"], ["a rebel commander"]]
    assert [link.cue[0].text for link in found.chain] == ["reported", "citing"]
    assert not found.chain[1].speakers[0].named


def test_citing_is_chained_without_the_networks_help() -> None:
    """With no nearer link named by the network, "citing" with the same content in the same sentence is the further link."""
    found = one(
        "The bridge fell on Monday, Le Monde reported, citing a rebel commander.",
        cue("reported", "Le Monde", "The bridge fell on Monday"),
        cue("citing", "a rebel commander", "The bridge fell on Monday"),
    )
    assert chain(found) == [["Le Monde"], ["a rebel commander"]]


def test_three_links_stand_in_order() -> None:
    """The wording "B said, quoting A, which had cited a commander" has three links, the commander last."""
    text = "The bridge fell, Reuters said, quoting Le Monde, which had cited a rebel commander."
    found = one(
        text,
        cue("said", "Reuters", "The bridge fell"),
        cue("quoting", "Le Monde", "The bridge fell", via="Reuters"),
        cue("had cited", "a rebel commander", "The bridge fell", via="Le Monde"),
    )
    assert chain(found) == [["Reuters"], ["Le Monde"], ["a rebel commander"]]


def test_an_outlets_sources_speak_through_it() -> None:
    """The wording "Le Monde's sources said" has the outlet as the nearer link."""
    found = one(
        "The bridge fell, Le Monde's sources said.",
        cue("said", "Le Monde's sources", "The bridge fell"),
    )
    assert chain(found)[0] == ["Le Monde"]
    assert len(chain(found)) == 2


def test_speech_within_speech_has_the_longer_chain() -> None:
    """What somebody is said to have said is an attribution of its own, through the one who tells it."""
    text = "Orla Dunne said Idris Vane had promised that the bridge would hold."
    outer, inner = attributed(
        text,
        cue("said", "Orla Dunne", "Idris Vane had promised that the bridge would hold"),
        cue("had promised", "Idris Vane", "that the bridge would hold"),
    ).attributions
    assert chain(outer) == [["Orla Dunne"]]
    assert chain(inner) == [["Orla Dunne"], ["Idris Vane"]]
    assert (outer.stance, inner.stance) == ("asserts", "promises")


def test_three_levels_of_speech_have_three_links() -> None:
    """Each level adds one link."""
    text = "Orla Dunne said Idris Vane had told her that Mara Okoye had promised to leave."
    found = attributed(
        text,
        cue(
            "said",
            "Orla Dunne",
            "Idris Vane had told her that Mara Okoye had promised to leave",
        ),
        cue("had told", "Idris Vane", "that Mara Okoye had promised to leave"),
        cue("had promised", "Mara Okoye", "to leave"),
    ).attributions
    assert [chain(a) for a in found] == [
        [["Orla Dunne"]],
        [["Orla Dunne"], ["Idris Vane"]],
        [["Orla Dunne"], ["Idris Vane"], ["Mara Okoye"]],
    ]


def test_a_claim_that_is_denied_keeps_its_own_chain() -> None:
    """The wording "denied the claim by X that P" is a denial and X's claim, and X did not speak through the one who denies."""
    text = "Orla Dunne denied the claim by Idris Vane that the bridge had fallen."
    denial, claim = attributed(
        text,
        cue("denied", "Orla Dunne", "the claim by Idris Vane that the bridge had fallen"),
        cue("claim", "Idris Vane", "that the bridge had fallen"),
        tags="claim/NOUN",
    ).attributions
    assert (chain(denial), denial.stance) == ([["Orla Dunne"]], "denies")
    assert (chain(claim), claim.endorsement) == ([["Idris Vane"]], "distanced")


def test_a_claim_told_within_a_clause_is_told_by_the_one_who_tells() -> None:
    """The wording "said that the claim by X that P was a lie" does lengthen X's chain: the clause is the teller's."""
    text = "Orla Dunne said they knew of the claim by Idris Vane that the bridge had fallen."
    _, claim = attributed(
        text,
        cue("said", "Orla Dunne", "they knew of the claim by Idris Vane that the bridge had fallen"),
        cue("claim", "Idris Vane", "that the bridge had fallen"),
        tags="knew/VERB claim/NOUN",
    ).attributions
    assert chain(claim) == [["Orla Dunne"], ["Idris Vane"]]


def test_nobody_named_is_an_empty_chain() -> None:
    """A passive without an agent has no link at all, rather than a guess."""
    found = one("The bridge has reportedly fallen.", cue("reportedly", (), ("The bridge has", "fallen")))
    assert (found.chain, found.endorsement) == ((), "distanced")
    assert contents(found) == ["The bridge has", "fallen"]


def test_reports_are_their_own_unnamed_source() -> None:
    """The wording "Reports that P" has one link: the reports themselves, unnamed."""
    found = one(
        "Reports that the bridge had fallen spread.",
        cue("Reports", (), "that the bridge had fallen"),
        tags="Reports/NOUN",
    )
    (link,) = found.chain
    assert [(s.name, s.named, s.kind) for s in link.speakers] == [("Reports", False, "document")]


def test_i_and_we_within_a_quotation_are_the_one_who_is_quoted() -> None:
    """A first person inside somebody's words is that somebody."""
    text = "“I said the bridge would fall,” Orla Dunne said."
    outer, inner = attributed(
        text,
        cue("said#2", "Orla Dunne", "“I said the bridge would fall,”"),
        cue("said", "I", "the bridge would fall"),
    ).attributions
    assert chain(outer) == [["Orla Dunne"]]
    assert chain(inner)[-1] == ["Orla Dunne"]


def test_who_demands_within_speech_is_never_the_teller_by_mistake() -> None:
    """The wording "They ordered us to leave" inside a quotation is ascribed through the speaker, never to the speaker alone."""
    text = "“The gunmen ordered us to leave,” Orla Dunne said."
    _, inner = attributed(
        text,
        cue("said", "Orla Dunne", "“The gunmen ordered us to leave,”"),
        cue("ordered", "The gunmen", "us to leave"),
        tags="gunmen/NOUN",
    ).attributions
    assert chain(inner) == [["Orla Dunne"], ["The gunmen"]]
    assert inner.stance == "demands"


def test_an_unknown_speaker_within_speech_is_not_the_teller() -> None:
    """Where nobody is known for "they" in "They ordered us to leave", the order is not given to the one who tells of it."""
    text = "“They ordered us to leave,” Mary Okoye said."
    _, inner = attributed(
        text,
        cue("said", "Mary Okoye", "“They ordered us to leave,”"),
        cue("ordered", "They", "us to leave"),
        tags="They/PRON",
    ).attributions
    assert last(inner) != ["Mary Okoye"]


def test_quoted_as_saying_ends_at_the_one_who_is_quoted() -> None:
    """The wording "A was quoted by OUTLET as saying" has the outlet first and A last."""
    found = one(
        "Peter Vane was quoted by Reuters as saying the bridge had fallen.",
        cue("quoted", "Reuters", "the bridge had fallen"),
        cue("saying", "Peter Vane", "the bridge had fallen", via="Reuters"),
    )
    assert chain(found) == [["Reuters"], ["Peter Vane"]]


def test_the_own_outlet_that_is_told_us_is_no_link() -> None:
    """The wording "told us" reached the report directly."""
    found = one(
        "Orla Dunne told us that the bridge had fallen.",
        cue("told", "Orla Dunne", "that the bridge had fallen", via="us"),
        outlet=None,
    )
    assert chain(found) == [["Orla Dunne"]]
