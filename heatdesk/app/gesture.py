"""Gesture: many edits seen live that become one undo step, or none."""

from __future__ import annotations

from collections.abc import Callable

from heatdesk.model.change import Change
from heatdesk.model.project import Project


class Gesture:
    """From press to release. Every edit is made against `start`, the project at the press.

    So a tool never adds up small steps: it says where things are now, seen from where they were,
    and nothing drifts. After `commit` or `cancel` the gesture is over and further calls do nothing.
    """

    def __init__(
        self,
        text: str,
        start: Project,
        take: Callable[[Change], None],
        end: Callable[[str, Change], None],
    ) -> None:
        self.text = text
        self.start = start
        self._take = take
        self._end = end
        self._so_far = Change()
        self._over = False

    @property
    def over(self) -> bool:
        return self._over

    def show(self, change: Change) -> None:
        """Makes the project `start` with this change, whatever was shown before."""
        step = self._so_far.inverse().then(change)
        if self._over or not step:
            return
        self._so_far = change
        self._take(step)

    def commit(self, text: str | None = None) -> None:
        """Ends the gesture as one undo step; none if nothing came of it."""
        if not self._over:
            self._over = True
            self._end(text or self.text, self._so_far)

    def cancel(self) -> None:
        """Ends the gesture without a trace: the project is as at the press, redo included."""
        if self._over:
            return
        self.show(Change())
        self._over = True
        self._end(self.text, Change())

    def abandon(self) -> None:
        """Ends the gesture without a word: the project that it belonged to is gone."""
        self._over = True
