"""Where the data and the weights are, and what is loaded from them, once for all parts."""

from __future__ import annotations

import importlib.util
import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from evaluation.figures import Skipped
from sayso.language.model import WEIGHTS, Model
from sayso.language.reading import Analyser

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "evaluation"
QUICK = 3
"""With ``--quick``, how many documents of each kind are read."""
T = TypeVar("T")


@dataclass(frozen=True)
class Setting:
    """The folders, and whether only a few documents of each kind are to be read."""

    corpora: Path
    gold: Path
    scorer_file: Path
    weights: Path = WEIGHTS
    quick: bool = False

    @cached_property
    def model(self) -> Model:
        """The network."""
        if not (self.weights / "tagger.onnx").exists():
            raise Skipped(f"no weights in {self.weights}")
        return Model(self.weights)

    @cached_property
    def scorer(self) -> ModuleType:
        """The shared scorer, as a module."""
        if not self.scorer_file.exists():
            raise Skipped(f"no scorer at {self.scorer_file}")
        spec = importlib.util.spec_from_file_location("shared_scorer", self.scorer_file)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def analyser(self, *, style: int = 0) -> Analyser:
        """Return an analyser; style 1 is that of PolNeAR's annotators."""
        return Analyser(self.model, style=style)

    def corpus(self, name: str) -> Path:
        """Return a corpus file, or tell that it is absent."""
        path = self.corpora / name
        if not path.exists():
            raise Skipped(f"no {name} in {self.corpora}")
        return path

    def few(self, documents: list[T]) -> list[T]:
        """Return the documents to read: all, or some."""
        return documents[:QUICK] if self.quick else documents


def child_environment(**more: str) -> dict[str, str]:
    """Return the environment for a child process that imports this very ``sayso`` and ``evaluation``."""
    import sayso

    package = str(Path(sayso.__file__).parents[1])
    paths = [package, str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), **more}


def command(weights: Path) -> list[str]:
    """Return how to start the command ``sayso``: as users do, or with other weights."""
    if weights == WEIGHTS:
        return [sys.executable, "-m", "sayso"]
    return [sys.executable, "-m", "evaluation.command", str(weights.absolute())]
