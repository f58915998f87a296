"""The tagger at run time: onnxruntime, tokenizers and numpy, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tpo_ie.errors import ModelError
from tpo_ie.mentions.decoding import FloatArray, log_softmax
from tpo_ie.mentions.encoding import encode
from tpo_ie.mentions.manifest import Precision, model_directory, read_manifest
from tpo_ie.mentions.windows import batched, cut, inputs

TOKENS_PER_BATCH = 1536


class Tagger:
    """Gives every word the log probabilities of its tags.

    Args:
        model: Directory or name of the model; None takes the one that ships.
        precision: ``int8`` (shipped) or ``fp32`` (made beside it by the export).
        threads: Threads of one inference; 0 leaves it to onnxruntime (all cores).

    Attributes:
        session: The graph, ready to run.
        tokenizer: The model's tokenizer.

    Raises:
        ModelError: The model is missing, incomplete or made for another version.
    """

    def __init__(self, model: str | Path | None = None, *, precision: Precision = "int8", threads: int = 0) -> None:
        # Imported here: spaCy loads every entry point at its first use, which must stay quick.
        import onnxruntime
        from tokenizers import Tokenizer

        self.directory = model_directory(model)
        self.manifest = read_manifest(self.directory)
        graph = self.directory / f"model.{precision}.onnx"
        if not graph.is_file():
            raise ModelError(f"{graph}: no such file; this model has no {precision} graph")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self.session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
            self.tokenizer = Tokenizer.from_file(str(self.directory / "tokenizer.json"))
        except Exception as error:  # the libraries raise bare exceptions of their own
            raise ModelError(f"{self.directory}: the model cannot be loaded ({error})") from None

    @property
    def sha256(self) -> str:
        """SHA-256 of the int8 graph, as the manifest states it."""
        return self.manifest.sha256.get("model.int8.onnx", "")

    def tag(
        self, words: Sequence[Sequence[str]], after_break: Sequence[Sequence[bool]], scheme: str = "tpo"
    ) -> list[FloatArray]:
        """Tag texts.

        Args:
            words: The words of n texts.
            after_break: For each word, whether a line break stands before it.
            scheme: The label scheme.

        Returns:
            For each text a (words, tags) array of log probabilities.
        """
        head = self.manifest.head(scheme)
        tags = slice(head.offset, head.offset + 2 * len(head.labels) + 1)
        encoded = [encode(self.tokenizer, w, b) for w, b in zip(words, after_break, strict=True)]
        pieces = cut(encoded, self.manifest.window)
        scores = [np.zeros((len(e.ids), tags.stop - tags.start), dtype=np.float32) for e in encoded]
        for batch in batched(pieces, TOKENS_PER_BATCH):
            ids, mask = inputs(encoded, pieces, batch)
            (logits,) = self.session.run(None, {"input_ids": ids, "attention_mask": mask})
            for row, i in enumerate(batch):
                piece = pieces[i]
                first = piece.keep_from - piece.start + 1
                kept = logits[row, first : first + piece.keep_to - piece.keep_from, tags]
                scores[piece.text][piece.keep_from : piece.keep_to] = kept
        return [
            log_softmax(s[e.heads] / head.temperature) if e.heads else s[:0]
            for s, e in zip(scores, encoded, strict=True)
        ]
