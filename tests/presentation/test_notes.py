"""Notes are Markdown that can neither lead nor load anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
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
