"""What a user may demand of editing: the statements 2 to 11, 17 and 18 that the research on users
ended with, each tried in the real window by mouse and keys. Of 3, 4, 5 and 8 the editing half.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from heatdesk.app.settings import Settings
from heatdesk.canvas.nameable import EndName
from heatdesk.figure.bubbles import lock_badge
from heatdesk.figure.compose import compose
from heatdesk.figure.marks import Text
from heatdesk.figure.vision import VISIONS, Vision
from heatdesk.model.items import Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis
from heatdesk.panels.fields.number_field import MIXED
from heatdesk.storage.project_file import read
from heatdesk.storage.templates import open_template
from heatdesk.window import filing
from heatdesk.window.main_window import MainWindow
from heatdesk.window.theme import Theme
from tests.builders.driver import dispose, row_of, turn
from tests.builders.maps import NOW, Placed, map_of, role, technology
from tests.builders.seeing import apart, lab
from tests.end2end.at_the_window import User, grown, overlap, within
from tests.end2end.test_from_nothing import CTRL, SHIFT

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
PIXEL = 0.005
"""A pixel, in plane units."""


@pytest.fixture
def user(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[User]:
    """At a light window with an empty map."""
    monkeypatch.setattr(filing, "tell", lambda parent, headline, lines: pytest.fail(lines))
    discard = QMessageBox.StandardButton.Discard
    monkeypatch.setattr(filing, "ask_to_save", lambda parent, name: discard)
    before = qapp.doubleClickInterval(), qapp.styleSheet()
    qapp.setDoubleClickInterval(40)
    settings = Settings(tmp_path / "settings.json")
    settings.set(theme="light")
    theme = Theme(qapp, settings)
    window = MainWindow(settings, theme)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    window.show_map()
    turn()
    yield User(window)
    window.session.document.mark_saved()
    window.close()
    dispose(window, theme)
    qapp.setDoubleClickInterval(before[0])
    qapp.setStyleSheet(before[1])


def crowd(count: int, reach: float = 0.85, seed: int = 4) -> Project:
    dice = random.Random(seed)
    names = ("Product Management", "Community forums", "SEO", "Press releases", "Sales", "Blogs")
    made = [
        (role if n % 3 == 0 else technology)(
            f"item-{n}",
            round(dice.uniform(-reach, reach), 3),
            round(dice.uniform(-reach, reach), 3),
            width=0.4,
            height=0.4,
        )
        for n in range(count)
    ]
    titled = [
        Placed(replace(p.item, name=f"{names[n % len(names)]} {n}"), p.placement)
        for n, p in enumerate(made)
    ]
    return map_of(*titled)


def test_2_a_pasted_list_waits_in_the_tray_and_what_is_dragged_stays_where_it_is_let_go(
    user: User,
) -> None:
    QGuiApplication.clipboard().setText("Twitter, YouTube, Blogs, LinkedIn")
    user.click_map(0.9, -0.9)
    user.key(Key.Key_V, CTRL)
    names = ["Twitter", "YouTube", "Blogs", "LinkedIn"]
    tray = user.window.docks.items.items.ids(2)
    assert [user.project.item(id).name for id in tray] == names
    assert user.canvas.bubbles == ()
    assert len(user.steps()) == 1
    user.drop(user.begin_row_drag("YouTube"), -0.3, 0.42)
    placed = user.placement("YouTube")
    assert (placed.x, placed.y) == pytest.approx((-0.3, 0.42), abs=PIXEL)
    assert len(user.window.docks.items.items.ids(2)) == 3
    label, look = user.label("YouTube"), user.canvas.view.look
    assert label.text == "YouTube"
    assert label.number is None
    assert user.covered() == []
    assert apart(look.text, look.halo.colour) > 60


def test_3_ends_renamed_where_they_stand_are_the_words_of_list_status_and_exports(
    user: User,
) -> None:
    user.open(open_template("social-media-2011"))
    words = {
        ("x", "low"): "Home",
        ("x", "high"): "Work",
        ("y", "low"): "Hear",
        ("y", "high"): "Say",
    }
    for (axis, end), word in words.items():
        target = EndName(axis, end)
        user.double_click_name(target)
        user.type(word)
        user.key(Key.Key_Return)
        assert user.text(target).text == word.upper()
    ends = user.window.docks.inspector.map.ends
    assert {at: field.text() for at, field in ends.items()} == words
    user.point(0.5, -0.5)
    assert user.window.status.place.startswith("Work 0.50    Hear 0.50")
    scenario, look = user.canvas.scenario, user.canvas.view.look
    page = compose(user.project, scenario, "alignment", look, 1280, 800)
    printed = {mark.text for mark in page.marks if isinstance(mark, Text)}
    assert {word.upper() for word in words.values()} <= printed
    assert not {"PERSONAL", "PROFESSIONAL", "TALK", "LISTEN"} & printed
    assert len(user.steps()) == 4


def test_4_heat_and_lines_change_while_a_role_is_dragged_over_a_technology(user: User) -> None:
    project = crowd(58, seed=8)
    extra = map_of(technology("target", 0.5, -0.5), role("dragged", -0.95, 0.95, weight=3.0))
    items = [*project.items, *extra.items]
    placements = [*project.placements(NOW), *extra.placements(NOW)]
    user.open(Project.of(project.properties, items, [(project.scenario(NOW), placements)]))
    heat = user.session.heat
    computed, scales, drawn, hottest, lines = [heat.computations], [], [], [], []
    user.press(-0.95, 0.95)
    for share in np.linspace(0.1, 1.0, 8):
        x, y = -0.95 + 1.45 * share, 0.95 - 1.45 * share
        user.point(x, y)
        computed.append(heat.computations)
        scales.append(user.canvas.alignment_scale)
        drawn.append(user.picture().copy(*user.around(0.5, -0.5)))
        hottest.append(user.alignment(0.5, -0.5))
        lines.append(user.length_of_lines())
        assert user.heat_is_exact()
    assert hottest[-1] > 1.5 * hottest[0]
    assert all(after > before for before, after in pairwise(computed))
    assert computed[-1] - computed[0] <= 3 * len(hottest)
    assert sum(a != b for a, b in pairwise(drawn)) >= 3
    assert all(a != b for a, b in pairwise(lines))
    assert len(set(scales)) == 1
    assert not user.session.document.at_rest
    user.release(0.5, -0.5)
    assert user.steps() == ("Move Dragged",)


def test_5_one_undo_undoes_exactly_that_drag(user: User) -> None:
    user.open(open_template("social-media-2011"))
    sales, seo = user.placement("Sales"), user.placement("SEO")
    user.drag((seo.x, seo.y), (seo.x - 0.3, seo.y + 0.4))
    first, field = user.project, user.field()
    user.drag((sales.x, sales.y), (-0.7, 0.6))
    assert user.chosen() == ["Sales"]
    assert not np.allclose(user.field(), field, atol=0.01)
    user.key(Key.Key_Z, CTRL)
    assert user.project == first
    assert np.allclose(user.field(), field)
    assert np.allclose(user.field(), user.exact_heat(len(field)))
    assert user.chosen() == ["Sales"]
    rows = user.window.docks.items.items.selectedItems()
    assert [row.text(0) for row in rows] == ["Sales"]


def test_6_a_small_bubble_under_a_large_one_takes_one_click_and_alt_reaches_all_below(
    user: User,
) -> None:
    small = technology("small", 0.3, 0.2, width=0.2, height=0.2)
    middle = role("middle", 0.1, 0.1, width=0.8, height=0.8)
    large = technology("large", 0.0, 0.0, width=1.8, height=1.8)
    user.open(map_of(small, middle, role("elsewhere", -0.8, -0.8), large))
    assert [bubble.item.id for bubble in user.canvas.bubbles][-1] == "large"
    for spot in ((0.3, 0.2), (0.3, 0.3)):  # the marker, the rim
        user.click_at(-0.9, 0.9)
        user.click_at(*spot)
        assert user.chosen() == ["Small"]
    user.click_at(-0.9, 0.9)
    reached = []
    for _ in range(4):
        user.click_at(0.3, 0.2, ALT)
        reached += user.chosen()
    assert reached == ["Small", "Middle", "Large", "Small"]


def test_7_three_items_show_a_dash_where_they_differ_and_take_a_new_reach_in_one_step(
    user: User,
) -> None:
    user.open(
        map_of(
            technology("twitter", -0.6, 0.5, width=0.4),
            technology("blogs", 0.1, 0.5, width=0.7),
            role("sales", 0.6, 0.5, width=0.9),
        )
    )
    before = user.project
    user.click_at(-0.6, 0.5)
    user.click_at(0.1, 0.5, SHIFT)
    user.click_at(0.6, 0.5, SHIFT)
    user.show_details()
    form = user.window.docks.inspector.items
    shown = {key: field.text() for key, field in form.numbers.items()}
    assert shown == {
        "x": MIXED, "y": "0.50", "width": MIXED, "height": "0.50", "weight": "1.00"
    }  # fmt: skip
    user.fill(form.numbers["width"], "0,35")
    assert [p.width for p in user.project.placements(NOW)] == [0.35] * 3
    assert [p.x for p in user.project.placements(NOW)] == [-0.6, 0.1, 0.6]
    assert len(user.steps()) == 1
    user.canvas.setFocus()
    user.key(Key.Key_Z, CTRL)
    assert user.project == before


def test_8_without_a_mouse_an_item_is_added_named_placed_sized_locked_and_saved(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keys.heatdesk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    user.key(Key.Key_R)
    user.type("Sales")
    user.key(Key.Key_Return)
    for _ in range(3):
        user.key(Key.Key_Right, SHIFT)
    user.key(Key.Key_Down)
    user.key(Key.Key_T, CTRL)
    panel = user.window.docks.table
    assert panel is not None
    wanted, here = panel.cell(user.id("Sales"), "height"), panel.table.currentIndex()
    for _ in range(wanted.column() - max(here.column(), 0)):
        user.key(Key.Key_Right)
    user.key(Key.Key_F2)
    user.type(",8")
    user.key(Key.Key_Return)
    user.key(Key.Key_T, CTRL)
    user.canvas.setFocus()
    user.key(Key.Key_A, CTRL)
    user.key(Key.Key_L, CTRL | SHIFT)
    user.key(Key.Key_S, CTRL)
    made = read(path)
    assert made == user.project
    (item,) = made.items
    assert (item.name, item.layer, item.locked) == ("Sales", "role", True)
    placed = user.placement("Sales")
    assert (placed.x, placed.y, placed.height) == pytest.approx((0.3, -0.01, 0.8))


def test_9_locked_items_are_chosen_recognised_and_unlocked_and_bands_begin_on_them(
    user: User,
) -> None:
    names = ("Backdrop", "Ground", "Base")
    spots = {"Backdrop": (0.0, 0.0), "Ground": (-0.6, -0.6), "Base": (0.6, -0.6)}
    large = [
        Placed(
            replace(technology(name.lower()).item, name=name, locked=True),
            Placement(name.lower(), *spots[name], 1.6, 1.6),
        )
        for name in names
    ]
    user.open(map_of(*large, role("free", 0.3, 0.3, width=0.2, height=0.2)))
    drawn = list(user.scenery.still_marks(()))
    for name in names:
        bubble = next(b for b in user.canvas.bubbles if b.item.name == name)
        badge = list(lock_badge(bubble, user.canvas.frame, user.canvas.view.look))
        assert [mark for mark in drawn if mark in badge] == badge
        row = row_of(user.window.docks.items.items, name)
        assert "locked" in str(row.data(0, Qt.ItemDataRole.AccessibleDescriptionRole))
    user.drag((0.0, 0.0), (0.5, 0.5))
    assert user.chosen() == ["Free"]
    assert user.steps() == ()
    for name in names:
        user.click_at(*spots[name])
        assert user.chosen() == [name]
        user.key(Key.Key_L, CTRL | SHIFT)
        assert not user.project.item(user.id(name)).locked
    user.drag((0.0, 0.0), (0.1, 0.0))
    assert user.placement("Backdrop").x == pytest.approx(0.1, abs=3 * PIXEL)


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_10_of_thirty_items_no_label_covers_another_or_a_marker_and_others_stay_when_one_moves(
    user: User, seed: int
) -> None:
    user.open(crowd(30, reach=0.6, seed=seed))
    assert user.covered() == []
    beside = user.canvas.view.look.marker / 2 + user.canvas.view.look.label_gap + 3
    markers = user.markers()
    for label in user.scenery.labels:
        if label.leader is None and label.number is None:
            assert overlap(label.rect, grown(markers[label.id], beside))
    plane = user.canvas.frame.box
    assert all(within(label.rect, plane) for label in user.scenery.labels)
    before = {label.id: label for label in user.scenery.labels}
    mover = max(user.canvas.bubbles, key=lambda b: b.placement.x).placement
    start, end = (mover.x, mover.y), (mover.x + 0.06, mover.y)
    user.drag(start, end)
    assert user.covered() == []
    moved = {label.id for label in user.scenery.labels if label != before[label.id]}
    assert mover.item in moved
    assert len(moved) <= 4  # those whose places it touched; 26 and more stand still
    near = user.canvas.frame.length(0.6)
    here = markers[mover.item]
    assert all(overlap(markers[id], grown(here, near)) for id in moved)


def test_11_items_copied_to_a_map_with_other_axes_keep_their_places_and_a_note_says_so(
    user: User,
) -> None:
    user.open(open_template("social-media-2011"))
    user.click_map(user.placement("Sales").x, user.placement("Sales").y)
    user.click_at(user.placement("Facebook").x, user.placement("Facebook").y, SHIFT)
    copied = [user.placement(name) for name in user.chosen()]
    user.key(Key.Key_C, CTRL)
    window = MainWindow(user.window.settings, user.window.theme)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    other = User(window)
    axes = Axes(Axis("", "Cheap", "Dear"), Axis("", "Slow", "Fast"))
    other.open(map_of(technology("radio", 0.8, -0.8), axes=axes))
    other.key(Key.Key_V, CTRL)
    assert sorted(other.chosen()) == ["Facebook", "Sales"]
    for placement in copied:
        (there,) = (p for p in other.project.placements(NOW) if p.item == placement.item)
        assert replace(there, label=placement.label) == placement
    assert window.toast.isVisible()
    assert window.toast.message.text() == "Pasted onto other axes: check the positions"
    assert len(other.steps()) == 1
    window.close()
    dispose(window)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_17_all_eyes_and_grey_prints_tell_technologies_from_roles_and_warm_from_hot(
    user: User, vision: Vision, theme: str
) -> None:
    user.window.settings.set(theme=theme)
    user.open(
        map_of(
            technology("disc", -0.4, 0.0),
            role("square", 0.4, 0.0),
            technology("a", -0.02, 0.02, width=1.4, height=1.4),
            role("b", 0.02, -0.02, width=1.4, height=1.4),
        )
    )
    user.see_as(vision)
    picture = user.picture()
    disc, square = (user.marker_colours(picture, id) for id in ("disc", "square"))
    assert apart(disc[0], square[0]) > 20  # in the middle
    assert apart(square[0], square[1]) > 20  # a square is hollow
    assert apart(disc[0], disc[1]) < 3  # a disc is not
    warm, hot = (user.colour_of_zone(picture, zone) for zone in ("warm", "hot"))
    assert apart(warm, hot) > 12
    assert abs(lab(warm)[0] - lab(hot)[0]) > 12
    look = user.canvas.view.look
    assert look.warm.dash
    assert not look.hot.dash


def test_18_the_legend_says_from_how_many_placements_and_with_which_radius(user: User) -> None:
    user.open(
        map_of(
            technology("twitter", 0.2, 0.3, width=0.3, height=0.6),
            technology("blogs", -0.2, 0.3, muted=True),
            role("sales", 0.2, 0.1, width=0.8, height=0.8),
        )
    )
    legend = user.window.docks.legend.source
    assert legend.isVisible()
    assert legend.text() == "Smoothed from 2 placements, radius 0.15 to 0.40"
    user.click_at(-0.2, 0.3)
    user.key(Key.Key_M, CTRL)
    assert legend.text() == "Smoothed from 3 placements, radius 0.15 to 0.40"
