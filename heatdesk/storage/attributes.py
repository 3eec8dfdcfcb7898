"""What a file keeps when another takes its place: owner, extended attributes, mode."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import Final

from heatdesk.storage.disk import Disk

NO_SUCH_FEATURE: Final = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)


def keep_attributes(disk: Disk, fd: int, path: str, old: os.stat_result) -> None:
    """Gives an open file what the old one at the path has. Raises OSError for the mode alone: who
    may read a file matters; owner and extended attributes are kept where the system allows it.
    """
    new = disk.fstat(fd)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        with suppress(OSError):  # only root may give a file away
            disk.fchown(fd, old.st_uid, old.st_gid)
    _keep_extended(disk, fd, path)
    try:
        disk.fchmod(fd, stat.S_IMODE(old.st_mode) & 0o777)  # last: an owner's change resets it
    except OSError as error:
        # File systems without modes (FAT, some shares) have nothing to keep.
        if error.errno not in (errno.EPERM, *NO_SUCH_FEATURE):
            raise


def _keep_extended(disk: Disk, fd: int, path: str) -> None:
    """Labels, tags and access lists; some belong to the system, which then gives its own."""
    with suppress(OSError):
        disk.copied(path, fd)
    with suppress(OSError):
        for name in disk.listxattr(path):
            with suppress(OSError):
                disk.setxattr(fd, name, disk.getxattr(path, name))
