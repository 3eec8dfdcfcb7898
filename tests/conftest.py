"""What holds for every test: no display, one BLAS thread, settings and work in their own folder."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when NumPy is imported

_SETTINGS = tempfile.TemporaryDirectory(prefix="heatdesk-tests-", ignore_cleanup_errors=True)
# The temporary folder too: recovery goes there when its own place fails. Python keeps its own.
for _name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "TMPDIR"):
    _folder = os.path.join(_SETTINGS.name, _name.lower())
    os.mkdir(_folder)
    os.environ[_name] = _folder

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

Figure = Callable[[str], None]
"""Notes a line of what was measured; all of them stand at the end of the run."""

_FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    return request.config.stash.setdefault(_FIGURES, []).append


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    figures = config.stash.get(_FIGURES, [])
    if figures:
        terminalreporter.section("what was measured")
        for line in figures:
            terminalreporter.line(line)


_NEED_QT = {"qapp", "qtbot", "qtmodeltester"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked `long` runs only where it is asked for, as .ci/run does."""
    if "long" not in config.option.markexpr:
        long = [item for item in items if item.get_closest_marker("long")]
        items[:] = [item for item in items if item not in long]
        config.hook.pytest_deselected(items=long)
    for item in items:
        if _NEED_QT & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.gui)


def pytest_unconfigure() -> None:
    _SETTINGS.cleanup()
