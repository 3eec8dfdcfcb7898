"""FindingsModel: the findings of all scenarios, as rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtGui import QGuiApplication, QPalette

from heatdesk.app.document import Document
from heatdesk.app.writing import Edit, Make
from heatdesk.model.change import Change
from heatdesk.model.findings import Finding
from heatdesk.model.keeping import set_findings
from heatdesk.model.keys import FINDING_ORDER
from heatdesk.model.project import Project
from heatdesk.panels.fields.entries import RefusedError
from heatdesk.panels.fields.plain import tip
from heatdesk.panels.findings import finding_fields as fields
from heatdesk.panels.findings.finding_fields import STATE_MEANINGS, STATE_WORDS, STEPS
from heatdesk.panels.tables.table_model import SORTED_BY, Column, Index, TableModel, taken

_RESULT: Final = f"{fields.RESULT_MEANING}: “{fields.RESULT_EXAMPLE}”"
_ACTIVITY: Final = f"{fields.ACTIVITY_MEANING}. “{fields.ACTIVITY_EXAMPLE}”"

COLUMNS: Final = (
    Column("state", "State", "Whether the map still supports it", 76),
    Column("why", "Why stale", "What the map no longer shows", 190),
    Column("sentence", "Sentence", "What was found, in the words of a person", 300, "page"),
    Column("kind", "Kind", "What the map said when it was kept", 112),
    Column("items", "Items", "The items that it is about", 150),
    Column("scenario", "Scenario", "Where it was found", 110),
    Column("owner", "Owner", "Who sees to it", 100),
    Column("action", "Action", "What is to be done", 150, "page"),
    Column("result", "Result measure", _RESULT, 150, "page"),
    Column("activity", "Activity measure", _ACTIVITY, 150, "page"),
    Column("review", "Review", f"When to look at it again, as {fields.DATE_EXAMPLE}", 168),
)
AT: Final = {column.key: n for n, column in enumerate(COLUMNS)}
"""Where each field's column is."""

_SHOWN: Final = 400
"""Letters of a text that a cell shows."""
_TOLD: Final = 2_000
"""Letters of a text that its tool tip shows."""

Today = Callable[[], date]


class Judge(Protocol):
    """Who knows which findings the map still supports; `changed()` follows every difference."""

    @property
    def changed(self) -> SignalInstance: ...

    def stale_reasons(self) -> Mapping[str, str | None]:
        """Why findings are stale, by their ids; None: fresh."""


class FindingsModel(TableModel):
    """Follows the document and the judge. `today` is asked whenever a date is compared with it."""

    def __init__(
        self, document: Document, judge: Judge, today: Today, parent: QObject | None = None
    ) -> None:
        super().__init__(document, FINDING_ORDER, COLUMNS, parent)
        self._judge = judge
        self._today = today
        self._findings: dict[str, Finding] = {}
        self.restart()

    # What the panel asks ---------------------------------------------------------------------

    def finding_at(self, row: int) -> Finding:
        return self._findings[self._ids[row]]

    def state(self, finding: Finding) -> fields.State:
        return fields.state_of(self._judge.stale_reasons(), finding.id)

    def review(self, finding: Finding) -> fields.Review:
        return fields.review_of(finding, self._today())

    def owners(self) -> list[str]:
        """Everybody who owns a finding, by name."""
        owners = {finding.owner for finding in self._findings.values() if finding.owner}
        return sorted(owners, key=str.casefold)

    def why_not(self, index: Index) -> str:
        column = COLUMNS[index.column()]
        return "" if column.key in STEPS else f"{column.heading} follows from the map"

    # Following -------------------------------------------------------------------------------

    def restart(self) -> None:
        """Takes all rows anew."""
        self._findings = {finding.id: finding for finding in self._document.project.findings}
        super().restart()

    def follow(self, change: Change) -> None:
        """Takes a change to findings, or to what they are named after."""
        if FINDING_ORDER in change:
            self.restart()
        elif change.touches("finding", "item", "scenario"):
            self._findings = {finding.id: finding for finding in self._document.project.findings}
            self.restyle()

    def take_judgement(self) -> None:
        """Only what the judge says is told to be another: a cell that is being typed in stays."""
        if self._ids:
            self._tell(0, len(self._ids) - 1, AT["state"], AT["why"])

    # What Qt asks ----------------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        reader = _READERS.get(role)
        if reader is None or not index.isValid():
            return None
        return reader(self, self.finding_at(index.row()), COLUMNS[index.column()].key)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        key, id = COLUMNS[index.column()].key, self._ids[index.row()]
        if self.why_not(index):
            return False
        try:
            wanted = fields.read(key, str(value))
        except RefusedError as refusal:
            self.refused.emit(str(refusal))
            return False
        change = set_findings(self._document.project, [id], **{key: wanted})
        self._document.edit(STEPS[key], change)
        return True

    def _maker(self, id: str, key: str) -> Make:
        def make(project: Project, text: str) -> Edit | None:
            if all(finding.id != id for finding in project.findings):
                return None
            change = set_findings(project, [id], **{key: fields.read(key, text)})
            return Edit(STEPS[key], change)

        return taken(make)

    # Roles -----------------------------------------------------------------------------------

    def _whole(self, finding: Finding, key: str) -> str:
        """A cell's text, all of it."""
        project = self._document.project
        match key:
            case "state":
                return STATE_WORDS[self.state(finding)]
            case "why":
                return self._judge.stale_reasons().get(finding.id) or ""
            case "kind":
                return fields.kind_of(finding)
            case "items":
                return fields.items_of(project, finding)
            case "scenario":
                return fields.scenario_of(project, finding)
            case "review" if finding.review and self.review(finding) == "overdue":
                return f"{finding.review}, overdue"
            case _:
                return str(getattr(finding, key) or "")

    def _text(self, finding: Finding, key: str) -> str:
        return " ".join(self._whole(finding, key)[:_SHOWN].split())

    def _edited(self, finding: Finding, key: str) -> str | None:
        return str(getattr(finding, key) or "") if key in STEPS else None

    def _spoken(self, finding: Finding, key: str) -> str:
        return self._text(finding, key) or "empty"

    def _tip(self, finding: Finding, key: str) -> str | None:
        text = self._whole(finding, key)[:_TOLD]
        if key == "state":
            reason = self._judge.stale_reasons().get(finding.id)
            text = reason or STATE_MEANINGS[self.state(finding)]
        return tip(text) if text else None

    def _colour(self, finding: Finding, key: str) -> Any:
        """Stale and overdue are said in words, and shown in the colour of warnings besides."""
        stale = key in {"state", "why"} and self.state(finding) == "stale"
        if stale or (key == "review" and self.review(finding) == "overdue"):
            return QGuiApplication.palette().color(QPalette.ColorRole.BrightText)
        return None

    def _sorted_by(self, finding: Finding, key: str) -> Any:
        """Dates sort as they are; what is empty comes last."""
        value = finding.review or "" if key == "review" else self._text(finding, key)
        return value.casefold() or None


_READERS: Final[dict[int, Any]] = {
    Qt.ItemDataRole.DisplayRole: FindingsModel._text,
    Qt.ItemDataRole.EditRole: FindingsModel._edited,
    Qt.ItemDataRole.AccessibleTextRole: FindingsModel._spoken,
    Qt.ItemDataRole.ToolTipRole: FindingsModel._tip,
    Qt.ItemDataRole.ForegroundRole: FindingsModel._colour,
    SORTED_BY: FindingsModel._sorted_by,
}
