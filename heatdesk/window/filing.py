"""Filing: new, open, save and close, with the questions they ask."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from heatdesk.app import places
from heatdesk.app.past import keep_now
from heatdesk.app.saving import SUFFIXES, Saving, with_suffix
from heatdesk.app.settings import Settings
from heatdesk.canvas.session import Session
from heatdesk.model.project import Project
from heatdesk.panels.fields.plain import ask, ask_to_save, tell
from heatdesk.storage import files
from heatdesk.storage.characters import show
from heatdesk.storage.problems import ChangedError, Problem, ProjectError, SaveError
from heatdesk.storage.templates import blank, open_template
from heatdesk.window.changed_file import ask_about_change
from heatdesk.window.elsewhere import shown

if TYPE_CHECKING:
    from heatdesk.storage.repair import Repaired
    from heatdesk.storage.repairs import Repair

FILTER: Final = "HeatDesk maps (*.heatdesk *.json)"
_SHOWN_PROBLEMS: Final = 12
_SHOWN_REPAIRS: Final = 30


class Filing:
    """All that moves projects between the window and the disk. Problems are told, never raised."""

    def __init__(
        self, parent: QWidget, session: Session, saving: Saving, settings: Settings
    ) -> None:
        self._parent = parent
        self._session = session
        self._saving = saving
        self._settings = settings

    def new(self) -> bool:
        """Starts an empty map. False if the user thought better of it."""
        return self._begin(blank())

    def new_from(self, template: str) -> bool:
        return self._begin(open_template(template))

    def open(self) -> bool:
        """Asks for a file and opens it."""
        folder = self._settings.values.folder
        name, _ = QFileDialog.getOpenFileName(self._parent, "Open a map", folder, FILTER)
        return bool(name) and self.open_path(Path(name))

    def open_path(self, path: Path) -> bool:
        """Opens a file, unless it is faulty, the user keeps the present one, or another window has
        it, which then comes to the front.
        """
        claim = self._saving.claim(path)
        if shown(path, claim):
            return False
        if not self.may_leave():
            self._saving.give_back(claim)
            return False
        try:
            self._saving.open(path, claim)
        except ProjectError as error:
            return self._offer_repair(path, error)
        self._settings.add_recent(path.absolute())
        return True

    def _offer_repair(self, path: Path, error: ProjectError) -> bool:
        """Tells what is wrong with a file, and opens a repaired copy if that is wanted."""
        headline, problems = f"“{show(path.name)}” cannot be opened", _listed(error.problems)
        mended = _mended(path)
        if mended is None:
            tell(self._parent, headline, problems)
            return False
        if ask(self._parent, headline, problems, "Open a repaired copy…") != 0:
            return False
        headline = f"The copy of “{show(path.name)}” will differ in this"
        changes = _listed(mended.repairs, _SHOWN_REPAIRS)
        if ask(self._parent, headline, changes, "Open the copy") != 0:
            return False
        origin = f"repaired copy of {show(path.name)}"
        self._saving.begin(mended.project, saved=False, origin=origin)
        return True

    def save(self) -> bool:
        self.settle()
        path, read_only = self._saving.path, self._saving.holder
        return self._save_to(path) if path and not read_only else self.save_as()

    def save_as(self) -> bool:
        """Asks for a name and saves under it."""
        self.settle()
        path = self._saving.path
        suggested = path or Path(self._settings.values.folder) / _file_name(self._saving.name)
        if path is not None and self._saving.holder:
            suggested = path.with_stem(f"{path.stem} copy")
        name, _ = QFileDialog.getSaveFileName(self._parent, "Save the map", str(suggested), FILTER)
        return bool(name) and self._save_to(with_suffix(Path(name)))

    def may_leave(self) -> bool:
        """Whether the present map may be given up: saved, or the user says so."""
        self.settle()
        if not self._session.document.modified:
            return True
        answer = ask_to_save(self._parent, self._saving.name)
        if answer == QMessageBox.StandardButton.Save:
            return self.save()
        return answer == QMessageBox.StandardButton.Discard

    def settle(self) -> None:
        """Ends a gesture, and has a text entered that is being typed: fields tell of it only when
        they lose the focus, and no shortcut and no click on the window's frame takes it from them.
        """
        self._session.handling.finish()
        field = self._parent.focusWidget()
        if field is not None and field.hasFocus():
            field.clearFocus()
            if field.isVisible():
                field.setFocus()

    def _begin(self, project: Project) -> bool:
        if not self.may_leave():
            return False
        self._saving.begin(project)
        return True

    def _save_to(self, path: Path, over: bool = False) -> bool:
        try:
            self._saving.save_as(path, over)
        except ChangedError:
            return self._answer_change(path)
        except SaveError as error:
            tell(self._parent, "The map was not saved", str(error))
            return False
        self._settings.add_recent(path.absolute())
        return True

    def _answer_change(self, path: Path) -> bool:
        """Others have changed the file: the user says whose work it shall hold."""
        answer = ask_about_change(self._parent, path.name)
        if answer == "copy":
            return self.save_as()
        if answer == "overwrite":
            with suppress(OSError, SaveError):  # it was asked for
                keep_now(places.versions(), path)
            return self._save_to(path, over=True)
        if answer == "reload":
            return self._reload(path)
        return False

    def _reload(self, path: Path) -> bool:
        try:
            self._saving.open(path)
        except ProjectError as error:
            tell(self._parent, f"“{show(path.name)}” cannot be opened", _listed(error.problems))
            return False
        return True


def is_project(path: Path) -> bool:
    """Whether a file's name says that it is a map."""
    return path.suffix.lower() in SUFFIXES


def _mended(path: Path) -> Repaired | None:
    """What can be made of a faulty file, if anything can."""
    from heatdesk.storage import repair

    with suppress(OSError, ValueError, ProjectError):
        return repair.repaired(files.read_bytes(path), path.name)
    return None


def _listed(entries: Sequence[Problem] | Sequence[Repair], most: int = _SHOWN_PROBLEMS) -> str:
    lines = [str(entry) for entry in entries]
    more = len(lines) - most
    shown = lines[:most] + ([f"and {more} more"] if more > 0 else [])
    return "\n".join(shown)


def file_stem(name: str) -> str:
    """A map's name as one that every system takes for a file, without a suffix."""
    return Path(_file_name(name)).stem


def _file_name(name: str) -> str:
    """A name that every system takes for a file."""
    kept = "".join(letter for letter in name if letter.isalnum() or letter in " -_.,()")
    stem = " ".join(kept.split()).strip(". ")[:80] or "map"
    return str(with_suffix(Path(stem)))
