"""The names of the map, the axis ends and the quadrants, edited where they stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from heatdesk.canvas.name_editor import NameEditor
from heatdesk.canvas.nameable import TITLE_NAME, EndName, Nameable, QuadrantName
from heatdesk.figure.bounds import text_bounds
from heatdesk.figure.marks import Text
from heatdesk.model.properties import Axes, Axis, Quadrant, Quadrants
from tests.builders.driver import Canvas, cursor, turn
from tests.builders.maps import map_of, technology
from tests.canvas.conftest import Show

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
LEFT, RIGHT = EndName("x", "low"), EndName("x", "high")
LOWER, UPPER = EndName("y", "low"), EndName("y", "high")
CORNER = QuadrantName("top_left")
STEPS = {
    LEFT: "Rename the left end",
    RIGHT: "Rename the right end",
    UPPER: "Rename the upper end",
    LOWER: "Rename the lower end",
    CORNER: "Rename the top left quadrant",
    TITLE_NAME: "Retitle the map",
}


@pytest.fixture
def canvas(show: Show) -> Canvas:
    """With the names beside the plane turned, because room is scarce."""
    return show(
        map_of(
            technology("twitter", 0.2, 0.3),
            axes=Axes(Axis("", "Personal", "Professional"), Axis("", "Listen", "Talk")),
            quadrants=Quadrants(Quadrant("Chat")),
        )
    )


def editor(canvas: Canvas) -> NameEditor:
    return canvas.session.handling.editor


def text(canvas: Canvas, target: Nameable) -> Text:
    return next(text for other, text in canvas.widget.scenery.texts if other == target)


def open_by_double_click(canvas: Canvas, target: Nameable, aside: float = 0.5) -> Canvas:
    left, top, right, bottom = text_bounds(text(canvas, target))
    at = QPointF(left + aside * (right - left), top + 0.5 * (bottom - top))
    return canvas.double_click(*canvas.plane(at))


@pytest.mark.parametrize("target", STEPS)
@pytest.mark.parametrize("size", [(640, 640), (900, 640)], ids=["turned", "upright"])
def test_a_double_click_opens_the_name_there(
    canvas: Canvas, target: Nameable, size: tuple[int, int]
) -> None:
    canvas.widget.resize(*size)
    turn()
    before = target.name(canvas.project)
    open_by_double_click(canvas, target)
    assert editor(canvas).target == target
    assert editor(canvas).text() == before
    assert editor(canvas).editing is None
    canvas.type("Other").keys(ENTER)
    assert target.name(canvas.project) == "Other"
    assert canvas.steps == (STEPS[target],)
    canvas.session.document.undo()
    assert target.name(canvas.project) == before


def test_turned_names_are_hit_along_their_whole_length(canvas: Canvas) -> None:
    assert text(canvas, LEFT).turn
    left, top, right, bottom = text_bounds(text(canvas, LEFT))
    assert bottom - top > 2 * (right - left)
    at = QPointF((left + right) / 2, top + 3)
    canvas.double_click(*canvas.plane(at))
    assert editor(canvas).target == LEFT


def test_the_editor_lies_on_the_canvas_where_the_name_is(canvas: Canvas) -> None:
    for target in STEPS:
        open_by_double_click(canvas, target)
        area = editor(canvas).geometry()
        assert canvas.widget.rect().contains(area)
        _, top, _, bottom = text_bounds(text(canvas, target))
        assert area.top() <= (top + bottom) / 2 <= area.bottom()
        canvas.keys(ESCAPE)


def test_escape_keeps_the_old_name(canvas: Canvas) -> None:
    open_by_double_click(canvas, LEFT).type("Other").keys(ESCAPE)
    assert LEFT.name(canvas.project) == "Personal"
    assert canvas.steps == ()


def test_an_end_may_be_named_nothing(canvas: Canvas) -> None:
    open_by_double_click(canvas, LEFT)
    editor(canvas).clear()
    canvas.keys(ENTER)
    assert LEFT.name(canvas.project) == ""


def test_no_item_is_made_by_a_double_click_on_a_name(canvas: Canvas) -> None:
    open_by_double_click(canvas, CORNER).keys(ESCAPE)
    assert [item.id for item in canvas.project.items] == ["twitter"]


def test_an_empty_end_says_what_it_is_and_can_be_named(show: Show) -> None:
    canvas = show(map_of(technology("twitter", 0.2, 0.3)))
    words = {target: text(canvas, target).text for target in (LEFT, RIGHT, UPPER, LOWER)}
    assert list(words.values()) == ["left end", "right end", "upper end", "lower end"]
    for target in words:
        left, top, right, bottom = text_bounds(text(canvas, target))
        assert left >= 0
        assert top >= 0
        assert right <= canvas.widget.width()
        assert bottom <= canvas.widget.height()
    open_by_double_click(canvas, UPPER)
    assert editor(canvas).text() == ""
    canvas.type("Talk").keys(ENTER)
    assert text(canvas, UPPER).text == "TALK"


def test_placeholders_are_fainter_than_names(canvas: Canvas) -> None:
    open_by_double_click(canvas, LEFT)
    editor(canvas).clear()
    canvas.keys(ENTER)
    assert text(canvas, LEFT).colour != text(canvas, RIGHT).colour
    assert text(canvas, LEFT).weight < text(canvas, RIGHT).weight


def test_a_view_without_hints_shows_no_placeholders(show: Show) -> None:
    canvas = show(map_of(technology("twitter", 0.2, 0.3)))
    canvas.session.view.show_hints(False)
    assert {text(canvas, target).text for target in (LEFT, RIGHT, UPPER, LOWER)} == {""}


@pytest.mark.parametrize("target", [RIGHT, CORNER, QuadrantName("bottom_right"), TITLE_NAME])
def test_menus_can_open_every_name(canvas: Canvas, target: Nameable) -> None:
    canvas.session.handling.rename_target(target)
    assert editor(canvas).target == target
    canvas.type("Other").keys(ENTER)
    assert target.name(canvas.project) == "Other"


def test_the_editor_follows_the_camera(canvas: Canvas) -> None:
    open_by_double_click(canvas, UPPER)
    before = editor(canvas).pos()
    canvas.widget.pan_by(30, 45)
    assert (editor(canvas).pos() - before).toTuple() == (30, 45)


def test_the_cursor_says_where_there_is_something_to_type(canvas: Canvas) -> None:
    left, top, right, bottom = text_bounds(text(canvas, CORNER))
    canvas.hover(*canvas.plane(QPointF((left + right) / 2, (top + bottom) / 2)))
    assert cursor(canvas).shape() == Qt.CursorShape.IBeamCursor


def test_keys_that_a_line_does_not_use_do_not_move_items(canvas: Canvas) -> None:
    canvas.click(0.2, 0.3)
    open_by_double_click(canvas, CORNER)
    canvas.session.selection.choose(["twitter"])
    canvas.keys(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_F2).keys(ESCAPE)
    assert canvas.where("twitter") == (0.2, 0.3)
    assert canvas.steps == ()


def test_tab_goes_around_the_plane_and_keeps_each_name(canvas: Canvas) -> None:
    open_by_double_click(canvas, LEFT)
    for name, following in (("Cheap", RIGHT), ("Costly", UPPER), ("Bold", LOWER), ("Shy", CORNER)):
        canvas.type(name).keys(Qt.Key.Key_Tab)
        assert editor(canvas).target == following
    axes = canvas.project.properties.axes
    assert (axes.x.low, axes.x.high, axes.y.high, axes.y.low) == ("Cheap", "Costly", "Bold", "Shy")
    assert len(canvas.steps) == 4


def test_shift_tab_goes_back_and_the_last_name_comes_after_the_first(canvas: Canvas) -> None:
    open_by_double_click(canvas, LEFT)
    visited = []
    for _ in range(2):
        canvas.keys(Qt.Key.Key_Backtab)
        visited.append(editor(canvas).target)
    assert visited == [TITLE_NAME, QuadrantName("bottom_right")]
    assert editor(canvas).isVisible()


def test_tab_after_the_name_of_an_item_stays_on_the_canvas(canvas: Canvas) -> None:
    canvas.double_click(0.2, 0.3)
    canvas.type("Chirper").keys(Qt.Key.Key_Tab)
    assert [item.name for item in canvas.project.items] == ["Chirper"]
    assert not editor(canvas).isVisible()
    assert canvas.widget.hasFocus()
