"""Fields of findings: what they are called, and what is taken when it is typed."""

from __future__ import annotations

from datetime import date

import pytest

from heatdesk.model import edits
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.panels.fields.entries import RefusedError
from heatdesk.panels.findings import finding_fields as fields
from tests.builders.maps import NOW, map_of, role, technology

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("review", "word"),
    [
        (None, "none"),
        ("2026-02-28", "overdue"),
        ("1999-01-01", "overdue"),
        ("2026-03-01", "soon"),
        ("2026-03-31", "soon"),
        ("2026-04-01", "later"),
    ],
)
def test_a_review_is_overdue_soon_or_later(review: str | None, word: str) -> None:
    assert fields.review_of(Finding("f", NOW, review=review), TODAY) == word


@pytest.mark.parametrize(
    ("typed", "value"),
    [("2026-03-31", "2026-03-31"), ("  2028-02-29 ", "2028-02-29"), ("", None), ("  ", None)],
)
def test_a_date_is_year_month_and_day(typed: str, value: str | None) -> None:
    assert fields.read("review", typed) == value


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31.3.2026", "Review: a date as 2026-03-31, or nothing"),
        ("20260331", "Review: a date as 2026-03-31, or nothing"),
        ("2026-3-31", "Review: a date as 2026-03-31, or nothing"),
        ("tomorrow", "Review: a date as 2026-03-31, or nothing"),
        ("٢٠٢٦-٠٣-٣١", "Review: a date as 2026-03-31, or nothing"),
        ("2026-02-29", "Review: 2026-02-29 is not in the calendar"),
        ("0000-01-01", "Review: 0000-01-01 is not in the calendar"),
        ("9" * 5_000_000, "Review: a date as 2026-03-31, or nothing"),
    ],
)
def test_anything_else_is_no_date(typed: str, told: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        fields.read("review", typed)
    assert str(refusal.value) == told


def test_texts_lose_what_a_file_cannot_hold() -> None:
    assert fields.read("sentence", " Sales\x00 can\r\nuse it \n") == "Sales can\nuse it"
    assert fields.read("owner", " Ann\n Lee ") == "Ann Lee"
    assert fields.read("action", "x" * 30_000) == "x" * 20_000
    assert fields.read("result", "") == ""


def test_a_finding_without_a_sentence_is_none() -> None:
    with pytest.raises(RefusedError, match="Sentence: at least one letter"):
        fields.read("sentence", " \n ")


@pytest.mark.parametrize(
    ("finding", "kind"),
    [
        (Finding("f", NOW, zone="hot"), "Hot meeting"),
        (Finding("f", NOW, zone="warm"), "Warm meeting"),
        (Finding("f", NOW, rule="weak_side", subject="x.low"), "Weak side"),
        (Finding("f", NOW, rule="role_unmet", subject="sales"), "Unmet role"),
        (Finding("f", NOW), "Free sentence"),
    ],
)
def test_the_kind_is_what_the_map_said(finding: Finding, kind: str) -> None:
    assert fields.kind_of(finding) == kind


def test_items_go_by_their_present_names_and_those_that_are_gone_by_their_last() -> None:
    project = map_of(role("sales"), technology("blogs"))
    named = (
        NamedItem("sales", "Sales"),
        NamedItem("wiki", "Old Wiki"),
        NamedItem("blogs", "Blogs"),
    )
    finding = Finding("f", NOW, items=named)
    renamed = project.after(edits.rename(project, "sales", "Selling"))
    assert fields.items_of(renamed, finding) == "Selling, Old Wiki, Blogs"
    gone = renamed.after(edits.delete(renamed, ["sales"]))
    assert fields.items_of(gone, finding) == "Sales, Old Wiki, Blogs"


def test_a_scenario_that_is_gone_is_told_by_its_id() -> None:
    project = map_of()
    assert fields.scenario_of(project, Finding("f", NOW)) == "Now"
    assert fields.scenario_of(project, Finding("f", "before")) == "(before)"


def test_what_nobody_has_judged_yet_is_neither_fresh_nor_stale() -> None:
    reasons = {"a": None, "b": "Twitter was deleted"}
    assert [fields.state_of(reasons, id) for id in "abc"] == ["fresh", "stale", "unread"]
