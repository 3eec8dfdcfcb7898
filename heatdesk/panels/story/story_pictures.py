"""StoryPictures: small pictures of what the steps show, drawn one at a time while nothing moves."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap

from heatdesk.analysis.story.scenes import Scene
from heatdesk.app.document import Document
from heatdesk.app.live_story import LiveStory
from heatdesk.canvas.view import View
from heatdesk.export.painter import paint
from heatdesk.figure.labels import Label
from heatdesk.figure.look import Look
from heatdesk.figure.stage import Layers, stage_field, stage_labels, stage_layers
from heatdesk.figure.stage_layout import StageLayout
from heatdesk.figure.stage_scene import Values
from heatdesk.model.planning import other_target
from heatdesk.model.project import Project

SIZE: Final = QSize(96, 54)
"""Of a picture on the screen, before the screen's own scale."""

_PAGE: Final = (1280.0, 720.0)
_BETWEEN_MS: Final = 12
"""Between two pictures, each of which takes about as long: what else there is to do comes first."""

_MOST: Final = 160


@dataclass(frozen=True, slots=True)
class _Sight:
    """All that a picture depends on: what looks the same needs no other one."""

    scene: Scene
    map: Hashable
    look: Look
    ratio: float


class StoryPictures(QObject):
    """Draws what has been asked for and is not there yet. `drawn(id)`: a step has another picture.

    Until then the step's last one stands in. Nothing is drawn, nor looked up, while something is
    dragged or the story waits for the map to be read.
    """

    drawn = Signal(str)

    def __init__(
        self, document: Document, story: LiveStory, view: View, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._story = story
        self._view = view
        self._kept: OrderedDict[_Sight, QPixmap] = OrderedDict()
        self._last: dict[str, QPixmap] = {}
        self._wanted: dict[_Sight, None] = {}
        self._project: Project | None = None
        self._fields: dict[str, Values] = {}
        self._labels: dict[tuple[str, Look], tuple[Label, ...]] = {}
        self._soon = QTimer(self)
        self._soon.setInterval(_BETWEEN_MS)
        self._soon.timeout.connect(self._draw_next)

    @property
    def ground(self) -> str:
        """The colour of a page on which nothing has been drawn yet."""
        return self._view.look.canvas

    @property
    def idle(self) -> bool:
        """Whether all that was asked for is there."""
        return not self._wanted

    def of(self, scene: Scene, ratio: float) -> QPixmap | None:
        """The picture of a scene, with so many device pixels to each of ours; the last one of its
        step, or none, while there is something better to do than to draw it.
        """
        last = self._last.get(scene.step.id)
        if not self._may_draw:
            return last
        sight = _Sight(scene, self._seen(scene), self._view.look, ratio)
        found = self._kept.get(sight)
        if found is None:
            self._wanted[sight] = None
            self._soon.start()
            return last
        self._kept.move_to_end(sight)
        self._last[scene.step.id] = found
        return found

    def forget_wanted(self) -> None:
        """What was asked for may be seen no longer; what still is will be asked for again."""
        self._wanted.clear()

    @property
    def _may_draw(self) -> bool:
        return self._document.at_rest and self._story.holds

    def _draw_next(self) -> None:
        if not self._wanted or not self._may_draw:
            self._wanted.clear()
            self._soon.stop()
            return
        sight = next(iter(self._wanted))
        del self._wanted[sight]
        picture = self._picture(sight)
        self._kept[sight] = self._last[sight.scene.step.id] = picture
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        self.drawn.emit(sight.scene.step.id)

    def _seen(self, scene: Scene) -> Hashable:
        """What of the map a scene lets be seen: a page of words alone shows none of it."""
        project, show = self._document.project, scene.step.show
        if scene.step.kind == "title":
            return None
        if not (show.technologies or show.roles or show.heat or show.contours):
            return project.properties
        target = other_target(project, scene.scenario) if scene.compare else None
        shown = [id for id in (scene.scenario, target) if id is not None]
        placed = tuple(p for id in shown for p in project.placements(id))
        items = tuple(project.item(placement.item) for placement in placed)
        return project.properties, placed, items, self._story.reading(scene.scenario).scale

    def _picture(self, sight: _Sight) -> QPixmap:
        picture = QPixmap(SIZE * sight.ratio)
        picture.fill(QColor(sight.look.canvas))
        painter = QPainter(picture)
        try:
            painter.scale(picture.width() / _PAGE[0], picture.height() / _PAGE[1])
            paint(painter, self._layers(sight).marks)
        finally:
            painter.end()
        picture.setDevicePixelRatio(sight.ratio)
        return picture

    def _layers(self, sight: _Sight) -> Layers:
        """As the stage shows it, on a page of 16:9."""
        project, scenario = self._document.project, sight.scene.scenario
        if project is not self._project:
            self._project = project
            self._fields.clear()
            self._labels.clear()
        layout = StageLayout.of(*_PAGE)
        if (scenario, sight.look) not in self._labels:
            found = stage_labels(project, scenario, sight.look, layout)
            self._labels[scenario, sight.look] = found
        return stage_layers(
            project,
            sight.scene,
            self._story.reading(scenario),
            sight.look,
            layout,
            labels=self._labels[scenario, sight.look],
            field=self._field,
        )

    def _field(self, scenario: str) -> Values:
        if scenario not in self._fields:
            self._fields[scenario] = stage_field(self._document.project, scenario)
        return self._fields[scenario]
