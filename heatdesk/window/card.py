"""Card: a model to start from, with a small picture of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from heatdesk.export.painter import paint
from heatdesk.figure import board
from heatdesk.figure.bubbles import bubbles, marker
from heatdesk.figure.compose import legend_key
from heatdesk.figure.frame import Frame
from heatdesk.figure.heat_marks import heat_picture
from heatdesk.figure.look import look
from heatdesk.figure.marks import Mark
from heatdesk.heat.field import rebuild
from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.storage.templates import Template, blank, open_template

_PICTURE: Final = QSize(232, 132)
_GRID: Final = 96


class Card(QPushButton):
    """A large button: picture, title, one line of text."""

    def __init__(self, template: Template, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template = template
        self.setObjectName("card")
        self.setAccessibleName(template.title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._picture = _Picture()
        title = PlainLabel(template.title, name="cardTitle")
        text = PlainLabel(template.summary, name="cardText")
        for label in (title, text):
            label.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(4)
        layout.addWidget(self._picture)
        layout.addSpacing(4)
        layout.addWidget(title)
        layout.addWidget(text, 1)
        for child in (self._picture, title, text):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(_PICTURE.height() + 122)

    def show_picture(self, pixmap: QPixmap) -> None:
        self._picture.pixmap = pixmap
        self._picture.update()


class _Picture(QWidget):
    """The picture in the middle of what width there is, with round corners."""

    def __init__(self) -> None:
        super().__init__()
        self.pixmap = QPixmap()
        self.setFixedHeight(_PICTURE.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.pixmap.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setClipPath(outline)
        size = self.pixmap.deviceIndependentSize()
        scale = max(self.width() / size.width(), self.height() / size.height())
        width, height = size.width() * scale, size.height() * scale
        left, top = (self.width() - width) / 2, (self.height() - height) / 2
        painter.drawPixmap(
            QRectF(left, top, width, height), self.pixmap, QRectF(self.pixmap.rect())
        )
        painter.end()


def thumbnail(template: str, dark: bool, scale: float) -> QPixmap:
    """The template's map, small: heat and markers, no words. An empty id gives empty axes."""
    side = _PICTURE.width() + 60.0
    pixmap = QPixmap(round(side * scale), round(side * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(look(dark).plane)
    painter = QPainter(pixmap)
    paint(painter, _marks(template, dark, Frame(0.0, 0.0, side, 0.62)))
    painter.end()
    return pixmap


def _marks(template: str, dark: bool, frame: Frame) -> list[Mark]:
    style = look(dark)
    if not template:
        return list(board.axes(blank().properties, frame, style))
    project = open_template(template)
    scenario, overlay = project.first_scenario, project.properties.heat.overlay
    key = legend_key(project, overlay, style)
    values = rebuild(project, scenario, _GRID).overlay(overlay)
    marks: list[Mark] = [heat_picture(values, key.span, key.table, frame)]
    marks += board.axes(project.properties, frame, style)
    for bubble in bubbles(project, scenario):
        marks += marker(bubble, frame, style)
    return marks
