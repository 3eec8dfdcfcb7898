from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.export.pptx.freeforms import NEAR, bounds, cut, simplified
from heatdesk.figure.marks import Ellipse
from tests.export.test_pptx_marks import farthest

numbers = st.floats(0.0, 1000.0, allow_nan=False)
rings = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=40).map(np.array)


def circle(count: int) -> np.ndarray:
    angles = np.linspace(0.0, 2 * np.pi, count)
    return 200.0 * np.stack([np.cos(angles), np.sin(angles)], axis=1)


@given(rings)
def test_no_point_strays(ring: np.ndarray) -> None:
    kept = simplified(ring)
    assert farthest(ring, kept) <= NEAR + 1e-9
    assert {tuple(point) for point in kept} <= {tuple(point) for point in ring}


def test_a_round_line_keeps_some_points_and_a_straight_one_its_corners() -> None:
    assert 30 < len(simplified(circle(2000))) < 80
    side = np.linspace(0.0, 100.0, 50)
    zero, full = np.zeros(50), np.full(50, 100.0)
    edges = [(side, zero), (full, side), (side[::-1], full), (zero, side[::-1])]
    square = np.concatenate([np.stack(edge, axis=1) for edge in edges])
    assert len(simplified(square)) == 4


def test_a_line_that_ends_where_it_began_does_so_once() -> None:
    kept = simplified(circle(100))
    assert not np.array_equal(kept[0], kept[-1])


@pytest.mark.parametrize("centre", [(0.0, 0.0), (90.0, 0.0), (95.0, 95.0), (0.0, -99.0)])
def test_a_cut_ellipse_stays_in_its_box(centre: tuple[float, float]) -> None:
    box = (-100.0, -100.0, 100.0, 100.0)
    left, top, right, bottom = bounds([cut(Ellipse(*centre, 300.0, 40.0), box)])
    assert (left, right) == (-100.0, 100.0)
    assert top == pytest.approx(max(centre[1] - 40.0, -100.0))
    assert bottom == pytest.approx(min(centre[1] + 40.0, 100.0))
