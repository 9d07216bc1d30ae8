"""Under which keys a report meets others: reports that share none have nothing to do with each other.

For whoever keeps many reports on a disk, and wants to link a new one with those alone that can matter to it.
"""

from __future__ import annotations

from collections.abc import Hashable

from sayso.linking import blocking, occasions
from sayso.linking.reading import Told

Sign = tuple[Hashable, ...]


def signs_of(told: Told) -> frozenset[Sign]:
    """Return the keys of all tellings of events and all occasions of speaking in a report."""
    happened = {("event", *key) for telling in told.tellings for key in blocking.keys_of(telling)}
    said = {("origin", *key) for voice in told.voices for key in occasions.keys_of(voice)}
    return frozenset(happened | said)
