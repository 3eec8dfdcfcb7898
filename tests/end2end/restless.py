"""Somebody at the real window who drags, types and undoes without a pause, until a kill: see
`tests.builders.nursery`. Every state of the map is noted with its time when it comes to be.
"""

from __future__ import annotations

import hashlib
import os
import random
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from heatdesk.app.settings import Settings
from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.storage.characters import as_text
from heatdesk.storage.project_file import encode
from heatdesk.storage.templates import EXAMPLE, open_template
from heatdesk.window.application import Application
from tests.builders.driver import Canvas, turn

Key = Qt.Key


def digest(project: Project) -> str:
    return hashlib.sha256(encode(project)).hexdigest()


class Person:
    """Notes what the map is in `log`, a line for each state: the time (monotonic) and a digest."""

    def __init__(self, home: Path, seed: int) -> None:
        self.application = Application(["heatdesk"], Settings(home / "settings.json"))
        self.window = self.application.window
        self.window.saving.begin(open_template(EXAMPLE))
        self.window.show()
        self.window.activateWindow()
        turn()
        self.document = self.window.session.document
        self.canvas = Canvas(self.window.session)
        self.chance = random.Random(seed)
        self.log = os.open(home / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.document.changed.connect(lambda: self.note(self.document.project))
        self.note(self.document.project)

    def note(self, project: Project) -> None:
        line = f"{time.monotonic():.4f} {digest(project)}\n"
        os.write(self.log, line.encode())

    def work(self) -> None:
        """What is noted counts from here: the file `ready` is there."""
        while True:
            verbs = self.drag, self.drag, self.type, self.write, self.undo, self.redo, self.nudge
            self.chance.choice(verbs)()

    def spot(self) -> tuple[float, float]:
        placed = self.document.project.placements(self.window.session.heat.scenario)
        placement = self.chance.choice(placed)
        return placement.x, placement.y

    def drag(self) -> None:
        x, y = self.spot()
        self.canvas.press(x, y)
        for _ in range(self.chance.randrange(2, 90)):
            self.canvas.move_by(self.chance.randrange(-9, 10), self.chance.randrange(-9, 10))
            time.sleep(0.008)
        if self.chance.random() < 0.2:
            self.canvas.keys(Key.Key_Escape)
        self.canvas.release()

    def type(self) -> None:
        self.canvas.double_click(*self.spot())
        self.canvas.type(self.chance.choice(["Blogs", "Wikis and more", "Sales", "x"]))
        self.canvas.keys(Key.Key_Return)

    def write(self) -> None:
        """Types a note for up to three seconds, and then leaves it or gives it up. What it was
        meant to be is noted at each key: the field may take its time, but that counts.
        """
        self.canvas.click(*self.spot())
        form, before = self.window.docks.inspector.items, self.document.project
        (id,) = self.window.session.selection.ids
        form.note.setFocus()
        for n in range(self.chance.randrange(2, 60)):
            QTest.keyClick(form.note, "lorem ipsum"[n % 11])
            meant = edits.set_items(before, [id], note=as_text(form.note.toPlainText()))
            self.note(before.after(meant))
            time.sleep(self.chance.uniform(0.0, 0.09))
            turn()
        if self.chance.random() < 0.2:
            QTest.keyClick(form.note, Key.Key_Escape)
        self.window.session.canvas.setFocus()
        turn()

    def nudge(self) -> None:
        self.canvas.click(*self.spot())
        for _ in range(self.chance.randrange(1, 20)):
            self.canvas.keys(Key.Key_Right)

    def undo(self) -> None:
        for _ in range(self.chance.randrange(1, 4)):
            self.document.undo()
            turn()

    def redo(self) -> None:
        self.document.redo()
        turn()


def live(home: str, seed: str) -> None:
    os.environ["XDG_STATE_HOME"] = home
    person = Person(Path(home), int(seed))
    (Path(home) / "ready").touch()
    person.work()
