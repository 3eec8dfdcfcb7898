"""`heatdesk --smoke-test FOLDER`, by which builders try what they have built."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from heatdesk.export.forms import FORMS
from heatdesk.storage.project_file import read
from tests.cli.conftest import Run

HANGING = """
import time
from pathlib import Path
from heatdesk.cli import smoke
smoke.Application = lambda *_: time.sleep(60)
smoke.run(Path("out"), None, limit=0.3)
"""


def report(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "report.json").read_text("utf-8")))


def test_the_whole_program_is_tried_and_ends_by_itself(run: Run, tmp_path: Path) -> None:
    assert run("--smoke-test", "out").code == 0
    told = report(tmp_path / "out")
    assert (told["good"], told["problem"], told["frozen"]) == (True, "", False)
    assert told["platform"] == "offscreen"
    assert set(FORMS) <= set(told["checked"])
    for name in ("window.png", "map.heatdesk", *(f"map.{form}" for form in FORMS)):
        assert (tmp_path / "out" / name).stat().st_size > 1000
    assert {"heatdesk", "python", "qt", "PySide6", "numpy"} <= told["versions"].keys()


def test_it_is_tried_on_a_file_and_leaves_that_and_the_settings_alone(
    run: Run, map_file: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    before = map_file.read_bytes()
    assert run("--smoke-test", "out", map_file.name).code == 0
    assert map_file.name in report(tmp_path / "out")["title"]
    assert map_file.read_bytes() == before
    saved = read(tmp_path / "out" / "map.heatdesk")
    assert saved.properties.title == "Café"
    assert not Path(environment["XDG_CONFIG_HOME"], "heatdesk").exists()


def test_what_goes_wrong_is_in_the_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.heatdesk").write_text("{}")
    assert run("--smoke-test", "out", "broken.heatdesk").code == 3
    told = report(tmp_path / "out")
    assert told["good"] is False
    assert "broken.heatdesk" in told["problem"]


def test_what_hangs_is_ended(run: Run, tmp_path: Path) -> None:
    ran = run(start=("-c", HANGING), QT_QPA_PLATFORM="offscreen")
    assert ran.code == 3
    assert report(tmp_path / "out")["problem"] == "not done within 0.3 seconds"


def test_the_help_does_not_name_it(run: Run) -> None:
    assert "smoke" not in run("--help").text
