"""A page under the hand: switches, keys, tables; on paper, and without its script."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from heatdesk.export.html.page import page
from heatdesk.figure.look import LIGHT
from heatdesk.model.project import Project
from heatdesk.model.properties import OVERLAYS
from tests.builders.browser import Browser, Tab
from tests.builders.maps import NOW, map_of, role, technology
from tests.export.html.mapped import (
    SIZES,
    card,
    check_drawn,
    marks_of,
    rgb,
    to_window,
)

# The switches -------------------------------------------------------------------------------------


def seen(tab: Tab, selector: str) -> int:
    """How many of these are seen in the drawing that is shown."""
    count = f"[...drawing().querySelectorAll('{selector}')].filter(e => e.getClientRects().length)"
    return int(tab.value(f"{count}.length"))


def test_layers_and_names_can_be_left_out(tab: Tab) -> None:
    assert (seen(tab, ".marker"), seen(tab, ".name"), seen(tab, ".target")) == (18, 18, 18)
    tab.click_on("input[value=technology]")
    assert (seen(tab, ".marker"), seen(tab, ".extent"), seen(tab, ".target")) == (7, 7, 7)
    tab.click_on("input[name=names]")
    assert (seen(tab, ".marker"), seen(tab, ".name")) == (7, 0)
    tab.click_on("input[value=technology]")
    assert (seen(tab, ".marker"), seen(tab, ".name")) == (18, 0)


def test_zone_lines_belong_to_alignment(tab: Tab) -> None:
    assert seen(tab, ".zones path") == 2
    tab.click_on("input[value=combined]")
    assert seen(tab, ".zones path") == 0
    assert tab.value("document.querySelector('.legend.of-combined').getClientRects().length") == 1
    assert tab.value("document.querySelector('.legend.of-alignment').getClientRects().length") == 0
    tab.click_on("input[value=alignment]")
    tab.click_on("input[name=zones]")
    assert seen(tab, ".zones path") == 0


def test_an_overlay_is_told_too(tab: Tab) -> None:
    tab.click_on("input[value=technologies]")
    tab.move(*to_window(tab, 0.9, 0.9))
    told = card(tab)
    assert told is not None
    assert "Technologies 0.0" in told["text"]
    assert [name for _, name, _ in told["parts"][:2]] == ["Twitter", "IdeaStorm"]
    assert sum(int(text.split()[0]) for text, *_ in told["parts"]) == 100


def test_another_scenario_is_shown_whole(tab: Tab, article: Project) -> None:
    before = tab.value("document.querySelector('canvas').width")
    tab.click_on("input[name=scenario][value='1']")
    assert before == 256
    shown = "[...document.querySelectorAll('.scenario')].map(e => e.getClientRects().length > 0)"
    assert tab.value(shown) == [False, True]
    check_drawn(tab, marks_of(article, "wanted", "wide"), SIZES["wide"][0])
    tab.move(*to_window(tab, 0.0, -0.95))
    assert card(tab) is not None


# The keyboard -------------------------------------------------------------------------------------

FOCUSED = "document.activeElement.dataset.item || document.activeElement.value || ''"


def test_the_keyboard_goes_through_the_items_in_reading_order(tab: Tab) -> None:
    order = tab.value("[...drawing().querySelectorAll('.target')].map(t => t.dataset.item)")
    reached = []
    while len(reached) < 40 and (not reached or reached[-1] != order[-1]):
        tab.press("Tab")
        reached.append(tab.value(FOCUSED))
    assert reached[-18:] == order
    told = card(tab)
    assert told is not None
    assert told["text"].startswith(tab.value(f"map.items['{order[-1]}'][0]"))


def test_the_focus_is_seen(tab: Tab) -> None:
    tab.value("drawing().querySelector('.target').focus()")
    tab.press("Tab")
    focused = "getComputedStyle(document.activeElement.querySelector('.ring-{}')).stroke"
    assert tab.value(focused.format("outer")) == "rgb(17, 24, 39)"
    assert tab.value(focused.format("inner")) == "rgb(255, 255, 255)"


def test_arrows_walk_over_the_plane_and_escape_comes_back(tab: Tab) -> None:
    tab.value("drawing().querySelector('.target[data-item=sales]').focus()")
    tab.press("ArrowRight", 2)
    tab.press("ArrowUp", shift=True)
    told = card(tab)
    assert told is not None
    assert (float(told["x"]), float(told["y"])) == pytest.approx((0.37, -0.24))
    assert tab.value("document.querySelectorAll('.probe').length") == 2
    assert tab.value("document.querySelector('.card').getAttribute('aria-live')") == "polite"
    tab.press("Escape")
    back = card(tab)
    assert back is not None
    assert back["text"].startswith("Sales")
    tab.press("Escape")
    assert card(tab) is None
    assert tab.value(FOCUSED) == ""


def test_arrows_stop_at_the_edge(tab: Tab) -> None:
    tab.value("drawing().querySelector('.target[data-item=facebook]').focus()")
    tab.press("ArrowLeft", 12)
    told = card(tab)
    assert told is not None
    assert float(told["x"]) == -1


# Tables, paper, and no script ---------------------------------------------------------------------


def test_tables_sort_by_number_and_by_word(tab: Tab) -> None:
    column = "[...section().querySelectorAll('.pairs tbody tr')].map(r => r.cells[{}].{})"
    tab.click_on("table.pairs th:nth-child(4) button")
    numbers = [float(n) for n in tab.value(column.format(3, "dataset.value"))]
    assert numbers == sorted(numbers, reverse=True)
    tab.click_on("table.pairs th:nth-child(4) button")
    numbers = [float(n) for n in tab.value(column.format(3, "dataset.value"))]
    assert numbers == sorted(numbers)
    assert (
        tab.value("document.querySelector('table.pairs th:nth-child(4)').ariaSort") == "ascending"
    )
    tab.click_on("table.pairs th:nth-child(1) button")
    names = [name.casefold() for name in tab.value(column.format(0, "textContent"))]
    assert names[0].startswith("blogs")
    assert names.index("facebook") < names.index("twitter") < names.index("youtube")


def test_without_a_script_everything_is_there(browser: Browser, example: Path) -> None:
    tab = browser.open(example, *SIZES["wide"], script=False)
    image = QImage.fromData(tab.screenshot(whole=True), "PNG")
    assert image.height() > 10_000, "both scenarios, one below the other"
    assert tab.complaints == []
    shown = tab.value("document.querySelector('.controls').getClientRects().length")
    assert shown == 0


def test_on_paper_it_is_light_and_without_switches(browser: Browser, example: Path) -> None:
    tab = browser.open(example, *SIZES["wide"], dark=True)
    tab.scheme(dark=True, media="print")
    assert tab.value("document.querySelector('.controls').getClientRects().length") == 0
    ground = tab.value("getComputedStyle(document.documentElement).backgroundColor")
    assert rgb(ground) == (255, 255, 255)
    assert tab.printed().startswith(b"%PDF-")
    assert tab.complaints == []


def test_a_map_on_which_nothing_heats(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "bare.html"
    project = map_of(technology("a", muted=True), role("b", 0.5, weight=0.0))
    path.write_bytes(page(project, NOW, "alignment", (LIGHT,)))
    tab = browser.open(path)
    for overlay in OVERLAYS:
        tab.click_on(f"input[value={overlay}]")
        tab.move(*to_window(tab, 0.1, 0.7))
        told = card(tab)
        assert told is not None
        assert "Nothing heats the map here." in told["text"]
    assert tab.complaints == []
