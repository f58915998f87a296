"""A model directory's checkpoint under torch, on a processor or a GPU, always in fp32."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tpo_ie.errors import MissingExtraError, ModelError, UsageError
from tpo_ie.mentions.manifest import Manifest

if TYPE_CHECKING:
    import torch

    from tpo_ie.training.network import MultiHeadTagger

CHECKPOINT = ("config.json", "model.safetensors", "heads.safetensors")
_DEVICES = ("cpu", "cuda", "mps", "xpu")
_PREFIX = "bert."  # of the encoder's weights, where the checkpoint is a token classifier too


class TorchSession:
    """The network on a device; called as an onnxruntime session is.

    Args:
        network: Encoder and heads in evaluation mode, on the device.
        device: The device.
    """

    def __init__(self, network: MultiHeadTagger, device: torch.device) -> None:
        self.network = network
        self.device = device

    def run(self, output_names: Sequence[str] | None, inputs: Mapping[str, NDArray[Any]]) -> list[NDArray[np.float32]]:
        """Score sub-words (:class:`tpo_ie.mentions.backends.session.Session`)."""
        import torch

        ids, mask = (torch.from_numpy(inputs[name]).to(self.device) for name in ("input_ids", "attention_mask"))
        with torch.inference_mode():
            scores = self.network(ids, mask)
        return [scores.float().cpu().numpy()]


def open_checkpoint(
    directory: Path, manifest: Manifest, *, device: str | None = None, threads: int = 0
) -> TorchSession:
    """Load a model directory's checkpoint.

    Args:
        directory: The model directory.
        manifest: Its manifest.
        device: ``cpu``, ``cuda``, ``cuda:N``, ``mps`` …; None takes the first CUDA card, or the processor
            where there is none.
        threads: Threads of torch in the whole process; 0 leaves them as they are.

    Returns:
        The session.

    Raises:
        MissingExtraError: torch or what else the extra ``torch`` holds is not installed.
        UsageError: There is no such device.
        ModelError: The checkpoint is missing, incomplete or does not fit the manifest.
    """
    try:
        import torch

        from tpo_ie.training.network import MultiHeadTagger  # noqa: F401  # what else it needs is missed here
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("tpo_ie"):
            raise
        package = (error.name or "torch").partition(".")[0]
        raise MissingExtraError(f"the backend torch needs the package {package}: pip install 'tpo-ie[torch]'") from None
    for name in CHECKPOINT:
        if not (directory / name).is_file():
            raise ModelError(
                f"{directory / name}: no such file; the backend torch runs the checkpoint, which lies in the "
                "repository's models/ and not in an installed package"
            )
    place = _device(device)
    if threads:
        torch.set_num_threads(threads)
    try:
        network = _network(directory, tuple(head.scheme for head in manifest.heads))
    except Exception as error:  # the libraries raise bare exceptions of their own
        raise ModelError(f"{directory}: the checkpoint cannot be loaded ({str(error).splitlines()[0]})") from None
    return TorchSession(network.eval().to(place), place)


def _device(name: str | None) -> torch.device:
    import torch

    if name is None:
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(name)
    except RuntimeError:
        device = None
    if device is None or device.type not in _DEVICES:
        raise UsageError(f"device {name!r}: no kind of device that is known here, such as cpu, cuda, cuda:1")
    try:
        torch.zeros(1, device=device).cpu()
    except (AssertionError, RuntimeError, NotImplementedError) as error:  # by device and by build of torch
        reason = (str(error).splitlines() or ["no reason given"])[0]
        raise UsageError(f"device {name!r} is not there: {reason}") from None
    return device


def _network(directory: Path, schemes: tuple[str, ...]) -> MultiHeadTagger:
    """Build the network and fill in the stored weights; any weight that is missing or too many is an error."""
    import torch
    from safetensors.torch import load_file
    from transformers import AutoConfig, AutoModel

    from tpo_ie.training.network import MultiHeadTagger

    untyped: Any = AutoModel
    config = AutoConfig.from_pretrained(str(directory), local_files_only=True)
    encoder = untyped.from_config(config, dtype=torch.float32, add_pooling_layer=False)
    stored = load_file(directory / "model.safetensors")
    weights = {name.removeprefix(_PREFIX): value.float() for name, value in stored.items()}
    encoder.load_state_dict({name: value for name, value in weights.items() if not name.startswith("classifier.")})
    network = MultiHeadTagger(encoder, schemes)
    heads = load_file(directory / "heads.safetensors")
    network.heads.load_state_dict({n: v.float() for n, v in heads.items() if n.split(".")[0] in schemes})
    return network
