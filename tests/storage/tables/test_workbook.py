"""Workbooks of other programs, and some that no program writes."""

from __future__ import annotations

import io
import random
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest

from heatdesk.storage.tables.reading import decode
from heatdesk.storage.tables.table import Cell, Row, TableError
from tests.builders.workbooks import book, packed, rows, sheet, strings, text, workbook


def made(*rows: tuple[Any, ...], **others: tuple[tuple[Any, ...], ...]) -> bytes:
    """A workbook that openpyxl writes: its first sheet, and others by name."""
    written = openpyxl.Workbook()
    first = written.active
    assert first is not None
    for row in rows:
        first.append(row)
    for name, more in others.items():
        other = written.create_sheet(name)
        for row in more:
            other.append(row)
    kept = io.BytesIO()
    written.save(kept)
    return kept.getvalue()


def cells(*row: str) -> tuple[Cell, ...]:
    """The cells of a header that are read from a row's XML."""
    table = decode(workbook(rows(text("name"), "".join(row))))
    return table.rows[0].cells


def error(data: bytes, sheet: str | None = None) -> str:
    with pytest.raises(TableError) as told:
        decode(data, sheet)
    return told.value.in_file("t.xlsx")


def test_a_workbook_of_another_program() -> None:
    table = decode(made(("name", "x", "y"), ("Sales", 0.25, -1), (), ("Blogs", None, "0,5")))
    assert table.header == ("name", "x", "y")
    assert table.rows == (Row(2, ("Sales", 0.25, -1.0)), Row(4, ("Blogs", "", "0,5")))
    assert table.form == "sheet 'Sheet'"


def test_numbers_keep_all_their_digits() -> None:
    exact = (0.1 + 0.2, 1e-17, -123456.789, 1 / 3)
    assert cells(*(f"<c><v>{number!r}</v></c>" for number in exact)) == exact


def test_other_kinds_of_cell() -> None:
    row = (True, False, date(2026, 3, 31), datetime(2026, 3, 31, 9, 30), time(9, 30), "#N/A")
    assert decode(made(("name",), row)).rows[0].cells == (
        ("yes", "no", "2026-03-31", "2026-03-31 09:30", "09:30", "#N/A")
    )


def test_formulas_give_their_last_result() -> None:
    given = '<c t="str"><f>A1&amp;"x"</f><v>Namex</v></c><c><f>1/4</f><v>0.25</v></c>'
    assert cells(given) == ("Namex", 0.25)


def test_cells_that_are_left_out_stay_empty() -> None:
    assert cells('<c r="B2"><v>1</v></c><c r="D2"><v>2</v></c>') == ("", 1.0, "", 2.0)


def test_rich_text_is_one_text_without_its_readings() -> None:
    shared = strings("<r><t>To</t></r><r><t>kyo</t></r><rPh><t>reading</t></rPh>")
    data = workbook(rows(text("name"), '<c t="s"><v>0</v></c>'), strings=shared)
    assert decode(data).rows[0].cells == ("Tokyo",)


def test_escaped_letters_are_letters_again() -> None:
    assert cells(text("a_x000A_b _x005F_x000A_")) == ("a\nb _x000A_",)


@pytest.mark.parametrize("given", ["nan", "inf", "1e999", "1_000", "0x10", "\u0661", "1,5", "--1"])
def test_what_is_no_number_stays_text(given: str) -> None:
    assert cells(f"<c><v>{given}</v></c>") == (given,)


def test_a_text_that_is_not_there_is_empty() -> None:
    assert cells('<c t="s"><v>7</v></c><c t="s"><v>-1</v></c><c><v>1</v></c>') == ("", "", 1.0)


def test_the_calendar_of_1904() -> None:
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    data = workbook(
        rows(text("name"), '<c s="1"><v>1</v></c><c s="0"><v>1</v></c><c s="1"><v>9e99</v></c>'),
        styles=styles,
        book=book(properties='<workbookPr date1904="1"/>'),
    )
    assert decode(data).rows[0].cells == ("1904-01-02", 1.0, "9e+99")


def test_names_with_a_prefix() -> None:
    data = workbook(
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:sheetData><x:row r="3"><x:c t="str"><x:v>name</x:v></x:c></x:row>'
        '<x:row r="7"><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert decode(data).rows == (Row(7, (5.0,)),)


def test_the_first_sheet_that_is_seen_is_read_unless_one_is_named() -> None:
    data = made(("name", "x"), ("A", 1), Second=(("name",), ("B",)))
    assert decode(data).sheets == ("Sheet", "Second")
    assert decode(data, "Second").rows == (Row(2, ("B",)),)
    assert error(data, "Third") == "t.xlsx: there is no sheet 'Third' in the workbook"
    hidden = '<sheet name="H" state="hidden" r:id="r9"/><sheet name="S" r:id="r1"/>'
    assert decode(workbook(rows(text("name")), book=book(hidden))).sheets == ("S",)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (packed({"word/document.xml": ""}), "expected an .xlsx workbook, got another kind of arc"),
        (workbook("<worksheet>"), "expected an .xlsx workbook; the XML in this one is damaged"),
        (workbook(sheet("")), "there is no table in it: every cell is empty"),
        (workbook(rows("<c/>" * 3)), "there is no table in it: every cell is empty"),
        (workbook("", book=book("<other/>")), "there is no sheet in the workbook"),
        (b"PK\x03\x04 and no more", "expected an .xlsx workbook; this one is damaged"),
        (workbook(rows(text("name")))[:-30], "expected an .xlsx workbook; this one is damaged"),
    ],
)
def test_what_is_no_workbook_gets_one_line(data: bytes, told: str) -> None:
    assert error(data).startswith(f"t.xlsx: {told}")


def test_three_hundred_damaged_workbooks_give_lines_and_nothing_else() -> None:
    chance = random.Random(20260331)
    whole = made(("name", "x"), *((f"Item {n}", n / 7) for n in range(20)))
    lines = [outcome(damaged(whole, chance)) for _ in range(300)]
    assert all(line.isprintable() and len(line) <= 220 for line in lines)
    assert sum(line.startswith("t.xlsx: ") for line in lines) > 100


def damaged(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        changed[chance.randrange(4, len(changed))] = chance.randrange(256)
    return bytes(changed)


def outcome(data: bytes) -> str:
    """How the file was read, or what is wrong with it."""
    try:
        return decode(data).form
    except TableError as told:
        return told.in_file("t.xlsx")
