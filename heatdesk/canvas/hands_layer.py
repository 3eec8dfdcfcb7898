"""HandsLayer: rings, handles and the focus of one canvas, shown above everything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from heatdesk.app.document import Document
from heatdesk.app.selection import Selection
from heatdesk.canvas import hands
from heatdesk.canvas.items.marks_item import MarksItem
from heatdesk.canvas.scenery import Scenery
from heatdesk.figure.bubbles import Bubble
from heatdesk.figure.marks import Mark

Size = tuple[int, int]


class HandsLayer:
    """Follows what is chosen. `focus_wanted` shows where the keys go, once keys are used."""

    def __init__(self, document: Document, selection: Selection, scenery: Scenery) -> None:
        self.item = MarksItem()
        self.focus_wanted = False
        self._document = document
        self._selection = selection
        self._scenery = scenery

    @property
    def chosen(self) -> Sequence[Bubble]:
        """The chosen bubbles that are visible."""
        return [b for id in self._selection.ids if (b := self._scenery.bubble(id))]

    def show(self, focused: bool, size: Size) -> None:
        """Rings around what is chosen; the handles wait for the end of a gesture."""
        chosen, moving = self.chosen, not self._document.at_rest
        frame, look = self._scenery.frame, self._scenery.view.look
        marks = list(hands.selection(chosen, frame, look, moving))
        if focused and self.focus_wanted:
            marks += self._focus_marks(chosen, size)
        alone = len(chosen) == len(self._selection) == 1
        if alone and not moving and not chosen[0].item.locked:
            marks += hands.grips(chosen[0], frame)
        self.item.show_marks(marks)

    def _focus_marks(self, chosen: Sequence[Bubble], size: Size) -> Iterable[Mark]:
        if not chosen:
            return hands.focus((0.0, 0.0, *size))
        view, frame = self._scenery.view, self._scenery.frame
        label = self._scenery.label(chosen[-1].item.id) if view.shown.labels else None
        return hands.focus(hands.focus_rect(chosen[-1], label, frame, view.look))
