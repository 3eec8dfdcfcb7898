"""Dragging: what follows the mouse, where it stops, and what it leaves behind."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from heatdesk.model import edits
from heatdesk.model.project import Project
from tests.builders.driver import Canvas, shapes
from tests.builders.maps import NOW, in_tray, map_of, role, technology
from tests.canvas.conftest import Show

TWITTER, BLOGS, SALES = "twitter", "blogs", "sales"


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(
        map_of(technology(TWITTER, 0.2, 0.3), technology(BLOGS, -0.4, 0.5), role(SALES, -0.5, -0.5))
    )


def locked(project: Project, *ids: str) -> Project:
    return project.after(edits.set_items(project, ids, locked=True))


def test_a_bubble_lies_where_it_was_dropped(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move(0.6, 0.3).release()
    assert canvas.where(TWITTER) == (0.6, 0.3)


def test_only_the_way_since_the_press_counts_not_the_middle_of_the_bubble(canvas: Canvas) -> None:
    canvas.press(0.22, 0.28).move(0.52, -0.12).release()
    assert canvas.where(TWITTER) == pytest.approx((0.5, -0.1), abs=1e-9)


def test_many_small_moves_do_not_drift(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3)
    for n in range(100):
        canvas.move(0.2 + 0.003 * n, 0.3 - 0.0037 * n)
    canvas.move(0.2, 0.3).release()
    assert canvas.where(TWITTER) == (0.2, 0.3)
    assert canvas.steps == ()


def test_one_drag_is_one_undo_step_with_the_name_of_what_moved(canvas: Canvas) -> None:
    canvas.drag((0.2, 0.3), (0.6, -0.3))
    assert canvas.steps == ("Move Twitter",)


def test_the_document_follows_while_the_button_is_down(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move(0.5, 0.4)
    assert canvas.where(TWITTER) == (0.5, 0.4)
    assert canvas.steps == ()
    assert canvas.session.document.modified


@pytest.mark.parametrize("travel", [1, 2, 3.9])
def test_a_trembling_hand_moves_nothing(canvas: Canvas, travel: float) -> None:
    canvas.press(0.2, 0.3).move_by(travel, 0).release()
    assert canvas.where(TWITTER) == (0.2, 0.3)
    assert not canvas.session.document.modified


def test_four_pixels_of_travel_are_a_drag_and_all_of_them_count(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move_by(4, 0).release()
    assert canvas.where(TWITTER) == (
        pytest.approx(0.2 + 8 / canvas.widget.frame.side, abs=1e-4),
        0.3,
    )


def test_a_drag_may_come_back_within_four_pixels(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move_by(40, 0).move_by(-38, 0).release()
    assert canvas.where(TWITTER)[0] == pytest.approx(0.2 + 4 / canvas.widget.frame.side, abs=1e-4)


@pytest.mark.parametrize(
    ("end", "stop"),
    [
        ((1.3, 0.3), (1.0, 0.3)),
        ((-1.2, 0.3), (-1.0, 0.3)),
        ((0.2, 1.2), (0.2, 1.0)),
        ((-1.4, -1.2), (-1.0, -1.0)),
    ],
)
def test_nothing_leaves_the_plane(
    canvas: Canvas, end: tuple[float, float], stop: tuple[float, float]
) -> None:
    canvas.drag((0.2, 0.3), end)
    assert canvas.where(TWITTER) == stop


def test_what_was_held_at_the_edge_follows_again_on_the_way_back(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move(2.0, 0.3).move(0.7, 0.3).release()
    assert canvas.where(TWITTER) == (0.7, 0.3)


@pytest.mark.parametrize(("end", "there"), [((0.6, 0.1), (0.6, 0.3)), ((0.3, -0.4), (0.2, -0.4))])
def test_shift_keeps_to_the_longer_way(
    canvas: Canvas, end: tuple[float, float], there: tuple[float, float]
) -> None:
    canvas.session.selection.choose([TWITTER])
    canvas.press(0.2, 0.3, shift=True).move(*end).release()
    assert canvas.where(TWITTER) == there


def test_shift_may_come_and_go_during_a_drag(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move(0.6, 0.2).hold(shift=True).move(0.6, 0.1)
    assert canvas.where(TWITTER) == (0.6, 0.3)
    canvas.hold().move(0.6, 0.15).release()
    assert canvas.where(TWITTER) == (0.6, 0.15)


def test_an_unchosen_bubble_moves_without_a_click_first_and_alone(canvas: Canvas) -> None:
    canvas.session.selection.choose([BLOGS])
    canvas.drag((0.2, 0.3), (0.5, 0.3))
    assert canvas.where(TWITTER) == (0.5, 0.3)
    assert canvas.where(BLOGS) == (-0.4, 0.5)
    assert canvas.chosen == (TWITTER,)


def test_one_of_several_chosen_bubbles_takes_the_others_along(canvas: Canvas) -> None:
    everyone = [TWITTER, BLOGS, SALES]
    canvas.session.selection.choose(everyone)
    before = shapes(canvas, everyone)
    canvas.drag((-0.4, 0.5), (-0.2, 0.1))
    assert canvas.where(BLOGS) == (-0.2, 0.1)
    assert shapes(canvas, everyone) == before
    assert canvas.chosen == tuple(everyone)
    assert canvas.steps == ("Move 3 items",)


def test_several_keep_their_shape_at_the_edge_too(canvas: Canvas) -> None:
    pair = [TWITTER, BLOGS]
    canvas.session.selection.choose(pair)
    before = shapes(canvas, pair)
    canvas.drag((-0.4, 0.5), (0.9, 0.9))
    assert shapes(canvas, pair) == before
    assert canvas.where(TWITTER)[0] == 1.0
    assert canvas.where(BLOGS)[1] == pytest.approx(0.9, abs=1e-4)


def test_locked_items_stay(show: Show) -> None:
    canvas = show(locked(map_of(technology(TWITTER, 0.2, 0.3)), TWITTER))
    canvas.drag((0.2, 0.3), (0.5, 0.3))
    assert canvas.where(TWITTER) == (0.2, 0.3)
    assert not canvas.session.document.modified


def test_locked_items_stay_among_others_that_move(show: Show) -> None:
    project = map_of(technology(TWITTER, 0.2, 0.3), technology(BLOGS, -0.4, 0.5))
    canvas = show(locked(project, BLOGS))
    canvas.session.selection.choose([TWITTER, BLOGS])
    canvas.drag((0.2, 0.3), (0.5, 0.3))
    assert canvas.where(TWITTER) == (0.5, 0.3)
    assert canvas.where(BLOGS) == (-0.4, 0.5)
    assert canvas.steps == ("Move Twitter",)


def test_chosen_items_of_the_tray_are_not_placed_by_a_drag(show: Show) -> None:
    canvas = show(map_of(technology(TWITTER, 0.2, 0.3), in_tray(BLOGS)))
    canvas.session.selection.choose([TWITTER, BLOGS])
    canvas.drag((0.2, 0.3), (0.5, 0.3))
    assert canvas.where(TWITTER) == (0.5, 0.3)
    assert canvas.project.placement(NOW, BLOGS) is None


def test_the_other_scenarios_stay_as_they_are(show: Show) -> None:
    canvas = show(
        map_of(technology(TWITTER, 0.2, 0.3), also={"later": [technology(TWITTER, -0.7, 0.0)]})
    )
    canvas.drag((0.2, 0.3), (0.5, 0.3))
    later = canvas.project.placement("later", TWITTER)
    assert later is not None
    assert (later.x, later.y) == (-0.7, 0.0)


# Giving up and taking back ------------------------------------------------------------------------


def test_escape_during_a_drag_leaves_no_trace(canvas: Canvas) -> None:
    before = canvas.project
    canvas.press(0.2, 0.3).move(0.6, 0.3).keys(Qt.Key.Key_Escape)
    assert canvas.project == before
    canvas.move(0.9, 0.9).release()
    assert canvas.project == before
    assert canvas.steps == ()
    assert not canvas.session.document.modified


def test_escape_during_a_drag_keeps_what_could_be_redone(canvas: Canvas) -> None:
    canvas.drag((0.2, 0.3), (0.6, 0.3))
    moved = canvas.project
    canvas.session.document.undo()
    canvas.press(-0.4, 0.5).move(0.0, 0.0).keys(Qt.Key.Key_Escape).release()
    canvas.session.document.redo()
    assert canvas.project == moved


def test_undo_takes_exactly_the_drag_back(canvas: Canvas) -> None:
    canvas.drag((-0.4, 0.5), (-0.1, 0.1))
    between = canvas.project
    canvas.drag((0.2, 0.3), (0.61, 0.37))
    canvas.session.document.undo()
    assert canvas.project == between


def test_undo_during_a_drag_gives_it_up(canvas: Canvas) -> None:
    before = canvas.project
    canvas.press(0.2, 0.3).move(0.6, 0.3)
    canvas.session.document.undo()
    assert canvas.project == before
    canvas.move(0.7, 0.7).release()
    assert canvas.project == before
    assert canvas.session.document.at_rest


def test_what_is_deleted_under_the_button_is_not_dragged(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3)
    canvas.session.document.edit("Delete", edits.delete(canvas.project, [TWITTER]))
    canvas.move(0.6, 0.3).release()
    assert not canvas.project.has_item(TWITTER)
    assert canvas.session.document.at_rest


def test_another_project_ends_a_drag(canvas: Canvas) -> None:
    other = map_of(technology(TWITTER, 0.2, 0.3))
    canvas.press(0.2, 0.3).move(0.6, 0.3)
    canvas.session.document.replace(other)
    canvas.move(0.7, 0.7).release()
    assert canvas.project == other
    assert canvas.session.document.at_rest


def test_the_middle_button_in_between_does_not_leave_the_drag_open(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move(0.6, 0.3)
    canvas.press(0.6, 0.3, Qt.MouseButton.MiddleButton)
    canvas.release()
    canvas.release(Qt.MouseButton.MiddleButton)
    assert canvas.session.document.at_rest
    assert canvas.steps == ("Move Twitter",)


def test_a_release_that_went_elsewhere_ends_the_drag_where_it_was(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move(0.6, 0.3)
    canvas._down = Qt.MouseButton.NoButton  # a dialog took the release
    canvas.leave().hover(-0.8, -0.8)
    assert canvas.session.document.at_rest
    assert canvas.where(TWITTER) == (0.6, 0.3)
    canvas.keys(Qt.Key.Key_Right)
    assert canvas.where(TWITTER) == (0.61, 0.3)
