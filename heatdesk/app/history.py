"""History: what can be undone and redone, and where the saved state lies in it."""

from __future__ import annotations

from dataclasses import dataclass

from heatdesk.model.change import Change


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable step: what it is called, and the change it made."""

    text: str
    change: Change


class History:
    """Two lists of steps and a saved position. Unlimited; nothing here knows of Qt or projects."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._saved: int | None = 0

    @property
    def position(self) -> int:
        """How many steps lie behind the present state."""
        return len(self._done)

    @property
    def undo_text(self) -> str | None:
        return self._done[-1].text if self._done else None

    @property
    def redo_text(self) -> str | None:
        return self._undone[-1].text if self._undone else None

    @property
    def steps(self) -> tuple[str, ...]:
        """What was done, first step first."""
        return tuple(step.text for step in self._done)

    @property
    def undone(self) -> tuple[str, ...]:
        """What can be redone, next step first."""
        return tuple(step.text for step in reversed(self._undone))

    def push(self, text: str, change: Change) -> None:
        """Adds a step that has just been done. What was undone before it is gone."""
        if self._saved is not None and self._saved > len(self._done):
            self._saved = None
        self._undone.clear()
        self._done.append(Step(text, change))

    def undo(self) -> Change | None:
        """The change that takes the last step back, or None."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1].change.inverse()

    def redo(self) -> Change | None:
        """The change that makes the last undone step again, or None."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1].change

    def squash(self, position: int, text: str) -> None:
        """Makes one step of all steps since a position; none if they come to nothing."""
        steps = self._done[position:]
        if not steps:
            return
        joined = Change()
        for step in steps:
            joined = joined.then(step.change)
        within, at_saved = self._saved is not None and position < self._saved, self.at_saved
        del self._done[position:]
        if joined:
            self._done.append(Step(text, joined))
        if within:
            self._saved = len(self._done) if at_saved else None

    def mark_saved(self) -> None:
        self._saved = len(self._done)

    def forget_saved(self) -> None:
        """The present state is not what any file holds."""
        self._saved = None

    @property
    def at_saved(self) -> bool:
        return self._saved == len(self._done)
