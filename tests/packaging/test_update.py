"""The judge of an update: it sees what is kept, and what is not."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from heatdesk.storage.project_file import read, save
from heatdesk.storage.recording import Meta, Recording
from heatdesk.storage.templates import EXAMPLE, open_template
from tests.packaging.conftest import Script

WINDOW = """#!{python}
import time
time.sleep(60)
"""
CONSOLE = """#!{python}
import shutil, sys
verb = sys.argv[1]
if verb == "--version":
    print("heatdesk {version}")
elif verb == "new":
    shutil.copy({example!r}, sys.argv[-1])
elif verb == "check":
    sys.exit({refuses})
elif verb == "render":
    open(sys.argv[-1], "wb").write(b"\\x89PNG\\r\\n\\x1a\\n" + b"." * 3000 + b"IEND....")
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in is started by its first line")


class Hand:
    """Sees each window at once; what a key does is said by the test."""

    def __init__(self, does: dict[str, Any]) -> None:
        self._does = does

    def see(self, words: str) -> bool:
        return True

    def press(self, key: str) -> None:
        self._does.get(key, lambda: None)()


@pytest.fixture
def update(script: Script, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = script("update.py")
    monkeypatch.setattr(module, "PATIENCE", 1.0)
    monkeypatch.setattr(module, "SETTLED", 0.02)
    return module


@pytest.fixture
def example(tmp_path: Path) -> Path:
    save(tmp_path / "example.heatdesk", open_template(EXAMPLE))
    return tmp_path / "example.heatdesk"


def programs(folder: Path, example: Path, version: str, refuses: int = 0) -> Path:
    """Stands for a folder with both programs."""
    folder.mkdir()
    for name, text in (("heatdesk", CONSOLE), ("heatdesk-window", WINDOW)):
        words = {"python": sys.executable, "version": version, "example": str(example)}
        (folder / name).write_text(text.format(**words, refuses=refuses))
        (folder / name).chmod(0o755)
    return folder


def test_what_was_left_is_known_and_what_came_back_is_held_against_it(
    update: ModuleType, example: Path, tmp_path: Path
) -> None:
    before = programs(tmp_path / "before", example, update.product.BEFORE)
    user = update.User(tmp_path / "settings.json", tmp_path / "recovery", os.environ)
    path = tmp_path / update.MAP

    def work(name: str, theme: str = "dark") -> None:
        """What a program writes down of its user's work."""
        Recording(user.recovery / name, Meta("x", str(path))).keep(read(example), 1, 0.0, True)
        remembered = {"theme": theme, "recent": [str(path)], "folder": str(tmp_path)}
        user.settings.write_text(json.dumps(remembered))

    left = update.work(before, user, tmp_path, Hand({"Right": lambda: work("a")}))
    assert (left.project, left.session.name) == (read(example), "a")
    with pytest.raises(update.FaultError, match="no work that is kept again"):
        update.go_on(before, user, left, Hand({}))
    with pytest.raises(update.FaultError, match="was remembered, and now"):
        update.go_on(before, user, left, Hand({"Return": lambda: work("b", "light")}))
    update.go_on(before, user, left, Hand({"Return": lambda: work("b")}))
    assert not user.recovery.exists()


def test_another_version_than_the_one_before_is_none(
    update: ModuleType, example: Path, tmp_path: Path
) -> None:
    other = programs(tmp_path / "other", example, "7.0.0")
    user = update.User(tmp_path / "settings.json", tmp_path / "recovery", os.environ)
    with pytest.raises(update.FaultError, match=r"says 'heatdesk 7\.0\.0"):
        update.work(other, user, tmp_path, Hand({}))


@pytest.mark.parametrize("refusing", ["before", "after", None])
def test_each_has_to_open_what_the_other_has_saved(
    update: ModuleType, example: Path, tmp_path: Path, refusing: str | None
) -> None:
    user = update.User(tmp_path / "settings.json", tmp_path / "recovery", os.environ)
    before, after = (
        programs(tmp_path / name, example, "1.2.3", refuses=int(name == refusing))
        for name in ("before", "after")
    )
    if refusing is None:
        update.exchange(before, after, user, tmp_path)
        return
    with pytest.raises(update.FaultError, match="heatdesk check"):
        update.exchange(before, after, user, tmp_path)
