"""FindingForm: one finding on a page: its sentence, who does what about it, and how it is measured.

`keep` and `change` open it and edit the document when it is kept.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.app.writing import Edit, Make, Writing
from heatdesk.model.findings import Finding
from heatdesk.model.keeping import keep_finding, set_findings
from heatdesk.model.project import Project
from heatdesk.panels.fields.entries import RefusedError
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.panels.fields.text_field import NoteField, TextField
from heatdesk.panels.findings import finding_fields as fields
from heatdesk.panels.findings.finding_items import FindingItems
from heatdesk.panels.tables.cell_editor import completer_of

_ENDS: Final = ("…", "...")
"""With these a sentence ends that somebody is to end."""

_WIDTH: Final = 600
_EDITED: Final = (*fields.STEPS, "items")


class FindingForm(QDialog):
    """`kept(Finding)`: the draft with what was typed. Ctrl+Enter keeps it from anywhere.
    `typed(Finding)`: the same at each key, as far as it can be kept.
    """

    kept = Signal(object)
    typed = Signal(object)

    def __init__(
        self, project: Project, draft: Finding, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self.setWindowTitle(title)
        self.setObjectName("findingForm")
        self.heading = PlainLabel(_heading(project, draft), name="caption")
        self.problem = PlainLabel(name="problem")
        self.sentence = NoteField("Sentence", "Who can use what, to what end?")
        self.owner = TextField("Owner", "Who sees to it?")
        self.review = TextField("Review", fields.DATE_EXAMPLE, limit=24)
        self.texts: dict[str, TextField | NoteField] = {
            "sentence": self.sentence,
            "owner": self.owner,
            "review": self.review,
            "action": NoteField("Action", "What is to be done?"),
            "result": NoteField("Result measure", fields.RESULT_EXAMPLE),
            "activity": NoteField("Activity measure", fields.ACTIVITY_EXAMPLE),
        }
        """The fields that are typed, by what they are called in `fields.STEPS`."""
        self.items = FindingItems(project, draft.items)
        self.buttons = QDialogButtonBox()
        self._lay_out()
        self._connect()
        self._show(project)

    def begin(self) -> None:
        """Opens over its window, with the open end of the sentence chosen: typing goes on there."""
        self.open()
        self.sentence.setFocus()
        cursor = self.sentence.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        length = _open_end(self.sentence.toPlainText())
        step, keep = QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(step, keep, length)
        self.sentence.setTextCursor(cursor)

    # Building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.addWidget(self.heading, 0, 0, 1, 2)
        texts = self.texts
        results = (texts["result"], PlainLabel(fields.RESULT_MEANING, name="caption"))
        activities = (texts["activity"], PlainLabel(fields.ACTIVITY_MEANING, name="caption"))
        grid.addWidget(_captioned("Sentence", self.sentence), 1, 0, 1, 2)
        grid.addWidget(_captioned("Owner", self.owner), 2, 0)
        grid.addWidget(_captioned("Review date", self.review), 2, 1)
        grid.addWidget(_captioned("Action", texts["action"]), 3, 0, 1, 2)
        grid.addWidget(_captioned("Result measure", *results), 4, 0)
        grid.addWidget(_captioned("Activity measure", *activities), 4, 1)
        grid.addWidget(_captioned("It is about", self.items), 5, 0, 1, 2)
        grid.addWidget(self.buttons, 6, 0, 1, 2)
        self._style()

    def _style(self) -> None:
        self.setMinimumWidth(_WIDTH)
        for key, height in (("sentence", 76), ("action", 50), ("result", 50), ("activity", 50)):
            self.texts[key].setFixedHeight(height)
        self.problem.hide()
        keep = self.buttons.addButton("Keep", QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setDefault(True)
        keep.setToolTip(tip("Ctrl+Enter"))
        self.buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self.review.textEdited.connect(self._forget)
        self.sentence.textChanged.connect(self._forget)
        for field in self.texts.values():
            field.typed.connect(self._type)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._keep)

    def _show(self, project: Project) -> None:
        owners = sorted({finding.owner for finding in project.findings if finding.owner})
        self.owner.setCompleter(completer_of(owners, self.owner))
        for key, field in self.texts.items():
            field.show_text(getattr(self._draft, key) or "")

    # Keeping ---------------------------------------------------------------------------------

    def _keep(self) -> None:
        wanted = {}
        for key, field in self.texts.items():
            try:
                wanted[key] = fields.read(key, _typed(field))
            except RefusedError as refusal:
                self._refuse(field, str(refusal))
                return
        items = self.items.chosen()
        self.accept()
        self.kept.emit(replace(self._draft, items=items, **wanted))  # type: ignore[arg-type]

    def _type(self) -> None:
        wanted = {}
        for key, field in self.texts.items():
            with suppress(RefusedError):
                wanted[key] = fields.read(key, _typed(field))
        changed = replace(self._draft, items=self.items.chosen(), **wanted)  # type: ignore[arg-type]
        self.typed.emit(changed)

    def _refuse(self, field: QWidget, problem: str) -> None:
        """Says below the field why what it holds cannot be kept."""
        page = field.parentWidget()
        layout = page.layout() if page is not None else None
        if layout is not None:
            layout.addWidget(self.problem)
        self.problem.setText(problem)
        self.problem.show()
        self._mark(field, faulty=True)
        field.setFocus()

    def _forget(self) -> None:
        """Something else is being typed."""
        self.problem.hide()
        self._mark(self.review, faulty=False)

    def _mark(self, field: QWidget, faulty: bool) -> None:
        field.setProperty("faulty", faulty)
        field.style().polish(field)


def keep(document: Document, draft: Finding, parent: QWidget) -> FindingForm:
    """Asks for the words of a draft, and keeps it as one undo step."""

    def make(project: Project, finding: Finding) -> Edit:
        return Edit("Keep a finding", keep_finding(project, finding)[0])

    return _asked(FindingForm(document.project, draft, "Keep a finding", parent), document, make)


def change(document: Document, finding: Finding, parent: QWidget) -> FindingForm:
    """Shows a finding that is kept, and changes it as one undo step."""

    def make(project: Project, changed: Finding) -> Edit:
        values = {key: getattr(changed, key) for key in _EDITED}
        return Edit("Edit a finding", set_findings(project, [finding.id], **values))

    form = FindingForm(document.project, finding, "Edit a finding", parent)
    return _asked(form, document, make)


def _asked(form: FindingForm, document: Document, make: Make) -> FindingForm:
    """What is typed is in the document from the first key on, and out of it if it is not kept."""
    writing = Writing(document, make, form)
    form.typed.connect(writing.write)
    form.kept.connect(writing.finish)
    form.rejected.connect(writing.give_up)
    document.replaced.connect(form.reject)  # what it is about is not in the next project
    form.begin()
    return form


def _heading(project: Project, finding: Finding) -> str:
    """'Hot meeting, Who we are'."""
    return f"{fields.kind_of(finding)}, {fields.scenario_of(project, finding)}"


def _open_end(sentence: str) -> int:
    """How many letters at its end stand for the words that are still to come."""
    return next((len(end) for end in _ENDS if sentence.endswith(end)), 0)


def _typed(field: TextField | NoteField) -> str:
    return field.text() if isinstance(field, TextField) else field.toPlainText()


def _captioned(text: str, *parts: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.setAlignment(Qt.AlignmentFlag.AlignTop)
    layout.addWidget(PlainLabel(text, name="subheading"))
    for part in parts:
        layout.addWidget(part)
    return page
