from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from heatdesk.heat.field import rebuild
from heatdesk.model.project import Project
from heatdesk.model.properties import OVERLAYS, Overlay
from tests.cli.conftest import Run


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_the_numbers_are_those_of_the_heat(
    here: Run, map_file: Path, project: Project, overlay: Overlay
) -> None:
    here("field", "map.heatdesk", "-o", "heat.npy", "--overlay", overlay, "--grid", "64")
    values = np.load(map_file.with_name("heat.npy"))
    assert (values.dtype, values.shape) == (np.float64, (64, 64))
    np.testing.assert_array_equal(values, rebuild(project, "now", 64).overlay(overlay))


def test_what_holds_without_options(here: Run, map_file: Path, project: Project) -> None:
    assert here("field", "map.heatdesk", "-o", "heat.npy").text == ""
    values = np.load(map_file.with_name("heat.npy"))
    np.testing.assert_array_equal(values, rebuild(project, "now", 256).overlay("combined"))


def test_row_0_is_the_bottom_and_column_0_the_left(here: Run, map_file: Path) -> None:
    ran = here("field", "map.heatdesk", "-o", "-", "--overlay", "roles", "--grid", "8")
    values = np.load(BytesIO(ran.out))
    # The role lies at x = 0.5, y = -0.25: on the corner of four cells that are equally hot.
    np.testing.assert_allclose(values[2:4, 5:7], values.max())
    assert (values == values.max()).sum() <= 4


def test_another_scenario(here: Run, map_file: Path, project: Project) -> None:
    ran = here("field", "map.heatdesk", "-o", "-", "--scenario", "later", "--grid", "16")
    expected = rebuild(project, "later", 16).overlay("combined")
    np.testing.assert_array_equal(np.load(BytesIO(ran.out)), expected)


def test_the_smallest_and_the_largest_grid(run: Run, map_file: Path) -> None:
    smallest = run("field", "map.heatdesk", "-o", "-", "--grid", "1")
    assert np.load(BytesIO(smallest.out)).shape == (1, 1)
    run("field", "map.heatdesk", "-o", "large.npy", "--grid", "4096")
    large = np.load(map_file.with_name("large.npy"), mmap_mode="r")
    assert (large.shape, large.dtype) == ((4096, 4096), np.float64)


@pytest.mark.parametrize("grid", ["0", "4097", "-1", "x", "1.5", "1_0", "٣", "9" * 5000])
def test_a_grid_that_is_none(here: Run, map_file: Path, grid: str) -> None:
    ran = here("field", "map.heatdesk", "-o", "heat.npy", f"--grid={grid}")
    assert ran.code == 2
    assert "--grid: expected a whole number from 1 to 4096" in ran.line
    assert not map_file.with_name("heat.npy").exists()


def test_an_unknown_scenario(here: Run, map_file: Path) -> None:
    ran = here("field", "map.heatdesk", "-o", "heat.npy", "--scenario", "past")
    wanted = "map.heatdesk: there is no scenario 'past'; there are now, later"
    assert (ran.code, ran.line) == (1, wanted)
    assert not map_file.with_name("heat.npy").exists()


def test_an_unknown_overlay(here: Run, map_file: Path) -> None:
    ran = here("field", "map.heatdesk", "-o", "heat.npy", "--overlay", "heat")
    assert ran.code == 2
    assert f"there is no overlay 'heat'; there are {', '.join(OVERLAYS)}" in ran.line


def test_the_map_itself_is_not_written_over(here: Run, map_file: Path) -> None:
    before = map_file.read_bytes()
    ran = here("field", "map.heatdesk", "-o", "map.heatdesk")
    assert ran.code == 2
    assert "this version writes .npy files, not 'map.heatdesk'" in ran.line
    assert map_file.read_bytes() == before


def test_a_faulty_map(run: Run, map_file: Path) -> None:
    map_file.write_text('{"format": "heatdesk", "version": 1, "items": 1, "scenarios": []}')
    map_file.with_name("heat.npy").write_text("old")
    ran = run("field", "map.heatdesk", "-o", "heat.npy")
    assert ran.code == 1
    assert [line.split(": ")[1] for line in ran.lines] == ["$.items", "$.scenarios"]
    assert map_file.with_name("heat.npy").read_text() == "old"


def test_a_target_that_cannot_be_written(here: Run, map_file: Path) -> None:
    map_file.with_name("heat.npy").mkdir()
    ran = here("field", "map.heatdesk", "-o", "heat.npy")
    assert ran.code == 1
    assert ran.line.startswith("heat.npy: could not be saved")
