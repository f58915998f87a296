"""Examples of every command, for its help and the documentation."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[str, ...]] = {
    "extract": (
        "tpo-ie extract examples/polresta-barelang.txt --published 2025-03-14",
        "tpo-ie extract examples/polresta-barelang.txt --format text --lang id",
        "tpo-ie extract examples/archive/pages --format html --redact-victims --out articles.html",
    ),
    "batch": (
        "tpo-ie batch examples/archive --dry-run --out results",
        "tpo-ie batch examples/archive --out results --format jsonl,duckdb",
        "tpo-ie batch examples/archive --out results --format jsonl,duckdb --resume",
        "tpo-ie batch examples/archive --out sample --sample 5 --redact-victims",
        "tpo-ie batch archive.parquet --out /shared/results --engine ray --address auto",
    ),
    "evaluate": (
        "tpo-ie evaluate corpora/tppo-1.0/dev.jsonl",
        "tpo-ie evaluate corpora/tppo-1.0/dev.jsonl --details --html mistakes.html --json scores.json",
    ),
    "train": ("tpo-ie train models/tppo-ner-id-0.5.0/train.yaml",),
    "report": (
        "tpo-ie report results -o report.html",
        "tpo-ie report results -o laporan.html --lang id --title Laporan --no-texts",
    ),
    "query": (
        "tpo-ie query results --list",
        'tpo-ie query results "FROM actions_by_category LIMIT 10"',
        'tpo-ie query results "SELECT agency_name, documents FROM agencies ORDER BY documents DESC" --format csv',
    ),
    "bench": (
        "tpo-ie bench corpora/tppo-1.0/dev.jsonl --limit 20 --no-baselines",
        "tpo-ie bench examples/archive --json speed.json",
    ),
    "schema": ("tpo-ie schema > document.schema.json",),
    "agencies find": ('tpo-ie agencies find "Satreskrim Polresta Barelang"',),
    "agencies show": ("tpo-ie agencies show BP2MI --on 2024-05-01", "tpo-ie agencies show polda:kepulauan-riau --json"),
    "agencies tree": ("tpo-ie agencies tree Bareskrim --depth 1",),
    "corpus convert": (
        "tpo-ie corpus convert corpora/tppo-1.0/dev.jsonl tasks.json --to label-studio",
        "tpo-ie corpus convert corpora/tppo-1.0/dev.jsonl dev.conll --scheme bilou",
    ),
    "corpus validate": ("tpo-ie corpus validate corpora/tppo-1.0 --errors-only",),
    "corpus stats": ("tpo-ie corpus stats corpora/tppo-1.0",),
    "corpus agreement": ("tpo-ie corpus agreement corpora/tppo-1.0/dev.jsonl corpora/tppo-1.0/dev.jsonl",),
    "corpus split": ("tpo-ie corpus split corpora/tppo-1.0/train.jsonl --out parts --train 0.8 --dev 0.1 --test 0.1",),
    "corpus sample": ("tpo-ie corpus sample examples/archive --n 10 --out chosen.jsonl",),
    "corpus preannotate": (
        "tpo-ie corpus preannotate chosen.jsonl --out tasks.json --labeling-config labels.xml",
        "tpo-ie corpus preannotate chosen.jsonl --to brat --out brat --originals predictions.jsonl",
    ),
    "corpus merge": ("tpo-ie corpus merge predictions.jsonl brat --out gold.jsonl --keep-untouched",),
}
