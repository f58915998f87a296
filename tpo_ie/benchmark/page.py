"""The measured sections of ``docs/performance.md``, written from the measurements alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from tpo_ie.benchmark.sizing import sizing_table
from tpo_ie.errors import InputError

DOCUMENTS = 10_000_000
_SECTION = r"(<!-- figures: {name} -->\n).*?(<!-- end of figures -->)"
_TITLES = {
    "pipeline": "full pipeline, documents written (`pipeline`)",
    "ner": "mention component (`ner`)",
    "bare_int8": "bare int8 graph (`bare_int8`)",
    "bare_fp32": "bare fp32 graph (`bare_fp32`)",
    "transformers_same": "transformers pipeline, same checkpoint, fp32 (`transformers_same`)",
    "transformers_bert_base": "transformers pipeline, size of BERT-base, fp32 (`transformers_bert_base`)",
}


def kind_of(measurement: Mapping[str, Any]) -> str:
    """Return what a measurement is: ``bench``, ``scaling`` or ``soak``.

    Raises:
        InputError: It is none of these.
    """
    kind = measurement.get("kind", "bench" if "pipeline" in measurement and "stages" in measurement else None)
    if kind not in SECTIONS:
        raise InputError(f"neither a result of bench, nor of scaling, nor of soak; its keys: {', '.join(measurement)}")
    return str(kind)


def rewritten(page: str, measurements: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the page with its measured sections written anew.

    Args:
        page: Its Markdown; sections stand between ``<!-- figures: NAME -->`` and ``<!-- end of figures -->``.
        measurements: By kind; sections of kinds that are not given stay.

    Raises:
        InputError: The page lacks a section.
    """
    for kind, measurement in measurements.items():
        for name, write in SECTIONS[kind].items():
            body = write(dict(measurement))
            pattern = re.compile(_SECTION.format(name=name), re.DOTALL)
            page, count = pattern.subn(lambda found, body=body: f"{found[1]}\n{body}\n{found[2]}", page)  # type: ignore[misc]
            if count != 1:
                raise InputError(f"the page has {count} sections `figures: {name}`, one is expected")
    return page


def _bench(bench: dict[str, Any]) -> str:
    given, pipeline = bench["input"], bench["pipeline"]["subwords_per_s"]
    lines = [
        _machine(bench),
        "",
        f"{given['documents']:,} articles of {given['words'] / given['documents']:.0f} words; "
        f"median of {bench['settings']['rounds']} rounds; peak memory {bench['peak_rss_mb']:.0f} MB; "
        f"loading {bench['load']['pipeline_s']:.2f} s, of it the model {bench['load']['model_s']:.2f} s.",
        "",
        "| what runs | documents/s | sub-words/s | full pipeline is |",
        "|---|---:|---:|---:|",
    ]
    for name, title in _TITLES.items():
        speed = bench[name]
        if speed["subwords_per_s"] is None:
            lines.append(f"| {title} | left out: {speed['left_out']} | | |")
            continue
        times = bench["ratios"].get(f"pipeline_to_{name}") or pipeline / speed["subwords_per_s"]
        lines.append(f"| {title} | {speed['documents_per_s']:.1f} | {speed['subwords_per_s']:,.0f} | {times:.2f} × |")
    return "\n".join(lines) + "\n"


def _stages(bench: dict[str, Any]) -> str:
    lines = ["| step | ms for an article | share |", "|---|---:|---:|"]
    lines += [f"| {name} | {s['ms_per_document']:.2f} | {s['share']:.1%} |" for name, s in bench["stages"].items()]
    return "\n".join(lines) + "\n"


def _workers(scaling: dict[str, Any]) -> str:
    given = scaling["input"]
    lines = [
        _machine(scaling),
        "",
        f"{given['documents']:,} articles of {given['words'] / given['documents']:.0f} words; "
        f"median of {scaling['settings']['rounds']} rounds; the reader alone reads "
        f"{scaling['reading_documents_per_s']:,.0f} articles a second.",
        "",
        "| workers of one thread | documents/s | against one | memory of the largest | of the runner |",
        "|---:|---:|---:|---:|---:|",
    ]
    for number, run in scaling["runs"].items():
        lines.append(
            f"| {number} | {run['documents_per_s']:.1f} | {scaling['ratios'][number]:.2f} × "
            f"| {run['peak_mb']:.0f} MB | {run['runner_peak_mb']:.0f} MB |"
        )
    return "\n".join(lines) + "\n"


def _sizing(scaling: dict[str, Any]) -> str:
    return sizing_table(scaling, DOCUMENTS)


def _memory(soak: dict[str, Any]) -> str:
    settings = soak["settings"]
    lines = [
        _machine(soak),
        "",
        f"{settings['full']:,} full and {settings['short']:,} short articles, {settings['workers']} workers, "
        f"{soak['seconds'] / 60:.0f} minutes: {soak['documents']:,} documents, {soak['failed']:,} failed"
        f"{'' if soak['complete'] else '; not finished'}. The slope is measured after the first {settings['skip']:,} "
        f"documents of a part. The runner took {soak['runner_peak_mb']:.0f} MB.",
        "",
        "| part | worker | peak | growth for 10,000 documents |",
        "|---:|---:|---:|---:|",
    ]
    parts: dict[int, int] = {}
    for worker in soak["workers"]:
        parts[worker["part"]] = number = parts.get(worker["part"], 0) + 1
        slope = worker["slope_mb_per_10000"]
        told = "too short to tell" if slope is None else f"{slope:+.2f} MB"
        lines.append(f"| {worker['part']} | {number} | {worker['peak_mb']:.0f} MB | {told} |")
    return "\n".join(lines) + "\n"


def _machine(measurement: dict[str, Any]) -> str:
    machine = measurement["machine"]
    load = "not told" if machine["load_average"] is None else machine["load_average"]
    return (
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB; Python {machine['python']}, "
        f"onnxruntime {machine['packages']['onnxruntime']}; load average before: {load}."
    )


Write = Callable[[dict[str, Any]], str]
SECTIONS: dict[str, dict[str, Write]] = {
    "bench": {"speed": _bench, "stages": _stages},
    "scaling": {"workers": _workers, "sizing": _sizing},
    "soak": {"memory": _memory},
}
