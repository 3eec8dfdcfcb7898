"""Previous versions of a file, kept in the user's own folder and thinned as they age.

A document's folder is named by its file and the hash of the whole path, so files of one name never
share; a version is named by when it was saved (UTC) and the beginning of its content's mark.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from heatdesk.storage import files

SAVES: Final = 20
HOURS: Final = 24
DAYS: Final = 14
"""So many last saves stay, then one of each of so many hours, then one of each of so many days."""

_NAME: Final = re.compile(r"(\d{8}T\d{6}\.\d{6})-([0-9a-f]{16})\.heatdesk")
_STAMP: Final = "%Y%m%dT%H%M%S.%f"


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """When it was saved (UTC), the beginning of its mark, and the file that holds it."""

    at: datetime
    mark: str
    path: Path


def versions(root: Path, document: Path) -> list[Version]:
    """The versions that there are of a document, newest first."""
    folder = folder_of(root, document)
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    found = (_version(folder, match) for name in names if (match := _NAME.fullmatch(name)))
    return sorted((version for version in found if version is not None), reverse=True)


def keep(root: Path, document: Path, data: bytes, at: float | None = None) -> None:
    """Keeps the content of a document's file as it is at a time (now), if it is another than the
    newest kept; then thins. Raises SaveError or OSError.
    """
    present, mark = versions(root, document), files.mark(data)[:16]
    if present and present[0].mark == mark:
        return
    folder = folder_of(root, document)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    moment = datetime.fromtimestamp(time.time() if at is None else at, UTC)
    files.replace_bytes(folder / f"{moment.strftime(_STAMP)}-{mark}.heatdesk", data, private=True)
    _thin(versions(root, document))


def folder_of(root: Path, document: Path) -> Path:
    """Where the versions of a document lie: its name for the eye, the hash of its path for sure."""
    real = os.path.realpath(document)
    name = "".join(letter for letter in document.stem if letter.isalnum() or letter in " -_")
    told = os.fsencode(name)[:60].decode("utf-8", "ignore").strip()
    return root / f"{told or 'map'}-{hashlib.sha256(os.fsencode(real)).hexdigest()[:32]}"


def wanted(times: Iterable[datetime]) -> set[datetime]:
    """Which of some versions stay: the last saves, then the last of each hour, then of each day."""
    newest_first = sorted(times, reverse=True)
    kept = set(newest_first[:SAVES])
    kept |= _last_of_each(newest_first, lambda moment: (moment.date(), moment.hour), HOURS)
    return kept | _last_of_each(newest_first, datetime.date, DAYS)


def _last_of_each(
    newest_first: Sequence[datetime], span: Callable[[datetime], object], count: int
) -> set[datetime]:
    last: dict[object, datetime] = {}
    for moment in newest_first:
        last.setdefault(span(moment), moment)
    return set(list(last.values())[:count])


def _thin(present: Sequence[Version]) -> None:
    kept = wanted(version.at for version in present)
    for version in present:
        if version.at not in kept:
            with suppress(OSError):
                version.path.unlink()


def _version(folder: Path, name: re.Match[str]) -> Version | None:
    try:
        at = datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:  # digits that are no date
        return None
    return Version(at, name[2], folder / name[0])
