"""The canvas by keys: from item to item, panning, and where the keys go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from heatdesk.canvas.session import Session
from heatdesk.canvas.walking import reading_order
from heatdesk.figure.marks import Box
from heatdesk.model import edits
from tests.builders.driver import Canvas, dispose, turn
from tests.builders.maps import in_tray, map_of, role, technology

TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
ORDER = ("top", "left", "middle", "right", "bottom")


@dataclass
class Page:
    """A canvas between two other fields."""

    canvas: Canvas
    before: QLineEdit
    after: QLineEdit


@pytest.fixture
def page(qapp: object) -> Iterator[Page]:
    session = Session(
        map_of(
            technology("right", 0.6, 0.02),
            role("bottom", -0.9, -0.7),
            technology("left", -0.5, 0.0),
            role("top", 0.8, 0.8),
            technology("middle", 0.1, -0.02),
            in_tray("waiting"),
        )
    )
    window = QWidget()
    before, after = QLineEdit(), QLineEdit()
    layout = QVBoxLayout(window)
    for widget in (before, session.canvas, after):
        layout.addWidget(widget)
    window.resize(640, 700)
    window.show()
    window.activateWindow()
    before.setFocus()
    turn()
    yield Page(Canvas(session), before, after)
    session.canvas.close()
    window.close()
    dispose(window, session.document)


def ring(canvas: Canvas) -> Box | None:
    """The outer, dark box of the focus ring."""
    dark = [
        mark
        for mark in canvas.widget.hands
        if isinstance(mark, Box) and mark.stroke is not None and mark.stroke.colour == "#111827"
    ]
    return dark[0] if dark else None


# From item to item --------------------------------------------------------------------------------


def test_the_order_is_that_of_reading(page: Page) -> None:
    """Slight differences of height do not part a row."""
    assert reading_order(page.canvas.widget.bubbles) == ORDER


def test_tab_goes_through_all_items_and_on(page: Page) -> None:
    canvas = page.canvas
    assert canvas.keys(TAB).focused is canvas.widget
    assert canvas.chosen == ()
    assert [canvas.keys(TAB).chosen for _ in ORDER] == [(id,) for id in ORDER]
    assert canvas.keys(TAB).focused is page.after
    assert canvas.steps == ()


def test_shift_and_tab_goes_back_and_out_before_the_first(page: Page) -> None:
    canvas = page.canvas
    page.after.setFocus()
    canvas.keys(BACKTAB, shift=True)
    assert canvas.focused is canvas.widget
    seen = [canvas.keys(BACKTAB, shift=True).chosen for _ in ORDER]
    assert seen == [(id,) for id in reversed(ORDER)]
    assert canvas.keys(BACKTAB, shift=True).focused is page.before


def test_tab_goes_on_from_what_was_chosen_last(page: Page) -> None:
    canvas = page.canvas
    canvas.widget.setFocus()
    canvas.session.selection.choose(["bottom", "left"])
    assert canvas.keys(TAB).chosen == ("middle",)


def test_hidden_items_are_passed_and_locked_ones_are_not(page: Page) -> None:
    canvas = page.canvas
    canvas.widget.setFocus()
    canvas.session.document.edit("Lock", edits.set_items(canvas.project, ["left"], locked=True))
    canvas.session.view.show_part("role", False)
    assert [canvas.keys(TAB).chosen for _ in range(3)] == [("left",), ("middle",), ("right",)]
    assert canvas.keys(TAB).focused is page.after


def test_tab_does_not_leave_in_the_middle_of_a_drag(page: Page) -> None:
    canvas = page.canvas
    canvas.press(-0.5, 0.0).move(-0.3, 0.3).keys(TAB)
    assert canvas.focused is canvas.widget
    assert canvas.chosen == ("left",)
    canvas.release()


def test_the_arrows_move_what_tab_has_chosen(page: Page) -> None:
    canvas = page.canvas
    canvas.widget.setFocus()
    canvas.keys(TAB, TAB).keys(Qt.Key.Key_Right, shift=True)
    assert canvas.where("left") == (-0.4, 0.0)


def test_closing_the_name_editor_chooses_nothing_else(page: Page) -> None:
    """Qt passes the focus on when a field that has it is hidden."""
    canvas = page.canvas
    canvas.widget.setFocus()
    canvas.keys(TAB).keys(Qt.Key.Key_F2)
    assert canvas.session.handling.editor.editing == "top"
    canvas.keys(Qt.Key.Key_Escape)
    assert canvas.chosen == ("top",)
    assert canvas.focused is canvas.widget


# Where the keys go --------------------------------------------------------------------------------


def test_a_ring_surrounds_the_canvas_then_the_item(page: Page) -> None:
    canvas = page.canvas
    assert ring(canvas) is None
    canvas.keys(TAB)
    whole = ring(canvas)
    assert whole is not None
    assert whole.width == pytest.approx(canvas.widget.width(), abs=4)
    canvas.keys(TAB)
    item = ring(canvas)
    assert item is not None
    at = canvas.pixel(*canvas.where("top"))
    assert item.x < at.x() < item.x + item.width
    assert item.y < at.y() < item.y + item.height
    label = canvas.widget.scenery.label("top")
    assert label is not None
    assert item.x + item.width > label.rect[2]


def test_the_ring_is_two_pixels_dark_and_two_white(page: Page) -> None:
    canvas = page.canvas
    canvas.keys(TAB)
    picture = canvas.picture()
    middle = canvas.widget.height() // 2
    across = [QColor(picture.pixel(x, middle)).lightness() for x in range(4)]
    assert max(across[:2]) < 60
    assert min(across[2:]) > 200


def test_the_ring_goes_with_the_focus_and_with_the_mouse(page: Page) -> None:
    canvas = page.canvas
    canvas.keys(TAB, TAB)
    page.after.setFocus()
    turn()
    assert ring(canvas) is None
    canvas.widget.setFocus()
    turn()
    assert ring(canvas) is not None
    assert ring(canvas.click(0.1, -0.02)) is None
    assert ring(canvas.keys(Qt.Key.Key_Right)) is not None


# The camera ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "way"),
    [
        (Qt.Key.Key_Left, (1, 0)),
        (Qt.Key.Key_Right, (-1, 0)),
        (Qt.Key.Key_Up, (0, 1)),
        (Qt.Key.Key_Down, (0, -1)),
    ],
)
def test_ctrl_and_arrows_pan_and_move_nothing(
    page: Page, key: Qt.Key, way: tuple[int, int]
) -> None:
    canvas = page.canvas
    canvas.click(0.1, -0.02)
    before = canvas.pixel(0.0, 0.0)
    canvas.keys(key, ctrl=True)
    step = (canvas.pixel(0.0, 0.0) - before).toTuple()
    assert step == pytest.approx((60 * way[0], 60 * way[1]))
    assert canvas.steps == ()


def test_fitting_the_selection_shows_it_large(page: Page) -> None:
    canvas = page.canvas
    canvas.session.selection.choose(["left", "middle"])
    canvas.widget.fit_selection()
    assert canvas.widget.zoom > 1.2
    for x in (-0.75, 0.35):
        assert 0 < canvas.pixel(x, 0.0).x() < canvas.widget.width()
    canvas.drag((0.1, -0.02), (0.0, 0.1))
    assert canvas.where("middle") == pytest.approx((0.0, 0.1), abs=0.01)


def test_fitting_nothing_shows_the_whole_plane(page: Page) -> None:
    canvas = page.canvas
    canvas.wheel(0.5, 0.5, 600)
    canvas.session.selection.choose(["waiting"])
    canvas.widget.fit_selection()
    assert canvas.widget.zoom == pytest.approx(1.0)


def test_a_hundred_percent_keeps_the_middle(page: Page) -> None:
    canvas = page.canvas
    canvas.wheel(0.8, 0.8, 600)
    middle = canvas.plane(canvas.widget.canvas_rect().center())
    canvas.widget.zoom_to(1.0)
    assert canvas.widget.zoom == pytest.approx(1.0)
    assert canvas.plane(canvas.widget.canvas_rect().center()) == pytest.approx(middle)
