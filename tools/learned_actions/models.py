"""The models tried: logistic regression and gradient boosting over named features and hidden states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.learned_actions.features import VERDICTS, WORDS, Features

Array = NDArray[Any]
FOLDS = 5
SEED = 13


class Model:
    """A classifier of candidates.

    Args:
        boosted: Gradient boosting; else logistic regression. Boosting sees no features of single words, which it
            takes minutes for and gains nothing by.
        components: Principal components of the hidden states to add; 0 for none.
        blind: Hide what the rules think of a candidate; words, agents and cues stay.
        cost: Inverse ridge penalty of the regression.
    """

    def __init__(self, *, boosted: bool = False, components: int = 0, blind: bool = False, cost: float = 0.3) -> None:
        self.boosted = boosted
        self.blind = blind
        self.components = components
        self.cost = cost

    def fit(self, rows: Sequence[Features], hidden: Array, labels: Sequence[Hashable], weights: Array) -> Model:
        """Fit on n candidates with (n, d) hidden states, n labels and n weights."""
        from sklearn.ensemble import HistGradientBoostingClassifier
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression

        often = 15 if self.boosted else 3
        counts = Counter(name for row in rows for name in row)
        self._known = {name for name, n in counts.items() if n >= often and self._may_see(name)}
        self._vectors = DictVectorizer(sparse=not self.boosted)
        self._vectors.fit([self._seen(row) for row in rows])
        if self.components:
            self._mean = hidden.mean(axis=0)
            _, sizes, axes = np.linalg.svd(hidden - self._mean, full_matrices=False)
            scale = sizes[: self.components] / np.sqrt(len(hidden))
            self._axes = axes[: self.components].T / scale * (1.0 if self.boosted else 0.3)
        if self.boosted:
            self._model = HistGradientBoostingClassifier(
                learning_rate=0.06, max_iter=120, max_leaf_nodes=10, min_samples_leaf=10, l2_regularization=1.0,
                max_features=0.3, early_stopping=False, random_state=SEED,
            )  # fmt: skip
        else:
            self._model = LogisticRegression(C=self.cost, max_iter=500)
        self._model.fit(self._table(rows, hidden), labels, sample_weight=weights)
        self.classes = list(self._model.classes_)
        return self

    def probabilities(self, rows: Sequence[Features], hidden: Array) -> Array:
        """Return (n, classes) probabilities."""
        found: Array = self._model.predict_proba(self._table(rows, hidden))
        return found

    def _may_see(self, name: str) -> bool:
        return not (self.boosted and name.startswith(WORDS)) and not (self.blind and name in VERDICTS)

    def _seen(self, row: Features) -> Features:
        return {name: value for name, value in row.items() if name in self._known}

    def _table(self, rows: Sequence[Features], hidden: Array) -> Any:
        from scipy import sparse

        table = self._vectors.transform([self._seen(row) for row in rows])
        if self.components:
            parts = [table, (hidden - self._mean) @ self._axes]
            table = np.hstack(parts) if self.boosted else sparse.hstack(parts).tocsr()
        return table


def folds(articles: Sequence[str]) -> dict[str, int]:
    """Return the fold of each article, drawn once for all models."""
    order = np.random.default_rng(SEED).permutation(len(articles))
    return {articles[j]: i % FOLDS for i, j in enumerate(order)}
