"""Bounds: how large a picture may be."""

from __future__ import annotations

from typing import Final

LARGEST_SIDE: Final = 16_384
LARGEST_AREA: Final = 256_000_000
"""Pixels; of vector pictures page units, so that one size is good for every kind of file."""

UNITS_PER_INCH: Final = 96.0
"""Page units to an inch of paper: at a scale of 1 a unit is a pixel of an ordinary screen."""


def require_size(width: float, height: float) -> None:
    """Raises ValueError for a picture that would be empty, or beyond the bounds."""
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise ValueError(f"a picture is from 1 to {LARGEST_SIDE} pixels a side")
    if width * height > LARGEST_AREA:
        raise ValueError(f"a picture has at most {LARGEST_AREA // 1_000_000} million pixels")
