"""Each call that touches the disk fails in turn: the old file or the new one, never a third."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from heatdesk.storage import files
from heatdesk.storage.disk import Disk
from heatdesk.storage.files import read_bytes, replace_bytes
from heatdesk.storage.problems import SaveError

posix = pytest.mark.skipif(os.name == "nt", reason="Windows does not open folders")

OLD, NEW = b"the old content", b"the new content " * 1000

STEPS = {
    "realpath": files.LOOKING,
    "stat": files.LOOKING,
    "access": files.LOOKING,
    "open folder": files.CREATING,
    "open": files.CREATING,
    "write": files.WRITING,
    "fstat": files.KEEPING,
    "fchmod": files.KEEPING,
    "fsync": files.FLUSHING,
    "close": files.CLOSING,
    "replace": files.PLACING,
}
"""The first call of each kind, and the step whose name its failure must carry."""


class Faulty:
    """A disk of which one call, counted by its name, fails."""

    def __init__(self, call: str, nth: int, code: int) -> None:
        self.call, self.nth, self.code, self.seen = call, nth, code, 0
        self.real = Disk()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def called(*arguments: Any) -> Any:
            if name != self.call:
                return getattr(self.real, name)(*arguments)
            self.seen += 1
            if self.seen == self.nth:
                if name == "close":  # a failing close has closed the file all the same
                    self.real.close(*arguments)
                raise OSError(self.code, os.strerror(self.code))
            return getattr(self.real, name)(*arguments)

        return called


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "map.heatdesk"
    path.write_bytes(OLD)
    return path


def alone(path: Path) -> bool:
    """Whether the folder holds the file and nothing else: no temporary file is left."""
    return [entry.name for entry in path.parent.iterdir()] == [path.name]


@posix
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize("call", STEPS)
def test_each_call_that_fails_leaves_the_old_file(
    call: str, code: int, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The folder is opened first, then the new file.
    nth = 2 if call == "open" else 1
    monkeypatch.setattr(files, "disk", Faulty(call.split()[0], nth, code))
    with pytest.raises(SaveError) as error:
        replace_bytes(old, NEW)
    assert old.read_bytes() == OLD
    assert alone(old)
    assert error.value.step == STEPS[call]
    assert str(error.value).endswith(
        f"map.heatdesk: could not be saved ({STEPS[call]}): {os.strerror(code)};"
        " the old file is unchanged"
    )


@posix
def test_every_single_call_may_fail_and_there_is_no_third_state(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [name for name in vars(Disk) if not name.startswith("_")]
    for name in names:
        nth = 0
        while True:
            nth += 1
            old.write_bytes(OLD)
            disk = Faulty(name, nth, errno.EIO)
            monkeypatch.setattr(files, "disk", disk)
            try:
                replace_bytes(old, NEW)
                saved = True
            except SaveError:
                saved = False
            content = old.read_bytes()
            assert content == NEW if saved else content in (OLD, NEW)
            assert alone(old)
            if disk.seen < nth:
                break


@posix
def test_a_folder_that_does_not_reach_the_disk_is_told_as_it_is(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "disk", Faulty("fsync", 2, errno.EIO))
    with pytest.raises(SaveError) as error:
        replace_bytes(old, NEW)
    assert old.read_bytes() == NEW
    assert error.value.step == files.SETTLING
    assert str(error.value).endswith("the new file is in place, but a power cut may lose it")


@posix
@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_folders_that_cannot_be_brought_to_the_disk_are_no_failure(
    code: int, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "disk", Faulty("fsync", 2, code))
    replace_bytes(old, NEW)
    assert old.read_bytes() == NEW


@posix
def test_file_systems_without_modes_are_no_failure(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "disk", Faulty("fchmod", 1, errno.EPERM))
    replace_bytes(old, NEW)
    assert old.read_bytes() == NEW


def test_short_writes_are_continued(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(Disk):
        def write(self, fd: int, data: Any) -> int:  # type: ignore[override]
            return os.write(fd, data[:7])

    monkeypatch.setattr(files, "disk", Slow())
    replace_bytes(old, NEW)
    assert old.read_bytes() == NEW


def test_a_short_write_before_a_full_disk_leaves_the_old_file(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(Disk):
        def write(self, fd: int, data: Any) -> int:  # type: ignore[override]
            if len(data) < len(NEW):
                raise OSError(errno.ENOSPC, "No space left on device")
            return os.write(fd, data[:4096])

    monkeypatch.setattr(files, "disk", Full())
    with pytest.raises(SaveError, match=r"writing the new file.*No space left on device"):
        replace_bytes(old, NEW)
    assert old.read_bytes() == OLD
    assert alone(old)


def test_a_disk_that_takes_nothing_does_not_hang(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Silent(Disk):
        def write(self, *_: object) -> int:  # type: ignore[override]
            return 0

    monkeypatch.setattr(files, "disk", Silent())
    with pytest.raises(SaveError, match="the disk takes no more data"):
        replace_bytes(old, NEW)
    assert old.read_bytes() == OLD


def test_an_interrupted_save_leaves_nothing_behind(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(Disk):
        def fsync(self, *_: object) -> None:  # type: ignore[override]
            raise KeyboardInterrupt

    monkeypatch.setattr(files, "disk", Interrupted())
    with pytest.raises(KeyboardInterrupt):
        replace_bytes(old, NEW)
    assert old.read_bytes() == OLD
    assert alone(old)


@pytest.mark.parametrize(("times", "saved"), [(1, True), (6, True), (7, False)])
def test_a_file_that_others_hold_is_tried_again_for_a_second(
    times: int, saved: bool, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Held(Disk):
        refused = 0
        waited = 0.0

        def replace(self, *paths: Any) -> None:  # type: ignore[override]
            self.refused += 1
            if self.refused <= times:
                raise OSError(errno.EBUSY, "Device or resource busy")
            os.replace(*paths)

        def sleep(self, seconds: float) -> None:  # type: ignore[override]
            self.waited += seconds

    held = Held()
    monkeypatch.setattr(files, "disk", held)
    if saved:
        replace_bytes(old, NEW)
    else:
        with pytest.raises(SaveError, match="putting the new file in place"):
            replace_bytes(old, NEW)
    assert old.read_bytes() == (NEW if saved else OLD)
    assert alone(old)
    assert held.waited < 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts open files in /proc")
def test_no_file_stays_open(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def open_files() -> int:
        return len(os.listdir("/proc/self/fd"))

    before = open_files()
    read_bytes(old)
    replace_bytes(old, NEW)
    for call in STEPS:
        monkeypatch.setattr(files, "disk", Faulty(call.split()[0], 1, errno.EIO))
        with pytest.raises(SaveError):
            replace_bytes(old, NEW)
    assert open_files() == before
