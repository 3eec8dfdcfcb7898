"""A person who opens, hovers, chooses, presents and exports projects with hostile names.

`python hostile_session.py FOLDER PROBE TURNS` takes so many of the 40 turns of hostile projects; in
four of them every item has had every name in every field, and only those are used in full. An
audit hook notes each look at a path with the probe's name in it, each connection, each child
process, each unpickling and each text that is run as code; they are printed as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NOTED: list[str] = []
SEEN = {"open": 0}
THOROUGH = 4
TOKEN = os.path.basename(sys.argv[2])
CHILDREN = {
    *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork"),
    *("os.forkpty", "os.startfile", "pty.spawn", "webbrowser.open"),
}
CONNECTIONS = {"socket.connect", "socket.getaddrinfo", "urllib.Request", "http.client.connect"}


def hook(event: str, arguments: tuple[Any, ...]) -> None:
    SEEN["open"] += event == "open"
    if event in CHILDREN or event in CONNECTIONS or event == "pickle.find_class":
        NOTED.append(f"{event} {arguments!r:.200}")
    elif event in {"open", "os.listdir", "os.scandir", "os.remove", "os.rename", "shutil.copyfile"}:
        if TOKEN in str(arguments[0]):
            NOTED.append(f"{event} {arguments!r:.200}")
    elif event == "compile" and TOKEN in repr(arguments[0]):
        NOTED.append(f"{event} {arguments!r:.200}")


def prepare(folder: Path, turns: int) -> None:
    """The projects: written before anybody listens."""
    from heatdesk.storage.project_file import encode
    from tests.builders.hostile import a_hostile_project

    for n in range(turns):
        data = encode(a_hostile_project(sys.argv[2], n))
        (folder / f"map-{n}.heatdesk").write_bytes(data)
    faulty = data.replace(b'"layer": "technology"', b'"layer": "<img src=%s/30.png>"' % PROBE, 3)
    (folder / "faulty.heatdesk").write_bytes(faulty)


PROBE = sys.argv[2].encode()


class Person:
    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QMessageBox

        from heatdesk.app.settings import Settings
        from heatdesk.window import filing
        from heatdesk.window.application import Application

        self.folder = folder
        self.boxes = self.dialogs = 0
        QMessageBox.exec = lambda box: self.look_at(box)  # type: ignore[method-assign]
        filing.ask_to_save = lambda parent, name: QMessageBox.StandardButton.Discard
        settings = Settings(folder / "settings.json")
        settings.set(motion="none")
        self.application = Application(["heatdesk"], settings)
        self.window = self.application.window
        self.window.resize(1280, 800)
        self.window.show()
        self.turn()

    def turn(self) -> None:
        from tests.builders.driver import turn

        turn()

    def look_at(self, box: Any) -> int:
        """Instead of a question that waits: it is shown, hovered over and answered."""
        self.boxes += 1
        box.show()
        self.turn()
        box.grab()
        self.hover(box)
        box.buttons()[0].click()
        return 0

    def open(self, name: str) -> bool:
        return self.window.filing.open_path(self.folder / name)

    # Looking ---------------------------------------------------------------------------------

    def look_around(self) -> None:
        """Every panel, every list, every item, every scenario."""
        for id in ("items", "details", "reading", "pairs", "story", "legend", "table", "findings",
                   "history", "moves"):  # fmt: skip
            action = self.window.actions_by_id[id]
            if not action.isChecked():
                action.trigger()
            self.turn()
        self.wait_for_the_reading()
        self.window.grab()
        self.hover(self.window)
        self.choose_each()
        for action in ("scenario_next", "compare", "select_all", "copy", "paste", "undo"):
            if self.window.actions_by_id[action].isEnabled():
                self.window.actions_by_id[action].trigger()
                self.turn()
        self.hover(self.window)
        for menu in self.window.menus.values():
            menu.aboutToShow.emit()
        self.window.grab()

    def glance(self) -> None:
        self.turn()
        self.window.grab()
        self.hover(self.window.docks.inspector)
        self.present()

    def wait_for_the_reading(self) -> None:
        from PySide6.QtTest import QTest

        QTest.qWait(300)

    def choose_each(self) -> None:
        session = self.window.session
        for item in session.document.project.items[::5]:
            session.selection.choose([item.id])
            self.turn()

    def hover(self, top: Any) -> None:
        """A tip of each widget and of each row of each list; the mouse over the map."""
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QHelpEvent
        from PySide6.QtWidgets import QAbstractItemView, QApplication, QToolTip, QWidget

        for widget in top.findChildren(QWidget):
            if not widget.isVisible():
                continue
            spots = [widget.rect().center()]
            target = widget
            if isinstance(widget, QAbstractItemView):
                target = widget.viewport()
                spots += list(self.rows(widget))
            for spot in spots:
                event = QHelpEvent(QEvent.Type.ToolTip, spot, target.mapToGlobal(spot))
                QApplication.sendEvent(target, event)
                self.turn()
        for x in range(-9, 10, 3):
            self.canvas.move(x / 10, x / 10)
        QToolTip.hideText()

    @property
    def canvas(self) -> Any:
        from tests.builders.driver import Canvas

        return Canvas(self.window.session)

    def rows(self, view: Any) -> Iterator[Any]:
        model = view.model()
        for row in range(min(model.rowCount() if model else 0, 12)):
            for column in range(4):
                index = model.index(row, column)
                if index.isValid() and view.visualRect(index).isValid():
                    yield view.visualRect(index).center()

    def look_into(self, dialog: Any) -> None:
        """A dialog that stays open: looked at, hovered over, closed."""
        from PySide6.QtTest import QTest

        self.dialogs += 1
        QTest.qWait(300)
        dialog.grab()
        self.hover(dialog)
        dialog.close()
        self.turn()

    # Using -----------------------------------------------------------------------------------

    def present(self) -> None:
        from PySide6.QtWidgets import QApplication

        self.window.actions_by_id["present"].trigger()
        talk = self.window.presenting.talk
        assert talk is not None
        for _ in range(8):
            self.turn()
            for window in QApplication.topLevelWidgets():
                if window.isVisible():
                    window.grab()
            talk.run("next")
        talk.end()
        self.turn()

    def drop_pickles(self) -> None:
        """What Qt's own lists carry in a drag, with a value that would run a command."""
        from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
        from PySide6.QtGui import QDragEnterEvent, QDropEvent, QStandardItem, QStandardItemModel
        from PySide6.QtWidgets import QAbstractItemView, QApplication

        class Bad:
            def __reduce__(self) -> Any:
                return os.system, (f"touch {sys.argv[2]}/pickled",)

        model, item = QStandardItemModel(), QStandardItem("x")
        item.setData(Bad(), Qt.ItemDataRole.UserRole)
        model.appendRow(item)
        carried: QMimeData = model.mimeData([model.index(0, 0)])
        places = [view.viewport() for view in self.window.findChildren(QAbstractItemView)]
        for place in [*places, self.window.session.canvas.viewport(), self.window]:
            given = (
                carried,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            action = Qt.DropAction.CopyAction
            QApplication.sendEvent(place, QDragEnterEvent(QPoint(5, 5), action, *given))
            QApplication.sendEvent(place, QDropEvent(QPointF(5, 5), action, *given))
            self.turn()

    def paste(self) -> None:
        from PySide6.QtGui import QGuiApplication

        from tests.builders.hostile import names

        QGuiApplication.clipboard().setText("\n".join(names(sys.argv[2])))
        self.window.actions_by_id["paste"].trigger()
        self.turn()
        self.hover(self.window)

    def close(self) -> None:
        self.window.close()
        self.turn()


FORMS = ("a.png", "a.svg", "a.pdf", "a.pptx", "a.html")
TABLES = ("a.csv", "a.xlsx", "a.mmd", "a.md")


def export(folder: Path, name: str) -> None:
    """Every form that the command line writes and says."""
    from heatdesk.cli import program

    os.chdir(folder)
    runs = [["render", name, "-o", form, "--size", "800x500"] for form in FORMS]
    runs += [["export", name, "-o", table] for table in TABLES]
    runs += [["report", name, "-o", "report.html"], ["report", name, "-o", "report.md"]]
    runs += [["analyze", name], ["analyze", name, "--json"], ["check", name]]
    runs += [["diff", name, name], ["merge", name, name, name, "-o", "merged.heatdesk"]]
    runs += [["import", "a.csv", "--into", name, "-o", "again.heatdesk"]]
    for words in runs:
        code = program.main(words)
        if code and words[0] not in ("import",):
            NOTED.append(f"{words} ended with {code}")


def main() -> int:
    folder, turns = Path(sys.argv[1]), int(sys.argv[3])
    prepare(folder, turns)
    sys.addaudithook(hook)
    out = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    person = Person(folder)
    from tests.end2end import hostile_dialogs as dialogs

    for n in range(turns):
        assert person.open(f"map-{n}.heatdesk")
        if n >= THOROUGH:
            person.glance()
            continue
        person.look_around()
        dialogs.look_into(person, folder / f"map-{n}.heatdesk")
        person.present()
        export(folder, f"map-{n}.heatdesk")
    dialogs.ask_about_a_change(person)
    person.open("faulty.heatdesk")
    person.paste()
    person.drop_pickles()
    person.close()
    told = {"noted": NOTED, "opened": SEEN["open"], "turns": turns}
    told |= {"boxes": person.boxes, "dialogs": person.dialogs}
    os.write(out, json.dumps(told).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
