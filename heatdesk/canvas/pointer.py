"""Pointer: one mouse event in the words of the canvas."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, on the plane (x, y) and in canvas pixels (px, py); the keys held.

    `touch` says that it is a finger, which needs larger targets and trembles more than a mouse.
    """

    x: float
    y: float
    px: float
    py: float
    shift: bool = False
    command: bool = False
    alt: bool = False
    touch: bool = False

    @property
    def travel(self) -> float:
        """Pixels of travel that make a drag of a press."""
        return 10.0 if self.touch else 4.0

    def pixels_from(self, other: Pointer) -> float:
        return math.hypot(self.px - other.px, self.py - other.py)
