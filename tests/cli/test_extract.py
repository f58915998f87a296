from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Result, Run
from tpo_ie.document import Document
from tpo_ie.errors import ModelError

Records = list[dict[str, Any]]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def documents(result: Result) -> list[Document]:
    return [Document.from_json(line) for line in result.stdout.splitlines()]


def test_one_object_a_line_in_the_order_of_the_files(run: Run, records: Records, tmp_path: Path) -> None:
    paths = [write(tmp_path, name, f"Isi {name}.") for name in ("c.txt", "a.txt", "b")]
    result = run("extract", *paths)
    assert result.code == 0
    assert [d.id for d in documents(result)] == ["c", "a", "b"]
    assert result.stderr == ""


def test_text_reaches_the_reader_as_it_stands(run: Run, records: Records, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"\xef\xbb\xbfBaris \xe2\x80\x9csatu\xe2\x80\x9d.\r\nBaris dua.\r\n")
    assert documents(run("extract", path))[0].text == "Baris “satu”.\r\nBaris dua.\r\n"


def test_standard_input(run: Run, records: Records) -> None:
    (document,) = documents(run("extract", "-", stdin="Polri berkata “siap”."))
    assert (document.id, document.text) == ("stdin", "Polri berkata “siap”.")


def test_options_reach_every_record_and_win(run: Run, records: Records, tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", json.dumps({"text": "x", "title": "lama", "source": "Warta"}))
    result = run(
        "extract", path, "--published", "2025-03-14", "--title", "baru", "--url", "https://a.example", "--all-actions"
    )
    assert result.code == 0
    (record,) = records
    assert record["title"] == "baru"
    assert record["source"] == "Warta"
    assert record["published"] == "2025-03-14"
    assert record["url"] == "https://a.example"
    assert record["options"] == {"all_actions": True}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"Polri \x81\x8d\xe9 \x9d", "byte 6: not UTF-8"),
        ("a.txt", b"Pol\x00ri", "character 3: a NUL"),
        ("a.txt", b"\xff\xfeP\x00\x00", "byte 4: not UTF-16"),
        ("a.txt", b"", "no text"),
        ("a.txt", b" \n\t", "no text"),
        ("a.pdf", b"%PDF-1.7", "files of this kind (.pdf) are not read"),
        ("a.json", b"{", "column 2: not JSON"),
        ("a.json", b'{\n"text" 1}', "a.json:2: column 8: not JSON"),
        ("a.json", b"[]", "a JSON object"),
        ("a.json", b"[" * 100_000, "a.json"),
        ("a.json", b'{"title": "x"}', "`text` is missing"),
        ("a.json", b'{"text": 5}', "`text`: a string"),
        ("a.json", b'{"text": "x", "title": ["y"]}', "`title`: a string"),
        ("a.json", b'{"text": "x \\ud800"}', "`text`: character 2"),
        ("a.json", b'{"text": " "}', "no text"),
        ("a.jsonl", b"\n\n", "no text"),
        ("a.md", b"", "no text"),
        ("a.md", b"---\ntitle: x\n---\n", "no article under the head"),
        ("a.md", b"---\ntitle: x\nb: [\n---\nIsi.", "a.md:3: the front matter"),
        ("a.md", b"---\ndate: 2025-02-30\n---\nIsi.", "a.md:1: the front matter"),
    ],
)
def test_a_bad_file_is_named_with_place_and_reason_and_the_others_come(
    run: Run, records: Records, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    before, after = write(tmp_path, "sebelum.txt", "Satu."), write(tmp_path, "sesudah.txt", "Dua.")
    bad = write(tmp_path, name, content)
    result = run("extract", before, bad, after)
    assert result.code == 1
    assert [d.id for d in documents(result)] == ["sebelum", "sesudah"]
    assert str(bad) in result.stderr
    assert reason in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_missing_file_and_folder_without_articles(run: Run, records: Records, tmp_path: Path) -> None:
    write(tmp_path, "foto.jpg", "x")
    result = run("extract", tmp_path / "tiada.txt", tmp_path)
    assert result.code == 1
    assert result.stdout == ""
    missing, left_out, folder = result.stderr.splitlines()
    assert "tiada.txt: no such file" in missing
    assert "warning" in left_out
    assert ".jpg" in left_out
    assert "no file in it that can be read" in folder


def test_faults_in_indonesian(run: Run, records: Records, tmp_path: Path) -> None:
    result = run("extract", tmp_path / "tiada.txt", "--lang", "id")
    assert "berkas tidak ada" in result.stderr


def test_a_failing_article_is_reported_with_its_place(run: Run, records: Records, tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"id": "satu", "text": "GAGAL"}\n{"id": "dua", "text": "baik"}\n')
    result = run("extract", path)
    assert result.code == 1
    assert [d.id for d in documents(result)] == ["dua"]
    assert f"{path}:1: could not be read: RuntimeError: as told" in result.stderr


def test_lines_get_ids_and_bad_lines_are_named(run: Run, records: Records, tmp_path: Path) -> None:
    lines = ['{"text": "a"}', "", '{"text": "b", "id": 7}', "{bad", '{"text": "c", "id": ""}']
    path = write(tmp_path, "arsip.jsonl", "\n".join(lines))
    result = run("extract", path)
    assert result.code == 1
    assert [d.id for d in documents(result)] == ["arsip.jsonl:1", "7", "arsip.jsonl:5"]
    assert f"{path}:4: column 2: not JSON" in result.stderr


def test_ids_that_collide_get_a_suffix_and_a_warning(run: Run, records: Records, tmp_path: Path) -> None:
    paths = [write(tmp_path, name, "x") for name in ("a.txt", "b/a.txt", "c/a.txt")]
    result = run("extract", *paths)
    assert result.code == 0
    assert [d.id for d in documents(result)] == ["a", "a-2", "a-3"]
    assert result.stderr.count("warning") == 2
    assert str(paths[1]) in result.stderr


def test_a_document_object_is_read_again_from_its_text(
    run: Run, records: Records, tmp_path: Path, small: dict[str, Any]
) -> None:
    small["meta"]["attributes"] = {"author": "Nila"}
    (document,) = documents(run("extract", write(tmp_path, "a.json", json.dumps(small))))
    assert document.id == "kecil"
    assert document.meta.published == "2025-03-14"
    assert document.meta.attributes == {"author": "Nila"}
    assert document.mentions == ()


def test_a_date_that_is_none_is_kept_aside_with_a_warning(run: Run, records: Records, tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", json.dumps({"text": "x", "published": "Jumat, 14 Maret"}))
    result = run("extract", path)
    assert result.code == 0
    (document,) = documents(result)
    assert document.meta.published is None
    assert document.meta.attributes["published_as_given"] == "Jumat, 14 Maret"
    assert "warning" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.txt", "--published", "14-03-2025"],
        ["a.txt", "--published", "20250314"],
        ["a.txt", "--published", "2025-02-30"],
        ["a.txt", "--format", "pdf"],
        ["a.txt", "--lang", "fr"],
        ["a.txt", "--unknown"],
        ["a.txt", "b.txt", "--title", "x"],
        ["a.txt", "--out", "nowhere/out.json"],
        ["a.txt", "--out", "a.txt"],
    ],
)
def test_wrong_use_is_2(
    run: Run, records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.txt", "Isi.")
    result = run("extract", *arguments)
    assert result.code == 2
    assert result.stdout == ""
    assert result.stderr
    assert (tmp_path / "a.txt").read_text() == "Isi."
    assert records == []


def test_out_writes_a_file_and_nothing_to_stdout(run: Run, records: Records, tmp_path: Path) -> None:
    out = tmp_path / "hasil.jsonl"
    result = run("extract", write(tmp_path, "a.txt", "Kata “siap”."), "--out", out)
    assert (result.code, result.stdout) == (0, "")
    assert Document.from_json(out.read_bytes()).text == "Kata “siap”."
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "hasil.jsonl"]


def test_a_broken_installation_is_one_error_not_one_per_article(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def extract_many(items: Any, *, on_error: Any, **options: Any) -> Any:
        for record in items:
            on_error(record["id"], ModelError("models/x: manifest.json is missing"))
            yield from ()

    monkeypatch.setattr("tpo_ie.api.extract_many", extract_many)
    out = tmp_path / "hasil.jsonl"
    result = run("extract", *(write(tmp_path, f"{n}.txt", "x") for n in range(3)), "--out", out)
    assert result.code == 1
    assert result.stderr.splitlines() == ["tpo-ie: models/x: manifest.json is missing"]
    assert not out.exists()


def test_an_unforeseen_error_is_one_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract_many(*arguments: Any, **options: Any) -> Any:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("tpo_ie.api.extract_many", extract_many)
    result = run("extract", write(tmp_path, "a.txt", "x"))
    assert result.code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "ZeroDivisionError: oh (tests.cli.test_extract, line" in result.stderr


def test_text_of_several_articles(run: Run, records: Records, tmp_path: Path) -> None:
    result = run("extract", *(write(tmp_path, f"{n}.txt", "x") for n in "ab"), "--format", "text", "--lang", "id")
    assert result.code == 0
    assert result.stdout.count("INSTANSI") == 2
    assert "\x1b" not in result.stdout
    assert all(line == line.rstrip() for line in result.stdout.split("\n"))


def test_html_of_several_articles_is_one_page(run: Run, records: Records, tmp_path: Path) -> None:
    result = run("extract", *(write(tmp_path, f"{n}.txt", "x <b>") for n in "ab"), "--format", "html")
    assert result.stdout.count("<!DOCTYPE html>") == 1
    assert result.stdout.count("x &lt;b&gt;") == 2


def test_messages_cannot_act_on_a_terminal(run: Run, records: Records) -> None:
    result = run("extract", "\x1b[31m\ntiada.txt")
    assert result.code == 1
    assert "\x1b" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_what_a_page_says_of_itself_reaches_the_document(run: Run, records: Records, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    body = "".join(f"<p>Polda Riau menggagalkan pengiriman pekerja migran yang ke-{n} tahun ini.</p>" for n in range(4))
    head = (
        '<title>Judul</title><meta name="author" content="Nila Sari"><meta property="og:site_name" content="Warta Uji">'
    )
    path = write(tmp_path, "a.html", f"<html><head>{head}</head><body><article>{body}</article></body></html>")
    result = run("extract", path)
    assert (result.code, result.stderr) == (0, "")
    (document,) = documents(result)
    assert (document.id, document.meta.title, document.meta.source) == ("a", "Judul", "Warta Uji")
    assert document.meta.attributes == {"author": "Nila Sari", "site": "Warta Uji"}
    assert document.text.startswith("Polda Riau menggagalkan")


def test_the_head_of_a_markdown_page_reaches_the_document(run: Run, records: Records, tmp_path: Path) -> None:
    text = "---\ntitle: Judul\ndate: 2025-03-14\npenulis: [Nila, Budi]\n---\n\nPolda Riau menggandeng BP3MI Riau.\n"
    (document,) = documents(run("extract", write(tmp_path, "a.md", text)))
    assert (document.meta.title, document.meta.published) == ("Judul", "2025-03-14")
    assert document.meta.attributes == {"penulis": ["Nila", "Budi"]}


def test_folders_and_patterns(run: Run, records: Records, tmp_path: Path) -> None:
    for name in ("arsip/a.txt", "arsip/2025/b.txt", "lain/c.txt"):
        write(tmp_path, name, f"Isi {name}.")
    result = run("extract", tmp_path / "arsip", tmp_path / "l*" / "*.txt")
    assert result.code == 0
    assert [d.id for d in documents(result)] == ["2025/b", "a", "c"]


def test_another_encoding_is_said(run: Run, records: Records, tmp_path: Path) -> None:
    result = run("extract", write(tmp_path, "a.txt", "Kapolda berkata, “Kami akan kejar – café”.".encode("cp1252")))
    assert result.code == 0
    assert documents(result)[0].text == "Kapolda berkata, “Kami akan kejar – café”."
    assert "warning" in result.stderr
    assert "cp1252" in result.stderr


def test_a_missing_extra_is_one_line(
    run: Run, records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("extract", write(tmp_path, "a.parquet", b"PAR1"))
    assert result.code == 1
    assert 'pip install "tpo-ie[archives]"' in result.stderr
    assert len(result.stderr.splitlines()) == 1
