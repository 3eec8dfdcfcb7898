"""Logo: a small picture from a file, PNG, JPEG or SVG, for the corner of what is handed out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QLoggingCategory, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer, QtSvg

from heatdesk.export.drawing_guard import require_harmless
from heatdesk.figure.extras import Pixels
from heatdesk.storage import files

LARGEST_FILE: Final = 5 * 1024 * 1024
LARGEST_SIDE: Final = 8_192
LARGEST_AREA: Final = 40_000_000
LARGEST_DRAWING: Final = 1024 * 1024
"""Bytes of files, pixels of pictures, bytes of drawings."""

_KEPT: Final = 1_024
"""Pixels a side that are kept: a logo is small on every page."""

_NARROWEST: Final = 1 / 50
_LOOKED_AT: Final = 4_096
_STARTS: Final = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
_KINDS: Final = "expected a PNG, JPEG or SVG picture"


class LogoError(ValueError):
    """A file that gives no logo. Its words are for the user."""


def read_logo(path: str | os.PathLike[str]) -> QImage:
    """The picture in a file, at most 1,024 pixels a side, with its transparency. Needs a
    QGuiApplication. Raises LogoError.
    """
    try:
        data = files.read_bytes(path, LARGEST_FILE)
    except (OSError, ValueError) as error:
        raise LogoError(f"it cannot be read: {files.reason(error)}") from error
    kind = next((kind for start, kind in _STARTS.items() if data.startswith(start)), None)
    with _in_silence():
        if kind is not None:
            return _picture(data, kind)
        if b"<svg" in data[:_LOOKED_AT]:
            return _drawing(data)
    raise LogoError(_KINDS)


def as_pixels(logo: QImage) -> Pixels:
    """The logo as pixels 0xAARRGGBB, top row first: it lies on whatever ground a page has."""
    made = logo.convertToFormat(QImage.Format.Format_ARGB32)
    rows, columns = made.height(), made.width()
    lines = np.frombuffer(made.constBits(), np.uint32).reshape(rows, -1)
    return np.array(lines[:, :columns])


def _picture(data: bytes, kind: str) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoTransform(True)  # photographs say which side is up
    size = reader.size()
    _require_size(size)
    picture = reader.read()
    if picture.isNull():
        raise LogoError("the picture is damaged")
    return _kept(picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied))


def _drawing(data: bytes) -> QImage:
    if len(data) > LARGEST_DRAWING:
        raise LogoError(f"expected a drawing of at most {LARGEST_DRAWING // 1024**2} MB")
    try:
        require_harmless(data)
    except ValueError as error:
        raise LogoError(str(error)) from error
    renderer = QSvgRenderer()
    renderer.setOptions(QtSvg.Option.Tiny12FeaturesOnly)
    renderer.setAnimationEnabled(False)
    size = renderer.defaultSize() if renderer.load(QByteArray(data)) else QSize()
    _require_size(size, LARGEST_SIDE**2)
    return _drawn(renderer, size.scaled(_KEPT, _KEPT, Qt.AspectRatioMode.KeepAspectRatio))


def _drawn(renderer: QSvgRenderer, size: QSize) -> QImage:
    made = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0.0, 0.0, size.width(), size.height()))
    painter.end()
    return made


def _require_size(size: QSize, area: int = LARGEST_AREA) -> None:
    width, height = size.width(), size.height()
    if width < 1 or height < 1:
        raise LogoError("the picture is damaged")
    if max(width, height) > LARGEST_SIDE or width * height > area:
        raise LogoError(f"expected at most {LARGEST_SIDE} pixels a side, got {width} x {height}")
    if min(width, height) < _NARROWEST * max(width, height):
        raise LogoError(f"it is too narrow for a logo: {width} x {height} pixels")


def _kept(picture: QImage) -> QImage:
    if max(picture.width(), picture.height()) <= _KEPT:
        return picture
    smooth = Qt.TransformationMode.SmoothTransformation
    return picture.scaled(_KEPT, _KEPT, Qt.AspectRatioMode.KeepAspectRatio, smooth)


@contextmanager
def _in_silence() -> Iterator[None]:
    """What Qt has to say of a faulty file goes nowhere: the user is told in plain words."""
    QLoggingCategory.setFilterRules("qt.svg*=false\nqt.gui.imageio*=false")
    try:
        yield
    finally:
        QLoggingCategory.setFilterRules("")
