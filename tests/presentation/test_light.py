"""Pointer, spotlight and lens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from heatdesk.presentation.light import LARGEST_ZOOM, WHOLE, Lens, Light, Spot
from tests.builders.speaker import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def light(qapp: QApplication, clock: Clock) -> Light:
    return Light(clock=clock)


def test_ctrl_shows_the_pointer_as_long_as_it_is_held(light: Light) -> None:
    light.point((0.2, 0.3), held=True)
    assert light.pointer
    light.point((0.2, 0.4))
    assert not light.pointer
    light.switch_pointer()
    light.point((0.2, 0.5))
    assert light.pointer


def test_the_trail_fades_in_six_tenths_of_a_second(light: Light, clock: Clock) -> None:
    light.switch_pointer()
    for n in range(4):
        light.point((0.1 * n, 0.5))
        clock.now += 0.2
    left = [share for share, _ in light.trail]
    assert len(left) == 2
    assert left == sorted(left)
    clock.now += 1.0
    assert light.trail == ()


def test_in_a_video_call_there_is_no_trail(light: Light) -> None:
    light.trails = False
    light.switch_pointer()
    light.point((0.1, 0.1))
    assert light.trail == ()


def test_plus_and_minus_are_for_what_is_on(light: Light) -> None:
    size, radius = light.size, light.radius
    light.enlarge(2)
    assert light.size > size
    assert light.radius == radius
    light.switch_spotlight()
    light.enlarge(-1)
    assert light.radius < radius


def test_sizes_have_their_bounds(light: Light) -> None:
    for steps in (100, -100):
        light.enlarge(steps)
        assert 0.5 <= light.size <= 3
    light.switch_spotlight()
    for steps in (100, -100):
        light.enlarge(steps)
        assert 0.05 <= light.radius <= 0.45


def test_the_lens_is_about_the_mouse_and_twice_at_most(light: Light) -> None:
    light.point((0.25, 0.75))
    light.switch_zoom()
    assert (light.lens.zoom, light.lens.at) == (LARGEST_ZOOM, (0.25, 0.75))
    light.switch_zoom()
    assert light.lens == WHOLE


def test_without_a_mouse_the_lens_is_about_the_middle(light: Light) -> None:
    light.switch_zoom()
    assert light.lens.at == (0.5, 0.5)


def test_at_rest_nothing_points(light: Light) -> None:
    light.switch_pointer()
    light.switch_zoom()
    light.shine_on((0.1, 0.1))
    drawn(light, (0.1, 0.1), (0.4, 0.4))
    light.rest()
    assert not light.pointer
    assert not light.spotlight
    assert light.highlight is None
    assert light.lens != WHOLE, "the lens is no pointer"


def drawn(light: Light, start: Spot, end: Spot) -> None:
    light.begin_highlight(start)
    light.stretch_highlight(end)
    light.hold_highlight()


SHARES = st.floats(0, 1)


@given(SHARES, SHARES, SHARES, SHARES, st.sampled_from([WHOLE, Lens(2.0, (0.25, 0.8))]))
def test_a_highlight_lies_between_its_corners_wherever_it_is_drawn_from(
    x1: float, y1: float, x2: float, y2: float, lens: Lens
) -> None:
    light = Light()
    light.lens = lens
    light.begin_highlight((x1, y1))
    light.stretch_highlight((x2, y2))
    assert light.highlight is not None
    left, top = lens.seen(light.highlight[:2])
    right, bottom = lens.seen(light.highlight[2:])
    assert (left, right) == pytest.approx((min(x1, x2), max(x1, x2)))
    assert (top, bottom) == pytest.approx((min(y1, y2), max(y1, y2)))


def test_what_a_shaking_hand_draws_is_no_highlight(light: Light) -> None:
    drawn(light, (0.3, 0.3), (0.305, 0.6))
    assert light.highlight is None


def test_a_highlight_that_was_stopped_is_not_stretched_any_more(light: Light) -> None:
    light.begin_highlight((0.2, 0.2))
    light.stretch_highlight((0.5, 0.5))
    assert light.stop_highlight()
    light.stretch_highlight((0.7, 0.7))
    assert light.highlight is None
    assert not light.stop_highlight()


def test_a_highlight_ends_at_the_pages_edges(light: Light) -> None:
    drawn(light, (0.5, 0.5), (1.4, -0.2))
    assert light.highlight == (0.5, 0.0, 1.0, 0.5)


@given(SHARES, SHARES, SHARES, SHARES)
def test_a_lens_shows_a_place_and_finds_it_again(x: float, y: float, u: float, v: float) -> None:
    lens = Lens(LARGEST_ZOOM, (u, v))
    assert lens.under(lens.seen((x, y))) == pytest.approx((x, y), abs=1e-9)
    assert lens.seen((u, v)) == pytest.approx((u, v)), "what it is about stays where it is"
