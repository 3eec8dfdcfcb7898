"""How pictures look to other eyes, and for a projector."""

from __future__ import annotations

import numpy as np
import pytest

from heatdesk.figure.look import DARK, LIGHT, look
from heatdesk.figure.vision import VISIONS, Vision, seen, seen_colour, seen_table


def test_normal_eyes_see_what_is_there() -> None:
    assert seen_colour("#0b5fa5", "normal") == "#0b5fa5"
    assert look(False) is LIGHT
    assert look(True) is DARK


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("colour", ["#000000", "#808080", "#ffffff"])
def test_all_eyes_see_greys_alike(vision: Vision, colour: str) -> None:
    there = np.array([int(colour[n : n + 2], 16) for n in (1, 3, 5)])
    assert np.abs(seen(there, vision) - there).max() <= 1.0


def test_red_and_green_meet_for_eyes_without_green_cones() -> None:
    def apart(vision: Vision) -> float:
        red, green = (seen(np.array(c), vision) for c in ([200.0, 80, 60], [120.0, 120, 60]))
        return float(np.abs(red - green).sum())

    assert apart("deutan") < 0.5 * apart("normal")


def test_grey_is_grey() -> None:
    red, green, blue = seen(np.array([213.0, 15.0, 29.0]), "grey")
    assert red == pytest.approx(green)
    assert green == pytest.approx(blue)


@pytest.mark.parametrize("vision", VISIONS)
def test_a_table_is_seen_as_its_colours_are(vision: Vision) -> None:
    table = np.array([0xFF0B5FA5, 0xFFD50F1D], dtype=np.uint32)
    shown = [f"#{int(value) & 0xFFFFFF:06x}" for value in seen_table(table, vision)]
    assert shown == [seen_colour("#0b5fa5", vision), seen_colour("#d50f1d", vision)]


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("dark", [False, True])
def test_layers_stay_apart_for_all_eyes(vision: Vision, dark: bool) -> None:
    """They differ by shape too; this holds their lightness or hue apart as well."""
    made = look(dark, vision=vision)
    fill, outline = made.technology.fill, made.role.outline
    rgb = [np.array([int(c[n : n + 2], 16) for n in (1, 3, 5)]) for c in (fill, outline)]
    assert np.abs(rgb[0] - rgb[1]).sum() > 40


def test_a_projector_gets_larger_letters_on_the_same_ground() -> None:
    made = look(True, projector=True)
    assert made.label_size > DARK.label_size
    assert made.marker > DARK.marker
    assert made.canvas == DARK.canvas
