"""SVG: a figure as a drawing with real text, without Qt.

No script, no event handler, and no reference but to the drawing's own parts. Without the bundled
font's family on the reader's machine its fall-backs are set as wide as was measured.
"""

from __future__ import annotations

import base64
import unicodedata
from collections.abc import Iterable
from typing import Any, Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import numpy as np
from numpy.typing import NDArray

from heatdesk.export import halo as halos
from heatdesk.export import pixels
from heatdesk.export.bounds import require_size
from heatdesk.export.caption import Caption
from heatdesk.figure import lettering
from heatdesk.figure.marks import (
    Anchor,
    Box,
    Clipped,
    Ellipse,
    Figure,
    Fill,
    Line,
    Mark,
    Picture,
    Rect,
    Rings,
    Stroke,
    Text,
)
from heatdesk.storage.characters import as_text

Attributes = dict[str, str]

FAMILIES: Final = f"{lettering.FAMILY}, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
LETTERING: Final = (
    "font-kerning: none; font-variant-ligatures: none; font-feature-settings: 'calt' 0, 'kern' 0;"
    " text-rendering: geometricPrecision"
)
"""Widths are sums of advances: see `figure.lettering`."""

_OTHER_SIDE: Final[dict[Anchor, Anchor]] = {"start": "end", "middle": "middle", "end": "start"}


def svg(figure: Figure, words: Caption | None = None, prefix: str = "map") -> bytes:
    """The figure as an SVG file's bytes, with its words for those who do not see it.

    Ids begin with `prefix`, so that several drawings can stand on one page. Raises ValueError
    where the picture would be empty or far too large.
    """
    require_size(figure.width, figure.height)
    root = _root(figure, words or Caption(), prefix)
    definitions = SubElement(root, "defs")
    ground = Box(0.0, 0.0, figure.width, figure.height, Fill(figure.ground))
    Drawing(definitions, prefix).add(_style(root), (ground, *figure.marks))
    if not len(definitions):
        root.remove(definitions)
    ElementTree.indent(root, "")
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def runs_leftward(text: str) -> bool:
    """Whether text is written from right to left, as its first letter says that has a side."""
    sides = (unicodedata.bidirectional(letter) for letter in text)
    return next((side != "L" for side in sides if side in {"L", "R", "AL"}), False)


class Drawing:
    """A drawing under way: its elements, and how many of its parts have an id.

    Clip paths go into `definitions`; ids begin with `prefix`.
    """

    def __init__(self, definitions: Element, prefix: str) -> None:
        self._definitions = definitions
        self._prefix = prefix
        self._clips: dict[Rect, str] = {}
        self._texts = 0

    def add(self, parent: Element, marks: Iterable[Mark]) -> None:
        """Puts the marks into an element, from back to front."""
        for mark in marks:
            match mark:
                case Ellipse():
                    _put(parent, "ellipse", _ellipse(mark))
                case Box():
                    _put(parent, "rect", _box(mark))
                case Text():
                    self._text(parent, mark)
                case Line():
                    _put(parent, "line", _line(mark))
                case Rings():
                    _put(parent, "path", _rings(mark))
                case Picture():
                    _put(parent, "image", _picture(mark))
                case Clipped():
                    clip = {"clip-path": f"url(#{self._clip(mark.box)})"}
                    self.add(_put(parent, "g", clip), mark.marks)

    def _text(self, parent: Element, mark: Text) -> None:
        """A text, behind it its halo: the same text once more by reference. `paint-order` would
        be shorter, but where it is not known the halo covers the letters.
        """
        if not mark.text:
            return
        attributes = _lettering(mark)
        if mark.halo:
            self._texts += 1
            id = f"{self._prefix}-text-{self._texts}"
            attributes["id"] = id
            halo = _painted(None, halos.outline(mark.halo, mark.size))
            _put(parent, "use", {"xlink:href": f"#{id}", "aria-hidden": "true", **halo})
        _put(parent, "text", attributes).text = as_text(mark.text)

    def _clip(self, box: Rect) -> str:
        """The id of a clip path, one for each box."""
        if box not in self._clips:
            self._clips[box] = f"{self._prefix}-clip-{len(self._clips) + 1}"
            path = _put(self._definitions, "clipPath", {"id": self._clips[box]})
            left, top, right, bottom = box
            _put(path, "rect", _place(left, top, right - left, bottom - top))
        return self._clips[box]


def _root(figure: Figure, words: Caption, prefix: str) -> Element:
    width, height = _number(figure.width), _number(figure.height)
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width} {height}",
    }
    root = Element("svg", attributes)
    told = {"title": as_text(words.title), "desc": as_text(words.text)}
    told = {tag: text for tag, text in told.items() if text}
    for tag, text in told.items():
        _put(root, tag, {"id": f"{prefix}-{tag}"}).text = text
    if told:
        root.set("role", "img")
        root.set("aria-labelledby", " ".join(f"{prefix}-{tag}" for tag in told))
    return root


def _style(root: Element) -> Element:
    """What holds for all marks unless they say otherwise."""
    attributes = {
        "fill": "none",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
        "font-family": FAMILIES,
        "style": LETTERING,
        "xml:space": "preserve",
    }
    return _put(root, "g", attributes)


def _put(parent: Element, tag: str, attributes: Attributes) -> Element:
    return SubElement(parent, tag, attributes)


def _ellipse(mark: Ellipse) -> Attributes:
    place = {"cx": mark.x, "cy": mark.y, "rx": mark.rx, "ry": mark.ry}
    return {**_numbers(place), **_painted(mark.fill, mark.stroke)}


def _box(mark: Box) -> Attributes:
    rounding = {"rx": _number(mark.radius)} if mark.radius else {}
    place = _place(mark.x, mark.y, mark.width, mark.height)
    return {**place, **rounding, **_painted(mark.fill, mark.stroke)}


def _line(mark: Line) -> Attributes:
    place = {"x1": mark.x1, "y1": mark.y1, "x2": mark.x2, "y2": mark.y2}
    return {**_numbers(place), **_painted(None, mark.stroke)}


def _rings(mark: Rings) -> Attributes:
    return {"d": "".join(map(_path, mark.rings)), **_painted(None, mark.stroke)}


def _path(ring: NDArray[np.floating[Any]]) -> str:
    return "M" + " ".join(_number(value) for value in ring.ravel().tolist()) + "Z"


def _picture(mark: Picture) -> Attributes:
    data = base64.b64encode(pixels.encode(mark.pixels)).decode("ascii")
    return {
        **_place(mark.x, mark.y, mark.width, mark.height),
        "preserveAspectRatio": "none",
        "image-rendering": "optimizeQuality",
        "xlink:href": f"data:image/png;base64,{data}",
    }


def _lettering(mark: Text) -> Attributes:
    """Where a text stands and how it is set, without its halo."""
    spacing = mark.spacing * mark.size
    beyond = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
    x, y = _number(mark.x), _number(mark.y)
    # The space after the last letter is not seen, but readers count it.
    made = {"x": _number(mark.x + beyond * spacing), "y": y, "font-size": _number(mark.size)}
    if mark.weight != 400:
        made["font-weight"] = str(mark.weight)
    if spacing:
        made["letter-spacing"] = _number(spacing)
    if mark.turn:
        made["transform"] = f"rotate({_number(mark.turn)} {x} {y})"
    return {**made, **_anchored(mark), **_painted(Fill(mark.colour, mark.opacity), None)}


def _anchored(mark: Text) -> Attributes:
    """On which side a text begins, and how wide it is if that is known for sure."""
    leftward = runs_leftward(mark.text)
    anchor = _OTHER_SIDE[mark.anchor] if leftward else mark.anchor
    made: Attributes = {"text-anchor": anchor} if anchor != "start" else {}
    if leftward:
        made |= {"direction": "rtl"}
    elif lettering.is_exact(mark.text, mark.weight):
        wide = lettering.width(mark.text, mark.size, mark.weight, mark.spacing)
        made |= {"textLength": _number(wide), "lengthAdjust": "spacingAndGlyphs"}
    return made


def _painted(fill: Fill | None, stroke: Stroke | None) -> Attributes:
    made: Attributes = {}
    if fill is not None:
        made["fill"] = fill.colour
        if fill.opacity != 1.0:
            made["fill-opacity"] = _number(fill.opacity)
    if stroke is not None:
        made |= {"stroke": stroke.colour, "stroke-width": _number(stroke.width)}
        if stroke.opacity != 1.0:
            made["stroke-opacity"] = _number(stroke.opacity)
        if stroke.dash:
            made["stroke-dasharray"] = " ".join(map(_number, stroke.dash))
            made["stroke-linecap"] = "butt"
    return made


def _place(x: float, y: float, width: float, height: float) -> Attributes:
    return _numbers({"x": x, "y": y, "width": width, "height": height})


def _numbers(values: dict[str, float]) -> Attributes:
    return {name: _number(value) for name, value in values.items()}


def _number(value: float) -> str:
    """At most three decimals, and no minus zero."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
