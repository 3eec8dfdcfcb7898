"""Others write the file between load and save: nobody's work is written over unseen."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from heatdesk.app.document import Document
from heatdesk.app.saving import Saving
from heatdesk.model import edits
from heatdesk.storage import files, project_file
from heatdesk.storage.disk import Disk
from heatdesk.storage.problems import ChangedError, SaveError
from tests.builders.maps import NOW, map_of, technology
from tests.conftest import Figure

SAMPLE = map_of(technology("twitter"), title="Map")

Foreign = Callable[[Path, random.Random], None]


def replaces(path: Path, chance: random.Random) -> None:
    other = path.with_name("other")
    project_file.save(other, map_of(technology(f"t{chance.randrange(10**6)}")))
    os.replace(other, path)


def rewrites(path: Path, chance: random.Random) -> None:
    if path.exists():
        path.write_bytes(bytes(chance.randrange(256) for _ in range(40)))


def truncates(path: Path, chance: random.Random) -> None:
    if path.exists():
        os.truncate(path, chance.randrange(path.stat().st_size + 1))


def touches(path: Path, chance: random.Random) -> None:
    if path.exists():
        os.utime(path, (chance.random() * 1e9, chance.random() * 1e9))


def copies_onto_itself(path: Path, chance: random.Random) -> None:
    if path.exists():
        path.write_bytes(path.read_bytes())


def deletes(path: Path, chance: random.Random) -> None:
    path.unlink(missing_ok=True)


def renames(path: Path, chance: random.Random) -> None:
    if path.exists():
        path.rename(path.with_name(f"renamed {chance.randrange(10**9)}"))


FOREIGN: tuple[Foreign, ...] = (
    *(replaces, rewrites, truncates),
    *(touches, copies_onto_itself, deletes, renames),
)


class Intruded(Disk):
    """A disk on which somebody does something while the new file is being flushed."""

    def __init__(self, intrude: Callable[[], None]) -> None:
        self.intrude = intrude
        self.replaced: bytes | None = None
        """What the file held when the new one took its place."""

    def fsync(self, fd: int) -> None:  # type: ignore[override]
        intrude, self.intrude = self.intrude, lambda: None
        intrude()
        os.fsync(fd)

    def replace(self, temporary: str, real: str) -> None:  # type: ignore[override]
        self.replaced = content(Path(real))
        os.replace(temporary, real)


@pytest.fixture
def saving(tmp_path: Path) -> Saving:
    project_file.save(tmp_path / "map.heatdesk", SAMPLE)
    saving = Saving(Document(SAMPLE))
    saving.open(tmp_path / "map.heatdesk")
    return saving


def edit(saving: Saving) -> None:
    document = saving._document
    document.edit("Move", edits.move(document.project, NOW, ["twitter"], 0.001, 0.0))


def content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


@pytest.mark.parametrize("schedules", [60, pytest.param(1_000, marks=pytest.mark.long)])
def test_schedules_of_foreign_changes_overwrite_nothing_unseen(
    saving: Saving, schedules: int, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    """Up to three things happen before the save or in the middle of it."""
    chance, asked, path = random.Random(5), 0, saving.path
    assert path is not None
    for _ in range(schedules):
        saving.save_as(path, over=True)
        known = content(path)
        schedule = chance.choices(FOREIGN, k=chance.randrange(1, 4))
        late = chance.randrange(len(schedule) + 1)
        edit(saving)
        for foreign in schedule[:late]:
            foreign(path, chance)
        disk = Intruded(lambda: [foreign(path, chance) for foreign in schedule[late:]])  # noqa: B023
        monkeypatch.setattr(files, "disk", disk)
        try:
            saving.save()
            assert disk.replaced in (None, known)
            assert content(path) == project_file.encode(saving._document.project)
        except ChangedError:
            asked += 1
            assert content(path) not in (None, known)
            assert saving._document.modified
        monkeypatch.setattr(files, "disk", Disk())
    assert asked > schedules // 4
    figure(f"{schedules} schedules of foreign changes: 0 silent overwrites, {asked} questions")


def test_touching_asks_nothing(saving: Saving) -> None:
    path = saving.path
    assert path is not None
    os.utime(path, (1.0, 1.0))
    edit(saving)
    saving.save()
    assert not saving._document.modified


def test_what_the_user_overwrites_is_overwritten(saving: Saving) -> None:
    path = saving.path
    assert path is not None
    path.write_bytes(b"theirs")
    edit(saving)
    with pytest.raises(ChangedError):
        saving.save()
    assert path.read_bytes() == b"theirs"
    saving.save_as(path, over=True)
    assert project_file.read(path) == saving._document.project
    edit(saving)
    saving.save()


def test_a_save_that_may_not_have_reached_the_folder_is_no_foreign_change(
    saving: Saving, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unsettled(Disk):
        calls = 0

        def fsync(self, fd: int) -> None:  # type: ignore[override]
            self.calls += 1
            if self.calls == 2:
                raise OSError(5, "Input/output error")

    edit(saving)
    monkeypatch.setattr(files, "disk", Unsettled())
    with pytest.raises(SaveError, match="a power cut may lose it"):
        saving.save()
    assert saving._document.modified
    monkeypatch.setattr(files, "disk", Disk())
    saving.save()
    assert not saving._document.modified


def test_what_another_window_has_open_is_not_saved_over(saving: Saving, tmp_path: Path) -> None:
    other = Saving(Document(SAMPLE))
    other.save_as(tmp_path / "other.heatdesk")
    before = (tmp_path / "other.heatdesk").read_bytes()
    with pytest.raises(SaveError, match="another window has it open"):
        saving.save_as(tmp_path / "other.heatdesk")
    assert (tmp_path / "other.heatdesk").read_bytes() == before
    other.close()
    saving.save_as(tmp_path / "other.heatdesk")
    third = Saving(Document(SAMPLE))
    third.open(tmp_path / "map.heatdesk")
    assert third.holder is None
    fourth = Saving(Document(SAMPLE))
    fourth.open(tmp_path / "map.heatdesk")
    assert fourth.holder is not None
    assert fourth.title == "map.heatdesk (read-only)"
    for one in (saving, third, fourth):
        one.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.heatdesk", "other.heatdesk"]
