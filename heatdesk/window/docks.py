"""Docks: the panels round the map, each switched by an action of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from heatdesk.canvas.session import Session
from heatdesk.panels.inspector import Inspector
from heatdesk.panels.items_panel import ItemsPanel
from heatdesk.panels.legend_panel import LegendPanel
from heatdesk.window.history_list import HistoryList

if TYPE_CHECKING:
    from heatdesk.panels.items_table import ItemsTable

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea

PANELS: Final = ("items", "details", "legend", "table", "history")
"""The ids of the docks, which are those of their actions too."""

_SIDE: Final = 264
_LIST: Final = 232


class Docks:
    """Items at the left, details and legend at the right; table and history where asked for."""

    def __init__(
        self, window: QMainWindow, session: Session, actions: Mapping[str, QAction]
    ) -> None:
        self._window = window
        self._actions = actions
        self._session = session
        self._docks: dict[str, QDockWidget] = {}
        self._wanted: dict[str, bool] = {}
        document, selection, scenario = session.document, session.selection, session.heat.scenario
        self.items = ItemsPanel(document, selection, session.view, scenario)
        self.inspector = Inspector(document, selection, scenario)
        self.legend = LegendPanel(session.canvas)
        self.table: ItemsTable | None = None
        self.history: HistoryList | None = None
        self._add("items", "Items", LEFT, _LIST, self.items)
        self._add("history", "History", LEFT, _LIST)
        self._add("details", "Details", RIGHT, _SIDE, self.inspector)
        self._add("legend", "Legend", RIGHT, _SIDE, self.legend)
        self._add("table", "Table of items", BOTTOM, 0)
        upright = [self._docks["details"], self._docks["legend"]]
        window.resizeDocks(upright, [420, 260], Qt.Orientation.Vertical)

    def show_all(self, visible: bool) -> None:
        """Shows those that are wanted, or none: the welcome page stands alone."""
        for id, dock in self._docks.items():
            dock.setVisible(visible and self._wanted[id])

    def toggle(self, id: str) -> None:
        """Shows or hides a panel; the table, when it comes, gets the keys."""
        self.show(id, not self._wanted[id])
        if id == "table" and self._wanted[id] and self.table is not None:
            self.table.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show(self, id: str, visible: bool = True) -> None:
        if visible and id == "table" and self.table is None:
            self._make_table()
        if visible and id == "history" and self.history is None:
            self._make_history()
        self._wanted[id] = visible
        self._docks[id].setVisible(visible)
        self._actions[id].setChecked(visible)

    @property
    def hidden(self) -> tuple[str, ...]:
        """Which of them the user has switched off."""
        return tuple(id for id, wanted in self._wanted.items() if not wanted)

    def _make_table(self) -> None:
        """Only when it is wanted: a table takes longer to build than the map."""
        from heatdesk.panels.items_table import ItemsTable

        session = self._session
        self.table = ItemsTable(session.document, session.selection, session.view, session.heat)
        self._docks["table"].setWidget(self.table)

    def _make_history(self) -> None:
        self.history = HistoryList(self._session.document)
        self._docks["history"].setWidget(self.history)

    def _add(
        self,
        id: str,
        title: str,
        area: Qt.DockWidgetArea,
        width: int,
        panel: QWidget | None = None,
    ) -> None:
        """A dock; one without a panel gets it when it is first shown."""
        dock = QDockWidget(title, self._window)
        dock.setObjectName(id)
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        if panel is not None:
            panel.setMinimumWidth(max(width - 24, 0))
            dock.setWidget(panel)
        self._window.addDockWidget(area, dock)
        self._docks[id] = dock
        if width:
            self._window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        self.show(id, panel is not None)
