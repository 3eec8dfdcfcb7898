from __future__ import annotations

import numpy as np
import pytest

from heatdesk import resources
from heatdesk.heat.colours import STEPS, band_edges, colour, colour_table
from heatdesk.model.properties import COLORMAPS, HeatSettings

SEQUENTIAL = ("infrared", *COLORMAPS[1:])


def channels(table: np.ndarray) -> np.ndarray:
    """Red, green, blue of 0xffRRGGBB: shape (..., 3)."""
    return np.stack([(table >> shift) & 0xFF for shift in (16, 8, 0)], axis=-1)


def lightness(rgb: np.ndarray) -> np.ndarray:
    """CIE L* of sRGB from 0 to 255 (IEC 61966-2-1, CIE 15)."""
    share = rgb / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    y = linear @ [0.2126729, 0.7151522, 0.0721750]
    return np.where(y > 216 / 24389, 116 * np.cbrt(y) - 16, y * 24389 / 27)


def shipped(name: str) -> np.ndarray:
    lines = resources.text("colours", f"{name}.txt").split()
    return np.array([[int(line[i : i + 2], 16) for i in (1, 3, 5)] for line in lines])


def table(overlay="alignment", dark: bool = False, ground: str = "#ffffff", **heat) -> np.ndarray:
    return colour_table(HeatSettings(**heat), overlay, dark, ground)


def hexes(found: np.ndarray) -> list[str]:
    return [f"#{int(value) & 0xFFFFFF:06x}" for value in found]


def number_of_colours(found: np.ndarray) -> int:
    return len(np.flatnonzero(np.diff(found.astype(np.int64)))) + 1


# Tables -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SEQUENTIAL)
def test_lightness_runs_one_way_so_no_table_is_a_rainbow(name: str) -> None:
    light = lightness(shipped(name))
    way = 1 if light[-1] > light[0] else -1
    back = np.maximum.accumulate(way * light) - way * light
    assert back.max() <= 0.05
    assert abs(light[-1] - light[0]) > 50


@pytest.mark.parametrize("name", COLORMAPS)
@pytest.mark.parametrize("dark", [True, False])
def test_tables_begin_and_end_with_the_shipped_colours(name, dark: bool) -> None:
    automatic = "infrared" if dark else "cet-l18"
    found = table(colormap=name, dark=dark)
    wanted = shipped(automatic if name == "auto" else name)
    assert found.dtype == np.uint32
    assert found.shape == (STEPS,)
    assert (found >> 24 == 0xFF).all()
    np.testing.assert_array_equal(channels(found[[0, -1]]), wanted[[0, -1]])
    # Rounding to 8 bits moves lightness by up to 0.2 between neighbours.
    light = lightness(channels(found))
    assert max(light[-1], light[0]) >= light.max() - 0.2
    assert min(light[-1], light[0]) <= light.min() + 0.2


def test_the_automatic_table_fades_into_the_ground() -> None:
    assert lightness(channels(table(dark=True)))[0] < 5
    assert lightness(channels(table(dark=False)))[0] > 95


def test_between_shipped_colours_tables_are_interpolated() -> None:
    steps = np.abs(np.diff(channels(table(colormap="viridis")).astype(int), axis=0))
    assert steps.max() <= 3
    assert number_of_colours(table(colormap="viridis")) > 400


@pytest.mark.parametrize("name", ["auto", "grey", "viridis"])
def test_the_gap_has_its_own_table_with_nothing_in_the_middle(name) -> None:
    found = lightness(channels(table("gap", colormap=name)))
    middle = STEPS // 2
    assert found.argmax() == pytest.approx(middle, abs=STEPS / 100)
    np.testing.assert_allclose(found, found[::-1], rtol=0, atol=0.5)
    assert found[middle] - found[0] > 30
    low, high = channels(table("gap"))[[0, -1]]
    assert low[2] > low[0]
    assert high[0] > high[2]


# Over the ground ----------------------------------------------------------------------------------


def test_opacity_lays_the_colours_over_the_ground() -> None:
    full, half = channels(table()), channels(table(opacity=0.5, ground="#102030"))
    wanted = (full + np.array([0x10, 0x20, 0x30])) / 2
    np.testing.assert_allclose(half, wanted, rtol=0, atol=1.0)
    assert set(hexes(table(opacity=0.0, ground="#102030"))) == {"#102030"}
    np.testing.assert_array_equal(table(ground="#102030"), table(ground="#ffffff"))


# Bands --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("warm", "hot"), [(0.5, 0.75), (0.3, 0.31), (0.6, 1.0), (0.01, 0.99)])
def test_both_thresholds_are_edges_of_bands(warm: float, hot: float) -> None:
    edges = band_edges(HeatSettings(warm=warm, hot=hot, bands=True), "alignment")
    assert warm in edges
    assert hot in edges
    assert edges[0] == 0.0
    assert edges[-1] == 1.0
    assert list(edges) == sorted(edges)


@pytest.mark.parametrize("threshold", ["warm", "hot"])
def test_the_painted_colour_changes_at_the_threshold(threshold: str) -> None:
    settings = HeatSettings(warm=0.42, hot=0.81, bands=True)
    bands = colour_table(settings, "alignment", False, "#ffffff")
    at, step = getattr(settings, threshold) * 2.0, 2.0 / (STEPS - 1)
    below, before, after, above = colour(
        np.array([at - 0.1, at - step, at + step, at + 0.1]), (0.0, 2.0), bands
    )
    assert below == before
    assert before != after
    assert after == above


@pytest.mark.parametrize(
    ("overlay", "bands"), [("alignment", 5), ("combined", 5), ("roles", 5), ("gap", 7)]
)
def test_each_band_has_one_colour(overlay, bands: int) -> None:
    found = table(overlay, bands=True)
    assert number_of_colours(found) == len(set(hexes(found))) == bands
    smooth = table(overlay)
    assert (found[0], found[-1]) == (smooth[0], smooth[-1])


def test_zero_lies_inside_the_middle_band_of_the_gap() -> None:
    found = colour(np.array([-0.1, 0.0, 0.1]), (-1.0, 1.0), table("gap", bands=True))
    assert found[0] == found[1] == found[2]


# Values -------------------------------------------------------------------------------------------


def test_values_take_the_colour_of_their_share_of_the_range() -> None:
    found = table(colormap="grey")
    values = np.array([[1.0, 2.0], [3.0, 2.5]], dtype=np.float32)
    got = colour(values, (1.0, 3.0), found)
    assert got.shape == values.shape
    assert got.dtype == np.uint32
    assert got[0, 0] == found[0]
    assert got[1, 0] == found[-1]
    for index, share in (((0, 1), 0.5), ((1, 1), 0.75)):
        near = int(share * (STEPS - 1))
        assert got[index] in found[near - 1 : near + 2]


def test_values_beyond_the_range_take_the_colours_of_its_ends() -> None:
    found = table()
    got = colour(np.array([-5.0, 0.0, 1.0, 500.0]), (0.0, 1.0), found)
    assert got.tolist() == [found[0], found[0], found[-1], found[-1]]


@pytest.mark.parametrize("scale", [1e-3, 1e-6, 1e-9, 1e-30])
def test_however_small_the_scale_the_hottest_stays_hot(scale: float) -> None:
    found = table()
    got = colour(np.array([0.0, 40.0], dtype=np.float32), (0.0, scale), found)
    assert got.tolist() == [found[0], found[-1]]
    gap = colour(np.array([-40.0, 40.0], dtype=np.float32), (-scale, scale), found)
    assert gap.tolist() == [found[0], found[-1]]


def test_next_to_no_heat_is_cold() -> None:
    table = colour_table(HeatSettings(), "combined", False, "#ffffff")
    values = np.array([0.0, 2.0e-313])
    assert colour(values, (0.0, 2.0e-313), table).tolist() == [table[0]] * 2
