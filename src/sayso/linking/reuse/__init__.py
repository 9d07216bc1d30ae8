"""Which passages of a report stand, in nearly the same words, in one that was published before it.

Words are compared, never meaning: two reporters who describe one event in words of their own share none.
"""

from __future__ import annotations

from sayso.linking.reuse.reuse import Copied, Reuse, is_version, took_over

__all__ = ["Copied", "Reuse", "is_version", "took_over"]
