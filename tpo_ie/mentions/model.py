"""The tagger at run time: onnxruntime, tokenizers and numpy, nothing else unless the backend torch is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from tpo_ie.errors import ModelError, TpoIeError
from tpo_ie.mentions.backends.runner import Runner
from tpo_ie.mentions.backends.session import Backend, Session, check_backend
from tpo_ie.mentions.decoding import FloatArray, cautious, log_softmax
from tpo_ie.mentions.encoding import encode
from tpo_ie.mentions.manifest import Precision, model_directory, read_manifest
from tpo_ie.mentions.windows import batched, cut, inputs
from tpo_ie.processors import usable_cores

PROCESSOR_BATCH = 256  # sub-words of a batch: what stays in the cache of a core
CARD_BATCH = 1536  # enough for a GPU to work on at once
SLOW_FUSIONS = ("SkipLayerNormFusion",)  # the fused kernel takes several times as long (tpo_ie/training/kernels.py)


class Tagger:
    """Gives every word the log probabilities of its tags.

    Args:
        model: Directory or name of the model; None takes the one that ships.
        precision: ``int8`` (shipped) or ``fp32`` (made beside it by the export); weights of the ONNX graph.
        threads: Windows that are read at the same time, each by a thread of its own; 0 takes all cores. With torch, or
            on a GPU, the backend decides what its threads do.
        backend: ``onnx``, or ``torch`` (extra ``torch``), which runs the checkpoint in fp32.
        device: ``cpu``, ``cuda``, ``cuda:N``; None takes the processor, with torch a GPU where there is one.

    Attributes:
        runner: Runs the graph or the network, which is its ``session``.
        batch: Sub-words of a batch, padding included.
        tokenizer: The model's tokenizer.

    Raises:
        ModelError: The model is missing, incomplete or made for another version.
        MissingExtraError: The backend is not installed.
        UsageError: There is no such backend or device.
    """

    def __init__(
        self,
        model: str | Path | None = None,
        *,
        precision: Precision = "int8",
        threads: int = 0,
        backend: Backend = "onnx",
        device: str | None = None,
    ) -> None:
        # Imported here: spaCy loads every entry point at its first use, which must stay quick.
        from tokenizers import Tokenizer

        check_backend(backend)
        self.directory = model_directory(model)
        self.manifest = read_manifest(self.directory)
        self._weights = "model.int8.onnx" if backend == "onnx" else "model.safetensors"
        try:
            self.runner = self._open(backend, device, precision, threads)
            self.tokenizer = Tokenizer.from_file(str(self.directory / "tokenizer.json"))
        except TpoIeError:
            raise
        except Exception as error:  # the libraries raise bare exceptions of their own
            raise ModelError(f"{self.directory}: the model cannot be loaded ({error})") from None

    def _open(self, backend: Backend, device: str | None, precision: Precision, threads: int) -> Runner:
        self.batch = CARD_BATCH
        if backend == "torch":
            from tpo_ie.mentions.backends.checkpoint import open_checkpoint

            return Runner(open_checkpoint(self.directory, self.manifest, device=device, threads=threads))
        import onnxruntime

        from tpo_ie.mentions.backends.graph import PROCESSOR, check_device, providers

        wanted = providers(device, precision)
        on_processor = wanted == [PROCESSOR]
        graph = self.directory / f"model.{precision}.onnx"
        if not graph.is_file():
            raise ModelError(f"{graph}: no such file; this model has no {precision} graph")
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        if on_processor:
            self.batch = PROCESSOR_BATCH
            options.intra_op_num_threads = 1
        session: Session = onnxruntime.InferenceSession(
            str(graph), options, providers=wanted, disabled_optimizers=list(SLOW_FUSIONS)
        )
        check_device(session, wanted)
        return Runner(session, (threads or usable_cores()) if on_processor else 1)

    @property
    def sha256(self) -> str:
        """SHA-256 of the int8 graph or, under torch, of the checkpoint, as the manifest states it."""
        return self.manifest.sha256.get(self._weights, "")

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
        return self.start(words, after_break, scheme)()

    def start(
        self, words: Sequence[Sequence[str]], after_break: Sequence[Sequence[bool]], scheme: str = "tpo"
    ) -> Callable[[], list[FloatArray]]:
        """Begin to tag texts, where there are threads for it.

        Args:
            words: The words of n texts.
            after_break: For each word, whether a line break stands before it.
            scheme: The label scheme.

        Returns:
            A function that waits for what :meth:`tag` returns.
        """
        head = self.manifest.head(scheme)
        tags = slice(head.offset, head.offset + 2 * len(head.labels) + 1)
        encoded = [encode(self.tokenizer, w, b) for w, b in zip(words, after_break, strict=True)]
        pieces = cut(encoded, self.manifest.window)
        batches = list(batched(pieces, self.batch))
        ready = self.runner.start([inputs(encoded, pieces, batch) for batch in batches])

        def finish() -> list[FloatArray]:
            scores = [np.zeros((len(e.ids), tags.stop - tags.start), dtype=np.float32) for e in encoded]
            for batch, logits in zip(batches, ready(), strict=True):
                for row, i in enumerate(batch):
                    piece = pieces[i]
                    scores[piece.text][piece.start : piece.end] = logits[row, 1 : piece.size - 1, tags]
            return [
                cautious(log_softmax(s[e.heads] / head.temperature), head.caution) if e.heads else s[:0]
                for s, e in zip(scores, encoded, strict=True)
            ]

        return finish
