"""BringDialog: the placements of another map become a scenario of this one, as one undo step."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from heatdesk.analysis import names
from heatdesk.app.document import Document
from heatdesk.app.wording import short
from heatdesk.model.project import Project
from heatdesk.panels.exchange.plan_view import PlanView
from heatdesk.panels.fields.choice import Choice
from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.storage.bringing import Brought, bring_in

_SIZE: Final = (560, 520)
_OTHER_AXES: Final = "Its axes have other ends: the same place may mean something else there"


class BringDialog(QDialog):
    """Tells which items are matched and which are added. After Bring in, `brought` holds what was
    done.
    """

    def __init__(
        self, document: Document, other: Project, file: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bring in as a scenario")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._document, self._other, self._file = document, other, file
        self._same: dict[str, str] = {}
        self.brought: Brought | None = None
        listed = {s.id: names.scenario_name(s) for s in other.scenarios}
        self.scenario = Choice("Scenario of the other map", listed)
        self.scenario.show_value(other.first_scenario)
        self.summary = PlainLabel(name="subheading")
        self.warning = PlainLabel(_OTHER_AXES, name="problem")
        self.report = PlanView()
        self.bring_button = QPushButton("&Bring in")
        self._lay_out()
        self.scenario.entered.connect(lambda _: self._begin())
        self.report.accepted.connect(self._accept_alike)
        self._begin()

    @property
    def plan(self) -> Brought:
        """What Bring in would do now."""
        known = {item.name: item.id for item in reversed(self._document.project.items)}
        same = {name: known[other] for name, other in self._same.items() if other in known}
        scenario = self.scenario.currentData()
        return bring_in(self._document.project, self._other, scenario, same)

    def accept(self) -> None:
        self.brought = self.plan
        name = short(self._other.scenario(self.scenario.currentData()).name) or "a scenario"
        self._document.edit(f"Bring in {name} from {short(self._file)}", self.brought.change)
        super().accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(PlainLabel("Scenario"), self.scenario)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.bring_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.warning.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(short(self._file), name="heading"))
        layout.addLayout(form)
        layout.addWidget(self.summary)
        layout.addWidget(self.warning)
        layout.addWidget(self.report, 1)
        layout.addWidget(buttons)
        # Only now: before it stands in the dialog, Qt would take the first button that it meets.
        self.bring_button.setDefault(True)

    def _begin(self) -> None:
        self._same.clear()
        self._show()

    def _accept_alike(self, name: str, known: str | None) -> None:
        self._same.pop(name, None)
        if known is not None:
            self._same[name] = known
        self._show()

    def _show(self) -> None:
        plan = self.plan
        self.warning.setVisible(plan.other_axes)
        self.summary.setText(summary(plan))
        self.report.show_brought(plan, self._same)


def summary(brought: Brought) -> str:
    """'3 items matched by name, 1 added, 2 left out'."""
    matched, added = len(brought.matched), len(brought.added)
    told = f"{matched} item{'' if matched == 1 else 's'} matched by name, {added} added"
    return told + (f", {len(brought.doubtful)} left out" if brought.doubtful else "")
