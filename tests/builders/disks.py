"""Small disks of one's own, to be filled and to be cut off. They need root and loop devices."""

from __future__ import annotations

import fcntl
import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_SHUTDOWN: Final = 0x8004587D
"""EXT4_IOC_SHUTDOWN"""

_WITHOUT_LOG: Final = 2
"""What the file system's journal has not written is lost, as in a power cut."""


def obstacle() -> str:
    """Why there can be no disk of one's own here; '' if there can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "only root mounts disks"
    for tool in ("mount", "umount", "mkfs.ext4"):
        if not shutil.which(tool):
            return f"there is no {tool} here"
    probe = subprocess.run(["losetup", "-f"], capture_output=True, check=False)
    return "" if probe.returncode == 0 else "there are no loop devices here"


@contextmanager
def mounted(kind: str, folder: Path, options: str = "", megabytes: int = 16) -> Iterator[Path]:
    """An empty disk: `tmpfs` or `ext4`."""
    place = folder / "disk"
    place.mkdir(exist_ok=True)
    if kind == "tmpfs":
        _run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place))
    else:
        mount(image(folder, megabytes), place, options)
    try:
        yield place
    finally:
        _run("umount", str(place))


def image(folder: Path, megabytes: int = 16) -> Path:
    made = folder / "disk.img"
    with made.open("wb") as file:
        file.truncate(megabytes * 1024 * 1024)
    _run("mkfs.ext4", "-q", "-F", str(made))
    return made


def mount(disk: Path, place: Path, options: str = "") -> None:
    given = ",".join(filter(None, ("loop", options)))
    _run("mount", "-o", given, str(disk), str(place))


def unmount(place: Path) -> None:
    _run("umount", str(place))


def cut_off(place: Path) -> None:
    """The power is gone: nothing that is not on the disk gets there any more."""
    fd = os.open(place, os.O_RDONLY)
    try:
        fcntl.ioctl(fd, _SHUTDOWN, struct.pack("I", _WITHOUT_LOG))
    finally:
        os.close(fd)


def fill(filler: Path, free: int) -> None:
    """Takes all room but so many bytes."""
    with filler.open("wb", buffering=0) as file:
        with suppress(OSError):
            while True:
                file.write(b"\0" * 65_536)
        with suppress(OSError):
            while True:
                file.write(b"\0" * 1024)
        file.truncate(max(os.fstat(file.fileno()).st_size - free, 0))
        with suppress(OSError):
            os.fsync(file.fileno())


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
