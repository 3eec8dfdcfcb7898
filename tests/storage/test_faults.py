"""Each call that touches the disk fails in turn: the old file or the new one, never a third."""

from __future__ import annotations

import errno
import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from heatdesk.storage import files
from heatdesk.storage.beside import sweep
from heatdesk.storage.disk import Disk
from heatdesk.storage.files import read_bytes, replace_bytes
from heatdesk.storage.problems import SaveError
from tests.builders import disks
from tests.builders.nursery import nursery
from tests.conftest import Figure

posix = pytest.mark.skipif(os.name == "nt", reason="Windows does not open folders")

OLD, NEW = b"the old content", b"the new content " * 1000
LARGE = b"x" * 120_000

CODES = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EINTR]

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
    """A disk of which one call, counted by its name, fails; if it is `lasting`, all that follow."""

    def __init__(self, call: str, nth: int, code: int, lasting: bool = False) -> None:
        self.call, self.nth, self.code, self.seen = call, nth, code, 0
        self.lasting = lasting
        self.real = Disk()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def called(*arguments: Any) -> Any:
            if name != self.call:
                return getattr(self.real, name)(*arguments)
            self.seen += 1
            if self.seen == self.nth or (self.lasting and self.seen > self.nth):
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
@pytest.mark.parametrize("code", CODES[:-1])
@pytest.mark.parametrize("call", STEPS)
def test_each_call_that_fails_leaves_the_old_file(
    call: str, code: int, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The folder is opened first, then the new file. Renaming alone is tried again if it is refused.
    nth = 2 if call == "open" else 1
    lasting = call == "replace" and code == errno.EACCES
    monkeypatch.setattr(files, "disk", Faulty(call.split()[0], nth, code, lasting))
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
@pytest.mark.parametrize("code", CODES)
def test_every_single_call_may_fail_and_there_is_no_third_state(
    code: int, old: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    names, failed = [name for name in vars(Disk) if not name.startswith("_")], 0
    for name in names:
        nth = 0
        while True:
            nth += 1
            old.write_bytes(OLD)
            disk = Faulty(name, nth, code)
            monkeypatch.setattr(files, "disk", disk)
            try:
                replace_bytes(old, NEW, expected=files.mark(OLD), leave_beside=True)
                saved = True
            except SaveError:
                saved = False
            monkeypatch.setattr(files, "disk", Disk())
            content = old.read_bytes()
            assert content == NEW if saved else content in (OLD, NEW)
            assert alone(old)
            if disk.seen < nth:
                break
            failed += 1
    figure(f"{failed} calls failed with {errno.errorcode[code]}: old or new, 0 false “saved”")


@posix
def test_killed_at_every_single_call_it_is_old_or_new(tmp_path: Path, figure: Figure) -> None:
    folder, new = tmp_path / "folder", tmp_path / "new"
    folder.mkdir()
    new.write_bytes(NEW)
    old, found = folder / "map.heatdesk", []
    with nursery("tests.storage.dying_while_saving") as children:
        while not Path(f"{new}.done").exists():
            old.write_bytes(OLD)
            children.begin(old, len(found) + 1, new).wait()
            found.append(old.read_bytes())
            assert found[-1] in (OLD, NEW)
    assert found == sorted(found, key=lambda content: content == NEW), "new, once it is in place"
    assert len(found) > 12
    strays = len(list(folder.iterdir())) - 1
    for entry in folder.iterdir():
        os.utime(entry, (0, 0))
    assert sweep(folder) == strays
    assert alone(old)
    figure(
        f"killed at each of {len(found) - 1} calls: old or new, {strays} strays, 0 after a sweep"
    )


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


class Held(Disk):
    """A disk on which somebody else holds the target for so many tries."""

    def __init__(self, times: int, code: int = errno.EBUSY) -> None:
        self.times, self.code, self.refused, self.waited = times, code, 0, 0.0

    def replace(self, temporary: str, target: str) -> None:  # type: ignore[override]
        if not target.endswith("map.heatdesk"):
            return os.replace(temporary, target)
        self.refused += 1
        if self.refused <= self.times:
            raise OSError(self.code, os.strerror(self.code))
        return os.replace(temporary, target)

    def sleep(self, seconds: float) -> None:  # type: ignore[override]
        self.waited += seconds


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EACCES, errno.EPERM])
@pytest.mark.parametrize(("times", "saved"), [(1, True), (6, True), (7, False)])
def test_a_file_that_others_hold_is_tried_again_for_a_second(
    times: int, saved: bool, code: int, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(times, code)
    monkeypatch.setattr(files, "disk", held)
    if saved:
        replace_bytes(old, NEW)
    else:
        with pytest.raises(SaveError, match="putting the new file in place"):
            replace_bytes(old, NEW)
    assert old.read_bytes() == (NEW if saved else OLD)
    assert alone(old)
    assert held.waited < 1


def test_what_others_hold_for_long_gets_the_new_file_for_a_neighbour(
    old: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    for times in range(21):
        old.write_bytes(OLD)
        monkeypatch.setattr(files, "disk", Held(times))
        told = ""
        try:
            replace_bytes(old, NEW, leave_beside=True)
        except SaveError as error:
            told = error.outcome
        beside = [entry for entry in old.parent.iterdir() if entry != old]
        assert len(beside) == (times > 6)
        for entry in beside:
            assert entry.read_bytes() == NEW
            assert old.read_bytes() == OLD
            assert told == f"the new file stands beside it: {entry.name}"
            assert re.fullmatch(r"map \(unsaved copy \d\d\.\d\d\.\d\d\)\.heatdesk", entry.name)
            entry.unlink()
    figure("a target held for 0 to 20 tries: the new content is there or stands beside it")


def test_the_longest_name_has_a_neighbour_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ("é" * 123 + ".heatdesk")
    path.write_bytes(OLD)

    class Refusing(Disk):
        def replace(self, temporary: str, target: str) -> None:  # type: ignore[override]
            if target == str(path):
                raise OSError(errno.EBUSY, "Device or resource busy")
            os.replace(temporary, target)

        def sleep(self, seconds: float) -> None:  # type: ignore[override]
            pass

    monkeypatch.setattr(files, "disk", Refusing())
    with pytest.raises(SaveError, match="stands beside it"):
        replace_bytes(path, NEW, leave_beside=True)
    (beside,) = (entry for entry in tmp_path.iterdir() if entry != path)
    assert beside.read_bytes() == NEW
    assert len(beside.name.encode()) <= 255


# Full disks ---------------------------------------------------------------------------------------


@posix
def test_a_file_that_may_not_grow_is_old_or_new(old: Path, figure: Figure) -> None:
    """A limit on the size of files, in steps of 4 kB, stands for a disk that is full."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    sizes, refused = range(0, len(LARGE) + 8192, 4096), 0
    try:
        for size in sizes:
            old.write_bytes(OLD)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
            try:
                replace_bytes(old, LARGE)
                saved = True
            except SaveError:
                saved, refused = False, refused + 1
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, before)
            assert old.read_bytes() == (LARGE if saved else OLD)
            assert alone(old)
    finally:
        signal.signal(signal.SIGXFSZ, ignored)
    assert refused == len([size for size in sizes if size < len(LARGE)])
    figure(f"files limited to {len(sizes)} sizes: {refused} saves refused, 0 false “saved”")


@posix
@pytest.mark.parametrize("kind", ["tmpfs", "ext4"])
def test_a_disk_that_is_full_at_every_size_keeps_old_or_new(
    kind: str, tmp_path: Path, figure: Figure
) -> None:
    """Free space from none to more than enough in steps of 4 kB, on a disk of its own."""
    obstacle = disks.obstacle()
    if obstacle:
        pytest.skip(f"a really full {kind}: {obstacle}")
    with disks.mounted(kind, tmp_path) as folder:
        path, filler, refused = folder / "map.heatdesk", folder / "filler", 0
        steps = range(0, len(LARGE) + 8192, 4096)
        for free in steps:
            path.write_bytes(OLD)
            disks.fill(filler, free)
            try:
                replace_bytes(path, LARGE)
                saved = True
            except SaveError:
                saved, refused = False, refused + 1
            assert path.read_bytes() == (LARGE if saved else OLD)
            filler.unlink()
            assert [entry for entry in folder.iterdir() if entry.is_file()] == [path]
    assert 0 < refused < len(steps)
    figure(f"a full {kind} in {len(steps)} steps: {refused} saves refused, 0 false “saved”")


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
