"""Presenting: the talks that a window gives about its map, from F5 to their end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from heatdesk.app.settings import Settings
from heatdesk.canvas.guard import guarded
from heatdesk.canvas.session import Session
from heatdesk.storage import files
from heatdesk.storage.problems import SaveError
from heatdesk.window.doing import Say

if TYPE_CHECKING:
    from heatdesk.presentation.presentation import Presentation
    from heatdesk.presentation.step_times import Times

ALONE_MS: Final = 4_000
"""How long a talk that goes on by itself stays at a step."""

_LAID_OUT: Final = {QEvent.Type.Show, QEvent.Type.LayoutRequest, QEvent.Type.StyleChange}
_TEXT: Final = "Text (*.txt)"


class Presenting:
    """One talk at a time. Meanwhile the window is hidden: nobody can share it by mistake."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        settings: Settings,
        name: Callable[[], str],
        chosen: Callable[[], str | None],
        settle: Callable[[], object],
        say: Say,
    ) -> None:
        """`name` gives the project's name, `chosen` the id of the step that is chosen in the story,
        if one is; `settle` has what is under way in the window done before it is hidden.
        """
        self._window = window
        self._session = session
        self._settings = settings
        self._name = name
        self._chosen = chosen
        self._settle = settle
        self._say = say
        self._last: str | None = None
        self._minutes = ""
        self._times: Times | None = None
        self._rehearses = self._alone = False
        self.talk: Presentation | None = None
        session.document.replaced.connect(self._forget)

    @property
    def front(self) -> QWidget:
        """The window that is worked in now: while a talk goes on, that of who speaks."""
        return self._window if self.talk is None else self.talk.desk.window()

    def commands(self) -> dict[str, Callable[[], object]]:
        """The commands by the ids of their actions."""
        settings = self._settings
        return {
            "present": self.begin,
            "present_here": lambda: self.begin(self._chosen() or self._last),
            "one_window": lambda: settings.set(one_window=not settings.values.one_window),
            "video_call": lambda: settings.set(video_call=not settings.values.video_call),
            "rehearse": lambda: self.begin(rehearses=True),
            "minutes": self.save_minutes,
            "times": self.show_times,
        }

    def check(self, actions: Mapping[str, QAction]) -> None:
        """Ticks what holds now."""
        actions["one_window"].setChecked(self._settings.values.one_window)
        actions["video_call"].setChecked(self._settings.values.video_call)

    def begin(self, step: str | None = None, alone: bool = False, rehearses: bool = False) -> None:
        """Goes on stage, at the first step or at the named one. `alone`: it goes on by itself, in
        one window. Who `rehearses` has both windows, and sees how long each step took.
        """
        if self.talk is not None:
            return
        from heatdesk.presentation.presentation import Presentation  # only who presents waits

        self._settle()  # or the talk's minutes would tell of what was typed before it
        home = self._window.screen().name()
        one_window = alone or (self._settings.values.one_window and not rehearses)
        self._rehearses, self._alone = rehearses, alone
        self.talk = Presentation(self._session, self._settings, self._name(), home, one_window)
        self.talk.ended.connect(self._come_back)
        self.talk.begin(step, rehearses, self._times.seconds if self._times else None)
        if alone:
            self.talk.play_alone(ALONE_MS)
        self._window.hide()

    def end(self) -> None:
        """Ends the talk, if there is one, because the window closes."""
        talk, self.talk = self.talk, None
        if talk is not None:
            talk.end()

    def save_minutes(self) -> None:
        """Asks for a file, and writes into it what the last talk has changed."""
        if not self._minutes:
            self._say("No talk has changed this map yet", "", None)
            return
        start = str(Path(self._settings.values.folder) / "minutes.txt")
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Save the minutes", start, _TEXT)
        if not chosen:
            return
        try:
            files.replace_bytes(Path(chosen), self._minutes.encode())
        except (OSError, SaveError) as error:
            self._say(f"The minutes were not saved: {error}", "", None)

    def show_times(self) -> None:
        """How long each step of the last talk took."""
        if self._times is None:
            self._say("No talk has been given yet", "", None)
            return
        from heatdesk.window.step_times import StepTimes

        dialog = StepTimes(self._times, self._settings.values.folder, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _come_back(self) -> None:
        """The talk is over: the window is there before the talk's windows close."""
        talk, self.talk = self.talk, None
        if talk is None:
            return
        self._last, self._minutes = talk.step, talk.minutes() or self._minutes
        if talk.timer.started and not self._alone:
            self._times = talk.talk.times.times()
        self._window.show()
        self._window.activateWindow()
        self._session.canvas.setFocus()
        if talk.minutes():
            self._say("The talk has changed the map", "Copy the minutes", self._copy_minutes)
        if self._rehearses:
            self.show_times()

    def _copy_minutes(self) -> None:
        QGuiApplication.clipboard().setText(self._minutes)

    def _forget(self) -> None:
        self._last, self._minutes, self._times = None, "", None


class StageBar(QToolBar):
    """The way on stage, large, at the right end of the toolbars. It has a bar of its own, which is
    always wide enough for it: where the window is narrow, the tools make room.
    """

    def __init__(self, action: QAction) -> None:
        super().__init__("Stage")
        self.setObjectName("stage")
        self.setMovable(False)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self.addAction(action)
        button = self.widgetForAction(action)
        assert isinstance(button, QToolButton)
        button.setObjectName("present")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)

    @guarded
    def event(self, event: QEvent) -> bool:
        done = bool(super().event(event))
        if event.type() in _LAID_OUT:
            self.setMinimumWidth(self.sizeHint().width())
        return done
