"""Choosing with the mouse: what counts as a hit, and what a click makes of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from heatdesk.model import edits
from tests.builders.driver import Canvas, cursor
from tests.builders.maps import in_tray, map_of, role, technology
from tests.canvas.conftest import Show

TWITTER, BLOGS, SALES = "twitter", "blogs", "sales"
EMPTY = (0.8, -0.8)


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(
        map_of(technology(TWITTER, 0.2, 0.3), technology(BLOGS, -0.4, 0.5), role(SALES, -0.5, -0.5))
    )


def test_a_click_chooses_and_the_next_one_chooses_another(canvas: Canvas) -> None:
    assert canvas.click(0.2, 0.3).chosen == (TWITTER,)
    assert canvas.click(-0.5, -0.5).chosen == (SALES,)


@pytest.mark.parametrize("key", ["shift", "ctrl"])
def test_a_click_with_a_key_adds_and_takes_away(canvas: Canvas, key: str) -> None:
    canvas.click(0.2, 0.3)
    assert canvas.click(-0.4, 0.5, **{key: True}).chosen == (TWITTER, BLOGS)
    assert canvas.click(0.2, 0.3, **{key: True}).chosen == (BLOGS,)
    assert canvas.click(-0.4, 0.5, **{key: True}).chosen == ()


def test_a_click_on_one_of_several_keeps_only_that_one(canvas: Canvas) -> None:
    canvas.session.selection.choose([TWITTER, BLOGS, SALES])
    assert canvas.click(-0.4, 0.5).chosen == (BLOGS,)


def test_a_click_on_empty_ground_chooses_nothing(canvas: Canvas) -> None:
    canvas.click(0.2, 0.3)
    assert canvas.click(*EMPTY).chosen == ()


def test_a_shift_click_beside_everything_spares_the_choice(canvas: Canvas) -> None:
    canvas.click(0.2, 0.3)
    assert canvas.click(*EMPTY, shift=True).chosen == (TWITTER,)


def test_escape_at_rest_chooses_nothing(canvas: Canvas) -> None:
    canvas.click(0.2, 0.3)
    assert canvas.keys(Qt.Key.Key_Escape).chosen == ()


def test_choosing_is_no_change(canvas: Canvas) -> None:
    before = canvas.project
    canvas.click(0.2, 0.3).click(-0.4, 0.5, shift=True).click(*EMPTY)
    assert canvas.project is before
    assert not canvas.session.document.modified


def test_locked_items_can_be_chosen(canvas: Canvas) -> None:
    canvas.session.document.edit("Lock", edits.set_items(canvas.project, [TWITTER], locked=True))
    assert canvas.click(0.2, 0.3).chosen == (TWITTER,)


def test_the_right_button_does_not_drag(canvas: Canvas) -> None:
    right = Qt.MouseButton.RightButton
    canvas.press(0.2, 0.3, right).move(0.5, 0.3).release(right)
    assert canvas.where(TWITTER) == (0.2, 0.3)
    assert canvas.chosen == ()


# What is hit --------------------------------------------------------------------------------------


def test_a_target_is_at_least_24_pixels_wide(canvas: Canvas) -> None:
    middle = canvas.pixel(0.2, 0.3)
    for off in (QPointF(11.9, 0), QPointF(0, -11.9), QPointF(-8, 8)):
        canvas.session.selection.clear()
        assert canvas.press_pixel(middle + off).release().chosen == (TWITTER,)
    assert canvas.press_pixel(middle + QPointF(-16, 16)).release().chosen == ()


@pytest.mark.parametrize("large_on_top", [True, False])
def test_small_bubbles_are_reachable_above_large_ones(show: Show, large_on_top: bool) -> None:
    large = technology("large", 0.0, 0.0, width=1.6, height=1.6)
    small = role("small", 0.3, 0.0, width=0.1, height=0.1)
    canvas = show(map_of(*((small, large) if large_on_top else (large, small))))
    assert canvas.click(0.3, 0.0).chosen == ("small",)
    assert canvas.click(0.0, 0.0).chosen == ("large",)


def test_of_two_rims_the_smaller_extent_is_meant(show: Show) -> None:
    """Both pass through (0.4, 0)."""
    small = technology("small", 0.3, 0.0, width=0.2, height=0.2)
    large = technology("large", 0.0, 0.0, width=0.8, height=0.8)
    for stacked in ((small, large), (large, small)):
        canvas = show(map_of(*stacked))
        canvas.session.view.show_part("labels", False)
        assert canvas.click(0.4, 0.0).chosen == ("small",)


def test_of_two_markers_the_nearer_is_meant_and_of_equal_ones_the_upper(show: Show) -> None:
    canvas = show(map_of(technology("one", 0.0, 0.0), technology("two", 0.03, 0.0)))
    assert canvas.click(-0.01, 0.0).chosen == ("one",)
    assert canvas.click(0.04, 0.0).chosen == ("two",)
    same = show(map_of(technology("under", 0.0, 0.0), technology("upper", 0.0, 0.0)))
    assert same.click(0.0, 0.0).chosen == ("upper",)


@pytest.mark.parametrize("angle", [(1, 0), (-1, 0), (0, 1), (0, -1), (0.6, 0.8), (-0.8, 0.6)])
def test_the_rim_of_an_extent_is_a_target(show: Show, angle: tuple[float, float]) -> None:
    canvas = show(map_of(technology(TWITTER, 0.1, 0.1, width=1.0, height=0.6)))
    x, y = 0.1 + 0.5 * angle[0], 0.1 + 0.3 * angle[1]
    assert canvas.click(x, y).chosen == (TWITTER,)
    canvas.session.selection.clear()
    canvas.drag((x, y), (x - 0.2, y - 0.1))
    assert canvas.where(TWITTER) == (-0.1, 0.0)


def test_the_inside_of_an_extent_is_no_target(show: Show) -> None:
    canvas = show(map_of(technology(TWITTER, 0.1, 0.1, width=1.0, height=0.6)))
    assert canvas.click(-0.15, 0.1).chosen == ()
    canvas.drag((-0.15, 0.1), (-0.3, -0.1))
    assert canvas.where(TWITTER) == (0.1, 0.1)


def test_a_label_is_a_target_and_moves_its_bubble(canvas: Canvas) -> None:
    label = canvas.widget.scenery.label(TWITTER)
    assert label is not None
    left, top, right, bottom = label.rect
    middle = QPointF((left + right) / 2, (top + bottom) / 2)
    assert (middle - canvas.pixel(0.2, 0.3)).manhattanLength() > 20
    assert canvas.press_pixel(middle).release().chosen == (TWITTER,)
    canvas.session.selection.clear()  # of a chosen item only the name would move
    canvas.press_pixel(middle).move_by(60, 0).release()
    assert canvas.where(TWITTER)[0] == pytest.approx(0.2 + 120 / canvas.widget.frame.side, abs=1e-4)


def test_a_marker_wins_over_a_label(show: Show) -> None:
    canvas = show(map_of(technology(TWITTER, 0.0, 0.0)))
    label = canvas.widget.scenery.label(TWITTER)
    assert label is not None
    x, y = canvas.plane(QPointF(label.rect[0] + 20, (label.rect[1] + label.rect[3]) / 2))
    change, _ = edits.create(canvas.project, "now", "role", "Below", (x, y))
    canvas.session.document.edit("Add", change)
    assert canvas.click(x, y).chosen == ("below",)


def test_what_is_hidden_is_no_target(canvas: Canvas) -> None:
    label = canvas.widget.scenery.label(TWITTER)
    assert label is not None
    at = QPointF(label.rect[2] - 3, (label.rect[1] + label.rect[3]) / 2)
    canvas.session.view.show_part("labels", False)
    assert canvas.press_pixel(at).release().chosen == ()
    canvas.session.view.show_part("technology", False)
    assert canvas.click(0.2, 0.3).chosen == ()
    assert canvas.click(-0.5, -0.5).chosen == (SALES,)


def test_what_lies_in_the_tray_is_no_target(show: Show) -> None:
    canvas = show(map_of(in_tray(TWITTER)))
    assert canvas.click(0.0, 0.0).chosen == ()


def test_the_cursor_says_what_can_be_moved(canvas: Canvas) -> None:
    canvas.hover(0.2, 0.3)
    assert cursor(canvas).shape() == Qt.CursorShape.SizeAllCursor
    canvas.hover(*EMPTY)
    assert cursor(canvas).shape() == Qt.CursorShape.ArrowCursor
    canvas.session.document.edit("Lock", edits.set_items(canvas.project, [TWITTER], locked=True))
    canvas.hover(0.2, 0.3)
    assert cursor(canvas).shape() == Qt.CursorShape.ArrowCursor


# The menu of the right button ---------------------------------------------------------------------


def test_the_menu_is_for_what_lies_under_the_mouse(canvas: Canvas) -> None:
    asked: list[object] = []
    canvas.session.handling.menu_wanted.connect(asked.append)
    canvas.session.selection.choose([BLOGS])
    assert canvas.ask_menu(0.2, 0.3).chosen == (TWITTER,)
    canvas.session.selection.choose([BLOGS, TWITTER])
    assert canvas.ask_menu(0.2, 0.3).chosen == (BLOGS, TWITTER)
    assert canvas.ask_menu(*EMPTY).chosen == (BLOGS, TWITTER)
    assert len(asked) == 3


def test_no_menu_comes_up_in_the_middle_of_a_drag(canvas: Canvas) -> None:
    asked: list[object] = []
    canvas.session.handling.menu_wanted.connect(asked.append)
    canvas.press(0.2, 0.3).move(0.4, 0.3).ask_menu(0.4, 0.3)
    assert asked == []
    canvas.release()
    assert canvas.where(TWITTER) == (0.4, 0.3)
