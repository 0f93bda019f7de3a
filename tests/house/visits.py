"""A browser in front of a served summer, that notes all that is wrong with the pages it opens."""

import base64
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from tests import browsing, campaigns
from tests.house.served_summer import Summer

HOUSE = Path(__file__).parents[2]
SCREENS = HOUSE / "build" / "screens"
AXE = (HOUSE / "tests" / "vendor" / "axe.min.js").read_text("utf-8")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
PICTURE = {"format": "jpeg", "quality": 60, "captureBeyondViewport": True, "optimizeForSpeed": True}
"""The whole page, quickly drawn."""
PICTURES = campaigns.FULL or "PYTEST_XDIST_WORKER" not in os.environ
"""Pictures are for the eyes of who runs these tests alone, or all at length; to take them is a fifth of the work."""
SHAPE = """() => ({
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    titles: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    title: document.title.trim().length > 0,
    small: [...document.querySelectorAll('.button, input:not([type=hidden]), select, textarea')]
        .filter(part => part.offsetParent && !part.closest('.choice, .visually-hidden'))
        .filter(part => part.offsetHeight < 44
            || !part.matches('.button') && parseFloat(getComputedStyle(part).fontSize) < 16)
        .map(part => part.outerHTML.slice(0, 120)),
})"""
WELL_SHAPED = {"overflow": 0, "titles": 1, "language": "fr", "title": True, "small": []}
"""Nothing off screen; buttons of 44 pixels, as a thumb needs; fields of 16, so that no phone zooms into them."""
FIRST_VISIT, FIRST_REQUESTS, NEXT_PAGE = 60_000, 6, 15_000
"""Bytes on the wire, headers included, and requests: of somebody's first page, and of those that follow."""
HEAVIER = {"-style.show", "-report.show"}
"""Every piece of the house at once, for those who build it; a whole year of the pôle, to be read through."""
PHONE = {"width": browsing.PHONE, "height": browsing.TALL}
COMPUTER = {"width": 1280, "height": 800}
ENLARGED = {"width": 320, "height": 256}
"""A page enlarged four times on a usual screen is as wide and as high as this."""


class Visit:
    """A browser of one width in the hands of one role, that notes all that is wrong with the pages it opens.

    One that judges nearly all of its pages keeps axe-core at hand in each of them: it is sent and read once.
    """

    def __init__(
        self, browser: Browser, summer: Summer, folder: str, width: int, role: str = "", *, judging: bool = False
    ) -> None:
        self.folder = SCREENS / folder
        self.window = browsing.Window(browser, summer.server.url)
        self.page = self.window.open(width, still=True)
        self.page.on("request", self.note_request)
        self.judging = judging
        if judging:
            self.page.add_init_script(AXE)
        self.wire: list[float] = []
        self.watcher = self.page.context.new_cdp_session(self.page)
        self.watcher.on("Network.loadingFinished", lambda loaded: self.wire.append(loaded["encodedDataLength"]))
        self.watcher.send("Network.enable")
        self.opened: list[str] = []
        self.host = urlsplit(summer.server.url).netloc
        self.faults: list[str] = []
        browsing.let_in(self.page.context, summer.server, summer.tokens[role or folder])

    def open_door(self) -> None:
        """Open a first page, whole: those after it find there what all pages share, letters too."""
        self.page.goto("/")
        self.page.evaluate("() => document.fonts.ready.then(() => null)")
        self.opened.append("door")

    def note_request(self, request: Any) -> None:
        """Note what is asked from another host."""
        if urlsplit(request.url).netloc != self.host:
            self.faults.append(f"asks {request.url}")

    def look(self, name: str, url: str) -> Page:
        """Open a page, keep its picture, note what is wrong with its shape and its weight."""
        self.open(name, url)
        self.note_shape(name)
        return self.page

    def look_at_every_width(self, name: str, url: str, *, judge: bool) -> None:
        """Open a page, look at it on a phone and on a computer; judge it on the phone, and enlarge it four times.

        It is opened at the width at which the one before it was left, so that each is laid out once for each width.
        """
        self.open(name, url)
        widths = [PHONE, COMPUTER, ENLARGED] if judge else [PHONE, COMPUTER]
        for size in widths if self.page.viewport_size == PHONE else reversed(widths):
            if self.page.viewport_size != size:
                self.page.set_viewport_size(size)
            if size == ENLARGED:
                self.note_overflow(name)
                continue
            self.note_shape(name)
            if judge and size == PHONE:
                self.judge(name)

    def open(self, name: str, url: str) -> None:
        """Open a page, note what is wrong with its answer and its weight."""
        self.wire.clear()
        answer = self.page.goto(url)
        if answer is None or answer.status != 200:
            self.faults.append(f"{name} ({url}): {answer and answer.status}")
        if self.opened and name not in HEAVIER and sum(self.wire) > NEXT_PAGE:
            self.faults.append(f"{name} ({url}): {sum(self.wire)} bytes")
        self.opened.append(name)

    def note_shape(self, name: str) -> None:
        """Note what is wrong with the shape of the page at hand, at this width; keep its picture."""
        width = (self.page.viewport_size or {})["width"]
        if (shape := self.page.evaluate(SHAPE)) != WELL_SHAPED:
            self.faults.append(f"{name} at {width}: {shape}")
        if PICTURES:
            self.keep_picture(name, width)

    def keep_picture(self, name: str, width: int) -> None:
        """Keep the picture of the whole page at hand."""
        taken = self.watcher.send("Page.captureScreenshot", PICTURE)
        (self.folder / str(width)).mkdir(parents=True, exist_ok=True)
        (self.folder / str(width) / f"{name}.jpeg").write_bytes(base64.b64decode(taken["data"]))

    def note_overflow(self, name: str) -> None:
        """Note whether the page at hand, enlarged four times, has to be moved sideways."""
        if overflow := self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"):
            self.faults.append(f"{name}: {overflow} pixels off screen when enlarged")

    def judge(self, name: str) -> None:
        """Note what axe-core finds on the page at hand."""
        if not self.judging:
            self.page.evaluate(AXE)
        found = self.page.evaluate("rules => axe.run(document, rules)", RULES)
        self.faults += [
            f"{name}: {violation['id']} {node['target']} {node['failureSummary'].splitlines()[-1].strip()}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def end(self) -> list[str]:
        """Close the window; return all that is wrong."""
        self.window.close()
        return self.faults + self.window.complaints
