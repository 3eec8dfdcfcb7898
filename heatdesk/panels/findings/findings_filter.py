"""FindingsFilter: which findings are shown: by state, by owner, by review date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heatdesk.model.findings import Finding
from heatdesk.panels.fields.choice import Choice
from heatdesk.panels.findings.finding_fields import Review, State

ANY: Final = "any"
_NOBODY: Final = "nobody"
_OWNED: Final = "="
"""Stands before an owner's name: whoever is called “nobody” is somebody."""

_NARROWEST, _WIDEST = 56, 190

_STATES: Final = {ANY: "Fresh and stale", "stale": "Stale only", "fresh": "Fresh only"}
_REVIEWS: Final = {
    ANY: "Any review date",
    "overdue": "Review overdue",
    "soon": "In the next 30 days",
    "none": "No review date",
}
_EVERYBODY: Final = {ANY: "Every owner", _NOBODY: "No owner"}


class FindingsFilter(QWidget):
    """Three boxes. `changed()` follows every other choice of the user's."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = Choice("Show findings by state", _STATES)
        self.owner = Choice("Show findings by owner", _EVERYBODY)
        self.review = Choice("Show findings by review date", _REVIEWS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for box in self._boxes:
            box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            box.setMinimumWidth(_NARROWEST)
            box.setMaximumWidth(_WIDEST)
            box.entered.connect(lambda value: self.changed.emit())
            layout.addWidget(box)
        self.clear()

    @property
    def narrows(self) -> bool:
        """Whether anything might be hidden."""
        return any(box.currentData() != ANY for box in self._boxes)

    def clear(self) -> None:
        """Lets everything be shown."""
        for box in self._boxes:
            box.show_value(ANY)

    def show_owners(self, owners: Sequence[str]) -> None:
        """Offers these owners; a chosen one who owns nothing any more is given up."""
        words = {**_EVERYBODY, **{f"{_OWNED}{owner}": owner for owner in owners}}
        if [self.owner.itemData(n) for n in range(self.owner.count())] == list(words):
            return
        chosen = self.owner.currentData()
        self.owner.clear()
        for value, word in words.items():
            self.owner.addItem(word, value)
        self.owner.show_value(chosen if chosen in words else ANY)

    def wants(self, finding: Finding, state: State, review: Review) -> bool:
        """Whether a finding of this state and this review is to be shown."""
        owner = f"{_OWNED}{finding.owner}" if finding.owner else _NOBODY
        of_finding = (state, owner, review)
        return all(
            box.currentData() in (ANY, value)
            for box, value in zip(self._boxes, of_finding, strict=True)
        )

    @property
    def _boxes(self) -> tuple[Choice, Choice, Choice]:
        return self.state, self.owner, self.review
