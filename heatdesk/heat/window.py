"""Window: a rectangle of grid cells, so that only what changed is computed and painted again."""

from __future__ import annotations

import math
from dataclasses import dataclass

from heatdesk.heat.kernel import FWHM_TO_SIGMA, REACH

HeatKey = tuple[float, float, float, float, float]
"""x, y, width, height, weight of one placement; see Placement.heat_key."""


@dataclass(frozen=True, slots=True)
class Window:
    """Rows and columns [first, last) of a grid. Empty where first >= last."""

    top: int
    bottom: int
    left: int
    right: int

    @classmethod
    def whole(cls, n: int) -> Window:
        return cls(0, n, 0, n)

    @classmethod
    def none(cls) -> Window:
        return cls(0, 0, 0, 0)

    @classmethod
    def of(cls, key: HeatKey | None, n: int) -> Window:
        """The cells that a placement's heat reaches; none where there is no placement."""
        if key is None or key[4] == 0:
            return cls.none()
        x, y, width, height, _ = key
        left, right = _cells(x, width, n)
        top, bottom = _cells(y, height, n)
        return cls(top, bottom, left, right)

    def __bool__(self) -> bool:
        return self.top < self.bottom and self.left < self.right

    def __or__(self, other: Window) -> Window:
        """The smallest window that holds both."""
        if not self or not other:
            return self or other
        return Window(
            min(self.top, other.top),
            max(self.bottom, other.bottom),
            min(self.left, other.left),
            max(self.right, other.right),
        )

    @property
    def cells(self) -> tuple[slice, slice]:
        return slice(self.top, self.bottom), slice(self.left, self.right)


def _cells(centre: float, width: float, n: int) -> tuple[int, int]:
    reach = REACH * FWHM_TO_SIGMA * width
    first = math.floor((centre - reach + 1.0) * n / 2.0)
    last = math.ceil((centre + reach + 1.0) * n / 2.0)
    return max(first, 0), min(last, n)
