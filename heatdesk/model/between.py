"""Between: the one change that leads from a project to another."""

from __future__ import annotations

from heatdesk.model.change import Change
from heatdesk.model.project import Project


def change_between(old: Project, new: Project) -> Change:
    """The Change after which `old` is `new`: every record that differs, and no other.

    Records that both share cost next to nothing, so projects of one history are told apart fast.
    """
    before, after = old.records, new.records
    changed = [key for key, record in after.items() if before.get(key) is not record]
    gone = [key for key in before if key not in after]
    both = {key: (before.get(key), after.get(key)) for key in (*changed, *gone)}
    return Change({key: pair for key, pair in both.items() if pair[0] != pair[1]})
