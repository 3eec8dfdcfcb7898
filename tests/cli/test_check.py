from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

HEAD = '{"format": "heatdesk", "version": 1, "items": '
ITEM = '{"id": "blog", "layer": "technology", "name": "Blog"}'
SCENARIO = '{"id": "now", "name": "Now", "placements": [%s]}'
END = f'"scenarios": [{SCENARIO}]}}'

FAULTY = {
    "empty": ("", ": expected a project, got an empty file"),
    "zeros": ("\0" * 100, ": expected a project, got only zero bytes"),
    "other": ('{"a": 1}', ": $.format: expected 'heatdesk'"),
    "newer": ('{"format": "heatdesk", "version": 2}', ": $.version: expected version 1, got 2;"),
    "cut-off": (HEAD + "[", ":1:48: expected more"),
    "nan": (
        HEAD + f"[{ITEM}], " + END % '{"item": "blog", "x": NaN, "y": 0}',
        ":1:184: expected a number at $.scenarios[0].placements[0].x, got NaN",
    ),
    "1e999": (
        HEAD + f"[{ITEM}], " + END % '{"item": "blog", "x": 1e999, "y": 0}',
        ": $.scenarios[0].placements[0].x: expected a number from -1 to 1, got 1e999",
    ),
    "layer": (
        HEAD + f"[{ITEM.replace('technology', 'tool')}], " + END % "",
        ": $.items[0].layer: expected 'technology' or 'role', got 'tool'",
    ),
    "twice": (HEAD + f"[{ITEM}, {ITEM}], " + END % "", ": $.items[1].id: "),
    "stranger": (
        HEAD + "[], " + END % '{"item": "blog", "x": 0, "y": 0}',
        ": $.scenarios[0].placements[0].item: ",
    ),
    "escape": (HEAD + '[], "\\u001b[2J": 0, ' + END % "", ": $: unknown field '\\x1b[2J'"),
    "deep": ("[" * 100_000, ": expected a project, got lists or objects nested too deep"),
}


def test_a_good_file_is_named(run: Run, map_file: Path) -> None:
    assert run("check", "map.heatdesk").text == "map.heatdesk: good\n"


def test_each_faulty_file_gets_its_line(run: Run, map_file: Path) -> None:
    for name, (text, _) in FAULTY.items():
        (map_file.parent / name).write_text(text)
    ran = run("check", *FAULTY, "map.heatdesk", "missing", ".")
    assert (ran.code, ran.out) == (1, b"map.heatdesk: good\n")
    expected = [name + start for name, (_, start) in FAULTY.items()]
    expected += ["missing: cannot be read: No such file", ".: cannot be read: "]
    assert len(ran.lines) == len(expected)
    for line, start in zip(ran.lines, expected, strict=True):
        assert line.startswith(start)


def test_every_problem_of_a_file_has_a_line(run: Run, tmp_path: Path) -> None:
    items = ", ".join(['{"id": "A", "layer": "tool"}'] * 100)
    (tmp_path / "map").write_text(HEAD + f"[{items}], " + END % "")
    ran = run("check", "map")
    assert (ran.code, len(ran.lines)) == (1, 51)
    assert all(line.startswith("map: $.items[") for line in ran.lines[:50])
    assert ran.lines[50] == "map: and 250 more problems"
    listed = json.loads(run("check", "map", "--json").out)
    assert (len(listed), listed[-1]["path"]) == (300, "$.items[99].name")


def test_where_there_are_no_end_of_problems_it_says_so(run: Run, tmp_path: Path) -> None:
    items = ", ".join(['{"id": "A", "layer": "tool"}'] * 1000)
    (tmp_path / "map").write_text(HEAD + f"[{items}], " + END % "")
    ran = run("check", "map")
    assert (ran.code, len(ran.lines)) == (1, 51)
    assert ran.lines[-1] == "map: and at least 950 more problems"
    assert len(json.loads(run("check", "map", "--json").out)) == 1000


def test_problems_as_json(run: Run, map_file: Path) -> None:
    (map_file.parent / "é.json").write_text(FAULTY["nan"][0])
    (map_file.parent / "bad").write_text(FAULTY["layer"][0])
    ran = run("check", "--json", "é.json", "map.heatdesk", "bad")
    assert (ran.code, ran.err) == (1, "")
    assert json.loads(ran.out) == [
        {
            "file": "é.json",
            "path": "$.scenarios[0].placements[0].x",
            "line": 1,
            "column": FAULTY["nan"][0].index("NaN") + 1,
            "code": "HD105",
            "message": "expected a number at $.scenarios[0].placements[0].x, got NaN",
        },
        {
            "file": "bad",
            "path": "$.items[0].layer",
            "line": None,
            "column": None,
            "code": "HD111",
            "message": "expected 'technology' or 'role', got 'tool'",
        },
    ]


def test_the_codes_are_listed_and_stay_what_they_are(run: Run) -> None:
    lines = run("check", "--codes").text.splitlines()
    assert [line[:5] for line in lines] == [
        *("HD101", "HD102", "HD103", "HD104", "HD105", "HD106", "HD107", "HD108"),
        *("HD111", "HD112", "HD113", "HD121", "HD122", "HD123", "HD124", "HD126", "HD127"),
        "HD131",
    ]
    assert "HD122  an id is not unique in its list" in lines


def test_names_that_turn_the_text_around_them_are_noted(run: Run, map_file: Path) -> None:
    text = map_file.read_text("utf-8").replace("Sales", "Sales \u202egpj.exe")
    map_file.write_text(text, "utf-8")
    assert run("check", "map.heatdesk").text.splitlines() == [
        "map.heatdesk: good",
        "map.heatdesk: note: $.items[1].name: holds U+202E, which is not seen",
    ]
    assert json.loads(run("check", "--json", "map.heatdesk").text) == []


def test_no_problems_as_json(run: Run, map_file: Path) -> None:
    assert json.loads(run("check", "map.heatdesk", "--json").text) == []


def test_a_file_named_like_a_verb_can_be_checked(run: Run, map_file: Path) -> None:
    map_file.rename(map_file.with_name("check"))
    assert run("check", "./check").text == "./check: good\n"
