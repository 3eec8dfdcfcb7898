"""Outlines: around the areas that are meant, and around nothing that is no area."""

from __future__ import annotations

import numpy as np
from contourpy import contour_generator

from heatdesk.analysis.areas import areas
from heatdesk.analysis.sources import Sources
from heatdesk.figure.contours import contours
from heatdesk.figure.frame import Frame
from heatdesk.figure.heat_marks import zone_lines
from heatdesk.figure.look import LIGHT
from heatdesk.figure.outlines import outlines, region
from heatdesk.heat.field import rebuild
from heatdesk.heat.zones import Thresholds
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis
from tests.builders.maps import NOW, map_of, role, technology

FRAME = Frame(0.0, 0.0, 256.0)
LEVELS = Thresholds(0.5, 0.75)

TWO = map_of(
    technology("a", -0.6, -0.6),
    role("b", -0.6, -0.6),
    technology("c", 0.6, 0.6, weight=1.5),
    role("d", 0.6, 0.6, weight=1.5),
)


def around(project: Project, chosen: slice) -> tuple[np.ndarray, ...]:
    field = rebuild(project, NOW, 256)
    found = areas(field, Sources.of(project, NOW), LEVELS)
    return outlines(field.overlay("alignment"), found[chosen], LEVELS)


def test_one_area_has_its_own_line_and_no_other() -> None:
    (ring,) = around(TWO, slice(0, 1))
    assert np.allclose(ring.mean(axis=0), [0.6, 0.6], atol=0.02)


def test_all_areas_together_have_the_lines_of_the_map() -> None:
    values = rebuild(TWO, NOW, 256).overlay("alignment")
    warm, hot = contours(values, [LEVELS.warm, LEVELS.hot])
    assert len(around(TWO, slice(None))) == len(warm) + len(hot) == 4


def test_an_area_of_another_grid_has_no_line() -> None:
    field = rebuild(TWO, NOW, 256)
    found = areas(field, Sources.of(TWO, NOW), LEVELS)
    assert outlines(rebuild(TWO, NOW, 64).overlay("alignment"), found, LEVELS) == ()


def test_a_speck_has_no_line_at_rest() -> None:
    values = np.zeros((64, 64))
    values[10, 10] = values[10, 11] = values[11, 10] = 0.9
    values[40:50, 40:50] = 0.9
    whole = list(zone_lines(values, LEVELS, FRAME, LIGHT, exact=False))
    exact = list(zone_lines(values, LEVELS, FRAME, LIGHT))
    assert [len(lines.rings) for lines in whole] == [2, 2]
    assert [len(lines.rings) for lines in exact] == [1, 1]


def test_four_cells_are_an_area() -> None:
    values = np.zeros((64, 64))
    values[10:12, 10:12] = 0.9
    assert [len(lines.rings) for lines in zone_lines(values, LEVELS, FRAME, LIGHT)] == [1, 1]


def test_a_side_and_a_quadrant_have_their_rectangle() -> None:
    axes = Axes(Axis(crossing=0.2), Axis(crossing=-0.4))

    def box(subject: str) -> tuple[float, ...]:
        ring = region(axes, subject)
        assert ring is not None
        return (*ring.min(axis=0), *ring.max(axis=0))

    assert box("x.low") == (-1.0, -1.0, 0.2, 1.0)
    assert box("y.high") == (-1.0, -0.4, 1.0, 1.0)
    assert box("top_right") == (0.2, -0.4, 1.0, 1.0)
    assert box("bottom_left") == (-1.0, -1.0, 0.2, -0.4)
    assert region(axes, "sales") is None


def test_the_outline_lies_on_its_level() -> None:
    """Against contourpy's own lines of the whole field."""
    values = rebuild(TWO, NOW, 256).overlay("alignment")
    at = (np.arange(256) + 0.5) / 128 - 1
    lines = contour_generator(at, at, values).lines(LEVELS.hot)
    expected = max(lines, key=lambda line: line[:, 0].max())
    (ring,) = around(TWO, slice(0, 1))
    assert np.allclose(np.sort(ring, axis=0), np.sort(expected, axis=0), atol=1e-9)
