"""Notes are Markdown that can neither lead nor load anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QTextCharFormat
from pytestqt.qtbot import QtBot

from heatdesk.presentation.notes import LEAST, MOST, Notes


@pytest.fixture
def notes(qtbot: QtBot) -> Notes:
    made = Notes()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def html_of(notes: Notes) -> str:
    return notes.document().toHtml().casefold()


def test_markdown_is_laid_out(notes: Notes) -> None:
    notes.show_notes("# Ask Anna\n\n- *before* the **number**\n- then wait")
    assert notes.toPlainText().split("\n") == ["Ask Anna", "before the number", "then wait"]
    assert "font-style:italic" in html_of(notes)


def test_a_link_is_only_words(notes: Notes) -> None:
    notes.show_notes("See [the plan](https://example.org/x) and <https://example.org>.")
    assert notes.toPlainText() == "See the plan and https://example.org."
    assert "href" not in html_of(notes)
    assert "underline" not in html_of(notes)


def test_a_picture_is_gone_and_never_read(notes: Notes, tmp_path: Path) -> None:
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.save(str(tmp_path / "p.png"))
    notes.show_notes(f"before ![p]({(tmp_path / 'p.png').as_uri()}) after")
    notes.grab()
    assert "<img" not in html_of(notes)
    assert notes.loadResource(2, (tmp_path / "p.png").as_uri()) is None


def test_html_is_seen_as_it_was_typed(notes: Notes) -> None:
    notes.show_notes("<b>loud</b> <script>x</script> a < b")
    assert "<b>loud</b>" in notes.toPlainText()
    assert "a < b" in notes.toPlainText()


def test_letters_have_a_least_and_a_largest_size(notes: Notes) -> None:
    for size, shown in ((4, LEAST), (20, 20), (400, MOST)):
        notes.enlarge_to(size)
        assert notes.document().defaultFont().pixelSize() == shown


@pytest.mark.parametrize("text", ["", "\n", "שלום עולם", "]]](((", "|a|b|\n|-|-|\n|1|2|"])
def test_any_text_will_do(notes: Notes, text: str) -> None:
    notes.show_notes(text)
    notes.grab()


def test_nothing_asks_for_a_picture(notes: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even the layout, before the pictures are taken out: Qt would look for the file itself."""
    asked: list[object] = []
    monkeypatch.setattr(
        "heatdesk.presentation.notes._Sealed.loadResource", lambda *name: asked.append(name)
    )
    for _ in range(2):
        notes.show_notes("before ![p](/tmp/p.png) ![q](file:///tmp/q.png) after")
        notes.enlarge_to(20)
        notes.grab()
    assert notes.toPlainText() == "before   after"
    assert asked == []


HOSTILE = {
    "raw html": "<img src='file:///etc/passwd'><script>x()</script><iframe src='//e.org'>",
    "html block": "<div>\n<a href='file:///etc/passwd'>x</a>\n</div>",
    "picture of a file": "![](file:///etc/passwd) ![x](/etc/passwd 't') ![y](\\\\e\\y.png)",
    "picture by reference": "![x][1]\n\n[1]: file:///etc/passwd",
    "picture in a link": "[![x](file:///tmp/x.png)](https://example.org)",
    "link to a file": "[x](file:///etc/passwd) [y](<file:///a b>) <file:///etc/passwd>",
    "link to a script": "[x](javascript:alert(1)) [y](data:text/html,<b>x</b>) [z](vbscript:x)",
    "link by reference": "[x][1] and [1]\n\n[1]: javascript:x 'title'",
    "address alone": "https://example.org/?q=1 www.example.org mailto:a@example.org",
    "entities": "&#60;img src=x&#62; &lt;script&gt; &#x6A;avascript:x",
    "in a table": "|a|b|\n|-|-|\n|![x](file:///x)|[y](file:///y)|",
    "in a list": "- ![x](file:///x)\n    1. [y](file:///y)\n> ![z](file:///z)",
    "deep": "> " * 200 + "![x](file:///x)",
    "long": "![x](file:///x) " * 500,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markdown_leads_and_loads_nowhere(
    notes: Notes, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(
        "heatdesk.presentation.notes._Sealed.loadResource", lambda *name: asked.append(name)
    )
    notes.show_notes(HOSTILE[name])
    notes.grab()
    made = html_of(notes)
    assert "<img" not in made
    assert "<a " not in made
    assert "<script" not in made
    assert asked == []
    assert not any(format.isAnchor() or format.isImageFormat() for format in formats(notes))


@pytest.mark.parametrize("name", ["raw html", "html block"])
def test_hostile_html_is_read_as_it_was_typed(notes: Notes, name: str) -> None:
    notes.show_notes(HOSTILE[name])
    assert "file:///etc/passwd" in notes.toPlainText()


def formats(notes: Notes) -> Iterator[QTextCharFormat]:
    """Of all letters that are shown, and of what stands between them."""
    block = notes.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            yield fragments.fragment().charFormat()
            fragments += 1
        block = block.next()
