"""ComparedChoice: with which other scenario the one that is handed out is compared, if with any."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from heatdesk.analysis import names
from heatdesk.model.planning import other_target
from heatdesk.model.project import Project
from heatdesk.panels.fields.choice import Choice

NOTHING: Final = ""
_NAME: Final = "Compared with"


class ComparedChoice(Choice):
    """Offers the target first, then what other scenarios there are."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(_NAME, {}, parent)
        self._project = project

    @property
    def chosen(self) -> str | None:
        return self.currentData() or None

    @property
    def offers(self) -> bool:
        """Whether there is anything to compare with."""
        return self.count() > 1

    def offer(self, scenario: str) -> None:
        """What this scenario can be compared with. What was chosen stays, if it still can be."""
        kept, target = self.chosen, other_target(self._project, scenario)
        self.clear()
        self.addItem("Nothing", NOTHING)
        if target is not None:
            self.addItem(f"The target, {names.scenario(self._project, target)}", target)
        for other in self._project.scenarios:
            if other.id not in (scenario, target):
                self.addItem(names.scenario(self._project, other.id), other.id)
        self.show_value(kept or NOTHING)
        if self.currentIndex() < 0:
            self.show_value(NOTHING)
