"""Licences: the texts of all parts of a bundle, found by what PyInstaller has collected.

A part without a licence text stops the build: nothing is handed on whose terms are not with it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection, Iterator
from importlib import metadata
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
TEXTS: Final = HERE / "licence-texts"
RESOURCES: Final = HERE.parent / "resources"

LGPL: Final = ("LGPL-3.0.txt", "GPL-3.0.txt")
WITHOUT_TEXT: Final = {
    "pyside6-essentials": "GNU LGPL, version 3; its text is at the end, and that of Qt's own parts",
    "shiboken6": "GNU LGPL, version 3; its text is at the end",
}
"""Packages that come without a file of their licence, and what holds for them."""

_BAR: Final = "=" * 100


def collected(modules: Collection[str], libraries: Collection[str] = ()) -> str:
    """All licences, for top-level modules and for libraries of the system that builds, by path.

    Raises SystemExit where a licence is missing.
    """
    sections = [
        ("HeatDesk", (HERE.parent / "LICENSE").read_text("utf-8")),
        ("Python", _python()),
        *((_headline(package), _text(package)) for package in packages(modules)),
        *(
            (f"{package} (a library of the system)", _of_debian(package))
            for package in system_packages(libraries)
        ),
        ("Qt's own parts", (TEXTS / "qt-parts.txt").read_text("utf-8")),
        ("Starter of the frozen program", (TEXTS / "bootloader.txt").read_text("utf-8")),
        ("Typeface: Inter", (RESOURCES / "fonts" / "LICENSE-Inter.txt").read_text("utf-8")),
        ("Colour tables", (RESOURCES / "colours" / "LICENSES.md").read_text("utf-8")),
        *((name.removesuffix(".txt"), (TEXTS / name).read_text("utf-8")) for name in LGPL),
    ]
    return "\n".join(f"{_BAR}\n{title}\n{_BAR}\n\n{text.strip()}\n" for title, text in sections)


def packages(modules: Collection[str]) -> list[metadata.Distribution]:
    """The installed packages that the modules come from, by name."""
    owners = metadata.packages_distributions()
    names = {name for module in modules for name in owners.get(module, ())}
    found = {_name(metadata.distribution(name)): metadata.distribution(name) for name in names}
    found.pop("heatdesk", None)
    return [found[name] for name in sorted(found)]


def system_packages(libraries: Collection[str]) -> list[str]:
    """The Debian or Ubuntu packages that the system's libraries come from."""
    found = set()
    for library in libraries:
        name = Path(library).resolve().name
        asked = ["dpkg-query", "--search", f"*/{name}"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        owners = [line.partition(":")[0] for line in done.stdout.splitlines()]
        if not owners:
            raise SystemExit(f"no package of this system holds {name}, so its licence is unknown")
        found.add(owners[0])
    return sorted(found)


def _of_debian(package: str) -> str:
    return Path("/usr/share/doc", package, "copyright").read_text("utf-8", errors="replace")


def _headline(package: metadata.Distribution) -> str:
    return f"{package.metadata['Name']} {package.version}"


def _text(package: metadata.Distribution) -> str:
    if _name(package) in WITHOUT_TEXT:
        return WITHOUT_TEXT[_name(package)]
    texts = list(_files(package))
    if not texts:
        raise SystemExit(f"{_headline(package)} has no file with its licence")
    return "\n\n".join(dict.fromkeys(texts))


def _files(package: metadata.Distribution) -> Iterator[str]:
    for file in sorted(package.files or ()):
        stem = file.name.lower()
        if ".dist-info" in file.parts[0] and stem.startswith(("licen", "copying", "notice")):
            yield Path(str(file.locate())).read_text("utf-8", errors="replace").strip()


def _name(package: metadata.Distribution) -> str:
    return package.metadata["Name"].lower().replace("_", "-")


def _python() -> str:
    """Python's own licence, from wherever this build of it keeps it."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    base = Path(sys.base_prefix)
    for place in (
        base / "LICENSE.txt",
        base / "lib" / version / "LICENSE.txt",
        Path("/usr/share/doc") / version / "copyright",
    ):
        if place.is_file():
            return place.read_text("utf-8", errors="replace")
    raise SystemExit("this Python has no file with its licence")
