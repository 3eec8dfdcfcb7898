from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from heatdesk.analysis.components import components, regions


def mask_of(*rows: str) -> np.ndarray:
    return np.array([[cell == "#" for cell in row] for row in rows])


def found(mask: np.ndarray) -> list[list[int]]:
    return [cells.tolist() for cells in components(mask)]


def test_corners_connect() -> None:
    assert found(mask_of("#..", ".#.", "..#")) == [[0, 4, 8]]


def test_what_lies_apart_is_apart() -> None:
    assert found(mask_of("##.#", "....", "#..#")) == [[0, 1], [3], [8], [11]]


def test_a_row_does_not_run_on_into_the_next() -> None:
    assert found(mask_of("..#", "#..")) == [[2], [3]]


def test_arms_that_join_below_are_one() -> None:
    assert found(mask_of("#.#.#", "#.#.#", "#####")) == [[0, 2, 4, 5, 7, 9, 10, 11, 12, 13, 14]]


def test_a_ring_and_what_lies_in_it_are_two() -> None:
    ring = mask_of("#####", "#...#", "#.#.#", "#...#", "#####")
    assert [len(cells) for cells in components(ring)] == [16, 1]


def test_nothing_and_everything() -> None:
    assert components(np.zeros((5, 5), bool)) == []
    assert found(np.ones((2, 2), bool)) == [[0, 1, 2, 3]]
    assert found(np.ones((1, 1), bool)) == [[0]]


@pytest.mark.parametrize("seed", range(30))
def test_components_are_those_of_another_labelling(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 70))
    mask = rng.random((n, n)) < rng.uniform(0.05, 0.6)
    labels, count = ndimage.label(mask, structure=np.ones((3, 3)))
    expected = {tuple(np.flatnonzero(labels == k).tolist()) for k in range(1, count + 1)}
    assert {tuple(cells) for cells in found(mask)} == expected


def test_a_spiral_is_one() -> None:
    """The longest way round for a labelling that goes row by row."""
    spiral, at, step = np.zeros((41, 41), bool), np.array([20, 20]), np.array([0, 1])
    for length in range(2, 40, 2):
        for _ in range(2):
            for _ in range(length):
                spiral[tuple(at)] = True
                at = at + step
            step = np.array([step[1], -step[0]])
    assert len(components(spiral)) == 1


def test_regions_hold_what_is_at_the_level_and_are_large_enough() -> None:
    field = np.array([[0.5, 0.5, 0.1], [0.1, 0.1, 0.1], [0.9, 0.1, 0.1]])
    assert [cells.tolist() for cells in regions(field, 0.5, 2)] == [[0, 1]]
    assert [cells.tolist() for cells in regions(field, 0.5, 1)] == [[0, 1], [6]]
    assert regions(field.astype(np.float32), 0.1, 9) != []
