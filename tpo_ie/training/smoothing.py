"""Outlier channels tamed before quantisation, so that one of them does not set the step of all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tpo_ie.training.ranges import Batch

if TYPE_CHECKING:
    from onnx import ModelProto

OUTLIER = 4.0  # times the median channel's largest value; 2 to 6 measured alike, see models/EXPERIMENTS.md


def smooth(model: ModelProto, samples: Iterable[Batch], outlier: float = OUTLIER) -> int:
    """Divide outlier channels before constant products and multiply the weights that meet them.

    The graph computes what it did; but the activations that will be quantised to one range per tensor no longer
    hold a channel of 30 beside channels of 1 (Xiao et al. 2023, SmoothQuant, with a factor for outliers only).

    Args:
        model: The fp32 graph; changed in place.
        samples: Sample input: sub-word ids and attention masks, each (batch, length).
        outlier: From how many times the median channel's largest value on a channel is scaled down.

    Returns:
        Number of products that were changed.
    """
    from onnx import helper, numpy_helper

    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    products = [node for node in model.graph.node if node.op_type == "MatMul" and node.input[1] in weights]
    largest = _largest(model, list(dict.fromkeys(node.input[0] for node in products)), samples)
    nodes, changed = [], 0
    wanted = {node.name for node in products}
    for node in model.graph.node:
        if node.name in wanted:
            channels = largest[node.input[0]]
            factors = np.maximum(1.0, channels / max(outlier * float(np.median(channels)), 1e-6)).astype(np.float32)
            if factors.max() > 1.0:
                weight = weights[node.input[1]]
                scaled = numpy_helper.to_array(weight) * factors[:, None]
                name = f"{node.name}_smoothed"
                model.graph.initializer.append(numpy_helper.from_array(scaled, f"{name}_weight"))
                model.graph.initializer.append(numpy_helper.from_array(1 / factors, f"{name}_factors"))
                nodes.append(helper.make_node("Mul", [node.input[0], f"{name}_factors"], [name], name=f"{name}_mul"))
                node.input[:] = [name, f"{name}_weight"]
                changed += 1
        nodes.append(node)
    _replace(model, nodes)
    return changed


def _replace(model: ModelProto, nodes: list[Any]) -> None:
    used = {name for node in nodes for name in node.input}
    kept = [tensor for tensor in model.graph.initializer if tensor.name in used]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    del model.graph.node[:]
    model.graph.node.extend(nodes)


def _largest(model: ModelProto, names: list[str], samples: Iterable[Batch]) -> dict[str, NDArray[np.float32]]:
    """Run the graph on the samples and return the largest absolute value of each channel by name."""
    import onnxruntime
    from onnx import TensorProto, helper

    probe = type(model)()
    probe.CopyFrom(model)
    outputs = {value.name for value in probe.graph.output}
    probe.graph.output.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names if name not in outputs
    )
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(probe.SerializeToString(), options, providers=["CPUExecutionProvider"])
    largest: dict[str, NDArray[np.float32]] = {}
    for ids, mask in samples:
        real = mask.astype(bool)
        for name, values in zip(names, session.run(names, {"input_ids": ids, "attention_mask": mask}), strict=True):
            found = np.abs(values[real]).max(axis=0)
            largest[name] = np.maximum(largest[name], found) if name in largest else found
    return largest
