"""Application: starts Qt, opens the window, and ends cleanly."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # idle workers of a second thread stall frames

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from heatdesk import __version__
from heatdesk.app.settings import Settings
from heatdesk.export.fonts import load_fonts
from heatdesk.storage.templates import EXAMPLE, open_template, templates
from heatdesk.window.elsewhere import shown_at_start
from heatdesk.window.icons import application_icon
from heatdesk.window.main_window import MainWindow
from heatdesk.window.theme import Theme

_AFTER_FIRST_FRAME_MS = 400


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
        window.filled_window_wanted.connect(self._open_filled)
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

    def _open_filled(self, fill: Callable[[MainWindow], object]) -> None:
        window = self.add_window()
        fill(window)
        window.show()

    def _forget(self, window: MainWindow) -> None:
        """Lets go of a closed window; the last one stays until Qt has quit."""
        if len(self.windows) > 1:
            self.windows.remove(window)
            window.deleteLater()


def mishap(line: str) -> None:
    """Something went wrong inside: each window keeps its work anew; the one in front says so."""
    application = QApplication.instance()
    if isinstance(application, Application):
        for window in application.windows:
            window.safety.recovery.keep_now()
        application.window.safety.tell_mishap(line)


def run(
    path: Path | None, example: bool = False, reset_settings: bool = False, on_stage: bool = False
) -> int:
    """Opens the window on a file, on the example, or on the welcome page; returns the exit code.
    `on_stage` presents the file at once.
    """
    settings = Settings()
    if reset_settings:
        settings.reset()
    application = Application(sys.argv[:1], settings)
    window, start_with = application.window, application.settings.values.start_with
    if path is not None:
        if shown_at_start(path):
            window.close()
            return 0
        window.setVisible(not on_stage)
        if window.filing.open_path(path) and on_stage:
            window.presenting.begin()
        else:
            window.show()
    elif example:
        window.saving.begin(open_template(EXAMPLE))
        window.show()
    elif start_with in {template.id for template in templates()}:
        window.saving.begin(open_template(start_with))
        window.show()
    else:
        window.show_welcome()
        window.show()
    if not on_stage:  # nobody is asked anything in front of a room
        QTimer.singleShot(_AFTER_FIRST_FRAME_MS, window, window.safety.offer)
    gc.freeze()  # what the start has made is there to stay
    gc.enable()
    return int(application.exec())
