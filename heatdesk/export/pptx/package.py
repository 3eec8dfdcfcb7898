"""Package: a presentation as a file's bytes, the same for the same presentation."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any, Final
from xml.sax.saxutils import escape

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from heatdesk import __version__
from heatdesk.export.pptx.nodes import link, node

ALWAYS_THEN: Final = datetime(2000, 1, 1)
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The dates of every presentation and of its parts."""

_ABOUT_PROGRAM: Final = "/docProps/app.xml"


def packed(presentation: Any) -> bytes:
    """The presentation's parts in their order, none with the time of its making."""
    _name_program(presentation.part.package)
    _list_notes_master(presentation.part)
    loose, kept = io.BytesIO(), io.BytesIO()
    presentation.save(loose)
    with zipfile.ZipFile(loose) as made, zipfile.ZipFile(kept, "w") as fixed:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, made.read(name), compresslevel=6)
    return kept.getvalue()


def _name_program(package: Any) -> None:
    """Says what wrote the file, in place of what the library's template says."""
    part = next(part for part in package.iter_parts() if part.partname == _ABOUT_PROGRAM)
    part.blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
        '"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>HeatDesk {escape(__version__)}</Application></Properties>"
    ).encode()


def _list_notes_master(part: Any) -> None:
    """Names the master of the notes where the format wants it, which the library leaves out."""
    masters = [id for id, found in part.rels.items() if found.reltype == RT.NOTES_MASTER]
    entries = [link("p:notesMasterId", "r:id", id) for id in masters]
    if entries:
        part._element.sldMasterIdLst.addnext(node("p:notesMasterIdLst", None, *entries))
