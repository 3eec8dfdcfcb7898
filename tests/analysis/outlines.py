"""Outlines: which cells of a grid lie within closed lines."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np


def within(rings: Iterable[np.ndarray], n: int) -> np.ndarray:
    """Which cell centres of an n x n grid lie within an odd number of rings: shape (n, n)."""
    centres = -1 + (np.arange(n) + 0.5) * 2 / n
    crossed = np.zeros((n, n + 1), dtype=int)
    for ring in rings:
        (x1, y1), (x2, y2) = ring[:-1].T, ring[1:].T
        first, last = (np.searchsorted(centres, pick(y1, y2)) for pick in (np.minimum, np.maximum))
        for further in range((last - first).max()):
            passes = first + further < last  # the rows whose centres a segment passes
            row = (first + further)[passes]
            share = (centres[row] - y1[passes]) / (y2 - y1)[passes]
            at = x1[passes] + share * (x2 - x1)[passes]
            np.add.at(crossed, (row, np.searchsorted(centres, at)), 1)
    return np.cumsum(crossed, axis=1)[:, :n] % 2 == 1
