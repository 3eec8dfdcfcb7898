"""A process that opens the window again and again, works in it, and closes it.

Its arguments are a file to save to, and how many windows there are. It has to end with exit code 0
and without a word.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from heatdesk.model import edits
from heatdesk.window.application import EXAMPLE, Application
from heatdesk.window.main_window import MainWindow


def work(window: MainWindow, path: Path) -> None:
    """Opens the example, moves something, saves, and closes while the event loop runs."""
    window.filing.new_from(EXAMPLE)
    document = window.session.document
    ids = [item.id for item in document.project.items[:3]]
    scenario = window.session.heat.scenario
    document.edit("Move", edits.move(document.project, scenario, ids, 0.1, 0.0))
    window.session.selection.choose(ids)
    window.grab()
    window.saving.save_as(path)
    QTimer.singleShot(0, window.close)


def main() -> int:
    path = Path(sys.argv[1])
    application = Application(sys.argv[:1])
    windows = [application.window]
    while len(windows) < int(sys.argv[2]):
        windows.append(MainWindow(application.settings, application.theme))
    for window in windows:
        window.show()
        work(window, path)
        code = application.exec()
        if code:
            return code
    return _opens_what_the_system_hands_over(application, path)


def _opens_what_the_system_hands_over(application: Application, path: Path) -> int:
    window = application.window
    window.show()
    window.saving.begin(window.session.document.project)
    QApplication.sendEvent(application, QFileOpenEvent(str(path)))
    if window.saving.path != path:
        print("the file that was handed over is not open", file=sys.stderr)
        return 9
    QTimer.singleShot(0, window.close)
    return int(application.exec())


if __name__ == "__main__":
    sys.exit(main())
