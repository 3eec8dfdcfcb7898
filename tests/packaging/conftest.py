"""The scripts of packaging/ are no package: each is imported as it stands there."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
ROOT = PACKAGING.parent

Script = Callable[[str], ModuleType]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Iterator[Script]:
    """Imports a script by its path below packaging/, with those beside it in reach."""
    before = set(sys.modules)

    def imported(name: str) -> ModuleType:
        path = PACKAGING / name
        for folder in (PACKAGING, path.parent):
            monkeypatch.syspath_prepend(folder)
        return importlib.import_module(path.stem)

    yield imported
    for name in set(sys.modules) - before:
        del sys.modules[name]
