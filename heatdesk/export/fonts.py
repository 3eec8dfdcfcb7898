"""The bundled font in Qt: loaded once, drawn exactly as `figure.lettering` measures it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from heatdesk import resources
from heatdesk.figure.lettering import FAMILY, FILES
from heatdesk.figure.marks import Weight


def load_fonts() -> None:
    """Makes the bundled font known to Qt. Needs a QGuiApplication; more than once is harmless."""
    _load()


@lru_cache(maxsize=1)
def _load() -> tuple[int, ...]:
    return tuple(
        QFontDatabase.addApplicationFont(str(resources.path("fonts", name))) for name in FILES
    )


@lru_cache(maxsize=256)
def font(size: float, weight: Weight = 400, spacing: float = 0.0) -> QFont:
    """The bundled font at a size in pixels. Shared: callers must not change it."""
    made = QFont(FAMILY)
    made.setPixelSize(max(round(size), 1))
    made.setWeight(QFont.Weight(weight))
    made.setKerning(False)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("calt"), 0)
    if spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * size)
    return made
