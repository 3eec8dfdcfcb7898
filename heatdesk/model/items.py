"""Items and their placements: who is on the map, and where in which scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Layer = Literal["technology", "role"]
LAYERS: Final[tuple[Layer, ...]] = ("technology", "role")

LOW, HIGH = -1.0, 1.0
"""The ends of both axes: everything on the plane lies between them."""

SMALLEST, LARGEST = 0.05, 4.0
"""Bounds of a placement's width and height, in plane units (the plane is 2 wide)."""

DEFAULT_EXTENT = 0.5
HEAVIEST = 10.0


@dataclass(frozen=True, slots=True)
class Item:
    """One technology or role: its identity. It has no position of its own."""

    id: str
    layer: Layer
    name: str
    group: str = ""
    note: str = ""
    link: str = ""
    color: str | None = None
    locked: bool = False


@dataclass(frozen=True, slots=True)
class LabelOffset:
    """Where a hand-moved label sits, in text heights from its marker (dy grows downwards)."""

    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an item lies in one scenario.

    `x` and `y` are in [-1, 1]; `width` and `height` are the full widths at half maximum of the
    item's heat, in the same units; `weight` is the height of its heat at the centre.
    """

    item: str
    x: float
    y: float
    width: float = DEFAULT_EXTENT
    height: float = DEFAULT_EXTENT
    weight: float = 1.0
    muted: bool = False
    reason: str = ""
    label: LabelOffset | None = None

    @property
    def heats(self) -> bool:
        """Whether the placement adds anything to the heat."""
        return not self.muted and self.weight > 0

    @property
    def heat_key(self) -> tuple[float, float, float, float, float]:
        """What its heat depends on: two placements with equal keys heat alike."""
        return (self.x, self.y, self.width, self.height, self.weight if self.heats else 0.0)
