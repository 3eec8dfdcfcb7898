"""ReadingPanel: what the map means, live: balance, meetings, areas, opportunities, doubts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heatdesk.analysis.opportunities import Opportunity
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.live_reading import LiveReading
from heatdesk.app.selection import Selection
from heatdesk.canvas.view import View
from heatdesk.figure.emphasis import Emphasis
from heatdesk.figure.outlines import outlines, region
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.panels.reading.balance_view import BalanceView
from heatdesk.panels.reading.reading_list import ReadingList
from heatdesk.panels.reading.reading_rows import Row, rows

_LEAST: Final = 140
"""Pixels of the list that stay, however small the window."""

_ROOMY: Final = 360
"""From this height on there is room for the numbers of the balance, too."""

_LAGGING: Final = 0.5
"""Opacity of a reading that the map has moved on from."""


class ReadingPanel(QWidget):
    """Choosing a row outlines its areas and emphasises its items on the map; choosing items marks
    their rows. `keep_wanted(row)` asks to keep a meeting or an opportunity with a sentence.
    """

    keep_wanted = Signal(object)

    def __init__(
        self,
        reading: LiveReading,
        heat: LiveHeat,
        selection: Selection,
        view: View,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._live = reading
        self._heat = heat
        self._selection = selection
        self._view = view
        self._shown: object = None
        self.setObjectName("readingPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.balance = BalanceView()
        self.list = ReadingList()
        self.waiting = PlainLabel("Reading the map…", name="aside")
        self.keep = QPushButton("Keep as a finding…")
        self._lay_out()
        reading.changed.connect(self._follow)
        selection.changed.connect(self._mark)
        self.list.picked.connect(self._emphasise)
        self.list.kept.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self._follow()

    def _lay_out(self) -> None:
        self.keep.setObjectName("small")
        self.keep.setEnabled(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 8)
        foot.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.waiting, self.balance):
            layout.addWidget(part)
        layout.addWidget(self.list, 1)
        self.list.setMinimumHeight(_LEAST)
        layout.addLayout(foot)
        self.waiting.setContentsMargins(12, 12, 12, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.balance.show_numbers(self.height() >= _ROOMY)

    def _follow(self) -> None:
        """Shows the latest reading; one that lags behind the map is dimmed."""
        reading = self._live.reading
        for part in (self.balance, self.list):
            part.setVisible(reading is not None)
        self.waiting.setVisible(reading is None)
        self._dim(self._live.lagging)
        if reading is not None and reading is not self._shown:
            self._shown = reading
            self.balance.show_reading(reading)
            self.list.show_rows(rows(reading))
            self._mark()

    def _dim(self, lagging: bool) -> None:
        for part in (self.balance, self.list):
            effect = part.graphicsEffect()
            if lagging and effect is None:
                effect = QGraphicsOpacityEffect(part)
                effect.setOpacity(_LAGGING)
                part.setGraphicsEffect(effect)
            elif effect is not None:
                effect.setEnabled(lagging)

    def _mark(self) -> None:
        ids = self._selection.ids
        self.list.mark(ids)
        if ids and self.list.chosen is not None and not self.list.hasFocus():
            self.list.choose(None)  # whoever chooses on the map wants to see all of it

    def _emphasise(self, row: Row | None) -> None:
        keepable = row is not None and row.about is not None
        self.keep.setEnabled(keepable)
        again = keepable and row is not None and row.finding is not None
        self.keep.setText("Edit its finding…" if again else "Keep as a finding…")
        why = "Write a sentence that stays with it" if keepable else "Choose a meeting first"
        self.keep.setToolTip(tip(why))
        self._view.emphasise(None if row is None else self._emphasis(row))

    def _emphasis(self, row: Row) -> Emphasis | None:
        reading = self._live.reading
        if reading is None:
            return None
        if isinstance(row.about, Opportunity):
            around = region(reading.project.properties.axes, row.about.subject)
            return Emphasis(row.items or None, () if around is None else (around,))
        if not row.items:
            return None
        chosen = [reading.areas[index] for index in row.areas]
        field = self._heat.heat().field.alignment
        rings = outlines(field, chosen, reading.thresholds) if not self._live.lagging else ()
        return Emphasis(row.items, rings)

    def _keep(self) -> None:
        row = self.list.chosen
        if row is not None and row.about is not None:
            self.keep_wanted.emit(row)
