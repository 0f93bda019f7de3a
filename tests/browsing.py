"""A real Chromium, and the application served to it on a port of this machine."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

from cjs_app.bootstrap import checks

PHONE, TALL = 390, 844
QUIET = (
    "--no-sandbox",  # the tests may run as root, in a container
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    # Each page lives for a moment: its scripts are read, not translated for long runs, and it is given room, not swept.
    "--js-flags=--max-optimized-bytecode-size=0 --min-semi-space-size=64 --single-threaded-gc",
)
COUNTING = """() => {
    document.addEventListener('click', event => event.isTrusted && gesture('tap'), true);
    document.addEventListener('change', () => gesture('field'), true);
}"""


def count_gestures(page: Page) -> list[str]:
    """Return a list to which every tap and every field of a page is added, as they are made from now on."""
    gestures: list[str] = []
    page.expose_function("gesture", lambda kind: gestures.append(kind))
    page.add_init_script(f"({COUNTING})()")
    return gestures


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Start the distribution's Chromium, without a window."""
    path = checks.browser()
    if path is None:
        raise pytest.UsageError("Chromium absent : installer le paquet chromium-headless-shell (ou chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET])
        yield browser
        browser.close()


@dataclass(frozen=True)
class LiveServer:
    """The application at work, and where to find it."""

    app: Flask
    url: str


@contextmanager
def serving(app: Flask) -> Iterator[LiveServer]:
    """Serve the application from threads of this process, on a port that was free."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield LiveServer(app, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    thread.join()
    server.server_close()


def let_in(context: BrowserContext, server: LiveServer, token: str) -> None:
    """Give a browser the session that a token opens, without going through the door."""
    signer = SecureCookieSessionInterface().get_signing_serializer(server.app)
    assert signer is not None
    signed = str(signer.dumps({"_user_id": token, "_fresh": True}))
    context.add_cookies([{"name": "session", "value": signed, "url": server.url}])


class Window:
    """A visitor's browser window, with its own cookies; remembers what the page complained about."""

    def __init__(self, browser: Browser, base_url: str) -> None:
        self._browser = browser
        self._base_url = base_url
        self._pages: list[Page] = []
        self.complaints: list[str] = []

    def open(self, width: int = PHONE, *, javascript: bool = True, still: bool = False) -> Page:
        """Open one more window, phone-sized unless told otherwise; paths such as /devis are enough to go somewhere.

        With `still`, the visitor has asked for no movement: what is looked at does not change meanwhile.
        """
        context = self._browser.new_context(
            base_url=self._base_url,
            viewport={"width": width, "height": TALL},
            locale="fr-FR",
            timezone_id="Europe/Paris",
            java_script_enabled=javascript,
            reduced_motion="reduce" if still else None,
        )
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self._pages.append(page)
        return page

    def close(self) -> None:
        """Close every window that was opened."""
        for page in self._pages:
            page.context.close()
