"""Weights of ``tpo_ie/relevance/telling.yaml``: of the field, or another matter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.fitting.articles import weighed_text
from tools.fitting.logit import Choice, Weights, fit, folds
from tpo_ie.corpus.news_body import clean
from tpo_ie.document import Document
from tpo_ie.intake.stage import IntakeStage
from tpo_ie.relevance.leaning import Leaner, Leaning
from tpo_ie.relevance.telling import Teller, Telling, built_in_telling

RIDGE = 1.0
FOLDS = 10
BIAS = "bias"
NAMED = "named"
"""The sign of names for trafficking."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its signs.

    Args:
        id: Its id.
        signs: How strong each sign is.
        of_field: True when it is about trafficking or the protection of migrants.
    """

    id: str
    signs: dict[str, float]
    of_field: bool


def _signs() -> Leaner:
    model = built_in_telling()
    return Leaner(Leaning(bias=model.bias, lead=0, signs=model.signs))


def articles(documents: Iterable[Document]) -> list[Article]:
    """Return the articles whose relevance somebody said."""
    intake, signs, found = IntakeStage(), _signs(), []
    for document in documents:
        if document.relevance is not None:
            strengths = signs.signs(weighed_text(document, intake))
            found.append(Article(document.id, strengths, document.relevance.label != "other"))
    return found


def other_matters(news: Path) -> list[Article]:
    """Return real news as articles on other matters.

    Nobody labelled them; one in five hundred is of the field. Those that name trafficking are left out, whatever they
    are about, and so are those that ``annotations/*.json`` names as held out.

    Args:
        news: Folder of Markdown articles, with ``annotations`` in it.
    """
    intake, signs, found = IntakeStage(), _signs(), []
    for name, markdown in _texts(news):
        strengths = signs.signs(weighed_text(Document(id=name, text=clean(markdown)), intake))
        if NAMED not in strengths:
            found.append(Article(name, strengths, False))
    return found


def _texts(news: Path) -> Iterator[tuple[str, str]]:
    notes = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((news / "annotations").glob("*.json"))]
    held_out = {note["path"] for note in notes if note["split"] != "train"}
    for path in sorted(news.rglob("*.md")):
        name = path.relative_to(news).as_posix()
        if name not in held_out:
            yield name, path.read_text(encoding="utf-8")


def choices(found: Iterable[Article]) -> list[Choice]:
    """Return articles as choices between the field and other matters."""
    return [
        Choice([{BIAS: 1.0, **article.signs}], {}, 0 if article.of_field else None, article.id) for article in found
    ]


def fitted(found: Sequence[Article], ridge: float = RIDGE) -> Telling:
    """Return the model with weights fitted on articles; terms and thresholds stay as they are."""
    return _with_weights(built_in_telling(), fit(choices(found), ridge, free=(BIAS,)))


def _with_weights(model: Telling, weights: Weights) -> Telling:
    signs = {
        name: sign.model_copy(update={"weight": round(weights.option.get(name, 0.0), 2)})
        for name, sign in model.signs.items()
    }
    return model.model_copy(update={"bias": round(weights.option[BIAS], 2), "signs": signs})


def mistakes(model: Telling, found: Iterable[Article]) -> list[Article]:
    """Return the articles that a model puts on the wrong side."""
    teller = Teller(model)
    return [article for article in found if (teller.weigh(article.signs) > 0) != article.of_field]


def cross_validate(found: Sequence[Article], ridge: float = RIDGE) -> list[Article]:
    """Return the articles put on the wrong side by models fitted on other ones."""
    wrong: list[Article] = []
    for names in folds((article.id for article in found), FOLDS):
        model = fitted([article for article in found if article.id not in names], ridge)
        wrong += mistakes(model, [article for article in found if article.id in names])
    return wrong
