"""PDF: each figure as a page with real text, lines as lines, and the heat as one picture."""

from __future__ import annotations

import math
import re
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QHashSeed,
    QIODevice,
    QMarginsF,
    QRectF,
    QSizeF,
    QUuid,
)
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter

from heatdesk.export.bounds import UNITS_PER_INCH, require_size
from heatdesk.export.caption import Caption
from heatdesk.export.fonts import load_fonts
from heatdesk.export.painter import paint
from heatdesk.figure.marks import Figure, Rect
from heatdesk.storage.characters import as_line

_POINTS: Final = 72.0 / UNITS_PER_INCH
"""To a page unit. Qt makes pages of whole points: what is left over is ground."""

_BEYOND: Final = 2.0
"""Page units by which the ground is larger than the figure."""

_NO_ID: Final = str(uuid.UUID(int=0))
_HEAD_END: Final = b"<?xpacket end"
_DATES: Final = re.compile(rb'/(?:Creation|Mod)Date \(D:[^)\n]*\)|xmp:\w+Date="[^"\n]*"')
"""Where Qt writes when a file was made: the same figure shall be the same file."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A page, and below its marks another figure, drawn as wide as its box: left, top, right,
    bottom.
    """

    figure: Figure
    inset: Figure | None = None
    box: Rect = (0.0, 0.0, 0.0, 0.0)


def pdf(figure: Figure, words: Caption | None = None) -> bytes:
    """The figure as the bytes of a PDF file of one page, 96 page units to an inch. Needs a
    QGuiApplication. Raises ValueError where the page would be empty or far too large.
    """
    return pages([figure], words)


def pages(figures: Sequence[Figure], words: Caption | None = None) -> bytes:
    """The same for several figures of one size, a page each: at least one. Raises ValueError for
    sizes as above, and where there is no figure or one of another size.
    """
    return bound([Sheet(figure) for figure in figures], words)


def bound(sheets: Sequence[Sheet], words: Caption | None = None) -> bytes:
    """The same for pages with other figures in them."""
    if len({(sheet.figure.width, sheet.figure.height) for sheet in sheets}) != 1:
        raise ValueError("pages of one file have one size")
    first = sheets[0].figure
    require_size(first.width, first.height)
    load_fonts()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    with _fixed_order():
        _write(_writer(buffer, first, words or Caption()), sheets)
    buffer.close()
    return _lasting(bytes(kept.data()))


@contextmanager
def _fixed_order() -> Iterator[None]:
    """Has Qt write the fonts in the same order in every run of the program."""
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()


def _writer(buffer: QBuffer, figure: Figure, words: Caption) -> QPdfWriter:
    made = QPdfWriter(buffer)
    width, height = (math.ceil(side * _POINTS) for side in (figure.width, figure.height))
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    made.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "", exact))
    made.setPageMargins(QMarginsF())
    # The space between letters is drawn larger where a page is finer than the screen.
    made.setResolution(QImage(1, 1, QImage.Format.Format_RGB32).logicalDpiX())
    made.setTitle(as_line(words.title))
    made.setCreator("HeatDesk")
    made.setDocumentId(QUuid(_NO_ID))
    return made


def _write(writer: QPdfWriter, sheets: Sequence[Sheet]) -> None:
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    scale = writer.resolution() / UNITS_PER_INCH
    painter.scale(scale, scale)
    for n, sheet in enumerate(sheets):
        if n:
            writer.newPage()
        figure = sheet.figure
        ground = QRectF(0.0, 0.0, figure.width + _BEYOND, figure.height + _BEYOND)
        painter.fillRect(ground, QColor(figure.ground))
        if sheet.inset is not None:
            _inset(painter, sheet.inset, sheet.box)
        paint(painter, figure.marks, on_paper=True)
    painter.end()


def _inset(painter: QPainter, figure: Figure, box: Rect) -> None:
    left, top, right, _ = box
    scale = (right - left) / figure.width
    painter.save()
    painter.translate(left, top)
    painter.scale(scale, scale)
    painter.setClipRect(QRectF(0.0, 0.0, figure.width, figure.height))
    painter.fillRect(QRectF(0.0, 0.0, figure.width, figure.height), QColor(figure.ground))
    paint(painter, figure.marks, on_paper=True)
    painter.restore()


def _lasting(data: bytes) -> bytes:
    """The file without the time of its making, and with an id that its content gives it."""
    head, mark, tail = data.partition(_HEAD_END)
    bare = _DATES.sub(lambda found: b" " * len(found[0]), head) + mark + tail
    id = str(uuid.uuid5(uuid.NAMESPACE_OID, bare.hex())).encode()
    none = _NO_ID.encode()
    return bare.replace(none, id).replace(none.hex().encode(), id.hex().encode())
