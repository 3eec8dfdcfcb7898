"""About: which program this is, and what it stands on."""

from __future__ import annotations

import platform

import numpy
import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from heatdesk import __version__
from heatdesk.panels.plain import inform


def show_about(parent: QWidget) -> None:
    """Versions, and the licences of the parts."""
    lines = (
        f"Qt {qVersion()}, PySide6 {PySide6.__version__} (LGPL 3)",
        f"Python {platform.python_version()}, NumPy {numpy.__version__}",
        "Typeface: Inter (SIL Open Font License 1.1)",
        "Colours: Peter Kovesi (CC BY 4.0), Matplotlib",
        "HeatDesk is free software under the MIT licence. Your maps stay on this computer.",
    )
    headline = f"HeatDesk {__version__}"
    inform(
        parent,
        headline,
        "\n".join(lines),
        copied="\n".join((headline, platform.platform(), *lines)),
    )
