"""The plain six-layer encoder in int8: what the speed of the whole road is compared with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime

from evaluation.figures import Skipped
from evaluation.setting import BUILD
from sayso.language.encoding import CLS, MAX_PIECES, SEP, word_pieces
from sayso.language.model import Model
from sayso.language.words import split_words

ENCODER = BUILD / "plain-encoder.int8.onnx"


def ensure_encoder() -> None:
    """Export the plain encoder, once; it needs PyTorch then, and never again."""
    if ENCODER.exists():
        return
    try:
        import onnx  # noqa: F401 - the export needs it
        import torch  # noqa: F401 - the same
    except ImportError as fault:
        raise Skipped(f"no plain encoder in {BUILD}, and none can be made ({fault})") from fault
    BUILD.mkdir(parents=True, exist_ok=True)
    _export(ENCODER.with_suffix(".float.onnx"))


def _export(plain: Path) -> None:
    """Write the network's six layers without shapes and heads.

    Their weights are random: how long a pass takes doesn't depend on them.
    """
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    from training.network import Tagger

    class Plain(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.body = Tagger(1)

        def forward(self, ids: torch.Tensor) -> torch.Tensor:
            mask = torch.where(ids == 0, -1e4, 0.0)[:, None, None, :]
            x: torch.Tensor = self.body.norm(self.body.words(ids) + self.body.places.weight[: ids.shape[1]])
            for layer in self.body.layers:
                x = layer(x, mask)
            return x

    torch.onnx.export(
        Plain().eval(),
        (torch.ones(1, 64, dtype=torch.long),),
        str(plain),
        input_names=["ids"],
        output_names=["rows"],
        dynamic_axes={"ids": {0: "b", 1: "t"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(plain), str(ENCODER), per_channel=True, weight_type=QuantType.QInt8)
    plain.unlink()


def bare_pass(model: Model, report: Path) -> tuple[Callable[[], object], int]:
    """Return a call that runs the plain encoder over a report's words, and how many words they are."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(ENCODER), options, providers=["CPUExecutionProvider"])
    text = report.read_text(encoding="utf-8").partition("\n\n")[2]
    words = [text[a:b] for a, b in split_words(text)]
    ids = np.concatenate([np.array(p) for p in word_pieces(model.tokenizer, words)])
    parts = np.array_split(ids, -(-len(ids) // (MAX_PIECES - 2)))
    windows = [np.concatenate([[CLS], part, [SEP]])[None].astype(np.int64) for part in parts]
    return lambda: [session.run(None, {"ids": window}) for window in windows], len(text.split())
