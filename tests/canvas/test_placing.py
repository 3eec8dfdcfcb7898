"""Placing click by click: what waits in the tray, put on the map without dragging."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from heatdesk.figure.marks import Text
from heatdesk.model import edits
from tests.builders.driver import Canvas, cursor
from tests.builders.maps import NOW, in_tray, map_of, technology
from tests.canvas.conftest import Show

ESCAPE, ENTER = Qt.Key.Key_Escape, Qt.Key.Key_Return


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(
        map_of(
            technology("twitter", 0.2, 0.3),
            in_tray("blogs"),
            in_tray("support", "role"),
            in_tray("seo"),
        )
    )


@pytest.fixture
def said(canvas: Canvas) -> list[str]:
    said: list[str] = []
    canvas.session.handling.message.connect(said.append)
    return said


def carried(canvas: Canvas) -> str | None:
    """The name that the mouse carries."""
    names = [mark.text for mark in canvas.widget.guides if isinstance(mark, Text)]
    return names[-1] if names else None


def tray(canvas: Canvas) -> list[str]:
    return [item.id for item in canvas.project.tray(NOW)]


def test_the_mouse_carries_the_item_and_a_click_drops_it(canvas: Canvas) -> None:
    canvas.session.handling.begin_placing(["blogs"])
    canvas.hover(0.5, -0.4)
    assert carried(canvas) == "Blogs"
    assert cursor(canvas).shape() == Qt.CursorShape.CrossCursor
    canvas.click(0.5, -0.4)
    assert canvas.where("blogs") == (0.5, -0.4)
    assert canvas.steps == ("Place Blogs",)
    assert canvas.chosen == ("blogs",)


def test_the_next_item_is_armed_until_the_tray_is_empty(canvas: Canvas, said: list[str]) -> None:
    handling = canvas.session.handling
    handling.begin_placing(["support"])
    seen = []
    for at in ((0.5, -0.4), (-0.5, -0.5), (-0.6, 0.6)):
        seen.append(carried(canvas.hover(*at)))
        canvas.click(*at)
    assert seen == ["Support", "Blogs", "Seo"]
    assert tray(canvas) == []
    assert canvas.steps == ("Place Support", "Place Blogs", "Place Seo")
    assert not handling.placing
    assert carried(canvas) is None
    assert "Support" in said[0]
    assert said[-1] == "Every item is on the map now"


def test_each_click_is_a_step_of_its_own(canvas: Canvas) -> None:
    canvas.session.handling.begin_placing()
    canvas.click(0.5, -0.4).click(-0.5, -0.5)
    canvas.session.document.undo()
    assert tray(canvas) == ["support", "seo"]
    assert carried(canvas.hover(0.0, 0.9)) == "Support"


def test_two_quick_clicks_place_two_items(canvas: Canvas) -> None:
    """The second comes as a double click."""
    canvas.session.handling.begin_placing()
    canvas.double_click(0.5, -0.4)
    assert tray(canvas) == ["seo"]
    assert canvas.session.handling.editor.target is None


def test_a_press_may_still_move_the_item_with_its_heat(canvas: Canvas) -> None:
    canvas.session.handling.begin_placing(["blogs"])
    heat = canvas.session.heat
    canvas.press(0.5, -0.4)
    before = heat.heat().revision
    canvas.move(0.6, -0.6)
    assert heat.heat().revision > before
    assert canvas.where("blogs") == (0.6, -0.6)
    canvas.release()
    assert canvas.steps == ("Place Blogs",)


def test_what_is_placed_is_drawn_to_lines_nearby(canvas: Canvas) -> None:
    near = 0.2 + 2 * 4 / canvas.widget.frame.side
    canvas.session.handling.begin_placing(["blogs"])
    canvas.click(near, -0.4)
    assert canvas.where("blogs") == (0.2, -0.4)


def test_escape_ends_it_and_takes_the_ghost_away(canvas: Canvas, said: list[str]) -> None:
    canvas.session.handling.begin_placing()
    canvas.hover(0.5, -0.4).keys(ESCAPE)
    assert not canvas.session.handling.placing
    assert canvas.widget.guides == ()
    assert said[-1] == ""
    canvas.click(0.5, -0.4)
    assert tray(canvas) == ["blogs", "support", "seo"]


def test_escape_under_the_button_only_takes_the_item_back(canvas: Canvas) -> None:
    before = canvas.project
    canvas.session.handling.begin_placing()
    canvas.press(0.5, -0.4).move(0.6, -0.4).keys(ESCAPE).release()
    assert canvas.project == before
    assert canvas.session.handling.placing
    assert carried(canvas) == "Blogs"


def test_beside_the_plane_nothing_is_placed(canvas: Canvas) -> None:
    canvas.session.handling.begin_placing()
    canvas.click(0.5, 1.05)
    assert tray(canvas) == ["blogs", "support", "seo"]
    assert canvas.session.handling.placing


def test_without_anything_in_the_tray_it_says_so(show: Show) -> None:
    canvas = show(map_of(technology("twitter", 0.2, 0.3)))
    said: list[str] = []
    canvas.session.handling.message.connect(said.append)
    canvas.session.handling.begin_placing(["twitter"])
    assert not canvas.session.handling.placing
    assert said[-1] == "Nothing waits in the tray: every item is on the map"


def test_the_ghost_goes_with_the_mouse(canvas: Canvas) -> None:
    canvas.session.handling.begin_placing()
    canvas.hover(0.5, -0.4).leave()
    assert canvas.widget.guides == ()
    assert carried(canvas.hover(0.1, 0.1)) == "Blogs"


def test_enter_places_without_a_mouse(canvas: Canvas) -> None:
    canvas.session.handling.begin_placing()
    canvas.keys(ENTER)
    assert canvas.where("blogs") == (0.0, 0.0)
    canvas.keys(Qt.Key.Key_Right, Qt.Key.Key_Up)
    assert canvas.where("blogs") == (pytest.approx(0.01), pytest.approx(0.01))
    assert canvas.session.handling.placing


def test_another_project_ends_it(canvas: Canvas) -> None:
    canvas.session.handling.begin_placing()
    canvas.session.document.replace(map_of(in_tray("new")))
    assert not canvas.session.handling.placing


def test_what_is_deleted_meanwhile_is_not_carried(canvas: Canvas) -> None:
    canvas.session.handling.begin_placing()
    canvas.session.document.edit("Delete", edits.delete(canvas.project, ["blogs"]))
    assert carried(canvas.hover(0.1, 0.1)) == "Support"
    canvas.click(0.5, -0.4)
    assert canvas.where("support") == (0.5, -0.4)


def test_a_hidden_layer_is_shown_for_it(canvas: Canvas) -> None:
    canvas.session.view.show_part("role", False)
    canvas.session.handling.begin_placing(["support"])
    assert canvas.session.view.shown.role
