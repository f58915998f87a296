"""The best one-to-one pairing under a similarity (Kuhn 1955), small and sparse as chains of mentions are.

SciPy has it as ``linear_sum_assignment``; this keeps SciPy out of what a user has to install.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

_FAR = float("inf")


def best_total(similarity: Mapping[tuple[str, str], float]) -> float:
    """Return the largest sum of similarities that a one-to-one pairing can have.

    Args:
        similarity: Positive similarity by (left, right); pairs left out have none.

    Returns:
        The sum, 0 when there is no pair.
    """
    partners: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for left, right in similarity:
        partners[0, left].append((1, right))
        partners[1, right].append((0, left))
    total = 0.0
    seen: set[tuple[int, str]] = set()
    for start in partners:
        if start in seen:
            continue
        seen.add(start)
        connected = [start]
        for node in connected:  # grows as it is walked
            fresh = [other for other in partners[node] if other not in seen]
            seen.update(fresh)
            connected.extend(fresh)
        lefts = [name for side, name in connected if side == 0]
        rights = [name for side, name in connected if side == 1]
        matrix = [[similarity.get((left, right), 0.0) for right in rights] for left in lefts]
        total += max(map(max, matrix)) if 1 in (len(lefts), len(rights)) else _hungarian(matrix)
    return total


def _hungarian(matrix: Sequence[Sequence[float]]) -> float:
    """Return the largest sum over an n × m matrix, by shortest augmenting paths in O(n²m)."""
    if len(matrix) > len(matrix[0]):
        matrix = list(zip(*matrix, strict=True))
    n, m = len(matrix), len(matrix[0])
    row_price, column_price = [0.0] * (n + 1), [0.0] * (m + 1)
    row_of = [0] * (m + 1)  # rows and columns from 1; 0 is none
    for row in range(1, n + 1):
        row_of[0] = row
        column = 0
        distance, before, done = [_FAR] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while row_of[column]:
            done[column] = True
            current, step, following = row_of[column], _FAR, 0
            for j in range(1, m + 1):
                if done[j]:
                    continue
                reduced = -matrix[current - 1][j - 1] - row_price[current] - column_price[j]
                if reduced < distance[j]:
                    distance[j], before[j] = reduced, column
                if distance[j] < step:
                    step, following = distance[j], j
            for j in range(m + 1):
                if done[j]:
                    row_price[row_of[j]] += step
                    column_price[j] -= step
                else:
                    distance[j] -= step
            column = following
        while column:
            row_of[column] = row_of[before[column]]
            column = before[column]
    return sum(matrix[row_of[j] - 1][j - 1] for j in range(1, m + 1) if row_of[j])
