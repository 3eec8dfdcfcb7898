from __future__ import annotations

import pytest

from heatdesk import resources
from heatdesk.storage.project_file import decode, encode
from heatdesk.storage.templates import open_template, templates


def test_the_index_lists_templates_with_title_and_summary() -> None:
    listed = templates()
    assert listed
    assert all(template.id and template.title and template.summary for template in listed)
    assert len({template.id for template in listed}) == len(listed)


def test_the_index_and_the_folder_hold_the_same_templates() -> None:
    files = {path.stem for path in resources.path("templates").glob("*.heatdesk")}
    assert files == {template.id for template in templates()}


def test_each_template_opens_and_is_written_as_it_stands() -> None:
    for template in templates():
        data = resources.path("templates", f"{template.id}.heatdesk").read_bytes()
        assert encode(decode(data, template.id)) == data
        assert open_template(template.id).items


@pytest.mark.parametrize("id", ["", "nothing", "../templates/index", "/etc/passwd", "index.json"])
def test_only_ids_of_the_index_open(id: str) -> None:
    with pytest.raises(ValueError, match="social-media-2011"):
        open_template(id)
