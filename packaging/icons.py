"""Icons: every size and form that a system wants, drawn from resources/icons/app.svg.

`python packaging/icons.py [FOLDER]` writes heatdesk.ico, heatdesk.icns, heatdesk-map.ico,
heatdesk-map.icns and a PNG for each size of both; the folder is build/icons unless it is named.
"""

from __future__ import annotations

import io
import os
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen, QPolygonF
from PySide6.QtSvg import QSvgRenderer

ROOT: Final = Path(__file__).resolve().parent.parent
DRAWING: Final = ROOT / "resources" / "icons" / "app.svg"

WINDOWS: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
SMALL: Final = {16: (b"is32", b"s8mk"), 32: (b"il32", b"l8mk")}
LARGE: Final = {
    **{b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256},
    **{b"ic14": 512, b"ic09": 512, b"ic10": 1024},
}
"""macOS' names of its sizes; some are those of half the size, for sharp displays."""

MACOS: Final = (*SMALL, *LARGE.values())
LINUX: Final = (16, 24, 32, 48, 64, 128, 256, 512)

Draw = Callable[[QPainter, float], None]
"""Draws onto a square of so many pixels."""


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication(["icons"])
    for name, draw in (("heatdesk", _program), ("heatdesk-map", _map)):
        images = {size: _image(draw, size) for size in sorted({*WINDOWS, *MACOS, *LINUX})}
        _write_ico(folder / f"{name}.ico", images)
        _write_icns(folder / f"{name}.icns", images)
        for size in LINUX:
            images[size].save(folder / f"{name}-{size}.png", optimize=True)
    del application
    return 0


def _write_ico(path: Path, images: dict[int, Image.Image]) -> None:
    """As bitmaps, not PNG: some of Windows' own dialogs show nothing for small PNG icons."""
    sizes = [(size, size) for size in WINDOWS]
    largest, *others = (images[size] for size in reversed(WINDOWS))
    largest.save(path, sizes=sizes, append_images=others, bitmap_format="bmp")


def _write_icns(path: Path, images: dict[int, Image.Image]) -> None:
    """The two smallest sizes as macOS has always had them: colours and, apart from them, cover."""
    blocks = []
    for size, (colours, cover) in SMALL.items():
        red, green, blue, alpha = images[size].split()
        blocks.append((colours, b"".join(_packed(part.tobytes()) for part in (red, green, blue))))
        blocks.append((cover, alpha.tobytes()))
    for name, size in LARGE.items():
        file = io.BytesIO()
        images[size].save(file, "PNG", optimize=True)
        blocks.append((name, file.getvalue()))
    data = b"".join(
        name + struct.pack(">I", 8 + len(content)) + content for name, content in blocks
    )
    path.write_bytes(b"icns" + struct.pack(">I", 8 + len(data)) + data)


def _packed(values: bytes) -> bytes:
    """As run lengths without any run: up to 128 values each after their number less one."""
    parts = [values[n : n + 128] for n in range(0, len(values), 128)]
    return b"".join(bytes([len(part) - 1]) + part for part in parts)


def _image(draw: Draw, size: int) -> Image.Image:
    """A square picture, drawn at its own size so that its lines are sharp."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, float(size))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return Image.open(io.BytesIO(data.data())).convert("RGBA")


def _program(painter: QPainter, size: float) -> None:
    _drawing().render(painter, QRectF(0, 0, size, size))


def _map(painter: QPainter, size: float) -> None:
    """A sheet of paper with the program's icon on it."""
    left, top, right, bottom, fold = (size * s for s in (0.14, 0.03, 0.86, 0.97, 0.2))
    corners = [(left, top), (right - fold, top), (right, top + fold), (right, bottom)]
    sheet = QPolygonF([QPointF(x, y) for x, y in (*corners, (left, bottom))])
    painter.setPen(QPen(QColor("#8a93a3"), max(1.0, size / 64)))
    painter.setBrush(QColor("#ffffff"))
    painter.drawPolygon(sheet)
    painter.setBrush(QColor("#d5dae2"))
    corner = [(right - fold, top), (right - fold, top + fold), (right, top + fold)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corner]))
    side = size * 0.56
    _drawing().render(painter, QRectF((size - side) / 2, size * 0.32, side, side))


def _drawing() -> QSvgRenderer:
    return QSvgRenderer(str(DRAWING))


if __name__ == "__main__":
    sys.exit(main())
