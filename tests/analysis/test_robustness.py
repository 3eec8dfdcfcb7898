from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from heatdesk.analysis.lattice import Lattice
from heatdesk.analysis.pause import Cancelled
from heatdesk.analysis.reading import Reading, read, with_robustness
from heatdesk.analysis.robustness import MAPS
from heatdesk.analysis.sources import Sources
from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.model.properties import HeatSettings
from heatdesk.storage.templates import EXAMPLE, open_template
from tests.analysis import brute
from tests.analysis.drawn import drawn_map
from tests.builders.maps import LATER, NOW, map_of, role, technology

WITHIN = 0.004
"""What the contract allows; the lattice needs none of it."""


def robust(project: Project, **settings: object) -> list[float]:
    """The robustness of each area, hottest first."""
    project = project.after(edits.set_heat(project, **settings))
    found = [
        area.robustness for area in with_robustness(read(project, project.first_scenario)).areas
    ]
    assert None not in found
    return found


def on_the_whole_grid(reading: Reading) -> list[float]:
    """The robustness by definition: every re-placed map on the whole grid, in double precision."""
    settings, sides = reading.project.properties.heat, brute.both(reading.project, reading.scenario)
    n = reading.areas[0].grid
    centres = -1 + (np.arange(n) + 0.5) * 2 / n
    steps = {bell.id: steps_of(bell.id) * settings.doubt for side in sides for bell in side}
    survived = np.zeros(len(reading.areas))
    for number in range(MAPS):
        moved = [
            [
                replace(b, x=b.x + steps[b.id][number, 0], y=b.y + steps[b.id][number, 1])
                for b in side
            ]
            for side in sides
        ]
        heat = np.multiply(*(on_grid(side, centres) for side in moved)).ravel()
        scale = settings.scale or max(0.5, reading.elsewhere, float(np.sqrt(heat.max())))
        for index, area in enumerate(reading.areas):
            threshold = getattr(settings, area.zone) * scale
            survived[index] += heat[area.cells].max() >= threshold**2
    return (survived / MAPS).tolist()


def on_grid(side: list[brute.Bell], centres: np.ndarray) -> np.ndarray:
    """A layer's heat by one product of profiles: a loop over items would take minutes here."""
    x, y, sx, sy, w = np.array([(b.x, b.y, b.sx, b.sy, b.weight) for b in side]).T[:, :, None]
    across = np.exp(-(((centres - x) / sx) ** 2) / 2)
    return (w * np.exp(-(((centres - y) / sy) ** 2) / 2)).T @ across


def steps_of(id: str) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(id.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal((MAPS, 2))


EXACT = {
    "the example": open_template(EXAMPLE),
    "small extents": drawn_map(2, 18, "small"),
    "smallest extents": map_of(
        technology("a", width=0.05, height=0.05),
        role("b", 0.01, width=0.05, height=0.06),
        technology("c", 0.5, 0.5, width=0.07, height=1.0),
        role("d", 0.5, 0.4, width=1.0, height=0.05),
        heat=HeatSettings(doubt=0.03),
    ),
    "neighbours, hot almost as one": map_of(
        technology("a", -0.25),
        role("b", -0.25),
        technology("c", 0.25, weight=0.8),
        role("d", 0.25, weight=0.8),
        heat=HeatSettings(scale=1.0, hot=0.88, doubt=0.03),
    ),
    "a fixed scale": drawn_map(3, 12, "plain", 0.7),
    "a tiny scale": drawn_map(4, 8, "plain", 0.01),
    "another scenario": drawn_map(1, 10, "clusters", later=10),
    "corners": drawn_map(7, 12, "corners"),
    "much doubt": drawn_map(6, 14, "wide"),
}


@pytest.mark.parametrize("name", EXACT)
def test_the_lattice_says_what_the_whole_grid_says(name: str) -> None:
    project = EXACT[name]
    if name == "much doubt":
        project = project.after(edits.set_heat(project, doubt=0.6, hot=1.0))
    reading = with_robustness(read(project, project.first_scenario))
    assert reading.areas
    found = [area.robustness for area in reading.areas]
    assert found == pytest.approx(on_the_whole_grid(reading), abs=1e-9)


def test_a_large_map_of_small_extents_is_judged_as_on_the_whole_grid() -> None:
    """Few of its areas are sure to survive, or sure not to."""
    project = drawn_map(1, 120, "small")
    reading = with_robustness(read(project, NOW))
    assert len(reading.areas) >= 8
    found = [area.robustness for area in reading.areas]
    assert 0.02 < np.median(found) < 0.98
    assert found == pytest.approx(on_the_whole_grid(reading), abs=1e-9)


# What it means ------------------------------------------------------------------------------------


def together(**fields: float) -> Project:
    return map_of(technology("a", **fields), role("b", **fields))


def test_without_doubt_every_area_survives() -> None:
    assert robust(together(), doubt=0.0) == [1.0, 1.0]


def test_without_areas_there_is_nothing_to_judge() -> None:
    reading = with_robustness(read(map_of(technology("a")), NOW))
    assert reading.areas == ()
    assert reading.robust


def test_a_reading_is_robust_once_its_areas_are_judged() -> None:
    reading = read(together(), NOW)
    assert not reading.robust
    assert with_robustness(reading).robust


def test_the_more_doubt_the_less_survives() -> None:
    hot = [robust(together(), doubt=doubt)[0] for doubt in (0.01, 0.1, 0.2, 0.4)]
    assert hot[0] == 1.0
    assert hot == sorted(hot, reverse=True)
    assert hot[-1] < 0.5


def test_a_warm_area_survives_at_least_as_often_as_a_hot_one_in_it() -> None:
    hot, warm = robust(together(), doubt=0.3)
    assert hot < warm < 1.0


def test_wide_areas_survive_what_small_ones_do_not() -> None:
    small = robust(together(width=0.1, height=0.1))
    wide = robust(together(width=2.0, height=2.0))
    assert small[0] < 0.1
    assert wide == [1.0, 1.0]


def test_a_fixed_scale_stays_and_an_automatic_one_follows_the_map() -> None:
    """Where both move apart all of the map cools, and with it what counts as hot."""
    project = together(weight=3.0)
    automatic, fixed = robust(project, doubt=0.2), robust(project, doubt=0.2, scale=3.0)
    assert automatic[0] > fixed[0] + 0.1


def test_the_hottest_of_other_scenarios_stays() -> None:
    hotter = map_of(
        technology("a"),
        role("b"),
        also={LATER: [technology("a", weight=1.5), role("b", weight=0.7)]},
    )
    alone = map_of(technology("a"), role("b"))
    assert robust(hotter)[0] < robust(alone)[0]


def test_a_scale_that_was_given_stays_too() -> None:
    project = together(weight=3.0)
    given = with_robustness(read(project, NOW, scale=3.0))
    assert [area.robustness for area in given.areas] == robust(project, scale=3.0)
    assert given.areas[0].robustness != robust(project)[0]


def test_who_is_muted_or_weighs_nothing_changes_nothing() -> None:
    project = map_of(technology("a"), role("b"))
    more = map_of(
        technology("a"),
        role("b"),
        technology("c", 0.1, weight=0.0, width=0.2),
        role("d", muted=True),
    )
    assert robust(project) == robust(more)


# It is repeatable ---------------------------------------------------------------------------------


def test_every_item_has_steps_of_its_own_whoever_else_is_there() -> None:
    """The same pair far from a second one survives as often as alone."""
    pair = [technology("a", -0.6, -0.6), role("b", -0.6, -0.6)]
    others = [technology("aa", 0.6, 0.6, width=0.3), role("ab", 0.6, 0.6, width=0.3)]
    alone = robust(map_of(*pair, heat=HeatSettings(scale=1.0)))
    company = read(map_of(*others, *pair, heat=HeatSettings(scale=1.0)), NOW)
    found = {area.peak.x < 0: area.robustness for area in with_robustness(company).areas[::-1]}
    assert found[True] == pytest.approx(alone[0], abs=WITHIN)


def test_another_process_says_the_same() -> None:
    code = (
        "from tests.analysis.drawn import drawn_map\n"
        "from heatdesk.analysis.reading import read, with_robustness\n"
        "print([a.robustness for a in with_robustness(read(drawn_map(2, 18), 'now')).areas])"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "12", "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == str(robust(drawn_map(2, 18)))


def test_it_can_be_interrupted() -> None:
    reading = read(drawn_map(2, 18), NOW)
    calls = 0

    def pause() -> None:
        nonlocal calls
        calls += 1
        if calls > 30:
            raise Cancelled

    with pytest.raises(Cancelled):
        with_robustness(reading, pause)
    assert calls == 31


# The lattice --------------------------------------------------------------------------------------


def lattice_of(extent: float, n: int = 256) -> Lattice:
    small = {"width": extent, "height": extent}
    project = map_of(technology("a", **small), role("b", **small))
    return Lattice.of(Sources.of(project, NOW), n)


def test_the_lattice_is_coarse_where_extents_are_wide() -> None:
    assert [len(lattice_of(extent).lines) for extent in (0.05, 0.1, 0.2, 0.4)] == [256, 129, 65, 33]


@pytest.mark.parametrize("extent", [0.05, 0.1, 0.2, 2.0])
def test_the_lattice_reaches_to_the_edges(extent: float) -> None:
    lattice = lattice_of(extent)
    assert (lattice.lines[0], lattice.lines[-1]) == (0, 255)
    assert lattice.slack < 1.09


def test_every_cell_lies_between_its_points() -> None:
    lattice, cells = lattice_of(0.2), np.array([5 * 256 + 6, 8 * 256 + 8, 255 * 256 + 255])
    m = len(lattice.lines)
    assert lattice.inside(cells).tolist() == [2 * m + 2, m * m - 1]
    assert lattice.around(cells).tolist() == [m + 1, m + 2, 2 * m + 1, 2 * m + 2, m * m - 1]
    up, across = lattice.box(lattice.around(cells[:1]))
    assert (up, across) == (slice(0, 13), slice(0, 13))


@pytest.mark.parametrize("kind", ["small", "plain", "wide", "corners"])
def test_nothing_between_the_points_is_hotter_than_the_slack_allows(kind: str) -> None:
    project = drawn_map(4, 12, kind)
    n = brute.grid_of(project, NOW)
    lattice = Lattice.of(Sources.of(project, NOW), n)
    heat = brute.alignment(project, NOW) ** 2
    points = heat[np.ix_(lattice.lines, lattice.lines)]
    for first, last in zip(lattice.lines[:-1], lattice.lines[1:], strict=True):
        row = int(np.searchsorted(lattice.lines, first))
        for left, right in zip(lattice.lines[:-1:7], lattice.lines[1::7], strict=False):
            column = int(np.searchsorted(lattice.lines, left))
            corners = points[row : row + 2, column : column + 2].max()
            assert heat[first : last + 1, left : right + 1].max() <= corners * lattice.slack * (
                1 + 1e-9
            )
