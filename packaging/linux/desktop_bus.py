"""Desktop bus: plays the desktop that a talk asks to keep the screen awake."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from jeepney import HeaderFields, MessageType, message_bus, new_method_return
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

NAME: Final = "org.freedesktop.ScreenSaver"
COOKIE: Final = 7


@contextmanager
def desktop() -> Iterator[tuple[str, list[str]]]:
    """A bus of its own: its address, and what a program has asked of the desktop so far."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, text=True, **streams) as daemon:
        assert daemon.stdout is not None
        try:
            address = daemon.stdout.readline().strip()
            connection = open_dbus_connection(bus=address)
            Proxy(message_bus, connection).RequestName(NAME)
            asked: list[str] = []
            threading.Thread(target=_answer, args=(connection, asked), daemon=True).start()
            yield address, asked
        finally:
            daemon.terminate()


def _answer(connection: DBusConnection, asked: list[str]) -> None:
    with suppress(OSError, EOFError):  # the bus is gone
        while True:
            message = connection.receive()
            if message.header.message_type is not MessageType.method_call:
                continue
            member = message.header.fields[HeaderFields.member]
            asked.append(member)
            body = ("u", (COOKIE,)) if member == "Inhibit" else (None, ())
            connection.send(new_method_return(message, *body))
