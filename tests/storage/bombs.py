"""Bombs: small or large things made to cost much when they are read.

`python -m tests.storage.bombs NAMES` reads each in a child of its own that may have 1 GB, and
prints a line of JSON for each: what was told, the seconds of the processor, the most megabytes.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from heatdesk.storage import clip, lists, project_file
from heatdesk.storage.problems import ProjectError

_HEAD = b'{"format":"heatdesk","version":1,'
_END = b'"items":[],"scenarios":[{"id":"a","name":"n"}]}'
_WIDE = "😀".encode()
_MEMORY = 1024**3


def _items(count: int, item: bytes) -> bytes:
    """A file of so many items; `%d` in them is their number."""
    each = b",".join(item % n if b"%d" in item else item for n in range(count))
    return _HEAD + b'"items":[' + each + b'],"scenarios":[{"id":"a","name":""}]}'


def _story(ids: bytes) -> bytes:
    return _HEAD + b'"story":[{"id":"a","kind":"axes","about":{"items":[' + ids + b"]}}]," + _END


MAPS: dict[str, Callable[[], bytes]] = {
    "lists in items": lambda: _HEAD + b'"items":[' + b"[]," * 20_000_000 + b'[]],"scenarios":[]}',
    "lists that do not end": lambda: _HEAD + b'"items":[' + b"[]," * 20_000_000,
    "eight megabytes of lists": lambda: _HEAD + b'"items":[' + b"[]," * 2_700_000 + b"[]]}",
    "a wide title": lambda: _HEAD + b'"title":"' + _WIDE * 15_000_000 + b'",' + _END,
    "an escaped title": lambda: _HEAD + b'"title":"' + b"\\ud83d\\ude00" * 5_000_000 + b'",' + _END,
    "a wide name of a field": lambda: _HEAD + b'"' + _WIDE * 15_000_000 + b'":0,' + _END,
    "unknown fields": lambda: _HEAD + b",".join(b'"k%d":0' % n for n in range(4_000_000)) + b"}",
    "one field again and again": lambda: _HEAD + b'"title":"x",' * 5_000_000 + _END,
    "one object again and again": lambda: _HEAD + b'"axes":{"x":{},"x":{}},' * 2_500_000 + _END,
    "every item names a field twice": lambda: _items(
        260_000, b'{"id":"a%d","layer":"role","name":"x","name":"y"}'
    ),
    "a million items that do": lambda: _items(
        1_100_000, b'{"id":"a%d","layer":"role","name":"x","name":"y"}'
    ),
    "one id for all": lambda: _items(300_000, b'{"id":"a","layer":"role","name":"y"}'),
    "a million items": lambda: _items(1_400_000, b'{"id":"a%d","layer":"role","name":"x"}'),
    "five million faults": lambda: _items(5_000_000, b'{"id":"A"}'),
    "the last item is faulty": lambda: _items(
        300_000, b'{"id":"a%d","layer":"role","name":"x"}'
    ).replace(b'"id":"a299999"', b'"id":"A"'),
    "ids in a step": lambda: _story(b'"a",' * 15_000_000 + b'"a"'),
    "a wrong id among them": lambda: _story(b'"a",' * 1_900_000 + b'"A"'),
    "deep lists": lambda: _HEAD + b'"a":' + b"[" * 60_000_000,
    "deep objects": lambda: b'{"a":' * 12_000_000,
    "a long number": lambda: _HEAD + b'"heat":{"opacity":' + b"1" * 60_000_000 + b"}," + _END,
    "a long exponent": lambda: _HEAD + b'"heat":{"opacity":1e' + b"1" * 60_000_000 + b"}," + _END,
    "a long version": lambda: b'{"format":"heatdesk","version":' + b"9" * 60_000_000 + b"}",
    "a long id": lambda: _HEAD + b'"target":"' + b"a" * 60_000_000 + b'",' + _END,
    "a text that does not end": lambda: _HEAD + b'"description":"' + _WIDE * 15_000_000,
    "a byte that is no text": lambda: _HEAD + b'"title":"' + _WIDE * 15_000_000 + b'\xff"}',
    "backslashes": lambda: _HEAD + b'"title":"' + b"\\" * 60_000_001,
    "quotation marks": lambda: _HEAD + b'"title":' + b'"' * 60_000_000,
    "quotation marks and spaces": lambda: _HEAD + b'"a":["' + b'"    ,"' * 8_000_000 + b'"]}',
    "commas": lambda: _HEAD + b"," * 60_000_000,
    "spaces": lambda: b" " * 64_000_000,
    "zeros": lambda: bytes(64_000_000),
    "more than 64 MB": lambda: b"{" + b" " * 70_000_000,
}


def _clip(count: int, item: bytes) -> bytes:
    head = b'{"format":"heatdesk-items","version":1,"ends":["","","",""],"items":['
    return head + b",".join([item] * count) + b"]}"


CLIPS: dict[str, Callable[[], bytes]] = {
    "a gigabyte of items": lambda: _clip(10_000_000, b'{"id":"a","layer":"role","name":"x"}'),
    "as many items as 16 MB hold": lambda: _clip(400_000, b'{"id":"a","layer":"role","name":"x"}'),
    "items of nothing": lambda: _clip(4_000_000, b"[]"),
    "a deep clip": lambda: b"[" * 16_000_000,
}
LISTS: dict[str, Callable[[], bytes]] = {
    "a gigabyte of names": lambda: b"a\n" * 100_000_000,
    "a line of commas": lambda: b"," * 60_000_000,
    "a line of tabs": lambda: b"\t" * 60_000_000,
}
BOMBS = {**MAPS, **CLIPS, **LISTS}


def _told(name: str, data: bytes | str) -> str:
    """What is said of a bomb; '' if nothing is."""
    if isinstance(data, str):
        return " ".join(lists.parse(data, "role").problems) or "nothing to paste"
    try:
        if name in CLIPS:
            clip.decode(data)
        else:
            project_file.read(os.fsdecode(data))
    except ProjectError as error:
        return "\n".join(error.lines)
    except ValueError as error:
        return str(error)
    return ""


def _exploded(name: str, data: bytes | str) -> None:
    """Prints what a bomb cost. The clipboard's own copy of the data is not counted."""
    before = _peak() if name not in MAPS else 0
    start = time.process_time()
    told = _told(name, data)
    seconds = time.process_time() - start
    print(json.dumps([name, told, seconds, _peak() - before]), flush=True)


def _peak() -> int:
    """Megabytes that this process has had at the most."""
    found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) // 1024 if found else 0


def _in_a_child(name: str, data: bytes | str) -> None:
    child = os.fork()
    if child == 0:
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        _exploded(name, data)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        print(json.dumps([name, f"ended with {status}", 0.0, 0]), flush=True)


def main(names: list[str]) -> None:
    with tempfile.NamedTemporaryFile() as file:
        for name in names:
            data = BOMBS[name]()
            if name in MAPS:
                Path(file.name).write_bytes(data)
                data = os.fsencode(file.name)
            _in_a_child(name, data.decode() if name in LISTS else data)


if __name__ == "__main__":
    main(sys.argv[1:])
