"""Stage: what tools may see and use of the canvas they work on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from heatdesk.app.document import Document
from heatdesk.app.selection import Selection
from heatdesk.canvas.view import View
from heatdesk.figure.bubbles import Bubble
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label
from heatdesk.figure.marks import Mark


class Stage(Protocol):
    @property
    def document(self) -> Document: ...

    @property
    def selection(self) -> Selection: ...

    @property
    def view(self) -> View: ...

    @property
    def scenario(self) -> str: ...

    @property
    def frame(self) -> Frame: ...

    @property
    def bubbles(self) -> Sequence[Bubble]:
        """What is visible, bottom first."""

    def label(self, id: str) -> Label | None:
        """The name of an item where it stands, unless names are hidden."""

    def pan_by(self, dx: float, dy: float) -> None:
        """Shifts the picture by pixels."""

    def tell(self, words: str) -> None:
        """Says in the status bar what a gesture does; nothing when it is over."""

    def show_guides(self, marks: Iterable[Mark], below: Iterable[Mark] = ()) -> None:
        """Shows marks above what is at rest, such as a rubber band, and others below it; none to
        clear them.
        """
