"""Hidden states of the shipped encoder: its fp32 graph with the layer below the heads as one more output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tpo_ie.errors import ModelError
from tpo_ie.mentions.encoding import encode
from tpo_ie.mentions.manifest import model_directory, read_manifest
from tpo_ie.mentions.windows import batched, cut, inputs
from tpo_ie.mentions.words import split_words

_TOKENS = 1536  # in a batch


class HiddenStates:
    """Reads hidden states; needs ``onnx`` and the model's ``model.fp32.onnx``.

    Args:
        model: Directory or name of the model; None takes the one that ships.

    Raises:
        ModelError: The model has no fp32 graph (``tpo_ie.training.export.fp32_graph`` makes it).
    """

    def __init__(self, model: str | Path | None = None) -> None:
        import onnx
        import onnxruntime
        from tokenizers import Tokenizer

        folder = model_directory(model)
        file = folder / "model.fp32.onnx"
        if not file.is_file():
            raise ModelError(f"{file}: no such file; tpo_ie.training.export.fp32_graph makes it from the checkpoint")
        graph = onnx.load(str(file))
        heads = (n for n in graph.graph.node if n.op_type == "MatMul" and n.output[0].startswith("/tpo/"))
        self._layer = next(heads).input[0]
        graph.graph.output.append(onnx.helper.make_tensor_value_info(self._layer, onnx.TensorProto.FLOAT, None))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            graph.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._window = read_manifest(folder).window

    def at(self, text: str, spans: list[tuple[int, int]]) -> NDArray[Any]:
        """Return the mean hidden states of spans.

        Args:
            text: The article.
            spans: n pairs of character offsets.

        Returns:
            (n, d) float32.
        """
        words = split_words(text)
        encoded = encode(self._tokenizer, words.texts, words.after_break)
        pieces = cut([encoded], self._window)
        states: NDArray[Any] | None = None
        for batch in batched(pieces, _TOKENS):
            (found,) = self._session.run([self._layer], inputs([encoded], pieces, batch))
            if states is None:
                states = np.zeros((len(encoded.ids), found.shape[-1]), dtype=np.float32)
            for row, i in enumerate(batch):
                piece = pieces[i]
                states[piece.start : piece.end] = found[row, 1 : piece.size - 1]
        assert states is not None
        edges = [*encoded.heads, len(encoded.ids)]
        rows = []
        for start, end in spans:
            first = int(np.searchsorted(words.starts, start, "right")) - 1
            last = max(first + 1, int(np.searchsorted(words.starts, end)))
            rows.append(states[edges[first] : edges[last]].mean(axis=0))
        return np.stack(rows)
