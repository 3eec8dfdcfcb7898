"""Veil: what covers the room's picture: black, white, the test card, or the picture frozen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from heatdesk.presentation.pages import Pages
from heatdesk.presentation.room_check import draw_card
from heatdesk.presentation.talk import Talk


class Veil:
    """Over the room's stage only: who speaks sees on."""

    def __init__(self, talk: Talk, pages: Pages, leads: bool) -> None:
        self._talk = talk
        self._pages = pages
        self._leads = leads
        self._frozen: QPixmap | None = None
        self._card: QPixmap | None = None
        pages.outdated.connect(self._forget)

    @property
    def covers(self) -> bool:
        """Whether the page is not to be seen."""
        return self._leads and bool(self._talk.blank or self._talk.frozen)

    @property
    def lets_point(self) -> bool:
        """Whether what lies over the picture is seen: also on the test card, which is no page."""
        return not self.covers or (self._talk.blank == "card" and not self._talk.frozen)

    def follow(self, picture: QPixmap, grab: Callable[[], QPixmap]) -> None:
        """Keeps what the room sees where it is frozen now: the page's `picture` if that is covered
        already, else all that can be grabbed.
        """
        if self._talk.frozen and self._frozen is None:
            self._frozen = QPixmap(picture) if self._talk.blank else grab()
        elif not self._talk.frozen:
            self._frozen = None

    def paint(self, painter: QPainter, rect: QRect) -> bool:
        """Covers all of it, and says whether there was anything to cover it with."""
        blank = self._talk.blank if self._leads else ""
        if blank == "card":
            self._card = self._card or draw_card(self._pages, self._talk.play)
            painter.drawPixmap(rect, self._card)
        elif blank:
            painter.fillRect(rect, QColor(blank))
        elif self._frozen is not None:
            painter.drawPixmap(rect, self._frozen)
        return bool(blank) or self._frozen is not None

    def _forget(self) -> None:
        self._card = None
