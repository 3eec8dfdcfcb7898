"""Resizing by the eight handles: the centre stays, and so does everything else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt

from heatdesk.canvas.hit import Handle, handles
from heatdesk.model import edits
from tests.builders.driver import Canvas, cursor
from tests.builders.maps import map_of, role, technology
from tests.canvas.conftest import Show

TWITTER = "twitter"
AT, WIDTH, HEIGHT = (0.1, -0.1), 0.8, 0.4

WAYS: dict[Handle, tuple[int, int]] = {
    "nw": (-1, 1),
    "n": (0, 1),
    "ne": (1, 1),
    "e": (1, 0),
    "se": (1, -1),
    "s": (0, -1),
    "sw": (-1, -1),
    "w": (-1, 0),
}
"""Which way is out, in plane units."""


@pytest.fixture
def canvas(show: Show) -> Canvas:
    canvas = show(
        map_of(technology(TWITTER, *AT, width=WIDTH, height=HEIGHT), role("sales", -0.8, 0.8))
    )
    canvas.session.selection.choose([TWITTER])
    return canvas


def corner(canvas: Canvas, handle: Handle) -> tuple[float, float]:
    """Where a handle has to be: on the box round the extent."""
    p, (across, up) = canvas.placement(TWITTER), WAYS[handle]
    return p.x + across * p.width / 2, p.y + up * p.height / 2


def pull(canvas: Canvas, handle: Handle, dx: float, dy: float, **keys: bool) -> Canvas:
    x, y = corner(canvas, handle)
    return canvas.press(x, y, **keys).move(x + dx, y + dy)


@pytest.mark.parametrize("handle", WAYS)
def test_a_handle_pulled_out_sets_what_it_points_at(canvas: Canvas, handle: Handle) -> None:
    across, up = WAYS[handle]
    before = canvas.placement(TWITTER)
    pull(canvas, handle, 0.1 * across, 0.15 * up).release()
    wanted = replace(
        before,
        width=round(WIDTH + 0.2 * abs(across), 4),
        height=round(HEIGHT + 0.3 * abs(up), 4),
    )
    assert canvas.placement(TWITTER) == wanted
    assert canvas.steps == ("Resize Twitter",)


@pytest.mark.parametrize("handle", WAYS)
def test_a_handle_pushed_in_makes_it_smaller(canvas: Canvas, handle: Handle) -> None:
    across, up = WAYS[handle]
    pull(canvas, handle, -0.1 * across, -0.1 * up).release()
    after = canvas.placement(TWITTER)
    assert (after.width, after.height) == (
        round(WIDTH - 0.2 * abs(across), 4),
        round(HEIGHT - 0.2 * abs(up), 4),
    )
    assert (after.x, after.y) == AT


@pytest.mark.parametrize("handle", ["e", "w"])
def test_a_side_leaves_the_other_measure_alone(canvas: Canvas, handle: Handle) -> None:
    pull(canvas, handle, 0.1 * WAYS[handle][0], 0.3).release()
    assert canvas.placement(TWITTER).height == HEIGHT


@pytest.mark.parametrize("handle", WAYS)
def test_shift_keeps_the_proportions(canvas: Canvas, handle: Handle) -> None:
    across, up = WAYS[handle]
    pull(canvas, handle, 0.1 * across, 0.05 * up, shift=True).release()
    after = canvas.placement(TWITTER)
    assert after.width == pytest.approx(1.0)
    assert after.height == pytest.approx(0.5)
    assert (after.x, after.y) == AT


def test_the_handle_follows_by_the_distance_it_was_grabbed_at(canvas: Canvas) -> None:
    at = canvas.pixel(*corner(canvas, "e")) + QPointF(5, 3)
    canvas.press_pixel(at).move_by(32, 0).release()
    grown = 2 * 32 * 2 / canvas.widget.frame.side
    assert canvas.placement(TWITTER).width == pytest.approx(WIDTH + grown, abs=1e-4)


@pytest.mark.parametrize(
    ("handle", "by", "width", "height"),
    [
        ("e", (-3.0, 0.0), 0.05, HEIGHT),
        ("e", (9.0, 0.0), 4.0, HEIGHT),
        ("n", (0.0, -3.0), WIDTH, 0.05),
        ("n", (0.0, 9.0), WIDTH, 4.0),
        ("se", (9.0, -9.0), 4.0, 4.0),
    ],
)
def test_extents_stay_within_their_bounds(
    canvas: Canvas, handle: Handle, by: tuple[float, float], width: float, height: float
) -> None:
    pull(canvas, handle, *by).release()
    after = canvas.placement(TWITTER)
    assert (after.width, after.height) == (width, height)


@pytest.mark.parametrize(("by", "size"), [(-3.0, (0.1, 0.05)), (30.0, (4.0, 2.0))])
def test_shift_keeps_the_proportions_at_the_bounds_too(
    canvas: Canvas, by: float, size: tuple[float, float]
) -> None:
    pull(canvas, "e", by, 0.0, shift=True).release()
    after = canvas.placement(TWITTER)
    assert (after.width, after.height) == pytest.approx(size)


def test_what_went_beyond_the_bounds_comes_back_at_once(canvas: Canvas) -> None:
    x, y = corner(canvas, "e")
    canvas.press(x, y).move(x - 3, y).move(x + 0.1, y).release()
    assert canvas.placement(TWITTER).width == pytest.approx(WIDTH + 0.2)


def test_escape_gives_the_old_extent_back_and_keeps_redo(canvas: Canvas) -> None:
    pull(canvas, "e", 0.1, 0.0).release()
    wide = canvas.project
    canvas.session.document.undo()
    before = canvas.project
    pull(canvas, "ne", 0.2, 0.2)
    assert canvas.project != before
    canvas.keys(Qt.Key.Key_Escape)
    assert canvas.project == before
    canvas.move(0.9, 0.9).release()
    assert canvas.project == before
    canvas.session.document.redo()
    assert canvas.project == wide


def test_a_click_on_a_handle_changes_nothing_and_keeps_the_choice(canvas: Canvas) -> None:
    before = canvas.project
    canvas.click(*corner(canvas, "ne"))
    assert canvas.project == before
    assert canvas.steps == ()
    assert canvas.chosen == (TWITTER,)


def test_only_what_is_chosen_alone_has_handles(canvas: Canvas) -> None:
    for chosen in ((), ("sales",), (TWITTER, "sales")):
        canvas.session.selection.choose(chosen)
        pull(canvas, "ne", 0.1, 0.1).release()
        assert canvas.placement(TWITTER).width == WIDTH


def test_locked_items_have_no_handles(canvas: Canvas) -> None:
    canvas.session.document.edit("Lock", edits.set_items(canvas.project, [TWITTER], locked=True))
    pull(canvas, "e", 0.1, 0.0).release()
    assert canvas.placement(TWITTER).width == WIDTH


def test_handles_win_over_the_bubbles_below_them(show: Show) -> None:
    canvas = show(map_of(technology(TWITTER, width=0.5, height=0.5), role("sales", 0.25, 0.0)))
    canvas.session.selection.choose([TWITTER])
    canvas.drag((0.25, 0.0), (0.35, 0.0))
    assert canvas.placement(TWITTER).width == pytest.approx(0.7)
    assert canvas.where("sales") == (0.25, 0.0)


def test_heat_follows_a_resize(canvas: Canvas) -> None:
    before = canvas.session.heat.heat().field.overlay("technologies").sum()
    pull(canvas, "e", 0.3, 0.0)
    assert canvas.session.heat.heat().field.overlay("technologies").sum() > 1.2 * before


def test_the_smallest_extents_keep_handles_apart(show: Show) -> None:
    """They would lie upon one another and upon the marker, and nothing could be grabbed."""
    canvas = show(map_of(technology(TWITTER, width=0.05, height=0.05)))
    spots = handles(canvas.placement(TWITTER), canvas.widget.frame)
    middle = canvas.pixel(0.0, 0.0)
    assert min(abs(spots[side][0] - middle.x()) for side in ("e", "w")) >= 12
    canvas.session.selection.choose([TWITTER])
    canvas.press_pixel(QPointF(*spots["e"])).move_by(20, 0).release()
    assert canvas.placement(TWITTER).width == pytest.approx(
        0.05 + 2 * 20 * 2 / canvas.widget.frame.side, abs=1e-4
    )


@pytest.mark.parametrize(
    ("handle", "shape"),
    [
        ("n", Qt.CursorShape.SizeVerCursor),
        ("w", Qt.CursorShape.SizeHorCursor),
        ("nw", Qt.CursorShape.SizeFDiagCursor),
        ("ne", Qt.CursorShape.SizeBDiagCursor),
    ],
)
def test_the_cursor_says_what_a_handle_does(
    canvas: Canvas, handle: Handle, shape: Qt.CursorShape
) -> None:
    canvas.hover(*corner(canvas, handle))
    assert cursor(canvas).shape() == shape
