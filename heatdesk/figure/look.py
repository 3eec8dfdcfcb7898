"""Look: colours and sizes of everything that is drawn, in a light and a dark version.

Sizes are design pixels (see Frame.unit). Contrasts were computed against every colour of the heat
tables: text keeps 11:1 with its halo, markers keep a CIEDE2000 distance of 31 and more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from heatdesk.figure.marks import Fill, Halo, Stroke
from heatdesk.figure.vision import Vision, seen_colour
from heatdesk.model.items import Layer

_MARKER: Final = 15.0


@dataclass(frozen=True, slots=True)
class LayerLook:
    """How one layer's bubbles look. Layers differ by shape and filling, not by hue alone."""

    fill: str
    outline: str
    outline_width: float
    extent: str
    letters: float = 1.0
    """Size of its names, as a share of the look's `label_size`."""


@dataclass(frozen=True, slots=True)
class Look:
    dark: bool
    canvas: str
    """The ground of the page."""
    plane: str
    """The ground of the plane, which cool heat fades into."""
    text: str
    secondary: str
    axis: str
    hairline: str
    accent: str
    casing: str
    technology: LayerLook
    role: LayerLook
    warm: Stroke
    hot: Stroke
    halo: Halo
    axis_size: float = 13.0
    axis_spacing: float = 0.06
    label_size: float = 12.5
    label_room: float = 22.0
    """A name is elided where it is wider than this many times its size."""
    quadrant_size: float = 11.5
    title_size: float = 20.0
    small_size: float = 11.5
    marker: float = _MARKER
    """Diameter of a disc, side of a rounded square."""
    label_gap: float = 2.0
    extent_fill: float = 0.10
    extent_line: float = 0.55
    vision: Vision = "normal"
    """Whose eyes the colours are for; `seen` gives an item's own colour to them."""

    def seen(self, colour: str) -> str:
        return seen_colour(colour, self.vision)

    def layer(self, layer: Layer) -> LayerLook:
        return self.technology if layer == "technology" else self.role

    @property
    def strength(self) -> float:
        """How much stronger leaders and arrows are than in the editor: they grow with markers."""
        return self.marker / _MARKER

    def letters_of(self, layer: Layer) -> float:
        """Size of a layer's names, in design pixels."""
        return self.label_size * self.layer(layer).letters

    def extent_of(self, layer: Layer, over_heat: bool) -> tuple[Fill | None, Stroke]:
        """Filling and outline of an extent: over heat it must not hide what lies below."""
        colour = self.layer(layer).extent
        fill = None if over_heat else Fill(colour, self.extent_fill)
        return fill, Stroke(colour, 1.0, self.extent_line)


LIGHT: Final = Look(
    dark=False,
    canvas="#ffffff",
    plane="#ffffff",
    text="#111827",
    secondary="#475569",
    axis="#64748b",
    hairline="#cbd5e1",
    accent="#2563eb",
    casing="#ffffff",
    technology=LayerLook("#0b5fa5", "#0b5fa5", 0.0, "#0b5fa5"),
    role=LayerLook("#ffffff", "#4c1d95", 3.5, "#4c1d95"),
    warm=Stroke("#7c2d12", 1.0, 0.9, (5.0, 4.0)),
    hot=Stroke("#7f1d1d", 1.0),
    halo=Halo("#ffffff", 0.85),
)

DARK: Final = replace(
    LIGHT,
    dark=True,
    canvas="#0f1115",
    plane="#0f1115",
    text="#f8fafc",
    secondary="#94a3b8",
    axis="#94a3b8",
    hairline="#334155",
    accent="#60a5fa",
    casing="#111827",
    technology=LayerLook("#38bdf8", "#38bdf8", 0.0, "#7dd3fc"),
    role=LayerLook("#111827", "#f8fafc", 3.5, "#e2e8f0"),
    warm=Stroke("#fde68a", 1.0, 0.9, (5.0, 4.0)),
    hot=Stroke("#ffffff", 1.0),
    halo=Halo("#0f1115", 0.85),
)


def look(dark: bool, projector: bool = False, vision: Vision = "normal") -> Look:
    """The look of a map: for a projector larger and stronger, for other eyes as they see it."""
    made = DARK if dark else LIGHT
    return as_seen(for_projector(made) if projector else made, vision)


def for_projector(made: Look) -> Look:
    """Larger letters and markers and stronger lines: for the last row of a bright room."""
    return replace(
        made,
        axis_size=17.0,
        label_size=16.0,
        quadrant_size=14.0,
        title_size=26.0,
        small_size=14.0,
        marker=20.0,
        label_gap=3.0,
        extent_line=0.8,
        secondary=made.text,
        hairline=made.axis,
        role=replace(made.role, outline_width=4.5),
    )


def as_seen(made: Look, vision: Vision) -> Look:
    """The same look with all colours as a kind of eyes sees them."""
    if vision == "normal":
        return made

    def see(colour: str) -> str:
        return seen_colour(colour, vision)

    def layer(given: LayerLook) -> LayerLook:
        colours = see(given.fill), see(given.outline), see(given.extent)
        return replace(given, fill=colours[0], outline=colours[1], extent=colours[2])

    return replace(
        made,
        vision=vision,
        canvas=see(made.canvas),
        plane=see(made.plane),
        text=see(made.text),
        secondary=see(made.secondary),
        axis=see(made.axis),
        hairline=see(made.hairline),
        accent=see(made.accent),
        casing=see(made.casing),
        technology=layer(made.technology),
        role=layer(made.role),
        warm=replace(made.warm, colour=see(made.warm.colour)),
        hot=replace(made.hot, colour=see(made.hot.colour)),
        halo=replace(made.halo, colour=see(made.halo.colour)),
    )
