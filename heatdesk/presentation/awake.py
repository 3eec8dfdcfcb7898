"""Awake: keeps the screen from sleeping during a talk, where the system lets us.

wakepy knows each system's own way; it is loaded only now. On Linux it asks over D-Bus, which may
take a while to answer, so it works in a thread of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from typing import Any

from PySide6.QtCore import QObject, Signal

Keeping = AbstractContextManager[Any]


class Awake(QObject):
    """`told(bool)`: whether the screen is kept awake. A failure costs a badge, never more."""

    told = Signal(bool)

    def __init__(
        self, keep: Callable[[], Keeping] | None = None, parent: QObject | None = None
    ) -> None:
        """`keep` makes what is entered during the talk; its `active` says whether it works."""
        super().__init__(parent)
        self._keep = keep or presenting
        self._entered: Keeping | None = None
        self._worker: ThreadPoolExecutor | None = None

    def begin(self) -> None:
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, "awake")
            self._worker.submit(self._enter)

    def end(self) -> None:
        """Lets the screen sleep again."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.submit(self._leave)
            worker.shutdown(wait=False)

    def _enter(self) -> None:
        """In the worker's thread, like `_leave`."""
        try:
            keeping = self._keep()
            mode = keeping.__enter__()
            self._entered = keeping
            works = bool(getattr(mode, "active", False))
        except Exception:  # whatever the system's ways raise: the talk goes on
            works = False
        with suppress(RuntimeError):  # the talk may be over
            self.told.emit(works)

    def _leave(self) -> None:
        entered, self._entered = self._entered, None
        if entered is not None:
            with suppress(Exception):
                entered.__exit__(None, None, None)


def presenting() -> Keeping:
    """The mode of wakepy that is made for talks; it stays silent where it fails."""
    from wakepy import keep

    mode: Keeping = keep.presenting(on_fail="pass")
    return mode
