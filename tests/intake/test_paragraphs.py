"""Lines on pages to paragraphs."""

from __future__ import annotations

from sayso.intake.paragraphs import Line, paragraphs


def lines(
    *texts: str, x: float = 50, top: float = 700, leading: float = 12, right: float = 300
) -> list[Line]:
    return [Line(text, x, top - leading * n, right, 10) for n, text in enumerate(texts)]


def test_a_wider_gap_begins_a_paragraph() -> None:
    """Lines at the common distance belong together; a wider one parts them."""
    page = [*lines("He said", "no.", "It fell,"), *lines("they said.", "Then", "nothing.", top=640)]
    assert paragraphs([page]) == ["He said no. It fell,", "they said. Then nothing."]


def test_an_indented_line_begins_a_paragraph() -> None:
    """Where there is no gap, the first line's indentation tells."""
    page = lines("He said no,", "and left.", "They", "came.")
    page[2] = Line("They", 65, page[2].y, 300, 10)
    assert paragraphs([page]) == ["He said no, and left.", "They came."]


def test_a_short_line_that_ends_a_sentence_ends_a_paragraph() -> None:
    """Where there is neither, a short last line tells; a short line inside a sentence does not."""
    page = lines("He said no,", "and left.", "They came", "back")
    page[1] = Line("and left.", 50, page[1].y, 120, 10)
    page[2] = Line("They came", 50, page[2].y, 120, 10)
    assert paragraphs([page]) == ["He said no, and left.", "They came back"]


def test_a_heading_stands_alone() -> None:
    """Larger letters are a paragraph of their own, over as many lines as they take."""
    page = [
        Line("Three dead at", 50, 700, 200, 18),
        Line("the crossing", 50, 679, 200, 18),
        *lines("He said", "no.", top=660),
    ]
    assert paragraphs([page]) == ["Three dead at the crossing", "He said no."]


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    """A column and a page that end in the middle of a sentence do not end its paragraph."""
    first = [*lines("He said", "that he"), *lines("would not", "go.", x=320, right=560)]
    assert paragraphs([first, lines("They", "came.")]) == ["He said that he would not go.", "They came."]
    assert paragraphs([lines("He said", "that"), lines("he did.", "Not so.")]) == [
        "He said that he did. Not so."
    ]


def test_points_of_a_list_stand_apart() -> None:
    """Bullets and numbers begin paragraphs."""
    assert paragraphs([lines("They want:", "• bread", "• peace", "1. land")]) == [
        "They want:",
        "• bread",
        "• peace",
        "1. land",
    ]


def test_a_point_that_hangs_is_one_paragraph() -> None:
    """The further lines of a point stand further in than its bullet, and belong to it."""
    page = lines("• bread for", "the town", "and water")
    page[1:] = [Line(each.text, 65, each.y, 300, 10) for each in page[1:]]
    assert paragraphs([page]) == ["• bread for the town and water"]


def test_a_head_on_most_pages_goes_and_a_sentence_stays() -> None:
    """What stands apart at the edge of most pages is left out, but for its number; what stands close is kept."""
    pages = [
        [*lines(f"Post {n}", top=740), *lines("The same", f"Line {'abc'[n]} one", "and", "two", "more.")]
        for n in range(3)
    ]
    text = " ".join(paragraphs(pages))
    assert "Post" not in text
    assert text.count("The same") == 3


def test_no_lines_are_no_paragraphs() -> None:
    """Empty pages give nothing."""
    assert paragraphs([]) == []
    assert paragraphs([[], [Line(" ", 0, 0, 0, 0)]]) == []
