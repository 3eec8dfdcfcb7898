"""Hud: what the audience window itself offers where it is the only one, painted into its picture.

Nothing of it is a menu, a dialog or a tool tip: those would be missing, or black, for whoever sees
the window in a video call. It comes when the mouse moves, and goes by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter

from heatdesk.export.fonts import font
from heatdesk.export.painter import paint
from heatdesk.figure.marks import Box, Fill, Mark, Stroke, Text

SHOWN_MS: Final = 2_000
_SAID_MS: Final = 5_000
_HIGH, _PAD, _GAP, _LIFT = 44.0, 14.0, 4.0, 26.0
_LETTERS: Final = 16.0
_GROUND, _INK, _EDGE = "#111827", "#f8fafc", "#94a3b8"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to press: the command that it runs, and what it says."""

    command: str
    words: str


STEERING: Final = (
    Offer("previous", "‹  Back"),
    Offer("next", "Next  ›"),
    Offer("pointer", "Pointer  L"),
    Offer("spotlight", "Spotlight  S"),
    Offer("edit", "Edit  E"),
    Offer("black", "Black  B"),
    Offer("steps", "Steps  G"),
    Offer("end", "End  Esc"),
)


class Hud(QObject):
    """A row of things to press, or a few words. `changed()`: it has to be painted anew."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self._words = ""
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._rest)

    @property
    def visible(self) -> bool:
        return bool(self._offers or self._words)

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words

    @property
    def offers(self) -> tuple[Offer, ...]:
        return self._offers

    def wake(self) -> None:
        """The mouse has moved: the ways to steer come, for a while."""
        if not self._asking:
            self._show(STEERING, "", SHOWN_MS)

    def say(self, words: str) -> None:
        """A few words, for a while."""
        if not self._asking:
            self._show((), words, _SAID_MS)

    def ask(self, words: str, answers: tuple[Offer, ...]) -> None:
        """A question that stays until `rest`."""
        self._asking = True
        self._timer.stop()
        self._offers, self._words = answers, words
        self.changed.emit()

    def rest(self) -> None:
        self._asking = False
        self._rest()

    def hit(self, x: float, y: float, page: QSizeF) -> str | None:
        """The command under a point of a page of this size."""
        places = zip(self._offers, self._places(page), strict=True)
        return next((offer.command for offer, place in places if place.contains(x, y)), None)

    def area(self, page: QSizeF) -> QRectF:
        """The part of the page that is painted on."""
        return QRectF(0.0, page.height() - 2 * _HIGH - _LIFT, page.width(), 2 * _HIGH + _LIFT)

    def paint(self, painter: QPainter, page: QSizeF) -> None:
        paint(painter, self._marks(page))

    def _show(self, offers: tuple[Offer, ...], words: str, ms: int) -> None:
        self._timer.start(ms)
        if (offers, words) != (self._offers, self._words):
            self._offers, self._words = offers, words
            self.changed.emit()

    def _rest(self) -> None:
        self._timer.stop()
        if self.visible:
            self._offers, self._words = (), ""
            self.changed.emit()

    def _places(self, page: QSizeF) -> list[QRectF]:
        widths = [_wide(offer.words) for offer in self._offers]
        x = (page.width() - sum(widths) - _GAP * (len(widths) - 1)) / 2
        places = []
        for wide in widths:
            places.append(QRectF(x, page.height() - _HIGH - _LIFT, wide, _HIGH))
            x += wide + _GAP
        return places

    def _marks(self, page: QSizeF) -> list[Mark]:
        marks: list[Mark] = []
        for offer, place in zip(self._offers, self._places(page), strict=True):
            marks += _plate(place, offer.words)
        if self._words:
            wide, above = _wide(self._words), _HIGH + _GAP if self._offers else 0.0
            top = page.height() - _HIGH - _LIFT - above
            marks += _plate(QRectF((page.width() - wide) / 2, top, wide, _HIGH), self._words)
        return marks


def _wide(words: str) -> float:
    return QFontMetricsF(font(_LETTERS)).horizontalAdvance(words) + 2 * _PAD


def _plate(place: QRectF, words: str) -> tuple[Mark, ...]:
    ground, edge = Fill(_GROUND, 0.9), Stroke(_EDGE, 1.0)
    base = place.center().y() + 0.35 * _LETTERS
    return (
        Box(place.left(), place.top(), place.width(), place.height(), ground, edge, 8.0),
        Text(place.center().x(), base, words, _LETTERS, _INK, 400, "middle"),
    )
