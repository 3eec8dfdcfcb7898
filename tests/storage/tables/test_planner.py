"""What a table would do to a map."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.model.items import Item, LabelOffset, Placement
from heatdesk.model.project import Project
from heatdesk.model.scenario import Scenario
from heatdesk.storage.tables.columns import Columns
from heatdesk.storage.tables.plan import Plan
from heatdesk.storage.tables.planner import plan
from heatdesk.storage.tables.reading import decode
from heatdesk.storage.tables.scales import Scale
from heatdesk.storage.tables.table import TableError
from tests.builders.maps import in_tray, map_of, role, technology


def planned(project: Project, text: str, **options: object) -> Plan:
    return plan(project, decode(text.encode()), **options)  # type: ignore[arg-type]


def after(project: Project, text: str, **options: object) -> Project:
    return project.after(planned(project, text, **options).change)


def told(made: Plan) -> list[str]:
    return [str(trouble) for trouble in made.troubles]


@pytest.fixture
def small() -> Project:
    return map_of(
        technology("blog", -0.5, 0.5, width=0.8),
        role("sales", 0.5, -0.25, weight=2.0),
        in_tray("seo"),
    )


# Adding and changing ------------------------------------------------------------------------------


def test_a_plan_says_what_would_be_done_and_does_nothing(small: Project) -> None:
    made = planned(small, "name,kind,x,y\nSales,role,0.75,-0.25\nVideo,tech,0.1,0.2\nBlog,,,\n")
    assert list(made.lines()) == [
        "commas, UTF-8",
        "columns: name, kind, x, y",
        "positions from -1 to 1 (guessed)",
        "1 item to add, 1 row to change, 1 row unchanged",
        "to add:",
        "  line 3: Video (technology) at 0.1, 0.2 in 'Now'",
        "to change:",
        "  line 2: Sales in 'Now': x 0.5 -> 0.75",
    ]
    changed = small.after(made.change)
    assert changed.placement("now", "sales") == Placement("sales", 0.75, -0.25, weight=2.0)
    assert changed.placement("now", "video") == Placement("video", 0.1, 0.2)
    assert changed.after(made.change.inverse()) == small


def test_every_field_of_an_item_and_its_placement(small: Project) -> None:
    text = (
        "name\tkind\tx\ty\twidth\theight\tweight\tmuted\tgroup\tnote\tlink\treason\tcolor\tlocked"
        "\tlabel dx\tlabel dy\nBlog\trole\t-1\t1\t0.4\t0.6\t3\tyes\tOwn\tA note\thttps://e.org"
        "\tBecause\t#1A2b3c\tja\t1.5\t-2\n"
    )
    changed = after(small, text)
    assert changed.item("blog") == Item(
        "blog", "role", "Blog", "Own", "A note", "https://e.org", "#1A2b3c", True
    )
    assert changed.placement("now", "blog") == Placement(
        "blog", -1, 1, 0.4, 0.6, 3, True, "Because", LabelOffset(1.5, -2)
    )


def test_empty_cells_say_nothing(small: Project) -> None:
    made = planned(small, "name,x,y,weight,note\nBlog,,,,\nsales,,,,\nSEO,,,,\n")
    assert (made.unchanged, made.change.records) == (3, {})


def test_an_item_leaves_the_tray(small: Project) -> None:
    made = planned(small, "name,x,y,size\nSeo,0.5,0.5,1\n")
    assert str(made.changed[0]) == "line 2: Seo in 'Now': place in the tray -> 0.5, 0.5"
    changed = small.after(made.change)
    assert changed.placement("now", "seo") == Placement("seo", 0.5, 0.5, 1.0, 1.0)
    assert [p.item for p in changed.placements("now")] == ["blog", "sales", "seo"]


def test_half_a_position_is_no_place(small: Project) -> None:
    made = planned(small, "name,x,y,weight\nSeo,0.5,,2\nBlog,0.25,,\nNew,,0.1,\n")
    assert told(made) == [
        "line 2: without y 'Seo' waits in the tray, and its x, weight is not kept",
        "line 4: without x 'New' waits in the tray, and its y is not kept",
    ]
    changed = small.after(made.change)
    assert changed.placement("now", "seo") is None
    assert changed.placement("now", "blog") == Placement("blog", 0.25, 0.5, 0.8)
    assert [item.name for item in changed.tray("now")] == ["Seo", "New"]


def test_a_new_map_takes_the_scenarios_of_the_table() -> None:
    changed = after(
        Project.empty(), "scenario,name,x,y\nOld,A,0,0\nNew,A,1,0\nNew,B,0,1\n", scale=Scale(0, 1)
    )
    assert [(s.id, s.name) for s in changed.scenarios] == [("old", "Old"), ("new", "New")]
    assert changed.placements("new") == (Placement("a", 1, -1), Placement("b", -1, 1))
    assert [item.name for item in changed.tray("old")] == ["B"]


def test_scenarios_are_found_by_name_or_added(small: Project) -> None:
    made = planned(small, "scenario,name,x,y\n NOW,Blog,0,0\nThen,Blog,0.5,0\n,Sales,0,0\n")
    assert made.scenarios == ("Then",)
    changed = small.after(made.change)
    assert [s.id for s in changed.scenarios] == ["now", "then"]
    assert changed.placements("then") == (Placement("blog", 0.5, 0),)
    assert changed.placement("now", "sales") == Placement("sales", 0, 0, weight=2.0)


def test_rows_without_a_scenario_go_where_they_are_told_to() -> None:
    project = map_of(technology("blog"), also={"later": []})
    changed = after(project, "name,x,y\nBlog,0.5,-0.5\n", scenario="later")
    assert changed.placements("later") == (Placement("blog", 0.5, -0.5),)
    assert changed.placements("now") == project.placements("now")


# Names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Sales", "SALES", "  sales ", "ＳＡＬＥＳ"])
def test_names_match_without_regard_to_capitals_and_spaces(small: Project, name: str) -> None:
    changed = after(small, f"name,weight\n{name},5\n")
    assert changed.placement("now", "sales") == Placement("sales", 0.5, -0.25, weight=5.0)
    assert changed.item("sales").name == "Sales"


def test_what_is_alike_is_suggested_and_never_taken(small: Project) -> None:
    text = "name,weight\nSalse,5\n"
    made = planned(small, text)
    assert [str(one) for one in made.alike] == ["line 2: 'Salse' is new; 'Sales' is there already"]
    assert [added.name for added in made.added] == ["Salse"]
    taken = planned(small, text, same={"Salse": "sales"})
    assert (taken.added, taken.alike, len(taken.changed)) == ((), (), 1)


def test_of_namesakes_the_kind_or_the_id_decides() -> None:
    blogs = [Item("b1", "technology", "Blog"), Item("b2", "role", "Blog")]
    project = Project.of(Project.empty().properties, blogs, [(Scenario("now", "Now"), [])])
    assert after(project, "name,kind,x,y\nBlog,role,0,0\n").placement("now", "b2") is not None
    assert after(project, "name,id,x,y\nBlog,b1,0,0\n").placement("now", "b1") is not None
    assert told(planned(project, "name,x,y\nBlog,0,0\n")) == ["line 2: 2 items are called 'Blog'"]


def test_the_later_of_two_rows_for_one_item_is_told_and_not_done(small: Project) -> None:
    made = planned(small, "name,weight\nSales,3\nsales ,4\n")
    assert told(made) == ["line 3: 'sales ' in 'Now' stands on line 2 already"]
    placement = small.after(made.change).placement("now", "sales")
    assert placement is not None
    assert placement.weight == 3


def test_rows_of_one_item_must_not_contradict_each_other(small: Project) -> None:
    made = planned(small, "scenario,name,group\nNow,Blog,A\nThen,Blog,B\nLater,Blog,A\n")
    assert told(made) == ["line 3: group: line 2 says 'A', not 'B'"]
    assert small.after(made.change).item("blog").group == "A"


# What is not understood ---------------------------------------------------------------------------


def test_a_cell_that_is_not_understood_is_told_and_the_rest_of_its_row_counts(
    small: Project,
) -> None:
    made = planned(
        small,
        "name;kind;x;y;weight;muted;color;width\n"
        "Blog;plant;0,5;0,5;;;;\nSales;;ten;;11;perhaps;red;5\n;;1;;;;;\n",
        scale=Scale(-1, 1),
    )
    assert told(made) == [
        "line 2: kind: expected 'technology' or 'role', got 'plant'",
        "line 3: x: expected a number from -1 to 1, got 'ten'",
        "line 3: weight: expected a number from 0 to 10, got '11'",
        "line 3: muted: expected 'yes' or 'no', got 'perhaps'",
        "line 3: color: expected a colour such as '#1a2b3c', got 'red'",
        "line 3: width: expected a number from 0.05 to 4, got '5'",
        "line 4: expected a name",
    ]
    assert small.after(made.change).placement("now", "blog") == Placement("blog", 0.5, 0.5, 0.8)


def test_another_decimal_mark_than_in_the_rest_of_the_column_is_told(small: Project) -> None:
    made = planned(small, "name;x;y\nA;0,5;0,5\nB;0,25;1\nC;0.5;1\n")
    assert told(made)[0] == (
        "line 4: x: expected a decimal comma as in the rest of the column, got '0.5'"
    )


def test_bounds_are_told_in_the_unit_of_the_table(small: Project) -> None:
    made = planned(small, "name,x,y,size\nBlog,50,101,300\n", scale=Scale(0, 100))
    assert told(made) == [
        "line 2: y: expected a number from 0 to 100, got '101'",
        "line 2: size: expected a number from 2.5 to 200, got '300'",
    ]
    assert small.after(made.change).placement("now", "blog") == Placement("blog", 0, 0.5, 0.8)


def test_other_scales(small: Project) -> None:
    changed = after(small, "name,x (0 to 100),y (1 to 7),width\nBlog,25,7,20\n")
    assert changed.placement("now", "blog") == Placement("blog", -0.5, 1.0, 0.4)
    guessed = after(small, "name,x,y\nBlog,1,4\n").placement("now", "blog")
    assert guessed == Placement("blog", -1.0, 0.5, 0.8)


def test_names_that_are_too_long(small: Project) -> None:
    made = planned(small, f"name,group\n{'x' * 201},\nBlog,{'y' * 201}\n")
    assert told(made) == [
        "line 2: name: expected at most 200 characters, got 201",
        "line 3: group: expected at most 200 characters, got 201",
    ]
    assert not made.change


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", "expected a column that is called 'name' among 'a', 'b'"),
        ("name,x,y\nA,-300,7\n", "positions run from -300 to 7: expected to be told their scale,"),
        ("name,muted\n" + "A,maybe\n" * 1001, "more than 1000 cells are not understood, the first"),
        ("name\n" + "A\n" * 1002, "more than 1000 rows are in doubt, the first on line 3: 'A' in"),
    ],
)
def test_a_table_that_is_not_understood_at_all(small: Project, text: str, told: str) -> None:
    with pytest.raises(TableError) as error:
        planned(small, text)
    assert str(error.value).startswith(told)


def test_columns_can_be_told(small: Project) -> None:
    table = "who,a,b\nBlog,0.5,0.25\n"
    columns = Columns({"name": 0, "x": 2, "y": 1})
    changed = after(small, table, columns=columns, scale=Scale(-1, 1))
    assert changed.placement("now", "blog") == Placement("blog", 0.25, 0.5, 0.8)


def test_thousands_of_names_that_ids_cannot_hold_get_ids_in_a_moment(small: Project) -> None:
    names = "\n".join(chr(0x4E00 + n) * 2 for n in range(5000))
    ids = [item.id for item in after(small, f"name,x\n{names}\n").items]
    assert len(set(ids)) == 5003


@given(st.text(max_size=200))
def test_any_text_gives_a_sound_map_or_one_line(text: str) -> None:
    from heatdesk.storage.project_file import decode as opened
    from heatdesk.storage.project_file import encode

    try:
        made = planned(Project.empty(), f"name,x,y,note,group\n{text}", scale=Scale(-1, 1))
    except (TableError, UnicodeEncodeError):
        return
    changed = Project.empty().after(made.change)
    assert opened(encode(changed), "map") == changed
    assert all(line.isprintable() for line in [*made.lines(), *told(made)])
