"""Canvas: one document on the screen. It mirrors what the document announces and hands the mouse
and the keys to tools; it never changes anything itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.live_scale import LiveScale
from heatdesk.app.selection import Selection
from heatdesk.canvas.board import came_by_keys
from heatdesk.canvas.camera import span
from heatdesk.canvas.picture import Picture
from heatdesk.canvas.scenery import Scenery
from heatdesk.canvas.view import View
from heatdesk.figure.bubbles import Bubble
from heatdesk.figure.labels import Label
from heatdesk.model.change import Change

_MANY: Final = 80
"""From so many bubbles on, a camera's move stretches the picture and draws it anew at rest."""

_REST_MS: Final = 90


class Canvas(Picture):
    """The map of one scenario, live."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        view: View,
        heat: LiveHeat,
        scale: LiveScale,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, selection, view, heat, scale, parent)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_REST_MS)
        self._late.timeout.connect(self.lay_out)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._prepare)
        self._unsettled = False
        self._follow()
        self.refit()
        self._restyle()

    # What tools see --------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        return self._document

    @property
    def selection(self) -> Selection:
        return self._selection

    @property
    def view(self) -> View:
        return self._view

    @property
    def heat(self) -> LiveHeat:
        return self._heat

    @property
    def scenario(self) -> str:
        return self._heat.scenario

    @property
    def bubbles(self) -> Sequence[Bubble]:
        return self._scenery.bubbles

    @property
    def scenery(self) -> Scenery:
        return self._scenery

    def label(self, id: str) -> Label | None:
        return self._scenery.label(id) if self._view.shown.labels else None

    @property
    def alignment_scale(self) -> float:
        """The alignment that zones and colours are measured by now."""
        return self._scale.scale

    # Following -------------------------------------------------------------------------------

    def _follow(self) -> None:
        self._document.changed.connect(self._take)
        self._document.settled.connect(self._rest)
        self._document.replaced.connect(self._restart)
        self._heat.stale.connect(self._repaint_heat)
        self._heat.switched.connect(self._switch)
        self._heat.morph.stepped.connect(self._pass)
        self._scale.changed.connect(self._recolour)
        self._selection.changed.connect(self._show_hands)
        self._view.changed.connect(self._restyle)
        self._view.emphasised.connect(self._stress)
        self.moved.connect(self._move_camera)

    def _take(self, change: Change) -> None:
        """While something moves only that is painted anew, in a layer of its own."""
        if change.touches("project"):
            self.refit()
            self._recolour()
        if self._late.isActive():
            self.lay_out()
        self._unsettled = True
        loose_before = len(self._scenery.loose)
        if not self._scenery.follow(self._document.project, change):
            self.lay_out()
            return
        if len(self._scenery.loose) != loose_before:
            self._soon.stop()
            self._still.draw()
        self._loose_item.show_marks(self._scenery.loose_marks())
        self._show_hands()

    def _rest(self) -> None:
        """Large maps come to rest a moment after the hand does: laying them out takes a while."""
        if self._unsettled and len(self._scenery.bubbles) >= _MANY:
            self._late.start()
        elif self._unsettled:
            self.lay_out()
        self._lines_item.update()

    def expect_drag(self) -> None:
        """A press on an item: what is chosen may move soon. Meanwhile the rest is drawn."""
        self._soon.start()

    def _prepare(self) -> None:
        if self._late.isActive():
            self.lay_out()
        apart = frozenset(self._selection.ids)
        if self._document.at_rest and apart:
            self._still.prepare(apart)

    def _restart(self) -> None:
        self.fit()
        self._restyle()

    def _place(self) -> None:
        self._late.stop()
        self._unsettled = False
        super()._place()

    def _move_camera(self) -> None:
        self._heat.morph.end()
        self._still.forget()
        self._lines_item.cover(self.plane_rect() & self.canvas_rect())
        if len(self._scenery.bubbles) < _MANY:
            self.lay_out()
            return
        self._still.item.follow(self.frame)
        self._late.start()

    def show_focus(self, visible: bool) -> None:
        """Shows where the keys go, as long as the canvas has them: wanted once keys are used."""
        self._hands.focus_wanted = visible
        self._show_hands()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is pressed is where it will be."""
        self._heat.morph.end()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._hands.focus_wanted |= came_by_keys(event)
        self._show_hands()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_hands()

    def fit_selection(self) -> None:
        """Shows the chosen extents as large as there is room; without any, the whole plane."""
        chosen = [bubble.placement for bubble in self._hands.chosen]
        if not chosen:
            self.fit()
            return
        left, right = span((p.x, p.width) for p in chosen)
        bottom, top = span((p.y, p.height) for p in chosen)
        self.show_part(left, bottom, right, top)

    def _restyle(self) -> None:
        self.refit()
        self.setBackground(self._view.look.canvas)
        self._recolour()
        self.lay_out()

    def close(self) -> bool:
        """Closes as a widget does; pyqtgraph's own way pulls the viewport out under Qt's feet."""
        self._late.stop()
        return bool(QWidget.close(self))
