"""A process that saves one file again and again, until a kill: see `tests.builders.nursery`."""

from __future__ import annotations

from heatdesk.model import edits
from heatdesk.storage.project_file import read, save


def live(path: str) -> None:
    project = read(path)
    for turn in range(1_000_000):
        save(path, project.after(edits.rename(project, "blog", "Blog " * (1 + turn % 30))))
