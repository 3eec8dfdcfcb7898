from __future__ import annotations

import pytest

from heatdesk.heat.field import rebuild
from heatdesk.heat.scale import (
    LEAST_DIFFERENCE,
    alignment_scale,
    colour_range,
    difference_peak,
    difference_range,
    peak,
    project_peak,
)
from heatdesk.heat.zones import Thresholds
from heatdesk.model.project import Project
from heatdesk.model.properties import HeatSettings
from tests.builders.maps import LATER, NOW, map_of, role, technology


def test_the_automatic_scale_is_the_largest_alignment_of_all_scenarios() -> None:
    project = map_of(
        technology("a", 0.7, 0.7),
        role("b", -0.7, -0.7),
        also={LATER: [technology("a", weight=4.0), role("b", weight=4.0)]},
    )
    assert project_peak(project, "alignment") == pytest.approx(4.0, rel=1e-3)
    assert peak(rebuild(project, NOW, 64), "alignment") < 0.01


@pytest.mark.parametrize(("largest", "scale"), [(0.0, 0.5), (0.49, 0.5), (0.51, 0.51), (3.0, 3.0)])
def test_the_automatic_scale_is_at_least_a_half(largest: float, scale: float) -> None:
    assert alignment_scale(HeatSettings(), largest) == scale


@pytest.mark.parametrize("largest", [0.0, 3.0])
def test_a_fixed_scale_stays_whatever_is_on_the_map(largest: float) -> None:
    assert alignment_scale(HeatSettings(scale=0.1), largest) == 0.1


def test_peaks_are_taken_on_the_fine_grid_where_something_is_narrow() -> None:
    at = 3 / 512  # a centre of the fine grid, and none of the coarse one's
    project = map_of(technology("a", at, at, width=0.05, height=0.05))
    assert project_peak(project, "technologies") == pytest.approx(1.0, abs=1e-9)


def test_the_peak_of_the_gap_is_its_largest_size_on_either_side() -> None:
    project = map_of(technology("a", -0.5, weight=3.0), role("b", 0.5))
    assert peak(rebuild(project, NOW, 256), "gap") == pytest.approx(3.0, rel=1e-3)


@pytest.mark.parametrize(
    ("overlay", "largest", "span"),
    [
        ("alignment", 2.0, (0.0, 2.0)),
        ("alignment", 0.1, (0.0, 0.5)),
        ("combined", 0.1, (0.0, 0.1)),
        ("technologies", 3.0, (0.0, 3.0)),
        ("roles", 0.0, (0.0, 1.0)),
        ("gap", 2.0, (-2.0, 2.0)),
        ("gap", 0.0, (-1.0, 1.0)),
    ],
)
def test_colours_run_from_end_to_end(overlay, largest, span) -> None:
    assert colour_range(HeatSettings(), overlay, largest) == span


def test_a_fixed_scale_is_that_of_alignment_alone() -> None:
    settings = HeatSettings(scale=7.0)
    assert colour_range(settings, "alignment", 2.0) == (0.0, 7.0)
    assert colour_range(settings, "combined", 2.0) == (0.0, 2.0)
    assert colour_range(settings, "gap", 2.0) == (-2.0, 2.0)


def test_thresholds_are_fractions_of_the_scale() -> None:
    found = Thresholds.of(HeatSettings(warm=0.25, hot=0.5), 2.0)
    assert (found.warm, found.hot) == (0.5, 1.0)


@pytest.mark.parametrize(
    ("alignment", "zone"),
    [(0.0, "cool"), (0.999, "cool"), (1.0, "warm"), (1.499, "warm"), (1.5, "hot"), (9.0, "hot")],
)
def test_a_point_on_a_threshold_belongs_to_the_hotter_zone(alignment: float, zone: str) -> None:
    assert Thresholds.of(HeatSettings(), 2.0).zone(alignment) == zone


def test_a_map_on_which_nothing_meets_has_nothing_hot_or_warm() -> None:
    project = map_of(technology("a", -0.8), role("b", 0.8))
    largest = project_peak(project, "alignment")
    scale = alignment_scale(project.properties.heat, largest)
    assert 0 < largest < 0.25
    assert Thresholds.of(project.properties.heat, scale).zone(largest) == "cool"


# Differences --------------------------------------------------------------------------------------


def planned(weight: float = 2.0) -> Project:
    """Now nothing meets, later everything, and once in between."""
    return map_of(
        technology("a", -0.8),
        role("b", 0.8),
        also={
            LATER: [technology("a", weight=weight), role("b", weight=weight)],
            "between": [technology("a", weight=1.0), role("b", weight=1.0)],
        },
    )


def test_a_difference_is_measured_against_every_scenario() -> None:
    assert difference_peak(planned(), LATER) == pytest.approx(2.0, rel=1e-2)
    assert difference_peak(planned(), "between") == pytest.approx(1.0, rel=1e-2)


def test_zero_is_the_middle_of_a_differences_colours() -> None:
    assert difference_range(2.0) == (-2.0, 2.0)


def test_what_is_nearly_alike_is_not_coloured_as_if_it_were_not() -> None:
    assert difference_range(1e-6) == (-LEAST_DIFFERENCE, LEAST_DIFFERENCE)
    alone = map_of(technology("a"))
    assert difference_range(difference_peak(alone, NOW)) == (-LEAST_DIFFERENCE, LEAST_DIFFERENCE)
