"""Nodes: elements of DrawingML and PresentationML, with their lengths and colours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from pptx.oxml import oxml_parser
from pptx.oxml.ns import _nsmap as prefixes
from pptx.oxml.ns import qn

from heatdesk.figure.marks import Fill, Stroke

Node = Any
"""An element of lxml, which has no types."""

EMU: Final = 9525
"""English metric units to a page unit: 914,400 to an inch, of which a page unit is a 96th."""

_WHOLE: Final = 100_000
"""What shares are given in: thousandths of a per cent."""

_DECORATIVE: Final = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_ID: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"

Attributes = Mapping[str, object]


def node(tag: str, attributes: Attributes | None = None, *children: Node) -> Node:
    """An element, its tag with a prefix ('a:ln'); None among the children is left out."""
    name, namespaces = _known(tag)
    given = {key: str(value) for key, value in attributes.items()} if attributes else None
    made = oxml_parser.makeelement(name, given, namespaces)
    for child in children:
        if child is not None:
            made.append(child)
    return made


@lru_cache(maxsize=256)
def _known(tag: str) -> tuple[str, dict[str, str]]:
    """The tag's whole name, and the namespace of its prefix."""
    prefix = tag.partition(":")[0]
    return qn(tag), {prefix: prefixes[prefix]}


def link(tag: str, name: str, relation: str) -> Node:
    """An element that refers to another part of the package by its relation."""
    made = node(tag)
    made.set(qn(name), relation)
    return made


def emu(units: float) -> int:
    return round(units * EMU)


def share(value: float) -> int:
    return round(value * _WHOLE)


def colour(name: str, opacity: float = 1.0) -> Node:
    """A colour: '#rrggbb', or a colour of the theme by its name ('tx1', 'accent2')."""
    alpha = node("a:alpha", {"val": share(opacity)}) if opacity < 1.0 else None
    if name.startswith("#"):
        return node("a:srgbClr", {"val": name[1:].upper()}, alpha)
    return node("a:schemeClr", {"val": name}, alpha)


def filling(fill: Fill | None) -> Node:
    if fill is None:
        return node("a:noFill")
    return node("a:solidFill", None, colour(fill.colour, fill.opacity))


def outline(stroke: Stroke | None) -> Node:
    """A line's look. Dashes are given in line widths."""
    if stroke is None:
        return node("a:ln", None, node("a:noFill"))
    paint = node("a:solidFill", None, colour(stroke.colour, stroke.opacity))
    cap = "flat" if stroke.dash else "rnd"
    width = {"w": max(emu(stroke.width), 1), "cap": cap}
    return node("a:ln", width, paint, _dashes(stroke), node("a:round"))


def identity(id: int, name: str, told: str = "", decorative: bool = False) -> Node:
    """What an object is called in the selection pane, and its alternative text; what is
    `decorative` is passed over by screen readers.
    """
    named: dict[str, object] = {"id": id, "name": name}
    if told:
        named["descr"] = told
    if not decorative:
        return node("p:cNvPr", named)
    namespace = {"adec": _DECORATIVE}
    mark = oxml_parser.makeelement(f"{{{_DECORATIVE}}}decorative", {"val": "1"}, namespace)
    extension = node("a:ext", {"uri": _DECORATIVE_ID}, mark)
    return node("p:cNvPr", named, node("a:extLst", None, extension))


def frame(tag: str, left: float, top: float, width: float, height: float, **turns: object) -> Node:
    """Where a shape lies, in page units; `turns` are `rot`, `flipH` and `flipV`."""
    return node(
        tag,
        turns,
        node("a:off", {"x": emu(left), "y": emu(top)}),
        node("a:ext", {"cx": max(emu(width), 0), "cy": max(emu(height), 0)}),
    )


def _dashes(stroke: Stroke) -> Node:
    if not stroke.dash:
        return None
    pairs = zip(stroke.dash[::2], stroke.dash[1::2], strict=False)
    width = max(stroke.width, 1e-6)
    made = [
        node("a:ds", {"d": share(drawn / width), "sp": share(bare / width)})
        for drawn, bare in pairs
    ]
    return node("a:custDash", None, *made)
