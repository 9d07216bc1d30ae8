"""What the parse tells: whose verb it is, how far its clause reaches, what is only another object."""

from __future__ import annotations

import pytest
from readings import chain, contents, cue, one, read

from sayso.attribution.clauses import settled
from sayso.attribution.statements import Statement, statements_of
from sayso.language.quotes import find_quotations
from sayso.language.reading import Reading
from sayso.language.syntax import is_passive, subtree, whole_phrase


def put_right(reading: Reading, closed: tuple[tuple[int, int], ...] = ()) -> list[Statement]:
    """The statements of a reading, put right by the parse."""
    quotations = find_quotations(reading.text)
    return settled(reading, quotations, statements_of(reading, quotations), closed)


def sources(reading: Reading, statement: Statement) -> list[str]:
    """The words of a statement's sources."""
    return [reading.text_of(span) for span in statement.source]


def pieces(reading: Reading, statement: Statement) -> list[str]:
    """The words of a statement's content."""
    return [reading.text[a:b] for a, b in statement.content]


@pytest.mark.parametrize("words", ["has been accused", "is suspected", "was widely blamed"])
def test_a_passive_without_an_agent_has_no_source(words: str) -> None:
    """Who is accused has not spoken, even where the network takes the subject for the source."""
    text = f"The army {words} of shelling the bridge."
    assert one(text, cue(words, "The army", "shelling the bridge")).chain == ()


def test_a_passive_with_an_agent_has_the_agent_for_its_source() -> None:
    """The wording "was accused by the mayor" keeps the mayor, and not the army."""
    reading = read(
        "The army was accused by the mayor of shelling the bridge.",
        cue("was accused", ("The army", "the mayor"), "shelling the bridge"),
        arcs=("army nsubj:pass accused", "mayor obl:agent accused"),
    )
    (statement,) = put_right(reading)
    assert sources(reading, statement) == ["the mayor"]


def test_a_verb_is_passive_by_its_auxiliary_or_its_subject() -> None:
    """One passive relation below the verb is enough, and none is not."""
    active = read("The army shelled it.", arcs=("army nsubj shelled",))
    by_subject = read("The army was shelled.", arcs=("army nsubj:pass shelled",))
    by_auxiliary = read("The army was shelled.", arcs=("was aux:pass shelled",))
    assert not is_passive(active, 2)
    assert is_passive(by_subject, 3)
    assert is_passive(by_auxiliary, 3)


def test_coordinated_verbs_share_their_subject() -> None:
    """Of "called and said" the speaker of the second verb is the subject of the first."""
    found = one(
        "Orla Dunne called and said the bridge had fallen.",
        cue("said", (), "the bridge had fallen"),
        tags="called/VERB",
        arcs=("called root said", "Dunne nsubj called", "Orla compound Dunne", "said conj called"),
    )
    assert (chain(found), contents(found)) == ([["Orla Dunne"]], ["the bridge had fallen"])


def test_a_passive_verbs_subject_is_not_shared() -> None:
    """Of "was held and" the one who was held is not the speaker of a verb that hangs on a passive one."""
    reading = read(
        "Orla Dunne was held claiming the bridge had fallen.",
        cue("claiming", (), "the bridge had fallen"),
        arcs=("claiming xcomp held", "Dunne nsubj:pass held", "was aux:pass held", "held root claiming"),
    )
    (statement,) = put_right(reading)
    assert statement.source == ()


def test_who_is_cited_becomes_a_link_of_its_own() -> None:
    """Where the network saw no cue in "citing a commander", the commander is added behind the paper."""
    found = one(
        "The bridge had fallen, the Lake Courier reported, citing a commander.",
        cue("reported", ("the Lake Courier", "a commander"), "The bridge had fallen"),
        tags="citing/VERB",
        arcs=("citing advcl reported", "commander obj citing", "a det commander"),
    )
    assert chain(found) == [["Lake Courier"], ["a commander"]]
    assert [s.text for link in found.chain for s in link.cue] == ["reported", "citing"]
    assert contents(found) == ["The bridge had fallen"]


def test_citing_inside_a_content_adds_nothing() -> None:
    """Who is cited inside what somebody says is a matter of that speech."""
    reading = read(
        "Orla Dunne said the paper lied, citing a commander, about the bridge.",
        cue("said", "Orla Dunne", "the paper lied, citing a commander, about the bridge"),
        tags="citing/VERB",
        arcs=("commander obj citing", "a det commander"),
    )
    assert [sources(reading, s) for s in put_right(reading)] == [["Orla Dunne"]]


def test_of_an_accusation_the_deed_is_the_content() -> None:
    """The wording "accused the army of bombing the town" has the bombing for its content."""
    found = one(
        "Orla Dunne accused the army of bombing the town.",
        cue("accused", "Orla Dunne", "the army of bombing the town", stance="accuses"),
        arcs=("army obj accused", "bombing advcl accused", "of mark bombing"),
    )
    assert contents(found) == ["bombing the town"]


def test_of_a_promise_to_somebody_the_thing_is_the_content() -> None:
    """The wording "promised the families a call" has the call for its content."""
    found = one(
        "Orla Dunne promised the families a call.",
        cue("promised", "Orla Dunne", "the families a call", stance="promises"),
        arcs=("families iobj promised", "the det families", "call obj promised", "a det call"),
    )
    assert contents(found) == ["a call"]


def test_an_adverb_of_hearsay_has_the_clause_around_it() -> None:
    """Of "is allegedly a signalman" the content stands on both sides of the adverb, and nobody says it."""
    found = one(
        "Its leader is allegedly a former signalman.",
        cue("allegedly", "Its leader", "a former signalman"),
        tags="allegedly/ADV",
        arcs=(
            "signalman root Its",
            "Its nmod:poss leader",
            "leader nsubj signalman",
            "is cop signalman",
            "allegedly advmod signalman",
            "a det signalman",
            "former amod signalman",
        ),
    )
    assert (found.chain, contents(found)) == ((), ["Its leader is", "a former signalman"])


def test_what_is_believed_has_the_subject_too() -> None:
    """Of "are believed to be hiding" the subject is part of what is believed, not who believes it."""
    found = one(
        "Many rebels are believed to be hiding there.",
        cue("are believed", "Many rebels", "to be hiding there", stance="suspects"),
        tags="rebels/NOUN",
        arcs=("rebels nsubj:pass believed", "Many amod rebels", "are aux:pass believed"),
    )
    assert (found.chain, contents(found)) == ((), ["Many rebels", "to be hiding there"])


def test_a_content_is_stretched_but_not_into_a_caveat() -> None:
    """The clause is taken in as far as the parse goes, and stops where a caveat begins."""
    text = "Orla Dunne said the bridge had fallen at dawn but gave no details."
    arcs = ("at dep the", "dawn dep the", "but dep the", "gave dep the", "no dep the", "details dep the")
    reading = read(text, cue("said", "Orla Dunne", "the bridge had fallen"), arcs=arcs)
    at = text.index("but gave")
    (free,), (shut,) = put_right(reading), put_right(reading, ((at, len(text) - 1),))
    assert pieces(reading, free) == ["the bridge had fallen at dawn but gave no details"]
    assert pieces(reading, shut) == ["the bridge had fallen at dawn"]


def test_scraps_are_dropped_where_better_pieces_are_left() -> None:
    """A lone "that" or "him", or a piece within a caveat, is no piece of a content."""
    text = "He told him here that the bridge had fallen, and gave no details."
    reading = read(text, cue("told", "He", ("him", "the bridge had fallen", "gave no details")))
    at = text.index("gave")
    (statement,) = put_right(reading, ((at, len(text)),))
    assert pieces(reading, statement) == ["the bridge had fallen"]


def test_the_only_piece_is_kept_even_if_it_is_a_scrap() -> None:
    """Where nothing better is left, "denied it" keeps its "it"."""
    reading = read("The army denied it.", cue("denied", "The army", "it"))
    (statement,) = put_right(reading)
    assert pieces(reading, statement) == ["it"]


def test_two_pieces_of_a_source_that_a_comma_parts_are_one() -> None:
    """A name and the description behind its comma are one source."""
    reading = read(
        "Idris Vane, the mayor, said the bridge had fallen.",
        cue("said", ("Idris Vane", "the mayor"), "the bridge had fallen"),
    )
    (statement,) = put_right(reading)
    assert sources(reading, statement) == ["Idris Vane, the mayor"]


def test_a_phrase_runs_to_its_noun_and_no_further() -> None:
    """An article runs on to its noun, a part of a name to the whole name; a whole phrase stays as it is."""
    reading = read("The army spokesman Idris Vane left.", arcs=("The det spokesman",))
    assert reading.text_of(whole_phrase(reading, (0, 1))) == "The army spokesman"
    assert reading.text_of(whole_phrase(reading, (4, 5))) == "Idris Vane"
    assert whole_phrase(reading, (3, 5)) == (3, 5)


def test_a_subtree_ends_before_a_relative_clause() -> None:
    """What hangs on a noun belongs to its phrase, but a relative clause does not."""
    reading = read(
        "The mayor of Kelmet who fled left.",
        arcs=(
            "The det mayor",
            "Kelmet nmod mayor",
            "of case Kelmet",
            "fled acl:relcl mayor",
            "who nsubj fled",
        ),
    )
    assert reading.text_of(subtree(reading, 1)) == "The mayor of Kelmet"
