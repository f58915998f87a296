"""Small articles with gold acts, read up to the actions layer."""

from __future__ import annotations

from tests.actions.helpers import KNOWLEDGE, acted, drafted
from tools.learned_actions.candidates import Candidate, candidates
from tpo_ie.actions.frames import load_frames
from tpo_ie.document import Action, Document
from tpo_ie.pipeline.draft import Draft

POLRES = "[[AGENCY|Polres Bintan]]"
IMIGRASI = "[[AGENCY|Kantor Imigrasi Batam]]"
TEXTS = (
    f"{POLRES} menangkap [[PER|AF]] di [[LOC|Sirih]]. Dua hari kemudian tujuh [[GROUP|korban]] dievakuasi.",
    f"{IMIGRASI} menolak permohonan paspor 12 [[GROUP|calon PMI]]. {POLRES} akan menggelar sosialisasi kepada [[GROUP|warga]].",
    f"{POLRES} menggagalkan keberangkatan [[GROUP|calon PMI]] dari [[LOC|Pelabuhan Sirih]], lalu memulangkan mereka.",
    f"{IMIGRASI} belum mendeportasi [[GROUP|warga negara asing]] itu. Kapal patroli {POLRES} rusak.",
)


def article(marked: str, name: str = "a") -> tuple[Draft, Document]:
    """Return a draft without acts, and the document that has the acts of the rules for gold."""
    draft = drafted(marked)
    draft.id = name
    acted(draft)
    document = draft.to_document()
    draft.actions = []
    return draft, document


def with_acts(document: Document, *acts: Action) -> Document:
    """Return a document with other acts."""
    return document.model_copy(update={"actions": acts})


def rows_of(draft: Draft, gold: Document) -> list[Candidate]:
    """Return the candidates of an article."""
    return candidates(load_frames(), KNOWLEDGE.positions, draft, gold)


def word(draft: Draft, row: Candidate) -> str:
    """Return the trigger of a candidate."""
    return draft.text[slice(*row.span)]
