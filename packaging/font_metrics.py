"""Writes resources/fonts/metrics.json: what the program needs to measure text without Qt.

Usage: python packaging/font_metrics.py [resources/fonts]     (needs fonttools)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FILES = {"400": "Inter-Regular.ttf", "600": "Inter-SemiBold.ttf"}


def advances(font: TTFont) -> dict[str, int]:
    """Advance of every encoded codepoint, in font units, by decimal codepoint."""
    widths = font["hmtx"].metrics
    return {str(code): widths[glyph][0] for code, glyph in sorted(font.getBestCmap().items())}


def metrics(folder: Path) -> dict[str, Any]:
    """The measures of the regular font and the advances of both weights."""
    fonts = {weight: TTFont(folder / name) for weight, name in FILES.items()}
    regular = fonts["400"]
    return {
        "family": regular["name"].getBestFamilyName(),
        "units_per_em": regular["head"].unitsPerEm,
        "ascent": regular["hhea"].ascent,
        "descent": -regular["hhea"].descent,
        "cap_height": regular["OS/2"].sCapHeight,
        "x_height": regular["OS/2"].sxHeight,
        "weights": {weight: advances(font) for weight, font in fonts.items()},
    }


def as_text(values: dict[str, Any]) -> str:
    """One line to each weight, so that a change can be read."""
    text = json.dumps(values, separators=(",", ":"))
    for weight in FILES:
        text = text.replace(f'"{weight}":{{', f'\n"{weight}":{{')
    return text + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "resources/fonts")
    (target / "metrics.json").write_text(as_text(metrics(target)), encoding="utf-8", newline="\n")
