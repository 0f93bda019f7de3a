"""Takes the four pictures of the README anew, from the demo: run it when a page they show has changed.

    CHROMIUM=chromium .venv/bin/python -m docs.take_pictures

A Chromium with windows draws letters as a phone does; the one without, which the tests take, spaces them coarsely.
The demo is played in a folder that is thrown away, and its clock stands on a day of its last week.
"""

import datetime as dt
import io
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

FOLDER = tempfile.TemporaryDirectory(prefix="cjs-pictures-")
# No picture may be taken of what a person keeps; read when the application is imported, hence up here.
os.environ["CJS_INSTANCE"] = FOLDER.name

from flask import Flask, url_for  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser  # noqa: E402

from cjs_app.access import actions as access  # noqa: E402
from cjs_app.access.queries import find_user_by_login  # noqa: E402
from cjs_app.coop.seasons.queries import find_season_by_name  # noqa: E402
from cjs_app.demo.plays import ensure_played  # noqa: E402
from cjs_app.kernel.stamp import Stamp  # noqa: E402
from cjs_app.plumbing.database import db  # noqa: E402
from tests import browsing, databases  # noqa: E402

NOW = dt.datetime(2021, 8, 26, 8, 30, tzinfo=dt.UTC)
IMAGES = Path(__file__).resolve().parent / "images"


class Picture(NamedTuple):
    """A page, as somebody sees it."""

    name: str
    who: str
    endpoint: str
    width: int
    height: int


PICTURES = (
    Picture("bilan", "maud", "bilan.show", 1280, 1000),
    Picture("home", "awa", "home.season", 390, 844),
    Picture("hours", "awa", "hours.new", 390, 844),
    Picture("quotes", "maud", "quotes.index", 390, 844),
)


def main() -> None:
    """Play the demo, serve it, take the pictures."""
    folder = Path(FOLDER.name)
    address = f"sqlite:///{folder / 'demo.sqlite3'}"
    databases.migrate(address, folder)
    app = databases.make_app(address, folder, WTF_CSRF_ENABLED=True, CLOCK=lambda: NOW)
    with app.app_context():
        ensure_played(lambda _: None)
    with browsing.serving(app) as server, browsing.running_chromium() as browser:
        for picture in PICTURES:
            take(browser, server, picture)


def take(browser: Browser, server: browsing.LiveServer, picture: Picture) -> None:
    """Open a page as somebody, and keep what is seen of it."""
    token, path = key_and_path(server.app, picture)
    context = browser.new_context(
        base_url=server.url,
        viewport={"width": picture.width, "height": picture.height},
        locale="fr-FR",
        timezone_id="Europe/Paris",
    )
    browsing.let_in(context, server, token)
    page = context.new_page()
    page.goto(path)
    if (fold := page.get_by_role("button", name="Compris, replier")).count():
        fold.click()  # what a page is for is read once
    page.wait_for_load_state("networkidle")
    seen = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    seen.convert("RGB").save(IMAGES / f"{picture.name}.png", optimize=True)
    context.close()


def key_and_path(app: Flask, picture: Picture) -> tuple[str, str]:
    """Return what lets a person of the demo in, and where their picture is taken."""
    with app.app_context():
        person, season = find_user_by_login(picture.who), find_season_by_name("Coop’Avenir/2021")
        if person is None or season is None:
            raise LookupError(picture.who)
        token = access.open_session(person, Stamp(person.id, NOW, NOW.date()))
        db.session.commit()
        with app.test_request_context():
            return token, url_for(picture.endpoint, season_id=season.id)


if __name__ == "__main__":
    main()
