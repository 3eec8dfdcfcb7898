"""The map's title above the plane: as on pictures, in nobody's way, and renamed where it stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from heatdesk.canvas.nameable import TITLE_NAME, EndName
from heatdesk.figure import board
from heatdesk.figure.bounds import text_bounds
from heatdesk.figure.compose import compose
from heatdesk.figure.marks import Text
from heatdesk.model import edits
from heatdesk.model.properties import Axes, Axis
from tests.builders.driver import Canvas, turn
from tests.builders.maps import NOW, map_of, role, technology
from tests.canvas.conftest import Show

LONG = "What our customers say about us, and who of us listens to them, and where, and why " * 2
HEBREW = "מפת החום של השיווק שלנו"
UPPER = EndName("y", "high")


def canvas_of(show: Show, title: str, crossing: float = 0.0) -> Canvas:
    axes = Axes(Axis("", "Personal", "Professional", "", crossing), Axis("", "Listen", "Talk"))
    items = technology("twitter", -0.9, 1.0, width=1.5, height=1.5), role("sales", 0.3, 0.99)
    return show(map_of(*items, title=title, axes=axes))


def text(canvas: Canvas, target: object = TITLE_NAME) -> Text:
    return next(text for other, text in canvas.widget.scenery.texts if other == target)


def box(text: Text) -> QRectF:
    left, top, right, bottom = text_bounds(text)
    return QRectF(QPointF(left, top), QPointF(right, bottom))


@pytest.mark.parametrize("title", ["Our map", LONG, HEBREW, "", "1"])
@pytest.mark.parametrize("crossing", [-0.95, 0.0, 0.95])
@pytest.mark.parametrize("size", [(640, 640), (900, 560), (500, 900)])
@pytest.mark.parametrize("projector", [False, True], ids=["screen", "projector"])
def test_it_stands_above_the_plane_clear_of_the_upper_end(
    show: Show, title: str, crossing: float, size: tuple[int, int], projector: bool
) -> None:
    canvas = canvas_of(show, title, crossing)
    canvas.session.view.set_style(False, projector)
    canvas.widget.resize(*size)
    turn()
    frame, drawn = canvas.widget.frame, box(text(canvas))
    assert text(canvas).text
    assert drawn.left() == frame.left
    assert drawn.right() <= frame.right
    assert drawn.bottom() < frame.top
    assert drawn.top() >= 0
    assert not drawn.intersects(box(text(canvas, UPPER)))
    assert box(text(canvas, UPPER)).bottom() < frame.top
    assert frame.bottom < canvas.widget.height()


def test_too_long_a_title_is_cut_with_an_ellipsis(show: Show) -> None:
    shown = text(canvas_of(show, LONG)).text
    assert shown.endswith("…")
    assert LONG.startswith(shown[:-1])
    assert len(shown) > 30


def test_line_breaks_and_runs_of_spaces_are_one_space(show: Show) -> None:
    assert text(canvas_of(show, "Our   map\nof 2011")).text == "Our map of 2011"


def letters(canvas: Canvas) -> tuple[int, int]:
    """The first and the last column, in pixels, in which the title has ink."""
    area = box(text(canvas)).toAlignedRect()
    picture = canvas.picture()
    ground = canvas.session.view.look.canvas
    columns = [
        x
        for x in range(0, canvas.widget.width())
        if any(picture.pixelColor(x, y).name() != ground for y in range(area.top(), area.bottom()))
    ]
    return columns[0], columns[-1]


@pytest.mark.parametrize("title", ["Our map", HEBREW])
def test_letters_of_any_script_are_drawn_from_the_plane_s_left_edge_on(
    show: Show, title: str
) -> None:
    canvas = canvas_of(show, title)
    first, last = letters(canvas)
    assert first == pytest.approx(canvas.widget.frame.left, abs=3)
    assert last < canvas.widget.frame.right
    assert last - first > 4 * len(title)


def test_it_looks_as_on_pictures(show: Show) -> None:
    canvas = canvas_of(show, "Our map")
    look = canvas.session.view.look
    figure = compose(canvas.project, NOW, "alignment", look, 1280.0, 800.0)
    (printed,) = (
        mark for mark in figure.marks if isinstance(mark, Text) and mark.text == "Our map"
    )
    shown = text(canvas)
    for part in ("text", "size", "colour", "weight", "anchor", "halo"):
        assert getattr(printed, part) == getattr(shown, part)


def test_without_a_title_faint_words_say_where_it_goes(show: Show) -> None:
    titled, canvas = canvas_of(show, "Our map"), canvas_of(show, "")
    assert text(canvas).text == board.TITLE_PLACEHOLDER
    assert text(canvas).weight < text(titled).weight
    assert text(canvas).colour != text(titled).colour
    assert canvas.widget.frame == titled.widget.frame


def test_a_view_without_hints_gives_the_room_to_the_plane(show: Show) -> None:
    canvas = canvas_of(show, "")
    canvas.widget.resize(900, 640)
    turn()
    hinting = canvas.widget.frame.side
    canvas.session.view.show_hints(False)
    frame = canvas.widget.frame
    assert text(canvas).text == ""
    assert frame.side > hinting
    assert frame.top == pytest.approx(canvas.widget.height() - frame.bottom)


def test_a_double_click_renames_it_and_undo_brings_it_back(show: Show) -> None:
    canvas = canvas_of(show, "Our map")
    editor, at = canvas.session.handling.editor, box(text(canvas)).center()
    canvas.double_click(*canvas.plane(at))
    assert (editor.target, editor.text()) == (TITLE_NAME, "Our map")
    assert editor.geometry().contains(at.toPoint())
    canvas.type("Their map").keys(Qt.Key.Key_Return)
    assert canvas.project.properties.title == text(canvas).text == "Their map"
    assert canvas.steps == ("Retitle the map",)
    canvas.session.document.undo()
    assert text(canvas).text == "Our map"


def test_the_faint_words_are_not_what_is_edited(show: Show) -> None:
    canvas = canvas_of(show, "")
    canvas.double_click(*canvas.plane(box(text(canvas)).center()))
    assert canvas.session.handling.editor.text() == ""
    canvas.keys(Qt.Key.Key_Return)
    assert canvas.project.properties.title == ""
    assert canvas.steps == ()


def test_it_follows_the_document_and_the_camera(show: Show) -> None:
    canvas = canvas_of(show, "Our map")
    document = canvas.session.document
    document.edit("Retitle", edits.set_properties(document.project, title="Another"))
    assert text(canvas).text == "Another"
    before = box(text(canvas)).topLeft()
    canvas.widget.pan_by(30, 45)
    assert (box(text(canvas)).topLeft() - before).toTuple() == pytest.approx((30, 45))
