from __future__ import annotations

import datetime
import json
import subprocess
import sys
import textwrap
from collections.abc import Iterator

import pytest
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import tpo_ie
from tpo_ie.document import Document
from tpo_ie.errors import DataWarning, InputError, ModelError


def test_the_article_is_read(document: Document) -> None:
    assert document.id == "contoh"
    labels = {(m.text, m.label) for m in document.mentions}
    assert ("Kapolresta", "POSITION") in labels
    assert ("Hendra Lumban Gaol", "PER") in labels
    assert ("TPPO", "CRIME") in labels
    assert not any("Nila" in m.text for m in document.mentions)
    person = next(m.entity for m in document.mentions if m.text == "Hendra Lumban Gaol")
    assert person in {o.person for o in document.officials}
    assert any(q.kind == "direct" and q.speaker == person for q in document.quotes)
    assert {"cooperation", "departure_control"} <= {a.category for a in document.actions}
    assert document.producer is not None
    assert document.producer.model_sha256


def test_every_result_says_where_it_comes_from(document: Document) -> None:
    for item in (*document.officials, *document.relations, *document.quotes, *document.actions):
        assert item.rule
        assert item.score is not None
    assert all(a.evidence for a in document.actions)


def test_the_result_is_a_valid_document(document: Document) -> None:
    assert Document.from_json(document.to_json()) == document


AWKWARD = {
    "empty": "",
    "blank": " \n\t\r\n ",
    "capitals": "POLDA RIAU MENANGKAP DUA PELAKU TPPO DI DUMAI. KAPOLDA RIAU IRJEN POL ANTON SIREGAR MEMBENARKAN.",
    "windows": 'Polda Riau menangkap dua pelaku.\r\n\r\n"Benar," kata Kapolda Riau Irjen Anton Siregar.\r\n',
    "unclosed": 'Kapolda Riau Anton Siregar: "Kami akan terus bekerja. Tidak ada ampun bagi pelaku TPPO\n\nPolda Riau siap.',
    "zero-width": "Pol\u200bda Riau\ufeff menggandeng BP3MI\u200d Riau, kata Kapolda Rene\u0301 Siregar.",
    "combining": "e\u0301" * 200 + " Polda Riau",
    "emoji": "🚨 Polda Riau 🇮🇩 tangkap 2 pelaku TPPO 👮‍♂️",
    "english": "The police chief said two suspects were arrested in Batam on Friday.",
    "arabic": "قالت الشرطة إنها اعتقلت شخصين",
    "binary": "".join(map(chr, range(256))) * 4,
    "one word": "a" * 5000,
    "quotes": '"' * 999,
    "brackets": "(" * 500 + "[[" * 500,
    "digits": "12/12/2024 " * 300,
}


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_texts_give_a_valid_document(name: str) -> None:
    text = AWKWARD[name]
    document = tpo_ie.extract(text)
    assert document.text == text
    assert Document.from_json(document.to_json()) == document


def test_a_long_article_is_not_cut(article: str) -> None:
    filler = "Warga desa itu menanam padi dan jagung di lereng bukit sejak lama. "
    text = filler * 450 + "\n\n" + article
    document = tpo_ie.extract(text)
    assert any(m.text == "Hendra Lumban Gaol" and m.start > 29_000 for m in document.mentions)


def test_a_megabyte_is_read() -> None:
    text = ("Polda Riau menangkap dua pelaku TPPO di Dumai, Jumat. " * 10 + "\n\n") * 100
    assert len(tpo_ie.extract(text).mentions) > 1000


def test_published_anchors_but_the_text_never_sets_it(article: str) -> None:
    assert tpo_ie.extract(article).meta.published is None
    assert tpo_ie.extract(article, published=datetime.date(2025, 3, 15)).meta.published == "2025-03-15"


@pytest.mark.parametrize("value", ["15/3/2025", "2025-02-31", "kemarin"])
def test_a_wrong_date_is_refused(value: str) -> None:
    with pytest.raises(InputError, match="ISO 8601"):
        tpo_ie.extract("x", published=value)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(InputError, match="string is expected"):
        tpo_ie.extract(b"bytes")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="lone surrogate stands at offset 3"):
        tpo_ie.extract("abc\ud800")


def test_extract_many_keeps_order_and_loses_nothing(nlp: Language, article: str) -> None:
    failed: list[str] = []
    records = [{"id": "a", "text": article}, {"id": "b", "text": None}, article, {"id": "d", "text": "", "url": "u"}]
    documents = list(
        tpo_ie.extract_many(records, model=nlp, on_error=lambda name, error: failed.append(name), batch_size=2)
    )
    assert [d.id for d in documents] == ["a", "3", "d"]
    assert failed == ["b"]
    assert documents[2].meta.url == "u"
    assert documents[0].mentions == documents[1].mentions


def test_extract_many_raises_without_handler(nlp: Language) -> None:
    with pytest.raises(InputError):
        list(tpo_ie.extract_many([{"text": 1}], model=nlp))


def test_batches_do_not_change_results(nlp: Language, article: str) -> None:
    texts = [article, "Polda Riau menangkap dua pelaku TPPO.", article * 3, ""]
    together = [d.to_dict() | {"id": ""} for d in tpo_ie.extract_many(texts, model=nlp)]
    alone = [tpo_ie.extract(text).to_dict() | {"id": ""} for text in texts]
    # int8 activations are scaled over the whole batch, so that a borderline word may tip over.
    for a, b in zip(together, alone, strict=True):
        assert [(m["start"], m["end"], m["label"]) for m in a["mentions"]] == [
            (m["start"], m["end"], m["label"]) for m in b["mentions"]
        ]
        assert len(a["actions"]) == len(b["actions"])


def test_doc_holds_sentences_entities_and_survives_docbin(nlp: Language, article: str) -> None:
    doc = nlp(article)
    assert len(list(doc.sents)) > 3
    assert {"PER", "AGENCY"} <= {ent.label_ for ent in doc.ents}
    restored = next(iter(DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)))
    assert restored._.tpo_document == doc._.tpo_document


def test_a_saved_pipeline_loads_in_a_process_that_never_imported_tpo_ie(nlp: Language, tmp_path: object) -> None:
    nlp.to_disk(f"{tmp_path}/saved")
    code = f"""
        import spacy, sys
        nlp = spacy.load(r"{tmp_path}/saved")
        doc = nlp("Polda Riau menangkap dua pelaku TPPO di Dumai.")
        print(len(doc._.tpo["mentions"]))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    assert int(done.stdout) >= 2


def test_extraction_needs_neither_torch_nor_transformers() -> None:
    code = """
        import sys
        class Hidden:
            def find_spec(self, name, path=None, target=None):
                if name.split(".")[0] in {"torch", "transformers", "datasets", "accelerate", "safetensors", "onnx"}:
                    raise ModuleNotFoundError(name)
        sys.meta_path.insert(0, Hidden())
        import tpo_ie
        assert "spacy" not in sys.modules and "pydantic" not in sys.modules
        document = tpo_ie.extract("Polda Riau menangkap dua pelaku TPPO di Dumai.")
        assert document.mentions
        assert not {"torch", "transformers"} & set(sys.modules)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True)


def test_an_unknown_model_is_an_error(tmp_path: object) -> None:
    with pytest.raises(ModelError, match=r"no model 'nothing-1\.0'"):
        tpo_ie.load("nothing-1.0")
    with pytest.raises(ModelError, match=r"manifest\.json"):
        tpo_ie.load(str(tmp_path))


def test_rules_can_be_switched_off(tmp_path: object, article: str, document: Document) -> None:
    rule = document.officials[0].rule
    path = f"{tmp_path}/rules.yaml"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(json.dumps({"disable": [rule]}))
    doc = tpo_ie.load(rules=path)(article)
    assert all(o.rule != rule for o in doc._.tpo_document.officials)
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("disable: [no-such-rule]")
    with pytest.warns(DataWarning, match="no rule 'no-such-rule'"):  # an upgrade may have dropped it
        tpo_ie.load(rules=path)


def test_a_pipeline_with_a_component_of_the_users_reads_the_same(nlp: Language, article: str) -> None:
    seen: list[str] = []

    @Language.component("test_looks_at_docs")
    def look(doc: Doc) -> Doc:
        seen.append(doc.text)
        return doc

    own = tpo_ie.load()
    own.add_pipe("test_looks_at_docs", before="tpo_assembly")
    records = [{"id": "a", "text": article, "published": "2025-03-15", "attributes": {"desk": "x"}}, article]
    assert list(tpo_ie.extract_many(records, model=own)) == list(tpo_ie.extract_many(records, model=nlp))
    assert seen == [article, article]
    assert next(tpo_ie.extract_many([article], model=own)).to_dict() == nlp_document(nlp, article)


def nlp_document(nlp: Language, text: str) -> dict[str, object]:
    """What a Doc of the pipeline holds, with the id that ``extract_many`` gives."""
    return nlp(text)._.tpo | {"id": "1"}


def test_threads_of_the_model_change_nothing(nlp: Language, document: Document) -> None:
    texts = [document.text, "Polda Riau menangkap dua pelaku TPPO.", "", document.text[: len(document.text) // 2]] * 3
    alone = tpo_ie.load(threads=1)
    expected = [d.to_json() for d in tpo_ie.extract_many(texts, model=alone, batch_size=2)]
    several = tpo_ie.load(threads=3)
    assert [d.to_json() for d in tpo_ie.extract_many(texts, model=several, batch_size=2)] == expected


@pytest.mark.parametrize("threads", [1, 2])
def test_a_bad_record_costs_no_other_with_any_number_of_threads(threads: int) -> None:
    pipeline = tpo_ie.load(threads=threads)
    told: list[str] = []
    records = [{"text": f"Polda Riau ke-{n}.", "id": str(n)} if n % 3 else {"id": str(n)} for n in range(9)]
    found = tpo_ie.extract_many(
        records, model=pipeline, batch_size=2, on_error=lambda record_id, error: told.append(record_id)
    )
    assert [document.id for document in found] == ["1", "2", "4", "5", "7", "8"]
    assert told == ["0", "3", "6"]
    with pytest.raises(InputError):
        list(tpo_ie.extract_many(records, model=pipeline, batch_size=2))


def test_one_thread_reads_no_batch_ahead() -> None:
    taken: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(6):
            taken.append(number)
            yield "Polda Riau."

    def taken_for_the_first(threads: int) -> int:
        taken.clear()
        next(tpo_ie.extract_many(texts(), model=tpo_ie.load(threads=threads), batch_size=2))
        return len(taken)

    assert taken_for_the_first(1) == 2
    assert taken_for_the_first(2) == 4
