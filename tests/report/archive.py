"""Documents for the tests: a small archive that says something in every layer, and as many actions as asked for."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from tpo_ie.document import ACTION_CATEGORIES, ACTION_STATUSES, Document

HOSTILE = '</script><img src=x onerror="window.hacked=1">\'\u2028&<b>'


def document(id_: str, text: str, **layers: Any) -> Document:
    """A document whose spans are given as pieces of its text: ``at`` finds them."""
    return Document.from_dict({"schema_version": "1", "id": id_, "text": text, **layers})


def span(text: str, piece: str) -> list[int]:
    start = text.index(piece)
    return [start, start + len(piece)]


def mention(text: str, piece: str, number: int, label: str, entity: str) -> dict[str, Any]:
    start, end = span(text, piece)
    return {"id": f"m{number}", "start": start, "end": end, "text": piece, "label": label, "entity": entity}


def batam() -> Document:
    """An article with every layer; a victim and a suspect are named in it."""
    text = (
        "BATAM - Kapolda Kepri Anwar Hidayat menggandeng BP3MI Kepri mencegah TPPO di Batam.\n\n"
        '"Kami menyelamatkan tiga korban," kata Anwar, Jumat.\n\n'
        "Polisi menangkap Toni Wibisono. Korban Sari Lestari dipulangkan ke Cilacap."
    )
    entities = [
        {"id": "a1", "type": "AGENCY", "name": "Kepolisian Daerah Kepulauan Riau",
         "registry_id": "polda:kepulauan-riau", "attributes": {"implied": True}},
        {"id": "a2", "type": "AGENCY", "name": "BP3MI Kepulauan Riau", "registry_id": "bp3mi:kepulauan-riau"},
        {"id": "o1", "type": "POSITION", "name": "Kapolda Kepulauan Riau"},
        {"id": "p1", "type": "PER", "name": "Anwar Hidayat"},
        {"id": "p2", "type": "PER", "name": "Toni Wibisono", "attributes": {"role": "suspect"}},
        {"id": "p3", "type": "PER", "name": "Sari Lestari", "attributes": {"role": "victim"}},
        {"id": "l1", "type": "LOC", "name": "Batam"},
        {"id": "l2", "type": "LOC", "name": "Cilacap"},
        {"id": "c1", "type": "CRIME", "name": "tindak pidana perdagangan orang"},
        {"id": "g1", "type": "GROUP", "name": "korban"},
    ]  # fmt: skip
    pieces = [
        ("BATAM", "LOC", "l1"), ("Kapolda", "POSITION", "o1"), ("Anwar Hidayat", "PER", "p1"), ("BP3MI Kepri", "AGENCY", "a2"),
        ("TPPO", "CRIME", "c1"), ("Toni Wibisono", "PER", "p2"), ("Sari Lestari", "PER", "p3"), ("Cilacap", "LOC", "l2"),
    ]  # fmt: skip
    sentences = {name: span(text, piece) for name, piece in {
        "first": "Kapolda Kepri Anwar Hidayat menggandeng BP3MI Kepri mencegah TPPO di Batam.",
        "rescue": "Kami menyelamatkan tiga korban",
        "arrest": "Polisi menangkap Toni Wibisono.",
        "home": "Korban Sari Lestari dipulangkan ke Cilacap.",
    }.items()}  # fmt: skip
    return document(
        "batam-1",
        text,
        meta={"title": "Polda Kepri gandeng BP3MI", "source": "Warta Uji", "published": "2025-03-14", "url": "https://warta.example/1"},
        mentions=[mention(text, piece, n, label, entity) for n, (piece, label, entity) in enumerate(pieces, 1)],
        entities=entities,
        officials=[{"person": "p1", "title": "Kapolda", "agency": "a1", "evidence": span(text, "Kapolda Kepri Anwar Hidayat"),
                    "rule": "title-region-name", "score": 0.9}],
        relations=[{"type": "cooperates_with", "head": "a1", "tail": "a2", "evidence": sentences["first"], "rule": "cooperation-verb"}],
        quotes=[{"start": sentences["rescue"][0], "end": sentences["rescue"][1], "speaker": "p1", "kind": "direct",
                 "cue": span(text, "kata")},
                {"start": sentences["home"][0], "end": sentences["home"][1], "speaker": "p3", "kind": "indirect"}],
        actions=[
            {"category": "cooperation", "trigger": span(text, "menggandeng"), "actors": ["a1", "p1"], "partners": ["a2"], "targets": ["c1"],
             "place": ["l1"], "status": "done", "evidence": [sentences["first"]], "rule": "cooperation-verb", "score": 0.87},
            {"category": "rescue", "trigger": span(text, "menyelamatkan"), "actors": ["a1"], "targets": ["g1"], "status": "done", "count": 3,
             "time": ["2025-02-03"], "evidence": [sentences["rescue"]], "attributes": {"count_unit": "orang", "destination": "Malaysia"}},
            {"category": "arrest", "trigger": span(text, "menangkap"), "actors": ["a1"], "targets": ["p2"], "status": "done",
             "negated": True, "evidence": [sentences["arrest"]]},
            {"category": "repatriation", "trigger": span(text, "dipulangkan"), "targets": ["p3"], "place": ["l2"], "status": "planned",
             "time": ["2025"], "evidence": [sentences["home"]]},
        ],
        producer={"name": "tpo-ie", "version": "0.1.0", "model": "m", "model_sha256": None},
        relevance={"label": "tppo", "score": 0.98},
    )  # fmt: skip


def jakarta(**meta: Any) -> Document:
    """An article without dates, emoji before its layers, the same agency by its other name."""
    text = "😀 LPSK dan Polda Kepri menggelar sosialisasi."
    return document(
        "jakarta-2",
        text,
        meta=meta,
        mentions=[mention(text, "LPSK", 1, "AGENCY", "x"), mention(text, "Polda Kepri", 2, "AGENCY", "y")],
        entities=[
            {"id": "x", "type": "AGENCY", "name": "Lembaga Perlindungan Saksi dan Korban", "registry_id": "lpsk"},
            {"id": "y", "type": "AGENCY", "name": "Polda Kepri", "registry_id": "polda:kepulauan-riau"},
        ],
        actions=[
            {
                "category": "awareness",
                "trigger": span(text, "sosialisasi"),
                "actors": ["x", "y"],
                "status": "ongoing",
                "evidence": [[2, len(text)]],
            }
        ],
    )


def hostile() -> Document:
    """An article in which every string is hostile."""
    text = f"{HOSTILE} menangkap {HOSTILE}"
    end = len(text)
    return document(
        HOSTILE,
        text,
        meta={"title": HOSTILE, "source": HOSTILE, "published": "2025-04-01", "url": f"javascript:window.hacked=2//{HOSTILE}"},
        mentions=[{"id": "m", "start": 0, "end": 9, "text": text[:9], "label": "AGENCY", "entity": HOSTILE}],
        entities=[
            {"id": HOSTILE, "type": "AGENCY", "name": HOSTILE},
            {"id": "p", "type": "PER", "name": HOSTILE},
            {"id": "q", "type": "ORG", "name": f"=cmd {HOSTILE}"},
        ],
        officials=[{"person": "p", "title": HOSTILE, "agency": HOSTILE, "evidence": [0, end], "rule": HOSTILE}],
        relations=[{"type": "cooperates_with", "head": HOSTILE, "tail": "q", "evidence": [0, end]}],
        quotes=[{"start": 0, "end": end, "speaker": "p", "kind": "direct", "rule": HOSTILE}],
        actions=[
            {
                "category": "arrest", "trigger": span(text, "menangkap"), "actors": [HOSTILE], "partners": ["q"], "targets": ["p"], "status": "done",
                "evidence": [[0, end]], "rule": HOSTILE, "attributes": {HOSTILE: [HOSTILE], "count_unit": HOSTILE}, "count": 1e400,
            }
        ],
    )  # fmt: skip


def many(actions: int, *, per_article: int = 5) -> Iterator[Document]:
    """Yield articles with as many actions in all: agencies, places, days and words drawn by a fixed die."""
    die = random.Random(8)
    places = ["Batam", "Medan", "Jakarta", "Surabaya", "Kupang", "Makassar", "Pontianak", "Nunukan", "Dumai", "Cilacap"]
    bodies = [f"Satuan Tugas {word} {place}" for word in ("Utara", "Selatan", "Bahari", "Rimba") for place in places]
    words = ("petugas", "korban", "kapal", "paspor", "jaringan", "agen", "malam", "desa", "berkas", "sidang", "pulang")
    for number in range(actions // per_article):
        year, month, day = die.randint(2018, 2025), die.randint(1, 12), die.randint(1, 28)
        sentences, layers = [], []
        at = 0
        used = die.sample(range(len(bodies)), 3)
        for _ in range(per_article):
            filler = " ".join(die.choices(words, k=22))
            sentence = f"{bodies[used[0]]} menyelamatkan {filler}."
            trigger = at + len(bodies[used[0]]) + 1
            layers.append(
                {
                    "category": die.choice(ACTION_CATEGORIES), "trigger": [trigger, trigger + len("menyelamatkan")], "actors": ["b0"],
                    "partners": ["b1"] if die.random() < 0.2 else [], "place": ["l"], "status": die.choice(ACTION_STATUSES),
                    "negated": die.random() < 0.05, "evidence": [[at, at + len(sentence)]], "rule": "uji", "score": 0.5,
                }
            )  # fmt: skip
            sentences.append(sentence)
            at += len(sentence) + 1
        text = " ".join(sentences) + "\n" + " ".join(die.choices(words, k=200))
        yield document(
            f"artikel-{number}", text, actions=layers, meta={"title": f"Kabar {number}", "source": die.choice(["Warta", "Suara"]), "published": f"{year}-{month:02}-{day:02}"},
            entities=[*({"id": f"b{i}", "type": "AGENCY", "name": bodies[body]} for i, body in enumerate(used)),
                      {"id": "l", "type": "LOC", "name": die.choice(places)}, {"id": "p", "type": "PER", "name": f"Pejabat Nomor {die.randint(1, 800)}"}],
            mentions=[{"id": "m", "start": 0, "end": len(bodies[used[0]]), "text": bodies[used[0]], "label": "AGENCY", "entity": "b0"}],
            officials=[{"person": "p", "title": "Kepala", "agency": "b0"}],
            quotes=[{"start": 0, "end": 60, "speaker": "p", "kind": "direct"}],
            relations=[{"type": "cooperates_with", "head": "b0", "tail": "b2"}] if die.random() < 0.4 else [],
        )  # fmt: skip
