"""Pages in a real browser: the map, its values, its switches, by mouse, touch and keys."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
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
from heatdesk.export.html.drawing import WIDTHS, Sheet, Width
from heatdesk.export.html.page import page
from heatdesk.figure.compose import legend_key, map_labels, map_marks
from heatdesk.figure.look import DARK, LIGHT, Look
from heatdesk.figure.marks import Box, Ellipse, Line, Mark, Picture, Rings, Text
from heatdesk.heat.colours import colour
from heatdesk.heat.field import analysis_grid, rebuild
from heatdesk.model.project import Project
from heatdesk.model.properties import OVERLAYS
from heatdesk.storage.templates import open_template
from tests.builders.browser import Browser, Tab
from tests.builders.maps import NOW, map_of, maps, role, technology
from tests.export.flat import bounds, flat, pixels

SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
TAGS = {Ellipse: "ellipse", Box: "rect", Line: "line", Rings: "path", Text: "text"}
NEAR = 0.005
"""How far a mark may be from its place, as a share of the drawing."""

DRAWN = """
(() => {
  const svg = [...document.querySelectorAll('.scenario:not([hidden]) .drawing')]
      .find(one => one.getClientRects().length);
  const place = e => { const b = e.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height]; };
  const written = e => ['x', 'y'].map(name => Number(e.getAttribute(name)));
  return [...svg.querySelectorAll(':scope > g[font-family] :is(ellipse, rect, line, path, text)')]
      .map(e => [e.tagName, e.tagName === 'text' ? e.textContent : '',
                 e.tagName === 'text' ? written(e) : place(e),
                 getComputedStyle(e).fill, getComputedStyle(e).stroke]);
})()
"""
"""Everything that is drawn: its kind, its words, its place in the drawing's units, its colours."""

ON_SCREEN = """
(() => {
  const svg = [...document.querySelectorAll('.drawing')].find(one => one.getClientRects().length);
  const canvas = document.querySelector('canvas.heat');
  return [svg, canvas].map(e => { const b = e.getBoundingClientRect();
                                  return [b.left, b.top, b.right, b.bottom]; });
})()
"""


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


@pytest.fixture(scope="module")
def article() -> Project:
    return open_template("social-media-2011")


@pytest.fixture(scope="module")
def example(article: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "example.html"
    path.write_bytes(page(article, "rebuilt", "alignment", (LIGHT, DARK)))
    return path


@pytest.fixture(scope="module")
def maps_tab(browser: Browser) -> Tab:
    """A tab in which one map after another is opened."""
    made = browser.tab()
    made.prepare(*SIZES["wide"])
    return made


@pytest.fixture
def tab(browser: Browser, example: Path) -> Iterator[Tab]:
    """The example in a window of a laptop; whatever is done, nothing is complained of."""
    opened = browser.open(example, *SIZES["wide"])
    yield opened
    assert opened.complaints == []
    assert opened.requests == [example.as_uri()]


def marks_of(project: Project, scenario: str, kind: Width, look=LIGHT) -> list[Mark]:
    """What every other writer draws of the map, on the sheet of this page."""
    sheet = Sheet.of(project.properties.axes, look, kind)
    field = rebuild(project, scenario, analysis_grid(project, scenario))
    key = legend_key(project, "alignment", look)
    labels = map_labels(project, scenario, sheet.frame, look)
    made = map_marks(project, scenario, field, key, sheet.frame, look, sheet.width, labels)
    kept = (mark for mark in flat(made) if not isinstance(mark, Picture))
    return [mark for mark in kept if not (isinstance(mark, Text) and not mark.text)]


def check_drawn(tab: Tab, wanted: Sequence[Mark], width: float) -> None:
    """The same marks in the same order, each in its place."""
    found = tab.value(DRAWN)
    assert [tag for tag, *_ in found] == [TAGS[type(mark)] for mark in wanted]
    for mark, (_, words, place, *_) in zip(wanted, found, strict=True):
        if isinstance(mark, Text):
            assert words == mark.text
            assert place[1] == pytest.approx(mark.y, abs=NEAR * width)
        else:
            assert place == pytest.approx(bounds(mark), abs=NEAR * width)


def to_window(tab: Tab, x: float, y: float) -> tuple[float, float]:
    """Where a point of the plane lies in the window, the map being scrolled into it."""
    place = tab.value(
        "(() => { const svg = drawing(); svg.scrollIntoView({block: 'center'});"
        " const [left, top, side] = frame(svg);"
        f" const at = new DOMPoint(left + ({x} + 1) * side / 2, top + (1 - {y}) * side / 2)"
        ".matrixTransform(svg.getScreenCTM()); return [at.x, at.y]; })()"
    )
    return place[0], place[1]


def card(tab: Tab) -> dict[str, Any] | None:
    """What the card tells, if it is shown."""
    told = tab.value(
        "(c => c.hidden ? null : JSON.stringify({...c.dataset, text: c.innerText,"
        " parts: [...c.querySelectorAll('li')].map(l => [l.children[0].textContent,"
        " l.children[1].textContent, Number(l.dataset.share)])}))"
        "(document.querySelector('.card'))"
    )
    return None if told is None else json.loads(told)


# The same marks -----------------------------------------------------------------------------------


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


def rgb(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text[text.index("(") + 1 : -1].split(",")[:3])


def hexed(text: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(text[1:]))


# The heat -----------------------------------------------------------------------------------------


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


# The switches -------------------------------------------------------------------------------------


def seen(tab: Tab, selector: str) -> int:
    """How many of these are seen in the drawing that is shown."""
    count = f"[...drawing().querySelectorAll('{selector}')].filter(e => e.getClientRects().length)"
    return int(tab.value(f"{count}.length"))


def test_layers_and_names_can_be_left_out(tab: Tab) -> None:
    assert (seen(tab, ".marker"), seen(tab, ".name"), seen(tab, ".target")) == (18, 18, 18)
    tab.click_on("input[value=technology]")
    assert (seen(tab, ".marker"), seen(tab, ".extent"), seen(tab, ".target")) == (7, 7, 7)
    tab.click_on("input[name=names]")
    assert (seen(tab, ".marker"), seen(tab, ".name")) == (7, 0)
    tab.click_on("input[value=technology]")
    assert (seen(tab, ".marker"), seen(tab, ".name")) == (18, 0)


def test_zone_lines_belong_to_alignment(tab: Tab) -> None:
    assert seen(tab, ".zones path") == 2
    tab.click_on("input[value=combined]")
    assert seen(tab, ".zones path") == 0
    assert tab.value("document.querySelector('.legend.of-combined').getClientRects().length") == 1
    assert tab.value("document.querySelector('.legend.of-alignment').getClientRects().length") == 0
    tab.click_on("input[value=alignment]")
    tab.click_on("input[name=zones]")
    assert seen(tab, ".zones path") == 0


def test_an_overlay_is_told_too(tab: Tab) -> None:
    tab.click_on("input[value=technologies]")
    tab.move(*to_window(tab, 0.9, 0.9))
    told = card(tab)
    assert told is not None
    assert "Technologies 0.0" in told["text"]
    assert [name for _, name, _ in told["parts"][:2]] == ["Twitter", "LinkedIn"]
    assert sum(int(text.split()[0]) for text, *_ in told["parts"]) == 100


def test_another_scenario_is_shown_whole(tab: Tab, article: Project) -> None:
    before = tab.value("document.querySelector('canvas').width")
    tab.click_on("input[name=scenario][value='1']")
    assert before == 256
    shown = "[...document.querySelectorAll('.scenario')].map(e => e.getClientRects().length > 0)"
    assert tab.value(shown) == [False, True]
    check_drawn(tab, marks_of(article, "wanted", "wide"), SIZES["wide"][0])
    tab.move(*to_window(tab, 0.0, -0.95))
    assert card(tab) is not None


# The keyboard -------------------------------------------------------------------------------------

FOCUSED = "document.activeElement.dataset.item || document.activeElement.value || ''"


def test_the_keyboard_goes_through_the_items_in_reading_order(tab: Tab) -> None:
    order = tab.value("[...drawing().querySelectorAll('.target')].map(t => t.dataset.item)")
    reached = []
    while len(reached) < 40 and (not reached or reached[-1] != order[-1]):
        tab.press("Tab")
        reached.append(tab.value(FOCUSED))
    assert reached[-18:] == order
    told = card(tab)
    assert told is not None
    assert told["text"].startswith(tab.value(f"map.items['{order[-1]}'][0]"))


def test_the_focus_is_seen(tab: Tab) -> None:
    tab.value("drawing().querySelector('.target').focus()")
    tab.press("Tab")
    focused = "getComputedStyle(document.activeElement.querySelector('.ring-{}')).stroke"
    assert tab.value(focused.format("outer")) == "rgb(17, 24, 39)"
    assert tab.value(focused.format("inner")) == "rgb(255, 255, 255)"


def test_arrows_walk_over_the_plane_and_escape_comes_back(tab: Tab) -> None:
    tab.value("drawing().querySelector('.target[data-item=sales]').focus()")
    tab.press("ArrowRight", 2)
    tab.press("ArrowUp", shift=True)
    told = card(tab)
    assert told is not None
    assert (float(told["x"]), float(told["y"])) == pytest.approx((0.37, -0.24))
    assert tab.value("document.querySelectorAll('.probe').length") == 2
    assert tab.value("document.querySelector('.card').getAttribute('aria-live')") == "polite"
    tab.press("Escape")
    back = card(tab)
    assert back is not None
    assert back["text"].startswith("Sales")
    tab.press("Escape")
    assert card(tab) is None
    assert tab.value(FOCUSED) == ""


def test_arrows_stop_at_the_edge(tab: Tab) -> None:
    tab.value("drawing().querySelector('.target[data-item=facebook]').focus()")
    tab.press("ArrowLeft", 12)
    told = card(tab)
    assert told is not None
    assert float(told["x"]) == -1


# Tables, paper, and no script ---------------------------------------------------------------------


def test_tables_sort_by_number_and_by_word(tab: Tab) -> None:
    column = "[...section().querySelectorAll('.pairs tbody tr')].map(r => r.cells[{}].{})"
    tab.click_on("table.pairs th:nth-child(4) button")
    numbers = [float(n) for n in tab.value(column.format(3, "dataset.value"))]
    assert numbers == sorted(numbers, reverse=True)
    tab.click_on("table.pairs th:nth-child(4) button")
    numbers = [float(n) for n in tab.value(column.format(3, "dataset.value"))]
    assert numbers == sorted(numbers)
    assert (
        tab.value("document.querySelector('table.pairs th:nth-child(4)').ariaSort") == "ascending"
    )
    tab.click_on("table.pairs th:nth-child(1) button")
    names = [name.casefold() for name in tab.value(column.format(0, "textContent"))]
    assert names[0].startswith("blogs")
    assert names.index("facebook") < names.index("twitter") < names.index("youtube")


def test_without_a_script_everything_is_there(browser: Browser, example: Path) -> None:
    tab = browser.open(example, *SIZES["wide"], script=False)
    image = QImage.fromData(tab.screenshot(whole=True), "PNG")
    assert image.height() > 10_000, "both scenarios, one below the other"
    assert tab.complaints == []
    shown = tab.value("document.querySelector('.controls').getClientRects().length")
    assert shown == 0


def test_on_paper_it_is_light_and_without_switches(browser: Browser, example: Path) -> None:
    tab = browser.open(example, *SIZES["wide"], dark=True)
    tab.scheme(dark=True, media="print")
    assert tab.value("document.querySelector('.controls').getClientRects().length") == 0
    ground = tab.value("getComputedStyle(document.documentElement).backgroundColor")
    assert rgb(ground) == (255, 255, 255)
    assert tab.printed().startswith(b"%PDF-")
    assert tab.complaints == []


def test_a_map_on_which_nothing_heats(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "bare.html"
    project = map_of(technology("a", muted=True), role("b", 0.5, weight=0.0))
    path.write_bytes(page(project, NOW, "alignment", (LIGHT,)))
    tab = browser.open(path)
    for overlay in OVERLAYS:
        tab.click_on(f"input[value={overlay}]")
        tab.move(*to_window(tab, 0.1, 0.7))
        told = card(tab)
        assert told is not None
        assert "Nothing heats the map here." in told["text"]
    assert tab.complaints == []
