"""View: how one canvas shows its document. A matter of the session, never of the document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from heatdesk.figure.emphasis import Emphasis
from heatdesk.figure.look import Look, look
from heatdesk.figure.vision import Vision
from heatdesk.model.items import LAYERS, Layer


@dataclass(frozen=True, slots=True)
class Shown:
    """Which parts of the map are visible."""

    technology: bool = True
    role: bool = True
    heat: bool = True
    contours: bool = True
    labels: bool = True

    @property
    def layers(self) -> tuple[Layer, ...]:
        return tuple(layer for layer in LAYERS if getattr(self, layer))


PARTS: Final = ("technology", "role", "heat", "contours", "labels")


class View(QObject):
    """Look, the visible parts, and what is emphasised. `changed()` follows every difference that is
    seen but that of emphasis, which `emphasised()` follows.
    """

    changed = Signal()
    emphasised = Signal()

    def __init__(self, dark: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._style = (dark, False)
        self._vision: Vision = "normal"
        self._look = look(dark)
        self._shown = Shown()
        self._hints = True
        self._compares = False
        self._emphasis: Emphasis | None = None
        self.snapping = True
        """Whether what is dragged is drawn to lines nearby."""

    @property
    def look(self) -> Look:
        return self._look

    @property
    def shown(self) -> Shown:
        return self._shown

    @property
    def hints(self) -> bool:
        """Whether the canvas says what is still to do: placeholders for names, and the like."""
        return self._hints

    @property
    def emphasis(self) -> Emphasis | None:
        """What stands out, while everything else steps back; None: all is equal."""
        return self._emphasis

    def emphasise(self, emphasis: Emphasis | None) -> None:
        if emphasis is not self._emphasis:
            self._emphasis = emphasis
            self.emphasised.emit()

    @property
    def compares(self) -> bool:
        """Whether what is shown is compared with the target, where that is another scenario."""
        return self._compares

    def compare(self, wanted: bool) -> None:
        if wanted != self._compares:
            self._compares = wanted
            self.changed.emit()

    def show_hints(self, visible: bool) -> None:
        if visible != self._hints:
            self._hints = visible
            self.changed.emit()

    def set_style(self, dark: bool, projector: bool = False) -> None:
        """Light or dark, for a screen or for a projector."""
        self._style = (dark, projector)
        self._restyle()

    def see_as(self, vision: Vision) -> None:
        """Shows the map as other eyes see it."""
        self._vision = vision
        self._restyle()

    def _restyle(self) -> None:
        wanted = look(*self._style, self._vision)
        if wanted != self._look:
            self._look = wanted
            self.changed.emit()

    def show_part(self, part: str, visible: bool) -> None:
        """Shows or hides one of PARTS."""
        shown = replace(self._shown, **{part: visible})
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()
