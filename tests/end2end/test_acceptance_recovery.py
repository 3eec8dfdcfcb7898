"""Statement 12 of those that the research on users ended with: I kill the program in the middle of
work, start it again, and I see an offer to recover, losing at most a second.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from heatdesk.storage.project_file import read
from tests.conftest import Figure
from tests.end2end.conftest import complaints, environment, python
from tests.end2end.restless import digest
from tests.end2end.test_killed import noted, wait_for

WORKING = "from tests.end2end.restless import live; import sys; live(sys.argv[1], '12')"
AGAIN = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from heatdesk.window import application
from heatdesk.window.recovering import Recovering, told

def look():
    window = application.QApplication.instance().window
    found = window.findChildren(Recovering)
    if not found:
        return QTimer.singleShot(50, look)
    row = found[0].rows[0]
    print(row.work.name, "|", told(row.work), flush=True)
    QTest.mouseClick(row.recover, Qt.MouseButton.LeftButton)
    print(window.windowTitle(), "|", window.status._saved.text(), flush=True)
    window.saving.save_as(Path(sys.argv[1]) / "recovered.heatdesk")
    QTimer.singleShot(0, window.close)

QTimer.singleShot(0, look)
sys.exit(application.run(None))
"""


@pytest.mark.gui
@pytest.mark.skipif(os.name == "nt", reason="kills with SIGKILL")
def test_12_killed_in_the_middle_of_work_it_offers_what_there_was(
    home: Path, figure: Figure
) -> None:
    working = subprocess.Popen(
        [sys.executable, "-c", WORKING, str(home)],
        env=environment(home, QT_QPA_PLATFORM="offscreen"),
    )
    try:
        wait_for(home / "ready")
        time.sleep(3.0)
        killed = time.monotonic()
        working.send_signal(signal.SIGKILL)
    finally:
        working.kill()
        working.wait()

    again = home / "again.py"
    again.write_text(AGAIN)
    began = time.monotonic()
    ended = python([str(again), str(home)], home, QT_QPA_PLATFORM="offscreen")
    assert complaints(ended.stderr) == []
    assert ended.returncode == 0
    offered, opened = ended.stdout.splitlines()
    assert re.search(r"\b[1-9]\d* changes?, kept ", offered)
    assert "recovered from " in opened
    assert "Unsaved" in opened

    states, kept = noted(home), digest(read(home / "recovered.heatdesk"))
    last = max(n for n, (_, state) in enumerate(states) if state == kept)
    lost = killed - states[last + 1][0] if last + 1 < len(states) else 0.0
    assert lost <= 1.0
    assert last > 0
    assert len(list((home / "heatdesk" / "recovery").glob("[0-9a-f]*"))) == 0
    figure(
        f"statement 12: killed after {len(states)} states, offered again, {max(lost, 0.0):.2f} s"
        f" lost; the second start, recovery and save took {time.monotonic() - began:.1f} s"
    )
