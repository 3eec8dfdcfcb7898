"""A process that saves once and dies at its nth call to the disk: see `tests.builders.nursery`."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from heatdesk.storage import files
from heatdesk.storage.disk import Disk


class Deadly:
    """A disk whose nth call, whatever it is, is the last: half of a write is done before."""

    def __init__(self, nth: int) -> None:
        self.left = nth

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def called(*arguments: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                if name == "write":
                    os.write(arguments[0], arguments[1][: len(arguments[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            return getattr(Disk(), name)(*arguments)

        return called


def live(path: str, nth: str, new: str) -> None:
    files.disk = Deadly(int(nth))  # type: ignore[assignment]
    files.replace_bytes(path, Path(new).read_bytes(), expected=None, leave_beside=True)
    Path(f"{new}.done").touch()
