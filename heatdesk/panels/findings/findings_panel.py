"""FindingsPanel: the findings of all scenarios in a table, with filters, and what to do to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.selection import Selection
from heatdesk.model.change import Change
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.keeping import drop_findings
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.panels.findings import finding_form
from heatdesk.panels.findings.finding_form import FindingForm
from heatdesk.panels.findings.findings_filter import FindingsFilter
from heatdesk.panels.findings.findings_model import AT, COLUMNS, FindingsModel, Judge, Today
from heatdesk.panels.findings.findings_view import FindingsView, NoFindings

_NONE_YET: Final = (
    "No finding yet",
    "A finding is a sentence that stays with the map, with somebody who acts on it.\n"
    "Keep a meeting or an opportunity from the reading, or write a sentence of your own.",
    "New finding…",
)
_ALL_HIDDEN: Final = (
    "No finding is like that",
    "The filters hide all of them.",
    "Show all findings",
)


class FindingsPanel(QWidget):
    """Every edit is one undo step. `judge` says which findings are stale, `today` what day it is.

    `shown(ids)`: the items of the chosen findings, which are the selection now; before it
    `scenario_wanted(id)` names the scenario in which they were found. `deleted(words)`: what an
    undo would bring back. `refused(words)`: why what was typed is not taken.
    """

    shown = Signal(object)
    scenario_wanted = Signal(str)
    deleted = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        heat: LiveHeat,
        judge: Judge,
        today: Today = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._heat = heat
        self._judge = judge
        self._judged: Mapping[str, str | None] = {}
        self._outdated = False
        self.filter = FindingsFilter()
        self.count = PlainLabel(name="aside")
        self.new = QPushButton("New finding…")
        self.edit = QPushButton("Edit…")
        self.show_items = QPushButton("Show")
        self.delete = QPushButton("Delete")
        self.model = FindingsModel(document, judge, today, self)
        self.table = FindingsView(self.model, self)
        self.nothing = NoFindings()
        self._lay_out()
        self._connect()
        self.refresh()

    def write(self) -> FindingForm:
        """Opens the form for a sentence of the user's own, about the items that are chosen."""
        project, scenario = self._document.project, self._heat.scenario
        chosen = (project.item(id) for id in self._selection.ids)
        items = tuple(NamedItem(item.id, item.name) for item in chosen)
        return finding_form.keep(self._document, Finding("", scenario, items=items), self)

    def edit_chosen(self) -> FindingForm | None:
        """Opens the form of the current finding, if there is one."""
        found = self._chosen()
        return finding_form.change(self._document, found[0], self) if found else None

    def edit_current(self) -> None:
        """Opens the current cell; the form where the cell follows from the map."""
        index = self.table.currentIndex()
        if not index.isValid():
            return
        if self.model.why_not(self.table.rows.mapToSource(index)):
            self.edit_chosen()
        else:
            self.table.edit(index)

    def show_chosen(self) -> None:
        """Chooses the items of the chosen findings on the map."""
        found, project = self._chosen(), self._document.project
        ids = dict.fromkeys(named.id for finding in found for named in finding.items)
        there = tuple(id for id in ids if project.has_item(id))
        if there:
            if project.has_scenario(found[0].scenario):
                self.scenario_wanted.emit(found[0].scenario)
            self._selection.choose(there)
            self.shown.emit(there)

    def delete_chosen(self) -> None:
        ids = self.table.chosen()
        if ids:
            what = "a finding" if len(ids) == 1 else f"{len(ids)} findings"
            row = self.table.rows.ids().index(ids[0])
            self._document.edit(f"Delete {what}", drop_findings(self._document.project, ids))
            self.table.selectRow(min(row, self.table.rows.rowCount() - 1))
            self.deleted.emit(f"Deleted {what}")

    def copy(self) -> None:
        """Puts the chosen rows on the clipboard, as a table for spreadsheets and mail."""
        ids = self.table.chosen()
        if ids:
            cells = [[self._text(id, n) for n in range(len(COLUMNS))] for id in ids]
            rows = [[column.heading for column in COLUMNS], *cells]
            QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows) + "\n")

    # Building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("findingsPanel")
        self.new.setToolTip(tip("Write a sentence of your own, about the items that are chosen"))
        bar = QHBoxLayout()
        bar.setSpacing(6)
        bar.addWidget(self.filter)
        bar.addWidget(self.count)
        bar.addStretch()
        for button in (self.new, self.edit, self.show_items, self.delete):
            button.setObjectName("small")
            bar.addWidget(button)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(self.write)
        self.edit.clicked.connect(self.edit_chosen)
        self.show_items.clicked.connect(self.show_chosen)
        self.delete.clicked.connect(self.delete_chosen)
        self.nothing.pressed.connect(self._get_out)
        self.filter.changed.connect(self.refresh)
        self.model.refused.connect(self._refuse)
        self.table.edit_wanted.connect(self.edit_current)
        self.table.copy_wanted.connect(self.copy)
        self.table.delete_wanted.connect(self.delete_chosen)
        self.table.left.connect(self.filter.state.setFocus)
        self.table.doubleClicked.connect(self._open)
        self.table.editor.closeEditor.connect(self._settle)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self._judge.changed.connect(self._hear)
        self._document.changed.connect(self._follow)
        self._document.settled.connect(self._settle)
        self._document.replaced.connect(self._restart)

    # Following -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Filters and sorts again; whatever is chosen and current stays so."""
        self._outdated = False
        chosen, current = self.table.chosen(), self.table.current()
        self.filter.show_owners(self.model.owners())
        self.table.rows.show_only(self._is_wanted)
        self.table.choose(chosen)
        self.table.go_to(*current)
        stale = [id for id, reason in self._judge.stale_reasons().items() if reason is not None]
        self.table.setColumnHidden(AT["why"], not stale)
        self._show_page()
        self._enable()

    def _follow(self, change: Change) -> None:
        """A drag changes no finding; new names of items and scenarios show at once."""
        if change.touches("finding", "item", "scenario") or any(k[:2] == _ORDER for k in change):
            chosen, current = self.table.chosen(), self.table.current()
            self.table.tell_at(self.table.currentIndex(), "")
            self.model.follow(change)
            self.table.choose(chosen)
            self.table.go_to(*current)
            self._outdated = True

    def _hear(self) -> None:
        """The judge may have said the same as before."""
        judged = dict(self._judge.stale_reasons())
        if judged != self._judged:
            self._judged = judged
            self.model.take_judgement()
            self._outdated = True
            self._settle()

    def _settle(self) -> None:
        """Rows stay where they are while one of them is being edited, or nobody sees them."""
        if self._outdated and self.isVisible() and not self.table.editing:
            self.refresh()

    def _restart(self) -> None:
        self.filter.clear()
        self.model.restart()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    # Showing ----------------------------------------------------------------------------------

    def _is_wanted(self, row: int) -> bool:
        finding = self.model.finding_at(row)
        return self.filter.wants(finding, self.model.state(finding), self.model.review(finding))

    def _show_page(self) -> None:
        rows, all_rows = self.table.rows.rowCount(), self.model.rowCount()
        self.filter.setEnabled(bool(all_rows))
        self._pages.setCurrentWidget(self.table if rows else self.nothing)
        self.nothing.say(*(_ALL_HIDDEN if all_rows else _NONE_YET))
        self.count.setText(f"{rows} of {all_rows}" if rows < all_rows else "")

    def _get_out(self) -> None:
        """The empty page's button: a first finding, or all that the filters hide."""
        if not self.model.rowCount():
            self.write()
            return
        self.filter.clear()
        self.refresh()

    def _chosen(self) -> list[Finding]:
        by_id = {finding.id: finding for finding in self._document.project.findings}
        return [by_id[id] for id in self.table.chosen() if id in by_id]

    def _text(self, id: str, column: int) -> str:
        return str(self.table.rows.cell(id, column).data() or "")

    def _enable(self) -> None:
        """Which buttons make sense for what is chosen; what does not says why."""
        found, project = self._chosen(), self._document.project
        there = any(project.has_item(named.id) for finding in found for named in finding.items)
        one = "" if len(found) == 1 else "Choose one finding first"
        some = "" if found else "Choose a finding first"
        places = some or ("" if there else "It names no item that is there")
        for button, help, why_not in (
            (self.edit, "Change everything about it", one),
            (self.show_items, "Choose its items on the map", places),
            (self.delete, "Delete what is chosen", some),
        ):
            button.setEnabled(not why_not)
            button.setToolTip(tip(why_not or help))

    def _open(self, index: QModelIndex) -> None:
        """A double click where nothing can be typed opens the whole finding."""
        if self.model.why_not(self.table.rows.mapToSource(index)):
            self.edit_chosen()

    def _refuse(self, problem: str) -> None:
        self.table.tell_at(self.table.currentIndex(), problem)
        self.refused.emit(problem)


_ORDER: Final = ("order", "findings")
