"""Picture: the map of one document as it is drawn, from the heat at the back to the hands."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.live_scale import LiveScale
from heatdesk.app.selection import Selection
from heatdesk.canvas.board import Board
from heatdesk.canvas.colouring import Colouring
from heatdesk.canvas.glide import Glide
from heatdesk.canvas.hands_layer import HandsLayer
from heatdesk.canvas.items.heat_item import HeatItem
from heatdesk.canvas.items.lines_item import LinesItem
from heatdesk.canvas.items.marks_item import MarksItem
from heatdesk.canvas.scenery import Scenery
from heatdesk.canvas.still_layer import StillLayer
from heatdesk.canvas.view import View
from heatdesk.export.fonts import load_fonts
from heatdesk.figure import board as board_marks
from heatdesk.figure.frame import Frame
from heatdesk.figure.legend import Key
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Mark
from heatdesk.heat.zones import Thresholds

_ABOVE: Final = 40.0
"""Pixels above and below the plane for the names of the y axis' ends."""


class Picture(Board):
    """Draws what it is told to; `Canvas` follows the document and says when."""

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
        self._colouring = Colouring(document, view, heat, scale)
        self._scenery = Scenery(view, document.project, heat.scenario, self.frame)
        self._glide: Glide | None = None
        self._build_items()

    @property
    def key(self) -> Key:
        """What the colours mean now."""
        return self._colouring.key

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

    # Drawing ---------------------------------------------------------------------------------

    def _build_items(self) -> None:
        self._heat_item = HeatItem(self._heat, self._colouring)
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

    def lay_out(self) -> None:
        """Places and draws everything that is at rest, from the document."""
        self._heat.morph.end()
        self._place()
        self._draw()

    def _place(self) -> None:
        self._still.forget()
        project, target = self._document.project, self._colouring.target
        self._scenery.lay_out(project, self._heat.scenario, self.frame, float(self.width()), target)

    def _draw(self) -> None:
        self._still.draw()
        self._loose_item.show_marks(())
        self._show_hands()
        self.laid_out.emit()

    def _stress(self) -> None:
        """Something else stands out now: what is at rest looks different."""
        if self._glide is not None:
            return  # its end draws everything
        self._still.forget()
        self._still.draw()
        self._loose_item.show_marks(self._scenery.loose_marks() if self._scenery.loose else ())

    def hide_name(self, id: str | None) -> None:
        """Leaves out an item's name while an editor stands in its place; None: draws all."""
        if id != self._scenery.hidden_name:
            self._scenery.hidden_name = id
            self._stress()

    def _ground(self) -> tuple[Frame, QRectF, float]:
        """What the still layer is drawn on."""
        return self.frame, self.canvas_rect(), self.devicePixelRatioF()

    def _show_hands(self) -> None:
        self._hands.item.setVisible(self._glide is None)
        self._hands.show(self.hasFocus(), (self.width(), self.height()))

    def _switch(self) -> None:
        """Another scenario: it is laid out at once, and shown at once or after a glide."""
        glide = Glide(self._scenery) if self._heat.morph.under_way else None
        self._recolour()
        self._place()
        self._glide = glide
        if glide is not None:
            self._scenery.loose.update(bubble.item.id for bubble in self._scenery.bubbles)
        self._draw()
        self._pass()

    def _pass(self) -> None:
        """A moment of a glide, or its end."""
        morph = self._heat.morph
        if self._glide is not None and morph.under_way:
            self._loose_item.show_marks(self._glide.marks(morph.passing, morph.t))
        elif self._glide is not None:
            self._glide = None
            self._scenery.loose.clear()
            self._draw()

    def _repaint_heat(self) -> None:
        self._heat_item.update()
        if self._lines_item.isVisible():
            self._lines_item.update()

    def _recolour(self) -> None:
        self._colouring.forget()
        shown = self._view.shown
        self.plane_covered = shown.heat
        self._heat_item.setVisible(shown.heat)
        self._lines_item.setVisible(shown.contours and self._colouring.zones)
        self._heat_item.forget()
        self._lines_item.update()
        self.key_changed.emit()

    # Where the plane goes --------------------------------------------------------------------

    def fitting_side(self) -> float:
        """Leaves room for the names of the axis ends."""
        if not hasattr(self, "_document"):  # asked for by the board's own constructor
            return super().fitting_side()
        axes, look = self._document.project.properties.axes, self._view.look
        if self._view.hints:
            axes = board_marks.with_placeholders(axes)
        high = self.height() - 2 * _ABOVE - 2 * self.fitting_drop()
        side = board_marks.fitting_side(axes, look, self.width(), high)
        return max(side, 80.0)

    def fitting_drop(self) -> float:
        """Leaves room for the title above."""
        if not hasattr(self, "_document"):
            return super().fitting_drop()
        titled = self._view.hints or self._document.project.properties.title.strip()
        whole = math.ceil(board_marks.title_height(self._view.look))  # edges stay on whole pixels
        return whole / 2 if titled else 0.0

    def _situation(self) -> tuple[Frame, Look, Thresholds, bool]:
        """What the zone lines depend on."""
        at_rest = self._document.at_rest and self._glide is None
        return self.frame, self._view.look, self._scale.thresholds, at_rest
