"""Snapping: what draws a dragged bubble, what is shown of it, and how to do without."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from heatdesk.canvas.tools.snapping import PULL, Magnets
from heatdesk.figure.frame import Frame
from heatdesk.figure.marks import Box, Mark, Text
from heatdesk.model.properties import Axes, Axis, HeatSettings, Properties
from tests.builders.driver import Canvas, shapes
from tests.builders.maps import map_of, role, technology
from tests.canvas.conftest import Show

TWITTER, BLOGS, SALES = "twitter", "blogs", "sales"


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(
        map_of(
            technology(TWITTER, 0.2, 0.3),
            technology(BLOGS, -0.4, 0.5),
            role(SALES, -0.6, -0.5),
            axes=Axes(Axis(crossing=0.7), Axis(crossing=-0.2)),
        )
    )


def units(canvas: Canvas, pixels: float) -> float:
    """Pixels of the canvas in plane units."""
    return pixels * 2 / canvas.widget.frame.side


def shown(canvas: Canvas) -> tuple[Mark, ...]:
    return canvas.widget.guides


def values(canvas: Canvas) -> list[str]:
    return [mark.text for mark in shown(canvas) if isinstance(mark, Text)]


# What draws ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "drawn"), [(0.7, 0.7), (-0.4, -0.4), (-0.6, -0.6)], ids=["axis", "blogs", "sales"]
)
@pytest.mark.parametrize("off", [-5, -2, 3, 5])
def test_a_line_nearby_draws_the_bubble(canvas: Canvas, x: float, drawn: float, off: int) -> None:
    canvas.press(0.2, 0.3).move(x + units(canvas, off), 0.1)
    assert canvas.where(TWITTER) == (drawn, pytest.approx(0.1, abs=1e-4))
    assert values(canvas) == [f"x = {drawn:+.2f}"]


def test_seven_pixels_away_nothing_draws(canvas: Canvas) -> None:
    x = -0.4 + units(canvas, PULL + 1)
    canvas.press(0.2, 0.3).move(x, 0.1)
    assert canvas.where(TWITTER)[0] == pytest.approx(x, abs=1e-4)
    assert shown(canvas) == ()


def test_both_axes_are_drawn_apart(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move(-0.4 + units(canvas, 3), -0.5 - units(canvas, 4))
    assert canvas.where(TWITTER) == (-0.4, -0.5)
    assert values(canvas) == ["x = -0.40", "y = -0.50"]
    canvas.move(0.7 - units(canvas, 5), -0.2 + units(canvas, 5))
    assert canvas.where(TWITTER) == (0.7, -0.2)


def test_the_nearest_of_two_lines_wins(show: Show) -> None:
    canvas = show(map_of(technology("a", 0.5, 0.9), technology("b", 0.53, -0.9), role("c", -0.5)))
    canvas.press(-0.5, 0.0).move(0.512, 0.4)
    assert canvas.where("c")[0] == 0.5
    canvas.move(0.517, 0.4)
    assert canvas.where("c")[0] == 0.53


@pytest.mark.parametrize(("x", "drawn"), [(0.1, 0.1), (0.7, 0.7), (-0.5, -0.5)])
def test_equal_spacing_draws_and_is_measured(show: Show, x: float, drawn: float) -> None:
    """Between two bubbles of a row, after them and before them."""
    a, b = technology("a", -0.1, 0.4), technology("b", 0.3, 0.4)
    canvas = show(map_of(a, b, role("c", 0.0, -0.6)))
    canvas.press(0.0, -0.6).move(x + units(canvas, 4), 0.4 - units(canvas, 3))
    assert canvas.where("c") == (drawn, 0.4)
    gap = 0.2 if x == 0.1 else 0.4
    assert [text for text in values(canvas) if "=" not in text] == [f"{gap:.2f}"] * 2


def test_equal_spacing_draws_in_a_column_too(show: Show) -> None:
    a, b = technology("a", 0.4, -0.1), technology("b", 0.4, 0.3)
    canvas = show(map_of(a, b, role("c", -0.6, -0.6)))
    canvas.press(-0.6, -0.6).move(0.4 + units(canvas, 4), 0.7 + units(canvas, 4))
    assert canvas.where("c") == (0.4, 0.7)
    assert values(canvas).count("0.40") == 2


def test_spacing_is_that_of_neighbours(show: Show) -> None:
    """From a and c one could go on to 0.8, but b stands between them."""
    row = [technology("a", -0.6, 0.4), technology("b", 0.0, 0.4), technology("c", 0.1, 0.4)]
    canvas = show(map_of(*row, role("d", 0.3, -0.6)))
    canvas.press(0.3, -0.6).move(0.8, 0.4)
    assert canvas.where("d") == (0.8, 0.4)
    assert "0.70" not in values(canvas)
    canvas.move(0.2 + units(canvas, 3), 0.4)
    assert canvas.where("d") == (0.2, 0.4)


@pytest.mark.parametrize("cells", [3, 5, 10])
def test_on_a_coarse_grid_only_the_middles_of_its_cells_draw(show: Show, cells: int) -> None:
    heat = HeatSettings(grid=cells)
    canvas = show(map_of(technology("a", -0.35, -0.35), role("b", 0.55, 0.55), heat=heat))
    middle = round(1 - 1 / cells, 4)
    canvas.press(0.55, 0.55).move(middle - units(canvas, 4), -middle + units(canvas, 5))
    assert canvas.where("b") == (middle, -middle)
    canvas.move(-0.36, -0.33)
    assert "x = -0.35" not in values(canvas)


# The group ----------------------------------------------------------------------------------------


def test_the_pressed_bubble_leads_and_the_group_keeps_its_shape(canvas: Canvas) -> None:
    pair = [TWITTER, BLOGS]
    canvas.session.selection.choose(pair)
    before = shapes(canvas, pair)
    canvas.press(-0.4, 0.5).move(-0.6 + units(canvas, 5), 0.15)
    assert canvas.where(BLOGS)[0] == -0.6
    assert shapes(canvas, pair) == before


def test_what_moves_along_does_not_draw(canvas: Canvas) -> None:
    canvas.session.selection.choose([TWITTER, BLOGS])
    canvas.press(0.2, 0.3).move(0.2 + units(canvas, 5), 0.3)
    assert canvas.where(TWITTER)[0] == pytest.approx(0.2 + units(canvas, 5), abs=1e-4)


def test_no_line_draws_the_group_over_the_edge(show: Show) -> None:
    canvas = show(map_of(technology("a", 0.3, 0.2), technology("b", 0.7, -0.5), role("c", 0.605)))
    canvas.session.selection.choose(["a", "b"])
    before = shapes(canvas, ["a", "b"])
    canvas.press(0.3, 0.2).move(0.9, 0.2)
    assert shapes(canvas, ["a", "b"]) == before
    assert canvas.where("b")[0] == 1.0


# Without ------------------------------------------------------------------------------------------


def test_ctrl_held_in_the_drag_suspends_it(canvas: Canvas) -> None:
    x = -0.4 + units(canvas, 4)
    canvas.press(0.2, 0.3).move(x, 0.1).hold(ctrl=True).move(x, 0.1)
    assert canvas.where(TWITTER)[0] == pytest.approx(x, abs=1e-4)
    assert shown(canvas) == ()
    canvas.hold().move(x, 0.1).release()
    assert canvas.where(TWITTER)[0] == -0.4


def test_the_key_counts_before_the_mouse_moves_again(canvas: Canvas) -> None:
    x = -0.4 + units(canvas, 4)
    canvas.press(0.2, 0.3).move(x, 0.1).key_down(Qt.Key.Key_Control)
    assert canvas.where(TWITTER)[0] == pytest.approx(x, abs=1e-4)
    canvas.key_up(Qt.Key.Key_Control)
    assert canvas.where(TWITTER)[0] == -0.4


def test_a_preference_switches_it_off(canvas: Canvas) -> None:
    assert canvas.session.view.snapping
    canvas.session.view.snapping = False
    x = -0.4 + units(canvas, 2)
    canvas.press(0.2, 0.3).move(x, 0.1).release()
    assert canvas.where(TWITTER)[0] == pytest.approx(x, abs=1e-4)


def test_shift_keeps_its_axis_whatever_is_near(canvas: Canvas) -> None:
    """The row of blogs is within reach, but shift holds y."""
    canvas.session.document.edit("Move", canvas_move(canvas, BLOGS, -0.4, 0.3 + units(canvas, 3)))
    canvas.session.selection.choose([TWITTER])
    canvas.press(0.2, 0.3, shift=True).move(-0.6 + units(canvas, 4), 0.25).release()
    assert canvas.where(TWITTER) == (-0.6, 0.3)


def canvas_move(canvas: Canvas, id: str, x: float, y: float):
    from heatdesk.model import edits

    return edits.place(canvas.project, "now", id, x, y)


# The guides ---------------------------------------------------------------------------------------


def test_guides_go_through_the_bubble_and_across_the_plane(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move(-0.4, 0.1)
    frame = canvas.widget.frame
    (line,) = [mark for mark in shown(canvas) if isinstance(mark, Box) and mark.width == 1]
    assert line.x == pytest.approx(frame.x(-0.4), abs=0.5)
    assert (line.y, line.height) == pytest.approx((frame.top, frame.side), abs=0.5)


@pytest.mark.parametrize("end", ["release", "escape", "undo"])
def test_guides_vanish_with_the_drag(canvas: Canvas, end: str) -> None:
    canvas.press(0.2, 0.3).move(-0.4, 0.5)
    assert shown(canvas)
    if end == "escape":
        canvas.keys(Qt.Key.Key_Escape)
    elif end == "undo":
        canvas.session.document.undo()
        canvas.move(-0.41, 0.5)
    canvas.release()
    assert shown(canvas) == ()


def test_guides_are_no_part_of_the_step(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move(-0.4 + units(canvas, 3), 0.1).release()
    assert canvas.steps == ("Move Twitter",)
    canvas.session.document.undo()
    assert canvas.where(TWITTER) == (0.2, 0.3)


def test_a_thousand_others_cost_a_few_bisections() -> None:
    """The row and the column of each hold one point: nothing goes through all of them."""
    others = [(n / 500 - 1, 1 - n / 500 + 0.0003) for n in range(1000)]
    magnets = Magnets(others, Properties())
    found = magnets.draw((0.1234, 0.4321), Frame(0.0, 0.0, 600.0))
    assert found.across is not None
    assert found.across.value == pytest.approx(0.124)
    assert found.up is not None
