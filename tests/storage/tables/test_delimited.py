"""CSV as programs and people of several countries write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.storage.tables.reading import decode
from heatdesk.storage.tables.table import Row, TableError

LINES = "name;note\nSales;a, b\nBlog;c\n"


def error(data: bytes) -> str:
    with pytest.raises(TableError) as told:
        decode(data)
    return told.value.in_file("t.csv")


@pytest.mark.parametrize(
    ("sign", "told"),
    [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "bars")],
)
def test_the_delimiter_is_found_out(sign: str, told: str) -> None:
    table = decode(f"name{sign}x{sign}y\nSales{sign}1{sign}2\n".encode())
    assert table.header == ("name", "x", "y")
    assert table.rows == (Row(2, ("Sales", "1", "2")),)
    assert table.form == f"{told}, UTF-8"


@pytest.mark.parametrize(
    "text",
    [
        "name;x;y\nSales;0,5;0,7\nBlogs;0,1;0,2\n",  # decimal commas
        'name;x\n"one, two, three";1\n"four, five";2\n',
        "sep=;\nname;x\nSales, more;1\n",
        "name;x\n\n\nSales;1\n",
    ],
)
def test_commas_in_cells_are_no_delimiters(text: str) -> None:
    assert decode(text.encode()).form.startswith("semicolons")


def test_a_hint_of_the_delimiter_is_followed_and_is_no_row() -> None:
    table = decode(b"sep=;\r\na,b,c;x\r\n1,2,3;4\r\n")
    assert table.header == ("a,b,c", "x")
    assert table.rows == (Row(3, ("1,2,3", "4")),)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 with a mark"),
        ("utf-16", "UTF-16"),
        ("cp1252", "Windows-1252 (it is not UTF-8)"),
    ],
)
def test_the_encoding_is_found_out_and_told(encoding: str, told: str) -> None:
    table = decode("name,note\nCafé,größer als €\n".encode(encoding))
    assert table.rows[0].cells == ("Café", "größer als €")
    assert table.form == f"commas, {told}"


def test_utf_16_with_the_other_order_of_bytes() -> None:
    data = b"\xfe\xff" + "name,x\nCafé,1\n".encode("utf-16-be")
    assert decode(data).rows[0].cells == ("Café", "1")


def test_cells_over_several_lines_keep_the_numbers_of_the_lines() -> None:
    table = decode(b'name,note\r\nA,"one\r\ntwo ""quoted"""\r\nB,three\r\n')
    assert table.rows == (Row(2, ("A", 'one\r\ntwo "quoted"')), Row(4, ("B", "three")))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line(end: str) -> None:
    table = decode(end.join(["name,x", "A,1", "B,2"]).encode())
    assert [row.line for row in table.rows] == [2, 3]


def test_empty_lines_and_empty_ends_are_no_cells() -> None:
    table = decode(b"\n , ,\nname,x,,\n,,\nA,,,\n")
    assert table.header == ("name", "x")
    assert table.rows == (Row(5, ("A",)),)
    assert table.rows[0].cell(1) == ""


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "t.csv: there is no table in it: every cell is empty"),
        (b"\n,,\n", "t.csv: there is no table in it: every cell is empty"),
        (b"name,x\nA,1\n\0,2", "t.csv:3: expected text, got something else"),
        (b'name\nA\n"B\n', "t.csv:3: expected quotation marks to enclose a whole cell, and to clo"),
        (b'name\n"A"B\n', "t.csv:2: expected quotation marks to enclose a whole cell, and to clo"),
        (b"\x81\x8d\xff", "t.csv: expected text in Windows-1252 (it is not UTF-8)"),
        (b"name" + b",x" * 200, "t.csv:1: expected at most 200 columns"),
        (b"name\n" + b"x" * 20_001, "t.csv:2: expected at most 20000 characters in a cell"),
        (b"\xd0\xcf\x11\xe0more", "t.csv: expected CSV or .xlsx, got an .xls workbook or one with"),
    ],
)
def test_what_is_no_table_gets_one_line(data: bytes, told: str) -> None:
    assert error(data).startswith(told)


@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(str.encode)
    | st.text('",;\t\n\r |ab=\x00', max_size=60).map(str.encode)
)
def test_any_bytes_are_survived(data: bytes) -> None:
    line = outcome(data)
    assert line.isprintable()
    assert len(line) <= 220


def outcome(data: bytes) -> str:
    """How the file was read, or what is wrong with it."""
    try:
        return decode(data).form
    except TableError as told:
        return told.in_file("t.csv")
