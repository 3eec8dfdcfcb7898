"""A window that recovers what a session left, and saves it: see `tests.builders.nursery`."""

from __future__ import annotations

import os
import time
from pathlib import Path

from heatdesk.app.settings import Settings
from heatdesk.window.application import Application
from heatdesk.window.recovering import Recovering
from tests.builders.driver import turn


def live(home: str) -> None:
    os.environ["XDG_STATE_HOME"] = home
    application = Application(["heatdesk"], Settings(Path(home) / "settings.json"))
    window = application.window
    window.show()
    turn()
    (Path(home) / "ready").touch()
    window.safety.offer()
    (shown,) = window.findChildren(Recovering)
    shown.recover(shown.rows[0])
    while window.safety.recovery.protection.at is None:
        turn()
    time.sleep(0.03)
    window.saving.save_as(Path(home) / "saved.heatdesk")
    turn()
    (Path(home) / "done").touch()
    time.sleep(60)
