"""What every verb has in common: help, usage, exit codes, pipes, and internal errors."""

from __future__ import annotations

import os
import stat
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any, NoReturn

import pytest

from heatdesk import __version__
from heatdesk.cli import program, report
from heatdesk.cli.program import VERBS, Verb
from heatdesk.window import display
from tests.cli.conftest import Run

posix = pytest.mark.skipif(os.name == "nt", reason="pipes and devices are others there")


def test_the_version(run: Run) -> None:
    assert run("--version").text == f"heatdesk {__version__}\n"


def test_the_help_names_every_verb_and_fits_a_terminal(run: Run) -> None:
    text = run("--help", COLUMNS="80").text
    assert all(f"\n  {verb} " in text for verb in VERBS)
    assert max(map(len, text.splitlines())) <= 80
    assert len(text.splitlines()) < 30


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help(
    verb: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert program.main([verb, "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"usage: heatdesk {verb} ")
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check"], "heatdesk check: the following arguments are required: FILE"),
        (["new"], "heatdesk new: the following arguments are required: -o"),
        (["render", "map", "-o", "a.png", "--theme", "pink"], "argument --theme: invalid choice"),
        (["schema", "more"], "heatdesk schema: unrecognized arguments: more"),
        (["--exam"], "heatdesk: unrecognized arguments: --exam"),
        (["a.heatdesk", "b.heatdesk"], "heatdesk: unrecognized arguments: b.heatdesk"),
        (["a.heatdesk", "--example"], "heatdesk: either FILE or --example, not both"),
        (["chek", "a.heatdesk"], "heatdesk: there is no verb or file 'chek'; there are new, temp"),
        (["--\x1b[2J\n"], "heatdesk: unrecognized arguments: --\\x1b[2J\\n"),
    ],
)
def test_wrong_usage_is_one_line(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert told in captured.err
    assert captured.err.count("\n") == 1


def test_wrong_usage_as_a_process(run: Run) -> None:
    ran = run("check")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.line.endswith("(heatdesk check --help tells more)")


# Readers that leave, disks that are full ----------------------------------------------------------


@posix
@pytest.mark.parametrize("arguments", [["schema"], ["--help"], ["new", "-o", "-"], ["templates"]])
def test_a_reader_that_has_left_is_no_news(run: Run, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = run(*arguments, stdout=writing)
    finally:
        os.close(writing)
    assert (ran.code, ran.err) == (1, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", [["schema"], ["--help"], ["check", "map.heatdesk"]])
def test_standard_output_that_takes_nothing(run: Run, map_file: Path, arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        ran = run(*arguments, stdout=full)
    assert (ran.code, ran.line) == (1, "standard output: No space left on device")


@posix
def test_without_any_standard_streams(run: Run, map_file: Path) -> None:
    # As in a program without a console on Windows: Python has None for each closed stream.
    closing = (
        "import sys; sys.stdout = sys.stderr = None; sys.argv[0] = 'heatdesk-window';"
        "from heatdesk.__main__ import main; sys.exit(main())"
    )
    for arguments, code in {
        ("check", "map.heatdesk"): 0,
        ("check", "missing"): 1,
        ("schema",): 0,
        ("--help",): 0,
        ("render",): 2,
    }.items():
        assert run(*arguments, start=("-c", closing)).code == code


# Verbs that fail ----------------------------------------------------------------------------------


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Makes the verb `schema` raise."""

    def run(_: Namespace) -> NoReturn:
        raise error

    monkeypatch.setitem(VERBS, "schema", Verb("", lambda _: None, run))


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where reports go."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path / "heatdesk"


def test_an_internal_error_is_one_line_and_a_report(
    monkeypatch: pytest.MonkeyPatch, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, ZeroDivisionError("by\nnothing"))
    assert program.main(["schema"]) == 3
    captured = capsys.readouterr()
    (report,) = state.iterdir()
    head = "heatdesk: an internal error (ZeroDivisionError: by\\nnothing); the report lies in "
    assert captured.out == ""
    assert captured.err.startswith(head)
    assert captured.err.endswith(f"{report.name}\n")
    assert captured.err.count("\n") == 1
    text = report.read_text("utf-8")
    assert text.startswith(f"HeatDesk {__version__}, Python ")
    assert "Traceback (most recent call last)" in text
    assert text.rstrip().endswith("\nZeroDivisionError")
    assert "by\n" not in text, "the error's own words can quote the map"


@posix
def test_a_report_is_the_users_own(monkeypatch: pytest.MonkeyPatch, state: Path) -> None:
    failing(monkeypatch, ValueError())
    program.main(["schema"])
    (report,) = state.iterdir()
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(state.stat().st_mode) == 0o700


def test_twenty_reports_stay(monkeypatch: pytest.MonkeyPatch, state: Path) -> None:
    failing(monkeypatch, ValueError())
    state.mkdir()
    for number in range(30):
        (state / f"error-20200101-0000{number:02}-a.txt").touch()
    program.main(["schema"])
    kept = sorted(path.name for path in state.iterdir())
    assert len(kept) == 20
    assert kept[0] == "error-20200101-000011-a.txt"


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        ("linux", "home/.local/state/heatdesk"),
        ("darwin", "home/Library/Logs/HeatDesk"),
        ("win32", "home/AppData/Local/HeatDesk"),
    ],
)
def test_each_system_has_its_folder_for_reports(
    platform: str, folder: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setenv("XDG_STATE_HOME", "relative/paths/do/not/count")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert report.folder() == tmp_path / folder


def test_a_report_that_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state.write_text("in the way")
    failing(monkeypatch, ValueError("x"))
    assert program.main(["schema"]) == 3
    told = capsys.readouterr().err
    assert "(ValueError: x); the report could not be written: " in told
    assert told.count("\n") == 1


def test_ctrl_c_is_quiet(
    monkeypatch: pytest.MonkeyPatch, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    assert program.main(["schema"]) == 130
    assert capsys.readouterr() == ("", "")
    assert not state.exists()


def test_too_little_memory_is_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, MemoryError())
    assert program.main(["schema"]) == 1
    assert capsys.readouterr().err == "heatdesk: there is not enough memory for this\n"


@pytest.mark.parametrize("arguments", [["render", "map.heatdesk", "-o", "map.png"], ["--example"]])
def test_a_system_that_lacks_what_qt_needs(
    arguments: list[str], map_file: Path, here: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: Any = None  # what makes an import fail
    monkeypatch.setitem(sys.modules, "PySide6.QtGui", broken)
    monkeypatch.setattr(display, "loads", lambda file: file != "libGL.so.1")
    ran = here(*arguments)
    assert (ran.code, ran.out) == (1, b"")
    assert ran.line == (
        "heatdesk: drawing needs libraries that are missing: sudo apt install libgl1"
        " (Fedora: sudo dnf install libglvnd-glx)"
    )


def test_a_picture_that_cannot_be_drawn(
    map_file: Path, here: Run, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    def fail(*_: object) -> NoReturn:
        raise ValueError("there is not enough memory for a picture of this size")

    monkeypatch.setattr("heatdesk.export.png.png", fail)
    ran = here("render", "map.heatdesk", "-o", "map.png")
    assert ran.code == 1
    assert ran.line.startswith("heatdesk render: there is not enough memory")
    assert not map_file.with_name("map.png").exists()
