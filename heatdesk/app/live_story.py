"""LiveStory: the story as scenes, looked up anew whenever the map comes to rest.

The reading of the shown scenario is the one that the window has anyway; those of other scenarios,
which a target asks for, are made here and kept until the map changes.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from heatdesk.analysis.reading import Reading, read
from heatdesk.analysis.story.scenes import Scene, scenes
from heatdesk.analysis.story.storyline import made, refreshed
from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.live_reading import LiveReading
from heatdesk.model import keys, telling
from heatdesk.model.change import Change
from heatdesk.model.project import Project
from heatdesk.model.story import Step
from heatdesk.model.telling import Verb


class LiveStory(QObject):
    """Follows a document and its shown scenario once it has been asked for scenes.

    `changed()`: scenes differ from what they were. `looked_up()`: they hold again, be they others
    or the same. Nothing is looked up while something is dragged.
    """

    changed = Signal()
    looked_up = Signal()

    def __init__(
        self,
        document: Document,
        heat: LiveHeat,
        reading: LiveReading,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._heat = heat
        self._live = reading
        self._readings: dict[str, Reading] = {}
        self._scenes: tuple[Scene, ...] = ()
        self._watched = False
        self._outdated = True
        document.changed.connect(self._note)
        document.settled.connect(self._settle)
        document.replaced.connect(self._restart)
        heat.switched.connect(self._restart)
        reading.changed.connect(self._take)

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The latest scenes, hidden steps included."""
        return self._scenes

    @property
    def stored(self) -> bool:
        """Whether the project keeps a story of its own; else it is made from the map."""
        return self._document.project.story is not None

    @property
    def holds(self) -> bool:
        """Whether the scenes are of the map as it is now."""
        return not self._outdated

    def reading(self, scenario: str) -> Reading:
        """What the scenes of a scenario were looked up in; read now if none of them needed it."""
        return self._reading(scenario)

    def watch(self, on: bool) -> None:
        """Begins or ends looking scenes up: what nobody sees costs nothing."""
        self._watched = on
        self._settle()

    def edit(self, text: str, verb: Verb) -> None:
        """One undo step: the whole story is stored first, if it is not yet."""
        self._document.edit(text, self.changed_by(self._document.project, verb))

    def changed_by(self, project: Project, verb: Verb) -> Change:
        """What a verb does to the story of the project, be that as it is now or as it was when a
        gesture began.
        """
        steps = () if project.story is not None else self._made()
        return telling.on_story(project, steps, verb)

    def refresh(self) -> int:
        """Adds steps for what is new on the map to a stored story. Gives how many."""
        project = self._document.project
        before = project.story
        if before is None:
            return 0
        after = refreshed(before, self._reading(self._heat.scenario))
        self._document.edit("Refresh the story", telling.store_story(project, after))
        return len(after) - len(before)

    def forget(self) -> None:
        """Goes back to the story that is made from the map."""
        self._document.edit("Back to the made story", telling.forget_story(self._document.project))

    # Following -------------------------------------------------------------------------------

    def _note(self, change: Change) -> None:
        self._outdated = True
        if any(key[0] != "step" and key != keys.STORY_ORDER for key in change):
            self._readings.clear()

    def _settle(self) -> None:
        """Where the map is being read just now, the reading's arrival brings the scenes."""
        known = self._heat.scenario in self._readings
        coming = self._live.reading is not None and self._live.lagging and not known
        if self._watched and self._outdated and self._document.at_rest and not coming:
            self._look_up()

    def _restart(self) -> None:
        self._readings.clear()
        self._outdated = True
        self._settle()

    def _take(self) -> None:
        """A reading has arrived, or begins to lag. The same with its robustness says no more."""
        reading = self._fresh()
        if reading is not None and reading.scenario not in self._readings:
            self._readings[reading.scenario] = reading
            self._outdated = True
            self._settle()

    def _look_up(self) -> None:
        self._outdated = False
        found = scenes(self._document.project, self._heat.scenario, self._reading)
        if found != self._scenes:
            self._scenes = found
            self.changed.emit()
        self.looked_up.emit()

    def _made(self) -> tuple[Step, ...]:
        return made(self._reading(self._heat.scenario))

    def _reading(self, scenario: str) -> Reading:
        if scenario not in self._readings:
            fresh = self._fresh()
            if fresh is None or fresh.scenario != scenario:
                fresh = read(self._document.project, scenario)
            self._readings[scenario] = fresh
        return self._readings[scenario]

    def _fresh(self) -> Reading | None:
        """The window's own reading, if it is of the map as it is now."""
        reading = self._live.reading
        if reading is None or self._live.lagging:
            return None
        return reading if reading.project is self._document.project else None
