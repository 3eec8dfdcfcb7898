"""The arrow keys: steps in three sizes, one undo step however long they are held."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from heatdesk.model import edits
from tests.builders.driver import Canvas, shapes
from tests.builders.maps import in_tray, map_of, role, technology
from tests.canvas.conftest import Show

LEFT, RIGHT, UP, DOWN = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
)


@pytest.fixture
def canvas(show: Show) -> Canvas:
    canvas = show(
        map_of(technology("twitter", 0.2, 0.3), technology("blogs", -0.4, 0.5), role("sales", 0, 0))
    )
    canvas.session.selection.choose(["twitter"])
    return canvas


@pytest.mark.parametrize(
    ("key", "way"), [(LEFT, (-1, 0)), (RIGHT, (1, 0)), (UP, (0, 1)), (DOWN, (0, -1))]
)
@pytest.mark.parametrize(
    ("held", "step"), [({}, 0.01), ({"shift": True}, 0.10), ({"alt": True}, 0.001)]
)
def test_an_arrow_moves_by_its_step(
    canvas: Canvas, key: Qt.Key, way: tuple[int, int], held: dict[str, bool], step: float
) -> None:
    canvas.keys(key, **held)
    assert canvas.where("twitter") == (
        pytest.approx(0.2 + way[0] * step, abs=1e-9),
        pytest.approx(0.3 + way[1] * step, abs=1e-9),
    )
    assert canvas.steps == ("Nudge Twitter",)


def test_a_held_key_is_one_step(canvas: Canvas) -> None:
    before = canvas.project
    canvas.key_down(RIGHT, repeats=9)
    assert canvas.steps == ()
    assert canvas.where("twitter") == (pytest.approx(0.3), 0.3)
    canvas.key_up(RIGHT)
    assert canvas.steps == ("Nudge Twitter",)
    canvas.session.document.undo()
    assert canvas.project == before


def test_two_keys_held_together_are_one_step(canvas: Canvas) -> None:
    canvas.key_down(RIGHT, repeats=1).key_down(UP, repeats=1).key_up(RIGHT).key_up(UP)
    assert canvas.where("twitter") == (pytest.approx(0.22), pytest.approx(0.32))
    assert len(canvas.steps) == 1


def test_each_press_is_a_step_of_its_own(canvas: Canvas) -> None:
    canvas.keys(RIGHT, RIGHT)
    assert len(canvas.steps) == 2


def test_shift_may_be_let_go_before_the_arrow(canvas: Canvas) -> None:
    canvas.key_down(RIGHT, shift=True).key_up(Qt.Key.Key_Shift)
    canvas.key_down(RIGHT).key_up(RIGHT)
    assert canvas.where("twitter")[0] == pytest.approx(0.31)
    assert len(canvas.steps) == 1


def test_heat_follows_the_arrows(canvas: Canvas) -> None:
    before = canvas.session.heat.heat().revision
    canvas.key_down(RIGHT)
    assert canvas.session.heat.heat().revision > before
    canvas.key_up(RIGHT)


def test_several_move_together_and_keep_their_shape(canvas: Canvas) -> None:
    pair = ["blogs", "twitter"]
    canvas.session.selection.choose(pair)
    before = shapes(canvas, pair)
    canvas.keys(RIGHT, RIGHT, shift=True)
    assert canvas.where("twitter") == (pytest.approx(0.4), 0.3)
    assert shapes(canvas, pair) == before
    assert canvas.steps[-1] == "Nudge 2 items"


def test_the_edge_does_not_swallow_the_way_back(canvas: Canvas) -> None:
    canvas.key_down(RIGHT, repeats=12, shift=True).key_up(RIGHT)
    assert canvas.where("twitter")[0] == 1.0
    canvas.key_down(RIGHT, repeats=5, shift=True)
    canvas.key_down(LEFT, shift=True)
    assert canvas.where("twitter")[0] == pytest.approx(0.9)
    canvas.key_up(LEFT).key_up(RIGHT)


def test_no_step_comes_of_pushing_against_the_edge(canvas: Canvas) -> None:
    canvas.session.document.edit("Place", edits.place(canvas.project, "now", "twitter", 1.0, 0.3))
    canvas.keys(RIGHT)
    assert canvas.steps == ("Place",)


def test_escape_gives_the_old_place_back_and_keeps_redo(canvas: Canvas) -> None:
    canvas.keys(UP)
    moved = canvas.project
    canvas.session.document.undo()
    before = canvas.project
    canvas.key_down(RIGHT, repeats=3).keys(Qt.Key.Key_Escape)
    assert canvas.project == before
    canvas.key_up(RIGHT)
    assert canvas.steps == ()
    canvas.session.document.redo()
    assert canvas.project == moved


def test_a_press_of_the_mouse_ends_a_nudge(canvas: Canvas) -> None:
    canvas.key_down(RIGHT, repeats=3).press(-0.4, 0.5).move(-0.2, 0.5).release()
    canvas.key_up(RIGHT)
    assert canvas.steps == ("Nudge Twitter", "Move Blogs")


def test_a_key_that_is_let_go_in_another_window_ends_too(canvas: Canvas) -> None:
    canvas.key_down(RIGHT, repeats=3)
    canvas.widget.clearFocus()
    assert canvas.steps == ("Nudge Twitter",)
    assert canvas.session.document.at_rest


def test_arrows_are_for_what_is_placed_and_free(show: Show) -> None:
    canvas = show(map_of(technology("twitter", 0.2, 0.3), in_tray("blogs")))
    canvas.session.document.edit("Lock", edits.set_items(canvas.project, ["twitter"], locked=True))
    before = canvas.project
    for chosen in ((), ("twitter",), ("blogs",), ("twitter", "blogs")):
        canvas.session.selection.choose(chosen)
        canvas.keys(RIGHT)
    assert canvas.project == before
    assert canvas.session.document.at_rest


def test_arrows_wait_for_the_end_of_a_drag(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move(0.4, 0.3).keys(UP)
    assert canvas.where("twitter") == (0.4, 0.3)
    canvas.release()
    assert canvas.steps == ("Move Twitter",)
