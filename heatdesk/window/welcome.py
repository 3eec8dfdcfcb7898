"""Welcome: the page from which a map is begun: models, recent files, open."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from heatdesk.app.settings import Settings
from heatdesk.app.wording import short
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.storage.templates import Template, templates
from heatdesk.window.card import Card, thumbnail

_MOST_COLUMNS: Final = 4
_CARD_WIDTH: Final = 216
_BESIDE_CARDS: Final = 300
_BLANK = Template("", "Empty map", "Two axes and nothing else")


class Welcome(QScrollArea):
    """Tells what was chosen: nothing but axes, a template, a file, or the map behind the page."""

    blank_wanted = Signal()
    template_wanted = Signal(str)
    open_wanted = Signal()
    file_wanted = Signal(str)
    back_wanted = Signal()
    story_wanted = Signal()
    """The finished example is to tell its story."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._dark = False
        self._waiting: list[Card] = []
        self.cards: list[Card] = []
        self._grid = QGridLayout()
        self._columns = 0
        self._recent = QVBoxLayout()
        self.back = QPushButton("Back to the map")
        self.back.clicked.connect(self.back_wanted)
        self._build()
        self._painter = QTimer(self)
        self._painter.setInterval(0)
        self._painter.timeout.connect(self._draw_next)
        settings.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Lists the recent files as they are now."""
        while (entry := self._recent.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for name in self._settings.values.recent[:6]:
            self._recent.addWidget(self._recent_button(Path(name)))
        if not self._settings.values.recent:
            self._recent.addWidget(PlainLabel("Nothing yet", name="caption"))

    def draw_thumbnails(self, dark: bool) -> None:
        """Draws the cards' maps one at a time, so that the page is there at once."""
        self._dark = dark
        self._waiting = list(self.cards)
        self._painter.start()

    def _build(self) -> None:
        page = QWidget()
        page.setObjectName("welcome")
        page.setMaximumWidth(1240)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(48, 40, 48, 40)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(PlainLabel("Start a map", name="pageTitle"))
        head.addStretch()
        head.addWidget(self.back)
        layout.addLayout(head)
        text = "Place technologies and roles on two axes, and see where they meet."
        layout.addWidget(PlainLabel(text, name="pageText"))
        layout.addSpacing(18)
        columns = QHBoxLayout()
        columns.setSpacing(36)
        columns.addLayout(self._cards(), 1)
        columns.addLayout(self._side())
        layout.addLayout(columns)
        layout.addStretch()
        holder = QWidget()
        holder.setObjectName("welcome")
        centred = QHBoxLayout(holder)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addWidget(page, 1)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.refresh()

    def _cards(self) -> QGridLayout:
        for template in (*templates(), _BLANK):
            card = Card(template, self)  # or it would outlive a page that is never shown
            card.clicked.connect(lambda checked=False, id=template.id: self._choose(id))
            self.cards.append(card)
        self._grid.setSpacing(16)
        return self._grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cards in a row as fit."""
        super().resizeEvent(event)
        fitting = (self.width() - _BESIDE_CARDS) // _CARD_WIDTH
        columns = min(max(fitting, 1), _MOST_COLUMNS)
        if columns != self._columns:
            self._columns = columns
            for n, card in enumerate(self.cards):
                self._grid.addWidget(card, n // columns, n % columns)

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(6)
        opening = QPushButton("Open a map…")
        opening.clicked.connect(self.open_wanted)
        side.addWidget(opening)
        self.story = QPushButton("See a finished example")
        self.story.setToolTip(tip("The map of the founding article tells its story on stage"))
        self.story.clicked.connect(self.story_wanted)
        side.addWidget(self.story)
        side.addSpacing(16)
        side.addWidget(PlainLabel("Recent maps", name="cardTitle"))
        side.addLayout(self._recent)
        side.addStretch()
        return side

    def _recent_button(self, path: Path) -> QPushButton:
        button = QPushButton(short(path.name).replace("&", "&&"))
        button.setObjectName("link")
        there = path.is_file()
        button.setEnabled(there)
        button.setToolTip(tip(str(path) if there else f"{path} is not there any more"))
        button.clicked.connect(lambda: self.file_wanted.emit(str(path)))
        return button

    def _choose(self, id: str) -> None:
        if id:
            self.template_wanted.emit(id)
        else:
            self.blank_wanted.emit()

    def _draw_next(self) -> None:
        if not self._waiting:
            self._painter.stop()
            return
        card = self._waiting.pop(0)
        card.show_picture(thumbnail(card.template.id, self._dark, self.devicePixelRatioF()))
