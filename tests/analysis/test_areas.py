from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from heatdesk.analysis.areas import EXPLAINED, SMALLEST, Area, areas, at, without_specks
from heatdesk.analysis.pairs import pairs
from heatdesk.analysis.reading import read
from heatdesk.analysis.sources import Sources, field_of
from heatdesk.figure.contours import contours
from heatdesk.heat.field import analysis_grid
from heatdesk.heat.zones import Thresholds
from heatdesk.model.project import Project
from heatdesk.model.properties import HeatSettings
from tests.analysis import brute
from tests.analysis.drawn import KINDS, drawn_map
from tests.analysis.outlines import within
from tests.builders.maps import NOW, map_of, role, technology

FIXED = Thresholds(0.5, 0.75)


def areas_of(project: Project, thresholds: Thresholds = FIXED, n: int = 0) -> tuple[Area, ...]:
    sources = Sources.of(project, NOW)
    field = field_of(sources, n or analysis_grid(project, NOW))
    return areas(field, sources, thresholds)


CASES = [
    (seed, count, kind, scale)
    for kind in KINDS
    for seed, (count, scale) in enumerate([(1, None), (2, 0.3), (7, None), (16, 0.6), (40, 2.0)])
]
LARGE = [(9, 300, "plain", None), (10, 300, "small", None), (11, 300, "clusters", 4.0)]


@pytest.mark.parametrize(("seed", "count", "kind", "scale"), CASES + LARGE)
def test_areas_are_those_of_brute_force(
    seed: int, count: int, kind: str, scale: float | None
) -> None:
    project = drawn_map(seed, count, kind, scale, later=count // 3)
    reading, expected = read(project, NOW), brute.areas(project, NOW)
    assert reading.scale == pytest.approx(brute.scale(project), rel=1e-9)
    assert [area.zone for area in reading.areas] == [region.zone for region in expected]
    for area, region in zip(reading.areas, expected, strict=True):
        assert frozenset(area.cells.tolist()) == region.cells
        assert area.peak.heat == pytest.approx(region.peak, rel=1e-9)
        assert area.size == pytest.approx(region.size, abs=1e-12)
        assert area.share == pytest.approx(region.share, abs=1e-6)
        assert area.centroid == pytest.approx(region.centroid, abs=1e-9)


@pytest.mark.parametrize(("seed", "count", "kind", "scale"), [*CASES[2::5], *CASES[3::5], LARGE[1]])
def test_the_pairs_of_an_area_are_its_products(
    seed: int, count: int, kind: str, scale: float | None
) -> None:
    project = drawn_map(seed, count, kind, scale)
    for area in read(project, NOW).areas[:6]:
        expected = brute.area_pairs(project, NOW, area.cells.tolist())
        shares = [pair.share for pair in area.pairs]
        assert shares == sorted(shares, reverse=True)
        assert EXPLAINED <= sum(shares) <= 1 + 1e-9
        assert sum(shares[:-1]) < EXPLAINED
        for pair in area.pairs:
            share = expected[pair.technology, pair.role]
            assert pair.share == pytest.approx(share, abs=1e-6)


# What is an area ----------------------------------------------------------------------------------


@pytest.mark.parametrize("extent", [0.05, 0.3, 0.5, 1.0])
def test_two_items_in_opposite_corners_have_no_hot_area(extent: float) -> None:
    project = map_of(
        technology("a", -1.0, 1.0, width=extent, height=extent),
        role("b", 1.0, -1.0, width=extent, height=extent),
    )
    assert read(project, NOW).areas == ()


@pytest.mark.parametrize(
    "project",
    [
        map_of(),
        map_of(technology("a"), technology("b")),
        map_of(role("a")),
        map_of(technology("a"), role("b", weight=0.0)),
        map_of(technology("a"), role("b", muted=True)),
        map_of(role("a"), heat=HeatSettings(scale=1e-300, warm=0.01)),
        map_of(technology("a"), role("b", weight=0.0), heat=HeatSettings(scale=5e-324)),
    ],
)
def test_without_one_layer_there_is_no_area(project: Project) -> None:
    assert read(project, NOW).areas == ()


def test_one_role_exactly_on_one_technology_is_one_hot_area_in_one_warm_area() -> None:
    hot, warm = read(map_of(technology("a", 0.3, -0.2), role("b", 0.3, -0.2)), NOW).areas
    assert (hot.zone, hot.holds, warm.zone, warm.holds) == ("hot", (), "warm", (0,))
    for area in (hot, warm):
        assert (area.peak.x, area.peak.y) == pytest.approx((0.3, -0.2), abs=1 / 256)
        assert area.centroid == pytest.approx((0.3, -0.2), abs=2e-3)
        assert [(pair.technology, pair.role) for pair in area.pairs] == [("a", "b")]
        assert area.robustness is None
    # A is the kernel itself, whose part above a level is 1 - level. Areas are made of whole cells.
    assert (hot.share, warm.share) == pytest.approx((0.25, 0.5), abs=3e-3)
    # Warm is the extent, the ellipse at half maximum.
    assert warm.size == pytest.approx(np.pi * 0.25**2 / 4, abs=3e-4)


def test_the_hottest_comes_first_and_a_hot_one_before_the_warm_one_around_it() -> None:
    project = map_of(
        technology("a", -0.6, -0.6, width=0.3, height=0.3),
        role("b", -0.6, -0.6, width=0.3, height=0.3),
        technology("c", 0.6, 0.6, weight=2.0),
        role("d", 0.6, 0.6),
        technology("e", -0.6, 0.6, weight=0.6, width=0.3, height=0.3),
        role("f", -0.6, 0.6, weight=0.6, width=0.3, height=0.3),
    )
    found = areas_of(project)
    assert [area.zone for area in found] == ["hot", "warm", "hot", "warm", "warm"]
    assert [area.holds for area in found] == [(), (0,), (), (2,), ()]
    assert [round(area.peak.heat, 2) for area in found] == [1.41, 1.41, 1.0, 1.0, 0.6]


def test_a_warm_area_may_hold_several_hot_ones() -> None:
    project = map_of(
        technology("a", -0.3), role("b", -0.3), technology("c", 0.3, weight=1.01), role("d", 0.3)
    )
    found = areas_of(project, Thresholds(0.5, 0.9))
    assert [area.zone for area in found] == ["hot", "warm", "hot"]
    assert found[1].holds == (0, 2)
    assert sum(pair.share for pair in found[1].pairs) >= EXPLAINED


def test_regions_of_less_than_four_cells_are_no_areas() -> None:
    project = map_of(technology("a", 0.1, 0.1), role("b", 0.1, 0.1))
    alignment = field_of(Sources.of(project, NOW), 256).overlay("alignment")
    ranked = np.sort(alignment, axis=None)[::-1]
    warm = Thresholds(0.5, float(ranked[SMALLEST - 2]))
    assert [area.zone for area in areas_of(project, warm)] == ["warm"]
    hot = Thresholds(0.5, float(ranked[SMALLEST - 1]))
    first, _ = areas_of(project, hot)
    assert (first.zone, len(first.cells)) == ("hot", SMALLEST)


# Where --------------------------------------------------------------------------------------------


def test_a_point_is_in_the_areas_whose_cells_hold_it() -> None:
    found = areas_of(map_of(technology("a", 0.9, 0.9), role("b", 0.9, 0.9)))
    assert at(found, 0.9, 0.9) == (0, 1)
    assert at(found, 1.0, 1.0) == (0, 1)
    assert at(found, 0.68, 0.9) == (1,)
    assert at(found, -1.0, -1.0) == ()
    assert at((), 0.0, 0.0) == ()


@pytest.mark.parametrize("seed", range(4))
def test_every_cell_is_where_its_centre_is(seed: int) -> None:
    found = areas_of(drawn_map(seed, 12))
    for index, area in enumerate(found):
        centres = -1 + (np.arange(area.grid) + 0.5) * 2 / area.grid
        for cell in area.cells[:: max(1, len(area.cells) // 40)].tolist():
            row, column = divmod(cell, area.grid)
            assert index in at(found, centres[column], centres[row])


# Outlines -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_outlines_enclose_the_areas_and_nothing_else(seed: int, kind: str, dtype: type) -> None:
    project = drawn_map(seed, 14, kind)
    reading, n = read(project, NOW), analysis_grid(project, NOW)
    values = field_of(reading.sources, n).overlay("alignment").astype(dtype)
    for zone in ("hot", "warm"):
        level = getattr(reading.thresholds, zone)
        (rings,) = contours(without_specks(values, level), [level])
        listed = np.zeros(n * n, dtype=bool)
        for area in reading.areas:
            if area.zone == zone:
                listed[area.cells] = True
        np.testing.assert_array_equal(within(rings, n).ravel(), listed)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("seed", range(6))
def test_outlines_of_noise_enclose_what_is_large_enough(seed: int, dtype: type) -> None:
    """Specks everywhere, with lines around them."""
    noise = np.random.default_rng(seed).random((40, 40)).astype(dtype)
    before, level = noise.copy(), 0.6
    cleaned = without_specks(noise, level)
    (rings,) = contours(cleaned, [level])
    mask = np.zeros(1600, dtype=bool)
    for cells in brute.labelled(noise >= level, SMALLEST):
        mask[cells] = True
    np.testing.assert_array_equal(within(rings, 40).ravel(), mask)
    np.testing.assert_array_equal(noise, before)
    np.testing.assert_allclose(
        cleaned, np.where((noise >= level) & ~mask.reshape(40, 40), level, noise)
    )
    assert cleaned.dtype == dtype


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("level", [0.5, 0.1])
def test_an_area_that_is_nowhere_above_its_level_has_an_outline_too(
    dtype: type, level: float
) -> None:
    """As where the hottest heat of all is the level: hot may be set to all of the scale."""
    flat = np.zeros((20, 20), dtype)
    flat[5:7, 5:7] = level
    flat[12, 12:15] = level
    level = float(dtype(level))
    (rings,) = contours(without_specks(flat, level), [level])
    assert len(rings) == 1
    assert rings[0].mean(axis=0) == pytest.approx([-0.4, -0.4], abs=0.05)


def test_a_field_without_specks_is_left_as_it_is() -> None:
    values = field_of(Sources.of(map_of(technology("a"), role("b")), NOW), 64).overlay("alignment")
    assert without_specks(values, 0.5) is values
    assert without_specks(values, 5.0) is values


# It depends on nothing else -----------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(8))
def test_twice_the_grid_moves_no_share_far(seed: int) -> None:
    """For extents that the grid is made for; a lone pair's area is of very few cells else."""
    project = drawn_map(seed, 14, KINDS[seed % 3 * 2])
    n = analysis_grid(project, NOW)
    once, twice = (areas_of(project, read(project, NOW).thresholds, grid) for grid in (n, 2 * n))
    assert [area.zone for area in once] == [area.zone for area in twice]
    for area, finer in zip(once, twice, strict=True):
        assert area.share == pytest.approx(finer.share, abs=0.005)
        assert area.size == pytest.approx(finer.size, abs=0.005)
        fine = {(pair.technology, pair.role): pair.share for pair in finer.pairs}
        for pair in area.pairs:
            assert pair.share == pytest.approx(
                fine.get((pair.technology, pair.role), 0.0), abs=0.005
            )


def test_pairs_of_the_whole_plane_are_the_pairs_of_the_map() -> None:
    project = drawn_map(2, 10, "plain")
    sources = Sources.of(project, NOW)
    (_, whole) = areas_of(project, Thresholds(1e-300, 1e-299))
    known = pairs(sources, FIXED)
    for pair in whole.pairs:
        found = known.of(pair.technology, pair.role)
        assert found is not None
        assert pair.share == pytest.approx(found.share, abs=1e-4)


def test_areas_are_equal_by_what_is_known_of_them() -> None:
    first, second = (areas_of(map_of(technology("a"), role("b"))) for _ in range(2))
    assert first == second
    assert replace(first[0], robustness=0.5) != second[0]
