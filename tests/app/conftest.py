from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from heatdesk.app.document import Document
from heatdesk.model.change import Change
from tests.app.desk import Desk


class Heard:
    """What a document announced, in order."""

    def __init__(self, document: Document) -> None:
        self.events: list[str] = []
        self.changes: list[Change] = []
        document.changed.connect(self._changed)
        document.settled.connect(lambda: self.events.append("settled"))
        document.replaced.connect(lambda: self.events.append("replaced"))

    def _changed(self, change: Change) -> None:
        self.events.append("changed")
        self.changes.append(change)

    def take(self) -> list[str]:
        """The events since last asked."""
        events, self.events = self.events, []
        return events


@pytest.fixture(autouse=True)
def _qt(qapp: object) -> None:
    """Signals need Qt, so these tests are all of the gui kind."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "recovery")
    yield desk
    desk.recovery.close()
