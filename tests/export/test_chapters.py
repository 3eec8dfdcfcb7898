from __future__ import annotations

import pytest

from heatdesk.analysis.reading import Reading, read
from heatdesk.export import chapters
from heatdesk.model import keeping
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.items import Placement
from heatdesk.model.project import Project
from heatdesk.storage.templates import open_template
from tests.builders.maps import NOW, in_tray, map_of, role, technology


@pytest.fixture(scope="module")
def article() -> Reading:
    return read(open_template("social-media-2011"), "rebuilt")


def column(table: chapters.Table, name: str) -> list[str]:
    at = table.columns.index(name)
    return [row[at].text for row in table.rows]


def test_findings_with_the_columns_that_somebody_filled_in(article: Reading) -> None:
    table = chapters.findings_table(article)
    assert table.columns == ("Finding", "Zone", "Action", "Result", "Activity")
    assert len(table.rows) == 10
    assert column(table, "Zone")[:4] == ["warm", "warm", "warm", "hot"]
    assert column(table, "Activity")[-1] == "Ideas read, and replies written."


def test_a_finding_that_no_longer_holds_says_why() -> None:
    project = map_of(technology("blogs", -0.8), role("sales", 0.8))
    named = (NamedItem("sales", "Sales"), NamedItem("blogs", "Blogs"))
    kept = project.after(keeping.keep_finding(project, Finding("", NOW, "hot", items=named))[0])
    table = chapters.findings_table(read(kept, NOW))
    assert column(table, "Finding") == ["Sales and Blogs (no sentence yet)"]
    assert column(table, "No longer supported, because")[0]


def test_no_finding_is_a_note() -> None:
    table = chapters.findings_table(read(map_of(technology("a")), NOW))
    assert (table.rows, table.note) == ((), "None is kept yet.")


def test_opportunities_carry_the_plan_of_their_finding(article: Reading) -> None:
    table = chapters.opportunities_table(article)
    assert table.columns[2:] == ("Owner", "Action", "Result", "Activity", "Review")
    assert len(table.rows) == len(article.opportunities) == 2
    target = next(row for row in table.rows if "Who we want to be" in row[0].text)
    assert target[3].text == "Let Sales and Event Marketing ask before they tell."
    assert all(cell.text == "" for row in table.rows if row is not target for cell in row[2:])


def test_nothing_asked_for_says_why() -> None:
    table = chapters.opportunities_table(read(Project.empty(), NOW))
    assert table.note == "Nothing is placed yet, so nothing meets."


def test_items_in_reading_order_with_what_they_meet(article: Reading) -> None:
    table = chapters.items_table(article)
    assert table.columns[2:4] == ("Personal – Professional", "Talk – Listen")
    rows = {row[0].text: row for row in table.rows}
    assert [cell.text for cell in rows["Sales"][1:10]] == [
        *("Roles", "0.27", "-0.25", "1.28", "0.64", "1.00", "31 %", "Twitter", "0.69"),
    ]
    assert table.numeric == (False, False, *[True] * 6, False, True, False)


def test_muted_and_unplaced_items_are_told() -> None:
    project = map_of(technology("a", muted=True), in_tray("b"))
    table = chapters.items_table(read(project, NOW))
    assert column(table, "Weight") == ["muted"]
    assert table.note == "Not placed: 1."


def test_pairs_by_share_and_what_is_left_over(article: Reading) -> None:
    table = chapters.pairs_table(article, 20)
    shares = [row[2].value or 0.0 for row in table.rows]
    assert shares == sorted(shares, reverse=True)
    rest = sum(pair.share or 0.0 for pair in article.pairs.ranked[20:])
    assert table.note == f"And 57 more, together {100 * rest:.0f} % of all that meets."
    assert chapters.pairs_table(article).note == ""


def test_reading_order_goes_by_rows() -> None:
    placed = [Placement(id, x, y) for id, x, y in [("c", 0, -1), ("b", 1, 0.9), ("a", -1, 0.95)]]
    assert [p.item for p in chapters.in_reading_order(placed)] == ["a", "b", "c"]
