"""Morph: the way from one scenario to another on the screen. The document knows nothing of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from heatdesk.model import keys
from heatdesk.model.change import Key, Record
from heatdesk.model.items import Placement
from heatdesk.model.project import Project

DURATION_MS: Final = 600


@dataclass(frozen=True, slots=True)
class Passing:
    """An item on its way. `opacity` is below 1 where only one of the two scenarios places it."""

    placement: Placement
    opacity: float = 1.0


def between(project: Project, first: str, second: str, t: float) -> tuple[Passing, ...]:
    """All placements on their way, bottom first: at t = 0 those of the first scenario, at t = 1
    those of the second. What only one places stays where it is and fades, with its heat.
    """
    before = {placement.item: placement for placement in project.placements(first)}
    after = {placement.item: placement for placement in project.placements(second)}
    going = [_faded(p, 1.0 - t) for id, p in before.items() if id not in after and t < 1]
    coming = [
        _moved(before[id], p, t) if id in before else _faded(p, t)
        for id, p in after.items()
        if id in before or t > 0
    ]
    return (*going, *coming)


def _faded(placement: Placement, share: float) -> Passing:
    return Passing(replace(placement, weight=placement.weight * share), share)


def _moved(before: Placement, after: Placement, t: float) -> Passing:
    """Heat changes with t too, also where a placement is muted on one side only."""
    if t <= 0 or t >= 1:
        return Passing(before if t <= 0 else after)
    first, last = (p.weight if p.heats else 0.0 for p in (before, after))
    return Passing(
        replace(
            after,
            x=_mixed(before.x, after.x, t),
            y=_mixed(before.y, after.y, t),
            width=_mixed(before.width, after.width, t),
            height=_mixed(before.height, after.height, t),
            weight=_mixed(first, last, t),
            muted=before.muted and after.muted,
        )
    )


def _mixed(before: float, after: float, t: float) -> float:
    return before + (after - before) * t


def placed(project: Project, scenario: str, passing: tuple[Passing, ...]) -> Project:
    """The project with these placements in a scenario, for drawing and heating only."""
    records: dict[Key, Record] = project.records.copy()
    for placement in project.placements(scenario):
        del records[keys.placement(scenario, placement.item)]
    for one in passing:
        records[keys.placement(scenario, one.placement.item)] = one.placement
    records[keys.stacking(scenario)] = tuple(one.placement.item for one in passing)
    return Project(MappingProxyType(records))


class Morph(QObject):
    """The time that a morph takes. `stepped()`: another moment is to be drawn, the last included.

    While `under_way`, `passing` and `project` tell that moment; the end is the truth itself.
    """

    stepped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = False
        """Whether scenarios may glide into one another; see `motion`."""
        self._way: tuple[Project, str, str] | None = None
        self._t = 1.0
        self._passing: tuple[Passing, ...] | None = None
        self._clock = QVariantAnimation(self)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setDuration(DURATION_MS)
        self._clock.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._clock.valueChanged.connect(self._step)
        self._clock.finished.connect(self.end)

    @property
    def under_way(self) -> bool:
        return self._way is not None

    @property
    def t(self) -> float:
        """How much of the way lies behind, eased: from 0 to 1."""
        return self._t

    @property
    def passing(self) -> tuple[Passing, ...]:
        """What is seen at this moment; nothing where no morph is under way."""
        if self._way is None:
            return ()
        if self._passing is None:
            self._passing = between(*self._way, self._t)
        return self._passing

    @property
    def project(self) -> Project | None:
        """The project in which the second scenario is as it is seen at this moment."""
        return placed(self._way[0], self._way[2], self.passing) if self._way else None

    def begin(self, project: Project, first: str, second: str) -> None:
        """Sets off, if motion is wanted at all and there are two places to go between."""
        self.end()
        if self.wanted and first != second and project.has_scenario(first):
            self._way, self._t, self._passing = (project, first, second), 0.0, None
            self._clock.start()

    def end(self) -> None:
        """Arrives at once."""
        if self._way is None:
            return
        self._way, self._t = None, 1.0
        self._clock.stop()
        self.stepped.emit()

    def run_to(self, ms: int) -> None:
        """Goes to a moment of the way, for those who keep their own time."""
        self._clock.setCurrentTime(ms)

    def _step(self, t: float) -> None:
        if self._way is not None:
            self._t, self._passing = t, None
            self.stepped.emit()
