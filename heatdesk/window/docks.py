"""Docks: the panels round the map, each switched by an action of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QFrame, QMainWindow, QScrollArea, QTabWidget, QWidget

from heatdesk.canvas.session import Session
from heatdesk.panels.items.inspector import Inspector
from heatdesk.panels.items.items_panel import ItemsPanel
from heatdesk.panels.maps.legend_panel import LegendPanel
from heatdesk.panels.reading.reading_panel import ReadingPanel
from heatdesk.window.doing import Say
from heatdesk.window.history_list import HistoryList
from heatdesk.window.scenario_doing import ScenarioDoing

if TYPE_CHECKING:
    from heatdesk.panels.findings.findings_panel import FindingsPanel
    from heatdesk.panels.items.items_table import ItemsTable
    from heatdesk.panels.reading.moves_panel import MovesPanel
    from heatdesk.panels.reading.pair_matrix import PairMatrix
    from heatdesk.panels.story.story_strip import StoryStrip

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea

PANELS: Final = (
    "items",
    "reading",
    "details",
    "story",
    "legend",
    "table",
    "pairs",
    "findings",
    "moves",
    "history",
)
"""The ids of the docks, which are those of their actions too."""

_TAKES_KEYS: Final = {"table", "pairs", "findings", "moves", "story"}
"""Panels that get the keys when they come."""

_SIDE: Final = 288
_LIST: Final = 232
_HEIGHTS: Final = (500, 220)
"""Of the reading and of the legend below it, in proportion."""
_BELOW: Final = 250

_GROUPS: Final = (("reading", "details", "story"), ("table", "pairs", "findings", "moves"))
"""Panels that share a place, the first in front."""


class Docks:
    """Items at the left, reading, details and legend at the right; the others where asked for."""

    def __init__(
        self, window: QMainWindow, session: Session, actions: Mapping[str, QAction], say: Say
    ) -> None:
        """`say` shows a message, with what can be done about it."""
        self._window = window
        self._actions = actions
        self._say = say
        self._session = session
        self._docks: dict[str, QDockWidget] = {}
        self._wanted: dict[str, bool] = {}
        document, selection, heat = session.document, session.selection, session.heat
        self.items = ItemsPanel(document, selection, session.view, heat)
        self.inspector = Inspector(document, selection, heat)
        self.legend = LegendPanel(session.canvas)
        self.reading = ReadingPanel(session.reading, session.heat, selection, session.view)
        self.table: ItemsTable | None = None
        self.pairs: PairMatrix | None = None
        self.findings: FindingsPanel | None = None
        self.moves: MovesPanel | None = None
        self.story: StoryStrip | None = None
        self.history: HistoryList | None = None
        self._makers: dict[str, Callable[[], QWidget]] = {
            "table": self._make_table,
            "pairs": self._make_pairs,
            "findings": self._make_findings,
            "moves": self._make_moves,
            "story": self._make_story,
            "history": self._make_history,
        }
        self._add_all()

    def _add_all(self) -> None:
        self._add("items", "Items", LEFT, _LIST, self.items)
        self._add("history", "History", LEFT, _LIST)
        self._add("reading", "Reading", RIGHT, _SIDE, self.reading)
        self._add("details", "Details", RIGHT, _SIDE, self.inspector)
        self._add("story", "Story", RIGHT, _SIDE)
        self._add("legend", "Legend", RIGHT, _SIDE, _scrolling(self.legend))
        self._add("table", "Table of items", BOTTOM, 0)
        self._add("pairs", "Pairs", BOTTOM, 0)
        self._add("findings", "Findings", BOTTOM, 0)
        self._add("moves", "Moves", BOTTOM, 0)
        self._group()
        self._docks["reading"].raise_()

    def show_all(self, visible: bool) -> None:
        """Shows those that are wanted, or none: the welcome page stands alone."""
        for id, dock in self._docks.items():
            dock.setVisible(visible and self._wanted[id])
        self._face()

    def _face(self) -> None:
        """A map with something on it begins with its reading, an empty one with naming its axes."""
        project, scenario = self._session.document.project, self._session.heat.scenario
        self.raise_("reading" if project.placements(scenario) else "details")

    def toggle(self, id: str) -> None:
        """Shows or hides a panel; one that lies behind another comes to the front instead."""
        behind = self._wanted[id] and self._docks[id].visibleRegion().isEmpty()
        self.show(id, behind or not self._wanted[id])
        if not self._wanted[id]:
            return
        self._docks[id].raise_()
        panel = self._docks[id].widget()
        if id in _TAKES_KEYS and panel is not None:
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show(self, id: str, visible: bool = True) -> None:
        if visible and id in self._makers:
            self._docks[id].setWidget(self._makers.pop(id)())
            self._resize(id)
        self._wanted[id] = visible
        self._docks[id].setVisible(visible)
        self._actions[id].setChecked(visible)
        self._title(next((group for group in _GROUPS if id in group), ()))

    def raise_(self, id: str) -> None:
        """Brings a panel before those that it shares its place with."""
        self._docks[id].raise_()

    @property
    def hidden(self) -> tuple[str, ...]:
        """Which of them the user has switched off."""
        return tuple(id for id, wanted in self._wanted.items() if not wanted)

    def _group(self) -> None:
        """Panels that share a place are tabs."""
        self._window.setTabPosition(RIGHT | BOTTOM, QTabWidget.TabPosition.North)
        self._window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)  # the reading keeps its height
        for first, *others in _GROUPS:
            for other in others:
                self._window.tabifyDockWidget(self._docks[first], self._docks[other])
        upright = [self._docks["reading"], self._docks["legend"]]
        self._window.resizeDocks(upright, _HEIGHTS, Qt.Orientation.Vertical)

    def _title(self, group: Sequence[str]) -> None:
        """A panel among tabs needs no title: its tab has it."""
        alone = sum(self._wanted.get(id, False) for id in group) < 2
        for dock in (self._docks[id] for id in group if id in self._docks):
            blank = cast("QWidget | None", dock.titleBarWidget())
            if alone and blank is not None:
                dock.setTitleBarWidget(None)  # type: ignore[arg-type]
                blank.deleteLater()
            elif not alone and blank is None:
                dock.setTitleBarWidget(QWidget(dock))

    def _resize(self, id: str) -> None:
        """A panel below the map begins with a height that shows something."""
        if self._window.dockWidgetArea(self._docks[id]) == BOTTOM:
            self._window.resizeDocks([self._docks[id]], [_BELOW], Qt.Orientation.Vertical)

    def _make_table(self) -> QWidget:
        """Only when it is wanted: a table takes longer to build than the map."""
        from heatdesk.panels.items.items_table import ItemsTable

        session = self._session
        self.table = ItemsTable(session.document, session.selection, session.view, session.heat)
        self.table.setFocusProxy(self.table.table)
        return self.table

    def _make_pairs(self) -> QWidget:
        from heatdesk.panels.reading.pair_matrix import PairMatrix

        self.pairs = PairMatrix(self._session.reading, self._session.canvas)
        self.pairs.setFocusProxy(self.pairs.table)
        return self.pairs

    def _make_findings(self) -> QWidget:
        from heatdesk.panels.findings.findings_panel import FindingsPanel

        session, scenarios = self._session, ScenarioDoing(self._session, self._say)
        panel = FindingsPanel(session.document, session.selection, session.heat, session.reading)
        panel.scenario_wanted.connect(lambda id: scenarios.show(id))
        panel.deleted.connect(lambda words: self._say(words, "Undo", session.document.undo))
        panel.setFocusProxy(panel.table)
        self.findings = panel
        return panel

    def _make_moves(self) -> QWidget:
        from heatdesk.panels.reading.moves_panel import MovesPanel

        session = self._session
        self.moves = MovesPanel(session.document, session.selection, session.view, session.heat)
        self.moves.setFocusProxy(self.moves.rows)
        return self.moves

    def _make_story(self) -> QWidget:
        from heatdesk.panels.story.story_strip import StoryStrip

        session = self._session
        given = session.document, session.heat, session.reading, session.selection
        panel = StoryStrip(*given, session.view)
        panel.done.connect(lambda words: self._say(words, "Undo", session.document.undo))
        panel.said.connect(lambda words: self._say(words, "", None))
        panel.setFocusProxy(panel.list)
        panel.setMinimumWidth(_SIDE - 24)
        self.story = panel
        return panel

    def _make_history(self) -> QWidget:
        self.history = HistoryList(self._session.document)
        return self.history

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


def _scrolling(panel: QWidget) -> QScrollArea:
    """A panel that may have less room than it would like."""
    area = QScrollArea()
    area.setWidget(panel)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
