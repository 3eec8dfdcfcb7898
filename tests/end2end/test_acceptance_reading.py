"""The acceptance statements about reading a map, on the real window and the finished example.

Each test is named after its statement in words; real mouse and key events do what a person would.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from heatdesk.analysis.reading import Reading
from heatdesk.app.settings import Settings
from heatdesk.figure.contours import contours
from heatdesk.figure.outlines import outlines
from heatdesk.model.project import Project
from heatdesk.panels.findings.finding_form import FindingForm
from heatdesk.panels.reading.reading_panel import ReadingPanel
from heatdesk.panels.reading.reading_rows import Row
from heatdesk.storage.templates import EXAMPLE, open_template
from heatdesk.window.main_window import MainWindow
from heatdesk.window.theme import Theme
from tests.builders.driver import Canvas, dispose, turn

LEFT = Qt.MouseButton.LeftButton


class Reader:
    """Somebody who reads the example's map."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.canvas = Canvas(window.session)
        self._qtbot = qtbot

    @property
    def panel(self) -> ReadingPanel:
        return self.window.docks.reading

    @property
    def project(self) -> Project:
        return self.window.session.document.project

    @property
    def reading(self) -> Reading:
        """What is read when the map has come to rest."""
        live = self.window.session.reading
        self._qtbot.waitUntil(
            lambda: live.reading is not None and not live.lagging and live.reading.robust,
            timeout=10_000,
        )
        assert live.reading is not None
        return live.reading

    def rows(self, kind: str) -> list[Row]:
        assert self.reading
        return [row for row in self.panel.list.rows if row.kind == kind]

    def click(self, key: tuple[str, ...]) -> None:
        """Clicks the row with this key."""
        rows, view = self.panel.list.rows, self.panel.list
        item = view.item(next(n for n, row in enumerate(rows) if row.key == key))
        view.scrollToItem(item)
        place: QPoint = view.visualItemRect(item).center()
        QTest.mouseClick(view.viewport(), LEFT, pos=place)
        turn()

    def words(self) -> str:
        """Everything that the panel says."""
        assert self.reading
        rows = (f"{row.title} {row.detail}" for row in self.panel.list.rows)
        return "\n".join([self.panel.balance.sentence.text(), *rows])

    def form(self) -> FindingForm:
        """The form that is open."""
        turn()
        forms = self.window.findChildren(FindingForm)
        assert len(forms) == 1
        return forms[0]


@pytest.fixture
def reader(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Reader]:
    settings = Settings(tmp_path / "settings.json")
    settings.set(theme="light", motion="none")
    window = MainWindow(settings, Theme(qapp, settings))
    window.saving.begin(open_template(EXAMPLE))
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    turn()
    yield Reader(window, qtbot)
    window.session.document.mark_saved()
    window.close()
    dispose(window, window.session.document)


def test_13_a_hot_area_of_the_list_is_shown_with_those_who_make_it(reader: Reader) -> None:
    hot = next(row for row in reader.rows("area") if row.key[1] == "hot")
    reader.click(hot.key)
    emphasis = reader.window.session.view.emphasis
    assert emphasis is not None
    area = reader.reading.areas[hot.areas[0]]
    assert {area.pairs[0].role, area.pairs[0].technology} <= (emphasis.items or set())
    (ring,) = emphasis.rings
    low, high = ring.min(axis=0), ring.max(axis=0)
    assert (low < [area.peak.x, area.peak.y]).all()
    assert (high > [area.peak.x, area.peak.y]).all()


def test_13_every_listed_hot_area_lies_inside_a_line_and_every_line_is_listed(
    reader: Reader,
) -> None:
    reading = reader.reading
    field = reader.window.session.heat.heat().field.alignment
    for zone, level in (("hot", reading.thresholds.hot), ("warm", reading.thresholds.warm)):
        lines = contours(field, [level])[0]
        areas = [area for area in reading.areas if area.zone == zone]
        assert len(lines) == len(areas) > 0
        for area in areas:
            (ring,) = outlines(field, [area], reading.thresholds)
            assert any(_same(ring, line) for line in lines)


def test_14_balance_reads_as_a_sentence_with_its_numbers(reader: Reader) -> None:
    assert reader.reading.balance is not None
    sentence = reader.panel.balance.sentence.text()
    assert "little more Talk than Listen" in sentence
    (left, personal, professional, right), (low, talk, listen, high) = reader.panel.balance.numbers
    assert (left, right, low, high) == ("Personal", "Professional", "Talk", "Listen")
    assert (talk, listen) == (52, 48)
    assert personal + professional == 100


def test_15_a_sentence_outlives_what_it_was_about(reader: Reader) -> None:
    assert reader.reading
    reader.click(("meeting", "hot", "product-management"))
    QTest.mouseClick(reader.panel.keep, LEFT)
    form = reader.form()
    QTest.keyClick(form.sentence, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(form.sentence, "They can hear it first.")
    QTest.keyClick(form.sentence, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    turn()
    kept = next(f for f in reader.project.findings if f.sentence == "They can hear it first.")
    assert "“They can hear it first.”" in reader.words()
    x, y = reader.canvas.where("product-management")
    reader.canvas.press(x, y).move(x - 0.5, y + 0.2).move(-0.95, 0.95).release()
    stale = next(j for j in reader.reading.findings if j.finding.id == kept.id)
    assert stale.finding.sentence == "They can hear it first."
    assert stale.stale
    assert reader.window.session.reading.stale_reasons()[kept.id] == stale.stale
    reader.window.actions_by_id["undo"].trigger()
    fresh = next(j for j in reader.reading.findings if j.finding.id == kept.id)
    assert fresh.stale is None


def test_16_scenarios_glide_on_one_scale_with_a_list_of_the_largest_moves(reader: Reader) -> None:
    window, session = reader.window, reader.window.session
    assert reader.reading
    window.settings.set(motion="full")
    span = session.scale.span("alignment")
    start, end = reader.canvas.where("sales"), (0.06, -0.16)
    QTest.keyClick(session.canvas, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert session.heat.scenario == "wanted"
    session.heat.morph.run_to(300)
    turn()
    halfway = next(p.placement for p in session.heat.morph.passing if p.placement.item == "sales")
    assert end[0] < halfway.x < start[0]
    assert start[1] < halfway.y < end[1]
    assert session.scale.span("alignment") == span
    session.heat.morph.end()
    turn()
    assert reader.canvas.where("sales") == end
    assert session.scale.span("alignment") == span
    assert reader.reading.scenario == "wanted"
    QTest.keyClick(session.canvas, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    session.heat.morph.end()
    window.actions_by_id["moves"].trigger()
    turn()
    assert window.docks.moves is not None
    listed = [row.text(0) for row in _rows(window.docks.moves.rows)]
    assert listed[:3] == ["Evangelists", "Sales", "AR/PR"]


def test_3_renamed_ends_are_in_the_sentences_at_once(reader: Reader) -> None:
    assert "Listen" in reader.words()
    frame = reader.canvas.widget.frame
    ends = [text for _, text in reader.canvas.widget.scenery.texts if text.text == "LISTEN"]
    (end,) = ends
    QTest.mouseDClick(
        reader.canvas.widget.viewport(), LEFT, pos=QPoint(round(end.x), round(end.y - 4))
    )
    turn()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "Understand")
    QTest.keyClick(field, Qt.Key.Key_Return)
    turn()
    assert frame.top > 0
    assert "Understand" in reader.words()
    assert "Listen" not in reader.panel.balance.sentence.text()
    assert any("Understand" in row.title for row in reader.rows("area"))


def test_4_the_list_follows_a_hand_that_holds_still(reader: Reader) -> None:
    before = [row.title for row in reader.rows("meeting")]
    x, y = reader.canvas.where("sales")
    heat = reader.window.session.heat
    computed = heat.computations
    field = heat.heat().field.alignment.copy()
    reader.canvas.press(x, y)
    for step in range(1, 6):
        reader.canvas.move(x - 0.15 * step, y)
    assert heat.computations > computed
    assert not np.array_equal(field, heat.heat().field.alignment)
    assert reader.reading  # the hand holds still
    assert not reader.window.session.document.at_rest
    assert [row.title for row in reader.panel.list.rows if row.kind == "meeting"] != before
    reader.canvas.release()


def test_5_one_undo_takes_heat_and_list_back(reader: Reader) -> None:
    before = [row.title for row in reader.rows("meeting")]
    x, y = reader.canvas.where("sales")
    reader.canvas.press(x, y).move(x - 0.3, y).move(-0.9, -0.9).release()
    assert [row.title for row in reader.rows("meeting")] != before
    assert reader.canvas.chosen == ("sales",)
    QTest.keyClick(reader.canvas.widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [row.title for row in reader.rows("meeting")] == before
    assert reader.canvas.where("sales") == (x, y)
    assert reader.canvas.chosen == ("sales",)


def test_8_a_map_is_read_with_keys_alone(reader: Reader) -> None:
    assert reader.reading
    reader.panel.list.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        QTest.keyClick(reader.panel.list, Qt.Key.Key_Down)
    chosen = reader.panel.list.chosen
    assert chosen is not None
    assert chosen.kind == "meeting"
    assert reader.window.session.view.emphasis is not None
    QTest.keyClick(reader.panel.list, Qt.Key.Key_Return)
    form = reader.form()
    assert form.sentence.hasFocus()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    QTest.keyClick(reader.panel.list, Qt.Key.Key_Escape)
    assert reader.window.session.view.emphasis is None


def test_the_place_under_the_mouse_tells_its_heat_and_whose_it_is(reader: Reader) -> None:
    assert reader.reading
    reader.canvas.hover(0.29, -0.09)
    told = reader.window.status.place
    assert "hot: Sales × " in told
    per_cents = [int(word) for word in told.replace(",", "").split() if word.isdigit()]
    assert sum(per_cents) == 100


def _rows(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    return [row for n in range(tree.topLevelItemCount()) if (row := tree.topLevelItem(n))]


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    return len(one) == len(other) and np.allclose(
        np.sort(one, axis=0), np.sort(other, axis=0), atol=1e-6
    )
