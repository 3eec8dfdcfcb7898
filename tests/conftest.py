"""What holds for every test: no display, one BLAS thread, settings in a folder of their own."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when NumPy is imported

_SETTINGS = tempfile.TemporaryDirectory(prefix="heatdesk-tests-", ignore_cleanup_errors=True)
for _name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
    _folder = os.path.join(_SETTINGS.name, _name.lower())
    os.mkdir(_folder)
    os.environ[_name] = _folder

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

_NEED_QT = {"qapp", "qtbot", "qtmodeltester"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _NEED_QT & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.gui)


def pytest_unconfigure() -> None:
    _SETTINGS.cleanup()
