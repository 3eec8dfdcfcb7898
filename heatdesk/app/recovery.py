"""Recovery: keeps the work of a document on the disk until its file holds it.

Each finished change is handed to the keeper's thread at once, a gesture that goes on four times a
second. In the window's thread this costs the passing on of a frozen project, nothing else.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from heatdesk.app import places
from heatdesk.app.document import Document
from heatdesk.app.saving import Saving
from heatdesk.model.project import Project

if TYPE_CHECKING:
    from heatdesk.app.keeper import Keeper, Work
    from heatdesk.storage.recording import Meta

GESTURE_MS: Final = 250
"""A gesture that goes on is kept so often."""

PATIENCE_MS: Final = 1_500
"""A disk that does not answer for so long protects nothing."""

RETRY_MS: Final = 2_000


class Protection(NamedTuple):
    """Whether the work is safe. `at` is the wall clock's time, in seconds: of the last save, or of
    the state that would be recovered; None where there is none yet. `problem` says why not.
    """

    kind: Literal["saved", "protected", "unprotected"]
    at: float | None = None
    problem: str = ""
    spare: bool = False
    """Protected in the temporary folder, since the usual one takes nothing."""


class Recovery(QObject):
    """Follows one document. `changed()`: the protection is another."""

    changed = Signal()
    _answered = Signal(object, str, bool)

    def __init__(self, document: Document, saving: Saving, root: Path | None = None) -> None:
        super().__init__(document)
        self._document = document
        self._saving = saving
        self._roots = (root,) if root else (places.recovery(), places.spare())
        self._keeper: Keeper | None = None
        """Made for the first change: most starts make none."""
        self._steps = 0
        self._counted: Project = document.project
        self._handed: Work | None = None
        self._kept_at: float | None = None
        self._problem = ""
        self._spare = False
        self._modified = False
        """Whether the work that is kept now is in no file."""
        self._during = self._timer(GESTURE_MS, self._hand_over)
        self._waiting = self._timer(PATIENCE_MS, self._lose_patience)
        self._again = self._timer(RETRY_MS, self._retry)
        self._answered.connect(self._hear)
        document.changed.connect(self._follow)
        document.settled.connect(self._rest)
        document.replaced.connect(self._start_again)
        saving.saved.connect(self._let_go)

    @property
    def protection(self) -> Protection:
        if not self._document.modified:
            return Protection("saved", self._saving.saved_at)
        if self._problem:
            return Protection("unprotected", problem=self._problem)
        return Protection("protected", self._kept_at, spare=self._spare)

    def prepare(self) -> None:
        """Loads what the first change needs: then there is no time for it, and an update may have
        put another version's files in the place of this one's.
        """
        import heatdesk.app.keeper
        import heatdesk.storage.changes
        import heatdesk.storage.recording  # noqa: F401

    def keep_now(self) -> None:
        """Keeps the work once more, after something has gone wrong."""
        if self._document.modified:
            self._hand_over()

    def close(self) -> None:
        """The window closes: what is still unsaved is not wanted, and goes to the trash."""
        for timer in (self._during, self._waiting, self._again):
            timer.stop()
        if self._keeper is not None:
            self._keeper.end(discarded=self._document.modified)
            self._keeper.stop()

    # Following -------------------------------------------------------------------------------

    def _follow(self) -> None:
        """At each change, also at each step of a gesture."""
        if not self._modified:
            self._modified = True
            self.changed.emit()
        if not self._during.isActive():
            self._during.start()

    def _rest(self) -> None:
        self._during.stop()
        project = self._document.project
        if project is not self._counted:
            self._counted = project
            self._steps += 1
            self._hand_over()
        self._modified = self._document.modified
        self.changed.emit()

    def _start_again(self) -> None:
        """Another project: what was there is saved or not wanted."""
        self._end(discarded=self._modified)
        self._modified = self._document.modified
        if self._modified:  # no file holds it
            self._hand_over()
        self.changed.emit()

    def _let_go(self) -> None:
        self._end(discarded=False)
        self._modified = False
        self.changed.emit()

    def _end(self, discarded: bool) -> None:
        for timer in (self._during, self._waiting, self._again):
            timer.stop()
        if self._keeper is not None:
            self._keeper.end(discarded)
        self._steps, self._counted = 0, self._document.project
        self._handed, self._kept_at, self._problem, self._spare = None, None, "", False

    # Keeping ---------------------------------------------------------------------------------

    def _hand_over(self) -> None:
        if not self._waiting.isActive():
            self._waiting.start()  # first: whatever goes wrong below is told when it ends
        from heatdesk.app.keeper import Keeper, Work

        if self._keeper is None:
            self._keeper = Keeper(self._roots, self._answered.emit)
        document = self._document
        self._handed = Work(document.project, self._steps, self._meta(), document.at_rest)
        self._keeper.keep(self._handed)

    def _hear(self, work: Work, problem: str, spare: bool) -> None:
        """What became of a state that was handed over."""
        if self._handed is None:  # of a project that is gone
            return
        self._spare = spare
        if not problem:
            self._kept_at = time.time() - (time.monotonic() - work.seconds)
            self._again.stop()
        elif not self._again.isActive():
            self._again.start()
        self._waiting.stop()
        if work is not self._handed:
            self._waiting.start()
        self._tell(problem)

    def _lose_patience(self) -> None:
        self._tell("the disk does not answer")

    def _retry(self) -> None:
        self.keep_now()

    def _tell(self, problem: str) -> None:
        self._problem = problem
        self.changed.emit()

    def _meta(self) -> Meta:
        from heatdesk.storage.recording import Meta

        path = self._saving.path
        return Meta(self._saving.name, str(path) if path else None)

    def _timer(self, milliseconds: int, do: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(do)
        return timer
