"""From a report's text to a `Reading`: words, sentences, parse, names, cues.

`load()` gives the shipped analyser.
"""

from __future__ import annotations

from functools import lru_cache

from sayso.language.model import load as load_model
from sayso.language.reading import Analyser, CueReading, Reading, Word

__all__ = ["Analyser", "CueReading", "Reading", "Word", "load"]


@lru_cache(maxsize=1)
def load() -> Analyser:
    """The analyser with the shipped model, loaded once."""
    return Analyser(load_model())
