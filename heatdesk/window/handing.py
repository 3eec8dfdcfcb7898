"""Handing: what brings tables and other maps in, and hands this one out. Loaded when it is used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from heatdesk.model.planning import other_target
from heatdesk.panels.fields.plain import tell
from heatdesk.window.filing import FILTER, file_stem

if TYPE_CHECKING:
    from heatdesk.window.bringing import BringDialog
    from heatdesk.window.importing import ImportDialog
    from heatdesk.window.main_window import MainWindow


class Handing:
    """The commands that open a page of their own over one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the actions do."""
        return {
            "import_table": self.import_table,
            "bring_in": self.bring_in,
            "export": self.export,
            "print": self.print,
        }

    def import_table(self, path: Path | None = None) -> None:
        """Opens the page that takes tables, with a file if one is given."""
        from heatdesk.window.importing import ImportDialog

        window = self._window
        window.filing.settle()
        window.show_map()
        folder = window.settings.values.folder
        page = ImportDialog(window.session.document, self._scenario, folder, window)
        page.accepted.connect(lambda: self._say_imported(page))
        page.open()
        if path is not None:
            page.take_file(path)

    def bring_in(self) -> None:
        """Asks for another map, and opens the page that tells what it would bring."""
        from heatdesk.storage import project_file
        from heatdesk.storage.problems import ProjectError
        from heatdesk.window.bringing import BringDialog

        window = self._window
        window.filing.settle()
        folder = window.settings.values.folder
        name, _ = QFileDialog.getOpenFileName(window, "Bring in a map", folder, FILTER)
        if not name:
            return
        path = Path(name)
        try:
            other = project_file.read(path)
        except ProjectError as error:
            tell(window, f"“{path.name}” cannot be read", str(error))
            return
        page = BringDialog(window.session.document, other, path.name, window)
        page.accepted.connect(lambda: self._show_brought(page))
        page.open()

    def export(self) -> None:
        from heatdesk.window.exporting import ExportDialog

        window = self._window
        window.filing.settle()
        session, name = window.session, file_stem(window.saving.name)
        project, scenario = session.document.project, self._scenario
        compared = other_target(project, scenario) if session.view.compares else None
        page = ExportDialog(
            project, scenario, session.view.look, name, window.settings, compared, window
        )
        page.accepted.connect(lambda: window.toast.say(f"Exported {page.exported_name}"))
        page.open()

    def print(self) -> None:
        from heatdesk.window.printing import PrintDialog

        window = self._window
        window.filing.settle()
        project, name = window.session.document.project, file_stem(window.saving.name)
        PrintDialog(project, self._scenario, name, window.settings, window).open()

    @property
    def _scenario(self) -> str:
        return self._window.session.heat.scenario

    def _say_imported(self, page: ImportDialog) -> None:
        undo = self._window.session.document.undo
        self._window.toast.say(page.imported, "Undo", undo)

    def _show_brought(self, page: BringDialog) -> None:
        """Shows the new scenario: that is what was asked for."""
        from heatdesk.window.bringing import summary

        if page.brought is not None:
            self._window.session.heat.show(page.brought.scenario)
            undo = self._window.session.document.undo
            self._window.toast.say(summary(page.brought), "Undo", undo)
