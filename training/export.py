"""A checkpoint to what the package ships: three int8 ONNX graphs, the vocabulary and the label names."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from sayso.language.encoding import DISTANCES
from training.network import LABEL, WIDTH, Network


def load_network(checkpoint: Path) -> Network:
    """The network of a checkpoint, ready to be read with."""
    saved = torch.load(checkpoint, map_location="cpu")
    net = Network(saved["relations"], saved["upos"])
    net.load_state_dict(saved["net"])
    return net.eval()


def export(checkpoint: Path, minilm: Path, folder: Path, *, int8: bool = True) -> None:
    """Writes the three graphs, `tokenizer.json` and `labels.json` to the folder."""
    net = load_network(checkpoint)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as plain:
        for name, (part, inputs, input_names, output_names, axes) in graphs(net).items():
            path = Path(plain) / f"{name}.onnx"
            torch.onnx.export(
                part,
                inputs,
                str(path),
                input_names=input_names,
                output_names=output_names,
                dynamic_axes=axes,
                opset_version=17,
                dynamo=False,
            )
            if int8:
                # Per channel: one scale for a whole matrix loses a point of F1.
                quantize_dynamic(
                    str(path), str(folder / path.name), per_channel=True, weight_type=QuantType.QInt8
                )
            else:
                shutil.copy(path, folder / path.name)
    shutil.copy(minilm / "tokenizer.json", folder / "tokenizer.json")
    labels = {"relations": net.relation_names, "upos": net.upos_names}
    (folder / "labels.json").write_text(json.dumps(labels, indent=0) + "\n", encoding="utf-8")


def longs(*shape: int) -> torch.Tensor:
    """Whole numbers, all 1, as an example input."""
    return torch.ones(*shape, dtype=torch.long)


def graphs(
    net: Network,
) -> dict[str, tuple[nn.Module, tuple[torch.Tensor, ...], list[str], list[str], dict[str, dict[int, str]]]]:
    """Each part with example inputs, names, and the axes whose lengths vary."""
    tagger_axes = {
        "ids": {0: "b", 1: "t"},
        "shapes": {0: "b", 1: "t"},
        "first": {0: "b", 1: "n"},
        "shared": {0: "b", 1: "t"},
    }
    tagger_axes |= {n: {0: "b", 1: "n"} for n in net.tagger.output_names[1:]}
    tagger_axes["arc"] = {0: "b", 1: "n", 2: "n"}
    crops = (
        torch.zeros(2, 48, WIDTH),
        longs(2, 48) * (len(DISTANCES) // 2),
        longs(2) * 0,
        torch.ones(2, 48),
        longs(2),
    )
    roles_axes = {
        "shared": {0: "c", 1: "l"},
        "distance": {0: "c", 1: "l"},
        "style": {0: "c"},
        "mask": {0: "c", 1: "l"},
        "at": {0: "c"},
    }
    roles_axes |= {n: {0: "c"} for n in net.roles.output_names} | {"tags": {0: "c", 1: "l"}}
    return {
        "tagger": (
            net.tagger,
            (longs(2, 64), longs(2, 64), longs(2, 40)),
            ["ids", "shapes", "first"],
            net.tagger.output_names,
            tagger_axes,
        ),
        "roles": (
            net.roles,
            crops,
            ["shared", "distance", "style", "mask", "at"],
            net.roles.output_names,
            roles_axes,
        ),
        "relations": (
            net.relations,
            (torch.zeros(3, LABEL), torch.zeros(3, LABEL)),
            ["head", "dep"],
            ["relation"],
            {"head": {0: "m"}, "dep": {0: "m"}, "relation": {0: "m"}},
        ),
    }
