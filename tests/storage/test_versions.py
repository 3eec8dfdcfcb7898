"""Previous versions: which are kept, for how long, and that no two documents share them."""

from __future__ import annotations

import os
import random
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from heatdesk.storage.versions import DAYS, HOURS, SAVES, folder_of, keep, versions, wanted
from tests.conftest import Figure

BEGIN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "documents" / "map.heatdesk"
    path.parent.mkdir()
    return path


def test_each_save_is_there_with_its_time(tmp_path: Path, document: Path) -> None:
    for n in range(5):
        keep(tmp_path / "v", document, b"%d" % n, BEGIN.timestamp() + n)
    found = versions(tmp_path / "v", document)
    assert [version.path.read_bytes() for version in found] == [b"4", b"3", b"2", b"1", b"0"]
    assert found[-1].at == BEGIN
    assert document.parent.exists()
    assert list(document.parent.iterdir()) == [], "nothing beside the document"


def test_the_same_content_is_kept_once(tmp_path: Path, document: Path) -> None:
    for content in (b"a", b"a", b"b", b"a"):
        keep(tmp_path, document, content)
    assert len(versions(tmp_path, document)) == 3


def test_files_of_one_name_do_not_share(tmp_path: Path, document: Path) -> None:
    other = document.parent.parent / "other" / document.name
    keep(tmp_path / "v", document, b"one")
    keep(tmp_path / "v", other, b"two")
    assert [version.path.read_bytes() for version in versions(tmp_path / "v", other)] == [b"two"]
    assert folder_of(tmp_path, document).name.startswith("map-")


@pytest.mark.skipif(os.name == "nt", reason="links and modes of POSIX")
def test_all_ways_to_a_file_share_and_strangers_see_nothing(tmp_path: Path, document: Path) -> None:
    document.touch()
    link = tmp_path / "map.heatdesk"
    link.symlink_to(document)
    keep(tmp_path / "v", document, b"one")
    (version,) = versions(tmp_path / "v", link)
    assert stat.S_IMODE(version.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(version.path.parent.stat().st_mode) == 0o700


def test_strange_files_among_them_stay_and_are_no_versions(tmp_path: Path, document: Path) -> None:
    keep(tmp_path, document, b"one")
    folder = folder_of(tmp_path, document)
    strange = ["notes.txt", "99999999T999999.000000-0123456789abcdef.heatdesk"]
    for name in strange:
        (folder / name).touch()
    for n in range(60):
        keep(tmp_path, document, b"%d" % n, BEGIN.timestamp() + n)
    assert all((folder / name).exists() for name in strange)
    assert len(versions(tmp_path, document)) == SAVES


@pytest.mark.parametrize("name", ["", "...", "Ü" * 200, "a/b"])
def test_every_name_has_a_folder(tmp_path: Path, name: str) -> None:
    keep(tmp_path, tmp_path / f"{name}.heatdesk", b"x")
    assert len(versions(tmp_path, tmp_path / f"{name}.heatdesk")) == 1


def test_a_thousand_days_of_saving(figure: Figure) -> None:
    """Thinned after each save, as the program does: the newest always stays, gaps are bounded."""
    chance, kept, saved, most = random.Random(3), set[datetime](), list[datetime](), 0
    for day in range(1_000):
        moment = BEGIN + timedelta(days=day)
        for _ in range(chance.randrange(1, 20)):
            moment += timedelta(minutes=chance.expovariate(1 / 24))
            saved.append(moment)
            kept = wanted({*kept, moment})
            most = max(most, len(kept))
        assert set(saved[-SAVES:]) <= kept
        for count, span in ((HOURS, lambda t: (t.date(), t.hour)), (DAYS, datetime.date)):
            lasting = list(dict.fromkeys(map(span, reversed(saved[-500:]))))[:count]
            assert set(lasting) <= set(map(span, kept))
    assert most <= SAVES + HOURS + DAYS
    figure(f"1,000 days of saving: at most {most} versions of a file, the last {DAYS} days gapless")
