"""Drawing: a map on a page as the marks of every picture, in groups that a script can find.

There are two drawings of each map, for a wide window and for a narrow one: names keep their size,
so a small plane needs places of its own for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal
from xml.etree.ElementTree import Element, SubElement

from heatdesk.export.chapters import full_name, in_reading_order
from heatdesk.export.html.elements import element
from heatdesk.export.svg import FAMILIES, Drawing
from heatdesk.figure import board
from heatdesk.figure.bubbles import Bubble, bubbles, extent, marker
from heatdesk.figure.compose import map_labels
from heatdesk.figure.frame import Frame
from heatdesk.figure.heat_marks import zone_lines
from heatdesk.figure.labels import Label
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Clipped, Mark
from heatdesk.heat.field import Field
from heatdesk.heat.zones import Thresholds
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes

Width = Literal["wide", "narrow"]
WIDTHS: Final[tuple[Width, ...]] = ("wide", "narrow")

_SIDES: Final = {"wide": (820.0, 680.0), "narrow": (380.0, 330.0)}
"""The page's width and the longest side of its plane, in design pixels."""

_ABOVE: Final = 32.0
"""Room above and below the plane for the names of its ends."""

_TOUCH: Final = 15.0
"""Radius around a marker's centre within which it is meant."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page of a drawing: where the plane lies on it."""

    kind: Width
    width: float
    height: float
    frame: Frame

    @classmethod
    def of(cls, axes: Axes, look: Look, kind: Width) -> Sheet:
        width, most = _SIDES[kind]
        side = board.fitting_side(axes, look, width, most)
        frame = Frame((width - side) / 2, _ABOVE, side)
        return cls(kind, width, side + 2 * _ABOVE, frame)


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What is drawn: a scenario with its field, and the thresholds of its zones."""

    project: Project
    scenario: str
    field: Field
    thresholds: Thresholds

    @property
    def bubbles(self) -> tuple[Bubble, ...]:
        return bubbles(self.project, self.scenario)

    def labels(self, sheet: Sheet, look: Look) -> tuple[Label, ...]:
        return map_labels(self.project, self.scenario, sheet.frame, look)


def drawing(scene: Scene, sheet: Sheet, prefix: str, look: Look) -> Element:
    """The map without its heat, which lies below it, as an SVG element."""
    root = _root(sheet)
    pen = Drawing(SubElement(root, "defs"), prefix)
    shown = SubElement(root, "g", {"font-family": FAMILIES, **_LINES})
    for name, marks in _board(scene, sheet, look):
        pen.add(SubElement(shown, "g", {"class": name}), marks)
    _crowd(pen, shown, scene, sheet, look)
    return root


_LINES: Final = {
    "fill": "none",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "xml:space": "preserve",
    "aria-hidden": "true",
}


def _root(sheet: Sheet) -> Element:
    frame = sheet.frame
    return Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "xmlns:xlink": "http://www.w3.org/1999/xlink",
            "class": f"drawing {sheet.kind}",
            "viewBox": f"0 0 {sheet.width:g} {sheet.height:g}",
            "data-left": f"{frame.left:g}",
            "data-top": f"{frame.top:g}",
            "data-side": f"{frame.side:g}",
        },
    )


def _board(scene: Scene, sheet: Sheet, look: Look) -> Iterator[tuple[str, Iterable[Mark]]]:
    properties, frame = scene.project.properties, sheet.frame
    alignment = scene.field.overlay("alignment")
    yield "zones", zone_lines(alignment, scene.thresholds, frame, look)
    yield "axes", board.axes(properties, frame, look)
    yield "ends", board.end_names(properties, frame, look, sheet.width)
    yield "quadrants", board.quadrant_names(properties, frame, look)


def _crowd(pen: Drawing, shown: Element, scene: Scene, sheet: Sheet, look: Look) -> None:
    """All extents below all markers, and these below all names, each in a group of its own."""
    frame, crowd = sheet.frame, scene.bubbles
    box = SubElement(shown, "g", {"class": "extents"})
    for bubble in crowd:
        clipped = Clipped(frame.box, (extent(bubble, frame, look, over_heat=True),))
        pen.add(_group(box, bubble, "extent"), (clipped,))
    for bubble in crowd:
        pen.add(_group(shown, bubble, "marker"), marker(bubble, frame, look))
    for bubble, label in zip(crowd, scene.labels(sheet, look), strict=True):
        pen.add(_group(shown, bubble, "name"), label.marks(bubble, frame, look))


def _group(parent: Element, bubble: Bubble, kind: str) -> Element:
    item = bubble.item
    return SubElement(parent, "g", {"class": kind, "data-item": item.id, "data-layer": item.layer})


def targets(scene: Scene, sheet: Sheet, told: dict[str, str]) -> Element:
    """What is pointed at and what the keyboard reaches, in reading order: a circle over each marker
    that is `told` of.
    """
    by_item = {bubble.item.id: bubble for bubble in scene.bubbles}
    made = Element("g", {"class": "targets", "role": "list", "aria-label": "Items on the map"})
    for placement in in_reading_order([bubble.placement for bubble in by_item.values()]):
        group = _group(made, by_item[placement.item], "target")
        group.attrib |= {
            "tabindex": "0",
            "role": "listitem",
            "aria-label": told[placement.item],
        }
        x, y = sheet.frame.x(placement.x), sheet.frame.y(placement.y)
        place = {"cx": f"{x:.3f}", "cy": f"{y:.3f}"}
        SubElement(group, "circle", {**place, "r": f"{_TOUCH:g}", "class": "touch"})
        for ring in ("ring-outer", "ring-inner"):
            SubElement(group, "circle", {**place, "r": "13", "class": ring})
    return made


def numbered(scene: Scene, sheet: Sheet, labels: Sequence[Label]) -> Element | None:
    """The names that found no place on the map, by the numbers that stand in their markers."""
    found = [label for label in labels if label.number is not None]
    if not found:
        return None
    project = scene.project
    lines = (
        element("li", element("b", str(label.number)), f" {full_name(project.item(label.id))}")
        for label in found
    )
    return element("ul", *lines, class_=f"numbered {sheet.kind}")
