"""Motion: whether things may move by themselves, as the user and the platform want it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from heatdesk.app.settings import Motion


def is_wanted(motion: Motion) -> bool:
    """Whether changes of view may glide; otherwise they cut."""
    return motion == "full" or (motion == "system" and not _is_reduced())


def _is_reduced() -> bool:
    """What the platform says, where Qt can tell: from 6.12 on."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", lambda: None)()
    told = getattr(accessibility, "motionPreference", lambda: None)()
    return getattr(told, "name", "") == "ReducedMotion"
