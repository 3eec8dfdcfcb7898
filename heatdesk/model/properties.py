"""What belongs to the map as a whole: axes, quadrants, names of the layers, heat settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from heatdesk.model.items import Layer

Overlay = Literal["alignment", "combined", "gap", "technologies", "roles"]
OVERLAYS: Final[tuple[Overlay, ...]] = (
    "alignment",
    "combined",
    "gap",
    "technologies",
    "roles",
)

Colormap = Literal["auto", "inferno", "cet-l18", "cividis", "viridis", "cet-l3", "grey"]
COLORMAPS: Final[tuple[Colormap, ...]] = (
    "auto",
    "inferno",
    "cet-l18",
    "cividis",
    "viridis",
    "cet-l3",
    "grey",
)

QuadrantKey = Literal["top_left", "top_right", "bottom_left", "bottom_right"]
QUADRANTS: Final[tuple[QuadrantKey, ...]] = (
    "top_left",
    "top_right",
    "bottom_left",
    "bottom_right",
)

SideKey = Literal["x.low", "x.high", "y.low", "y.high"]
SIDES: Final[tuple[SideKey, ...]] = ("x.low", "x.high", "y.low", "y.high")
"""The two sides of each axis, by its name and its end."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: its name, the names of its ends, what they mean, and where the other crosses it."""

    name: str = ""
    low: str = ""
    high: str = ""
    definition: str = ""
    crossing: float = 0.0


@dataclass(frozen=True, slots=True)
class Axes:
    x: Axis = Axis()
    y: Axis = Axis()


@dataclass(frozen=True, slots=True)
class Quadrant:
    """One of the four fields that the axes cut; it may be left empty on purpose."""

    name: str = ""
    note: str = ""
    empty_on_purpose: bool = False


@dataclass(frozen=True, slots=True)
class Quadrants:
    top_left: Quadrant = Quadrant()
    top_right: Quadrant = Quadrant()
    bottom_left: Quadrant = Quadrant()
    bottom_right: Quadrant = Quadrant()


@dataclass(frozen=True, slots=True)
class LayerName:
    name: str


@dataclass(frozen=True, slots=True)
class LayerNames:
    """What this project calls its two layers."""

    technology: LayerName = LayerName("Technologies")
    role: LayerName = LayerName("Roles")

    def of(self, layer: Layer) -> str:
        return self.technology.name if layer == "technology" else self.role.name

    @property
    def layers(self) -> dict[str, Layer]:
        """The layers by the project's own words for them, as lists may name them."""
        return {self.technology.name: "technology", self.role.name: "role"}


@dataclass(frozen=True, slots=True)
class HeatSettings:
    """How heat is shown and judged. `warm` and `hot` are shares of the scale; None is automatic."""

    overlay: Overlay = "alignment"
    colormap: Colormap = "auto"
    opacity: float = 1.0
    scale: float | None = None
    warm: float = 0.5
    hot: float = 0.75
    bands: bool = False
    doubt: float = 0.1
    grid: int = 0


@dataclass(frozen=True, slots=True)
class Properties:
    """Everything of a project that is not in one of its lists."""

    title: str = ""
    description: str = ""
    axes: Axes = Axes()
    quadrants: Quadrants = Quadrants()
    layers: LayerNames = LayerNames()
    target: str | None = None
    heat: HeatSettings = HeatSettings()
