"""The gold dossiers with their own attributions and mentions, linked by the program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from evaluation.figures import Skipped
from evaluation.setting import Setting
from sayso.linking import link
from sayso.records import Ledger


@dataclass(frozen=True, slots=True)
class LinkedDossier:
    """A dossier as people linked it, ``gold``, and as the program did from the same records, ``linked``.

    Mentions and attributions have the same ids in both.
    """

    folder: Path
    gold: Ledger
    linked: Ledger


def linked_dossiers(setting: Setting) -> Iterator[LinkedDossier]:
    """Return each dossier of the gold folder, linked."""
    folders = sorted(path.parent for path in setting.gold.glob("*/gold.yaml"))
    if not folders:
        raise Skipped(f"no dossiers in {setting.gold}")
    for folder in setting.few(folders):
        yield linked_dossier(folder, setting.scorer)


def linked_dossier(folder: Path, scorer: ModuleType) -> LinkedDossier:
    """Return one dossier; ``scorer`` writes its gold as a ledger."""
    gold, bare = (
        Ledger.from_json(json.dumps(scorer.gold_ledger(str(folder), linked))) for linked in (True, False)
    )
    return LinkedDossier(folder, gold, link(bare))
