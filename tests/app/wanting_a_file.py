"""A process that wants to write a file, and then waits to be killed."""

from __future__ import annotations

import os
import time
from pathlib import Path

from heatdesk.app.file_lock import FileLock, take


def live(path: str, start: str, answer: str) -> None:
    Path(f"{answer}.here").touch()
    while not os.path.exists(start):
        pass
    lock = take(Path(path))
    told = Path(f"{answer}.part")
    told.write_text("writes" if isinstance(lock, FileLock) else "reads")
    told.rename(answer)
    time.sleep(60)
