"""Hidden states, and what the command says when something is missing."""

from __future__ import annotations

import numpy as np
import pytest

from tools.learned_actions.__main__ import main
from tools.learned_actions.encoder import HiddenStates
from tpo_ie.errors import ModelError
from tpo_ie.mentions.manifest import model_directory

pytest.importorskip("onnx")

HAS_GRAPH = (model_directory(None) / "model.fp32.onnx").is_file()


@pytest.mark.skipif(HAS_GRAPH, reason="the fp32 graph is there")
def test_a_missing_graph_is_named() -> None:
    with pytest.raises(ModelError, match=r"model\.fp32\.onnx: no such file; .*fp32_graph makes it"):
        HiddenStates()


@pytest.mark.skipif(not HAS_GRAPH, reason="the fp32 graph is made from the checkpoint, not kept")
def test_states_depend_on_the_words_and_their_surroundings() -> None:
    encoder = HiddenStates()
    text = "Polres Bintan menangkap AF.\nPolres Bintan menolong AF. "
    spans = [(text.index(name), text.index(name) + len(name)) for name in ("Polres Bintan", "menangkap", "menolong")]
    states = encoder.at(text * 60, [*spans, spans[1]])
    assert states.shape[0] == 4
    assert np.isfinite(states).all()
    assert np.array_equal(states[1], states[3])
    assert not np.allclose(states[1], states[2], atol=0.1)


def test_a_wrong_path_ends_with_a_message(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["learned_actions", "nix.jsonl", "nix.jsonl", "--no-encoder"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert "nix.jsonl: no such file or folder" in capsys.readouterr().err
