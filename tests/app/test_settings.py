from __future__ import annotations

import os
from pathlib import Path

import pytest

from heatdesk.app.settings import Settings, Values, default_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "heatdesk" / "settings.json"


def test_without_a_file_defaults_hold_and_none_is_written(path: Path) -> None:
    assert Settings(path).values == Values()
    assert not path.exists()


def test_what_is_set_is_there_the_next_time(path: Path) -> None:
    Settings(path).set(theme="dark", folder="/maps")
    assert Settings(path).values == Values(theme="dark", folder="/maps")


def test_a_difference_is_announced_once(path: Path) -> None:
    settings, heard = Settings(path), []
    settings.changed.connect(lambda: heard.append(settings.values.theme))
    settings.set(theme="dark")
    settings.set(theme="dark")
    assert heard == ["dark"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"theme": "pink"}', "\x00"])
def test_a_broken_file_costs_no_more_than_memory(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    settings = Settings(path)
    assert settings.values == Values()
    settings.set(theme="light")
    assert Settings(path).values.theme == "light"


def test_entries_of_another_version_are_left_out(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": "dark", "sound": true}', encoding="utf-8")
    assert Settings(path).values == Values(theme="dark")


def test_settings_that_cannot_be_written_still_hold(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.set(theme="dark")
    assert settings.values.theme == "dark"
    assert settings.unwritable


def test_ten_recent_files_are_kept_the_latest_first(path: Path) -> None:
    settings = Settings(path)
    for number in range(12):
        settings.add_recent(Path("maps") / f"{number}.heatdesk")
    settings.add_recent(Path("maps") / "5.heatdesk")
    names = [Path(name).stem for name in settings.values.recent]
    assert names == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]
    assert settings.values.folder == "maps"


def test_tests_never_touch_the_users_own_settings() -> None:
    if os.name == "posix" and os.uname().sysname == "Linux":
        assert default_path().is_relative_to(os.environ["XDG_CONFIG_HOME"])
    assert "heatdesk-tests-" in os.environ["XDG_CONFIG_HOME"]
