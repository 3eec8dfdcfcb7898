from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from heatdesk.app.settings import Settings
from heatdesk.model import edits, planning
from heatdesk.model.project import Project
from heatdesk.storage.project_file import save
from heatdesk.window import filing
from heatdesk.window.actions import ACTIONS
from heatdesk.window.main_window import MainWindow
from heatdesk.window.theme import Theme
from tests.builders.driver import Canvas, dispose, turn
from tests.builders.maps import in_tray, map_of, role, technology

BUTTON = QMessageBox.StandardButton
_SCENARIO_NEEDS = {"scenarios", "an earlier scenario", "a later scenario", "target", "comparison"}


class Desk:
    """A main window, what it has told and asked, and what it gets for an answer."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.folder = folder
        self.canvas = Canvas(window.session)
        self.told: list[tuple[str, str]] = []
        self.asked: list[str] = []
        self.answer = BUTTON.Cancel
        self.offered: list[tuple[str, ...]] = []
        self.choices: list[int] = []
        """What is answered to offers, one after the other; then Cancel."""
        self.dialogs: list[tuple[str, str]] = []
        self.chosen_file = ""
        """What the file dialogs give back; empty as after Cancel."""

    @property
    def project(self) -> Project:
        return self.window.session.document.project

    @property
    def modified(self) -> bool:
        return self.window.isWindowModified()

    def run(self, action: str) -> None:
        """Chooses an action as from a menu."""
        assert self.window.actions_by_id[action].isEnabled()
        self.window.actions_by_id[action].trigger()
        turn()

    def choose_for(self, action: str) -> None:
        """Chooses what the action needs, if it needs anything."""
        needs = next(entry.needs for entry in ACTIONS if entry.id == action)
        chosen = {"two placed": ["twitter", "sales"], "three placed": ["twitter", "sales", "blogs"]}
        document = self.window.session.document
        if needs == "three placed":
            change = edits.create(document.project, "now", "technology", "Blogs", (0.5, 0.5))[0]
            document.edit("Add technology", change)
        if needs == "locked":
            document.edit("Lock", edits.set_items(document.project, ["sales"], locked=True))
        if needs in _SCENARIO_NEEDS:
            self.plan(after=needs == "an earlier scenario")
        if needs == "redo":
            self.change()
            document.undo()
        self.window.session.selection.choose(chosen.get(needs, ["twitter"]))

    def change(self) -> None:
        """Makes some change."""
        document = self.window.session.document
        title = f"{self.project.properties.title}."
        document.edit("Retitle", edits.set_properties(document.project, title=title))

    def plan(self, after: bool = False) -> str:
        """Adds a target, "later", in which Twitter and Sales lie elsewhere; `after` shows it."""
        document = self.window.session.document
        change, id = planning.add_scenario(document.project, "Later", "now")
        document.edit("Add scenario Later", change)
        document.edit("Aim", planning.set_target(document.project, id))
        document.edit("Move", edits.move(document.project, id, ["twitter", "sales"], 0.3, -0.4))
        if after:
            self.window.session.heat.show(id)
        return id

    def file(self, name: str = "map.heatdesk", project: Project | None = None) -> Path:
        """A sound file."""
        path = self.folder / name
        save(path, project or sample())
        return path

    def open(self, name: str = "map.heatdesk") -> Path:
        path = self.file(name)
        assert self.window.filing.open_path(path)
        return path


def sample(**properties: str) -> Project:
    return map_of(
        technology("twitter", 0.2, 0.3), role("sales", -0.5, -0.5), in_tray("seo"), **properties
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings" / "settings.json")


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """Light, and the same for all windows: a style sheet is dear. `test_theme` has its own."""
    kept = Settings(tmp_path_factory.mktemp("theme") / "settings.json")
    kept.set(theme="light")
    return Theme(qapp, kept)


@pytest.fixture
def window(
    settings: Settings, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """No dialog ever waits for an answer that nobody gives: see `desk` for answers."""
    monkeypatch.setattr(filing, "ask_to_save", lambda parent, name: BUTTON.Discard)
    monkeypatch.setattr(filing, "tell", lambda parent, headline, lines: pytest.fail(lines))
    monkeypatch.setattr(filing, "ask", lambda parent, headline, lines, *_: pytest.fail(lines))
    made = MainWindow(settings, theme)
    made.show()
    made.activateWindow()
    made.show_map()
    turn()
    yield made
    monkeypatch.setattr(filing, "ask_to_save", lambda parent, name: BUTTON.Discard)
    made.close()
    dispose(made, made.session.document)


@pytest.fixture
def desk(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(window, tmp_path)

    def tell(parent: object, headline: str, lines: str) -> None:
        desk.told.append((headline, lines))

    def offer(parent: object, headline: str, lines: str, *choices: str) -> int | None:
        desk.told.append((headline, lines))
        desk.offered.append(choices)
        return desk.choices.pop(0) if desk.choices else None

    def ask(parent: object, name: str) -> QMessageBox.StandardButton:
        desk.asked.append(name)
        return desk.answer

    def dialog(parent: object, title: str, start: str, filters: str) -> tuple[str, str]:
        desk.dialogs.append((title, start))
        return desk.chosen_file, filters

    monkeypatch.setattr(filing, "tell", tell)
    monkeypatch.setattr(filing, "ask", offer)
    monkeypatch.setattr(filing, "ask_to_save", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", dialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    return desk
