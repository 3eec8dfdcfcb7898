"""LiveEdit: editing the map on stage: its hands, and the question of what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.presentation.editing import Editing
from heatdesk.presentation.pages import Pages
from heatdesk.presentation.stage import Stage
from heatdesk.presentation.stage_hands import StageHands
from heatdesk.presentation.stage_map import HeldScale, StageMap
from heatdesk.presentation.talk import Talk

Answers = tuple[tuple[str, str], ...]

QUESTION: Final = "What becomes of the edit?"
ANSWERS: Final[Answers] = (
    ("keep", "1  Keep"),
    ("keep_apart", "2  Keep as a new scenario"),
    ("discard", "3  Discard"),
)
NUMBERED: Final = {"1": "keep", "2": "keep_apart", "3": "discard"}
_OFFERED: Final[Answers] = (("minutes", "Copy the minutes"),)


class LiveEdit(QObject):
    """One at a time, on the stage of who speaks; the room's stage follows the same heat."""

    def __init__(
        self,
        document: Document,
        talk: Talk,
        pages: Pages,
        editing: Editing,
        desk: Callable[[], Stage],
        ask: Callable[[str, Answers], object],
    ) -> None:
        """`ask` says something, with what can be answered to it; '' takes it away."""
        super().__init__(talk)
        self._document = document
        self._talk = talk
        self._pages = pages
        self._editing = editing
        self._desk = desk
        self._ask = ask
        self._heat: LiveHeat | None = None
        self._scale: HeldScale | None = None
        self.asking = False
        """Whether the question stands."""

    def switch(self) -> None:
        """Begins, or asks what becomes of the edit, if anything was edited."""
        if not self._talk.editing:
            self._begin()
            return
        map = self._finish()
        if self._editing.changed:
            self.asking = True
            self._ask(QUESTION, ANSWERS)
            if map is not None:
                map.take_mouse(False)  # the answers may lie over it
            self._desk().window().setFocus()
        else:
            self.answer("keep")

    def answer(self, answer: str) -> None:
        """Ends the edit in one of three ways; nothing where none is under way."""
        if not self._talk.editing:
            return
        self._finish()
        changed, self.asking = self._editing.changed, False
        if answer == "keep_apart":
            names = self._editing.keep_apart()
            told = " ".join(f"Kept as the scenario “{name}”." for name in names)
        elif answer == "discard":
            self._editing.discard()
            told = "Discarded: the map is as it was."
        else:
            self._editing.keep()
            told = "Kept." if changed else ""
        self._ask(told, _OFFERED if changed and answer != "discard" else ())
        self._desk().window().setFocus()

    def run(self, command: str) -> None:
        """A command of the hands."""
        if self._talk.editing and (map := self._desk().map) is not None:
            map.window().activateWindow()  # a name is typed there, whichever window had the key
            StageHands(map, lambda words: self._ask(words, ())).run(command)

    def undo(self) -> None:
        if not self._editing.undo():
            self._ask("There is nothing to undo.", ())

    def make_map(self, stage: QWidget, hands: bool) -> StageMap:
        """A live canvas on a stage; all of a talk share one heat, on the scale that is held."""
        if self._heat is None or self._scale is None:
            self._heat = LiveHeat(self._document, self._talk.scene.scenario)
            self._scale = HeldScale(self._document, self._heat, self._talk.play.scale)
        return StageMap(self._document, self._pages.look, self._heat, self._scale, stage, hands)

    def close(self) -> None:
        """Keeps an edit under way, and lets go of the document."""
        self.answer("keep")
        for follower in (self._scale, self._heat):
            if follower is not None:
                follower.deleteLater()

    def _begin(self) -> None:
        if not self._desk().page.has_map:
            self._ask("There is no map on this page.", ())
            return
        self._ask("", ())
        self._editing.begin()
        if (map := self._desk().map) is not None:
            map.take_mouse(True)
            map.window().activateWindow()
            map.setFocus()

    def _finish(self) -> StageMap | None:
        map = self._desk().map
        if map is not None:
            map.finish()
        return map
