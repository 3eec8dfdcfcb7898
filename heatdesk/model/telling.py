"""The verbs of the story: keeping it, setting, adding, ordering and dropping its steps.

A story is made from the map each time until it is edited. The first edit stores all of it, so
`on_story` takes the story as it was made just now; it is one Change with what is done to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from heatdesk.model import keys
from heatdesk.model.change import Change, Key, Record
from heatdesk.model.edits import make_change, without
from heatdesk.model.ids import new_id
from heatdesk.model.project import Project
from heatdesk.model.story import About, Step

Verb = Callable[[Project], Change]


def store_story(project: Project, steps: Sequence[Step]) -> Change:
    """Makes these steps the story; it may be empty. Raises ValueError where two have one id."""
    ids = tuple(step.id for step in steps)
    if len(set(ids)) < len(ids):
        raise ValueError("two steps have the same id")
    wanted: dict[Key, Record | None] = {
        keys.step(id): None for id in project.order(keys.STORY_ORDER) if id not in ids
    }
    wanted.update({keys.step(step.id): step for step in steps})
    wanted[keys.STORY_ORDER] = ids
    return make_change(project, wanted)


def on_story(project: Project, made: Sequence[Step], verb: Verb) -> Change:
    """What a verb does to the story, as one Change. Where the story is made from the map, `made`
    is stored first; a verb that changes nothing stores nothing.
    """
    if project.story is not None:
        return verb(project)
    stored = store_story(project, made)
    done = verb(project.after(stored))
    return stored.then(done) if done else Change()


def forget_story(project: Project) -> Change:
    """Lets the story be made from the map again: what was edited of it is gone."""
    wanted: dict[Key, Record | None] = {
        keys.step(id): None for id in project.order(keys.STORY_ORDER)
    }
    return make_change(project, {**wanted, keys.STORY_ORDER: None})


def set_steps(project: Project, ids: Iterable[str], **fields: Any) -> Change:
    """Sets fields of stored steps: title, caption, notes, show, hidden, about. Raises KeyError for
    an id of no step.
    """
    by_id = {step.id: step for step in project.story or ()}
    return make_change(project, {keys.step(id): replace(by_id[id], **fields) for id in ids})


def add_step(
    project: Project, title: str, after: str | None = None, about: About | None = None
) -> tuple[Change, str]:
    """A step of the user's own, right after another or at the end. Also gives its id."""
    id = new_id(title.strip() or "step", set(project.order(keys.STORY_ORDER)))
    step = Step(id, "free", about or About(), title)
    return _inserted(project, step, after), id


def duplicate_step(project: Project, id: str) -> tuple[Change, str]:
    """A copy right after the step. Also gives its id. Raises KeyError for an id of no step."""
    steps = {step.id: step for step in project.story or ()}
    copy = replace(steps[id], id=new_id(id, steps))
    return _inserted(project, copy, id), copy.id


def drop_steps(project: Project, ids: Iterable[str]) -> Change:
    """Takes steps out of the story; ids of none are left out. Without steps it stays stored."""
    order = project.order(keys.STORY_ORDER)
    gone = set(ids) & set(order)
    if not gone:
        return Change()
    wanted: dict[Key, Record | None] = {keys.step(id): None for id in gone}
    wanted[keys.STORY_ORDER] = without(order, gone)
    return make_change(project, wanted)


def move_step(project: Project, id: str, by: int) -> Change:
    """Moves a step so many places later in the story (earlier: below 0), at most to its ends.

    Raises ValueError for an id of no step.
    """
    order = list(project.order(keys.STORY_ORDER))
    place = min(max(order.index(id) + by, 0), len(order) - 1)
    order.remove(id)
    order.insert(place, id)
    return make_change(project, {keys.STORY_ORDER: tuple(order)})


def _inserted(project: Project, step: Step, after: str | None) -> Change:
    order = project.order(keys.STORY_ORDER)
    at = order.index(after) + 1 if after in order else len(order)
    wanted: dict[Key, Record | None] = {
        keys.step(step.id): step,
        keys.STORY_ORDER: (*order[:at], step.id, *order[at:]),
    }
    return make_change(project, wanted)
