from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from heatdesk.model.project import Project
from heatdesk.storage.problems import ProjectError
from heatdesk.storage.project_file import decode

SAMPLES = Path(__file__).parents[1] / "data" / "projects"

Edit = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="session")
def sample_bytes() -> bytes:
    """A file that holds every field of version 1 with a value that is not its default."""
    return (SAMPLES / "v1.heatdesk").read_bytes()


@pytest.fixture(scope="session")
def sample(sample_bytes: bytes) -> Project:
    return decode(sample_bytes, "v1.heatdesk")


@pytest.fixture
def told() -> Callable[[bytes], list[str]]:
    """What is said of a faulty file, line by line; [] of a sound one."""

    def lines(data: bytes) -> list[str]:
        try:
            decode(data, "map.heatdesk")
        except ProjectError as error:
            return list(error.lines)
        return []

    return lines


@pytest.fixture
def told_of(sample_bytes: bytes, told: Callable[[bytes], list[str]]) -> Callable[[Edit], list[str]]:
    """What is said of the sample after an edit of its JSON."""
    whole = json.loads(sample_bytes)

    def lines(edit: Edit) -> list[str]:
        document = copy.deepcopy(whole)
        edit(document)
        return told(json.dumps(document, indent=2, ensure_ascii=False).encode())

    return lines
