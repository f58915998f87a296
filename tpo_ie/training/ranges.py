"""Fixed ranges for quantised activations, so that what a text gives does not depend on its batch."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tpo_ie.training.batches import pad
from tpo_ie.training.config import TrainConfig
from tpo_ie.training.examples import load_texts, windows

Batch = tuple[NDArray[np.int64], NDArray[np.int64]]
_STEPS = 255
_SAMPLE_ARTICLES = 30
_SAMPLE_SENTENCES = 150
_WINDOWS_PER_BATCH = 16


def sample_batches(config: TrainConfig, tokenizer: Tokenizer) -> Iterator[Batch]:
    """Draw training texts of every source as sample input.

    Args:
        config: Names the sources and the seed.
        tokenizer: The model's tokenizer.

    Yields:
        Sub-word ids and attention masks, each (batch, length).
    """
    random_source = random.Random(config.seed)  # noqa: S311
    for source in config.data:
        texts = load_texts(source, "train")
        random_source.shuffle(texts)
        wanted = _SAMPLE_ARTICLES if source.format == "documents" else _SAMPLE_SENTENCES
        pieces = [piece for text in texts[:wanted] for piece in windows(text, source.scheme, tokenizer, config.window)]
        pieces.sort(key=lambda piece: len(piece.ids))
        for start in range(0, len(pieces), _WINDOWS_PER_BATCH):
            ids, mask, _ = pad(pieces[start : start + _WINDOWS_PER_BATCH])
            yield ids.numpy(), mask.numpy()


def fix_ranges(graph: Path, batches: Iterable[Batch]) -> int:
    """Replace the ranges that a dynamically quantised graph finds per batch by ranges found once.

    A dynamic graph scales the activations of a batch by that batch's lowest and highest value, so that a text
    can be tagged otherwise beside other texts. Here the lowest and highest value over sample batches are written
    into the graph; values beyond them are clipped (Jacob et al. 2018, section 3).

    Args:
        graph: The graph from ``quantize_dynamic``; replaced in place.
        batches: Sample input: sub-word ids and attention masks, each (batch, length).

    Returns:
        Number of ranges fixed.
    """
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(str(graph))
    nodes = [node for node in model.graph.node if node.op_type == "DynamicQuantizeLinear"]
    ranges = _observed(model, nodes, batches)
    for node in nodes:
        values, scale_name, zero_name = node.output
        low, high = ranges[scale_name]
        scale = max(high - low, 1e-6) / _STEPS
        zero = int(np.clip(round(-low / scale), 0, _STEPS))
        model.graph.initializer.extend(
            [
                numpy_helper.from_array(np.array(scale, dtype=np.float32), scale_name),
                numpy_helper.from_array(np.array(zero, dtype=np.uint8), zero_name),
            ]
        )
        fixed = helper.make_node("QuantizeLinear", [node.input[0], scale_name, zero_name], [values], name=node.name)
        node.CopyFrom(fixed)
    onnx.save(model, str(graph))
    return len(nodes)


def _observed(model: Any, nodes: list[Any], batches: Iterable[Batch]) -> dict[str, tuple[float, float]]:
    """Run the graph on the samples and return the lowest and highest value by name of the scale."""
    import onnxruntime
    from onnx import TensorProto, helper

    probe = type(model)()
    probe.CopyFrom(model)
    names = [name for node in nodes for name in node.output[1:3]]
    for node in nodes:
        probe.graph.output.append(helper.make_tensor_value_info(node.output[1], TensorProto.FLOAT, []))
        probe.graph.output.append(helper.make_tensor_value_info(node.output[2], TensorProto.UINT8, []))
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(probe.SerializeToString(), options, providers=["CPUExecutionProvider"])
    ranges: dict[str, tuple[float, float]] = {}
    for ids, mask in batches:
        outputs = session.run(names, {"input_ids": ids, "attention_mask": mask})
        for i, name in enumerate(names[::2]):
            scale, zero = float(outputs[2 * i]), int(outputs[2 * i + 1])
            low, high = -zero * scale, (_STEPS - zero) * scale
            before = ranges.get(name, (0.0, 0.0))
            ranges[name] = min(before[0], low), max(before[1], high)
    return ranges
