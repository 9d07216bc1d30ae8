"""What a person has judged: kept apart from what the program found, and always honoured."""

from __future__ import annotations

from sayso.linking.judgements.file import append, read
from sayso.linking.judgements.groups import Conflict
from sayso.linking.judgements.record import JudgedAbout, Judgement, judge
from sayso.linking.judgements.state import Judgements

__all__ = ["Conflict", "JudgedAbout", "Judgement", "Judgements", "append", "judge", "read"]
