from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication

from heatdesk.app import motion


def test_the_user_decides() -> None:
    assert motion.is_wanted("full")
    assert not motion.is_wanted("none")


def test_a_system_that_says_nothing_gets_motion() -> None:
    assert motion.is_wanted("system")


@pytest.mark.parametrize(("told", "wanted"), [("ReducedMotion", False), ("NoPreference", True)])
def test_a_system_that_tells_is_heard(monkeypatch, told: str, wanted: bool) -> None:
    preference = SimpleNamespace(name=told)
    accessibility = SimpleNamespace(motionPreference=lambda: preference)
    hints = SimpleNamespace(accessibility=lambda: accessibility)
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: hints)
    assert motion.is_wanted("system") is wanted
    assert motion.is_wanted("full")
