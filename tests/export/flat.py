"""Marks one by one, and what a picture or a file shows of them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from heatdesk.export.bounds import UNITS_PER_INCH
from heatdesk.figure.marks import Box, Clipped, Ellipse, Line, Mark, Picture, Rect, Rings

_POINTS_PER_UNIT = 72 / UNITS_PER_INCH


def flat(marks: Iterable[Mark]) -> Iterator[Mark]:
    """All marks from back to front, those inside a clip too."""
    for mark in marks:
        if isinstance(mark, Clipped):
            yield from flat(mark.marks)
        else:
            yield mark


def bounds(mark: Mark) -> Rect:
    """left, top, right, bottom of a shape, without its stroke."""
    match mark:
        case Ellipse():
            return mark.x - mark.rx, mark.y - mark.ry, mark.x + mark.rx, mark.y + mark.ry
        case Box() | Picture():
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
        case Line():
            xs, ys = sorted((mark.x1, mark.x2)), sorted((mark.y1, mark.y2))
            return xs[0], ys[0], xs[1], ys[1]
        case Rings():
            points = np.concatenate(mark.rings)
            return *points.min(axis=0).tolist(), *points.max(axis=0).tolist()
    raise TypeError(f"no bounds of {mark!r}")


def pixels(image: QImage) -> NDArray[np.int16]:
    """Blue, green, red of an image, of shape (rows, columns, 3)."""
    made = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(made.constBits(), np.uint8).reshape(made.height(), -1, 4)
    return rows[:, : made.width(), :3].astype(np.int16)


@dataclass(frozen=True)
class Shape:
    """A path of a PDF page: its points in page units, those that bend its curves among them, and
    the colours that it is drawn with.
    """

    points: NDArray[np.float64]
    colours: frozenset[str]

    @property
    def rect(self) -> Rect:
        """left, top, right, bottom, without the line's width."""
        low, high = self.points.min(axis=0).tolist(), self.points.max(axis=0).tolist()
        return low[0], low[1], high[0], high[1]


class Page:
    """The one page of a PDF file, in the units of the figure that it shows."""

    def __init__(self, data: bytes) -> None:
        self.document = pypdfium2.PdfDocument(data)
        assert len(self.document) == 1
        self.page = self.document[0]
        self.height = self.page.get_height() / _POINTS_PER_UNIT
        self.words = self.page.get_textpage()

    def pixels(self, scale: float = 1.0) -> NDArray[np.int16]:
        """What a reader shows, `scale` pixels to a page unit."""
        shown = self.page.render(scale=scale / _POINTS_PER_UNIT, rev_byteorder=False)
        return shown.to_numpy()[:, :, :3].astype(np.int16)

    @property
    def text(self) -> str:
        """All letters without spaces, in the order of the file: no reader's guess of lines."""
        return "".join(letter for letter, _ in self.letters())

    def letters(self) -> Iterator[tuple[str, Rect]]:
        """Every letter that is no space, in the order of the file, with its box."""
        for item in self.page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], textpage=self.words):
            letter = "".join(item.extract().split())
            if letter:
                yield letter, self._units(item.get_bounds())

    def origins(self) -> Iterator[tuple[str, tuple[float, float]]]:
        """Every letter that is no space with its place on the base line, in the file's order."""
        for item in self.page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], textpage=self.words):
            letter, place = "".join(item.extract().split()), item.get_matrix()
            if letter:
                yield letter, (place.e / _POINTS_PER_UNIT, self.height - place.f / _POINTS_PER_UNIT)

    def shapes(self) -> Iterator[Shape]:
        for item in self.page.get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
            place = item.get_matrix()
            points = [place.on_point(x, y) for x, y in _points(item.raw)]
            flipped = np.array(points) / _POINTS_PER_UNIT * (1, -1) + (0, self.height)
            yield Shape(flipped, _colours(item.raw))

    def images(self) -> list[tuple[tuple[int, int], Rect]]:
        """Size in pixels and box of every picture."""
        found = self.page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE])
        return [(item.get_px_size(), self._units(item.get_bounds())) for item in found]

    def _units(self, box: Rect) -> Rect:
        left, bottom, right, top = (value / _POINTS_PER_UNIT for value in box)
        return left, self.height - top, right, self.height - bottom


def _points(item: Any) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for n in range(pdfium.FPDFPath_CountSegments(item)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(item, n), x, y)
        yield x.value, y.value


def _colours(item: Any) -> frozenset[str]:
    parts = [ctypes.c_uint() for _ in range(4)]
    found = set()
    for ask in (pdfium.FPDFPageObj_GetFillColor, pdfium.FPDFPageObj_GetStrokeColor):
        if ask(item, *parts):
            found.add("#{:02x}{:02x}{:02x}".format(*(part.value for part in parts[:3])))
    return frozenset(found)
