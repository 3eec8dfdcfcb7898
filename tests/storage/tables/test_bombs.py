"""Tables made to hurt: each ends in one line, within 2 s and 300 MB."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import heatdesk
from tests.builders.workbooks import lying, packed, rows, sheet, strings, text, workbook

_A = "<c><v>1</v></c>"

WORKBOOKS = {
    "two far corners": lambda: workbook(
        sheet(f'<row r="1">{_A}</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    ),
    "spaces": lambda: workbook(rows(_A) + " " * 70_000_000),
    "spaces that are not told": lambda: lying(workbook(rows(_A) + " " * 70_000_000), 100),
    "a size that is not there": lambda: lying(workbook(rows(_A)), 0xFFFFFFF0),
    "rows": lambda: workbook(sheet(f"<row>{_A}</row>" * 400_000)),
    "cells": lambda: workbook(rows(*[_A * 190] * 2_000)),
    "cells of nothing": lambda: workbook(rows("<c/>" * 2_000_000)),
    "one long text, named often": lambda: workbook(
        rows(*['<c t="s"><v>0</v></c>' * 3] * 60_000), strings=strings(f"<t>{'x' * 20_000}</t>")
    ),
    "one long cell": lambda: workbook(rows(text("x" * 60_000_000))),
    "one long tag": lambda: workbook(sheet(f'<row r="{"1" * 60_000_000}"/>')),
    "runs": lambda: workbook(rows(f"<c><is>{'<r><t>x</t></r>' * 300_000}</is></c>")),
    "strings": lambda: workbook(
        rows('<c t="s"><v>0</v></c>'), strings=strings(*["<t>a</t>"] * 500_000)
    ),
    "formats": lambda: workbook(
        rows(_A), styles=f"<s><cellXfs>{'<xf/>' * 1_000_000}</cellXfs></s>"
    ),
    "depth": lambda: workbook("<a>" * 2_000_000),
    "laughs": lambda: workbook(
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        + rows(text("&b;"))
    ),
    "parts": lambda: packed({f"part-{n}": "" for n in range(30_000)}),
    "ends": lambda: b"PK\x03\x04" + b"PK\x05\x06" * 15_000_000,
}
TEXTS = {
    "quotation marks": lambda: b'"' * 65_536,
    "quotation marks in lines": lambda: b'\n"' * 32_768,
    "megabytes of them": lambda: b'\n"' * 30_000_000,
    "commas": lambda: b"name,x\n" + b"," * 60_000_000,
    "lines": lambda: b"name\n" + b"a\n" * 30_000_000,
    "ends of lines": lambda: b"\r" * 60_000_000,
    "an open quotation": lambda: b'name,x\n"' + b"a\n" * 30_000_000,
    "one row over many lines": lambda: b"name,x\n" + b'"\n",' * 15_000_000,
    "one long cell": lambda: b"name\n" + b"a" * 60_000_000,
    "zeros": lambda: bytes(60_000_000),
    "tabs": lambda: b"\t" * 60_000_000,
    "other than UTF-8": lambda: b"name\n" + b"\xe9\n" * 20_000_000,
    "wide letters": lambda: ("name,note\n" + f"a,{'😀' * 150}\n" * 90_000).encode(),
    "faults": lambda: b"name,x,y,weight,muted\n" + b"a,b,c,d,e\n" * 90_000,
    "namesakes": lambda: b"name,id\n" + b"".join(b"A,a%d\n" % n for n in range(90_000)),
    "scenarios": lambda: (
        b"name,scenario,scenario id\n" + b"".join(b"A,S,s%d\n" % n for n in range(90_000))
    ),
    "brackets": lambda: b"(" * 19_000,
}

CHARTS = {
    "quotation marks": lambda: b'"' * 65_536,
    "quotation marks in lines": lambda: b'"\n' * 32_768,
    "lines": lambda: b"what\n" * 49_000,
    "ends of lines": lambda: b"\n" * 4_000_000,
    "more than 4 MB": lambda: b"x" * 60_000_000,
    "brackets": lambda: b'"A": ' + b"[" * 4_000_000,
    "arrows": lambda: b"x-axis " + b"-" * 4_000_000,
    "one long name": lambda: b'"' + b"x" * 3_900_000 + b'": [0.5, 0.5]',
    "namesakes": lambda: b"A: [0.5, 0.5]\n" * 49_000,
    "points that are none": lambda: b"A: [x, y]\n" * 49_000,
    "colours that are none": lambda: b'"A":::b: [0.5, 0.5] color: #' + b"f" * 3_900_000,
    "zeros": lambda: bytes(4_000_000),
}

CODE = """
import json, re, sys, time
from heatdesk.storage import lists
from heatdesk.storage.tables import planner, reading, source
from heatdesk.storage.tables.table import TableError
from heatdesk.storage.templates import blank
path, way = sys.argv[1:]
data = open(path, "rb").read() if way != "file" else b""
start, line = time.process_time(), ""
try:
    if way == "file":
        planner.plan(blank(), reading.read(path))
    elif way == "list":
        listed = lists.parse(data.decode("utf-8", "replace"), "role")
        line = f"bomb: {len(listed.pieces)} items, {len(listed.problems)} problems"
    else:
        opened = source.open_table(data, source.Wishes())
        made = planner.plan(blank(), opened.table)
        line = f"bomb: {next(iter([*opened.troubles, *made.troubles]), 'understood')}"
except TableError as error:
    line = error.in_file("bomb")
seconds = time.process_time() - start
peak = re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())  # since the start, in kB
print(json.dumps([line, seconds, int(peak[1]) / 1024]))
"""


LINUX_ONLY = pytest.mark.skipif(
    not os.path.exists("/proc/self/status"), reason="tells no peak of memory"
)


@LINUX_ONLY
@pytest.mark.parametrize("name", [*WORKBOOKS, *TEXTS])
def test_a_bomb_costs_no_more_than_a_moment(name: str, tmp_path: Path) -> None:
    check({**WORKBOOKS, **TEXTS}[name](), "file", tmp_path)


@LINUX_ONLY
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_that_is_a_bomb_costs_no_more(name: str, tmp_path: Path) -> None:
    check(b"quadrantChart\n" + CHARTS[name](), "table", tmp_path)


@LINUX_ONLY
@pytest.mark.parametrize("way", ["list", "table"])
@pytest.mark.parametrize("name", ["quotation marks", "quotation marks in lines", "tabs", "zeros"])
def test_neither_does_one_that_is_pasted(name: str, way: str, tmp_path: Path) -> None:
    check(TEXTS[name](), way, tmp_path)


@LINUX_ONLY
@pytest.mark.long
@pytest.mark.parametrize("name", [*WORKBOOKS, *TEXTS])
def test_nor_does_any_that_the_window_opens(name: str, tmp_path: Path) -> None:
    check({**WORKBOOKS, **TEXTS}[name](), "table", tmp_path)


def check(data: bytes, way: str, folder: Path) -> None:
    """It ends in one line. `way` is how it comes in: as a file, as a table that the window opens,
    or as a list of names.
    """
    bomb = folder / "bomb"
    bomb.write_bytes(data)
    ran = subprocess.run(
        [sys.executable, "-c", CODE, str(bomb), way],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(heatdesk.__file__).parents[1])},
    )
    line, seconds, megabytes = json.loads(ran.stdout)
    assert line.startswith("bomb")
    assert line.isprintable()
    assert len(line) <= 220
    # Of the processor, which others do not slow down.
    assert seconds < 2
    assert megabytes < 300
