"""Components: 8-connected regions of the cells of a grid, found by runs and not cell by cell."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Cells = NDArray[np.intp]
"""Flat indices of cells in an n x n grid, ascending."""


def components(mask: NDArray[np.bool_]) -> list[Cells]:
    """The 8-connected components of the true cells of a 2-D mask, by their first cells."""
    first, last = _runs(mask)
    if not len(first):
        return []
    roots = _joined(len(first), *_touching(first, last, mask.shape[1]))
    lengths = last - first
    labels = np.repeat(roots, lengths)
    # A run's cells follow its first one; what is subtracted is how many cells came before the run.
    cells = np.repeat(first - (np.cumsum(lengths) - lengths), lengths) + np.arange(len(labels))
    order = np.argsort(labels, kind="stable")
    ends = np.flatnonzero(np.diff(labels[order])) + 1
    return np.split(cells[order], ends)


def _runs(mask: NDArray[np.bool_]) -> tuple[Cells, Cells]:
    """Where the runs of true cells in the rows begin, and where they have ended: flat indices."""
    rows, columns = mask.shape
    padded = np.zeros((rows, columns + 2), dtype=bool)
    padded[:, 1:-1] = mask
    edges = np.flatnonzero(padded[:, 1:] != padded[:, :-1])
    row, column = np.divmod(edges, columns + 1)  # a row has one edge more than it has cells
    flat = row * columns + column
    return flat[0::2], flat[1::2]


def _touching(first: Cells, last: Cells, columns: int) -> tuple[Cells, Cells]:
    """The pairs of runs in neighbouring rows that touch, corners included: indices of runs."""
    row = first // columns
    # Rows are numbered apart by two more than they are wide, so that no run reaches into the next.
    begin, end = first + 2 * row, last + 2 * row
    below = columns + 2
    least = np.searchsorted(end, begin + below, side="left")
    most = np.searchsorted(begin, end + below, side="right")
    counts = most - least
    upper = np.repeat(np.arange(len(first)), counts)
    before = np.repeat(np.cumsum(counts) - counts, counts)
    lower = np.repeat(least, counts) + np.arange(len(upper)) - before
    return upper, lower


def _joined(count: int, one: Cells, other: Cells) -> Cells:
    """For each of `count` runs the first one that it hangs together with."""
    roots = np.arange(count)
    while True:
        a, b = roots[one], roots[other]
        if np.array_equal(a, b):
            return roots
        np.minimum.at(roots, np.maximum(a, b), np.minimum(a, b))
        while not np.array_equal(roots, above := roots[roots]):
            roots = above


def regions(values: NDArray[np.floating[Any]], level: float, smallest: int) -> list[Cells]:
    """The components of the cells at or above a level that have at least so many cells."""
    found = components(values >= np.float64(level))
    return [cells for cells in found if len(cells) >= smallest]
