"""From what each report tells to what all of them rest on: actors, origins, events and their assessment.

The stage knows records only, so it can be run on a ledger that another program wrote.
"""

from __future__ import annotations

from sayso.linking.judgements import Judgement
from sayso.linking.linker import Linker, link

__all__ = ["Judgement", "Linker", "link"]
