"""Finding an item: it comes into view and is lit for a moment."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from heatdesk.canvas.spotlight import SHOWN_MS, Spotlight
from heatdesk.figure.marks import Box, Ellipse
from tests.builders.driver import Canvas, turn
from tests.builders.maps import map_of, role, technology
from tests.canvas.conftest import Show


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(map_of(technology("twitter", 0.3, 0.2), role("sales", -0.5, -0.4)))


@pytest.fixture
def spotlight(canvas: Canvas) -> Spotlight:
    return Spotlight(canvas.widget)


def test_the_rest_steps_back_and_rings_lead_the_eye(canvas: Canvas, spotlight: Spotlight) -> None:
    id = "twitter"
    spotlight.show(id)
    veil, *lit = canvas.widget.guides
    assert isinstance(veil, Box)
    assert veil.width == canvas.widget.width()
    at = canvas.pixel(*canvas.where(id))
    rings = [mark for mark in lit if isinstance(mark, Ellipse) and mark.stroke is not None]
    assert all((ring.x, ring.y) == pytest.approx((at.x(), at.y())) for ring in rings[:2])


def test_the_light_goes_by_itself(canvas: Canvas, spotlight: Spotlight, qtbot: QtBot) -> None:
    spotlight.show("twitter")
    qtbot.wait(SHOWN_MS + 200)
    assert canvas.widget.guides == ()


def test_an_item_out_of_view_comes_into_it(canvas: Canvas, spotlight: Spotlight) -> None:
    id = "twitter"
    canvas.widget.zoom_by(8.0)
    canvas.widget.pan_by(3000.0, 3000.0)
    spotlight.show(id)
    turn()
    at = canvas.pixel(*canvas.where(id))
    assert at.x() == pytest.approx(canvas.widget.width() / 2, abs=1)
    assert at.y() == pytest.approx(canvas.widget.height() / 2, abs=1)
    assert canvas.widget.guides


def test_a_change_ends_it(canvas: Canvas, spotlight: Spotlight) -> None:
    id = "twitter"
    spotlight.show(id)
    x, y = canvas.where(id)
    canvas.drag((x, y), (x + 0.2, y), ctrl=True)
    assert canvas.widget.guides == ()
