"""HTML pages."""

from __future__ import annotations

import json

import pytest

from sayso.errors import IntakeError
from sayso.intake import jsonld
from sayso.intake.facts import Facts
from sayso.intake.html import looks_like_html, parse

PARAGRAPHS = [
    "Three soldiers died at the Kelmet crossing in the night to Tuesday, Colonel Idris Vane said at the gate.",
    "“We lost three men and we hold the bridge,” the colonel told Radio Selm, which broadcast his words live.",
    "The other side has not spoken yet, and the figures could not be independently verified by this paper.",
]


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def article(*paragraphs: str) -> str:
    inner = "".join(f"<p>{each}</p>\n" for each in paragraphs)
    return f"<nav><a href='/'>Home</a></nav><article><h1>Three dead</h1>{inner}</article><footer>About us</footer>"


def linked(**told: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **told})}</script>'


def test_paragraphs_stay_apart_and_the_rest_of_the_page_goes() -> None:
    """The text is the article's paragraphs, a blank line between them, without navigation and footer."""
    assert parse(page(article(*PARAGRAPHS))).text == "\n\n".join(PARAGRAPHS)


def test_a_short_article_keeps_its_paragraphs() -> None:
    """Two short paragraphs are not run together."""
    assert parse(page(article("He said yes.", "She said no."))).text == "He said yes.\n\nShe said no."


def test_breaks_and_marks_inside_a_paragraph() -> None:
    """One break is a space, two end a paragraph, and inline tags leave no trace."""
    text = parse(page(article("He <b>said</b><br>yes.<br><br>She said&nbsp;no."))).text
    assert text == "He said yes.\n\nShe said no."


def test_json_ld_tells_the_facts() -> None:
    """Outlet, title, author, date and address come from the article in JSON-LD."""
    head = "<title>x | y</title>" + linked(
        headline="Three dead",
        publisher={"name": "The Harbour Post"},
        author=[{"name": "Ann Lindqvist"}, {"name": "Bo Tarn"}],
        datePublished="2031-03-14T10:00:00Z",
        url="https://harbourpost.example/1",
    )
    assert parse(page(article(*PARAGRAPHS), head)).facts == Facts(
        outlet="The Harbour Post",
        title="Three dead",
        author="Ann Lindqvist, Bo Tarn",
        published="2031-03-14",
        url="https://harbourpost.example/1",
        language="en",
    )


def test_meta_tags_tell_what_json_ld_does_not() -> None:
    """Without JSON-LD, the page's meta tags are read."""
    head = (
        '<meta property="og:site_name" content="The Harbour Post"><meta property="og:title" content="Three dead">'
        '<meta name="author" content="Ann Lindqvist"><meta property="article:published_time" content="2024-03-14">'
    )
    facts = parse(page(article(*PARAGRAPHS), head)).facts
    assert (facts.outlet, facts.title, facts.published) == ("The Harbour Post", "Three dead", "2024-03-14")
    assert facts.author == "Ann Lindqvist"


def test_a_page_without_a_date_gets_none() -> None:
    """No date is made up from a year in the footer."""
    assert parse(page(article(*PARAGRAPHS) + "<footer>Copyright 2019</footer>")).facts.published is None


def test_a_day_in_the_sites_imprint_is_none_of_the_reports() -> None:
    """The day on which a site was last changed, in its foot, is not the day of publication."""
    foot = "<footer>Copyright 2019. Site updated 12 March 2018</footer>"
    assert parse(page(article(*PARAGRAPHS) + foot)).facts.published is None


def test_the_search_for_a_day_is_not_extensive(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search that invents a 1 January is off: a bare year in the text gives no day, nor does an address."""
    import trafilatura.metadata

    options: list[dict[str, object]] = []
    monkeypatch.setattr(trafilatura.metadata, "find_date", lambda _, **told: options.append(told))
    parse(page(article(*PARAGRAPHS, "It was built in 2019, he said.")))
    assert [each["extensive_search"] for each in options] == [False]
    monkeypatch.undo()
    text = "It was built in 2019, he said, and mended in March of 2021 by men from the town."
    assert parse(page(article(*PARAGRAPHS, text))).facts.published is None


def test_a_page_with_too_many_tags_is_refused_but_for_its_scripts() -> None:
    """A page of more tags than are taken apart is told; what looks like tags in a script doesn't count."""
    script = f"<script>var a = '{'<p>' * 2000}'</script>"
    assert parse(page(script + article(*PARAGRAPHS)), most_tags=100).text == "\n\n".join(PARAGRAPHS)
    with pytest.raises(IntakeError, match="SAYSO_MAX_PAGE_TAGS"):
        parse(page(script + article(*PARAGRAPHS * 20)), most_tags=100)
    with pytest.raises(IntakeError):
        parse("<html>" + "<script>" * 2000, most_tags=100)


def test_a_picture_that_was_saved_into_the_page_is_left_out() -> None:
    """Pictures in the page's own text, as some programs save them, cost nothing."""
    picture = f"<img src='data:image/png;base64,{'QUJD' * 2000}'>"
    assert parse(page(article(PARAGRAPHS[0] + picture, *PARAGRAPHS[1:]))).text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "text",
    [
        page(""),
        page("<script>var a = 1</script>"),
        page("<img src='a.png'>"),
        "<html>",
        "<div>" * 50_000,
        "<p",
        '<?xml version="1.0" encoding="utf-16"?><html><body></body></html>',
    ],
)
def test_a_page_without_text_is_refused(text: str) -> None:
    """An empty, script-only or endlessly nested page is refused with a message."""
    with pytest.raises(IntakeError, match="HTML page"):
        parse(text)


def test_html_is_known_by_its_tags() -> None:
    """A page is known by its first tags; a text that only speaks of less-than signs is none."""
    assert looks_like_html("\n <!doctype HTML><title>")
    assert looks_like_html("<p>He said yes.</p>")
    assert not looks_like_html("a < b and c > d, he said <sic>")


@pytest.mark.parametrize(
    "block",
    [
        "",
        "{",
        "[" * 100_000,
        "[]",
        "3",
        '{"@type": 3}',
        '{"@graph": [[[[[[[[[[{"@type": "Article"}]]]]]]]]]]}',
    ],
)
def test_json_ld_that_tells_nothing_is_passed_over(block: str) -> None:
    """Broken, empty or odd JSON-LD gives no facts and no error."""
    assert jsonld.facts([block]) == Facts()


def test_json_ld_in_a_graph_is_found() -> None:
    """The article may stand in a graph, after a block that is no JSON, with its types in a list."""
    block = {"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "headline": "A\nB", "author": "C"}]}
    assert jsonld.facts(["{", json.dumps(block)]) == Facts(title="A B", author="C")
