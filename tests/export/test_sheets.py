"""Tables on their way out: text stays text, and numbers keep all their digits."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heatdesk.export.sheets import Sheet, as_csv, as_xlsx
from heatdesk.storage.tables.guard import guarded, is_tempting, unguarded
from heatdesk.storage.tables.reading import decode
from heatdesk.storage.tables.table import Cell, Gathering, text_of
from tests.builders.projects import texts

FORMULAS = [
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1",
    '=HYPERLINK("https://example.org","x")', "\t", "-", "- a list", "\u00a0=1",
]  # fmt: skip


def one(*cells: Cell) -> Sheet:
    return Sheet("One", tuple(f"column {n}" for n in range(len(cells))), (cells,))


def loaded(data: bytes) -> Any:
    """The first sheet, as another reader sees it."""
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


@pytest.mark.parametrize("text", FORMULAS)
def test_in_csv_no_cell_begins_like_a_formula(text: str) -> None:
    data = as_csv(one(text, "more"))
    (_, (cell, _)) = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert cell == "\t" + text
    # The quotation marks keep the tab from parting cells where tabs do.
    assert f'"{cell[:2]}'.encode() in data
    assert decode(data).rows[0].cells[0] == text


@pytest.mark.parametrize("text", FORMULAS)
def test_in_a_workbook_no_cell_is_a_formula(text: str) -> None:
    cell = loaded(as_xlsx([one(text, "more")])).cell(2, 1)
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.hyperlink is None


@pytest.mark.parametrize("text", ["a=b", "x-1", "#1", "'=1", "1-2", "über"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_numbers_are_numbers_in_all_their_digits() -> None:
    numbers = (0.1 + 0.2, -0.5, 1e-17, 2.0, 1 / 3, -7.0)
    data = as_csv(one(*numbers))
    assert data.decode("utf-8-sig").splitlines()[1] == (
        "0.30000000000000004,-0.5,1e-17,2,0.3333333333333333,-7"
    )
    written = as_xlsx([one(*numbers)])
    assert [cell.value for cell in loaded(written)[2]] == list(numbers)
    assert decode(written).rows[0].cells == numbers


def test_csv_is_as_spreadsheets_on_windows_take_it() -> None:
    data = as_csv(Sheet("S", ("name", "note"), (("Café", 'two\nlines, "quoted"'), (" a", 1.5))))
    assert data == (
        b'\xef\xbb\xbfname,note\r\nCaf\xc3\xa9,"two\nlines, ""quoted"""\r\n" a",1.5\r\n'
    )


def test_a_workbook_is_easy_to_read() -> None:
    first = Sheet("First", ("name", "n"), (("A long name of an item", 1.0), ("B", "")))
    data = as_xlsx([first, Sheet("Second", ("name",), ())])
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    assert workbook.sheetnames == ["First", "Second"]
    sheet = workbook.worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width > 20 > sheet.column_dimensions["B"].width
    assert sheet["B3"].value is None


def test_the_same_sheets_make_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = [one("text", "=1", 0.5)]
    first = as_xlsx(sheets)
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert as_xlsx(sheets) == first


def tables() -> st.SearchStrategy[Sheet]:
    cells = texts() | st.sampled_from(FORMULAS) | st.floats(-1e300, 1e300) | st.just("_x000D_")
    rows = st.lists(st.tuples(st.just("a"), cells, cells, st.just("z")), max_size=4)
    return rows.map(lambda rows: Sheet("S", ("a", "b", "c", "d"), tuple(rows)))


@given(tables())
def test_every_csv_reads_back_equal(sheet: Sheet) -> None:
    again = decode(as_csv(sheet))
    assert again.header == sheet.header
    assert [row.cells for row in again.rows] == [
        tuple(text_of(cell) if isinstance(cell, str) else told(cell) for cell in row)
        for row in sheet.rows
    ]


@settings(max_examples=40)
@given(tables())
def test_every_workbook_reads_back_equal(sheet: Sheet) -> None:
    again = decode(as_xlsx([sheet]))
    assert again.header == sheet.header
    assert [row.cells for row in again.rows] == list(sheet.rows)


def told(number: float) -> str:
    whole = number.is_integer() and abs(number) < 1e15
    return str(int(number)) if whole else repr(number)


@given(st.text())
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text) == text or guarded(text).startswith("\t")
    assert not is_tempting(text) or guarded(text) != text


def test_a_gathering_takes_as_much_as_it_says() -> None:
    gathering = Gathering()
    for line in range(1, 100_002):
        gathering.add(line, ("a", 1.0))
    assert len(gathering.table("").rows) == 100_000
