"""Update: what its user keeps when a version is installed over the one before it.

The version before is this program under the number `product.BEFORE`, which the spec makes beside
it: the same on every system, and it needs no history. It opens a map, is told by keys to change it,
and is killed. Then the new one has to know the settings and the recent files and to offer the
unsaved work, and each has to understand what the other has written.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

import product
from judging import FaultError, judge_file
from smoke import Program, executables

from heatdesk.model.project import Project
from heatdesk.storage import recording

MAP: Final = "Karte für José.heatdesk"
TEMPLATE: Final = "social-media-2011"
OFFER: Final = "Recover unsaved work"
PATIENCE: Final = 60.0
SETTLED: Final = 1.0
"""Seconds after which what was begun is on the disk."""

T = TypeVar("T")


class Hand(Protocol):
    """What a system has for a user's hand."""

    def see(self, words: str) -> bool:
        """Whether a window with these words in its title is there; keys go to it from now on."""

    def press(self, key: str) -> None:
        """'Tab', 'Right' or 'Return'."""


@dataclass(frozen=True)
class User:
    """Where a user's own files are, and the environment that the programs get."""

    settings: Path
    recovery: Path
    environment: Mapping[str, str]

    def remembered(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.settings.read_text("utf-8"))
        return {name: found[name] for name in ("theme", "recent", "folder")}

    def sessions(self) -> set[Path]:
        """What can be recovered, as folders."""
        return {base.parent for base in self.recovery.glob(f"*/{recording.BASE}")}


@dataclass(frozen=True)
class Left:
    """What the version before has left behind."""

    session: Path
    project: Project
    remembered: dict[str, Any]


def work(programs: Path, user: User, folder: Path, hand: Hand) -> Left:
    """Opens a map with the version before, changes it, and kills it in the middle of that."""
    console = Program([str(executables(programs)[0])], user.environment)
    said, _ = console.run("--version")
    _demand(said.strip() == f"heatdesk {product.BEFORE}", f"the version before says {said!r}")
    path = folder / MAP
    console.run("new", "--template", TEMPLATE, "-o", path)
    saved = path.read_bytes()
    user.settings.parent.mkdir(parents=True, exist_ok=True)
    user.settings.write_text('{"theme": "dark"}', encoding="utf-8")
    with _started(programs, user, path):
        _until(lambda: hand.see(path.stem) or None, "window with the map")
        session = _until(lambda: _changed(user, hand), "unsaved work on the disk")
        time.sleep(SETTLED)
    _demand(path.read_bytes() == saved, "the map was saved unasked")
    remembered = user.remembered()
    _demand(remembered["recent"] == [str(path)], f"remembered is {remembered}")
    return Left(session, recording.recover(session).project, remembered)


def go_on(programs: Path, user: User, left: Left, hand: Hand) -> None:
    """Starts the new version: settings and recent files are there, the work comes back."""
    with _started(programs, user):
        _until(lambda: hand.see(OFFER) or None, "offer to recover")
        hand.press("Return")
        _until(lambda: hand.see(Path(MAP).stem) or None, "window with what was recovered")
        others = _until(lambda: user.sessions() - {left.session} or None, "work that is kept again")
        time.sleep(SETTLED)
    recovered = [recording.recover(session).project for session in others]
    _demand(recovered == [left.project], "what was recovered is not what was left")
    told = user.remembered()
    _demand(told == left.remembered, f"{left.remembered} was remembered, and now it is {told}")
    shutil.rmtree(user.recovery)
    print(f"{product.BEFORE} to {product.VERSION}: settings, recent files and unsaved work kept")


def exchange(before: Path, after: Path, user: User, folder: Path) -> None:
    """Each opens what the other has saved, and draws it."""
    programs = {
        name: Program([str(executables(where)[0])], user.environment)
        for name, where in (("before", before), ("after", after))
    }
    for writer, reader in (("before", "after"), ("after", "before")):
        path, picture = folder / f"saved-{writer}.heatdesk", folder / f"drawn-{reader}.png"
        programs[writer].run("new", "--template", TEMPLATE, "-o", path)
        programs[reader].run("check", path)
        programs[reader].run("render", path, "-o", picture)
        judge_file(picture)
    print("each opens what the other has saved")


def _changed(user: User, hand: Hand) -> Path | None:
    """Tab chooses the next item, and an arrow moves it; the session's folder, once there is one."""
    hand.press("Tab")
    hand.press("Right")
    time.sleep(SETTLED / 2)
    return next(iter(user.sessions()), None)


@contextmanager
def _started(programs: Path, user: User, *map_file: Path) -> Iterator[None]:
    """The window, killed at the end of the block without a word."""
    command = [str(executables(programs)[1]), *map(str, map_file)]
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, env=dict(user.environment), **streams) as process:
        try:
            yield
            _demand(process.poll() is None, "the window has closed by itself")
        finally:
            process.kill()


def _until(found: Callable[[], T | None], what: str) -> T:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = found()
        if answer is not None:
            return answer
        time.sleep(0.1)
    raise FaultError(f"no {what} after {PATIENCE:g} seconds")


def _demand(good: bool, otherwise: str) -> None:
    if not good:
        raise FaultError(otherwise)
