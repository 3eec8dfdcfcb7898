"""Grabs the real window on the example map, for README and for looking at.

Usage: python packaging/screenshot.py OUT.png [--theme light|dark] [--size WxH] [--scale S]
           [--map TEMPLATE or FILE or welcome] [--choose ITEM,ITEM]
Needs no display. The settings of the user are neither read nor written.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

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
        for _ in range(40):
            application.processEvents()
        saved = window.grab().save(str(wanted.out))
        window.close()
    return 0 if saved else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1280x800", metavar="WxH")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--map", default="social-media-2011")
    parser.add_argument("--choose", default="")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
