from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from heatdesk.canvas.session import Session
from heatdesk.model.project import Project
from tests.builders.driver import dispose, turn
from tests.builders.maps import in_tray, map_of, role, technology

Open = Callable[[Project], Session]
Put = Callable[[QWidget], QWidget]


@pytest.fixture
def open_project(qapp: QApplication) -> Iterator[Open]:
    """Opens a project; what belongs to it goes at the end."""
    opened: list[Session] = []

    def open(project: Project) -> Session:
        opened.append(Session(project))
        return opened[-1]

    yield open
    for session in opened:
        session.canvas.close()
        dispose(session.canvas, session.document)


@pytest.fixture
def session(open_project: Open) -> Session:
    """Two technologies, two roles, and one more technology in the tray."""
    return open_project(
        map_of(
            technology("twitter", 0.2, 0.3),
            technology("blogs", -0.4, 0.5, width=0.8, weight=2.0, muted=True),
            role("sales", -0.5, -0.5),
            role("support", 0.6, 0.6),
            in_tray("seo"),
        )
    )


@pytest.fixture
def put(qapp: QApplication) -> Iterator[Put]:
    """Puts a widget on the screen, with the focus in its window."""
    shown: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        widget.resize(320, 700)
        widget.show()
        widget.activateWindow()
        shown.append(widget)
        turn()
        return widget

    yield show
    for widget in shown:
        widget.close()
        dispose(widget)
