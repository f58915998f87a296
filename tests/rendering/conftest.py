"""Documents to render, written for the tests with inline marks."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tpo_ie.corpus.markup import compile_markup
from tpo_ie.document import Document

_SAMPLE = """
id: contoh-1
meta: {title: "Polda Riau gandeng BP3MI", source: Warta Uji, published: "2025-03-14", url: "https://warta.example/1",
       dateline_place: Pekanbaru}
relevance: tppo
text: |-
  [[l1|Pekanbaru]] - [[o1|Kapolda]] [[l2|Riau]] Irjen Pol [[p1|Anwar Hidayat]] menggandeng [[a2|BP3MI Riau]] untuk mencegah [[c1|TPPO]].

  "Kami menggagalkan keberangkatan 12 [[g1|calon PMI]]," kata [[p1|Anwar]] di [[l1|Pekanbaru]], [[d1|Jumat (14/3/2025)]].

  Menurut [[p1|Anwar]], pengawasan di pelabuhan belum diperketat. [[a2|BP3MI Riau]] diminta menyiapkan rumah aman.
entities:
  l1: {type: LOC, name: Pekanbaru}
  l2: {type: LOC, name: Riau}
  o1: {type: POSITION, name: Kepala Kepolisian Daerah Riau}
  p1: {type: PER, name: Anwar Hidayat}
  a1: {type: AGENCY, name: Kepolisian Daerah Riau, implied: true}
  a2: {type: AGENCY, name: Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau}
  c1: {type: CRIME, name: tindak pidana perdagangan orang}
  g1: {type: GROUP, name: calon pekerja migran Indonesia}
  d1: {type: DATE, name: "14 Maret 2025"}
officials:
  - {person: p1, title: Kapolda, agency: a1, at: "Kapolda Riau Irjen Pol Anwar Hidayat", rule: title-region-name, score: 0.93}
relations:
  - {type: cooperates_with, head: a1, tail: a2, at: "menggandeng BP3MI Riau", rule: cooperation-verb, score: 0.9}
  - {type: works_for, head: p1, tail: a1, at: "Kapolda Riau Irjen Pol Anwar Hidayat"}
quotes:
  - {said: "Kami menggagalkan keberangkatan 12 calon PMI,", speaker: p1, kind: direct, cue: kata}
  - {said: "pengawasan di pelabuhan belum diperketat", speaker: p1, kind: indirect, cue: Menurut}
actions:
  - {category: cooperation, trigger: "menggandeng", actors: [a1, p1], partners: [a2], targets: [c1], rule: cooperation-verb, score: 0.9}
  - {category: departure_control, trigger: "Kami *menggagalkan* keberangkatan", actors: [a1], targets: [g1], place: [l1],
     time: ["2025-03-14"], count: 12, also: ["pengawasan di pelabuhan"], attributes: {count_unit: orang, destination: Malaysia}}
  - {category: surveillance, trigger: "pengawasan di *pelabuhan*", actors: [a1], negated: true}
  - {category: rehabilitation, trigger: "menyiapkan", actors: [a2], status: urged}
"""


@pytest.fixture
def sample() -> Document:
    """A document with every layer, read as by rules."""
    return compile_markup(yaml.safe_load(_SAMPLE))


HOSTILE = "<script>alert('1')</script> \"><img src=x onerror=alert(2)> [red]x[/red] \x1b[31mmerah\x1b[0m \x00\x07 \u202eterbalik & <b>"


@pytest.fixture
def hostile() -> Document:
    """A document in which every string is hostile."""
    text = f"{HOSTILE}\r\nKata {HOSTILE}"
    agency: dict[str, Any] = {"id": "e1\"><script>", "type": "AGENCY", "name": HOSTILE, "registry_id": HOSTILE}
    person: dict[str, Any] = {"id": "e2' onclick='x", "type": "PER", "name": HOSTILE}
    end = len(text)
    return Document.from_dict(
        {
            "schema_version": "1",
            "id": HOSTILE,
            "text": text,
            "meta": {"title": HOSTILE, "source": HOSTILE, "published": HOSTILE, "url": "javascript:alert(3)//" + HOSTILE,
                     "dateline_place": HOSTILE},
            "mentions": [
                {"id": "m1", "start": 0, "end": 8, "text": text[0:8], "label": "AGENCY", "entity": agency["id"]},
                {"id": "m2", "start": 30, "end": 60, "text": text[30:60], "label": "PER", "entity": person["id"]},
            ],
            "entities": [agency, person],
            "officials": [{"person": person["id"], "title": HOSTILE, "agency": agency["id"], "evidence": [0, end],
                           "rule": HOSTILE, "attributes": {HOSTILE: HOSTILE}}],
            "relations": [{"type": "works_for", "head": agency["id"], "tail": person["id"], "evidence": [0, end]}],
            "quotes": [{"start": 5, "end": 40, "speaker": person["id"], "kind": "direct", "rule": HOSTILE}],
            "actions": [{"category": "arrest", "trigger": [3, 33], "actors": [agency["id"]], "status": "done",
                         "evidence": [[0, end]], "rule": HOSTILE, "attributes": {"k": [HOSTILE]}}],
            "producer": {"name": HOSTILE, "version": HOSTILE, "model": HOSTILE},
        }
    )  # fmt: skip
