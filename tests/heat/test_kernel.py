from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heatdesk.heat.kernel import FWHM_TO_SIGMA, add_up, as_array, cell_centres
from heatdesk.model.items import Placement
from tests.builders.maps import placements

SIGMAS_IN_FWHM = 2 * math.sqrt(2 * math.log(2))


def by_the_formula(some: Sequence[Placement], n: int) -> np.ndarray:
    """The sum of kernels as the definition says it, cell by cell."""
    field = np.zeros((n, n))
    for row in range(n):
        for column in range(n):
            x, y = -1 + (column + 0.5) * 2 / n, -1 + (row + 0.5) * 2 / n
            for p in some:
                if p.muted:
                    continue
                sx, sy = p.width / SIGMAS_IN_FWHM, p.height / SIGMAS_IN_FWHM
                exponent = (x - p.x) ** 2 / (2 * sx**2) + (y - p.y) ** 2 / (2 * sy**2)
                field[row, column] += p.weight * math.exp(-exponent)
    return field


@settings(max_examples=40)
@given(st.lists(placements("any"), max_size=4), st.integers(1, 12))
def test_kernels_add_up_as_the_formula_says(some: list[Placement], n: int) -> None:
    wanted = by_the_formula(some, n)
    got = add_up(as_array(some), n)
    assert got.dtype == np.float64
    np.testing.assert_allclose(got, wanted, rtol=0, atol=1e-12 * max(wanted.max(), 1.0))


def test_in_single_precision_they_are_right_to_a_millionth_of_the_maximum() -> None:
    some = [
        Placement("a", 0.31, -0.27, 0.5, 0.7, 2.0),
        Placement("b", -0.9, 0.8, 0.25, 1.3),
        Placement("c", 1.0, 1.0, 4.0, 0.4, 0.3),
    ]
    wanted = by_the_formula(some, 40)
    got = add_up(as_array(some), 40, np.float32)
    assert got.dtype == np.float32
    np.testing.assert_allclose(got, wanted, rtol=0, atol=1e-6 * wanted.max())


@pytest.mark.parametrize("weight", [1.0, 2.5])
def test_the_rim_of_the_extent_lies_exactly_at_half_the_heat(weight: float) -> None:
    n, cell = 32, 2 / 32
    centre = (float(cell_centres(n)[16]), float(cell_centres(n)[15]))
    field = add_up(as_array([Placement("a", *centre, 10 * cell, 20 * cell, weight)]), n)
    assert field[15, 16] == weight
    # Five cells to the side, ten up or down; and (3, 4) fifths of both half axes.
    for right, up in [(5, 0), (-5, 0), (0, 10), (0, -10), (3, 8), (-4, 6), (4, -6), (-3, -8)]:
        assert field[15 + up, 16 + right] == pytest.approx(weight / 2, rel=1e-12)


def test_sigma_is_the_width_at_half_maximum_over_2_355() -> None:
    assert pytest.approx(2.354820045, abs=1e-9) == 1 / FWHM_TO_SIGMA


def test_cells_are_sampled_at_their_centres() -> None:
    assert cell_centres(4).tolist() == [-0.75, -0.25, 0.25, 0.75]
    assert cell_centres(1).tolist() == [0.0]
    np.testing.assert_allclose(
        cell_centres(512), [-1 + (j + 0.5) * 2 / 512 for j in range(512)], rtol=0, atol=1e-15
    )


def test_the_first_row_lies_at_the_bottom_and_the_first_column_at_the_left() -> None:
    field = add_up(as_array([Placement("a", 0.75, -0.75, 0.1, 0.1)]), 4)
    assert np.unravel_index(field.argmax(), field.shape) == (0, 3)


def test_weight_multiplies_the_heat() -> None:
    light, heavy = Placement("a", 0.2, 0.1), Placement("a", 0.2, 0.1, weight=7.0)
    np.testing.assert_allclose(add_up(as_array([heavy]), 16), 7 * add_up(as_array([light]), 16))


def test_muted_and_weightless_placements_add_nothing() -> None:
    some = [Placement("a", 0, 0, muted=True), Placement("b", 0, 0, weight=0.0)]
    assert as_array(some).shape == (0, 5)
    assert not add_up(as_array(some), 8).any()


def test_more_kernels_than_go_into_one_product_are_all_added() -> None:
    rows = np.tile([0.1, -0.2, 0.5, 0.5, 1.0], (5000, 1))
    np.testing.assert_allclose(add_up(rows, 8), 5000 * add_up(rows[:1], 8), rtol=1e-12)


def test_tails_hold_no_denormal_numbers() -> None:
    field = add_up(as_array([Placement("a", -1, -1, 0.05, 0.05)]), 64, np.float32)
    assert field.min() >= np.finfo(np.float32).tiny
    assert field[-1, -1] < 1e-30
