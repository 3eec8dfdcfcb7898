"""The dialogs that show what a hostile project holds, looked into by the hostile session."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from heatdesk.app.lost_work import lost_work
from heatdesk.app.places import recovery
from heatdesk.storage.project_file import read
from heatdesk.storage.recording import Meta, Recording
from heatdesk.window.changed_file import ask_about_change
from heatdesk.window.exporting import ExportDialog
from heatdesk.window.recovering import Recovering
from heatdesk.window.versions import Versions


def look_into(person: Any, path: Path) -> None:
    """What was lost, what was saved before, what would be exported."""
    project, window = read(path), person.window
    title = project.properties.title
    folder = recovery() / f"lost{person.dialogs}"
    keeping = Recording(folder, Meta(title, f"/x/{title}/{title}"))
    keeping.keep(project, 3, 0.0, True)
    keeping.close()
    lost = Recovering(lost_work(recovery()), lambda work: False, window)
    lost.open()
    person.look_into(lost)
    window.actions_by_id["versions"].trigger()
    person.look_into(window.findChildren(Versions)[-1])
    window.actions_by_id["export"].trigger()
    person.look_into(window.findChildren(ExportDialog)[-1])


def ask_about_a_change(person: Any) -> None:
    title = person.window.session.document.project.properties.title
    ask_about_change(person.window, title)
