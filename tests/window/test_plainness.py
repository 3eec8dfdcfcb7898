"""User text is shown plain everywhere, and nothing that runs data is used: read off the source."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import heatdesk

SOURCE = Path(heatdesk.__file__).parent
PLAIN = SOURCE / "panels" / "fields" / "plain.py"
MODULES = sorted(SOURCE.rglob("*.py"))

RICH = {
    *("setHtml", "insertHtml", "appendHtml", "setMarkdown", "setDefaultStyleSheet"),
    *("QTextBrowser", "QTextEdit", "QTextDocument", "QStaticText"),
    *("QInputDialog", "QProgressDialog", "QErrorMessage", "QWhatsThis", "QToolTip"),
    *("LabelItem", "LegendItem", "TextItem", "AxisItem", "PlotItem", "PlotWidget"),
    *("QWebEngineView", "QQmlEngine", "QQuickWidget", "QUiLoader"),
}
"""Whatever takes mark-up, or takes text for mark-up if it looks like it."""

PICKLED = {"QSettings", "QDataStream"}
"""Qt's ways to keep values, which in some versions run what is pickled in them."""

BOXES = {"about", "aboutQt", "critical", "information", "question", "warning"}
RUNNING = {"eval", "exec", "compile", "__import__"}
IMPORTED = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "runpy", "code", "codeop"}

CONNECTING = {
    *(
        "socket",
        "ssl",
        "http",
        "ftplib",
        "smtplib",
        "asyncio",
        "socketserver",
        "xmlrpc",
        "requests",
    ),
    *(
        "QProcess",
        "urllib.request",
        "subprocess",
        "multiprocessing",
        "pty",
        "webbrowser",
        "QtNetwork",
        "QtWebSockets",
        "QtDBus",
    ),
}
"""What speaks to other programs or starts them."""

STARTING = {  # of the module os
    *("system", "popen", "startfile", "fork", "forkpty", "posix_spawn", "posix_spawnp"),
    *("execv", "execve", "execvp", "execl", "spawnl", "spawnv"),
}
WRITING = {"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "O_WRONLY", "O_RDWR"}

EXCEPTIONS = {
    "presentation/notes.py": {"QTextEdit", "QTextDocument", "setMarkdown"},  # loads nothing
    "window/display.py": {"socket"},  # asks whether there is a display, before Qt would abort
    "cli/report.py": {"mkstemp", "open to write"},  # a report of what may have broken the rest
    "cli/smoke.py": {"write_text"},  # for those who build the program
    "presentation/plain.py": {"QLabel("},  # a label that says that it is plain
    "cli/output.py": {"O_WRONLY"},  # os.devnull
    "__main__.py": {"open to write"},  # os.devnull
    "storage/files.py": {"O_WRONLY"},
    "storage/journal.py": {"O_WRONLY"},
}
"""The places where it is known why. Everything else that is written goes through storage/files."""

Rule = Callable[[ast.AST], str | None]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(node: ast.AST) -> str:
    """The last part of what is called or named."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def a_label_of_qt(node: ast.AST) -> str | None:
    return "QLabel(" if isinstance(node, ast.Call) and name(node.func) == "QLabel" else None


def a_label_s_child(node: ast.AST) -> str | None:
    based = isinstance(node, ast.ClassDef) and "QLabel" in map(name, node.bases)
    return "a class of QLabel's" if based else None


def a_box_of_qt(node: ast.AST) -> str | None:
    if not isinstance(node, ast.Call):
        return None
    function = node.func
    static = isinstance(function, ast.Attribute) and function.attr in BOXES
    of_box = static and name(function.value) == "QMessageBox"  # type: ignore[attr-defined]
    return "QMessageBox" if of_box or name(function) == "QMessageBox" else None


def rich_text(node: ast.AST) -> str | None:
    rich = name(node) in RICH or (name(node) == "RichText")
    return name(node) if rich else None


def a_pickle(node: ast.AST) -> str | None:
    if name(node) in PICKLED:
        return name(node)
    if isinstance(node, ast.Import):
        imported = {alias.name.split(".")[0] for alias in node.names}
    elif isinstance(node, ast.ImportFrom):
        imported = {(node.module or "").split(".")[0]} | {alias.name for alias in node.names}
    else:
        return None
    return next(iter(sorted(imported & (IMPORTED | PICKLED))), None)


def a_connection(node: ast.AST) -> str | None:
    """Other programs, here or elsewhere. `urllib.parse` only takes text apart."""
    if isinstance(node, ast.Import):
        roots = {alias.name.split(".")[0] for alias in node.names}
        roots |= {alias.name for alias in node.names if alias.name == "urllib.request"}
    elif isinstance(node, ast.ImportFrom):
        module = node.module or ""
        roots = {*module.split("."), *(alias.name for alias in node.names)} - {"code"}
        roots |= {module}
    else:
        starts = isinstance(node, ast.Attribute) and name(node.value) in {"os", "posix"}
        return name(node) if starts and name(node) in STARTING else None
    return next(iter(sorted(roots & (CONNECTING | STARTING))), None)


def a_written_file(node: ast.AST) -> str | None:
    if isinstance(node, (ast.Attribute, ast.Name)) and name(node) in WRITING:
        return name(node)
    if not isinstance(node, ast.Call) or name(node.func) != "open":
        return None
    modes = [*node.args[:2], *(word.value for word in node.keywords if word.arg == "mode")]
    texts = [mode.value for mode in modes if isinstance(mode, ast.Constant)]
    mode = any(isinstance(text, str) and re.fullmatch("[rwxab+t]+", text) for text in texts)
    writes = any(isinstance(text, str) and set(text) & set("wxa+") for text in texts)
    return "open to write" if mode and writes else None


def pickled_arrays(node: ast.AST) -> str | None:
    allowed = isinstance(node, ast.keyword) and node.arg == "allow_pickle"
    value = getattr(node, "value", None)
    is_no = isinstance(value, ast.Constant) and value.value is False
    return "allow_pickle" if allowed and not is_no else None


def running_text(node: ast.AST) -> str | None:
    """`eval(...)` and its kin; a dialog's own `exec()` is a method."""
    called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return name(node.func) if called and name(node.func) in RUNNING else None  # type: ignore[attr-defined]


RULES: list[Rule] = [
    a_label_of_qt, a_label_s_child, a_box_of_qt, rich_text, a_pickle, running_text,
    a_connection, a_written_file, pickled_arrays,
]  # fmt: skip

SAYING_SO = """
from PySide6.QtCore import QSettings, QDataStream
import pickle
QLabel("x"); QtWidgets.QLabel("x"); QMessageBox.warning(None, "", ""); QMessageBox(None)
class A(QLabel): pass
edit.setHtml("x"); x = Qt.TextFormat.RichText
eval("1"); exec("1"); dialog.exec(); QSettings()
import urllib.request; import subprocess; from PySide6 import QtNetwork
from urllib.parse import quote
os.system("x"); Path("x").write_text("y"); open("x", "w"); open("y", mode="ab"); open("z")
np.load("x", allow_pickle=True); np.save("x", y, allow_pickle=False); platform.system
"""

SAID_ONCE_AT_LEAST = (
    "QDataStream", "QSettings", "RichText", "a class of QLabel's", "pickle", "setHtml"
)  # fmt: skip


def found(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        for rule in RULES:
            if (what := rule(node)) is not None:
                yield getattr(node, "lineno", 0), what


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_module_shows_mark_up_or_runs_data(path: Path) -> None:
    if path == PLAIN:
        return
    tree = tree_of(path)
    allowed = EXCEPTIONS.get(path.relative_to(SOURCE).as_posix(), set())
    assert [f"line {line}: {what}" for line, what in found(tree) if what not in allowed] == []


def test_the_rules_find_what_they_are_for() -> None:
    said = sorted(what for _, what in found(ast.parse(SAYING_SO)))
    assert said.count("QLabel(") == 2
    assert said.count("QMessageBox") == 2
    for what in SAID_ONCE_AT_LEAST:
        assert what in said
    assert said.count("exec") == 1
    assert said.count("eval") == 1
    assert said.count("open to write") == 2
    assert said.count("allow_pickle") == 1
    for what in ("urllib.request", "QtNetwork", "system", "write_text"):
        assert said.count(what) == 1


def test_the_exceptions_are_needed() -> None:
    for place, allowed in EXCEPTIONS.items():
        tree = tree_of(SOURCE / place)
        assert {what for _, what in found(tree)} == allowed


def test_the_whole_source_was_read() -> None:
    assert len(MODULES) > 80
    assert PLAIN in MODULES


def test_actions_get_their_tool_tips_through_tip() -> None:
    """Qt guesses whether a tip is mark-up, so every tip is made where that is decided."""
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and name(node.func) == "setToolTip":
                made = node.args[-1]
                assert isinstance(made, ast.Call), f"{path.name}:{node.lineno}"
                assert name(made.func) == "tip", f"{path.name}:{node.lineno}"


def test_tips_of_models_are_made_by_tip() -> None:
    """What a model returns under ToolTipRole passes through `tip` in the same module."""
    for path in MODULES:
        tree = tree_of(path)
        asked = [node for node in ast.walk(tree) if name(node) == "ToolTipRole"]
        made = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and name(n.func) == "tip"]
        assert not asked or made or path.name == "table_model.py", path.name


LANDINGS = {
    "canvas/board.py": "dropEvent",
    "panels/story/story_list.py": "dropEvent",
    "window/main_window.py": "dropEvent",
    "window/importing.py": "dropEvent",
}
"""Who takes drops, and takes them itself: Qt's item views would unpickle what lands on them."""


def test_drops_are_taken_in_few_places_and_never_by_qt_itself() -> None:
    for path in MODULES:
        tree = tree_of(path)
        place = path.relative_to(SOURCE).as_posix()
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        takes = [c for c in calls if name(c.func) == "setAcceptDrops" and _is_true(c.args[0])]
        modes = [node for node in ast.walk(tree) if name(node) in {"DragDrop", "DropOnly"}]
        modes += [node for node in ast.walk(tree) if name(node) == "InternalMove"]
        if takes or modes:
            assert place in LANDINGS, place
            methods = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
            assert LANDINGS[place] in methods, place


def _is_true(node: ast.expr) -> bool:
    return not (isinstance(node, ast.Constant) and node.value is False)


CARRIERS = {
    "panels/items/item_list.py": "panels/items/item_list.py",
    "panels/story/story_list.py": "panels/story/story_model.py",
}
"""Views that can be dragged from, and the module that says what the drag carries."""


def test_no_view_carries_what_qt_would_pickle() -> None:
    for path in MODULES:
        tree = tree_of(path)
        if any(name(node) in {"setDragEnabled", "DragOnly", "DragDrop"} for node in ast.walk(tree)):
            carrier = SOURCE / CARRIERS[path.relative_to(SOURCE).as_posix()]
            nodes = ast.walk(tree_of(carrier))
            assert "mimeData" in {n.name for n in nodes if isinstance(n, ast.FunctionDef)}
