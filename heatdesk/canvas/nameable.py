"""Nameable: what has a name on the canvas that can be edited where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from heatdesk.app.wording import short
from heatdesk.model import edits, naming
from heatdesk.model.change import Change
from heatdesk.model.naming import End
from heatdesk.model.project import Project
from heatdesk.model.properties import QUADRANTS, QuadrantKey
from heatdesk.model.turning import AxisName


class Nameable(Protocol):
    """Something with a name in a project."""

    @property
    def what(self) -> str:
        """What it is, in words: 'left end', 'top left quadrant'."""

    def name(self, project: Project) -> str | None:
        """What it is called; None if it is gone."""

    def renamed(self, project: Project, name: str) -> Change: ...

    def step(self, project: Project) -> str:
        """What renaming it is called in the list of undo steps."""


@dataclass(frozen=True, slots=True)
class ItemName:
    """An item's name, which is never empty."""

    id: str

    @property
    def what(self) -> str:
        return "item"

    def name(self, project: Project) -> str | None:
        return project.item(self.id).name if project.has_item(self.id) else None

    def renamed(self, project: Project, name: str) -> Change:
        return edits.rename(project, self.id, name) if name else Change()

    def step(self, project: Project) -> str:
        return f"Rename {short(project.item(self.id).name)}"


@dataclass(frozen=True, slots=True)
class EndName:
    """The name of one end of an axis."""

    axis: AxisName
    end: End

    @property
    def what(self) -> str:
        return f"{_END_WORDS[self.axis, self.end]} end"

    def name(self, project: Project) -> str | None:
        axis = getattr(project.properties.axes, self.axis)
        return str(getattr(axis, self.end))

    def renamed(self, project: Project, name: str) -> Change:
        return naming.name_end(project, self.axis, self.end, name)

    def step(self, project: Project) -> str:
        return f"Rename the {self.what}"


@dataclass(frozen=True, slots=True)
class QuadrantName:
    """The name of a quadrant."""

    key: QuadrantKey

    @property
    def what(self) -> str:
        return f"{self.key.replace('_', ' ')} quadrant"

    def name(self, project: Project) -> str | None:
        return str(getattr(project.properties.quadrants, self.key).name)

    def renamed(self, project: Project, name: str) -> Change:
        return naming.name_quadrant(project, self.key, name)

    def step(self, project: Project) -> str:
        return f"Rename the {self.what}"


@dataclass(frozen=True, slots=True)
class TitleName:
    """The map's title."""

    @property
    def what(self) -> str:
        return "title"

    def name(self, project: Project) -> str | None:
        return project.properties.title

    def renamed(self, project: Project, name: str) -> Change:
        return edits.set_properties(project, title=name)

    def step(self, project: Project) -> str:
        return "Retitle the map"


TITLE_NAME: Final = TitleName()

_END_WORDS: Final[dict[tuple[AxisName, End], str]] = {
    ("x", "low"): "left",
    ("x", "high"): "right",
    ("y", "high"): "upper",
    ("y", "low"): "lower",
}

ENDS: Final = tuple(EndName(axis, end) for axis, end in _END_WORDS)
"""In the order in which the board draws them."""

QUADRANT_NAMES: Final = tuple(QuadrantName(key) for key in QUADRANTS)

AROUND: Final[tuple[Nameable, ...]] = (TITLE_NAME, *ENDS, *QUADRANT_NAMES)
"""All but the items' names, in the order in which one goes from one to the next."""
