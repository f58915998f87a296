"""Rewritten graphs compute what they did, and smoothing keeps small channels from drowning beside a large one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

from onnx import TensorProto, helper, numpy_helper  # noqa: E402
from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: E402

from tpo_ie.training.kernels import fuse_products, plain_norms  # noqa: E402
from tpo_ie.training.ranges import Batch, fix_ranges  # noqa: E402
from tpo_ie.training.smoothing import smooth  # noqa: E402

WORDS, CHANNELS, OUTPUTS = 40, 16, 8
RANDOM = np.random.default_rng(5)
TABLE = RANDOM.normal(size=(WORDS, CHANNELS)).astype(np.float32)
TABLE[:, 3] *= 40  # the outlier channel
SAMPLES: list[Batch] = [
    (RANDOM.integers(0, WORDS, (4, 12)), np.ones((4, 12), dtype=np.int64)),
    (RANDOM.integers(0, WORDS, (2, 30)), np.ones((2, 30), dtype=np.int64)),
]


def _graph() -> Any:
    """Embed words, multiply, add a bias, add the product to itself, normalise."""
    weight = RANDOM.normal(size=(CHANNELS, OUTPUTS)).astype(np.float32)
    weight[3] /= 40
    constants = {
        "table": TABLE,
        "weight": weight,
        "bias": RANDOM.normal(size=OUTPUTS).astype(np.float32),
        "gamma": RANDOM.normal(size=OUTPUTS).astype(np.float32),
        "beta": RANDOM.normal(size=OUTPUTS).astype(np.float32),
    }
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["words"], name="embed"),
        helper.make_node("MatMul", ["words", "weight"], ["product"], name="dense"),
        helper.make_node("Cast", ["attention_mask"], ["mask"], name="mask", to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "axis"], ["column"], name="column"),
        helper.make_node("Mul", ["product", "column"], ["skip"], name="skip"),
        helper.make_node(
            "SkipLayerNormalization", ["product", "skip", "gamma", "beta", "bias"], ["logits"],
            name="norm", domain="com.microsoft", epsilon=1e-12,
        ),
    ]  # fmt: skip
    shapes = {name: ["batch", "length"] for name in ("input_ids", "attention_mask")}
    graph = helper.make_graph(
        nodes, "tiny",
        [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name, shape in shapes.items()],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "length", OUTPUTS])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()]
        + [numpy_helper.from_array(np.array([2]), "axis")],
    )  # fmt: skip
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def _run(model: Any) -> Any:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    ids, mask = SAMPLES[0]
    return session.run(None, {"input_ids": ids, "attention_mask": mask})[0]


def _quantised(model: Any, path: Path) -> Any:
    quantize_dynamic(
        model, str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul"],
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
    )  # fmt: skip
    fix_ranges(path, SAMPLES)
    return onnx.load(str(path))


def _kinds(model: Any) -> list[str]:
    return [node.op_type for node in model.graph.node]


def test_plain_norms_compute_what_the_fused_ones_did() -> None:
    model = _graph()
    before = _run(model)
    assert plain_norms(model) == 1
    assert "SkipLayerNormalization" not in _kinds(model)
    assert "LayerNormalization" in _kinds(model)
    np.testing.assert_allclose(_run(model), before, atol=2e-5)


def test_joined_products_compute_what_the_parts_did(tmp_path: Path) -> None:
    model = _graph()
    plain_norms(model)
    quantised = _quantised(model, tmp_path / "int8.onnx")
    before = _run(quantised)
    assert fuse_products(quantised) == 1
    assert "MatMulIntegerToFloat" in _kinds(quantised)
    assert "MatMulInteger" not in _kinds(quantised)
    np.testing.assert_allclose(_run(quantised), before, atol=2e-5)


def test_smoothing_changes_nothing_in_fp32() -> None:
    model = _graph()
    before = _run(model)
    assert smooth(model, SAMPLES) == 1
    np.testing.assert_allclose(_run(model), before, atol=2e-5)


def test_smoothing_makes_int8_more_exact(tmp_path: Path) -> None:
    exact = _run(_graph_without_norm())
    rough = _run(_quantised(_graph_without_norm(), tmp_path / "rough.onnx"))
    model = _graph_without_norm()
    smooth(model, SAMPLES)
    fine = _run(_quantised(model, tmp_path / "fine.onnx"))
    assert np.abs(fine - exact).mean() < np.abs(rough - exact).mean() / 3


def test_even_channels_are_left_alone() -> None:
    model = _graph()
    for tensor in model.graph.initializer:
        if tensor.name == "table":
            even = np.clip(TABLE, -1, 1).astype(np.float32)
            tensor.CopyFrom(numpy_helper.from_array(even, "table"))
    assert smooth(model, SAMPLES) == 0
    assert "Mul" in _kinds(model)
    assert len(model.graph.node) == 6


def _graph_without_norm() -> Any:
    model = FIXED.__class__()
    model.CopyFrom(FIXED)
    return model


FIXED = _graph()
_product = next(node for node in FIXED.graph.node if node.name == "skip")
_product.output[0] = "logits"
del FIXED.graph.node[5:]
