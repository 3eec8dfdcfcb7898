"""Colophon: what this copy of the program is made of, its licences, and what is new in it."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path
from typing import Final

import numpy
import PySide6
from PySide6.QtCore import QSysInfo, qVersion

from heatdesk import __version__, resources

HEADLINE: Final = f"HeatDesk {__version__}"

_PARTS: Final = (
    "PySide6-Essentials",
    "shiboken6",
    "numpy",
    "pyqtgraph",
    "contourpy",
    "msgspec",
    "XlsxWriter",
    "python-pptx",
    "pillow",
    "lxml",
    "wakepy",
    "jeepney",
)
"""Libraries that may be loaded, by the names of their packages."""

_CHANGELOG: Final = "CHANGELOG.md"


def versions() -> tuple[str, ...]:
    """A line for each of the large parts."""
    return (
        f"Qt {qVersion()}, PySide6 {PySide6.__version__} (LGPL 3)",
        f"Python {_python()}, NumPy {numpy.__version__}",
        "Typeface: Inter (SIL Open Font License 1.1)",
        "Colours: Peter Kovesi (CC BY 4.0), Matplotlib",
        "HeatDesk is free software under the MIT licence. Your maps stay on this computer.",
    )


def system() -> str:
    """The system and its processor, as a report of a fault needs them."""
    return f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}"


def replacing_qt() -> str:
    """What the Lesser General Public License gives everybody, and where to do it in this copy."""
    return (
        "Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They are"
        " libraries of their own, which you may replace by others that you have built, of the same"
        f" version, in\n{Path(PySide6.__file__).parent}\n"
        "and HeatDesk will use them when it is started next. You may take the program apart to find"
        " faults of such a change. The source of Qt and PySide6 is at"
        " https://download.qt.io/official_releases/."
    )


def licences() -> str:
    """The licences of all parts: whole in an installed program, by name in a checkout."""
    return _shipped("licences.txt") or "\n".join(filter(None, map(_by_name, _PARTS)))


def news() -> str:
    """What has changed, newest version first."""
    checkout = Path(__file__).parents[2] / "packaging" / _CHANGELOG
    return _shipped(_CHANGELOG) or (checkout.read_text("utf-8") if checkout.is_file() else "")


def release_page() -> str | None:
    """The address of the page with all versions, where whoever built this copy has named one."""
    return _shipped("release-page.txt").strip() or None


def _shipped(name: str) -> str:
    try:
        return resources.text(name)
    except FileNotFoundError:
        return ""


def _by_name(package: str) -> str:
    try:
        about = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return ""
    return f"{about['Name']} {about['Version']}: {_licence(about)}"


def _licence(about: metadata.PackageMetadata) -> str:
    """The licence's name, wherever the package tells it."""
    for field in ("License-Expression", "License"):
        if field in about and about[field].strip():
            return str(about[field].strip().splitlines()[0])
    classified = (line for line in about.get_all("Classifier", []) if line.startswith("License ::"))
    return next(classified, "see its own page").rpartition(":: ")[2]


def _python() -> str:
    return ".".join(map(str, sys.version_info[:3]))
