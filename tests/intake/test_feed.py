"""Feeds."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from collected import SENTENCE, SENTENCES, notes, one, read, refusal

from sayso.intake import Facts
from sayso.settings import Settings

RSS = (
    '<?xml version="1.0" encoding="{encoding}"?>\n<rss version="2.0"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<channel><title>Harbour Wire</title><link>https://wire.example/</link><language>en-us</language>{items}"
    "</channel></rss>"
)
ITEM = (
    "<item><title>Three dead &amp;amp; more</title><link>/a/1</link><guid>x1</guid><dc:creator>Ann Lindqvist</dc:creator>"
    "<pubDate>Fri, 14 Mar 2031 23:30:00 -0500</pubDate><description>Short &lt;b&gt;words&lt;/b&gt;, he said</description>"
    "<content:encoded><![CDATA[<p>{}</p><p>{}</p>]]></content:encoded></item>"
).format(*SENTENCES)
SOURCED = ITEM.replace("<guid>", '<source url="https://selm.example/rss">Selm Daily</source><guid>')
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wire</title><entry><title type="html">Three'
    " &amp;lt;dead&amp;gt;</title><link href='https://a.example/1'/><id>i</id><updated>2031-03-14T10:00:00Z</updated>"
    "<author><name>Ann</name></author><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>"
    f"{SENTENCE}</p></div></content><source><title>Selm Daily</title><link href='https://selm.example/'/></source>"
    "</entry></feed>"
)


def rss(*items: str, encoding: str = "utf-8") -> bytes:
    return RSS.format(encoding=encoding, items="".join(items)).encode(encoding)


def test_an_item_is_a_report_of_the_feeds_outlet() -> None:
    """The whole content is the text rather than the summary; title, day, author and address are told."""
    report = one(rss(ITEM), "feed.xml")
    assert report.text == "\n\n".join(SENTENCES)
    assert (report.file, report.outlet, report.title) == ("feed.xml#1", "Harbour Wire", "Three dead & more")
    assert (report.author, report.published) == ("Ann Lindqvist", "2031-03-14")
    assert (report.url, report.credit) == ("https://wire.example/a/1", None)


def test_the_true_origin_of_an_item_is_its_outlet() -> None:
    """Where the item tells from which feed it was taken, that one is the outlet, and its address the credit."""
    report = one(rss(SOURCED))
    assert (report.outlet, report.credit) == ("Selm Daily", "https://selm.example/rss")
    assert one(rss(SOURCED.replace("Selm Daily", ""))).outlet == "selm.example"


def test_atom_is_read_alike() -> None:
    """An entry of Atom gives the same facts, with its source."""
    report = one(ATOM.encode(), "a.atom")
    assert (report.text, report.title, report.published) == (SENTENCE, "Three <dead>", "2031-03-14")
    assert (report.outlet, report.credit, report.url) == (
        "Selm Daily",
        "https://selm.example/",
        "https://a.example/1",
    )


def test_an_item_without_content_is_read_by_its_summary_or_headline() -> None:
    """A summary is better than nothing, and so is a headline; an item without either is told by its number."""
    items = (
        "<item><title>No</title><description>Short &lt;b&gt;words&lt;/b&gt;, he said</description></item>",
        "<item><title>Three dead</title></item>",
        "<item><link>https://a.example/</link></item>",
    )
    reports, (unread,) = read(rss(*items), "f.xml")
    assert [each.text for each in reports] == ["Short words, he said", "Three dead"]
    assert (unread.file, "no words" in unread.reason) == ("f.xml#3", True)


def test_an_item_keeps_its_identity_wherever_it_stands() -> None:
    """The same item further down in a newer feed is the same report: its SHA-256 is of what it tells, not of its place."""
    (before,) = read(rss(SOURCED), "f.xml")[0]
    (_, after) = read(rss(ITEM, SOURCED), "later.xml")[0]
    assert (before.id, before.sha256) == (after.id, after.sha256)
    changed = one(rss(SOURCED.replace("23:30", "23:31")), "f.xml")
    assert changed.id != before.id


def test_the_hash_of_an_item_can_be_made_again() -> None:
    """The SHA-256 is that of the item as JSON with sorted keys and no spaces, as the documents tell."""
    told: dict[str, Any] = {
        "author": "Ann",
        "content": [f"<p>{SENTENCE}</p>"],
        "id": "i",
        "link": "https://a.example/1",
        "source": ["Selm Daily", "https://selm.example/"],
        "summary": f"<p>{SENTENCE}</p>",
        "title": "Three &lt;dead&gt;",
        "updated": "2031-03-14T10:00:00Z",
    }
    report = one(ATOM.encode())
    written = json.dumps(told, separators=(",", ":"))
    assert report.sha256 == hashlib.sha256(written.encode()).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_a_feed_is_read_in_its_encoding(encoding: str) -> None:
    """The encoding that the XML declares is used."""
    assert one(rss(ITEM, encoding=encoding)).text == "\n\n".join(SENTENCES)


def test_a_feed_in_another_language_is_marked() -> None:
    """What a feed says of its language, which programs fill in by themselves, does not go before the text."""
    report = one(
        rss("<item><description>Трое военных погибли у моста, сообщил полковник Вейн.</description></item>")
    )
    assert report.language == "ru"
    assert one(rss("<item><description>Vane: no</description></item>")).language == "en"


def test_what_the_user_gives_fills_the_gaps() -> None:
    """A day that is given holds for the items without one."""
    data = rss("<item><description>He said no.</description></item>", ITEM)
    assert [each.published for each in read(data, given=Facts(published="2031-01-01"))[0]] == [
        "2031-01-01",
        "2031-03-14",
    ]


def test_a_cut_feed_gives_what_came_before_and_says_so() -> None:
    """Of a feed that ends in the middle the whole items are read, with a note."""
    data = rss(ITEM, SOURCED)[:-400]
    assert read(data, "f.xml")[0][0].text == "\n\n".join(SENTENCES)
    assert any("may have been cut" in note for note in notes(data, "f.xml"))


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "he said no "}">' for n in range(12))


@pytest.mark.parametrize(
    "doctype",
    [
        f"<!DOCTYPE rss [{ENTITIES}]>",
        '<!DOCTYPE rss [<!ENTITY e11 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss SYSTEM "https://harm.example/x.dtd">',
    ],
    ids=["swelling", "file", "address"],
)
def test_entities_are_not_expanded_nor_fetched(doctype: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bomb of entities does not swell, and neither files nor addresses are opened."""
    for name in ("socket.socket.connect", "urllib.request.urlopen"):
        monkeypatch.setattr(name, lambda *_: pytest.fail("fetched"))
    item = "<item><title>t</title><description>It was &e11; there.</description></item>"
    data = rss(item).replace(b"\n<rss", f"\n{doctype}<rss".encode())
    began = time.process_time()
    report = one(data)
    assert time.process_time() - began < 5
    assert len(report.text) < 1000
    assert "root:" not in report.text


def test_a_feed_with_too_many_tags_is_refused() -> None:
    """A feed that is all tags would take long; it is told."""
    unread = refusal(rss(*[ITEM] * 9), settings=Settings(max_feed_tags=100))
    assert "SAYSO_MAX_FEED_TAGS" in unread.next_step


@pytest.mark.parametrize(
    "data",
    [
        rss,
        lambda: b"<rss>",
        lambda: b"<feed/>",
        lambda: b"<rss><channel>" + b"<div>" * 30_000,
        lambda: b"<rss><!--" * 9000,
        lambda: b'<?xml version="1.0"?><rdf:RDF></rdf:RDF>',
    ],
)
def test_a_feed_without_items_is_told(data: Callable[[], bytes]) -> None:
    """An empty feed, or one that is all brackets, holds no items."""
    assert "no items" in refusal(data(), "f.xml").reason


def test_a_feeds_own_markup_does_not_make_it_a_page() -> None:
    """A feed named .html, full of tags, is read as the feed that it is."""
    assert one(ATOM.encode(), "f.html").file == "f.html#1"
