"""Weights of ``tpo_ie/relevance/leaning.yaml``: trafficking, or the protection of migrants only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tools.fitting.articles import weighed_text
from tools.fitting.logit import Choice, Weights, fit, folds
from tpo_ie.document import Document
from tpo_ie.intake.stage import IntakeStage
from tpo_ie.relevance.leaning import Leaner, Leaning, built_in

RIDGE = 2.0
FOLDS = 15
BIAS = "bias"


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the field.

    Args:
        id: Its id.
        text: In lower case, without bylines and the like.
        trafficking: True when it is about trafficking.
    """

    id: str
    text: str
    trafficking: bool


def articles(documents: Iterable[Document]) -> list[Article]:
    """Return the articles that are about trafficking or the protection of migrants."""
    intake = IntakeStage()
    found = []
    for document in documents:
        if document.relevance is None or document.relevance.label == "other":
            continue
        text = weighed_text(document, intake)
        found.append(Article(document.id, text, document.relevance.label == "tppo"))
    return found


def choices(found: Iterable[Article]) -> list[Choice]:
    """Return articles as choices between trafficking and not."""
    leaner = Leaner(built_in())
    return [
        Choice([{BIAS: 1.0, **leaner.signs(article.text)}], {}, 0 if article.trafficking else None, article.id)
        for article in found
    ]


def fitted(found: Sequence[Article], ridge: float = RIDGE) -> Leaning:
    """Return the model with weights fitted on articles; terms stay as they are."""
    return _with_weights(built_in(), fit(choices(found), ridge, free=(BIAS,)))


def _with_weights(model: Leaning, weights: Weights) -> Leaning:
    signs = {
        name: sign.model_copy(
            update={
                "weight": round(weights.option.get(name, 0.0), 2),
                "lead": round(weights.option.get(f"{name}.lead", 0.0), 2),
            }
        )
        for name, sign in model.signs.items()
    }
    return model.model_copy(update={"bias": round(weights.option[BIAS], 2), "signs": signs})


def mistakes(model: Leaning, found: Iterable[Article]) -> list[str]:
    """Return the articles that a model puts on the wrong side."""
    leaner = Leaner(model)
    return [article.id for article in found if (leaner.leaning(article.text) > 0) != article.trafficking]


def cross_validate(found: Sequence[Article], ridge: float = RIDGE) -> list[str]:
    """Return the articles put on the wrong side by models fitted on other ones."""
    wrong: list[str] = []
    for names in folds((article.id for article in found), FOLDS):
        model = fitted([article for article in found if article.id not in names], ridge)
        wrong += mistakes(model, [article for article in found if article.id in names])
    return wrong
