"""Settings: the user's preferences and the session's memory, in a JSON file of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, Literal

import msgspec
from PySide6.QtCore import QObject, QStandardPaths, Signal

from heatdesk.storage import files
from heatdesk.storage.problems import SaveError

Theme = Literal["system", "light", "dark"]
MapTheme = Literal["theme", "projector"]
Motion = Literal["system", "full", "none"]
Shape = Literal["16:9", "4:3", "16:10"]

_RECENT: Final = 10
_LARGEST: Final = 1_000_000


class Exports(msgspec.Struct, frozen=True):
    """What was chosen last when a map was handed out. What is no longer offered is passed over."""

    kind: str = "png"
    theme: str = "screen"
    size: str = "slide"
    width: int = 1600
    height: int = 1000
    """Page units of a size of one's own."""
    dots: int = 192
    title: bool = True
    legend: bool = True
    findings: bool = False
    method: bool = False
    told_findings: bool = True
    told_method: bool = True
    """The same of slides and web pages, which say all that there is unless it is chosen away."""
    heat: str = "picture"
    notes: bool = False
    """Below the pages of a story."""
    accent: str = ""
    logo: str = ""
    """The path of a picture."""
    folder: str = ""
    paper: str = "A4"
    """What was printed on last."""
    upright: bool = False


class Values(msgspec.Struct, frozen=True):
    """Everything that is remembered; unknown entries of the file are left out."""

    theme: Theme = "system"
    map_theme: MapTheme = "theme"
    motion: Motion = "system"
    language: Literal["en"] = "en"
    start_with: str = ""
    """The template that the program starts with; empty for the welcome page."""
    snapping: bool = True
    checklist: bool = True
    recent: tuple[str, ...] = ()
    folder: str = ""
    geometry: str = ""
    """The window's place, as Qt writes it, in base 64; likewise the panels'."""
    panels: str = ""
    hidden: tuple[str, ...] = ("table", "pairs", "findings", "moves", "history", "story")
    """Panels that are switched off."""
    audience_screen: str = ""
    """The display that the room had last, by its name."""
    one_window: bool = False
    """Whether a talk has the room's window alone."""
    video_call: bool = False
    """Whether pages cut, for those who see them in a video call."""
    shape: Shape = "16:9"
    """Of the room's window, where it does not fill a display."""
    exports: Exports = Exports()
    planned_minutes: int = 0
    notes_size: int = 18


class Settings(QObject):
    """Reads once, writes at each change. A file that cannot be read or written costs nothing but
    memory: defaults hold, and `unwritable` says why.
    """

    changed = Signal()

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        """Keeps the settings in `path`, by default in the user's own configuration folder."""
        super().__init__(parent)
        self._path = path or default_path()
        self.unwritable: str | None = None
        self.values = _read(self._path)

    def set(self, **fields: Any) -> None:
        """Changes some of the values and keeps them."""
        values = msgspec.structs.replace(self.values, **fields)
        if values == self.values:
            return
        self.values = values
        self._write()
        self.changed.emit()

    def reset(self) -> None:
        """Everything as on the first day, the recent files included."""
        self.values = Values()
        self._write()
        self.changed.emit()

    def add_recent(self, path: Path) -> None:
        """Puts a file at the head of the recent ones, of which ten are kept."""
        others = [name for name in self.values.recent if name != str(path)]
        self.set(recent=(str(path), *others)[:_RECENT], folder=str(path.parent))

    def _write(self) -> None:
        data = msgspec.json.format(msgspec.json.encode(self.values), indent=2) + b"\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            files.replace_bytes(self._path, data)
            self.unwritable = None
        except (OSError, SaveError) as error:
            self.unwritable = str(error)


def default_path() -> Path:
    where = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(where)) / "heatdesk" / "settings.json"


def _read(path: Path) -> Values:
    try:
        return msgspec.json.decode(files.read_bytes(path, _LARGEST), type=Values)
    except (OSError, ValueError, msgspec.MsgspecError):
        return Values()
