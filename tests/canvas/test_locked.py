"""Locked items: seen as such, chosen, never moved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from heatdesk.canvas.hit import handles
from heatdesk.figure.bubbles import lock_badge
from heatdesk.figure.marks import Box
from heatdesk.model import edits
from tests.builders.driver import Canvas
from tests.builders.maps import map_of, role, technology
from tests.canvas.conftest import Show

TWITTER = "twitter"


@pytest.fixture
def canvas(show: Show) -> Canvas:
    project = map_of(technology(TWITTER, 0.2, 0.3), role("sales", -0.5, -0.5))
    return show(project.after(edits.set_items(project, [TWITTER], locked=True)))


def test_a_badge_says_it(canvas: Canvas) -> None:
    marks = list(canvas.widget.scenery.still_marks(()))
    bubble = canvas.widget.scenery.bubble(TWITTER)
    assert bubble is not None
    badge = list(lock_badge(bubble, canvas.widget.frame, canvas.widget.view.look))
    assert [mark for mark in marks if mark in badge] == badge
    canvas.session.document.edit("Unlock", edits.set_items(canvas.project, [TWITTER], locked=False))
    assert not set(badge) & set(canvas.widget.scenery.still_marks(()))


def test_it_has_no_handles_and_cannot_be_resized(canvas: Canvas) -> None:
    canvas.click(0.2, 0.3)
    assert canvas.chosen == (TWITTER,)
    fills = [m for m in canvas.widget.hands if isinstance(m, Box) and m.fill is not None]
    assert fills == []
    x, y = handles(canvas.placement(TWITTER), canvas.widget.frame)["se"]
    corner = canvas.widget.frame.to_plane(x, y)
    before = canvas.project
    canvas.drag(corner, (0.9, -0.3))
    assert canvas.project == before


def test_a_drag_from_it_is_a_band(canvas: Canvas) -> None:
    canvas.drag((0.2, 0.3), (-0.7, -0.7))
    assert canvas.where(TWITTER) == (0.2, 0.3)
    assert canvas.chosen == ("sales",)


@pytest.mark.parametrize("alt", [False, True])
def test_neither_mouse_nor_keys_move_or_copy_it(canvas: Canvas, alt: bool) -> None:
    before = canvas.project
    canvas.click(0.2, 0.3).drag((0.2, 0.3), (0.5, 0.5), alt=alt)
    canvas.session.selection.choose([TWITTER])
    canvas.keys(Qt.Key.Key_Left, alt=alt)
    assert canvas.project == before
