"""MainWindow: one project on the screen, with its panels, menus and questions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget

from heatdesk.app.clipboard import can_paste
from heatdesk.app.saving import SUFFIX, Saving
from heatdesk.app.settings import Settings
from heatdesk.canvas.accessible import install
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.session import Session
from heatdesk.canvas.spotlight import Spotlight
from heatdesk.storage.characters import seen
from heatdesk.storage.templates import EXAMPLE, blank
from heatdesk.window import dialogs, menus
from heatdesk.window.actions import enable, make_actions, name_steps
from heatdesk.window.checklist import Checklist
from heatdesk.window.choices import colormap_choice, overlay_choice
from heatdesk.window.docks import Docks
from heatdesk.window.doing import Doing
from heatdesk.window.dropped import MAPS, TABLES, dropped_file
from heatdesk.window.filing import Filing, is_project
from heatdesk.window.handing import Handing
from heatdesk.window.needs import Situation
from heatdesk.window.presenting import Presenting, StageBar
from heatdesk.window.safety import Safety
from heatdesk.window.scenario_bar import ScenarioBox
from heatdesk.window.scenario_doing import ScenarioDoing
from heatdesk.window.status import Status
from heatdesk.window.styling import AFTER_FIRST_FRAME_MS, Styling
from heatdesk.window.theme import Theme
from heatdesk.window.toast import Toast
from heatdesk.window.viewing import Viewing
from heatdesk.window.welcome import Welcome
from heatdesk.window.window_state import remember, restore


class MainWindow(QMainWindow):
    """Holds one document for its whole life; opening a file replaces the project in it."""

    window_wanted = Signal()
    quit_wanted = Signal()
    filled_window_wanted = Signal(object)
    """Another window; the callable fills it."""
    gone = Signal()
    """The window has closed for good."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.settings = settings
        self.theme = theme
        self.session = Session(blank(), theme.dark)
        self.saving = Saving(self.session.document)
        self.safety = Safety(self)
        self.filing = Filing(self, self.session, self.saving, settings)
        self._build()
        self._follow()
        self.styling.restyle()
        self.styling.prefer()
        self._retitle()
        restore(self, self.docks, settings)

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
        self.toast = Toast(session.canvas)
        self.doing = Doing(session, self.toast.say)
        self.scenarios = ScenarioDoing(session, self.toast.say)
        self.handing = Handing(self)
        self.viewing = Viewing(self)
        about = self._project_name, self._chosen_step
        self.presenting = Presenting(
            self, session, self.settings, *about, self.filing.settle, self.toast.say
        )
        self.actions_by_id = make_actions(self, session.canvas, self._commands())
        self.docks = Docks(self, session, self.actions_by_id, self.toast.say)
        self._build_menus()
        self.toolbar = menus.make_toolbar(self, self.actions_by_id)
        self.scenario_box = ScenarioBox(session, self.scenarios, self.actions_by_id)
        self.overlay = overlay_choice(session.document)
        self.colormap = colormap_choice(session.document)
        for box in (self.scenario_box, self.overlay, self.colormap):
            self.toolbar.addWidget(box)
        self.stage_bar = StageBar(self.actions_by_id["present"])
        self.addToolBar(self.stage_bar)
        self.checklist = Checklist(session.document, self.settings, self.docks.items)
        self.docks.items.add_notice(self.checklist)
        self.access = install(session.canvas)
        self.spotlight = Spotlight(session.canvas)
        self.docks.items.found.connect(self.spotlight.show)
        keep_finding = partial(dialogs.keep_finding, self, session)
        self.docks.reading.keep_wanted.connect(keep_finding)
        self.docks.items.items.delete_wanted.connect(self.actions_by_id["delete"].trigger)
        self.status = Status(session, self.safety.recovery)
        self.setStatusBar(self.status)
        self.styling = Styling(self)

    def _build_menus(self) -> None:
        self.menus = menus.make_menus(self, self.actions_by_id)
        self._recent = QMenu("Open &recent", self)
        self.menus["File"].insertMenu(self.actions_by_id["save"], self._recent)
        self._recent.aboutToShow.connect(self._list_recent)
        menus.add_view_choices(self.menus["View"], self.settings, self.session.view)
        menus.add_stage_choices(self.menus["Present"], self.settings)

    def _commands(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        session, filing = self.session, self.filing
        own: dict[str, Callable[[], object]] = {
            "new": filing.new,
            "new_window": self.window_wanted.emit,
            "templates": self.show_welcome,
            "open": filing.open,
            "save": filing.save,
            "save_as": filing.save_as,
            "close": self.close,
            "quit": self.quit_wanted.emit,
            "undo": session.document.undo,
            "redo": session.document.redo,
            "rename": self._rename,
            "find": self._find,
            "preferences": lambda: dialogs.preferences(self, self.settings),
            "technology": lambda: session.handling.create("technology"),
            "role": lambda: session.handling.create("role"),
            "place": self._place,
            "palette": lambda: dialogs.palette(self, self.actions_by_id),
            "keys": lambda: dialogs.keys(self, self.menus),
            "example": self._show_example,
            "news": lambda: dialogs.news(self),
            "updates": lambda: dialogs.updates(self),
            "about": lambda: dialogs.about(self),
        }
        theirs = (self.doing, self.scenarios, self.safety, self.presenting, self.handing)
        for part in (*theirs, self.viewing):
            own |= part.commands()
        return own

    # Following -------------------------------------------------------------------------------

    def _follow(self) -> None:
        session = self.session
        session.document.settled.connect(self._retitle)
        session.document.settled.connect(self.toast.hide)  # its Undo would mean another step now
        session.document.changed.connect(self._mark_modified)
        session.document.replaced.connect(self._retitle)
        session.selection.changed.connect(self._enable)
        session.view.changed.connect(self._enable)
        session.heat.switched.connect(self._enable)
        session.handling.menu_wanted.connect(self._open_menu)
        session.handling.message.connect(lambda text: self.toast.say(text))
        QGuiApplication.clipboard().dataChanged.connect(self._enable)
        self.saving.moved.connect(self._retitle)
        self.saving.moved.connect(self.show_map)
        self.welcome.blank_wanted.connect(self.actions_by_id["new"].trigger)
        self.welcome.template_wanted.connect(self.filing.new_from)
        self.welcome.open_wanted.connect(self.actions_by_id["open"].trigger)
        self.welcome.file_wanted.connect(lambda name: self.filing.open_path(Path(name)))
        self.welcome.back_wanted.connect(self.show_map)
        self.welcome.story_wanted.connect(self._tell_example)

    def _mark_modified(self) -> None:
        self.setWindowModified(True)

    def _retitle(self) -> None:
        name = seen(self.saving.title)
        name = name.replace("[*]", "[*][*]")  # or Qt would take it for its own mark
        self.setWindowTitle(f"{name}[*] - HeatDesk")
        self.setWindowModified(self.session.document.modified)
        self.setWindowFilePath(str(self.saving.path) if self.saving.path else "")
        self._enable()

    def _enable(self) -> None:
        """Which actions make sense now, and what undo and redo would do."""
        document, actions = self.session.document, self.actions_by_id
        history, ids = document.history, self.session.selection.ids
        can = (history.undo_text is not None, history.redo_text is not None)
        on_map = not self.shows_welcome
        paste = can_paste(QGuiApplication.clipboard().mimeData())
        scenario = self.session.heat.scenario
        now = Situation.of(document.project, scenario, ids, can, on_map, paste)
        enable(actions, now)
        name_steps(actions, history.undo_text, history.redo_text)
        self.viewing.check(actions)
        actions["place"].setChecked(self.session.handling.placing)
        self.scenarios.check(actions)
        self.presenting.check(actions)

    # Doing -----------------------------------------------------------------------------------

    def show_map(self) -> None:
        self._pages.setCurrentWidget(self.session.canvas)
        self.docks.show_all(True)
        self.toolbar.setVisible(True)
        self.stage_bar.setVisible(True)
        self._enable()
        self.session.canvas.setFocus()
        QTimer.singleShot(AFTER_FIRST_FRAME_MS, self, self.session.reading.start)

    @property
    def shows_welcome(self) -> bool:
        """Whether the page with models lies over the map."""
        return self._pages.currentWidget() is self.welcome

    def show_welcome(self) -> None:
        """The page with models and recent files; the map stays open behind it."""
        self.welcome.back.setVisible(self.isVisible())
        self.welcome.refresh()
        self._pages.setCurrentWidget(self.welcome)
        self.docks.show_all(False)
        self.toolbar.setVisible(False)
        self.stage_bar.setVisible(False)
        self._enable()
        self.welcome.draw_thumbnails(self.theme.dark)

    def _rename(self) -> None:
        table = self.docks.table
        if table is not None and table.table.hasFocus():
            table.edit_current()
        elif self.docks.items.items.hasFocus() or not self.session.handling.rename_chosen():
            self.docks.items.edit_current()

    def _find(self) -> None:
        self.docks.show("items")
        self.docks.items.focus_filter()

    def _show_example(self) -> None:
        if self.filing.new_from(EXAMPLE):
            self.toast.say("F5 tells its story on stage", "Present", self.presenting.begin)

    def _tell_example(self) -> None:
        if self.filing.new_from(EXAMPLE):
            self.presenting.begin(alone=True)

    def _project_name(self) -> str:
        return self.saving.name.removesuffix(SUFFIX)

    def _chosen_step(self) -> str | None:
        """The id of the step that is chosen in the story, if one is."""
        story = self.docks.story
        scene = story.list.current if story is not None else None
        return scene.step.id if scene is not None else None

    def _place(self) -> None:
        handling = self.session.handling
        if handling.placing:
            handling.end_placing()
        else:
            handling.begin_placing()
        self._enable()

    def _open_menu(self, pointer: Pointer) -> None:
        menu = menus.context_menu(self, self.session, self.actions_by_id, pointer)
        menu.exec(self.session.canvas.mapToGlobal(QPoint(round(pointer.px), round(pointer.py))))
        menu.deleteLater()

    def _list_recent(self) -> None:
        menus.list_recent(self._recent, self.settings, self.filing.open_path)

    # Events ----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData(), (*MAPS, *TABLES)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData(), (*MAPS, *TABLES))
        if path is not None:
            event.acceptProposedAction()
            (self.filing.open_path if is_project(path) else self.handing.import_table)(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.filing.may_leave():
            event.ignore()
            return
        remember(self, self.docks, self.settings)
        self.presenting.end()
        self.session.close()
        self.safety.close()
        event.accept()
        self.gone.emit()
