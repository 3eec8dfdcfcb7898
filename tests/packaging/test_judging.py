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
    "checked": [
        "painted",
        "window",
        "described",
        "edited",
        "saved",
        "png",
        "svg",
        "pdf",
        "presented",
    ],
}
FILES = {
    "png": b"\x89PNG\r\n\x1a\n" + b"." * 3000 + b"IEND....",
    "pdf": b"%PDF-1.6" + b"." * 3000 + b"%%EOF\n",
    "svg": b"<svg>" + b"." * 3000 + b"</svg>\n",
    "md": b"# Map\n" + b"." * 3000 + b"\n![A map](map.png)",
    "csv": b"\xef\xbb\xbfscenario,name,kind,x" + b"." * 3000,
    "mmd": b"quadrantChart\n" + b"." * 3000,
    "heatdesk": b'{"format": "heatdesk", "x": "' + b"." * 3000 + b'"}',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for form, data in FILES.items():
        (tmp_path / f"map.{form}").write_bytes(data)
    for name in ("window.png", "stage.png"):
        (tmp_path / name).write_bytes(FILES["png"])
    return tmp_path


def test_a_good_report_with_its_files_passes(script: Script, folder: Path) -> None:
    script("judging.py").judge(GOOD, folder, "offscreen", frozen=True)


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
        {"checked": GOOD["checked"][:-1]},
        {"checked": [*GOOD["checked"], "html"]},
        {"checked": [*GOOD["checked"], "docx"]},
    ],
)
def test_whatever_is_wrong_fails(script: Script, folder: Path, wrong: dict[str, Any]) -> None:
    judging = script("judging.py")
    with pytest.raises(judging.FaultError):
        judging.judge({**GOOD, **wrong}, folder, "offscreen", frozen=True)


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("data", [b"", b"." * 5000])
def test_files_that_are_empty_or_something_else_fail(
    script: Script, folder: Path, form: str, data: bytes
) -> None:
    judging = script("judging.py")
    path = folder / f"map.{form}"
    judging.judge_file(path)
    path.write_bytes(data)
    with pytest.raises((judging.FaultError, ValueError)):
        judging.judge_file(path)


def test_a_window_that_looks_other_than_that_from_source_fails(
    script: Script, tmp_path: Path
) -> None:
    smoke = script("smoke.py")
    for name in ("frozen", "source"):
        (tmp_path / name).mkdir()
        for picture in ("window.png", "stage.png", "map.png"):
            (tmp_path / name / picture).write_bytes(FILES["png"])
    smoke._look_alike(tmp_path / "frozen", tmp_path / "source")
    (tmp_path / "source" / "window.png").write_bytes(FILES["png"] + b".")
    with pytest.raises(smoke.FaultError, match="window"):
        smoke._look_alike(tmp_path / "frozen", tmp_path / "source")


def test_a_version_that_takes_long_or_is_another_fails(script: Script) -> None:
    import os
    import sys

    smoke = script("smoke.py")
    told = "print('heatdesk 1.2.3')"
    quick, slow = (
        smoke.Program([sys.executable, "-c", f"{work}{told}"], os.environ)
        for work in ("", "import time\nwhile time.process_time() < 0.4: pass\n")
    )
    smoke._version(quick, "1.2.3")
    with pytest.raises(smoke.FaultError, match="says"):
        smoke._version(quick, "1.2.4")
    if os.name == "posix":
        with pytest.raises(smoke.FaultError, match="works for more than"):
            smoke._version(slow, "1.2.3")


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
