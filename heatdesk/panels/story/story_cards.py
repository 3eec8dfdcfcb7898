"""StoryCards: how a step of the story looks in the list: picture, title, caption, and a warning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from heatdesk.analysis.story.scenes import Scene
from heatdesk.panels.story.story_model import NUMBER, SCENE, UNTITLED
from heatdesk.panels.story.story_pictures import SIZE, StoryPictures

Index = QModelIndex | QPersistentModelIndex

_EDGE, _FLAG = 6, 18
"""Above and below a card, and the height of the line that says why the map does not support it."""

_NUMBER, _GAP, _SIDE = 24, 9, 8
"""Widths: of the number, between picture and words, and right of these."""

_LINE, _LINES = 18, 3
_FADED: Final = 0.45
_SIZES: Final = (13, 12, 11)
"""Pixels of title, caption and number."""

_BADGE: Final = 15.0
ROLE = QPalette.ColorRole


class StoryCards(QStyledItemDelegate):
    """Number, picture, title and caption; below them why the map does not support the step."""

    def __init__(self, pictures: StoryPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        scene: Scene = index.data(SCENE)
        return QSize(0, SIZE.height() + 2 * _EDGE + (_FLAG if scene.flag else 0))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName("Title")
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        room = _words(option.rect)
        editor.setGeometry(QRect(room.left() - 4, room.top(), room.width() + 8, 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        scene: Scene = index.data(SCENE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, option)
        painter.setOpacity(_FADED if scene.step.hidden else 1.0)
        _number(painter, option, str(index.data(NUMBER)))
        self._picture(painter, option, scene)
        _tell(painter, option, scene)
        painter.setOpacity(1.0)
        _ring(painter, option)
        if scene.flag:
            _badge(painter, option)
            _flag(painter, option, scene.flag)
        painter.restore()

    def _picture(self, painter: QPainter, option: QStyleOptionViewItem, scene: Scene) -> None:
        """What the audience sees; an empty page until it has been drawn."""
        place = _place(option.rect)
        painter.fillRect(place, QColor(self._pictures.ground))
        found = self._pictures.of(scene, painter.device().devicePixelRatioF())
        if found is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, found)


def _place(card: QRect) -> QRect:
    """Where a card has its picture."""
    return QRect(card.left() + _NUMBER, card.top() + _EDGE, SIZE.width(), SIZE.height())


def _words(card: QRect) -> QRect:
    """Where a card has its title and its caption."""
    left = _place(card).right() + 1 + _GAP
    return QRect(left, card.top() + _EDGE, card.right() - _SIDE - left, SIZE.height())


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    states, accent = QStyle.StateFlag, option.palette.color(ROLE.Highlight)
    if not option.state & (states.State_Selected | states.State_MouseOver):
        return
    wash = QColor(accent)
    wash.setAlphaF(0.18 if option.state & states.State_Selected else 0.07)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wash)
    painter.drawRoundedRect(option.rect.adjusted(3, 1, -3, -1), 5, 5)


def _number(painter: QPainter, option: QStyleOptionViewItem, number: str) -> None:
    painter.setFont(_font(option, _SIZES[2]))
    painter.setPen(option.palette.color(ROLE.PlaceholderText))
    box = QRectF(option.rect.left() + 3, option.rect.top() + _EDGE, _NUMBER - 9, _LINE)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), number)


def _ring(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Round the picture: a hairline, or, round that of the chosen step, a ring."""
    chosen = option.state & QStyle.StateFlag.State_Selected
    colour = option.palette.color(ROLE.Highlight if chosen else ROLE.Mid)
    out, wide = (1.5, 2.5) if chosen else (0.5, 1.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, wide))
    painter.drawRoundedRect(QRectF(_place(option.rect)).adjusted(-out, -out, out, out), 2, 2)


def _badge(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """A warning sign on the picture's upper right corner: a shape, not only a colour."""
    corner = QRectF(_place(option.rect)).topRight()
    left, top = corner.x() - _BADGE - 3, corner.y() + 3
    sign = QPolygonF(
        [
            QPointF(left + _BADGE / 2, top),
            QPointF(left + _BADGE, top + 0.9 * _BADGE),
            QPointF(left, top + 0.9 * _BADGE),
        ]
    )
    ground, warning = option.palette.color(ROLE.Base), option.palette.color(ROLE.BrightText)
    join = Qt.PenJoinStyle.RoundJoin
    painter.setBrush(warning)
    for colour, wide in ((ground, 5.0), (warning, 2.0)):
        painter.setPen(QPen(colour, wide, j=join))
        painter.drawPolygon(sign)
    middle = left + _BADGE / 2
    painter.setPen(QPen(ground, 1.7, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(middle, top + 4.5), QPointF(middle, top + 8.5))
    painter.drawPoint(QPointF(middle, top + 11.5))


def _flag(painter: QPainter, option: QStyleOptionViewItem, flag: str) -> None:
    place = _place(option.rect)
    room = QRect(
        place.left(), place.bottom() + 5, _words(option.rect).right() - place.left(), _LINE
    )
    _line(painter, option, room, flag, ROLE.BrightText, _font(option, _SIZES[1]))


def _tell(painter: QPainter, option: QStyleOptionViewItem, scene: Scene) -> None:
    """The title in up to two lines, and as much of the caption as there is room for below it."""
    room, bold = _words(option.rect), _font(option, _SIZES[0], bold=True)
    plain = _font(option, _SIZES[1])
    hidden = "Hidden. " if scene.step.hidden else ""
    title = list(_broken(scene.title or UNTITLED, QFontMetrics(bold), room.width(), _LINES - 1))
    caption = f"{hidden}{scene.caption}"
    below = _broken(caption, QFontMetrics(plain), room.width(), _LINES - len(title))
    lines = [(text, ROLE.Text, bold) for text in title]
    lines += [(text, ROLE.PlaceholderText, plain) for text in below]
    for n, (text, role, font) in enumerate(lines):
        box = QRect(room.left(), room.top() + n * _LINE, room.width(), _LINE)
        _line(painter, option, box, text, role, font)


def _line(
    painter: QPainter,
    option: QStyleOptionViewItem,
    box: QRect,
    text: str,
    role: QPalette.ColorRole,
    font: QFont,
) -> None:
    painter.setFont(font)
    painter.setPen(option.palette.color(role))
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), fitting)


def _broken(text: str, metrics: QFontMetrics, width: int, most: int) -> Iterator[str]:
    """The text in at most so many lines, broken between words; the last one has all that is left,
    and is cut where it is drawn.
    """
    words = text.split()
    for left in range(most, 0, -1):
        if not words:
            return
        count = len(words) if left == 1 else 1
        while count < len(words) and _wide(words[: count + 1], metrics) <= width:
            count += 1
        yield " ".join(words[:count])
        words = words[count:]


def _wide(words: list[str], metrics: QFontMetrics) -> int:
    return metrics.horizontalAdvance(" ".join(words))


def _font(option: QStyleOptionViewItem, size: int, bold: bool = False) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
