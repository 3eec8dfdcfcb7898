"""Application: starts Qt, opens the window, and ends cleanly."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # idle workers of a second thread stall frames

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from heatdesk import __version__
from heatdesk.app.settings import Settings
from heatdesk.export.fonts import load_fonts
from heatdesk.storage.templates import EXAMPLE, open_template
from heatdesk.window.icons import application_icon
from heatdesk.window.main_window import MainWindow
from heatdesk.window.theme import Theme


class Application(QApplication):
    """The one QApplication. Files that the system hands over later open in the window."""

    def __init__(self, arguments: Sequence[str], settings: Settings | None = None) -> None:
        super().__init__(list(arguments))
        self.setApplicationName("HeatDesk")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName("heatdesk")
        self.setWindowIcon(application_icon())
        load_fonts()
        self.settings = settings or Settings()
        self.theme = Theme(self, self.settings)
        self.window = MainWindow(self.settings, self.theme)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.window.filing.open_path(Path(event.file()))
            return True
        return bool(super().event(event))


def run(path: Path | None, example: bool = False) -> int:
    """Opens the window on a file, on the example, or on the welcome page; returns the exit code."""
    application = Application(sys.argv[:1])
    window = application.window
    if path is not None:
        window.show()
        window.filing.open_path(path)
    elif example:
        window.saving.begin(open_template(EXAMPLE))
        window.show()
    else:
        window.show_welcome()
        window.show()
    return int(application.exec())
