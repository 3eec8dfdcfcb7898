"""AudienceWindow: what the room sees, and what is shared in a video call. Nothing but the stage."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from heatdesk.presentation.hud import Hud
from heatdesk.presentation.pages import Pages
from heatdesk.presentation.stage import Stage
from heatdesk.presentation.talk import Talk
from heatdesk.presentation.talk_window import TalkWindow
from heatdesk.presentation.window_icon import window_icon


class AudienceWindow(TalkWindow):
    """A plain, opaque top-level window. It has a hud only where it is the one window of a talk."""

    def __init__(
        self,
        talk: Talk,
        pages: Pages,
        project: str,
        take_key: Callable[[QKeyEvent], bool],
        hud: Hud | None = None,
    ) -> None:
        super().__init__(take_key)
        self.setWindowTitle(f"Audience - {project} - HeatDesk")
        self.setObjectName("audience")
        self.setWindowIcon(window_icon(private=False))
        self.stage = Stage(talk, pages, True, self, hud)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stage)
        self.rescaled.connect(self.stage.refit)
