"""What goes wrong in one of Qt's overrides is told, and does not take the process down."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from heatdesk.canvas.session import Session
from heatdesk.storage.templates import blank

app = QApplication([])
told = []
sys.excepthook = lambda kind, error, trace: told.append(kind.__name__)
session = Session(blank())
session.handling.press = lambda pointer: int("not a number")  # raised by C code
at, button = QPointF(5, 5), Qt.MouseButton.LeftButton
event = QMouseEvent(
    QEvent.Type.MouseButtonPress, at, at, button, button, Qt.KeyboardModifier.NoModifier
)
try:
    app.sendEvent(session.canvas.viewport(), event)
except ValueError as error:
    told.append(type(error).__name__)
session.canvas.close()
print(told)
"""


def test_an_exception_in_an_override_is_one(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={"PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "['ValueError']"
