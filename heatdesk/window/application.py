"""Application: starts Qt, opens the window, and ends cleanly."""

from __future__ import annotations

import gc
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
from heatdesk.storage.templates import EXAMPLE, open_template, templates
from heatdesk.window.icons import application_icon
from heatdesk.window.main_window import MainWindow
from heatdesk.window.theme import Theme


class Application(QApplication):
    """The one QApplication. It holds the windows; files that the system hands over open in one."""

    def __init__(self, arguments: Sequence[str], settings: Settings | None = None) -> None:
        super().__init__(list(arguments))
        self.setApplicationName("HeatDesk")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName("heatdesk")
        self.setWindowIcon(application_icon())
        load_fonts()
        self.settings = settings or Settings()
        self.theme = Theme(self, self.settings)
        self.windows: list[MainWindow] = []
        self.add_window()

    @property
    def window(self) -> MainWindow:
        """The window in front, or the first one."""
        active = self.activeWindow()
        return active if isinstance(active, MainWindow) else self.windows[0]

    def add_window(self) -> MainWindow:
        """One more window, not shown yet."""
        window = MainWindow(self.settings, self.theme)
        window.window_wanted.connect(self._open_welcome)
        window.quit_wanted.connect(self.close_all)
        window.gone.connect(lambda: self._forget(window))
        self.windows.append(window)
        return window

    def close_all(self) -> None:
        """Closes the windows one by one, until the user keeps one open."""
        for window in list(self.windows):
            if not window.close():
                return

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.window.filing.open_path(Path(event.file()))
            return True
        return bool(super().event(event))

    def _open_welcome(self) -> None:
        window = self.add_window()
        window.show_welcome()
        window.show()

    def _forget(self, window: MainWindow) -> None:
        """Lets go of a closed window; the last one stays until Qt has quit."""
        if len(self.windows) > 1:
            self.windows.remove(window)
            window.deleteLater()


def run(path: Path | None, example: bool = False, reset_settings: bool = False) -> int:
    """Opens the window on a file, on the example, or on the welcome page; returns the exit code."""
    settings = Settings()
    if reset_settings:
        settings.reset()
    application = Application(sys.argv[:1], settings)
    window, start_with = application.window, application.settings.values.start_with
    if path is not None:
        window.show()
        window.filing.open_path(path)
    elif example:
        window.saving.begin(open_template(EXAMPLE))
        window.show()
    elif start_with in {template.id for template in templates()}:
        window.saving.begin(open_template(start_with))
        window.show()
    else:
        window.show_welcome()
        window.show()
    gc.freeze()  # what the start has made is there to stay
    gc.enable()
    return int(application.exec())
