"""Pages from addresses: only what a person asks for, only from public places, within bounds.

Whoever gives an address may have it from a stranger, and a page may lead anywhere. So every address that a
host's name stands for is checked, on every redirect again, and the connection goes to a checked one.
"""

from sayso.fetching.addresses import is_address, is_public, shown
from sayso.fetching.fetcher import Fetcher

__all__ = ["Fetcher", "is_address", "is_public", "shown"]
