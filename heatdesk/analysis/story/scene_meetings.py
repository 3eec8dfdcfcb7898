"""SceneMeetings: what the steps about warm and hot meetings say and point at.

The sentence of a finding is what gets presented; where none is kept for a meeting, the meeting
itself says who can use what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from heatdesk.analysis import names
from heatdesk.analysis.areas import at
from heatdesk.analysis.meetings import Meeting
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.story.scene_parts import Parts, evidence, named, placed, stressed, user_text
from heatdesk.analysis.upholding import reason_against
from heatdesk.analysis.words import can_use, listed
from heatdesk.model.findings import Finding, HotZone
from heatdesk.model.items import Layer
from heatdesk.model.story import Step


def warm(reading: Reading) -> Parts:
    """All warm meetings together, each in a line."""
    meetings = [meeting for meeting in reading.meetings if meeting.zone == "warm"]
    if not meetings:
        return Parts("Warm meetings", flag="Nobody meets where the map is warm now")
    return _together(reading, "Warm meetings", meetings)


def more(reading: Reading, told: Iterable[str]) -> Parts:
    """The hot meetings of those roles that no other step tells of."""
    roles = set(told)
    rest = [m for m in reading.meetings if m.zone == "hot" and m.role not in roles]
    if not rest:
        return Parts("More hot meetings", flag="No other meeting is hot now")
    return _together(reading, "More hot meetings", rest)


def hot(reading: Reading, step: Step) -> Parts:
    """One hot meeting: its role with its technologies, and what somebody says of it."""
    project, items = reading.project, placed(reading.project, reading.scenario, step.about.items)
    roles = [id for id in items if project.item(id).layer == "role"]
    technologies = [id for id in items if project.item(id).layer == "technology"]
    about = named(project, step.about.items)
    sentences = list(_sentences(reading, roles, technologies)) or _plainly(
        reading, roles, technologies
    )
    who = [names.item(project, id) for id in roles] or [
        names.item(project, named_item.id, named_item.name) for named_item in about[:1]
    ]
    return Parts(
        f"Hot: {listed(who)}" if who else "Hot meeting",
        sentences[0] if sentences else "",
        tuple(sentences[1:]),
        stressed(items),
        _areas(reading, roles, technologies, "hot"),
        flag=reason_against(evidence(reading), Finding("", reading.scenario, "hot", items=about)),
    )


def _together(reading: Reading, title: str, meetings: Sequence[Meeting]) -> Parts:
    """Several meetings of one zone in one step."""
    zone = meetings[0].zone
    roles = list(dict.fromkeys(meeting.role for meeting in meetings))
    technologies = dict.fromkeys(chain.from_iterable(m.technologies for m in meetings))
    areas = sorted({area for meeting in meetings for area in meeting.areas})
    return Parts(
        title,
        _counted(reading, len(roles), len(technologies), zone),
        tuple(chain.from_iterable(_told(reading, meeting) for meeting in meetings)),
        stressed((*roles, *technologies)),
        tuple(areas),
    )


def _counted(reading: Reading, roles: int, technologies: int, zone: HotZone) -> str:
    """'5 roles meet 9 technologies where the map is warm.', in the project's own words."""
    who = _number(reading, roles, "role")
    what = _number(reading, technologies, "technology")
    return f"{who} {'meets' if roles == 1 else 'meet'} {what} where the map is {zone}."


def _number(reading: Reading, count: int, layer: Layer) -> str:
    """'1 role', '5 roles'; of a layer that has a name of its own '5 Departments'."""
    project = reading.project
    if count == 1:
        return names.none_of(project, layer, "1 {}", "1 of {}")
    plural = "technologies" if layer == "technology" else "roles"
    name = names.layer(project, layer)
    return f"{count} {plural if name.lower() == plural else name}"


def _told(reading: Reading, meeting: Meeting) -> Iterator[str]:
    """The sentences of a meeting, or its role with its technologies."""
    found = list(_sentences(reading, [meeting.role], meeting.technologies, meeting.zone))
    if found:
        yield from found
        return
    project = reading.project
    technologies = listed([names.item(project, id) for id in meeting.technologies])
    yield f"{names.item(project, meeting.role)}: {technologies}"


def _plainly(reading: Reading, roles: Sequence[str], technologies: Sequence[str]) -> list[str]:
    """What a meeting comes to where nobody has put it in words."""
    if not technologies:
        return []
    return [
        f"{can_use(reading.project, Meeting('hot', role, tuple(technologies), None, ()))}."
        for role in roles
    ]


def _sentences(
    reading: Reading,
    roles: Sequence[str],
    technologies: Sequence[str],
    zone: HotZone = "hot",
) -> Iterator[str]:
    """The sentences kept for these roles with any of these technologies, in the user's order. Each
    is told once: with the first role that it names, and with its hot meeting before a warm one.
    """
    for finding in reading.project.findings:
        if finding.scenario != reading.scenario or finding.rule is not None:
            continue
        ids = {item.id for item in finding.items}
        role = _leading(reading, finding)
        if role not in roles or not ids & set(technologies):
            continue
        if zone == "warm" and ids & _hot_with(reading, role):
            continue
        if sentence := user_text(finding.sentence):
            yield sentence


def _leading(reading: Reading, finding: Finding) -> str | None:
    """The first role that a finding names, which is whom its sentence begins with."""
    project = reading.project
    ids = (item.id for item in finding.items if project.has_item(item.id))
    return next((id for id in ids if project.item(id).layer == "role"), None)


def _hot_with(reading: Reading, role: str | None) -> set[str]:
    """The technologies with which a role has a hot meeting."""
    hot = (m for m in reading.meetings if m.zone == "hot" and m.role == role)
    return {id for meeting in hot for id in meeting.technologies}


def _areas(
    reading: Reading, roles: Sequence[str], technologies: Sequence[str], zone: HotZone
) -> tuple[int, ...]:
    """Indices of the areas of a zone in which these roles and technologies meet."""
    found: set[int] = set()
    for role in roles:
        pairs = filter(None, (reading.pairs.of(id, role) for id in technologies))
        for pair in (pair for pair in pairs if pair.zone == zone):
            found.update(at(reading.areas, pair.x, pair.y))
    return tuple(sorted(n for n in found if reading.areas[n].zone == zone))
