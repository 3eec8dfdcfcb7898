"""MainWindow: one project on the screen, with its panels, menus and questions."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QStackedWidget, QWidget

from heatdesk.app.saving import Saving
from heatdesk.app.settings import Settings
from heatdesk.app.wording import named
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.session import Session
from heatdesk.canvas.view import PARTS
from heatdesk.model import edits
from heatdesk.model.items import Layer
from heatdesk.panels.inspector import Inspector
from heatdesk.panels.item_list import ItemList
from heatdesk.panels.legend_panel import LegendPanel
from heatdesk.storage.templates import blank
from heatdesk.window.about import show_about
from heatdesk.window.actions import make_actions, tint
from heatdesk.window.choices import colormap_choice, overlay_choice
from heatdesk.window.filing import Filing, is_project
from heatdesk.window.menus import add_theme_menu, make_menus, make_toolbar
from heatdesk.window.status import Status
from heatdesk.window.theme import Theme
from heatdesk.window.welcome import Welcome

_LARGEST_STATE: Final = 65_536
_PANELS_VERSION: Final = 1


class MainWindow(QMainWindow):
    """Holds one document for its whole life; opening a file replaces the project in it."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.settings = settings
        self.theme = theme
        self.session = Session(blank(), theme.dark)
        self.saving = Saving(self.session.document)
        self.filing = Filing(self, self.session, self.saving, settings)
        self._build()
        self._follow()
        self._restyle()
        self._retitle()
        self._restore()

    # Building --------------------------------------------------------------------------------

    def _build(self) -> None:
        session = self.session
        self.setAcceptDrops(True)
        self.setMinimumSize(860, 560)
        self.resize(1280, 800)
        self.welcome = Welcome(self.settings)
        self._pages = QStackedWidget()
        self._pages.addWidget(session.canvas)
        self._pages.addWidget(self.welcome)
        self.setCentralWidget(self._pages)
        self.actions_by_id = make_actions(self, session.canvas, self._commands())
        menus = make_menus(self, self.actions_by_id)
        add_theme_menu(menus["View"], self.settings)
        self._recent = QMenu("Open &recent", self)
        menus["File"].insertMenu(self.actions_by_id["save"], self._recent)
        self._recent.aboutToShow.connect(self._list_recent)
        self._build_toolbar()
        self._build_panels()
        self.status = Status(session, self.saving)
        self.setStatusBar(self.status)

    def _build_toolbar(self) -> None:
        self.toolbar = make_toolbar(self, self.actions_by_id)
        self.overlay = overlay_choice(self.session.document)
        self.colormap = colormap_choice(self.session.document)
        for box in (self.overlay, self.colormap):
            self.toolbar.addWidget(box)

    def _build_panels(self) -> None:
        session = self.session
        document, selection, scenario = session.document, session.selection, session.heat.scenario
        self.items = ItemList(document, selection, session.view, scenario)
        self.inspector = Inspector(document, selection, scenario)
        self.legend = LegendPanel(session.canvas)
        areas = Qt.DockWidgetArea
        self._docks = [
            self._dock("Items", self.items, areas.LeftDockWidgetArea, 232),
            self._dock("Details", self.inspector, areas.RightDockWidgetArea, 264),
            self._dock("Legend", self.legend, areas.RightDockWidgetArea, 264),
        ]
        vertical = Qt.Orientation.Vertical
        self.resizeDocks(self._docks[1:], [420, 260], vertical)

    def _dock(self, name: str, panel: QWidget, area: Qt.DockWidgetArea, width: int) -> QDockWidget:
        dock = QDockWidget(name, self)
        dock.setObjectName(name.lower())
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        panel.setMinimumWidth(width - 24)
        dock.setWidget(panel)
        self.addDockWidget(area, dock)
        self.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        return dock

    def _commands(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        session, filing = self.session, self.filing
        shows: dict[str, Callable[[], object]] = {
            f"show_{part}": self._toggler(part) for part in PARTS
        }
        others: dict[str, Callable[[], object]] = {
            "new": filing.new,
            "templates": self.show_welcome,
            "open": filing.open,
            "save": filing.save,
            "save_as": filing.save_as,
            "export": filing.export,
            "quit": self.close,
            "undo": session.document.undo,
            "redo": session.document.redo,
            "rename": self._rename,
            "unplace": self._unplace,
            "delete": self._delete,
            "select_all": self._select_all,
            "technology": lambda: self._create("technology"),
            "role": lambda: self._create("role"),
            "fit": session.canvas.fit,
            "zoom_in": lambda: session.canvas.zoom_by(1.25),
            "zoom_out": lambda: session.canvas.zoom_by(0.8),
            "about": lambda: show_about(self),
        }
        return shows | others

    def _toggler(self, part: str) -> Callable[[], None]:
        return lambda: self.session.view.show_part(part, not getattr(self.session.view.shown, part))

    # Following -------------------------------------------------------------------------------

    def _follow(self) -> None:
        session = self.session
        session.document.settled.connect(self._retitle)
        session.document.changed.connect(self._mark_modified)
        session.document.replaced.connect(self._retitle)
        session.selection.changed.connect(self._enable)
        session.view.changed.connect(self._enable)
        self.saving.moved.connect(self._retitle)
        self.saving.moved.connect(self.show_map)
        self.theme.changed.connect(self._restyle)
        session.handling.menu_wanted.connect(self._open_menu)
        self.welcome.blank_wanted.connect(self.actions_by_id["new"].trigger)
        self.welcome.template_wanted.connect(self.filing.new_from)
        self.welcome.open_wanted.connect(self.actions_by_id["open"].trigger)
        self.welcome.file_wanted.connect(lambda name: self.filing.open_path(Path(name)))
        self.welcome.back_wanted.connect(self.show_map)

    def _mark_modified(self) -> None:
        self.setWindowModified(True)

    def _retitle(self) -> None:
        self.setWindowTitle(f"{self.saving.name}[*] - HeatDesk")
        self.setWindowModified(self.session.document.modified)
        self.setWindowFilePath(str(self.saving.path) if self.saving.path else "")
        self._enable()

    def _restyle(self) -> None:
        self.session.view.set_dark(self.theme.dark)
        tint(self.actions_by_id, self.theme.token("text"), self.theme.token("edge"))
        if self._pages.currentWidget() is self.welcome:
            self.welcome.draw_thumbnails(self.theme.dark)

    def _enable(self) -> None:
        """Which actions make sense now, and what undo and redo would do."""
        history, actions = self.session.document.history, self.actions_by_id
        project, ids = self.session.document.project, self.session.selection.ids
        scenario = self.session.heat.scenario
        for id, text in (("undo", history.undo_text), ("redo", history.redo_text)):
            actions[id].setEnabled(text is not None)
            shown = f" “{text.replace('&', '&&')}”" if text else ""
            actions[id].setText(f"&{id.capitalize()}{shown}")
        actions["rename"].setEnabled(len(ids) == 1)
        actions["delete"].setEnabled(bool(ids))
        actions["unplace"].setEnabled(any(project.placement(scenario, id) for id in ids))
        for part in PARTS:
            actions[f"show_{part}"].setChecked(getattr(self.session.view.shown, part))

    # Doing -----------------------------------------------------------------------------------

    def show_map(self) -> None:
        self._pages.setCurrentWidget(self.session.canvas)
        self._show_docks(True)
        self.session.canvas.setFocus()

    def show_welcome(self) -> None:
        """The page with models and recent files; the map stays open behind it."""
        self.welcome.back.setVisible(self.isVisible())
        self.welcome.refresh()
        self._pages.setCurrentWidget(self.welcome)
        self._show_docks(False)
        self.welcome.draw_thumbnails(self.theme.dark)

    def _show_docks(self, visible: bool) -> None:
        for dock in self._docks:
            dock.setVisible(visible)
        self.toolbar.setVisible(visible)

    def _create(self, layer: Layer) -> None:
        self.session.handling.create(layer)

    def _rename(self) -> None:
        if self.items.hasFocus() or not self.session.handling.rename_chosen():
            self.items.edit_current()

    def _unplace(self) -> None:
        document, ids = self.session.document, self.session.selection.ids
        change = edits.unplace(document.project, self.session.heat.scenario, ids)
        document.edit(f"Take {named(document.project, ids)} off the map", change)

    def _delete(self) -> None:
        document, ids = self.session.document, self.session.selection.ids
        text = f"Delete {named(document.project, ids)}"
        document.edit(text, edits.delete(document.project, ids))

    def _select_all(self) -> None:
        visible = [b.item.id for b in self.session.canvas.bubbles if not b.item.locked]
        self.session.selection.choose(visible)

    def _open_menu(self, pointer: Pointer) -> None:
        chosen = ("rename", "unplace", "delete")
        empty = ("technology", "role", "fit")
        menu = QMenu(self)
        for id in chosen if self.session.selection.ids else empty:
            menu.addAction(self.actions_by_id[id])
        at = self.session.canvas.mapToGlobal(_whole(pointer))
        menu.exec(at)
        menu.deleteLater()

    def _list_recent(self) -> None:
        self._recent.clear()
        for name in self.settings.values.recent:
            action = self._recent.addAction(Path(name).name.replace("&", "&&"))
            action.setEnabled(Path(name).is_file())
            action.triggered.connect(lambda checked=False, n=name: self.filing.open_path(Path(n)))
        if not self.settings.values.recent:
            self._recent.addAction("Nothing yet").setEnabled(False)
        else:
            self._recent.addSeparator()
            self._recent.addAction("Clear the list", lambda: self.settings.set(recent=()))

    # Events ----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.filing.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.filing.may_leave():
            event.ignore()
            return
        self.settings.set(
            geometry=_text(self.saveGeometry()), panels=_text(self.saveState(_PANELS_VERSION))
        )
        event.accept()

    def _restore(self) -> None:
        geometry = _bytes(self.settings.values.geometry)
        if geometry is not None:
            self.restoreGeometry(geometry)


def _dropped_file(urls: Sequence[QUrl]) -> Path | None:
    """The one map file of this computer that is being dropped, if it is one."""
    if len(urls) != 1 or not urls[0].isLocalFile() or urls[0].host():
        return None
    path = Path(urls[0].toLocalFile())
    return path if is_project(path) and not str(path).startswith("//") else None


def _whole(pointer: Pointer) -> QPoint:
    return QPoint(round(pointer.px), round(pointer.py))


def _text(state: QByteArray) -> str:
    return base64.b64encode(bytes(state.data())).decode()


def _bytes(text: str) -> QByteArray | None:
    """A state as Qt wrote it; None where there is none or it is implausible."""
    try:
        state = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return QByteArray(state) if 0 < len(state) <= _LARGEST_STATE else None
