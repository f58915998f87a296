"""Quotes of whole articles: what is kept of the words, kinds, cues, order, hostile text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quotes.drafts import quotes, read, said
from tpo_ie.document import Document
from tpo_ie.intake.stage import IntakeStage
from tpo_ie.pipeline.draft import Draft
from tpo_ie.quotes.stage import QuoteStage
from tpo_ie.registry.knowledge import Knowledge

ARTICLE = """Polres Bintan Gagalkan Pengiriman, [[POSITION|Kapolres]]: Jangan Tergiur

Bintan (ANTARA) - [[POSITION|Kapolres]] [[LOC|Bintan]] AKBP [[PER|Meri Tambunan]] menyatakan 12 orang batal berangkat.

"Mereka dijanjikan gaji 5.000 ringgit. Tidak ada kontrak," kata [[PER|Meri]], [[DATE|Jumat (14/3/2025)]].

Menurut dia, dua perekrut masih dikejar.

"Kami sudah tahu namanya. "Keduanya warga sini," ujarnya.

Para korban, lanjut [[PER|Meri]], sudah diantar ke rumah aman.

[[POSITION|Kepala]] [[AGENCY|BP3MI Kepri]], [[PER|Fanny Siregar]], menilai pengawasan "bocor di mana-mana". Ia \
meminta [[AGENCY|KSOP]] memeriksa semua kapal kayu.

Pewarta: [[PER|Ani]], kata editor.
"""
NAMES = {"Meri": "Meri Tambunan"}


def test_article() -> None:
    assert said(ARTICLE, NAMES) == [
        ("Meri Tambunan", "Jangan Tergiur"),
        ("Meri Tambunan", "12 orang batal berangkat"),
        ("Meri Tambunan", "Mereka dijanjikan gaji 5.000 ringgit. Tidak ada kontrak,"),
        ("Meri Tambunan", "dua perekrut masih dikejar"),
        ("Meri Tambunan", "Kami sudah tahu namanya."),
        ("Meri Tambunan", "Keduanya warga sini,"),
        ("Meri Tambunan", "Para korban, lanjut Meri, sudah diantar ke rumah aman"),
        ("Fanny Siregar", 'pengawasan "bocor di mana-mana"'),
        ("Fanny Siregar", "KSOP memeriksa semua kapal kayu"),
    ]


def test_kinds_cues_and_scores() -> None:
    draft = read(ARTICLE, NAMES)
    kinds = [quote.kind for quote in draft.quotes]
    assert kinds == ["indirect", "indirect", "direct", "indirect", "direct", "direct", "indirect", "mixed", "indirect"]
    cues = [draft.text[slice(*quote.cue)] if quote.cue else None for quote in draft.quotes]
    assert cues == [None, "menyatakan", "kata", "Menurut", "ujarnya", "ujarnya", "lanjut", "menilai", "meminta"]
    assert all(quote.score is not None and quote.score > 0 and quote.rule for quote in draft.quotes)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("[[PER|Budi]] mengatakan bahwa kapal itu karam.", "kapal itu karam"),
        ("[[PER|Budi]] mengatakan, kapal itu karam", "kapal itu karam"),
        ("[[PER|Budi]] mengatakan kapal itu karam …", "kapal itu karam"),
        ("[[PER|Budi]] menegaskan kembali bahwa kapal itu karam.", "kapal itu karam"),
        ("[[PER|Budi]] meminta agar kapal itu ditahan.", "kapal itu ditahan"),
        ("[[PER|Budi]] meminta polisi agar kapal itu ditahan.", "polisi agar kapal itu ditahan"),
        ("[[PER|Budi]] berpesan kepada polisi agar kapal itu ditahan.", "kapal itu ditahan"),
        ("[[PER|Budi]] menyampaikan harapannya agar kapal itu ditahan.", "kapal itu ditahan"),
        ("[[PER|Budi]] membantah kabar kapalnya akan disita.", "kabar kapalnya akan disita"),
        ("Kapal itu, kata [[PER|Budi]], karam.", "Kapal itu, kata Budi, karam"),
        ("Selain itu, kata [[PER|Budi]], kapal itu karam.", "kapal itu karam"),
        ("Kapal itu karam, kata [[PER|Budi]] di [[LOC|Dumai]].", "Kapal itu karam"),
        ("Menurut [[PER|Budi]], S.H., M.H., kapal itu karam.", "kapal itu karam"),
        ("Menurut [[PER|Budi]] (41), kapal itu karam.", "kapal itu karam"),
        ("Menurut [[PER|Budi]], 12 kapal karam.", "12 kapal karam"),
        ("[[PER|Budi]] menilai kapal itu tua dan meminta polisi menahannya.", "kapal itu tua"),
    ],
)
def test_where_the_words_begin_and_end(sentence: str, words: str) -> None:
    assert said(sentence)[0] == ("Budi", words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[[PER|Budi]], S.Sos.: "Kami siap."', [("Budi", "Kami siap.")]),
        (
            "[[ORG|LBH Pelita]] menjawab lewat pesan singkat: 'Masih kami dalami.'",
            [("LBH Pelita", "Masih kami dalami.")],
        ),
        (
            '"Kami siap," [[PER|Budi]] menghitung dengan jari, "kapan pun dipanggil."',
            [("Budi", "Kami siap,"), ("Budi", "kapan pun dipanggil.")],
        ),
        (
            '"Kami siap," kata [[PER|Budi]], S.H. "Kapan pun dipanggil."',
            [("Budi", "Kami siap,"), ("Budi", "Kapan pun dipanggil.")],
        ),
        (
            "Cara itu dipuji [[POSITION|Kepala]] [[AGENCY|BP3MI Riau]], [[PER|Budi]]. Ia menyatakan siap membantu.",
            [("Budi", "siap membantu")],
        ),
    ],
)
def test_attributions_without_a_verb_of_saying(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Polisi datang.",
        '"Kami siap," kata polisi.',
        "[[PER|Budi]] mengatakan hal itu.",
        '[[PER|Budi]] membuka pameran "Jalan Pulang".',
        "Pewarta: [[PER|Budi]], kata editor.",
        "mengatakan",
        "menurut",
        'kata "',
        "[[PER|Budi]] mengatakan",
        '[[PER|Budi]]: "',
    ],
)
def test_nothing_said(text: str) -> None:
    assert quotes(text) == []


def test_several_paragraphs_of_one_speaker() -> None:
    text = '"Satu dua tiga."\n\n"Empat lima enam."\n\n"Tujuh delapan," kata [[PER|Budi]].'
    assert [words for _, words in said(text)] == ["Satu dua tiga.", "Empat lima enam.", "Tujuh delapan,"]


def test_a_quotation_that_its_paragraph_leaves_open_runs_on() -> None:
    text = '"Satu dua tiga.\n\n"Empat lima enam," kata [[PER|Budi]].'
    assert said(text) == [("Budi", 'Satu dua tiga.\n\n"Empat lima enam,')]


def test_works_without_intake() -> None:
    draft = Draft(text="Budi mengatakan kapal itu karam.")
    QuoteStage(Knowledge())(draft)
    assert draft.quotes == []


def test_reference_article() -> None:
    files = (
        folder / "shared/data/seed/antara-tim-pora-sumsel.gold.json" for folder in Path(__file__).resolve().parents
    )
    file = next((file for file in files if file.exists()), None)
    if file is None:
        pytest.skip("the shared data are not here")
    gold = Document.from_json(file.read_bytes())
    draft = Draft.from_document(gold)
    IntakeStage()(draft)
    QuoteStage(Knowledge())(draft)
    found = {(quote.start, quote.end, quote.speaker, quote.kind) for quote in draft.quotes}
    assert found == {(quote.start, quote.end, quote.speaker, quote.kind) for quote in gold.quotes}


# fmt: off
PIECES = st.sampled_from([
    '"', "“", "”", ",", ".", " kata ", " katanya", " mengatakan ", " bahwa ", " menurut ", "Ia ", " dia ", " itu ",
    "[[PER|Budi]]", "[[POSITION|Kapolres]]", "[[AGENCY|Polda Riau]]", " dan ", "\n", "\n\n", " kapal karam ",
    ":", " yang ", " meminta ", "Hal itu disampaikan ",
])
UNITS = [
    "kata [[PER|Budi]], ", '"A," kata [[PER|Budi]]. ', '"', "“", "mengatakan ", "[[PER|Budi]], yang mengatakan ",
    "dan mengatakan dan ", "itu ini ", "menurut [[PER|Budi]] ", "'a,' ", "ia mengaku, ", ", kata ", "x ", '"a\n',
    "“a\" ", "Hal itu disampaikan [[PER|Budi]]. ",
]
# fmt: on


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_gives_spans_inside_it(marked: str) -> None:
    draft = read(marked)
    for quote in draft.quotes:
        assert 0 <= quote.start < quote.end <= len(draft.text)
        assert draft.entities[quote.speaker].type in ("PER", "AGENCY", "ORG")
    assert [(q.start, q.end) for q in draft.quotes] == sorted({(q.start, q.end) for q in draft.quotes})


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    marked = unit * (100_000 // len(unit))
    begin = time.process_time()
    read(marked)
    assert time.process_time() - begin < 10


def test_a_bench_speaks_for_its_court() -> None:
    marked = (
        "Sidang di [[AGENCY|Pengadilan Negeri Dumai]] usai. [[POSITION|Hakim]] menilai [[PER|Rudi]] bersalah merekrut."
    )
    assert said(marked) == [("Pengadilan Negeri Dumai", "Rudi bersalah merekrut")]


def test_a_judge_with_a_name_speaks_himself() -> None:
    marked = "Sidang di [[AGENCY|Pengadilan Negeri Dumai]]. Hakim [[PER|Rudi]] menilai perbuatan itu keji sekali."
    assert said(marked) == [("Rudi", "perbuatan itu keji sekali")]


def test_the_one_prosecutor_of_the_article() -> None:
    office = "[[POSITION|Jaksa Penuntut Umum]] [[AGENCY|Kejari Dumai]] [[PER|Fanny]] hadir."
    assert said(f"{office} Jaksa menyebut, korban belum dibayar.") == [("Fanny", "korban belum dibayar")]
    two = f"{office} [[POSITION|Jaksa]] [[PER|Anton]] juga hadir."
    assert said(f"{two} Jaksa menyebut, korban belum dibayar.") == []


def test_a_sentence_that_goes_on_about_somebody_puts_him_in_focus() -> None:
    told = '"Kami tahu," kata [[PER|Anton]].\n\n[[PER|Fanny]] melapor.\n\n[[PER|Anton]] mengaku kaget.\n\n'
    marked = told + '[[PER|Fanny]] tidak ikut. Di beranda, ia duduk.\n\n"Saya takut," ujarnya.'
    assert ("Fanny", "Saya takut,") in said(marked)


def test_a_list_of_people_presents_nobody_to_listen_to() -> None:
    told = '"Kami tahu," kata [[PER|Anton]].\n\nPenyidik memanggil tiga saksi, yaitu [[PER|Fanny]], [[PER|Gita]], dan [[PER|Hadi]].\n\n'
    assert ("Anton", "Pemeriksaan selesai,") in said(told + '"Pemeriksaan selesai," ujar dia.')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[PER|Rina]] memandang capaian itu belum cukup.", [("Rina", "capaian itu belum cukup")]),
        ("[[PER|Rina]] memandang laut dari dermaga.", []),
        (
            "[[PER|Rina]], dihubungi terpisah, mengingatkan polisi jangan berhenti di sini.",
            [("Rina", "polisi jangan berhenti di sini")],
        ),
        ("Setelah dihubungi [[PER|Rina]], warga mengingatkan anaknya.", []),
        ("[[PER|Rina]] menuding jaksa lamban.", [("Rina", "jaksa lamban")]),
        ("[[PER|Rina]] menuding jaksa.", []),
    ],
)
def test_views_asides_and_short_predicates(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected
