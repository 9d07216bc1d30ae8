"""Which language a text is in."""

from __future__ import annotations

import pytest

from sayso.intake.language import detect

FRENCH = "Trois soldats sont morts près du pont dans la nuit, a déclaré le colonel Vane mardi matin."
ENGLISH = "Three soldiers died near the bridge in the night, Colonel Vane said on Tuesday morning."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("Vane said no.", "en"),
        (ENGLISH + " « Nous tenons le pont », he said.", "en"),
        (FRENCH, "fr"),
        ("Die Armee teilte mit, dass drei Soldaten in der Nacht am Übergang getötet wurden.", "de"),
        ("قال المتحدث باسم الجيش إن ثلاثة جنود قتلوا خلال الليل قرب الجسر", "ar"),
        ("דובר הצבא אמר כי שלושה חיילים נהרגו הלילה סמוך לגשר", "he"),
        ("Мост цел", "und"),
        ("Kelmet Orrin Selm Vane", None),
        ("12 34", None),
        ("", None),
        ("\n".join([ENGLISH, FRENCH, FRENCH, FRENCH]), "fr"),
        ("\n".join([ENGLISH, ENGLISH, ENGLISH, FRENCH]), "en"),
        ("\n".join([ENGLISH] * 9 + [FRENCH] * 7), "mul"),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    """English is known even when short, others when long enough, and names alone stay open."""
    assert detect(text, 0.8) == language
