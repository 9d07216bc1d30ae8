"""Contents: put right where the network's edges are ragged."""

from __future__ import annotations

from readings import attributed, contents, cue, last, one, read

from sayso.attribution.clauses import whole_phrase
from sayso.attribution.statements import agreement, statements_of
from sayso.language.quotes import find_quotations


def test_a_dateline_is_no_part_of_a_content() -> None:
    """What stands before the dash of a dateline is cut off."""
    found = one(
        "AGADEZ — Three soldiers died, Orla Dunne said.",
        cue("said", "Orla Dunne", "AGADEZ — Three soldiers died"),
    )
    assert contents(found) == ["Three soldiers died"]


def test_a_direct_quotation_is_taken_whole() -> None:
    """A quotation of which the network found most is taken whole, with marks and the stop inside them."""
    found = one("“We hold the bridge,” Orla Dunne said.", cue("said", "Orla Dunne", "hold the bridge"))
    assert (contents(found), found.voice) == (["“We hold the bridge,”"], "direct")


def test_commas_and_stops_at_the_edges_go() -> None:
    """A comma or a stop outside of marks belongs to no content; the stop of "U.N." stays."""
    assert contents(
        one("The bridge fell, Orla Dunne said.", cue("said", "Orla Dunne", "The bridge fell,"))
    ) == ["The bridge fell"]
    found = one("Orla Dunne said it had asked the U.N.", cue("said", "Orla Dunne", "it had asked the U.N."))
    assert contents(found) == ["it had asked the U.N."]


def test_a_content_that_the_cue_interrupts_keeps_two_pieces() -> None:
    """Pieces on both sides of source and cue are never joined over them."""
    found = one(
        "“We hold it,” Orla Dunne said, “and we stay.”",
        cue("said", "Orla Dunne", ("“We hold it,”", "“and we stay.”")),
    )
    assert contents(found) == ["“We hold it,”", "“and we stay.”"]


def test_pieces_with_only_a_blank_between_are_one() -> None:
    """Two neighbouring pieces are joined."""
    found = one(
        "Orla Dunne said the bridge had fallen.", cue("said", "Orla Dunne", ("the bridge", "had fallen"))
    )
    assert contents(found) == ["the bridge had fallen"]


def test_a_quotation_over_paragraphs_is_one_attribution() -> None:
    """The next paragraphs of a quotation that did not close are further pieces of the same content."""
    found = one(
        "Orla Dunne said: “We came at dawn.\n\n“We left at dusk.\n\n“We lost nobody.”",
        cue("said", "Orla Dunne", "“We came at dawn."),
    )
    assert contents(found) == ["“We came at dawn.", "“We left at dusk.", "“We lost nobody.”"]


def test_a_quotation_right_after_a_quotation_is_its_next_piece() -> None:
    """A quoted sentence without a cue, after "she said.", belongs to the one who has just been quoted."""
    found = one(
        "“We hold it,” Orla Dunne said. “We will not leave.”", cue("said", "Orla Dunne", "“We hold it,”")
    )
    assert contents(found) == ["“We hold it,”", "“We will not leave.”"]


def test_a_quotation_in_a_new_paragraph_is_nobodys() -> None:
    """After a closed quotation a new paragraph's quotation may be somebody else's, and is not given to the first."""
    found = one(
        "“We hold it,” Orla Dunne said.\n\n“They are all gone from here.”",
        cue("said", "Orla Dunne", "“We hold it,”"),
    )
    assert contents(found) == ["“We hold it,”"]


def test_words_in_marks_within_a_sentence_are_no_further_piece() -> None:
    """A quoted term in the report's own voice is not added to the speech before it."""
    found = one(
        "“We hold it,” Orla Dunne said. The “liberation corps” then left.",
        cue("said", "Orla Dunne", "“We hold it,”"),
    )
    assert contents(found) == ["“We hold it,”"]


def test_a_content_is_stretched_over_the_clause_that_hangs_on_it() -> None:
    """Where the network stopped short, what the parse hangs on the content's head is taken in."""
    found = one(
        "Orla Dunne said the bridge had fallen at dawn.",
        cue("said", "Orla Dunne", "the bridge had fallen"),
        arcs=("at dep the", "dawn dep the"),
    )
    assert contents(found) == ["the bridge had fallen at dawn"]


def test_stretching_stops_at_the_source_and_the_date_of_speaking() -> None:
    """Neither the speaker nor when she spoke is drawn into the content, whatever the parse says."""
    found = one(
        "The bridge had fallen, Orla Dunne said on Monday.",
        cue("said", "Orla Dunne", "The bridge had fallen", said="on Monday"),
        arcs=("Dunne dep The", "on dep The", "Monday dep on"),
        published="2031-03-14",
    )
    assert contents(found) == ["The bridge had fallen"]


def test_a_cue_without_a_content_is_no_statement() -> None:
    """A cue for which no content was found makes nothing."""
    text = "Orla Dunne said."
    assert statements_of(read(text, cue("said", "Orla Dunne")), find_quotations(text)) == []


def test_a_source_cut_in_the_middle_of_a_name_is_completed() -> None:
    """A source that ends at an article or within a name runs on to its noun."""
    reading = read("The army spokesman Idris Vane said no.", arcs=("The det spokesman",))
    assert reading.text_of(whole_phrase(reading, (3, 4))) == "Idris Vane"
    assert reading.text_of(whole_phrase(reading, (0, 1))) == "The army spokesman"


def test_agreement_is_the_share_of_common_characters() -> None:
    """Equal pieces agree wholly, distinct ones not at all, halves by their share of the union."""
    assert agreement([(0, 10)], [(0, 10)]) == 1
    assert agreement([(0, 10)], [(10, 20)]) == 0
    assert agreement([(0, 10)], [(5, 10)]) == 0.5
    assert agreement([], []) == 0


def test_of_two_cues_for_one_content_the_surer_counts() -> None:
    """One source with one content twice is one attribution, by the cue of which the network is surer."""
    text = "Orla Dunne told and said the bridge had fallen."
    found = one(
        text,
        cue("told", "Orla Dunne", "the bridge had fallen", probability=0.6),
        cue("said", "Orla Dunne", "the bridge had fallen", probability=0.9),
    )
    assert found.chain[0].cue[0].text == "said"


def test_a_piece_that_is_another_cues_content_is_given_up() -> None:
    """A further piece that stands in the sentence of another cue, and is that one's content, is not claimed twice."""
    text = "Orla Dunne said the bridge had fallen. Idris Vane said the road was shut."
    found = attributed(
        text,
        cue("said", "Orla Dunne", ("the bridge had fallen", "the road was shut")),
        cue("said#2", "Idris Vane", "the road was shut"),
    ).attributions
    assert [(last(a), contents(a)) for a in found] == [
        (["Orla Dunne"], ["the bridge had fallen"]),
        (["Idris Vane"], ["the road was shut"]),
    ]
