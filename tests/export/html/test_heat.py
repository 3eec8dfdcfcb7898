"""The heat on a page: its colours, and what its points and items tell."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from heatdesk.analysis.causes import causes
from heatdesk.analysis.points import heat_at
from heatdesk.analysis.sources import Sources
from heatdesk.export.html.page import page
from heatdesk.figure.compose import legend_key
from heatdesk.figure.look import DARK, LIGHT, Look
from heatdesk.heat.colours import colour
from heatdesk.heat.field import rebuild
from heatdesk.model.project import Project
from heatdesk.model.properties import OVERLAYS
from tests.builders.browser import Browser, Tab
from tests.builders.maps import NOW, maps
from tests.export.flat import pixels
from tests.export.html.mapped import (
    SIZES,
    card,
    to_window,
)

PAINTED = """
(() => {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', {willReadFrequently: true});
  paint(canvas, map.scenarios[%s], '%s', %s);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  return [...image.data].filter((_, n) => n %% 1009 < 4);
})()
"""
"""Some of the colours that the script gives a scenario's overlay in a look."""


def test_every_overlay_has_the_programs_own_colours(tab: Tab, article: Project) -> None:
    for number, scenario in enumerate(article.scenarios):
        for overlay, (which, look) in itertools.product(OVERLAYS, enumerate((LIGHT, DARK))):
            shown = tab.value(PAINTED % (number, overlay, which))
            key = legend_key(article, overlay, look)
            values = rebuild(article, scenario.id, 256).overlay(overlay)
            wanted = colour(values, key.span, key.table)[::-1]
            channels = [(wanted >> shift & 0xFF).ravel() for shift in (16, 8, 0)]
            all_four = np.stack([*channels, np.full(wanted.size, 255)], axis=1).ravel()
            kept = all_four[np.arange(all_four.size) % 1009 < 4].astype(int)
            assert np.abs(kept - np.array(shown)).max() <= 3


@pytest.mark.parametrize(("dark", "look"), [(False, LIGHT), (True, DARK)])
def test_the_screen_shows_the_map(tab: Tab, article: Project, dark: bool, look: Look) -> None:
    """Most points of the plane have the colour of their heat; lines and names cover the others."""
    tab.scheme(dark)
    tab.value("clear()")
    to_window(tab, 0.0, 0.0)
    shown = pixels(QImage.fromData(tab.screenshot(), "PNG"))
    key = legend_key(article, "alignment", look)
    sources = Sources.of(article, "rebuilt")
    right = 0
    points = np.random.default_rng(8).uniform(-0.95, 0.95, (60, 2))
    colours = colour(heat_at(sources, *points.T), key.span, key.table)
    for (x, y), wanted in zip(points, colours.tolist(), strict=True):
        column, row = to_window(tab, x, y)
        found = shown[round(row), round(column)]
        channels = [wanted & 0xFF, wanted >> 8 & 0xFF, wanted >> 16 & 0xFF]
        right += bool(np.abs(found - np.array(channels)).max() <= 10)
    assert right >= 45


def test_every_point_tells_its_heat_and_the_pairs_that_make_it(tab: Tab, article: Project) -> None:
    sources = Sources.of(article, "rebuilt")
    dice = np.random.default_rng(3)
    tab.click_on("input[name=names]")  # a name would be pointed at as its item
    for x, y in dice.uniform(-0.98, 0.98, (40, 2)):
        if any(np.hypot(p.x - x, p.y - y) < 0.08 for p in article.placements("rebuilt")):
            continue
        tab.move(*to_window(tab, x, y))
        told = card(tab)
        assert told is not None
        at = float(told["x"]), float(told["y"])
        assert at == pytest.approx((x, y), abs=0.01)
        check_card(told, sources, *at, names={i.id: i.name for i in article.items})


def check_card(told: dict[str, Any], sources: Sources, x: float, y: float, names) -> None:
    (heat,) = heat_at(sources, np.array([x]), np.array([y]))
    assert float(told["heat"]) == pytest.approx(heat, rel=0.01, abs=1e-6)
    assert f"Alignment {heat:.2f}" in told["text"]
    wanted = causes(sources, x, y)[:5]
    shares = {f"{names[p.role]} with {names[p.technology]}": p.share for p in wanted}
    for _, pair, share in told["parts"]:
        if pair != "others":
            assert shares[pair] == pytest.approx(share, abs=0.01)
    parts = [int(text.split()[0]) for text, *_ in told["parts"]]
    assert sum(parts) == 100


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(maps(), st.floats(-1, 1), st.floats(-1, 1))
def test_any_point_of_any_map_has_its_causes(
    maps_tab: Tab, tmp_path: Path, project: Project, x: float, y: float
) -> None:
    path = tmp_path / "map.html"
    path.write_bytes(page(project, NOW, "alignment", (LIGHT,)))
    maps_tab.go(path)
    sources = Sources.of(project, NOW)
    found = maps_tab.value(f"causes(map.scenarios[0], {x}, {y})")
    wanted = {(p.role, p.technology): p.share for p in causes(sources, x, y)}
    assert {(r, t): s for r, t, s in found} == pytest.approx(wanted, abs=1e-6)
    (heat,) = heat_at(sources, np.array([x]), np.array([y]))
    alignment = "OVERLAYS.alignment(...LAYERS.map(l => heatAt(map.scenarios[0], l, {}, {})))"
    assert maps_tab.value(alignment.format(x, y)) == pytest.approx(heat, rel=1e-6, abs=1e-9)


def test_an_item_that_is_pointed_at_is_told_and_the_others_step_back(tab: Tab) -> None:
    tab.move(*to_window(tab, 0.27, -0.25))
    told = card(tab)
    assert told is not None
    assert told["text"].startswith("Sales")
    assert "Closest to Twitter: 0.69" in told["text"]
    assert "31 % of all that meets" in told["text"]
    lit = "[...new Set([...drawing().querySelectorAll('.on')].map(e => e.dataset.item))]"
    assert tab.value(lit) == ["sales"]
    assert tab.value("drawing().classList.contains('stressed')")
    tab.move(5, 5)
    assert card(tab) is None
    assert not tab.value("drawing().classList.contains('stressed')")


def test_a_finger_taps(browser: Browser, example: Path) -> None:
    tab = browser.open(example, *SIZES["narrow"], touch=True, scale=2.0)
    tab.tap(*to_window(tab, 0.0, 0.9))
    told = card(tab)
    assert told is not None
    assert "Strongly Listen" in told["text"]
    bottom = tab.value("document.querySelector('.card').getBoundingClientRect().bottom")
    assert bottom == pytest.approx(SIZES["narrow"][1] - 8, abs=1)
    assert tab.complaints == []
