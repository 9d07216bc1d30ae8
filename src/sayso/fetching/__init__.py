"""Pages from addresses: only what a person asks for, only from public places, within bounds.

Whoever gives an address may have it from a stranger, and a page may lead anywhere. So every address that a
host's name stands for is checked, on every redirect again, and the connection goes to a checked one.

``sayso.fetching.fetcher.Fetcher`` fetches, and loads what it needs for that; what is here only looks
at addresses.
"""

from sayso.fetching.addresses import is_address, is_public, shown

__all__ = ["is_address", "is_public", "shown"]
