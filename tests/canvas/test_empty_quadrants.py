"""Quadrants without a name: found with the pointer in their corner, named by a double click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from heatdesk.canvas.nameable import QuadrantName
from heatdesk.figure.board import QUADRANT_PLACEHOLDER
from heatdesk.figure.bounds import text_bounds
from heatdesk.figure.marks import Text
from heatdesk.model.properties import Axes, Axis, Quadrant, Quadrants
from tests.builders.driver import Canvas, cursor
from tests.builders.maps import map_of, technology
from tests.canvas.conftest import Show

CORNERS = {
    "top_left": (-0.9, 0.95),
    "top_right": (0.9, 0.95),
    "bottom_left": (-0.9, -0.95),
    "bottom_right": (0.9, -0.95),
}


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(map_of(technology("twitter", 0.2, 0.3)))


def words(canvas: Canvas) -> list[Text]:
    """What is offered now."""
    return [mark for mark in canvas.widget.guides if isinstance(mark, Text)]


@pytest.mark.parametrize("corner", CORNERS.values())
def test_the_pointer_in_the_corner_shows_that_there_could_be_a_name(
    canvas: Canvas, corner: tuple[float, float]
) -> None:
    canvas.hover(0.5, 0.5)
    assert words(canvas) == []
    canvas.hover(*corner)
    (offered,) = words(canvas)
    assert offered.text == QUADRANT_PLACEHOLDER
    assert offered.colour == canvas.session.view.look.axis
    assert cursor(canvas).shape() == Qt.CursorShape.IBeamCursor
    left, top, right, bottom = text_bounds(offered)
    x, y = canvas.pixel(*corner).toTuple()
    assert left - 30 <= x <= right + 30
    assert top - 30 <= y <= bottom + 30
    canvas.hover(0.5, 0.5)
    assert words(canvas) == []


@pytest.mark.parametrize(("key", "corner"), CORNERS.items())
def test_a_double_click_names_it(canvas: Canvas, key: str, corner: tuple[float, float]) -> None:
    canvas.hover(*corner).double_click(*corner)
    editor = canvas.session.handling.editor
    assert editor.target == QuadrantName(key)
    frame = canvas.widget.frame
    assert frame.left < editor.geometry().left() + 2
    assert editor.geometry().right() - 2 < frame.right
    canvas.type("Market").keys(Qt.Key.Key_Return)
    assert getattr(canvas.project.properties.quadrants, key).name == "Market"
    assert [item.id for item in canvas.project.items] == ["twitter"]
    assert words(canvas) == []
    canvas.hover(*corner)
    assert words(canvas) == []


def test_elsewhere_in_the_corner_s_neighbourhood_a_double_click_makes_an_item(
    canvas: Canvas,
) -> None:
    canvas.hover(0.9, 0.84)
    assert words(canvas)
    canvas.double_click(0.9, 0.84)
    assert len(canvas.project.items) == 2


def test_leaving_the_canvas_takes_the_words_along(canvas: Canvas) -> None:
    canvas.hover(0.9, 0.95).leave()
    assert words(canvas) == []


def test_nothing_is_offered_where_something_stands(show: Show) -> None:
    canvas = show(map_of(technology("twitter", 0.95, 0.95), technology("blogs", -0.75, -0.94)))
    for corner in ((0.8, 0.9), (-0.9, -0.9)):
        canvas.hover(*corner)
        assert words(canvas) == []
    canvas.hover(0.9, -0.95)
    assert len(words(canvas)) == 1


def test_nor_without_hints_nor_with_a_name_nor_without_room(show: Show) -> None:
    named = map_of(technology("twitter", 0.2, 0.3), quadrants=Quadrants(Quadrant("Chat")))
    canvas = show(named)
    canvas.hover(-0.9, 0.95)
    assert words(canvas) == []
    canvas.session.view.show_hints(False)
    canvas.hover(0.9, 0.95)
    assert words(canvas) == []
    narrow = show(map_of(technology("twitter"), axes=Axes(Axis(crossing=0.9), Axis())))
    narrow.hover(0.95, 0.95)
    assert words(narrow) == []
