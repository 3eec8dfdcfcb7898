"""The process that `start` starts: opens a window, waits until it is painted, tells how long that
took since the moment given as its argument, and ends.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_SIZE = 1280, 800
"""The program's own, where nothing else is remembered."""


class _Painted(QObject):
    """Whether a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.yes = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.yes = self.yes or event.type() == QEvent.Type.Paint
        return False


def example_map(launched: float) -> None:
    """The whole program, as `heatdesk --example` runs it, up to its first frame."""
    from heatdesk import __main__
    from heatdesk.window.application import Application

    def first_frame(application: Application) -> int:
        _tell(application.window.session.canvas.viewport(), launched)
        return 0

    Application.exec = first_frame  # type: ignore[assignment, method-assign]
    sys.argv[1:] = ["--example"]
    __main__.main()


def empty_window(launched: float) -> None:
    application = QApplication([])
    window, page = QMainWindow(), QWidget()
    window.setCentralWidget(page)
    window.resize(*_SIZE)
    window.show()
    _tell(page, launched)
    window.close()
    del application


def _tell(page: QWidget, launched: float) -> None:
    """Prints the milliseconds since `launched` once the page has been painted and flushed."""
    painted = _Painted(page)
    while not painted.yes:
        QApplication.processEvents()
    print((time.monotonic() - launched) * 1e3, flush=True)


if __name__ == "__main__":
    {"example map": example_map, "empty window": empty_window}[sys.argv[1]](float(sys.argv[2]))
