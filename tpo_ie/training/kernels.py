"""Graphs rewritten for onnxruntime's faster kernels; what they compute stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onnx import ModelProto

_MICROSOFT = "com.microsoft"


def plain_norms(model: ModelProto) -> int:
    """Write residual sums and layer norms as ``Add`` and ``LayerNormalization``.

    The fused ``SkipLayerNormalization`` of onnxruntime runs several times slower on a processor than the two
    (seen with onnxruntime 1.32). A session that
    loads the graph must not fuse them again: see ``SkipLayerNormFusion`` in ``tpo_ie/mentions/model.py``.

    Args:
        model: The graph; changed in place.

    Returns:
        Number of norms rewritten.
    """
    from onnx import helper

    nodes, changed = [], 0
    for node in model.graph.node:
        if node.op_type != "SkipLayerNormalization":
            nodes.append(node)
            continue
        changed += 1
        total, skip, gamma, beta, *bias = node.input
        epsilon = next((a.f for a in node.attribute if a.name == "epsilon"), 1e-12)
        if bias and bias[0]:
            nodes.append(helper.make_node("Add", [total, bias[0]], [f"{node.name}_biased"], name=f"{node.name}_bias"))
            total = f"{node.name}_biased"
        summed = f"{node.name}_summed"
        nodes.append(helper.make_node("Add", [total, skip], [summed], name=f"{node.name}_skip"))
        nodes.append(
            helper.make_node(
                "LayerNormalization", [summed, gamma, beta], [node.output[0]], name=node.name, axis=-1, epsilon=epsilon
            )
        )
    _put(model, nodes)
    return changed


def fuse_products(model: ModelProto) -> int:
    """Join each integer product with its scaling and, where it has one, its bias.

    Args:
        model: A graph whose activations have fixed ranges; changed in place.

    Returns:
        Number of products joined.
    """
    from onnx import helper

    constants = {tensor.name for tensor in model.graph.initializer}
    made = {output: node for node in model.graph.node for output in node.output}
    users: dict[str, list[Any]] = {}
    for node in model.graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    joined: dict[str, Any] = {}
    gone: set[str] = set()
    for node in model.graph.node:
        if node.op_type != "MatMulInteger":
            continue
        cast = users[node.output[0]][0]
        scaling = users[cast.output[0]][0]
        scales = made[next(name for name in scaling.input if name != cast.output[0])]
        output, bias, swallowed = scaling.output[0], "", [cast, scaling, scales]
        after = users.get(output, [])
        if len(after) == 1 and after[0].op_type == "Add":
            constant = [name for name in after[0].input if name in constants]
            if constant:
                output, bias = after[0].output[0], constant[0]
                swallowed.append(after[0])
        gone.update(each.name for each in swallowed)
        left, right, left_zero, right_zero = node.input
        joined[node.name] = helper.make_node(
            "MatMulIntegerToFloat",
            [left, right, *scales.input, left_zero, right_zero, *([bias] if bias else [])],
            [output],
            name=node.name,
            domain=_MICROSOFT,
        )
    _put(model, [joined.get(node.name, node) for node in model.graph.node if node.name not in gone])
    return len(joined)


def _put(model: ModelProto, nodes: list[Any]) -> None:
    del model.graph.node[:]
    model.graph.node.extend(nodes)
