"""LivePart: the canvas that stands on a stage while its map moves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtWidgets import QWidget

from heatdesk.analysis.story.scenes import Scene
from heatdesk.presentation.lens_view import through
from heatdesk.presentation.light import WHOLE, Lens
from heatdesk.presentation.pages import Pages
from heatdesk.presentation.stage_map import StageMap

MakeMap = Callable[[QWidget], StageMap]


class LivePart(QObject):
    """Made when it is first needed. `arrived()`: a glide from scenario to scenario is over."""

    arrived = Signal()

    def __init__(self, stage: QWidget, pages: Pages) -> None:
        super().__init__(stage)
        self._stage = stage
        self._pages = pages
        self._gliding = False
        self._page, self._lens = QRectF(), WHOLE
        self.make: MakeMap | None = None
        self.map: StageMap | None = None

    @property
    def gliding(self) -> bool:
        return self._gliding

    def prepare(self) -> StageMap | None:
        """The canvas, hidden as long as nobody shows it."""
        if self.map is None and self.make is not None:
            self.map = self.make(self._stage)
            self.map.heat.morph.stepped.connect(self._pass)
            self.map.viewport().installEventFilter(self._stage)
            self.lie_on(self._page, self._lens)
        return self.map

    def lie_on(self, page: QRectF, lens: Lens) -> None:
        """The page is drawn here on the stage, seen through this lens. In it the canvas is so much
        larger than what is seen of it, and what is pressed is what is seen.
        """
        self._page, self._lens = page, lens
        if self.map is not None and not page.isEmpty():
            page = through(page, lens)
            share = page.width() / max(self._pages.size.width(), 1)
            self.map.wear(self._pages.look, self._pages.call)
            self.map.lie_on(self._pages.layout, page.left(), page.top(), share)

    def show(self, scene: Scene | None, visible: bool) -> None:
        """Shows a scene to be edited, or (None) only what glides; `visible` unless it is veiled."""
        if scene is None and not self._gliding:
            if self.map is not None:
                self.map.hide()
            return
        live = self.prepare()
        if live is None:
            return
        if scene is not None:
            live.heat.morph.wanted = False
            live.show_scene(scene)
        live.setVisible(visible)

    def glide(self, before: Scene, after: Scene) -> bool:
        """Lets one scenario glide into another. False where nothing glides."""
        live = self.prepare()
        if live is None:
            return False
        live.heat.morph.wanted = False
        live.show_scene(before)
        live.show()  # first: a canvas that gets its size ends what glides on it
        live.heat.morph.wanted = True
        live.show_scene(after)
        live.heat.morph.wanted = False
        self._gliding = live.heat.morph.under_way
        live.setVisible(self._gliding)
        return self._gliding

    def end_glide(self) -> None:
        """Arrives at once."""
        if self._gliding and self.map is not None:
            self.map.heat.morph.end()

    def _pass(self) -> None:
        if self._gliding and self.map is not None and not self.map.heat.morph.under_way:
            self._gliding = False
            self.arrived.emit()
