"""Marks: what a picture is made of. Page units, y downwards; colours are '#rrggbb'.

Writers (screen, PNG, and others) draw marks in order and decide nothing about them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Anchor = Literal["start", "middle", "end"]
Weight = Literal[400, 600]

Rect = tuple[float, float, float, float]
"""left, top, right, bottom in page units."""

Segment = tuple[float, float, float, float]
"""x1, y1, x2, y2 in page units."""


@dataclass(frozen=True, slots=True)
class Fill:
    colour: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's look. `dash` alternates drawn and bare lengths, in page units."""

    colour: str
    width: float = 1.0
    opacity: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    fill: Fill | None = None
    stroke: Stroke | None = None
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Ellipse:
    x: float
    y: float
    rx: float
    ry: float
    fill: Fill | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    stroke: Stroke


@dataclass(frozen=True, slots=True, eq=False)
class Rings:
    """Closed lines, each an array of points of shape (k, 2)."""

    rings: tuple[NDArray[np.floating[Any]], ...]
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Halo:
    """An outline behind text, as a share of the font size."""

    colour: str
    opacity: float
    share: float = 0.28


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text. (x, y) is the anchor on the base line; `turn` is clockwise degrees."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    weight: Weight = 400
    anchor: Anchor = "start"
    halo: Halo | None = None
    turn: float = 0.0
    spacing: float = 0.0
    """Extra space after each letter, as a share of the size."""
    opacity: float = 1.0
    """Of the letters; the halo has its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Pixels 0xAARRGGBB of shape (rows, columns), top row first, stretched smoothly over a box. All
    but logos are opaque.
    """

    x: float
    y: float
    width: float
    height: float
    pixels: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Clipped:
    """Marks of which only what lies inside a box is seen."""

    box: Rect
    marks: tuple[Mark, ...]


Mark = Box | Ellipse | Line | Rings | Text | Picture | Clipped


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A finished picture: marks from back to front on a page of this size and ground."""

    width: float
    height: float
    ground: str
    marks: tuple[Mark, ...]
