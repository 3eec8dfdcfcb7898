"""ScenarioDoing: what the actions on scenarios do. Switching and comparing are no edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction

from heatdesk.analysis import names
from heatdesk.canvas.session import Session
from heatdesk.model import planning
from heatdesk.model.change import Change
from heatdesk.model.project import Project
from heatdesk.model.scenario import Scenario
from heatdesk.window import dialogs
from heatdesk.window.doing import Say


class ScenarioDoing:
    """Commands on one session's scenarios; each edit is one undo step with a name that says it."""

    def __init__(self, session: Session, say: Say) -> None:
        self._session = session
        self._say = say

    def commands(self) -> dict[str, Callable[[], object]]:
        """The commands by the ids of their actions."""
        return {
            "scenario_next": lambda: self.step(1),
            "scenario_previous": lambda: self.step(-1),
            "scenario_copy": self.copy,
            "scenario_empty": self.add_empty,
            "scenario_properties": self.describe,
            "scenario_earlier": lambda: self.move(-1),
            "scenario_later": lambda: self.move(1),
            "scenario_target": self.aim,
            "scenario_delete": self.delete,
            "compare": lambda: self._session.view.compare(not self._session.view.compares),
        }

    def check(self, actions: Mapping[str, QAction]) -> None:
        """Ticks what holds now."""
        target = self._project.properties.target
        actions["scenario_target"].setChecked(target == self._shown)
        compared = planning.other_target(self._project, self._shown) is not None
        actions["compare"].setChecked(compared and self._session.view.compares)

    def show(self, id: str) -> None:
        """Shows a scenario. What a hand or a key was doing to the other one ends first."""
        self._session.handling.finish()
        self._session.handling.end_placing()
        self._session.heat.show(id)

    def step(self, by: int) -> None:
        """Shows the next or previous scenario; after the last comes the first."""
        ids = [scenario.id for scenario in self._project.scenarios]
        self.show(ids[(ids.index(self._shown) + by) % len(ids)])

    def copy(self) -> None:
        """A copy of the shown scenario, under a name that is asked for; it is shown then."""
        name = f"{self._scenario.name} 2".lstrip()
        self._add("New copy of the scenario", name, self._shown)

    def add_empty(self) -> None:
        self._add("New empty scenario", "New scenario", None)

    def describe(self) -> None:
        """Asks for the name, date and note of the shown scenario."""
        scenario = self._scenario
        answer = dialogs.scenario(self._session.canvas, "Scenario properties", scenario)
        if answer is not None:
            change = planning.set_scenario(self._project, scenario.id, **answer._asdict())
            self._edit(f"Describe scenario {names.scenario_name(scenario)}", change)

    def move(self, by: int) -> None:
        way = "later" if by > 0 else "earlier"
        change = planning.move_scenario(self._project, self._shown, by)
        self._edit(f"Move scenario {names.scenario_name(self._scenario)} {way}", change)

    def aim(self) -> None:
        """Makes the shown scenario the target; if it is, the project has none any more."""
        is_target = self._project.properties.target == self._shown
        change = planning.set_target(self._project, None if is_target else self._shown)
        name = names.scenario_name(self._scenario)
        self._edit(f"{name} is no target" if is_target else f"Make {name} the target", change)

    def delete(self) -> None:
        """Deletes the shown scenario; its neighbour is shown then."""
        name = names.scenario_name(self._scenario)
        self._edit(f"Delete scenario {name}", planning.delete_scenario(self._project, self._shown))
        self._say(f"Deleted scenario {name}", "Undo", self._session.document.undo)

    def _add(self, title: str, name: str, copy_of: str | None) -> None:
        answer = dialogs.scenario(self._session.canvas, title, Scenario("new", name))
        if answer is None:
            return
        change, id = planning.add_scenario(self._project, answer.name, copy_of)
        described = planning.set_scenario(self._project.after(change), id, **answer._asdict())
        self._edit(f"Add scenario {names.spoken(answer.name)}", change.then(described))
        self.show(id)

    @property
    def _project(self) -> Project:
        return self._session.document.project

    @property
    def _shown(self) -> str:
        return self._session.heat.scenario

    @property
    def _scenario(self) -> Scenario:
        return self._project.scenario(self._shown)

    def _edit(self, text: str, change: Change) -> None:
        self._session.document.edit(text, change)
