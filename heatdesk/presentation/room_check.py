"""RoomCheck: whether the room can see it all: a test card there, the last row's view here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heatdesk.canvas.guard import guarded
from heatdesk.export.painter import paint
from heatdesk.figure.marks import Mark
from heatdesk.figure.stage import Place
from heatdesk.figure.stage_card import card
from heatdesk.figure.stage_legible import cut, told, too_small
from heatdesk.presentation.lens_view import shrunk
from heatdesk.presentation.pages import Page, Pages
from heatdesk.presentation.plain import button, label, press_in
from heatdesk.presentation.screenplay import Screenplay
from heatdesk.presentation.sheet import Sheet

DISTANCES: Final = (6, 8)
"""Picture heights: the last row of a room, and of a lecture hall."""

_EYES_MM: Final = 550.0
"""Between somebody's eyes and their own screen."""

_MM: Final = 25.4
_USUAL_DPI: Final = 96.0
_TOLD: Final = (
    "The room sees the test card. So the present step looks from {heights} picture heights away, if"
    " this screen is {cm} cm from your eyes."
)
_BEFORE: Final = (
    "Before you present: switch notifications off, close what nobody should see, and plug the"
    " laptop in."
)
_SMALLER: Final = "This window is too small for it: the picture is smaller still."
_CLOSING: Final = {Qt.Key.Key_R, Qt.Key.Key_Return, Qt.Key.Key_Enter}


def draw_card(pages: Pages, play: Screenplay) -> QPixmap:
    """The test card for the room's window as it is now."""
    size, ratio = pages.size, pages.ratio
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(pages.look.canvas))
    painter = QPainter(picture)
    paint(painter, card(play.project, pages.look, size.width(), size.height(), play.scale))
    painter.end()
    return picture


def findings(pages: Pages, play: Screenplay) -> list[str]:
    """What of the whole story the last row cannot read, in words."""
    marks = list(_all_words(pages, play))
    return list(told(too_small(marks, pages.size.height()), cut(marks)))


def _all_words(pages: Pages, play: Screenplay) -> Iterator[Mark]:
    for n, scene in enumerate(play.scenes):
        layers = pages.layers(Page(scene, Place(n, len(play.scenes))))
        for marks in (layers.board, layers.items, layers.words):
            yield from marks


class RoomCheck(Sheet):
    """The present step as small as the last row sees it. `left()`: who speaks is done with it."""

    left = Signal()

    def __init__(self, page: QPixmap, told: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page = page
        self.view = label(name="lastRow")
        self.view.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = label(name="caption")
        self.findings = label("\n".join(told), "barText")
        self._buttons = {far: self._button(far) for far in DISTANCES}
        row = QHBoxLayout()
        row.addStretch()
        for made in self._buttons.values():
            row.addWidget(made)
        row.addWidget(button("Done\nEsc", self.left.emit))
        before = label(_BEFORE, "caption")
        for text in (self.words, self.findings, before):
            text.setWordWrap(True)
        head = label("Room check", "heading")
        for part in (head, self.words, self.view, self.findings, before):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.see_from(DISTANCES[-1])

    def see_from(self, heights: int) -> None:
        """Shows the page as it looks from so many of its heights away."""
        ratio, parent = self.devicePixelRatioF(), self.parentWidget()
        screen = self.screen()
        high = _EYES_MM / heights / _MM * _dpi(screen.physicalDotsPerInchY())
        page = self._page.size()
        wide = high * page.width() / max(page.height(), 1)
        size = QSize(round(wide), round(high))
        assert parent is not None
        room = QSize(round(0.85 * parent.width()), round(0.42 * parent.height()))
        fits = size.boundedTo(room) == size
        size = size if fits else size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        self.view.setPixmap(shrunk(self._page, size * ratio, ratio))
        told = _TOLD.format(heights=heights, cm=round(_EYES_MM / 10))
        self.words.setText(told if fits else f"{told} {_SMALLER}")
        for far, made in self._buttons.items():
            press_in(made, far == heights)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSING:
            self.left.emit()
        elif event.text() in {str(far) for far in DISTANCES}:
            self.see_from(int(event.text()))
        else:
            event.ignore()

    def _button(self, heights: int) -> QWidget:
        made = button(f"{heights} heights\n{heights}", lambda: self.see_from(heights))
        made.setAccessibleName(f"{heights} heights")
        return made


def _dpi(told: float) -> float:
    """What the display says of itself, unless that cannot be."""
    return told if 40.0 <= told <= 400.0 else _USUAL_DPI
