from __future__ import annotations

import pytest

from heatdesk.export.report import Report, as_html, as_markdown, report
from heatdesk.figure.extras import Extras
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Picture, Text
from heatdesk.storage.templates import open_template
from tests.export.html import looking


@pytest.fixture(scope="module")
def article() -> Report:
    return report(open_template("social-media-2011"), "rebuilt", "alignment")


def test_markdown_has_the_picture_then_the_words_then_the_tables(article: Report) -> None:
    text = as_markdown(article, "map.png").decode()
    assert text.startswith("# Social Media Heat Map, 2011\n\nScenario: The map of 2011, rebuilt")
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        *("## What the map says", "## Findings", "## Opportunities", "## Pairs", "## Method"),
    ]
    assert "](map.png)\n" in text
    assert (
        "| Opportunity | How it was found | Owner | Action | Result | Activity | Review |" in text
    )
    for word in ("Kernel", "Smoothed from 18", "Hot from 75 %", "of 2011-04-13", "HeatDesk"):
        assert word in text[text.index("## Method") :]
    assert "\n\n\n" not in text


def test_html_is_one_page_with_its_picture_and_no_script(article: Report) -> None:
    root = looking.check_harmless(as_html(article, (LIGHT, DARK)), script=False)
    (picture,) = root.xpath("//svg[@class='picture']")
    assert "Sales" in {text.text for text in picture.iter("text")}
    assert [h.text for h in root.iter("h2")] == ["What the map says"]
    told = {h.text for h in root.iter("h3")}
    assert told >= {"Balance", "Findings", "Opportunities", "Pairs", "Method"}


def test_the_same_report_is_the_same_file(article: Report) -> None:
    again = report(open_template("social-media-2011"), "rebuilt", "alignment")
    assert as_html(again, (LIGHT, DARK)) == as_html(article, (LIGHT, DARK))
    assert as_markdown(again, "a") == as_markdown(article, "a")


def test_the_title_stands_above_the_picture_and_not_in_it(article: Report) -> None:
    figure = article.figure(DARK)
    words = {mark.text for mark in figure.marks if isinstance(mark, Text)}
    assert "Social Media Heat Map, 2011" not in words
    assert "Alignment" in words
    assert figure.ground == DARK.canvas
    assert any(isinstance(mark, Picture) for mark in figure.marks)


def test_what_was_chosen_is_kept() -> None:
    chosen = Extras(title="Our own", legend=False)
    made = report(open_template("power-interest"), "today", "gap", chosen)
    assert as_markdown(made, "x").startswith(b"# Our own\n")
    words = {mark.text for mark in made.figure(LIGHT).marks if isinstance(mark, Text)}
    assert "Gap" not in words
