"""Pointer, spotlight and lens."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from heatdesk.presentation.light import LARGEST_ZOOM, WHOLE, Light
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
    light.rest()
    assert not light.pointer
    assert not light.spotlight
    assert light.lens == WHOLE
