"""BalanceView: how the heat divides: a sentence first, bars second, numbers third."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heatdesk.analysis.balance import Balance, Sides
from heatdesk.analysis.percent import percents
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.words import balance_sentence, nothing_meets
from heatdesk.app.wording import short
from heatdesk.model.properties import Axis
from heatdesk.panels.fields.plain import PlainLabel, tip

_BAR: Final = 8.0
_STEP: Final = 36.0
"""Pixels from one axis' bar to the next."""


class BalanceView(QWidget):
    """The balance of both axes. Where nothing meets it says why, and shows no bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = PlainLabel(name="reading")
        self.sentence.setWordWrap(True)
        self.layers = PlainLabel(name="aside")
        self.layers.setWordWrap(True)
        self._bars = _Bars()
        self._roomy = True
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 4)
        layout.setSpacing(6)
        for part in (self.sentence, self._bars, self.layers):
            layout.addWidget(part)

    def show_reading(self, reading: Reading) -> None:
        axes = reading.project.properties.axes
        otherwise = nothing_meets(reading.project, reading.scenario)
        self.sentence.setText(balance_sentence(axes, reading.balance, otherwise))
        self._bars.show_sides(_sides(axes.x, axes.y, reading.balance))
        self.layers.setText(_layers(reading))
        self.show_numbers(self._roomy)
        self.setToolTip(tip("Shares of the alignment heat on both sides of each axis’ crossing"))

    def show_numbers(self, visible: bool) -> None:
        """Shows bars and numbers, or the sentence alone where room is scarce."""
        self._roomy = visible
        self._bars.setVisible(visible and bool(self._bars.sides))
        self.layers.setVisible(visible and bool(self.layers.text()))

    @property
    def numbers(self) -> tuple[tuple[str, int, int, str], ...]:
        """What the bars show: low end, its per cent, the other per cent, high end."""
        return self._bars.sides


class _Bars(QWidget):
    """One bar for each axis, with both ends' names and per cents."""

    def __init__(self) -> None:
        super().__init__()
        self.sides: tuple[tuple[str, int, int, str], ...] = ()

    def show_sides(self, sides: tuple[tuple[str, int, int, str], ...]) -> None:
        self.sides = sides
        self.setFixedHeight(round(_STEP * len(sides)))
        told = (f"{low} {one} per cent, {high} {other}" for low, one, other, high in sides)
        self.setAccessibleName("Balance: " + "; ".join(told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        for n, side in enumerate(self.sides):
            self._axis(painter, n * _STEP, *side)
        painter.end()

    def _axis(
        self, painter: QPainter, top: float, low: str, one: int, other: int, high: str
    ) -> None:
        palette, wide = self.palette(), float(self.width())
        text = QRectF(0.0, top, wide, 17.0)
        room = round(wide / 2) - 30
        for name, per_cent, side in (
            (low, one, Qt.AlignmentFlag.AlignLeft),
            (high, other, Qt.AlignmentFlag.AlignRight),
        ):
            elided = QFontMetrics(painter.font()).elidedText(
                name, Qt.TextElideMode.ElideRight, room
            )
            left = side == Qt.AlignmentFlag.AlignLeft
            words = f"{elided}  {per_cent} %" if left else f"{per_cent} %  {elided}"
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            painter.drawText(text, int(side), words)
        self._bar(painter, QRectF(0.0, top + 19.0, wide, _BAR), one / 100)

    def _bar(self, painter: QPainter, box: QRectF, share: float) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        rest = QColor(accent)
        rest.setAlphaF(0.28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(rest)
        painter.drawRoundedRect(box, _BAR / 2, _BAR / 2)
        painter.setBrush(accent)
        painter.save()
        painter.setClipRect(QRectF(box.left(), box.top(), box.width() * share, box.height()))
        painter.drawRoundedRect(box, _BAR / 2, _BAR / 2)
        painter.restore()
        middle = box.left() + box.width() / 2
        painter.setBrush(self.palette().color(QPalette.ColorRole.Text))
        painter.drawRect(QRectF(middle - 0.5, box.top() - 2, 1.0, box.height() + 4))


def _sides(x: Axis, y: Axis, balance: Balance | None) -> tuple[tuple[str, int, int, str], ...]:
    if balance is None:
        return ()
    ends = ((x, balance.x, "left", "right"), (y, balance.y, "bottom", "top"))
    return tuple(
        (short(axis.low) or low, *_pair(sides), short(axis.high) or high)
        for axis, sides, low, high in ends
    )


def _pair(sides: Sides) -> tuple[int, int]:
    low, high = percents([sides.low, sides.high])
    return low, high


def _layers(reading: Reading) -> str:
    """Where both layers lie for themselves, in one line each."""
    names = reading.project.properties.layers
    given = (
        (names.technology.name, reading.technology_balance),
        (names.role.name, reading.role_balance),
    )
    return "\n".join(_layer(reading, short(name), own) for name, own in given if own is not None)


def _layer(reading: Reading, name: str, own: Balance) -> str:
    axes = reading.project.properties.axes
    low, high = _pair(own.x)
    down, up = _pair(own.y)
    right, top = short(axes.x.high) or "right", short(axes.y.high) or "top"
    across = f"{right} {high} %" if high >= low else f"{short(axes.x.low) or 'left'} {low} %"
    along = f"{top} {up} %" if up >= down else f"{short(axes.y.low) or 'bottom'} {down} %"
    return f"{name}: {across}, {along}"
