"""Outlines of extents on a screen: as much ink, in a line that is drawn at once."""

from __future__ import annotations

import pytest

from heatdesk.figure.marks import Box, Clipped, Ellipse, Stroke
from heatdesk.presentation.hairlines import hairlines


def ellipse(width: float, opacity: float = 0.6) -> Ellipse:
    return Ellipse(0.0, 0.0, 9.0, 9.0, None, Stroke("#123456", width, opacity))


def only(mark: object, ratio: float = 1.0) -> Ellipse:
    (made,) = hairlines([mark], ratio)  # type: ignore[list-item]
    assert isinstance(made, Ellipse)
    return made


def test_what_is_little_wider_than_a_pixel_is_a_pixel_wide_with_as_much_ink() -> None:
    made = only(ellipse(1.35))
    assert made.stroke is not None
    assert made.stroke.width == 1.0
    assert made.stroke.width * made.stroke.opacity == pytest.approx(1.35 * 0.6)


@pytest.mark.parametrize("width", [0.5, 1.0, 1.6, 3.0])
def test_other_widths_stay(width: float) -> None:
    assert only(ellipse(width)) == ellipse(width)


def test_pixels_are_those_of_the_screen() -> None:
    made = only(ellipse(0.7), 2.0)
    assert made.stroke is not None
    assert made.stroke.width == 0.5
    assert only(ellipse(1.35), 2.0) == ellipse(1.35)


def test_what_is_clipped_is_too_and_what_is_no_ellipse_is_left_alone() -> None:
    box = Box(0.0, 0.0, 5.0, 5.0, None, Stroke("#123456", 1.3))
    (made,) = hairlines([Clipped((0, 0, 9, 9), (ellipse(1.3), box))], 1.0)
    assert isinstance(made, Clipped)
    thin, same = made.marks
    assert isinstance(thin, Ellipse)
    assert thin.stroke is not None
    assert thin.stroke.width == 1.0
    assert same == box
