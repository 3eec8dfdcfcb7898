"""ScenarioBox: the button in the toolbar that says which scenario is shown, and lists all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QMenu, QToolButton

from heatdesk.analysis import names
from heatdesk.canvas.session import Session
from heatdesk.model.project import Project
from heatdesk.model.scenario import Scenario
from heatdesk.panels.fields.plain import tip
from heatdesk.window.menus import fill
from heatdesk.window.scenario_doing import ScenarioDoing

_WIDEST: Final = 150
"""Pixels that the name of a scenario gets."""

_AROUND: Final = 40
"""Pixels beside the name. The box keeps its width, or all beside it would jump at each switch."""

_BELOW: Final = (None, "scenario_copy", "scenario_empty", None, "scenario_properties", "compare")


class ScenarioBox(QToolButton):
    """A press opens the list: the shown one is ticked, the target is marked, dates stand beside."""

    def __init__(
        self, session: Session, doing: ScenarioDoing, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__()
        self._session = session
        self._doing = doing
        self._actions = actions
        self.setObjectName("scenarioBox")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.list = QMenu(self)
        self._group = QActionGroup(self)
        self.setMenu(self.list)
        self.setFixedWidth(_WIDEST + _AROUND)
        self.list.aboutToShow.connect(self._fill)
        session.heat.switched.connect(self._refresh)
        session.document.settled.connect(self._refresh)
        session.document.replaced.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        project, shown = self._session.document.project, self._session.heat.scenario
        scenario = project.scenario(shown)
        name = names.scenario_name(scenario)
        room = QFontMetrics(self.font())
        fitting = room.elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST)
        self.setText(fitting.replace("&", "&&"))
        aside = beside(project, scenario)
        self.setAccessibleName(f"Scenario: {name}" + (f", {aside}" if aside else ""))
        about = [f"Scenario: {name}", aside, scenario.note]
        self.setToolTip(tip("\n".join(filter(None, about))))

    def _fill(self) -> None:
        project, shown = self._session.document.project, self._session.heat.scenario
        self.list.clear()
        for scenario in project.scenarios:
            name = names.scenario_name(scenario).replace("&", "&&")
            aside = beside(project, scenario)
            action = self.list.addAction(f"{name}\t{aside}" if aside else name)
            action.setCheckable(True)
            action.setChecked(scenario.id == shown)
            action.triggered.connect(partial(self._doing.show, scenario.id))
            self._group.addAction(action)
        fill(self.list, _BELOW, self._actions)


def beside(project: Project, scenario: Scenario) -> str:
    """What stands beside a scenario's name: 'target, 2026-03-31'."""
    is_target = project.properties.target == scenario.id
    return ", ".join(filter(None, ("target" if is_target else "", scenario.date)))
