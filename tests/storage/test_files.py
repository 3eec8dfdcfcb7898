from __future__ import annotations

import ctypes
import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from heatdesk.storage import files
from heatdesk.storage.beside import sweep
from heatdesk.storage.disk import Disk, copied
from heatdesk.storage.files import read_bytes, replace_bytes
from heatdesk.storage.problems import SaveError

posix = pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")

OLD, NEW = b"the old content", b"the new content " * 1000


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "map.heatdesk"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def alone(path: Path) -> bool:
    """Whether the folder holds the file and nothing else: no temporary file is left."""
    return [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_the_file_is_replaced(old: Path) -> None:
    replace_bytes(old, NEW)
    assert old.read_bytes() == NEW
    assert alone(old)


def test_a_new_file_is_made(tmp_path: Path) -> None:
    replace_bytes(tmp_path / "new.heatdesk", NEW)
    assert (tmp_path / "new.heatdesk").read_bytes() == NEW
    assert alone(tmp_path / "new.heatdesk")


def test_an_empty_file_can_be_written(old: Path) -> None:
    replace_bytes(old, b"")
    assert old.read_bytes() == b""


# What stays as it was -----------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755])
def test_the_mode_of_the_old_file_is_kept(old: Path, mode: int) -> None:
    old.chmod(mode)
    replace_bytes(old, NEW)
    assert stat.S_IMODE(old.stat().st_mode) == mode


@posix
@pytest.mark.usefixtures("umask")
def test_a_new_file_has_the_mode_of_the_umask(tmp_path: Path) -> None:
    replace_bytes(tmp_path / "new.heatdesk", NEW)
    assert stat.S_IMODE((tmp_path / "new.heatdesk").stat().st_mode) == 0o640


@posix
def test_nobody_else_reads_the_copy_of_a_private_file_while_it_is_written(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Watching(Disk):
        def write(self, fd: int, data: Any) -> int:  # type: ignore[override]
            assert stat.S_IMODE(os.fstat(fd).st_mode) == 0o600
            return os.write(fd, data)

    monkeypatch.setattr(files, "disk", Watching())
    replace_bytes(old, NEW)
    assert old.read_bytes() == NEW


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_the_owner_of_the_old_file_is_kept(old: Path) -> None:
    os.chown(old, 1234, 2345)
    replace_bytes(old, NEW)
    assert (old.stat().st_uid, old.stat().st_gid) == (1234, 2345)


@posix
def test_an_owner_that_cannot_be_kept_is_no_failure(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Foreign(Disk):
        def stat(self, *paths: Any) -> os.stat_result:  # type: ignore[override]
            fields = list(os.stat(*paths))
            fields[4] = 4321
            return os.stat_result(fields)

        def fchown(self, *_: object) -> None:
            raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(files, "disk", Foreign())
    replace_bytes(old, NEW)
    assert old.read_bytes() == NEW


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="Python knows them on Linux alone")
def test_extended_attributes_are_kept(old: Path) -> None:
    try:
        os.setxattr(old, "user.tag", b"important")
    except OSError:
        pytest.fail("this file system knows no extended attributes: choose another for tests")
    replace_bytes(old, NEW)
    assert os.getxattr(old, "user.tag") == b"important"


@pytest.mark.skipif(sys.platform != "darwin", reason="the extended attributes of macOS")
def test_tags_of_macos_are_kept(old: Path) -> None:
    def xattr(*words: str) -> str:
        ran = subprocess.run(["xattr", *words, str(old)], capture_output=True, check=True)
        return ran.stdout.decode().strip()

    xattr("-w", "com.example.tag", "important")
    replace_bytes(old, NEW)
    assert old.read_bytes() == NEW
    assert xattr("-p", "com.example.tag") == "important"


@posix
@pytest.mark.parametrize("answer", [0, -1])
def test_what_macos_copies_is_asked_of_its_own_call_and_costs_no_save(
    old: Path, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    asked: list[tuple[bytes, int, object, int]] = []

    class System:
        """Stands for the library of macOS."""

        def __init__(self, name: None, use_errno: bool) -> None:
            assert use_errno

        def fcopyfile(self, source: int, target: int, state: object, flags: int) -> int:
            asked.append((os.pread(source, 99, 0), os.fstat(target).st_size, state, flags))
            return answer

    class OnMac(Disk):
        copied = staticmethod(copied)

    monkeypatch.setattr(ctypes, "CDLL", System)
    monkeypatch.setattr(files, "disk", OnMac())
    replace_bytes(old, NEW)
    assert asked == [(OLD, len(NEW), None, 0b101)]
    assert old.read_bytes() == NEW
    assert alone(old)


@posix
def test_what_is_private_is_the_users_alone(tmp_path: Path) -> None:
    replace_bytes(tmp_path / "new", NEW, private=True)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o600


@posix
def test_a_link_stays_a_link(old: Path) -> None:
    folder = old.parent / "elsewhere"
    folder.mkdir()
    link = folder / "link.heatdesk"
    link.symlink_to(old)
    replace_bytes(link, NEW)
    assert link.is_symlink()
    assert old.read_bytes() == NEW
    assert alone(link)


@posix
def test_a_link_to_nothing_makes_what_it_names(tmp_path: Path) -> None:
    link = tmp_path / "link.heatdesk"
    link.symlink_to(tmp_path / "new.heatdesk")
    replace_bytes(link, NEW)
    assert link.is_symlink()
    assert (tmp_path / "new.heatdesk").read_bytes() == NEW


def test_a_second_name_keeps_the_old_file_and_that_is_known_before(old: Path) -> None:
    assert files.other_names(old) == 0
    second = old.with_name("second.heatdesk")
    os.link(old, second)
    assert files.other_names(old) == 1
    replace_bytes(old, NEW)
    assert (old.read_bytes(), second.read_bytes()) == (NEW, OLD)
    assert files.other_names(old) == files.other_names(second) == 0
    assert files.other_names(old.with_name("none")) == 0


def test_the_longest_name_that_a_file_may_have(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 246 + ".heatdesk")
    replace_bytes(path, OLD)
    replace_bytes(path, NEW)
    assert path.read_bytes() == NEW


# What is not written over -------------------------------------------------------------------------


@posix
def test_a_read_only_file(old: Path) -> None:
    old.chmod(0o444)
    with pytest.raises(SaveError, match=r"looking at the old file.*the file is read-only"):
        replace_bytes(old, NEW)
    assert old.read_bytes() == OLD


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="this is a folder"):
        replace_bytes(tmp_path, NEW)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SaveError, match="this is no regular file"):
        replace_bytes(tmp_path / "pipe", NEW)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match=r"creating the new file.*No such.*no file was written"):
        replace_bytes(tmp_path / "missing" / "map.heatdesk", NEW)


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(SaveError, match="looking at the old file"):
        replace_bytes("a\0b", NEW)


# Reading and sweeping -----------------------------------------------------------------------------


def test_reading_stops_at_the_limit(old: Path) -> None:
    assert read_bytes(old, limit=len(OLD)) == OLD
    with pytest.raises(files.TooLargeError):
        read_bytes(old, limit=len(OLD) - 1)


def test_sweeping_removes_only_old_temporary_files(tmp_path: Path) -> None:
    names = [".hd-0123456789ab.tmp", ".hd-aaaaaaaaaaaa.tmp", ".hd-short.tmp", "map.heatdesk"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (0, time.time() - 7200))
    os.utime(tmp_path / names[1])
    assert sweep(tmp_path) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[1:])


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no file that is open")
def test_what_is_being_written_is_not_swept(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(Disk):
        def fsync(self, fd: int) -> None:  # type: ignore[override]
            for entry in old.parent.glob(".hd-*"):
                os.utime(entry, (0, 0))
            assert sweep(old.parent, older_than=0.0) == 0

    monkeypatch.setattr(files, "disk", Slow())
    replace_bytes(old, NEW)
    assert old.read_bytes() == NEW


def test_sweeping_a_folder_that_is_not_there_is_no_failure(tmp_path: Path) -> None:
    assert sweep(tmp_path / "missing") == 0
