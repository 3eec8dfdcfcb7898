"""StageMap: a canvas that stands on the stage where the picture has its map, and looks like it.

It is there while something moves: while the map is edited live, and while one scenario glides into
another. The canvas brings its own layers for that, and on the presenter's side its own hands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QWidget

from heatdesk.analysis.story.scenes import Scene
from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.live_scale import LiveScale
from heatdesk.app.selection import Selection
from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.colouring import Colouring
from heatdesk.canvas.dropping import Dropping
from heatdesk.canvas.handling import Handling
from heatdesk.canvas.scenery import Scenery
from heatdesk.canvas.view import View
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Text
from heatdesk.figure.stage_call import for_call
from heatdesk.figure.stage_layout import StageLayout, stage_look
from heatdesk.heat.scale import Range
from heatdesk.model.properties import HeatSettings, Overlay

_NOTHING: Final = Text(0.0, 0.0, "", 1.0, "#000000")


class HeldScale(LiveScale):
    """The alignment's scale as it was when the talk began."""

    def __init__(self, document: Document, heat: LiveHeat, held: float) -> None:
        super().__init__(document, heat)
        self._held = held

    @property
    def scale(self) -> float:
        return self._held

    def span(self, overlay: Overlay) -> Range:
        return (0.0, self._held) if overlay == "alignment" else super().span(overlay)


class StageView(View):
    """A view in a look of the stage."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(look.dark, parent)
        self._worn = stage_look(look)
        self.show_hints(False)
        self.snapping = False

    @property
    def look(self) -> Look:
        return self._worn

    def wear(self, look: Look, call: bool = False) -> None:
        """Puts on the stage's form of a look, for a video `call` with thicker lines."""
        worn = for_call(stage_look(look)) if call else stage_look(look)
        if worn != self._worn:
            self._worn = worn
            self.changed.emit()

    def show_scene(self, scene: Scene) -> None:
        """Shows the parts of a scene. Nothing stands out: any of it may be taken in hand."""
        show = scene.step.show
        parts = {
            "technology": show.technologies,
            "role": show.roles,
            "heat": show.heat,
            "contours": show.contours,
            "labels": show.labels != "none",
        }
        for part, visible in parts.items():
            self.show_part(part, visible)
        self.compare(scene.compare)


class StageMap(Canvas):
    """Its plane lies where the page has its own. `hands`: whether the mouse may take something."""

    _side = 0.0
    _unit = 1.0

    def __init__(
        self,
        document: Document,
        look: Look,
        heat: LiveHeat,
        scale: LiveScale,
        parent: QWidget,
        hands: bool = False,
    ) -> None:
        self._own_view = StageView(look)
        super().__init__(document, Selection(document), self._own_view, heat, scale, parent)
        self._own_view.setParent(self)
        self._selection.setParent(self)
        self.handling = Handling(self)
        no_menu = Qt.ContextMenuPolicy.PreventContextMenu  # nobody in a call would see it
        self.handling.editor.setContextMenuPolicy(no_menu)
        self.handle_with(self.handling, Dropping(self))
        self.setAcceptDrops(False)
        self.take_mouse(hands)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if hands else Qt.FocusPolicy.NoFocus)
        self.hide()

    def wear(self, look: Look, call: bool) -> None:
        self._own_view.wear(look, call)

    def lie_on(self, layout: StageLayout, left: float, top: float, share: float) -> None:
        """Lies on a page that is drawn at this place, in this share of its own size."""
        frame = layout.frame
        edge = frame.top * share
        x, side = left + frame.left * share, frame.side * share
        rect = QRect(round(x - edge), round(top), round(side + 2 * edge), round(side + 2 * edge))
        if (side, rect) != (self._side, self.geometry()):  # or it would leave a camera that roams
            self._side, self._unit = side, layout.unit * share
            self.setGeometry(rect)
            self.fit()

    @property
    def frame(self) -> Frame:
        """In units of the page, so that all is as large as it is there."""
        return replace(super().frame, unit=self._unit)

    def show_scene(self, scene: Scene) -> None:
        self._own_view.show_scene(scene)
        self._heat.show(scene.scenario)

    def take_mouse(self, wanted: bool) -> None:
        """Whether the mouse is the map's, or that of what it lies on."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not wanted)

    def finish(self) -> None:
        """Ends what the hands are at: a gesture, placing, a name that is being typed."""
        self.handling.finish()
        self.handling.end_placing()
        if self.handling.editor.target is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def fitting_side(self) -> float:
        return self._side or super().fitting_side()

    def fitting_drop(self) -> float:
        return 0.0

    def _build_items(self) -> None:
        """With colours and scenery of the stage's own."""
        document, heat = self._document, self._heat
        self._colouring = _StageColouring(document, self._view, heat, self._scale)
        self._scenery = _StageScenery(self._view, document.project, heat.scenario, self.frame)
        super()._build_items()


class _StageColouring(Colouring):
    """The stage tells of alignment, whichever overlay the main window shows."""

    @property
    def _settings(self) -> HeatSettings:
        return replace(super()._settings, overlay="alignment")


class _StageScenery(Scenery):
    """The map without its title, which a page has elsewhere."""

    __slots__ = ()

    def _title(self) -> Text:
        return _NOTHING
