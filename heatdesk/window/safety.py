"""Safety: what keeps one window's work: recovery, previous versions, one writer for a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from heatdesk.app import places
from heatdesk.app.knocking import Door
from heatdesk.app.past import Past
from heatdesk.app.recovery import Recovery
from heatdesk.app.saving import who
from heatdesk.model.project import Project

if TYPE_CHECKING:
    from heatdesk.app.lost_work import LostWork
    from heatdesk.window.main_window import MainWindow

_AFTER_FIRST_FRAME_MS: Final = 300
_AT_LEISURE_MS: Final = 900

_PARTED: Final = "Saved. The file had a second name (a hard link), which keeps the old version"


class Safety(QObject):
    """Follows a window's document. Nothing of it is loaded before there is something to do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._saving = window.saving
        self.recovery = Recovery(window.session.document, window.saving)
        self.past = Past(window.saving)
        self._superseded: list[LostWork] = []
        self._door = Door(self)
        self._door.knocked.connect(self._come_forward)
        self.recovery.changed.connect(self._let_go)
        self._saving.moved.connect(self._listen_later)
        self._saving.read.connect(self._say_who_writes)
        self._saving.parted.connect(lambda: window.toast.say(_PARTED))
        QTimer.singleShot(_AT_LEISURE_MS, self, self.recovery.prepare)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the actions do."""
        return {"versions": self.show_versions, "recover": self.show_lost_work}

    def offer(self) -> None:
        """At the start: if sessions have left work, it is offered; else a folder was listed."""
        roots = places.all_recovery()
        if not any(places.sessions(root) for root in roots):
            return
        from heatdesk.app.lost_work import lost_work

        if found := lost_work(*roots):
            self._show(found)

    def show_lost_work(self) -> None:
        from heatdesk.app.lost_work import lost_work

        self._show(lost_work(*places.all_recovery()))

    def show_versions(self) -> None:
        from heatdesk.window.versions import Versions

        Versions(self._window, self.past).open()

    def recover(self, work: LostWork) -> bool:
        """Opens lost work, here or, if there is unsaved work here, in another window."""
        project = work.project
        if project is None:
            return False

        def fill(window: MainWindow) -> None:
            window.safety.supersede(work, project)

        self._in_some_window(fill)
        return True

    def supersede(self, work: LostWork, project: Project) -> None:
        """The document is this work now; what the ended session left goes once this one is kept."""
        self._superseded.append(work)
        self._saving.begin(project, saved=False, origin=f"recovered from {work.name}")

    def open_copy(self, project: Project, origin: str) -> None:
        """Opens a project that no file holds, here or in another window."""
        self._in_some_window(
            lambda window: window.saving.begin(project, saved=False, origin=origin)
        )

    def tell_mishap(self, line: str) -> None:
        """Something went wrong inside the program."""
        safe = self.recovery.protection.kind != "unprotected"
        kept = "; your work is kept" if safe else "; save your work"
        told = f"Something went wrong{kept} ({line})"
        self._window.toast.say(told, "Save", self._window.filing.save)

    def close(self) -> None:
        """The window has closed: its work is saved, or not wanted."""
        self.recovery.close()
        self.past.finish()
        self._saving.close()
        self._door.listen(None)
        self._discard_superseded()

    def _show(self, found: list[LostWork]) -> None:
        from heatdesk.window.recovering import Recovering

        Recovering(found, self.recover, self._window).open()

    def _in_some_window(self, fill: Callable[[MainWindow], None]) -> None:
        if self._window.session.document.modified:
            self._window.filled_window_wanted.emit(fill)
        else:
            fill(self._window)

    def _let_go(self) -> None:
        protection = self.recovery.protection
        if protection.at is not None and protection.kind != "unprotected":
            self._discard_superseded()

    def _discard_superseded(self) -> None:
        while self._superseded:
            self._superseded.pop().discard()

    # One writer ------------------------------------------------------------------------------

    def _listen_later(self) -> None:
        QTimer.singleShot(_AFTER_FIRST_FRAME_MS, self, self._listen)

    def _listen(self) -> None:
        self._door.listen(None if self._saving.holder else self._saving.path)

    def _come_forward(self) -> None:
        window = self._window.presenting.front  # never over what the room sees
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def _say_who_writes(self) -> None:
        holder = self._saving.holder
        if holder is not None:
            told = f"{who(holder).capitalize()} has this map open: here it is only read"
            self._window.toast.say(told, "Open a copy", self._make_copy)

    def _make_copy(self) -> None:
        document, name = self._window.session.document, self._saving.name
        self._saving.begin(document.project, saved=False, origin=f"a copy of {name}")
