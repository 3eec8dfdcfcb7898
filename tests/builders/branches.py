"""Projects that grew apart: strategies for a base with two sides, and what a test asks of them.

`branches()` are a base and two sides that edited it. `tangles()` are three small projects that have
nothing in common but ids, so that they differ in all ways at once; those of `kin()` share no id
that the base does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from hypothesis import strategies as st

from heatdesk.model.change import Key, Record
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.items import Item, LabelOffset, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import HeatSettings, Properties
from heatdesk.model.scenario import Scenario
from heatdesk.model.story import About, Step
from tests.builders.drawn_edits import an_edit
from tests.builders.maps import maps

Leaf = tuple[Key, str]
"""A record's key with the path of one of its fields."""


class Branches(NamedTuple):
    base: Project
    mine: Project
    theirs: Project


@st.composite
def branches(draw: st.DrawFn, most: int = 4) -> Branches:
    """A map, and two sides that each made some edits of it."""
    base = draw(maps())
    return Branches(base, draw(_grown(base, most)), draw(_grown(base, most)))


@st.composite
def _grown(draw: st.DrawFn, project: Project, most: int) -> Project:
    for _ in range(draw(st.integers(0, most))):
        project = project.after(draw(an_edit(project, findings=True)))
    return project


class _Letters(NamedTuple):
    """The ids, of one letter each, that a small project may have."""

    items: str = "abcd"
    scenarios: str = "pqr"
    findings: str = "fg"
    steps: str = "uvw"


_ANY = _Letters()


@st.composite
def tangles(draw: st.DrawFn) -> Branches:
    """Three projects that draw from the same few ids."""
    return Branches(draw(_small(_ANY)), draw(_small(_ANY)), draw(_small(_ANY)))


@st.composite
def kin(draw: st.DrawFn) -> Branches:
    """Three projects of which the sides know the base's ids, and some of their own."""
    base = draw(_small(_ANY))
    of_base = _letters(base)
    mine = _Letters(*map("".join, zip(of_base, "mnjk", strict=True)))
    theirs = _Letters(*map("".join, zip(of_base, "xyzh", strict=True)))
    return Branches(base, draw(_small(mine)), draw(_small(theirs)))


def _letters(project: Project) -> _Letters:
    """The ids that a project has."""
    lists = (project.items, project.scenarios, project.findings, project.story or ())
    return _Letters(*("".join(entry.id for entry in entries) for entries in lists))


@st.composite
def _small(draw: st.DrawFn, letters: _Letters) -> Project:
    items, scenarios = draw(_ids(letters.items)), draw(_ids(letters.scenarios, 1))
    findings, story = draw(_ids(letters.findings)), draw(st.none() | _ids(letters.steps))
    warm, hot = draw(st.sampled_from([(0.5, 0.75), (0.6, 0.75), (0.5, 0.55), (0.8, 0.9)]))
    target = draw(st.sampled_from([None, *scenarios]))
    return Project.of(
        Properties(target=target, heat=HeatSettings(warm=warm, hot=hot)),
        [Item(id, "role", draw(_name)) for id in items],
        [(Scenario(id, draw(_name)), draw(_placements(items))) for id in scenarios],
        [Finding(id, "p", items=(_NAMED,), owner=draw(_name)) for id in findings],
        None if story is None else [draw(_steps(id)) for id in story],
    )


_NAMED = NamedItem("a", "A")
_name = st.sampled_from(["One", "Two"])


def _ids(letters: str, least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(letters), min_size=least, unique=True)


def _placements(items: Sequence[str]) -> st.SearchStrategy[list[Placement]]:
    some = st.lists(st.sampled_from(items), unique=True) if items else st.just([])
    number, label = st.sampled_from([0.0, 0.5]), st.sampled_from([None, LabelOffset(1.0, 2.0)])
    one = st.builds(lambda x, y, label: {"x": x, "y": y, "label": label}, number, number, label)
    return some.flatmap(
        lambda ids: st.tuples(*[one.map(lambda f, id=id: Placement(id, **f)) for id in ids]).map(
            list
        )
    )


def _steps(id: str) -> st.SearchStrategy[Step]:
    about = st.builds(About, st.sampled_from([None, "p"]), st.sampled_from([(), ("a",)]))
    return st.builds(Step, st.just(id), st.sampled_from(["free", "hot"]), about, _name)


# What is in a project, leaf by leaf ---------------------------------------------------------------


def leaves(project: Project) -> dict[Leaf, Any]:
    """Every field of every record that is no order; a record without a field has none."""
    found: dict[Leaf, Any] = {}
    for key, record in project.records.items():
        if key[0] != "order":
            found.update(((key, path), value) for path, value in _leaves(record, ""))
    return found


def _leaves(record: Record | Any, path: str) -> Iterator[tuple[str, Any]]:
    if not is_dataclass(record) or isinstance(record, LabelOffset):
        yield path, record
        return
    for field in fields(record):
        inner = f"{path}.{field.name}" if path else field.name
        yield from _leaves(getattr(record, field.name), inner)


def order_keys(*projects: Project) -> set[Key]:
    return {key for project in projects for key in project.records if key[0] == "order"}
