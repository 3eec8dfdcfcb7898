from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from heatdesk.canvas.session import Session
from heatdesk.model.project import Project
from tests.builders.driver import Canvas, dispose, turn

SIDE = 640

Show = Callable[[Project], Canvas]


@pytest.fixture
def show(qapp: QApplication) -> Iterator[Show]:
    """Shows a project on a canvas of its own, SIDE pixels wide and high."""
    open_ones: list[Session] = []

    def shown(project: Project) -> Canvas:
        session = Session(project)
        session.canvas.resize(SIDE, SIDE)
        session.canvas.show()
        session.canvas.activateWindow()
        session.canvas.setFocus()
        open_ones.append(session)
        turn()
        return Canvas(session)

    yield shown
    for session in open_ones:
        session.canvas.close()
        dispose(session.canvas, session.document)
