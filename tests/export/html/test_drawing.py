"""The same marks reach a page as every other writer: how many, in which order, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heatdesk.export.html.drawing import WIDTHS, Sheet, Width
from heatdesk.export.html.page import page
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Text
from heatdesk.model.project import Project
from tests.builders.browser import Browser, Tab
from tests.builders.maps import NOW, maps
from tests.conftest import Figure as Note
from tests.export.fifty import COUNT, a_crowd, counted
from tests.export.html.mapped import (
    DRAWN,
    NEAR,
    SIZES,
    check_drawn,
    hexed,
    marks_of,
    rgb,
)

ON_SCREEN = """
(() => {
  const svg = [...document.querySelectorAll('.drawing')].find(one => one.getClientRects().length);
  const canvas = document.querySelector('canvas.heat');
  return [svg, canvas].map(e => { const b = e.getBoundingClientRect();
                                  return [b.left, b.top, b.right, b.bottom]; });
})()
"""


@pytest.mark.parametrize("kind", WIDTHS)
def test_the_article_is_drawn_mark_by_mark(
    browser: Browser, example: Path, article: Project, kind: Width
) -> None:
    tab = browser.open(example, *SIZES[kind])
    check_drawn(tab, marks_of(article, "rebuilt", kind), SIZES[kind][0])


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(maps(), st.sampled_from(WIDTHS))
def test_any_map_is_drawn_mark_by_mark(
    maps_tab: Tab, tmp_path: Path, project: Project, kind: Width
) -> None:
    path = tmp_path / "map.html"
    path.write_bytes(page(project, NOW, "alignment", (LIGHT,)))
    maps_tab.window(*SIZES[kind])
    maps_tab.go(path)
    sheet = Sheet.of(project.properties.axes, LIGHT, kind)
    check_drawn(maps_tab, marks_of(project, NOW, kind), sheet.width)
    assert maps_tab.complaints == []


def test_fifty_maps_are_drawn_mark_by_mark(maps_tab: Tab, tmp_path: Path, figure: Note) -> None:
    path, found, contours = tmp_path / "map.html", 0, 0
    for seed in range(COUNT):
        project, kind = a_crowd(seed), WIDTHS[seed % 2]
        path.write_bytes(page(project, NOW, "alignment", (LIGHT,)))
        maps_tab.window(*SIZES[kind])
        maps_tab.go(path)
        wanted = marks_of(project, NOW, kind)
        check_drawn(maps_tab, wanted, Sheet.of(project.properties.axes, LIGHT, kind).width)
        found += len(project.placements(NOW))
        contours += counted(wanted)["contours"]
    assert maps_tab.complaints == []
    assert found > 300
    assert contours > 60
    figure(
        f"HTML of {COUNT} random maps in Chromium: {found} bubbles, {contours} contours in place"
    )


@pytest.mark.parametrize("kind", WIDTHS)
def test_the_heat_lies_under_the_plane(
    browser: Browser, example: Path, article: Project, kind: Width
) -> None:
    tab = browser.open(example, *SIZES[kind])
    drawing, canvas = tab.value(ON_SCREEN)
    sheet = Sheet.of(article.properties.axes, LIGHT, kind)
    scale = (drawing[2] - drawing[0]) / sheet.width
    assert drawing[3] - drawing[1] == pytest.approx(scale * sheet.height, rel=NEAR)
    wanted = [scale * edge for edge in sheet.frame.box]
    found = [canvas[0] - drawing[0], canvas[1] - drawing[1]]
    found += [canvas[2] - drawing[0], canvas[3] - drawing[1]]
    assert found == pytest.approx(wanted, abs=NEAR * (drawing[2] - drawing[0]))


def test_dark_readers_see_the_dark_marks(browser: Browser, example: Path, article: Project) -> None:
    tab = browser.open(example, *SIZES["wide"], dark=True)
    for mark, (*_, fill, stroke) in zip(
        marks_of(article, "rebuilt", "wide", DARK), tab.value(DRAWN), strict=True
    ):
        if isinstance(mark, Text):
            assert rgb(fill) == hexed(mark.colour)
        for part, shown in (
            (getattr(mark, "fill", None), fill),
            (getattr(mark, "stroke", None), stroke),
        ):
            if part is not None:
                assert rgb(shown) == hexed(part.colour)
    tab.scheme(dark=False)
    assert (
        rgb(tab.value("getComputedStyle(document.documentElement).backgroundColor")) == (255,) * 3
    )
