"""Status: the line that tells who speaks where the room's window is, and what keeps watch."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from heatdesk.presentation.arrangement import Arrangement
from heatdesk.presentation.audience_window import AudienceWindow
from heatdesk.presentation.awake import Awake
from heatdesk.presentation.presenter_window import PresenterWindow


class Status(QObject):
    """Follows the windows and the display's sleep, as long as there is a presenter's window."""

    def __init__(
        self,
        audience: AudienceWindow,
        presenter: PresenterWindow | None,
        arrangement: Arrangement,
        awake: Awake,
        say: Callable[[str], object],
    ) -> None:
        super().__init__(arrangement)
        self._audience = audience
        self._presenter = presenter
        self._arrangement = arrangement
        self._say = say
        self._is_awake = True
        audience.minimised.connect(self._tell_minimised)
        arrangement.arranged.connect(self.tell)
        awake.told.connect(self._note_awake)

    def tell(self) -> None:
        if self._presenter is None:
            return
        awake = "the screen stays awake" if self._is_awake else "⚠ screen may sleep"
        told = [
            f"Audience: {self._arrangement.words}",
            awake,
            f"to share: “{self._audience.windowTitle()}”",
        ]
        if self._presenter.concealed:
            told.append("this window is never shared")
        self._presenter.tell_status("   ·   ".join(told))

    def _tell_minimised(self, minimised: bool) -> None:
        self._say("The audience window is minimised: nobody sees it." if minimised else "")

    def _note_awake(self, works: bool) -> None:
        self._is_awake = works
        self.tell()
