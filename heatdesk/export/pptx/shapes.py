"""Shapes: marks as native shapes of a slide, in the order in which they are drawn."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.export import pixels
from heatdesk.export.pptx import freeforms, paints
from heatdesk.export.pptx.nodes import Node, filling, identity, link, node, outline
from heatdesk.export.pptx.writing import Lettering, body, paragraph
from heatdesk.figure.marks import (
    Clipped,
    Ellipse,
    Fill,
    Line,
    Mark,
    Picture,
    Rect,
    Rings,
    Stroke,
    Text,
)
from heatdesk.storage.characters import as_line, as_text

_PLATE: Final = 0.7
"""Share of a halo's opacity that a plate behind the text has: few programs draw halos."""

_FIRST_ID: Final = 100
"""Above the numbers of a slide's placeholders."""

Ring = NDArray[np.floating[Any]]
Drawn = tuple[Node, Rect]
"""A shape, and the box that it takes on the page."""


class Shapes:
    """The shapes of one slide under way; what is added later lies on top."""

    def __init__(self, slide: Any) -> None:
        self._part = slide.part
        self._tree: Node = slide.shapes._spTree
        self._ids = count(_FIRST_ID)

    def group(self, parts: Iterable[tuple[str, Iterable[Mark]]], name: str, told: str) -> None:
        """Named parts as one group, with a text for those who do not see it. Nothing is added
        where there is no mark.
        """
        drawn = [one for part, marks in parts for one in self._drawn(marks, part)]
        if drawn:
            self._group(drawn, name, told)

    def rings(self, mark: Rings, name: str, told: str) -> None:
        """Each closed line as a shape of its own, whose points can be edited."""
        for ring in mark.rings:
            shape, _ = self._ring(freeforms.simplified(ring), name, None, mark.stroke, told)
            self._tree.append(shape)

    def areas(
        self, areas: Iterable[tuple[str, Sequence[Ring], Fill]], name: str, told: str
    ) -> None:
        """Named areas from back to front as one group; inside is what lies in an odd number of an
        area's closed lines.
        """
        drawn = [self._area(part, rings, fill) for part, rings, fill in areas]
        self._group(drawn, name, told)

    def picture(self, mark: Picture, name: str, told: str) -> None:
        """Pixels as a picture; a package keeps the same pixels once."""
        _, relation = self._part.get_or_add_image_part(io.BytesIO(_png(mark.pixels)))
        locks = node("p:cNvPicPr", None, node("a:picLocks", {"noChangeAspect": 1}))
        held = node("p:nvPicPr", None, self._named(name, told), locks, node("p:nvPr"))
        stretched = node("a:stretch", None, node("a:fillRect"))
        filled = node("p:blipFill", None, link("a:blip", "r:embed", relation), stretched)
        look = node("p:spPr", None, paints.at(paints.rect(mark)), paints.preset("rect"))
        self._tree.append(node("p:pic", None, held, filled, look))

    def _group(self, drawn: Sequence[Drawn], name: str, told: str) -> None:
        box = paints.at(paints.around(rect for _, rect in drawn))
        for tag, of in zip(("a:chOff", "a:chExt"), list(box), strict=True):
            box.append(node(tag, dict(of.attrib)))
        named = self._named(name, told)
        held = node("p:nvGrpSpPr", None, named, node("p:cNvGrpSpPr"), node("p:nvPr"))
        shapes = (shape for shape, _ in drawn)
        self._tree.append(node("p:grpSp", None, held, node("p:grpSpPr", None, box), *shapes))

    def _area(self, name: str, rings: Sequence[Ring], fill: Fill) -> Drawn:
        box = freeforms.bounds(rings)
        geometry = freeforms.geometry(rings, box)
        look = node("p:spPr", None, paints.at(box), geometry, filling(fill), outline(None))
        return self._shape(name, look, decorative=True), box

    def _drawn(self, marks: Iterable[Mark], name: str, clip: Rect | None = None) -> Iterator[Drawn]:
        """The parts of a group: what is no text is decoration, since the group is told of."""
        for mark in marks:
            match mark:
                case Clipped():
                    yield from self._drawn(mark.marks, name, mark.box)
                case Rings():
                    lines = map(freeforms.simplified, mark.rings)
                    yield from (self._ring(line, name, None, mark.stroke) for line in lines)
                case Text():
                    if mark.text:
                        yield self._text(mark, name)
                case Picture():
                    yield from self._bar(mark, name)
                case Ellipse() if clip is not None and paints.leaves(mark, clip):
                    yield self._ring(freeforms.cut(mark, clip), name, mark.fill, mark.stroke)
                case _:
                    yield self._plain(mark, name)

    def _plain(self, mark: Mark, name: str) -> Drawn:
        """An ellipse, a box or a line."""
        rect = paints.rect(mark)
        look = node("p:spPr", None, paints.at(rect, **paints.turns(mark)), *paints.look(mark))
        if isinstance(mark, Line):
            named = self._named(name, decorative=True)
            held = node("p:nvCxnSpPr", None, named, node("p:cNvCxnSpPr"), node("p:nvPr"))
            return node("p:cxnSp", None, held, look), rect
        return self._shape(name, look, decorative=True), rect

    def _bar(self, mark: Picture, name: str) -> Iterator[Drawn]:
        """A row of pixels as a bar of colours."""
        for rect, paint in paints.pieces(mark):
            look = node(
                "p:spPr", None, paints.at(rect), paints.preset("rect"), paint, outline(None)
            )
            yield self._shape(name, look, decorative=True), rect

    def _ring(
        self, ring: Ring, name: str, fill: Fill | None, stroke: Stroke | None, told: str = ""
    ) -> Drawn:
        box = freeforms.bounds([ring])
        geometry = freeforms.geometry([ring], box)
        look = node("p:spPr", None, paints.at(box), geometry, filling(fill), outline(stroke))
        return self._shape(name, look, told=told, decorative=not told), box

    def _text(self, mark: Text, name: str) -> Drawn:
        """A text box as wide as the text; where the figure has a halo it has a plate."""
        rect, page = paints.text_rect(mark)
        plate = Fill(mark.halo.colour, _PLATE * mark.halo.opacity) if mark.halo else None
        turn = {"rot": round(mark.turn * 60_000) % 21_600_000} if mark.turn else {}
        look = node("p:spPr", None, paints.at(rect, **turn), paints.preset("rect"), filling(plate))
        letters = Lettering(
            mark.size, mark.colour, mark.weight, mark.spacing, mark.opacity, font="+mn"
        )
        line = paragraph(mark.text, letters, mark.anchor)
        bare = dict.fromkeys(("lIns", "tIns", "rIns", "bIns", "rtlCol"), 0)
        words = body("p:txBody", [line], wrap="none", **bare, anchor="ctr")
        if plate is not None:  # it grows with the text where another font is wider, or is edited
            words[0].append(node("a:spAutoFit"))
        return self._shape(name, look, words), page

    def _shape(
        self, name: str, look: Node, words: Node = None, told: str = "", decorative: bool = False
    ) -> Node:
        """A shape; with words it is a text box."""
        kind = node("p:cNvSpPr", {"txBox": 1} if words is not None else None)
        named = self._named(name, told, decorative)
        held = node("p:nvSpPr", None, named, kind, node("p:nvPr"))
        return node("p:sp", None, held, look, words)

    def _named(self, name: str, told: str = "", decorative: bool = False) -> Node:
        return identity(next(self._ids), as_line(name), as_text(told), decorative)


def _png(colours: NDArray[np.uint32]) -> bytes:
    return _encoded(colours.tobytes(), colours.shape)


@lru_cache(maxsize=4)
def _encoded(data: bytes, shape: tuple[int, int]) -> bytes:
    """Most slides of a deck show the same heat, and packing it takes longer than all the rest."""
    return pixels.encode(np.frombuffer(data, np.uint32).reshape(shape))
