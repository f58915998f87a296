"""The model's graphs without what the library does around them."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tpo_ie.benchmark.baselines import LeftOutError, quiet
from tpo_ie.mentions.backends.runner import Runner
from tpo_ie.mentions.model import Tagger

_CHECKPOINT = ("config.json", "manifest.json", "tokenizer.json", "model.safetensors", "heads.safetensors")


def fp32_runner(directory: Path, threads: int) -> Runner:
    """Return what runs the fp32 graph.

    A graph that has to be made is made in a temporary folder: it is four times as large as the int8 one and
    a measurement leaves nothing behind in the model directory.

    Args:
        directory: The model directory.
        threads: Windows at the same time; 0 takes all cores.

    Raises:
        LeftOutError: The graph is not there and cannot be made.
    """
    if (directory / "model.fp32.onnx").is_file():
        return Tagger(directory, precision="fp32", threads=threads).runner
    missing = [name for name in _CHECKPOINT if not (directory / name).is_file()]
    if missing:
        raise LeftOutError(f"no fp32 graph, and the model directory lacks {', '.join(missing)} to make one")
    try:
        from tpo_ie.training.export import fp32_graph
    except ImportError as error:
        raise LeftOutError(f'no fp32 graph, and {error.name} to make one needs pip install "tpo-ie[train]"') from None
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for file in _CHECKPOINT:
            shutil.copyfile(directory / file, copy / file)
        with quiet():
            fp32_graph(copy)
        return Tagger(copy, precision="fp32", threads=threads).runner
