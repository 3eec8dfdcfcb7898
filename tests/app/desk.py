"""A document with its recovery, for the tests of both."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from heatdesk.app import places
from heatdesk.app.document import Document
from heatdesk.app.places import TRASH, sessions
from heatdesk.app.recovery import Recovery
from heatdesk.app.saving import Saving
from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.storage.recording import holds_work, recover
from tests.builders.maps import NOW, map_of, technology


class Desk:
    """A document with its recovery, and the folder in which that keeps; without one, where a user's
    does.
    """

    def __init__(self, root: Path | None) -> None:
        self.root = root or places.recovery()
        self.document = Document(map_of(technology("twitter"), title="Map"))
        self.saving = Saving(self.document)
        self.recovery = Recovery(self.document, self.saving, root)

    def move(self) -> None:
        change = edits.move(self.document.project, NOW, ["twitter"], 0.01, 0.0)
        self.document.edit("Move", change)

    def until(self, done: Callable[[], bool], seconds: float = 5.0) -> float:
        began = time.monotonic()
        while not done():
            assert time.monotonic() - began < seconds, self.recovery.protection
            QApplication.processEvents()
            time.sleep(0.001)
        return time.monotonic() - began

    def protected(self) -> bool:
        told = self.recovery.protection
        known = told.kind == "protected" and told.at is not None
        return known and self.on_disk() == [self.document.project]

    def on_disk(self) -> list[Project]:
        found = [folder for folder in sessions(self.root) if holds_work(folder)]
        return [recover(folder).project for folder in found]

    def trash(self) -> list[Path]:
        return list((self.root / TRASH).glob("*"))
