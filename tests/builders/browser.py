"""A real browser without a window, for pages: Chromium, driven over a pair of pipes.

    with Browser() as browser:
        tab = browser.open(path, 1280, 800)
        tab.move(400, 300)
        assert tab.value("document.title") == "Map"

Everything that a page logs, and every request that it makes, is kept for the test to look at.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from select import select
from typing import Any, Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS: Final = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--no-first-run", "--disable-extensions", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--hide-scrollbars", "--mute-audio"),
    *("--force-color-profile=srgb", "--remote-debugging-pipe"),
)
_PATIENCE: Final = 60.0
_KEYS: Final = {
    "Tab": 9, "Enter": 13, "Escape": 27,
    "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40,
}  # fmt: skip
_SHIFT: Final = 8


def program() -> str | None:
    """The browser of this machine, if it has one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """The browser's process. Raises OSError where there is none."""

    def __init__(self) -> None:
        found = program()
        if found is None:
            raise OSError("there is no Chromium")
        self._profile = tempfile.TemporaryDirectory(
            prefix="heatdesk-browser-", ignore_cleanup_errors=True
        )
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        self._process = _started(found, self._profile.name, to_browser, from_browser)
        self._rest, self._last = b"", 0
        self.events: list[dict[str, Any]] = []

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._write({"id": 0, "method": "Browser.close"})
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        os.close(self._out)
        os.close(self._in)
        self._profile.cleanup()

    def open(self, path: Path, width: int = 1280, height: int = 800, **wishes: Any) -> Tab:
        """A page in a tab of its own, in a window of this size. `wishes`: see Tab.prepare."""
        tab = self.tab()
        tab.prepare(width, height, **wishes)
        tab.go(path)
        return tab

    def tab(self) -> Tab:
        target = self.send("Target.createTarget", {"url": "about:blank"})["targetId"]
        session = self.send("Target.attachToTarget", {"targetId": target, "flatten": True})
        return Tab(self, session["sessionId"])

    def send(
        self, method: str, given: Mapping[str, Any] | None = None, session: str | None = None
    ) -> dict[str, Any]:
        """Has the browser do something, and returns its answer."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": dict(given or {})}
        self._write(message if session is None else {**message, "sessionId": session})
        for answer in self._messages():
            if answer.get("id") == self._last:
                assert "error" not in answer, (method, answer["error"])
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)
        raise AssertionError(f"no answer to {method}")

    def wait_for(self, event: str, session: str) -> None:
        if any(_is(given, event, session) for given in self.events):
            return
        for given in self._messages():
            self.events.append(given)
            if _is(given, event, session):
                return

    def forget(self, event: str, session: str) -> None:
        self.events = [given for given in self.events if not _is(given, event, session)]

    def _write(self, message: Mapping[str, Any]) -> None:
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._out, data) :]

    def _messages(self) -> Iterator[dict[str, Any]]:
        while True:
            while b"\0" in self._rest:
                message, _, self._rest = self._rest.partition(b"\0")
                yield json.loads(message)
            ready, _, _ = select([self._in], [], [], _PATIENCE)
            assert ready, f"the browser said nothing for {_PATIENCE} s"
            read = os.read(self._in, 1 << 20)
            assert read, "the browser is gone"
            self._rest += read


class Tab:
    """One page. Places are pixels of the window."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser = browser
        self._session = session

    def send(self, method: str, **given: Any) -> dict[str, Any]:
        return self._browser.send(method, given, self._session)

    def prepare(
        self,
        width: int,
        height: int,
        dark: bool = False,
        script: bool = True,
        touch: bool = False,
        scale: float = 1.0,
    ) -> None:
        """The window, the reader's system, and whether scripts run."""
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.window(width, height, touch, scale)
        self.scheme(dark)
        if not script:
            self.send("Emulation.setScriptExecutionDisabled", value=True)

    def window(self, width: int, height: int, touch: bool = False, scale: float = 1.0) -> None:
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=scale, mobile=touch,
        )  # fmt: skip

    def scheme(self, dark: bool, media: str = "") -> None:
        feature = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.send("Emulation.setEmulatedMedia", media=media, features=[feature])

    def close(self) -> None:
        self.send("Page.close")

    def go(self, path: Path) -> None:
        self._browser.forget("Page.loadEventFired", self._session)
        self.send("Page.navigate", url=path.as_uri())
        self._browser.wait_for("Page.loadEventFired", self._session)

    def value(self, expression: str) -> Any:
        """What a JavaScript expression comes to, as Python's own values."""
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def move(self, x: float, y: float) -> None:
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def click(self, x: float, y: float) -> None:
        self.move(x, y)
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def tap(self, x: float, y: float) -> None:
        self.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def press(self, key: str, times: int = 1, shift: bool = False) -> None:
        for _ in range(times):
            for kind in ("rawKeyDown", "keyUp"):
                self.send(
                    "Input.dispatchKeyEvent",
                    type=kind, key=key, code=key, windowsVirtualKeyCode=_KEYS[key],
                    modifiers=_SHIFT if shift else 0,
                )  # fmt: skip

    def click_on(self, selector: str) -> None:
        """A real click in the middle of an element."""
        found = f"document.querySelector({json.dumps(selector)})"
        x, y = self.value(
            f"{found}.scrollIntoView({{block: 'center'}});"
            f" (r => [r.x + r.width / 2, r.y + r.height / 2])({found}.getBoundingClientRect())"
        )
        self.click(x, y)

    def screenshot(self, whole: bool = False) -> bytes:
        """What is seen, as a PNG; `whole` is the page with all that lies below the window."""
        shot = self.send("Page.captureScreenshot", captureBeyondViewport=whole)
        return base64.b64decode(shot["data"])

    def printed(self) -> bytes:
        """The page on paper, as a PDF."""
        printed = self.send("Page.printToPDF", printBackground=True, preferCSSPageSize=True,
                            paperWidth=8.27, paperHeight=11.69)  # fmt: skip
        return base64.b64decode(printed["data"])

    @property
    def complaints(self) -> list[str]:
        """What the page, or the browser about it, has logged; and its exceptions."""
        kinds = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
        return [json.dumps(event) for event in self._events(*kinds)]

    @property
    def requests(self) -> list[str]:
        """The addresses that were asked for, without what stands in the page itself."""
        sent = (e["params"]["request"]["url"] for e in self._events("Network.requestWillBeSent"))
        return [url for url in sent if not url.startswith("data:")]

    def _events(self, *methods: str) -> Iterator[dict[str, Any]]:
        self.value("0")  # what is under way arrives before the answer
        for event in self._browser.events:
            if event.get("sessionId") == self._session and event["method"] in methods:
                yield event


def _started(program: str, profile: str, to_browser: int, from_browser: int) -> Any:
    """The process, which reads from file 3 and writes to file 4."""

    def bind() -> None:
        low, high = os.dup(to_browser), os.dup(from_browser)
        os.dup2(low, 3)
        os.dup2(high, 4)

    process = subprocess.Popen(
        [program, *_FLAGS, f"--user-data-dir={profile}", "about:blank"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=bind,
        pass_fds=(3, 4),
        start_new_session=True,
    )
    os.close(to_browser)
    os.close(from_browser)
    return process


def _is(event: Mapping[str, Any], method: str, session: str) -> bool:
    return event.get("method") == method and event.get("sessionId") == session
