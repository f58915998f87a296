"""Scores of a model directory on the development data of its configuration, written beside the model.

``python -m tpo_ie.training.assess MODEL_DIR CONFIG`` writes ``evaluation.json`` (one entry per data set,
int8 and fp32) and ``README.md`` (the model card), from ``card.md`` beside the model where there is one.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from string import Template
from typing import Any

from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document
from tpo_ie.evaluation.counts import Counts, score
from tpo_ie.evaluation.layers import score_mentions
from tpo_ie.evaluation.scheme import score_scheme, tagger_for
from tpo_ie.intake.stage import IntakeStage
from tpo_ie.mentions.decoding import spans
from tpo_ie.mentions.manifest import Manifest, Precision
from tpo_ie.mentions.model import Tagger
from tpo_ie.mentions.schemes import SCHEMES
from tpo_ie.mentions.stage import MentionStage
from tpo_ie.mentions.words import split_words
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.resources import package_text
from tpo_ie.training.calibration import calibration_error, reliability
from tpo_ie.training.config import load_config

PRECISIONS: tuple[Precision, ...] = ("int8", "fp32")


def assess(directory: Path, config_path: Path) -> dict[str, Any]:
    """Score a model on every development set.

    Args:
        directory: The model directory.
        config_path: The training configuration, which names the sets.

    Returns:
        By data set and precision: ``f1``, ``p``, ``r``, ``support``, ``ci95`` and ``per_label``; for the nine
        labels ``model`` alone and ``with_rules``.
    """
    results: dict[str, Any] = {}
    for source in load_config(config_path).data:
        for entry in source.dev:
            name = f"{Path(entry).parent.name}/{Path(entry).name}"
            results[name] = {"scheme": source.scheme}
            for precision in PRECISIONS:
                tagger = tagger_for(directory, precision)
                if source.format == "conll":
                    scores = score_scheme([entry], source.scheme, model=directory, precision=precision)
                    strict = scores["mentions"]["strict"]
                    results[name][precision] = strict["micro"] | {
                        "iob2_f1": scores["mentions"]["iob2"]["micro"]["f1"],
                        "macro_f1": strict["macro"]["f1"],
                        "per_label": {label: s["f1"] for label, s in strict["per_label"].items()},
                    }
                else:
                    split = "dev" if Path(entry).is_dir() else None
                    documents = list(read_documents([entry], split=split))
                    results[name][precision] = {
                        "model": _mention_scores(documents, tagger, rules=False) | _reliability(documents, tagger),
                        "with_rules": _mention_scores(documents, tagger, rules=True),
                    }
    return results


def _mention_scores(documents: list[Document], tagger: Tagger, *, rules: bool) -> dict[str, Any]:
    drafts = [Draft(text=document.text, meta=document.meta) for document in documents]
    intake = IntakeStage()
    for draft in drafts:
        intake(draft)
    if rules:
        MentionStage(tagger, Knowledge()).batch(drafts)
    else:
        _model_only(drafts, tagger)
    counts = []
    for draft, document in zip(drafts, documents, strict=True):
        for mention in draft.mentions:
            mention.entity = draft.add_entity(mention.label, "x")
        counts.append(score_mentions(document, draft.to_document().model_copy(update={"id": document.id})))
    labels = sorted({key[2] for c in counts for key in c if key[1] == "per_label"})
    return score([c["strict", "micro"] for c in counts]) | {
        "per_label": {
            label: score([c.get(("strict", "per_label", label), Counts()) for c in counts])["f1"] for label in labels
        }
    }


def _reliability(documents: list[Document], tagger: Tagger) -> dict[str, Any]:
    drafts = [Draft(text=document.text) for document in documents]
    _model_only(drafts, tagger)
    found = [
        (mention.score, (mention.start, mention.end, mention.label) in gold)
        for draft, document in zip(drafts, documents, strict=True)
        for gold in [{(m.start, m.end, m.label) for m in document.mentions}]
        for mention in draft.mentions
    ]
    bins = reliability(found)
    return {"calibration_error": calibration_error(bins), "reliability": [asdict(b) for b in bins]}


def _model_only(drafts: list[Draft], tagger: Tagger) -> None:
    words = [split_words(draft.text) for draft in drafts]
    tagged = tagger.tag([w.texts for w in words], [w.after_break for w in words])
    for draft, w, log_probs in zip(drafts, words, tagged, strict=True):
        found = spans(log_probs, SCHEMES["tpo"].labels)
        draft.set_mentions([FoundMention(w.starts[s.first], w.ends[s.last], s.label, s.score) for s in found])


def table(results: dict[str, Any]) -> str:
    """Return the results as a Markdown table."""
    lines = [
        "| data set (dev) | scheme | int8 F1 | 95% interval | fp32 F1 | gold entities |",
        "|---|---|---|---|---|---|",
    ]
    for name, entry in results.items():
        rows = {"": (entry["int8"], entry["fp32"])}
        if "model" in entry["int8"]:
            rows = {
                f", {kind.replace('_', ' ')}": (entry["int8"][kind], entry["fp32"][kind])
                for kind in ("model", "with_rules")
            }
        for suffix, (int8, fp32) in rows.items():
            low, high = int8["ci95"]
            lines.append(
                f"| {name}{suffix} | {entry['scheme']} | {100 * int8['f1']:.1f} | {100 * low:.1f}–{100 * high:.1f} "
                f"| {100 * fp32['f1']:.1f} | {int8['support']} |"
            )
    return "\n".join(lines)


def reliability_table(results: dict[str, Any]) -> str:
    """Return how often mentions of each range of scores are right, as a Markdown table."""
    lines = ["| data set (dev) | scores | mentions | mean score | share right |", "|---|---|---|---|---|"]
    for name, entry in results.items():
        scores = entry["int8"].get("model")
        if scores is None:
            continue
        lines += [
            f"| {name} | {b['low']:.1f}–{b['high']:.1f} | {b['count']} | {b['score']:.2f} | {b['right']:.2f} |"
            for b in scores["reliability"]
        ]
        lines.append(f"| {name} | expected calibration error | | | {scores['calibration_error']:.3f} |")
    return "\n".join(lines)


def main(directory: Path, config_path: Path) -> None:
    """Assess a model and write its evaluation and card."""
    results = assess(directory, config_path)
    written = json.dumps(results, indent=2, ensure_ascii=False) + "\n"
    (directory / "evaluation.json").write_text(written, encoding="utf-8")
    (directory / "README.md").write_text(card_of(directory, config_path, results), encoding="utf-8")
    print(table(results))


def card_of(directory: Path, config_path: Path, results: dict[str, Any]) -> str:
    """Return the model card: ``card.md`` beside the model with the results filled in, else a plain one.

    Args:
        directory: The model directory.
        config_path: The training configuration.
        results: What :func:`assess` returned.
    """
    own = directory / "card.md"
    template = own.read_text(encoding="utf-8") if own.is_file() else package_text("tpo_ie.training", "card.md")
    manifest = Manifest.model_validate_json((directory / "manifest.json").read_text(encoding="utf-8"))
    return Template(template).safe_substitute(
        results=table(results),
        reliability=reliability_table(results),
        model=f"{manifest.name}-{manifest.version}",
        labels="; ".join(f"`{head.scheme}`: {', '.join(head.labels)}" for head in manifest.heads),
        configuration=config_path.read_text(encoding="utf-8").strip(),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
