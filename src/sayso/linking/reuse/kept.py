"""Texts that were asked for lately, up to a bound: a source is asked for by each of its copies."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from sayso.linking.reuse.matching import Text

MOST_WORDS = 200_000
"""Telling words of all texts that are kept: some 100 MB."""


class Kept:
    """The texts that were used last, by the numbers of their reports."""

    def __init__(self) -> None:
        """Begin with none."""
        self._texts: OrderedDict[int, Text] = OrderedDict()
        self._words = 0

    def get(self, number: int, make: Callable[[], Text]) -> Text:
        """Return a report's text: the one that is kept, or what ``make`` returns."""
        text = self._texts.get(number)
        if text is None:
            text = self._texts[number] = make()
            self._words += text.size
        self._texts.move_to_end(number)
        while self._words > MOST_WORDS and len(self._texts) > 2:
            self._words -= self._texts.popitem(last=False)[1].size
        return text
