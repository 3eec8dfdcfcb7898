"""ScenarioForm: name, date and note of a scenario, asked for on a small page."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from heatdesk.model.scenario import Scenario
from heatdesk.panels.fields.entries import RefusedError, line, note
from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.panels.findings.finding_fields import DATE_EXAMPLE, date_of
from heatdesk.storage.characters import NAME_LIMIT

_WIDTH: Final = 420
_NOTE_HEIGHT: Final = 84

NO_NAME: Final = "A scenario needs a name"


class Answer(NamedTuple):
    """What was typed, as a scenario holds it."""

    name: str
    date: str | None
    note: str


class ScenarioForm(QDialog):
    """What is wrong stands below its field while it is wrong, and keeps the page open."""

    def __init__(self, title: str, start: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("scenarioForm")
        self.setMinimumWidth(_WIDTH)
        self.name = QLineEdit(start.name)
        self.date = QLineEdit(start.date or "")
        self.note = QPlainTextEdit(start.note)
        self.problems = {"name": PlainLabel(name="problem"), "date": PlainLabel(name="problem")}
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self._lay_out()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for field in (self.name, self.date):
            field.textChanged.connect(self._forgive)
        self.name.selectAll()

    @property
    def answer(self) -> Answer:
        """What is typed now. Raises RefusedError if the date is none."""
        return Answer(line(self.name.text()), date_of(self.date.text()), self._note())

    def accept(self) -> None:
        """Closes the page if all is well; else says what is not, and goes there."""
        found = {"name": self._name_problem(), "date": self._date_problem()}
        for key, problem in found.items():
            self._complain(key, problem)
        wrong = next((key for key, problem in found.items() if problem), None)
        if wrong is None:
            super().accept()
        else:
            getattr(self, wrong).setFocus()

    def _lay_out(self) -> None:
        self.name.setMaxLength(NAME_LIMIT)
        self.name.setAccessibleName("Name")
        self.date.setAccessibleName("Date")
        self.date.setPlaceholderText(DATE_EXAMPLE)
        self.note.setAccessibleName("Note")
        self.note.setPlaceholderText("What does this scenario show?")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.addRow("Name", self.name)
        form.addRow("", self.problems["name"])
        form.addRow("Date", self.date)
        form.addRow("", self.problems["date"])
        form.addRow("Note", self.note)
        for label in self.problems.values():
            label.setWordWrap(True)
            label.hide()
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.buttons)

    def _name_problem(self) -> str:
        return "" if line(self.name.text()) else NO_NAME

    def _date_problem(self) -> str:
        try:
            date_of(self.date.text())
        except RefusedError as refusal:
            problem = str(refusal).removeprefix("Review: ")
            return problem[:1].upper() + problem[1:]
        return ""

    def _complain(self, key: str, problem: str) -> None:
        self.problems[key].setText(problem)
        self.problems[key].setVisible(bool(problem))
        field = getattr(self, key)
        field.setAccessibleDescription(problem)

    def _forgive(self) -> None:
        """Typing takes a complaint back that holds no more."""
        for key, problem in (("name", self._name_problem()), ("date", self._date_problem())):
            if not problem:
                self._complain(key, "")

    def _note(self) -> str:
        return note(self.note.toPlainText())
