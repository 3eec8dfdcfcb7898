"""Grabs the window in many situations and lays the pictures on sheets, to be looked at.

Usage: python packaging/contact_sheet.py FOLDER
Sizes, scales, light and dark, long and right-to-left names, 1, 40 and 200 items. Needs no display.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from heatdesk.model.items import Item, LabelOffset, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, Properties
from heatdesk.model.scenario import Scenario
from heatdesk.storage.project_file import save

SITUATIONS = {
    "light-1280x720": ["--size", "1280x720"],
    "dark-1280x720": ["--size", "1280x720", "--theme", "dark"],
    "light-2560x1440": ["--size", "2560x1440"],
    "dark-2560x1440": ["--size", "2560x1440", "--theme", "dark"],
    "scale-2-light": ["--size", "1280x800", "--scale", "2", "--choose", "sales"],
    "scale-2-dark": ["--size", "1280x800", "--scale", "2", "--theme", "dark"],
    "welcome": ["--map", "welcome"],
    "welcome-dark": ["--map", "welcome", "--theme", "dark"],
}
TITLES = {
    "right-to-left": "מפת החום של השיווק הדיגיטלי שלנו",
    "sixty-letters": "What our customers say about us, who listens to them, and where and why",
}
_COLUMNS, _WIDTH = 2, 1280


def main() -> int:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, extra in {**SITUATIONS, **maps(folder)}.items():
        script = str(HERE / "screenshot.py")
        subprocess.run([sys.executable, script, str(folder / f"{name}.png"), *extra], check=True)
    sheet(folder)
    return 0


def maps(folder: Path) -> dict[str, list[str]]:
    """Maps that are hard to draw, as files, and how to grab them."""
    hard = {
        "one": [Item("a", "role", "Sales")],
        "forty": _items(40, lambda n: f"Item {n}"),
        "two-hundred": _items(200, lambda n: f"Item {n}"),
        "sixty-letters": _items(14, lambda n: f"{n} " + "a name that is much longer than it " * 2),
        "right-to-left": _items(14, lambda n: f"שיווק דיגיטלי {n}"),
    }
    situations = {}
    for name, items in hard.items():
        path = folder / f"{name}.heatdesk"
        save(path, _project(TITLES.get(name, name.capitalize()), items))
        for theme in ("light", "dark"):
            situations[f"{name}-{theme}"] = ["--map", str(path), "--theme", theme]
    return situations


def sheet(folder: Path) -> None:
    """All pictures on one page, each scaled to the same width."""
    pictures = sorted(path for path in folder.glob("*.png") if path.stem != "sheet")
    application = QGuiApplication.instance() or QGuiApplication([])
    images = [QImage(str(path)).scaledToWidth(_WIDTH) for path in pictures]
    height = max(image.height() for image in images)
    rows = -(-len(images) // _COLUMNS)
    page = QImage(_WIDTH * _COLUMNS, height * rows, QImage.Format.Format_RGB32)
    page.fill(QColor("#808080"))
    painter = QPainter(page)
    for n, image in enumerate(images):
        left, top = (n % _COLUMNS) * _WIDTH, (n // _COLUMNS) * height
        painter.drawImage(QRectF(left, top, image.width(), image.height()), image)
    painter.end()
    page.save(str(folder / "sheet.png"))
    del application


def _items(count: int, name: object) -> list[Item]:
    assert callable(name)
    return [Item(f"i{n}", "role" if n % 3 == 0 else "technology", name(n)) for n in range(count)]


def _project(title: str, items: list[Item]) -> Project:
    dice = random.Random(7)
    placements = [
        Placement(
            item.id,
            round(dice.uniform(-0.8, 0.8), 2),
            round(dice.uniform(-0.8, 0.8), 2),
            round(dice.uniform(0.2, 0.8), 2),
            round(dice.uniform(0.2, 0.8), 2),
        )
        for item in items
    ]
    placements[-1] = replace(placements[-1], label=LabelOffset(-8.0, 5.0))  # moved by hand
    axes = Axes(Axis("Across", "Personal", "Professional"), Axis("Up", "Talk", "Listen"))
    now = Scenario("now", "Now")
    return Project.of(Properties(title=title, axes=axes), items, [(now, placements)])


if __name__ == "__main__":
    sys.exit(main())
