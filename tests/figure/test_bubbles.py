from __future__ import annotations

import pytest

from heatdesk.figure.bounds import bounds
from heatdesk.figure.bubbles import Bubble, bubbles, extent, marker
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Box, Ellipse
from heatdesk.model.items import Item, Placement
from tests.builders.maps import NOW, in_tray, map_of, role, technology

FRAME = Frame(0.0, 0.0, 600.0)


def bubble(layer="technology", color: str | None = None, **placement) -> Bubble:
    return Bubble(Item("a", layer, "A", color=color), Placement("a", 0.5, -0.5, **placement))


def test_a_scenario_shows_what_it_places_bottom_first() -> None:
    project = map_of(role("b"), in_tray("c"), technology("a"))
    assert [shown.item.id for shown in bubbles(project, NOW)] == ["b", "a"]
    assert [shown.item.id for shown in bubbles(project, NOW, ["technology"])] == ["a"]


@pytest.mark.parametrize("layer", ["technology", "role"])
def test_the_extent_is_the_ellipse_with_the_placements_diameters(layer) -> None:
    mark = extent(bubble(layer, width=0.4, height=1.0), FRAME, LIGHT, over_heat=True)
    assert (mark.x, mark.y) == (450.0, 450.0)
    assert (2 * mark.rx, 2 * mark.ry) == (120.0, 300.0)
    assert mark.fill is None


def test_over_heat_an_extent_hides_nothing_and_without_it_at_most_a_tenth() -> None:
    fill = extent(bubble(), FRAME, LIGHT, over_heat=False).fill
    assert fill is not None
    assert 0 < fill.opacity <= 0.1


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_layers_differ_by_shape_and_filling(look) -> None:
    disc = list(marker(bubble("technology"), FRAME, look))
    square = list(marker(bubble("role"), FRAME, look))
    assert all(isinstance(mark, Ellipse) for mark in disc)
    assert all(isinstance(mark, Box) and mark.radius > 0 for mark in square)
    assert disc[-1].fill.colour == look.technology.fill  # solid
    assert square[-1].fill.colour == look.casing or square[-1].fill.colour == look.role.fill
    assert square[-1].stroke.colour == look.role.outline  # hollow


@pytest.mark.parametrize("layer", ["technology", "role"])
@pytest.mark.parametrize("unit", [1.0, 2.0])
def test_markers_keep_their_size_whatever_the_extent(layer, unit: float) -> None:
    frame = Frame(0.0, 0.0, 600.0, unit)
    for wide in (0.05, 4.0):
        found = bounds(list(marker(bubble(layer, width=wide, height=wide), frame, LIGHT))[1:])
        assert found is not None
        left, top, right, bottom = found
        assert right - left == pytest.approx(LIGHT.marker * unit)
        assert bottom - top == pytest.approx(LIGHT.marker * unit)
        assert (left + right) / 2 == pytest.approx(450.0)


@pytest.mark.parametrize("layer", ["technology", "role"])
def test_muted_items_are_drawn_fainter(layer) -> None:
    loud, mute = bubble(layer), bubble(layer, muted=True)
    for mark, faint in zip(marker(loud, FRAME, LIGHT), marker(mute, FRAME, LIGHT), strict=True):
        assert faint.fill.opacity < 0.5 < mark.fill.opacity
    assert (
        extent(mute, FRAME, LIGHT, True).stroke.opacity
        < extent(loud, FRAME, LIGHT, True).stroke.opacity
    )


@pytest.mark.parametrize("layer", ["technology", "role"])
def test_an_items_own_colour_is_used(layer) -> None:
    own = bubble(layer, "#123456")
    last = list(marker(own, FRAME, LIGHT))[-1]
    assert (last.fill.colour if layer == "technology" else last.stroke.colour) == "#123456"
    assert extent(own, FRAME, LIGHT, True).stroke.colour == "#123456"


def test_outlines_grow_with_the_picture() -> None:
    one, two = (
        extent(bubble(), Frame(0.0, 0.0, 600.0 * unit, unit), LIGHT, over_heat=True)
        for unit in (1.0, 2.0)
    )
    assert two.stroke.width == 2 * one.stroke.width
