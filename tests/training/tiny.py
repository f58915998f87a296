"""An encoder small enough to be made on the spot, with the words of some texts as its vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path


def tiny_encoder(folder: Path, texts: Iterable[str]) -> None:
    """Write a two-layer encoder with random weights and a tokenizer that knows the words of the texts."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel

    from tpo_ie.mentions.words import split_words

    words = sorted({word for text in texts for word in split_words(text).texts})
    vocabulary = {word: i for i, word in enumerate(["<s>", "<pad>", "</s>", "<unk>", *words])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    folder.mkdir()
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "PreTrainedTokenizerFast"}))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=128, pad_token_id=1,
    )  # fmt: skip
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)


TINY_SCHEMES = ("tpo", "nerui")


def tiny_model(folder: Path, texts: Iterable[str]) -> None:
    """Write a model directory: a checkpoint of random weights in fp16, the fp32 graph made from it, the manifest."""
    import warnings

    import torch
    from safetensors.torch import load_file, save_file

    from tpo_ie.mentions.manifest import Head, Manifest
    from tpo_ie.mentions.schemes import SCHEMES
    from tpo_ie.training.export import fp32_graph
    from tpo_ie.training.network import load_network

    tiny_encoder(folder, texts)
    torch.manual_seed(1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        network = load_network(folder, TINY_SCHEMES)
        # Four times the usual size, so that tags differ.
        heads = {name: 4 * value.half() for name, value in network.heads.state_dict().items()}
        save_file(heads, folder / "heads.safetensors")
        encoder = {f"bert.{name}": value.half() for name, value in load_file(folder / "model.safetensors").items()}
        classifier = {f"classifier.{name}": heads[f"tpo.{name}"].clone() for name in ("weight", "bias")}
        save_file(encoder | classifier, folder / "model.safetensors", metadata={"format": "pt"})
        offsets = (0, len(SCHEMES[TINY_SCHEMES[0]].tags))
        manifest = Manifest(
            name="tiny",
            version="0.0.1",
            library=">=0.1,<0.2",
            window=32,
            heads=tuple(
                Head(scheme=name, labels=SCHEMES[name].labels, offset=offset, temperature=1.3)
                for name, offset in zip(TINY_SCHEMES, offsets, strict=True)
            ),
            sha256={"model.int8.onnx": "graph", "model.safetensors": "checkpoint"},
        )
        (folder / "manifest.json").write_text(manifest.model_dump_json(), encoding="utf-8")
        fp32_graph(folder)
