"""Fitting from small articles: only the training split counts, files change in their numbers only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.actions.helpers import acted, drafted
from tests.conftest import REPOSITORY
from tools.fitting import __main__ as command
from tools.fitting import conclusion, files, leaning, scores, telling
from tools.fitting.articles import gold_draft, training
from tools.fitting.logit import fit
from tpo_ie.actions.data import PACKAGE
from tpo_ie.actions.frames import FrameRule
from tpo_ie.document import Document, Relevance
from tpo_ie.pipeline.rules import load_rules
from tpo_ie.relevance.leaning import built_in
from tpo_ie.relevance.telling import built_in_telling

POLRES = "[[AGENCY|Polres Bintan]]"
COURT = "[[AGENCY|Pengadilan Negeri Bintan]]"
TEXT = f"{POLRES} dan {COURT} disebut. Dua pelaku [[CRIME|TPPO]] ditangkap kemarin."


def article(name: str, marked: str = TEXT, actors: tuple[str, ...] = ("Polres Bintan",)) -> Document:
    """Return a gold document whose acts have the given actors."""
    draft = drafted(marked)
    draft.id = name
    acts = tuple(action.model_copy(update={"actors": actors}) for action in acted(draft))
    draft.actions = []
    return draft.to_document().model_copy(update={"actions": acts})


def test_only_the_training_split_is_read(tmp_path: Path) -> None:
    for split in ("train", "dev", "test"):
        line = json.dumps({"schema_version": "1", "id": split, "text": "Satu."})
        (tmp_path / f"{split}.jsonl").write_text(line + "\n", encoding="utf-8")
    found = training([tmp_path / "dev.jsonl", tmp_path / "test.jsonl", tmp_path / "train.jsonl"])
    assert [document.id for document in found] == ["train"]


def test_a_gold_draft_holds_what_gold_says() -> None:
    document = article("a").model_copy(update={"relevance": Relevance(label="tppo", score=1)})
    draft = gold_draft(document)
    assert set(draft.entities) == {entity.id for entity in document.entities}
    assert draft.relevance == document.relevance
    assert draft.sentences


def test_cases_are_acts_whose_clause_names_nobody() -> None:
    [case] = conclusion.cases([article("a")])
    assert (case.category, case.right) == ("arrest", "Polres Bintan")
    assert case.bodies["Polres Bintan"]["first"] == 1
    [left_open] = conclusion.cases([article("b", actors=())])
    assert left_open.right is None
    assert conclusion.cases([article("c", f"{POLRES} menangkap dua pelaku.")]) == []


def test_affinity_says_who_does_what_more_often() -> None:
    verdict = f"{COURT} memvonis [[PER|AF]] lima tahun penjara."
    documents = [article(f"a{k}") for k in range(5)]
    documents += [article(f"b{k}", verdict, ("Pengadilan Negeri Bintan",)) for k in range(5)]
    found = conclusion.affinity(documents)
    assert found["arrest"]["police"] > 0 > found["arrest"]["court"]
    assert found["sentence"]["court"] > 0 > found["sentence"]["police"]


def test_outcomes_are_counted_at_a_threshold() -> None:
    documents = [article(f"a{k}") for k in range(6)]
    found = conclusion.choices(conclusion.cases(documents), conclusion.affinity(documents))
    weights = fit(found, ridge=0.1)
    seen = conclusion.outcome([(choice, weights) for choice in found], 0.3)
    assert (seen.right, seen.given, seen.good, seen.cases) == (6, 6, 6, 6)
    assert conclusion.outcome([(choice, weights) for choice in found], 1.1).given == 0
    assert len(conclusion.cross_validate([article(f"a{k}") for k in range(12)])) == 12


def relevant(name: str, text: str, label: str) -> Document:
    """Return a document with a label."""
    return Document.from_dict(
        {"schema_version": "1", "id": name, "text": text, "relevance": {"label": label, "score": 1}}
    )


def test_leaning_is_fitted_on_articles_of_the_field() -> None:
    documents = [relevant(f"a{k}", "Perekrut itu dijerat pasal perdagangan orang.", "tppo") for k in range(8)]
    documents += [relevant(f"b{k}", "BP3MI menjemput pekerja migran.", "migrant_protection") for k in range(8)]
    documents += [relevant("c", "Pasar ramai.", "other")]
    found = leaning.articles(documents)
    assert len(found) == 16
    model = leaning.fitted(found)
    assert model.signs["named"].weight > 0 > model.signs["migrants"].weight
    assert model.signs["named"].terms == built_in().signs["named"].terms
    assert leaning.mistakes(model, found) == []
    assert leaning.cross_validate(found) == []


FIELD = "Perekrut menjual gadis itu. Korban dikurung, lalu dijemput BP3MI ke rumah aman dan didampingi psikolog."


def news(folder: Path) -> Path:
    """Write real news: one article on another matter, one that names trafficking, one held out."""
    (folder / "annotations").mkdir()
    (folder / "juni").mkdir()
    texts = {"gol": "Timnas mencetak gol.", "tppo": "Kasus TPPO dibahas.", "dev": "Banjir melanda kota."}
    for name, text in texts.items():
        (folder / "juni" / f"{name}.md").write_text(f"# Judul\n\n{text}\n", encoding="utf-8")
    note = json.dumps({"path": "juni/dev.md", "split": "dev"})
    (folder / "annotations" / "k001.json").write_text(note, encoding="utf-8")
    return folder


def test_news_on_other_matters_name_no_trafficking_and_are_not_held_out(tmp_path: Path) -> None:
    [found] = telling.other_matters(news(tmp_path))
    assert found.id == "juni/gol.md"
    assert not found.of_field
    assert set(found.signs) == {"sport"}


def test_telling_is_fitted_on_the_field_and_other_matters(tmp_path: Path) -> None:
    documents = [relevant(f"a{k}", FIELD, ("tppo", "migrant_protection")[k % 2]) for k in range(12)]
    documents += [relevant(f"b{k}", "Timnas mencetak gol; korban gempa menonton.", "other") for k in range(12)]
    found = telling.articles(documents) + telling.other_matters(news(tmp_path))
    assert sum(article.of_field for article in found) == 12
    model = telling.fitted(found)
    assert model.signs["recruiters"].weight > 0 > model.signs["sport"].weight
    assert model.signs["recruiters"].terms == built_in_telling().signs["recruiters"].terms
    assert telling.mistakes(model, found) == []
    assert telling.cross_validate(found) == []


def test_scores_are_drawn_to_the_prior() -> None:
    assert scores.score(0, 0) == scores.PRIOR
    assert scores.score(100, 100) == scores.MOST
    assert scores.score(0, 3) == pytest.approx(0.32)
    found = scores.scores([article("a"), article("b").model_copy(update={"actions": ()})])
    assert found["arrest-capture"] == scores.score(1, 2)
    assert found["awareness-event"] == scores.PRIOR


def test_only_scores_change_in_the_rules() -> None:
    path = files.PACKAGE / "actions" / "rules.yaml"
    text = path.read_text(encoding="utf-8")
    assert scores.with_scores(text, scores.shipped()) == text
    changed = yaml.safe_load(scores.with_scores(text, {"arrest-capture": 0.5}))
    rules = {rule["id"]: rule for rule in yaml.safe_load(text)}
    for rule in changed:
        assert rule == rules[rule["id"]] | ({"score": 0.5} if rule["id"] == "arrest-capture" else {})
    assert len(changed) == len(load_rules(PACKAGE, FrameRule))


def test_a_number_is_replaced_in_its_block() -> None:
    text = "bias: 1\nsigns:\n  a:\n    weight: 1.5  # why\n  b:\n    weight: -2\n"
    assert files.with_number(text, "b", "weight", 0.25) == text.replace("-2", "0.25")
    assert files.with_number(text, "", "bias", -3.5) == text.replace("bias: 1", "bias: -3.5")
    for block, key in (("c", "weight"), ("", "nothing")):
        with pytest.raises(ValueError, match="no "):
            files.with_number(text, block, key, 1)


@pytest.mark.parametrize("name", ["conclusion", "leaning", "scores", "telling"])
def test_the_command_writes_files_that_can_be_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in ("actions/conclusion.yaml", "actions/rules.yaml", "relevance/leaning.yaml", "relevance/telling.yaml"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text((files.PACKAGE / file).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(command, "PACKAGE", tmp_path)
    some = REPOSITORY / "corpora" / "tppo-1.0" / "train.jsonl"
    lines = some.read_text(encoding="utf-8").split("\n")[:24]
    (tmp_path / "train.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command.main([name, str(tmp_path / "train.jsonl"), "--write"])
    assert capsys.readouterr().out
    for file in ("actions/conclusion.yaml", "actions/rules.yaml", "relevance/leaning.yaml", "relevance/telling.yaml"):
        old = yaml.safe_load((files.PACKAGE / file).read_text(encoding="utf-8"))
        new = yaml.safe_load((tmp_path / file).read_text(encoding="utf-8"))
        assert type(new) is type(old)
        assert len(new) == len(old)


def test_without_training_articles_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "dev.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(SystemExit):
        command.main(["leaning", str(tmp_path / "dev.jsonl")])
