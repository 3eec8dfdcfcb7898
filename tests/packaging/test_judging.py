"""The judge of a built program: it finds what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.packaging.conftest import Script

GOOD: dict[str, Any] = {
    "good": True,
    "problem": "",
    "frozen": True,
    "platform": "offscreen",
    "image_formats": ["ico", "jpeg", "png", "svg"],
    "own_typeface": True,
    "typefaces": 3,
    "licences": 100_000,
    "news": 10,
    "checked": ["painted", "window", "described", "edited", "saved", "png", "svg", "pdf", "closed"],
}
FILES = {
    "png": b"\x89PNG\r\n\x1a\n" + b"." * 3000 + b"IEND....",
    "pdf": b"%PDF-1.6" + b"." * 3000 + b"%%EOF\n",
    "svg": b"<svg>" + b"." * 3000 + b"</svg>\n",
    "heatdesk": b'{"format": "heatdesk", "x": "' + b"." * 3000 + b'"}',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for form, data in FILES.items():
        (tmp_path / f"map.{form}").write_bytes(data)
    (tmp_path / "window.png").write_bytes(FILES["png"])
    return tmp_path


def test_a_good_report_with_its_files_passes(script: Script, folder: Path) -> None:
    script("smoke.py")._judge(GOOD, folder, "offscreen", frozen=True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"good": False},
        {"problem": "Traceback"},
        {"frozen": False},
        {"platform": "xcb"},
        {"image_formats": ["png"]},
        {"own_typeface": False},
        {"licences": 300},
        {"news": 0},
        {"checked": ["painted", "png"]},
        {"checked": [*GOOD["checked"], "html"]},
        {"checked": [*GOOD["checked"], "docx"]},
    ],
)
def test_whatever_is_wrong_fails(script: Script, folder: Path, wrong: dict[str, Any]) -> None:
    smoke = script("smoke.py")
    with pytest.raises(smoke.FaultError):
        smoke._judge({**GOOD, **wrong}, folder, "offscreen", frozen=True)


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("data", [b"", b"." * 5000])
def test_files_that_are_empty_or_something_else_fail(
    script: Script, folder: Path, form: str, data: bytes
) -> None:
    smoke = script("smoke.py")
    path = folder / f"map.{form}"
    smoke.judge_file(path)
    path.write_bytes(data)
    with pytest.raises((smoke.FaultError, ValueError)):
        smoke.judge_file(path)


def test_a_program_that_hangs_is_ended(
    script: Script, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import os
    import sys

    smoke = script("smoke.py")
    monkeypatch.setattr(smoke, "LIMIT", 0.5)
    program = smoke.Program([sys.executable, "-c", "import time; time.sleep(60)"], os.environ)
    with pytest.raises(smoke.FaultError, match="not ended after"):
        program.run()
