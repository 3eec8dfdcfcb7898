"""The window, where there is a display; what happens instead, where there is none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from heatdesk.cli import program
from heatdesk.window import application, display
from heatdesk.window.display import Obstacle
from tests.cli.conftest import Run

linux = pytest.mark.skipif(sys.platform != "linux", reason="others always have a display")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Path | None, bool]]]:
    """What the window was opened on; it closes at once."""
    calls: list[tuple[Path | None, bool]] = []
    resets: list[bool] = []

    def run(
        path: Path | None,
        example: bool = False,
        reset_settings: bool = False,
        on_stage: bool = False,
    ) -> int:
        calls.append((path, example))
        resets.append(reset_settings)
        return 0

    monkeypatch.setattr(application, "run", run)
    before = signal.getsignal(signal.SIGINT), sys.excepthook
    yield calls
    signal.signal(signal.SIGINT, before[0])
    sys.excepthook = before[1]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], (None, False)),
        (["map.heatdesk"], (Path("map.heatdesk"), False)),
        (["./check"], (Path("check"), False)),
        (["--example"], (None, True)),
        (["--", "--odd"], (Path("--odd"), False)),
    ],
)
def test_the_window_opens_on(
    arguments: list[str],
    expected: tuple[Path | None, bool],
    opened: list[tuple[Path | None, bool]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert program.main(arguments) == 0
    assert opened == [expected]


def test_an_exception_in_qt_is_one_line_and_told_once(
    opened: list[tuple[Path | None, bool]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    program.main([])
    for _ in range(3):
        error = ValueError("in a slot")
        sys.excepthook(ValueError, error, None)
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "an internal error (ValueError: in a slot); the report lies in" in captured.err


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_ctrl_c_closes_the_window_quietly(map_file: Path, environment: Mapping[str, str]) -> None:
    settings = Path(environment["XDG_CONFIG_HOME"], "heatdesk", "settings.json")
    process = subprocess.Popen(
        [sys.executable, "-m", "heatdesk", str(map_file)],
        env={**environment, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
    )
    try:
        patience = time.monotonic() + 30
        while not settings.exists() and time.monotonic() < patience:  # it remembers the opened map
            time.sleep(0.05)
        assert settings.exists()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == -signal.SIGINT
    assert b"Traceback" not in err


# No display ---------------------------------------------------------------------------------------


@linux
@pytest.mark.parametrize("arguments", [[], ["map.heatdesk"]])
def test_no_display_is_told_in_a_line(run: Run, map_file: Path, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (1, b"")
    assert ran.line.startswith("heatdesk: there is no display to open a window on: start heatdesk")
    assert ran.line.endswith("heatdesk render FILE -o OUT.png draws a map")


@linux
@pytest.mark.parametrize(
    "session",
    [{"DISPLAY": ":987"}, {"WAYLAND_DISPLAY": ":987", "XDG_RUNTIME_DIR": "/nowhere"}],
)
def test_a_display_that_is_not_there_is_told_too(run: Run, session: dict[str, str]) -> None:
    ran = run(**session)
    assert ran.code == 1
    assert ran.line.startswith("heatdesk: the display :987 cannot be opened: ")


@linux
def test_the_example_becomes_a_picture(run: Run, tmp_path: Path) -> None:
    told = run("--example").text
    path = tmp_path / "heatdesk-example.png"
    assert told.startswith(f"{path}: the example map as a picture, because there is no display")
    assert "for the window, start heatdesk on a desktop" in told
    assert told.count("\n") == 1
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1600, 1000)
    assert run("--example").code == 0  # its own old picture is no hindrance


@linux
def test_the_example_where_nothing_can_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "heatdesk-example.png").mkdir()
    in_the_way = run("--example")
    nowhere = run("--example", cwd="/proc")
    for ran in (in_the_way, nowhere):
        assert (ran.code, ran.out) == (1, b"")
        assert ran.line.startswith("heatdesk-example.png: could not be saved")


@linux
def test_missing_libraries_are_named_instead_of_qts_abort(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    obstacle = Obstacle("the window needs libraries that are missing", "sudo apt install libx")
    monkeypatch.setattr(display, "obstacle", lambda: obstacle)
    monkeypatch.chdir(tmp_path)
    assert program.main([]) == 1
    assert capsys.readouterr().err == (
        "heatdesk: the window needs libraries that are missing: sudo apt install libx;"
        " without a window, heatdesk render FILE -o OUT.png draws a map\n"
    )


@linux
def test_the_example_is_drawn_where_libraries_are_missing(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    qapp: object,
) -> None:
    obstacle = Obstacle("the window needs libraries that are missing", "sudo apt install libx")
    monkeypatch.setattr(display, "obstacle", lambda: obstacle)
    monkeypatch.chdir(tmp_path)
    assert program.main(["--example"]) == 0
    assert capsys.readouterr().out.endswith("; for the window, sudo apt install libx\n")
    assert (tmp_path / "heatdesk-example.png").exists()
