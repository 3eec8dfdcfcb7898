"""MovesPanel: how far the shown scenario is from the target, and what would have to move."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from heatdesk.analysis import names
from heatdesk.analysis.comparing.placement_changes import towards
from heatdesk.analysis.distance import Move, distance, moves
from heatdesk.analysis.words import where
from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.selection import Selection
from heatdesk.canvas.view import View
from heatdesk.figure.arrows import LEAST_MOVE
from heatdesk.figure.words import number
from heatdesk.model.planning import other_target
from heatdesk.model.project import Project
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.panels.fields.swatches import swatch

_ID: Final = Qt.ItemDataRole.UserRole
_HEADINGS: Final = ("Item", "How far", "Which way", "From", "To")
_WIDTHS: Final = (190, 80, 220, 250)

_DEGREES: Final = (
    (LEAST_MOVE, "has all but reached"),
    (0.10, "is close to"),
    (0.30, "is some way from"),
    (0.60, "is far from"),
)
"""What is said of a distance up to these, in plane units: the plane is 2 wide."""


class Way(NamedTuple):
    """One row: an item, how far it has to go (None: it comes or goes), and words."""

    item: str
    distance: float | None
    which: str
    start: str
    end: str
    numbers: str = ""


class MovesPanel(QWidget):
    """Rows by distance, the farthest first; choosing one chooses its item, and the other way."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        view: View,
        heat: LiveHeat,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._view = view
        self._heat = heat
        self._outdated = True
        self.setObjectName("movesPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.summary = PlainLabel(name="reading")
        self.rows = QTreeWidget()
        self._lay_out()
        self.rows.itemSelectionChanged.connect(self._choose)
        selection.changed.connect(self._mark)
        document.settled.connect(self._follow)
        document.replaced.connect(self._follow)
        heat.switched.connect(self._follow)
        view.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._outdated:
            self._refresh()

    def _lay_out(self) -> None:
        self.summary.setWordWrap(True)
        self.rows.setObjectName("moves")
        self.rows.setAccessibleName("Moves to the target")
        self.rows.setColumnCount(len(_HEADINGS))
        self.rows.setHeaderLabels(list(_HEADINGS))
        self.rows.setRootIsDecorated(False)
        self.rows.setUniformRowHeights(True)
        self.rows.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.rows.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        for column, width in enumerate(_WIDTHS):
            self.rows.setColumnWidth(column, width)
        self.rows.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.rows.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self.summary)
        layout.addWidget(self.rows, 1)

    # Following -------------------------------------------------------------------------------

    def _follow(self) -> None:
        """A panel that nobody sees computes nothing."""
        self._outdated = True
        if self.isVisible() and self._document.at_rest:
            self._refresh()

    def _refresh(self) -> None:
        self._outdated = False
        project, shown = self._document.project, self._heat.scenario
        target = other_target(project, shown)
        self.summary.setText(summary(project, shown))
        with QSignalBlocker(self.rows):
            self.rows.clear()
            found = [] if target is None else ways(project, shown, target)
            self.rows.addTopLevelItems([self._row(way) for way in found])
        self.rows.setVisible(bool(found))
        self._mark()

    def _row(self, way: Way) -> QTreeWidgetItem:
        item = self._document.project.item(way.item)
        far = "" if way.distance is None else number(way.distance)
        row = QTreeWidgetItem([item.name, far, way.which, way.start, way.end])
        row.setData(0, _ID, way.item)
        row.setIcon(0, swatch(item, self._view.look))
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, text in enumerate((item.name, far, way.which, way.numbers, way.numbers)):
            row.setToolTip(column, tip(text))
        return row

    # Choosing --------------------------------------------------------------------------------

    def _choose(self) -> None:
        self._selection.choose(row.data(0, _ID) for row in self.rows.selectedItems())

    def _mark(self) -> None:
        """Shows the selection; a single chosen row is scrolled to."""
        if self._outdated:
            return
        chosen = set(self._selection.ids)
        with QSignalBlocker(self.rows):
            for row in self._rows():
                row.setSelected(row.data(0, _ID) in chosen)
                if len(chosen) == 1 and row.isSelected():
                    self.rows.setCurrentItem(row)
                    self.rows.scrollToItem(row)

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        for n in range(self.rows.topLevelItemCount()):
            row = self.rows.topLevelItem(n)
            if row is not None:
                yield row


def summary(project: Project, shown: str) -> str:
    """How far a scenario is from the target, in words and a number; or what there is to do."""
    if project.properties.target is None:
        return "Name a scenario the target: show it and choose “Make it the target” in its menu."
    target = other_target(project, shown)
    if target is None:
        return "This is the target. Show another scenario to see what has to move."
    whole = distance(project, shown, target)
    if whole is None:
        return f"No item has a place here and in {names.scenario(project, target)}."
    found = moves(project, shown, target)
    far = sum(move.distance > LEAST_MOVE for move in found)
    items = "1 item moves" if far == 1 else f"{far or 'no'} items move"
    here, there = names.scenario(project, shown), names.scenario(project, target)
    return f"{here} {_degree(whole)} {there}: {number(whole)} on the whole, {items}."


def ways(project: Project, shown: str, target: str) -> list[Way]:
    """What lies elsewhere in the target, the farthest first; then what goes, then what comes."""
    found = [_way(project, move) for move in moves(project, shown, target)]
    axes = project.properties.axes
    for item in project.items:
        here, there = project.placement(shown, item.id), project.placement(target, item.id)
        if here is not None and there is None:
            found.append(
                Way(item.id, None, "is not in the target", where(axes, here.x, here.y), "")
            )
        elif there is not None and here is None:
            found.append(
                Way(item.id, None, "is only in the target", "", where(axes, there.x, there.y))
            )
    return found


def _way(project: Project, move: Move) -> Way:
    axes = project.properties.axes
    (ax, ay), (bx, by) = move.before, move.after
    sides = [names.side(axes, side) for side in towards(bx - ax, by - ay)]
    moved = f"towards {' and '.join(sides)}" if move.distance > LEAST_MOVE else "stays"
    numbers = f"{number(ax)}, {number(ay)} to {number(bx)}, {number(by)}"
    start, end = where(axes, ax, ay), where(axes, bx, by)
    return Way(move.item, move.distance, moved, start, end, numbers)


def _degree(far: float) -> str:
    return next((words for most, words in _DEGREES if far <= most), "is very far from")
