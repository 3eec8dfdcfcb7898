"""The verb `report`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_markdown_with_its_picture_beside_it(run: Run, map_file: Path) -> None:
    assert run("report", "map.heatdesk", "-o", "our report.md").text == ""
    text = map_file.with_name("our report.md").read_text("utf-8")
    assert text.startswith("# Café\n")
    assert "](our%20report.png)" in text
    assert map_file.with_name("our report.png").read_bytes().startswith(b"\x89PNG")


def test_the_picture_in_the_text(here: Run, map_file: Path) -> None:
    assert here("report", "map.heatdesk", "-o", "map.md", "--inline").code == 0
    text = map_file.with_name("map.md").read_text("utf-8")
    assert "](data:image/png;base64," in text
    assert not map_file.with_name("map.png").exists()
    standard = here("report", "map.heatdesk", "-o", "-", "--format", "md")
    assert standard.out.decode() == text


def test_a_page_of_another_scenario(here: Run, map_file: Path) -> None:
    chosen = ("--scenario", "later", "--overlay", "gap", "--theme", "dark")
    assert here("report", "map.heatdesk", "-o", "map.html", *chosen).code == 0
    page = map_file.with_name("map.html").read_text("utf-8")
    assert "Scenario: Later" in page
    assert "prefers-color-scheme" not in page
    both = here("report", "map.heatdesk", "-o", "-", "--format", "html")
    assert b"prefers-color-scheme" in both.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "-"), "heatdesk report: -o - needs --format md|html"),
        (("-o", "a.md", "--format", "html"), "heatdesk report: -o names a .md file"),
        (("-o", "a.pdf"), "this version writes .md and .html files, not 'a.pdf'"),
        (("-o", "map.heatdesk"), "this version writes .md and .html files"),
    ],
)
def test_wrong_usage(here: Run, map_file: Path, arguments: tuple[str, ...], told: str) -> None:
    ran = here("report", "map.heatdesk", *arguments)
    assert ran.code == 2
    assert told in ran.line


def test_without_qt_only_the_picture_is_missing(run: Run, map_file: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; from heatdesk.__main__ import main;"
        " sys.exit(main())"
    )
    page = run("report", "map.heatdesk", "-o", "map.html", start=("-c", code))
    assert (page.code, page.err) == (0, "")
    text = run("report", "map.heatdesk", "-o", "map.md", start=("-c", code))
    assert text.code == 1
    assert not map_file.with_name("map.md").exists()
