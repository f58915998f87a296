"""Fuzz all stages on odd articles with mentions anywhere: python tools/fuzz_extract.py [--seconds N].

The model is left out: it costs most of the time, and mentions that it would never find reach more of the rules.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from typing import Any

import fuzzing

MOST_SECONDS = 5.0  # for an article of some thousand characters
LABELLED = {
    "PER": ("Budi Santoso", "Nila Sari", "Hendra", "R", "MR (14)", "Budi"),
    "POSITION": ("Kapolda", "Kabid Humas", "Direktur", "Plt. Kepala", "Menteri", "Dirreskrimum"),
    "AGENCY": ("Polda Riau", "BP3MI Kepulauan Riau", "Polri", "Kementerian P2MI", "DPRD", "Imigrasi"),
    "ORG": ("Migrant Care", "PT Maju Jaya", "SBMI"),
    "LOC": ("Batam", "Kota Batam", "Kepulauan Riau", "Kamboja", "Desa Suka"),
    "LAW": ("Pasal 2 ayat (1) UU Nomor 21 Tahun 2007", "UU TPPO", "KUHP"),
    "CRIME": ("TPPO", "perdagangan orang", "penipuan"),
    "GROUP": ("korban", "12 calon PMI", "dua tersangka", "anak"),
    "DATE": ("Jumat (14/3/2025)", "kemarin", "31/2/2025", "akhir Desember", "pekan lalu", "2025"),
}
PLAIN = (
    *("menangkap", "menggagalkan", "menggandeng", "mengimbau", "kata", "ujar dia", "menurut", "menyelamatkan", "tidak"),
    *("akan", "telah", "dan", "serta", "yang", "di", "oleh", "untuk", "mencegah", "dijerat", "bersama", "selaku"),
    *('"', "“", "”", "'", "(", ")", ",", ".", ":", ";", "-", "–", "/", "\n", "\n\n", "\r\n", "\t", "\u2028", "\u00a0"),
    *("1", "2.", "12", "dua belas", "(15)", "berusia 14 tahun", "\x00", "\ufeff", "\u200b", "e\u0301"),
    *("Jakarta (ANTARA) -", "Baca juga:", "Pewarta:", "Editor:", "ADVERTISEMENT", "https://contoh.id/x", "dkk.", "No."),
)


@cache
def knowledge() -> Any:
    """Return the registries, loaded once."""
    from tpo_ie.registry.knowledge import Knowledge

    return Knowledge()


def prepare() -> Callable[..., None]:
    """Import the stages and return the property."""
    from hypothesis import given, target
    from hypothesis import strategies as st

    from tpo_ie.document import Document
    from tpo_ie.intake.stage import IntakeStage
    from tpo_ie.mentions.refine import refine
    from tpo_ie.pipeline.draft import Draft, FoundMention
    from tpo_ie.pipeline.stages import understanding_stages
    from tpo_ie.privacy import redact
    from tpo_ie.rendering.html import render_fragment
    from tpo_ie.rendering.text import render_text

    known = knowledge()
    intake, stages = IntakeStage(known.regions), understanding_stages(known)
    named = [(piece, label) for label, pieces in LABELLED.items() for piece in pieces]
    odd = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
    pieces: Any = st.one_of(
        st.sampled_from(named),
        st.sampled_from(PLAIN).map(lambda piece: (piece, None)),
        st.tuples(odd, st.sampled_from([None, *LABELLED])),
    )
    articles = st.lists(st.tuples(pieces, st.sampled_from([" ", " ", " ", "", "\n"])), max_size=60)
    days = st.sampled_from([None, "2025-03-15", "0001-01-01", "9999-12-31", "2024-02-29"])

    for stage in (intake, *stages):  # what they load, they load at their first article
        stage(Draft(text="Polda Riau menangkap pelaku TPPO."))

    @given(articles, days, st.booleans())
    def holds(article: list[Any], published: str | None, all_actions: bool) -> None:
        text, found = "", []
        for (piece, label), gap in article:
            if label is not None and piece.strip():
                start = len(text) + len(piece) - len(piece.lstrip())
                found.append(FoundMention(start, start + len(piece.strip()), label, 0.9))
            text += piece + gap
        draft = Draft(text=text, id="x", options={"all_actions": all_actions})
        draft.meta = draft.meta.model_copy(update={"published": published})
        begun = time.process_time()
        intake(draft)
        draft.set_mentions(refine(draft, found, known.agencies))
        for stage in stages:
            stage(draft)
        document = draft.to_document()
        seconds = time.process_time() - begun
        assert seconds < MOST_SECONDS, f"{seconds:.1f} s for {len(text)} characters"
        target(seconds)
        assert Document.from_json(document.to_json()) == document
        redact(document)
        for lang in ("en", "id"):
            render_text(document, lang=lang)
            render_fragment(document, lang=lang)

    return holds


if __name__ == "__main__":
    fuzzing.run(prepare, fuzzing.arguments(__doc__))
