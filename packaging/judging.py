"""Judging: whether what a built program has drawn and written is what it should be."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

STARTS: Final[Mapping[str, Callable[[bytes], bool]]] = {
    "png": lambda data: data.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in data[-12:],
    "pdf": lambda data: data.startswith(b"%PDF-") and b"%%EOF" in data[-32:],
    "svg": lambda data: b"<svg" in data[:400] and data.rstrip().endswith(b"</svg>"),
    "html": lambda data: b"<html" in data[:400].lower() and b"</html>" in data[-200:].lower(),
    "pptx": lambda data: data.startswith(b"PK"),
    "xlsx": lambda data: data.startswith(b"PK"),
    "csv": lambda data: data.startswith(b"\xef\xbb\xbfscenario,name,kind,"),
    "mmd": lambda data: data.startswith(b"quadrantChart\n"),
    "md": lambda data: data.startswith(b"# ") and b"\n![" in data,
    "heatdesk": lambda data: json.loads(data)["format"] == "heatdesk",
}
"""How a file of each form must look; a form that is not here fails, so that none slips through."""


LEAST: Final = 900
"""Bytes of the smallest file, a chart of the example's places."""


class FaultError(Exception):
    """What is wrong with the program."""


def judge(report: Mapping[str, Any], folder: Path, platform: str, frozen: bool) -> None:
    """Whether a report and the files beside it say that all is well."""
    if not report["good"] or report["problem"]:
        raise FaultError(f"the smoke test failed: {report['problem']}")
    if report["frozen"] is not frozen:
        raise FaultError("another program was tried than the frozen one")
    if platform and report["platform"] != platform:
        raise FaultError(f"the window was on {report['platform']}, not on {platform}")
    lacking = {"svg", "png", "jpeg", "ico"} - set(report["image_formats"])
    if lacking or not report["own_typeface"] or report["typefaces"] < 1:
        raise FaultError(f"typefaces or picture formats are missing: {sorted(lacking)}")
    if report["licences"] < 20_000 * frozen or not report["news"]:
        raise FaultError("the licences or the news are missing")
    if "presented" not in report["checked"]:
        raise FaultError("the map was not presented")
    for name in (
        "window.png",
        "stage.png",
        "map.heatdesk",
        *(f"map.{form}" for form in _forms(report)),
    ):
        judge_file(folder / name)


def _forms(report: Mapping[str, Any]) -> list[str]:
    """The forms that the program says it has written."""
    steps = {"painted", "window", "described", "edited", "saved", "presented", "closed"}
    forms = [step for step in report["checked"] if step not in steps]
    if not {"png", "pdf", "svg"} <= set(forms):
        raise FaultError(f"only these forms were written: {forms}")
    return forms


def judge_file(path: Path) -> None:
    """Raises FaultError where a file is missing, tiny, or not what its suffix says."""
    if not path.is_file():
        raise FaultError(f"{path.name} was not written")
    data, form = path.read_bytes(), path.suffix[1:]
    if form not in STARTS:
        raise FaultError(f"nobody has said how to judge {path.name}")
    if len(data) < LEAST or not STARTS[form](data):
        raise FaultError(f"{path.name} is no {form} file, or an empty one")
    if form == "pptx":
        with zipfile.ZipFile(path) as archive:
            if archive.testzip() or not any("slides/slide1" in n for n in archive.namelist()):
                raise FaultError(f"{path.name} holds no slide")
