"""Room: what who speaks does about the room: its display, the video call, the room check."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from heatdesk.app.settings import Settings
from heatdesk.figure.stage_legible import told as all_told
from heatdesk.presentation.aids import Aids
from heatdesk.presentation.arrangement import Arrangement
from heatdesk.presentation.pages import Page, Pages
from heatdesk.presentation.room_check import RoomCheck, findings
from heatdesk.presentation.sheet import Choices
from heatdesk.presentation.talk import Talk

CALL: Final = "(call)"
"""The entry of the video call among those of the displays."""

_NOT_ALL: Final = "Some words are too small for a last row 8 picture heights away."


class Room(QObject):
    """Says what there is to say, and opens sheets over the stage of who speaks."""

    def __init__(
        self,
        talk: Talk,
        pages: Pages,
        arrangement: Arrangement,
        aids: Aids,
        settings: Settings,
        say: Callable[[str], object],
    ) -> None:
        super().__init__(talk)
        self._talk = talk
        self._pages = pages
        self._arrangement = arrangement
        self._aids = aids
        self._settings = settings
        self._say = say
        talk.veiled.connect(self._follow)

    def swap(self) -> None:
        if not self._arrangement.swap():
            self._say("There is only one display.")

    def offer_displays(self) -> None:
        """Where the room's window may be, and whether it is drawn for a video call."""
        call = (CALL, "For a video call: pages cut, lines are thicker", self._pages.call)
        sheet = Choices("The room's window", (*self._arrangement.choices(), call), self._aids.desk)
        sheet.chosen.connect(self._choose)
        self._aids.open(sheet, sheet.list)

    def leave_check(self) -> bool:
        """Ends the room check. False where there is none."""
        checks = self._talk.blank == "card"
        if checks:
            self._talk.switch_blank("card")
        return checks

    def check(self) -> None:
        """The test card in the room, the last row's view for who speaks; again, and both go."""
        if self.leave_check():
            return
        self._aids.close()
        self._talk.switch_blank("card")
        told = findings(self._pages, self._talk.play)
        if self._arrangement.alone:
            legible = told[0] if told == list(all_told({}, [])) else _NOT_ALL
            self._say(f"{legible} Esc ends the check.")
            return
        whole = self._pages.picture(Page(self._talk.scene, self._talk.place))
        sheet = RoomCheck(whole, told, self._aids.desk.window())
        sheet.left.connect(self.leave_check)
        self._aids.open(sheet)

    def _choose(self, id: str) -> None:
        self._aids.close()
        if id == CALL:
            self._settings.set(video_call=not self._settings.values.video_call)
        else:
            self._arrangement.show_on(id)

    def _follow(self) -> None:
        """Whoever goes on is done with the check."""
        if self._talk.blank != "card" and isinstance(self._aids.sheet, RoomCheck):
            self._aids.close()
