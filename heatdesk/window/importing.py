"""ImportDialog: how a table is understood and what it would do, before it does it as one step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from heatdesk.app import importing
from heatdesk.app.document import Document
from heatdesk.app.errand import Errand
from heatdesk.app.importing import Look, Source
from heatdesk.app.wording import short
from heatdesk.panels.exchange.import_placing import ImportPlacing
from heatdesk.panels.exchange.import_reading import ImportReading
from heatdesk.panels.exchange.plan_view import PlanView
from heatdesk.panels.exchange.table_preview import TablePreview
from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.panels.fields.progress import Progress
from heatdesk.storage.tables.columns import FieldName
from heatdesk.storage.tables.plan import Plan
from heatdesk.storage.tables.proposal import Choices, Proposal
from heatdesk.storage.tables.table import TableError
from heatdesk.window.dropped import TABLES, dropped_file

_PATTERNS: Final = " ".join(f"*{suffix}" for suffix in TABLES)
_FILTER: Final = f"Tables and charts ({_PATTERNS});;All files (*)"
_EMPTY: Final = "Choose a file, drop one here, or paste a table or a list of names"
_HINT: Final = (
    "CSV, Excel workbooks (.xlsx) and Mermaid quadrant charts are understood.\n"
    "The first row may name the columns: name, kind, x, y, width, height, weight, note, scenario "
    "and so on.\nItems are known by their names. Nothing is changed before you press Import."
)
_STOPPED: Final = "Stopped. Choose the table again to go on"
_POSITIONS: Final = "positions from "


class ImportDialog(QDialog):
    """Every choice shows at once what it leads to. Nothing is changed before Import is pressed;
    then `imported` says what was done.
    """

    def __init__(
        self, document: Document, scenario: str, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import a table")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.resize(1080, 740)
        self._document, self._folder = document, folder
        self._source: Source | None = None
        self._look: Look | None = None
        self._fields: Mapping[FieldName, int] | None = None
        self._same: dict[str, str] = {}
        self._outline: bool | None = None
        self.imported = ""
        self.errand = Errand(self)
        self.heading = PlainLabel(_EMPTY, name="heading")
        self.choose = QPushButton("&Choose a file…")
        self.paste = QPushButton("&Paste")
        self.reading = ImportReading()
        self.placing = ImportPlacing(document.project, scenario)
        self.preview = TablePreview()
        self.summary = PlainLabel(name="subheading")
        self.plan = PlanView()
        self.hint = PlainLabel(_HINT, name="pageText")
        self.problem = PlainLabel(name="problem")
        self.progress = Progress(self.errand)
        self.import_button = QPushButton("&Import")
        self._lay_out()
        self._connect()
        self._show_nothing()
        self.choose.setDefault(True)

    # What comes in ---------------------------------------------------------------------------

    def take_file(self, path: Path) -> None:
        """Looks at a file."""
        self._folder = str(path.parent)
        self._begin(Source(path.name, path))

    def take_clipboard(self) -> None:
        """Looks at the text on the clipboard."""
        try:
            self._begin(importing.pasted(QGuiApplication.clipboard().text()))
        except TableError as error:
            self._complain(error.message)

    def ask_for_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Import a table", self._folder, _FILTER)
        if name:
            self.take_file(Path(name))

    @property
    def proposal(self) -> Proposal | None:
        """What Import would do now; None while that is being found out."""
        return self._look.proposal if self._look is not None and not self.errand.busy else None

    def accept(self) -> None:
        proposal = self.proposal
        if proposal is None or not proposal.change or self._source is None:
            return
        what = importing.imported(proposal, self._source)
        self._document.edit(f"Import {what}", proposal.change)
        left_out = len(proposal.plan.troubles)
        self.imported = f"Imported {what}" + (f", {left_out} not understood" if left_out else "")
        super().accept()

    def done(self, result: int) -> None:
        self.errand.close()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData(), TABLES):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData(), TABLES)
        if path is not None:
            event.acceptProposedAction()
            self.take_file(path)

    # Building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.choose)
        top.addWidget(self.paste)
        foot.addWidget(self.progress, 1)
        foot.addWidget(self._buttons())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.reading)
        layout.addWidget(self.placing)
        layout.addWidget(self._middle(), 1)
        layout.addWidget(self.hint, 1)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.problem)
        layout.addLayout(foot)
        self.problem.setWordWrap(True)

    def _middle(self) -> QSplitter:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.summary)
        column.addWidget(self.plan, 1)
        self._halves = QSplitter(Qt.Orientation.Vertical)
        self._halves.setChildrenCollapsible(False)
        self._halves.addWidget(self.preview)
        self._halves.addWidget(below)
        return self._halves

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.addButton(self.import_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _connect(self) -> None:
        for button in (self.choose, self.paste):
            button.setAutoDefault(False)  # Enter means Import, wherever the keyboard is
        self.choose.clicked.connect(self.ask_for_file)
        self.paste.clicked.connect(self.take_clipboard)
        self.reading.changed.connect(self._read_again)
        self.placing.changed.connect(self._find_out)
        self.placing.outlined.connect(self._want_outline)
        self.preview.assigned.connect(self._assign)
        self.plan.accepted.connect(self._accept_alike)
        self.progress.stopped.connect(lambda: self._complain(_STOPPED))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.take_clipboard)

    # Choosing --------------------------------------------------------------------------------

    def _begin(self, source: Source) -> None:
        self._source, self._look, self._fields, self._outline = source, None, None, None
        self.import_button.setDefault(True)
        self._same.clear()
        self.reading.restart()
        self.heading.setText(short(source.name))
        self._find_out()

    def _read_again(self) -> None:
        self._fields = None
        self._find_out()

    def _assign(self, fields: Mapping[FieldName, int]) -> None:
        self._fields = fields
        self._find_out()

    def _want_outline(self, wanted: bool) -> None:
        self._outline = wanted
        self._find_out()

    def _accept_alike(self, name: str, known: str | None) -> None:
        self._same.pop(name, None)
        if known is not None:
            self._same[name] = known
        self._find_out()

    def _choices(self, source: Source) -> Choices:
        scenario = self.placing.chosen_scenario
        known = {item.name: item.id for item in reversed(self._document.project.items)}
        return Choices(
            self._fields,
            self.placing.chosen_scale,
            scenario,
            source.stem if scenario is None else "",
            {name: known[other] for name, other in self._same.items() if other in known},
            self._outline,
        )

    # Finding out -----------------------------------------------------------------------------

    def _find_out(self) -> None:
        """Has it found out, beside the window, what the table says and would do."""
        self.import_button.setEnabled(False)
        source = self._source
        if self.placing.wrong:
            self.errand.cancel()
            self._show_plan(None, "")  # it is told beside the field
        elif source is not None:
            steps = importing.steps(
                self._document.project,
                source,
                self.reading.wishes,
                self._choices(source),
                self._look,
            )
            self.errand.run(steps, self._show, self._fail)

    def _show(self, look: Look) -> None:
        self._look, self._source = look, look.source
        self.reading.show_opened(look.opened, encoded=look.source.path is not None)
        self.preview.show_table(look.opened.table, look.columns)
        self._show_plan(look.proposal.plan if look.proposal else None, look.problem)
        outline = look.proposal.outline if look.proposal else False
        self.placing.offer_outline(look.opened.properties is not None, outline)

    def _show_plan(self, plan: Plan | None, problem: str) -> None:
        self._complain(problem)
        self._uncover(True)
        if plan is None:
            self.summary.setText("")
            self.plan.clear()
            return
        self.summary.setText(plan.summary)
        self.plan.show_plan(plan, self._same)
        if self.placing.chosen_scale is None:
            self.placing.show_found(plan.read[-1].removeprefix(_POSITIONS))
        can = self.proposal is not None and bool(self.proposal.change)
        self.import_button.setEnabled(can)

    def _fail(self, error: Exception) -> None:
        """The table cannot be read at all; it may be readable in another encoding."""
        self._look = None
        self._show_nothing()
        self.reading.show()
        if not isinstance(error, TableError):
            raise error
        self._complain(importing.told(error))

    def _show_nothing(self) -> None:
        self.preview.clear()
        self.plan.clear()
        self.summary.setText("")
        self.problem.hide()
        self.import_button.setEnabled(False)
        self._uncover(False)

    def _uncover(self, shown: bool) -> None:
        """Shows what there is to see of a table only where there is one."""
        for part in (self.reading, self.placing, self._halves):
            part.setVisible(shown)
        self.hint.setVisible(not shown)

    def _complain(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
