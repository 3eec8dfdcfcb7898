"""Names moved by hand, and put back by the layout."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from heatdesk.model import edits
from tests.builders.driver import Canvas
from tests.builders.maps import NOW, map_of, role, technology
from tests.canvas.conftest import Show

TWITTER, SALES = "twitter", "sales"


@pytest.fixture
def canvas(show: Show) -> Canvas:
    canvas = show(map_of(technology(TWITTER, 0.2, 0.3), role(SALES, -0.5, -0.5)))
    canvas.session.selection.choose([TWITTER])
    return canvas


def corner(canvas: Canvas, id: str = TWITTER) -> QPointF:
    label = canvas.widget.scenery.label(id)
    assert label is not None
    return QPointF(label.rect[0], label.rect[1])


def name(canvas: Canvas, id: str = TWITTER) -> QPointF:
    """A point on the name."""
    return corner(canvas, id) + QPointF(22, 6)


def test_the_name_of_the_chosen_item_moves_alone(canvas: Canvas) -> None:
    before = corner(canvas)
    canvas.press_pixel(name(canvas)).move_by(40, -50)
    assert (corner(canvas) - before).toTuple() == pytest.approx((40, -50), abs=1e-2)
    canvas.release()
    assert canvas.where(TWITTER) == (0.2, 0.3)
    assert (corner(canvas) - before).toTuple() == pytest.approx((40, -50), abs=1e-2)
    assert canvas.steps == ("Move the name of Twitter",)


def test_it_is_kept_in_text_heights_from_the_marker(canvas: Canvas) -> None:
    height = canvas.widget.view.look.label_size
    marker = canvas.pixel(0.2, 0.3)
    canvas.press_pixel(name(canvas)).move_by(40, -50).release()
    label = canvas.placement(TWITTER).label
    assert label is not None
    away = corner(canvas) - marker
    assert (label.dx * height, label.dy * height) == pytest.approx(away.toTuple(), abs=1e-2)


def test_it_stays_with_its_item_when_that_moves_and_when_the_camera_does(canvas: Canvas) -> None:
    canvas.press_pixel(name(canvas)).move_by(40, -50).release()
    away = corner(canvas) - canvas.pixel(0.2, 0.3)
    canvas.drag((0.2, 0.3), (0.6, -0.33))
    assert (corner(canvas) - canvas.pixel(0.6, -0.33)).toTuple() == pytest.approx(away.toTuple())
    canvas.wheel(0.1, 0.1, 240)
    assert (corner(canvas) - canvas.pixel(0.6, -0.33)).toTuple() == pytest.approx(away.toTuple())


def test_undo_and_escape_bring_it_back(canvas: Canvas) -> None:
    before, start = canvas.project, corner(canvas)
    canvas.press_pixel(name(canvas)).move_by(40, -50).keys(Qt.Key.Key_Escape).release()
    assert canvas.project == before
    assert corner(canvas) == start
    canvas.press_pixel(name(canvas)).move_by(40, -50).release()
    canvas.session.document.undo()
    assert canvas.project == before
    assert corner(canvas) == start


def test_an_unchosen_item_is_moved_by_its_name(canvas: Canvas) -> None:
    canvas.press_pixel(name(canvas, SALES)).move_by(50, 0).release()
    assert canvas.placement(SALES).label is None
    assert canvas.where(SALES)[0] > -0.5


def test_one_of_several_chosen_items_moves_them_all_by_its_name(canvas: Canvas) -> None:
    canvas.session.selection.choose([TWITTER, SALES])
    canvas.press_pixel(name(canvas)).move_by(50, 3).release()
    assert canvas.placement(TWITTER).label is None
    assert canvas.steps == ("Move 2 items",)


def test_a_click_on_the_name_changes_nothing(canvas: Canvas) -> None:
    canvas.press_pixel(name(canvas)).move_by(2, 2).release()
    assert canvas.steps == ()
    assert canvas.chosen == (TWITTER,)


def test_the_name_of_a_locked_item_stays(canvas: Canvas) -> None:
    canvas.session.document.edit("Lock", edits.set_items(canvas.project, [TWITTER], locked=True))
    canvas.press_pixel(name(canvas)).move_by(40, -50).release()
    assert canvas.placement(TWITTER).label is None


def test_shift_keeps_to_one_axis(canvas: Canvas) -> None:
    before = corner(canvas)
    canvas.press_pixel(name(canvas)).hold(shift=True).move_by(50, 12).release()
    assert (corner(canvas) - before).toTuple() == pytest.approx((50, 0), abs=1e-2)


# Back again ---------------------------------------------------------------------------------------


def moved_both(canvas: Canvas) -> Canvas:
    for id in (TWITTER, SALES):
        canvas.session.selection.choose([id])
        canvas.press_pixel(name(canvas, id)).move_by(30, -40).release()
    return canvas


def test_the_chosen_names_find_their_places_again(canvas: Canvas) -> None:
    start = corner(canvas, SALES)
    moved_both(canvas).session.handling.reset_labels()
    assert canvas.placement(SALES).label is None
    assert canvas.placement(TWITTER).label is not None
    assert corner(canvas, SALES) == start
    assert canvas.steps[-1] == "Place names again"


@pytest.mark.parametrize("chosen", [(), (TWITTER,)])
def test_all_names_do_where_all_are_meant(canvas: Canvas, chosen: tuple[str, ...]) -> None:
    moved_both(canvas).session.selection.choose(chosen)
    canvas.session.handling.reset_labels(all=bool(chosen))
    assert [p.label for p in canvas.project.placements(NOW)] == [None, None]


def test_names_that_nobody_moved_are_no_step(canvas: Canvas) -> None:
    canvas.session.handling.reset_labels()
    assert canvas.steps == ()
