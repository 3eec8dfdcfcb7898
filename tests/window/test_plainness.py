"""User text is shown plain everywhere, and nothing that runs data is used: read off the source."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import heatdesk

SOURCE = Path(heatdesk.__file__).parent
PLAIN = SOURCE / "panels" / "plain.py"
MODULES = sorted(SOURCE.rglob("*.py"))

RICH = {
    "setHtml",
    "insertHtml",
    "appendHtml",
    "setMarkdown",
    "QTextBrowser",
    "setDefaultStyleSheet",
}
"""Whatever takes mark-up."""

PICKLED = {"QSettings", "QDataStream"}
"""Qt's ways to keep values, which in some versions run what is pickled in them."""

BOXES = {"about", "aboutQt", "critical", "information", "question", "warning"}
RUNNING = {"eval", "exec", "compile", "__import__"}
IMPORTED = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "runpy"}

Rule = Callable[[ast.AST], str | None]


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


def running_text(node: ast.AST) -> str | None:
    """`eval(...)` and its kin; a dialog's own `exec()` is a method."""
    called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return name(node.func) if called and name(node.func) in RUNNING else None  # type: ignore[attr-defined]


RULES: list[Rule] = [
    a_label_of_qt, a_label_s_child, a_box_of_qt, rich_text, a_pickle, running_text
]  # fmt: skip

SAYING_SO = """
from PySide6.QtCore import QSettings, QDataStream
import pickle
QLabel("x"); QtWidgets.QLabel("x"); QMessageBox.warning(None, "", ""); QMessageBox(None)
class A(QLabel): pass
edit.setHtml("x"); x = Qt.TextFormat.RichText
eval("1"); exec("1"); dialog.exec(); QSettings()
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
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [f"line {line}: {what}" for line, what in found(tree)] == []


def test_the_rules_find_what_they_are_for() -> None:
    said = sorted(what for _, what in found(ast.parse(SAYING_SO)))
    assert said.count("QLabel(") == 2
    assert said.count("QMessageBox") == 2
    for what in SAID_ONCE_AT_LEAST:
        assert what in said
    assert said.count("exec") == 1
    assert said.count("eval") == 1


def test_the_whole_source_was_read() -> None:
    assert len(MODULES) > 80
    assert PLAIN in MODULES


def test_actions_get_their_tool_tips_through_tip() -> None:
    """Qt guesses whether a tip is mark-up, so every tip is made where that is decided."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name(node.func) == "setToolTip":
                made = node.args[-1]
                assert isinstance(made, ast.Call), f"{path.name}:{node.lineno}"
                assert name(made.func) == "tip", f"{path.name}:{node.lineno}"
