"""Every check of the annotation guide: a breach that it finds, and the right way that it leaves alone."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.corpus.drafts import action, document, implied
from tpo_ie.corpus.validation.checks import check, compiled, guide
from tpo_ie.corpus.validation.run import document_findings
from tpo_ie.document import ACTION_CATEGORIES, MENTION_LABELS, RELATION_TYPES
from tpo_ie.errors import ResourceError
from tpo_ie.resources import package_text

_EV = {"evidence": [0, 4]}
_OFFICE = [{"person": "p1", "title": "Kapolda", "agency": "a1"}]

# id of the check → (what it finds, what is right)
PATTERNS: dict[str, tuple[list[str], list[str]]] = {
    "span-space": (["[[a1|Polda Riau ]]maju"], ["[[a1|Polda Riau]] maju"]),
    "span-punctuation": (
        ["[[a1|Polda Riau,]] lalu", "[[l1|-Batam]]", 'ke [[g1|"Suara]]"', 'ke "[[g1|Suara"]]'],
        ["[[a1|Polda Riau]], lalu", 'ke [[a1|Balai Anak “Melati”]]', "[[d1|Jumat (14/3/2025)]]", "[[g1|PT Laut Tbk.]]"],
    ),
    "span-bracket": (["[[a1|BNN) Riau]]", "[[d1|Jumat (14/3]]/2025)"], ["[[a1|Kanwil (Kemenkum) Riau]]"]),
    "byline": (
        ["Teks.\nPewarta: [[p1|Nila Sari]]", "Baca juga: [[a1|Polda Riau]] menang"],
        ["Menurut [[p1|Nila Sari]], Pewarta: itu."],
    ),
    "rank-in-per": (["[[p1|Kombes Hendra Wijaya]]", "[[p1|AKBP Sri]]"], ["Kombes [[p1|Hendra Wijaya]]", "[[p1|Kombesa]]"]),
    "title-in-per": (
        ["[[p1|Ibu Rahma]]", "[[p1|Dr. Sutan Hakim]]", "[[p1|H. Mansur]]", "[[p1|Pak Darto]]"],
        ["Ibu [[p1|Rahma]]", "[[p1|Hasan Basri]]", "[[p1|Irma Suryani]]", "[[p1|Ibunda Sari]]"],
    ),
    "degree-in-per": (["[[p1|Hendra Wijaya, S.H.]]", "[[p1|Rina Putri M.Si]]"], ["[[p1|Hendra Wijaya]], S.H.", "[[p1|Sish]]"]),
    "lower-case-per": (["[[p1|hendra]]"], ["[[p1|Hendra]]"]),
    "rank-as-position": (["[[o1|Kombes Pol]] Hendra"], ["[[o1|Kapolda]] [[l1|Riau]]"]),
    "agency-in-position": (
        ["[[o1|Kepala Dinas Sosial]]", "[[o1|Kabid Humas Polda]]"],
        ["[[o1|Kepala]] [[a1|Dinas Sosial]]", "[[o1|Kepala Bidang Pengawasan]]", "[[o1|Atase Polri]]", "[[o1|Menteri Sosial]]"],
    ),
    "generic-position": (["[[o1|para pejabat]]", "[[o1|Petugas]]"], ["[[o1|Anggota]] [[a1|DPR RI]]"]),
    "preposition-in-name": (["pergi [[l1|ke Batam]]", "[[a1|oleh Polda Riau]]"], ["pergi ke [[l1|Batam]]", "[[l1|Kediri]]"]),
    "generic-agency": (["kata [[a1|polisi]]", "[[a1|Pemerintah]] menolak"], ["[[a1|Pemerintah Kota Batam]]", "[[a1|Polisi Daerah Riau]]"]),
    "media-in-dateline": (["Batam ([[g1|ANTARA]]) - Polda"], ["kantor berita [[g1|ANTARA]] menulis"]),
    "juncto-in-law": (["[[w1|Pasal 4 juncto Pasal 48 UU TPPO]]"], ["[[w1|Pasal 4]] juncto [[w2|Pasal 48 UU TPPO]]"]),
    "verb-as-crime": (
        ["[[c1|memperdagangkan orang]]", "[[c1|menyelundupkan manusia]]", "[[c1|diperdagangkan]]"],
        ["[[c1|perdagangan orang]]", "[[c1|diskriminasi]]", "[[c1|penyelundupan manusia]]"],
    ),
    "numeral-in-group": (["[[k1|12 calon PMI]]", "[[k1|tiga korban]]", "[[k1|Seorang PMI]]"], ["12 [[k1|calon PMI]]", "[[k1|Tigaan]]"]),
    "quantifier-in-group": (["[[k1|para korban]]"], ["para [[k1|korban]]"]),
    "generic-group": (["[[k1|pelaku]] lari"], ["[[k1|pelaku TPPO]] lari"]),
    "loss-of-life": (["ada [[k1|korban]] jiwa"], ["ada [[k1|korban]] jera"]),
    "preposition-in-date": (["[[d1|pada Jumat]]", "[[d1|sejak 2023]]"], ["pada [[d1|Jumat]]", "[[d1|sepanjang 2024]]"]),
    "clock-in-date": (["[[d1|Jumat pukul 10]]", "[[d1|Jumat 10.00 WIB]]"], ["[[d1|Jumat]] pukul 10.00 WIB"]),
    "deictic-date": (["[[d1|kemarin]]", "[[d1|pekan lalu]]"], ["[[d1|Jumat]]"]),
    "duration-as-date": (["[[d1|tiga hari]]", "[[d1|selama 2 tahun]]"], ["[[d1|tahun 2024]]"]),
    "inside-word": (["[[c1|TPP]]O", "me[[l1|Riau]]"], ["[[k1|korban]]nya", "[[c1|TPPO]]-nya", "([[c1|TPPO]])"]),
    "missed-repeat": (
        [
            "[[p1|Hendra Wijaya]] datang. Lalu Hendra Wijaya pergi.", "[[a1|Bakamla]] tiba. [[o1|Kepala]] Bakamla hadir.",
            "[[a1|Bakamla]] tiba. Menurut Bakamla, kapal hilang.", "[[a1|Bakamla]] tiba, kata warga, Bakamla pergi.",
            "Kapal [[a1|Bakamla]] tiba. Batam, kata Bakamla – dan Riau.",
        ],
        [
            "[[p1|Hendra Wijaya]] datang. Lalu [[p1|Hendra Wijaya]] pergi.\nPewarta: Hendra Wijaya",
            "[[a1|Polda Riau]], Polda Riau-Jambi", "Kata [[g1|ANTARA]].\nKupang (ANTARA) - Teks",
            "Kata [[a1|Bakamla]].\nParepare, Bakamla (23/9) – Teks", "Kata [[a1|Bakamla]].\n*** (Humas Bakamla Riau)",
            "Kata [[a1|Bakamla]], Kolonel Bakamla Budi tiba.", "Kata [[a1|Imigrasi]], kegiatan Desa Binaan Imigrasi ramai.",
            "[[a1|Polres Jayapura]] dan [[a2|Keerom]] hadir. Warga Keerom senang.",
        ],
    ),
    "split-agency": (["[[a1|Ditreskrimum]] [[a2|Polda Riau]]"], ["[[a1|Polda Riau]], [[a2|BNN]]"]),
    "region-apart": (["[[a1|Polres]] [[l1|Batam]]"], ["[[a1|Polres Batam]] di [[l1|Batam]]", "[[a1|LPSK]] [[l1|Batam]]"]),
    "acronym-missed": (
        ["[[c1|tindak pidana perdagangan orang]] (TPPO)", "para [[k1|pekerja migran Indonesia]] (PMI)"],
        [
            "[[c1|tindak pidana perdagangan orang]] ([[c1|TPPO]])", "[[p1|Rahmat]] (RMT)", "[[k1|korban]] (anak)",
            "Tiga perusahaan penempatan [[k1|pekerja migran Indonesia]] (P3MI)",
        ],
    ),
    "acronym-apart": (["[[c1|tindak pidana perdagangan orang]] ([[c2|TPPO]])"], [
        "[[a1|Polda Riau]] ([[l1|Pekanbaru]])", "[[a1|Pokja Perempuan Majelis Rakyat Papua]] ([[a2|MRP]])",
        "[[k1|calon anak buah kapal]] ([[k2|ABK]])",
    ]),
}  # fmt: skip

LAYERS: dict[str, tuple[list[Any], list[Any]]] = {
    "people-untargeted": (
        [("kata [[k1|masyarakat]]", {})],
        [("mengajak [[k1|masyarakat]]", {"actions": [action("mengajak", "awareness", targets=["k1"])]})],
    ),
    "entity-unmentioned": (
        [("Halo", {"implied": [{"id": "a1", "type": "AGENCY", "name": "Polda Riau"}]})],
        [("[[a1|Polda Riau]]", {})],
    ),
    "entity-not-implied": (
        [
            (
                "[[a1|Polda]]",
                {"entities": [{"id": "a1", "type": "AGENCY", "name": "Polda", "attributes": {"implied": True}}]},
            )
        ],
        [("[[a1|Polda Riau]]", {})],
    ),
    "entity-unused": (
        [("Halo", {"implied": [implied("a1", "Polda Riau")]})],
        [
            (
                "[[p1|Budi]]",
                {"implied": [implied("a1", "Polda")], "relations": [{"type": "works_for", "head": "p1", "tail": "a1"}]},
            )
        ],
    ),
    "entity-nameless": (
        [("[[a1|Polda]]", {"entities": [{"id": "a1", "type": "AGENCY", "name": " "}]})],
        [("[[a1|Polda]]", {})],
    ),
    "entity-twice": (
        [("[[a1|Polda]] dan [[a2|POLDA]]", {})],
        [("[[a1|Polda]] dan [[a1|POLDA]]", {}), ("[[a1|Batam]] [[l1|Batam]]", {})],
    ),
    "official-person": (
        [("[[k1|Budi]] [[a1|Polda Riau]]", {"officials": [{"person": "k1", "title": "X", "agency": "a1"}]})],
        [("[[o1|Kapolda]] [[p1|Budi]] [[a1|Polda Riau]]", {"officials": _OFFICE})],
    ),
    "official-agency": (
        [("[[p1|Budi]] [[g1|PT Laut]]", {"officials": [{"person": "p1", "title": "X", "agency": "g1"}]})],
        [("[[o1|Kapolda]] [[p1|Budi]] [[a1|Polda Riau]]", {"officials": _OFFICE})],
    ),
    "official-title": (
        [("Kapolda [[p1|Budi]] [[a1|Polda Riau]]", {"officials": _OFFICE})],
        [("[[o1|kapolda]] [[p1|Budi]] [[a1|Polda Riau]]", {"officials": _OFFICE})],
    ),
    "official-initials": (
        [("[[o1|Kapolda]] [[p1|RH]] [[a1|Polda Riau]]", {"officials": _OFFICE})],
        [("[[o1|Kapolda]] [[p1|RH]] [[p1|Rudi]] [[a1|Polda Riau]]", {"officials": _OFFICE})],
    ),
    "official-twice": (
        [("[[o1|Kapolda]] [[p1|Budi]] [[a1|Polda Riau]]", {"officials": _OFFICE * 2})],
        [("[[o1|Kapolda]] [[p1|Budi]] [[a1|Polda Riau]]", {"officials": _OFFICE})],
    ),
    "relation-ends": (
        [("[[l1|Batam]] [[l2|Riau]]", {"relations": [{"type": "part_of", "head": "l1", "tail": "l2"} | _EV]})],
        [("[[l1|Batam]] [[l2|Riau]]", {"relations": [{"type": "located_in", "head": "l1", "tail": "l2"} | _EV]})],
    ),
    "relation-loop": (
        [("[[a1|Polda]]", {"relations": [{"type": "part_of", "head": "a1", "tail": "a1"} | _EV]})],
        [("[[a1|Polda]] [[a2|Polri]]", {"relations": [{"type": "part_of", "head": "a1", "tail": "a2"} | _EV]})],
    ),
    "relation-twice": (
        [
            (
                "[[a1|Polda]] [[a2|BNN]]",
                {
                    "relations": [
                        {"type": "cooperates_with", "head": "a1", "tail": "a2"} | _EV,
                        {"type": "cooperates_with", "head": "a2", "tail": "a1"} | _EV,
                    ]
                },
            )
        ],
        [
            (
                "[[a1|Polda]] [[a2|BNN]]",
                {
                    "relations": [
                        {"type": "part_of", "head": "a1", "tail": "a2"} | _EV,
                        {"type": "part_of", "head": "a2", "tail": "a1"} | _EV,
                    ]
                },
            )
        ],
    ),
    "relation-evidence": (
        [("[[a1|Polda]] [[a2|Polri]]", {"relations": [{"type": "part_of", "head": "a1", "tail": "a2"}]})],
        [("[[a1|Polda]] [[a2|Polri]]", {"relations": [{"type": "part_of", "head": "a1", "tail": "a2"} | _EV]})],
    ),
    "quote-empty": (
        [("[[p1|Budi]] kata", {"quotes": [{"start": 5, "end": 5, "speaker": "p1", "kind": "direct"}]})],
        [('"Siap," kata [[p1|Budi]]', {"quotes": [{"said": "Siap,", "speaker": "p1", "kind": "direct"}]})],
    ),
    "quote-marks": (
        [('"Siap," kata [[p1|Budi]]', {"quotes": [{"said": '"Siap,"', "speaker": "p1", "kind": "direct"}]})],
        [
            ('"Siap," kata [[p1|Budi]]', {"quotes": [{"said": "Siap,", "speaker": "p1", "kind": "direct"}]}),
            ('"Siap.\n"Lalu," kata [[p1|Budi]]', {"quotes": [{"said": 'Siap.\n"Lalu,', "speaker": "p1", "kind": "direct"}]}),
            ('”Siap.\n\n”Lalu,” kata [[p1|Budi]]', {"quotes": [{"said": 'Siap.\n\n”Lalu,', "speaker": "p1", "kind": "direct"}]}),
        ],
    ),
    "quote-unmarked": (
        [("Siap, kata [[p1|Budi]]", {"quotes": [{"said": "Siap,", "speaker": "p1", "kind": "direct"}]})],
        [("“Siap,” kata [[p1|Budi]]", {"quotes": [{"said": "Siap,", "speaker": "p1", "kind": "direct"}]})],
    ),
    "quote-conjunction": (
        [("[[p1|Budi]] bilang bahwa ia siap.", {"quotes": [{"said": "bahwa ia siap", "speaker": "p1", "kind": "indirect"}]})],
        [("[[p1|Budi]] bilang bahwa ia siap.", {"quotes": [{"said": "ia siap", "speaker": "p1", "kind": "indirect"}]})],
    ),
    "quote-full-stop": (
        [("[[p1|Budi]] bilang ia siap.", {"quotes": [{"said": "ia siap.", "speaker": "p1", "kind": "indirect"}]})],
        [("[[p1|Budi]] bilang bayar Rp. lalu", {"quotes": [{"said": "bayar Rp.", "speaker": "p1", "kind": "indirect"}]})],
    ),
    "quote-overlap": (
        [
            (
                "[[p1|Budi]] bilang ia siap datang.",
                {
                    "quotes": [
                        {"said": "ia siap", "speaker": "p1", "kind": "indirect"},
                        {"said": "siap datang", "speaker": "p1", "kind": "indirect"},
                    ]
                },
            )
        ],
        [
            (
                "[[p1|Budi]] bilang ia siap datang.",
                {
                    "quotes": [
                        {"said": "siap datang", "speaker": "p1", "kind": "indirect"},
                        {"said": "ia", "speaker": "p1", "kind": "indirect"},
                    ]
                },
            )
        ],
    ),
    "quote-speaker": (
        [("[[o1|Kapolda]] bilang siap", {"quotes": [{"said": "siap", "speaker": "o1", "kind": "indirect"}]})],
        [("[[a1|Polda]] bilang siap", {"quotes": [{"said": "siap", "speaker": "a1", "kind": "indirect"}]})],
    ),
    "action-evidence": (
        [("menangkap", {"actions": [action("menangkap", "arrest", evidence=[])]})],
        [("menangkap", {"actions": [action("menangkap", "arrest")]})],
    ),
    "action-trigger": (
        [("Ia menangkap dia", {"actions": [action("menangkap", "arrest", evidence=["Ia"])]})],
        [("Ia menangkap dia", {"actions": [action("menangkap", "arrest", evidence=["Ia", "menangkap dia"])]})],
    ),
    "action-trigger-empty": (
        [("menangkap", {"actions": [action("menangkap", "arrest") | {"trigger": [3, 3]}]})],
        [("menangkap", {"actions": [action("menangkap", "arrest")]})],
    ),
    "action-argument": (
        [
            ("[[d1|Jumat]] menangkap", {"actions": [action("menangkap", "arrest", actors=["d1"])]}),
            ("[[l1|Batam]] meneken", {"actions": [action("meneken", "cooperation", actors=["l1"])]}),
            ("[[l1|Malaysia]] diberi", {"actions": [action("diberi", "cooperation", legal_basis=["l1"])]}),
        ],
        [
            ("[[a1|Polda]] menangkap", {"actions": [action("menangkap", "arrest", actors=["a1"])]}),
            ("[[o1|Kapolri]] membentuk", {"actions": [action("membentuk", "task_force", actors=["o1"])]}),
            ("meneken dengan [[l1|Malaysia]]", {"actions": [action("meneken", "cooperation", partners=["l1"])]}),
            ("mengedukasi di [[g1|Pesantren A]]", {"actions": [action("mengedukasi", "awareness", place=["g1"])]}),
        ],
    ),
    "action-twice": (
        [("menangkap", {"actions": [action("menangkap", "arrest")] * 2})],
        [("menangkap", {"actions": [action("menangkap", "arrest"), action("menangkap", "charge")]})],
    ),
    "action-irrelevant": (
        [("menangkap", {"actions": [action("menangkap", "arrest")], "relevance": {"label": "other", "score": 1}})],
        [("menangkap", {"actions": [action("menangkap", "arrest")], "relevance": {"label": "tppo", "score": 1}})],
    ),
}  # fmt: skip

ACROSS = {"document-twice", "text-twice", "near-duplicate", "near-duplicate-across-splits"}
_CASES = [(name, [(m, {}) for m in wrong], [(m, {}) for m in right]) for name, (wrong, right) in PATTERNS.items()]
_CASES += [(name, wrong, right) for name, (wrong, right) in LAYERS.items()]


def found_in(marked: str, layers: dict[str, Any]) -> set[str]:
    layers = dict(layers)
    entities = layers.pop("entities", None)
    if entities is not None:
        data = document(marked, **layers).to_dict() | {"entities": entities}
        return {finding.check for finding in document_findings(type(document(marked)).from_dict(data))}
    return {finding.check for finding in document_findings(document(marked, **layers))}


@pytest.mark.parametrize(("name", "wrong", "right"), _CASES, ids=[case[0] for case in _CASES])
def test_a_check_finds_the_breach_and_leaves_the_right_way_alone(name: str, wrong: list[Any], right: list[Any]) -> None:
    for marked, layers in wrong:
        assert name in found_in(marked, layers), marked
    for marked, layers in right:
        assert name not in found_in(marked, layers), marked


def test_every_check_is_tried_here() -> None:
    assert {entry.id for entry in guide().checks} == {*PATTERNS, *LAYERS, *ACROSS}


def test_the_file_is_sound() -> None:
    ids = [entry.id for entry in guide().checks]
    assert len(ids) == len(set(ids))
    assert set(guide().relation_ends) == set(RELATION_TYPES)
    for entry in guide().checks:
        assert set(entry.wanted) <= set(MENTION_LABELS)
        assert bool(entry.wanted) == bool(entry.text or entry.before or entry.after), entry.id
        assert all(pattern is None or isinstance(pattern, re.Pattern) for pattern in compiled(entry.id))
    assert set(guide().argument_types) == {"actors", "partners", "targets", "place", "legal_basis"}


def test_a_finding_says_what_where_and_how_bad() -> None:
    (finding,) = document_findings(document("Kata [[p1|Kombes Hendra]]."))
    finding = finding.at("dev.jsonl:7", "d")
    assert str(finding) == (
        "dev.jsonl:7: d: mentions[0]: error: 'Kombes Hendra' begins with a rank; PER is the name alone [rank-in-per, guide 1]"
    )
    assert (finding.to_dict()["span"], finding.to_dict()["section"]) == ([5, 18], 1)


def test_long_texts_are_shortened() -> None:
    finding = check("quote-marks").finding("quotes[0]", (0, 400), "kata " * 80)
    assert len(finding.message) < 150
    assert "…" in finding.message


def test_a_file_of_another_shape_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = package_text("tpo_ie.corpus.validation", "guide.yaml").replace("severity: error", "severity: fatal", 1)
    monkeypatch.setattr("tpo_ie.resources.package_text", lambda package, name: text)
    guide.cache_clear()
    try:
        with pytest.raises(ResourceError, match=r"guide\.yaml: checks\.0\.severity"):
            guide()
    finally:
        guide.cache_clear()


def test_all_categories_are_known_to_the_drafts() -> None:
    for category in ACTION_CATEGORIES:
        assert found_in("menangkap", {"actions": [action("menangkap", category)]}) == set()
