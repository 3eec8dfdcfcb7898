"""Screenplay: the steps of a talk, which follow the document, on a scale that is held.

The scale is what the map had when the talk began, so a colour means the same from the first step to
the last. A story that is made from the map is held too: what an edit on stage brings is added where
it belongs, what an edit takes away is flagged, and nobody's next step vanishes.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from heatdesk.analysis.reading import Reading, read
from heatdesk.analysis.story.scenes import Scene, scenes
from heatdesk.analysis.story.storyline import made, refreshed
from heatdesk.app.document import Document
from heatdesk.heat.scale import alignment_scale, project_peak
from heatdesk.model.change import Change
from heatdesk.model.project import Project
from heatdesk.model.telling import store_story


class Screenplay(QObject):
    """`changed()`: the steps, or what they show, may be others. Said at rest only."""

    changed = Signal()

    def __init__(self, document: Document, scenario: str, parent: QObject | None = None) -> None:
        """The story of a document, told from this scenario."""
        super().__init__(parent)
        self._document = document
        self._scenario = scenario
        self.scale = _scale(document.project)
        """The alignment that counts as full, from start to end."""
        self._readings: dict[str, Reading] = {}
        self._outdated = False
        self._begun_with = made(self.read(self.scenario))
        self._scenes = self._made()
        document.changed.connect(self._note)
        document.settled.connect(self._settle)

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The steps that are shown, in order; at least one."""
        return self._scenes

    @property
    def project(self) -> Project:
        """The document as it is now."""
        return self._document.project

    @property
    def scenario(self) -> str:
        """The scenario that the story is told from; the first, where that one is gone."""
        there = self.project.has_scenario(self._scenario)
        return self._scenario if there else self.project.first_scenario

    def read(self, scenario: str) -> Reading:
        """The reading of a scenario on the held scale."""
        if scenario not in self._readings:
            self._readings[scenario] = read(self.project, scenario, self.scale)
        return self._readings[scenario]

    def _made(self) -> tuple[Scene, ...]:
        """Without hidden steps; where all are hidden, the map's own title stays."""
        told = scenes(self._told(), self.scenario, self.read)
        shown = tuple(scene for scene in told if not scene.step.hidden)
        if shown:
            return shown
        alone = store_story(self.project, self._begun_with[:1])
        return scenes(self.project.after(alone), self.scenario, self.read)

    def _told(self) -> Project:
        """The project with the story that is told."""
        if self.project.story is not None:
            return self.project
        steps = refreshed(self._begun_with, self.read(self.scenario))
        return self.project.after(store_story(self.project, steps))

    def _note(self, change: Change) -> None:
        self._outdated = self._outdated or bool(change)

    def _settle(self) -> None:
        if self._outdated and self._document.at_rest:
            self._outdated = False
            self._readings.clear()
            self._scenes = self._made()
            self.changed.emit()


def _scale(project: Project) -> float:
    return alignment_scale(project.properties.heat, project_peak(project, "alignment"))


def told_from(document: Document, shown: str) -> str:
    """The scenario that a story is told from: the shown one, unless it is where that leads to."""
    project = document.project
    return shown if shown != project.properties.target else project.first_scenario
