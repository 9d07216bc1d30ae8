"""Exports of Telegram Desktop."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from collected import SENTENCE, notes, one, read, refusal

from sayso.records import Report


def message(number: int, text: Any, **told: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2031-03-15T01:30:00",
        "date_unixtime": "1931293800",
        "from": "Kelmet Watch",
        "from_id": "channel11",
        "text": text,
        "text_entities": [],
        **told,
    }


def chat(*messages: Any, kind: str = "public_channel") -> dict[str, Any]:
    return {"name": "Kelmet Watch", "type": kind, "id": 11, "messages": list(messages)}


def export(*messages: Any, kind: str = "public_channel") -> bytes:
    return json.dumps(chat(*messages, kind=kind), ensure_ascii=False, indent=1).encode()


def reports(data: bytes) -> list[Report]:
    return read(data, "case/result.json")[0]


def test_a_channel_is_the_outlet_of_its_messages() -> None:
    """Each message is a report of the channel, under its own number; a channel's name is not its author."""
    first, second = reports(export(message(17, SENTENCE), message(18, "He said no.", author="A. Lindqvist")))
    assert (first.file, first.outlet, first.author) == ("case/result.json#message-17", "Kelmet Watch", None)
    assert first.text == SENTENCE
    assert second.author == "A. Lindqvist"


def test_the_day_is_that_of_the_universal_clock() -> None:
    """The local time of the computer that exported is not used where the universal one is told."""
    (report,) = reports(export(message(1, SENTENCE)))
    assert report.published == "2031-03-14"
    (report,) = reports(export(message(1, SENTENCE, date_unixtime=None)))
    assert report.published == "2031-03-15"


def test_text_in_pieces_is_put_together() -> None:
    """A text that is a list of strings and of links, names and bold words is read as it is shown."""
    pieces = ["The ", {"type": "bold", "text": "colonel"}, " said: ", {"type": "link", "text": "no"}, 3, None]
    (report,) = reports(export(message(1, pieces)))
    assert report.text == "The colonel said: no"


def test_a_forward_is_the_channels_report_and_credits_the_other() -> None:
    """The text of a forward is the message's own words, the outlet the channel, the credit whom it is from."""
    (report,) = reports(export(message(1, SENTENCE, forwarded_from="Selm Bulletin")))
    assert (report.text, report.outlet, report.credit) == (SENTENCE, "Kelmet Watch", "Selm Bulletin")


def test_in_a_group_the_author_is_who_wrote() -> None:
    """A group's name is told as the outlet, and who wrote the message as its author."""
    (report,) = reports(export(message(1, SENTENCE, **{"from": "Ann"}), kind="private_supergroup"))
    assert (report.outlet, report.author) == ("Kelmet Watch", "Ann")


def test_a_private_chat_has_no_outlet() -> None:
    """The name of a private chat is that of a person who only received what was written."""
    (report,) = reports(export(message(1, SENTENCE, **{"from": "Ann"}), kind="personal_chat"))
    assert (report.outlet, report.author) == (None, "Ann")


def test_an_account_holds_many_chats() -> None:
    """The export of an account gives the messages of all its chats, those that were left too."""
    account = {
        "about": "x",
        "chats": {"list": [chat(message(1, SENTENCE))]},
        "left_chats": {"list": [chat(message(1, "He said no."))]},
    }
    data = json.dumps(account).encode()
    assert [each.file for each in read(data, "r.json")[0]] == ["r.json#chat-11-message-1"] * 2


def test_service_messages_and_pictures_are_passed_over_and_told() -> None:
    """Joinings, pins and pictures without words are no reports; one note counts them."""
    joined = {"id": 1, "type": "service", "action": "join", "text": ""}
    data = export(joined, message(2, "", photo="p.jpg"), message(3, "👍"), message(4, SENTENCE))
    assert len(reports(data)) == 1
    (note,) = notes(data)
    assert "1 service messages" in note
    assert "2 messages without words" in note


def test_broken_escapes_are_repaired_first() -> None:
    r"""Control characters as ``\x0b``, which is no JSON, don't stop the chat; a written ``\\x41`` stays."""
    data = export(message(1, "He said@yes, and wrote \\x41."), message(2, SENTENCE)).replace(b"@", rb"\x0b")
    first, second = reports(data)
    assert first.text == "He said\x0byes, and wrote \\x41."
    assert second.text == SENTENCE


def test_half_a_character_does_not_stop_the_chat() -> None:
    """Half a pair of surrogates becomes the replacement character; a whole pair is kept."""
    data = export(message(1, "He said @ yes ~.")).replace(b"@", rb"\ud83d").replace(b"~", rb"\ud83d\ude4f")
    (report,) = reports(data)
    assert report.text == "He said \ufffd yes 🙏."


def test_the_hash_is_of_the_messages_own_json() -> None:
    """The SHA-256 of a message is that of its JSON as it stands in the file, whatever stands around it."""
    data = export(message(1, SENTENCE), message(2, "He said no."))
    start = data.index(b"{", 5)
    own = data[start : data.index(b"}", start) + 1]
    (report, _) = reports(data)
    assert report.sha256 == hashlib.sha256(own).hexdigest()
    (alone,) = reports(export(message(1, SENTENCE)))
    assert alone.id == report.id


def test_an_entry_that_is_no_message_is_told() -> None:
    """What is no message is named by its place in the chat, and the others are read."""
    found, (unread,) = read(export("odd", message(1, SENTENCE)), "r.json")
    assert len(found) == 1
    assert unread.file == "r.json#entry-1"


def test_an_empty_chat_is_told() -> None:
    """A chat without messages, or with none that has words, is named as holding no reports."""
    assert "no reports" in refusal(export()).reason
    assert "no reports" in refusal(b'{"chats": {"list": 3}, "name": null}').reason


def test_an_export_that_was_cut_is_told() -> None:
    """A file that ends in the middle is refused as broken JSON."""
    assert "broken JSON" in refusal(export(message(1, SENTENCE))[:-30]).reason
    assert one(export(message(1, SENTENCE))).text == SENTENCE
