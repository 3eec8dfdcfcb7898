from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from heatdesk.figure.bounds import bounds
from heatdesk.figure.compose import compose
from heatdesk.figure.frame import Frame
from heatdesk.figure.heat_marks import heat_picture, zone_lines
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Figure, Line, Picture, Rings, Text
from heatdesk.heat.colours import colour_table
from heatdesk.heat.field import rebuild
from heatdesk.heat.zones import Thresholds
from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.model.properties import (
    OVERLAYS,
    Axes,
    Axis,
    LayerName,
    LayerNames,
    Quadrant,
    Quadrants,
)
from heatdesk.storage.templates import open_template, templates
from tests.builders.maps import NOW, map_of, role, technology

PAGES = {
    "screen": (1280.0, 800.0),
    "slide": (1600.0, 900.0),
    "tall": (800.0, 1280.0),
    "square": (1000.0, 1000.0),
    "very wide": (2400.0, 500.0),
    "very tall": (500.0, 2400.0),
    "small": (320.0, 200.0),
}


@pytest.fixture(scope="module")
def article() -> Project:
    return open_template("social-media-2011")


def drawn(project: Project, overlay="alignment", look=LIGHT, size=(1280.0, 800.0)) -> Figure:
    return compose(project, project.first_scenario, overlay, look, *size)


def heat_of(figure: Figure) -> Picture:
    return next(mark for mark in figure.marks if isinstance(mark, Picture))


def texts(figure: Figure) -> dict[str, Text]:
    return {mark.text: mark for mark in figure.marks if isinstance(mark, Text)}


def test_the_heading_keeps_clear_of_the_upper_ends_name(article: Project) -> None:
    target = article.properties.target
    for size in PAGES.values():
        figure = compose(article, "rebuilt", "alignment", LIGHT, *size, target)
        said = next(mark for text, mark in texts(figure).items() if "compared with" in text)
        assert bounds([said])[3] < bounds([texts(figure)["LISTEN"]])[1], size


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_quadrants_are_read_on_the_bright_middle_of_two_sides(article: Project, overlay) -> None:
    name = article.properties.quadrants.top_left.name
    light, dark = (texts(drawn(article, overlay, look))[name].colour for look in (LIGHT, DARK))
    assert light == LIGHT.secondary
    assert dark == (DARK.text if overlay == "gap" else DARK.secondary)


def assert_within_the_page(figure: Figure) -> None:
    for mark in figure.marks:
        box = bounds([mark])
        if box is None:
            continue
        left, top, right, bottom = box
        assert left >= -1e-6, mark
        assert top >= -1e-6, mark
        assert right <= figure.width + 1e-6, mark
        assert bottom <= figure.height + 1e-6, mark


# On the page --------------------------------------------------------------------------------------


@pytest.mark.parametrize("overlay", OVERLAYS)
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("page", ["screen", "tall"])
def test_every_overlay_fits_the_page_in_both_looks(article, overlay, look, page: str) -> None:
    figure = drawn(article, overlay, look, PAGES[page])
    assert (figure.width, figure.height) == PAGES[page]
    assert figure.ground == look.canvas
    assert_within_the_page(figure)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("what", ["article", "empty"])
def test_pages_of_all_shapes_hold_everything(article, what: str, page: str) -> None:
    figure = drawn(article if what == "article" else Project.empty(), size=PAGES[page])
    assert_within_the_page(figure)
    heat = heat_of(figure)
    assert heat.width == heat.height
    assert heat.width >= 0.4 * min(PAGES[page])


@pytest.mark.parametrize("id", [template.id for template in templates()])
def test_every_template_fits_the_page(id: str) -> None:
    for page in ("screen", "tall"):
        assert_within_the_page(drawn(open_template(id), size=PAGES[page]))


@pytest.mark.parametrize("crossing", [-0.95, 0.0, 0.95])
@pytest.mark.parametrize("page", PAGES)
def test_however_long_the_names_and_wherever_the_axes_cross(crossing: float, page: str) -> None:
    long = "A name that goes on and on " * 6
    axis = Axis(long, long, long, "", crossing)
    project = map_of(
        technology("a", 0.3, 0.3),
        role("b", -0.3, 0.1),
        title=long,
        axes=Axes(axis, axis),
        quadrants=Quadrants(*[Quadrant(long)] * 4),
        layers=LayerNames(LayerName(long), LayerName(long)),
    )
    named = project.after(edits.set_items(project, ["a", "b"], name=long))
    assert_within_the_page(drawn(named, size=PAGES[page]))


def test_a_picture_of_twice_the_size_is_the_same_picture(article: Project) -> None:
    one, two = drawn(article), drawn(article, size=(2560.0, 1600.0))
    assert len(one.marks) == len(two.marks)
    for small, large in zip(one.marks, two.marks, strict=True):
        assert bounds([large]) == pytest.approx([2 * edge for edge in bounds([small]) or ()])


def test_two_compositions_of_one_project_are_alike(article: Project) -> None:
    one, two = drawn(article), drawn(article)
    for first, second in zip(one.marks, two.marks, strict=True):
        assert type(first) is type(second)
        if not isinstance(first, Picture | Rings):
            assert first == second


@pytest.mark.parametrize(("page", "beside"), [("screen", True), ("tall", False)])
def test_the_legend_stands_beside_a_wide_plane_and_below_a_tall_one(
    article, page: str, beside: bool
) -> None:
    figure = drawn(article, size=PAGES[page])
    heat, heading = heat_of(figure), texts(figure)["Alignment"]
    assert (heading.x > heat.x + heat.width) is beside
    assert (heading.y > heat.y + heat.height) is not beside


# What is on it ------------------------------------------------------------------------------------


def test_names_stand_at_the_ends_and_in_the_corners(article: Project) -> None:
    figure = drawn(article)
    heat, named = heat_of(figure), texts(figure)
    right, bottom = heat.x + heat.width, heat.y + heat.height
    middle = heat.x + heat.width / 2
    assert named["PERSONAL"].x < heat.x
    assert named["PROFESSIONAL"].x > right
    assert named["LISTEN"].y < heat.y
    assert named["TALK"].y > bottom
    assert named["LISTEN"].x == named["TALK"].x == pytest.approx(middle)
    assert named["Being close to people"].x < middle < named["Understanding the market"].x
    assert named["Being close to people"].y < heat.y + heat.height / 2
    assert named["Everyone has a voice"].y > heat.y + heat.height / 2
    assert "Social Media Heat Map, 2011" in named
    assert "The map of 2011, rebuilt" in named


def test_every_placed_item_is_named(article: Project) -> None:
    assert {item.name for item in article.items} <= set(texts(drawn(article)))


def test_items_that_find_no_place_for_their_name_are_named_in_the_legend() -> None:
    heap = map_of(*(technology(f"item-{n}", 0.0, 0.0) for n in range(120)))
    figure = drawn(heap)
    heat, said = heat_of(figure), texts(figure)
    assert said["1"].x == pytest.approx(heat.x + heat.width / 2) or said["1"].x > heat.x
    behind = [text for name, text in said.items() if name.startswith("Item-")]
    assert any(text.x > heat.x + heat.width for text in behind)
    assert_within_the_page(figure)


def test_axes_cross_where_the_project_says() -> None:
    axes = Axes(Axis(crossing=0.5), Axis(crossing=-0.25))
    figure = drawn(map_of(axes=axes), "gap")
    heat = heat_of(figure)
    across, up = [mark for mark in figure.marks if isinstance(mark, Line)][:2]
    assert across.y1 == across.y2 == pytest.approx(heat.y + 0.625 * heat.height)
    assert up.x1 == up.x2 == pytest.approx(heat.x + 0.75 * heat.width)


def test_the_names_of_an_axis_keep_to_its_crossing_as_far_as_there_is_room() -> None:
    for crossing, name in itertools.product((-0.9, 0.9), ("T", "Talk, talk and talk again")):
        axes = Axes(Axis(crossing=crossing), Axis(low=name))
        figure = drawn(map_of(axes=axes))
        heat, text = heat_of(figure), texts(figure)[name.upper()]
        at = heat.x + (crossing + 1) * heat.width / 2
        if name == "T":
            assert text.x == pytest.approx(at)
        else:
            left, _, right, _ = bounds([text]) or (0, 0, 0, 0)
            assert (left, right)[crossing > 0] == pytest.approx(
                (heat.x, heat.x + heat.width)[crossing > 0]
            )


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_only_alignment_has_lines_around_its_zones(article, overlay) -> None:
    rings = [mark for mark in drawn(article, overlay).marks if isinstance(mark, Rings)]
    assert len(rings) == (2 if overlay == "alignment" else 0)


def test_nothing_hot_has_no_lines() -> None:
    apart = map_of(technology("a", -0.9), role("b", 0.9))
    assert not [mark for mark in drawn(apart).marks if isinstance(mark, Rings)]


def test_zone_lines_are_dashed_around_warm_and_solid_around_hot() -> None:
    project, frame = map_of(technology("a", 0.5, 0.5), role("b", 0.5, 0.5)), Frame(10, 20, 400, 2.0)
    values = rebuild(project, NOW, 128).overlay("alignment")
    warm, hot = zone_lines(values, Thresholds(0.5, 0.75), frame, LIGHT)
    assert warm.stroke.dash == tuple(2.0 * length for length in LIGHT.warm.dash)
    assert hot.stroke == replace(LIGHT.hot, width=2.0 * LIGHT.hot.width)
    for ring in (*warm.rings, *hot.rings):
        assert ring.mean(axis=0) == pytest.approx((frame.x(0.5), frame.y(0.5)), abs=3)
    assert np.ptp(hot.rings[0][:, 0]) < np.ptp(warm.rings[0][:, 0])


def test_the_picture_has_the_top_of_the_plane_as_its_first_row() -> None:
    values = rebuild(map_of(technology("a", -0.9, 0.9, width=0.2, height=0.2)), NOW, 32)
    table = colour_table(map_of().properties.heat, "technologies", False, "#ffffff")
    picture = heat_picture(values.technologies, (0.0, 1.0), table, Frame(0, 0, 100))
    row, column = np.argwhere(picture.pixels != table[0]).max(axis=0)
    assert picture.pixels[1, 1] != table[0]
    assert row == column < 8
    assert picture.pixels.flags.c_contiguous
