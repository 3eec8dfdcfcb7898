from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.figure.contours import coarse, contours
from heatdesk.heat.field import rebuild
from heatdesk.heat.kernel import cell_centres
from tests.builders.maps import NOW, map_of, maps, role, technology


def inside(rings: tuple[np.ndarray, ...], n: int) -> np.ndarray:
    """Which cell centres of an n x n grid lie within an odd number of rings."""
    at = cell_centres(n)
    x, y = np.meshgrid(at, at)
    odd = np.zeros((n, n), dtype=bool)
    for ring in rings:
        for (x1, y1), (x2, y2) in itertools.pairwise(ring):
            if y1 == y2:
                continue
            crosses = (y1 <= y) != (y2 <= y)
            odd ^= crosses & (x < x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    return odd


def assert_closed_and_on_the_plane(rings: tuple[np.ndarray, ...]) -> None:
    for ring in rings:
        assert ring.shape[1] == 2
        assert len(ring) > 3
        np.testing.assert_array_equal(ring[0], ring[-1])
        assert np.abs(ring).max() <= 1.0


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("level", [0.2, 0.5, 0.8])
def test_lines_enclose_exactly_the_cells_above_their_level(seed: int, level: float) -> None:
    """On noise, which has holes, islands in holes, and saddles everywhere."""
    field = np.random.default_rng(seed).random((20, 20))
    (rings,) = contours(field, [level])
    assert_closed_and_on_the_plane(rings)
    np.testing.assert_array_equal(inside(rings, 20), field > level)


@given(maps(), st.sampled_from([0.1, 0.5, 0.9]))
def test_lines_enclose_exactly_the_hot_cells_of_a_map(project, share: float) -> None:
    field = rebuild(project, NOW, 24).overlay("alignment")
    level = share * float(field.max())
    (rings,) = contours(field, [level])
    assert_closed_and_on_the_plane(rings)
    np.testing.assert_array_equal(inside(rings, 24), (field > level) & (level > 0))


def test_lines_close_along_the_planes_edge() -> None:
    field = rebuild(map_of(technology("a", 1.0, 1.0), role("b", 1.0, 1.0)), NOW, 64)
    (rings,) = contours(field.overlay("alignment"), [0.5])
    assert_closed_and_on_the_plane(rings)
    assert len(rings) == 1
    assert rings[0].max(axis=0) == pytest.approx([1.0, 1.0], abs=2 / 64)
    assert inside(rings, 64)[-1, -1]
    (everywhere,) = contours(np.ones((8, 8)), [0.5])
    assert inside(everywhere, 8).all()


def test_the_line_at_half_heat_is_the_extent() -> None:
    project = map_of(technology("a", 0.1, -0.2, width=0.8, height=0.4))
    (rings,) = contours(rebuild(project, NOW, 256).technologies, [0.5])
    (x, y) = (rings[0] - [0.1, -0.2]).T
    np.testing.assert_allclose((x / 0.4) ** 2 + (y / 0.2) ** 2, 1.0, atol=2e-3)


def test_each_level_has_its_own_lines() -> None:
    field = rebuild(
        map_of(technology("a"), technology("b", 0.9, width=0.1, weight=0.5)), NOW, 64
    ).technologies
    low, high, none = contours(field, [0.3, 0.9, 5.0])
    assert (len(low), len(high), none) == (2, 1, ())
    assert np.ptp(high[0][:, 0]) < np.ptp(low[0][:, 0])


@pytest.mark.parametrize("level", [0.0, -1.0])
def test_levels_of_nothing_have_no_line(level: float) -> None:
    assert contours(np.ones((4, 4)), [level]) == [()]
    assert contours(np.zeros((4, 4)), [level, 0.5]) == [(), ()]


# Coarser fields -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "at_most", "rows"), [(256, 128, 128), (512, 128, 128), (128, 128, 128), (64, 128, 64)]
)
def test_coarse_fields_have_at_most_so_many_rows(n: int, at_most: int, rows: int) -> None:
    assert coarse(np.ones((n, n), np.float32), at_most).shape == (rows, rows)


@pytest.mark.parametrize(("n", "at_most"), [(64, 32), (64, 16), (128, 16)])
def test_coarse_cells_lie_where_they_are_said_to_be(n: int, at_most: int) -> None:
    """A slope is its own sample: what a coarse cell holds tells where it was taken."""
    across = np.tile(cell_centres(n), (n, 1))
    np.testing.assert_allclose(coarse(across, at_most)[0], cell_centres(at_most), atol=1e-12)
    np.testing.assert_allclose(coarse(across.T, at_most)[:, 0], cell_centres(at_most), atol=1e-12)


def test_a_coarse_line_lies_on_the_fine_one() -> None:
    field = rebuild(map_of(technology("a", 0.2, 0.1)), NOW, 256).technologies
    (fine,), (rough,) = (contours(values, [0.5]) for values in (field, coarse(field, 64)))
    for axis in (0, 1):
        assert rough[0].max(axis=0)[axis] == pytest.approx(fine[0].max(axis=0)[axis], abs=0.005)
        assert rough[0].min(axis=0)[axis] == pytest.approx(fine[0].min(axis=0)[axis], abs=0.005)
