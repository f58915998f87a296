"""From a checkpoint to a model directory: ONNX in fp32 and int8, fp16 checkpoint, manifest."""

from __future__ import annotations

import json
import shutil
import warnings
from collections.abc import Iterable
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from tpo_ie.mentions.manifest import Head, Manifest, sha256_of
from tpo_ie.mentions.schemes import SCHEMES
from tpo_ie.training.kernels import fuse_products, plain_norms
from tpo_ie.training.network import MultiHeadTagger, load_network
from tpo_ie.training.ranges import Batch, fix_ranges
from tpo_ie.training.smoothing import smooth

LIBRARY = ">=0.1,<0.2"
TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json")


def export(
    checkpoint: Path,
    target: Path,
    *,
    name: str,
    version: str,
    window: int,
    samples: Iterable[Batch],
    keep_fp32: tuple[str, ...] = (),
) -> Manifest:
    """Write a model directory.

    Args:
        checkpoint: What training stored: encoder, heads, tokenizer.
        target: The model directory; files of the same name are replaced.
        name: Name of the model.
        version: Its version.
        window: Longest input in sub-words.
        samples: Sample input, which sets the ranges of the quantised activations.
        keep_fp32: Parts of names of graph nodes that are not quantised.

    Returns:
        The manifest that was written.
    """
    target.mkdir(parents=True, exist_ok=True)
    schemes = _stored_schemes(checkpoint)
    network = load_network(checkpoint, schemes, attention="eager").eval()
    fp32 = target / "model.fp32.onnx"
    to_onnx(network, fp32)
    quantise(fp32, target / "model.int8.onnx", samples, keep_fp32=keep_fp32)
    _half(checkpoint, target, network)
    for file in TOKENIZER_FILES:
        shutil.copyfile(checkpoint / file, target / file)
    offset, heads = 0, []
    for scheme in schemes:
        heads.append(Head(scheme=scheme, labels=SCHEMES[scheme].labels, offset=offset))
        offset += len(SCHEMES[scheme].tags)
    hashed = ("model.int8.onnx", "model.safetensors", "heads.safetensors", *TOKENIZER_FILES)
    manifest = Manifest(
        name=name,
        version=version,
        library=LIBRARY,
        window=window,
        heads=tuple(heads),
        sha256={file: sha256_of(target / file) for file in hashed},
    )
    (target / "manifest.json").write_text(manifest.model_dump_json(indent=2) + "\n", encoding="utf-8")
    return manifest


def fp32_graph(directory: Path) -> Path:
    """Make the fp32 graph of a model directory from its fp16 checkpoint, if it is not there yet.

    The graph is four times as large as the int8 one and is not kept in the repository.

    Args:
        directory: The model directory.

    Returns:
        The graph's file.
    """
    graph = directory / "model.fp32.onnx"
    if not graph.is_file():
        network = load_network(directory, _stored_schemes(directory), attention="eager").eval()
        to_onnx(network, graph)
    return graph


def _stored_schemes(checkpoint: Path) -> tuple[str, ...]:
    stored = {key.split(".")[0] for key in load_file(checkpoint / "heads.safetensors")}
    return tuple(name for name in SCHEMES if name in stored)


def to_onnx(network: MultiHeadTagger, path: Path) -> None:
    """Write the network, all heads side by side, as one fused fp32 graph.

    Args:
        network: The network in evaluation mode.
        path: The file to write.
    """
    from onnxruntime.transformers.fusion_options import FusionOptions
    from onnxruntime.transformers.optimizer import optimize_model

    ids = torch.ones((2, 16), dtype=torch.long)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            (ids, torch.ones_like(ids)),
            str(path),
            input_names=["input_ids", "attention_mask"],
            output_names=["logits"],
            dynamic_axes={name: {0: "batch", 1: "length"} for name in ("input_ids", "attention_mask", "logits")},
            opset_version=17,
            dynamo=False,
        )
    config = network.encoder.config
    options = FusionOptions("bert")
    options.enable_gelu_approximation = False
    fused = optimize_model(
        str(path), "bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size,
        optimization_options=options, opt_level=0,
    )  # fmt: skip
    plain_norms(fused.model)
    fused.save_model_to_file(str(path))


def quantise(
    fp32: Path, int8: Path, samples: Iterable[Batch], *, keep_fp32: tuple[str, ...] = (), reduce_range: bool = True
) -> None:
    """Quantise weights and activations to int8.

    Args:
        fp32: The fp32 graph.
        int8: The file to write.
        samples: Sample input, which sets the ranges of the activations.
        keep_fp32: Parts of names of nodes that are left as they are.
        reduce_range: Use 7 bits: exact on processors without VNNI too, whose int8 products saturate. It
            measured better on development data than 8 bits.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    sampled = list(samples)
    model = onnx.load(str(fp32), load_external_data=False)
    smooth(model, sampled)
    kept = [
        node.name for node in model.graph.node
        if node.op_type == "MatMul" and any(part in node.name for part in keep_fp32)
    ]  # fmt: skip
    quantize_dynamic(
        model, str(int8), weight_type=QuantType.QInt8, per_channel=True, reduce_range=reduce_range,
        nodes_to_exclude=kept,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip
    fix_ranges(int8, sampled)
    quantised = onnx.load(str(int8))
    fuse_products(quantised)
    onnx.save(quantised, str(int8))


def _half(checkpoint: Path, target: Path, network: MultiHeadTagger) -> None:
    """Store encoder and nine-label head so that transformers loads them as a token classifier; other heads beside."""
    state = {f"bert.{k}": v.half().contiguous() for k, v in network.encoder.state_dict().items()}
    head = network.heads["tpo"].state_dict() if "tpo" in network.schemes else {}
    state.update({f"classifier.{k}": v.half().contiguous() for k, v in head.items()})
    save_file(state, target / "model.safetensors", metadata={"format": "pt"})
    save_file({k: v.half().contiguous() for k, v in network.heads.state_dict().items()}, target / "heads.safetensors")
    config = json.loads((checkpoint / "config.json").read_text(encoding="utf-8"))
    tags = SCHEMES["tpo"].tags
    config.update(
        architectures=["BertForTokenClassification"],
        dtype="float16",
        id2label={str(i): tag for i, tag in enumerate(tags)},
        label2id={tag: i for i, tag in enumerate(tags)},
    )
    (target / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
