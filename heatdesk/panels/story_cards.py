"""StoryCards: how a step of the story looks in the list: number, title, caption, and a warning."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from heatdesk.analysis.story.scenes import Scene
from heatdesk.panels.story_model import NUMBER, SCENE, UNTITLED

Index = QModelIndex | QPersistentModelIndex

_ROW, _FLAG = 44, 17
"""Heights of a card, and of the line that says why the map does not support its step."""

_NUMBER, _SIDE = 30, 10
_FADED: Final = 0.5
_SIZES: Final = (13, 12, 11)
"""Pixels of title, caption and number."""


class StoryCards(QStyledItemDelegate):
    """Number, title and caption; below them why the map does not support the step."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        scene: Scene = index.data(SCENE)
        return QSize(0, _ROW + (_FLAG if scene.flag else 0))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName("Title")
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = option.rect.adjusted(_NUMBER, 3, -_SIDE // 2, 0)
        editor.setGeometry(QRect(rect.topLeft(), QSize(rect.width(), 28)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        scene: Scene = index.data(SCENE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, option)
        if scene.step.hidden:
            painter.setOpacity(_FADED)
        _number(painter, option, str(index.data(NUMBER)))
        room = option.rect.adjusted(_NUMBER + 4, 4, -_SIDE, 0)
        roles = QPalette.ColorRole
        _line(painter, option, room, 0, scene.title or UNTITLED, roles.Text, bold=True)
        hidden = "Hidden. " if scene.step.hidden else ""
        _line(painter, option, room, 1, f"{hidden}{scene.caption}", roles.PlaceholderText)
        if scene.flag:
            _line(painter, option, room, 2, scene.flag, roles.BrightText)
        painter.restore()


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    states, accent = QStyle.StateFlag, option.palette.color(QPalette.ColorRole.Highlight)
    if not option.state & (states.State_Selected | states.State_MouseOver):
        return
    wash = QColor(accent)
    wash.setAlphaF(0.18 if option.state & states.State_Selected else 0.07)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wash)
    painter.drawRoundedRect(option.rect.adjusted(3, 1, -3, -1), 5, 5)


def _number(painter: QPainter, option: QStyleOptionViewItem, number: str) -> None:
    font = QFont(option.font)
    font.setPixelSize(_SIZES[2])
    painter.setFont(font)
    painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
    box = QRectF(option.rect.left() + 6, option.rect.top() + 4, _NUMBER - 6, 18)
    centred = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box.adjusted(0, 0, -2, 0), int(centred), number)


def _line(
    painter: QPainter,
    option: QStyleOptionViewItem,
    room: QRect,
    line: int,
    text: str,
    role: QPalette.ColorRole,
    bold: bool = False,
) -> None:
    font = QFont(option.font)
    font.setPixelSize(_SIZES[0] if bold else _SIZES[1])
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(option.palette.color(role))
    box = QRect(room.left(), room.top() + line * 18, room.width(), 18)
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), fitting)
