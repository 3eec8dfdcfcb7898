"""A browser that is shown hundreds of documents, many at a time, and asked what acts in them.

    with CrowdedBrowser(folder) as browser:
        browser.show(page, script=True)
        browser.parse(drawing, "image/svg+xml")
        browser.check()

Shown documents are loaded each in a frame of its own, where scripts run as they do anywhere;
parsed ones only become trees, which is fifty times as cheap.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from tests.builders.browser import Browser

_ACTING: Final = """
doc => {
  const all = [...doc.querySelectorAll('*')];
  const having = (test) => all.filter(e => [...e.attributes].some(a => test(a.name, a.value)));
  return {
    scripts: doc.querySelectorAll('script').length,
    holders: doc.querySelectorAll('iframe, object, embed, a, base, foreignObject').length,
    handlers: having(name => name.startsWith('on')).length,
    outside: having((name, value) => ['src', 'href', 'xlink:href'].includes(name)
        && !/^(data:|#)/.test(value)).length,
    refreshing: doc.querySelectorAll('meta[http-equiv=refresh]').length,
    broken: doc.querySelectorAll('parsererror').length,
  };
}
"""
"""What acts in a document or refers elsewhere, as the browser's own parser finds it."""

_WHEN_LOADED: Final = f"""
if (parent !== window)
  addEventListener('load', () => {{
    document.querySelectorAll('[tabindex]').forEach(e => e.dispatchEvent(new FocusEvent('focus')));
    document.querySelectorAll('button').forEach(e => e.click());
    told(JSON.stringify([location.href, typeof caught, ({_ACTING})(document)]));
  }});
"""
"""In each frame everything is reached and pressed that can be, and what comes of it is told."""

_NOTHING: Final = dict.fromkeys(("holders", "handlers", "outside", "refreshing", "broken"), 0)


class CrowdedBrowser:
    """Raises OSError where there is no browser. What is shown is written into the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._browser = Browser()
        self._tab = self._browser.tab()
        self._tab.prepare(800, 600)
        self._tab.send("Runtime.addBinding", name="told")
        self._tab.send("Page.addScriptToEvaluateOnNewDocument", source=_WHEN_LOADED)
        self._waiting: dict[str, int] = {}
        self.seen = 0
        """Documents that were shown or parsed."""

    def __enter__(self) -> CrowdedBrowser:
        return self

    def __exit__(self, *given: object) -> None:
        self._browser.__exit__(*given)

    def show(self, page: bytes, scripts: int) -> None:
        """Keeps a page with so many scripts of its own for the next check."""
        path = self._folder / f"{self.seen}.html"
        path.write_bytes(page)
        self._waiting[path.as_uri()] = scripts
        self.seen += 1

    def parse(self, document: bytes, kind: str) -> None:
        """Has the browser parse a document of this media type, in which nothing may act."""
        text = json.dumps(document.decode())
        made = f"new DOMParser().parseFromString({text}, '{kind}')"
        assert self._tab.value(f"({_ACTING})({made})") == {"scripts": 0, **_NOTHING}
        self.seen += 1

    def check(self) -> None:
        """Opens all that was shown. Each loads, runs nothing but its own scripts, asks for nothing
        and complains of nothing, and neither does the browser complain of it.
        """
        shown = list(self._waiting)
        frames = "".join(f"<iframe src='{uri}' hidden></iframe>" for uri in shown)
        crowd = self._folder / "crowd.html"
        crowd.write_text(f"<!DOCTYPE html>{frames}")
        self._browser.events.clear()
        self._tab.go(crowd)
        assert self._tab.value("typeof caught") == "undefined"
        for uri, undefined, acting in self._told():
            scripts = self._waiting.pop(uri)
            assert (undefined, acting) == ("undefined", {"scripts": scripts, **_NOTHING}), uri
        assert self._waiting == {}
        assert self._tab.complaints == []
        assert sorted(self._tab.requests) == sorted([crowd.as_uri(), *shown])

    def _told(self) -> list[Any]:
        calls = (e for e in self._browser.events if e["method"] == "Runtime.bindingCalled")
        return [json.loads(call["params"]["payload"]) for call in calls]
