"""Switching scenarios on the canvas: bubbles glide and heat morphs, and nothing else is touched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from heatdesk.figure.emphasis import Emphasis
from heatdesk.figure.marks import Ellipse, Mark, Text
from heatdesk.model.project import Project
from tests.builders.driver import Canvas, turn
from tests.builders.maps import LATER, NOW, map_of, role, technology
from tests.canvas.conftest import Show


def sample() -> Project:
    """Twitter goes to the right; Blogs is only now, Support only later."""
    return map_of(
        technology("twitter", -0.5, 0.0),
        technology("blogs", -0.7, 0.7, width=0.3, height=0.3),
        role("sales", 0.5, 0.0),
        also={
            LATER: [
                technology("twitter", 0.5, 0.0),
                role("sales", 0.5, 0.0),
                role("support", 0.7, -0.7, width=0.3, height=0.3),
            ]
        },
    )


@pytest.fixture
def canvas(show: Show) -> Canvas:
    canvas = show(sample())
    canvas.session.heat.morph.wanted = True
    return canvas


def half_way(canvas: Canvas, to: str = LATER) -> Canvas:
    canvas.session.heat.show(to)
    canvas.session.heat.morph.run_to(300)
    turn()
    return canvas


def moving(canvas: Canvas) -> tuple[Mark, ...]:
    """What is drawn apart because it moves."""
    return canvas.widget._loose_item.marks


def names(canvas: Canvas) -> dict[str, Text]:
    return {mark.text: mark for mark in moving(canvas) if isinstance(mark, Text)}


def discs_at(canvas: Canvas, x: float, y: float) -> list[Ellipse]:
    at = canvas.pixel(x, y)
    near = ((m, m.x - at.x(), m.y - at.y()) for m in moving(canvas) if isinstance(m, Ellipse))
    return [mark for mark, dx, dy in near if abs(dx) < 1 and abs(dy) < 1]


def test_half_way_a_bubble_is_in_the_middle_with_its_name(canvas: Canvas) -> None:
    half_way(canvas)
    assert discs_at(canvas, 0.0, 0.0)
    assert abs(names(canvas)["Twitter"].x - canvas.pixel(0.0, 0.0).x()) < 60
    assert canvas.widget.scenario == LATER, "the truth is where it goes"


def test_half_way_the_heat_is_on_its_way(canvas: Canvas) -> None:
    """Alignment lies in the middle before, at the right after; both are drawn on one scale."""
    key = canvas.widget.key
    half_way(canvas)
    session = canvas.session
    drawn = session.heat.drawn().field.alignment
    assert session.heat.heat().field.alignment.max() == pytest.approx(1.0, abs=0.01)
    assert 0.3 < float(drawn.max()) < 0.95
    assert canvas.widget.key.span == key.span
    assert canvas.widget.key.thresholds == key.thresholds


def test_what_only_one_scenario_places_fades(canvas: Canvas) -> None:
    half_way(canvas)
    (blogs,) = [m for m in discs_at(canvas, -0.7, 0.7) if m.fill and m.rx < 8]
    assert blogs.fill is not None
    assert blogs.fill.opacity == pytest.approx(0.5, abs=0.02)
    said = names(canvas)
    assert said["Blogs"].opacity == pytest.approx(0.5, abs=0.02)
    assert said["Support"].opacity == pytest.approx(0.5, abs=0.02)
    assert said["Twitter"].opacity == 1


def test_it_arrives_by_itself_as_if_it_had_been_cut_to(canvas: Canvas, show: Show, qtbot) -> None:
    canvas.session.heat.show(LATER)
    qtbot.waitUntil(lambda: not canvas.session.heat.morph.under_way, timeout=5000)
    assert moving(canvas) == ()
    cut = show(sample())
    cut.session.heat.show(LATER)
    assert not cut.session.heat.morph.under_way
    assert canvas.picture() == cut.picture()


def test_what_is_chosen_has_no_ring_at_a_place_where_it_is_not_yet(canvas: Canvas) -> None:
    canvas.session.selection.choose(["twitter"])
    half_way(canvas)
    assert not canvas.widget._hands.item.isVisible()
    canvas.session.heat.morph.end()
    assert canvas.widget._hands.item.isVisible()
    assert canvas.widget.hands


def test_a_press_ends_it_and_takes_what_is_there_then(canvas: Canvas) -> None:
    half_way(canvas).click(0.7, -0.7)
    assert not canvas.session.heat.morph.under_way
    assert canvas.chosen == ("support",)
    assert moving(canvas) == ()


def test_a_drag_out_of_a_morph_moves_the_end_state(canvas: Canvas) -> None:
    half_way(canvas).drag((0.7, -0.7), (0.4, -0.6))
    assert canvas.where("support") == pytest.approx((0.4, -0.6), abs=0.02)
    assert canvas.project.placements(NOW) == sample().placements(NOW)
    assert canvas.steps == ("Move Support",)


@pytest.mark.parametrize("what", ["zoom", "resize", "hide", "nudge"])
def test_whatever_else_happens_ends_it(canvas: Canvas, what: str) -> None:
    canvas.session.selection.choose(["twitter"])
    half_way(canvas)
    match what:
        case "zoom":
            canvas.wheel(0.0, 0.0)
        case "resize":
            canvas.widget.resize(500, 500)
            turn()
        case "hide":
            canvas.session.view.show_part("role", False)
        case "nudge":
            canvas.keys(Qt.Key.Key_Right)
    assert not canvas.session.heat.morph.under_way
    canvas.picture()
    assert {b.item.id for b in canvas.widget.bubbles} <= {"twitter", "sales", "support"}


def test_emphasis_that_comes_in_between_waits_for_the_end(canvas: Canvas) -> None:
    half_way(canvas)
    before = moving(canvas)
    canvas.session.view.emphasise(Emphasis(frozenset({"sales"})))
    assert moving(canvas) == before


def test_hidden_layers_and_names_stay_hidden_on_the_way(canvas: Canvas) -> None:
    canvas.session.view.show_part("role", False)
    half_way(canvas)
    assert set(names(canvas)) == {"Twitter", "Blogs"}
    canvas.session.heat.morph.end()
    canvas.session.view.show_part("labels", False)
    half_way(canvas, NOW)
    assert not names(canvas)


def test_many_bubbles_glide_without_their_names(show: Show) -> None:
    placed = [technology(f"t{n}", -0.9 + n / 40, 0.0) for n in range(60)]
    later = [technology(f"t{n}", -0.9 + n / 40, 0.5) for n in range(60)]
    canvas = show(map_of(*placed, also={LATER: later}))
    canvas.session.heat.morph.wanted = True
    half_way(canvas)
    assert not names(canvas)
    assert len([m for m in moving(canvas) if isinstance(m, Ellipse)]) >= 60
