"""Text that would rather be something else, on its way into a presentation."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from pptx.oxml.ns import qn

from heatdesk.export.pptx.deck import deck
from heatdesk.export.pptx.writing import paragraph
from heatdesk.model.project import Project
from heatdesk.model.story import About, Step
from heatdesk.storage.characters import as_text
from tests.builders.maps import NOW, map_of, role, technology
from tests.builders.projects import projects
from tests.export.decks import Deck, groups, retold, text_of, view
from tests.export.test_hostile import hostile_names

_ACTIVE = ("hlinkClick", "hlinkHover", "oleObj", "control", "videoFile", "audioFile", "script")


def check(data: bytes) -> Deck:
    """It opens; every part parses; nothing in it acts or refers to anything outside."""
    made = Deck(data)
    for name, root in made.xml():
        if name.endswith(".rels"):
            assert all(relation.get("TargetMode") != "External" for relation in root)
        for element in root.iter():
            tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            assert tag not in _ACTIVE
    return made


def test_two_thousand_names_are_text_and_nothing_else() -> None:
    for name in hostile_names(2000):
        element = etree.fromstring(etree.tostring(paragraph(name)))
        assert "".join(element.itertext()) == as_text(name)
        tags = {child.tag for child in element.iter()}
        assert tags <= {qn(f"a:{tag}") for tag in ("p", "pPr", "r", "rPr", "t")}


def test_a_map_of_hostile_names() -> None:
    names = hostile_names(18)
    items = [technology(f"t{n}", n / 10 - 0.9, 0.3) for n in range(9)]
    items += [role(f"r{n}", n / 10 - 0.9, -0.3) for n in range(9)]
    plain = map_of(*items, title=names[0])
    named = [
        type(item)(item.id, item.layer, name) for item, name in zip(plain.items, names, strict=True)
    ]
    step = Step("a", "free", About(NOW), title=names[1], caption=names[2], notes=names[3])
    made = check(deck(view(retold(plain, step, items=named))))
    assert len([name for name in groups(made.slides[0]) if name.startswith("Role: ")]) == 9


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(projects())
def test_any_project_is_a_harmless_presentation(project: Project) -> None:
    check(deck(view(project)))


@pytest.mark.parametrize(
    ("name", "sides"),
    [("Sales", [None]), ("שיווק דיגיטלי", ["1"]), ("تسويق", ["1"]), ("👩‍🚀 12", [None])],
)
def test_a_name_keeps_its_direction(name: str, sides: list[str | None]) -> None:
    element = paragraph(name)
    assert [p.get("rtl") for p in element.iter(qn("a:pPr"))] == sides
    assert [p.get("algn") for p in paragraph(name, anchor="middle").iter(qn("a:pPr"))] == ["ctr"]


def test_a_name_within_a_sentence_does_not_turn_it() -> None:
    for text, wanted in (
        ("\u2068تسويق\u2069 can use Ops.", None),
        ("\u2068تسويق\u2069", "1"),
        ("\u2068תיאור\u2069: \u2068Ops\u2069", "1"),
    ):
        assert paragraph(text).find(qn("a:pPr")).get("rtl") == wanted


def test_long_names_are_cut_on_the_map_and_whole_in_the_selection_pane() -> None:
    long = "W" * 180
    plain = map_of(technology("a"), role("b"))
    first, second = plain.items
    items = [type(first)("a", "technology", long), second]
    slide = Deck.of(retold(plain, Step("x", "free"), items=items)).slides[0]
    assert f"Technology: {long}" in groups(slide)
    assert "WWW…" in text_of(slide)


def test_formulas_stay_text_in_a_table_of_findings() -> None:
    pieces = ("=cmd|' /C calc'!A0", "<b>", "&amp;")
    for left, right in itertools.permutations(pieces, 2):
        element = etree.fromstring(etree.tostring(paragraph(f"{left} {right}")))
        assert "".join(element.itertext()) == f"{left} {right}"
