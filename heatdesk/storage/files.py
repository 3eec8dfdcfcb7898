"""Plain file operations: reading a bounded file, and replacing one so that nothing is ever lost.

Whoever writes a file of the user's (project, export, settings) goes through `replace_bytes`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from contextlib import suppress
from typing import Final

from heatdesk.storage import beside
from heatdesk.storage.attributes import keep_attributes
from heatdesk.storage.disk import Disk
from heatdesk.storage.problems import ChangedError, SaveError, show_path, untouched

LIMIT: Final = 64 * 1024 * 1024
"""Bytes of the largest file that is read."""

# What a platform lacks counts for nothing. O_NONBLOCK: opening a pipe must not wait for a writer.
_PLAIN = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | _PLAIN | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN | getattr(os, "O_NOFOLLOW", 0)
_FOLDER = os.O_RDONLY | _PLAIN | getattr(os, "O_DIRECTORY", 0)

_PIECE = 1024 * 1024
_PAUSES = (0.01, 0.025, 0.05, 0.1, 0.2, 0.4)
_BUSY_ON_WINDOWS = (5, 32, 33)
_BUSY = (errno.EBUSY, errno.EACCES, errno.EPERM)

LOOKING: Final = "looking at the old file"
CREATING: Final = "creating the new file"
WRITING: Final = "writing the new file"
KEEPING: Final = "keeping the file's permissions"
COMPARING: Final = "looking whether others have changed the file"
FLUSHING: Final = "bringing the new file to the disk"
CLOSING: Final = "closing the new file"
PLACING: Final = "putting the new file in place"
SETTLING: Final = "bringing the folder to the disk"

_IN_PLACE = "the new file is in place, but a power cut may lose it"


class NotRegularError(OSError):
    """The path names a folder, a pipe, a device: nothing that holds a project."""


class TooLargeError(OSError):
    """The file is larger than LIMIT."""


disk = Disk()


def read_bytes(path: str | os.PathLike[str], limit: int = LIMIT) -> bytes:
    """The content of a regular file, never waiting for it. Raises OSError, or ValueError for NUL.

    NotRegularError and TooLargeError are kinds of OSError.
    """
    fd = disk.open(path, _READ)
    try:
        _require_regular(disk.fstat(fd))
        return _read_all(fd, limit)
    finally:
        disk.close(fd)


def mark(data: bytes) -> str:
    """What tells the content of one file from that of another: its SHA-256."""
    return hashlib.sha256(data).hexdigest()


def other_names(path: str | os.PathLike[str]) -> int:
    """How many more names (hard links) a file has. Replacing it parts it from them, and they keep
    the old content: written in place it would be neither the old nor the new one after a fault.
    """
    try:
        return max(disk.stat(path).st_nlink - 1, 0)
    except (OSError, ValueError):
        return 0


def replace_bytes(
    path: str | os.PathLike[str],
    data: bytes,
    *,
    private: bool = False,
    expected: str | None = None,
    leave_beside: bool = False,
) -> None:
    """Writes a file so that at each moment either the old or the new one is there, and whole.

    Follows symbolic links, keeps the mode of an existing file and, where it may, its owner and
    extended attributes. Once this returns, the file has reached the disk. A `private` file is the
    user's alone. With `expected`, the mark of the old content, a file that others have changed
    stays. With `leave_beside`, what others hold for too long gets the new file for a neighbour.

    Raises SaveError, which names the step that failed; of the kind ChangedError if others have
    changed the file.
    """
    saving = _Saving(path, private, expected, leave_beside)
    try:
        saving.run(data)
    except (OSError, ValueError) as error:
        raise SaveError(saving.step, path, reason(error), saving.outcome) from error


def reason(error: Exception) -> str:
    """What went wrong in the system's words, for example 'No space left on device'."""
    return (isinstance(error, OSError) and error.strerror) or str(error)


class _Saving:
    """One replacement of a file: it knows its step, so that a failure can name it."""

    def __init__(
        self, path: str | os.PathLike[str], private: bool, expected: str | None, leave: bool
    ) -> None:
        self.path = os.fspath(path)
        self.private = private
        self.expected = expected
        self.leave = leave
        self.step = LOOKING
        self.outcome = untouched(path)

    def run(self, data: bytes) -> None:
        real = disk.realpath(self.path)
        old = _replaceable(real)
        self.step = CREATING
        # Opened before anything changes, so that after the change only its fsync can fail.
        folder = _open_folder(os.path.dirname(real))
        try:
            self._put(real, old, data)
            self.step, self.outcome = SETTLING, _IN_PLACE
            _flush_folder(folder)
        finally:
            close_quietly(folder)

    def _put(self, real: str, old: os.stat_result | None, data: bytes) -> None:
        temporary = beside.temporary(real)
        # A new file may be read by whom the umask allows; a copy of an old one only by its owner
        # until it has the old one's mode.
        fd = disk.open(temporary, _CREATE, 0o600 if old or self.private else 0o666)
        try:
            self._fill(fd, real, old, data)
            self._replace(temporary, real)
        except BaseException:
            _remove_quietly(temporary)
            raise

    def _fill(self, fd: int, real: str, old: os.stat_result | None, data: bytes) -> None:
        try:
            with suppress(OSError):  # for `sweep`, and some shares know no locks
                disk.lock(fd)
            self.step = WRITING
            write_all(fd, data)
            self.step = KEEPING
            if old:
                keep_attributes(disk, fd, real, old)
            self.step = FLUSHING
            disk.fsync(fd)
        except BaseException:
            close_quietly(fd)
            raise
        self.step = CLOSING
        disk.close(fd)

    def _replace(self, temporary: str, real: str) -> None:
        """Renames over the old file. What virus scanners and sync clients hold is tried again."""
        for pause in (*_PAUSES, None):
            self._compare(real)
            self.step = PLACING
            try:
                return disk.replace(temporary, real)
            except OSError as error:
                if not _is_busy(error) or pause is None:
                    self._leave_beside(temporary, real, error)
                    raise
            disk.sleep(pause)
        return None

    def _compare(self, real: str) -> None:
        """At the last moment: nobody's change is written over unseen."""
        if self.expected is None:
            return
        self.step = COMPARING
        try:
            found = mark(read_bytes(real))
        except FileNotFoundError:
            return  # nothing is lost where nothing is
        if found != self.expected:
            raise ChangedError(self.step, self.path)

    def _leave_beside(self, temporary: str, real: str, error: OSError) -> None:
        """The new bytes are on the disk already: they stay there under a name that can be told."""
        if not self.leave or not _is_busy(error):
            return
        name = beside.neighbour(real)
        with suppress(OSError):
            disk.replace(temporary, name)
            self.outcome = f"the new file stands beside it: {show_path(os.path.basename(name))}"


def _replaceable(real: str) -> os.stat_result | None:
    """The old file's status, or None if there is none. Raises OSError if it has to stay."""
    try:
        old = disk.stat(real)
    except FileNotFoundError:
        return None
    _require_regular(old)
    # `access` says yes to root whatever the mode is; a file made read-only is meant to stay.
    if not old.st_mode & 0o222 or not disk.access(real, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is read-only")
    return old


def _require_regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise NotRegularError(errno.EISDIR, "this is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise NotRegularError(errno.EINVAL, "this is no regular file")


def _read_all(fd: int, limit: int) -> bytes:
    """Reads to the end, and never more than a byte beyond the limit."""
    pieces, room = [], limit + 1
    while room > 0 and (piece := disk.read(fd, min(room, _PIECE))):
        pieces.append(piece)
        room -= len(piece)
    if room <= 0:
        raise TooLargeError(errno.EFBIG, f"the file is larger than {limit // 1024**2} MB")
    return b"".join(pieces)


def write_all(fd: int, data: bytes) -> None:
    """Writes on until everything is written: a single write may take only a part."""
    rest = memoryview(data)
    while rest:
        written = disk.write(fd, rest[:_PIECE])
        if written <= 0:
            raise OSError(errno.EIO, "the disk takes no more data")
        rest = rest[written:]


def _is_busy(error: OSError) -> bool:
    return error.errno in _BUSY or getattr(error, "winerror", 0) in _BUSY_ON_WINDOWS


def _open_folder(path: str) -> int | None:
    """The folder, to bring its entries to the disk; Windows does not open folders."""
    return None if os.name == "nt" else disk.open(path, _FOLDER)


def _flush_folder(folder: int | None) -> None:
    try:
        if folder is not None:
            disk.fsync(folder)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise


def close_quietly(fd: int | None) -> None:
    """After a failure, or of a folder: the answer changes nothing."""
    if fd is not None:
        with suppress(OSError):
            disk.close(fd)


def _remove_quietly(path: str) -> None:
    with suppress(OSError):
        disk.unlink(path)
