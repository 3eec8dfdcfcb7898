"""Sources: a table is read as it is found, or as somebody says that it is."""

from __future__ import annotations

import pytest

from heatdesk.export.sheets import Sheet, as_xlsx
from heatdesk.storage.tables.delimited import DELIMITERS, ENCODINGS, Manner
from heatdesk.storage.tables.source import Wishes, open_table
from heatdesk.storage.tables.table import TableError

TEXT = "name;x;y\nBlögs;0,5;0,25\n"


def test_what_is_found_is_told() -> None:
    opened = open_table(TEXT.encode(), Wishes())
    assert (opened.kind, opened.manner, opened.mark) == ("text", Manner(";", "utf-8"), ",")
    assert opened.headed
    assert opened.table.header == ("name", "x", "y")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_encodings_that_say_what_they_are(encoding: str) -> None:
    opened = open_table(TEXT.encode(encoding), Wishes())
    assert opened.manner.encoding == encoding.removesuffix("-sig")
    assert opened.table.rows[0].cells[0] == "Blögs"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_that_is_offered_reads(encoding: str) -> None:
    text = "name\nплан" if encoding in ("cp1251", "gb18030") else "name\nplan"
    opened = open_table(text.encode(encoding), Wishes(Manner(encoding=encoding)))
    assert opened.table.rows[0].cells[0] == text.splitlines()[1]
    assert opened.manner.encoding == encoding


@pytest.mark.parametrize("sign", DELIMITERS)
def test_another_delimiter_is_taken_at_its_word(sign: str) -> None:
    data = f"name{sign}x\nA,B;C|D\tE{sign}1\n".encode()
    opened = open_table(data, Wishes(Manner(delimiter=sign)))
    assert opened.table.header == ("name", "x")
    assert opened.manner.delimiter == sign


def test_an_encoding_that_it_is_not_in_is_refused() -> None:
    with pytest.raises(TableError, match="expected text in UTF-8"):
        open_table(b"name\n\xff\xfe\xfd", Wishes(Manner(encoding="utf-8")))


def test_a_table_without_headings_keeps_its_first_row() -> None:
    opened = open_table(b"Podcasts,0.5,0.5\nWikis,0.1,0.2,more\n", Wishes())
    assert not opened.headed
    assert opened.table.header == ("Column 1", "Column 2", "Column 3", "Column 4")
    assert [row.line for row in opened.table.rows] == [1, 2]
    assert opened.table.rows[0].cells == ("Podcasts", "0.5", "0.5")


def test_a_lone_row_is_a_list() -> None:
    opened = open_table(b"Podcasts, Wikis, Chats", Wishes())
    assert [row.cells for row in opened.table.rows] == [("Podcasts",), ("Wikis",), ("Chats",)]


def test_whether_there_are_headings_can_be_said() -> None:
    assert open_table(b"Podcasts\nWikis\n", Wishes(headed=True)).table.header == ("Podcasts",)
    assert len(open_table(b"name\nWikis\n", Wishes(headed=False)).table.rows) == 2


def test_a_sheet_is_chosen() -> None:
    book = as_xlsx([Sheet("A", ("name",), (("a",),)), Sheet("B", ("name",), (("b",),))])
    assert open_table(book, Wishes()).table.rows[0].cells == ("a",)
    opened = open_table(book, Wishes(sheet="B"))
    assert (opened.kind, opened.table.rows[0].cells) == ("workbook", ("b",))
    assert opened.table.sheets == ("A", "B")


@pytest.mark.parametrize("before", ["", "# Notes\n\n```mermaid\n", "\n\n"])
def test_a_chart_is_known_by_what_it_says(before: str) -> None:
    chart = f'{before}quadrantChart\n  title T\n  "A": [0.5, 0.5]\n  what\n'
    opened = open_table(chart.encode(), Wishes(mark=","))
    assert opened.kind == "chart"
    assert opened.properties is not None
    assert opened.properties.title == "T"
    assert opened.mark == "."
    assert len(opened.troubles) == 1


def test_a_decimal_mark_holds_for_all_columns() -> None:
    assert open_table(TEXT.encode(), Wishes(mark=".")).table.mark == "."
    assert open_table(TEXT.encode(), Wishes()).table.mark is None
