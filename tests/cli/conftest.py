"""The program as a process of its own, started in an empty folder, without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

import heatdesk
from heatdesk.cli import program
from heatdesk.model.project import Project
from heatdesk.model.properties import HeatSettings
from heatdesk.storage.project_file import encode
from tests.builders.maps import map_of, role, technology

CHECKOUT = Path(heatdesk.__file__).parents[1]
_DROPPED = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "OPENBLAS_NUM_THREADS")


@dataclass(frozen=True)
class Ran:
    """How a run of the program ended."""

    code: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[str]:
        """What stands on standard error; whatever went wrong, never a traceback."""
        assert "Traceback" not in self.err
        return self.err.splitlines()

    @property
    def line(self) -> str:
        """The only line on standard error."""
        (line,) = self.lines
        return line

    @property
    def text(self) -> str:
        """Standard output of a run in which nothing went wrong."""
        assert (self.code, self.err) == (0, "")
        return self.out.decode()


Run = Callable[..., Ran]


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A user without a display, whose settings and reports lie in a folder of the test's."""
    home = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if name not in _DROPPED}
    folders = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "STATE", "DATA")}
    return {**kept, **folders, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1", "HOME": str(home)}


@pytest.fixture
def run(tmp_path: Path, environment: Mapping[str, str]) -> Run:
    """Runs the program in the test's folder: run("check", "map.heatdesk")."""

    def ran(
        *arguments: str,
        cwd: str | Path = tmp_path,
        start: tuple[str, ...] = ("-m", "heatdesk"),
        stdout: int | IO[Any] = subprocess.PIPE,
        **extra: str,
    ) -> Ran:
        done = subprocess.run(
            [sys.executable, *start, *arguments],
            cwd=cwd,
            env={**environment, **extra},
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            timeout=60,
        )
        return Ran(done.returncode, done.stdout or b"", done.stderr.decode())

    return ran


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Run:
    """Runs the program in the test's folder too, but within this process, which is faster."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")  # verbs set it, and this restores it

    def ran(*arguments: str) -> Ran:
        code = program.main(arguments)
        captured = capfdbinary.readouterr()
        return Ran(code, captured.out, captured.err.decode())

    return ran


@pytest.fixture
def project() -> Project:
    """Two scenarios that differ, and an overlay of the map's own that is not the usual one."""
    return map_of(
        technology("blog", -0.5, 0.5),
        role("sales", 0.5, -0.25, weight=2.0),
        also={"later": [technology("blog", 0.5, -0.25), role("sales", 0.5, -0.25)]},
        heat=HeatSettings(overlay="combined"),
        title="Café",
    )


@pytest.fixture
def map_file(project: Project, tmp_path: Path) -> Path:
    path = tmp_path / "map.heatdesk"
    path.write_bytes(encode(project))
    return path
