"""ExportDialog: what is handed out, seen as it will be, and written whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from heatdesk.app import handing_out
from heatdesk.app.errand import Errand
from heatdesk.app.handing_out import Wanted
from heatdesk.app.settings import Settings
from heatdesk.app.wording import short
from heatdesk.export.bounds import UNITS_PER_INCH, require_size
from heatdesk.export.forms import View
from heatdesk.export.sizes import Size
from heatdesk.figure.look import Look, look
from heatdesk.figure.marks import Figure
from heatdesk.model.project import Project
from heatdesk.panels.exchange.export_form import ExportForm
from heatdesk.panels.exchange.figure_preview import FigurePreview
from heatdesk.panels.fields.plain import PlainLabel, ask
from heatdesk.panels.fields.progress import Progress
from heatdesk.storage.problems import SaveError

_STILL_MS: Final = 150
"""How long nothing more is chosen before the preview is drawn."""

_FORM_WIDTH: Final = 310
_NO_SIZE: Final = "Width and height: whole numbers of pixels"
_TOLD: Final = {
    "pptx": "A slide for each step of the story, with shapes that can be edited; this is the map",
    "story": "A page for each step of the story, A4 where notes are wanted; this is the first step",
    "html": "One file that works without a network, with the tables below; this is its map",
    "report": "The picture, the reading in words, findings and tables; nothing in it is run",
    "report-md": "The picture, the reading in words, findings and tables, as text to write on in",
}


def _map_of(wanted: Wanted) -> Wanted:
    """What is seen of it: slides and web pages have sentences of their own beside their map."""
    view = wanted.view
    if not wanted.kind.tells or view.extras is None:
        return wanted
    bare = replace(view.extras, findings=False, method=False)
    return replace(wanted, view=replace(view, extras=bare))


class ExportDialog(QDialog):
    """Nothing is written before Export is pressed and a name is chosen. What was chosen is kept for
    the next time; `exported` is the file that was written.
    """

    def __init__(
        self,
        project: Project,
        scenario: str,
        screen: Look,
        name: str,
        settings: Settings,
        compared: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export the map")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1080, 720)
        self._project, self._screen, self._name = project, screen, name
        self._settings = settings
        self.exported: Path | None = None
        self.form = ExportForm(project, scenario, settings.values.exports, compared)
        self.preview = FigurePreview()
        self.text = QPlainTextEdit()
        self.told = PlainLabel(name="caption")
        self.problem = PlainLabel(name="problem")
        self.drawing = Errand(self)
        self.writing = Errand(self)
        self.progress = Progress(self.writing)
        self.export_button = QPushButton("&Export…")
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_STILL_MS)
        self._still.timeout.connect(self._draw)
        self._lay_out()
        self.form.changed.connect(self._change)
        self.writing.ended.connect(lambda: self._lock(False))
        self._change()
        self._draw()

    @property
    def wanted(self) -> Wanted | None:
        """What would be written now; None where a field holds what cannot be."""
        form, page = self.form, self.form.page
        if page is None or self._size_problem(page):
            return None
        worn, extras = self._look(), form.extras
        both = form.theme.currentData() == "both"
        view = View(
            self._project,
            form.scenario.currentData(),
            form.chosen_overlay,
            extras.worn(worn),
            page.width,
            page.height,
            extras.worn(look(True)) if both else None,
            extras,
            form.chosen_compared,
            form.chosen_heat,
            form.notes.isChecked(),
        )
        return Wanted(form.chosen_kind, view, self._scale)

    @property
    def exported_name(self) -> str:
        """What was written, for a message."""
        return short(self.exported.name) if self.exported is not None else ""

    def accept(self) -> None:
        """Asks for a name, and writes."""
        wanted = self.wanted
        path = self._ask_for_name() if wanted is not None and not self.writing.busy else None
        if wanted is None or path is None:
            return
        self._complain("")
        self._lock(True)
        self.writing.run(handing_out.steps(wanted, path), self._finish, self._fail)

    def done(self, result: int) -> None:
        for errand in (self.drawing, self.writing):
            errand.close()
        super().done(result)

    # Building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName("How it begins")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.preview)
        self._pages.addWidget(self.text)
        left = QVBoxLayout()
        left.addWidget(self._pages, 1)
        left.addWidget(self.told)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 1)
        columns.addWidget(self._scrolled())
        foot = QHBoxLayout()
        foot.addWidget(self.progress, 1)
        foot.addWidget(self._buttons())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addLayout(columns, 1)
        layout.addWidget(self.problem)
        layout.addLayout(foot)
        self.problem.setWordWrap(True)
        self.problem.hide()
        # Only now: before it stands in the dialog, Qt would take the first button that it meets.
        self.export_button.setDefault(True)

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFixedWidth(_FORM_WIDTH)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.addButton(self.export_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    # Choosing --------------------------------------------------------------------------------

    @property
    def _scale(self) -> float:
        dots: int = self.form.dots.currentData()
        return dots / UNITS_PER_INCH if "dots" in self.form.chosen_kind.uses else 1.0

    def _look(self) -> Look:
        theme = self.form.theme.currentData()
        return self._screen if theme == "screen" else look(theme == "dark")

    def _size_problem(self, page: Size) -> str:
        try:
            require_size(round(page.width * self._scale), round(page.height * self._scale))
        except ValueError as error:
            return str(error).capitalize()
        return ""

    def _change(self) -> None:
        page = self.form.page
        problem = _NO_SIZE if page is None else self._size_problem(page)
        self._complain("")
        self.form.complain_of_size(problem)
        self.export_button.setEnabled(not problem)
        self.told.setText(self._caption(page))
        self._still.start()

    def _caption(self, page: Size | None) -> str:
        kind = self.form.chosen_kind
        if page is None or not kind.seen:
            return ""
        if "dots" in kind.uses:
            wide, high = round(page.width * self._scale), round(page.height * self._scale)
            return f"{wide} × {high} pixels"
        return _TOLD.get(kind.id, "")

    # Seeing ----------------------------------------------------------------------------------

    def _draw(self) -> None:
        wanted = self.wanted
        if wanted is not None:
            self.drawing.run(handing_out.preview(_map_of(wanted)), self._show, self._fail)

    def _show(self, made: Figure | str) -> None:
        if isinstance(made, str):
            self.text.setPlainText(made)
            self._pages.setCurrentWidget(self.text)
        else:
            self.preview.show_figure(made)
            self._pages.setCurrentWidget(self.preview)

    # Writing ---------------------------------------------------------------------------------

    def _ask_for_name(self) -> Path | None:
        kind, kept = self.form.chosen_kind, self._settings.values
        suggested = Path(kept.exports.folder or kept.folder) / f"{self._name}.{kind.suffix}"
        filter = f"{kind.name} (*.{kind.suffix})"
        name, _ = QFileDialog.getSaveFileName(self, "Export the map", str(suggested), filter)
        if not name:
            return None
        if Path(name).suffix.lower() == f".{kind.suffix}":
            return Path(name)
        path = Path(f"{name}.{kind.suffix}")
        return path if not path.exists() or self._may_replace(path) else None

    def _may_replace(self, path: Path) -> bool:
        """The system's question was about another name."""
        return ask(self, f"Replace “{path.name}”?", "There is a file of this name.", "Replace") == 0

    def _finish(self, path: Path) -> None:
        self.exported = path
        folder = str(path.parent)
        self._settings.set(exports=msgspec.structs.replace(self.form.exports, folder=folder))
        super().accept()

    def _fail(self, error: Exception) -> None:
        self._lock(False)
        if not isinstance(error, SaveError | ValueError | MemoryError):
            raise error
        self._complain(str(error) or "There is not enough memory for it")

    def _lock(self, working: bool) -> None:
        self.form.setEnabled(not working)
        self.export_button.setEnabled(not working and self.wanted is not None)

    def _complain(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
