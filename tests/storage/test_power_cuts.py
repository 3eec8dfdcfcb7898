"""The power is cut right after a save has said that it is done: the new version is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.storage.project_file import read, save
from tests.builders import disks
from tests.conftest import Figure

OPTIONS = ["", "noauto_da_alloc", "data=writeback"]


@pytest.mark.parametrize("cuts", [2, pytest.param(100, marks=pytest.mark.long)])
@pytest.mark.parametrize("options", OPTIONS, ids=["defaults", *OPTIONS[1:]])
def test_what_was_saved_survives_a_power_cut(
    cuts: int, options: str, sample: Project, tmp_path: Path, figure: Figure
) -> None:
    obstacle = disks.obstacle()
    if obstacle:
        pytest.skip(f"power cuts: {obstacle}")
    place, disk, project = tmp_path / "disk", disks.image(tmp_path), sample
    place.mkdir()
    path = place / "map.heatdesk"
    for n in range(cuts):
        disks.mount(disk, place, options)
        try:
            assert n == 0 or read(path) == project, f"cut {n}: an old version"
            project = project.after(edits.rename(project, "blog", f"Blog {n}"))
            save(path, project)
            disks.cut_off(place)
        finally:
            disks.unmount(place)
    disks.mount(disk, place, options)
    try:
        assert read(path) == project
    finally:
        disks.unmount(place)
    figure(f"{cuts} power cuts right after a save, ext4 {options or 'defaults'}: {cuts} new")
