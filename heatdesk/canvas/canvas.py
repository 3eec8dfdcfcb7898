"""Canvas: one document on the screen. It mirrors what the document announces and hands the mouse
and the keys to tools; it never changes anything itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.live_scale import LiveScale
from heatdesk.app.selection import Selection
from heatdesk.canvas.board import Board, came_by_keys
from heatdesk.canvas.camera import span
from heatdesk.canvas.hands_layer import HandsLayer
from heatdesk.canvas.items.heat_item import HeatItem
from heatdesk.canvas.items.lines_item import LinesItem
from heatdesk.canvas.items.marks_item import MarksItem
from heatdesk.canvas.scenery import Scenery
from heatdesk.canvas.still_layer import StillLayer
from heatdesk.canvas.view import View
from heatdesk.export.fonts import load_fonts
from heatdesk.figure import board as board_marks
from heatdesk.figure.bubbles import Bubble
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label
from heatdesk.figure.legend import Key
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Mark
from heatdesk.figure.vision import seen_table
from heatdesk.heat.colours import colour_table
from heatdesk.heat.zones import Thresholds
from heatdesk.model.change import Change

_ABOVE: Final = 40.0
"""Pixels above and below the plane for the names of the y axis' ends."""

_MANY: Final = 80
"""From so many bubbles on, a camera's move stretches the picture and draws it anew at rest."""

_REST_MS: Final = 90


class Canvas(Board):
    """The map of one scenario, live."""

    laid_out = Signal()
    """Labels and bubbles at rest have their places."""

    key_changed = Signal()
    """The legend's contents differ: overlay, range, colours or thresholds."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        view: View,
        heat: LiveHeat,
        scale: LiveScale,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load_fonts()
        self._document = document
        self._selection = selection
        self._view = view
        self._heat = heat
        self._scale = scale
        self._key: Key | None = None
        self._scenery = Scenery(view, document.project, heat.scenario, self.frame)
        self._build_items()
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

    def show_guides(self, marks: Iterable[Mark], below: Iterable[Mark] = ()) -> None:
        for item, wanted in ((self._guides_item, tuple(marks)), (self._below_item, tuple(below))):
            if wanted or item.marks:
                item.show_marks(wanted)

    @property
    def guides(self) -> tuple[Mark, ...]:
        """What `show_guides` shows now."""
        return self._below_item.marks + self._guides_item.marks

    @property
    def hands(self) -> tuple[Mark, ...]:
        return self._hands.item.marks

    @property
    def alignment_scale(self) -> float:
        """The alignment that zones and colours are measured by now."""
        return self._scale.scale

    @property
    def key(self) -> Key:
        """What the colours mean now."""
        if self._key is None:
            settings, look = self._document.project.properties.heat, self._view.look
            self._key = Key(
                settings.overlay,
                self._scale.span(settings.overlay),
                seen_table(
                    colour_table(settings, settings.overlay, look.dark, look.plane), look.vision
                ),
                self._scale.thresholds,
            )
        return self._key

    # Following -------------------------------------------------------------------------------

    def _build_items(self) -> None:
        self._heat_item = HeatItem(self._heat, lambda: self.key)
        self._lines_item = LinesItem(self._heat, self._situation)
        self._still = StillLayer(self._scenery, self._ground)
        self._loose_item = MarksItem()
        self._hands = HandsLayer(self._document, self._selection, self._scenery)
        self._guides_item, self._below_item = MarksItem(), MarksItem()
        self.add_to_plane(self._heat_item)
        rest = (self._lines_item, self._below_item, self._still.item, self._guides_item)
        for depth, item in enumerate((*rest, self._loose_item, self._hands.item), start=1):
            item.setZValue(depth)
            self.add_to_canvas(item)

    def _follow(self) -> None:
        self._document.changed.connect(self._take)
        self._document.settled.connect(self._rest)
        self._document.replaced.connect(self._restart)
        self._heat.stale.connect(self._repaint_heat)
        self._scale.changed.connect(self._recolour)
        self._selection.changed.connect(self._show_hands)
        self._view.changed.connect(self._restyle)
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

    def _move_camera(self) -> None:
        self._still.forget()
        self._lines_item.cover(self.plane_rect() & self.canvas_rect())
        if len(self._scenery.bubbles) < _MANY:
            self.lay_out()
            return
        self._still.item.follow(self.frame)
        self._late.start()

    def lay_out(self) -> None:
        """Places and draws everything that is at rest, from the document."""
        self._late.stop()
        self._still.forget()
        self._unsettled = False
        project = self._document.project
        self._scenery.lay_out(project, self.scenario, self.frame, float(self.width()))
        self._still.draw()
        self._loose_item.show_marks(())
        self._show_hands()
        self.laid_out.emit()

    def _ground(self) -> tuple[Frame, QRectF, float]:
        """What the still layer is drawn on."""
        return self.frame, self.canvas_rect(), self.devicePixelRatioF()

    def _show_hands(self) -> None:
        self._hands.show(self.hasFocus(), (self.width(), self.height()))

    def show_focus(self, visible: bool) -> None:
        """Shows where the keys go, as long as the canvas has them: wanted once keys are used."""
        self._hands.focus_wanted = visible
        self._show_hands()

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

    def _repaint_heat(self) -> None:
        self._heat_item.update()
        if self._lines_item.isVisible():
            self._lines_item.update()

    def _recolour(self) -> None:
        self._key = None
        settings, shown = self._document.project.properties.heat, self._view.shown
        self.plane_covered = shown.heat
        self._heat_item.setVisible(shown.heat)
        self._lines_item.setVisible(shown.contours and settings.overlay == "alignment")
        self._heat_item.forget()
        self._lines_item.update()
        self.key_changed.emit()

    def _restyle(self) -> None:
        self.refit()
        self.setBackground(self._view.look.canvas)
        self._recolour()
        self.lay_out()

    def fitting_side(self) -> float:
        """Leaves room for the names of the axis ends."""
        if not hasattr(self, "_document"):  # asked for by the board's own constructor
            return super().fitting_side()
        axes, look = self._document.project.properties.axes, self._view.look
        if self._view.hints:
            axes = board_marks.with_placeholders(axes)
        side = board_marks.fitting_side(axes, look, self.width(), self.height() - 2 * _ABOVE)
        return max(side, 80.0)

    def _situation(self) -> tuple[Frame, Look, Thresholds, bool]:
        """What the zone lines depend on."""
        return self.frame, self._view.look, self._scale.thresholds, self._document.at_rest

    def close(self) -> bool:
        """Closes as a widget does; pyqtgraph's own way pulls the viewport out under Qt's feet."""
        self._late.stop()
        return bool(QWidget.close(self))
