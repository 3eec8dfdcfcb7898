"""Grabs the real window on the example map, for README and for looking at.

Usage: python packaging/screenshot.py OUT.png [--theme light|dark] [--size WxH] [--scale S]
           [--map TEMPLATE or FILE or welcome] [--choose ITEM,ITEM] [--panels ID,ID] [--row N]
Needs no display. The settings of the user are neither read nor written.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heatdesk.window.application import Application
    from heatdesk.window.main_window import MainWindow

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> int:
    wanted = _arguments()
    os.environ["QT_SCALE_FACTOR"] = wanted.scale
    from heatdesk.app.settings import Settings
    from heatdesk.storage.templates import open_template
    from heatdesk.window.application import Application

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.json")
        settings.set(theme=wanted.theme)
        application = Application(["heatdesk"], settings)
        window = application.window
        window.resize(*(int(side) for side in wanted.size.split("x")))
        if wanted.map == "welcome":
            window.show_welcome()
        elif Path(wanted.map).is_file():
            window.filing.open_path(Path(wanted.map))
        else:
            window.saving.begin(open_template(wanted.map))
        window.show()
        window.session.selection.choose(wanted.choose.split(",") if wanted.choose else [])
        _come_to_rest(application, wanted.map != "welcome")
        panels = list(filter(None, wanted.panels.split(",")))
        for id in panels:
            window.docks.show(id)
            window.docks.raise_(id)
        if wanted.row:
            window.docks.reading.list.choose(_row(window, wanted.row))
        _come_to_rest(application, False)
        if "story" in panels:
            _await_pictures(application, window)
        saved = window.grab().save(str(wanted.out))
        window.close()
    return 0 if saved else 1


def _come_to_rest(application: Application, reading: bool) -> None:
    """Until everything is drawn and, if there is a map, read."""
    live, deadline = application.window.session.reading, time.monotonic() + 10
    for _ in range(40):
        application.processEvents()
    while reading and time.monotonic() < deadline:
        application.processEvents()
        reading = live.reading is None or live.lagging or not live.reading.robust
        time.sleep(0.005)


def _await_pictures(application: Application, window: MainWindow) -> None:
    """Until each step in sight has its small picture."""
    strip, deadline = window.docks.story, time.monotonic() + 10
    while strip is not None and not strip.pictures.idle and time.monotonic() < deadline:
        application.processEvents()
        time.sleep(0.005)


def _row(window: MainWindow, number: int) -> tuple[str, ...]:
    """The key of a row of the reading, counted from 1 without headings."""
    return [row for row in window.docks.reading.list.rows if row.choosable][number - 1].key


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1280x800", metavar="WxH")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--map", default="social-media-2011")
    parser.add_argument("--choose", default="")
    parser.add_argument("--panels", default="", help="panels to bring to the front")
    parser.add_argument("--row", type=int, default=0, help="the row of the reading to choose")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
