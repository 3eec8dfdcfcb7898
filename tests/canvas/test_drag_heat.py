"""Heat during a drag: it follows every move, and what it is measured by is held until the end."""

from __future__ import annotations

import numpy as np
import pytest

from heatdesk.heat.field import rebuild
from tests.builders.driver import Canvas, turn
from tests.builders.maps import NOW, map_of, role, technology
from tests.canvas.conftest import Show


@pytest.fixture
def canvas(show: Show) -> Canvas:
    canvas = show(
        map_of(
            technology("twitter", 0.2, 0.3), role("sales", -0.3, 0.3), technology("seo", 0, -0.5)
        )
    )
    canvas.picture()
    return canvas


def test_every_move_is_another_heat(canvas: Canvas) -> None:
    heat, seen = canvas.session.heat, []
    canvas.press(0.2, 0.3)
    for x in (0.1, 0.0, -0.1, -0.2, -0.3):
        canvas.move(x, 0.3)
        present = heat.heat()
        seen.append((present.revision, float(present.field.alignment.max())))
    revisions, peaks = zip(*seen, strict=True)
    assert list(revisions) == sorted(set(revisions))
    assert list(peaks) == sorted(set(peaks)), "the nearer the two, the hotter"


def test_at_the_end_the_heat_is_that_of_a_rebuild(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3)
    for n in range(30):
        canvas.move(0.2 - 0.03 * n, 0.3 + 0.01 * n)
    canvas.release()
    field = canvas.session.heat.heat().field
    exact = rebuild(canvas.project, NOW, field.n)
    for overlay in ("alignment", "combined", "gap"):
        expected = exact.overlay(overlay)
        room = 1e-3 * float(np.abs(expected).max())
        assert np.abs(field.overlay(overlay) - expected).max() <= room


def test_the_heat_on_the_screen_is_that_of_the_moment(canvas: Canvas) -> None:
    """Under the mouse nothing is painted but heat: the bubble hangs beside it."""
    canvas.session.view.show_part("labels", False)
    beside = (-0.3, 0.1)
    cold = canvas.colour(*beside)
    canvas.press(0.2, 0.3).move(-0.3, 0.3)
    hot = canvas.colour(*beside)
    assert hot != cold
    assert hot.lightness() < cold.lightness()


def test_ten_moves_in_one_turn_are_one_computation_and_one_step(canvas: Canvas) -> None:
    heat = canvas.session.heat
    canvas.press(0.2, 0.3).move(0.25, 0.3)
    canvas.picture()
    before = heat.computations
    for n in range(10):
        canvas.slide(canvas.pixel(0.2 - 0.05 * n, 0.3))
    assert heat.computations == before
    turn()
    canvas.widget.grab()
    assert heat.computations == before + 1
    canvas.release()
    assert canvas.steps == ("Move Twitter",)
    assert canvas.where("twitter") == (-0.25, 0.3)


def test_scale_and_colours_are_held_in_a_drag_and_taken_at_rest(canvas: Canvas) -> None:
    scale = canvas.session.scale
    before, key = scale.scale, canvas.widget.key
    canvas.press(0.2, 0.3).move(-0.3, 0.3)
    canvas.picture()
    assert canvas.session.heat.heat().field.alignment.max() > 1.2 * before
    assert scale.scale == before
    assert canvas.widget.key.span == key.span
    assert canvas.widget.key.thresholds == key.thresholds
    canvas.release()
    peak = float(canvas.session.heat.heat().field.alignment.max())
    assert scale.scale == pytest.approx(peak)
    assert canvas.widget.key.span == (0.0, pytest.approx(peak))
    assert canvas.widget.key.thresholds.hot == pytest.approx(0.75 * peak)


def test_a_drag_that_is_given_up_leaves_the_old_scale(canvas: Canvas) -> None:
    before = canvas.session.scale.scale
    canvas.press(0.2, 0.3).move(-0.3, 0.3)
    canvas.session.document.undo()
    canvas.release()
    assert canvas.session.scale.scale == pytest.approx(before, rel=1e-6)


def test_the_other_overlays_hold_their_colours_too(canvas: Canvas) -> None:
    from heatdesk.model import edits

    for overlay in ("combined", "gap", "technologies", "roles"):
        document = canvas.session.document
        document.edit("Overlay", edits.set_heat(canvas.project, overlay=overlay))
        x, y = canvas.where("twitter")
        before = canvas.widget.key.span
        canvas.press(x, y).move(0.0, -0.45)
        assert canvas.widget.key.span == before
        canvas.release()
        peak = float(np.abs(canvas.session.heat.heat().field.overlay(overlay)).max())
        assert canvas.widget.key.span[1] == pytest.approx(peak)
        canvas.session.document.undo()


def test_the_finest_extent_on_the_map_decides_the_grid_at_rest(canvas: Canvas) -> None:
    assert canvas.session.heat.heat().field.n == 256
    canvas.session.selection.choose(["twitter"])
    canvas.press(0.45, 0.3).move(0.26, 0.3)
    assert canvas.session.heat.heat().field.n == 256
    canvas.release()
    assert canvas.placement("twitter").width < 0.2
    assert canvas.session.heat.heat().field.n == 512
