from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from heatdesk.model import planning
from heatdesk.model.project import Project
from tests.builders.maps import LATER, Placed, map_of, role, technology
from tests.builders.speaker import Speaker

Speaks = Callable[..., Speaker]


def a_map(**properties: Any) -> Project:
    """Sales meets Twitter and Blogs where it is hot; Press stands apart. Later all lie a little
    lower, and the hot meeting with them.
    """
    items: list[Placed] = [
        technology("twitter", 0.1, 0.1),
        technology("blogs", 0.3, 0.1),
        technology("seo", -0.8, -0.8),
        role("sales", 0.2, 0.2),
        role("press", -0.6, 0.7),
    ]
    later = [_lower(placed) for placed in items]
    project = map_of(*items, also={LATER: later}, title="Acme", **properties)
    return project.after(planning.set_target(project, LATER))


def _lower(placed: Placed) -> Placed:
    assert placed.placement is not None
    return Placed(placed.item, replace(placed.placement, y=placed.placement.y - 0.15))


@pytest.fixture
def speaks(qapp: QApplication, tmp_path: Path) -> Iterator[Speaks]:
    """Begins a talk about a project, by default about `a_map`."""
    speakers: list[Speaker] = []

    def begin(project: Project | None = None, step: str | None = None, **options: Any) -> Speaker:
        speaker = Speaker(project or a_map(), tmp_path, **options)
        speakers.append(speaker)
        return speaker.begin(step)

    yield begin
    for speaker in speakers:
        speaker.close()
