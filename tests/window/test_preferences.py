"""Preferences: what is said where nothing of them can be kept."""

from __future__ import annotations

from heatdesk.app.settings import Settings
from heatdesk.window.preferences import Preferences
from tests.builders.driver import dispose
from tests.window.conftest import Desk


def test_settings_that_cannot_be_kept_say_so(desk: Desk, settings: Settings) -> None:
    shown = Preferences(settings, desk.window)
    assert shown.note.text() == "Everything stays on this computer."
    folder = desk.folder / "settings"
    for path in folder.glob("*"):
        path.unlink()
    folder.rmdir() if folder.exists() else None
    folder.write_bytes(b"a file in the way")
    settings.set(snapping=False)
    assert "settings" in shown.note.text()
    assert shown.note.objectName() == "problem"
    folder.unlink()
    settings.set(snapping=True)
    assert shown.note.text() == "Everything stays on this computer."
    shown.close()
    dispose(shown)
