"""Clipboard: a picture for other programs, drawn only when one of them asks for it."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from functools import cached_property
from typing import Any, Final
from weakref import WeakSet

from PySide6.QtCore import QByteArray, QCoreApplication, QMetaType, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from heatdesk.export.caption import Caption
from heatdesk.export.png import encode, image
from heatdesk.export.svg import svg
from heatdesk.figure.marks import Figure

PNG: Final = "image/png"
SVG: Final = "image/svg+xml"
IMAGE: Final = "application/x-qt-image"
"""Qt's own name for pixels, which Windows and macOS get in the forms that they know."""

_PICTURE: Final = (PNG, IMAGE, SVG)
_watched: WeakSet[QCoreApplication] = WeakSet()


class PictureData(QMimeData):
    """Clipboard data that holds a picture as PNG and SVG, besides what is set on it."""

    def __init__(self, compose: Callable[[], Figure], words: Caption | None = None) -> None:
        super().__init__()
        self._compose = compose
        self._words = words
        _watch()

    def formats(self) -> list[str]:
        return [*super().formats(), *_PICTURE]

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype in _PICTURE or super().hasFormat(mimetype)

    def retrieveData(self, mimetype: str, preferred: QMetaType | QMetaType.Type) -> Any:
        try:
            return self._retrieved(mimetype, preferred)
        except BaseException:  # completes it: see canvas/guard.py
            raise

    def drawn(self) -> QMimeData:
        """The same data as plain data that needs nobody to draw it."""
        made = QMimeData()
        for name in super().formats():
            made.setData(name, self.data(name))
        made.setImageData(self._image)
        made.setData(PNG, QByteArray(self._png))
        made.setData(SVG, QByteArray(self._svg))
        return made

    def _retrieved(self, mimetype: str, preferred: QMetaType | QMetaType.Type) -> Any:
        if mimetype == PNG:
            return QByteArray(self._png)
        if mimetype == SVG:
            return QByteArray(self._svg)
        if mimetype == IMAGE:
            return self._image
        return super().retrieveData(mimetype, preferred)

    @cached_property
    def _figure(self) -> Figure:
        return self._compose()

    @cached_property
    def _image(self) -> QImage:
        return image(self._figure)

    @cached_property
    def _png(self) -> bytes:
        return encode(self._image)

    @cached_property
    def _svg(self) -> bytes:
        return svg(self._figure, self._words)


def picture_data(figure: Figure, words: Caption | None = None) -> QMimeData:
    """A finished figure as clipboard data, PNG and SVG at once."""
    return PictureData(lambda: figure, words)


def _watch() -> None:
    application = QCoreApplication.instance()
    if application is not None and application not in _watched:
        _watched.add(application)
        application.aboutToQuit.connect(hand_over)


def hand_over() -> None:
    """Draws what lies on the clipboard, while there are fonts to draw with: some systems keep it
    when the program has gone.
    """
    data = QGuiApplication.clipboard().mimeData()
    if isinstance(data, PictureData):
        QGuiApplication.clipboard().setMimeData(data.drawn())


@atexit.register
def _let_go() -> None:
    """Empties the clipboard where Qt outlives Python: it would ask our data when there is nobody
    to answer.
    """
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
