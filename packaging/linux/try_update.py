"""Installs the Linux archive over the version before it, as its user does.

python packaging/linux/try_update.py ARCHIVE FOLDER-OF-THE-VERSION-BEFORE
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

import update
from judging import FaultError
from try_installed import home_environment, run, unpacked

from tests.end2end.screen import Screen, screen

STALE: Final = "_internal/of-the-version-before.so"


class Hand:
    """xdotool's."""

    def __init__(self, display: Screen) -> None:
        self._display = display

    def see(self, words: str) -> bool:
        ids = self._display.tool("search", "--onlyvisible", "--name", words).split()
        if ids:
            self._display.tool("windowactivate", ids[-1])
            self._display.tool("windowfocus", ids[-1])
        return bool(ids)

    def press(self, key: str) -> None:
        self._display.key(key)


def main() -> int:
    archive, before = (Path(argument).resolve() for argument in sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="heatdesk-home-") as folder, screen() as display:
        home = Path(folder)
        installed = home / ".local" / "opt" / "heatdesk"
        environment = {**home_environment(home), "DISPLAY": display.display}
        user = update.User(
            settings=home / ".config" / "heatdesk" / "settings.json",
            recovery=home / ".local" / "state" / "heatdesk" / "recovery",
            environment={**environment, "QT_QPA_PLATFORM": "xcb"},
        )
        run([str(before / "install")], environment)
        (installed / STALE).touch()
        try:
            left = update.work(installed, user, home, Hand(display))
            run([str(unpacked(archive, home) / "install")], environment)
            if (installed / STALE).exists():
                raise FaultError("a file of the version before is still there")
            update.go_on(installed, user, left, Hand(display))
            update.exchange(before, installed, user, home)
        except FaultError as fault:
            print(f"UPDATE FAILED: {fault}", file=sys.stderr)
            return 1
        shutil.rmtree(installed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
