"""A conditional logit: one of several options is right, or none of them; fitted by Newton's method."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
SEED = 13
_STEPS = 60
_CLOSE = 1e-7


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice.

    Args:
        options: The signs of each option.
        none: The signs that no option is right.
        right: Index of the right option; None when none is.
        article: The article that it comes from.
    """

    options: Sequence[Mapping[str, float]]
    none: Mapping[str, float]
    right: int | None
    article: str


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted weights.

    Args:
        option: Weights of the signs of options.
        none: Weights of the signs that none is right.
    """

    option: dict[str, float]
    none: dict[str, float]

    def probabilities(self, choice: Choice) -> list[float]:
        """Return the probability of each option, and last that of none."""
        scores = [_score(signs, self.option) for signs in choice.options]
        values = np.array([*scores, _score(choice.none, self.none)])
        powers = np.exp(values - values.max())
        return [float(value) for value in powers / powers.sum()]


def _score(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(value * weights.get(name, 0.0) for name, value in signs.items())


def fit(choices: Sequence[Choice], ridge: float, free: Iterable[str] = ()) -> Weights:
    """Return the weights that make the right options likeliest.

    Args:
        choices: The choices.
        ridge: How strongly weights are held near zero.
        free: Signs whose weights are not held.
    """
    options = sorted({name for choice in choices for signs in choice.options for name in signs})
    none = sorted({name for choice in choices for name in choice.none})
    columns = {("option", name): k for k, name in enumerate(options)}
    columns |= {("none", name): len(options) + k for k, name in enumerate(none)}
    tables = [_table(choice, columns) for choice in choices]
    rights = [len(choice.options) if choice.right is None else choice.right for choice in choices]
    held = np.full(len(columns), ridge)
    for (_, name), k in columns.items():
        if name in set(free):
            held[k] = 1e-6
    found = _newton(tables, rights, held)
    values = {key: float(found[k]) for key, k in columns.items()}
    return Weights({name: values["option", name] for name in options}, {name: values["none", name] for name in none})


def _table(choice: Choice, columns: Mapping[tuple[str, str], int]) -> Array:
    table = np.zeros((len(choice.options) + 1, len(columns)))
    for row, signs in enumerate(choice.options):
        for name, value in signs.items():
            table[row, columns["option", name]] = value
    for name, value in choice.none.items():
        table[-1, columns["none", name]] = value
    return table


def _newton(tables: Sequence[Array], rights: Sequence[int], held: Array) -> Array:
    weights: Array = np.zeros(len(held))
    value, gradient, hessian = _loss(tables, rights, held, weights)
    for _ in range(_STEPS):
        step = np.linalg.solve(hessian, gradient)
        size = 1.0
        while True:
            tried = weights - size * step
            new = _loss(tables, rights, held, tried)
            if new[0] <= value or size < _CLOSE:
                break
            size /= 2
        done = value - new[0] < _CLOSE
        weights, (value, gradient, hessian) = tried, new
        if done:
            break
    return weights


def _loss(tables: Sequence[Array], rights: Sequence[int], held: Array, weights: Array) -> tuple[float, Array, Any]:
    value = float(held @ (weights * weights)) / 2
    gradient: Array = held * weights
    hessian = np.diag(held)
    for table, right in zip(tables, rights, strict=True):
        scores = table @ weights
        scores -= scores.max()
        powers = np.exp(scores)
        shares = powers / powers.sum()
        value -= float(np.log(shares[right] + 1e-300))
        mean = shares @ table
        gradient = gradient + mean - table[right]
        hessian = hessian + (table * shares[:, None]).T @ table - np.outer(mean, mean)
    return value, gradient, hessian


def folds(articles: Iterable[str], number: int, seed: int = SEED) -> Iterator[set[str]]:
    """Yield sets of articles to hold out in turn, shuffled with a fixed seed."""
    names = sorted(set(articles))
    random.Random(seed).shuffle(names)  # noqa: S311 - no secret
    for k in range(number):
        yield set(names[k::number])
