"""What stands in a page before any script runs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import heatdesk
from heatdesk.analysis.reading import read
from heatdesk.export.chapters import pairs_table, reading_chapters
from heatdesk.export.html.page import page
from heatdesk.figure.extras import Extras
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.model.project import Project
from heatdesk.storage.templates import open_template
from tests.builders.maps import NOW, map_of, role, technology
from tests.export.html import looking


@pytest.fixture(scope="module")
def article() -> Project:
    return open_template("social-media-2011")


@pytest.fixture(scope="module")
def example(article: Project) -> bytes:
    return page(article, "rebuilt", "alignment", (LIGHT, DARK))


def texts(root, path: str) -> list[str]:
    return ["".join(found.itertext()) for found in root.xpath(path)]


def test_the_example_is_harmless_and_small(example: bytes) -> None:
    looking.check_harmless(example)
    assert example.startswith(b"<!DOCTYPE html>\n")
    assert len(example) < 700_000


def test_the_same_map_is_the_same_page(article: Project, example: bytes) -> None:
    assert page(article, "rebuilt", "alignment", (LIGHT, DARK)) == example


def test_another_process_makes_the_same_page(example: bytes, tmp_path: Path) -> None:
    code = (
        "import sys; from heatdesk.export.html.page import page;"
        " from heatdesk.figure.look import LIGHT, DARK;"
        " from heatdesk.storage.templates import open_template;"
        " made = page(open_template('social-media-2011'), 'rebuilt', 'alignment', (LIGHT, DARK));"
        " sys.stdout.buffer.write(made);"
        " sys.exit(any('PySide' in name or 'lxml' in name for name in sys.modules))"
    )
    root = str(Path(heatdesk.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": root}, capture_output=True, check=True
    )
    assert done.stdout == example


def test_everything_that_is_said_is_there_without_a_script(
    article: Project, example: bytes
) -> None:
    root = looking.read(example)
    said = set(texts(root, "//section[@data-scenario='0']//section[@class='told']/h3"))
    assert said >= {section.title for section in reading_chapters(read(article, "rebuilt"))}
    findings = texts(root, "//table[contains(@class, 'findings')]//tbody/tr/th")
    assert [f.sentence for f in article.findings] == findings
    pairs = root.xpath("//section[@data-scenario='0']//table[contains(@class,'pairs')]/tbody/tr")
    assert len(pairs) == len(pairs_table(read(article, "rebuilt")).rows) == 77
    items = texts(root, "//section[@data-scenario='0']//table[contains(@class,'items')]/tbody//th")
    assert sorted(items) == sorted(item.name for item in article.items)


def test_all_scenarios_are_there_the_chosen_one_first(article: Project) -> None:
    root = looking.read(page(article, "wanted", "gap", (LIGHT,)))
    headings = texts(root, "//section[contains(@class, 'scenario')]/h2[@id]")
    assert headings == ["Who we want to be", "The map of 2011, rebuilt (2011-04-13)"]
    assert [s["name"] for s in looking.data(root)["scenarios"]] == [
        "Who we want to be",
        "The map of 2011, rebuilt",
    ]
    (chosen,) = root.xpath("//input[@name='overlay' and @checked]")
    assert chosen.get("value") == root.body.get("data-overlay") == "gap"


def test_one_scenario_needs_no_switch() -> None:
    root = looking.read(page(map_of(technology("a")), NOW, "alignment", (LIGHT,)))
    assert not root.xpath("//input[@name='scenario']")
    (heading,) = root.xpath("//section[contains(@class, 'scenario')]/h2[@id]")
    assert heading.get("class") == "unseen"


def test_switches_wait_for_the_script(example: bytes) -> None:
    (form,) = looking.read(example).xpath("//form")
    assert form.get("hidden") is not None


def test_both_looks_or_the_one_that_was_asked_for(article: Project, example: bytes) -> None:
    both = looking.read(example)
    assert len(both.xpath("//section[@data-scenario='0']//img")) == 2
    assert "prefers-color-scheme: dark" in next(both.iter("style")).text
    one = looking.read(page(article, "rebuilt", "alignment", (DARK,)))
    assert len(one.xpath("//section[@data-scenario='0']//img")) == 1
    style = next(one.iter("style")).text
    assert "prefers-color-scheme" not in style
    assert f"--canvas:{DARK.canvas}" in style


def test_items_are_reached_in_reading_order_and_said_in_words() -> None:
    project = map_of(
        technology("low", 0.0, -0.8), role("right", 0.5, 0.44), technology("left", -0.5, 0.4)
    )
    root = looking.read(page(project, NOW, "alignment", (LIGHT,)))
    for kind in ("wide", "narrow"):
        path = f"//svg[contains(@class, '{kind}')]//g[@role='listitem']"
        targets = root.xpath(path)
        assert [target.get("data-item") for target in targets] == ["left", "right", "low"]
        assert all(target.get("tabindex") == "0" for target in targets)
    assert targets[0].get("aria-label").startswith("Left, Technologies: clearly top, clearly left")


def test_names_that_find_no_place_are_listed() -> None:
    heap = map_of(*(technology(f"item-{n}", 0.0, 0.0) for n in range(50)))
    root = looking.read(page(heap, NOW, "alignment", (LIGHT,)))
    listed = texts(root, "//ul[contains(@class, 'numbered')]/li")
    assert listed
    assert all(line.split()[1].startswith("Item-") for line in listed)


def test_title_accent_and_logo_as_chosen(article: Project) -> None:
    logo = np.full((4, 8), 0xFF336699, np.uint32)
    extras = Extras(title="For the <board>", accent="#aa3300", logo=logo)
    root = looking.check_harmless(page(article, "rebuilt", "alignment", (LIGHT, DARK), extras))
    assert texts(root, "//h1") == texts(root, "//title") == ["For the <board>"]
    assert next(root.iter("style")).text.count("--accent:#aa3300") == 2
    (source,) = root.xpath("//img[@class='logo']/@src")
    assert source.startswith("data:image/png;base64,")


def test_what_is_chosen_is_seen_with_any_accent(article: Project) -> None:
    extras = Extras(accent="#ffffff")
    root = looking.check_harmless(page(article, "rebuilt", "alignment", (LIGHT, DARK), extras))
    style = next(root.iter("style")).text
    assert style.count("--accent:#ffffff") == 2
    assert style.count(f"--chosen:{LIGHT.text}") == 1, "white on white would be lost"
    assert style.count("--chosen:#ffffff") == 1, "on the dark page it is not"
    assert style.count("var(--accent)") == 1, "the bar under the title alone"


def test_a_map_without_anything() -> None:
    root = looking.check_harmless(page(Project.empty(), "now", "roles", (LIGHT, DARK)))
    assert texts(root, "//h1") == ["Heat map"]
    assert "Nothing is placed yet, so nothing meets." in texts(root, "//li")


def test_the_data_are_those_of_the_map(article: Project, example: bytes) -> None:
    known = looking.data(looking.read(example))
    first = known["scenarios"][0]
    assert len(first["placements"]) == 18
    assert json.dumps(known).count("sales") > 1
    reading = read(article, "rebuilt")
    assert known["thresholds"]["hot"] == reading.thresholds.hot
    assert first["shares"]["sales"][0] == pytest.approx(
        next(share.share for share in reading.roles if share.item == "sales")
    )


TABLES = {"findings", "opportunities", "items", "pairs"}


@pytest.mark.parametrize(
    ("extras", "tables", "legends", "method"),
    [
        (Extras(findings=True, method=True), TABLES, 5, True),
        (Extras(), TABLES - {"findings", "opportunities"}, 5, False),
        (Extras(legend=False, findings=True), TABLES, 0, False),
        (Extras(legend=False, method=True), TABLES - {"findings", "opportunities"}, 0, True),
    ],
    ids=["all", "plain", "findings", "method"],
)
def test_legend_findings_and_method_as_chosen(
    article: Project, extras: Extras, tables: set[str], legends: int, method: bool
) -> None:
    root = looking.check_harmless(page(article, "rebuilt", "alignment", (LIGHT,), extras))
    section = "//section[@data-scenario='0']"
    assert {name.split()[1] for name in root.xpath(f"{section}//table/@class")} == tables
    assert len(root.xpath(f"{section}//svg[contains(@class, 'legend ')]")) == legends
    assert bool(root.xpath(f"{section}//div[@class='method']")) is method
    plans = [finding.action for finding in article.findings if finding.action]
    assert plans, "else nothing is proven"
    assert (plans[0] in "".join(root.itertext())) is ("findings" in tables)


def test_no_title_is_seen_where_none_is_wanted(article: Project) -> None:
    root = looking.read(page(article, "rebuilt", "alignment", (LIGHT,), Extras(title="")))
    (heading,) = root.xpath("//h1")
    assert (heading.text, heading.get("class")) == ("Heat map", "unseen")
