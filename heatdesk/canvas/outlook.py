"""Outlook: the pyqtgraph view under the canvas and its camera, which fits the plane or roams."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pyqtgraph import GraphicsView, ViewBox
from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from heatdesk.canvas.camera import CLOSEST, FARTHEST, Camera
from heatdesk.figure.frame import Frame

_LEAST_SIDE: Final = 80.0


class Outlook(GraphicsView):  # type: ignore[misc]
    """Shows a plane of [-1, 1] x [-1, 1], y upwards, in canvas pixels."""

    moved = Signal()
    """The camera or the size is another: everything has a new place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.box = ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self.box.disableAutoRange()
        self.setCentralItem(self.box)
        self._camera = Camera()
        self._fits = True

    @property
    def frame(self) -> Frame:
        """Where the plane lies, in canvas pixels."""
        return self._camera.frame(self.width(), self.height())

    @property
    def zoom(self) -> float:
        """The plane's size as a share of the fitting one."""
        return self._camera.side / self._fitting().side

    def fit(self) -> None:
        """Shows the whole plane, and keeps doing so when the size changes."""
        self._fits = True
        self._look_through(self._fitting())

    def fitting_side(self) -> float:
        """The plane's side, in pixels, that shows the whole of it. For subclasses to refine."""
        return float(max(min(self.width(), self.height()), _LEAST_SIDE))

    def fitting_drop(self) -> float:
        """Pixels that the plane's middle then lies below the canvas'. For subclasses to refine."""
        return 0.0

    def refit(self) -> None:
        """The fitting size may be another now."""
        if self._fits and self._camera != self._fitting():
            self.fit()

    def zoom_to(self, zoom: float) -> None:
        """Shows the plane at this share of the fitting size, about the middle of the canvas."""
        self.zoom_by(zoom / self.zoom)

    def show_part(self, left: float, bottom: float, right: float, top: float) -> None:
        """Fills the canvas with a part of the plane, given in plane units."""
        camera = Camera.showing(left, bottom, right, top, self.width(), self.height())
        side = min(max(camera.side, self._bounds()[0]), self._bounds()[1])
        self._fits = False
        self._look_through(replace(camera, side=side))

    def zoom_by(
        self, factor: float, at: QPointF | None = None, shift: QPointF | None = None
    ) -> None:
        """Zooms about a canvas point, or about the middle; then shifts the picture by pixels."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        offset = (at or middle) - middle
        least, most = self._bounds()
        side = min(max(self._camera.side * factor, least), most)
        self._fits = False
        zoomed = self._camera.zoomed(side / self._camera.side, offset.x(), offset.y())
        self._look_through(zoomed.panned(shift.x(), shift.y()) if shift else zoomed)

    def pan_by(self, dx: float, dy: float) -> None:
        """Shifts the picture by pixels."""
        self._fits = False
        self._look_through(self._camera.panned(dx, dy))

    def _bounds(self) -> tuple[float, float]:
        """The least and the largest side of the plane, in pixels."""
        side = self._fitting().side
        return side * FARTHEST, side * CLOSEST

    def _fitting(self) -> Camera:
        side = self.fitting_side()
        return Camera(0.0, 2 * self.fitting_drop() / side, side)

    def _look_through(self, camera: Camera) -> None:
        self._camera = camera
        self._range_box()
        self.moved.emit()

    def _range_box(self) -> None:
        half_width, half_height = (
            self.width() / self._camera.side,
            self.height() / self._camera.side,
        )
        self.box.setRange(
            xRange=(self._camera.x - half_width, self._camera.x + half_width),
            yRange=(self._camera.y - half_height, self._camera.y + half_height),
            padding=0,
            disableAutoRange=True,
        )

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if not hasattr(self, "_fits"):  # pyqtgraph resizes from within its own constructor
            return
        if self._fits:
            self._camera = self._fitting()
        self._range_box()
        self.moved.emit()

    def plane_rect(self) -> QRectF:
        """The plane in canvas pixels, with a pixel around it for antialiasing."""
        frame = self.frame
        return QRectF(frame.left, frame.top, frame.side, frame.side).adjusted(-1, -1, 1, 1)

    def canvas_rect(self) -> QRectF:
        return QRectF(0.0, 0.0, self.width(), self.height())
