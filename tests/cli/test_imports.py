"""What a verb does not need is not loaded, and nothing is loaded from the current folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

LOADED = """
import sys
from heatdesk.__main__ import main
code = main()
roots = {name.partition(".")[0] for name in sys.modules}
formats = {"pptx", "lxml", "PIL", "openpyxl", "xlsxwriter"}
heavy = {"PySide6", "shiboken6", "pyqtgraph", "numpy"} | formats
print(code, *sorted(roots & heavy), file=sys.stderr)
"""

WINDOW = """
import sys
from heatdesk import __main__
from heatdesk.window.application import Application
def at_once(application):
    application.processEvents()
    roots = {name.partition(".")[0] for name in sys.modules}
    print("started", *sorted(roots & {"pptx", "lxml", "PIL", "openpyxl", "xlsxwriter"}))
    return 0
Application.exec = at_once
sys.exit(__main__.main())
"""
"""The whole program with its window, up to where it would wait for somebody."""

CONSOLE_SCRIPT = "import sys\nfrom heatdesk.__main__ import main\nsys.exit(main())\n"
"""What an installer writes as the program `heatdesk`."""


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["--version"], []),
        (["--help"], []),
        (["check", "map.heatdesk"], []),
        (["new", "--template", "power-interest", "-o", "new.heatdesk"], []),
        (["templates"], []),
        (["schema"], []),
        (["field", "map.heatdesk", "-o", "map.npy"], ["numpy"]),
        (["render", "map.heatdesk", "-o", "map.png"], ["PySide6", "numpy", "shiboken6"]),
        (["render", "map.heatdesk", "-o", "map.svg"], ["numpy"]),
        (["render", "map.heatdesk", "-o", "map.html"], ["numpy"]),
        (["report", "map.heatdesk", "-o", "report.html"], ["numpy"]),
        (["render", "map.heatdesk", "-o", "map.pptx"], ["PIL", "lxml", "numpy", "pptx"]),
        (["export", "map.heatdesk", "-o", "map.csv"], []),
        (["export", "map.heatdesk", "-o", "map.mmd"], []),
        (["export", "map.heatdesk", "-o", "map.xlsx"], ["numpy", "xlsxwriter"]),
    ],
)
def test_what_a_verb_loads(
    run: Run, map_file: Path, arguments: list[str], loaded: list[str]
) -> None:
    ran = run(*arguments, start=("-c", LOADED))
    assert ran.err.split() == ["0", *loaded]


def test_the_window_starts_without_what_writes_files(run: Run) -> None:
    ran = run("--example", start=("-c", WINDOW), QT_QPA_PLATFORM="offscreen")
    assert ran.text.split() == ["started"]


def test_blas_has_one_thread(run: Run, map_file: Path) -> None:
    code = LOADED + "import os; print(os.environ['OPENBLAS_NUM_THREADS'], file=sys.stderr)"
    assert run("field", "map.heatdesk", "-o", "map.npy", start=("-c", code)).lines[1] == "1"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "map.heatdesk"],
        ["field", "map.heatdesk", "-o", "map.npy"],
        ["render", "map.heatdesk", "-o", "map.png"],
    ],
)
def test_nothing_is_loaded_from_the_current_folder(
    run: Run, map_file: Path, tmp_path_factory: pytest.TempPathFactory, arguments: list[str]
) -> None:
    script = tmp_path_factory.mktemp("bin") / "heatdesk"
    script.write_text(CONSOLE_SCRIPT)
    hostile = f"open({str(map_file.with_name('was-run'))!r}, 'w')\nraise SystemExit(99)\n"
    for name in ("numpy", "msgspec", "PySide6", "contourpy", "json", "heatdesk"):
        map_file.with_name(f"{name}.py").write_text(hostile)
    assert run(*arguments, start=(str(script),)).code == 0
    assert not map_file.with_name("was-run").exists()


def test_the_program_works_from_a_folder_of_any_name(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Überblick & co – 表"
    folder.mkdir()
    run("new", "-o", "mäp.heatdesk", cwd=folder)
    assert run("check", "mäp.heatdesk", cwd=folder).text == "mäp.heatdesk: good\n"
