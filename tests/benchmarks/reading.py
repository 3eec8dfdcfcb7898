"""`reading`: how long it takes to read a map, without and with the robustness of its areas.

The maps are the example's, and two of 200 technologies and 100 roles: one with wide extents, read
on the coarse analysis grid, and one with narrow extents, which asks for the fine one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from heatdesk.analysis.reading import read, with_robustness
from heatdesk.heat.field import analysis_grid
from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Properties
from heatdesk.model.scenario import Scenario
from heatdesk.storage.templates import EXAMPLE, open_template
from tests.benchmarks.options import Options
from tests.benchmarks.targets import Target, verdicts
from tests.benchmarks.timing import Samples, no_collector

_TECHNOLOGIES: Final = 200
_ROLES: Final = 100
_EXAMPLE_MS: Final = (150.0, 400.0)
"""Limits without and with robustness."""
_LARGE_MS: Final = 2000.0
"""Limit of a large map, robustness included."""


@dataclass(frozen=True, slots=True)
class _Times:
    plain: Samples
    robust: Samples
    """Robustness included."""


def run(options: Options) -> None:
    """Prints medians over several readings of each map, and the verdicts."""
    rounds = 3 if options.quick else 9
    print("\nreading: a map, without and with the robustness of its areas, medians", flush=True)
    example = _measure("the example", open_template(EXAMPLE), rounds)
    wide = _measure("200 x 100, wide", _large(0.3, 1.0), rounds)
    narrow = _measure("200 x 100, narrow", _large(0.05, 0.4), rounds)
    plain, robust = _EXAMPLE_MS
    targets = [
        Target("the example, without robustness", example.plain.median, plain, "ms"),
        Target("the example, robustness included", example.robust.median, robust, "ms"),
        Target("200 x 100, wide extents, complete", wide.robust.median, _LARGE_MS, "ms"),
        Target("200 x 100, narrow extents, complete", narrow.robust.median, _LARGE_MS, "ms"),
    ]
    print("\nreading: targets, medians")
    print("\n".join(verdicts(targets)), flush=True)


def _measure(name: str, project: Project, rounds: int) -> _Times:
    scenario = project.first_scenario
    reading = with_robustness(read(project, scenario))
    times = _Times(Samples(), Samples())
    with no_collector():
        for _ in range(rounds):
            times.plain.time(lambda: read(project, scenario))
            times.robust.time(lambda: with_robustness(read(project, scenario)))
    grid = analysis_grid(project, scenario)
    figures = f"{times.plain.median:9.1f} ms without{times.robust.median:9.1f} ms with"
    print(f"  {name:<20}grid {grid}{len(reading.areas):5} areas{figures}", flush=True)
    return times


def _large(least: float, most: float) -> Project:
    """Items that gather round a few places, as those of real maps do."""
    count = _TECHNOLOGIES + _ROLES
    rng = np.random.default_rng(2011)
    places = rng.uniform(-0.75, 0.75, (9, 2))
    centres = places[rng.integers(0, 9, count)] + rng.normal(0.0, 0.14, (count, 2))
    centres = np.clip(centres, -0.97, 0.97).round(4).tolist()
    extents = rng.uniform(least, most, (count, 2)).round(4).tolist()
    weights = rng.uniform(0.3, 1.0, count).round(4).tolist()
    items = [
        Item(f"item-{n}", "technology" if n < _TECHNOLOGIES else "role", f"Item {n}")
        for n in range(count)
    ]
    placements = [
        Placement(item.id, *centre, *extent, weight)
        for item, centre, extent, weight in zip(items, centres, extents, weights, strict=True)
    ]
    return Project.of(Properties(), items, [(Scenario("now", "Now"), placements)])
